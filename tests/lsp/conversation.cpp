// SPDX-License-Identifier: Apache-2.0
#include "tests/lsp/conversation.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "lsp/documents.h"
#include "lsp/positions.h"
#include "report/markdown_text.h"
#include "report/uri.h"
#include "rules/builtin_rules.h"
#include "tests/lsp/client.h"
#include "tests/support/temp_dir.h"
#include "text/edit.h"

namespace posturelint::test {
namespace {

using nlohmann::json;

constexpr std::string_view kCursor = "‸";
constexpr std::string_view kOpen = "«";
constexpr std::string_view kClose = "»";

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

bool is_step(std::string_view line) {
  for (const std::string_view word : {"Given the ", "When the ", "Then the "}) {
    if (line.starts_with(word)) return true;
  }
  return false;
}

std::string_view fence_of(std::string_view line) {
  const std::size_t end = std::min(line.find_first_not_of('`'), line.size());
  return end >= 3 ? line.substr(0, end) : std::string_view();
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  if (from.empty()) return text;
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
    text.replace(at, from.size(), to);
    at += to.size();
  }
  return text;
}

/// What stands between the first and the last such mark of a line.
std::string quoted_in(std::string_view line, char mark) {
  const std::size_t begin = line.find(mark);
  const std::size_t end = line.rfind(mark);
  if (begin == end) {
    throw std::invalid_argument(fmt::format("{} needs a name", line));
  }
  return std::string(line.substr(begin + 1, end - begin - 1));
}

/// `{"start": {…}, "end": {…}}` as `1:2-3:4`, a single place as `1:2`: a person reads these.
json readable(const json& value) {
  const auto place = [](const json& at) {
    return fmt::format("{}:{}", at["line"].get<int>(), at["character"].get<int>());
  };
  if (value.is_object() && value.size() == 2 && value.contains("line") &&
      value.contains("character")) {
    return place(value);
  }
  if (value.is_object() && value.size() == 2 && value.contains("start") && value.contains("end") &&
      value["start"].is_object()) {
    return place(value["start"]) + "-" + place(value["end"]);
  }
  json out = value;
  if (out.is_structured()) {
    for (json& child : out) child = readable(child);
  }
  return out;
}

/// A marked text without its marks, and where they were.
struct Marked {
  std::string text;
  std::optional<Span> selection;
};
Marked read_marks(std::string_view text) {
  Marked out;
  std::optional<std::uint32_t> begin;
  for (std::size_t at = 0; at < text.size();) {
    const auto here = static_cast<std::uint32_t>(out.text.size());
    const std::string_view rest = text.substr(at);
    if (rest.starts_with(kCursor)) {
      out.selection = Span{here, here};
      at += kCursor.size();
    } else if (rest.starts_with(kOpen)) {
      begin = here;
      at += kOpen.size();
    } else if (rest.starts_with(kClose) && begin) {
      out.selection = Span{*begin, here};
      at += kClose.size();
    } else {
      out.text += text[at++];
    }
  }
  return out;
}

class Runner {
 public:
  Runner() {
    client_.answer_request = [this](const json& request) { return answer(request); };
  }

  void run(ConversationStep& step) {
    const std::string_view line = step.line;
    for (const Verb& verb : verbs()) {
      if (!line.starts_with(verb.words)) continue;
      if (verb.needs_start) start();
      (this->*verb.run)(step);
      if (is_started_) client_.idle();
      return;
    }
    throw std::invalid_argument(fmt::format("no such step: {}", line));
  }

 private:
  struct Verb {
    std::string_view words;
    bool needs_start;
    void (Runner::*run)(ConversationStep&);
  };
  static const std::vector<Verb>& verbs() {
    static const std::vector<Verb> all = {
        {"Given the client", false, &Runner::given_client},
        {"Given the settings", false, &Runner::given_settings},
        {"Given the file", false, &Runner::given_file},
        {"Given the document", false, &Runner::given_document},
        {"When the client asks", true, &Runner::client_asks},
        {"When the client tells", true, &Runner::client_tells},
        {"When the document", true, &Runner::document_becomes},
        {"When the shown file", true, &Runner::shown_file_is_opened},
        {"When the file", true, &Runner::file_becomes},
        {"When the action", true, &Runner::action_is_taken},
        {"When the edits are done", true, &Runner::edits_are_done},
        {"Then the answer is", true, &Runner::then_answer},
        {"Then the diagnostics of", true, &Runner::then_diagnostics},
        {"Then the document", true, &Runner::then_document},
        {"Then the shown file", true, &Runner::then_shown_file},
        {"Then the file", true, &Runner::then_file},
        {"Then the server says", true, &Runner::then_server},
    };
    return all;
  }

  struct OpenText {
    std::string text;
    std::optional<Span> selection;
  };

  [[nodiscard]] std::string uri(const std::string& name) const {
    return path_to_uri(name.starts_with('/') ? name : folder_.path(name));
  }

  [[nodiscard]] lsp::Positions positions(const std::string& text) const {
    const std::string_view encoding = client_encoding_;
    return {Source::from_string("text", text), encoding == "utf-8" ? lsp::PositionEncoding::utf8
                                               : encoding == "utf-32"
                                                   ? lsp::PositionEncoding::utf32
                                                   : lsp::PositionEncoding::utf16};
  }

  json answer(const json& request) {
    if (request["method"] == "workspace/configuration") return json::array({settings_});
    return nullptr;
  }

  static std::string language_of(const std::string& name) {
    const HostKind host = host_kind(name);
    if (host == HostKind::markdown) return "markdown";
    return host == HostKind::shell ? "shellscript" : "json";
  }

  void start() {
    if (std::exchange(is_started_, true)) return;
    const json result = client_.start(capabilities_, {folder_.path()}, settings_);
    client_encoding_ = result["capabilities"]["positionEncoding"];
    legend_ = result["capabilities"]["semanticTokensProvider"]["legend"];
    for (const auto& [name, document] : documents_) {
      client_.open(uri(name), language_of(name), document.text);
    }
    client_.idle();
    client_.take();
  }

  void given_client(ConversationStep& step) { capabilities_.merge_patch(json::parse(step.block)); }
  void given_settings(ConversationStep& step) { settings_ = json::parse(step.block); }
  void given_file(ConversationStep& step) { folder_.write(quoted_in(step.line, '`'), step.block); }

  void given_document(ConversationStep& step) {
    const std::string name = quoted_in(step.line, '`');
    const Marked marked = read_marks(step.block);
    folder_.write(name, marked.text);
    documents_[name] = {marked.text, marked.selection};
    if (marked.selection || current_.empty()) current_ = name;
    if (is_started_) client_.open(uri(name), language_of(name), marked.text);
  }

  json parameters(const ConversationStep& step) {
    json params = json::object();
    if (!current_.empty()) {
      const OpenText& open = documents_[current_];
      params["textDocument"] = {{"uri", uri(current_)}};
      if (open.selection) {
        const lsp::Positions at = positions(open.text);
        params["position"] = at.at(open.selection->begin);
        params["range"] = at.range(*open.selection);
      } else {
        params["range"] =
            positions(open.text).range({0, static_cast<std::uint32_t>(open.text.size())});
      }
    }
    if (step.has_block) {
      const std::string block = replace_all(step.block, "$DIR", folder_.path());
      params.merge_patch(json::parse(replace_all(block, "$SHOWN", shown_.path())));
    }
    return params;
  }

  void client_asks(ConversationStep& step) {
    asked_ = quoted_in(step.line, '`');
    answer_ = client_.ask(asked_, parameters(step));
  }

  void client_tells(ConversationStep& step) {
    client_.notify(quoted_in(step.line, '`'), parameters(step));
  }

  void document_becomes(ConversationStep& step) {
    const std::string name = quoted_in(step.line, '`');
    if (step.line.find("is closed") != std::string::npos) {
      client_.notify("textDocument/didClose", {{"textDocument", {{"uri", uri(name)}}}});
      documents_.erase(name);
      if (current_ == name) current_.clear();
      return;
    }
    const Marked marked = read_marks(step.block);
    OpenText& open = documents_.at(name);
    current_ = name;
    edit(name, marked.text);
    open.selection = marked.selection;
  }

  /// Changes an open document by its smallest difference.
  void edit(const std::string& name, const std::string& text) {
    OpenText& open = documents_.at(name);
    std::size_t begin = 0;
    const auto is_inside = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
    while (begin < std::min(open.text.size(), text.size()) && open.text[begin] == text[begin])
      ++begin;
    while (begin > 0 && begin < text.size() && is_inside(text[begin])) --begin;
    std::size_t same = 0;
    while (same < std::min(open.text.size(), text.size()) - begin &&
           open.text[open.text.size() - 1 - same] == text[text.size() - 1 - same])
      ++same;
    while (same > 0 && is_inside(text[text.size() - same])) --same;
    const lsp::Positions at = positions(open.text);
    const Span changed{static_cast<std::uint32_t>(begin),
                       static_cast<std::uint32_t>(open.text.size() - same)};
    client_.change(uri(name),
                   json::array({{{"range", at.range(changed)},
                                 {"text", text.substr(begin, text.size() - same - begin)}}}));
    open.text = text;
    open.selection.reset();
  }

  void file_becomes(ConversationStep& step) {
    const std::string name = quoted_in(step.line, '`');
    int type = 2;
    if (step.line.find("is deleted") != std::string::npos) {
      std::filesystem::remove(folder_.path(name));
      type = 3;
    } else {
      if (!std::filesystem::exists(folder_.path(name))) type = 1;
      folder_.write(name, step.block);
    }
    client_.notify("workspace/didChangeWatchedFiles",
                   {{"changes", {{{"uri", uri(name)}, {"type", type}}}}});
  }

  void shown_file_is_opened(ConversationStep& step) {
    const std::string name = quoted_in(step.line, '`');
    current_ = shown_.path(name);
    documents_[current_] = {shown_.read(name), {}};
    client_.open(uri(current_), language_of(current_), documents_[current_].text);
  }

  void action_is_taken(ConversationStep& step) {
    const std::string title = quoted_in(step.line, '"');
    for (json action : answer_) {
      if (action.value("title", "") != title) continue;
      if (!action.contains("edit") && action.contains("data")) {
        action = client_.ask("codeAction/resolve", action);
      }
      answer_ = action.contains("edit") ? action["edit"] : action;
      if (action.contains("command")) {
        answer_ = client_.ask("workspace/executeCommand", action["command"]);
      } else {
        do_workspace_edit(answer_);
      }
      return;
    }
    throw std::invalid_argument(fmt::format("no action \"{}\" in {}", title, answer_.dump()));
  }

  void edits_are_done(ConversationStep&) {
    if (answer_.is_array()) {
      do_edits(uri(current_), answer_);
    } else {
      do_workspace_edit(answer_);
    }
  }

  void do_workspace_edit(const json& edit) {
    const json changes = edit.value("changes", json::object());
    for (const auto& [file, edits] : changes.items()) {
      do_edits(file, edits);
    }
    for (const json& change : edit.value("documentChanges", json::array())) {
      if (change.value("kind", "") == "create") {
        folder_.write(name_of(change["uri"]), "");
      } else {
        do_edits(change["textDocument"]["uri"], change["edits"]);
      }
    }
  }

  [[nodiscard]] std::string name_of(const std::string& file) const {
    return lsp::path_of_uri(file).substr(folder_.path().size() + 1);
  }

  void do_edits(const std::string& file, const json& edits) {
    const std::string name = name_of(file);
    const bool is_open = documents_.contains(name);
    const std::string text = is_open ? documents_[name].text : folder_.read(name);
    const lsp::Positions at = positions(text);
    std::vector<Edit> done;
    for (const json& edit : edits) {
      done.push_back({at.span(edit["range"].get<lsp::Range>()), edit["newText"]});
    }
    const std::string after = apply_edits(text, done);
    if (is_open) {
      edit(name, after);
    } else {
      folder_.write(name, after);
    }
  }

  [[nodiscard]] std::string shown(std::string text) const {
    text = replace_all(std::move(text), folder_.path(), "$DIR");
    text = replace_all(std::move(text), shown_.path(), "$SHOWN");
    if (!text.empty() && !text.ends_with('\n')) text += '\n';
    return text;
  }

  void then_answer(ConversationStep& step) { step.block = shown(render_answer()); }

  [[nodiscard]] std::string render_answer() const {
    if (asked_ == "textDocument/hover" && answer_.is_object() && answer_.contains("contents")) {
      return fmt::format("{}\n{}", readable(answer_["range"]).get<std::string>(),
                         answer_["contents"]["value"].get<std::string>());
    }
    if (asked_ == "textDocument/completion" && answer_.is_array()) {
      auto items = answer_.get<std::vector<json>>();
      std::ranges::stable_sort(items, {},
                               [](const json& item) { return item.value("sortText", ""); });
      std::string out;
      for (const json& item : items) {
        out += fmt::format("{} | {} | {} {}\n", item["label"].get<std::string>(),
                           item.value("detail", ""),
                           readable(item["textEdit"]["range"]).get<std::string>(),
                           replace_all(item["textEdit"]["newText"].get<std::string>(), "\n", "⏎"));
      }
      return out;
    }
    if (asked_ == "textDocument/codeAction" && answer_.is_array()) {
      std::string out;
      for (const json& action : answer_) {
        out += fmt::format("{}: {}{}\n", action["kind"].get<std::string>(),
                           action["title"].get<std::string>(),
                           action.value("isPreferred", false) ? " (preferred)" : "");
      }
      return out;
    }
    if (asked_.starts_with("textDocument/semanticTokens/")) return render_tokens();
    const json value = readable(answer_);
    if (!value.is_array()) return value.dump(2);
    std::string out = "[";
    for (std::size_t i = 0; i < value.size(); ++i) {
      out += fmt::format("{}\n  {}", i == 0 ? "" : ",", value[i].dump());
    }
    return out + (value.empty() ? "]" : "\n]");
  }

  /// `line:character "text" type modifiers`, by the legend that the server gave.
  [[nodiscard]] std::string render_tokens() const {
    const json& legend = legend_;
    const auto& data = answer_["data"];
    const std::string& text = documents_.at(current_).text;
    const lsp::Positions at = positions(text);
    std::string out;
    lsp::LspPosition place;
    for (std::size_t i = 0; i + 4 < data.size(); i += 5) {
      const auto lines = data[i].get<std::uint32_t>();
      if (lines > 0) place.character = 0;
      place.line += lines;
      place.character += data[i + 1].get<std::uint32_t>();
      const lsp::LspPosition end{place.line, place.character + data[i + 2].get<std::uint32_t>()};
      const Span span = at.span({place, end});
      out += fmt::format("{}:{} {} {}", place.line, place.character,
                         text.substr(span.begin, span.size()),
                         legend["tokenTypes"][data[i + 3].get<std::size_t>()].get<std::string>());
      for (std::size_t bit = 0; bit < legend["tokenModifiers"].size(); ++bit) {
        if ((data[i + 4].get<unsigned>() >> bit & 1U) == 0) continue;
        out += " " + legend["tokenModifiers"][bit].get<std::string>();
      }
      out += '\n';
    }
    return out;
  }

  void then_diagnostics(ConversationStep& step) {
    std::string out;
    const json diagnostics = client_.diagnostics(uri(quoted_in(step.line, '`')));
    constexpr std::array kSeverities{"", "error", "warning", "info", "hint"};
    for (const json& diagnostic : diagnostics) {
      out += fmt::format("{} {}: {} [{}]\n", readable(diagnostic["range"]).get<std::string>(),
                         kSeverities.at(diagnostic["severity"].get<std::size_t>()),
                         diagnostic["message"].get<std::string>(),
                         diagnostic["code"].get<std::string>());
      for (const json& related : diagnostic.value("relatedInformation", json::array())) {
        out += fmt::format("  {} {}: {}\n", related["location"]["uri"].get<std::string>(),
                           readable(related["location"]["range"]).get<std::string>(),
                           related["message"].get<std::string>());
      }
    }
    if (diagnostics.is_null()) out = "never published\n";
    step.block = shown(out);
  }

  void then_document(ConversationStep& step) {
    step.block = documents_.at(quoted_in(step.line, '`')).text;
  }

  void then_file(ConversationStep& step) {
    step.block = shown(folder_.read(quoted_in(step.line, '`')));
  }

  void then_shown_file(ConversationStep& step) {
    step.block = shown(shown_.read(quoted_in(step.line, '`')));
  }

  void then_server(ConversationStep& step) {
    std::string out;
    for (const json& message : client_.take()) {
      const std::string method = message.value("method", "");
      if (method.empty() || method == "textDocument/publishDiagnostics") continue;
      out += fmt::format("{} {}\n", method, readable(message.value("params", json())).dump());
    }
    step.block = shown(out);
  }

  TempDir folder_;
  TempDir shown_;
  LspClient client_{rules::builtin(), shown_.path()};
  json capabilities_ = json::parse(R"({
    "workspace": {"workspaceEdit": {"documentChanges": true, "resourceOperations": ["create"]}},
    "window": {"showDocument": {"support": true}},
    "textDocument": {
      "publishDiagnostics": {"relatedInformation": true, "codeDescriptionSupport": true,
                             "tagSupport": {"valueSet": [1, 2]}},
      "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}},
                     "dataSupport": true, "resolveSupport": {"properties": ["edit"]}},
      "completion": {"completionItem": {"snippetSupport": true}},
      "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
      "rename": {"prepareSupport": true}}})");
  json settings_ = json::object();
  bool is_started_ = false;
  std::string client_encoding_;
  json legend_;
  std::map<std::string, OpenText> documents_;
  std::string current_;
  std::string asked_;
  json answer_;
};

}  // namespace

Conversation parse_conversation(std::string_view text) {
  Conversation out;
  const std::vector<std::string_view> lines = lines_of(text);
  ConversationStep step;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!is_step(lines[i])) {
      step.before += lines[i];
      continue;
    }
    step.line = lines[i];
    // A block right behind the step, or behind an empty line, is its own.
    std::size_t at = i + 1;
    std::string between;
    while (at < lines.size() && lines[at] == "\n") between += lines[at++];
    if (at < lines.size() && !fence_of(lines[at]).empty()) {
      const std::string_view fence = fence_of(lines[at]);
      step.between = between;
      step.has_block = true;
      step.info = lines[at].substr(fence.size(), lines[at].size() - fence.size() - 1);
      for (++at; at < lines.size() && fence_of(lines[at]) != fence; ++at) step.block += lines[at];
      i = at;
    }
    out.steps.push_back(std::exchange(step, {}));
  }
  if (!step.before.empty()) out.steps.push_back(std::move(step));
  return out;
}

std::string to_text(const Conversation& conversation) {
  std::string out;
  for (const ConversationStep& step : conversation.steps) {
    out += step.before + step.line;
    if (!step.has_block) continue;
    const std::string fence = fence_for(step.block);
    out += fmt::format("{}{}{}\n{}{}\n", step.between, fence, step.info, step.block, fence);
  }
  return out;
}

Conversation run_conversation(Conversation conversation) {
  Runner runner;
  for (ConversationStep& step : conversation.steps) {
    if (!step.line.empty()) runner.run(step);
    // What came needs a place to be written to.
    if (step.line.starts_with("Then ") && !step.has_block) {
      step.has_block = true;
      step.between = "\n";
    }
  }
  return conversation;
}

}  // namespace posturelint::test
