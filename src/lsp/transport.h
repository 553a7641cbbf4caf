// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace posturelint::lsp {

/// The longest message we take, in bytes; a longer one is skipped without being kept.
inline constexpr std::size_t kMaxMessageBytes = 64U * 1024U * 1024U;

/// One message as it came, or why there is none.
struct Frame {
  enum class Kind : std::uint8_t {
    message,
    bad_header,  // no `Content-Length` that we can read
    too_long,
  };
  Kind kind = Kind::message;
  /// The JSON text of a message.
  std::string body;
};

/// Cuts a stream of bytes into messages (`Content-Length: N`, an empty line, N bytes), however the
/// bytes are split. Behind a header that cannot be read it looks for the next `Content-Length:`, so
/// that one mistake does not lose all that follows.
class FrameReader {
 public:
  explicit FrameReader(std::size_t max_bytes = kMaxMessageBytes) : max_bytes_(max_bytes) {}

  void feed(std::string_view bytes) { buffer_.append(bytes); }
  /// The next whole message, if it has come.
  std::optional<Frame> next();

 private:
  std::optional<Frame> read_header();
  std::optional<Frame> skip_garbage();
  void drop(std::size_t size);

  std::size_t max_bytes_;
  std::string buffer_;
  std::size_t begin_ = 0;  // of what is not yet read in buffer_
  std::optional<std::size_t> body_size_;
  std::size_t bytes_to_skip_ = 0;
  bool lost_ = false;  // looking for the next header
};

/// The message as it goes over the wire.
std::string frame(std::string_view body);

}  // namespace posturelint::lsp
