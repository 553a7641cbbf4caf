// SPDX-License-Identifier: Apache-2.0
// read_files [--parse] [--jobs N] PATH...: reads every file below the paths, and with --parse parses
// each with simdjson: the least that any program must do that looks at JSON files.
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <simdjson.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;

std::vector<std::string> files_below(const std::string& path) {
  if (!fs::is_directory(path)) return {path};
  std::vector<std::string> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(path)) {
    if (entry.is_regular_file()) files.push_back(entry.path().string());
  }
  return files;
}

/// The bytes of a file in `buffer`, which has room for simdjson's padding; 0 when it cannot be read.
std::size_t read(const std::string& path, std::string& buffer) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  struct stat status {};
  ::fstat(file, &status);
  const auto size = static_cast<std::size_t>(status.st_size);
  if (buffer.size() < size + simdjson::SIMDJSON_PADDING) {
    buffer.resize(size + simdjson::SIMDJSON_PADDING);
  }
  std::size_t done = 0;
  while (done < size) {
    const ssize_t count = ::read(file, buffer.data() + done, size - done);
    if (count <= 0) break;
    done += static_cast<std::size_t>(count);
  }
  ::close(file);
  return done;
}

}  // namespace

int main(int argc, char** argv) {
  bool parses = false;
  std::size_t jobs = 2;
  std::vector<std::string> files;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--parse") {
      parses = true;
    } else if (word == "--jobs" && i + 1 < argc) {
      jobs = static_cast<std::size_t>(std::atoi(argv[++i]));
    } else {
      for (std::string& file : files_below(argv[i])) files.push_back(std::move(file));
    }
  }
  std::atomic<std::size_t> next = 0;
  std::atomic<std::size_t> bytes = 0;
  std::atomic<std::size_t> invalid = 0;
  const auto work = [&] {
    simdjson::dom::parser parser;
    std::string buffer;
    for (std::size_t i = next++; i < files.size(); i = next++) {
      const std::size_t size = read(files[i], buffer);
      bytes += size;
      if (!parses) continue;
      simdjson::dom::element element;
      if (parser.parse(buffer.data(), size, false).get(element) != simdjson::SUCCESS) ++invalid;
    }
  };
  std::vector<std::jthread> threads;
  for (std::size_t i = 1; i < jobs; ++i) threads.emplace_back(work);
  work();
  threads.clear();
  std::printf("%zu files, %zu bytes, %zu not JSON\n", files.size(), bytes.load(), invalid.load());
}
