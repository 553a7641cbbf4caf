// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/nearest.h"
#include "engine/own_rule.h"
#include "engine/yaml_tree.h"
#include "extract/extract.h"
#include "text/marked_text.h"

namespace posturelint {
namespace {

constexpr std::size_t kMaxFileBytes = 256 * 1024;
constexpr std::size_t kMaxRules = 1000;
constexpr std::size_t kMaxClause = 300;

/// Nothing when a part of a rule was read, else its first mistake.
using Outcome = std::optional<Mistake>;

Outcome wrong(Node node, std::string what) { return Mistake{node.span(), std::move(what)}; }
Outcome wrong_key(Node member, std::string what) {
  return Mistake{member.key_span(), std::move(what)};
}
/// Where something is missing.
Outcome lacking(Node object, std::string what) {
  return Mistake{{object.span().begin, object.span().begin + 1}, std::move(what)};
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// `category/name`, in lower case letters, digits and dashes.
bool is_rule_id(std::string_view id) {
  const std::size_t slash = id.find('/');
  if (slash == 0 || slash == std::string_view::npos || slash + 1 == id.size()) return false;
  return std::ranges::all_of(id, [&, i = std::size_t{0}](char c) mutable {
    const bool is_slash = i++ == slash;
    return is_slash || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

/// JSON without the line feeds and the blanks around them.
std::string on_one_line(std::string_view json) {
  std::string out;
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (c == '"') in_string = !in_string;
    if (in_string && c == '\\') {
      out += c;
      out += json[++i];
      continue;
    }
    if (!in_string && (c == '\n' || c == '\r')) {
      while (i + 1 < json.size() &&
             std::string_view(" \t\r\n").find(json[i + 1]) != std::string_view::npos) {
        ++i;
      }
      if (out.ends_with(',')) out += ' ';
      continue;
    }
    out += c;
  }
  return out;
}

/// Reads one rule, key by key.
class RuleReader {
 public:
  RuleReader(const SourcePtr& source, std::span<const Rule> ours) : ours_(ours) {
    own_->source = source;
  }

  Outcome read(Node object) {
    if (!object.is_object()) return wrong(object, "a rule is an object, or a list of them");
    if (auto mistake = read_keys(object, "a rule", kKeys)) return mistake;
    for (const std::string_view key : {"id", "severity", "summary", "target", "message"}) {
      if (!object[key]) return lacking(object, fmt::format("a rule needs \"{}\"", key));
    }
    if (!own_->demand) return lacking(object, "a rule needs \"require\" or \"forbid\"");
    finish();
    return std::nullopt;
  }

  std::unique_ptr<const OwnRule> take() { return std::move(own_); }

 private:
  using Read = Outcome (RuleReader::*)(Node value);
  struct Key {
    std::string_view name;
    Read read;
  };
  static const Key kKeys[15];
  static const Key kTargetKeys[4];
  static const Key kFixKeys[5];
  static const Key kExampleKeys[4];

  /// Reads each member by the entry of `keys` with its name.
  Outcome read_keys(Node object, std::string_view what, std::span<const Key> keys) {
    for (const Node member : object.members()) {
      const auto key = std::ranges::find(keys, member.key(), &Key::name);
      if (key == keys.end()) {
        std::vector<std::string_view> names;
        for (const Key& known : keys) names.push_back(known.name);
        return wrong_key(member, fmt::format("{} has no key \"{}\"{}", what, member.key(),
                                             did_you_mean(member.key(), names)));
      }
      if (auto mistake = (this->*key->read)(member)) return mistake;
    }
    return std::nullopt;
  }

  /// What can be said only when all keys are read.
  void finish() {
    Rule& rule = own_->rule;
    rule.consequence = Consequence::agreed;
    if (rule.rationale.empty()) rule.rationale = own_->keep(fmt::format("{}.", rule.summary));
    rule.evidence = own_->evidence;
    rule.examples = own_->examples;
    if (own_->fix) {
      rule.fixable =
          own_->fix->applicability == Applicability::safe ? Fixable::safe : Fixable::unsafe;
    }
    rule.check = check_own_rule;
    rule.own = own_.get();
  }

  Outcome read_annotation(Node) { return std::nullopt; }

  Outcome read_id(Node value) {
    const std::string id = value.is_string() ? content_of(value) : "";
    if (!is_rule_id(id)) {
      return wrong(value, "an id has the form team/name, in lower case letters, digits and dashes");
    }
    const std::string_view category = std::string_view(id).substr(0, id.find('/'));
    if (std::ranges::any_of(ours_, [&](const Rule& rule) { return rule.category() == category; })) {
      return wrong(value, fmt::format("the category \"{}\" is one of posturelint's own; start the "
                                      "id with a word of your team, e.g. acme/{}",
                                      category, std::string_view(id).substr(category.size() + 1)));
    }
    own_->place = value.span();
    own_->rule.id = own_->keep(id);
    return std::nullopt;
  }

  Outcome read_severity(Node value) {
    const auto severity = value.is_string() ? parse_severity(content_of(value)) : std::nullopt;
    if (!severity) return wrong(value, "the severity of a rule is error, warning or info");
    own_->rule.severity = *severity;
    return std::nullopt;
  }

  /// A string of one line.
  static Outcome check_clause(Node value) {
    if (!value.is_string())
      return wrong(value, fmt::format("\"{}\" must be a string", value.key()));
    const std::string text = content_of(value);
    if (is_blank(text)) return wrong(value, fmt::format("\"{}\" says nothing", value.key()));
    if (text.size() > kMaxClause || text.find_first_of("\r\n") != std::string::npos) {
      return wrong(value,
                   fmt::format("\"{}\" is one line of at most {} bytes", value.key(), kMaxClause));
    }
    return std::nullopt;
  }

  Outcome read_summary(Node value) {
    if (auto mistake = check_clause(value)) return mistake;
    own_->rule.summary = own_->keep(content_of(value));
    return std::nullopt;
  }

  /// A text, or the lines of one.
  static Outcome read_text(Node value, std::string& out) {
    if (value.is_string()) {
      out = content_of(value);
      return std::nullopt;
    }
    const auto refusal = fmt::format("\"{}\" must be a string, or a list of lines", value.key());
    if (!value.is_array()) return wrong(value, refusal);
    for (const Node line : value.items()) {
      if (!line.is_string()) return wrong(line, refusal);
      if (!out.empty()) out += '\n';
      out += content_of(line);
    }
    return std::nullopt;
  }

  Outcome read_rationale(Node value) {
    std::string text;
    if (auto mistake = read_text(value, text)) return mistake;
    own_->rule.rationale = own_->keep(std::move(text));
    return std::nullopt;
  }
  Outcome read_when_to_ignore(Node value) {
    std::string text;
    if (auto mistake = read_text(value, text)) return mistake;
    own_->rule.when_to_ignore = own_->keep(std::move(text));
    return std::nullopt;
  }

  Outcome read_evidence(Node value) {
    if (!value.is_array()) return wrong(value, "\"evidence\" must be a list of strings");
    for (const Node item : value.items()) {
      if (!item.is_string()) return wrong(item, "\"evidence\" must be a list of strings");
      own_->evidence.push_back(own_->keep(content_of(item)));
    }
    return std::nullopt;
  }

  Outcome read_links(Node value) {
    const std::string_view refusal = "\"links\" must be a list of https:// or http:// addresses";
    if (!value.is_array()) return wrong(value, std::string(refusal));
    for (const Node item : value.items()) {
      std::string link = item.is_string() ? content_of(item) : "";
      const bool is_link = link.starts_with("https://") || link.starts_with("http://");
      if (!is_link || link.find_first_of(" \t\r\n") != std::string::npos) {
        return wrong(item, std::string(refusal));
      }
      own_->evidence.push_back(own_->keep(std::move(link)));
    }
    return std::nullopt;
  }

  // What the rule looks at.

  Outcome read_target(Node value) {
    if (!value.is_object()) return wrong(value, "\"target\" must be an object");
    if (auto mistake = read_keys(value, "a target", kTargetKeys)) return mistake;
    if (!value["kinds"]) return lacking(value, "a target needs \"kinds\"");
    return std::nullopt;
  }

  /// Reads a list of words, each of which `add` must know.
  template <typename Add>
  static Outcome read_words(Node value, std::span<const std::string_view> known, Add add) {
    if (!value.is_array() || value.size() == 0) {
      return wrong(value, fmt::format("\"{}\" must be a list of words", value.key()));
    }
    for (const Node item : value.items()) {
      const std::string word = item.is_string() ? content_of(item) : std::string(item.text());
      const auto found = std::ranges::find(known, word);
      if (found == known.end()) {
        return wrong(item,
                     fmt::format("\"{}\" knows {}; not {}{}", value.key(), fmt::join(known, ", "),
                                 item.text().substr(0, 40), did_you_mean(word, known)));
      }
      add(*found);
    }
    return std::nullopt;
  }

  Outcome read_kinds(Node value) {
    constexpr std::string_view kKinds[] = {"access-policy", "access-policy-rule",
                                           "device-assurance", "posture-check"};
    return read_words(value, kKinds, [&](std::string_view word) {
      own_->rule.kinds.add(*parse_resource_kind(word));
    });
  }

  Outcome read_platforms(Node value) {
    constexpr std::string_view kNames[] = {"ANDROID", "CHROMEOS", "IOS", "MACOS", "WINDOWS"};
    return read_words(value, kNames, [&](std::string_view word) {
      own_->platforms.push_back(*parse_platform(word));
    });
  }

  Outcome read_directions(Node value) {
    constexpr std::string_view kNames[] = {"request", "response"};
    return read_words(value, kNames, [&](std::string_view word) {
      own_->directions.push_back(word == kNames[0] ? Direction::request : Direction::response);
    });
  }

  Outcome read_pointer(Node value) {
    if (!value.is_string()) return wrong(value, "\"pointer\" must be a string, e.g. /conditions/*");
    auto pattern = PointerPattern::parse(content_of(value));
    if (!pattern) return wrong(value, pattern.error().what);
    own_->pointer = std::move(*pattern);
    return std::nullopt;
  }

  // What it asks.

  static Outcome read_schema(Node value, std::optional<StandaloneSchema>& out) {
    if (auto mistake = find_schema_mistake(value)) return mistake;
    auto schema = StandaloneSchema::compile(value);
    if (!schema) return wrong(value, schema.error().what);
    out.emplace(std::move(*schema));
    return std::nullopt;
  }

  Outcome read_when(Node value) { return read_schema(value, own_->when); }
  Outcome read_require(Node value) { return read_demand(value, false); }
  Outcome read_forbid(Node value) { return read_demand(value, true); }
  Outcome read_demand(Node value, bool forbids) {
    if (own_->demand) return wrong_key(value, "a rule has \"require\" or \"forbid\", not both");
    own_->forbids = forbids;
    return read_schema(value, own_->demand);
  }

  Outcome read_message(Node value) {
    if (auto mistake = check_clause(value)) return mistake;
    own_->message = content_of(value);
    std::string_view rest = own_->message;
    for (std::size_t at = rest.find_first_of("{}"); at != std::string_view::npos;
         at = rest.find_first_of("{}")) {
      rest.remove_prefix(at);
      std::size_t size = 2;
      if (!rest.starts_with("{{") && !rest.starts_with("}}")) {
        const std::size_t end = rest.find('}');
        if (rest[0] == '}' || end == std::string_view::npos) {
          return wrong(value, "a brace in a message is written twice: {{ and }}");
        }
        const std::string_view word = rest.substr(1, end - 1);
        if (std::ranges::find(kMessageWords, word) == std::end(kMessageWords)) {
          return wrong(value, fmt::format("a message knows {{key}}, {{name}} and {{value}}, not "
                                          "{{{}}}{}",
                                          word, did_you_mean(word, kMessageWords)));
        }
        size = end + 1;
      }
      rest.remove_prefix(size);
    }
    return std::nullopt;
  }

  // What it offers to change.

  Outcome read_fix(Node value) {
    if (!value.is_object()) return wrong(value, "\"fix\" must be an object");
    own_->fix.emplace();
    if (auto mistake = read_keys(value, "a fix", kFixKeys)) return mistake;
    OwnFix& fix = *own_->fix;
    if (fix.value.has_value() == static_cast<bool>(value["remove"])) {
      return lacking(value, "a fix has \"set\" or \"remove\": true");
    }
    if (fix.title.empty()) {
      const std::string_view place = fix.at.empty() ? "it" : std::string_view(fix.at).substr(1);
      fix.title = fix.value ? fmt::format("set {} to {}", place, fix.value->substr(0, 60))
                            : fmt::format("remove {}", place);
    }
    return std::nullopt;
  }
  Outcome read_title(Node value) {
    if (auto mistake = check_clause(value)) return mistake;
    own_->fix->title = content_of(value);
    return std::nullopt;
  }
  Outcome read_at(Node value) {
    std::string at = value.is_string() ? content_of(value) : "?";
    const bool is_pointer = at.empty() || (at.starts_with('/') && !at.ends_with('/'));
    if (!is_pointer || at.find_first_of("~*") != std::string::npos) {
      return wrong(value, "\"at\" names one value below the target, e.g. /expiry, without ~ and *");
    }
    own_->fix->at = std::move(at);
    return std::nullopt;
  }
  Outcome read_set(Node value) {
    own_->fix->value = on_one_line(value.text());
    return std::nullopt;
  }
  Outcome read_remove(Node value) {
    return value.is_boolean(true) ? std::nullopt : wrong(value, "\"remove\" can only be true");
  }
  Outcome read_safety(Node value) {
    const std::string word = value.is_string() ? content_of(value) : "";
    if (word != "safe" && word != "unsafe") return wrong(value, "\"safety\" is safe or unsafe");
    own_->fix->applicability = word == "safe" ? Applicability::safe : Applicability::unsafe;
    return std::nullopt;
  }

  // Its examples; the one being read is the last one.

  Outcome read_examples(Node value) {
    if (!value.is_array()) return wrong(value, "\"examples\" must be a list");
    for (const Node item : value.items()) {
      if (!item.is_object()) return wrong(item, "an example is an object");
      own_->examples.emplace_back();
      if (auto mistake = read_keys(item, "an example", kExampleKeys)) return mistake;
      if (!item["title"]) return lacking(item, "an example needs \"title\"");
      if (!item["text"]) return lacking(item, "an example needs \"text\"");
    }
    return std::nullopt;
  }
  Outcome read_example_title(Node value) {
    if (auto mistake = check_clause(value)) return mistake;
    own_->examples.back().title = own_->keep(content_of(value));
    return std::nullopt;
  }
  Outcome read_example_text(Node value) {
    std::string text;
    if (auto mistake = read_text(value, text)) return mistake;
    if (const auto marked = read_marks(text); !marked) return wrong(value, marked.error().what);
    own_->examples.back().text = own_->keep(std::move(text));
    return std::nullopt;
  }
  Outcome read_example_fixed(Node value) {
    std::string text;
    if (auto mistake = read_text(value, text)) return mistake;
    own_->examples.back().fixed = own_->keep(std::move(text));
    return std::nullopt;
  }
  Outcome read_example_file(Node value) {
    std::string name = value.is_string() ? content_of(value) : "";
    if (host_kind(name) == HostKind::none) {
      return wrong(value, "\"file\" is a name that says what the text is: policy.json, guide.md");
    }
    own_->examples.back().file = own_->keep(std::move(name));
    return std::nullopt;
  }

  std::span<const Rule> ours_;
  std::unique_ptr<OwnRule> own_ = std::make_unique<OwnRule>();
};

const RuleReader::Key RuleReader::kKeys[15] = {
    {"$schema", &RuleReader::read_annotation},
    {"id", &RuleReader::read_id},
    {"severity", &RuleReader::read_severity},
    {"summary", &RuleReader::read_summary},
    {"rationale", &RuleReader::read_rationale},
    {"when-to-ignore", &RuleReader::read_when_to_ignore},
    {"evidence", &RuleReader::read_evidence},
    {"links", &RuleReader::read_links},
    {"target", &RuleReader::read_target},
    {"when", &RuleReader::read_when},
    {"require", &RuleReader::read_require},
    {"forbid", &RuleReader::read_forbid},
    {"message", &RuleReader::read_message},
    {"fix", &RuleReader::read_fix},
    {"examples", &RuleReader::read_examples},
};

const RuleReader::Key RuleReader::kTargetKeys[4] = {
    {"kinds", &RuleReader::read_kinds},
    {"platforms", &RuleReader::read_platforms},
    {"directions", &RuleReader::read_directions},
    {"pointer", &RuleReader::read_pointer},
};

const RuleReader::Key RuleReader::kFixKeys[5] = {
    {"title", &RuleReader::read_title},   {"at", &RuleReader::read_at},
    {"set", &RuleReader::read_set},       {"remove", &RuleReader::read_remove},
    {"safety", &RuleReader::read_safety},
};

const RuleReader::Key RuleReader::kExampleKeys[4] = {
    {"title", &RuleReader::read_example_title},
    {"text", &RuleReader::read_example_text},
    {"fixed", &RuleReader::read_example_fixed},
    {"file", &RuleReader::read_example_file},
};

/// Adds the rules of one file to `out`.
std::optional<Error> read_file(const SourcePtr& file, std::span<const Rule> ours, OwnRules& out) {
  if (file->text().size() > kMaxFileBytes) {
    return error_at(*file, {}, "a file of rules has at most 256 KiB");
  }
  const Document document = Document::parse(file->text());
  if (!document.findings().empty()) {
    const Finding& first = document.findings().front();
    return error_at(*file, first.span, first.message);
  }
  std::vector<Node> rules;
  if (document.root().is_array()) {
    for (const Node item : document.root().items()) rules.push_back(item);
  } else {
    rules.push_back(document.root());
  }
  for (const Node node : rules) {
    RuleReader reader(file, ours);
    if (const auto mistake = reader.read(node))
      return error_at(*file, mistake->span, mistake->what);
    out.push_back(reader.take());
    if (out.size() > kMaxRules) {
      return error_at(*file, node.span(), fmt::format("more than {} rules", kMaxRules));
    }
  }
  return std::nullopt;
}

}  // namespace

Result<OwnRules> read_own_rules(std::span<const SourcePtr> files, std::span<const Rule> ours) {
  OwnRules out;
  for (const SourcePtr& file : files) {
    if (auto error = read_file(file, ours, out)) return std::move(*error);
  }
  std::map<std::string_view, const OwnRule*> by_id;
  for (const auto& rule : out) {
    const auto [other, is_new] = by_id.emplace(rule->rule.id, rule.get());
    if (is_new) continue;
    const Source& there = *other->second->source;
    return error_at(*rule->source, rule->place,
                    fmt::format("the id \"{}\" is already in {}:{}", rule->rule.id, there.name(),
                                there.position(other->second->place.begin).line));
  }
  return out;
}

}  // namespace posturelint
