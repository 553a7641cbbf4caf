// SPDX-License-Identifier: Apache-2.0
#include "cli/offers.h"

#include <algorithm>
#include <cctype>

#include "cli/help.h"
#include "report/formats.h"

namespace posturelint::cli {
namespace {

bool is_word_character(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-';
}

std::vector<std::string_view> words_in(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const auto end = std::ranges::find_if_not(text, is_word_character);
    const auto size = static_cast<std::size_t>(end - text.begin());
    if (size > 0) words.push_back(text.substr(0, size));
    text.remove_prefix(std::max<std::size_t>(size, 1));
  }
  return words;
}

/// What a placeholder says.
Offer::Kind kind_of(std::string_view placeholder) {
  constexpr struct {
    std::string_view placeholder;
    Offer::Kind kind;
  } kKinds[] = {
      {"FILE", Offer::Kind::files},       {"PATH", Offer::Kind::files},
      {"DIR", Offer::Kind::folders},      {"FOLDER", Offer::Kind::folders},
      {"RULE", Offer::Kind::rules},       {"RULES", Offer::Kind::rule_list},
      {"OLD", Offer::Kind::files},        {"NEW", Offer::Kind::files},
      {"COMMAND", Offer::Kind::commands},
  };
  const auto* const found =
      std::ranges::find(kKinds, placeholder, [](const auto& entry) { return entry.placeholder; });
  return found == std::end(kKinds) ? Offer::Kind::nothing : found->kind;
}

}  // namespace

Offer offer_for_value(const Option& option) {
  if (!option.values.empty()) return {Offer::Kind::words, words_in(option.values)};
  if (option.placeholder.starts_with("FORMAT")) {
    Offer formats{Offer::Kind::words};
    const std::vector<std::string_view> named = words_in(option.help);
    for (const ReportFormat& format : kReportFormats) {
      if (std::ranges::find(named, format.name) != named.end()) {
        formats.words.push_back(format.name);
      }
    }
    return formats;
  }
  return {kind_of(option.placeholder)};
}

std::vector<Offer> offers_for_operands(const Command& command) {
  std::vector<Offer> offers;
  Offer words{Offer::Kind::words};
  for (const std::string_view word : words_in(command.operands)) {
    if (std::islower(static_cast<unsigned char>(word[0])) != 0) {
      words.words.push_back(word);
    } else if (const Offer::Kind kind = kind_of(word); kind != Offer::Kind::nothing) {
      offers.push_back({kind});
    }
  }
  if (!words.words.empty()) offers.insert(offers.begin(), words);
  return offers;
}

std::vector<Option> options_of(const Command& command) {
  std::vector<Option> options;
  for (const OptionGroup& group : command.options) {
    options.insert(options.end(), group.options.begin(), group.options.end());
  }
  options.push_back(kHelpOption);
  return options;
}

}  // namespace posturelint::cli
