// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/fragment.h"
#include "extract/offset_map.h"
#include "text/span.h"

namespace posturelint {

/// A piece of a script as the command receives it: quoting undone, and every `$x` as `${x}`. What a
/// command would print there is unknown too, and stands as `${output}`. Offsets are in the script.
struct ShellText {
  std::string text;
  OffsetMap map;
  /// How most of it is quoted.
  Quoting quoting = Quoting::none;
  /// The shell fills in variables or commands.
  bool expands_variables = false;

  /// `text` from `begin` on.
  [[nodiscard]] ShellText from(std::size_t begin) const;
  /// The bytes in the script, quotes around it left out.
  [[nodiscard]] Span host() const;
};

struct ShellWord {
  ShellText value;
  /// As written, quotes included.
  Span span;
  /// The commands inside, when the word is one `$(…)` (in double quotes or not).
  std::optional<Span> substitution;
};

/// `<<EOF`: the lines that follow, up to the delimiter.
struct HereDocument {
  Span body;
  bool expands = true;       // the delimiter is not quoted
  bool strips_tabs = false;  // <<-
};

/// One simple command: its words (assignments before it included) and what it reads. Redirections
/// to and from files are left out.
struct ShellCommand {
  std::vector<ShellWord> words;
  std::vector<HereDocument> here_documents;
  std::optional<ShellText> here_string;
  /// From the first word to the last, or to the last redirection.
  Span span;
  /// What it prints goes into the next command.
  bool is_piped = false;
};

/// Reads the command that begins at `where.begin`; looks no further than `where.end`. Never fails:
/// a quote that is not closed reaches to the end. Takes time in proportion to what it reads.
ShellCommand read_command(std::string_view script, Span where);

/// What a command reads from a here-document.
ShellText read_here_document(std::string_view script, const HereDocument& document);

}  // namespace posturelint
