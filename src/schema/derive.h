// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "schema/overlay.h"
#include "schema/release.h"

namespace posturelint {

/// A closed draft-07 schema made from the vendor's OpenAPI document: facts only, no prose.
///
/// - `$ref`, `allOf` and discriminators are resolved; every object lists its members and has
///   `additionalProperties: false`, except `_links` and `_embedded`, which the server may extend.
///   Only a schema that contains itself (the steps of a chain) is kept under `definitions`.
/// - A member that tells variants apart has a `const`. Where several variants are possible
///   (`verificationMethod`, the items of a list of device assurance policies) they are a `oneOf` of
///   objects, each with that `const` and with the member `required`: look at the member first, and
///   only then at the variant it names.
/// - `nullable` becomes `"type": [T, "null"]`, or a `null` variant; members only the server writes
///   are in the response schema, marked `readOnly`, and not in the request schema; `deprecated` is
///   kept.
struct DerivedSchema {
  /// `device-assurance.IOS.request`, `access-policy-rule.response`, `access-policy.list`, …
  std::string name;
  /// JSON with a line break at the end.
  std::string text;

  friend bool operator==(const DerivedSchema&, const DerivedSchema&) = default;
};

/// All schemas of one release, sorted by name.
struct DerivedSchemas {
  Release release;
  std::vector<DerivedSchema> schemas;
};

/// Derives the schemas of `openapi` (YAML text) after correcting it with `overlays`. The release is
/// `release` or else the document's `info.version`, which at least one document states wrongly.
Result<DerivedSchemas> derive_schemas(std::string_view openapi, std::span<const Overlay> overlays,
                                      std::optional<Release> release = std::nullopt);

/// The release in a file name such as `management-2025.08.0.yaml`.
std::optional<Release> release_in_file_name(std::string_view path);

/// A file to be written below the folder of the schemas.
struct DerivedFile {
  /// `2025.08.0/access-policy.list.schema.json`
  std::string path;
  std::string text;
};

/// One file per schema and release in which it differs from the release before. `releases` must
/// ascend.
std::vector<DerivedFile> lay_out(std::span<const DerivedSchemas> releases);

/// How a duration is written in the derived schemas: ISO 8601 with whole numbers and at least one
/// part. Without lookaheads, so that every engine for regular expressions can match it.
inline constexpr std::string_view kDurationPattern =
    "^P(([0-9]+Y([0-9]+M)?([0-9]+W)?([0-9]+D)?|[0-9]+M([0-9]+W)?([0-9]+D)?|[0-9]+W([0-9]+D)?|"
    "[0-9]+D)(T([0-9]+H([0-9]+M)?([0-9]+S)?|[0-9]+M([0-9]+S)?|[0-9]+S))?|"
    "T([0-9]+H([0-9]+M)?([0-9]+S)?|[0-9]+M([0-9]+S)?|[0-9]+S))$";

}  // namespace posturelint
