#include "bot/http/network.h"

#include <doctest/doctest.h>

namespace bot::http {
namespace {

std::vector<Network> networks(const std::vector<const char*>& texts) {
  std::vector<Network> result;
  for (const char* text : texts)
    result.push_back(*parse_network(text));
  return result;
}

TEST_SUITE("bot/http/network") {
  TEST_CASE("a network holds its addresses, in every spelling, and no other") {
    struct Row {
      const char* network;
      const char* address;
      bool holds;
    };
    for (const Row& row : {
             Row{"10.0.0.0/8", "10.255.0.1", true},
             Row{"10.0.0.0/8", "11.0.0.1", false},
             Row{"10.0.0.0/8", "::ffff:10.0.0.1", true},
             Row{"10.1.2.3", "10.1.2.3", true},
             Row{"10.1.2.3", "10.1.2.4", false},
             Row{"192.168.1.128/25", "192.168.1.200", true},
             Row{"192.168.1.128/25", "192.168.1.100", false},
             Row{"0.0.0.0/0", "8.8.8.8", true},
             Row{"0.0.0.0/0", "2001:db8::1", false},
             Row{"::/0", "2001:db8::1", true},
             Row{"fd00::/8", "fdff::1", true},
             Row{"fd00::/8", "fe00::1", false},
             Row{"2001:db8::/33", "2001:db8:7fff::1", true},
             Row{"2001:db8::/33", "2001:db8:8000::1", false},
             Row{"10.0.0.0/8", "nobody", false},
             Row{"10.0.0.0/8", "", false},
         }) {
      CAPTURE(row.network);
      CAPTURE(row.address);
      const auto network = parse_network(row.network);
      REQUIRE(network);
      CHECK(contains(*network, row.address) == row.holds);
    }
  }

  TEST_CASE("what is no network is refused, with an example") {
    for (const char* text :
         {"", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8x", "10.0.0.0/", "10.0.0/8", "fd00::/129",
          "localhost", "10.0.0.1/8", "fd00::1/64", "/8"}) {
      CAPTURE(text);
      const auto network = parse_network(text);
      REQUIRE_FALSE(network);
      CHECK(network.error().message.find("such as 10.0.0.0/8") != std::string::npos);
    }
  }

  TEST_CASE("an IPv4 address is alone, an IPv6 /64 is one neighbourhood") {
    CHECK(neighbourhood("10.0.0.1") != neighbourhood("10.0.0.2"));
    CHECK(neighbourhood("10.0.0.1") == neighbourhood("::ffff:10.0.0.1"));
    CHECK(neighbourhood("2001:db8::1") == neighbourhood("2001:db8::ffff:1"));
    CHECK(neighbourhood("2001:db8::1") != neighbourhood("2001:db8:0:1::1"));
    CHECK(neighbourhood("::1") != 0);
  }

  TEST_CASE("only a trusted proxy says who its client is") {
    const auto trusted = networks({"10.0.0.0/8", "fd00::/8"});
    struct Row {
      const char* peer;
      std::vector<std::string> forwarded;
      const char* client;
    };
    for (const Row& row : {
             Row{"9.9.9.9", {"1.1.1.1"}, "9.9.9.9"},
             Row{"10.0.0.1", {}, "10.0.0.1"},
             Row{"10.0.0.1", {"1.1.1.1"}, "1.1.1.1"},
             Row{"10.0.0.1", {"6.6.6.6, 1.1.1.1"}, "1.1.1.1"},
             Row{"10.0.0.1", {"6.6.6.6", "1.1.1.1"}, "1.1.1.1"},
             Row{"10.0.0.1", {"1.1.1.1, 10.0.0.2 ,\t10.0.0.3"}, "1.1.1.1"},
             Row{"10.0.0.1", {"10.0.0.2"}, "10.0.0.2"},
             Row{"10.0.0.1", {"127.0.0.1"}, "127.0.0.1"},
             Row{"10.0.0.1", {"1.1.1.1:4711"}, "1.1.1.1"},
             Row{"10.0.0.1", {"[2001:db8::1]:4711"}, "2001:db8::1"},
             Row{"fd00::1", {"2001:DB8::1"}, "2001:db8::1"},
             Row{"10.0.0.1", {"::ffff:1.1.1.1"}, "1.1.1.1"},
             Row{"10.0.0.1", {"unknown"}, "10.0.0.1"},
             Row{"10.0.0.1", {"1.1.1.1, unknown, 10.0.0.2"}, "10.0.0.2"},
             Row{"10.0.0.1", {"1.1.1.1,"}, "10.0.0.1"},
             Row{"10.0.0.1", {""}, "10.0.0.1"},
             Row{"10.0.0.1", {"[::1"}, "10.0.0.1"},
         }) {
      CAPTURE(row.peer);
      CAPTURE(row.client);
      std::vector<std::pair<std::string, std::string>> headers = {{"Host", "x"}};
      for (const std::string& value : row.forwarded)
        headers.emplace_back("x-forwarded-FOR", value);
      CHECK(client_address(row.peer, headers, trusted) == row.client);
    }
  }
}

}  // namespace
}  // namespace bot::http
