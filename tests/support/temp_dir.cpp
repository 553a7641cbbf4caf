// SPDX-License-Identifier: Apache-2.0
#include "tests/support/temp_dir.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>

namespace posturelint::test {
namespace fs = std::filesystem;

TempDir::TempDir() {
  path_ = (fs::temp_directory_path() / "posturelint-XXXXXX").string();
  if (::mkdtemp(path_.data()) == nullptr) {
    throw std::runtime_error("cannot make a folder like " + path_);
  }
}

TempDir::~TempDir() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string TempDir::path(std::string_view name) const { return path_ + "/" + std::string(name); }

std::string TempDir::write(std::string_view name, std::string_view text) const {
  const std::string full = path(name);
  fs::create_directories(fs::path(full).parent_path());
  std::ofstream out(full, std::ios::binary);
  out << text;
  if (!out.flush()) throw std::runtime_error("cannot write " + full);
  return full;
}

std::string TempDir::read(std::string_view name) const {
  std::ifstream in(path(name), std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path(name));
  return std::string(std::istreambuf_iterator<char>(in), {});
}

}  // namespace posturelint::test
