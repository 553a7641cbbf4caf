// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "cli/command_line.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "schema/derive.h"
#include "schema/overlay.h"
#include "schema/release.h"
#include "schema/schema_store.h"
#include "workspace/config_lookup.h"
#include "workspace/write_file.h"

namespace posturelint::cli {
namespace {

/// `schema WORD`.
struct Action {
  std::string_view name;
  ExitStatus (*run)(const Arguments&);
};

Result<Release> read_release(const Arguments& arguments) {
  const auto given = arguments.value("api-release");
  const auto known = known_releases();
  if (!given) return known.empty() ? Release{} : known.back();
  const auto release = parse_release(*given);
  if (!release) {
    return Error{fmt::format("--api-release has the form year.month.patch, not \"{}\"", *given)};
  }
  if (!known.empty() && *release < known.front()) {
    return Error{fmt::format("API release {} is older than {}, the first one known",
                             to_string(*release), to_string(known.front()))};
  }
  return *release;
}

/// `device-assurance.IOS.request`, from the operand and the options. The operand may be such a
/// name.
std::string schema_name(const Arguments& arguments) {
  std::string name = arguments.operands()[1];
  if (const auto platform = arguments.value("platform")) name += '.' + *platform;
  const bool has_direction =
      name.ends_with(".request") || name.ends_with(".response") || name.ends_with(".list");
  if (const auto direction = arguments.value("direction")) {
    name += '.' + *direction;
  } else if (!has_direction) {
    name += ".request";
  }
  return name;
}

ExitStatus print(const Arguments& arguments) {
  if (arguments.operands().size() != 2) {
    return print_usage_error(&kSchema, "print needs one kind, e.g. access-policy-rule");
  }
  constexpr std::string_view kDirections[] = {"request", "response"};
  if (const auto direction = choice(arguments, "direction", kDirections, 0); !direction) {
    return print_usage_error(&kSchema, direction.error().what);
  }
  const auto release = read_release(arguments);
  if (!release) return print_usage_error(&kSchema, release.error().what);

  const std::string name = schema_name(arguments);
  const EmbeddedSchema* found = nullptr;
  std::vector<std::string_view> names;
  for (const EmbeddedSchema& schema : embedded_schemas()) {
    names.push_back(schema.name);
    if (schema.name == name && schema.release <= *release) found = &schema;
  }
  if (found != nullptr) return write_and_return(found->text, ExitStatus::clean);
  if (std::ranges::find(names, name) != names.end()) {
    return print_usage_error(
        &kSchema, fmt::format("release {} has no schema \"{}\"", to_string(*release), name));
  }
  if (name == "device-assurance.request" || name == "device-assurance.response") {
    std::vector<std::string_view> platforms;
    for (const Platform platform : kPlatforms) platforms.push_back(to_string(platform));
    return print_usage_error(
        &kSchema, fmt::format("device-assurance needs --platform {}", alternatives(platforms)));
  }
  return print_usage_error(
      &kSchema, fmt::format("no schema is called \"{}\"{}", name, did_you_mean(name, names)));
}

ExitStatus list(const Arguments& arguments) {
  if (arguments.operands().size() != 1) return print_usage_error(&kSchema, "list takes no name");
  const auto release = read_release(arguments);
  if (!release) return print_usage_error(&kSchema, release.error().what);
  // Sorted by name and then by release: the last of a name is in force.
  std::string out = fmt::format("{:<38}  since\n", "schema");
  const auto schemas = embedded_schemas();
  for (auto schema = schemas.begin(); schema != schemas.end(); ++schema) {
    if (schema->release > *release) continue;
    const auto next = std::next(schema);
    if (next != schemas.end() && next->name == schema->name && next->release <= *release) continue;
    fmt::format_to(std::back_inserter(out), "{:<38}  {}\n", schema->name,
                   to_string(schema->release));
  }
  return write_and_return(out, ExitStatus::clean);
}

Result<DerivedSchemas> derive_file(const std::string& file, std::span<const Overlay> overlays) {
  const auto source = Source::read(file);
  if (!source) return source.error();
  auto derived = derive_schemas((*source)->text(), overlays, release_in_file_name(file));
  if (!derived) return Error{fmt::format("{}: {}", file, derived.error().what)};
  return derived;
}

ExitStatus derive(const Arguments& arguments) {
  const auto files = arguments.values("openapi");
  const auto out = arguments.value("out");
  if (files.empty() || !out || out->empty() || arguments.operands().size() != 1) {
    return print_usage_error(&kSchema, "derive needs --openapi FILE and --out DIR");
  }
  const auto overlays = embedded_overlays();
  if (!overlays) return print_failure(ExitStatus::failure, overlays.error());
  std::vector<DerivedSchemas> releases;
  for (const std::string& file : files) {
    auto derived = derive_file(file, *overlays);
    if (!derived) return print_failure(ExitStatus::failure, derived.error());
    releases.push_back(std::move(*derived));
  }
  std::ranges::sort(releases, {}, &DerivedSchemas::release);
  const std::vector<DerivedFile> laid_out = lay_out(releases);
  for (const DerivedFile& file : laid_out) {
    const std::string path = join_path(*out, file.path);
    std::error_code error;
    std::filesystem::create_directories(folder_of(path), error);
    const auto unwritten = write_file_atomically(path, file.text, "/");
    if (unwritten) return print_failure(ExitStatus::failure, *unwritten);
  }
  return write_and_return(fmt::format("wrote {} schemas to {}\n", laid_out.size(), *out),
                          ExitStatus::clean);
}

constexpr Action kActions[] = {{"print", print}, {"list", list}, {"derive", derive}};

ExitStatus schema(const Arguments& arguments) {
  if (arguments.operands().empty()) {
    return print_usage_error(&kSchema, "say what to do: print, list or derive");
  }
  const std::string& word = arguments.operands()[0];
  const auto* action = std::ranges::find(kActions, std::string_view(word), &Action::name);
  if (action != std::end(kActions)) return action->run(arguments);
  std::vector<std::string_view> names;
  for (const Action& known : kActions) names.push_back(known.name);
  return print_usage_error(&kSchema,
                           fmt::format("unknown action \"{}\"{}", word, did_you_mean(word, names)));
}

constexpr Option kPrintOptions[] = {
    {"platform", Takes::value, "P", "ANDROID, CHROMEOS, IOS, MACOS or WINDOWS",
     "ANDROID CHROMEOS IOS MACOS WINDOWS"},
    {"direction", Takes::value, "D", "request or response (default: request)", "request response"},
    {"api-release", Takes::value, "R", "as of this release (default: the newest known)"},
};
constexpr Option kDeriveOptions[] = {
    {"openapi", Takes::list, "FILE", "the vendor's document, one for each release"},
    {"out", Takes::value, "DIR", "the folder to write to, one file for each schema and change"},
};
constexpr OptionGroup kOptions[] = {{"print and list", kPrintOptions}, {"derive", kDeriveOptions}};

}  // namespace

const Command kSchema{
    .name = "schema",
    .operands = "print KIND | list | derive",
    .summary = "print, list or derive the JSON Schemas of the API",
    .details =
        "print   prints the draft-07 schema of a kind: device-assurance (with --platform),\n"
        "        access-policy, access-policy-rule, posture-check, or any name that list prints\n"
        "list    lists the schemas and the release in which each last changed\n"
        "derive  makes the schemas anew from the vendor's OpenAPI documents\n",
    .options = kOptions,
    .exit_statuses =
        "  0  done\n"
        "  2  wrong usage, or no such schema\n"
        "  3  a file could not be read or written\n",
    .run = schema,
};

}  // namespace posturelint::cli
