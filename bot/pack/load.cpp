#include "bot/pack/load.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <system_error>

namespace bot {
namespace {

namespace fs = std::filesystem;
using knowledge::Error;
using knowledge::PackFiles;
using knowledge::Result;

// "" when it was read.
std::string read_file(const fs::path& path, std::string& into) {
  std::error_code failure;
  const std::uintmax_t bytes = fs::file_size(path, failure);
  if (failure) return path.string() + ": " + failure.message();
  if (bytes > kPackFileBytesMax) {
    return path.string() + ": a pack's file has at most 4 MiB, not " + std::to_string(bytes) +
           " bytes";
  }
  std::ifstream file(path, std::ios::binary);
  into.assign(std::istreambuf_iterator<char>(file), {});
  return file ? "" : path.string() + ": can't be read";
}

bool of_a_pack(const fs::path& relative) {
  static constexpr auto kNames =
      std::to_array<std::string_view>({"article.md", "pack.json", "wording.json"});
  if (relative.parent_path() == "phrases") return relative.extension() == ".txt";
  return std::ranges::find(kNames, relative.generic_string()) != kNames.end();
}

}  // namespace

Result<PackFiles> read_pack_files(const fs::path& folder) {
  PackFiles files;
  for (const fs::path& part : {folder, folder / "phrases"}) {
    std::error_code failure;
    auto entries = fs::directory_iterator(part, failure);
    if (failure && part == folder) return Error{folder.string() + ": " + failure.message()};
    if (failure) continue;  // No phrases/: parse_pack says so.
    for (const auto& entry : entries) {
      const fs::path relative = entry.path().lexically_relative(folder);
      if (!entry.is_regular_file() || !of_a_pack(relative)) continue;
      const std::string failed = read_file(entry.path(), files[relative.generic_string()]);
      if (!failed.empty()) return Error{failed};
    }
  }
  return files;
}

Result<knowledge::Parsed> load_pack(const fs::path& folder) {
  const auto files = read_pack_files(folder);
  if (!files) return files.error();
  return knowledge::parse_pack(*files);
}

Result<fs::path> shipped_pack() {
  std::error_code failure;
  const fs::path program = fs::read_symlink("/proc/self/exe", failure).parent_path();
  std::string tried;
  for (const char* place :
       {"../../knowledge/packs/iphone-backup", "../share/stepwise/packs/iphone-backup"}) {
    fs::path folder = (program / place).lexically_normal();
    if (fs::is_directory(folder, failure)) return folder;
    tried += (tried.empty() ? "" : " nor ") + folder.string();
  }
  return Error{"the shipped pack is neither in " + tried + "; say where with --pack"};
}

Result<knowledge::Pack> load_sound_pack(const std::string& folder) {
  fs::path place = folder;
  if (folder.empty()) {
    auto shipped = shipped_pack();
    if (!shipped) return shipped.error();
    place = *shipped;
  }
  auto parsed = load_pack(place);
  if (!parsed) return parsed.error();
  if (parsed->diagnostics.empty()) return std::move(parsed->pack);
  std::string mistakes = "the pack in " + place.string() + " has mistakes:";
  for (const auto& diagnostic : parsed->diagnostics)
    mistakes += "\n" + to_string(diagnostic);
  return Error{mistakes};
}

}  // namespace bot
