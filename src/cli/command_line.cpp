// SPDX-License-Identifier: Apache-2.0
#include "cli/command_line.h"

#define CXXOPTS_NO_REGEX  // std::regex is slow, and recurses on what a user types
#include <algorithm>
#include <memory>
#include <utility>

#include <cxxopts.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/offers.h"

namespace posturelint::cli {
namespace {

using Words = std::vector<std::string>;

constexpr const char* kOperands = "operands";

std::shared_ptr<cxxopts::Value> value_of(Takes takes) {
  switch (takes) {
    case Takes::nothing:
      return cxxopts::value<bool>();
    case Takes::value:
      return cxxopts::value<std::string>();
    case Takes::list:
      break;
  }
  return cxxopts::value<Words>();
}

Error unknown_option(std::string_view word, std::span<const Option> options) {
  const std::string_view name = word.substr(0, word.find('='));
  std::vector<std::string> dashed;
  for (const Option& option : options) dashed.push_back(fmt::format("--{}", option.name));
  const std::vector<std::string_view> known(dashed.begin(), dashed.end());
  return {fmt::format("unknown option \"{}\"{}", name, did_you_mean(name, known))};
}

/// The name the library has put between its typographic quotes.
std::string_view quoted_name(std::string_view what) {
  constexpr std::string_view kLeft = "\xE2\x80\x98";
  constexpr std::string_view kRight = "\xE2\x80\x99";
  const std::size_t left = what.find(kLeft);
  const std::size_t right = what.find(kRight);
  if (left == std::string_view::npos || right == std::string_view::npos) return what;
  return what.substr(left + kLeft.size(), right - left - kLeft.size());
}

/// The word that gives `value` to an option, up to the `=`; the library names only the value.
std::string switch_with_value(std::span<const char* const> words, std::string_view value) {
  for (const std::string_view word : words) {
    const std::size_t equals = word.find('=');
    if (equals != std::string_view::npos && word.substr(equals + 1) == value) {
      return std::string(word.substr(0, equals));
    }
  }
  return std::string(value);
}

}  // namespace

std::string alternatives(std::span<const std::string_view> words) {
  const std::string all = fmt::format("{}", fmt::join(words.first(words.size() - 1), ", "));
  return all.empty() ? std::string(words.back()) : fmt::format("{} or {}", all, words.back());
}

std::optional<std::string> Arguments::value(std::string_view option) const {
  const auto found = given_.find(option);
  if (found == given_.end() || found->second.empty()) return std::nullopt;
  return found->second.back();
}

std::vector<std::string> Arguments::values(std::string_view option) const {
  const auto found = given_.find(option);
  return found == given_.end() ? std::vector<std::string>{} : found->second;
}

Result<Arguments> parse_arguments(const Command& command, std::span<const char* const> words) {
  const std::vector<Option> options = options_of(command);
  cxxopts::Options parser("posturelint");
  parser.allow_unrecognised_options();
  auto add = parser.add_options();
  for (const Option& option : options) {
    const std::string name = option.name == "help" ? "h,help" : std::string(option.name);
    add(name, "", value_of(option.takes));
  }
  add(kOperands, "", cxxopts::value<std::string>());

  // Operands are told from options here: as values of a list the library would split them at
  // commas, and take `-x!` for a path.
  const auto separator = std::ranges::find(words, std::string_view("--"));
  std::vector<const char*> before{"posturelint"};
  before.insert(before.end(), words.begin(), separator);
  Arguments arguments;
  arguments.command_ = &command;
  try {
    const auto parsed = parser.parse(static_cast<int>(before.size()), before.data());
    for (const std::string& word : parsed.unmatched()) {
      if (word.size() > 1 && word[0] == '-') return unknown_option(word, options);
      arguments.operands_.push_back(word);
    }
    for (const Option& option : options) {
      const std::string name(option.name);
      if (parsed.count(name) == 0) continue;
      auto& values = arguments.given_[name];
      if (option.takes == Takes::value) values = {parsed[name].as<std::string>()};
      if (option.takes == Takes::list) values = parsed[name].as<Words>();
    }
  } catch (const cxxopts::exceptions::missing_argument& exception) {
    return Error{fmt::format("option \"--{}\" needs a value", quoted_name(exception.what()))};
  } catch (const cxxopts::exceptions::incorrect_argument_type& exception) {
    return Error{fmt::format("option \"{}\" takes no value",
                             switch_with_value(words, quoted_name(exception.what())))};
  } catch (const cxxopts::exceptions::exception& exception) {
    return Error{exception.what()};
  }
  if (separator != words.end()) {
    arguments.operands_.insert(arguments.operands_.end(), separator + 1, words.end());
  }
  return arguments;
}

Result<std::size_t> choice(const Arguments& arguments, std::string_view option,
                           std::span<const std::string_view> choices, std::size_t fallback) {
  const auto given = arguments.value(option);
  if (!given) return fallback;
  const auto found = std::ranges::find(choices, std::string_view(*given));
  if (found != choices.end()) return static_cast<std::size_t>(found - choices.begin());
  return Error{fmt::format("--{} must be {}, not \"{}\"", option, alternatives(choices), *given)};
}

}  // namespace posturelint::cli
