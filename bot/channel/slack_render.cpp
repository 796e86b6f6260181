#include "bot/channel/slack_render.h"

#include <algorithm>

#include "bot/channel/foreign_json.h"
#include "bot/channel/pieces.h"
#include "bot/channel/slack_blocks.h"
#include "bot/channel/slack_text.h"

namespace bot {
namespace {

using nlohmann::json;

// Bytes are counted where Slack counts characters: never too few. A message's text holds its
// paragraphs and then the options line.
constexpr std::size_t kOptionsRoom = 1000;
constexpr std::size_t kSlackMessageMax = kSlackTextMax - kOptionsRoom;

json button(const dialog::Choice& choice, std::size_t index) {
  return slack_button("choice_" + std::to_string(index), shortened(choice.label, kSlackLabelMax),
                      choice.value);
}

void append_buttons(json& blocks, const std::vector<dialog::Choice>& choices) {
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (i % kSlackRowMax == 0) {
      blocks.push_back(slack_actions(json::array()));
    }
    blocks.back()["elements"].push_back(button(choices[i], i));
  }
}

json sections_of(const std::string& text) {
  json blocks = json::array();
  for (const std::string& group : groups_of(text)) {
    for (const std::string& part : split_text(group, kSlackSectionMax, to_mrkdwn))
      blocks.push_back(slack_section(to_mrkdwn(part)));
  }
  return blocks;
}

std::string plain_of(const std::string& text) { return mrkdwn_escaped(dialog::without_bold(text)); }

std::string with_options(const std::string& text, const std::vector<dialog::Choice>& choices) {
  const std::string options = mrkdwn_escaped(options_line(choices));
  if (options.empty() || options.size() + 1 > kOptionsRoom) return text;
  return text + "\n" + options;
}

std::vector<Call> slack_calls(const dialog::Reply& reply, std::string_view target, bool blocks) {
  std::vector<Call> calls;
  const auto texts = messages_of(paragraphs_of(reply), kSlackMessageMax, to_mrkdwn);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    json body = slack_message_to(target);
    const bool last = i + 1 == texts.size();
    body["text"] = last ? with_options(plain_of(texts[i]), reply.choices) : plain_of(texts[i]);
    if (blocks) {
      body["blocks"] = sections_of(texts[i]);
      if (last) append_buttons(body["blocks"], reply.choices);
    }
    calls.push_back({"chat.postMessage", written(body)});
  }
  return calls;
}

}  // namespace

std::vector<Call> render_slack(const dialog::Reply& reply, std::string_view target) {
  return slack_calls(reply, target, true);
}

std::vector<Call> render_slack_plain(const dialog::Reply& reply, std::string_view target) {
  return slack_calls(reply, target, false);
}

std::optional<Call> retire_slack(const Call& sent, std::string_view answer) {
  const auto body = foreign_object(sent.body);
  const auto answered = foreign_object(answer);
  if (!body || !answered || !body->contains("blocks")) return std::nullopt;
  json kept = json::array();
  for (const json& block : body->at("blocks")) {
    if (text_at(block, {"type"}) != "actions") kept.push_back(block);
  }
  const std::string channel = text_at(*answered, {"channel"});
  const std::string time = text_at(*answered, {"ts"});
  const bool unchanged = kept.size() == body->at("blocks").size();
  if (unchanged || channel.empty() || time.empty()) return std::nullopt;
  std::string text = text_at(*body, {"text"});
  if (const std::size_t options = text.rfind("\n1) "); options != std::string::npos) {
    text.resize(options);
  }
  return Call{"chat.update",
              written({{"channel", channel}, {"ts", time}, {"text", text}, {"blocks", kept}})};
}

}  // namespace bot
