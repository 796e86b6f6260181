#include "bot/desk/page.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <doctest/doctest.h>

#include "bot/http/router.h"

namespace bot {
namespace {

http::Response ask(const std::string& path, const std::string& if_none_match = "") {
  static const http::Router kRouter(page_routes());
  http::Request request;
  request.method = "GET";
  request.path = path;
  if (!if_none_match.empty()) request.headers = {{"If-None-Match", if_none_match}};
  http::Response response;
  kRouter.dispatch(request, [&](http::Response given) { response = std::move(given); });
  return response;
}

std::string header(const http::Response& response, const std::string& name) {
  const auto found =
      std::ranges::find(response.headers, name, &std::pair<std::string, std::string>::first);
  return found == response.headers.end() ? "" : found->second;
}

TEST_SUITE("bot/desk/page") {
  TEST_CASE("the page's address is /desk/, and /desk leads there") {
    CHECK(ask("/desk").status == 308);
    CHECK(header(ask("/desk"), "Location") == "/desk/");
    const http::Response page = ask("/desk/");
    CHECK(page.status == 200);
    CHECK(page.content_type == "text/html; charset=utf-8");
    CHECK(page.body.starts_with("<!doctype html>"));
  }

  TEST_CASE("each file has its type, and what isn't one isn't there") {
    CHECK(ask("/desk/main.js").content_type == "text/javascript; charset=utf-8");
    CHECK(ask("/desk/colours.css").content_type == "text/css; charset=utf-8");
    CHECK(ask("/desk/icon.svg").content_type == "image/svg+xml");
    CHECK(ask("/desk/nothing.js").status == 404);
    CHECK(ask("/desk/..%2fpage.h").status == 404);
  }

  TEST_CASE("what is served is what stands in the folder, byte for byte") {
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(SOURCE_DIR "/bot/desk/web")) {
      std::ifstream in(entry.path(), std::ios::binary);
      const std::string content(std::istreambuf_iterator<char>(in), {});
      CAPTURE(entry.path().string());
      CHECK(ask("/desk/" + entry.path().filename().string()).body == content);
      ++files;
    }
    CHECK(files == page_files().size());
  }

  TEST_CASE("a browser that has it is told so, one that has another version gets it") {
    const std::string tag = header(ask("/desk/main.js"), "ETag");
    CHECK(tag.size() == 66);
    CHECK(tag != header(ask("/desk/dom.js"), "ETag"));
    const http::Response same = ask("/desk/main.js", "\"older\", " + tag);
    CHECK(same.status == 304);
    CHECK(same.body.empty());
    CHECK(ask("/desk/main.js", "\"older\"").status == 200);
    CHECK(header(same, "Cache-Control") == "no-cache");
  }

  TEST_CASE("nothing foreign and nothing inline may run, on any file, found or not") {
    for (const char* path : {"/desk/", "/desk/main.js", "/desk/nothing"}) {
      CAPTURE(path);
      const std::string policy = header(ask(path), "Content-Security-Policy");
      CHECK(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self'"));
      CHECK(policy.find("unsafe") == std::string::npos);
      CHECK(policy.find("frame-ancestors 'none'") != std::string::npos);
    }
  }
}

}  // namespace
}  // namespace bot
