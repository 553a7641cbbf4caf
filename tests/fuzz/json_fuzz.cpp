// SPDX-License-Identifier: Apache-2.0
// The JSON parser, the tree as rules see it, and the fixes of its mistakes; the text is
// read in every way there is.
#include <algorithm>
#include <string>

#include <nlohmann/json.hpp>

#include "document/document.h"
#include "document/resource.h"
#include "tests/fuzz/oracle.h"

namespace posturelint::fuzz {
namespace {

bool is_accepted(const std::vector<Finding>& findings) {
  return std::ranges::all_of(
      findings, [](const Finding& finding) { return finding.rule == "syntax/duplicate-key"; });
}

/// What another parser says. It takes a zero byte behind the value for the end of the text, and
/// refuses numbers out of its range; about those it says nothing.
void require_agreement(std::string_view text, bool accepted) {
  if (text.find('\0') != std::string_view::npos) return;
  bool theirs = true;
  try {
    [[maybe_unused]] const nlohmann::json value = nlohmann::json::parse(text);
  } catch (const nlohmann::json::out_of_range&) {
    return;
  } catch (const nlohmann::json::exception&) {
    theirs = false;
  }
  require(accepted == theirs, "our parser accepts what others accept");
}

void require_sound_tree(const Document& document) {
  const auto& nodes = document.tree().nodes();
  std::vector<std::uint32_t> children(nodes.size());
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    const JsonNode& node = nodes[i];
    require_inside(node.span, document.text().size(), "a value lies in its text");
    require_inside(node.key, document.text().size(), "a key lies in its text");
    if (node.parent != JsonNode::kNone) {
      require(node.parent < i, "a parent stands before its children");
      ++children[node.parent];
    }
    if (node.next != JsonNode::kNone) {
      require(nodes[node.next].parent == node.parent, "siblings have one parent");
    }
  }
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    require(children[i] == nodes[i].count, "children are counted");
  }
}

/// Pointers lead back to their values. Only of the first: a pointer may be as long as the text.
void require_pointers(const Document& document) {
  constexpr std::uint32_t kEnough = 200;
  const auto count = static_cast<std::uint32_t>(document.tree().nodes().size());
  for (std::uint32_t i = 0; i < std::min(count, kEnough); ++i) {
    const Node node(document.tree(), i);
    // Not hidden by a later member of the same key, nor below one; no key is like any other.
    bool is_seen = true;
    for (Node at = node; at; at = at.parent()) {
      const bool has_no_key = at.parent().is_object() && at.key_span().empty();
      is_seen = is_seen && !at.is_overridden() && !has_no_key;
    }
    if (is_seen) require(document.find(node.pointer()) == node, "a pointer leads to its value");
    static_cast<void>(node.string());
    static_cast<void>(node.integer());
    static_cast<void>(node.number());
    // What is neither written nor has a key cannot become less.
    if (node.parent() && !node.member_span().empty()) {
      const auto edits = remove_child(node);
      require(apply_edits(document.text(), edits).size() < document.text().size(),
              "removing a value leaves less");
    }
  }
  for (std::uint32_t i = 0; i < std::min<std::size_t>(document.text().size(), kEnough); ++i) {
    static_cast<void>(document.at(i));
  }
}

void require_fixing_ends(std::string text, const JsonOptions& options) {
  const bool parsed = is_accepted(Document::parse(text, options).findings());
  for (int round = 0; round < kMaxFixRounds; ++round) {
    const Document document = Document::parse(text, options);
    FixedText fixed = apply_fixes(text, document.findings(), Applicability::safe);
    if (fixed.applied == 0) break;
    require(fixed.text != text, "a fix changes something");
    text = std::move(fixed.text);
  }
  if (parsed) {
    require(is_accepted(Document::parse(text, options).findings()),
            "fixes keep a text that parses parsing");
  }
}

void run(const std::string& text, const JsonOptions& options) {
  const Document document = Document::parse(text, options);
  require_sound_tree(document);
  for (const Finding& finding : document.findings()) require_sound(finding, text);
  if (!options.placeholders_are_filled_in && !options.bare_members) {
    require_agreement(text, is_accepted(document.findings()));
  }
  require_pointers(document);
  for (const Resource& resource :
       identify(document, nullptr,
                options.bare_members ? FragmentShape::bare_members : FragmentShape::value)) {
    require(static_cast<bool>(resource.node), "a resource is a value");
  }
  require_fixing_ends(text, options);
}

}  // namespace
}  // namespace posturelint::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  for (const bool filled_in : {false, true}) {
    for (const bool bare : {false, true}) {
      posturelint::fuzz::run(text, {filled_in, bare});
    }
  }
  return 0;
}
