// What a chat platform tells us, free of its JSON: one thing that one person did, where, and what
// the platform wants to hear at once. The meeting point of every platform's parser.

#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "bot/store/records.h"

namespace bot {

// A method of a platform's API with its JSON. Never holds a token: the client adds it.
struct Call {
  std::string method;
  std::string body;

  friend bool operator==(const Call&, const Call&) = default;
};

struct Wrote {
  // As a person reads it: mentions, links and entities unwrapped, what was attached in a line of
  // its own as intents/attachment.h names it.
  std::string text;
};
struct Retracted {  // Took back what they had written.
  std::string text;
};
struct Commanded {  // "/human": what `text` says, whatever the person typed.
  std::string command;
  std::string text;
  std::string hint;  // Said instead of `text` when it can be understood; may be "".
};
struct Pushed {
  std::string value;
  std::string label;  // What stood on the button, said in its place when the button is forgotten;
                      // "" when the platform doesn't say, or where it may be another person's.
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
  std::variant<Wrote, Retracted, Commanded, Pushed, Opened, Left, Migrated> what;
  Profile profile;           // Of the user, where the platform sends it along.
  bool revises = false;      // A text that was written anew: counts if it wasn't said just now.
  std::string was;           // What such a text said before; "" where the platform doesn't say.
  std::string message;       // What the platform calls the message, anew or not, where it doesn't.
  bool only_here = false;    // Counts only where the person's conversation takes place already.
  std::vector<Call> asides;  // Made once it is stored; nothing depends on them.
  // Shows that we are at it, made when the bot's answer is yet to come: nothing takes it back where
  // an agent answers, and it must not come after the answer.
  std::optional<Call> typing;
};

// Answered 200 and forgotten.
struct Ignored {
  std::string why;  // For a metric: a word, never anything of the person.
};

using Heard = std::variant<Arrival, Ignored>;

}  // namespace bot
