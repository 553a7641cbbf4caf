// SPDX-License-Identifier: Apache-2.0
#include "report/line_hash.h"

#include <algorithm>
#include <deque>
#include <unordered_map>

#include <fmt/format.h>

#include "text/utf8.h"

namespace posturelint {
namespace {

/// How many characters a hash is made of.
constexpr std::size_t kWindow = 100;
constexpr std::uint64_t kFactor = 37;
/// Stands behind the last character of a text; enough zeros follow to fill every window.
constexpr char16_t kEnd = 0xFFFF;

constexpr std::uint64_t power(std::uint64_t base, std::size_t exponent) {
  std::uint64_t out = 1;
  for (std::size_t i = 0; i < exponent; ++i) out *= base;
  return out;
}

/// Reads a text character by character. The value of a window is the difference of the values that
/// the whole text has at its two ends.
class Hasher {
 public:
  Hasher(const std::vector<std::uint32_t>& lines, std::map<std::uint32_t, std::string>& out)
      : wanted_(lines.begin(), lines.end()), out_(out) {
    std::ranges::sort(wanted_);
    last_ = wanted_.empty() ? 0 : wanted_.back();
  }

  /// False when nothing that follows can matter.
  bool add(char16_t c) {
    const bool second_of_pair = after_return_ && c == u'\n';
    after_return_ = false;
    if (c == u' ' || c == u'\t' || second_of_pair) return true;
    if (c == u'\r') {
      after_return_ = true;
      c = u'\n';
    }
    if (at_line_start_) {
      at_line_start_ = false;
      if (++line_ <= last_) open_.push_back({line_, read_, value_});
    }
    at_line_start_ = c == u'\n';
    step(c);
    return line_ <= last_ || !open_.empty();
  }

  void finish() {
    add(kEnd);
    while (!open_.empty()) step(0);
  }

 private:
  struct Start {
    std::uint32_t line;
    std::size_t at;       // characters before it
    std::uint64_t value;  // of those characters
  };

  void step(char16_t c) {
    value_ = value_ * kFactor + c;
    ++read_;
    if (open_.empty() || read_ - open_.front().at < kWindow) return;
    const Start start = open_.front();
    open_.pop_front();
    close(start.line, value_ - start.value * kWhole);
  }

  void close(std::uint32_t line, std::uint64_t hash) {
    const std::uint32_t count = ++seen_[hash];
    if (std::ranges::binary_search(wanted_, line)) out_[line] = fmt::format("{:x}:{}", hash, count);
  }

  static constexpr std::uint64_t kWhole = power(kFactor, kWindow);

  std::vector<std::uint32_t> wanted_;
  std::uint32_t last_ = 0;
  std::map<std::uint32_t, std::string>& out_;
  std::unordered_map<std::uint64_t, std::uint32_t> seen_;
  std::deque<Start> open_;
  std::uint64_t value_ = 0;
  std::size_t read_ = 0;
  std::uint32_t line_ = 0;
  bool at_line_start_ = true;
  bool after_return_ = false;
};

}  // namespace

std::map<std::uint32_t, std::string> line_hashes(std::string_view text,
                                                 const std::vector<std::uint32_t>& lines) {
  std::map<std::uint32_t, std::string> out;
  Hasher hasher(lines, out);
  while (!text.empty()) {
    const auto byte = static_cast<unsigned char>(text.front());
    if (byte < 0x80) {
      text.remove_prefix(1);
      if (!hasher.add(byte)) return out;
      continue;
    }
    const CodePoint point = decode_utf8(text);
    text.remove_prefix(point.size);
    if (point.value == kInvalidCodePoint) {
      hasher.add(0xFFFD);
    } else if (point.value < 0x10000) {
      hasher.add(static_cast<char16_t>(point.value));
    } else {
      hasher.add(static_cast<char16_t>(0xD800 + ((point.value - 0x10000) >> 10U)));
      hasher.add(static_cast<char16_t>(0xDC00 + ((point.value - 0x10000) & 0x3FFU)));
    }
  }
  hasher.finish();
  return out;
}

}  // namespace posturelint
