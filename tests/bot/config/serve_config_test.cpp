#include "bot/config/serve_config.h"

#include <fstream>
#include <optional>
#include <sstream>

#include <doctest/doctest.h>

#include "bot/config/option.h"
#include "tests/bot/config/variable.h"
#include "tests/bot/temp_folder.h"

namespace bot {
namespace {

using tests::Variable;

struct Outcome {
  std::optional<ServeConfig> config;
  int exit_code = -1;
  std::string out;
  std::string err;
};

Outcome read(const std::vector<std::string>& args) {
  std::ostringstream out;
  std::ostringstream err;
  auto result = read_serve_config(args, out, err);
  Outcome outcome;
  if (auto* config = std::get_if<ServeConfig>(&result)) outcome.config = std::move(*config);
  if (const auto* leave = std::get_if<Leave>(&result)) outcome.exit_code = leave->exit_code;
  outcome.out = out.str();
  outcome.err = err.str();
  return outcome;
}

TEST_SUITE("bot/config/serve_config") {
  TEST_CASE("an option's name is its variable's") {
    CHECK(variable_of("api-token") == "STEPWISE_API_TOKEN");
    const Variable variable("STEPWISE_API_TOKEN", "x");
    CHECK(environment("STEPWISE_API_TOKEN") == "x");
    CHECK(environment("STEPWISE_NO_SUCH_THING").empty());
  }

  TEST_CASE("the defaults are for trying it out") {
    const Outcome outcome = read({});
    REQUIRE(outcome.config);
    CHECK(http::to_string(outcome.config->listen) == "127.0.0.1:8443");
    CHECK(outcome.config->data == "./stepwise-data");
    CHECK(outcome.config->api_token.empty());
    CHECK(outcome.config->policy.close_after == std::chrono::hours(24));
    CHECK(outcome.config->policy.retain_days == 90);
  }

  TEST_CASE("the command line outranks the environment, and that the file") {
    tests::TempFolder folder;
    std::ofstream(folder.file("c.toml")) << "listen = \"127.0.0.1:1\"\n"
                                         << "retain-days = 1\n"
                                         << "close-after = \"2d\"\n";
    const std::vector<std::string> file = {"--config", folder.file("c.toml")};
    CHECK(read(file).config.value().listen.port == 1);
    CHECK(read(file).config.value().policy.close_after == std::chrono::hours(48));

    const Variable listen("STEPWISE_LISTEN", "127.0.0.1:2");
    const Variable days("STEPWISE_RETAIN_DAYS", "2");
    CHECK(read(file).config.value().listen.port == 2);
    const auto all =
        read({"--config", folder.file("c.toml"), "--listen", "[::1]:3"}).config.value();
    CHECK(http::to_string(all.listen) == "[::1]:3");
    CHECK(all.policy.retain_days == 2);
  }

  TEST_CASE("the token comes from the environment or a file, never from a flag") {
    tests::TempFolder folder;
    std::ofstream(folder.file("token")) << "file-0123456789abcdef\n";
    const Variable token("STEPWISE_API_TOKEN", "env-0123456789abcdef");
    CHECK(read({}).config.value().api_token == "env-0123456789abcdef");
    CHECK(read({"--api-token-file", folder.file("token")}).config.value().api_token ==
          "file-0123456789abcdef");
    CHECK(read({"--api-token", "flag-0123456789abcdef"}).exit_code == 2);
  }

  TEST_CASE("a mistake ends it with 2 and says what was expected") {
    tests::TempFolder folder;
    std::ofstream(folder.file("unknown.toml")) << "lisen = \"127.0.0.1:1\"\n";
    struct Row {
      std::vector<std::string> args;
      const char* says;
    };
    for (const Row& row : {
             Row{{"--nonsense"}, "--nonsense"},
             Row{{"--listen", "nowhere"}, "listen: must be ADDRESS:PORT"},
             Row{{"--listen", "0.0.0.0:8443"}, "0.0.0.0:8443 is public"},
             Row{{"--tls-cert", "a.pem"}, "tls-cert: must come together with tls-key"},
             Row{{"--tls-cert", "a", "--tls-key", "b", "--plain-http"}, "plain-http: must not"},
             Row{{"--remind-after", "soon"}, "remind-after: must be a duration"},
             Row{{"--close-after", "0ms"}, "close-after: must be longer"},
             Row{{"--remind-after", "2d", "--close-after", "1d"},
                 "remind-after: must be shorter than close-after, 1d"},
             Row{{"--status-feed", "http://apple.com/s.js"}, "status-feed: must be an https:"},
             Row{{"--retain-days", "0"}, "--retain-days"},
             Row{{"--agent-hours", "nine to five"}, "agent-hours: 'nine to five'"},
             Row{{"--timezone", "Moon"}, "timezone: 'Moon': is no time zone"},
             Row{{"--http-threads", "x"}, "--http-threads"},
             Row{{"--connections-max", "1"}, "--connections-max"},
             Row{{"--trusted-proxy", "proxy.example"}, "trusted-proxy: must be a network such as"},
             Row{{"--config", folder.file("unknown.toml")},
                 "unknown.toml:1: unknown key 'lisen', did you mean 'listen'?"},
             Row{{"--config", folder.file("none.toml")}, "none.toml"},
             Row{{"--api-token-file", folder.file("none")}, "can't be read or is empty"},
         }) {
      CAPTURE(row.says);
      const Outcome outcome = read(row.args);
      CHECK(outcome.exit_code == 2);
      CHECK(outcome.err.find(row.says) != std::string::npos);
      CHECK(outcome.out.empty());
    }
  }

  TEST_CASE("what a file says wrongly is told with its place") {
    tests::TempFolder folder;
    struct Row {
      const char* text;
      const char* says;
    };
    for (const Row& row : {
             Row{"[server]\nlisten = \"127.0.0.1:1\"", "c.toml:1: server: is a table"},
             Row{"\nretain-days = 0", "c.toml:2: retain-days: "},
             Row{"\n\nremind-after = \"soon\"", "c.toml:3: remind-after: must be a duration"},
             Row{"plain-http = \"yes\"", "c.toml:1: plain-http: expected true or false"},
             Row{"data = true", "c.toml:1: data: can't be true or false"},
             Row{"data = [\"a\", \"b\"]", "c.toml:1: data: can be given only once"},
             Row{"config = \"d.toml\"", "c.toml:1: unknown key 'config'"},
             Row{"listen = 127.0.0.1:1", "c.toml:1: "},
         }) {
      CAPTURE(row.text);
      std::ofstream(folder.file("c.toml")) << row.text;
      const Outcome outcome = read({"--config", folder.file("c.toml")});
      CHECK(outcome.exit_code == 2);
      CAPTURE(outcome.err);
      CHECK(outcome.err.find(row.says) != std::string::npos);
    }
  }

  TEST_CASE("a list of a file gives way to one that is given, a flag to its opposite") {
    tests::TempFolder folder;
    std::ofstream(folder.file("c.toml")) << "trusted-proxy = [\n  \"10.0.0.0/8\",\n"
                                            "  \"fd00::/8\",  # both\n]\nplain-http = true\n";
    const std::string file = folder.file("c.toml");
    const auto both = read({"--config", file}).config.value();
    CHECK(both.trusted_proxies.size() == 2);
    CHECK(both.plain_http);
    const auto one =
        read({"--config", file, "--trusted-proxy", "192.168.0.0/16", "--plain-http=false"})
            .config.value();
    REQUIRE(one.trusted_proxies.size() == 1);
    CHECK(one.trusted_proxies[0] == *http::parse_network("192.168.0.0/16"));
    CHECK_FALSE(one.plain_http);
  }

  TEST_CASE("when one silence alone is given, the default of the other gives way") {
    const auto policy = [](const std::vector<std::string>& args) {
      return read(args).config.value().policy;
    };
    using namespace std::chrono_literals;
    // A reminder that is due with the closing doesn't come (tests/bot/engine).
    CHECK(policy({"--close-after", "5s"}).close_after == 5s);
    CHECK(policy({"--close-after", "5s"}).remind_after == 5s);
    CHECK(policy({"--remind-after", "24h"}).remind_after == 24h);
    CHECK(policy({"--remind-after", "24h"}).close_after == 48h);
    CHECK(policy({"--remind-after", "1h"}).close_after == 24h);
    const auto none = policy({"--remind-after", "0ms"});
    CHECK(none.remind_after == none.close_after);
    CHECK(none.close_after == 24h);
  }

  TEST_CASE("what was hardly meant so is doubted, without a word of the token") {
    const Variable token("STEPWISE_API_TOKEN", "hunter2");
    const auto doubts = read({"--listen", "0.0.0.0:1", "--plain-http"}).config.value().doubts;
    REQUIRE(doubts.size() == 2);
    CHECK(doubts[0].what.starts_with("api-token: is shorter than 16"));
    CHECK(doubts[0].what.find("hunter2") == std::string::npos);
    CHECK(doubts[1].what.starts_with("plain-http: 0.0.0.0:1 is public"));
    const Variable safe("STEPWISE_API_TOKEN", "env-0123456789abcdef");
    CHECK(read({"--plain-http"}).config.value().doubts.empty());
  }

  TEST_CASE("a public address is fine with TLS, or behind a proxy") {
    CHECK(read({"--listen", "0.0.0.0:1", "--tls-cert", "a", "--tls-key", "b"}).config);
    CHECK(read({"--listen", "[::]:1", "--plain-http"}).config);
    const Variable plain("STEPWISE_PLAIN_HTTP", "true");
    CHECK(read({"--listen", "[::]:1"}).config.value().plain_http);
  }

  TEST_CASE("proxies are trusted one by one, or several in the environment") {
    const auto networks = [](const std::vector<std::string>& args) {
      return read(args).config.value().trusted_proxies;
    };
    const std::vector<http::Network> both = {*http::parse_network("10.0.0.0/8"),
                                             *http::parse_network("fd00::/8")};
    CHECK(networks({}).empty());
    CHECK(networks({"--trusted-proxy", "10.0.0.0/8", "--trusted-proxy", "fd00::/8"}) == both);
    const Variable variable("STEPWISE_TRUSTED_PROXY", "10.0.0.0/8,fd00::/8");
    CHECK(networks({}) == both);
  }

  TEST_CASE("help names every option and is no mistake") {
    const Outcome outcome = read({"--help"});
    CHECK(outcome.exit_code == 0);
    for (const char* option : {"--listen", "STEPWISE_LISTEN", "--config", "--retain-days"}) {
      CAPTURE(option);
      CHECK(outcome.out.find(option) != std::string::npos);
    }
  }
}

}  // namespace
}  // namespace bot
