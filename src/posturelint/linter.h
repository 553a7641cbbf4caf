// SPDX-License-Identifier: Apache-2.0
#pragma once

// posturelint as a library: all that other programs may include. Needs nothing but C++20.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace posturelint::v1 {

/// `0.1.0`
std::string_view version();

enum class Severity : std::uint8_t { info, warning, error };
/// `info`, `warning`, `error`
std::string_view to_string(Severity severity);

/// A text, and what it is called: the ending of the name says what it is (.json, .md, .sh, …);
/// where it does not, the text does.
struct File {
  std::string name;
  std::string text;
};

/// A half-open range of a file. Lines and columns count from 1, columns in Unicode code points.
struct Range {
  std::size_t begin = 0;  // in bytes
  std::size_t end = 0;
  std::size_t line = 1;  // of `begin`
  std::size_t column = 1;
  std::size_t end_line = 1;  // of `end`
  std::size_t end_column = 1;
};

/// A second place that helps to understand a finding; it may be in another file.
struct Note {
  std::string message;
  std::string file;
  Range range;
};

struct Edit {
  Range range;  // what is replaced; empty: the text is put in there
  std::string text;
};

/// Edits of the finding's file that cure it, all or none.
struct Fix {
  std::string title;
  /// It changes nothing but what the finding says; any other one somebody should look at.
  bool is_safe = false;
  std::vector<Edit> edits;
};

struct Finding {
  std::string rule;  // `category/name`
  Severity severity = Severity::error;
  std::string message;
  std::string file;
  Range range;
  std::string pointer;  // JSON pointer of the value; empty for the root and outside of JSON
  std::vector<Note> notes;
  std::optional<Fix> fix;
};

struct LinterOptions {
  /// The text of a `.posturelint.yaml`; empty: none. `rules:` is refused, for it names files.
  std::string configuration;
  /// Rule ids or categories; empty: all.
  std::vector<std::string> select;
  std::vector<std::string> ignore;
  /// The day to reckon with, where a suppression expires; nothing: none ever does.
  std::optional<std::chrono::year_month_day> today;
};

enum class Apply : std::uint8_t { safe_fixes, all_fixes };

/// The rules, ready for use. Touches no disk, no network, no clock, and prints nothing; may be
/// shared between threads. Making one costs more than linting a file: keep it.
class Linter {
 public:
  /// Throws std::invalid_argument, which says what is wrong with the options.
  explicit Linter(const LinterOptions& options = {});
  ~Linter();
  Linter(Linter&&) noexcept;
  Linter& operator=(Linter&&) noexcept;

  /// What is wrong with one text by itself, in the order of the text. All of these throw
  /// std::length_error for a text of more than 256 MiB.
  [[nodiscard]] std::vector<Finding> lint(const File& file) const;
  /// The same for files that belong together, which are also checked against each other; in the
  /// order of the names. With `workspace: {complete: true}` in the configuration they are taken for
  /// all there is.
  [[nodiscard]] std::vector<Finding> lint(std::span<const File> files) const;

  /// The text with all fixes applied that can be.
  [[nodiscard]] std::string fix(const File& file, Apply apply) const;

  /// What `posturelint check --format FORMAT` prints about the files. Throws std::invalid_argument
  /// when there is no such format.
  [[nodiscard]] std::string report(std::span<const File> files, std::string_view format) const;

 private:
  struct State;
  std::unique_ptr<const State> state_;
};

}  // namespace posturelint::v1
