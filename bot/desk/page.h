// The agents' web page, as it is served: the files of bot/desk/web, compiled into the program.
//
// Knows no session: the page itself holds nothing of anybody's. Nothing is read from disk.
// Thread safety: all of it, from any thread.

#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "bot/http/http.h"

namespace bot {

struct PageFile {
  std::string_view name;  // "index.html"
  std::string_view hash;  // SHA-256 of the content, in hex.
  std::string_view content;
};

// By name. Made at build time by embed.cmake.
[[nodiscard]] std::span<const PageFile> page_files();

// /desk/ and its files; /desk leads there. A browser keeps them, and asks each time whether they
// are still the same.
[[nodiscard]] std::vector<http::Route> page_routes();

}  // namespace bot
