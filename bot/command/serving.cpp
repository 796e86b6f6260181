#include "bot/command/serving.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <utility>

#include "bot/channel/channels.h"
#include "bot/channel/http_channel.h"
#include "bot/channel/http_status.h"
#include "bot/config/data_folder.h"
#include "bot/delivery/delivery.h"
#include "bot/desk/desk.h"
#include "bot/desk/page.h"
#include "bot/engine/clock.h"
#include "bot/engine/conversation_id.h"
#include "bot/engine/engine.h"
#include "bot/feed/status_feed.h"
#include "bot/http/certificate.h"
#include "bot/http/server.h"
#include "bot/http/workers.h"
#include "bot/observe/log.h"
#include "bot/observe/metrics.h"
#include "bot/pack/load.h"
#include "bot/pack/trained.h"
#include "bot/store/folder_lock.h"
#include "bot/store/store.h"
#include "intents/reader.h"

namespace bot {
namespace {

namespace fs = std::filesystem;
using knowledge::Result;
using std::chrono::milliseconds;
using Steady = std::chrono::steady_clock;

// Of the ten seconds of a stop: how long we wait before the long polls are answered early, for
// the replies that are on their way, and for the rest.
constexpr milliseconds kDrain{500};
constexpr milliseconds kFinish{3000};
constexpr milliseconds kStop{6000};

// Passwords to be checked, a third of a second each: who waits longer has given up.
constexpr std::size_t kHashesWaiting = 8;
// Statistics to be counted, a fraction of a second each.
constexpr std::size_t kCountsWaiting = 8;

std::string database_of(const ServeConfig& config) {
  return (fs::path(config.data) / kDatabaseFile).string();
}

EngineSettings engine_settings(const ServeConfig& config) {
  EngineSettings settings;
  settings.queue_max = static_cast<std::size_t>(config.queue_max);
  settings.retain = std::chrono::hours(24) * config.policy.retain_days;
  settings.burst_window = config.channels.burst_window;
  settings.delivering = channel_names();
  return settings;
}

http::ServerSettings server_settings(const ServeConfig& config,
                                     const std::optional<http::TlsFiles>& tls) {
  http::ServerSettings settings;
  settings.listen = config.listen;
  settings.tls = tls;
  settings.threads = config.http_threads;
  settings.front.limits.body_bytes_max = static_cast<std::size_t>(config.body_bytes_max);
  settings.front.door.connections_max = static_cast<std::size_t>(config.connections_max);
  settings.front.door.neighbours_max = static_cast<std::size_t>(config.address_connections_max);
  settings.front.door.trusted_proxies = config.trusted_proxies;
  // A local certificate is no promise that the next one at this address is good.
  settings.front.strict_transport = !config.tls_cert.empty();
  return settings;
}

Result<std::optional<http::TlsFiles>> tls_files(const ServeConfig& config) {
  if (config.plain_http) return std::optional<http::TlsFiles>();
  if (!config.tls_cert.empty()) {
    return std::optional<http::TlsFiles>({config.tls_cert, config.tls_key});
  }
  auto local = http::local_certificate(config.data);
  if (!local) return local.error();
  return std::optional<http::TlsFiles>(std::move(*local));
}

}  // namespace

// In the order they are made; destroyed the other way round.
struct Serving::Parts {
  Parts(const ServeConfig& given, FolderLock taken, std::unique_ptr<Store> opened,
        knowledge::Pack loaded)
      : config(given),
        lock(std::move(taken)),
        store(std::move(opened)),
        pack(std::move(loaded)),
        reader(pack, trained_classifier(pack, fs::path(config.data) / kClassifierFile)),
        log(config.log_level),
        room(brain(), wall_clock()),
        engine(*store, surroundings(), engine_settings(config)) {}

  [[nodiscard]] Observer observer() {
    return [this](const Observation& seen) {
      log.observe(seen);
      metrics.observe(seen);
    };
  }

  [[nodiscard]] dialog::Brain brain() const { return {&pack, config.policy, {}}; }

  [[nodiscard]] Surroundings surroundings() {
    Surroundings around;
    around.brain = brain();
    around.clock = wall_clock;
    around.new_id = random_conversation_id;
    around.world = [this](Instant now) {
      dialog::Circumstances world;
      const Presence agents = config.agent_hours.at(now);
      world.agents_present = agents.now;
      world.agents_back = agents.back;
      world.agents_back_at = agents.back_at;
      if (feed) world.status = feed->reading(now);
      return world;
    };
    around.read = [this](std::string_view text) { return reader.read(text); };
    around.observe = observer();
    around.outbox_moved = [this] {
      if (delivery) delivery->nudge();
    };
    return around;
  }

  // The error says what is in the way.
  [[nodiscard]] std::string open_feed() {
    if (config.status_feed.empty()) return "";
    auto opened =
        StatusFeed::open({config.status_feed, pack.status_services}, wall_clock, observer());
    if (!opened) return "status-feed: " + opened.error().message;
    feed = std::move(*opened);
    feed->start();
    return "";
  }

  [[nodiscard]] ChannelWorld channel_world() {
    ChannelWorld world;
    world.engine = &engine;
    world.read = [this](std::string_view text) { return reader.read(text); };
    world.clock = wall_clock;
    world.observe = observer();
    world.aside = [this](const std::string& channel, Aside aside) {
      delivery->aside(channel, std::move(aside));
    };
    world.outbox_moved = [this] { delivery->nudge(); };
    world.wording = &pack.wording;
    world.pack = &pack;
    return world;
  }

  // Before anything of it runs. The error says what is in the way.
  [[nodiscard]] std::string open_delivery() {
    auto opened = open_channels(config.channels, channel_world());
    if (!opened) return opened.error().message;
    channels = std::move(*opened);
    std::vector<Line> lines;
    for (const auto& channel : channels.open) {
      for (auto line : {channel->line(), channel->agents_line()}) {
        if (line) lines.push_back(std::move(*line));
      }
    }
    const bool fresh = store->conversations("", 1).empty();
    delivery = std::make_unique<Delivery>(std::move(lines), engine, wall_clock, observer(),
                                          fresh ? Instant{} : wall_clock());
    return "";
  }

  // What was taken in is delivered later, by the next process if need be.
  void stop_channels() {
    for (const auto& channel : channels.open)
      channel->quiet();
    delivery->finish(kFinish);
    for (const auto& channel : channels.open)
      channel->cut();
    delivery->stop();
  }

  // Before the engine has the store for itself.
  [[nodiscard]] bool no_agent() const {
    return std::ranges::all_of(store->agents(), &AgentAccount::disabled);
  }

  [[nodiscard]] DeskWorld desk_world() {
    DeskWorld world;
    world.gate = {&engine, observer(), !config.plain_http};
    room.engine = &engine;
    world.room = &room;
    world.aside = [this](std::function<void()> work) { return hashing.offer(std::move(work)); };
    world.stats.open = [this] { return open_store(database_of(config)); };
    world.stats.pack = &pack;
    world.stats.aside = [this](std::function<void()> work) {
      return counting.offer(std::move(work));
    };
    return world;
  }

  [[nodiscard]] std::vector<http::Route> routes() {
    const HttpChannel channel{&engine, [this](std::string_view text) { return reader.read(text); },
                              observer(), config.api_token};
    const HttpStatus status{[this] { return engine.ready(); }, [this] { return metrics.text(); },
                            config.api_token};
    std::vector<http::Route> all = http_channel_routes(channel);
    for (auto& route : http_status_routes(status))
      all.push_back(std::move(route));
    for (auto& route : desk_routes(desk_world()))
      all.push_back(std::move(route));
    for (auto& route : page_routes())
      all.push_back(std::move(route));
    for (const auto& platform : channels.open) {
      for (auto& route : platform->routes())
        all.push_back(std::move(route));
    }
    return all;
  }

  const ServeConfig config;
  FolderLock lock;
  std::unique_ptr<Store> store;
  const knowledge::Pack pack;
  const intents::Reader reader;
  Log log;
  Metrics metrics;
  std::unique_ptr<StatusFeed> feed;  // Null when none is read.
  Room room;                         // The engine's last looks read it.
  Engine engine;
  Channels channels;
  std::unique_ptr<Delivery> delivery;        // Calls the channels' platforms.
  http::Workers hashing{1, kHashesWaiting};  // Its jobs call the engine.
  http::Workers counting{1, kCountsWaiting};
  std::unique_ptr<http::Server> server;
  std::string url;
  bool desk_closed = false;
};

Result<std::unique_ptr<Serving>> Serving::start(const ServeConfig& config) {
  const auto begun = Steady::now();
  auto pack = load_sound_pack(config.pack);
  if (!pack) return pack.error();
  auto lock = FolderLock::take(config.data);
  if (!lock) return lock.error();
  auto tls = tls_files(config);
  if (!tls) return tls.error();
  auto parts = std::make_unique<Parts>(config, std::move(*lock), open_store(database_of(config)),
                                       std::move(*pack));

  for (const auto& complaint : {parts->open_feed(), parts->open_delivery()}) {
    if (!complaint.empty()) return knowledge::Error{complaint};
  }
  if (const auto& doubts = config.doubts; !doubts.empty()) {
    std::string all;
    for (const auto& [what, advice] : doubts)
      all.append(all.empty() ? "" : "; ").append(what).append(": ").append(advice);
    parts->observer()(SetUpDoubted{all});
  }
  parts->desk_closed = parts->no_agent();
  parts->engine.start();
  parts->delivery->start();
  auto server = http::Server::start(server_settings(config, *tls), http::Router(parts->routes()),
                                    parts->observer());
  if (!server) return server.error();
  parts->server = std::move(*server);
  parts->url = (*tls ? "https://" : "http://") + http::to_string(parts->server->address());
  const auto took = std::chrono::duration_cast<milliseconds>(Steady::now() - begun);
  parts->observer()(Started{parts->url, parts->pack.id, took});
  for (const auto& channel : parts->channels.open)
    channel->start();
  return std::unique_ptr<Serving>(new Serving(std::move(parts)));
}

Serving::Serving(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Serving::~Serving() { stop(); }

void Serving::reload() {
  CertificateReloaded reloaded;
  const auto files = tls_files(parts_->config);
  if (!files) {
    reloaded.failure = files.error().message;
  } else if (!*files) {
    reloaded.failure = "plain-http: there is none";
  } else if (const auto error = parts_->server->reload(**files)) {
    reloaded.failure = error->message;
  }
  parts_->observer()(reloaded);
}

void Serving::stop() {
  if (!parts_->server) return;
  parts_->server->drain(kDrain);
  parts_->stop_channels();
  parts_->engine.stop();  // Answers the long polls, finishes what was submitted.
  parts_->server->stop(kStop);
  parts_->server.reset();
  parts_->observer()(Stopped{});
}

std::string Serving::url() const { return parts_->url; }
bool Serving::local_certificate() const {
  return !parts_->config.plain_http && parts_->config.tls_cert.empty();
}
const std::string& Serving::channels() const { return parts_->channels.summary; }
const knowledge::Pack& Serving::pack() const { return parts_->pack; }
bool Serving::desk_closed() const { return parts_->desk_closed; }

}  // namespace bot
