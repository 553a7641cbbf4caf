// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cctype>
#include <string>

#include "base/nearest.h"
#include "policy/osquery.h"

namespace posturelint {
namespace {

using enum OsqueryTable;

struct KnownTable {
  std::string_view name;
  OsqueryTable where;
};

// Where osquery's public schema offers a table, as far as macOS and Windows go: `macos` may exist
// on Linux too, `elsewhere` exists on neither. Sorted by name. A table that is on both, or that we
// are not sure of, is `everywhere`: then nothing is said.
constexpr KnownTable kTables[] = {
    {"account_policy_data", macos},
    {"ad_config", macos},
    {"alf", macos},
    {"alf_exceptions", macos},
    {"alf_explicit_auths", macos},
    {"alf_services", macos},
    {"app_schemes", macos},
    {"apparmor_events", elsewhere},
    {"apparmor_profiles", elsewhere},
    {"appcompat_shims", windows},
    {"apps", macos},
    {"apt_sources", elsewhere},
    {"arp_cache", everywhere},
    {"asl", macos},
    {"atom_packages", everywhere},
    {"authenticode", windows},
    {"authorization_mechanisms", macos},
    {"authorizations", macos},
    {"authorized_keys", macos},
    {"autoexec", windows},
    {"background_activities_moderator", windows},
    {"battery", everywhere},
    {"bitlocker_info", windows},
    {"block_devices", macos},
    {"bpf_process_events", elsewhere},
    {"bpf_socket_events", elsewhere},
    {"browser_plugins", macos},
    {"carbon_black_info", everywhere},
    {"carves", everywhere},
    {"certificates", everywhere},
    {"chassis_info", windows},
    {"chocolatey_packages", windows},
    {"chrome_extension_content_scripts", everywhere},
    {"chrome_extensions", everywhere},
    {"connected_displays", everywhere},
    {"connectivity", windows},
    {"cpu_info", everywhere},
    {"cpu_time", everywhere},
    {"cpuid", everywhere},
    {"crashes", macos},
    {"crontab", macos},
    {"cups_destinations", macos},
    {"cups_jobs", macos},
    {"curl", everywhere},
    {"curl_certificate", everywhere},
    {"deb_packages", elsewhere},
    {"default_environment", windows},
    {"device_firmware", macos},
    {"deviceguard_status", windows},
    {"disk_encryption", macos},
    {"disk_events", macos},
    {"disk_info", windows},
    {"dns_cache", windows},
    {"drivers", windows},
    {"ec2_instance_metadata", everywhere},
    {"ec2_instance_tags", everywhere},
    {"es_process_events", macos},
    {"es_process_file_events", macos},
    {"etc_hosts", everywhere},
    {"etc_protocols", everywhere},
    {"etc_services", everywhere},
    {"event_taps", macos},
    {"fan_speed_sensors", macos},
    {"file", everywhere},
    {"file_events", everywhere},
    {"firefox_addons", everywhere},
    {"gatekeeper", macos},
    {"gatekeeper_approved_apps", macos},
    {"groups", everywhere},
    {"hash", everywhere},
    {"homebrew_packages", macos},
    {"hvci_status", windows},
    {"ibridge_info", macos},
    {"ie_extensions", windows},
    {"intel_me_info", everywhere},
    {"interface_addresses", everywhere},
    {"interface_details", everywhere},
    {"iokit_devicetree", macos},
    {"iokit_registry", macos},
    {"iptables", elsewhere},
    {"kernel_extensions", macos},
    {"kernel_info", everywhere},
    {"kernel_keys", elsewhere},
    {"kernel_modules", elsewhere},
    {"kernel_panics", macos},
    {"keychain_acls", macos},
    {"keychain_items", macos},
    {"known_hosts", everywhere},
    {"kva_speculative_info", windows},
    {"launchd", macos},
    {"launchd_overrides", macos},
    {"listening_ports", everywhere},
    {"load_average", macos},
    {"location_services", macos},
    {"logged_in_users", everywhere},
    {"logical_drives", windows},
    {"logon_sessions", windows},
    {"managed_policies", macos},
    {"md_devices", elsewhere},
    {"md_drives", elsewhere},
    {"md_personalities", elsewhere},
    {"mdfind", macos},
    {"mdls", macos},
    {"memory_devices", everywhere},
    {"memory_info", elsewhere},
    {"mounts", macos},
    {"msr", elsewhere},
    {"nfs_shares", macos},
    {"npm_packages", everywhere},
    {"ntdomains", windows},
    {"ntfs_acl_permissions", windows},
    {"ntfs_journal_events", windows},
    {"nvram", macos},
    {"office_mru", windows},
    {"os_version", everywhere},
    {"osquery_events", everywhere},
    {"osquery_extensions", everywhere},
    {"osquery_flags", everywhere},
    {"osquery_info", everywhere},
    {"osquery_packs", everywhere},
    {"osquery_registry", everywhere},
    {"osquery_schedule", everywhere},
    {"package_bom", macos},
    {"package_install_history", macos},
    {"package_receipts", macos},
    {"password_policy", macos},
    {"patches", windows},
    {"pci_devices", macos},
    {"physical_disk_performance", windows},
    {"pipes", windows},
    {"platform_info", everywhere},
    {"plist", macos},
    {"portage_keywords", elsewhere},
    {"portage_packages", elsewhere},
    {"portage_use", elsewhere},
    {"power_sensors", macos},
    {"powershell_events", windows},
    {"preferences", macos},
    {"prefetch", windows},
    {"process_etw_events", windows},
    {"process_events", macos},
    {"process_file_events", elsewhere},
    {"process_memory_map", everywhere},
    {"process_namespaces", elsewhere},
    {"process_open_files", everywhere},
    {"process_open_sockets", everywhere},
    {"processes", everywhere},
    {"programs", windows},
    {"python_packages", everywhere},
    {"quicklook_cache", macos},
    {"registry", windows},
    {"routes", everywhere},
    {"rpm_package_files", elsewhere},
    {"rpm_packages", elsewhere},
    {"running_apps", macos},
    {"safari_extensions", macos},
    {"sandboxes", macos},
    {"scheduled_tasks", windows},
    {"screenlock", macos},
    {"seccomp_events", elsewhere},
    {"secureboot", everywhere},
    {"security_profile_info", windows},
    {"selinux_events", elsewhere},
    {"selinux_settings", elsewhere},
    {"services", windows},
    {"shadow", elsewhere},
    {"shared_folders", macos},
    {"shared_memory", elsewhere},
    {"shared_resources", windows},
    {"sharing_preferences", macos},
    {"shell_history", macos},
    {"shellbags", windows},
    {"shimcache", windows},
    {"signature", macos},
    {"sip_config", macos},
    {"smc_keys", macos},
    {"socket_events", macos},
    {"ssh_configs", everywhere},
    {"startup_items", everywhere},
    {"sudoers", macos},
    {"suid_bin", macos},
    {"syslog_events", elsewhere},
    {"system_extensions", macos},
    {"system_info", everywhere},
    {"systemd_units", elsewhere},
    {"temperature_sensors", macos},
    {"time", everywhere},
    {"time_machine_backups", macos},
    {"time_machine_destinations", macos},
    {"tpm_info", windows},
    {"unified_log", macos},
    {"uptime", everywhere},
    {"usb_devices", macos},
    {"user_groups", everywhere},
    {"user_interaction_events", macos},
    {"user_ssh_keys", everywhere},
    {"userassist", windows},
    {"users", everywhere},
    {"video_info", windows},
    {"virtual_memory_info", macos},
    {"vscode_extensions", everywhere},
    {"wifi_networks", macos},
    {"wifi_status", macos},
    {"wifi_survey", macos},
    {"winbaseobj", windows},
    {"windows_crashes", windows},
    {"windows_eventlog", windows},
    {"windows_events", windows},
    {"windows_firewall_profiles", windows},
    {"windows_firewall_rules", windows},
    {"windows_optional_features", windows},
    {"windows_search", windows},
    {"windows_security_center", windows},
    {"windows_security_products", windows},
    {"windows_update_history", windows},
    {"wmi_bios_info", windows},
    {"wmi_cli_event_consumers", windows},
    {"wmi_event_filters", windows},
    {"wmi_filter_consumer_binding", windows},
    {"wmi_script_event_consumers", windows},
    {"xprotect_entries", macos},
    {"xprotect_meta", macos},
    {"xprotect_reports", macos},
    {"yara", everywhere},
    {"yara_events", everywhere},
    {"yum_sources", elsewhere},
};

std::string lower_case(std::string_view name) {
  std::string out(name);
  std::ranges::transform(out, out.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

}  // namespace

OsqueryTable find_osquery_table(std::string_view name) {
  const std::string wanted = lower_case(name);
  const auto* found =
      std::ranges::lower_bound(kTables, std::string_view(wanted), {}, &KnownTable::name);
  return found != std::end(kTables) && found->name == wanted ? found->where : unknown;
}

std::optional<std::string_view> osquery_table_like(std::string_view name) {
  constexpr std::size_t kShortest = 4;
  constexpr std::size_t kLong = 10;
  if (name.size() < kShortest) return std::nullopt;
  std::size_t best = name.size() >= kLong ? 2 : 1;
  std::optional<std::string_view> found;
  for (const KnownTable& table : kTables) {
    const std::size_t distance = edit_distance(name, table.name, best);
    if (distance == 0) return std::nullopt;
    if (distance < best || (distance == best && !found)) {
      best = distance;
      found = table.name;
    }
  }
  return found;
}

}  // namespace posturelint
