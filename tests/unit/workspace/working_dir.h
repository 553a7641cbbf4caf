// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "tests/support/temp_dir.h"

namespace posturelint::test {

/// An empty folder that is the working directory until the end of the scope.
class WorkingDir {
 public:
  WorkingDir();
  ~WorkingDir();
  WorkingDir(const WorkingDir&) = delete;
  WorkingDir& operator=(const WorkingDir&) = delete;

  [[nodiscard]] const TempDir& folder() const { return folder_; }
  void write(std::string_view name, std::string_view text = "{}") const {
    folder_.write(name, text);
  }
  void link(const std::string& target, const std::string& name) const;
  void enter(const std::string& name) const;

 private:
  TempDir folder_;
  std::string before_;
};

}  // namespace posturelint::test
