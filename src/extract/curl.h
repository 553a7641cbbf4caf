// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/fragment.h"
#include "extract/shell_word.h"

namespace posturelint {

/// What a curl command asks for. All offsets are in the script.
struct CurlCall {
  Request request;
  /// What it sends, where that is written in the script: arguments, here-documents.
  std::vector<ShellText> bodies;
  /// The variable that holds the body: `-d "$policy"`; empty when none does.
  std::string body_variable;
  /// Where the bodies of the here-documents it reads begin.
  std::vector<std::uint32_t> here_documents;
};

/// The word that calls curl: the first, or one behind `sudo`, `env X=1`, `time` and the like.
std::optional<std::size_t> find_curl(const std::vector<ShellWord>& words);

/// Reads the arguments behind `words[name]`. `piped` is what the command before prints, if known.
CurlCall read_curl(std::string_view script, const ShellCommand& command, std::size_t name,
                   const std::optional<ShellText>& piped);

/// A header line, `Name: value`; nothing when it is none. Spans are in the host of `line`.
std::optional<Header> read_header(const ShellText& line);

}  // namespace posturelint
