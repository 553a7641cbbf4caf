// SPDX-License-Identifier: Apache-2.0
#include "policy/session.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "policy/duration.h"

namespace posturelint {
namespace {

/// What the server stores when nobody says how often.
constexpr std::int64_t kUsualInterval = 12 * kSecondsPerHour;
/// Sessions that are looked at before we give up; some five nanoseconds each.
constexpr std::size_t kMaxSessions = 4'000'000;

constexpr std::size_t kKnowledge = 0;
constexpr std::size_t kPossession = 1;

/// Indices in possession_characteristics().
constexpr unsigned kUserVerification = 4;
constexpr unsigned kByBiometrics = 5;  // userVerificationMethods
constexpr std::uint32_t bit(unsigned index) { return 1U << index; }

bool is_documented(const AuthenticatorEntry& entry) {
  return std::ranges::any_of(authenticator_methods(), [&](const AuthenticatorMethod& pair) {
    return !pair.type.empty() && names(entry, pair);
  });
}

bool is_documented(std::size_t which, const ConstraintPart& part) {
  const auto known = [](std::string_view list) {
    return [list](const std::string& word) { return is_constraint_word(list, word); };
  };
  const auto entry = [](const AuthenticatorEntry& one) { return is_documented(one); };
  if (!part.is_required) return false;
  if (!std::ranges::all_of(part.types, known("types"))) return false;
  if (!std::ranges::all_of(part.methods, known("methods"))) return false;
  if (!std::ranges::all_of(part.allowed, entry)) return false;
  if (!std::ranges::all_of(part.excluded, entry)) return false;
  if (which == kKnowledge && std::ranges::find(part.required, true) != std::end(part.required)) {
    return false;
  }
  return std::ranges::all_of(part.verification_methods, [](const std::string& word) {
    return word == "biometrics" || word == "pin";
  });
}

std::optional<Verification::Constraint> read_constraint(Node node) {
  if (!node.is_object()) return {};
  Verification::Constraint out;
  for (const Node member : node.members()) {
    const auto* name = std::ranges::find(kConstraintParts, member.key());
    if (name == std::end(kConstraintParts) || member.is_overridden()) return {};
    if (!member.is_set()) continue;
    const auto which = static_cast<std::size_t>(name - std::begin(kConstraintParts));
    auto part = read_constraint_part(*name, member);
    if (!part || !is_documented(which, *part)) return {};
    out[which] = std::move(*part);
  }
  return out;
}

bool takes(const std::vector<std::string>& words, std::string_view word) {
  return words.empty() || std::ranges::find(words, word) != words.end();
}

bool names_it(const std::vector<AuthenticatorEntry>& entries, const Session::Proof& proof) {
  return std::ranges::any_of(entries, [&](const AuthenticatorEntry& entry) {
    return names(entry, *proof.pair) && (entry.id.empty() || entry.id == proof.id);
  });
}

/// All that a part asks for but how long ago.
bool suits(const ConstraintPart& part, const Session::Proof& proof) {
  if (!takes(part.types, proof.pair->type) || !takes(part.methods, proof.pair->method)) {
    return false;
  }
  if (!part.allowed.empty() && !names_it(part.allowed, proof)) return false;
  if (names_it(part.excluded, proof)) return false;
  for (unsigned i = 0; i < kByBiometrics; ++i) {
    if (part.required[i] && (proof.characteristics & bit(i)) == 0) return false;
  }
  if (part.verification_methods.empty()) return true;
  if ((proof.characteristics & bit(kUserVerification)) == 0) return false;
  const bool biometrics = (proof.characteristics & bit(kByBiometrics)) != 0;
  return takes(part.verification_methods, biometrics ? "biometrics" : "pin");
}

/// One of the authenticators a session may be made of, and what each constraint says about it.
struct Candidate {
  Session::Proof proof;
  std::vector<bool> suits;  // by constraint, those of one verification after those of the other
};

/// The dimensions of all sessions that two verifications can tell apart.
class Space {
 public:
  Space(const Verification& passes, const Verification& fails) : sides_{&passes, &fails} {
    ages_.insert(-1);
    for (const Verification* side : sides_) collect(*side);
    for (const std::size_t which : {kKnowledge, kPossession}) fill(which);
  }

  SessionSearch search() {
    const std::size_t count = (candidates_[kKnowledge].size() + 1) *
                              (candidates_[kPossession].size() + 1) * ages_.size() * ages_.size();
    if (count > kMaxSessions) return {.gave_up = true};
    // What people do most comes first: one thing alone, then two.
    for (const Candidate& k : candidates_[kKnowledge]) {
      if (auto found = try_ages(&k, nullptr)) return {.found = found};
    }
    for (const Candidate& p : candidates_[kPossession]) {
      if (auto found = try_ages(nullptr, &p)) return {.found = found};
    }
    for (const Candidate& k : candidates_[kKnowledge]) {
      for (const Candidate& p : candidates_[kPossession]) {
        if (auto found = try_ages(&k, &p)) return {.found = found};
      }
    }
    return {};
  }

 private:
  void collect(const Verification& side) {
    ages_.insert(side.interval);
    if (side.factors > 1) relevant_ |= bit(kUserVerification);
    for (const Verification::Constraint& constraint : side.constraints) {
      for (const auto& part : constraint) {
        if (part) collect(*part);
      }
    }
  }

  void collect(const ConstraintPart& part) {
    if (part.interval) ages_.insert(*part.interval);
    for (unsigned i = 0; i < kByBiometrics; ++i) {
      if (part.required[i]) relevant_ |= bit(i);
    }
    if (!part.verification_methods.empty()) {
      relevant_ |= bit(kUserVerification) | bit(kByBiometrics);
    }
    for (const auto* entries : {&part.allowed, &part.excluded}) {
      for (const AuthenticatorEntry& entry : *entries) ids_.insert(entry.id);
    }
    ids_.insert("");
  }

  void fill(std::size_t which) {
    ids_.insert("");
    for (const AuthenticatorMethod& pair : authenticator_methods()) {
      if (pair.type.empty() || !belongs_to(pair, kConstraintParts[which])) continue;
      for (const std::string_view id : ids_) {
        if (which == kKnowledge) {
          add(which, {.pair = &pair, .id = id});
        } else {
          fill(pair, id);
        }
      }
    }
    std::ranges::stable_sort(candidates_[which], {}, [](const Candidate& candidate) {
      constexpr std::string_view kUsual[] = {"okta_password", "phone_number", "okta_email",
                                             "okta_verify", "webauthn"};
      return std::ranges::find(kUsual, candidate.proof.pair->key) - std::begin(kUsual);
    });
  }

  void fill(const AuthenticatorMethod& pair, std::string_view id) {
    std::uint32_t possible = 0;
    for (unsigned i = 0; i < kByBiometrics; ++i) {
      const Characteristic& one = possession_characteristics()[i];
      if (one.has == nullptr || pair.*one.has) possible |= bit(i);
    }
    if (pair.user_verification) possible |= bit(kByBiometrics);
    possible &= relevant_;
    for (std::uint32_t set = 0; set <= possible; ++set) {
      const bool biometrics_alone =
          (set & bit(kByBiometrics)) != 0 && (set & bit(kUserVerification)) == 0;
      if ((set & ~possible) != 0 || biometrics_alone) continue;
      add(kPossession, {.pair = &pair, .id = id, .characteristics = set});
    }
  }

  void add(std::size_t which, const Session::Proof& proof) {
    Candidate candidate{.proof = proof};
    for (const Verification* side : sides_) {
      for (const Verification::Constraint& constraint : side->constraints) {
        candidate.suits.push_back(constraint[which] && suits(*constraint[which], proof));
      }
    }
    candidates_[which].push_back(std::move(candidate));
  }

  /// A session of these that one side lets pass and the other does not. Null: none was used.
  std::optional<Session> try_ages(const Candidate* knowledge, const Candidate* possession) {
    for (const std::int64_t k : ages_) {
      for (const std::int64_t p : ages_) {
        if ((knowledge == nullptr && k >= 0) || (possession == nullptr && p >= 0)) continue;
        if (!passes(0, knowledge, k, possession, p) || passes(1, knowledge, k, possession, p)) {
          continue;
        }
        Session session;
        if (knowledge != nullptr) session.knowledge = knowledge->proof;
        if (possession != nullptr) session.possession = possession->proof;
        session.knowledge.age = k;
        session.possession.age = p;
        return session;
      }
    }
    return {};
  }

  /// Whether all of it, or a part of it, is enough.
  [[nodiscard]] bool passes(std::size_t side, const Candidate* k, std::int64_t k_age,
                            const Candidate* p, std::int64_t p_age) const {
    if (is_enough(side, k, k_age, p, p_age)) return true;
    if (k == nullptr || p == nullptr) return false;
    return is_enough(side, k, k_age, nullptr, -1) || is_enough(side, nullptr, -1, p, p_age);
  }

  [[nodiscard]] bool is_enough(std::size_t side, const Candidate* k, std::int64_t k_age,
                               const Candidate* p, std::int64_t p_age) const {
    const Verification& wants = *sides_[side];
    if (wants.factors > 1 && !is_two(k, p)) return false;
    const bool fresh =
        (k == nullptr || k_age < wants.interval) && (p == nullptr || p_age < wants.interval);
    if (wants.constraints.empty()) return fresh;
    const std::size_t first = side == 0 ? 0 : sides_[0]->constraints.size();
    for (std::size_t i = 0; i < wants.constraints.size(); ++i) {
      const Verification::Constraint& constraint = wants.constraints[i];
      if (is_satisfied(constraint[kKnowledge], k, k_age, first + i, wants.interval) &&
          is_satisfied(constraint[kPossession], p, p_age, first + i, wants.interval)) {
        return true;
      }
    }
    return false;
  }

  static bool is_satisfied(const std::optional<ConstraintPart>& part, const Candidate* candidate,
                           std::int64_t age, std::size_t constraint, std::int64_t interval) {
    if (!part) return candidate == nullptr || age < interval;
    return candidate != nullptr && candidate->suits[constraint] &&
           age < part->interval.value_or(interval);
  }

  /// Two kinds of factor: two authenticators, or one that has the user verified as well.
  static bool is_two(const Candidate* k, const Candidate* p) {
    if (k != nullptr && p != nullptr) return true;
    return p != nullptr && (p->proof.characteristics & bit(kUserVerification)) != 0;
  }

  const Verification* sides_[2];
  /// The time since is more than one of these; -1: just now.
  std::set<std::int64_t> ages_;
  std::set<std::string_view> ids_;
  std::uint32_t relevant_ = 0;
  std::vector<Candidate> candidates_[2];
};

std::string describe(const Session::Proof& proof) {
  std::string out = fmt::format("{}/{}", proof.pair->key, proof.pair->method);
  if (proof.pair->key == "okta_password" || proof.pair->key == "security_question") {
    out = proof.pair->key;
  }
  if (!proof.id.empty()) out += fmt::format(" {}", proof.id);
  if (proof.age == 0) return out + ", used before";
  if (proof.age > 0) out += fmt::format(", used more than {} ago", duration_in_words(proof.age));
  return out;
}

}  // namespace

std::optional<Verification> read_verification(Node method) {
  constexpr std::string_view kKnown[] = {"constraints", "factorMode", "inactivityPeriod",
                                         "reauthenticateIn", "type"};
  if (!method["type"].is_string("ASSURANCE")) return {};
  for (const Node member : method.members()) {
    if (member.is_set() && std::ranges::find(kKnown, member.key()) == std::end(kKnown)) return {};
  }
  Verification out{.interval = kUsualInterval};
  const Node factors = method["factorMode"];
  if (!factors.is_string("1FA") && !factors.is_string("2FA")) return {};
  out.factors = factors.is_string("2FA") ? 2 : 1;
  if (const Node interval = method["reauthenticateIn"]; interval.is_set()) {
    const auto text = interval.string();
    const auto seconds = text ? duration_seconds(*text) : std::nullopt;
    if (!seconds) return {};
    out.interval = *seconds;
  }
  const Node constraints = method["constraints"];
  if (constraints.is_set() && !constraints.is_array()) return {};
  for (const Node item : constraints.items()) {
    auto constraint = read_constraint(item);
    if (!constraint) return {};
    out.constraints.push_back(std::move(*constraint));
  }
  return out;
}

std::string describe(const Session& session) {
  if (session.knowledge.pair == nullptr) return describe(session.possession);
  if (session.possession.pair == nullptr) return describe(session.knowledge);
  return fmt::format("{} and {}", describe(session.knowledge), describe(session.possession));
}

SessionSearch find_session(const Verification& passes, const Verification& fails) {
  return Space(passes, fails).search();
}

}  // namespace posturelint
