// SPDX-License-Identifier: Apache-2.0
#include "lsp/transport.h"

#include <algorithm>
#include <cctype>
#include <charconv>

#include <fmt/format.h>

namespace posturelint::lsp {
namespace {

constexpr std::string_view kLength = "content-length:";
/// Real headers have two lines.
constexpr std::size_t kMaxHeaderBytes = 4096;

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

/// Where the empty line behind the header begins and ends. Line feeds alone are taken too.
struct HeaderEnd {
  std::size_t begin;
  std::size_t end;
};
std::optional<HeaderEnd> find_header_end(std::string_view text) {
  const std::size_t crlf = text.find("\r\n\r\n");
  const std::size_t lf = text.find("\n\n");
  if (crlf == std::string_view::npos && lf == std::string_view::npos) return std::nullopt;
  if (crlf < lf) return HeaderEnd{crlf, crlf + 4};
  return HeaderEnd{lf, lf + 2};
}

/// The number in the header's `Content-Length` line.
std::optional<std::size_t> read_length(std::string_view header) {
  for (std::size_t line = 0; line < header.size();) {
    const std::size_t end = std::min(header.find('\n', line), header.size());
    std::string_view text = header.substr(line, end - line);
    line = end + 1;
    if (lower(text.substr(0, kLength.size())) != kLength) continue;
    text.remove_prefix(kLength.size());
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
    std::size_t length = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), length);
    if (error != std::errc{} || stop != text.data() + text.size()) return std::nullopt;
    return length;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Frame> FrameReader::next() {
  if (lost_) return skip_garbage();
  if (bytes_to_skip_ > 0) {
    const std::size_t there = std::min(bytes_to_skip_, buffer_.size() - begin_);
    bytes_to_skip_ -= there;
    drop(there);
    if (bytes_to_skip_ > 0) return std::nullopt;
  }
  if (!body_size_) return read_header();
  if (buffer_.size() - begin_ < *body_size_) return std::nullopt;
  Frame frame{.body = buffer_.substr(begin_, *body_size_)};
  drop(*body_size_);
  body_size_.reset();
  return frame;
}

std::optional<Frame> FrameReader::read_header() {
  const std::string_view rest = std::string_view(buffer_).substr(begin_);
  const auto end = find_header_end(rest);
  const std::size_t header_size = end ? end->begin : rest.size();
  if (header_size > kMaxHeaderBytes) {
    lost_ = true;
    drop(1);
    return Frame{.kind = Frame::Kind::bad_header, .body = {}};
  }
  if (!end) return std::nullopt;
  const auto length = read_length(rest.substr(0, end->begin));
  if (!length) {
    // Past this header; what follows may be its body, of a length nobody knows.
    drop(end->end);
    lost_ = true;
    return Frame{.kind = Frame::Kind::bad_header, .body = {}};
  }
  drop(end->end);
  if (*length > max_bytes_) {
    bytes_to_skip_ = *length;
    return Frame{.kind = Frame::Kind::too_long, .body = {}};
  }
  body_size_ = length;
  return next();
}

std::optional<Frame> FrameReader::skip_garbage() {
  const std::string rest = lower(std::string_view(buffer_).substr(begin_));
  const std::size_t found = rest.find(kLength);
  if (found == std::string::npos) {
    // The last bytes may be the beginning of a header.
    drop(rest.size() - std::min(rest.size(), kLength.size() - 1));
    return std::nullopt;
  }
  drop(found);
  lost_ = false;
  return next();
}

void FrameReader::drop(std::size_t size) {
  begin_ += size;
  // Moving what is left costs its size: only when it is the smaller part.
  if (begin_ * 2 < buffer_.size()) return;
  buffer_.erase(0, begin_);
  begin_ = 0;
  constexpr std::size_t kKeptBytes = 1U << 20U;
  if (buffer_.empty() && buffer_.capacity() > kKeptBytes) buffer_ = std::string();
}

std::string frame(std::string_view body) {
  return fmt::format("Content-Length: {}\r\n\r\n{}", body.size(), body);
}

}  // namespace posturelint::lsp
