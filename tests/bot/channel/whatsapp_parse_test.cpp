#include "bot/channel/whatsapp_parse.h"

#include <doctest/doctest.h>

namespace bot {
namespace {

// As the messages webhook posts it.
std::string posted(const std::string& value) {
  return R"({"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":)"
         R"([{"value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":)"
         R"("15550783881","phone_number_id":"106"},)" +
         value + R"(},"field":"messages"}]}]})";
}

std::string sent(const std::string& more) {
  return R"("contacts":[{"profile":{"name":"Ann Lee"},"wa_id":"16505551234"}],"messages":)"
         R"([{"from":"16505551234","id":"wamid.1","timestamp":"1749416383",)" +
         more + "}]";
}

// "user|key|target|what" of each, or why it was ignored.
std::string told(const std::string& body) {
  std::string lines;
  for (const Heard& heard : parse_whatsapp(body, "106")) {
    if (const auto* ignored = std::get_if<Ignored>(&heard)) {
      lines += "ignored: " + ignored->why + ";";
      continue;
    }
    const auto& arrival = std::get<Arrival>(heard);
    lines += arrival.user + "|" + arrival.key + "|" + arrival.target + "|";
    if (const auto* wrote = std::get_if<Wrote>(&arrival.what)) lines += "wrote " + wrote->text;
    if (const auto* pushed = std::get_if<Pushed>(&arrival.what)) {
      lines += "pushed " + pushed->value + " (" + pushed->label + ")";
    }
    lines += ";";
  }
  return lines;
}

TEST_SUITE("bot/channel/whatsapp_parse") {
  TEST_CASE("posts become what people did, or nothing") {
    const std::string from = "16505551234|wamid.1|16505551234|";
    struct Row {
      std::string value;
      std::string told;
    };
    for (const Row& row : {
             Row{sent(R"("type":"text","text":{"body":"it failed"})"), from + "wrote it failed;"},
             Row{sent(R"("type":"interactive","interactive":{"type":"button_reply",)"
                      R"("button_reply":{"id":"c1.2.0","title":"It worked"}})"),
                 from + "pushed c1.2.0 (It worked);"},
             Row{sent(R"("type":"interactive","interactive":{"type":"list_reply",)"
                      R"("list_reply":{"id":"c1.2.1","title":"Old backups","description":"d"}})"),
                 from + "pushed c1.2.1 (Old backups);"},
             Row{sent(R"("type":"button","button":{"payload":"p","text":"Go on"})"),
                 from + "wrote Go on;"},
             Row{sent(R"("type":"image","image":{"caption":"see","id":"1"})"),
                 from + "wrote see\n[picture];"},
             Row{sent(R"("type":"audio","audio":{"id":"1","voice":true})"),
                 from + "wrote [voice message];"},
             Row{sent(R"("type":"document","document":{"id":"1"})"), from + "wrote [file];"},
             Row{sent(R"("type":"location","location":{"latitude":1.0})"),
                 from + "wrote [location];"},
             Row{sent(R"("type":"sticker","sticker":{"id":"1"})"), from + "wrote 🙂;"},
             Row{sent(R"("type":"reaction","reaction":{"emoji":"x"})"), "ignored: kind;"},
             Row{sent(R"("type":"unsupported","errors":[{"code":131051}])"), "ignored: kind;"},
             Row{R"("statuses":[{"id":"wamid.OUT1","status":"delivered"}])", "ignored: status;"},
             Row{R"("messages":[{"from":"1","id":"a","type":"text","text":{"body":"x"}},)"
                 R"({"from":"2","id":"b","type":"text","text":{"body":"y"}}])",
                 "1|a|1|wrote x;2|b|2|wrote y;"},
         }) {
      CAPTURE(row.value);
      CHECK(told(posted(row.value)) == row.told);
    }
    CHECK(told(posted(R"("messages":[{"from":"1","type":"text","text":{"body":"x"}}])")) ==
          "ignored: user;");
    CHECK(told("x") == "ignored: not_json;");
    CHECK(told(R"({"entry":[{"changes":[{"value":{"metadata":{"phone_number_id":"7"}}}]}]})") ==
          "ignored: number;");
    CHECK(told(R"({"entry":{"changes":[]}})").empty());
  }

  TEST_CASE("a message says who writes it, and can be marked as read") {
    const auto heard = parse_whatsapp(posted(sent(R"("type":"text","text":{"body":"hi"})")), "106");
    const auto& arrival = std::get<Arrival>(heard.at(0));
    CHECK(arrival.profile == Profile{"Ann Lee", ""});
    REQUIRE(arrival.typing);
    CHECK(arrival.typing->body.find(R"("message_id":"wamid.1")") != std::string::npos);
  }
}

}  // namespace
}  // namespace bot
