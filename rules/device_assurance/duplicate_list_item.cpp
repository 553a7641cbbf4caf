// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::device_assurance {
namespace {

constexpr std::string_view kLists[] = {"diskEncryptionType", "screenLockType"};

void check(const Resource& policy, Reporter& reporter) {
  for (const std::string_view key : kLists) {
    const Node list = policy.node[key]["include"];
    if (list.size() < 2) continue;
    std::vector<Node> seen;
    for (const Node item : list.items()) {
      if (!item.string()) continue;
      const auto first =
          std::ranges::find_if(seen, [&](Node n) { return n.string() == item.string(); });
      if (first == seen.end()) {
        seen.push_back(item);
        continue;
      }
      Finding& finding = reporter.at(item, "\"{}\" is in the list already", *item.string());
      finding.notes.push_back({"here", first->span()});
      finding.fix = Fix{"remove the repetition", Applicability::safe, remove_child(item)};
    }
  }
}

constexpr std::string_view kCovers[] = {"da-duplicate-list-item"};
constexpr std::string_view kEvidence[] = {
    "the list is a set: recorded answers bring its items back in another order"};

constexpr Example kExamples[] = {
    {"a lock is listed twice",
     R"({"name": "Phones", "platform": "IOS",
  "screenLockType": {"include": ["BIOMETRIC", "PASSCODE", «"BIOMETRIC"»]}})",
     R"({"name": "Phones", "platform": "IOS",
  "screenLockType": {"include": ["BIOMETRIC", "PASSCODE"]}})"},
    {"every lock once",
     R"({"name": "Phones", "platform": "IOS",
  "screenLockType": {"include": ["BIOMETRIC", "PASSCODE"]}})"},
    {"the same word in two lists",
     R"({"name": "Phones", "platform": "ANDROID", "diskEncryptionType": {"include": ["USER", "FULL"]},
  "screenLockType": {"include": ["BIOMETRIC"]}})"},
};

}  // namespace

Rule duplicate_list_item() {
  return {
      .id = "device-assurance/duplicate-list-item",
      .severity = Severity::info,
      .consequence = Consequence::untidy,
      .summary = "a list names a value twice",
      .rationale =
          "`include` is a set of accepted states: saying one twice changes nothing. Often another "
          "value was meant, and that one is missing.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::safe,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::device_assurance
