#include "bot/http/client.h"

#include <algorithm>
#include <charconv>
#include <condition_variable>
#include <ctime>
#include <list>
#include <mutex>
#include <optional>
#include <thread>

#include <httplib.h>
#include <poll.h>

#include "bot/http/address.h"
#include "bot/http/resolve.h"

namespace bot::http {
namespace {

using Steady = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::size_t kIdleMax = 16;  // Connections kept for later.
constexpr std::chrono::seconds kConnect{5};
// A connection that idled longer has probably been closed by the other side.
constexpr std::chrono::seconds kIdleFor{20};

struct Base {
  std::string origin;  // "https://slack.com"
  std::string path;    // "/api/"
};

Base base_of(const std::string& text) {
  const std::size_t scheme = text.find("://");
  const std::size_t slash = text.find('/', scheme == std::string::npos ? 0 : scheme + 3);
  Base base{text.substr(0, slash), slash == std::string::npos ? "/" : text.substr(slash)};
  if (base.path.back() != '/') base.path += '/';
  return base;
}

std::chrono::seconds retry_after(const httplib::Response& response) {
  const std::string text = response.get_header_value("Retry-After");
  int seconds = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  return std::chrono::seconds(error == std::errc{} ? std::max(seconds, 0) : 0);
}

std::chrono::system_clock::time_point date_of(const httplib::Response& response) {
  std::tm parts{};
  const std::string text = response.get_header_value("Date");
  if (strptime(text.c_str(), "%a, %d %b %Y %H:%M:%S GMT", &parts) == nullptr) return {};
  return std::chrono::system_clock::from_time_t(timegm(&parts));
}

std::string authority_of(const std::string& origin) {
  return origin.substr(origin.find("://") + 3);
}

// Without port and brackets.
std::string host_of(const std::string& authority) {
  if (authority.starts_with('[')) return authority.substr(1, authority.find(']') - 1);
  return authority.substr(0, authority.find(':'));
}

// Nothing has come that nobody asked for: it would be taken for the answer to the next call. (A
// connection that the other side has closed is readable too.)
bool is_quiet(const httplib::Client& connection) {
  pollfd event{connection.socket(), POLLIN, 0};
  return event.fd < 0 || ::poll(&event, 1, 0) == 0;
}

Answer without_answer(std::string why) {
  Answer answer;
  answer.failure = std::move(why);
  return answer;
}

}  // namespace

// The connections, and the thread that ends calls which take too long: the library's own limits
// are per read, and a dripping server would hold a call for ever.
struct Client::Pool {
  Pool(Base given, const ClientLimits& allowed)
      : base(std::move(given)), limits(allowed), watch([this] { watch_calls(); }) {}
  ~Pool() {
    stop();
    {
      const std::scoped_lock lock(mutex);
      ended = true;
    }
    changed.notify_all();
    watch.join();
  }
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  struct Idle {
    std::unique_ptr<httplib::Client> connection;
    Steady::time_point since;
  };
  struct UnderWay {
    httplib::Client* connection;
    Steady::time_point deadline;
    bool cut = false;
  };
  using Place = std::list<UnderWay>::iterator;

  std::unique_ptr<httplib::Client> take() {
    std::vector<Idle> stale;  // Closed without the lock.
    const std::scoped_lock lock(mutex);
    while (!idle.empty()) {
      Idle last = std::move(idle.back());
      idle.pop_back();
      const bool fresh = Steady::now() - last.since < kIdleFor;
      if (fresh && is_quiet(*last.connection)) return std::move(last.connection);
      stale.push_back(std::move(last));
    }
    return nullptr;
  }

  void give_back(std::unique_ptr<httplib::Client> connection) {
    const std::scoped_lock lock(mutex);
    if (idle.size() < kIdleMax) idle.push_back({std::move(connection), Steady::now()});
  }

  [[nodiscard]] knowledge::Result<std::unique_ptr<httplib::Client>> connect() const {
    auto connection = std::make_unique<httplib::Client>(base.origin);
    const std::string authority = authority_of(base.origin);
    if (limits.public_only && !names_loopback(authority)) {
      const std::string host = host_of(authority);
      const auto address = public_address(host);
      if (!address) return address.error();
      connection->set_hostname_addr_map({{host, *address}});  // The one that was looked at.
    }
    connection->enable_server_certificate_verification(true);
    connection->set_follow_location(false);
    connection->set_keep_alive(true);
    connection->set_tcp_nodelay(true);
    return knowledge::Result<std::unique_ptr<httplib::Client>>(std::move(connection));
  }

  std::optional<Place> begin(httplib::Client& connection, milliseconds limit) {
    const std::scoped_lock lock(mutex);
    if (stopped) return std::nullopt;
    under_way.push_back({&connection, Steady::now() + limit});
    changed.notify_all();
    return std::prev(under_way.end());
  }

  bool end(Place place) {  // Whether it was cut.
    const std::scoped_lock lock(mutex);
    const bool cut = place->cut;
    under_way.erase(place);
    return cut;
  }

  void watch_calls() {
    std::unique_lock lock(mutex);
    while (!ended) {
      auto wake = Steady::now() + std::chrono::hours(1);
      for (UnderWay& call : under_way) {
        // Cut again and again: what was about to connect has no socket to close yet.
        if (call.deadline <= Steady::now()) {
          call.cut = true;
          call.connection->stop();
          call.deadline = Steady::now() + milliseconds(100);
        }
        wake = std::min(wake, call.deadline);
      }
      changed.wait_until(lock, wake);
    }
  }

  void stop() {
    const std::scoped_lock lock(mutex);
    stopped = true;
    for (UnderWay& call : under_way)
      call.deadline = Steady::now();
    changed.notify_all();
  }

  const Base base;
  const ClientLimits limits;
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<Idle> idle;  // Under mutex, as all below.
  std::list<UnderWay> under_way;
  bool stopped = false;
  bool ended = false;
  std::thread watch;  // Last: it uses all of the above.
};

namespace {

httplib::Request request_of(const char* method, const std::string& path, const Posting& posting) {
  httplib::Request request;
  request.method = method;
  request.path = path;
  request.body = posting.body;
  if (!posting.body.empty()) request.headers.emplace("Content-Type", posting.content_type);
  if (!posting.authorization.empty()) {
    request.headers.emplace("Authorization", posting.authorization);
  }
  request.headers.insert(posting.headers.begin(), posting.headers.end());
  return request;
}

Answer answer_of(const httplib::Response& response, std::string body) {
  Answer answer;
  answer.status = response.status;
  answer.body = std::move(body);
  answer.retry_after = retry_after(response);
  answer.date = date_of(response);
  answer.headers.assign(response.headers.begin(), response.headers.end());
  return answer;
}

}  // namespace

knowledge::Result<std::unique_ptr<Client>> Client::open(const std::string& base,
                                                        const ClientLimits& limits) {
  if (const auto complaint = base_complaint(base); !complaint.empty()) {
    return knowledge::Error{complaint};
  }
  return std::unique_ptr<Client>(new Client(std::make_unique<Pool>(base_of(base), limits)));
}

Client::Client(std::unique_ptr<Pool> pool) : pool_(std::move(pool)) {}
Client::~Client() = default;

void Client::stop() { pool_->stop(); }

Answer Client::post(const Posting& posting) { return call("POST", posting); }

Answer Client::get(const Posting& posting) { return call("GET", posting); }

Answer Client::call(const char* method, const Posting& posting) {
  auto connection = pool_->take();
  if (!connection) {
    auto made = pool_->connect();
    if (!made) return without_answer(made.error().message);
    connection = std::move(*made);
  }
  connection->set_connection_timeout(std::min<milliseconds>(kConnect, posting.limit));
  connection->set_read_timeout(posting.limit);
  connection->set_write_timeout(posting.limit);
  const auto place = pool_->begin(*connection, posting.limit);
  if (!place) return without_answer("is stopping");
  std::string body;
  httplib::Request request = request_of(method, pool_->base.path + posting.path, posting);
  bool too_big = false;
  request.content_receiver = [&](const char* data, std::size_t size, std::uint64_t, std::uint64_t) {
    too_big = body.size() + size > pool_->limits.answer_bytes_max;
    if (!too_big) body.append(data, size);
    return !too_big;
  };
  httplib::Response response;
  httplib::Error error{};
  const bool whole = connection->send(request, response, error);
  const bool cut = pool_->end(*place);
  if (!whole) {
    return without_answer(cut ? "timed out" : too_big ? "is too big" : httplib::to_string(error));
  }
  Answer answer = answer_of(response, std::move(body));
  if (!cut) pool_->give_back(std::move(connection));
  return answer;
}

std::string base_complaint(const std::string& base) {
  const auto printable = [](char c) { return c > 0x20 && c < 0x7f; };
  if (!std::all_of(base.begin(), base.end(), printable)) return "must be a URL without spaces";
  const std::string origin = base_of(base).origin;
  if (origin.find('@') != std::string::npos || base.find_first_of("?#") != std::string::npos) {
    return "must be a URL without user, query and fragment";
  }
  constexpr std::string_view https = "https://";
  constexpr std::string_view http = "http://";
  if (origin.starts_with(https) && origin.size() > https.size()) return "";
  if (origin.starts_with(http) && names_loopback(std::string_view(origin).substr(http.size()))) {
    return "";
  }
  return "must be an https:// URL, or http:// on loopback";
}

}  // namespace bot::http
