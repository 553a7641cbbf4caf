// SPDX-License-Identifier: Apache-2.0
#include "cli/sign_in_options.h"

#include <utility>

#include <fmt/format.h>

#include "base/civil_date.h"
#include "base/nearest.h"
#include "cli/console.h"
#include "document/document.h"
#include "policy/expression_set.h"
#include "policy/sign_in_reader.h"

namespace posturelint::cli {
namespace {

using Failure = std::optional<Error>;

/// A list option; the word `none` stands for an empty list.
std::vector<std::string> list_of(const Arguments& arguments, std::string_view option) {
  std::vector<std::string> values = arguments.values(option);
  if (values.size() == 1 && values[0] == "none") values.clear();
  return values;
}

class FlagReader {
 public:
  FlagReader(const Arguments& arguments, ToldSignIn& told) : arguments_(arguments), told_(told) {}

  Failure read() {
    take("app", told_.app);
    take("user", told_.user);
    take("user-type", told_.user_type);
    take("ip", told_.ip);
    take_list("group", told_.groups);
    take_list("zone", told_.zones);
    if (arguments_.has("satisfies") && arguments_.has("signal")) {
      return Error{"--satisfies and --signal exclude each other"};
    }
    if (arguments_.has("satisfies")) told_.signals.clear();
    if (arguments_.has("signal")) told_.satisfied.reset();
    take_list("satisfies", told_.satisfied);
    for (const auto read :
         {&FlagReader::read_words, &FlagReader::read_device, &FlagReader::read_signals,
          &FlagReader::read_expressions, &FlagReader::read_date}) {
      if (auto failure = (this->*read)()) return failure;
    }
    return check();
  }

 private:
  void take(std::string_view option, std::optional<std::string>& out) const {
    if (auto value = arguments_.value(option)) out = std::move(value);
  }
  void take_list(std::string_view option, std::optional<std::vector<std::string>>& out) const {
    if (arguments_.has(option)) out = list_of(arguments_, option);
  }

  template <typename Enum>
  Failure read_word(std::string_view option, std::span<const std::string_view> words,
                    std::optional<Enum> (*parse)(std::string_view), std::optional<Enum>& out) {
    const auto at = choice(arguments_, option, words, words.size());
    if (!at) return at.error();
    if (*at < words.size()) out = parse(words[*at]);
    return std::nullopt;
  }

  Failure read_words() {
    constexpr std::string_view kOses[] = {"ANDROID", "CHROMEOS", "IOS",  "LINUX",
                                          "MACOS",   "WINDOWS",  "OTHER"};
    constexpr std::string_view kTypes[] = {"DESKTOP", "MOBILE", "OTHER"};
    constexpr std::string_view kRisks[] = {"LOW", "MEDIUM", "HIGH"};
    if (auto wrong = read_word<SignInOs>("platform", kOses, parse_sign_in_os, told_.os)) {
      return wrong;
    }
    if (auto wrong = read_word<DeviceType>("device-type", kTypes, parse_device_type, told_.type)) {
      return wrong;
    }
    return read_word<Risk>("risk", kRisks, parse_risk, told_.risk);
  }

  Failure read_device() {
    constexpr std::string_view kStates[] = {"unregistered", "registered", "managed"};
    const auto state = choice(arguments_, "device", kStates, 3);
    if (!state) return state.error();
    if (*state < 3) {
      told_.registered = *state > 0;
      told_.managed = *state == 2;
    }
    constexpr std::string_view kGrace[] = {"running", "over"};
    const auto grace = choice(arguments_, "grace", kGrace, 2);
    if (!grace) return grace.error();
    if (*grace < 2) told_.in_grace = *grace == 0;
    return std::nullopt;
  }

  Failure read_signals() {
    for (const std::string& given : arguments_.values("signal")) {
      const std::size_t equals = given.find('=');
      if (equals == std::string::npos) {
        return Error{fmt::format("--signal has the form NAME=VALUE, not \"{}\"", given)};
      }
      const std::string name = given.substr(0, equals);
      if (!is_device_signal(name)) {
        return Error{fmt::format("--signal: no device assurance policy asks for \"{}\"{}", name,
                                 did_you_mean(name, device_signals()))};
      }
      told_.signals[name] = given.substr(equals + 1);
    }
    return std::nullopt;
  }

  Failure read_expressions() {
    for (const std::string& given : arguments_.values("expression")) {
      const std::size_t equals = given.rfind('=');
      const std::string truth = equals == std::string::npos ? "" : given.substr(equals + 1);
      if (truth != "true" && truth != "false") {
        return Error{fmt::format("--expression ends in =true or =false, unlike \"{}\"", given)};
      }
      told_.expressions[normalized_expression(given.substr(0, equals))] = truth == "true";
    }
    return std::nullopt;
  }

  Failure read_date() {
    const auto given = arguments_.value("date");
    if (!given) return std::nullopt;
    told_.date = parse_civil_date(*given);
    if (told_.date) return std::nullopt;
    return Error{fmt::format("--date is a day, YYYY-MM-DD, not \"{}\"", *given)};
  }

  [[nodiscard]] Failure check() const {
    if (told_devices(told_) == 0) return Error{"a managed device is registered"};
    if (told_.os && told_.type && told_platforms(told_) == 0) return Error{"no such device"};
    return std::nullopt;
  }

  const Arguments& arguments_;
  ToldSignIn& told_;
};

Result<SourcePtr> read_file(const std::string& file) {
  return file == "-" ? read_standard_input("<stdin>") : Source::read(file);
}

}  // namespace

std::string mistakes_in_words(const Source& source, const std::vector<SignInMistake>& mistakes) {
  std::string out;
  for (const SignInMistake& mistake : mistakes) {
    const Position at = source.position(mistake.span.begin);
    out += fmt::format("{}:{}:{}: error: {}\n", source.name(), at.line, at.column, mistake.what);
  }
  return out;
}

SignInRequest read_sign_in_options(const Arguments& arguments) {
  SignInRequest request;
  if (const auto file = arguments.value("sign-in")) {
    const auto source = read_file(*file);
    if (!source) {
      request.problem = {.is_usage = false, .what = source.error().what};
      return request;
    }
    const Document document = Document::parse((*source)->text());
    ReadSignIn read = document.findings().empty() ? read_sign_in(document.root()) : ReadSignIn{};
    for (const Finding& finding : document.findings()) {
      read.mistakes.push_back({finding.span, finding.message});
    }
    if (!read.mistakes.empty()) {
      request.problem = {.is_usage = false, .what = mistakes_in_words(**source, read.mistakes)};
      return request;
    }
    request.told = std::move(read.told);
  }
  if (auto wrong = FlagReader(arguments, request.told).read()) {
    request.problem = {.is_usage = true, .what = wrong->what};
  }
  return request;
}

}  // namespace posturelint::cli
