// SPDX-License-Identifier: Apache-2.0
#include "policy/constraint.h"

#include <algorithm>
#include <cstdint>

#include "policy/duration.h"

namespace posturelint {
namespace {

constexpr Characteristic kCharacteristics[kPossessionCharacteristics] = {
    {"deviceBound", &AuthenticatorMethod::device_bound},
    {"hardwareProtection", &AuthenticatorMethod::hardware_protection},
    {"phishingResistant", &AuthenticatorMethod::phishing_resistant},
    {"userPresence"},
    {"userVerification", &AuthenticatorMethod::user_verification},
    {"userVerificationMethods"},
};

constexpr std::string_view kMembersOfBoth[] = {"authenticationMethods",
                                               "excludedAuthenticationMethods",
                                               "methods",
                                               "reauthenticateIn",
                                               "required",
                                               "types"};

bool is_known_member(std::string_view key) {
  return std::ranges::find(kMembersOfBoth, key) != std::end(kMembersOfBoth) ||
         std::ranges::find(kCharacteristics, key, &Characteristic::member) !=
             std::end(kCharacteristics);
}

/// Nothing when a member is no known string, or none that entries have.
std::optional<AuthenticatorEntry> entry(Node node) {
  AuthenticatorEntry out;
  for (const Node member : node.members()) {
    if (!member.is_set()) continue;
    const auto text = member.string();
    if (!text) return {};
    if (member.key() == "key") {
      out.key = *text;
    } else if (member.key() == "method") {
      out.method = *text;
    } else if (member.key() == "id") {
      out.id = *text;
    } else {
      return {};
    }
  }
  if (out.key.empty()) return {};
  return out;
}

std::optional<std::vector<AuthenticatorEntry>> entries(Node list) {
  std::vector<AuthenticatorEntry> out;
  if (!list.is_set()) return out;
  if (!list.is_array()) return {};
  for (const Node item : list.items()) {
    const auto one = entry(item);
    if (!one) return {};
    out.push_back(*one);
  }
  return out;
}

/// True when everything that `narrow` names is named by `wide`.
bool includes(const AuthenticatorEntry& wide, const AuthenticatorEntry& narrow) {
  return wide.key == narrow.key && (wide.method.empty() || wide.method == narrow.method) &&
         (wide.id.empty() || wide.id == narrow.id);
}

bool overlap(const AuthenticatorEntry& a, const AuthenticatorEntry& b) {
  const auto agree = [](std::string_view one, std::string_view other) {
    return one.empty() || other.empty() || one == other;
  };
  return a.key == b.key && agree(a.method, b.method) && agree(a.id, b.id);
}

template <typename Range>
bool holds(const Range& words, std::string_view word) {
  return std::ranges::find(words, word) != std::ranges::end(words);
}

bool is_subset(const std::vector<std::string>& narrow, const std::vector<std::string>& wide) {
  return std::ranges::all_of(narrow, [&](const std::string& word) { return holds(wide, word); });
}

/// userPresence is required unless the constraint says OPTIONAL, the others only when it says so.
std::optional<bool> requires_it(Node value, bool by_default) {
  if (!value.is_set()) return by_default;
  if (value.is_string("REQUIRED")) return true;
  if (value.is_string("OPTIONAL")) return false;
  return {};
}

bool read_characteristics(Node node, bool of_possession, ConstraintPart& part) {
  for (std::size_t i = 0; i < std::size(kCharacteristics); ++i) {
    const std::string_view member = kCharacteristics[i].member;
    if (member == "userVerificationMethods") continue;
    const auto required = requires_it(node[member], of_possession && member == "userPresence");
    if (!required) return false;
    part.required[i] = *required;
  }
  auto methods = constraint_words(node["userVerificationMethods"]);
  if (!methods) return false;
  part.verification_methods = std::move(*methods);
  return true;
}

bool read_interval(Node node, ConstraintPart& part) {
  if (!node.is_set()) return true;
  const auto text = node.string();
  part.interval = text ? duration_seconds(*text) : std::nullopt;
  return part.interval.has_value();
}

/// True when every pair that `strict` lists by name has, in the table, a word that `lax` takes.
bool listed_pairs_have(const ConstraintPart& strict, const std::vector<std::string>& lax,
                       std::string_view AuthenticatorMethod::*word) {
  if (strict.allowed.empty()) return false;
  return std::ranges::all_of(strict.allowed, [&](const AuthenticatorEntry& entry) {
    if (!is_authenticator_key(entry.key)) return false;
    return std::ranges::all_of(authenticator_methods(), [&](const AuthenticatorMethod& pair) {
      return !names(entry, pair) || holds(lax, pair.*word);
    });
  });
}

bool lists_more(const ConstraintPart& lax, const ConstraintPart& strict) {
  const bool types = lax.types.empty() ||
                     (!strict.types.empty() && is_subset(strict.types, lax.types)) ||
                     listed_pairs_have(strict, lax.types, &AuthenticatorMethod::type);
  const bool methods = lax.methods.empty() ||
                       (!strict.methods.empty() && is_subset(strict.methods, lax.methods)) ||
                       listed_pairs_have(strict, lax.methods, &AuthenticatorMethod::method);
  if (!types || !methods) return false;
  if (lax.allowed.empty()) return true;
  return !strict.allowed.empty() &&
         std::ranges::all_of(strict.allowed, [&](const AuthenticatorEntry& narrow) {
           return std::ranges::any_of(
               lax.allowed, [&](const AuthenticatorEntry& wide) { return includes(wide, narrow); });
         });
}

bool excludes_less(const ConstraintPart& lax, const ConstraintPart& strict) {
  return std::ranges::all_of(lax.excluded, [&](const AuthenticatorEntry& out) {
    const bool out_there = std::ranges::any_of(
        strict.excluded, [&](const AuthenticatorEntry& wide) { return includes(wide, out); });
    const bool never_in =
        !strict.allowed.empty() &&
        std::ranges::none_of(strict.allowed, [&](const AuthenticatorEntry& allowed) {
          return overlap(allowed, out);
        });
    return out_there || never_in;
  });
}

bool demands_less(const ConstraintPart& lax, const ConstraintPart& strict) {
  for (std::size_t i = 0; i < std::size(kCharacteristics); ++i) {
    if (lax.required[i] && !strict.required[i]) return false;
  }
  return lax.verification_methods.empty() ||
         (!strict.verification_methods.empty() &&
          is_subset(strict.verification_methods, lax.verification_methods));
}

bool part_at_least_as_lax(std::string_view name, Node lax_node, Node strict_node, Node method) {
  const auto lax = read_constraint_part(name, lax_node);
  const auto strict = read_constraint_part(name, strict_node);
  if (!lax || !strict) return false;
  if (!lax->is_required || !strict->is_required) return lax_node.text() == strict_node.text();
  ConstraintPart of_method;
  if (!read_interval(method["reauthenticateIn"], of_method)) return false;
  const auto lax_interval = lax->interval ? lax->interval : of_method.interval;
  const auto strict_interval = strict->interval ? strict->interval : of_method.interval;
  if (lax_interval.has_value() != strict_interval.has_value()) return false;
  if (lax_interval && *lax_interval < *strict_interval) return false;
  return lists_more(*lax, *strict) && excludes_less(*lax, *strict) && demands_less(*lax, *strict);
}

bool has_only_parts(Node constraint) {
  if (!constraint.is_object()) return false;
  return std::ranges::all_of(constraint.members(), [](Node member) {
    return holds(kConstraintParts, member.key()) && !member.is_overridden();
  });
}

}  // namespace

std::span<const Characteristic> possession_characteristics() { return kCharacteristics; }

bool names(const AuthenticatorEntry& entry, const AuthenticatorMethod& pair) {
  return entry.key == pair.key && (entry.method.empty() || entry.method == pair.method);
}

std::optional<ConstraintPart> read_constraint_part(std::string_view name, Node node) {
  if (!node.is_object()) return {};
  for (const Node member : node.members()) {
    if (!is_known_member(member.key())) return {};
  }
  const Node required = node["required"];
  if (required.is_set() && !required.boolean()) return {};
  auto types = constraint_words(node["types"]);
  auto methods = constraint_words(node["methods"]);
  auto allowed = entries(node["authenticationMethods"]);
  auto excluded = entries(node["excludedAuthenticationMethods"]);
  if (!types || !methods || !allowed || !excluded) return {};
  ConstraintPart part{.types = std::move(*types),
                      .methods = std::move(*methods),
                      .allowed = std::move(*allowed),
                      .excluded = std::move(*excluded),
                      .is_required = !required.is_boolean(false)};
  if (!read_characteristics(node, name == "possession", part)) return {};
  if (!read_interval(node["reauthenticateIn"], part)) return {};
  return part;
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower;
}

bool is_constraint_word(std::string_view list, std::string_view word) {
  const auto field = list == "types" ? &AuthenticatorMethod::type : &AuthenticatorMethod::method;
  return std::ranges::any_of(authenticator_methods(), [&](const AuthenticatorMethod& pair) {
    return !pair.type.empty() && pair.*field == word;
  });
}

bool belongs_to(const AuthenticatorMethod& pair, std::string_view part) {
  return pair.type.empty() || (part == "knowledge" ? pair.knowledge : pair.possession);
}

std::optional<std::vector<std::string>> constraint_words(Node list) {
  std::vector<std::string> words;
  if (!list.is_set()) return words;
  if (!list.is_array()) return {};
  for (const Node item : list.items()) {
    const auto text = item.string();
    if (!text) return {};
    words.push_back(lower_case(*text));
  }
  return words;
}

std::optional<PairsOfPart> pairs_of_part(std::string_view name, Node node) {
  const auto part = read_constraint_part(name, node);
  if (!part) return {};
  const auto pairs = authenticator_methods();
  for (const AuthenticatorEntry& entry : part->allowed) {
    if (!is_authenticator_key(entry.key)) return {};
  }
  const auto known = [](std::string_view list) {
    return [list](const std::string& word) { return is_constraint_word(list, word); };
  };
  if (!std::ranges::all_of(part->types, known("types"))) return {};
  if (!std::ranges::all_of(part->methods, known("methods"))) return {};

  PairsOfPart out;
  for (const AuthenticatorMethod& pair : pairs) {
    const auto named = [&](const AuthenticatorEntry& entry) { return names(entry, pair); };
    if (!belongs_to(pair, name)) continue;
    if (!part->types.empty() && !pair.type.empty() && !holds(part->types, pair.type)) continue;
    if (!part->methods.empty() && !holds(part->methods, pair.method)) continue;
    if (!part->allowed.empty() && std::ranges::none_of(part->allowed, named)) continue;
    out.listed.push_back(&pair);
    // An entry with an id excludes one authenticator of several.
    if (std::ranges::any_of(part->excluded, [&](const AuthenticatorEntry& entry) {
          return entry.id.empty() && named(entry);
        })) {
      continue;
    }
    out.allowed.push_back(&pair);
    const AuthenticatorMethod* const one[] = {&pair};
    if (name == "knowledge" || missing_characteristic(node, one) == nullptr)
      out.suitable.push_back(&pair);
  }
  return out;
}

const Characteristic* missing_characteristic(Node part,
                                             std::span<const AuthenticatorMethod* const> pairs) {
  for (const Characteristic& one : kCharacteristics) {
    if (one.has == nullptr || !part[one.member].is_string("REQUIRED")) continue;
    const bool somebody = std::ranges::any_of(pairs, [&](const AuthenticatorMethod* pair) {
      return pair->type.empty() || pair->*one.has;
    });
    if (!somebody) return &one;
  }
  return nullptr;
}

bool at_least_as_lax(Node lax, Node strict, Node method) {
  if (!has_only_parts(lax) || !has_only_parts(strict)) return false;
  return std::ranges::all_of(kConstraintParts, [&](std::string_view part) {
    if (!lax[part].is_set()) return true;
    return strict[part].is_set() && part_at_least_as_lax(part, lax[part], strict[part], method);
  });
}

}  // namespace posturelint
