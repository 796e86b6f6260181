#include "tests/dialog/shipped_pack.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "knowledge/parse.h"

namespace tests {
namespace {

namespace fs = std::filesystem;

knowledge::Pack read_pack() {
  const fs::path folder = fs::path(SOURCE_DIR) / "knowledge/packs/iphone-backup";
  knowledge::PackFiles files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    files[fs::relative(entry.path(), folder).generic_string()] =
        std::string(std::istreambuf_iterator<char>(file), {});
  }
  return knowledge::parse_pack(files).pack;
}

}  // namespace

const knowledge::Pack& shipped_pack() {
  static const knowledge::Pack kPack = read_pack();
  return kPack;
}

}  // namespace tests
