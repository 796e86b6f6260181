#include "bot/bridge/agents_parse.h"

#include <utility>

#include "bot/channel/foreign_json.h"
#include "bot/channel/form.h"
#include "bot/channel/slack_parse.h"
#include "bot/channel/slack_text.h"
#include "bot/store/agent_name.h"

namespace bot {
namespace {

using nlohmann::json;

std::string key_of(const std::string& place, const std::string& what) {
  return slack_agent(place + ":" + what);
}

// A thread's first message isn't in it.
std::string thread_of(const json& message) {
  std::string thread = text_at(message, {"thread_ts"});
  return thread == text_at(message, {"ts"}) ? "" : thread;
}

AgentsEvent wrote(const json& event, const std::string& place, const std::string& ourselves) {
  if (std::string why = slack_why_not_written(event, ourselves); !why.empty()) {
    return Ignored{std::move(why)};
  }
  AgentPost post;
  post.user = text_at(event, {"user"});
  post.thread = thread_of(event);
  if (post.thread.empty()) return Ignored{"not_in_thread"};
  const json& files = member(event, {"files"});
  post.key = key_of(place, text_at(event, {"ts"}));
  post.what =
      AgentWrote{words_of_mrkdwn(text_at(event, {"text"})), files.is_array() && !files.empty()};
  return post;
}

// Links that are unfolded, and our own updates, look like this as well.
AgentsEvent changed(const json& event, const std::string& place, const std::string& ourselves) {
  const json& before = member(event, {"previous_message"});
  const json& after = member(event, {"message"});
  const bool deleted = text_at(event, {"subtype"}) == "message_deleted";
  if (!text_at(before, {"bot_id"}).empty()) return Ignored{"bot"};
  if (!deleted && text_at(before, {"text"}) == text_at(after, {"text"})) return Ignored{"edited"};
  AgentPost post;
  post.user = text_at(before, {"user"});
  post.thread = thread_of(before);
  if (post.user.empty() || post.user == ourselves) return Ignored{"bot"};
  if (post.thread.empty()) return Ignored{"not_in_thread"};
  post.key = key_of(place, "changed:" + text_at(event, {"ts"}));
  post.what = AgentRevised{};
  return post;
}

}  // namespace

AgentsEvent parse_agents_event(std::string_view body, const std::string& place,
                               const std::string& ourselves) {
  // Nearly all that Slack posts is of other channels: not parsed twice.
  if (place.empty() || body.find(place) == std::string_view::npos) return Elsewhere{};
  const auto envelope = foreign_object(body);
  if (!envelope || text_at(*envelope, {"type"}) != "event_callback") return Elsewhere{};
  const json& event = member(*envelope, {"event"});
  if (text_at(event, {"channel"}) != place) return Elsewhere{};
  const std::string type = text_at(event, {"type"});
  if (type == "member_joined_channel" || type == "member_left_channel") {
    return Membership{text_at(event, {"user"}), type == "member_joined_channel"};
  }
  if (type != "message" && type != "app_mention") return Ignored{"event"};
  return slack_tells_of_change(event) ? changed(event, place, ourselves)
                                      : wrote(event, place, ourselves);
}

AgentsEvent parse_agents_interaction(std::string_view body, const std::string& place) {
  if (place.empty() || body.find(place) == std::string_view::npos) return Elsewhere{};
  const auto fields = form_fields(body);
  const auto payload = fields.find("payload");
  const auto press = payload == fields.end() ? std::nullopt : foreign_object(payload->second);
  if (!press || text_at(*press, {"channel", "id"}) != place) return Elsewhere{};
  if (text_at(*press, {"type"}) != "block_actions") return Ignored{"kind"};
  const json& actions = member(*press, {"actions"});
  if (!actions.is_array() || actions.empty()) return Ignored{"no_action"};
  const json& action = actions[0];
  const std::string message = text_at(*press, {"container", "message_ts"});
  AgentPost post;
  post.user = text_at(*press, {"user", "id"});
  post.thread = slack_thread_of_press(*press);
  if (post.thread.empty()) post.thread = message;
  if (post.user.empty() || post.thread.empty()) return Ignored{"user"};
  const std::string chosen = text_at(action, {"selected_option", "value"});
  post.key = key_of(place, "press:" + message + ":" + text_at(action, {"action_ts"}));
  post.what = AgentPushed{text_at(action, {"action_id"}),
                          chosen.empty() ? text_at(action, {"value"}) : chosen};
  return post;
}

}  // namespace bot
