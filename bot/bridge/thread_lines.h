// What is said and done in a conversation, as messages of its thread in the agents' channel: what
// comes together goes together, as a channel takes about one message a second. Pure.
//
// Every word of others is quoted line by line and escaped, so that nothing a person writes can look
// like another's words, mention or notify.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bot/channel/arrival.h"

namespace bot {

struct ThreadLine {
  enum class Kind : std::uint8_t {
    Person,
    Edited,   // Their words, written anew.
    Deleted,  // Their words, which they have taken back.
    Bot,      // What the person was told; shortened, agents know the article.
    Agent,    // Said elsewhere, on the desk.
    System,   // What the person was told of the handoff itself.
    Note,
    News,  // A sentence of ours, which quotes nobody: `who` stands before it.
  };
  Kind kind = Kind::Person;
  std::string who;   // The person's or agent's name; "" for bot, system and news of nobody.
  std::string text;  // Without markup.
};

// How far a list of lines was posted.
struct Posted {
  Call call;
  std::size_t lines = 0;  // So many whole ones,
  std::size_t parts = 0;  // and so many parts of the next, which is too long for one message.
};

// As many of the lines as one message takes, beginning after `parts` parts of the first one. There
// is at least one line. `target` is "CHANNEL/THREAD".
[[nodiscard]] Posted post_lines(const std::vector<ThreadLine>& lines, std::size_t parts,
                                std::string_view target);
// The same without blocks, for when Slack calls our blocks invalid.
[[nodiscard]] Posted post_lines_plain(const std::vector<ThreadLine>& lines, std::size_t parts,
                                      std::string_view target);

}  // namespace bot
