// SPDX-License-Identifier: Apache-2.0
#include "syntax/json_quote.h"

#include "text/utf8.h"

namespace posturelint {

Quote quote_at(std::string_view text) {
  if (text.empty()) return {};
  const CodePoint point = decode_utf8(text);
  switch (point.value) {
    case U'"':
      return {QuoteFamily::double_mark, 1, false};
    case U'\'':
      return {QuoteFamily::single_mark, 1, false};
    case U'`':
      return {QuoteFamily::backtick, 1, false};
    case 0x201C:  // left double
    case 0x201D:  // right double
    case 0x201E:  // low double
    case 0x201F:  // reversed double
    case 0x00AB:  // left guillemet
    case 0x00BB:  // right guillemet
    case 0x2033:  // double prime
    case 0xFF02:  // fullwidth
      return {QuoteFamily::double_mark, point.size, true};
    case 0x2018:  // left single
    case 0x2019:  // right single
    case 0x201A:  // low single
    case 0x201B:  // reversed single
      return {QuoteFamily::single_mark, point.size, true};
    default:
      return {};
  }
}

}  // namespace posturelint
