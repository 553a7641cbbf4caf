// SPDX-License-Identifier: Apache-2.0
#include "base/glob.h"

#include <cstddef>
#include <optional>

namespace posturelint {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

/// Bytes of the UTF-8 character at the start of `text`, which must not be empty; a stray byte is a
/// character of its own.
std::size_t character_size(std::string_view text) {
  std::size_t size = 1;
  if ((static_cast<unsigned char>(text[0]) & 0xC0U) != 0xC0U) return size;
  while (size < text.size() && size < 4 &&
         (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) {
    ++size;
  }
  return size;
}

/// One step through the pattern of a segment: what it matches and how long it is written.
struct Step {
  bool matches;
  std::size_t glob_size;
  std::size_t text_size;
};

/// Matches the set that starts with the `[` at the start of `glob`. Nothing when it is not closed.
std::optional<Step> match_set(std::string_view glob, std::string_view text) {
  const std::size_t size = character_size(text);
  const std::string_view character = text.substr(0, size);
  std::size_t at = 1;
  const bool negated = at < glob.size() && (glob[at] == '!' || glob[at] == '^');
  if (negated) ++at;

  const auto take = [&glob, &at]() {
    if (glob[at] == '\\' && at + 1 < glob.size()) ++at;
    const std::string_view taken = glob.substr(at, character_size(glob.substr(at)));
    at += taken.size();
    return taken;
  };
  bool found = false;
  for (bool first = true; at < glob.size(); first = false) {
    if (glob[at] == ']' && !first) return Step{found != negated, at + 1, size};
    const std::string_view low = take();
    std::string_view high = low;
    if (at + 1 < glob.size() && glob[at] == '-' && glob[at + 1] != ']') {
      ++at;
      high = take();
    }
    // UTF-8 sorts by bytes as its code points do.
    found = found || (low <= character && character <= high);
  }
  return std::nullopt;
}

/// Matches one character of `text` (not empty) by what stands at the start of `glob` (not empty,
/// not a `*`).
Step match_one(std::string_view glob, std::string_view text) {
  if (glob[0] == '?') return {true, 1, character_size(text)};
  if (glob[0] == '[') return match_set(glob, text).value_or(Step{false, glob.size(), 1});
  const std::size_t escape = glob[0] == '\\' && glob.size() > 1 ? 1 : 0;
  return {glob[escape] == text[0], escape + 1, 1};
}

/// Matches one segment; `*` first takes nothing, then one character more at each failure. Only the
/// last `*` need ever be tried again: an earlier one could not leave more for what follows it.
bool segment_matches(std::string_view glob, std::string_view text) {
  std::size_t g = 0;
  std::size_t t = 0;
  std::size_t star = kNone;
  std::size_t retry = 0;
  while (t < text.size() || g < glob.size()) {
    if (g < glob.size() && glob[g] == '*') {
      star = ++g;
      retry = t;
      continue;
    }
    if (g < glob.size() && t < text.size()) {
      const Step step = match_one(glob.substr(g), text.substr(t));
      if (step.matches) {
        g += step.glob_size;
        t += step.text_size;
        continue;
      }
    }
    if (star == kNone || retry >= text.size()) return false;
    retry += character_size(text.substr(retry));
    g = star;
    t = retry;
  }
  return true;
}

/// Steps through the segments of a path; done once `at` is past the end.
struct Segments {
  std::string_view path;
  std::size_t at = 0;

  [[nodiscard]] bool done() const { return at > path.size(); }
  [[nodiscard]] std::string_view current() const {
    return path.substr(at, path.find('/', at) - at);
  }
  void next() { at += current().size() + 1; }
};

}  // namespace

bool glob_matches(std::string_view glob, std::string_view path) {
  Segments pattern{glob};
  Segments text{path};
  std::optional<Segments> stars;  // after the last `**`
  Segments retry{path};
  while (!text.done()) {
    if (!pattern.done() && pattern.current() == "**") {
      pattern.next();
      if (pattern.done()) return true;
      stars = pattern;
      retry = text;
      continue;
    }
    if (!pattern.done() && segment_matches(pattern.current(), text.current())) {
      pattern.next();
      text.next();
      continue;
    }
    if (!stars) return false;
    retry.next();
    text = retry;
    pattern = *stars;
  }
  return pattern.done();
}

bool glob_covers(std::string_view glob, std::string_view path) {
  if (glob.ends_with('/')) glob.remove_suffix(1);
  const bool anchored = glob.find('/') != kNone;
  if (glob.starts_with('/')) glob.remove_prefix(1);
  for (std::size_t end = path.find('/');; end = path.find('/', end + 1)) {
    const std::string_view part = path.substr(0, end);
    if (anchored ? glob_matches(glob, part)
                 : segment_matches(glob, part.substr(part.rfind('/') + 1))) {
      return true;
    }
    if (end == kNone) return false;
  }
}

}  // namespace posturelint
