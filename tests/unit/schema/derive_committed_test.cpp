// SPDX-License-Identifier: Apache-2.0
// The committed schemas are what `posturelint schema derive` makes of the vendor's documents, and
// they are closed. UPDATE_GOLDENS=1 writes them anew (needs ../shared/openapi).
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "schema/derive.h"
#include "schema/schema_store.h"
#include "tests/support/golden.h"

namespace posturelint {
namespace {

using json = nlohmann::json;
namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

/// A document of the vendor.
struct Document {
  Release release;
  std::string text;
};

/// All that are at hand, oldest first; none where there is no ../shared.
std::vector<Document> vendor_documents() {
  std::vector<Document> documents;
  const fs::path folder = fs::path(test::project_dir()).parent_path() / "shared" / "openapi";
  if (!fs::is_directory(folder)) return documents;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const auto release = release_in_file_name(entry.path().string());
    if (release) documents.push_back({*release, read(entry.path())});
  }
  std::ranges::sort(documents, {}, &Document::release);
  return documents;
}

class VendorDocuments : public testing::Test {
 protected:
  void SetUp() override {
    documents_ = vendor_documents();
    if (documents_.empty()) GTEST_SKIP() << "skipped: no ../shared";
    auto overlays = embedded_overlays();
    ASSERT_TRUE(overlays) << overlays.error().what;
    overlays_ = std::move(*overlays);
  }

  /// The schemas of a document; none when it cannot be derived from.
  std::vector<DerivedSchema> derive(const Document& document) const {
    auto derived = derive_schemas(document.text, overlays_, document.release);
    return derived ? std::move(derived->schemas) : std::vector<DerivedSchema>();
  }

  std::vector<Document> documents_;
  std::vector<Overlay> overlays_;
};

TEST_F(VendorDocuments, GiveTheCommittedSchemas) {
  std::vector<DerivedSchemas> releases;
  for (const Document& document : documents_) {
    releases.push_back({document.release, derive(document)});
    EXPECT_FALSE(releases.back().schemas.empty()) << to_string(document.release);
  }
  std::set<std::string> derived;
  for (const DerivedFile& file : lay_out(releases)) {
    derived.insert(file.path);
    EXPECT_TRUE(test::matches_golden("schemas/derived/" + file.path, file.text));
  }
  for (const EmbeddedSchema& schema : embedded_schemas()) {
    const std::string path =
        to_string(schema.release) + "/" + std::string(schema.name) + ".schema.json";
    EXPECT_TRUE(derived.contains(path)) << path << " is committed, but not derived any more";
  }
}

TEST_F(VendorDocuments, NeedEveryCorrection) {
  // The newest first, which needs most of them; the rest is for the oldest.
  std::ranges::rotate(documents_, documents_.end() - 1);
  std::vector<std::vector<DerivedSchema>> corrected;
  for (const Document& document : documents_) corrected.push_back(derive(document));
  for (Overlay& overlay : overlays_) {
    for (std::size_t i = 0; i < overlay.actions.size(); ++i) {
      const OverlayAction action = overlay.actions[i];
      overlay.actions.erase(overlay.actions.begin() + static_cast<std::ptrdiff_t>(i));
      bool needed = false;
      for (std::size_t n = 0; n < documents_.size() && !needed; ++n) {
        needed = derive(documents_[n]) != corrected[n];
      }
      overlay.actions.insert(overlay.actions.begin() + static_cast<std::ptrdiff_t>(i), action);
      EXPECT_TRUE(needed) << overlay.title << ": " << action.target << " changes nothing";
    }
  }
}

const std::set<std::string> kKeywords = {
    "$schema",    "$ref",    "definitions", "type",       "const",    "enum",
    "format",     "pattern", "minimum",     "maximum",    "minItems", "maxItems",
    "items",      "oneOf",   "anyOf",       "properties", "required", "additionalProperties",
    "deprecated", "readOnly"};

/// Members that may hold what we do not know.
const std::set<std::string> kOpen = {"_links", "_embedded", "office365Client"};

class SchemaWalk {
 public:
  explicit SchemaWalk(const json& root) : root_(root) { check(root, "#", false); }
  [[nodiscard]] const std::string& mistakes() const { return mistakes_; }

 private:
  void mistake(const std::string& where, const std::string& what) {
    mistakes_ += where + ": " + what + "\n";
  }

  void check(const json& schema, const std::string& where, bool may_be_open) {
    for (const auto& [keyword, value] : schema.items()) {
      if (!kKeywords.contains(keyword)) mistake(where, "keyword " + keyword);
    }
    if (const auto ref = schema.find("$ref"); ref != schema.end()) {
      if (!root_.contains(json::json_pointer(ref->get<std::string>().substr(1)))) {
        mistake(where, "refers to nowhere");
      }
      if (schema.size() != 1) mistake(where, "draft-07 ignores what stands next to $ref");
    }
    if (schema.contains("pattern") && schema["pattern"] != kDurationPattern) {
      mistake(where, "a pattern the validator does not know");
    }
    if (schema.contains("enum")) {
      const std::set<json> values(schema["enum"].begin(), schema["enum"].end());
      if (values.size() != schema["enum"].size()) mistake(where, "enum with duplicates");
    }
    check_object(schema, where, may_be_open);
    for (const char* keyword : {"oneOf", "anyOf"}) {
      for (const json& variant : schema.value(keyword, json::array())) {
        check(variant, where + "/" + keyword, may_be_open);
      }
    }
    if (schema.contains("items")) check(schema["items"], where + "/items", false);
    const json definitions = schema.value("definitions", json::object());
    for (const auto& [name, definition] : definitions.items()) {
      check(definition, where + "/definitions/" + name, false);
    }
  }

  void check_object(const json& schema, const std::string& where, bool may_be_open) {
    if (schema.value("type", json()) != "object") {
      if (schema.contains("required")) mistake(where, "required members of what is no object");
      return;
    }
    if (!may_be_open && schema.value("additionalProperties", json()) != false) {
      mistake(where, "is open");
    }
    const json members = schema.value("properties", json::object());
    for (const json& name : schema.value("required", json::array())) {
      if (!members.contains(name)) mistake(where, "requires the unknown " + name.dump());
    }
    for (const auto& [name, member] : members.items()) {
      check(member, where + "/properties/" + name, may_be_open || kOpen.contains(name));
    }
  }

  const json& root_;
  std::string mistakes_;
};

TEST(CommittedSchemas, AreClosedAndSayOnlyWhatTheValidatorKnows) {
  ASSERT_FALSE(embedded_schemas().empty());
  for (const EmbeddedSchema& schema : embedded_schemas()) {
    const json root = json::parse(schema.text);
    EXPECT_EQ(root.at("$schema"), "http://json-schema.org/draft-07/schema#");
    EXPECT_EQ(SchemaWalk(root).mistakes(), "") << schema.name << " " << to_string(schema.release);
  }
}

TEST(CommittedSchemas, TellVariantsApartByOneRequiredMember) {
  for (const EmbeddedSchema& schema : embedded_schemas()) {
    if (schema.name != "device-assurance.list") continue;
    const json list = json::parse(schema.text);
    std::set<json> platforms;
    for (const json& variant : list.at("items").at("oneOf")) {
      platforms.insert(variant.at("properties").at("platform").at("const"));
      EXPECT_EQ(variant.at("required"), json{"platform"});
    }
    EXPECT_EQ(platforms.size(), 5U) << to_string(schema.release);
  }
}

}  // namespace
}  // namespace posturelint
