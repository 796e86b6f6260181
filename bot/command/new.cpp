#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>

#include "bot/command/command.h"
#include "bot/command/options.h"
#include "bot/pack/load.h"
#include "knowledge/scaffold.h"

namespace bot::command {
namespace {

namespace fs = std::filesystem;
using knowledge::Error;
using knowledge::PackFiles;
using knowledge::Result;

Result<PackFiles> base_files(const std::string& folder) {
  if (!folder.empty()) return read_pack_files(folder);
  const auto shipped = shipped_pack();
  if (!shipped) return shipped.error();
  return read_pack_files(*shipped);
}

Result<PackFiles> make(const std::string& article, const std::string& base_folder) {
  std::ifstream file(article, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(file), {});
  if (!file) return Error{article + ": can't be read"};
  const auto base = base_files(base_folder);
  if (!base) return base.error();
  auto files = knowledge::scaffold(text, *base);
  if (!files) return Error{article + ": " + files.error().message};
  return files;
}

// "" when everything was written. Nothing that is there already is ever replaced.
std::string write(const PackFiles& files, const fs::path& folder) {
  std::error_code failure;
  if (fs::exists(folder, failure) && !fs::is_empty(folder, failure)) {
    return folder.string() + " is there already; name another place with --out";
  }
  fs::create_directories(folder / "phrases", failure);
  if (failure) return folder.string() + ": " + failure.message();
  for (const auto& [name, text] : files) {
    std::ofstream file(folder / name, std::ios::binary);
    file << text;
    file.close();
    if (!file) return (folder / name).string() + ": can't be written";
  }
  return "";
}

}  // namespace

int make_pack(const Args& args, Console& console) {
  std::string article;
  std::string folder;
  std::string base;
  Options options("new",
                  "Makes a knowledge pack from a Markdown article: a # title, a ## heading "
                  "for each fix, numbered lists for the steps, a quote for a warning.");
  options.required("article", article, "the article, ARTICLE.md");
  options.text("--out", folder, "the new pack's folder; by default named after the article");
  options.text("--base", base, "the pack to take the bot's words from; the shipped one by default");
  if (const auto over = options.parse(args, console)) return *over;

  const auto files = make(article, base);
  if (!files) {
    console.err << files.error().message << '\n';
    return kFoundProblems;
  }
  if (folder.empty()) folder = fs::path(article).stem().string();
  if (const std::string failed = write(*files, folder); !failed.empty()) {
    console.err << failed << '\n';
    return kFoundProblems;
  }
  console.out << folder << '\n';
  console.err << "talk to it:  stepwise chat --pack " << folder
              << "\nthen edit it, and see what is amiss:  stepwise check " << folder << '\n';
  return kFine;
}

}  // namespace bot::command
