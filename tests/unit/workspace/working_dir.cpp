// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/workspace/working_dir.h"

#include <filesystem>

namespace posturelint::test {

namespace fs = std::filesystem;

WorkingDir::WorkingDir() : before_(fs::current_path().string()) {
  fs::current_path(folder_.path());
}

WorkingDir::~WorkingDir() { fs::current_path(before_); }

void WorkingDir::link(const std::string& target, const std::string& name) const {
  fs::create_symlink(target, folder_.path(name));
}

void WorkingDir::enter(const std::string& name) const { fs::current_path(folder_.path(name)); }

}  // namespace posturelint::test
