// cpp-httplib without a socket: bytes in, bytes out. Compiles with 0.11 and with current versions.
//
// Mind: no content providers and no is_connection_closed (there is no socket). Not thread-safe.

#pragma once

#include <algorithm>
#include <cstring>
#include <ctime>
#include <string>
#include <string_view>
#include <utility>

#include <httplib.h>

namespace bot::http {

// What the library takes for a connection. Without `override`, because its versions differ in
// which of these they ask for.
class Memory final : public httplib::Stream {
 public:
  explicit Memory(std::string in) : in_(std::move(in)) {}

  // NOLINTBEGIN(modernize-use-override,cppcoreguidelines-explicit-virtual-functions)
  [[nodiscard]] bool is_readable() const { return at_ < in_.size(); }
  [[nodiscard]] bool is_writable() const { return true; }
  [[nodiscard]] bool wait_readable() const { return is_readable(); }
  [[nodiscard]] bool wait_writable() const { return true; }
  [[nodiscard]] std::time_t duration() const { return 0; }
  ssize_t read(char* into, std::size_t size) {
    const auto count = std::min(size, in_.size() - at_);
    std::memcpy(into, in_.data() + at_, count);
    at_ += count;
    return static_cast<ssize_t>(count);
  }
  ssize_t write(const char* bytes, std::size_t size) {
    out_.append(bytes, size);
    return static_cast<ssize_t>(size);
  }
  void get_remote_ip_and_port(std::string& ip, int& port) const {
    ip = "0.0.0.0";
    port = 0;
  }
  void get_local_ip_and_port(std::string& ip, int& port) const { get_remote_ip_and_port(ip, port); }
  [[nodiscard]] socket_t socket() const { return INVALID_SOCKET; }
  // NOLINTEND(modernize-use-override,cppcoreguidelines-explicit-virtual-functions)

  std::string take_output() { return std::move(out_); }
  [[nodiscard]] std::size_t unread() const { return in_.size() - at_; }

 private:
  std::string in_;
  std::size_t at_ = 0;
  std::string out_;
};

// The same target, in a form that every version reads: 0.11 refuses a second '?'.
inline std::string readable_target(std::string_view target) {
  const auto query = std::min(target.find('?'), target.size() - 1) + 1;
  std::string result(target.substr(0, query));
  for (const char c : target.substr(query)) {
    if (c == '?') {
      result += "%3F";
    } else {
      result += c;
    }
  }
  return result;
}

class Library final : public httplib::Server {
 public:
  // One request through the library, by the handlers that were set.
  std::string process(std::string request, bool close = false) {
    Memory memory(std::move(request));
    process_with(*this, memory, close);
    unread_ = memory.unread();
    return memory.take_output();
  }
  // Bytes that the last process() had no use for.
  [[nodiscard]] std::size_t unread() const { return unread_; }

 private:
  // A template, so that the call that doesn't fit this version is never compiled.
  template <class Self>
  static void process_with(Self& self, Memory& memory, bool close) {
    bool closed = false;
    if constexpr (requires { self.process_request(memory, close, closed, nullptr); }) {
      self.process_request(memory, close, closed, nullptr);
    } else {
      self.process_request(memory, "", 0, "", 0, close, closed, nullptr);
    }
  }

  std::size_t unread_ = 0;
};

}  // namespace bot::http
