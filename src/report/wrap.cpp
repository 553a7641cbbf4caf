// SPDX-License-Identifier: Apache-2.0
#include "report/wrap.h"

#include "report/visible.h"

namespace posturelint {
namespace {

class Filler {
 public:
  Filler(std::string_view indent, std::size_t width) : indent_(indent), width_(width) {}

  void line(std::string_view line) {
    if (line.empty()) {
      finish();
      out_ += '\n';
    } else if (line.starts_with("    ")) {
      finish();
      out_.append(indent_).append(line) += '\n';
    } else {
      if (line.starts_with("- ")) {
        finish();
        hang_ = 2;
      }
      words(line);
    }
  }

  std::string take() {
    finish();
    return std::move(out_);
  }

 private:
  void words(std::string_view rest) {
    while (!rest.empty()) {
      const std::size_t space = rest.find(' ');
      const std::string_view word = rest.substr(0, space);
      rest.remove_prefix(space == std::string_view::npos ? rest.size() : space + 1);
      if (!word.empty()) add(word);
    }
  }

  void add(std::string_view word) {
    const std::size_t size = visible_width(word);
    if (column_ > 0 && column_ + 1 + size > width_) {
      out_ += '\n';
      column_ = 0;
      start_line(hang_);
    } else if (column_ > 0) {
      out_ += ' ';
      ++column_;
    } else {
      start_line(0);
    }
    out_ += word;
    column_ += size;
  }

  void start_line(std::size_t hang) {
    out_ += indent_;
    out_.append(hang, ' ');
    column_ = indent_.size() + hang;
  }

  void finish() {
    if (column_ > 0) out_ += '\n';
    column_ = 0;
    hang_ = 0;
  }

  std::string_view indent_;
  std::size_t width_;
  std::string out_;
  std::size_t column_ = 0;  // 0: the line has not begun
  std::size_t hang_ = 0;
};

}  // namespace

std::string wrap(std::string_view text, std::string_view indent, std::size_t width) {
  Filler filler(indent, width);
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    filler.line(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return filler.take();
}

}  // namespace posturelint
