// SPDX-License-Identifier: Apache-2.0
// The message loop of the language server, fed with whatever bytes. The first byte says how the
// rest is cut: the server must not care.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "lsp/server.h"
#include "rules/builtin_rules.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace posturelint;
  if (size == 0) return 0;
  lsp::Server server({.rules = rules::builtin(), .version = "0"});
  const std::size_t piece = data[0] == 0 ? size : data[0];
  std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  while (!bytes.empty() && !server.exit_status()) {
    server.step(bytes.substr(0, piece));
    bytes.remove_prefix(std::min(piece, bytes.size()));
  }
  return 0;
}
