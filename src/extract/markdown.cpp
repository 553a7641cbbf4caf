// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "extract/hosts.h"
#include "extract/prose.h"
#include "extract/subject.h"
#include "extract/suppression.h"

namespace posturelint {
namespace {

/// What the label of a fenced block promises.
enum class Label : std::uint8_t { none, json, shell, http, other };

struct Language {
  std::string_view name;  // lower case
  Label label;
};
constexpr Language kLanguages[] = {
    {"json", Label::json},     {"jsonc", Label::json}, {"json5", Label::json},
    {"bash", Label::shell},    {"sh", Label::shell},   {"shell", Label::shell},
    {"console", Label::shell}, {"zsh", Label::shell},  {"shell-session", Label::shell},
    {"curl", Label::shell},    {"http", Label::http},  {"rest", Label::http},
};

Label label_of(std::string_view language) {
  std::string name(language);
  std::ranges::transform(name, name.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (name.empty()) return Label::none;
  const auto* found = std::ranges::find(kLanguages, name, &Language::name);
  return found == std::end(kLanguages) ? Label::other : found->label;
}

bool has(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

// A paragraph with one of these announces what comes back, not what to send.
constexpr std::string_view kAnswerWords[] = {"response", "Response", "returns", "Returns"};

/// A sketch, not a text to send: something was left out on purpose.
bool has_elision(std::string_view json) {
  constexpr std::string_view kElisions[] = {"...", "\xE2\x80\xA6"};
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (json[i] == '\\') {
      ++i;
    } else if (json[i] == '"') {
      in_string = !in_string;
    } else if (!in_string && std::ranges::any_of(kElisions, [&](std::string_view elision) {
                 return json.substr(i).starts_with(elision);
               })) {
      return true;
    }
  }
  return has(json, "\"...\"");
}

/// A copy of a block of the guide, with its place.
struct BlockText {
  std::string text;
  OffsetMap map;
  std::string line_prefix;

  [[nodiscard]] HostText view() const { return {text, map, line_prefix}; }
  void append(std::string_view source, Span part) {
    if (part.empty()) return;
    text += source.substr(part.begin, part.size());
    map.copied(part.begin, part.size());
  }
};

/// The same block with `size_of(line)` bytes cut off the start of every line.
template <typename SizeOf>
BlockText without_line_starts(const BlockText& block, SizeOf size_of) {
  BlockText out{.text = {}, .map = {}, .line_prefix = block.line_prefix};
  const std::string_view text = block.text;
  for (std::size_t line = 0; line < text.size();) {
    const std::size_t end = std::min(text.find('\n', line), text.size() - 1) + 1;
    const std::size_t begin = line + size_of(text.substr(line, end - line));
    out.text += text.substr(begin, end - begin);
    if (begin < end)
      out.map.append(
          block.map.slice({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}));
    line = end;
  }
  if (out.text.empty()) out.map = block.map.slice({0, 0});
  return out;
}

bool has_prompt(std::string_view line) { return line.starts_with("$ ") || line.starts_with("% "); }

class MarkdownExtractor {
 public:
  MarkdownExtractor(const HostTree& tree, Extraction& out)
      : text_(out.source->text()), out_(out), tree_(tree) {}

  void run() {
    const auto& nodes = tree_.nodes();
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
      const std::string_view type = nodes[i].type;
      if (type == "fenced_code_block") {
        add_block(i);
      } else if (type == "atx_heading" || type == "setext_heading") {
        prose_request_.reset();
      } else if (type == "inline") {
        add_prose(i);
      } else if (type == "html_block") {
        add_suppression(i);
      }
    }
  }

 private:
  /// The text of a node without what blocks around it put at the start of its lines.
  [[nodiscard]] BlockText text_of(std::uint32_t node) const {
    const auto& nodes = tree_.nodes();
    BlockText block;
    std::uint32_t at = nodes[node].span.begin;
    for (std::uint32_t child = tree_.first_child(node); child != HostNode::kNone;
         child = nodes[child].next) {
      if (nodes[child].type != "block_continuation") continue;
      const Span prefix = nodes[child].span;
      block.append(text_, {at, prefix.begin});
      if (block.line_prefix.empty()) block.line_prefix = text_.substr(prefix.begin, prefix.size());
      at = prefix.end;
    }
    block.append(text_, {at, std::max(at, nodes[node].span.end)});
    return block;
  }

  void add_prose(std::uint32_t node) {
    const BlockText block = text_of(node);
    answers_ = std::ranges::any_of(kAnswerWords,
                                   [&](std::string_view word) { return has(block.text, word); });
    for (Request& request : find_prose_requests(block.view())) {
      prose_request_ = static_cast<std::uint32_t>(out_.requests.size());
      out_.requests.push_back(std::move(request));
    }
  }

  void add_block(std::uint32_t node) {
    const auto& nodes = tree_.nodes();
    Label label = Label::none;
    std::optional<BlockText> block;
    for (std::uint32_t child = tree_.first_child(node); child != HostNode::kNone;
         child = nodes[child].next) {
      if (nodes[child].type == "info_string") label = label_of(language_of(child));
      if (nodes[child].type == "code_fence_content") block = text_of(child);
    }
    if (!block || label == Label::other) return;
    block = dedent(std::move(*block), nodes[node].span.begin);

    const Likeness likeness = looks_like_json(block->text);
    const bool runs_curl = has(block->text, "curl");
    if (label == Label::http) {
      extract_http(block->view(), out_);
      prose_request_.reset();
    } else if (likeness != Likeness::nothing && (label == Label::json || !runs_curl)) {
      add_json(*block, likeness);
    } else if (label == Label::shell || (label == Label::none && runs_curl)) {
      add_script(*block);
    }
  }

  [[nodiscard]] std::string_view language_of(std::uint32_t info) const {
    const Span span = tree_.nodes()[info].span;
    std::string_view language = text_.substr(span.begin, span.size());
    language.remove_prefix(std::min(language.find_first_not_of(" \t{."), language.size()));
    return language.substr(0, language.find_first_of(" \t,:{}"));
  }

  /// Lines may be indented as far as their fence is; that is not part of them.
  [[nodiscard]] BlockText dedent(BlockText block, std::uint32_t fence) const {
    const std::size_t columns = std::min(text_.find_first_not_of(' ', fence), text_.size()) - fence;
    if (columns == 0) return block;
    block = without_line_starts(block, [&](std::string_view line) {
      return std::min(columns, std::min(line.find_first_not_of(' '), line.size()));
    });
    block.line_prefix.append(columns, ' ');
    return block;
  }

  void add_json(const BlockText& block, Likeness likeness) {
    if (!is_about_us(block.text) || has_elision(block.text)) return;
    Fragment& fragment = out_.fragments.emplace_back();
    if (likeness == Likeness::bare_members) fragment.shape = FragmentShape::bare_members;
    fragment.text = block.text;
    fragment.map = block.map;
    fragment.host = block.map.to_host({0, static_cast<std::uint32_t>(block.text.size())});
    fragment.line_prefix = block.line_prefix;
    if (prose_request_ && !answers_ && sends_body(out_.requests[*prose_request_].method))
      fragment.request = prose_request_;
  }

  static bool sends_body(std::string_view method) {
    return method == "POST" || method == "PUT" || method == "PATCH";
  }

  void add_script(const BlockText& block) {
    if (!bash_) bash_ = HostParser::bash();
    const bool is_session = has_prompt(block.text) || has(block.text, "\n$ ");
    const BlockText script =
        is_session ? without_line_starts(
                         block, [](std::string_view line) { return has_prompt(line) ? 2U : 0U; })
                   : block;
    const std::size_t first = out_.fragments.size();
    extract_shell(script.view(), bash_->parse(script.text), out_);
    const auto sketch = [](const Fragment& fragment) { return has_elision(fragment.text); };
    const auto added = out_.fragments.begin() + static_cast<std::ptrdiff_t>(first);
    out_.fragments.erase(std::remove_if(added, out_.fragments.end(), sketch), out_.fragments.end());
    if (has(block.text, "curl")) prose_request_.reset();
  }

  /// `<!-- posturelint-ignore RULE: reason -->` covers the next block.
  void add_suppression(std::uint32_t node) {
    const Span span = tree_.nodes()[node].span;
    std::string_view html = text_.substr(span.begin, span.size());
    const std::size_t open = html.find("<!--");
    const std::size_t close = html.find("-->");
    if (open == std::string_view::npos || close == std::string_view::npos || close < open + 4)
      return;
    auto suppression = read_suppression(html.substr(open + 4, close - open - 4));
    if (!suppression) return;
    const auto begin = span.begin + static_cast<std::uint32_t>(open);
    suppression->span = {begin, span.begin + static_cast<std::uint32_t>(close) + 3};
    suppression->target = next_block(node);
    out_.suppressions.push_back(std::move(*suppression));
  }

  [[nodiscard]] bool is_our_comment(const HostNode& node) const {
    return node.type == "html_block" &&
           has(text_.substr(node.span.begin, node.span.size()), "posturelint-ignore");
  }

  /// The first block behind a comment of ours that is not one itself.
  [[nodiscard]] Span next_block(std::uint32_t node) const {
    const auto& nodes = tree_.nodes();
    for (std::uint32_t i = node + 1; i < nodes.size(); ++i) {
      const HostNode& next = nodes[i];
      if (next.span.begin < nodes[node].span.end || next.span.empty()) continue;
      if (next.type == "section" || next.type == "block_continuation" || is_our_comment(next))
        continue;
      return next.span;
    }
    return {};
  }

  std::string_view text_;
  Extraction& out_;
  const HostTree& tree_;
  std::optional<HostParser> bash_;  // made at the first script
  /// The last request that the section's prose names, unless a command came after it.
  std::optional<std::uint32_t> prose_request_;
  /// The last paragraph announces what comes back.
  bool answers_ = false;
};

}  // namespace

void extract_markdown(const HostTree& tree, Extraction& out) { MarkdownExtractor(tree, out).run(); }

}  // namespace posturelint
