#include "bot/channel/slack_text.h"

#include <algorithm>
#include <array>

#include "knowledge/text.h"

namespace bot {
namespace {

// What stands between < and >, as it is read.
std::string unwrapped(std::string_view inside) {
  const std::size_t bar = inside.find('|');
  const std::string label(bar == std::string_view::npos ? "" : inside.substr(bar + 1));
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

}  // namespace

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

std::string to_mrkdwn(std::string_view text) {
  std::string marked = mrkdwn_escaped(text);
  for (std::size_t at = marked.find("**"); at != std::string::npos; at = marked.find("**", at)) {
    marked.erase(at, 1);
    ++at;
  }
  return marked;
}

}  // namespace bot
