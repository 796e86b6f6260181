#include "bot/channel/whatsapp_render.h"

#include <doctest/doctest.h>

#include "bot/channel/foreign_json.h"

namespace bot {
namespace {

using nlohmann::json;

dialog::Reply reply_with(const std::vector<std::string>& labels) {
  dialog::Reply reply;
  reply.lead = "**Try** this.";
  reply.steps = {"Open Settings.", "Tap iCloud."};
  int number = 0;
  for (const std::string& label : labels)
    reply.choices.push_back({label, dialog::Signal::Yes, "", "c1.1." + std::to_string(++number)});
  return reply;
}

std::vector<json> bodies(const std::vector<Call>& calls) {
  std::vector<json> list;
  for (const Call& call : calls) {
    CHECK(call.method == "messages");
    list.push_back(*foreign_object(call.body));
  }
  return list;
}

TEST_SUITE("bot/channel/whatsapp_render") {
  TEST_CASE("without choices it is a text") {
    const auto sent = bodies(render_whatsapp(reply_with({}), "1650", "Choose")).at(0);
    CHECK(sent.at("to") == "1650");
    CHECK(sent.at("text").at("body") == "*Try* this.\n\n1. Open Settings.\n2. Tap iCloud.");
    CHECK(sent.at("text").at("preview_url") == false);
  }

  TEST_CASE("up to three short choices are buttons, more or longer ones a list") {
    const auto buttons = bodies(render_whatsapp(reply_with({"Yes", "No"}), "1", "Choose")).at(0);
    CHECK(buttons.at("interactive").at("type") == "button");
    CHECK(buttons.at("interactive").at("action").dump() ==
          R"({"buttons":[{"reply":{"id":"c1.1.1","title":"Yes"},"type":"reply"},)"
          R"({"reply":{"id":"c1.1.2","title":"No"},"type":"reply"}]})");
    const auto list =
        bodies(render_whatsapp(reply_with({"Yes", "No, I'd rather something else"}), "1", "Choose"))
            .at(0);
    CHECK(list.at("interactive").at("type") == "list");
    CHECK(list.at("interactive").at("action").dump() ==
          R"({"button":"Choose","sections":[{"rows":[{"id":"c1.1.1","title":"Yes"},)"
          R"({"description":"No, I'd rather something else","id":"c1.1.2",)"
          R"("title":"No, I'd rather somethin…"}]}]})");
    CHECK(bodies(render_whatsapp(reply_with({"1", "2", "3", "4"}), "1", "Choose"))
              .at(0)
              .at("interactive")
              .at("type") == "list");
  }

  TEST_CASE("more than a list holds are numbered, as all are where none can be pressed") {
    const auto many = bodies(render_whatsapp(
        reply_with({"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"}), "1", "Choose"));
    CHECK(many.at(0).at("text").at("body").get<std::string>().ends_with("10) j  11) k"));
    const auto plain = bodies(render_whatsapp_plain(reply_with({"Yes", "No"}), "1"));
    CHECK(plain.at(0).at("text").at("body").get<std::string>().ends_with("1) Yes  2) No"));
  }

  TEST_CASE("what is too long for what can be pressed goes on in a message before it") {
    auto reply = reply_with({"Yes"});
    reply.lead = std::string(1500, 'a');
    const auto sent = bodies(render_whatsapp(reply, "1", "Choose"));
    REQUIRE(sent.size() >= 2);
    CHECK(sent.front().at("type") == "text");
    CHECK(sent.back().at("type") == "interactive");
    CHECK(sent.back().at("interactive").at("body").at("text").get<std::string>().size() <= 1024);
    CHECK(bodies(render_whatsapp({}, "1", "Choose")).at(0).at("text").at("body") == "…");
  }
}

}  // namespace
}  // namespace bot
