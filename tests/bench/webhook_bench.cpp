// What a webhook costs, each platform's in a row, in microseconds: verifying its signature and
// reading it; storing it as part of a burst, which is what the platform waits for as a rule; and a
// whole turn (verify, parse, understand, dialog, commit) until the 200. Behind the HTTP server,
// which front_bench measures; nothing is sent.
//
//   build/release/tests/webhook_bench knowledge/packs/iphone-backup [EVENTS=2000]
//
// Every event is of a person of its own. The disk is where the temporary folder is.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <future>
#include <memory>
#include <string>
#include <vector>

#include "bot/channel/slack_channel.h"
#include "bot/channel/slack_parse.h"
#include "bot/channel/slack_signature.h"
#include "bot/channel/telegram_channel.h"
#include "bot/channel/telegram_parse.h"
#include "bot/channel/whatsapp_channel.h"
#include "bot/channel/whatsapp_parse.h"
#include "bot/crypto/digest.h"
#include "bot/engine/conversation_id.h"
#include "bot/pack/mind.h"
#include "bot/store/store.h"
#include "tests/bot/temp_folder.h"

namespace {

using bot::http::Request;
using Steady = std::chrono::steady_clock;
using Micros = std::chrono::duration<double, std::micro>;

constexpr const char* kSecret = "8f742231b10e8888abcd99yyyzzz85a5";
constexpr const char* kWords = "my backup failed, it says not enough icloud storage";

bot::Instant wall() {
  return std::chrono::floor<std::chrono::milliseconds>(bot::Instant::clock::now());
}

void report(const char* what, std::vector<double> micros) {
  std::sort(micros.begin(), micros.end());
  std::printf("  %-34s median %8.1f us, p99 %8.1f us\n", what, micros[micros.size() / 2],
              micros[micros.size() * 99 / 100]);
}

template <class Work>
std::vector<double> timed(const std::vector<Request>& requests, Work work) {
  std::vector<double> micros;
  for (const Request& request : requests) {
    const auto begun = Steady::now();
    work(request);
    micros.push_back(Micros(Steady::now() - begun).count());
  }
  return micros;
}

std::string number(int i) { return std::to_string(100000 + i); }

Request slack_event(int i) {
  Request request;
  request.path = "/webhooks/slack/events";
  request.body =
      R"({"token":"x","team_id":"T1","api_app_id":"A1","event":{"type":"message","channel":"D)" +
      number(i) + R"(","user":"U)" + number(i) + R"(","text":")" + kWords +
      R"(","ts":"1700000000.)" + number(i) +
      R"(","event_ts":"1700000000.1","channel_type":"im","team":"T1","blocks":[]},)"
      R"("type":"event_callback","event_id":"Ev)" +
      number(i) +
      R"(","event_time":1700000000,"authorizations":[{"enterprise_id":null,"team_id":"T1",)"
      R"("user_id":"UBOT","is_bot":true,"is_enterprise_install":false}]})";
  const std::string time =
      std::to_string(std::chrono::floor<std::chrono::seconds>(wall()).time_since_epoch().count());
  request.headers = {
      {"X-Slack-Request-Timestamp", time},
      {"X-Slack-Signature", "v0=" + bot::hmac_sha256(kSecret, "v0:" + time + ":" + request.body)}};
  return request;
}

Request telegram_update(int i) {
  Request request;
  request.path = "/webhooks/telegram";
  request.body =
      R"({"update_id":)" + number(i) + R"(,"message":{"message_id":7,"from":{"id":)" + number(i) +
      R"(,"is_bot":false,"first_name":"Ann","language_code":"en"},"chat":{"id":)" + number(i) +
      R"(,"first_name":"Ann","type":"private"},"date":1700000000,"text":")" + kWords + "\"}}";
  request.headers = {{"X-Telegram-Bot-Api-Secret-Token", kSecret}};
  return request;
}

Request whatsapp_post(int i) {
  Request request;
  request.path = "/webhooks/whatsapp";
  request.body = R"({"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"value":)"
                 R"({"messaging_product":"whatsapp","metadata":{"display_phone_number":"1",)"
                 R"("phone_number_id":"106"},"contacts":[{"profile":{"name":"Ann"},"wa_id":")" +
                 number(i) + R"("}],"messages":[{"from":")" + number(i) + R"(","id":"wamid.)" +
                 number(i) + R"(","timestamp":"1700000000","type":"text","text":{"body":")" +
                 kWords + R"("}}]},"field":"messages"}]}]})";
  request.headers = {{"X-Hub-Signature-256", "sha256=" + bot::hmac_sha256(kSecret, request.body)}};
  return request;
}

bool read_slack(const Request& request) {
  const bot::SlackStamp stamp{request.header("X-Slack-Request-Timestamp"),
                              request.header("X-Slack-Signature")};
  const auto now = std::chrono::floor<std::chrono::seconds>(wall());
  return bot::slack_complaint({kSecret}, stamp, request.body, now).empty() &&
         std::holds_alternative<bot::Arrival>(bot::parse_slack_event(request.body));
}

bool read_telegram(const Request& request) {
  return bot::same_secret(request.header("X-Telegram-Bot-Api-Secret-Token"), kSecret) &&
         std::holds_alternative<bot::Arrival>(
             bot::parse_telegram_update(request.body, {"1", "stepwise_bot"}).what);
}

bool read_whatsapp(const Request& request) {
  return bot::same_secret(request.header("X-Hub-Signature-256"),
                          "sha256=" + bot::hmac_sha256(kSecret, request.body)) &&
         std::holds_alternative<bot::Arrival>(bot::parse_whatsapp(request.body, "106").at(0));
}

using Opened = knowledge::Result<std::unique_ptr<bot::Channel>>;

struct Kind {
  const char* name;
  Request (*request)(int i);
  bool (*read)(const Request&);
  Opened (*open)(const bot::ChannelWorld&);
};
const std::vector<Kind> kKinds = {
    {"slack", slack_event, read_slack,
     [](const bot::ChannelWorld& world) {
       return bot::open_slack({{kSecret}, "xoxb-1", "http://127.0.0.1:9/api", ""}, world);
     }},
    {"telegram", telegram_update, read_telegram,
     [](const bot::ChannelWorld& world) {
       return bot::open_telegram({"1:t", kSecret, "http://127.0.0.1:9", bot::TelegramMode::Webhook},
                                 "", world);
     }},
    {"whatsapp", whatsapp_post, read_whatsapp,
     [](const bot::ChannelWorld& world) {
       return bot::open_whatsapp({kSecret, "v", "t", "106", "http://127.0.0.1:9"}, world);
     }},
};

// An engine on a store of its own, with the channel before it.
struct Site {
  Site(const bot::Mind& mind, const Kind& kind, const std::string& file,
       std::chrono::milliseconds burst_window)
      : store(bot::open_store(file)) {
    bot::Surroundings around;
    around.brain.pack = mind.pack.get();
    around.clock = wall;
    around.new_id = bot::random_conversation_id;
    around.world = [](bot::Instant) { return dialog::Circumstances{}; };
    around.read = [&mind](std::string_view text) { return mind.reader->read(text); };
    around.observe = [](const bot::Observation&) {};
    bot::EngineSettings settings;
    settings.burst_window = burst_window;
    settings.delivering = {kind.name};
    engine = std::make_unique<bot::Engine>(*store, around, settings);
    bot::ChannelWorld world;
    world.engine = engine.get();
    world.read = around.read;
    world.clock = wall;
    world.observe = around.observe;
    world.aside = [](const std::string&, const bot::Aside&) {};
    world.outbox_moved = [] {};
    world.wording = &mind.pack->wording;
    world.pack = mind.pack.get();
    channel = std::move(*kind.open(world));
    engine->start();
  }

  std::vector<double> serve(const std::vector<Request>& requests) const {
    const auto routes = channel->routes();
    return timed(requests, [&](const Request& request) {
      const auto route = std::ranges::find_if(routes, [&](const bot::http::Route& each) {
        return each.method == "POST" && each.pattern == request.path;
      });
      std::promise<int> status;
      route->handler(request,
                     [&](const bot::http::Response& got) { status.set_value(got.status); });
      if (status.get_future().get() != 200) std::abort();
    });
  }

  std::unique_ptr<bot::Store> store;
  std::unique_ptr<bot::Engine> engine;
  std::unique_ptr<bot::Channel> channel;
};

void measure(const bot::Mind& mind, const Kind& kind, int count) {
  std::vector<Request> requests;
  for (int i = 0; i < count; ++i)
    requests.push_back(kind.request(i));
  std::printf("%s, %zu bytes\n", kind.name, requests.front().body.size());
  report("verified and parsed", timed(requests, [&](const Request& request) {
           if (!kind.read(request)) std::abort();
         }));
  const tests::TempFolder folder;
  using std::chrono::milliseconds;
  report("stored for a burst",
         Site(mind, kind, folder.file("burst.db"), milliseconds(60000)).serve(requests));
  report("a whole turn, on disk",
         Site(mind, kind, folder.file("turn.db"), milliseconds(0)).serve(requests));
  report("a whole turn, in memory", Site(mind, kind, ":memory:", milliseconds(0)).serve(requests));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "webhook_bench PACK [EVENTS=2000]\n");
    return 2;
  }
  const auto mind = bot::load_mind(argv[1]);
  if (!mind) {
    std::fprintf(stderr, "%s\n", mind.error().message.c_str());
    return 1;
  }
  for (const Kind& kind : kKinds)
    measure(*mind, kind, argc > 2 ? std::atoi(argv[2]) : 2000);
  return 0;
}
