#include "bot/feed/status_feed.h"

#include <algorithm>
#include <utility>

#include "bot/feed/apple_status.h"

namespace bot {
namespace {

using knowledge::Error;
using knowledge::Result;

constexpr std::size_t kBytesMax = std::size_t{2} << 20U;
constexpr std::chrono::seconds kLimit{5};

// The folder, and the file in it.
std::pair<std::string, std::string> split(const std::string& url) {
  const std::size_t host = url.find("://");
  const std::size_t slash = url.rfind('/', url.find('?'));
  if (host == std::string::npos || slash < host + 3) return {url, ""};
  return {url.substr(0, slash), url.substr(slash + 1)};
}

}  // namespace

std::string status_url_complaint(const std::string& url) {
  return http::base_complaint(split(url).first);
}

Result<std::unique_ptr<http::Client>> status_client(const std::string& url) {
  return http::Client::open(split(url).first, {.answer_bytes_max = kBytesMax, .public_only = true});
}

Result<std::vector<dialog::ServiceStatus>> read_status(http::Client& client,
                                                       const StatusSource& source) {
  http::Posting asked;
  asked.path = split(source.url).second;
  asked.limit = kLimit;
  const http::Answer answer = client.get(asked);
  if (answer.status == 0) return Error{answer.failure};
  if (answer.status != 200) return Error{"answers " + std::to_string(answer.status)};
  return parse_apple_status(answer.body, source.services);
}

Result<std::unique_ptr<StatusFeed>> StatusFeed::open(StatusSource source,
                                                     std::function<dialog::Instant()> clock,
                                                     Observer observe) {
  auto client = status_client(source.url);
  if (!client) return client.error();
  return std::unique_ptr<StatusFeed>(
      new StatusFeed(std::move(source), std::move(*client), std::move(clock), std::move(observe)));
}

StatusFeed::StatusFeed(StatusSource source, std::unique_ptr<http::Client> client,
                       std::function<dialog::Instant()> clock, Observer observe)
    : source_(std::move(source)),
      client_(std::move(client)),
      clock_(std::move(clock)),
      observe_(std::move(observe)) {}

StatusFeed::~StatusFeed() { stop(); }

void StatusFeed::start() {
  thread_ = std::thread([this] { run(); });
}

void StatusFeed::stop() {
  {
    const std::scoped_lock lock(mutex_);
    stopped_ = true;
  }
  changed_.notify_all();
  client_->stop();
  if (thread_.joinable()) thread_.join();
}

void StatusFeed::run() {
  std::unique_lock lock(mutex_);
  while (!stopped_) {
    lock.unlock();
    read();
    lock.lock();
    changed_.wait_for(lock, kEvery, [this] { return stopped_; });
  }
}

void StatusFeed::read() {
  auto services = read_status(*client_, source_);
  {
    const std::scoped_lock lock(mutex_);
    if (stopped_) return;
    if (services) reading_ = dialog::StatusReading{*services, clock_()};
  }
  if (!services) {
    observe_(StatusUnread{services.error().message});
    return;
  }
  const auto down = std::ranges::count(*services, false, &dialog::ServiceStatus::available);
  observe_(StatusRead{static_cast<int>(down)});
}

std::optional<dialog::StatusReading> StatusFeed::reading(dialog::Instant now) const {
  const std::scoped_lock lock(mutex_);
  if (!reading_ || now - reading_->read_at > kFreshFor) return std::nullopt;
  return reading_;
}

}  // namespace bot
