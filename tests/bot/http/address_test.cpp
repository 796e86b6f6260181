#include "bot/http/address.h"

#include <doctest/doctest.h>

namespace bot::http {
namespace {

TEST_SUITE("bot/http/address") {
  TEST_CASE("an address is read and written") {
    struct Row {
      const char* text;
      const char* canonical;  // "" when it is refused.
    };
    for (const Row& row : {
             Row{"127.0.0.1:8443", "127.0.0.1:8443"},
             Row{"0.0.0.0:0", "0.0.0.0:0"},
             Row{"[::1]:8443", "[::1]:8443"},
             Row{"[::]:65535", "[::]:65535"},
             Row{"localhost:80", "127.0.0.1:80"},
             Row{"127.0.0.1", ""},
             Row{"127.0.0.1:", ""},
             Row{"127.0.0.1:65536", ""},
             Row{"127.0.0.1:-1", ""},
             Row{"127.0.0.1:8x", ""},
             Row{"::1:8443", ""},
             Row{"[127.0.0.1]:1", ""},
             Row{"example.org:80", ""},
             Row{":80", ""},
             Row{"", ""},
         }) {
      CAPTURE(row.text);
      const auto address = parse_address(row.text);
      CHECK((address ? to_string(*address) : "") == row.canonical);
      if (address) CHECK(from_socket_address(socket_address(*address)) == *address);
    }
  }

  TEST_CASE("loopback is told from everything else") {
    for (const char* host : {"127.0.0.1", "127.1.2.3", "::1", "::ffff:127.0.0.1"}) {
      CAPTURE(host);
      CHECK(is_loopback(host));
    }
    for (const char* host : {"0.0.0.0", "::", "10.0.0.1", "localhost", "", "127.0.0.1.evil.org"}) {
      CAPTURE(host);
      CHECK_FALSE(is_loopback(host));
    }
  }

  TEST_CASE("the public internet is told from what lies inside or nowhere") {
    for (const char* host : {"17.253.144.10", "1.1.1.1", "172.32.0.1", "100.128.0.1", "192.0.1.1",
                             "2620:149:af0::10", "2a00:1450::1", "::ffff:1.1.1.1"}) {
      CAPTURE(host);
      CHECK(is_public(host));
    }
    for (const char* host : {"127.0.0.1",
                             "10.1.2.3",
                             "172.16.0.1",
                             "172.31.255.255",
                             "192.168.1.1",
                             "169.254.169.254",
                             "100.64.0.1",
                             "0.0.0.0",
                             "198.18.0.1",
                             "192.0.2.1",
                             "224.0.0.1",
                             "255.255.255.255",
                             "::",
                             "::1",
                             "fd00::1",
                             "fe80::1",
                             "ff02::1",
                             "2001:db8::1",
                             "2001::1",
                             "2002:a00:1::",
                             "64:ff9b::a00:1",
                             "::ffff:10.0.0.1",
                             "::10.0.0.1",
                             "apple.com",
                             ""}) {
      CAPTURE(host);
      CHECK_FALSE(is_public(host));
    }
  }

  TEST_CASE("a Host header names loopback with or without a port") {
    for (const char* host :
         {"localhost", "LOCALHOST:8443", "localhost:8443", "127.0.0.1:1", "[::1]", "[::1]:8443"}) {
      CAPTURE(host);
      CHECK(names_loopback(host));
    }
    for (const char* host : {"", "evil.org", "127.0.0.1.evil.org:80", "[::2]", "[::1", "::1"}) {
      CAPTURE(host);
      CHECK_FALSE(names_loopback(host));
    }
  }
}

}  // namespace
}  // namespace bot::http
