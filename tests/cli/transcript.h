// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace posturelint::test {

/// `$ …` in a transcript.
struct Step {
  /// `write NAME`, or what the shell runs.
  std::string command;
  /// The lines below: what to write, or what must come out.
  std::string below;
};

/// A file of cases/ (README.md says how it is written).
struct Transcript {
  std::string preamble;  // the comment
  std::vector<Step> steps;
};

Transcript parse_transcript(std::string_view text);
std::string to_text(const Transcript& transcript);

/// Runs the steps in a new folder; the same transcript with the answers that came.
Transcript run_transcript(Transcript transcript);

}  // namespace posturelint::test
