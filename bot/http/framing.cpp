#include "bot/http/framing.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "bot/http/http.h"
#include "knowledge/text.h"

namespace bot::http {
namespace {

using MaybeRefusal = std::optional<Refusal>;

constexpr std::string_view kLineEnd = "\r\n";
constexpr auto kMethods =
    std::to_array<std::string_view>({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"});
// cpp-httplib before 0.27 lets a client's header shadow its own of these names (CVE-2025-66570);
// a dash for an underscore fools others.
constexpr auto kReserved =
    std::to_array<std::string_view>({"remote_addr", "remote_port", "local_addr", "local_port"});

// RFC 9110 5.6.2.
bool is_token(std::string_view text) {
  constexpr std::string_view others = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    const char l = knowledge::lower(c);
    return (l >= 'a' && l <= 'z') || (c >= '0' && c <= '9') ||
           others.find(c) != std::string_view::npos;
  });
}

// Whether a head may hold this byte outside of its line ends.
bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= 0x20 && byte != 0x7f) || c == '\t';
}

// What "%0a" stands for, or in libraries "%u000a"; -1 when the digits aren't there.
int escaped(std::string_view text) {
  const std::size_t prefix = text.substr(0, 2) == "%u" ? 2 : 1;
  const auto digits = text.substr(prefix, prefix == 2 ? 4 : 2);
  const auto* end = digits.data() + digits.size();
  unsigned value = 0;
  const auto [rest, error] = std::from_chars(digits.data(), end, value, 16);
  const bool whole = digits.size() == 2 * prefix && error == std::errc{} && rest == end;
  return whole ? static_cast<int>(value) : -1;
}

// Libraries have decoded header values after they had checked them (CVE-2026-45372).
bool hides_line_end(std::string_view value) {
  for (auto at = value.find('%'); at != std::string_view::npos; at = value.find('%', at + 1)) {
    const int byte = escaped(value.substr(at));
    if (byte == 0 || byte == '\r' || byte == '\n') return true;
  }
  return false;
}

bool is_target(std::string_view text) {
  if (!text.starts_with('/')) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] <= 0x20 || text[i] >= 0x7f || text[i] == '#') return false;
    const auto rest = text.substr(i);
    if (rest[0] == '%' && (escaped(rest) <= 0 || rest[1] == 'u')) return false;
  }
  return true;
}

// A name or an address with or without a port; not what a URL may hold beside them.
bool is_host(std::string_view text) {
  return text.find_first_not_of(
             "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
             "0123456789.-_:[]") == std::string_view::npos;
}

bool is_reserved(std::string name) {
  std::replace(name.begin(), name.end(), '-', '_');
  return std::find(kReserved.begin(), kReserved.end(), name) != kReserved.end();
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t";
  const auto first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::string_view take_line(std::string_view& rest) {
  const auto end = rest.find(kLineEnd);
  const auto line = rest.substr(0, end);
  rest.remove_prefix(end + kLineEnd.size());
  return line;
}

MaybeRefusal read_request_line(std::string_view line, const Limits& limits, Framed& framed) {
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) {
    return Refusal{400, "request line: must be a method, a path and a version"};
  }
  framed.method = line.substr(0, first);
  framed.target = line.substr(first + 1, last - first - 1);
  const auto version = line.substr(last + 1);

  if (version != "HTTP/1.1" && version != "HTTP/1.0") {
    return Refusal{505, "request line: must be of HTTP/1.1"};
  }
  framed.http_1_0 = version == "HTTP/1.0";
  if (std::find(kMethods.begin(), kMethods.end(), framed.method) == kMethods.end()) {
    return Refusal{501, "method: is not known here"};
  }
  if (framed.target.size() > limits.target_bytes_max) {
    return Refusal{414,
                   "path: must be at most " + std::to_string(limits.target_bytes_max) + " bytes"};
  }
  if (!is_target(framed.target)) {
    return Refusal{400, "path: must begin with '/' and be percent-encoded"};
  }
  return std::nullopt;
}

MaybeRefusal read_header(std::string_view line, Framed& framed) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) {
    return Refusal{400, "headers: each must be a name, a colon and a value"};
  }
  const auto value = trimmed(line.substr(colon + 1));
  if (hides_line_end(value)) return Refusal{400, "headers: must not hold %00, %0a or %0d"};
  framed.headers.emplace_back(line.substr(0, colon), value);
  return std::nullopt;
}

MaybeRefusal read_length(std::string_view value, const Limits& limits, Framed& framed) {
  const bool digits = !value.empty() && std::all_of(value.begin(), value.end(),
                                                    [](char c) { return c >= '0' && c <= '9'; });
  if (!digits) return Refusal{400, "Content-Length: must be a number"};
  const auto [rest, error] =
      std::from_chars(value.data(), value.data() + value.size(), framed.body_bytes);
  if (error != std::errc{} || framed.body_bytes > limits.body_bytes_max) {
    return Refusal{413,
                   "body: must be at most " + std::to_string(limits.body_bytes_max) + " bytes"};
  }
  return std::nullopt;
}

// What a header says on how to read the request.
MaybeRefusal apply_header(const std::string& name, std::string_view value, const Limits& limits,
                          Framed& framed) {
  if (name == "content-length") return read_length(value, limits, framed);
  if (name == "transfer-encoding") return Refusal{411, "body: must come with a Content-Length"};
  if (name == "content-encoding" && knowledge::lowered(value) != "identity") {
    return Refusal{415, "body: must not be compressed"};
  }
  if (name == "content-type" && knowledge::lowered(value).starts_with("multipart/")) {
    return Refusal{415, "body: must not be multipart"};
  }
  if (name == "host" && !is_host(value)) return Refusal{400, "Host: must be a name or an address"};
  if (is_reserved(name)) return Refusal{400, "headers: '" + name + "' is not for clients to set"};
  return std::nullopt;
}

// Whether a Connection header lists the option.
bool has_option(const Framed& framed, std::string_view option) {
  return std::any_of(framed.headers.begin(), framed.headers.end(), [&](const auto& header) {
    if (!same_ignoring_case(header.first, "connection")) return false;
    const std::string list = knowledge::lowered(header.second) + ",";
    std::string_view rest = list;
    bool found = false;
    for (auto comma = rest.find(','); comma != std::string_view::npos; comma = rest.find(',')) {
      found = found || trimmed(rest.substr(0, comma)) == option;
      rest.remove_prefix(comma + 1);
    }
    return found;
  });
}

int count_headers(const Framed& framed, std::string_view name) {
  return static_cast<int>(
      std::count_if(framed.headers.begin(), framed.headers.end(),
                    [&](const auto& header) { return same_ignoring_case(header.first, name); }));
}

MaybeRefusal apply_headers(const Limits& limits, Framed& framed) {
  if (count_headers(framed, "content-length") > 1) {
    return Refusal{400, "Content-Length: must be given once"};
  }
  const int hosts = count_headers(framed, "host");
  if (hosts > 1 || (hosts == 0 && !framed.http_1_0)) {
    return Refusal{400, "Host: must be given once"};
  }
  for (const auto& [name, value] : framed.headers) {
    if (auto refusal = apply_header(knowledge::lowered(name), value, limits, framed))
      return refusal;
  }
  framed.keep_alive =
      !has_option(framed, "close") && (!framed.http_1_0 || has_option(framed, "keep-alive"));
  // After the length: who asks before sending too much is told that it is too much.
  if (count_headers(framed, "expect") == 0) return std::nullopt;
  return Refusal{417, "Expect: is not supported, send the body at once"};
}

MaybeRefusal read_head(std::string_view head, const Limits& limits, Framed& framed) {
  if (auto refusal = read_request_line(take_line(head), limits, framed)) return refusal;
  while (!head.empty()) {
    if (framed.headers.size() == limits.headers_max) {
      return Refusal{431, "headers: must be at most " + std::to_string(limits.headers_max)};
    }
    if (auto refusal = read_header(take_line(head), framed)) return refusal;
  }
  return apply_headers(limits, framed);
}

// Where a head ends, or what is known when its end isn't there yet.
struct HeadSearch {
  std::size_t head_bytes = 0;  // 0: not whole.
  std::size_t searched = 0;
  MaybeRefusal refusal;
};

HeadSearch find_head(std::string_view bytes, std::size_t from, const Limits& limits) {
  std::size_t at = from;
  const auto size = std::min(bytes.size(), limits.head_bytes_max);
  while (at < size) {
    if (bytes[at] == '\r' && at + 1 == size) break;
    const bool ends = bytes.substr(at, 2) == kLineEnd;
    if (!ends && !is_plain(bytes[at])) {
      return {0, at, Refusal{400, "headers: must not hold control characters"}};
    }
    if (ends && at >= 2 && bytes.substr(at - 2, 2) == kLineEnd) return {at + 2, at, std::nullopt};
    at += ends ? 2 : 1;
  }
  if (bytes.size() < limits.head_bytes_max) return {0, at, std::nullopt};
  const bool endless_line = bytes.substr(0, size).find(kLineEnd) == std::string_view::npos;
  return {0, at,
          Refusal{endless_line ? 414 : 431,
                  "headers: must be at most " + std::to_string(limits.head_bytes_max) + " bytes"}};
}

}  // namespace

Framing frame(std::string_view bytes, const Limits& limits, const NeedsMore& before) {
  if (bytes.size() < before.total) return before;
  const HeadSearch head = find_head(bytes, before.searched, limits);
  if (head.refusal) return *head.refusal;
  if (head.head_bytes == 0) return NeedsMore{head.searched, 0};
  Framed framed;
  framed.head_bytes = head.head_bytes;
  if (auto refusal = read_head(bytes.substr(0, head.head_bytes - 2), limits, framed)) {
    return *refusal;
  }
  const std::size_t total = framed.head_bytes + framed.body_bytes;
  if (bytes.size() < total) return NeedsMore{head.searched, total};
  return framed;
}

}  // namespace bot::http
