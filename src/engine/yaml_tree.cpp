// SPDX-License-Identifier: Apache-2.0
#include "engine/yaml_tree.h"

#include <algorithm>
#include <functional>
#include <istream>
#include <map>
#include <sstream>
#include <utility>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include "text/utf8.h"

namespace posturelint {
namespace {

constexpr std::size_t kMaxBytes = 1024U * 1024U;
constexpr std::size_t kMaxDepth = 32;

/// Thrown by the builder through the parser, and caught in parse_yaml().
struct Refusal {
  Span span;
  std::string what;
};

/// Builds the tree from the parser's events. Unlike the library's own nodes this keeps keys written
/// twice apart and never follows an alias.
class TreeBuilder final : public YAML::EventHandler {
 public:
  explicit TreeBuilder(const Source& source) : source_(source) {}

  YamlNode take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents_++ > 0) throw Refusal{at(mark), "a second document; one file holds one"};
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_anchor(mark, anchor);
    add({.kind = YamlNode::Kind::null, .span = at(mark)});
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
    throw Refusal{at(mark), "an alias; write the value out"};
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    refuse_anchor(mark, anchor);
    refuse_tag(mark, tag);
    Span span = at(mark);
    const std::string_view rest = source_.text().substr(span.begin);
    const std::size_t line = std::min(rest.find_first_of("\r\n"), rest.size());
    const std::size_t size = rest.starts_with(value) && !value.empty() ? value.size() : line;
    span.end = span.begin + static_cast<std::uint32_t>(size);
    add({.kind = YamlNode::Kind::scalar, .quoted = tag == "!", .span = span, .text = value});
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value /*style*/) override {
    open(mark, tag, anchor, YamlNode::Kind::sequence);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value /*style*/) override {
    open(mark, tag, anchor, YamlNode::Kind::mapping);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Level {
    YamlNode node;
    bool has_key = false;                                    // the last member waits for its value
    std::map<std::string, std::uint32_t, std::less<>> keys;  // of a mapping, and where they stand
  };

  Span at(const YAML::Mark& mark) const {
    const auto size = static_cast<std::uint32_t>(source_.text().size());
    // The parser counts from behind the byte order mark.
    const std::uint32_t begin =
        std::min(size, static_cast<std::uint32_t>(std::max(mark.pos, 0)) + source_.bom_size());
    return {begin, begin};
  }

  void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) const {
    if (anchor != 0) throw Refusal{at(mark), "an anchor; write the value out where it is needed"};
  }
  void refuse_tag(const YAML::Mark& mark, const std::string& tag) const {
    if (tag.empty() || tag == "?" || tag == "!") return;
    throw Refusal{at(mark), fmt::format("a tag ({}); write a plain value", tag)};
  }

  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
            YamlNode::Kind kind) {
    refuse_anchor(mark, anchor);
    refuse_tag(mark, tag);
    if (levels_.size() >= kMaxDepth) {
      throw Refusal{at(mark), fmt::format("nested deeper than {} levels", kMaxDepth)};
    }
    levels_.push_back({.node = {.kind = kind, .span = at(mark)}});
  }

  void close() {
    YamlNode node = std::move(levels_.back().node);
    levels_.pop_back();
    add(std::move(node));
  }

  void add(YamlNode node) {
    if (levels_.empty()) {
      root_ = std::move(node);
      return;
    }
    Level& parent = levels_.back();
    parent.node.span.end = std::max(parent.node.span.end, node.span.end);
    if (parent.node.kind == YamlNode::Kind::sequence) {
      parent.node.items.push_back(std::move(node));
    } else if (parent.has_key) {
      parent.node.members.back().value = std::move(node);
      parent.has_key = false;
    } else {
      add_key(parent, node);
      parent.node.members.push_back({.key = std::move(node), .value = {}});
      parent.has_key = true;
    }
  }

  void add_key(Level& mapping, const YamlNode& key) const {
    if (key.kind != YamlNode::Kind::scalar) throw Refusal{key.span, "a key must be a plain word"};
    const auto [same, is_new] = mapping.keys.try_emplace(key.text, key.span.begin);
    if (is_new) return;
    throw Refusal{key.span, fmt::format("key \"{}\" is already on line {}", key.text,
                                        source_.position(same->second).line)};
  }

  const Source& source_;
  YamlNode root_;
  std::vector<Level> levels_;
  int documents_ = 0;
};

}  // namespace

Error error_at(const Source& source, Span span, std::string_view what) {
  const Position position = source.position(span.begin);
  return {fmt::format("{}:{}:{}: {}", source.name(), position.line, position.column, what)};
}

Result<YamlNode> parse_yaml(const Source& source) {
  if (source.text().size() > kMaxBytes) return error_at(source, {}, "longer than 1 MiB");
  const std::size_t invalid = find_invalid_utf8(source.text());
  if (invalid != std::string_view::npos) {
    const auto begin = static_cast<std::uint32_t>(invalid);
    return error_at(source, {begin, begin + 1}, "a byte that is not UTF-8");
  }
  const std::size_t control = source.text().find('\0');
  if (control != std::string_view::npos) {
    const auto begin = static_cast<std::uint32_t>(control);
    return error_at(source, {begin, begin + 1}, "a zero byte");
  }

  TreeBuilder builder(source);
  try {
    std::istringstream stream{std::string(source.text().substr(source.bom_size()))};
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const Refusal& refusal) {
    return error_at(source, refusal.span, refusal.what);
  } catch (const YAML::Exception& exception) {
    const int position = std::max(exception.mark.pos, 0);
    const std::uint32_t begin = static_cast<std::uint32_t>(position) + source.bom_size();
    return error_at(source, {begin, begin}, fmt::format("not YAML: {}", exception.msg));
  }
  return builder.take();
}

}  // namespace posturelint
