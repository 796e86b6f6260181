#include "bot/channel/slack_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "bot/channel/pieces.h"
#include "knowledge/text.h"

namespace bot {
namespace {

// What stands between < and >, as it is read.
std::string unwrapped(std::string_view inside) {
  const std::size_t bar = inside.find('|');
  std::string label(bar == std::string_view::npos ? "" : inside.substr(bar + 1));
  const std::string_view target = inside.substr(0, bar);
  if (target.starts_with('@') || target.starts_with('!')) return "";  // A mention.
  if (target.starts_with('#')) return label.empty() ? "" : "#" + label;
  if (!label.empty()) return label;
  constexpr std::string_view mail = "mailto:";
  return std::string(target.starts_with(mail) ? target.substr(mail.size()) : target);
}

bool in_emoji_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '+' ||
         c == '\'' || c == ':';
}

// The length of ":thumbsup:" at the beginning of the text; 0 when there is none ("10:30:45").
std::size_t emoji_length(std::string_view text) {
  if (!text.starts_with(':')) return 0;
  const std::size_t end = text.find(':', 1);
  if (end == std::string_view::npos || end < 2) return 0;
  const std::string_view name = text.substr(1, end - 1);
  const bool named = std::ranges::all_of(name, in_emoji_name) &&
                     (name == "+1" || name == "-1" || (name[0] >= 'a' && name[0] <= 'z'));
  return named ? end + 1 : 0;
}

std::string_view emoji_meant(std::string_view name) {
  if (name.starts_with(":+1:") || name.starts_with(":thumbsup:")) return "👍";
  if (name.starts_with(":-1:") || name.starts_with(":thumbsdown:")) return "👎";
  return "";
}

// The character that the entity at the beginning stands for, and its length.
std::pair<char, std::size_t> entity(std::string_view text) {
  if (text.starts_with("&amp;")) return {'&', 5};
  if (text.starts_with("&lt;")) return {'<', 4};
  if (text.starts_with("&gt;")) return {'>', 4};
  return {text[0], 1};
}

// Slack makes a link of "a.example" by itself: the label says it all then.
bool says_address(std::string_view label, std::string_view address) {
  if (label.empty() || label == address) return true;
  const std::size_t scheme = address.find("://");
  if (scheme != std::string_view::npos) address.remove_prefix(scheme + 3);
  if (address.ends_with('/')) address.remove_suffix(1);
  return label == address;
}

// As `unwrapped`, with a link's address where the label hides it.
std::string cited(std::string_view inside) {
  const std::size_t bar = inside.find('|');
  const std::string_view label = bar == std::string_view::npos ? "" : inside.substr(bar + 1);
  const std::string_view target = inside.substr(0, bar);
  if (target.starts_with('!')) return std::string(label);
  const bool link = target.starts_with("http://") || target.starts_with("https://");
  if (!link || says_address(label, target)) return unwrapped(inside);
  return std::string(label) + " (" + std::string(target) + ")";
}

struct Emoji {
  std::string_view name;
  std::string_view character;
};
// What people write to each other most; any other keeps its name.
constexpr auto kEmoji = std::to_array<Emoji>({
    {"+1", "👍"},
    {"-1", "👎"},
    {"bulb", "💡"},
    {"clap", "👏"},
    {"cry", "😢"},
    {"eyes", "👀"},
    {"fire", "🔥"},
    {"grin", "😁"},
    {"grinning", "😀"},
    {"heart", "❤️"},
    {"iphone", "📱"},
    {"joy", "😂"},
    {"laughing", "😆"},
    {"ok_hand", "👌"},
    {"point_right", "👉"},
    {"pray", "🙏"},
    {"rocket", "🚀"},
    {"slightly_smiling_face", "🙂"},
    {"smile", "😄"},
    {"smiley", "😃"},
    {"sob", "😭"},
    {"sweat_smile", "😅"},
    {"tada", "🎉"},
    {"thinking_face", "🤔"},
    {"thumbsdown", "👎"},
    {"thumbsup", "👍"},
    {"warning", "⚠️"},
    {"wave", "👋"},
    {"white_check_mark", "✅"},
    {"wink", "😉"},
    {"x", "❌"},
});

// `code` is ":name:", perhaps with a colour of skin, which nobody needs here.
std::string emoji_of(std::string_view code) {
  const std::string_view name = code.substr(1, code.size() - 2);
  if (name.starts_with("skin-tone-")) return "";
  const auto* const found = std::ranges::find(kEmoji, name, &Emoji::name);
  return std::string(found == kEmoji.end() ? code : found->character);
}

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}
bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

// The text within the marks at `at`, and where it goes on after them; empty when they are no marks:
// "snake_case", "2 * 3".
std::optional<std::pair<std::string_view, std::size_t>> marked(std::string_view text,
                                                               std::size_t at) {
  const std::string_view mark =
      text.substr(at).starts_with("```") ? text.substr(at, 3) : text.substr(at, 1);
  if (std::string_view("*_~`").find(mark[0]) == std::string_view::npos) return std::nullopt;
  if (at > 0 && (is_word(text[at - 1]) || text[at - 1] == mark[0])) return std::nullopt;
  const std::size_t begin = at + mark.size();
  for (std::size_t end = text.find(mark, begin + 1); end != std::string_view::npos;
       end = text.find(mark, end + 1)) {
    const std::string_view inside = text.substr(begin, end - begin);
    const std::size_t after = end + mark.size();
    const bool one_line = mark.size() == 3 || inside.find('\n') == std::string_view::npos;
    const bool tight = mark.size() == 3 || (!is_blank(inside.front()) && !is_blank(inside.back()));
    if (!one_line) return std::nullopt;
    if (tight && (after == text.size() || !is_word(text[after]))) return {{inside, after}};
  }
  return std::nullopt;
}

std::string unmarked(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    const std::size_t close = rest[0] == '<' ? rest.find('>') : std::string_view::npos;
    if (close != std::string_view::npos) {
      plain += cited(rest.substr(1, close - 1));
      i += close + 1;
    } else if (const std::size_t length = emoji_length(rest); length > 0) {
      plain += emoji_of(rest.substr(0, length));
      i += length;
    } else if (const auto inside = marked(text, i)) {
      plain += unmarked(inside->first);
      i = inside->second;
    } else {
      const auto [character, taken] = entity(rest);
      plain += character;
      i += taken;
    }
  }
  return plain;
}

}  // namespace

std::string words_of_mrkdwn(std::string_view text) {
  return std::string(knowledge::trimmed(unmarked(text)));
}

std::string from_mrkdwn(std::string_view text) {
  std::string plain;
  bool emoji = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    const std::size_t close = rest[0] == '<' ? rest.find('>') : std::string_view::npos;
    if (close != std::string_view::npos) {
      plain += unwrapped(rest.substr(1, close - 1));
      i += close + 1;
    } else if (const std::size_t length = emoji_length(rest); length > 0) {
      plain += emoji_meant(rest);
      emoji = true;
      i += length;
    } else {
      const auto [character, taken] = entity(rest);
      plain += character;
      i += taken;
    }
  }
  std::string trimmed(knowledge::trimmed(plain));
  return trimmed.empty() && emoji ? "🙂" : trimmed;
}

std::string mrkdwn_escaped(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '&') {
      escaped += "&amp;";
    } else if (c == '<') {
      escaped += "&lt;";
    } else if (c == '>') {
      escaped += "&gt;";
    } else {
      escaped += c;
    }
  }
  return escaped;
}

std::string unstarred(std::string escaped) {
  std::erase_if(escaped, [](char c) { return c == '*' || c == '\n' || c == '\r'; });
  return escaped;
}

std::string to_mrkdwn(std::string_view text) { return single_starred(mrkdwn_escaped(text)); }

}  // namespace bot
