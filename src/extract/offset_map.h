// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "text/span.h"

namespace posturelint {

/// Where the bytes of a fragment stand in its host file. A fragment is made of pieces; a piece was
/// either copied byte for byte, or stands for host text of another length (an escape undone).
/// The map without pieces is the identity: the fragment is the file.
class OffsetMap {
 public:
  /// Appends a piece copied from `host_begin`, `size` bytes long.
  void copied(std::uint32_t host_begin, std::uint32_t size);
  /// Appends a piece of `size` bytes that stands for the bytes of `host` (size or host may be
  /// empty).
  void replaced(Span host, std::uint32_t size);

  /// Appends all pieces of another map.
  void append(const OffsetMap& other);

  [[nodiscard]] bool is_identity() const { return pieces_.empty(); }
  /// The host bytes for a span of the fragment: from the host place of its first byte to the end of
  /// the host place of its last byte. An empty span maps to an empty span: the place to insert at,
  /// which at a seam is the side that was copied (of two such the later, so behind a line's
  /// prefix).
  [[nodiscard]] Span to_host(Span fragment) const;
  /// The fragment offset for a host offset, or nothing when that byte is not in the fragment.
  [[nodiscard]] bool from_host(std::uint32_t host, std::uint32_t& fragment) const;

  /// The map for that part of the fragment's text.
  [[nodiscard]] OffsetMap slice(Span fragment) const;
  /// The same fragment in the host of its host: `outer` says where the host's bytes stand there.
  [[nodiscard]] OffsetMap through(const OffsetMap& outer) const;

 private:
  struct Piece {
    std::uint32_t fragment_begin;
    std::uint32_t fragment_size;
    Span host;
    bool copied;
  };
  /// Index of the last piece that begins at or before `fragment`.
  [[nodiscard]] std::size_t piece_at(std::uint32_t fragment) const;
  [[nodiscard]] std::uint32_t place_to_insert(std::uint32_t fragment) const;
  void add(Piece piece);

  std::vector<Piece> pieces_;  // sorted by fragment_begin and by host.begin
  std::uint32_t size_ = 0;
};

}  // namespace posturelint
