// SPDX-License-Identifier: Apache-2.0
#include "tests/support/golden.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <vector>

namespace posturelint::test {
namespace {

constexpr std::size_t kContext = 3;
/// The table of common lines grows with the product of both texts; beyond this many cells the
/// differing block is shown as replaced as a whole.
constexpr std::size_t kMaxCells = 4'000'000;

/// Lines with their line ends, so that a missing last newline is a difference.
std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::size_t size = end == std::string_view::npos ? text.size() : end + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

struct DiffLine {
  char sign;
  std::string_view text;
};

using Lines = std::vector<std::string_view>;

/// The differing middle of two texts, by their longest common subsequence.
void diff_middle(const Lines& a, const Lines& b, std::vector<DiffLine>& out) {
  std::size_t i = 0;
  std::size_t j = 0;
  if (a.size() * b.size() <= kMaxCells) {
    const std::size_t width = b.size() + 1;
    std::vector<std::uint32_t> common((a.size() + 1) * width, 0);
    for (std::size_t x = a.size(); x-- > 0;) {
      for (std::size_t y = b.size(); y-- > 0;) {
        common[x * width + y] =
            a[x] == b[y] ? common[(x + 1) * width + y + 1] + 1
                         : std::max(common[(x + 1) * width + y], common[x * width + y + 1]);
      }
    }
    while (i < a.size() && j < b.size()) {
      if (a[i] == b[j]) {
        out.push_back({' ', a[i]});
        ++i;
        ++j;
      } else if (common[(i + 1) * width + j] >= common[i * width + j + 1]) {
        out.push_back({'-', a[i++]});
      } else {
        out.push_back({'+', b[j++]});
      }
    }
  }
  for (; i < a.size(); ++i) out.push_back({'-', a[i]});
  for (; j < b.size(); ++j) out.push_back({'+', b[j]});
}

std::optional<std::string> read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

}  // namespace

std::string project_dir() { return POSTURELINT_SOURCE_DIR; }

std::string shared_dir() {
  const auto folder = std::filesystem::path(project_dir()).parent_path() / "shared";
  return std::filesystem::is_directory(folder) ? folder.generic_string() : "";
}

std::string read_project_file(const std::string& path) {
  auto text = read_file(project_dir() + "/" + path);
  if (!text) throw std::runtime_error("cannot read " + path);
  return *text;
}

std::string diff_lines(std::string_view expected, std::string_view actual) {
  if (expected == actual) return {};
  Lines a = split_lines(expected);
  Lines b = split_lines(actual);
  std::vector<DiffLine> lines;
  std::size_t head = 0;
  while (head < a.size() && head < b.size() && a[head] == b[head]) {
    lines.push_back({' ', a[head++]});
  }
  std::size_t tail = 0;
  while (tail < a.size() - head && tail < b.size() - head &&
         a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) {
    ++tail;
  }
  const auto middle = [&](const Lines& all) {
    return Lines(all.begin() + static_cast<std::ptrdiff_t>(head),
                 all.end() - static_cast<std::ptrdiff_t>(tail));
  };
  diff_middle(middle(a), middle(b), lines);
  for (std::size_t i = a.size() - tail; i < a.size(); ++i) lines.push_back({' ', a[i]});

  std::vector<bool> shown(lines.size(), false);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].sign == ' ') continue;
    const std::size_t end = std::min(lines.size(), i + kContext + 1);
    for (std::size_t k = i > kContext ? i - kContext : 0; k < end; ++k) shown[k] = true;
  }
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!shown[i]) {
      if (i == 0 || shown[i - 1]) out += "  ⋮\n";
      continue;
    }
    out += lines[i].sign;
    out += ' ';
    out += lines[i].text;
    if (!lines[i].text.ends_with('\n')) out += "⏎ missing\n";
  }
  return out;
}

testing::AssertionResult matches_golden(const std::string& path, std::string_view actual) {
  const std::string full = project_dir() + "/" + path;
  const auto expected = read_file(full);
  if (expected && *expected == actual) return testing::AssertionSuccess();

  const char* update = std::getenv("UPDATE_GOLDENS");
  if (update != nullptr && std::string_view(update) == "1") {
    std::filesystem::create_directories(std::filesystem::path(full).parent_path());
    std::ofstream out(full, std::ios::binary);
    out << actual;
    if (out.flush()) return testing::AssertionSuccess();
    return testing::AssertionFailure() << "cannot write " << path;
  }
  if (!expected) {
    return testing::AssertionFailure()
           << path << " does not exist; UPDATE_GOLDENS=1 writes it. It would hold:\n"
           << actual;
  }
  return testing::AssertionFailure()
         << "output differs from " << path << " (UPDATE_GOLDENS=1 rewrites it):\n"
         << diff_lines(*expected, actual);
}

}  // namespace posturelint::test
