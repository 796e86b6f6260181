#include "bot/observe/log.h"

#include <array>
#include <chrono>
#include <mutex>
#include <utility>

#include <nlohmann/json.hpp>
#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_sinks.h>

namespace bot {
namespace {

using Json = nlohmann::ordered_json;
using MaybeLine = std::optional<LogLine>;

constexpr std::string_view kDebug = "debug";
constexpr std::string_view kInfo = "info";
constexpr std::string_view kWarning = "warning";
constexpr std::string_view kError = "error";

LogLine line(std::string_view level, const Json& json) {
  return {level, json.dump(-1, ' ', true, Json::error_handler_t::replace)};
}

struct Lines {
  MaybeLine operator()(const TurnTaken& seen) const {
    return line(kDebug, {{"event", "turn"},
                         {"channel", seen.channel},
                         {"state", seen.state},
                         {"took_us", seen.took.count()}});
  }
  MaybeLine operator()(const RepeatAnswered& seen) const {
    return line(kDebug, {{"event", "repeat"}, {"channel", seen.channel}});
  }
  MaybeLine operator()(const BatchCommitted& /*unused*/) const { return std::nullopt; }
  MaybeLine operator()(const EventSetAside& seen) const {
    return line(kError, {{"event", "set_aside"},
                         {"channel", seen.channel},
                         {"kind", seen.kind},
                         {"reason", seen.reason}});
  }
  MaybeLine operator()(const StoreFailed& seen) const {
    return line(kError, {{"event", "store_failed"}, {"reason", seen.reason}});
  }
  MaybeLine operator()(const StoreRecovered& /*unused*/) const {
    return line(kWarning, {{"event", "store_recovered"}});
  }
  MaybeLine operator()(const QueueFull& seen) const {
    return line(kWarning, {{"event", "queue_full"}, {"channel", seen.channel}});
  }
  MaybeLine operator()(const UserFlooding& seen) const {
    return line(kWarning, {{"event", "user_flooding"}, {"channel", seen.channel}});
  }
  MaybeLine operator()(const UserErased& seen) const {
    return line(kInfo, {{"event", "user_erased"}, {"channel", seen.channel}});
  }
  MaybeLine operator()(const RequestAnswered& seen) const {
    return line(kDebug, {{"event", "request"},
                         {"method", seen.method},
                         {"route", seen.route},
                         {"status", seen.status},
                         {"took_us", seen.took.count()},
                         {"waited_us", seen.waited.count()}});
  }
  // What strangers can cause at will is counted; it is logged only for those who look closely.
  MaybeLine operator()(const RequestRefused& seen) const {
    return line(kDebug, {{"event", "request_refused"}, {"why", seen.why}});
  }
  MaybeLine operator()(const ConnectionDropped& seen) const {
    return line(kDebug, {{"event", "connection_dropped"}, {"why", seen.why}});
  }
  MaybeLine operator()(const HandshakeFailed& seen) const {
    return line(kDebug, {{"event", "handshake_failed"}, {"reason", seen.reason}});
  }
  MaybeLine operator()(const ConnectionsCounted& /*unused*/) const { return std::nullopt; }
  MaybeLine operator()(const CertificateReloaded& seen) const {
    if (seen.failure.empty()) return line(kInfo, {{"event", "certificate_reloaded"}});
    return line(kError, {{"event", "certificate_kept"}, {"reason", seen.failure}});
  }
  MaybeLine operator()(const HandlerFailed& seen) const {
    return line(kError,
                {{"event", "handler_failed"}, {"route", seen.route}, {"reason", seen.reason}});
  }
  // Counted, not logged: a stranger must not be able to fill the disk.
  MaybeLine operator()(const WebhookRefused& /*unused*/) const { return std::nullopt; }
  MaybeLine operator()(const WebhookIgnored& seen) const {
    return line(kDebug,
                {{"event", "webhook_ignored"}, {"channel", seen.channel}, {"why", seen.why}});
  }
  MaybeLine operator()(const ReplySent& seen) const {
    return line(kDebug,
                {{"event", "reply_sent"}, {"channel", seen.channel}, {"attempt", seen.attempt}});
  }
  MaybeLine operator()(const ReplyDelayed& seen) const {
    return line(kWarning, {{"event", "reply_delayed"},
                           {"channel", seen.channel},
                           {"reason", seen.reason},
                           {"attempt", seen.attempt}});
  }
  MaybeLine operator()(const ReplyRefused& seen) const {
    return line(kError,
                {{"event", "reply_refused"}, {"channel", seen.channel}, {"reason", seen.reason}});
  }
  MaybeLine operator()(const ReplyDropped& seen) const {
    return line(kInfo,
                {{"event", "reply_dropped"}, {"channel", seen.channel}, {"reason", seen.reason}});
  }
  MaybeLine operator()(const ChannelPaused& seen) const {
    return line(kError,
                {{"event", "channel_paused"}, {"channel", seen.channel}, {"reason", seen.reason}});
  }
  MaybeLine operator()(const ChannelResumed& seen) const {
    return line(kWarning, {{"event", "channel_resumed"}, {"channel", seen.channel}});
  }
  MaybeLine operator()(const ChannelNoted& seen) const {
    return line(seen.failed ? kWarning : kInfo,
                {{"event", "channel"}, {"channel", seen.channel}, {"what", seen.what}});
  }
  MaybeLine operator()(const StatusRead& seen) const {
    return line(seen.down > 0 ? kInfo : kDebug, {{"event", "status_read"}, {"down", seen.down}});
  }
  MaybeLine operator()(const StatusUnread& seen) const {
    return line(kWarning, {{"event", "status_unread"}, {"reason", seen.reason}});
  }
  MaybeLine operator()(const AgentSignedIn& seen) const {
    return line(kInfo, {{"event", "agent_signed_in"}, {"agent", seen.agent}});
  }
  MaybeLine operator()(const SignInRefused& seen) const {
    return line(kDebug, {{"event", "sign_in_refused"}, {"why", seen.why}});
  }
  MaybeLine operator()(const SetUpDoubted& seen) const {
    return line(kWarning, {{"event", "set_up_doubted"}, {"what", seen.what}});
  }
  MaybeLine operator()(const Started& seen) const {
    return line(kInfo, {{"event", "started"},
                        {"url", seen.url},
                        {"pack", seen.pack},
                        {"took_ms", seen.took.count()}});
  }
  MaybeLine operator()(const Stopped& /*unused*/) const {
    return line(kInfo, {{"event", "stopped"}});
  }
};

spdlog::level::level_enum level_of(std::string_view name) {
  if (name == kDebug) return spdlog::level::debug;
  if (name == kWarning) return spdlog::level::warn;
  return name == kError ? spdlog::level::err : spdlog::level::info;
}

}  // namespace

// How many lines of a kind this second has had: one counter for each alternative.
struct Log::Throttle {
  using Clock = std::chrono::steady_clock;
  struct Kind {
    Clock::time_point last{};
    int left_out = 0;
  };

  // The number left out since the last one that passed; empty when this one doesn't pass.
  std::optional<int> pass(std::size_t index) {
    const std::scoped_lock lock(mutex);
    Kind& kind = kinds.at(index);
    const auto now = Clock::now();
    if (now - kind.last < std::chrono::seconds(1)) {
      ++kind.left_out;
      return std::nullopt;
    }
    kind.last = now;
    return std::exchange(kind.left_out, 0);
  }

  std::mutex mutex;
  std::array<Kind, std::variant_size_v<Observation>> kinds;
};

Log::Log(std::string_view level)
    : logger_(std::make_unique<spdlog::logger>("stepwise",
                                               std::make_shared<spdlog::sinks::stderr_sink_mt>())),
      throttle_(std::make_unique<Throttle>()) {
  logger_->set_pattern(R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v)",
                       spdlog::pattern_time_type::utc);
  logger_->set_level(level_of(level));
}

Log::~Log() = default;

void Log::observe(const Observation& observation) {
  const auto said = log_line(observation);
  if (!said || !logger_->should_log(level_of(said->level))) return;
  std::string json = said->json.substr(1);  // The pattern has opened the object.
  if (said->level == kWarning || said->level == kError) {
    const auto left_out = throttle_->pass(observation.index());
    if (!left_out) return;
    if (*left_out > 0) {
      json.insert(json.size() - 1, ",\"left_out\":" + std::to_string(*left_out));
    }
  }
  logger_->log(level_of(said->level), "{}", json);
}

std::optional<LogLine> log_line(const Observation& observation) {
  return std::visit(Lines(), observation);
}

}  // namespace bot
