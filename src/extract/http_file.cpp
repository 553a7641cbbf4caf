// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "extract/curl.h"
#include "extract/hosts.h"
#include "extract/subject.h"
#include "extract/suppression.h"

namespace posturelint {
namespace {

constexpr std::string_view kBlanks = " \t\r";

std::uint32_t offset(std::size_t at) { return static_cast<std::uint32_t>(at); }

/// A file of requests: `METHOD url`, header lines, a blank line, a body; `###` between requests,
/// `#` and `//` before comments, `@name = value` for variables.
class HttpReader {
 public:
  HttpReader(const HostText& file, Extraction& out) : text_(file.text), file_(file), out_(out) {}

  void read() {
    while (at_ < text_.size()) {
      const Span line = next_line();
      if (is_ignorable(line)) {
        note_comment(line);
      } else {
        read_request(line);
      }
    }
    // No request follows: they cover nothing.
    out_.suppressions.insert(out_.suppressions.end(), waiting_.begin(), waiting_.end());
  }

 private:
  [[nodiscard]] std::string_view view(Span span) const {
    return text_.substr(span.begin, span.size());
  }

  /// The line at `at_`, without its end and the blanks around it; steps behind it.
  Span next_line() {
    std::size_t begin = at_;
    std::size_t end = std::min(text_.find('\n', at_), text_.size());
    at_ = std::min(end + 1, text_.size());
    while (begin < end && kBlanks.find(text_[begin]) != std::string_view::npos) ++begin;
    while (end > begin && kBlanks.find(text_[end - 1]) != std::string_view::npos) --end;
    return {offset(begin), offset(end)};
  }

  [[nodiscard]] bool is_separator(Span line) const { return view(line).starts_with("###"); }
  [[nodiscard]] bool is_comment(Span line) const {
    return view(line).starts_with("#") || view(line).starts_with("//");
  }
  [[nodiscard]] bool is_ignorable(Span line) const {
    return line.empty() || is_comment(line) || view(line).starts_with("@");
  }

  void note_comment(Span line) {
    if (!is_comment(line)) return;
    const std::string_view comment = view(line);
    auto suppression =
        read_suppression(comment.substr(std::min(comment.find_first_not_of("#/"), comment.size())));
    if (!suppression) return;
    suppression->span = file_.map.to_host(line);
    waiting_.push_back(std::move(*suppression));
  }

  /// `PUT https://… HTTP/1.1`; the method may be missing.
  static Request read_request_line(std::string_view text, Span line, const OffsetMap& map) {
    Request request;
    Span method{line.begin, line.begin};
    Span url = line;
    const std::string_view written = text.substr(line.begin, line.size());
    const std::size_t blank = written.find_first_of(" \t");
    const std::string_view word = written.substr(0, blank);
    const bool has_method = !word.empty() && std::ranges::all_of(word, [](unsigned char c) {
      return std::isupper(c) != 0;
    });
    request.method = "GET";
    if (has_method) {
      request.method = word;
      method.end = method.begin + offset(word.size());
      url.begin = method.end;
      while (url.begin < url.end && kBlanks.find(text[url.begin]) != std::string_view::npos)
        ++url.begin;
    }
    const std::size_t version = text.substr(0, url.end).find(" HTTP/", url.begin);
    if (version != std::string_view::npos) url.end = offset(version);
    request.method_span = map.to_host(method);
    request.url = text.substr(url.begin, url.size());
    request.url_map = map.slice(url);
    request.url_span = map.to_host(url);
    return request;
  }

  void read_request(Span line) {
    Request request = read_request_line(text_, line, file_.map);
    const std::uint32_t begin = line.begin;
    std::uint32_t end = line.end;
    bool separated = false;
    while (at_ < text_.size()) {
      const Span header = next_line();
      separated = is_separator(header);
      if (header.empty() || separated) break;
      end = header.end;
      if (is_comment(header)) continue;
      if (auto read = read_header({std::string(view(header)), file_.map.slice(header)}))
        request.headers.push_back(std::move(*read));
    }
    const Span body = separated ? Span{end, end} : read_body();
    if (!body.empty()) end = body.end;
    request.has_body = !body.empty();
    request.span = file_.map.to_host({begin, end});
    for (SuppressionComment& comment : std::exchange(waiting_, {})) {
      comment.target = request.span;
      out_.suppressions.push_back(std::move(comment));
    }
    add(std::move(request), body);
  }

  /// Everything up to the next separator or response handler, blank lines around it left out.
  Span read_body() {
    Span body{offset(at_), offset(at_)};
    while (at_ < text_.size()) {
      const std::size_t before = at_;
      const Span line = next_line();
      const std::string_view written = view(line);
      if (is_separator(line)) break;
      if (written.starts_with("> ") || written.starts_with("<> ")) {
        skip_to_separator();
        break;
      }
      if (line.empty()) continue;
      if (body.empty()) body.begin = offset(before);
      body.end = line.end;
    }
    return body;
  }

  void skip_to_separator() {
    while (at_ < text_.size() && !is_separator(next_line())) {
    }
  }

  void add(Request request, Span body) {
    const bool ours = is_our_url(request.url);
    std::optional<std::uint32_t> index;
    if (ours) {
      index = offset(out_.requests.size());
      out_.requests.push_back(std::move(request));
    }
    const std::string_view json = view(body);
    const Likeness likeness = looks_like_json(json);
    if (likeness == Likeness::nothing || (!ours && !is_about_us(json))) return;
    Fragment& fragment = out_.fragments.emplace_back();
    if (likeness == Likeness::bare_members) fragment.shape = FragmentShape::bare_members;
    fragment.text = json;
    fragment.map = file_.map.slice(body);
    fragment.expands_variables = json.find("{{") != std::string_view::npos;
    fragment.request = index;
    fragment.host = file_.map.to_host(body);
    fragment.line_prefix = file_.line_prefix;
  }

  std::string_view text_;
  const HostText& file_;
  Extraction& out_;
  std::size_t at_ = 0;
  std::vector<SuppressionComment> waiting_;  // for the request they cover
};

}  // namespace

void extract_http(const HostText& file, Extraction& out) { HttpReader(file, out).read(); }

}  // namespace posturelint
