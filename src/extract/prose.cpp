// SPDX-License-Identifier: Apache-2.0
#include "extract/prose.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "extract/subject.h"

namespace posturelint {
namespace {

constexpr std::string_view kMethods[] = {"DELETE", "GET", "PATCH", "POST", "PUT"};

// What may stand between a method and its URL. Any other word, and any other mark than these, parts
// them: then we do not know what the sentence says.
constexpr std::string_view kConnectors[] = {
    "a",    "against", "an",     "at",    "call", "endpoint",  "following", "for",      "from",
    "in",   "is",      "method", "of",    "on",   "our",       "request",   "requests", "the",
    "this", "to",      "url",    "using", "with", "operation", "via",       "your"};
constexpr std::string_view kLightMarks = " \t\r\n*_:()-";

struct Method {
  std::string_view name;
  Span span;
};

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

bool is_connector(std::string_view word) {
  return std::ranges::any_of(kConnectors, [&](std::string_view connector) {
    return std::ranges::equal(word, connector, [](unsigned char a, unsigned char b) {
      return std::tolower(a) == static_cast<int>(b);
    });
  });
}

std::optional<std::string_view> as_method(std::string_view word) {
  const auto* found = std::ranges::find(kMethods, word);
  if (found == std::end(kMethods)) return std::nullopt;
  return *found;
}

/// Reads a paragraph from front to back and remembers the method that is still waiting for a URL.
class ProseReader {
 public:
  explicit ProseReader(const HostText& paragraph) : paragraph_(paragraph) {}

  std::vector<Request> read() {
    const std::string_view text = paragraph_.text;
    while (at_ < text.size()) {
      const char c = text[at_];
      if (c == '`') {
        read_code_span();
      } else if (is_letter(c)) {
        read_word();
      } else {
        if (kLightMarks.find(c) == std::string_view::npos) waiting_.reset();
        ++at_;
      }
    }
    return std::move(requests_);
  }

 private:
  void read_word() {
    const std::string_view text = paragraph_.text;
    const std::size_t begin = at_;
    while (at_ < text.size() && is_letter(text[at_])) ++at_;
    const std::string_view word = text.substr(begin, at_ - begin);
    if (const auto method = as_method(word)) {
      waiting_ = Method{*method, span(begin, at_)};
    } else if (!is_connector(word)) {
      waiting_.reset();
    }
  }

  /// A code span ends at a run of as many backticks as it begins with; without one it is none.
  void read_code_span() {
    const std::string_view text = paragraph_.text;
    const std::size_t begin = at_;
    const std::size_t content = std::min(text.find_first_not_of('`', begin), text.size());
    const std::size_t ticks = content - begin;
    std::size_t close = text.find('`', content);
    std::size_t after = text.size();
    while (close != std::string_view::npos && searches_ < kMaxSearches) {
      ++searches_;
      after = std::min(text.find_first_not_of('`', close), text.size());
      if (after - close == ticks) break;
      close = text.find('`', after);
    }
    if (close == std::string_view::npos || after - close != ticks) {
      at_ = content;
      waiting_.reset();
      return;
    }
    at_ = after;
    code_span({begin, after}, {content, close});
  }

  struct Range {
    std::size_t begin;
    std::size_t end;
  };

  void code_span(Range whole, Range content) {
    const std::string_view text = paragraph_.text;
    const std::string_view code = text.substr(content.begin, content.end - content.begin);
    if (const auto method = as_method(code)) {
      waiting_ = Method{*method, span(content.begin, content.end)};
      return;
    }
    std::optional<Method> method = std::exchange(waiting_, std::nullopt);
    std::size_t url = content.begin;
    if (const std::size_t blank = code.find(' '); blank != std::string_view::npos) {
      if (const auto inside = as_method(code.substr(0, blank))) {
        method = Method{*inside, span(content.begin, content.begin + blank)};
        url = std::min(text.find_first_not_of(' ', content.begin + blank), content.end);
      }
    }
    const std::string_view address = text.substr(url, content.end - url);
    if (!method || address.find_first_of(" \n") != std::string_view::npos || !is_our_url(address))
      return;
    Request& request = requests_.emplace_back();
    request.origin = RequestOrigin::prose;
    request.method = method->name;
    request.method_span = method->span;
    request.url = address;
    request.url_map = paragraph_.map.slice({offset(url), offset(content.end)});
    request.url_span = span(url, content.end);
    request.span = span(whole.begin, whole.end);
  }

  static std::uint32_t offset(std::size_t at) { return static_cast<std::uint32_t>(at); }
  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const {
    return paragraph_.map.to_host({offset(begin), offset(end)});
  }

  // Runs of backticks of ever other lengths would be searched for again and again.
  static constexpr std::size_t kMaxSearches = 100'000;

  const HostText& paragraph_;
  std::size_t at_ = 0;
  std::size_t searches_ = 0;
  std::optional<Method> waiting_;
  std::vector<Request> requests_;
};

}  // namespace

std::vector<Request> find_prose_requests(const HostText& paragraph) {
  return ProseReader(paragraph).read();
}

}  // namespace posturelint
