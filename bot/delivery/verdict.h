// What a platform's answer to a call means for the message that was to be sent. Pure.

#pragma once

#include <chrono>
#include <string>
#include <variant>

namespace bot {

// An answer as it came over the wire, or why none did.
struct Fetched {
  int status = 0;  // 0: no whole answer came.
  std::string body;
  std::chrono::seconds retry_after{0};  // Of the header; 0 when there was none.
  std::string failure;                  // Without an answer: "timed out", "connection refused", …
};

struct Accepted {};
struct Slowed {  // Too fast: this chat, or all of it, waits.
  std::chrono::seconds wait{1};
  bool everything = false;
};
struct Unreachable {  // Passes by itself.
  std::string reason;
};
struct Locked {  // The token or the workspace: nothing gets through until somebody acts.
  std::string reason;
};
struct Hopeless {  // This target or this message only.
  std::string reason;
};
struct Blocked {  // The person wants nothing from us any more.
  std::string reason;
};
struct Moved {  // The chat goes on under another name.
  std::string target;
};
struct Malformed {  // Our bug: once more without markup, never again as it is.
  std::string reason;
};
using Verdict =
    std::variant<Accepted, Slowed, Unreachable, Locked, Hopeless, Blocked, Moved, Malformed>;

// Where no word of the platform's says more: how it went on the wire.
[[nodiscard]] Unreachable unexplained(const Fetched& fetched);
// What Retry-After asks for, from a second to an hour.
[[nodiscard]] std::chrono::seconds wait_asked(const Fetched& fetched);

}  // namespace bot
