// SPDX-License-Identifier: Apache-2.0
#include "policy/sign_in_reader.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/nearest.h"
#include "policy/expression_set.h"

namespace posturelint {
namespace {

constexpr std::string_view kPostureChecks = "devicePostureChecks.";

constexpr std::string_view kSignals[] = {
    "callerContext.managedApp",
    "diskEncryptionType",
    "jailbreak",
    "latestSecurityPatch",
    "osVersion",
    "screenLockType",
    "secureHardwarePresent",
    "thirdPartySignalProviders.androidDeviceTrust.deviceIntegrityLevel",
    "thirdPartySignalProviders.androidDeviceTrust.networkProxyDisabled",
    "thirdPartySignalProviders.androidDeviceTrust.playProtectVerdict",
    "thirdPartySignalProviders.androidDeviceTrust.screenLockComplexity",
    "thirdPartySignalProviders.androidDeviceTrust.usbDebuggingDisabled",
    "thirdPartySignalProviders.androidDeviceTrust.wifiSecured",
    "thirdPartySignalProviders.devicePostureIdP.compliant",
    "thirdPartySignalProviders.devicePostureIdP.managed",
    "thirdPartySignalProviders.dtc.allowScreenLock",
    "thirdPartySignalProviders.dtc.antivirusEnabled",
    "thirdPartySignalProviders.dtc.browserVersion",
    "thirdPartySignalProviders.dtc.builtInDnsClientEnabled",
    "thirdPartySignalProviders.dtc.chromeRemoteDesktopAppBlocked",
    "thirdPartySignalProviders.dtc.crowdStrikeAgentId",
    "thirdPartySignalProviders.dtc.crowdStrikeCustomerId",
    "thirdPartySignalProviders.dtc.deviceEnrollmentDomain",
    "thirdPartySignalProviders.dtc.diskEncrypted",
    "thirdPartySignalProviders.dtc.keyTrustLevel",
    "thirdPartySignalProviders.dtc.managedDevice",
    "thirdPartySignalProviders.dtc.osFirewall",
    "thirdPartySignalProviders.dtc.osVersion",
    "thirdPartySignalProviders.dtc.passwordProtectionWarningTrigger",
    "thirdPartySignalProviders.dtc.realtimeUrlCheckMode",
    "thirdPartySignalProviders.dtc.safeBrowsingProtectionLevel",
    "thirdPartySignalProviders.dtc.screenLockSecured",
    "thirdPartySignalProviders.dtc.secureBootEnabled",
    "thirdPartySignalProviders.dtc.siteIsolationEnabled",
    "thirdPartySignalProviders.dtc.thirdPartyBlockingEnabled",
    "thirdPartySignalProviders.dtc.windowsMachineDomain",
    "thirdPartySignalProviders.dtc.windowsUserDomain",
};

class Reader {
 public:
  ReadSignIn read(Node root) {
    const Node body = root.is_array() && root.size() == 1 ? *root.items().begin() : root;
    if (!body.is_object()) {
      wrong(root, root.is_array() ? "one sign-in at a time" : "a sign-in is an object");
    } else if (body["policyContext"] || body["appInstance"]) {
      read_members(body, "a simulation", kBody);
    } else {
      read_members(body, "a sign-in", kContext);
    }
    check();
    std::ranges::stable_sort(out_.mistakes, {},
                             [](const SignInMistake& m) { return m.span.begin; });
    return std::move(out_);
  }

 private:
  struct Member {
    std::string_view key;
    void (Reader::*read)(Node value);
  };
  using Members = std::span<const Member>;
  static const std::array<Member, 4> kBody;
  static const std::array<Member, 9> kContext;
  static const std::array<Member, 2> kUser;
  static const std::array<Member, 1> kGroups;
  static const std::array<Member, 1> kZones;
  static const std::array<Member, 1> kRisk;
  static const std::array<Member, 8> kDevice;

  void wrong(Node node, std::string what) { wrong(node.span(), std::move(what)); }
  void wrong(Span span, std::string what) { out_.mistakes.push_back({span, std::move(what)}); }

  /// Reads every member by the entry with its key; null is as good as absent.
  void read_members(Node object, std::string_view what, Members known) {
    if (!object.is_object()) return wrong(object, fmt::format("{} is an object", what));
    for (const Node member : object.members()) {
      if (member.is_overridden()) {
        wrong(member.key_span(), fmt::format("\"{}\" is there twice", member.key()));
        continue;
      }
      const auto found = std::ranges::find(known, member.key(), &Member::key);
      if (found == known.end()) {
        std::vector<std::string_view> keys;
        for (const Member& one : known) keys.push_back(one.key);
        wrong(member.key_span(), fmt::format("{} has no member \"{}\"{}", what, member.key(),
                                             did_you_mean(member.key(), keys)));
      } else if (!member.is_null()) {
        (this->*found->read)(member);
      }
    }
  }

  void read_string(Node value, std::optional<std::string>& out) {
    const auto text = value.string();
    if (!text || text->empty()) {
      return wrong(value, fmt::format("\"{}\" is a string, and not empty", value.key()));
    }
    out = *text;
  }

  void read_strings(Node value, std::optional<std::vector<std::string>>& out) {
    if (!value.is_array()) {
      return wrong(value, fmt::format("\"{}\" is a list of strings", value.key()));
    }
    out.emplace();
    for (const Node item : value.items()) {
      const auto text = item.string();
      if (!text) {
        wrong(item, fmt::format("\"{}\" is a list of strings", value.key()));
      } else {
        out->push_back(std::string(*text));
      }
    }
  }

  void read_boolean(Node value, std::optional<bool>& out) {
    const auto truth = value.boolean();
    if (!truth) return wrong(value, fmt::format("\"{}\" is true or false", value.key()));
    out = *truth;
  }

  /// A word of a list.
  template <typename Enum, std::size_t size>
  void read_word(Node value, const std::string_view (&words)[size],
                 std::optional<Enum> (*parse)(std::string_view), std::optional<Enum>& out) {
    const auto text = value.string();
    if (text) out = parse(*text);
    if (out) return;
    const std::string_view written = text ? *text : value.text();
    const std::string all = fmt::format("{}", fmt::join(words, ", "));
    wrong(value, fmt::format("\"{}\" is one of {}{}", value.key(), all,
                             did_you_mean(written, std::span(words))));
  }

  void ignore(Node) {}
  void read_app(Node value) { read_string(value, out_.told.app); }
  void read_context(Node value) { read_members(value, "policyContext", kContext); }
  void read_user(Node value) { read_members(value, "user", kUser); }
  void read_user_id(Node value) { read_string(value, out_.told.user); }
  void read_user_type(Node value) { read_string(value, out_.told.user_type); }
  void read_groups(Node value) { read_members(value, "groups", kGroups); }
  void read_group_ids(Node value) { read_strings(value, out_.told.groups); }
  void read_zones(Node value) { read_members(value, "zones", kZones); }
  void read_zone_ids(Node value) { read_strings(value, out_.told.zones); }
  void read_ip(Node value) { read_string(value, out_.told.ip); }
  void read_risk(Node value) { read_members(value, "risk", kRisk); }
  void read_risk_level(Node value) {
    constexpr std::string_view kWords[] = {"LOW", "MEDIUM", "HIGH"};
    read_word<Risk>(value, kWords, parse_risk, out_.told.risk);
  }
  void read_date(Node value) {
    const auto text = value.string();
    if (text) out_.told.date = parse_civil_date(*text);
    if (!out_.told.date) wrong(value, "\"date\" is a day, YYYY-MM-DD");
  }

  void read_expressions(Node value) {
    if (!value.is_object()) {
      return wrong(value, "\"expressions\" is an object: the text of each, and true or false");
    }
    for (const Node member : value.members()) {
      std::optional<bool> truth;
      read_boolean(member, truth);
      if (truth) out_.told.expressions[normalized_expression(member.key())] = *truth;
    }
  }

  void read_device(Node value) {
    device_ = value;
    read_members(value, "device", kDevice);
  }
  void read_platform(Node value) {
    constexpr std::string_view kWords[] = {"ANDROID", "CHROMEOS", "IOS",    "LINUX",
                                           "MACOS",   "OTHER",    "WINDOWS"};
    read_word<SignInOs>(value, kWords, parse_sign_in_os, out_.told.os);
  }
  void read_type(Node value) {
    constexpr std::string_view kWords[] = {"DESKTOP", "MOBILE", "OTHER"};
    read_word<DeviceType>(value, kWords, parse_device_type, out_.told.type);
  }
  void read_registered(Node value) { read_boolean(value, out_.told.registered); }
  void read_managed(Node value) { read_boolean(value, out_.told.managed); }
  void read_assurance_id(Node value) {
    std::optional<std::string> id;
    read_string(value, id);
    if (id) satisfy({*id}, value);
  }
  void read_assurance_ids(Node value) {
    std::optional<std::vector<std::string>> ids;
    read_strings(value, ids);
    if (ids) satisfy(std::move(*ids), value);
  }
  void satisfy(std::vector<std::string> ids, Node value) {
    if (out_.told.satisfied) {
      return wrong(value.key_span(), "either \"assuranceId\" or \"assuranceIds\", not both");
    }
    satisfied_ = value;
    out_.told.satisfied = std::move(ids);
  }
  void read_in_grace(Node value) { read_boolean(value, out_.told.in_grace); }

  void read_signals(Node value) {
    if (!value.is_object()) return wrong(value, "\"signals\" is an object");
    signals_ = value;
    read_signals(value, "");
  }

  void read_signals(Node object, const std::string& prefix) {
    for (const Node member : object.members()) {
      const std::string path = prefix + std::string(member.key());
      if (is_group(path)) {
        if (member.is_object()) {
          read_signals(member, path + ".");
        } else if (!member.is_null()) {
          wrong(member, fmt::format("\"{}\" is an object", member.key()));
        }
      } else if (!is_device_signal(path)) {
        wrong(member.key_span(), fmt::format("no device assurance policy asks for \"{}\"{}", path,
                                             did_you_mean(path, device_signals())));
      } else {
        read_signal(member, path);
      }
    }
  }

  /// Some signals have names that begin like this one, and a dot.
  static bool is_group(const std::string& path) {
    const std::string with_dot = path + ".";
    if (with_dot == kPostureChecks) return true;
    return std::ranges::any_of(kSignals,
                               [&](std::string_view known) { return known.starts_with(with_dot); });
  }

  void read_signal(Node value, const std::string& path) {
    if (value.is_null()) return;
    if (const auto text = value.string()) {
      out_.told.signals[path] = *text;
    } else if (value.boolean() || value.number()) {
      out_.told.signals[path] = value.text();
    } else {
      wrong(value,
            fmt::format("\"{}\" is what the device reports: a text, true or false", value.key()));
    }
  }

  /// What cannot be true together.
  void check() {
    const ToldSignIn& told = out_.told;
    if (told.registered == false && told.managed == true) {
      wrong(device_["managed"], "a managed device is registered");
    }
    if (told.registered == false && satisfied_ && !told.satisfied->empty()) {
      wrong(satisfied_, "only a registered device satisfies a device assurance policy");
    }
    if (told.satisfied && signals_) {
      wrong(signals_.key_span(),
            "either the policies that the device satisfies or its signals, not both");
    }
    if (told.os && told.type && told_platforms(told) == 0) {
      wrong(device_["type"], "no such device");
    }
  }

  ReadSignIn out_;
  Node device_;
  Node satisfied_;
  Node signals_;
};

// `policyTypes` chooses among the policies that the vendor's API simulates; ours are of one type.
const std::array<Reader::Member, 4> Reader::kBody = {{
    {"appInstance", &Reader::read_app},
    {"policyContext", &Reader::read_context},
    {"policyType", &Reader::ignore},
    {"policyTypes", &Reader::ignore},
}};
const std::array<Reader::Member, 9> Reader::kContext = {{
    {"date", &Reader::read_date},
    {"device", &Reader::read_device},
    {"expressions", &Reader::read_expressions},
    {"groups", &Reader::read_groups},
    {"ip", &Reader::read_ip},
    {"risk", &Reader::read_risk},
    {"user", &Reader::read_user},
    {"zones", &Reader::read_zones},
    {"appInstance", &Reader::read_app},
}};
const std::array<Reader::Member, 2> Reader::kUser = {{
    {"id", &Reader::read_user_id},
    {"type", &Reader::read_user_type},
}};
const std::array<Reader::Member, 1> Reader::kGroups = {{{"ids", &Reader::read_group_ids}}};
const std::array<Reader::Member, 1> Reader::kZones = {{{"ids", &Reader::read_zone_ids}}};
const std::array<Reader::Member, 1> Reader::kRisk = {{{"level", &Reader::read_risk_level}}};
const std::array<Reader::Member, 8> Reader::kDevice = {{
    {"assuranceId", &Reader::read_assurance_id},
    {"assuranceIds", &Reader::read_assurance_ids},
    {"inGracePeriod", &Reader::read_in_grace},
    {"managed", &Reader::read_managed},
    {"platform", &Reader::read_platform},
    {"registered", &Reader::read_registered},
    {"signals", &Reader::read_signals},
    {"type", &Reader::read_type},
}};

}  // namespace

ReadSignIn read_sign_in(Node sign_in) { return Reader().read(sign_in); }

bool is_device_signal(std::string_view path) {
  return std::ranges::find(kSignals, path) != std::end(kSignals) ||
         (path.starts_with(kPostureChecks) && path.size() > kPostureChecks.size());
}

std::span<const std::string_view> device_signals() { return kSignals; }

}  // namespace posturelint
