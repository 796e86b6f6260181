// A chat platform plugged into the server: what it brings, and what it is given. `serve` knows no
// more of any platform than this; the list of them is in channels.h.
//
// A platform is a pair of files, NAME_channel, around its own pure parts: parse (their JSON ->
// Arrival), render (a reply -> their calls), judge (their answer -> Verdict), and a platform that
// puts those together for delivery.

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/channel/arrival.h"
#include "bot/delivery/delivery.h"
#include "bot/engine/engine.h"
#include "bot/http/http.h"
#include "intents/understanding.h"
#include "knowledge/pack.h"
#include "knowledge/wording.h"

namespace bot {

// Given to every channel; outlives it. All functions may be called from any thread.
struct ChannelWorld {
  Engine* engine = nullptr;  // Not owned.
  std::function<intents::Understanding(std::string_view)> read;
  std::function<Instant()> clock;
  Observer observe;
  // Makes a call that nothing depends on, soon.
  std::function<void(const std::string& channel, Aside)> aside;
  // There is something new in the outbox: delivery may look.
  std::function<void()> outbox_moved;
  const knowledge::Wording* wording = nullptr;  // Not owned.
  const knowledge::Pack* pack = nullptr;        // Not owned; the wording is its own.
};

// Thread safety: start, quiet and cut from one thread; routes are served from any.
class Channel {
 public:
  Channel() = default;
  Channel(const Channel&) = delete;
  Channel& operator=(const Channel&) = delete;
  virtual ~Channel() = default;  // Ends its calls and its threads.

  [[nodiscard]] virtual std::string name() const = 0;  // "slack": of its users and its metrics.
  // For the operator, after "NAME on": ", polling"; "" when there is nothing to say.
  [[nodiscard]] virtual std::string remark() const { return ""; }
  // Where the platform posts to; none for one that is polled.
  [[nodiscard]] virtual std::vector<http::Route> routes() { return {}; }
  // How delivery speaks to it; empty while it can't.
  [[nodiscard]] virtual std::optional<Line> line() = 0;

  // How delivery tells agents there; empty where they aren't.
  [[nodiscard]] virtual std::optional<Line> agents_line() { return std::nullopt; }

  // The server listens and the engine runs: introduces us to the platform, in the background.
  virtual void start() = 0;
  // Takes in nothing more by itself; what is posted to a route is the server's business.
  virtual void quiet() {}
  // Ends the calls under way and refuses new ones.
  virtual void cut() = 0;
};

}  // namespace bot
