// Reads the vendor's status every few minutes, so that no person has to.
//
// Only https of the public internet is asked (plain http on loopback), for 5 seconds and 2 MB at
// most, and no redirect is followed. Says nothing to anybody: the dialog does.
//
// Thread safety: `reading` from any thread; start and stop from one.

#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "bot/http/client.h"
#include "bot/observe/observation.h"
#include "dialog/event.h"

namespace bot {

struct StatusSource {
  std::string url;
  std::vector<std::string> services;  // Those of the pack.
};

// Reads it once. An error says why it couldn't.
[[nodiscard]] knowledge::Result<std::vector<dialog::ServiceStatus>> read_status(
    http::Client& client, const StatusSource& source);
[[nodiscard]] knowledge::Result<std::unique_ptr<http::Client>> status_client(
    const std::string& url);
// What is wrong with the address; "" when it may be asked.
[[nodiscard]] std::string status_url_complaint(const std::string& url);

class StatusFeed {
 public:
  [[nodiscard]] static knowledge::Result<std::unique_ptr<StatusFeed>> open(
      StatusSource source, std::function<dialog::Instant()> clock, Observer observe);
  StatusFeed(const StatusFeed&) = delete;
  StatusFeed& operator=(const StatusFeed&) = delete;
  ~StatusFeed();  // Stops.

  void start();
  void stop();

  // The last reading; empty when there is none that is young enough to be told.
  [[nodiscard]] std::optional<dialog::StatusReading> reading(dialog::Instant now) const;

  // Apple's own page asks once a minute.
  static constexpr std::chrono::seconds kEvery{120};
  static constexpr std::chrono::minutes kFreshFor{30};

 private:
  StatusFeed(StatusSource source, std::unique_ptr<http::Client> client,
             std::function<dialog::Instant()> clock, Observer observe);
  void run();
  void read();

  const StatusSource source_;
  const std::unique_ptr<http::Client> client_;
  const std::function<dialog::Instant()> clock_;
  const Observer observe_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<dialog::StatusReading> reading_;  // Under mutex_, as the next.
  bool stopped_ = false;
  std::thread thread_;
};

}  // namespace bot
