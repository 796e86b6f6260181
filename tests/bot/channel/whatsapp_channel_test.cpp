#include "bot/channel/whatsapp_channel.h"

#include <doctest/doctest.h>

#include "bot/crypto/digest.h"
#include "tests/bot/channel/plugged.h"

namespace bot {
namespace {

using Lines = std::vector<std::string>;

const User kUser{"whatsapp", "1650"};

EngineSettings at_once() {
  EngineSettings settings;
  settings.burst_window = std::chrono::milliseconds(0);
  return settings;
}

// WhatsApp's side of the wire.
struct Site : tests::Plugged {
  explicit Site(const EngineSettings& settings = at_once())
      : Plugged(settings),
        channel(std::move(
            *open_whatsapp({"app secret", "ours", "EAA", "106", "http://127.0.0.1:1"}, world()))) {}

  std::optional<http::Response> post(const std::string& body, const std::string& signature) {
    return ask(*channel, "/webhooks/whatsapp", body, {{"X-Hub-Signature-256", signature}});
  }
  std::optional<http::Response> post(const std::string& body) {
    return post(body, "sha256=" + hmac_sha256("app secret", body));
  }

  std::optional<http::Response> verify(const std::string& token) {
    http::Request request;
    request.method = "GET";
    request.path = request.raw_path = "/webhooks/whatsapp";
    request.query = {
        {"hub.mode", "subscribe"}, {"hub.verify_token", token}, {"hub.challenge", "1158201444"}};
    answer.reset();
    http::Router(channel->routes()).dispatch(request, [this](http::Response given) {
      answer = std::move(given);
    });
    return answer;
  }

  std::unique_ptr<Channel> channel;
};

std::string said(const std::vector<std::string>& texts) {
  std::string messages;
  for (const std::string& text : texts) {
    if (!messages.empty()) messages += ',';
    messages += R"({"from":"1650","id":"wamid.)" + text + R"(","type":"text","text":{"body":")" +
                text + "\"}}";
  }
  return R"({"entry":[{"changes":[{"value":{"metadata":{"phone_number_id":"106"},"messages":[)" +
         messages + "]}}]}]}";
}

TEST_SUITE("bot/channel/whatsapp_channel") {
  TEST_CASE("the webhook is verified by who knows our token") {
    Site site;
    CHECK(site.verify("ours")->body == "1158201444");
    CHECK(site.verify("ours")->content_type == "text/plain; charset=utf-8");
    CHECK(site.verify("theirs")->status == 401);
    CHECK(site.verify("")->status == 401);
  }

  TEST_CASE("what isn't signed with the app's secret gets 401 and leaves no trace but a metric") {
    Site site;
    const std::string body = said({"hi"});
    CHECK(site.ask(*site.channel, "/webhooks/whatsapp", body, {})->status == 401);
    CHECK(site.post(body, "sha256=" + hmac_sha256("another", body))->status == 401);
    CHECK(site.post(body, hmac_sha256("app secret", body))->status == 401);
    CHECK(site.passed_over() == Lines{"unsigned", "forged", "forged"});
    site.bench.pass(std::chrono::milliseconds(0));
    CHECK(site.bench.current(kUser).empty());
  }

  TEST_CASE("a post is acknowledged when all of it is stored, and again changes nothing") {
    Site site;
    for (int time = 0; time < 2; ++time) {
      CHECK_FALSE(site.post(said({"one", "two"})));
      site.bench.engine->step();
      REQUIRE(site.answer);
      CHECK(site.answer->status == 200);
    }
    CHECK(site.bench.lines(kUser) ==
          Lines{"person: one", "bot: echo one", "person: two", "bot: echo two"});
  }

  TEST_CASE("a post of which something is refused comes again") {
    EngineSettings small = at_once();
    small.queue_max = 1;
    Site site(small);
    (void)site.post(said({"one", "two"}));
    site.bench.engine->step();
    REQUIRE(site.answer);
    CHECK(site.answer->status == 503);
  }

  TEST_CASE("what is nothing for us is answered and counted") {
    Site site;
    const std::string status =
        R"({"entry":[{"changes":[{"value":{"metadata":{"phone_number_id":"106"},)"
        R"("statuses":[{"status":"read"}]}}]}]})";
    CHECK(site.post(status)->status == 200);
    CHECK(site.passed_over() == Lines{"status"});
  }
}

}  // namespace
}  // namespace bot
