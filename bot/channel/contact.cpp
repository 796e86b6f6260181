#include "bot/channel/contact.h"

#include <utility>

#include "bot/channel/fetch.h"

namespace bot {
namespace {

Platform with_api(Platform platform, std::function<Fetched(const Call&)> api) {
  platform.api = std::move(api);
  return platform;
}

}  // namespace

Contact::Contact(Platform platform, Way way, std::deque<Errand> errands, const Observer& observe)
    : way_(std::move(way)),
      platform_(
          with_api(std::move(platform),
                   [this](const Call& call) { return fetch(*way_.client, way_.posting(call)); })),
      introduction_({platform_.channel, platform_.api, platform_.judge, observe},
                    std::move(errands)),
      introducing_([this] { return introduction_.step(); }) {}

void Contact::cut() {
  way_.client->stop();
  introducing_.stop();
}

}  // namespace bot
