#include "bot/bridge/agents_parse.h"

#include <doctest/doctest.h>

#include "bot/channel/form.h"

namespace bot {
namespace {

constexpr const char* kPlace = "C0AGENTS";

// "U1 17.1 slack:C0AGENTS:17.2 wrote hi", "ignored bot", "elsewhere", …
std::string told(const AgentsEvent& event) {
  if (const auto* ignored = std::get_if<Ignored>(&event)) return "ignored " + ignored->why;
  if (const auto* change = std::get_if<Membership>(&event)) {
    return change->user + (change->is_member ? " came" : " left");
  }
  const auto* post = std::get_if<AgentPost>(&event);
  if (post == nullptr) return "elsewhere";
  const std::string whose = post->user + " " + post->thread + " " + post->key + " ";
  if (const auto* wrote = std::get_if<AgentWrote>(&post->what)) {
    return whose + "wrote " + wrote->text + (wrote->files ? " +files" : "");
  }
  if (const auto* pushed = std::get_if<AgentPushed>(&post->what)) {
    return whose + "pushed " + pushed->action + " " + pushed->value;
  }
  return whose + "revised";
}

std::string event(const std::string& inside) {
  return told(parse_agents_event(
      R"({"type":"event_callback","event_id":"Ev1","event":{)" + inside + "}}", kPlace, "UBOT"));
}

std::string message(const std::string& more) {
  return event(R"("type":"message","channel":"C0AGENTS","ts":"17.2","thread_ts":"17.1",)" + more);
}

std::string press(const std::string& payload) {
  return told(parse_agents_interaction(form_written({{"payload", payload}}), kPlace));
}

TEST_SUITE("bot/bridge/agents_parse") {
  TEST_CASE("what an agent writes in a thread is theirs, word by word") {
    CHECK(message(R"("user":"U1","text":"*Hi* &amp; see <https://a.example|here>")") ==
          "U1 17.1 slack:C0AGENTS:17.2 wrote Hi & see here (https://a.example)");
    CHECK(message(R"("user":"U1","text":"","subtype":"file_share","files":[{"id":"F1"}])") ==
          "U1 17.1 slack:C0AGENTS:17.2 wrote  +files");
    CHECK(message(R"("user":"U1","text":"all","subtype":"thread_broadcast")") ==
          "U1 17.1 slack:C0AGENTS:17.2 wrote all");
    // A mention comes as two events, and both have the same key.
    CHECK(event(R"("type":"app_mention","channel":"C0AGENTS","ts":"17.2","thread_ts":"17.1",)"
                R"("user":"U1","text":"<@UBOT> !claim")") ==
          "U1 17.1 slack:C0AGENTS:17.2 wrote !claim");
  }

  TEST_CASE("what isn't an agent's, or isn't in a thread, is passed over") {
    CHECK(message(R"("user":"U1","bot_id":"B1","text":"hi")") == "ignored bot");
    CHECK(message(R"("user":"UBOT","text":"hi")") == "ignored bot");
    CHECK(message(R"("user":"U1","subtype":"channel_join","text":"x")") == "ignored subtype");
    CHECK(event(R"("type":"message","channel":"C0AGENTS","ts":"17.2","user":"U1","text":"hi")") ==
          "ignored not_in_thread");
    CHECK(event(R"("type":"message","channel":"C0AGENTS","ts":"17.1","thread_ts":"17.1",)"
                R"("user":"U1","text":"hi")") == "ignored not_in_thread");
    CHECK(event(R"("type":"reaction_added","channel":"C0AGENTS","user":"U1")") == "ignored event");
  }

  TEST_CASE("another channel's business is not ours, even when it names this one") {
    CHECK(event(R"("type":"message","channel":"C1","user":"U1","text":"<#C0AGENTS>","ts":"1.1")") ==
          "elsewhere");
    CHECK(event(R"("type":"message","channel":"D1","user":"U1","text":"hi","ts":"1.1")") ==
          "elsewhere");
    CHECK(told(parse_agents_event("C0AGENTS {", kPlace, "")) == "elsewhere");
    CHECK(told(parse_agents_event("{}", "", "")) == "elsewhere");
    CHECK(press(R"({"type":"block_actions","user":{"id":"U1"},"channel":{"id":"D1"},)"
                R"("actions":[{"value":"C0AGENTS"}]})") == "elsewhere");
    CHECK(told(parse_agents_interaction("x=C0AGENTS", kPlace)) == "elsewhere");
  }

  TEST_CASE("what was written anew or taken back is known as such") {
    const std::string changed = R"("type":"message","channel":"C0AGENTS","ts":"17.9",)";
    const std::string before =
        R"("previous_message":{"user":"U1","text":"hi","ts":"17.2","thread_ts":"17.1")";
    CHECK(event(changed + R"("subtype":"message_changed","message":{"text":"ho"},)" + before +
                "}") == "U1 17.1 slack:C0AGENTS:changed:17.9 revised");
    CHECK(event(changed + R"("subtype":"message_deleted",)" + before + "}") ==
          "U1 17.1 slack:C0AGENTS:changed:17.9 revised");
    // A link that was unfolded; our own card.
    CHECK(event(changed + R"("subtype":"message_changed","message":{"text":"hi"},)" + before +
                "}") == "ignored edited");
    CHECK(event(changed + R"("subtype":"message_changed","message":{"text":"ho"},)" + before +
                R"(,"bot_id":"B1"})") == "ignored bot");
  }

  TEST_CASE("who comes into the channel and who leaves it") {
    CHECK(event(R"("type":"member_joined_channel","channel":"C0AGENTS","user":"U1")") == "U1 came");
    CHECK(event(R"("type":"member_left_channel","channel":"C0AGENTS","user":"U1")") == "U1 left");
  }

  TEST_CASE("a press is of the thread that its card hangs in") {
    const std::string head =
        R"({"type":"block_actions","user":{"id":"U1"},"channel":{"id":"C0AGENTS"},)";
    CHECK(press(head +
                R"("container":{"message_ts":"17.1"},)"
                R"("actions":[{"action_id":"case_claim","value":"1","action_ts":"5.5"}]})") ==
          "U1 17.1 slack:C0AGENTS:press:17.1:5.5 pushed case_claim 1");
    CHECK(press(head + R"("container":{"message_ts":"17.4","thread_ts":"17.1"},)"
                       R"("actions":[{"action_id":"case_return","type":"static_select",)"
                       R"("selected_option":{"value":"update-ios"},"action_ts":"5.6"}]})") ==
          "U1 17.1 slack:C0AGENTS:press:17.4:5.6 pushed case_return update-ios");
    CHECK(press(head + R"("container":{"message_ts":"17.1"},"actions":[]})") ==
          "ignored no_action");
    CHECK(press(R"({"type":"shortcut","channel":{"id":"C0AGENTS"}})") == "ignored kind");
  }
}

}  // namespace
}  // namespace bot
