#include "bot/command/serving.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <utility>

#include "bot/channel/http_channel.h"
#include "bot/channel/http_status.h"
#include "bot/config/data_folder.h"
#include "bot/engine/clock.h"
#include "bot/engine/conversation_id.h"
#include "bot/engine/engine.h"
#include "bot/http/certificate.h"
#include "bot/http/server.h"
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

// Of the ten seconds of a stop: how long we wait before the long polls are answered early.
constexpr milliseconds kDrain{500};
constexpr milliseconds kStop{9500};

EngineSettings engine_settings(const ServeConfig& config) {
  EngineSettings settings;
  settings.queue_max = static_cast<std::size_t>(config.queue_max);
  settings.retain = std::chrono::hours(24) * config.policy.retain_days;
  return settings;
}

http::ServerSettings server_settings(const ServeConfig& config,
                                     const std::optional<http::TlsFiles>& tls) {
  http::ServerSettings settings;
  settings.listen = config.listen;
  settings.tls = tls;
  settings.threads_max = config.http_threads;
  settings.limits.body_bytes_max = static_cast<std::size_t>(config.body_bytes_max);
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
        engine(*store, surroundings(), engine_settings(config)) {}

  [[nodiscard]] Observer observer() {
    return [this](const Observation& seen) {
      log.observe(seen);
      metrics.observe(seen);
    };
  }

  [[nodiscard]] Surroundings surroundings() {
    Surroundings around;
    around.brain.pack = &pack;
    around.brain.policy = config.policy;
    around.clock = wall_clock;
    around.new_id = random_conversation_id;
    around.world = [this](Instant now) {
      dialog::Circumstances world;
      const Presence agents = config.agent_hours.at(now);
      world.agents_present = agents.now;
      world.agents_back = agents.back;
      return world;
    };
    around.read = [this](std::string_view text) { return reader.read(text); };
    around.observe = observer();
    around.outbox_moved = [] {};
    return around;
  }

  [[nodiscard]] std::vector<http::Route> routes() {
    const HttpChannel channel{&engine, [this](std::string_view text) { return reader.read(text); },
                              observer(), config.api_token};
    const HttpStatus status{[this] { return engine.ready(); }, [this] { return metrics.text(); },
                            config.api_token};
    std::vector<http::Route> all = http_channel_routes(channel);
    for (auto& route : http_status_routes(status))
      all.push_back(std::move(route));
    return all;
  }

  const ServeConfig config;
  FolderLock lock;
  std::unique_ptr<Store> store;
  const knowledge::Pack pack;
  const intents::Reader reader;
  Log log;
  Metrics metrics;
  Engine engine;
  std::unique_ptr<http::Server> server;
  std::string url;
};

Result<std::unique_ptr<Serving>> Serving::start(const ServeConfig& config) {
  const auto begun = Steady::now();
  auto pack = load_sound_pack(config.pack);
  if (!pack) return pack.error();
  auto lock = FolderLock::take(config.data);
  if (!lock) return lock.error();
  auto tls = tls_files(config);
  if (!tls) return tls.error();
  const std::string database = (fs::path(config.data) / kDatabaseFile).string();
  auto parts =
      std::make_unique<Parts>(config, std::move(*lock), open_store(database), std::move(*pack));

  parts->engine.start();
  auto server = http::Server::start(server_settings(config, *tls), http::Router(parts->routes()),
                                    parts->observer());
  if (!server) return server.error();
  parts->server = std::move(*server);
  parts->url = (*tls ? "https://" : "http://") + http::to_string(parts->server->address());
  const auto took = std::chrono::duration_cast<milliseconds>(Steady::now() - begun);
  parts->observer()(Started{parts->url, parts->pack.id, took});
  return std::unique_ptr<Serving>(new Serving(std::move(parts)));
}

Serving::Serving(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Serving::~Serving() { stop(); }

void Serving::stop() {
  if (!parts_->server) return;
  parts_->server->drain(kDrain);
  parts_->engine.stop();  // Answers the long polls, finishes what was submitted.
  parts_->server->stop(kStop);
  parts_->server.reset();
  parts_->observer()(Stopped{});
}

std::string Serving::url() const { return parts_->url; }
bool Serving::local_certificate() const {
  return !parts_->config.plain_http && parts_->config.tls_cert.empty();
}
const knowledge::Pack& Serving::pack() const { return parts_->pack; }

}  // namespace bot
