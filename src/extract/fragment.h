// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/offset_map.h"
#include "text/source.h"
#include "text/span.h"

namespace posturelint {

/// How the host writes the fragment's bytes; a fix is written back the same way.
enum class Quoting : std::uint8_t {
  none,           // as they are: a JSON file, a fenced block, a quoted here-document
  shell_single,   // '…'      a single quote is written '\''
  shell_double,   // "…"      " $ ` \ are escaped
  shell_ansi,     // $'…'     ' and \ are escaped
  here_document,  // unquoted here-document: $ ` \ are escaped
};

/// One header line of a request.
struct Header {
  std::string name;   // as written
  std::string value;  // without surrounding blanks
  Span name_span;     // in the host file
  Span value_span;  // in the host file; empty at the place where a value belongs when there is none
  bool single_quoted = false;  // written in shell quotes that do not expand ${x}
};

/// Where a request line came from: a command that somebody will run, or a sentence that names one.
enum class RequestOrigin : std::uint8_t { command, prose };

/// An HTTP request as written in a shell command, a .http file or a guide's sentence. All spans are
/// in the host file.
struct Request {
  RequestOrigin origin = RequestOrigin::command;
  /// Upper case; `GET` or `POST` as the client would choose when not written.
  std::string method;
  /// The method as written; empty (at the command) when it was not.
  Span method_span;
  /// As written, shell quoting undone.
  std::string url;
  Span url_span;
  /// Maps offsets in `url` to the host file.
  OffsetMap url_map;
  /// The whole command, request or code span.
  Span span;
  std::vector<Header> headers;
  bool has_body = false;
};

/// What a fragment holds.
enum class FragmentShape : std::uint8_t {
  value,         // one JSON text
  bare_members,  // `"key": value, …` without braces
};

/// A piece of JSON inside a host file.
struct Fragment {
  FragmentShape shape = FragmentShape::value;
  /// The JSON text, quoting undone; for a plain JSON file a view of the whole source would do, so
  /// `text` is empty then and `map` is the identity: use Extraction::text(fragment).
  std::string text;
  OffsetMap map;
  Quoting quoting = Quoting::none;
  /// `${x}` in the text is filled in by the shell before it is sent.
  bool expands_variables = false;
  /// Index in Extraction::requests of the request whose body this is.
  std::optional<std::uint32_t> request;
  /// The bytes in the host file, delimiters left out.
  Span host;
  /// What the host writes at the start of each further line: `> ` in a block quote, the indentation
  /// of a list item. A fix that adds a line must add it too.
  std::string line_prefix;
};

/// A comment of ours in a Markdown or shell host: `posturelint-ignore RULE[, RULE]: reason`.
struct SuppressionComment {
  std::vector<std::string> rules;  // ids or categories, as written
  std::string reason;
  Span span;    // the comment
  Span target;  // the block or command it covers
};

enum class HostKind : std::uint8_t { json, json_lines, markdown, shell, http, none };

/// All that we read in one file.
struct Extraction {
  SourcePtr source;
  HostKind host = HostKind::none;
  std::vector<Fragment> fragments;
  std::vector<Request> requests;
  std::vector<SuppressionComment> suppressions;

  /// The JSON text of a fragment, wherever it is kept.
  [[nodiscard]] std::string_view text(const Fragment& fragment) const {
    return fragment.map.is_identity() ? source->text() : std::string_view(fragment.text);
  }
};

/// The host bytes that an edit of the fragment replaces. Where it takes a line end away, what the
/// host writes before the next line goes too.
Span edit_to_host(Span edit, const Fragment& fragment);

/// `replacement` as it must stand in the host so that the fragment reads it.
std::string quote_for_host(std::string_view replacement, Quoting quoting);
/// The same for a place in `fragment`: new lines get its prefix, and where the shell fills in
/// variables a `${name}` stays one.
std::string quote_for_host(std::string_view replacement, const Fragment& fragment);

}  // namespace posturelint
