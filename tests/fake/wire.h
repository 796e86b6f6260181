// A small HTTP server on loopback that does what a platform on a bad day does: answers, answers
// twice, drips, hangs, resets. Knows no platform; those are its handlers.
//
// Thread safety: the handler is called from one thread a connection.

#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tests {

struct WireRequest {
  std::string method;
  std::string target;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;

  [[nodiscard]] std::string header(std::string_view name) const;  // Case-insensitive; "" for none.
};

enum class Fate {
  Whole,  // The answer, and the connection stays.
  Twice,  // The answer, and the same once more that nobody asked for.
  Drips,  // A byte a while, without end.
  Hangs,  // Nothing, without end.
  Resets,
};

struct WireAnswer {
  int status = 200;
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  Fate fate = Fate::Whole;
};

class Wire {
 public:
  using Handler = std::function<WireAnswer(const WireRequest&)>;

  explicit Wire(Handler handler);
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;
  ~Wire();  // Cuts all connections; what hangs or drips ends.

  [[nodiscard]] std::string url() const;  // "http://127.0.0.1:4711"
  [[nodiscard]] int connections() const;  // So many were made.

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace tests
