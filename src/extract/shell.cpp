// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "extract/curl.h"
#include "extract/hosts.h"
#include "extract/shell_word.h"
#include "extract/subject.h"
#include "extract/suppression.h"

namespace posturelint {
namespace {

/// A place where a command begins, and the end of what it may reach into.
using Start = Span;

bool is_command(const HostNode& node) {
  return node.type == "command" || node.type == "declaration_command";
}

/// Finds where commands begin. The tree knows them wherever they are: in functions, loops,
/// `$(…)`. Where it lost its way (guides print what no shell would take), lines that begin with
/// `curl` count too.
std::vector<Start> command_starts(std::string_view script, const HostTree& tree) {
  const auto& nodes = tree.nodes();
  const auto size = static_cast<std::uint32_t>(script.size());
  std::vector<Start> starts;
  std::vector<std::uint32_t> reach(nodes.size(), size);  // of what stands in each node
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const HostNode& node = nodes[i];
    const HostNode* parent = node.parent == HostNode::kNone ? nullptr : &nodes[node.parent];
    if (parent != nullptr) reach[i] = reach[node.parent];
    const bool encloses = node.type == "command_substitution" || node.type == "subshell" ||
                          node.type == "process_substitution";
    if (encloses && node.span.size() > 1) {
      const char last = script[node.span.end - 1];
      if (last == ')' || last == '`') reach[i] = std::min(reach[i], node.span.end - 1);
    }
    const bool stands_alone = is_command(node) || (node.type == "variable_assignment" &&
                                                   parent != nullptr && !is_command(*parent));
    if (stands_alone) starts.push_back({node.span.begin, reach[i]});
  }
  if (tree.has_error() || nodes.empty()) {
    for (std::size_t line = 0; line < script.size();) {
      const std::size_t begin = script.find_first_not_of(" \t", line);
      if (begin != std::string_view::npos && script.substr(begin).starts_with("curl "))
        starts.push_back({static_cast<std::uint32_t>(begin), size});
      const std::size_t newline = script.find('\n', line);
      if (newline == std::string_view::npos) break;
      line = newline + 1;
    }
  }
  std::ranges::stable_sort(starts, {}, &Start::begin);
  const auto same = std::unique(starts.begin(), starts.end(),
                                [](Start a, Start b) { return a.begin == b.begin; });
  starts.erase(same, starts.end());
  return starts;
}

/// Nothing can be told from it: `$url`, `$base/rules`, or none.
bool is_unknown_url(std::string_view url) {
  return url.empty() || (url.starts_with("${") && url.find("/api/") == std::string_view::npos);
}

/// Reads a script's commands one after the other, and keeps what one leaves for the next.
class ShellExtractor {
 public:
  ShellExtractor(const HostText& script, Extraction& out) : script_(script), out_(out) {}

  void run(const HostTree& tree) {
    // Commands inside of commands are read again for each level; nobody nests as deep as this.
    std::size_t budget = 64 * 1024 + 16 * script_.text.size();
    for (const Start start : command_starts(script_.text, tree)) {
      const ShellCommand command = read_command(script_.text, start);
      std::size_t cost = command.span.size() + 1;
      // One that stays open goes on to the end.
      for (const HereDocument& document : command.here_documents) cost += document.body.size();
      if (cost > budget) return;
      budget -= cost;
      add_command(command);
    }
    if (piped_) add_if_ours(*piped_);
  }

  void add_suppressions(const HostTree& tree) {
    const auto& nodes = tree.nodes();
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      if (nodes[i].type != "comment") continue;
      const std::string_view text = script_.text.substr(nodes[i].span.begin, nodes[i].span.size());
      auto suppression =
          read_suppression(text.substr(std::min(text.find_first_not_of('#'), text.size())));
      if (!suppression) continue;
      std::uint32_t next = nodes[i].next;
      while (next != HostNode::kNone && nodes[next].type == "comment") next = nodes[next].next;
      suppression->span = script_.map.to_host(nodes[i].span);
      if (next != HostNode::kNone) suppression->target = script_.map.to_host(nodes[next].span);
      out_.suppressions.push_back(std::move(*suppression));
    }
  }

 private:
  void add_command(const ShellCommand& command) {
    const std::optional<ShellText> piped = take_piped(command);
    if (const auto curl = find_curl(command.words)) {
      add_call(read_curl(script_.text, command, *curl, piped));
    } else {
      if (piped) add_if_ours(*piped);
      for (const ShellWord& word : command.words) add_assigned(word);
      for (const HereDocument& document : command.here_documents) {
        if (used_here_documents_.contains(document.body.begin)) continue;
        used_here_documents_.insert(document.body.begin);
        keep_or_pipe(command, read_here_document(script_.text, document));
      }
      add_printed(command);
    }
  }

  /// What the command before prints into this one.
  std::optional<ShellText> take_piped(const ShellCommand& command) {
    std::optional<ShellText> piped = std::exchange(piped_, std::nullopt);
    if (!piped) return std::nullopt;
    const std::string_view between =
        script_.text.substr(piped_at_, std::max(command.span.begin, piped_at_) - piped_at_);
    if (between.find_first_not_of("|\\ \t\r\n") == std::string_view::npos) return piped;
    add_if_ours(*piped);
    return std::nullopt;
  }

  void keep_or_pipe(const ShellCommand& command, ShellText text) {
    if (command.is_piped && !command.words.empty() && command.words.front().value.text == "cat") {
      piped_ = std::move(text);
      piped_at_ = command.span.end;
    } else {
      add_if_ours(text);
    }
  }

  /// `echo '{…}' | curl -d @- …`
  void add_printed(const ShellCommand& command) {
    if (command.words.size() < 2) return;
    const std::string_view name = command.words.front().value.text;
    if (name != "echo" && name != "printf") return;
    const ShellText& text = command.words.back().value;
    if (looks_like_json(text.text) == Likeness::nothing) return;
    if (command.is_piped) {
      piped_ = text;
      piped_at_ = command.span.end;
    } else {
      add_if_ours(text);
    }
  }

  /// `policy='{…}'`
  void add_assigned(const ShellWord& word) {
    const std::string_view text = word.value.text;
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos || equals == 0) return;
    const bool is_name = std::ranges::all_of(
        text.substr(0, equals), [](unsigned char c) { return std::isalnum(c) != 0 || c == '_'; });
    if (!is_name) return;
    const std::string name(text.substr(0, equals));
    variables_.erase(name);
    if (add_if_ours(word.value.from(equals + 1)))
      variables_[name] = static_cast<std::uint32_t>(out_.fragments.size() - 1);
  }

  bool add_if_ours(const ShellText& text) {
    const Likeness likeness = looks_like_json(text.text);
    if (likeness == Likeness::nothing || !is_about_us(text.text)) return false;
    add_fragment(text, likeness, std::nullopt);
    return true;
  }

  void add_call(CurlCall call) {
    used_here_documents_.insert(call.here_documents.begin(), call.here_documents.end());
    const bool ours = is_our_url(call.request.url);
    const bool may_be_ours = ours || is_unknown_url(call.request.url);
    std::optional<std::uint32_t> request;
    if (ours) {
      request = static_cast<std::uint32_t>(out_.requests.size());
      out_.requests.push_back(in_host(std::move(call.request)));
    }
    for (const ShellText& body : call.bodies) {
      const Likeness likeness = looks_like_json(body.text);
      if (likeness == Likeness::nothing) continue;
      if (ours || (may_be_ours && is_about_us(body.text))) add_fragment(body, likeness, request);
    }
    const auto variable = variables_.find(call.body_variable);
    if (request && variable != variables_.end() && !out_.fragments[variable->second].request)
      out_.fragments[variable->second].request = request;
  }

  Request in_host(Request request) const {
    const OffsetMap& map = script_.map;
    request.method_span = map.to_host(request.method_span);
    request.url_span = map.to_host(request.url_span);
    request.url_map = request.url_map.through(map);
    request.span = map.to_host(request.span);
    for (Header& header : request.headers) {
      header.name_span = map.to_host(header.name_span);
      header.value_span = map.to_host(header.value_span);
    }
    return request;
  }

  void add_fragment(const ShellText& text, Likeness likeness,
                    std::optional<std::uint32_t> request) {
    Fragment& fragment = out_.fragments.emplace_back();
    if (likeness == Likeness::bare_members) fragment.shape = FragmentShape::bare_members;
    fragment.text = text.text;
    fragment.map = text.map.through(script_.map);
    fragment.quoting = text.quoting;
    fragment.expands_variables = text.expands_variables;
    fragment.request = request;
    fragment.host = script_.map.to_host(text.host());
    fragment.line_prefix = script_.line_prefix;
  }

  const HostText& script_;
  Extraction& out_;
  std::set<std::uint32_t> used_here_documents_;                  // by where the body begins
  std::map<std::string, std::uint32_t, std::less<>> variables_;  // name → fragment
  std::optional<ShellText> piped_;
  std::uint32_t piped_at_ = 0;
};

}  // namespace

void extract_shell(const HostText& script, const HostTree& tree, Extraction& out) {
  ShellExtractor extractor(script, out);
  extractor.run(tree);
  extractor.add_suppressions(tree);
}

}  // namespace posturelint
