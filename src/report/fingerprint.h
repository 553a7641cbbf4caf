// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/lint.h"

namespace posturelint {

/// What makes a finding the same finding in the next run, although lines above it came and went.
/// Both look like `c93a51e2a5d0fb3f:1`; the number after the colon tells findings of one file apart
/// whose hash is equal, in their order.
struct Fingerprints {
  /// Made from the rule and the words of the line: survives edits in other lines.
  std::string line;
  /// Made from the rule, the policy (kind, platform, name), the path of the value in it without
  /// positions in lists, and the reported words: survives reformatting and moving the policy too.
  std::string value;
};

/// The fingerprints of a file's findings and, numbered together with them, of the silenced ones: so
/// that silencing one does not rename another.
struct FileFingerprints {
  std::vector<Fingerprints> findings;    // one per finding, in their order
  std::vector<Fingerprints> suppressed;  // one per silenced finding, in their order
};
FileFingerprints fingerprints(const FileReport& file);

/// One hash that tells a finding from all others of a run, from the file's path and its value's
/// fingerprint: 16 hexadecimal digits.
std::string fingerprint_in(std::string_view path, const Fingerprints& prints);

}  // namespace posturelint
