#include "bot/http/framing.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace bot::http {
namespace {

using MaybeRefusal = std::optional<Refusal>;

constexpr std::string_view kLineEnd = "\r\n";
constexpr std::string_view kHeadEnd = "\r\n\r\n";
constexpr auto kMethods =
    std::to_array<std::string_view>({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"});

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::string lowered(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), lower);
  return result;
}

// RFC 9110 5.6.2.
bool is_token(std::string_view text) {
  constexpr std::string_view others = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    const char l = lower(c);
    return (l >= 'a' && l <= 'z') || (c >= '0' && c <= '9') ||
           others.find(c) != std::string_view::npos;
  });
}

bool is_field_value(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7f;
  });
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
  framed.keep_alive = !framed.http_1_0;
  if (std::find(kMethods.begin(), kMethods.end(), framed.method) == kMethods.end()) {
    return Refusal{501, "method: is not known here"};
  }
  if (framed.target.size() > limits.target_bytes_max) {
    return Refusal{414,
                   "path: must be at most " + std::to_string(limits.target_bytes_max) + " bytes"};
  }
  const bool printable = std::all_of(framed.target.begin(), framed.target.end(),
                                     [](char c) { return c > 0x20 && c < 0x7f; });
  if (!framed.target.starts_with('/') || !printable) {
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
  if (!is_field_value(value)) return Refusal{400, "headers: must not hold control characters"};
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
  if (name == "content-encoding" && lowered(value) != "identity") {
    return Refusal{415, "body: must not be compressed"};
  }
  if (name == "content-type" && lowered(value).starts_with("multipart/")) {
    return Refusal{415, "body: must not be multipart"};
  }
  if (name == "connection") {
    const std::string option = lowered(value);
    if (option.find("close") != std::string::npos) framed.keep_alive = false;
    if (option == "keep-alive") framed.keep_alive = true;
  }
  return std::nullopt;
}

int count_headers(const Framed& framed, std::string_view name) {
  return static_cast<int>(
      std::count_if(framed.headers.begin(), framed.headers.end(),
                    [&](const auto& header) { return lowered(header.first) == name; }));
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
    if (auto refusal = apply_header(lowered(name), value, limits, framed)) return refusal;
  }
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

}  // namespace

Framing frame(std::string_view bytes, const Limits& limits) {
  const auto end = bytes.substr(0, limits.head_bytes_max).find(kHeadEnd);
  if (end == std::string_view::npos) {
    if (bytes.size() < limits.head_bytes_max) return NeedsMore{};
    return Refusal{431,
                   "headers: must be at most " + std::to_string(limits.head_bytes_max) + " bytes"};
  }
  Framed framed;
  framed.head_bytes = end + kHeadEnd.size();
  if (auto refusal = read_head(bytes.substr(0, end + kLineEnd.size()), limits, framed)) {
    return *refusal;
  }
  if (bytes.size() < framed.head_bytes + framed.body_bytes) return NeedsMore{};
  return framed;
}

}  // namespace bot::http
