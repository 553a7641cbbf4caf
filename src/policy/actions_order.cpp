// SPDX-License-Identifier: Apache-2.0
#include "policy/actions_order.h"

#include <algorithm>
#include <initializer_list>
#include <limits>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "policy/canonical_value.h"
#include "policy/chain_order.h"
#include "policy/constraint.h"
#include "policy/duration.h"
#include "policy/session.h"
#include "policy/verification.h"

namespace posturelint {
namespace {

constexpr std::string_view kHalfADay = "PT12H";
constexpr std::string_view kUsualPrompt = "P30D";

/// A duration, or what the server stores without one; nothing for what is no duration.
std::optional<std::int64_t> seconds_of(Node value, std::string_view when_absent) {
  if (!value.is_set()) return duration_seconds(when_absent);
  const auto text = value.string();
  return text ? duration_seconds(*text) : std::nullopt;
}

bool has_intervals(Node constraints) {
  return std::ranges::any_of(constraints.items(), [](Node constraint) {
    return std::ranges::any_of(constraint.members(),
                               [](Node part) { return part["reauthenticateIn"].is_set(); });
  });
}

/// Compares two rules that both allow.
class AllowedOrder {
 public:
  AllowedOrder(Node before, Node after)
      : before_(before.find("/actions/appSignOn")),
        after_(after.find("/actions/appSignOn")),
        actions_before_(before["actions"]),
        actions_after_(after["actions"]) {}

  ActionsOrder compare() {
    compare_others(actions_before_, actions_after_, {"appSignOn"}, "actions");
    compare_others(before_, after_, {"access", "keepMeSignedIn", "verificationMethod"},
                   "actions.appSignOn");
    compare_methods(before_["verificationMethod"], after_["verificationMethod"]);
    compare_staying(before_["keepMeSignedIn"], after_["keepMeSignedIn"]);
    return std::move(out_);
  }

 private:
  void more(Answer answer, std::string shows = {}) {
    add(answer, std::move(shows), out_.more, out_.shows_more);
  }
  void less(Answer answer, std::string shows = {}) {
    add(answer, std::move(shows), out_.less, out_.shows_less);
  }
  static void add(Answer answer, std::string shows, Answer& whole, std::vector<std::string>& all) {
    whole = std::max(whole, answer);
    if (answer == Answer::yes && !shows.empty()) all.push_back(std::move(shows));
  }
  void unknown(std::string what, Answer more_answer = Answer::unknown,
               Answer less_answer = Answer::unknown) {
    more(more_answer);
    less(less_answer);
    out_.unknown.push_back(std::move(what));
  }

  /// Members that we do not know must be the same.
  void compare_others(Node before, Node after, std::initializer_list<std::string_view> known,
                      std::string_view where) {
    const auto differs = [&](Node member, Node other) {
      return std::ranges::find(known, member.key()) == known.end() && !member.is_overridden() &&
             canonical_text(member) != canonical_text(other);
    };
    for (const Node member : before.members()) {
      if (differs(member, after[member.key()])) unknown(fmt::format("{}.{}", where, member.key()));
    }
    for (const Node member : after.members()) {
      if (before[member.key()]) continue;
      if (differs(member, {})) unknown(fmt::format("{}.{}", where, member.key()));
    }
  }

  void compare_methods(Node before, Node after) {
    const bool chains = before["type"].is_string("AUTH_METHOD_CHAIN") &&
                        after["type"].is_string("AUTH_METHOD_CHAIN");
    if (!chains) compare_idleness(before, after);
    const auto was = read_verification(before);
    const auto is = read_verification(after);
    if (was && is) return compare_verifications(*was, *is);
    if (canonical_text(before["type"]) != canonical_text(after["type"])) {
      return unknown("verificationMethod.type");
    }
    compare_others(before, after,
                   {"chains", "constraints", "factorMode", "inactivityPeriod", "reauthenticateIn"},
                   "verificationMethod");
    if (chains) return compare_chains(before, after);
    if (canonical_text(before["chains"]) != canonical_text(after["chains"])) {
      unknown("verificationMethod.chains");
    }
    compare_constraints(before, after);
    compare_factors(before["factorMode"], after["factorMode"]);
    compare_intervals(before, after);
  }

  /// Everything is known: look for a session.
  void compare_verifications(const Verification& before, const Verification& after) {
    const auto look = [&](const Verification& passes, const Verification& fails) {
      const SessionSearch search = find_session(passes, fails);
      if (search.gave_up) return std::pair(Answer::unknown, std::string());
      if (!search.found) return std::pair(Answer::no, std::string());
      return std::pair(Answer::yes, describe(*search.found));
    };
    auto [is_more, shows_more] = look(after, before);
    auto [is_less, shows_less] = look(before, after);
    if (is_more == Answer::unknown || is_less == Answer::unknown) {
      return unknown("verificationMethod.constraints");
    }
    more(is_more, std::move(shows_more));
    less(is_less, std::move(shows_less));
  }

  void compare_constraints(Node before, Node after) {
    const Node was = before["constraints"];
    const Node is = after["constraints"];
    if (canonical_text(was) == canonical_text(is)) return;
    const bool same_interval = seconds_of(before["reauthenticateIn"], kHalfADay) ==
                               seconds_of(after["reauthenticateIn"], kHalfADay);
    const auto lax = [&](Node wide, Node narrow) {
      if (!same_interval || wide.size() == 0 || narrow.size() == 0) return Answer::unknown;
      const bool holds = std::ranges::all_of(narrow.items(), [&](Node one) {
        return std::ranges::any_of(wide.items(),
                                   [&](Node other) { return at_least_as_lax(other, one, before); });
      });
      return holds ? Answer::no : Answer::unknown;
    };
    unknown("verificationMethod.constraints", lax(was, is), lax(is, was));
  }

  /// The constraints are not known, so that one factor may be as good as two.
  void compare_factors(Node before, Node after) {
    if (canonical_text(before) == canonical_text(after)) return;
    const bool fewer = before.is_string("2FA") && after.is_string("1FA");
    const bool others = before.is_string("1FA") && after.is_string("2FA");
    unknown("verificationMethod.factorMode", others ? Answer::no : Answer::unknown,
            fewer ? Answer::no : Answer::unknown);
  }

  void compare_intervals(Node before, Node after) {
    const Node was = before["reauthenticateIn"];
    const Node is = after["reauthenticateIn"];
    if (canonical_text(was) == canonical_text(is)) return;
    const auto old_seconds = seconds_of(was, kHalfADay);
    const auto new_seconds = seconds_of(is, kHalfADay);
    if (!old_seconds || !new_seconds) return unknown("verificationMethod.reauthenticateIn");
    if (*old_seconds == *new_seconds) return;
    const bool longer = *new_seconds > *old_seconds;
    // Constraints with intervals of their own may leave it nothing to say.
    const bool overridden =
        has_intervals(before["constraints"]) || has_intervals(after["constraints"]);
    if (overridden || out_.more != Answer::no || out_.less != Answer::no) {
      return unknown("verificationMethod.reauthenticateIn", longer ? Answer::unknown : Answer::no,
                     longer ? Answer::no : Answer::unknown);
    }
    const std::string shows = fmt::format("used more than {} ago",
                                          duration_in_words(std::min(*old_seconds, *new_seconds)));
    longer ? more(Answer::yes, shows) : less(Answer::yes, shows);
  }

  void compare_chains(Node before, Node after) {
    const Node was = before["chains"];
    const Node is = after["chains"];
    const bool same = canonical_text(was) == canonical_text(is);
    // In the chains or beside them, never both.
    const auto old_seconds = seconds_of(before["reauthenticateIn"], "PT0S");
    const auto new_seconds = seconds_of(after["reauthenticateIn"], "PT0S");
    const bool same_interval =
        canonical_text(before["reauthenticateIn"]) == canonical_text(after["reauthenticateIn"]);
    if (same && same_interval) return;
    if (same && old_seconds && new_seconds && before["reauthenticateIn"].is_set() &&
        after["reauthenticateIn"].is_set()) {
      return compare_intervals(before, after);
    }
    const auto beyond = [&](Node passes, Node fails) {
      if (same_interval && chains_at_least_as_lax(fails, passes)) return Answer::no;
      return some_chain_is_beyond(passes, fails) ? Answer::yes : Answer::unknown;
    };
    const Answer is_more = beyond(is, was);
    const Answer is_less = beyond(was, is);
    more(is_more, "a chain that was not there");
    less(is_less, "a chain that is gone");
    if (is_more == Answer::unknown || is_less == Answer::unknown) {
      out_.unknown.emplace_back(same ? "verificationMethod.reauthenticateIn"
                                     : "verificationMethod.chains");
    }
  }

  /// How long one may be idle; nothing for what is no duration, the highest number for no limit.
  static std::optional<std::int64_t> idle_limit(Node method) {
    constexpr auto kNever = std::numeric_limits<std::int64_t>::max();
    if (!method["inactivityPeriod"].is_set()) return kNever;
    const auto limit = seconds_of(method["inactivityPeriod"], "");
    const auto interval = seconds_of(method["reauthenticateIn"], kHalfADay);
    // People who prove themselves more often than that are never idle for so long.
    const bool never =
        limit && interval && *limit >= *interval && !has_intervals(method["constraints"]);
    return never ? kNever : limit;
  }

  void compare_idleness(Node before, Node after) {
    if (canonical_text(before["inactivityPeriod"]) == canonical_text(after["inactivityPeriod"]) &&
        canonical_text(before["reauthenticateIn"]) == canonical_text(after["reauthenticateIn"])) {
      return;
    }
    const auto was = idle_limit(before);
    const auto is = idle_limit(after);
    if (!was || !is) return unknown("verificationMethod.inactivityPeriod");
    if (*was == *is) return;
    const std::string shows =
        fmt::format("idle for more than {}", duration_in_words(std::min(*was, *is)));
    *is > *was ? more(Answer::yes, shows) : less(Answer::yes, shows);
  }

  void compare_staying(Node before, Node after) {
    const auto may_stay = [](Node staying) -> std::optional<bool> {
      const Node post_auth = staying["postAuth"];
      if (!post_auth.is_set() || post_auth.is_string("NOT_ALLOWED")) return false;
      if (post_auth.is_string("ALLOWED")) return true;
      return {};
    };
    if (canonical_text(before) == canonical_text(after)) return;
    const auto was = may_stay(before);
    const auto is = may_stay(after);
    if (!was || !is) return unknown("keepMeSignedIn.postAuth");
    if (*was != *is) {
      const std::string shows = "signed in before, and kept so";
      *is ? more(Answer::yes, shows) : less(Answer::yes, shows);
    } else if (*is && seconds_of(before["postAuthPromptFrequency"], kUsualPrompt) !=
                          seconds_of(after["postAuthPromptFrequency"], kUsualPrompt)) {
      // Nobody says which of two is the stricter one.
      unknown("keepMeSignedIn.postAuthPromptFrequency");
    }
  }

  Node before_;
  Node after_;
  Node actions_before_;
  Node actions_after_;
  ActionsOrder out_;
};

enum class Access : std::uint8_t { deny, allow, unknown, unlisted };

/// Nobody can satisfy what the rule asks for, so that it denies.
bool lets_nobody_pass(Node rule) {
  const Verification impossible{.interval = -1};
  const auto verification = read_verification(verification_method(rule));
  if (!verification) return false;
  const SessionSearch search = find_session(*verification, impossible);
  return !search.gave_up && !search.found;
}

Access access_of(Node rule) {
  if (!rule) return Access::unlisted;
  const Node access = rule.find("/actions/appSignOn/access");
  if (access.is_string("ALLOW")) return lets_nobody_pass(rule) ? Access::deny : Access::allow;
  return access.is_string("DENY") ? Access::deny : Access::unknown;
}

/// Where an access that we do not know is on one side or on both.
ActionsOrder compare_unknown(Node before, Node after, Access was, Access is) {
  if (was == is && canonical_text(before["actions"]) == canonical_text(after["actions"])) return {};
  ActionsOrder out;
  if (is != Access::deny) out.more = Answer::unknown;
  if (was != Access::deny) out.less = Answer::unknown;
  for (const auto& [access, when] : {std::pair(was, "before"), std::pair(is, "after")}) {
    if (access == Access::unlisted)
      out.unknown.push_back(fmt::format("the catch-all rule {}", when));
    if (access == Access::unknown) out.unknown.emplace_back("actions.appSignOn.access");
  }
  return out;
}

}  // namespace

ActionsOrder compare_actions(Node before, Node after) {
  const Access was = access_of(before);
  const Access is = access_of(after);
  const auto known = [](Access access) {
    return access == Access::allow || access == Access::deny;
  };
  if (!known(was) || !known(is)) return compare_unknown(before, after, was, is);
  if (was == Access::allow && is == Access::allow) return AllowedOrder(before, after).compare();
  return {.more = is == Access::allow ? Answer::yes : Answer::no,
          .less = was == Access::allow ? Answer::yes : Answer::no};
}

std::string describe_actions(Node rule) {
  switch (access_of(rule)) {
    case Access::deny:
      return rule.find("/actions/appSignOn/access").is_string("DENY")
                 ? "denied"
                 : "allowed with what nobody can have";
    case Access::unlisted:
      return "up to the catch-all rule, which is not there";
    case Access::unknown:
      return "neither allowed nor denied";
    case Access::allow:
      break;
  }
  std::string out = "allowed";
  const Node method = verification_method(rule);
  if (method["factorMode"].is_string("1FA")) out += " with one factor";
  if (method["factorMode"].is_string("2FA")) out += " with two factors";
  if (const std::size_t chains = method["chains"].size()) {
    out += chains == 1 ? " with a chain of methods" : fmt::format(" with one of {} chains", chains);
  }
  if (const std::size_t count = method["constraints"].size()) {
    out += count == 1 ? " under a constraint" : fmt::format(" under one of {} constraints", count);
  }
  if (const auto seconds = seconds_of(method["reauthenticateIn"], kHalfADay)) {
    out += fmt::format(", {}{}", *seconds == 0 ? "" : "again after ", duration_in_words(*seconds));
  }
  if (rule.find("/actions/appSignOn/keepMeSignedIn/postAuth").is_string("ALLOWED")) {
    out += ", may stay signed in";
  }
  return out;
}

}  // namespace posturelint
