// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/lint.h"
#include "extract/fragment.h"
#include "finding/finding.h"
#include "schema/schema_store.h"

// What fuzz targets hold against an input, besides that nothing crashes. Whatever does not hold
// ends the program, so that the input is kept.

namespace posturelint::fuzz {

/// Prints `what` and ends the program, unless it holds.
void require(bool holds, std::string_view what);
/// The same where words are dear.
void require_equal(std::string_view actual, std::string_view expected, std::string_view what);

/// The bytes of an input, taken from its front.
class Input {
 public:
  Input(const std::uint8_t* data, std::size_t size)
      : bytes_(reinterpret_cast<const char*>(data), size) {}

  /// The next byte as a number below `n`; 0 when there is none.
  std::size_t below(std::size_t n);
  /// What stands before the next line that is `---`, that line taken too.
  std::string_view section();
  [[nodiscard]] std::string_view rest() const { return bytes_; }

 private:
  std::string_view bytes_;
};

/// The newest schemas.
const SchemaStore& schemas();

/// Lies in a text of that size.
void require_inside(Span span, std::size_t size, std::string_view what);
/// Says something, in UTF-8, about places in its text; its fix can be applied.
void require_sound(const Finding& finding, std::string_view text);
void require_sound(const FileReport& report);
/// Fragments, requests and comments lie in the file, and the maps between them go one way.
void require_sound(const Extraction& extraction);

/// All that a report says, for comparing.
std::string all_words_of(const FileReport& report);

/// No finding says that the text is not what its host's grammar, or JSON's, has.
bool parses(const FileReport& report);

}  // namespace posturelint::fuzz
