// SPDX-License-Identifier: Apache-2.0
#include "policy/log_query.h"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <utility>

#include "document/resource.h"

namespace posturelint {
namespace {

std::optional<unsigned> hex_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  const char lower = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  if (lower >= 'a' && lower <= 'f') return static_cast<unsigned>(lower - 'a') + 10;
  return std::nullopt;
}

/// The byte that `text` starts with in percent-encoding.
std::optional<char> encoded_byte(std::string_view text) {
  if (text.size() < 3 || text[0] != '%') return std::nullopt;
  const auto high = hex_digit(text[1]);
  const auto low = hex_digit(text[2]);
  if (!high || !low) return std::nullopt;
  return static_cast<char>(*high * 16 + *low);
}

struct Decoded {
  std::string text;
  OffsetMap map;  // to the URL
};

Decoded decode(std::string_view url, Span part) {
  Decoded out;
  for (std::uint32_t at = part.begin; at < part.end;) {
    const auto byte = encoded_byte(url.substr(at, part.end - at));
    if (byte) {
      out.text += *byte;
      out.map.replaced({at, at + 3}, 1);
      at += 3;
    } else if (url[at] == '+') {
      out.text += ' ';
      out.map.replaced({at, at + 1}, 1);
      ++at;
    } else {
      out.text += url[at];
      out.map.copied(at, 1);
      ++at;
    }
  }
  if (out.text.empty()) out.map.copied(part.begin, 0);
  return out;
}

QueryParameter read_parameter(const Request& request, Span part) {
  const std::string_view url = request.url;
  const std::size_t equals = std::min<std::size_t>(url.find('=', part.begin), part.end);
  const auto middle = static_cast<std::uint32_t>(equals);
  Decoded value = decode(url, {std::min(middle + 1, part.end), part.end});
  return {.name = decode(url, {part.begin, middle}).text,
          .value = std::move(value.text),
          .map = value.map.through(request.url_map),
          .span = request.url_map.to_host(part)};
}

}  // namespace

bool QueryParameter::is_unknown() const { return value.find_first_of("${<") != std::string::npos; }

const QueryParameter* LogQuery::find(std::string_view name) const {
  const auto found = std::ranges::find(parameters, name, &QueryParameter::name);
  return found == parameters.end() ? nullptr : &*found;
}

std::optional<LogQuery> log_query(const Request& request) {
  const Endpoint* endpoint = find_endpoint(request.url);
  if (endpoint == nullptr || endpoint->path != "/api/v1/logs") return std::nullopt;
  LogQuery query;
  const std::string_view url = request.url;
  std::size_t begin = url.find('?');
  const std::size_t end = std::min(url.find('#'), url.size());
  while (begin < end) {
    ++begin;
    const std::size_t next = std::min(url.find('&', begin), end);
    const Span part{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(next)};
    if (!part.empty()) query.parameters.push_back(read_parameter(request, part));
    begin = next;
  }
  return query;
}

std::optional<LogFilterQuery> log_filter_query(const Request& request) {
  auto query = log_query(request);
  if (!query || query->find("filter") == nullptr) return std::nullopt;
  LogFilterQuery found;
  found.query = std::move(*query);
  found.parameter = found.query.find("filter");
  found.filter = parse_log_filter(found.parameter->value);
  return found;
}

std::vector<Span> log_keywords(std::string_view q) {
  std::vector<Span> words;
  std::size_t at = q.find_first_not_of(' ');
  while (at != std::string_view::npos) {
    const std::size_t end = std::min(q.find(' ', at), q.size());
    words.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
    at = q.find_first_not_of(' ', end);
  }
  return words;
}

}  // namespace posturelint
