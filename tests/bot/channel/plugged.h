// What a channel is plugged into, for tests: an engine whose steps the test takes, and ears for all
// that the channel does beside it.

#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bot/channel/channel.h"
#include "bot/http/router.h"
#include "tests/bot/engine/fake_dialog.h"
#include "tests/dialog/shipped_pack.h"

namespace tests {

struct Plugged {
  explicit Plugged(bot::EngineSettings settings = {}) : bench(std::move(settings)) {
    wording.set(*knowledge::find_wording_key("answered_privately"), {"Look into our messages."});
  }

  [[nodiscard]] bot::ChannelWorld world() {
    bot::ChannelWorld world;
    world.engine = bench.engine.get();
    world.read = fake_read;
    world.clock = [this] { return bot::Instant(std::chrono::milliseconds(bench.millis)); };
    world.observe = [this](const bot::Observation& seen) { observed.push_back(seen); };
    world.aside = [this](const std::string&, const bot::Aside& aside) {
      asides.push_back(aside.call);
      if (aside.then) thens.push_back(aside.then);
    };
    world.outbox_moved = [this] { ++outbox_moves; };
    world.wording = &wording;
    world.pack = &shipped_pack();
    return world;
  }

  // The answer, if there is one before the engine has done anything.
  std::optional<bot::http::Response> ask(bot::Channel& channel, const std::string& path,
                                         const std::string& body,
                                         std::vector<std::pair<std::string, std::string>> headers) {
    bot::http::Request request;
    request.method = "POST";
    request.path = request.raw_path = path;
    request.body = body;
    request.headers = std::move(headers);
    answer.reset();
    const bot::http::Router router(channel.routes());
    router.dispatch(request, [this](bot::http::Response given) { answer = std::move(given); });
    return answer;
  }

  // "unsigned", "subtype", …: of what was refused or ignored, in order.
  [[nodiscard]] std::vector<std::string> passed_over() const {
    std::vector<std::string> list;
    for (const bot::Observation& seen : observed) {
      if (const auto* refused = std::get_if<bot::WebhookRefused>(&seen))
        list.push_back(refused->why);
      if (const auto* ignored = std::get_if<bot::WebhookIgnored>(&seen))
        list.push_back(ignored->why);
    }
    return list;
  }

  knowledge::Wording wording;
  std::vector<bot::Observation> observed;
  std::atomic<int> outbox_moves = 0;
  std::vector<bot::Call> asides;
  std::vector<std::function<void(const bot::Fetched&)>> thens;  // Of those that want the answer.
  std::optional<bot::http::Response> answer;
  Bench bench;  // Last: its engine finishes what is queued, and tells all of the above.
};

}  // namespace tests
