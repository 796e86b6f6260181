// What a chat platform tells us, free of its JSON: one thing that one person did, where, and what
// the platform wants to hear at once. The meeting point of every platform's parser.

#pragma once

#include <string>
#include <variant>
#include <vector>

namespace bot {

// A method of a platform's API with its JSON. Never holds a token: the client adds it.
struct Call {
  std::string method;
  std::string body;

  friend bool operator==(const Call&, const Call&) = default;
};

struct Wrote {
  std::string text;  // As a person reads it: mentions, links and entities unwrapped.
};
struct Commanded {  // "/human": what `text` says, whatever the person typed.
  std::string command;
  std::string text;
  std::string hint;  // Said instead of `text` when it can be understood; may be "".
};
struct Pushed {
  std::string value;
  std::string label;  // What stood on the button; "" when the platform doesn't say.
};
struct Opened {};  // Came in without a word: greeted once.
struct Left {};    // Wants nothing from us any more.
struct Migrated {  // The chat goes on under another name.
  std::string target;
};

struct Arrival {
  std::string user;
  std::string key;     // The same for every retry; per person.
  std::string target;  // Where answers go; "" where the platform doesn't say.
  std::variant<Wrote, Commanded, Pushed, Opened, Left, Migrated> what;
  bool only_here = false;    // Counts only where the person's conversation takes place already.
  std::vector<Call> asides;  // Made once it is stored; nothing depends on them.
};

// Answered 200 and forgotten.
struct Ignored {
  std::string why;  // For a metric: a word, never anything of the person.
};

// How a text names what isn't text: understand() answers these kindly.
inline constexpr std::string_view kPicture = "[picture]";
inline constexpr std::string_view kVoice = "[voice message]";
inline constexpr std::string_view kFile = "[file]";
inline constexpr std::string_view kPlace = "[location]";

}  // namespace bot
