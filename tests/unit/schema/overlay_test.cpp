// SPDX-License-Identifier: Apache-2.0
#include "schema/overlay.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace posturelint {
namespace {

using json = nlohmann::ordered_json;
using testing::ElementsAre;

/// `document` after the actions (YAML, the part below `actions:`), or the error.
std::string corrected(std::string_view document, const std::string& actions) {
  const auto overlay = parse_overlay("fix.yaml", "overlay: 1.0.0\nactions:\n" + actions);
  if (!overlay) return overlay.error().what;
  json value = json::parse(document);
  const auto applied = apply_overlay(*overlay, value);
  return applied ? value.dump() : applied.error().what;
}

std::vector<std::string> selected(std::string_view path, std::string_view document) {
  const auto pointers = select(path, json::parse(document));
  return pointers ? *pointers : std::vector{pointers.error().what};
}

TEST(Overlay, UpdateMergesMembers) {
  EXPECT_EQ(corrected(R"({"a": {"type": "string", "x": {"y": 1}}})",
                      "- {target: $.a, update: {x: {z: 2}, nullable: true}}"),
            R"({"a":{"type":"string","x":{"y":1,"z":2},"nullable":true}})");
}

TEST(Overlay, UpdateReplacesScalars) {
  EXPECT_EQ(corrected(R"({"pattern": "^P$", "n": 1})", "- {target: $, update: {pattern: ^P.}}"),
            R"({"pattern":"^P.","n":1})");
}

TEST(Overlay, UpdateAppendsToLists) {
  EXPECT_EQ(corrected(R"({"enum": ["A"]})", "- {target: $.enum, update: B}"),
            R"({"enum":["A","B"]})");
  EXPECT_EQ(corrected(R"({"enum": ["A"]})", "- {target: $, update: {enum: [B, C]}}"),
            R"({"enum":["A","B","C"]})");
}

TEST(Overlay, RemoveTakesTheTargetOutOfItsParent) {
  EXPECT_EQ(corrected(R"({"a": 1, "b": [1, 2, 3]})",
                      "- {target: $.a, remove: true}\n- {target: '$.b[1]', remove: true}"),
            R"({"b":[1,3]})");
  EXPECT_EQ(corrected(R"({"b": [1, 2, 3]})", "- {target: '$.b[*]', remove: true}"), R"({"b":[]})");
}

TEST(Overlay, ActionsSeeWhatEarlierOnesDid) {
  EXPECT_EQ(corrected(R"({"a": {"oneOf": [1]}})",
                      "- {target: $.a.oneOf, remove: true}\n- {target: $.a, update: {anyOf: [2]}}"),
            R"({"a":{"anyOf":[2]}})");
}

TEST(Overlay, ATargetThatDoesNotExistChangesNothing) {
  EXPECT_EQ(corrected(R"({"a": 1})", "- {target: $.b.c, remove: true}"), R"({"a":1})");
}

TEST(OverlayPath, SelectsByNameAndIndex) {
  EXPECT_THAT(selected("$", R"({"a": 1})"), ElementsAre(""));
  EXPECT_THAT(selected("$.a.b", R"({"a": {"b": 1}})"), ElementsAre("/a/b"));
  EXPECT_THAT(selected("$['a.b']", R"({"a.b": 1})"), ElementsAre("/a.b"));
  EXPECT_THAT(selected("$.a[1]", R"({"a": [1, 2]})"), ElementsAre("/a/1"));
}

TEST(OverlayPath, SelectsEveryChild) {
  EXPECT_THAT(selected("$.*", R"({"a": 1, "b": 2})"), ElementsAre("/a", "/b"));
  EXPECT_THAT(selected("$.a[*].b", R"({"a": [{"b": 1}, {"c": 1}, {"b": 2}]})"),
              ElementsAre("/a/0/b", "/a/2/b"));
}

TEST(OverlayPath, RefusesWhatItDoesNotKnow) {
  EXPECT_THAT(selected("a.b", "{}"), ElementsAre("a.b: a target starts with $"));
  EXPECT_THAT(selected("$..a", "{}"), ElementsAre("$..a: `..a` is not supported"));
  EXPECT_THAT(selected("$.a[?(@.b)]", "{}"),
              ElementsAre("$.a[?(@.b)]: `[?(@.b)]` is not supported"));
  EXPECT_THAT(selected("$['a", "{}"), ElementsAre("$['a: `['a` is not supported"));
}

TEST(OverlayFile, SaysWhatIsWrongWithIt) {
  const auto error = [](std::string_view text) {
    const auto overlay = parse_overlay("fix.yaml", text);
    return overlay ? "none" : overlay.error().what;
  };
  EXPECT_EQ(error("overlay: 2.0.0\nactions: []"), "fix.yaml: not an overlay of version 1.0");
  EXPECT_EQ(error("[]"), "fix.yaml: not an overlay of version 1.0");
  EXPECT_EQ(error("overlay: 1.0.0"), "fix.yaml: needs a list of actions");
  EXPECT_EQ(error("overlay: 1.0.0\nactions: [{remove: true}]"),
            "fix.yaml: an action needs a target");
  EXPECT_EQ(error("overlay: 1.0.0\nactions: [{target: $.a}]"),
            "fix.yaml: $.a: needs either update or remove");
  EXPECT_EQ(error("overlay: 1.0.0\nactions: [{target: $.a, remove: true, update: {}}]"),
            "fix.yaml: $.a: needs either update or remove");
}

TEST(EmbeddedOverlays, GiveAReasonAndTheEvidenceForEveryAction) {
  const auto overlays = embedded_overlays();
  ASSERT_TRUE(overlays) << overlays.error().what;
  ASSERT_FALSE(overlays->empty());
  for (const Overlay& overlay : *overlays) {
    EXPECT_NE(overlay.title, "");
    EXPECT_FALSE(overlay.actions.empty()) << overlay.title;
    for (const OverlayAction& action : overlay.actions) {
      EXPECT_NE(action.description, "") << action.target;
      EXPECT_NE(action.evidence, "") << action.target;
    }
  }
}

}  // namespace
}  // namespace posturelint
