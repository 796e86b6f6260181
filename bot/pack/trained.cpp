#include "bot/pack/trained.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "bot/config/option.h"
#include "bot/crypto/digest.h"
#include "intents/reader.h"

namespace bot {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kNameDigits = 12;  // Of a digest that tells a user's few programs apart.

fs::path this_program() {
  std::error_code failure;
  return fs::read_symlink("/proc/self/exe", failure);
}

// Another build may read the same bytes otherwise.
std::string program_stamp() {
  std::error_code failure;
  const fs::path program = this_program();
  const auto size = fs::file_size(program, failure);
  const auto written = fs::last_write_time(program, failure).time_since_epoch().count();
  return std::to_string(size) + " " + std::to_string(written);
}

// What the file must begin with: of the program and of every phrase, in any order of files.
std::string key_of(const std::vector<intents::Example>& examples) {
  std::vector<std::string> lines;
  lines.reserve(examples.size());
  for (const auto& example : examples)
    lines.push_back(example.intent + '\t' + example.text);
  std::sort(lines.begin(), lines.end());
  std::string all = program_stamp();
  for (const std::string& line : lines)
    all += '\n' + line;
  return sha256(all);
}

std::optional<intents::Classifier> read(const fs::path& file, const std::string& key) {
  std::ifstream stream(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  if (!bytes.starts_with(key)) return std::nullopt;
  const std::string_view body = std::string_view(bytes).substr(key.size());
  // The digest behind the key finds a file that a crash left half written.
  const std::string digest = sha256(body.substr(std::min(body.size(), key.size())));
  if (!body.starts_with(digest)) return std::nullopt;
  auto loaded = intents::Classifier::load(body.substr(digest.size()));
  if (!loaded) return std::nullopt;
  return std::move(*loaded);
}

// What the variable says, when it is an absolute path: any other is to be ignored, says the XDG
// Base Directory Specification.
fs::path folder_in(const char* variable) {
  fs::path folder = environment(variable);
  return folder.is_absolute() ? folder : fs::path();
}

void write(const fs::path& file, const std::string& key, const std::string& model) {
  const fs::path made = file.string() + ".new";
  std::error_code failure;
  {
    std::ofstream stream(made, std::ios::binary | std::ios::trunc);
    stream << key << sha256(model) << model;
    if (!stream.flush()) return;
  }
  fs::rename(made, file, failure);
}

}  // namespace

intents::Classifier trained_classifier(const knowledge::Pack& pack, const fs::path& file) {
  const std::vector<intents::Example> examples = intents::examples_of(pack);
  if (file.empty()) return intents::Classifier::train(examples);
  const std::string key = key_of(examples);
  if (auto kept = read(file, key)) return std::move(*kept);
  intents::Classifier trained = intents::Classifier::train(examples);
  write(file, key, trained.save());
  return trained;
}

fs::path user_cache_file(const knowledge::Pack& pack) {
  fs::path cache = folder_in("XDG_CACHE_HOME");
  if (cache.empty()) {
    const fs::path home = folder_in("HOME");
    if (home.empty()) return {};
    cache = home / ".cache";
  }
  const std::string program = sha256(this_program().string()).substr(0, kNameDigits);
  return cache / "stepwise" / (pack.id + '-' + program);
}

}  // namespace bot
