// What the fake platforms share: the calls they got, what people see there, the limits that were
// broken, and how badly they are to behave.
//
// Thread safety: all of it.

#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "tests/fake/wire.h"

namespace tests {

using Steady = std::chrono::steady_clock;

struct ApiCall {
  std::string method;
  nlohmann::json body;
  Steady::time_point at;
};

struct ShownButton {
  std::string label;
  std::string value;
  std::string action = "";  // What it is called by, where the platform wants that.
};

// A message as it stands in a chat.
struct Shown {
  std::string id;
  std::string place;   // A channel, a chat.
  std::string thread;  // "" for none.
  std::string text;    // All that is read, steps included.
  std::vector<ShownButton> buttons;
  Steady::time_point at;
};

class FakePlatform {
 public:
  FakePlatform(const FakePlatform&) = delete;
  FakePlatform& operator=(const FakePlatform&) = delete;
  virtual ~FakePlatform() = default;

  [[nodiscard]] std::string url() const { return wire_->url(); }

  // Empty: answered as it should be. Called for each call, before it is carried out.
  using Mood = std::function<std::optional<WireAnswer>(const ApiCall&)>;
  void set_mood(Mood mood);

  [[nodiscard]] std::vector<ApiCall> calls(std::string_view method = "") const;
  [[nodiscard]] std::vector<Shown> shown(std::string_view place = "") const;
  // The platform's documented limits that calls of ours broke, a line each.
  [[nodiscard]] std::string broken() const;

  // Waits for at most a minute.
  bool await(const std::function<bool()>& holds) const;
  bool await_calls(std::string_view method, std::size_t count) const;
  // The last message of the place that holds the text; waits for one after the first `after`.
  std::optional<Shown> await_text(std::string_view place, std::string_view text,
                                  std::size_t after = 0) const;
  // The last message of the place that has this button now.
  std::optional<Shown> await_button(std::string_view place, std::string_view label) const;

 protected:
  FakePlatform() = default;
  void serve();                    // Last thing that a constructor does.
  void leave() { wire_.reset(); }  // First thing that a destructor does.

  // Reads the request; the answer when it isn't even a call.
  virtual std::optional<WireAnswer> read(const WireRequest& request, ApiCall& call) = 0;
  // Waits where the platform does.
  virtual void hold(const ApiCall& call, std::unique_lock<std::mutex>& lock) {
    (void)call;
    (void)lock;
  }
  // Carries it out. Under the lock.
  virtual WireAnswer answer(const ApiCall& call) = 0;

  void complain(const std::string& what) { broken_ += what + "\n"; }  // Under the lock.
  // Checks that at most `count` are shown within any `span`; `times` are those of one place, or
  // all.
  void check_rate(std::vector<Steady::time_point>& times, std::size_t count,
                  std::chrono::milliseconds span, const std::string& what);

  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  std::vector<Shown> shown_;  // Under mutex_, as all below.
  std::vector<ApiCall> calls_;
  std::string broken_;
  Mood mood_;

 private:
  WireAnswer handle(const WireRequest& request);

  std::unique_ptr<Wire> wire_;
};

[[nodiscard]] std::string text_of(const nlohmann::json& json, const char* name);

}  // namespace tests
