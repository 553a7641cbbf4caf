// SPDX-License-Identifier: Apache-2.0
#include "schema/derive.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schema/derive_closed.h"
#include "schema/derive_text.h"
#include "schema/openapi_schemas.h"

namespace posturelint {
namespace {

using json = nlohmann::ordered_json;

/// An object of the API and the vendor's schema of it.
struct Root {
  std::string_view name;
  std::string_view schema;
};
constexpr Root kRoots[] = {
    {"access-policy", "AccessPolicy"},
    {"access-policy-rule", "AccessPolicyRule"},
    {"device-assurance.ANDROID", "DeviceAssuranceAndroidPlatform"},
    {"device-assurance.CHROMEOS", "DeviceAssuranceChromeOSPlatform"},
    {"device-assurance.IOS", "DeviceAssuranceIOSPlatform"},
    {"device-assurance.MACOS", "DeviceAssuranceMacOSPlatform"},
    {"device-assurance.WINDOWS", "DeviceAssuranceWindowsPlatform"},
    {"posture-check", "DevicePostureCheck"},
};
/// Only ever sent by the server.
constexpr Root kResponses[] = {{"api-error", "Error"}};

/// Answers that are arrays; their items are responses, told apart by `discriminator`.
struct List {
  std::string_view name;
  std::string_view discriminator;
};
constexpr List kLists[] = {
    {"access-policy", ""},
    {"access-policy-rule", ""},
    {"device-assurance", "platform"},
    {"posture-check", ""},
};

std::vector<std::string_view> vendor_names() {
  std::vector<std::string_view> names;
  for (const Root& root : kRoots) names.push_back(root.schema);
  for (const Root& root : kResponses) names.push_back(root.schema);
  return names;
}

/// Collects the schemas of one release; the first error stops everything.
class Derivation {
 public:
  explicit Derivation(const json& document) : document_(document) {}

  void derive(std::string name, std::span<const Root> roots, SchemaUse use, ListShape shape) {
    std::vector<std::string_view> schemas;
    for (const Root& root : roots) {
      if (document_["components"]["schemas"].contains(root.schema)) schemas.push_back(root.schema);
    }
    if (schemas.empty()) return;  // the release does not have it yet
    const auto schema = close_schemas(document_, schemas, use, shape);
    if (!schema) {
      if (!error_) error_ = Error{fmt::format("{}: {}", name, schema.error().what)};
      return;
    }
    derived_.schemas.push_back({std::move(name), print_schema(*schema)});
  }

  Result<DerivedSchemas> finish(Release release) && {
    if (error_) return *error_;
    derived_.release = release;
    std::ranges::sort(derived_.schemas, {}, &DerivedSchema::name);
    return std::move(derived_);
  }

 private:
  const json& document_;
  DerivedSchemas derived_;
  std::optional<Error> error_;
};

std::vector<Root> items_of(const List& list) {
  std::vector<Root> items;
  for (const Root& root : kRoots) {
    const bool variant = !list.discriminator.empty() && root.name.starts_with(list.name);
    if (variant || root.name == list.name) items.push_back(root);
  }
  return items;
}

}  // namespace

Result<DerivedSchemas> derive_schemas(std::string_view openapi, std::span<const Overlay> overlays,
                                      std::optional<Release> release) {
  auto document = read_openapi_schemas(openapi, vendor_names());
  if (!document) return document.error();
  if (!release) {
    const json& version = (*document)["info"]["version"];
    if (version.is_string()) release = parse_release(version.get<std::string>());
    if (!release) return Error{fmt::format("info.version {} is not a release", version.dump())};
  }
  for (const Overlay& overlay : overlays) {
    if (const auto applied = apply_overlay(overlay, *document); !applied) return applied.error();
  }

  Derivation derivation(*document);
  for (const Root& root : kRoots) {
    const std::span<const Root> one(&root, 1);
    derivation.derive(fmt::format("{}.request", root.name), one, SchemaUse::request, {});
    derivation.derive(fmt::format("{}.response", root.name), one, SchemaUse::response, {});
  }
  for (const Root& root : kResponses) {
    const std::span<const Root> one(&root, 1);
    derivation.derive(fmt::format("{}.response", root.name), one, SchemaUse::response, {});
  }
  for (const List& list : kLists) {
    derivation.derive(fmt::format("{}.list", list.name), items_of(list), SchemaUse::response,
                      {.list = true, .discriminator = list.discriminator});
  }
  return std::move(derivation).finish(*release);
}

std::optional<Release> release_in_file_name(std::string_view path) {
  std::string_view name = path.substr(path.find_last_of("/\\") + 1);
  name = name.substr(0, name.find_last_not_of("abcdefghijklmnopqrstuvwxyz.") + 1);
  return parse_release(name.substr(name.find_last_not_of("0123456789.") + 1));
}

std::vector<DerivedFile> lay_out(std::span<const DerivedSchemas> releases) {
  std::vector<DerivedFile> files;
  std::map<std::string_view, std::string_view> in_force;
  for (const DerivedSchemas& release : releases) {
    for (const DerivedSchema& schema : release.schemas) {
      std::string_view& before = in_force[schema.name];
      if (before == schema.text) continue;
      before = schema.text;
      files.push_back(
          {fmt::format("{}/{}.schema.json", to_string(release.release), schema.name), schema.text});
    }
  }
  return files;
}

}  // namespace posturelint
