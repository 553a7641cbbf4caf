// SPDX-License-Identifier: Apache-2.0
#include "report/fingerprint.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string_view>

#include <fmt/format.h>

namespace posturelint {
namespace {

/// Longer lines are no lines that a person edits (a minified export): the reported text stands in
/// for them.
constexpr std::size_t kMaxLine = 1000;

/// FNV-1a: the same on every machine and in every release, which std::hash does not promise.
class Hash {
 public:
  Hash& add(std::string_view text) {
    for (const char c : text) step(c);
    step('\0');  // ("ab", "c") is not ("a", "bc")
    return *this;
  }
  Hash& add_words(std::string_view text) {
    for (const char c : text) {
      if (c != ' ' && c != '\t' && c != '\r' && c != '\n') step(c);
    }
    step('\0');
    return *this;
  }
  [[nodiscard]] std::uint64_t value() const { return value_; }

 private:
  void step(char c) {
    value_ ^= static_cast<unsigned char>(c);
    value_ *= 0x100000001B3U;
  }
  std::uint64_t value_ = 0xCBF29CE484222325U;
};

bool is_index(std::string_view segment) {
  return !segment.empty() &&
         std::ranges::all_of(segment, [](char c) { return c >= '0' && c <= '9'; });
}

/// `/rules/3/name` → `/rules/*/name`.
std::string without_indexes(std::string_view pointer) {
  std::string out;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::string_view segment = pointer.substr(0, pointer.find('/'));
    out += '/';
    out += is_index(segment) ? "*" : segment;
    pointer.remove_prefix(segment.size());
  }
  return out;
}

/// Gives equal hashes different numbers.
class Counter {
 public:
  std::string name(std::uint64_t hash) { return fmt::format("{:016x}:{}", hash, ++seen_[hash]); }

 private:
  std::map<std::uint64_t, unsigned> seen_;
};

}  // namespace

FileFingerprints fingerprints(const FileReport& file) {
  struct Slot {
    const Finding* finding;
    Fingerprints* out;
  };
  FileFingerprints all{std::vector<Fingerprints>(file.findings.size()),
                       std::vector<Fingerprints>(file.suppressed.size())};
  std::vector<Slot> slots;
  for (std::size_t i = 0; i < file.findings.size(); ++i) {
    slots.push_back({&file.findings[i], &all.findings[i]});
  }
  for (std::size_t i = 0; i < file.suppressed.size(); ++i) {
    slots.push_back({&file.suppressed[i].finding, &all.suppressed[i]});
  }
  std::ranges::stable_sort(
      slots, [](const Slot& a, const Slot& b) { return report_order(*a.finding, *b.finding); });

  Counter lines;
  Counter values;
  const Source& source = *file.source;
  for (const auto& [finding, out] : slots) {
    const Span line = source.line_span(source.line_at(finding->span.begin));
    const std::string_view reported = source.text(finding->span).substr(0, kMaxLine);
    const std::string_view words = line.size() > kMaxLine ? reported : source.text(line);
    const std::uint64_t by_line = Hash().add(finding->rule).add_words(words).value();
    const ResourceLabel& resource = finding->resource;
    const std::uint64_t by_value = Hash()
                                       .add(finding->rule)
                                       .add(resource.kind)
                                       .add(resource.platform)
                                       .add(resource.name)
                                       .add(without_indexes(finding->pointer))
                                       .add_words(reported)
                                       .value();
    *out = {lines.name(by_line), values.name(by_value)};
  }
  return all;
}

std::string fingerprint_in(std::string_view path, const Fingerprints& prints) {
  return fmt::format("{:016x}", Hash().add(path).add(prints.value).value());
}

}  // namespace posturelint
