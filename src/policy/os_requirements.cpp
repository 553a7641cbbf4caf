// SPDX-License-Identifier: Apache-2.0
#include "policy/os_requirements.h"

namespace posturelint {

Node OsRequirement::dynamic() const {
  const Node dynamic = node["dynamicVersionRequirement"];
  return dynamic.is_object() ? dynamic : Node{};
}

std::vector<OsRequirement> os_requirements(Node policy) {
  std::vector<OsRequirement> found;
  const auto add = [&](VersionSource source, Node node) {
    if (node.is_object()) found.push_back({source, node});
  };
  add(VersionSource::okta_verify, policy["osVersion"]);
  for (const Node item : policy["osVersionConstraints"].items()) {
    add(VersionSource::windows_major, item);
  }
  add(VersionSource::chrome, policy["thirdPartySignalProviders"]["dtc"]["osVersion"]);
  return found;
}

std::vector<MinimumVersion> minimum_versions(std::span<const OsRequirement> requirements) {
  std::vector<MinimumVersion> found;
  for (const OsRequirement& requirement : requirements) {
    const Node node = requirement.minimum();
    const auto text = node.string();
    if (!text) continue;
    if (const auto version = parse_os_version(*text)) {
      found.push_back({requirement.source, node, *text, *version});
    }
  }
  return found;
}

}  // namespace posturelint
