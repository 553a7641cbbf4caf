// SPDX-License-Identifier: Apache-2.0
#include "schema/pattern.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "text/utf8.h"

namespace posturelint {
namespace {

constexpr std::size_t kMaxLength = 1000;
constexpr std::size_t kMaxSteps = 2000;
constexpr int kMaxGroups = 20;  // inside of one another
constexpr std::uint32_t kUnlimited = 0xFFFFFFFF;

enum class PartKind : std::uint8_t { one_of, at_begin, at_end, sequence, choice, repeat };

/// What an expression is made of.
struct Part {
  PartKind kind = PartKind::sequence;
  std::uint32_t set = 0;  // one_of
  std::uint32_t min = 1, max = 1;
  std::vector<Part> parts;
};

/// Thrown inside this file; Pattern::compile makes it an Error.
struct Refusal {
  std::string what;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

bool Pattern::Class::contains(char32_t point) const {
  const bool listed = std::ranges::any_of(
      ranges, [point](const auto& range) { return range.first <= point && point <= range.second; });
  return listed != negated;
}

/// Reads an expression into parts.
class PatternParser {
 public:
  explicit PatternParser(std::string_view text) : rest_(text) {}

  Part parse() {
    Part whole = choice();
    if (!rest_.empty()) throw Refusal{"`)` without `(`"};
    return whole;
  }
  std::vector<Pattern::Class> classes;

 private:
  bool take(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }

  Part choice() {
    if (++groups_ > kMaxGroups) throw Refusal{"groups nest too deep"};
    Part choice{.kind = PartKind::choice};
    do {
      choice.parts.push_back(sequence());
    } while (take("|"));
    --groups_;
    return choice.parts.size() == 1 ? std::move(choice.parts[0]) : choice;
  }

  Part sequence() {
    Part sequence;
    while (!rest_.empty() && rest_[0] != '|' && rest_[0] != ')') {
      sequence.parts.push_back(repeated(atom()));
    }
    return sequence;
  }

  Part atom() {
    if (take("^")) return {.kind = PartKind::at_begin};
    if (take("$")) return {.kind = PartKind::at_end};
    if (take("(")) return group();
    if (take("[")) return one_of(bracket());
    if (take(".")) return one_of({.ranges = {{'\n', '\n'}, {'\r', '\r'}}, .negated = true});
    if (take("\\")) return one_of(escape());
    if (std::string_view("*+?{").find(rest_[0]) != std::string_view::npos) {
      throw Refusal{fmt::format("nothing to repeat before `{}`", rest_[0])};
    }
    const char32_t point = next_point();
    return one_of({.ranges = {{point, point}}});
  }

  Part group() {
    if (!take("?:") && rest_.starts_with('?')) {
      throw Refusal{"lookaround and named groups are not supported"};
    }
    Part inside = choice();
    if (!take(")")) throw Refusal{"`(` without `)`"};
    return inside;
  }

  Part repeated(Part part) {
    for (bool more = true; more;) {
      more = false;
      std::optional<std::pair<std::uint32_t, std::uint32_t>> times;
      if (take("*")) times = {0, kUnlimited};
      if (!times && take("+")) times = {1, kUnlimited};
      if (!times && take("?")) times = {0, 1};
      if (!times && take("{")) times = counts();
      if (!times) break;
      if (part.kind == PartKind::repeat || part.kind == PartKind::at_begin ||
          part.kind == PartKind::at_end) {
        throw Refusal{"nothing to repeat there"};
      }
      take("?");  // lazy: what is found differs, not whether
      Part repeat{.kind = PartKind::repeat, .min = times->first, .max = times->second};
      repeat.parts.push_back(std::move(part));
      part = std::move(repeat);
      more = true;
    }
    return part;
  }

  std::pair<std::uint32_t, std::uint32_t> counts() {
    const std::uint32_t min = number();
    std::uint32_t max = min;
    if (take(",")) max = rest_.starts_with('}') ? kUnlimited : number();
    if (!take("}") || max < min) throw Refusal{"a count has the form {2}, {2,} or {2,5}"};
    return {min, max};
  }

  std::uint32_t number() {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (error != std::errc{} || value > kMaxSteps) {
      throw Refusal{fmt::format("a count is a number up to {}", kMaxSteps)};
    }
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return value;
  }

  Pattern::Class bracket() {
    Pattern::Class set{.negated = take("^")};
    while (!take("]")) {
      if (rest_.empty()) throw Refusal{"`[` without `]`"};
      const Pattern::Class low = class_member();
      if (rest_.size() >= 2 && rest_[0] == '-' && rest_[1] != ']') {
        take("-");
        const Pattern::Class high = class_member();
        if (!is_single(low) || !is_single(high) || low.ranges[0].first > high.ranges[0].first) {
          throw Refusal{"a range of characters goes from a lower to a higher one"};
        }
        set.ranges.emplace_back(low.ranges[0].first, high.ranges[0].first);
        continue;
      }
      if (low.negated) throw Refusal{"`\\D`, `\\W` and `\\S` inside [ ] are not supported"};
      set.ranges.insert(set.ranges.end(), low.ranges.begin(), low.ranges.end());
    }
    return set;
  }

  static bool is_single(const Pattern::Class& set) {
    return !set.negated && set.ranges.size() == 1 && set.ranges[0].first == set.ranges[0].second;
  }

  Pattern::Class class_member() {
    if (take("\\")) return escape();
    const char32_t point = next_point();
    return {.ranges = {{point, point}}};
  }

  Pattern::Class escape() {
    if (rest_.empty()) throw Refusal{"`\\` at the end"};
    const char c = rest_[0];
    switch (c) {
      case 'd':
      case 'D':
        rest_.remove_prefix(1);
        return {.ranges = {{'0', '9'}}, .negated = c == 'D'};
      case 'w':
      case 'W':
        rest_.remove_prefix(1);
        return {.ranges = {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}}, .negated = c == 'W'};
      case 's':
      case 'S':
        rest_.remove_prefix(1);
        return {.ranges = {{'\t', '\r'},
                           {' ', ' '},
                           {0xA0, 0xA0},
                           {0x2000, 0x200A},
                           {0x2028, 0x2029},
                           {0x3000, 0x3000},
                           {0xFEFF, 0xFEFF}},
                .negated = c == 'S'};
      default:
        break;
    }
    const char32_t point = escaped_point(c);
    return {.ranges = {{point, point}}};
  }

  char32_t escaped_point(char c) {
    constexpr std::string_view kControls = "tnrfv";
    constexpr std::string_view kValues = "\t\n\r\f\v";
    if (const auto at = kControls.find(c); at != std::string_view::npos) {
      rest_.remove_prefix(1);
      return static_cast<char32_t>(kValues[at]);
    }
    if (c == 'u') return four_digits();
    const bool is_word = is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (is_word) throw Refusal{fmt::format("`\\{}` is not supported", c)};
    return next_point();
  }

  char32_t four_digits() {
    rest_.remove_prefix(1);
    char32_t value = 0;
    for (int i = 0; i < 4; ++i) {
      const int digit = rest_.empty() ? -1 : hex_value(rest_[0]);
      if (digit < 0) throw Refusal{"`\\u` takes four hexadecimal digits"};
      value = value * 16 + static_cast<char32_t>(digit);
      rest_.remove_prefix(1);
    }
    return value;
  }

  char32_t next_point() {
    const CodePoint point = decode_utf8(rest_);
    rest_.remove_prefix(point.size);
    return point.value;
  }

  Part one_of(Pattern::Class set) {
    classes.push_back(std::move(set));
    return {.kind = PartKind::one_of, .set = static_cast<std::uint32_t>(classes.size() - 1)};
  }

  std::string_view rest_;
  int groups_ = 0;
};

/// Writes the steps of the machine that matches a part.
class PatternEmitter {
 public:
  static Pattern emit(const Part& whole, std::vector<Pattern::Class> classes) {
    PatternEmitter emitter;
    emitter.pattern_.classes_ = std::move(classes);
    emitter.add(whole);
    emitter.push({.act = Pattern::Act::done});
    return std::move(emitter.pattern_);
  }

 private:
  std::uint32_t here() const { return static_cast<std::uint32_t>(pattern_.steps_.size()); }

  std::uint32_t push(Pattern::Step step) {
    if (here() >= kMaxSteps) throw Refusal{"the expression is too large"};
    pattern_.steps_.push_back(step);
    return here() - 1;
  }

  void add(const Part& part) {
    // Parts that match nothing add no step, however often they are repeated.
    if (++added_ > 2 * kMaxSteps) throw Refusal{"the expression is too large"};
    switch (part.kind) {
      case PartKind::one_of:
        push({.act = Pattern::Act::take, .next = here() + 1, .other = part.set});
        break;
      case PartKind::at_begin:
        push({.act = Pattern::Act::at_begin, .next = here() + 1});
        break;
      case PartKind::at_end:
        push({.act = Pattern::Act::at_end, .next = here() + 1});
        break;
      case PartKind::sequence:
        for (const Part& child : part.parts) add(child);
        break;
      case PartKind::choice:
        add_choice(part);
        break;
      case PartKind::repeat:
        add_repeat(part);
        break;
    }
  }

  /// A step that goes on at the next one, and at a place yet to be set.
  std::uint32_t push_fork() {
    return push({.act = Pattern::Act::fork, .next = here() + 1, .other = here() + 1});
  }

  void add_choice(const Part& part) {
    std::vector<std::uint32_t> ends;
    for (std::size_t i = 0; i + 1 < part.parts.size(); ++i) {
      const std::uint32_t fork = push_fork();
      add(part.parts[i]);
      ends.push_back(push_fork());
      pattern_.steps_[fork].other = here();
    }
    add(part.parts.back());
    for (const std::uint32_t end : ends) {
      pattern_.steps_[end].next = pattern_.steps_[end].other = here();
    }
  }

  void add_repeat(const Part& part) {
    for (std::uint32_t i = 0; i < part.min; ++i) add(part.parts[0]);
    if (part.max == kUnlimited) {
      const std::uint32_t fork = push_fork();
      add(part.parts[0]);
      push({.act = Pattern::Act::fork, .next = fork, .other = fork});
      pattern_.steps_[fork].other = here();
      return;
    }
    std::vector<std::uint32_t> forks;
    for (std::uint32_t i = part.min; i < part.max; ++i) {
      forks.push_back(push_fork());
      add(part.parts[0]);
    }
    for (const std::uint32_t fork : forks) pattern_.steps_[fork].other = here();
  }

  Pattern pattern_;
  std::size_t added_ = 0;
};

/// All states the machine can be in at one place of the text.
class Pattern::Run {
 public:
  explicit Run(const Pattern& pattern)
      : pattern_(pattern), seen_at_(pattern.steps_.size(), kUnlimited) {}

  bool found_in(std::string_view text) {
    std::vector<std::uint32_t> next;
    for (std::uint32_t place = 0;; ++place) {
      place_ = place;
      at_end_ = text.empty();
      now_.clear();
      for (const std::uint32_t state : next) enter(state);
      enter(0);
      if (done_ || at_end_) return done_;
      const CodePoint point = decode_utf8(text);
      text.remove_prefix(point.size);
      next.clear();
      for (const std::uint32_t state : now_) {
        const Step& step = pattern_.steps_[state];
        if (pattern_.classes_[step.other].contains(point.value)) next.push_back(step.next);
      }
    }
  }

 private:
  /// Goes on from a state to all that wait for a character.
  void enter(std::uint32_t first) {
    open_.push_back(first);
    while (!open_.empty()) {
      const std::uint32_t state = open_.back();
      open_.pop_back();
      if (seen_at_[state] == place_) continue;
      seen_at_[state] = place_;
      const Step& step = pattern_.steps_[state];
      switch (step.act) {
        case Act::take:
          now_.push_back(state);
          break;
        case Act::fork:
          open_.push_back(step.next);
          open_.push_back(step.other);
          break;
        case Act::at_begin:
          if (place_ == 0) open_.push_back(step.next);
          break;
        case Act::at_end:
          if (at_end_) open_.push_back(step.next);
          break;
        case Act::done:
          done_ = true;
          break;
      }
    }
  }

  const Pattern& pattern_;
  std::vector<std::uint32_t> seen_at_;  // the last place at which a state was entered
  std::vector<std::uint32_t> now_;
  std::vector<std::uint32_t> open_;
  std::uint32_t place_ = 0;
  bool at_end_ = false;
  bool done_ = false;
};

Result<Pattern> Pattern::compile(std::string_view expression) {
  if (expression.size() > kMaxLength) {
    return Error{fmt::format("an expression has at most {} bytes", kMaxLength)};
  }
  try {
    PatternParser parser(expression);
    const Part whole = parser.parse();
    return PatternEmitter::emit(whole, std::move(parser.classes));
  } catch (const Refusal& refusal) {
    return Error{refusal.what};
  }
}

bool Pattern::found_in(std::string_view text) const { return Run(*this).found_in(text); }

}  // namespace posturelint
