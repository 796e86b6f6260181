#include "tests/tidy_rules.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>

namespace tidy {
namespace {

constexpr std::size_t kFileLinesMax = 400;
constexpr std::size_t kLineCharsMax = 100;
constexpr auto kFolders =
    std::to_array<std::string_view>({"knowledge", "intents", "dialog", "bot"});

// What the pure folders may not hold, and how to call it in the finding.
struct Ban {
  std::string_view word;
  std::string_view what;
};
constexpr auto kImpure = std::to_array<Ban>({
    {"::now(", "a clock"},
    {"std::time(", "a clock"},
    {"<ctime>", "a clock"},
    {"<fstream>", "a file"},
    {"<filesystem>", "a file"},
    {"<iostream>", "a stream of the process"},
    {"<cstdio>", "a file"},
    {"fopen(", "a file"},
    {"getenv(", "the environment"},
    {"<thread>", "a thread"},
    {"<mutex>", "a thread's lock"},
    {"<condition_variable>", "a thread's lock"},
    {"<future>", "a thread"},
    {"<random>", "dice"},
    {"rand(", "dice"},
    {"<sys/", "the platform"},
    {"<unistd.h>", "the platform"},
    {"<netinet/", "a socket"},
    {"<arpa/", "a socket"},
    {"<sqlite3.h>", "SQL"},
    {"\"SELECT ", "SQL"},
    {"\"INSERT INTO ", "SQL"},
    {"<httplib.h>", "a socket"},
    {"<openssl/", "cryptography"},
});

// A library's headers, and the one place (a folder, or a file) that may include them.
struct Owner {
  std::string_view header;
  std::string_view place;
};
constexpr auto kOwners = std::to_array<Owner>({
    {"<httplib.h>", "bot/http/"},
    {"<sqlite3.h>", "bot/store/"},
    {"<CLI/", "bot/command/"},
    {"<CLI/", "bot/config/"},
    {"<date/", "bot/config/"},
    {"<toml++/", "bot/config/toml.cpp"},
    {"<spdlog/", "bot/observe/"},
    {"<prometheus/", "bot/observe/"},
    {"<openssl/", "bot/http/"},
    {"<openssl/", "bot/crypto/"},
    {"<nlohmann/", "knowledge/"},
    {"<nlohmann/", "bot/"},
    {"<md4c.h>", "knowledge/"},
    {"<utf8proc.h>", "intents/"},
    {"<libstemmer.h>", "intents/"},
});

std::string_view folder_of(std::string_view path) { return path.substr(0, path.find('/')); }

std::size_t rank(std::string_view folder) {
  return static_cast<std::size_t>(std::ranges::find(kFolders, folder) - kFolders.begin());
}

bool ours(std::string_view path) { return rank(folder_of(path)) < kFolders.size(); }

bool code(std::string_view path) { return path.ends_with(".cpp") || path.ends_with(".h"); }

std::string at(const Source& source, std::size_t line, std::string_view message) {
  return source.path + ":" + std::to_string(line) + ": " + std::string(message);
}

// What `complaint` says of each line; "" is no finding.
Findings each_line(const Source& source,
                   const std::function<std::string(std::string_view)>& complaint) {
  Findings found;
  std::string_view rest = source.text;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    if (const std::string said = complaint(rest.substr(0, end)); !said.empty()) {
      found.push_back(at(source, number, said));
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return found;
}

std::size_t characters(std::string_view utf8) {
  return static_cast<std::size_t>(std::ranges::count_if(
      utf8, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

// The header in an #include line, with its brackets or quotes; "" for any other line.
std::string_view included(std::string_view line) {
  constexpr std::string_view include = "#include ";
  return line.starts_with(include) ? line.substr(include.size()) : std::string_view();
}

// True when `word` stands in `line` and isn't the middle of a run of capitals (mkdtemp's template).
bool holds_word(std::string_view line, std::string_view word) {
  const auto capital = [&](std::size_t at) {
    return at < line.size() && line[at] >= 'A' && line[at] <= 'Z';
  };
  for (std::size_t at = line.find(word); at != std::string_view::npos;
       at = line.find(word, at + 1)) {
    if (!(at > 0 && capital(at - 1)) && !capital(at + word.size())) return true;
  }
  return false;
}

// "bot/a" for each tests/bot/a_test.cpp, and for each header "bot/a.h" that a test includes.
std::set<std::string> units_tested(const std::vector<Source>& tree) {
  constexpr std::string_view folder = "tests/";
  constexpr std::string_view ending = "_test.cpp";
  std::set<std::string> units;
  for (const Source& source : tree) {
    const std::string_view path = source.path;
    if (!path.starts_with(folder) || !path.ends_with(ending)) continue;
    units.emplace(path.substr(folder.size(), path.size() - folder.size() - ending.size()));
    each_line(source, [&](std::string_view line) -> std::string {
      const std::string_view header = included(line);
      if (header.ends_with(".h\"")) units.emplace(header.substr(1, header.size() - 4));
      return "";
    });
  }
  return units;
}

// The name of a type that is defined in this line, at the level of its namespace; "" for none.
std::string defined_type(std::string_view line) {
  for (const std::string_view kind : {"struct ", "class ", "enum class "}) {
    if (!line.starts_with(kind) || !line.ends_with('{')) continue;
    const std::string_view rest = line.substr(kind.size());
    return std::string(rest.substr(0, rest.find_first_of(" <{")));
  }
  return "";
}

std::string owners_of(std::string_view header) {
  std::string places;
  for (const Owner& owner : kOwners) {
    if (!header.starts_with(owner.header)) continue;
    places += (places.empty() ? "" : " and ") + std::string(owner.place);
  }
  return places;
}

}  // namespace

Findings direction(const Source& source) {
  if (!ours(source.path) || !code(source.path)) return {};
  return each_line(source, [&](std::string_view line) -> std::string {
    const std::string_view header = included(line);
    if (!header.starts_with('"')) return "";
    const std::string_view folder = folder_of(header.substr(1));
    if (rank(folder) <= rank(folder_of(source.path))) return "";
    return "includes " + std::string(folder) + "/, which doesn't stand to its left";
  });
}

Findings purity(const Source& source) {
  if (!ours(source.path) || !code(source.path) || folder_of(source.path) == "bot") return {};
  return each_line(source, [](std::string_view line) -> std::string {
    for (const Ban& ban : kImpure) {
      if (line.find(ban.word) == std::string_view::npos) continue;
      return "the core knows no such thing as " + std::string(ban.what);
    }
    return "";
  });
}

Findings libraries(const Source& source) {
  if (!ours(source.path) || !code(source.path)) return {};
  return each_line(source, [&](std::string_view line) -> std::string {
    const std::string_view header = included(line);
    const bool known = std::ranges::any_of(
        kOwners, [&](const Owner& owner) { return header.starts_with(owner.header); });
    const bool allowed = std::ranges::any_of(kOwners, [&](const Owner& owner) {
      return header.starts_with(owner.header) && source.path.starts_with(owner.place);
    });
    if (!known || allowed) return "";
    return std::string(header) + " belongs to " + owners_of(header);
  });
}

Findings sizes(const Source& source) {
  if (!code(source.path)) return {};
  Findings found = each_line(source, [](std::string_view line) -> std::string {
    const std::size_t length = characters(line);
    if (length <= kLineCharsMax) return "";
    return "a line has at most 100 characters, not " + std::to_string(length);
  });
  const auto lines = static_cast<std::size_t>(std::ranges::count(source.text, '\n'));
  if (lines > kFileLinesMax) {
    found.push_back(at(source, lines, "a file has at most 400 lines"));
  }
  return found;
}

Findings header(const Source& source) {
  if (!source.path.ends_with(".h")) return {};
  Findings found;
  if (!source.text.starts_with("// ")) {
    found.push_back(at(source, 1, "a header begins with a comment on what it is"));
  }
  if (source.text.find("\n#pragma once\n") == std::string::npos) {
    found.push_back(at(source, 1, "a header has #pragma once"));
  }
  return found;
}

Findings leftovers(const Source& source) {
  // Split, so that this file is clean by its own rule.
  static constexpr auto kWords =
      std::to_array<std::string_view>({"TO"
                                       "DO",
                                       "FIX"
                                       "ME",
                                       "X"
                                       "XX",
                                       "../sha"
                                       "red",
                                       "/wo"
                                       "rk/",
                                       "/ho"
                                       "me/",
                                       "/ro"
                                       "ot/"});
  return each_line(source, [](std::string_view line) -> std::string {
    for (const std::string_view word : kWords) {
      if (!holds_word(line, word)) continue;
      return "'" + std::string(word) + "' has no place in the repository";
    }
    return "";
  });
}

Findings unlisted(const std::vector<Source>& tree) {
  std::set<std::string> listed;
  for (const Source& source : tree) {
    constexpr std::string_view name = "CMakeLists.txt";
    if (!source.path.ends_with(name)) continue;
    const std::string folder = source.path.substr(0, source.path.size() - name.size());
    std::string word;
    for (const char c : source.text + "\n") {
      const bool inside = c != ' ' && c != '\n' && c != '(' && c != ')';
      if (inside) word += c;
      if (inside || word.empty()) continue;
      listed.insert(folder + word);
      word.clear();
    }
  }
  Findings found;
  for (const Source& source : tree) {
    constexpr std::string_view fuzz = "_fuzz.cpp";  // add_fuzzer(NAME …) adds fuzz/NAME_fuzz.cpp.
    std::string named = source.path;
    if (named.ends_with(fuzz)) {
      named.resize(named.size() - fuzz.size());
      named.replace(named.rfind("fuzz/"), 5, "");
    }
    if (!source.path.ends_with(".cpp") || listed.contains(named)) continue;
    found.push_back(at(source, 1, "no CMakeLists.txt names it"));
  }
  return found;
}

Findings twins(const std::vector<Source>& tree) {
  Findings found;
  std::map<std::string, std::string> homes;  // Of a type: the file.
  for (const Source& source : tree) {
    if (!code(source.path)) continue;
    std::string space;
    bool hidden = false;  // In a namespace without a name.
    each_line(source, [&](std::string_view line) -> std::string {
      if (line == "namespace {") hidden = true;
      if (line == "}  // namespace") hidden = false;
      if (line.starts_with("namespace ") && line != "namespace {") space = line.substr(10);
      const std::string type = defined_type(line);
      if (hidden || type.empty()) return "";
      const auto [home, fresh] = homes.insert({space + type, source.path});
      if (!fresh && home->second != source.path) {
        found.push_back(at(source, 1, type + " is defined in " + home->second + " as well"));
      }
      return "";
    });
  }
  return found;
}

Findings untested(const std::vector<Source>& tree, const std::vector<Elsewhere>& elsewhere) {
  const std::set<std::string> tested = units_tested(tree);
  Findings found;
  std::set<std::string_view> needed;
  for (const Source& source : tree) {
    if (!ours(source.path) || !source.path.ends_with(".cpp")) continue;
    const std::string unit = source.path.substr(0, source.path.size() - 4);
    if (tested.contains(unit)) continue;
    const auto entry = std::ranges::find_if(elsewhere, [&](const Elsewhere& candidate) {
      return source.path.starts_with(candidate.sources);
    });
    if (entry == elsewhere.end()) {
      found.push_back(at(source, 1, "its tests belong into tests/" + unit + "_test.cpp"));
    } else {
      needed.insert(entry->sources);
    }
  }
  for (const Elsewhere& entry : elsewhere) {
    const bool there = std::ranges::any_of(
        tree, [&](const Source& source) { return source.path.starts_with(entry.tests); });
    const std::string sources(entry.sources);
    if (!there) found.push_back(sources + ":1: no test " + std::string(entry.tests));
    if (!needed.contains(entry.sources)) found.push_back(sources + ":1: is no longer an exception");
  }
  return found;
}

}  // namespace tidy
