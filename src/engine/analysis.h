// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "document/document.h"
#include "document/resource.h"
#include "extract/extract.h"
#include "text/source.h"

namespace posturelint {

/// One file, read: its fragments of JSON, a document for each, and the resources in them. Rules
/// over a whole file look at this; so does the language server. Owns everything; move-only.
struct Analysis {
  Extraction extraction;
  /// documents[i] is what extraction.fragments[i] holds.
  std::vector<Document> documents;
  /// In the order of the file.
  std::vector<Resource> resources;

  [[nodiscard]] const Source& source() const { return *extraction.source; }
  /// The fragment (and document) a node belongs to.
  [[nodiscard]] std::size_t fragment_index(Node node) const;
  [[nodiscard]] const Fragment& fragment_of(Node node) const;
  /// A span of a node's document in the host file.
  [[nodiscard]] Span to_host(Node node, Span span) const;
};

/// Reads a file; never fails. `memory` makes it faster, and changes nothing else.
Analysis analyze(const SourcePtr& source, HostKind host, HostMemory* memory = nullptr);

}  // namespace posturelint
