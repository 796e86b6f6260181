#include "tests/bot/http/site.h"

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <utility>

#include <doctest/doctest.h>

#include "bot/http/certificate.h"

namespace bot::http {
namespace {

using std::chrono::milliseconds;

Response plain(std::string body) { return {200, "text/plain", std::move(body), {}}; }

std::string query(const Request& request, const char* key, const char* otherwise) {
  const auto found = request.query.find(key);
  return found == request.query.end() ? otherwise : found->second;
}

void greet(const Request& request, const Respond& respond) {
  Response response = plain(query(request, "greeting", "hi") + " " + request.params.at("name") +
                            " from " + request.peer);
  response.headers = {{"X-Bad", "a\r\nSet-Cookie: b"}, {"X-Good", "yes"}};
  respond(std::move(response));
}

std::vector<Route> routes(Gate& gate) {
  return {
      {"GET", "/held", [&gate](const Request&, Respond respond) { gate.hold(std::move(respond)); }},
      {"GET", "/fails", [](const Request&, const Respond&) { throw std::runtime_error("secret"); }},
      {"GET", "/forgets", [](const Request&, const Respond&) {}},
      {"GET", "/twice",
       [](const Request&, const Respond& respond) {
         respond(plain("first"));
         respond(plain("second"));
       }},
      {"GET", "/big",
       [](const Request& request, const Respond& respond) {
         respond(plain(std::string(std::stoul(query(request, "bytes", "0")), 'x')));
       }},
      {"GET", "/{name}", greet},
      {"POST", "/echo",
       [](const Request& request, const Respond& respond) {
         respond({200, "application/json", request.body, {}});
       }},
  };
}

struct Words {
  std::string operator()(const RequestAnswered& seen) const {
    return "answered " + std::to_string(seen.status);
  }
  std::string operator()(const RequestRefused& seen) const { return "refused " + seen.why; }
  std::string operator()(const ConnectionDropped& seen) const { return "dropped " + seen.why; }
  std::string operator()(const HandshakeFailed& /*unused*/) const { return "handshake failed"; }
  std::string operator()(const HandlerFailed& seen) const { return "failed " + seen.reason; }
  template <class Other>
  std::string operator()(const Other& /*unused*/) const {
    return "";
  }
};

}  // namespace

void Gate::hold(Respond respond) {
  const std::scoped_lock lock(mutex_);
  held_.push_back(std::move(respond));
  arrived_.notify_all();
}

void Gate::await(std::size_t count) {
  std::unique_lock lock(mutex_);
  arrived_.wait(lock, [&] { return held_.size() >= count; });
}

void Gate::open() {
  const std::scoped_lock lock(mutex_);
  for (const Respond& respond : held_)
    respond(plain("late"));
  held_.clear();
}

void Gate::forget() {
  const std::scoped_lock lock(mutex_);
  held_.clear();
}

void Sightings::add(const Observation& seen) {
  const std::scoped_lock lock(mutex_);
  if (const auto* counted = std::get_if<ConnectionsCounted>(&seen)) connections_ = *counted;
  words_.push_back(std::visit(Words(), seen));
  added_.notify_all();
}

bool Sightings::await(const std::string& word, int count) {
  std::unique_lock lock(mutex_);
  return added_.wait_for(lock, std::chrono::seconds(5),
                         [&] { return std::count(words_.begin(), words_.end(), word) >= count; });
}

int Sightings::count(const std::string& word) {
  const std::scoped_lock lock(mutex_);
  return static_cast<int>(std::count(words_.begin(), words_.end(), word));
}

bool Sightings::await(const std::function<bool(const ConnectionsCounted&)>& counts) {
  std::unique_lock lock(mutex_);
  return added_.wait_for(lock, std::chrono::seconds(5), [&] { return counts(connections_); });
}

Site::Site(bool tls, ServerSettings settings) {
  const auto made = local_certificate(folder.path());
  REQUIRE(made);
  files = *made;
  certificate = files.certificate;
  if (tls) settings.tls = files;
  auto started =
      Server::start(settings, Router(routes(gate)), [this](const Observation& o) { seen.add(o); });
  REQUIRE(started);
  server = std::move(*started);
}

ServerSettings hurried(Phase phase) {
  ServerSettings settings;
  settings.front.lengths.at(static_cast<std::size_t>(phase)) = milliseconds(400);
  return settings;
}

}  // namespace bot::http
