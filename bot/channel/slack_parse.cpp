#include "bot/channel/slack_parse.h"

#include <algorithm>
#include <array>

#include "bot/channel/foreign_json.h"
#include "bot/channel/form.h"
#include "bot/channel/slack_text.h"
#include "intents/attachment.h"

namespace bot {
namespace {

using nlohmann::json;

// Subtypes of a message that a person wrote; all others are the platform's own news.
constexpr auto kWritten =
    std::to_array<std::string_view>({"", "file_share", "thread_broadcast", "me_message"});

std::string target_of(const std::string& channel, const std::string& thread) {
  return thread.empty() ? channel : channel + "/" + thread;
}

// A direct message is to us; elsewhere we answer who names us, and who goes on in our thread.
bool direct(const json& event) {
  const std::string type = text_at(event, {"channel_type"});
  return type == "im" || type == "app_home" ||
         (type.empty() && text_at(event, {"channel"}).starts_with('D'));
}

bool holds_voice(const json& files) {
  return std::ranges::any_of(files, [](const json& file) {
    const std::string type = text_at(file, {"mimetype"});
    return type.starts_with("audio/");
  });
}

std::string attachment(const json& event) {
  const json& files = member(event, {"files"});
  if (!files.is_array() || files.empty()) return "";
  if (holds_voice(files)) return std::string(intents::kVoice);
  const bool pictures = std::ranges::all_of(
      files, [](const json& file) { return text_at(file, {"mimetype"}).starts_with("image/"); });
  return std::string(pictures ? intents::kPicture : intents::kFile);
}

std::string words_of(const json& event) {
  return intents::attach(from_mrkdwn(text_at(event, {"text"})), attachment(event));
}

// The assistant's pane shows that we are at it until the answer comes, or for two minutes.
// https://docs.slack.dev/reference/methods/assistant.threads.setStatus
Call shows_typing(const std::string& channel, const std::string& thread) {
  return {"assistant.threads.setStatus",
          written({{"channel_id", channel}, {"thread_ts", thread}, {"status", "is typing…"}})};
}

SlackPost messaged(const json& event, const std::string& ourselves, const std::string& event_id) {
  if (std::string why = slack_why_not_written(event, ourselves); !why.empty()) return Ignored{why};
  const std::string channel = text_at(event, {"channel"});
  const std::string time = text_at(event, {"ts"});
  std::string thread = text_at(event, {"thread_ts"});
  Arrival arrival;
  if (direct(event)) {
    if (!thread.empty()) arrival.typing = shows_typing(channel, thread);
  } else {
    const bool named = text_at(event, {"type"}) == "app_mention" ||
                       (!ourselves.empty() &&
                        text_at(event, {"text"}).find("<@" + ourselves) != std::string::npos);
    if (!named && thread.empty()) return Ignored{"not_to_us"};
    arrival.only_here = !named;
    if (thread.empty()) thread = time;
  }
  arrival.user = text_at(event, {"user"});
  arrival.key = time.empty() ? event_id : channel + ":" + time;
  arrival.target = target_of(channel, thread);
  std::string words = words_of(event);
  if (words.empty()) words = "hi";  // A mention and nothing else.
  arrival.what = Wrote{std::move(words)};
  return arrival;
}

// Written anew, or taken back, by a person where they talk with us. Links that are unfolded, and
// our own updates, look like this as well.
SlackPost changed(const json& event, const std::string& ourselves) {
  const json& before = member(event, {"previous_message"});
  const json& after = member(event, {"message"});
  const bool deleted = text_at(event, {"subtype"}) == "message_deleted";
  const std::string user = text_at(before, {"user"});
  if (!text_at(before, {"bot_id"}).empty() || user.empty() || user == ourselves) {
    return Ignored{"bot"};
  }
  if (!deleted && text_at(before, {"text"}) == text_at(after, {"text"})) return Ignored{"edited"};
  const std::string channel = text_at(event, {"channel"});
  const std::string thread = text_at(before, {"thread_ts"});
  if (thread.empty() && !direct(event)) return Ignored{"not_to_us"};
  Arrival arrival;
  arrival.user = user;
  arrival.key = "changed:" + channel + ":" + text_at(event, {"ts"});
  arrival.target = target_of(channel, thread);
  arrival.only_here = true;
  arrival.was = from_mrkdwn(text_at(before, {"text"}));
  if (deleted) {
    arrival.what = Retracted{arrival.was};
    return arrival;
  }
  std::string words = words_of(after);
  if (words.empty()) return Ignored{"edited"};
  arrival.revises = true;
  arrival.what = Wrote{std::move(words)};
  return arrival;
}

Arrival opened(std::string user, std::string target) {
  Arrival arrival;
  arrival.user = std::move(user);
  arrival.target = std::move(target);
  arrival.what = Opened{};
  return arrival;
}

SlackPost home_opened(const json& event) {
  const std::string user = text_at(event, {"user"});
  if (user.empty()) return Ignored{"user"};
  const std::string channel = text_at(event, {"channel"});
  return opened(user, channel.empty() ? user : channel);
}

SlackPost assistant_started(const json& event) {
  const json& thread = member(event, {"assistant_thread"});
  const std::string user = text_at(thread, {"user_id"});
  const std::string channel = text_at(thread, {"channel_id"});
  if (user.empty() || channel.empty()) return Ignored{"user"};
  return opened(user, target_of(channel, text_at(thread, {"thread_ts"})));
}

std::string own_user(const json& envelope, const std::string& otherwise) {
  const json& list = member(envelope, {"authorizations"});
  if (!list.is_array() || list.empty() || !true_at(list[0], {"is_bot"})) return otherwise;
  return text_at(list[0], {"user_id"});
}

SlackPost pressed(const json& post) {
  const json& actions = member(post, {"actions"});
  if (!actions.is_array() || actions.empty()) return Ignored{"no_action"};
  const json& action = actions[0];
  Arrival arrival;
  arrival.user = text_at(post, {"user", "id"});
  if (arrival.user.empty()) return Ignored{"user"};
  const std::string channel = text_at(post, {"channel", "id"});
  if (!channel.empty()) arrival.target = target_of(channel, slack_thread_of_press(post));
  const std::string time = text_at(action, {"action_ts"});
  const std::string trigger = text_at(post, {"trigger_id"});
  const std::string at = text_at(post, {"container", "message_ts"});
  if (!time.empty()) {
    arrival.key = "press:" + channel + ":" + at + ":" + time;
  } else if (!trigger.empty()) {
    arrival.key = "press:" + trigger;
  }
  const bool alone = channel.starts_with('D');
  arrival.what = Pushed{text_at(action, {"value"}), alone ? text_at(action, {"text", "text"}) : ""};
  return arrival;
}

}  // namespace

bool slack_tells_of_change(const json& event) {
  const std::string subtype = text_at(event, {"subtype"});
  return subtype == "message_changed" || subtype == "message_deleted";
}

std::string slack_thread_of_press(const json& press) {
  const std::string thread = text_at(press, {"container", "thread_ts"});
  return thread.empty() ? text_at(press, {"message", "thread_ts"}) : thread;
}

std::string slack_why_not_written(const json& event, const std::string& ourselves) {
  if (!text_at(event, {"bot_id"}).empty()) return "bot";
  const std::string subtype = text_at(event, {"subtype"});
  if (std::ranges::find(kWritten, subtype) == kWritten.end()) return "subtype";
  if (!member(event, {"edited"}).is_null()) return "edited";
  if (true_at(event, {"hidden"})) return "hidden";
  const std::string user = text_at(event, {"user"});
  if (user.empty() || user == ourselves || user == "USLACKBOT") return "bot";
  if (text_at(event, {"channel"}).empty()) return "channel";
  return "";
}

SlackPost parse_slack_event(std::string_view body, const std::string& ourselves) {
  const auto envelope = foreign_object(body);
  if (!envelope) return Ignored{"not_json"};
  const std::string kind = text_at(*envelope, {"type"});
  if (kind == "url_verification") return Challenge{text_at(*envelope, {"challenge"})};
  if (kind != "event_callback") return Ignored{"kind"};
  const json& event = member(*envelope, {"event"});
  const std::string type = text_at(event, {"type"});
  if (type == "message" && slack_tells_of_change(event)) {
    return changed(event, own_user(*envelope, ourselves));
  }
  if (type == "message" || type == "app_mention") {
    return messaged(event, own_user(*envelope, ourselves), text_at(*envelope, {"event_id"}));
  }
  if (type == "app_home_opened") return home_opened(event);
  if (type == "assistant_thread_started") return assistant_started(event);
  return Ignored{"event"};
}

SlackPost parse_slack_interaction(std::string_view body) {
  const auto fields = form_fields(body);
  const auto payload = fields.find("payload");
  if (payload == fields.end()) return Ignored{"no_payload"};
  const auto post = foreign_object(payload->second);
  if (!post) return Ignored{"not_json"};
  if (text_at(*post, {"type"}) != "block_actions") return Ignored{"kind"};
  return pressed(*post);
}

SlackPost parse_slack_command(std::string_view body) {
  auto fields = form_fields(body);
  if (fields["ssl_check"] == "1") return Ignored{"ssl_check"};
  Arrival arrival;
  arrival.user = fields["user_id"];
  if (arrival.user.empty()) return Ignored{"user"};
  if (!fields["trigger_id"].empty()) arrival.key = "command:" + fields["trigger_id"];
  arrival.target = arrival.user;  // Opens our direct messages wherever the command was given.
  std::string text = from_mrkdwn(fields["text"]);
  if (text.empty()) text = "hi";
  arrival.what = Commanded{fields["command"], std::move(text), ""};
  return arrival;
}

}  // namespace bot
