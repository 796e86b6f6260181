#include "bot/channel/telegram_platform.h"

#include "bot/channel/telegram_judge.h"
#include "bot/channel/telegram_render.h"

namespace bot {
namespace {

// https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this: one message a
// second in a chat, 20 a minute in a group, 30 a second in all.
constexpr Rate kOfChat{std::chrono::milliseconds(1000), 1};
constexpr Rate kOfGroup{std::chrono::milliseconds(3000), 1};
constexpr Rate kInAll{std::chrono::milliseconds(34), 1};

}  // namespace

Platform telegram_platform() {
  Platform telegram;
  telegram.channel = "telegram";
  telegram.render = render_telegram;
  telegram.render_plain = render_telegram_plain;
  telegram.judge = judge_telegram;
  telegram.retire = retire_telegram;
  // Groups have negative numbers, channels a name.
  telegram.place_rate = [](std::string_view place) {
    return place.starts_with('-') || place.starts_with('@') ? kOfGroup : kOfChat;
  };
  telegram.total_rate = kInAll;
  telegram.edit_rate = kInAll;  // Edits count like messages.
  telegram.probe = {"getMe", "{}"};
  return telegram;
}

}  // namespace bot
