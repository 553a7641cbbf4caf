// SPDX-License-Identifier: Apache-2.0
// One extractor; the build says which: POSTURELINT_HOST.
#include <string>

#include "extract/extract.h"
#include "tests/fuzz/oracle.h"

namespace posturelint::fuzz {
namespace {

std::string words_of(const Extraction& extraction) {
  std::string out;
  for (const Fragment& fragment : extraction.fragments) {
    out += std::to_string(fragment.host.begin) + "-" + std::to_string(fragment.host.end) + " ";
    out += extraction.text(fragment);
    out += "\n";
  }
  for (const Request& request : extraction.requests) {
    out += request.method + " " + request.url + "\n";
  }
  return out;
}

/// What was read stands where its map says, as far as it was copied.
void require_copies(const Extraction& extraction) {
  const std::string_view host = extraction.source->text();
  for (const Fragment& fragment : extraction.fragments) {
    const std::string_view text = extraction.text(fragment);
    for (std::uint32_t i = 0; i < text.size(); ++i) {
      std::uint32_t back = 0;
      const Span place = fragment.map.to_host({i, i + 1});
      if (place.size() != 1 || fragment.quoting != Quoting::none) continue;
      if (!fragment.map.from_host(place.begin, back) || back != i) continue;
      require(host[place.begin] == text[i], "a byte is where the map says");
    }
  }
}

void run(std::string_view text) {
  constexpr auto kHost = HostKind::POSTURELINT_HOST;
  const SourcePtr source = Source::from_string("x", std::string(text));
  const Extraction fresh = extract(source, kHost);
  require_sound(fresh);
  require_copies(fresh);
  // With the memory of another text, as in an editor.
  HostMemory memory;
  const std::string half(text.substr(0, text.size() / 2));
  extract(Source::from_string("x", half), kHost, &memory);
  require_equal(words_of(extract(source, kHost, &memory)), words_of(fresh),
                "memory changes nothing");
}

}  // namespace
}  // namespace posturelint::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  posturelint::fuzz::run({reinterpret_cast<const char*>(data), size});
  return 0;
}
