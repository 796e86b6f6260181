#include "bot/http/exchange.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <functional>
#include <utility>

#include "bot/http/front.h"
#include "bot/http/library.h"

namespace bot::http {
namespace {

using Act = std::function<void(const httplib::Request&, httplib::Response&)>;

// Making one costs as much as a request does, so each thread keeps its own.
Library& library() {
  static thread_local Library kept;
  kept.set_keep_alive_timeout(std::chrono::duration_cast<std::chrono::seconds>(kIdle).count());
  kept.set_keep_alive_max_count(kRequestsMax);
  return kept;
}

// `act` stands where the library's routing would; `finish` has the last word on the head.
std::string run(std::string head, bool close, const Act& act, const Act& finish) {
  Library& through = library();
  through.set_pre_routing_handler(
      [&act](const httplib::Request& request, httplib::Response& response) {
        act(request, response);
        return httplib::Server::HandlerResponse::Handled;
      });
  through.set_post_routing_handler(
      [&finish](const httplib::Request& request, httplib::Response& response) {
        finish(request, response);
      });
  return through.process(std::move(head), close);
}

bool is_header_text(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) == 0x7f;
  });
}

bool is_header_name(std::string_view name) {
  return !name.empty() && is_header_text(name) && name.find_first_of(": ") == std::string::npos;
}

// RFC 9110 6.6.1: whoever has a clock says when it answered.
const std::string& date_line() {
  static thread_local std::time_t written = 0;
  static thread_local std::string line;
  const std::time_t now = std::time(nullptr);
  if (now == written) return line;
  std::tm parts{};
  std::array<char, 48> text{};
  gmtime_r(&now, &parts);
  const auto size =
      std::strftime(text.data(), text.size(), "Date: %a, %d %b %Y %H:%M:%S GMT\r\n", &parts);
  line.assign(text.data(), size);
  written = now;
  return line;
}

bool has_header(const Response& response, std::string_view name) {
  return std::any_of(response.headers.begin(), response.headers.end(),
                     [&](const auto& header) { return same_ignoring_case(header.first, name); });
}

void fill_in(const Response& from, httplib::Response& into) {
  into.status = from.status;
  for (const auto& [name, value] : from.headers) {
    if (is_header_name(name) && is_header_text(value)) into.set_header(name, value);
  }
  if (from.body.empty()) return;
  into.set_content(from.body, is_header_text(from.content_type) ? from.content_type : "");
}

// Where the library says what isn't so: newer versions end every connection after an error, all
// say that HEAD accepts ranges, and 204 and 304 have no length here (RFC 9110 8.6).
void correct(const Manner& manner, httplib::Response& response) {
  if (manner.keep_alive && response.status >= 400) {
    response.headers.erase("Connection");
    response.headers.erase("Keep-Alive");
    response.set_header("Keep-Alive", "timeout=" + std::to_string(kIdle.count() / 1000) +
                                          ", max=" + std::to_string(kRequestsMax));
  }
  if (manner.head_only) response.headers.erase("Accept-Ranges");
  if (response.status == 204 || response.status == 304) response.headers.erase("Content-Length");
}

// What every answer says, as text: through the library's table they would cost more than all else.
std::string standing_lines(const Response& response, const Manner& manner) {
  std::string lines = date_line();
  lines += "X-Content-Type-Options: nosniff\r\n";
  if (!has_header(response, "Cache-Control")) lines += "Cache-Control: no-store\r\n";
  if (manner.http_1_0 && manner.keep_alive) lines += "Connection: keep-alive\r\n";
  if (manner.strict_transport) lines += "Strict-Transport-Security: max-age=31536000\r\n";
  return lines;
}

Request take_request(const httplib::Request& parsed, Framed framed) {
  Request request;
  request.path = parsed.path;
  request.raw_path = framed.target.substr(0, framed.target.find('?'));
  for (const auto& [key, value] : parsed.params)
    request.query[key] = value;
  request.method = std::move(framed.method);
  request.headers = std::move(framed.headers);
  return request;
}

}  // namespace

Request read_request(Framed framed, std::string body, std::string peer) {
  Request request;
  if (framed.target.find_first_of("?%") == std::string::npos) {
    httplib::Request plain;  // Nothing is to be decoded.
    plain.path = framed.target;
    request = take_request(plain, std::move(framed));
  } else {
    const std::string head =
        framed.method + " " + readable_target(framed.target) + " HTTP/1.1\r\n\r\n";
    run(
        head, false,
        [&](const httplib::Request& parsed, httplib::Response&) {
          request = take_request(parsed, std::move(framed));
        },
        [](const httplib::Request&, httplib::Response&) {});
  }
  // It refused, and took nothing. NOLINTNEXTLINE(bugprone-use-after-move)
  if (request.method.empty()) request = take_request({}, std::move(framed));
  request.body = std::move(body);
  request.peer = std::move(peer);
  return request;
}

std::string write_response(const Response& response, const Manner& manner) {
  std::string bytes = run(
      manner.head_only ? "HEAD / HTTP/1.1\r\n\r\n" : "GET / HTTP/1.1\r\n\r\n", !manner.keep_alive,
      [&](const httplib::Request&, httplib::Response& into) { fill_in(response, into); },
      [&](const httplib::Request&, httplib::Response& into) { correct(manner, into); });
  bytes.insert(bytes.find('\n') + 1, standing_lines(response, manner));
  return bytes;
}

std::string_view library_version() { return CPPHTTPLIB_VERSION; }

}  // namespace bot::http
