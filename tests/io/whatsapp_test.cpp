#include <doctest/doctest.h>

#include "tests/io/people.h"
#include "tests/io/set_up.h"

namespace io {
namespace {

using tests::ApiCall;
using tests::FakeWhatsApp;
using tests::Fate;
using tests::TempFolder;
using tests::WireAnswer;

constexpr const char* kAnn = "16505551234";

TEST_SUITE("io/whatsapp") {
  TEST_CASE("from complaint to solved with buttons only") {
    const TempFolder folder;
    FakeWhatsApp whatsapp(kWhatsAppToken, kWhatsAppNumber);
    const Program program(whatsapp_only(whatsapp, folder));
    CHECK(program.words().find("whatsapp on;") != std::string::npos);
    WhatsAppPerson ann(program, kAnn);
    CHECK(ann.say("hi").status == 200);
    for (const char* label : {"iCloud is full", "It worked", "5"}) {
      CAPTURE(label);
      const auto shown = whatsapp.await_button(kAnn, label);
      REQUIRE(shown);
      CHECK(ann.press(*shown, label).status == 200);
    }
    CHECK(whatsapp.await_text(kAnn, "Thank"));
    CHECK(whatsapp.calls("number").size() == 1);
    CHECK(program.log().find("speaks for +1 555-078-3881") != std::string::npos);
    CHECK(program.log().find(kWhatsAppToken) == std::string::npos);
    CHECK(whatsapp.broken() == "");
  }

  TEST_CASE("from complaint to solved with words only, on a bad day") {
    const TempFolder folder;
    FakeWhatsApp whatsapp(kWhatsAppToken, kWhatsAppNumber);
    const Program program(whatsapp_only(whatsapp, folder));
    int sends = 0;
    whatsapp.set_mood([&](const ApiCall& call) -> std::optional<WireAnswer> {
      const bool sent = call.body.is_object() && call.body.contains("to");
      if (!sent || ++sends > 2) return std::nullopt;
      if (sends == 1) return WireAnswer{500, R"({"error":{"code":131000}})", {}, Fate::Whole};
      return WireAnswer{200, "", {}, Fate::Resets};
    });
    WhatsAppPerson ann(program, kAnn);
    CHECK(ann.say("my icloud is full").status == 200);
    REQUIRE(whatsapp.await_text(kAnn, "delete my data"));
    CHECK(whatsapp.shown(kAnn).front().text.find("iCloud is full") != std::string::npos);
    const std::size_t before = whatsapp.shown(kAnn).size();
    CHECK(ann.say("it worked").status == 200);
    REQUIRE(whatsapp.await_text(kAnn, "from 1", before));
    CHECK(ann.say("5").status == 200);
    CHECK(whatsapp.await_text(kAnn, "Thank", before));
    CHECK(whatsapp.broken() == "");
  }

  TEST_CASE("only who knows our token sets the webhook up, only WhatsApp posts to it") {
    const TempFolder folder;
    FakeWhatsApp whatsapp(kWhatsAppToken, kWhatsAppNumber);
    const Program program(whatsapp_only(whatsapp, folder));
    const auto verify = [&](const std::string& token) {
      return http_get(program.url(),
                      "/webhooks/whatsapp?hub.mode=subscribe&hub.challenge=1158201444"
                      "&hub.verify_token=" +
                          token);
    };
    CHECK(verify(kVerifyToken).body == "1158201444");
    CHECK(verify("theirs").status == 401);
    const WhatsAppPerson ann(program, kAnn);
    CHECK(ann.post("{}", "theirs").status == 401);
    CHECK(metric(program.url(), R"(stepwise_refused_total{channel="whatsapp",why="forged"})") ==
          "2");
  }
}

}  // namespace
}  // namespace io
