#include "bot/bridge/thread_lines.h"

#include "bot/channel/foreign_json.h"
#include "bot/channel/pieces.h"
#include "bot/channel/slack_blocks.h"
#include "bot/channel/slack_render.h"
#include "bot/channel/slack_text.h"
#include "knowledge/text.h"

namespace bot {
namespace {

using nlohmann::json;
using Kind = ThreadLine::Kind;

// A message's text is read where blocks aren't, so all of the message fits into it.
constexpr std::size_t kMessageMax = kSlackTextMax - 200;
constexpr std::size_t kPartMax = kSlackSectionMax - 200;  // Room for who it is.
constexpr std::size_t kNameMax = 80;                      // Bytes of a name before it is escaped.
constexpr std::size_t kBotMax = 300;                      // Of the bot's words.

std::string cited(std::string_view text) {
  std::string lines;
  for (const std::string_view line : knowledge::lines_of(text)) {
    if (!lines.empty()) lines += '\n';
    lines += "&gt; " + mrkdwn_escaped(line);
  }
  return lines;
}

// The beginning of the text, with "…" where something was left out.
std::string beginning(std::string_view text, std::size_t bytes_max) {
  const auto parts = split_text(text, bytes_max, mrkdwn_escaped);
  if (parts.empty()) return "";
  return parts.size() == 1 ? parts.front() : parts.front() + " …";
}

std::string name_of(const ThreadLine& line) {
  return unstarred(mrkdwn_escaped(beginning(line.who, kNameMax)));
}

std::string heading(const ThreadLine& line) {
  switch (line.kind) {
    case Kind::Person:
      return "*" + name_of(line) + "*";
    case Kind::Edited:
      return "*" + name_of(line) + "* has written anew";
    case Kind::Deleted:
      return "*" + name_of(line) + "* has deleted";
    case Kind::Bot:
      return "*The bot*";
    case Kind::Agent:
      return "*" + name_of(line) + "* (agent)";
    case Kind::System:
      return "*The system*";
    case Kind::Note:
      return "*" + name_of(line) + "* notes";
    case Kind::News:
      break;
  }
  return "";
}

std::string news(const ThreadLine& line) {
  const std::string name = name_of(line);
  return (name.empty() ? "" : "*" + name + "* ") + mrkdwn_escaped(line.text);
}

std::vector<std::string> parts_of(const ThreadLine& line) {
  if (line.kind == Kind::News) return {news(line)};
  const std::string text = line.kind == Kind::Bot ? beginning(line.text, kBotMax) : line.text;
  std::vector<std::string> parts;
  for (const std::string& part : split_text(text, kPartMax, cited))
    parts.push_back(cited(part));
  if (parts.empty()) parts.push_back(cited("…"));
  return parts;
}

// What one speaker says stands under one heading.
bool goes_on(const ThreadLine* before, const ThreadLine& line) {
  return before != nullptr && line.kind != Kind::News && before->kind == line.kind &&
         before->who == line.who;
}

struct Sheet {
  std::vector<std::string> sections;
  std::size_t bytes = 0;

  bool add(const std::string& title, const std::string& part) {
    const bool full =
        sections.size() == kSlackBlocksMax || bytes + title.size() + part.size() + 2 > kMessageMax;
    if (full && !sections.empty()) return false;
    if (title.empty() && !sections.empty() &&
        sections.back().size() + part.size() + 1 <= kSlackSectionMax) {
      sections.back() += '\n' + part;
    } else {
      sections.push_back(title.empty() ? part : title + '\n' + part);
    }
    bytes += title.size() + part.size() + 2;
    return true;
  }
};

Call call_of(const Sheet& sheet, std::string_view target, bool blocks) {
  json body = slack_message_to(target);
  std::string text;
  for (const std::string& section : sheet.sections)
    text += (text.empty() ? "" : "\n") + section;
  body["text"] = text;
  if (blocks) {
    body["blocks"] = json::array();
    for (const std::string& section : sheet.sections)
      body["blocks"].push_back(slack_section(section, true));
  }
  return {"chat.postMessage", written(body)};
}

Posted post(const std::vector<ThreadLine>& lines, std::size_t parts, std::string_view target,
            bool blocks) {
  Sheet sheet;
  Posted posted;
  posted.parts = parts;
  const ThreadLine* before = nullptr;
  while (posted.lines < lines.size()) {
    const ThreadLine& line = lines[posted.lines];
    const auto all = parts_of(line);
    for (; posted.parts < all.size(); ++posted.parts) {
      const bool more = goes_on(before, line) || (before == &line);
      if (!sheet.add(more ? "" : heading(line), all[posted.parts])) {
        posted.call = call_of(sheet, target, blocks);
        return posted;
      }
      before = &line;
    }
    posted.parts = 0;
    ++posted.lines;
  }
  posted.call = call_of(sheet, target, blocks);
  return posted;
}

}  // namespace

Posted post_lines(const std::vector<ThreadLine>& lines, std::size_t parts,
                  std::string_view target) {
  return post(lines, parts, target, true);
}

Posted post_lines_plain(const std::vector<ThreadLine>& lines, std::size_t parts,
                        std::string_view target) {
  return post(lines, parts, target, false);
}

}  // namespace bot
