// SPDX-License-Identifier: Apache-2.0
#include "extract/offset_map.h"

#include <algorithm>

namespace posturelint {

void OffsetMap::copied(std::uint32_t host_begin, std::uint32_t size) {
  add({size_, size, {host_begin, host_begin + size}, true});
}

void OffsetMap::replaced(Span host, std::uint32_t size) { add({size_, size, host, false}); }

void OffsetMap::append(const OffsetMap& other) {
  for (Piece piece : other.pieces_) {
    piece.fragment_begin = size_;
    add(piece);
  }
}

void OffsetMap::add(Piece piece) {
  size_ += piece.fragment_size;
  if (pieces_.empty()) {
    pieces_.push_back(piece);
    return;
  }
  if (piece.fragment_size == 0) return;
  Piece& last = pieces_.back();
  if (last.fragment_size == 0) {
    last = piece;
  } else if (last.copied && piece.copied && last.host.end == piece.host.begin) {
    last.fragment_size += piece.fragment_size;
    last.host.end = piece.host.end;
  } else {
    pieces_.push_back(piece);
  }
}

std::size_t OffsetMap::piece_at(std::uint32_t fragment) const {
  const auto after = std::ranges::upper_bound(pieces_, fragment, {}, &Piece::fragment_begin);
  return static_cast<std::size_t>(after - pieces_.begin()) - 1;
}

std::uint32_t OffsetMap::place_to_insert(std::uint32_t fragment) const {
  const std::size_t index = piece_at(fragment);
  const Piece& piece = pieces_[index];
  const std::uint32_t inside = fragment - piece.fragment_begin;
  if (inside >= piece.fragment_size && inside > 0) return piece.host.end;
  if (piece.copied) return piece.host.begin + inside;
  if (inside == 0 && index > 0 && pieces_[index - 1].copied) return pieces_[index - 1].host.end;
  return piece.host.begin;
}

Span OffsetMap::to_host(Span fragment) const {
  if (is_identity()) return fragment;
  if (fragment.empty()) {
    const std::uint32_t place = place_to_insert(fragment.begin);
    return {place, place};
  }
  const Piece& first = pieces_[piece_at(fragment.begin)];
  const Piece& last = pieces_[piece_at(fragment.end - 1)];
  const std::uint32_t begin =
      first.copied
          ? std::min(first.host.begin + (fragment.begin - first.fragment_begin), first.host.end)
          : first.host.begin;
  const std::uint32_t end =
      last.copied ? std::min(last.host.begin + (fragment.end - last.fragment_begin), last.host.end)
                  : last.host.end;
  return {begin, std::max(begin, end)};
}

bool OffsetMap::from_host(std::uint32_t host, std::uint32_t& fragment) const {
  if (is_identity()) {
    fragment = host;
    return true;
  }
  const auto after = std::ranges::upper_bound(pieces_, host, {},
                                              [](const Piece& piece) { return piece.host.begin; });
  if (after == pieces_.begin()) return false;
  const Piece& piece = *(after - 1);
  if (host >= piece.host.end) return false;
  fragment = piece.fragment_begin + (piece.copied ? host - piece.host.begin : 0);
  return true;
}

OffsetMap OffsetMap::slice(Span fragment) const {
  OffsetMap part;
  if (is_identity()) {
    part.copied(fragment.begin, fragment.size());
    return part;
  }
  if (fragment.empty()) {
    part.copied(place_to_insert(fragment.begin), 0);
    return part;
  }
  for (std::size_t i = piece_at(fragment.begin); i < pieces_.size(); ++i) {
    const Piece& piece = pieces_[i];
    if (piece.fragment_begin >= fragment.end) break;
    const std::uint32_t begin = std::max(piece.fragment_begin, fragment.begin);
    const std::uint32_t end = std::min(piece.fragment_begin + piece.fragment_size, fragment.end);
    if (begin >= end) continue;
    if (piece.copied) {
      part.copied(piece.host.begin + (begin - piece.fragment_begin), end - begin);
    } else {
      part.replaced(piece.host, end - begin);
    }
  }
  return part;
}

OffsetMap OffsetMap::through(const OffsetMap& outer) const {
  if (outer.is_identity()) return *this;
  if (is_identity()) return outer;
  OffsetMap whole;
  for (const Piece& piece : pieces_) {
    if (!piece.copied || piece.fragment_size == 0) {
      whole.replaced(outer.to_host(piece.host), piece.fragment_size);
      continue;
    }
    whole.append(outer.slice(piece.host));
  }
  return whole;
}

}  // namespace posturelint
