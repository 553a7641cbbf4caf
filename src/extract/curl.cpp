// SPDX-License-Identifier: Apache-2.0
#include "extract/curl.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <utility>

namespace posturelint {
namespace {

/// What an argument of curl does to the request.
enum class Effect : std::uint8_t { none, method, data, header, url, get, head, upload };

struct CurlOption {
  std::string_view name;  // without `--`; empty when there is only the letter
  char letter;            // 0 when there is none
  bool takes_value;
  Effect effect = Effect::none;
};

// The options that matter to us, and all others that take a value: else their value would be taken
// for the URL.
constexpr CurlOption kOptions[] = {
    {"request", 'X', true, Effect::method},
    {"data", 'd', true, Effect::data},
    {"data-ascii", 0, true, Effect::data},
    {"data-binary", 0, true, Effect::data},
    {"data-raw", 0, true, Effect::data},
    {"json", 0, true, Effect::data},
    {"header", 'H', true, Effect::header},
    {"url", 0, true, Effect::url},
    {"get", 'G', false, Effect::get},
    {"head", 'I', false, Effect::head},
    {"upload-file", 'T', true, Effect::upload},
    {"aws-sigv4", 0, true},
    {"cacert", 0, true},
    {"capath", 0, true},
    {"cert", 'E', true},
    {"cert-type", 0, true},
    {"ciphers", 0, true},
    {"config", 'K', true},
    {"connect-timeout", 0, true},
    {"connect-to", 0, true},
    {"continue-at", 'C', true},
    {"cookie", 'b', true},
    {"cookie-jar", 'c', true},
    {"data-urlencode", 0, true},
    {"dump-header", 'D', true},
    {"form", 'F', true},
    {"form-string", 0, true},
    {"interface", 0, true},
    {"key", 0, true},
    {"limit-rate", 0, true},
    {"max-filesize", 0, true},
    {"max-redirs", 0, true},
    {"max-time", 'm', true},
    {"netrc-file", 0, true},
    {"noproxy", 0, true},
    {"oauth2-bearer", 0, true},
    {"output", 'o', true},
    {"output-dir", 0, true},
    {"pass", 0, true},
    {"proxy", 'x', true},
    {"proxy-header", 0, true},
    {"proxy-user", 'U', true},
    {"quote", 'Q', true},
    {"range", 'r', true},
    {"rate", 0, true},
    {"referer", 'e', true},
    {"resolve", 0, true},
    {"retry", 0, true},
    {"retry-delay", 0, true},
    {"retry-max-time", 0, true},
    {"speed-limit", 'Y', true},
    {"speed-time", 'y', true},
    {"stderr", 0, true},
    {"telnet-option", 't', true},
    {"time-cond", 'z', true},
    {"trace", 0, true},
    {"trace-ascii", 0, true},
    {"unix-socket", 0, true},
    {"url-query", 0, true},
    {"user", 'u', true},
    {"user-agent", 'A', true},
    {"variable", 0, true},
    {"write-out", 'w', true},
    {"", 'P', true},
};

constexpr std::string_view kBlanks = " \t\r\n";

// Commands that run the command behind them.
constexpr std::string_view kPrefixes[] = {"command", "doas", "env",  "exec",    "nice", "nohup",
                                          "retry",   "sudo", "time", "timeout", "xargs"};

bool is_curl(std::string_view word) {
  return word == "curl" || word == "curl.exe" || word.ends_with("/curl");
}

bool is_assignment(std::string_view word) {
  const std::size_t equals = word.find('=');
  return equals != std::string_view::npos && equals > 0 &&
         std::ranges::all_of(word.substr(0, equals), [](unsigned char c) {
           return std::isalnum(c) != 0 || c == '_' || c == '+';
         });
}

std::string upper(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(),
                         [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return out;
}

/// The name in a text that is one `${name}` and nothing else.
std::string_view only_variable(std::string_view text) {
  if (!text.starts_with("${") || text.find('}') != text.size() - 1) return {};
  return text.substr(2, text.size() - 3);
}

class CurlReader {
 public:
  CurlReader(std::string_view script, const ShellCommand& command,
             const std::optional<ShellText>& piped)
      : script_(script), command_(command), piped_(piped) {
    call_.request.span = command.span;
  }

  CurlCall read(std::size_t name) {
    const std::uint32_t at = command_.words[name].span.begin;
    call_.request.span.begin = at;
    call_.request.method_span = {at, at};
    for (next_ = name + 1; next_ < command_.words.size();) {
      const ShellWord& word = command_.words[next_++];
      const std::string_view text = word.value.text;
      if (text.starts_with("--")) {
        long_option(word);
      } else if (text.size() > 1 && text.front() == '-') {
        letters(word);
      } else {
        apply(Effect::url, word.value, &word);
      }
    }
    finish();
    return std::move(call_);
  }

 private:
  void long_option(const ShellWord& word) {
    const std::string_view text = word.value.text;
    const std::size_t equals = text.find('=');
    const std::string_view name =
        text.substr(2, equals == std::string_view::npos ? equals : equals - 2);
    const auto* option = std::ranges::find(kOptions, name, &CurlOption::name);
    if (name.empty() || option == std::end(kOptions)) return;
    if (!option->takes_value) {
      apply(option->effect, word.value, nullptr);
    } else if (equals != std::string_view::npos) {
      apply(option->effect, word.value.from(equals + 1), nullptr);
    } else {
      apply_to_next(option->effect);
    }
  }

  /// `-sSLX PUT`, `-XPUT`: letters without a value may stand before one with.
  void letters(const ShellWord& word) {
    const std::string_view text = word.value.text;
    for (std::size_t i = 1; i < text.size(); ++i) {
      const auto* option = std::ranges::find(kOptions, text[i], &CurlOption::letter);
      if (option == std::end(kOptions)) continue;
      if (!option->takes_value) {
        apply(option->effect, word.value, nullptr);
      } else if (i + 1 < text.size()) {
        apply(option->effect, word.value.from(i + 1), nullptr);
        return;
      } else {
        apply_to_next(option->effect);
      }
    }
  }

  void apply_to_next(Effect effect) {
    if (next_ == command_.words.size()) return;
    const ShellWord& value = command_.words[next_++];
    apply(effect, value.value, &value);
  }

  /// `word` is the whole word when the value is one.
  void apply(Effect effect, const ShellText& value, const ShellWord* word) {
    Request& request = call_.request;
    switch (effect) {
      case Effect::none:
        break;
      case Effect::method:
        request.method = upper(value.text);
        request.method_span = value.host();
        break;
      case Effect::data:
        request.has_body = true;
        add_body(value, word);
        break;
      case Effect::header:
        if (auto header = read_header(value)) request.headers.push_back(std::move(*header));
        break;
      case Effect::url:
        if (!request.url.empty()) break;
        request.url = value.text;
        request.url_map = value.map;
        request.url_span = value.host();
        break;
      case Effect::get:
        sends_query_ = true;
        break;
      case Effect::head:
        implied_method_ = "HEAD";
        break;
      case Effect::upload:
        request.has_body = true;
        implied_method_ = "PUT";
        break;
    }
  }

  void add_body(const ShellText& value, const ShellWord* word) {
    if (value.text == "@-") {
      add_standard_input();
    } else if (value.text.starts_with('@')) {
      // a file, which is linted as such
    } else if (word != nullptr && word->substitution) {
      add_here_document_of(*word->substitution);
    } else if (const std::string_view name = only_variable(value.text); !name.empty()) {
      call_.body_variable = name;
    } else {
      call_.bodies.push_back(value);
    }
  }

  void add_standard_input() {
    if (command_.here_string) {
      call_.bodies.push_back(*command_.here_string);
    } else if (!command_.here_documents.empty()) {
      add_here_document(command_.here_documents.back());
    } else if (piped_) {
      call_.bodies.push_back(*piped_);
    }
  }

  void add_here_document(const HereDocument& document) {
    call_.bodies.push_back(read_here_document(script_, document));
    call_.here_documents.push_back(document.body.begin);
  }

  /// `"$(cat <<EOF …)"`.
  void add_here_document_of(Span substitution) {
    const std::string_view inside = script_.substr(0, substitution.end);
    const std::size_t begin = inside.find_first_not_of(kBlanks, substitution.begin);
    if (begin == std::string_view::npos) return;
    const ShellCommand inner =
        read_command(script_, {static_cast<std::uint32_t>(begin), substitution.end});
    const bool is_cat = !inner.words.empty() && inner.words.front().value.text == "cat";
    if (is_cat && !inner.is_piped && !inner.here_documents.empty())
      add_here_document(inner.here_documents.back());
  }

  void finish() {
    Request& request = call_.request;
    if (sends_query_) {
      request.has_body = false;
      call_.bodies.clear();
      call_.body_variable.clear();
    }
    if (!request.method.empty()) return;
    if (implied_method_ != nullptr) {
      request.method = implied_method_;
    } else {
      request.method = request.has_body ? "POST" : "GET";
    }
  }

  std::string_view script_;
  const ShellCommand& command_;
  const std::optional<ShellText>& piped_;
  CurlCall call_;
  std::size_t next_ = 0;
  bool sends_query_ = false;
  const char* implied_method_ = nullptr;
};

}  // namespace

std::optional<std::size_t> find_curl(const std::vector<ShellWord>& words) {
  std::size_t i = 0;
  while (i < words.size() && is_assignment(words[i].value.text)) ++i;
  if (i == words.size()) return std::nullopt;
  const std::string_view name = words[i].value.text;
  if (is_curl(name)) return i;
  if (std::ranges::find(kPrefixes, name) == std::end(kPrefixes)) return std::nullopt;
  const auto curl = std::find_if(words.begin() + static_cast<std::ptrdiff_t>(i), words.end(),
                                 [](const ShellWord& word) { return is_curl(word.value.text); });
  if (curl == words.end()) return std::nullopt;
  return static_cast<std::size_t>(curl - words.begin());
}

CurlCall read_curl(std::string_view script, const ShellCommand& command, std::size_t name,
                   const std::optional<ShellText>& piped) {
  return CurlReader(script, command, piped).read(name);
}

std::optional<Header> read_header(const ShellText& line) {
  const std::string_view text = line.text;
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || text.starts_with('@')) return std::nullopt;
  const std::size_t name_begin = std::min(text.find_first_not_of(kBlanks), colon);
  const std::size_t name_end =
      std::max(text.substr(0, colon).find_last_not_of(kBlanks) + 1, name_begin);
  const std::size_t value_begin = std::min(text.find_first_not_of(kBlanks, colon + 1), text.size());
  const std::size_t value_end = std::max(text.find_last_not_of(kBlanks) + 1, value_begin);
  const auto span = [&](std::size_t begin, std::size_t end) {
    return line.map.to_host({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  };
  Header header;
  header.name = text.substr(name_begin, name_end - name_begin);
  header.value = text.substr(value_begin, value_end - value_begin);
  header.name_span = span(name_begin, name_end);
  header.value_span = span(value_begin, value_end);
  header.single_quoted = !line.expands_variables && (line.quoting == Quoting::shell_single ||
                                                     line.quoting == Quoting::shell_ansi);
  return header;
}

}  // namespace posturelint
