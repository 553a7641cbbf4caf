// SPDX-License-Identifier: Apache-2.0
#include "syntax/tree_sitter.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <ctime>
#include <string>
#include <utility>

#include <tree_sitter/api.h>

#include "base/assert.h"
#include "text/edit.h"

extern "C" {
const TSLanguage* tree_sitter_bash();
const TSLanguage* tree_sitter_markdown();
}

namespace posturelint {
namespace {

struct DeleteParser {
  void operator()(TSParser* parser) const noexcept { ts_parser_delete(parser); }
};
struct DeleteTree {
  void operator()(TSTree* tree) const noexcept { ts_tree_delete(tree); }
};
using ParserPtr = std::unique_ptr<TSParser, DeleteParser>;
using TreePtr = std::unique_ptr<TSTree, DeleteTree>;

/// Hands a text to tree-sitter bit by bit, and looks at the clock each time: recovering from
/// errors takes time in proportion to the square of their number. The clock is that of this
/// thread's own work, so that a busy machine changes nothing. Real texts take milliseconds.
class PatientReader {
 public:
  PatientReader(TSParser* parser, std::string_view text) : parser_(parser), text_(text) {
    ts_parser_set_cancellation_flag(parser, &cancelled_);
  }
  ~PatientReader() { ts_parser_set_cancellation_flag(parser_, nullptr); }
  PatientReader(const PatientReader&) = delete;
  PatientReader& operator=(const PatientReader&) = delete;

  TSInput input() { return {this, &PatientReader::read, TSInputEncodingUTF8}; }

 private:
  static constexpr std::size_t kBytesAtOnce = 1024;
  static constexpr std::time_t kPatienceSeconds = 2;

  static const char* read(void* self, std::uint32_t offset, TSPoint, std::uint32_t* size) {
    auto& reader = *static_cast<PatientReader*>(self);
    if (seconds() - reader.begun_ > kPatienceSeconds) reader.cancelled_ = 1;
    const std::string_view rest =
        reader.text_.substr(std::min<std::size_t>(offset, reader.text_.size()));
    *size = static_cast<std::uint32_t>(std::min(rest.size(), kBytesAtOnce));
    return rest.data();
  }

  static std::time_t seconds() {
    std::timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return now.tv_sec;
  }

  TSParser* parser_;
  std::string_view text_;
  std::time_t begun_ = seconds();
  std::size_t cancelled_ = 0;
};

/// The Markdown scanner keeps 4 bytes for each open block in the 1024 bytes that tree-sitter gives
/// it, and does not look whether they fit. A block costs a marker on the line that opens it, and on
/// each later line a `>` or at least two columns of indentation.
bool blocks_fit(std::string_view text) {
  constexpr std::size_t kMaxOpenBlocks = 200;
  std::size_t markers_so_far = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t newline = text.find_first_of("\r\n", begin);
    const std::size_t end = newline == std::string_view::npos ? text.size() : newline;
    std::size_t columns = 0;
    std::size_t markers = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const char c = text[i];
      const bool blank_after = i + 1 == end || text[i + 1] == ' ' || text[i + 1] == '\t';
      if (c == ' ') {
        ++columns;
      } else if (c == '\t') {
        columns += 4;
      } else if (c == '>' ||
                 (blank_after && std::string_view("-+*.)").find(c) != std::string_view::npos)) {
        ++markers;
      } else if (c < '0' || c > '9') {
        break;
      }
    }
    markers_so_far += markers;
    if (std::min(markers_so_far, columns / 2 + markers) > kMaxOpenBlocks) return false;
    begin = end + 1;
  }
  return true;
}

/// The word after `<<` or `<<-` at `at`, quotes included: at least as long as what the scanner
/// keeps.
std::string_view delimiter_at(std::string_view line, std::size_t at) {
  std::size_t begin = line.find_first_not_of("- \t", at);
  if (begin == std::string_view::npos) return {};
  const char quote = line[begin];
  std::size_t end = line.find_first_of(" \t", begin);
  if (quote == '\'' || quote == '"') end = line.find(quote, begin + 1);
  return line.substr(begin, end == std::string_view::npos ? end : end - begin);
}

/// The shell scanner keeps the delimiters of all open here-documents in those 1024 bytes, and when
/// they nearly fill them writes a few bytes too many.
bool delimiters_fit(std::string_view text) {
  constexpr std::size_t kMaxDelimiterBytes = 800;
  constexpr std::size_t kBytesBeside = 8;  // flags, length and terminator of each
  std::size_t kept = 0;
  std::vector<std::string_view> open;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t newline = text.find('\n', begin);
    const std::string_view line =
        text.substr(begin, newline == std::string_view::npos ? newline : newline - begin);
    begin += line.size() + 1;
    if (!open.empty()) {
      const auto closed = std::ranges::find_if(open, [&](std::string_view delimiter) {
        return line.find(delimiter) != std::string_view::npos;
      });
      if (closed != open.end()) {
        kept -= closed->size() + kBytesBeside;
        open.erase(closed);
      }
      // A body is plain text but for the commands in it.
      if (line.find("$(") == std::string_view::npos && line.find('`') == std::string_view::npos)
        continue;
    }
    for (std::size_t at = line.find("<<"); at != std::string_view::npos; at = line.find("<<", at)) {
      at += 2;
      std::string_view delimiter = delimiter_at(line, at);
      kept += delimiter.size() + kBytesBeside;
      if (kept > kMaxDelimiterBytes) return false;
      const std::size_t bare = delimiter.find_first_not_of("'\"\\");
      delimiter.remove_prefix(std::min(bare, delimiter.size()));
      open.push_back(delimiter.substr(0, delimiter.find_first_of("'\"\\;)|&")));
    }
  }
  return true;
}

/// tree-sitter counts the children of a node in 16 bits somewhere, and frees the wrong memory past
/// them. Only an error has so many: everything that a grammar could make nothing of.
bool tokens_fit(std::string_view text) {
  constexpr std::size_t kMaxTokens = 60'000;
  if (text.size() <= kMaxTokens) return true;
  std::size_t tokens = 0;
  bool in_word = false;
  for (const char c : text) {
    const bool is_word = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == ' ' || c == '\t';
    if (!is_word || !in_word) ++tokens;
    in_word = is_word;
  }
  return tokens <= kMaxTokens;
}

bool can_read_script(std::string_view text) { return delimiters_fit(text) && tokens_fit(text); }

Span span_of(TSNode node) { return {ts_node_start_byte(node), ts_node_end_byte(node)}; }

/// Walks without recursion: a text may nest as deep as it is long.
HostTree flatten(const TSTree& tree) {
  const TSNode root = ts_tree_root_node(&tree);
  std::vector<HostNode> nodes;
  std::vector<std::uint32_t> open;        // the named ancestors of the cursor's node
  std::vector<bool> is_open;              // whether each ancestor of the cursor's node is named
  std::vector<std::uint32_t> last_child;  // of each node, while it is open
  TSTreeCursor cursor = ts_tree_cursor_new(root);
  const auto enter = [&] {
    const TSNode node = ts_tree_cursor_current_node(&cursor);
    const bool named = ts_node_is_named(node);
    is_open.push_back(named);
    if (!named) return;
    const auto index = static_cast<std::uint32_t>(nodes.size());
    HostNode& added = nodes.emplace_back();
    added.type = ts_node_type(node);
    added.span = span_of(node);
    if (!open.empty()) {
      added.parent = open.back();
      ++nodes[open.back()].count;
      if (last_child.back() != HostNode::kNone) nodes[last_child.back()].next = index;
      last_child.back() = index;
    }
    open.push_back(index);
    last_child.push_back(HostNode::kNone);
  };
  const auto leave = [&] {
    if (is_open.back()) {
      open.pop_back();
      last_child.pop_back();
    }
    is_open.pop_back();
  };

  enter();
  while (true) {
    if (ts_tree_cursor_goto_first_child(&cursor)) {
      enter();
      continue;
    }
    leave();
    while (!ts_tree_cursor_goto_next_sibling(&cursor)) {
      if (!ts_tree_cursor_goto_parent(&cursor)) {
        ts_tree_cursor_delete(&cursor);
        return {std::move(nodes), ts_node_has_error(root)};
      }
      leave();
    }
    enter();
  }
}

/// The place of a byte as tree-sitter counts: rows at line feeds, columns in bytes.
TSPoint point_at(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t line_feed = before.rfind('\n');
  const std::size_t column = line_feed == std::string_view::npos ? offset : offset - line_feed - 1;
  return {static_cast<std::uint32_t>(std::ranges::count(before, '\n')),
          static_cast<std::uint32_t>(column)};
}

/// The one replacement that makes `after` of `before`.
TSInputEdit edit_between(std::string_view before, std::string_view after) {
  const Edit edit = difference(before, after);
  const auto new_end = static_cast<std::uint32_t>(edit.span.begin + edit.text.size());
  return {edit.span.begin,
          edit.span.end,
          new_end,
          point_at(before, edit.span.begin),
          point_at(before, edit.span.end),
          point_at(after, new_end)};
}

/// tree-sitter wants rows and columns too, and looks at them only when it hands them out.
TSRange to_range(Span span) { return {{0, span.begin}, {0, span.end}, span.begin, span.end}; }

}  // namespace

struct HostParser::Impl {
  ParserPtr parser;
  bool (*can_read)(std::string_view text);
  // For parse_again: what it read the last time.
  std::string last_text;
  TreePtr last_tree;

  Impl(const TSLanguage* language, bool (*guard)(std::string_view))
      : parser(ts_parser_new()), can_read(guard) {
    const bool known_version = ts_parser_set_language(parser.get(), language);
    POSTURELINT_ASSERT(known_version);
  }
};

HostParser::HostParser(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
HostParser::HostParser(HostParser&&) noexcept = default;
HostParser& HostParser::operator=(HostParser&&) noexcept = default;
HostParser::~HostParser() = default;

HostParser HostParser::markdown() {
  return HostParser(std::make_unique<Impl>(tree_sitter_markdown(), blocks_fit));
}

HostParser HostParser::bash() {
  return HostParser(std::make_unique<Impl>(tree_sitter_bash(), can_read_script));
}

HostTree HostParser::parse_again(std::string_view text) {
  const TreePtr before = std::exchange(impl_->last_tree, nullptr);
  if (text.size() > kMaxHostBytes || !impl_->can_read(text)) return {};
  TSParser* parser = impl_->parser.get();
  ts_parser_set_included_ranges(parser, nullptr, 0);
  // How it recovers from an error depends on where it begins: such a text is read as a whole.
  TreePtr tree;
  if (before != nullptr) {
    const TSInputEdit edit = edit_between(impl_->last_text, text);
    ts_tree_edit(before.get(), &edit);
    PatientReader reader(parser, text);
    tree.reset(ts_parser_parse(parser, before.get(), reader.input()));
    if (tree == nullptr) ts_parser_reset(parser);
    if (tree != nullptr && ts_node_has_error(ts_tree_root_node(tree.get()))) tree = nullptr;
  }
  if (tree == nullptr) {
    PatientReader reader(parser, text);
    tree.reset(ts_parser_parse(parser, nullptr, reader.input()));
    if (tree == nullptr) {
      ts_parser_reset(parser);
      return {};
    }
  }
  HostTree nodes = flatten(*tree);
  if (!nodes.has_error()) {
    impl_->last_tree = std::move(tree);
    impl_->last_text = text;
  }
  return nodes;
}

HostTree HostParser::parse(std::string_view text, std::span<const Span> ranges) {
  if (text.size() > kMaxHostBytes || !impl_->can_read(text)) return {};
  TSParser* parser = impl_->parser.get();
  std::vector<TSRange> included;
  for (const Span range : ranges) included.push_back(to_range(range));
  ts_parser_set_included_ranges(parser, included.data(),
                                static_cast<std::uint32_t>(included.size()));
  PatientReader reader(parser, text);
  const TreePtr tree(ts_parser_parse(parser, nullptr, reader.input()));
  if (tree == nullptr) {
    ts_parser_reset(parser);
    return {};
  }
  return flatten(*tree);
}

}  // namespace posturelint
