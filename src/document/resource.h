// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "extract/fragment.h"

namespace posturelint {

/// What a value is, in the vendor's API (domain.md, section 1).
enum class ResourceKind : std::uint8_t {
  device_assurance,
  access_policy,
  access_policy_rule,
  posture_check,
  log_event,
  api_error,
  other_policy,  // a policy of another type: recognised so that we stay silent
};
inline constexpr std::size_t kResourceKinds = 7;

/// `device-assurance`, `access-policy-rule`, …
std::string_view to_string(ResourceKind kind);
std::optional<ResourceKind> parse_resource_kind(std::string_view text);
/// For sentences: `device assurance policy`, `access policy rule`, ….
std::string_view display_name(ResourceKind kind);

/// The platforms of device assurance policies, upper case on the wire.
enum class Platform : std::uint8_t { unknown, android, chromeos, ios, macos, windows };
std::string_view to_string(Platform platform);  // "" for unknown
std::optional<Platform> parse_platform(std::string_view text);
inline constexpr Platform kPlatforms[] = {Platform::android, Platform::chromeos, Platform::ios,
                                          Platform::macos, Platform::windows};

/// Which way a value travels. A file people keep may be either; a body with `id` and server-set
/// members is a response (that somebody may send back).
enum class Direction : std::uint8_t { unknown, request, response };
std::string_view to_string(Direction direction);

/// A set of kinds, for the table of which rule looks at what.
class KindSet {
 public:
  constexpr KindSet() = default;
  constexpr KindSet(ResourceKind kind) : bits_(bit(kind)) {}  // NOLINT(google-explicit-constructor)
  constexpr KindSet(std::initializer_list<ResourceKind> kinds) {
    for (const ResourceKind kind : kinds) bits_ |= bit(kind);
  }
  constexpr void add(ResourceKind kind) { bits_ |= bit(kind); }
  [[nodiscard]] constexpr bool contains(ResourceKind kind) const {
    return (bits_ & bit(kind)) != 0;
  }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }

 private:
  static constexpr std::uint32_t bit(ResourceKind kind) {
    return 1U << static_cast<unsigned>(kind);
  }
  std::uint32_t bits_ = 0;
};

/// A value recognised as one of the API's objects.
struct Resource {
  ResourceKind kind = ResourceKind::other_policy;
  Platform platform = Platform::unknown;  // device assurance policies and posture checks
  Direction direction = Direction::unknown;
  Node node;
  /// The request this is the body of; null when none is known. Lives in the Extraction.
  const Request* request = nullptr;
  /// The text is the inside of an object without its braces.
  bool bare_members = false;
  /// The array this is an item of, when the document is a list of resources.
  Node list;
  /// Position among the resources of one file, in the order of the text.
  std::uint32_t ordinal = 0;
};

/// The resources in a document: the root, the items of a root array, and the wrappers that exports
/// use (`{"policies": […]}`, `{"rules": […]}`, `{"value": …}`, `{"policy": …, "rules": …}`).
/// `request`, when known, says what the body must be; else the content decides. Values that are
/// nothing of ours give no resource. Ordinals count from `first_ordinal`.
std::vector<Resource> identify(const Document& document, const Request* request,
                               FragmentShape shape = FragmentShape::value,
                               std::uint32_t first_ordinal = 0);

/// What a request line addresses.
struct Endpoint {
  /// The path from `/api/v1/` on with every variable segment replaced by `{}`:
  /// `/api/v1/policies/{}/rules`. Empty when the URL is not one of ours.
  std::string_view path;
  /// The kind of object in its body and answer.
  std::optional<ResourceKind> kind;
  /// `/api/v1/policies/{}/rules` and the like: names a set, not one object.
  bool is_collection = false;
  /// The methods the path offers, in alphabetical order; points to static data.
  std::span<const std::string_view> methods;
};

/// The known endpoint a URL names, host and query ignored, or nothing.
const Endpoint* find_endpoint(std::string_view url);

/// Where in `url` the path, from `/api/v1`, stands; empty when there is none.
Span api_path(std::string_view url);

/// The segments of `url` that stand where the path of its endpoint has `{}`, in their order: ids,
/// or what holds their place. Empty when the URL names no known endpoint.
std::vector<Span> path_parameters(std::string_view url);

}  // namespace posturelint
