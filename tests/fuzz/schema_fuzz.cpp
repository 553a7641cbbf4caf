// SPDX-License-Identifier: Apache-2.0
// A value held against every schema of ours: no crash, findings that are sound, and none of our own
// violations where the library that read the schema sees none, nor the other way round.
#include <exception>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "document/document.h"
#include "schema/check.h"
#include "schema/compiled_schema.h"
#include "schema/valijson_adapter.h"
#include "schema/violation.h"
#include "tests/fuzz/oracle.h"

namespace posturelint::fuzz {
namespace {

/// What valijson itself says.
class Stock {
 public:
  explicit Stock(std::string_view text) : document_(Document::parse(text)) {
    valijson::SchemaParser().populateSchema(valijson_adapter::Adapter(document_), schema_);
  }

  /// Nothing where it gives up: `format` throws for an object.
  std::optional<bool> accepts(const Document& value) {
    try {
      return validator_.validate(schema_, valijson_adapter::Adapter(value), nullptr);
    } catch (const std::exception&) {
      return std::nullopt;
    }
  }

 private:
  Document document_;  // the schema's values stay in it
  valijson::Schema schema_;
  valijson::Validator validator_;
};

struct Pair {
  explicit Pair(const EmbeddedSchema& schema)
      : ours(schemas().find(schema.key, schema.release)), stock(schema.text) {}

  const CompiledSchema* ours;
  Stock stock;
};

/// By the number of the schema among the newest of each name; made when first needed.
Pair& pair_of(std::size_t at) {
  static std::map<std::size_t, std::unique_ptr<Pair>> made;
  std::unique_ptr<Pair>& pair = made[at];
  if (pair == nullptr) pair = std::make_unique<Pair>(embedded_schemas()[at]);
  return *pair;
}

/// What only one of the two models has: placeholders, numbers that no machine type holds, null for
/// an absent member, nesting beyond what we look at.
bool is_plain(const Document& document) {
  if (!document.findings().empty()) return false;
  std::vector<int> depth;
  for (const JsonNode& node : document.tree().nodes()) {
    depth.push_back(node.parent == JsonNode::kNone ? 0 : depth[node.parent] + 1);
    if (depth.back() > kMaxSchemaDepth / 2 || node.kind == NodeKind::null) return false;
    if (node.kind == NodeKind::placeholder || (node.flags & kHasPlaceholder) != 0) return false;
    if (node.kind == NodeKind::number && node.span.size() > 15) return false;
  }
  return true;
}

void run(Input input) {
  const std::size_t which = input.below(embedded_schemas().size());
  const std::string text(input.rest());
  const Document document = Document::parse(text);
  if (!document.root()) return;
  for (const Resource& resource : identify(document, nullptr)) {
    for (const Finding& finding : check_schema(resource, schemas())) require_sound(finding, text);
  }
  // As if it were that, whatever it is.
  const SchemaKey key = embedded_schemas()[which].key;
  const Resource forced{.kind = key.kind,
                        .platform = key.platform,
                        .direction = key.direction,
                        .node = document.root()};
  for (const Finding& finding : check_schema(forced, schemas())) require_sound(finding, text);
  if (!is_plain(document)) return;
  Pair& pair = pair_of(which);
  const auto theirs = pair.stock.accepts(document);
  if (!theirs) return;
  const bool ours = find_violations(*pair.ours, document.root(), {.null_is_absent = false}).empty();
  require(ours == *theirs, embedded_schemas()[which].name);
}

}  // namespace
}  // namespace posturelint::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  posturelint::fuzz::run({data, size});
  return 0;
}
