// SPDX-License-Identifier: Apache-2.0
#include "report/gzip_size.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <utility>
#include <vector>

namespace posturelint {
namespace {

constexpr std::size_t kWindow = 32768;
constexpr std::size_t kShortest = 4;  // gzip also takes 3
constexpr std::size_t kLongest = 258;
/// Bytes that share one pair of Huffman codes.
constexpr std::size_t kBlock = 65536;
/// What the codes themselves take in a block, and the stream around it all.
constexpr double kBlockHeader = 120;
constexpr std::size_t kStreamHeader = 32;
/// Huffman codes are whole bits: a little longer than the entropy says.
constexpr double kWholeBits = 1.04;

/// The bits that the symbols of one kind take together.
template <std::size_t Size>
double bits_of(const std::array<std::uint32_t, Size>& counts) {
  double total = 0;
  for (const std::uint32_t count : counts) total += count;
  double bits = 0;
  for (const std::uint32_t count : counts) {
    if (count > 0) bits += count * std::max(1.0, std::log2(total / count) * kWholeBits);
  }
  return bits;
}

/// Lengths and distances are sent as a class and as many further bits as tell the class's members
/// apart.
struct Class {
  std::size_t number;
  unsigned extra_bits;
};
Class class_of(std::size_t value, unsigned classes_per_power) {
  const auto power = static_cast<unsigned>(std::bit_width(value)) - 1;
  const unsigned kept = static_cast<unsigned>(std::countr_zero(classes_per_power));
  if (power <= kept) return {value, 0};
  return {power * classes_per_power + ((value >> (power - kept)) & (classes_per_power - 1)),
          power - kept};
}

class Block {
 public:
  void literal(unsigned char c) { ++symbols_[c]; }
  void match(std::size_t length, std::size_t distance) {
    const Class by_length = class_of(length, 4);
    const Class by_distance = class_of(distance, 2);
    ++symbols_[256 + by_length.number];
    ++distances_[by_distance.number];
    extra_bits_ += by_length.extra_bits + by_distance.extra_bits;
  }
  [[nodiscard]] double bytes() const {
    return (bits_of(symbols_) + bits_of(distances_) + static_cast<double>(extra_bits_)) / 8 +
           kBlockHeader;
  }

 private:
  std::array<std::uint32_t, 256 + 48> symbols_{};
  std::array<std::uint32_t, 48> distances_{};
  std::size_t extra_bits_ = 0;
};

std::size_t hash_at(std::string_view text, std::size_t at) {
  std::uint32_t word = 0;
  std::memcpy(&word, text.data() + at, sizeof word);
  return (word * 2654435761U) >> 17U;
}

}  // namespace

std::size_t gzip_size_bound(std::string_view text) {
  std::vector<std::size_t> last(1U << 15U, text.size());  // where each hash was seen last
  double bytes = 0;
  Block block;
  std::size_t block_end = kBlock;
  std::size_t at = 0;
  while (at < text.size()) {
    if (at >= block_end) {
      bytes += block.bytes();
      block = {};
      block_end = at + kBlock;
    }
    std::size_t length = 0;
    std::size_t from = text.size();
    if (at + kShortest <= text.size()) {
      from = std::exchange(last[hash_at(text, at)], at);
      if (from < at && at - from <= kWindow) {
        const std::size_t most = std::min(kLongest, text.size() - at);
        while (length < most && text[from + length] == text[at + length]) ++length;
      }
    }
    if (length >= kShortest) {
      block.match(length, at - from);
      at += length;
    } else {
      block.literal(static_cast<unsigned char>(text[at]));
      ++at;
    }
  }
  const double stored = static_cast<double>(text.size()) * 1.001;  // gzip never does worse
  return static_cast<std::size_t>(std::min(bytes + block.bytes(), stored)) + kStreamHeader;
}

}  // namespace posturelint
