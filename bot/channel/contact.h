// A channel's contact with its platform: how its API is called, what is told and asked there at
// start, and delivery's line to it.
//
// Thread safety: start and cut from one thread; calls come from any.

#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <optional>

#include "bot/channel/chore.h"
#include "bot/channel/introduction.h"
#include "bot/delivery/delivery.h"
#include "bot/http/client.h"

namespace bot {

class Contact {
 public:
  struct Way {
    std::unique_ptr<http::Client> client;
    std::function<http::Posting(const Call&)> posting;  // With the token, wherever it goes.
  };

  // The platform's api is made here, of the way there.
  Contact(Platform platform, Way way, std::deque<Errand> errands, const Observer& observe);
  Contact(const Contact&) = delete;
  Contact& operator=(const Contact&) = delete;
  ~Contact() { cut(); }

  [[nodiscard]] const Platform& platform() const { return platform_; }

  void start() { introducing_.start(); }
  // Ends the calls under way and refuses new ones.
  void cut();

 private:
  const Way way_;
  const Platform platform_;
  Introduction introduction_;
  Chore introducing_;  // Last: it uses all of the above.
};

}  // namespace bot
