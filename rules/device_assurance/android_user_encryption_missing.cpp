// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::device_assurance {
namespace {

void check(const Resource& policy, Reporter& reporter) {
  const Node include = policy.node["diskEncryptionType"]["include"];
  if (policy.platform != Platform::android || !include.is_array() || include.size() != 1) return;
  const Node only = *include.items().begin();
  if (!only.is_string("FULL")) return;
  Finding& finding = reporter.at(
      include, "FULL alone refuses phones with Android 10 and newer, which encrypt per USER");
  finding.fix = Fix{"accept USER too",
                    Applicability::unsafe,
                    {{{only.span().end, only.span().end}, ", \"USER\""}}};
}

constexpr std::string_view kEvidence[] = {
    "vendor help, device assurance: FULL is found on Android 8 and 9 and on upgraded devices",
    "recorded traffic: every accepted Android policy lists FULL and USER",
};
constexpr std::string_view kCovers[] = {"disk-android-full-only"};

constexpr Example kExamples[] = {
    {"full disk encryption alone",
     R"({"name": "Phones", "platform": "ANDROID", "diskEncryptionType": {"include": «["FULL"]»}})",
     R"({"name": "Phones", "platform": "ANDROID", "diskEncryptionType": {"include": ["FULL", "USER"]}})"},
    {"both kinds",
     R"({"name": "Phones", "platform": "ANDROID", "diskEncryptionType": {"include": ["FULL", "USER"]}})"},
    {"the kind of today's phones",
     R"({"name": "Phones", "platform": "ANDROID", "diskEncryptionType": {"include": ["USER"]}})"},
    {"on another platform it is the schema's to judge",
     R"({"name": "PCs", "platform": "WINDOWS", "diskEncryptionType": {"include": ["FULL"]}})"},
};

}  // namespace

Rule android_user_encryption_missing() {
  return {
      .id = "device-assurance/android-user-encryption-missing",
      .severity = Severity::warning,
      .consequence = Consequence::locks_out,
      .summary = "an Android policy accepts full disk encryption only",
      .rationale =
          "Since Android 10 phones encrypt files per user, which is `USER`. `FULL` describes older "
          "phones, and those upgraded from them. A list with `FULL` alone keeps nearly every phone "
          "in use out.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::unsafe,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::device_assurance
