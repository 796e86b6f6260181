// The house rules as functions: sources in, findings out. Reads no files (tidy_test.cpp does), so
// that each rule can be shown to bite on a planted line.
//
// What a compiler or clang-tidy already says (names, function length, nesting) isn't repeated here.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tidy {

struct Source {
  std::string path;  // Relative to the repository: "dialog/advance.cpp".
  std::string text;
};

// "dialog/advance.cpp:12: includes bot/, which stands to its right"
using Findings = std::vector<std::string>;

// A folder includes itself and those to its left: knowledge, intents, dialog, bot.
[[nodiscard]] Findings direction(const Source& source);
// knowledge, intents and dialog know no clock, file, socket, thread, dice or SQL.
[[nodiscard]] Findings purity(const Source& source);
// Each library is included by the one folder that hides it.
[[nodiscard]] Findings libraries(const Source& source);
// At most 400 lines a file and 100 characters (not bytes) a line.
[[nodiscard]] Findings sizes(const Source& source);
// A header begins with a comment that says what it is, and has #pragma once.
[[nodiscard]] Findings header(const Source& source);
// No notes to oneself, and no path of one developer's machine.
[[nodiscard]] Findings leftovers(const Source& source);
// Every .cpp is named in the CMakeLists.txt of a folder above it.
[[nodiscard]] Findings unlisted(const std::vector<Source>& tree);

// No two files define a type of one name in one namespace: the linker would take one for the other.
[[nodiscard]] Findings twins(const std::vector<Source>& tree);

// Sources that are parts of a whole and are tested through it.
struct Elsewhere {
  std::string_view sources;  // A path, or the beginning of several.
  std::string_view tests;    // Where they are tested: a path, or the beginning of one.
};
// Every .cpp has tests/<its path>_test.cpp, or a test that includes its header, or is tested
// elsewhere, by a test that exists; an entry that is no longer needed is a finding as well.
[[nodiscard]] Findings untested(const std::vector<Source>& tree,
                                const std::vector<Elsewhere>& elsewhere);

}  // namespace tidy
