// SPDX-License-Identifier: Apache-2.0
#include "policy/os_catalogue.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/civil_date.h"

namespace posturelint {

const OsRelease* OsCatalogue::oldest_supported(Platform platform) const {
  const auto found = std::ranges::find_if(releases_, [&](const OsRelease& release) {
    return release.platform == platform && release.supported;
  });
  return found == releases_.end() ? nullptr : &*found;
}

const OsRelease* OsCatalogue::last_unsupported(Platform platform) const {
  const OsRelease* found = nullptr;
  for (const OsRelease& release : releases_) {
    if (release.platform != platform) continue;
    if (release.supported) return found;
    found = &release;
  }
  return nullptr;
}

const OsRelease* OsCatalogue::newest(Platform platform) const {
  const OsRelease* found = nullptr;
  for (const OsRelease& release : releases_) {
    if (release.platform == platform) found = &release;
  }
  return found;
}

const OsRelease* OsCatalogue::at_or_after(Platform platform, const OsVersion& version) const {
  const auto found = std::ranges::find_if(releases_, [&](const OsRelease& release) {
    return release.platform == platform && release.first >= version;
  });
  return found == releases_.end() ? nullptr : &*found;
}

const OsRelease* OsCatalogue::at_or_before(Platform platform, const OsVersion& version) const {
  const OsRelease* found = nullptr;
  for (const OsRelease& release : releases_) {
    if (release.platform == platform && release.first <= version) found = &release;
  }
  return found;
}

const OsCatalogue& bundled_os_catalogue() {
  using enum Platform;
  // Windows names builds; the long-term editions keep old ones alive. ChromeOS updates itself, and
  // its versions have no meaning to people: it is not here.
  static const OsCatalogue catalogue(
      "2025-10-01", {
                        {android, OsVersion({11}), "Android 11", false},
                        {android, OsVersion({12}), "Android 12", false},
                        {android, OsVersion({13}), "Android 13", true},
                        {android, OsVersion({14}), "Android 14", true},
                        {android, OsVersion({15}), "Android 15", true},
                        {android, OsVersion({16}), "Android 16", true},
                        {ios, OsVersion({13}), "iOS 13", false},
                        {ios, OsVersion({14}), "iOS 14", false},
                        {ios, OsVersion({15}), "iOS 15", true},
                        {ios, OsVersion({16}), "iOS 16", true},
                        {ios, OsVersion({17}), "iOS 17", true},
                        {ios, OsVersion({18}), "iOS 18", true},
                        {ios, OsVersion({26}), "iOS 26", true},
                        {macos, OsVersion({11}), "macOS 11", false},
                        {macos, OsVersion({12}), "macOS 12", false},
                        {macos, OsVersion({13}), "macOS 13", true},
                        {macos, OsVersion({14}), "macOS 14", true},
                        {macos, OsVersion({15}), "macOS 15", true},
                        {macos, OsVersion({26}), "macOS 26", true},
                        {windows, OsVersion({10, 0, 10240}), "Windows 10 1507", true},
                        {windows, OsVersion({10, 0, 14393}), "Windows 10 1607", true},
                        {windows, OsVersion({10, 0, 17763}), "Windows 10 1809", true},
                        {windows, OsVersion({10, 0, 19044}), "Windows 10 21H2", true},
                        {windows, OsVersion({10, 0, 19045}), "Windows 10 22H2", true},
                        {windows, OsVersion({10, 0, 22631}), "Windows 11 23H2", true},
                        {windows, OsVersion({10, 0, 26100}), "Windows 11 24H2", true},
                        {windows, OsVersion({10, 0, 26200}), "Windows 11 25H2", true},
                    });
  return catalogue;
}

namespace {

/// The platform that a name for people is about: `Windows 11 (22H2)`.
Platform platform_of_name(std::string_view name) {
  using enum Platform;
  constexpr std::pair<std::string_view, Platform> kNames[] = {
      {"android", android}, {"chrome", chromeos}, {"ios", ios},        {"ipados", ios},
      {"mac os", macos},    {"macos", macos},     {"windows", windows}};
  std::string lower(name.substr(0, std::string_view("Windows").size()));
  std::ranges::transform(lower, lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  for (const auto& [prefix, platform] : kNames) {
    if (lower.starts_with(prefix)) return platform;
  }
  return unknown;
}

/// Windows tells its releases by builds, the others by major versions.
OsVersion first_of(Platform platform, const OsVersion& version) {
  if (platform != Platform::windows) return OsVersion({version.major()});
  return OsVersion({version.part(0), version.part(1), version.part(2)});
}

/// Collects the entries, whatever is around them.
class CatalogueReader {
 public:
  std::optional<OsCatalogue> read(Node root) {
    // The text may nest as deep as it likes, so no recursion.
    std::vector<Node> open = {root};
    while (!open.empty()) {
      const Node node = open.back();
      open.pop_back();
      read_entry(node);
      for (const Node child : node.children()) open.push_back(child);
    }
    if (releases_.empty()) return std::nullopt;
    std::vector<OsRelease> releases;
    for (auto& [key, release] : releases_) releases.push_back(std::move(release));
    return OsCatalogue(date_, std::move(releases));
  }

 private:
  using Key = std::tuple<Platform, std::uint32_t, std::uint32_t, std::uint32_t>;

  void read_entry(Node entry) {
    const auto text = entry["osVersion"].string();
    const auto name = entry["displayName"].string();
    const auto supported = entry["supportedMajor"].boolean();
    if (!text || !name || !supported) return;
    const auto version = parse_os_version(*text);
    const Platform platform = platform_of_name(*name);
    if (!version || platform == Platform::unknown) return;
    const OsVersion first = first_of(platform, *version);
    const Key key{platform, first.part(0), first.part(1), first.part(2)};
    const auto [at, is_new] = releases_.try_emplace(key);
    if (is_new) at->second = {platform, first, std::string(*name), false};
    at->second.supported = at->second.supported || *supported;
    for (const std::string_view member : {"createdDate", "lastUpdate"}) {
      const std::string_view day = entry[member].string().value_or("").substr(0, 10);
      if (parse_civil_date(day) && day > date_) date_ = day;
    }
  }

  std::map<Key, OsRelease> releases_;
  std::string date_;
};

}  // namespace

std::optional<OsCatalogue> read_os_catalogue(Node root) { return CatalogueReader().read(root); }

}  // namespace posturelint
