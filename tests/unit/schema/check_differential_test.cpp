// SPDX-License-Identifier: Apache-2.0
#include <exception>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "schema/schema_store.h"
#include "schema/valijson_adapter.h"
#include "schema/violation.h"
#include "tests/unit/schema/check_schemas_for_test.h"

namespace posturelint {
namespace {

/// Writes random JSON that a schema accepts, and now and then breaks it on purpose.
class Writer {
 public:
  Writer(const CompiledSchema& schema, unsigned seed) : schema_(schema), random_(seed) {}

  std::string write(bool with_mistakes) {
    mistakes_ = with_mistakes;
    return value(schema_.root(), 0);
  }

 private:
  unsigned below(unsigned n) { return static_cast<unsigned>(random_() % n); }
  bool one_in(unsigned n) { return below(n) == 0; }
  template <typename List>
  auto any_of(const List& list) {
    return list[random_() % list.size()];
  }

  std::string value(SchemaId id, int depth) {
    const SchemaNode& node = schema_[id];
    // valijson's `format` refuses null even where `type` allows it.
    const bool misjudged = node.format != TextForm::any;
    if (mistakes_ && !misjudged && one_in(25)) return anything();
    if (const auto values = schema_.values(node); !values.empty()) return listed(any_of(values));
    for (const SchemaRange range : {node.one_of, node.any_of}) {
      if (range.count != 0) return value(any_of(schema_.branches(range)), depth);
    }
    std::vector<TypeSet> types;
    for (TypeSet type = 1; type < kAnyType; type = static_cast<TypeSet>(type << 1U)) {
      if ((node.types & type) == 0 || (misjudged && type == kNullType)) continue;
      types.push_back(type);
    }
    return of_type(any_of(types), id, depth);
  }

  std::string of_type(TypeSet type, SchemaId id, int depth) {
    switch (type) {
      case kObjectType:
        return object(id, depth);
      case kArrayType:
        return array(id, depth);
      case kStringType:
        return text(schema_[id]);
      case kBooleanType:
        return one_in(2) ? "true" : "false";
      case kNullType:
        return "null";
      default:
        return std::to_string(number(schema_[id]));
    }
  }

  std::string listed(const SchemaValue& value) {
    std::string text(value.text);
    if (mistakes_ && one_in(20)) text += "x";
    return value.type == kStringType ? '"' + text + '"' : text;
  }

  std::string object(SchemaId id, int depth) {
    const SchemaNode& node = schema_[id];
    std::string out = "{";
    const auto add = [&](std::string_view key, const std::string& member) {
      if (out.size() > 1) out += ", ";
      out += '"' + std::string(key) + "\": " + member;
    };
    for (const SchemaProperty& property : schema_.properties(node)) {
      const bool left_out = property.required ? mistakes_ && one_in(15) : one_in(depth > 6 ? 1 : 2);
      if (!left_out) add(property.name, value(property.schema, depth + 1));
    }
    if (mistakes_ && one_in(20)) add("Name", anything());
    return out + "}";
  }

  std::string array(SchemaId id, int depth) {
    const SchemaNode& node = schema_[id];
    std::uint32_t size = std::max(node.min_items, below(3));
    size = std::min(size, node.unique_items && !mistakes_ ? 1 : node.max_items);
    if (mistakes_ && one_in(15)) size = any_of(std::vector{0U, 3U, 4U});
    std::string out = "[";
    for (std::uint32_t i = 0; i < size; ++i) {
      if (i > 0) out += ", ";
      out += node.items == kNoSchema ? anything() : value(node.items, depth + 1);
    }
    return out + "]";
  }

  std::string text(const SchemaNode& node) {
    static const std::vector<std::string> kDurations = {"P30D", "PT2H", "P1Y2M3W4DT5H6M7S"};
    static const std::vector<std::string> kMoments = {"2026-12-01T00:00:00Z",
                                                      "2024-02-29T23:59:59.5+02:00"};
    static const std::vector<std::string> kOthers = {
        "",  "x",          "ASSURANCE", "p30d", "30D",
        "P", "2026-12-01", "PT",        "P1DT", "2026-02-30T00:00:00Z"};
    if (mistakes_ && one_in(10)) return '"' + any_of(kOthers) + '"';
    if (node.pattern == TextForm::duration) return '"' + any_of(kDurations) + '"';
    if (node.format == TextForm::date_time) return '"' + any_of(kMoments) + '"';
    return '"' + any_of(kOthers) + '"';
  }

  int number(const SchemaNode& node) {
    if (mistakes_ && one_in(10)) return static_cast<int>(below(200)) - 100;
    const double low = std::max(node.minimum, -5.0);
    const double high = std::min(node.maximum, 200.0);
    return static_cast<int>(low) + static_cast<int>(below(static_cast<unsigned>(high - low + 1)));
  }

  std::string anything() {
    static const std::vector<std::string> kValues = {"true",
                                                     "17",
                                                     "\"text\"",
                                                     "\"true\"",
                                                     "[]",
                                                     "{}",
                                                     "[1, 1]",
                                                     R"({"type": "ASSURANCE"})",
                                                     "0.5",
                                                     "-1",
                                                     "null",
                                                     "\"\"",
                                                     R"(["BIOMETRIC", "BIOMETRIC"])"};
    return any_of(kValues);
  }

  const CompiledSchema& schema_;
  std::mt19937 random_;
  bool mistakes_ = false;
};

/// What valijson itself says.
class Stock {
 public:
  explicit Stock(std::string_view text) : document_(Document::parse(text)) {
    valijson::SchemaParser().populateSchema(valijson_adapter::Adapter(document_), schema_);
  }

  bool accepts(const Document& value) {
    try {
      return validator_.validate(schema_, valijson_adapter::Adapter(value), nullptr);
    } catch (const std::exception&) {
      return false;  // `format` throws for an object
    }
  }

 private:
  Document document_;  // the schema's values stay in it
  valijson::Schema schema_;
  valijson::Validator validator_;
};

TEST(CheckDifferential, AgreesWithValijsonsOwnValidator) {
  constexpr unsigned kValuesPerSchema = 100;
  unsigned seed = 20261124;
  int accepted = 0;
  int refused = 0;
  for (const EmbeddedSchema& embedded : embedded_schemas()) {
    const CompiledSchema schema = test::compiled(embedded.text);
    Stock stock(embedded.text);
    Writer writer(schema, seed++);
    for (unsigned i = 0; i < kValuesPerSchema; ++i) {
      const std::string text = writer.write(i % 3 != 0);
      const Document value = Document::parse(text);
      ASSERT_TRUE(value.findings().empty()) << text;
      const bool ours = find_violations(schema, value.root(), {.null_is_absent = false}).empty();
      const bool theirs = stock.accepts(value);
      ASSERT_EQ(ours, theirs) << embedded.name << ' ' << to_string(embedded.release) << ": "
                              << text;
      if (i % 3 == 0) {
        EXPECT_TRUE(ours) << text;
      }
      ++(ours ? accepted : refused);
    }
  }
  EXPECT_GT(accepted + refused, 5000);
  EXPECT_GT(refused, 1000);
  EXPECT_GT(accepted, 1000);
}

}  // namespace
}  // namespace posturelint
