#include "bot/http/exchange.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include <httplib.h>

namespace bot::http {
namespace {

constexpr std::time_t kKeepAliveSeconds = 30;  // What clients are told; server.h keeps it.
constexpr std::size_t kKeepAliveRequests = 1000;

// What the library takes for a connection.
class Memory final : public httplib::Stream {
 public:
  explicit Memory(std::string in) : in_(std::move(in)) {}

  [[nodiscard]] bool is_readable() const override { return at_ < in_.size(); }
  [[nodiscard]] bool is_writable() const override { return true; }
  ssize_t read(char* into, std::size_t size) override {
    const auto count = std::min(size, in_.size() - at_);
    std::memcpy(into, in_.data() + at_, count);
    at_ += count;
    return static_cast<ssize_t>(count);
  }
  ssize_t write(const char* bytes, std::size_t size) override {
    out_.append(bytes, size);
    return static_cast<ssize_t>(size);
  }
  void get_remote_ip_and_port(std::string& ip, int& port) const override {
    ip = "0.0.0.0";
    port = 0;
  }
  void get_local_ip_and_port(std::string& ip, int& port) const override {
    get_remote_ip_and_port(ip, port);
  }
  [[nodiscard]] socket_t socket() const override { return INVALID_SOCKET; }

  std::string take_output() { return std::move(out_); }

 private:
  std::string in_;
  std::size_t at_ = 0;
  std::string out_;
};

class Library final : public httplib::Server {
 public:
  std::string run(std::string head, bool close) {
    Memory memory(std::move(head));
    bool closed = false;
    set_keep_alive_timeout(kKeepAliveSeconds);
    set_keep_alive_max_count(kKeepAliveRequests);
    process_request(memory, close, closed, nullptr);
    return memory.take_output();
  }
};

bool is_header_text(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) == 0x7f;
  });
}

void write_into(const Response& from, httplib::Response& into) {
  into.status = from.status;
  into.set_header("X-Content-Type-Options", "nosniff");
  const bool cached = std::any_of(from.headers.begin(), from.headers.end(), [](const auto& header) {
    return header.first == "Cache-Control";
  });
  if (!cached) into.set_header("Cache-Control", "no-store");
  for (const auto& [name, value] : from.headers) {
    if (is_header_text(name) && is_header_text(value)) into.set_header(name, value);
  }
  if (!from.body.empty()) into.set_content(from.body, from.content_type);
}

Request take_request(const httplib::Request& parsed, Framed& framed, std::string body) {
  Request request;
  request.method = framed.method;
  request.path = parsed.path;
  request.raw_path = framed.target.substr(0, framed.target.find_first_of("?#"));
  for (const auto& [key, value] : parsed.params)
    request.query[key] = value;
  request.headers = std::move(framed.headers);
  request.body = std::move(body);
  return request;
}

}  // namespace

std::string exchange(Framed framed, std::string body, const std::string& peer,
                     const Dispatch& dispatch) {
  std::string head = framed.method + " " + framed.target + " HTTP/1.1\r\n";
  head += framed.keep_alive ? "\r\n" : "Connection: close\r\n\r\n";
  const bool close = !framed.keep_alive;
  Library library;
  library.set_pre_routing_handler([&](const httplib::Request& parsed, httplib::Response& response) {
    Request request = take_request(parsed, framed, std::move(body));
    request.peer = peer;
    write_into(dispatch(std::move(request)), response);
    return httplib::Server::HandlerResponse::Handled;
  });
  return library.run(std::move(head), close);
}

std::string refuse(const Refusal& refusal) {
  Framed framed;
  framed.method = "GET";
  framed.target = "/";
  framed.keep_alive = false;
  return exchange(std::move(framed), "", "",
                  [&](const Request&) { return problem(refusal.status, refusal.detail); });
}

}  // namespace bot::http
