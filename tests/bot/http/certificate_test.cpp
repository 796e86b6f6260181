#include "bot/http/certificate.h"

#include <filesystem>

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "tests/bot/temp_folder.h"

namespace bot::http {
namespace {

using tests::TempFolder;

TEST_SUITE("bot/http/certificate") {
  TEST_CASE("is made once, for the owner's eyes only") {
    TempFolder folder;
    const auto made = local_certificate(folder.path());
    REQUIRE(made);
    struct stat status {};
    REQUIRE(::stat(made->key.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    const auto written = std::filesystem::last_write_time(made->certificate);
    REQUIRE(local_certificate(folder.path()));
    CHECK(std::filesystem::last_write_time(made->certificate) == written);
  }

  TEST_CASE("is made anew when it is damaged") {
    TempFolder folder;
    const auto made = local_certificate(folder.path());
    REQUIRE(made);
    std::filesystem::resize_file(made->key, 10);
    CHECK_FALSE(server_tls(*made));
    REQUIRE(local_certificate(folder.path()));
    CHECK(server_tls(*made));
  }

  TEST_CASE("a file that can't be used is named") {
    const auto tls = server_tls({"/nowhere/cert.pem", "/nowhere/key.pem"});
    REQUIRE_FALSE(tls);
    CHECK(tls.error().message.starts_with("certificate '/nowhere/cert.pem': "));
  }
}

}  // namespace
}  // namespace bot::http
