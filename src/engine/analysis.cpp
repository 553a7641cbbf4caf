// SPDX-License-Identifier: Apache-2.0
#include "engine/analysis.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "base/assert.h"

namespace posturelint {

Analysis analyze(const SourcePtr& source, HostKind host, HostMemory* memory) {
  Analysis analysis;
  analysis.extraction = extract(source, host, memory);
  const Extraction& extraction = analysis.extraction;
  // Nodes point into their documents, so these must not move once made.
  analysis.documents.reserve(extraction.fragments.size());
  for (const Fragment& fragment : extraction.fragments) {
    const Request* request = fragment.request ? &extraction.requests[*fragment.request] : nullptr;
    const Document& document = analysis.documents.emplace_back(
        Document::parse(extraction.text(fragment),
                        {.placeholders_are_filled_in = fragment.expands_variables,
                         .bare_members = fragment.shape == FragmentShape::bare_members}));
    const auto found = identify(document, request, fragment.shape,
                                static_cast<std::uint32_t>(analysis.resources.size()));
    analysis.resources.insert(analysis.resources.end(), found.begin(), found.end());
  }
  return analysis;
}

std::size_t Analysis::fragment_index(Node node) const {
  // They stand one behind the other, so their addresses are in order.
  const auto tree_of = [](const Document& document) { return &document.tree(); };
  const auto found = std::ranges::lower_bound(documents, node.tree(), std::ranges::less{}, tree_of);
  POSTURELINT_ASSERT(found != documents.end() && tree_of(*found) == node.tree());
  return static_cast<std::size_t>(found - documents.begin());
}

const Fragment& Analysis::fragment_of(Node node) const {
  return extraction.fragments[fragment_index(node)];
}

Span Analysis::to_host(Node node, Span span) const { return fragment_of(node).map.to_host(span); }

}  // namespace posturelint
