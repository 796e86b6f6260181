#include "tests/fake/platform.h"

#include <algorithm>

namespace tests {
namespace {

using std::chrono::milliseconds;

constexpr std::chrono::seconds kPatience{60};
// A message that left in time may arrive a little nearer to the one before it.
constexpr milliseconds kJitter{250};

}  // namespace

std::string text_of(const nlohmann::json& json, const char* name) {
  if (!json.is_object() || !json.contains(name)) return "";
  const auto& value = json.at(name);
  return value.is_string() ? value.get<std::string>() : value.dump();
}

void FakePlatform::serve() {
  wire_ = std::make_unique<Wire>([this](const WireRequest& request) { return handle(request); });
}

void FakePlatform::set_mood(Mood mood) {
  const std::scoped_lock lock(mutex_);
  mood_ = std::move(mood);
}

WireAnswer FakePlatform::handle(const WireRequest& request) {
  ApiCall call{"", {}, Steady::now()};
  std::unique_lock lock(mutex_);
  if (auto refusal = read(request, call)) {
    complain("no call: " + request.method + " " + request.body.substr(0, 200));
    changed_.notify_all();
    return *refusal;
  }
  calls_.push_back(call);
  std::optional<WireAnswer> moody;
  if (mood_) moody = mood_(call);
  // Who answers twice or not at all may have done what was asked.
  const bool done = !moody || moody->fate == Fate::Twice;
  WireAnswer plain;
  if (done) hold(call, lock);
  if (done) plain = answer(call);
  if (moody && moody->fate == Fate::Twice) plain.fate = Fate::Twice;
  changed_.notify_all();
  return done ? plain : *moody;
}

std::vector<ApiCall> FakePlatform::calls(std::string_view method) const {
  const std::scoped_lock lock(mutex_);
  std::vector<ApiCall> list;
  for (const ApiCall& call : calls_) {
    if (method.empty() || call.method == method) list.push_back(call);
  }
  return list;
}

std::vector<Shown> FakePlatform::shown(std::string_view place) const {
  const std::scoped_lock lock(mutex_);
  std::vector<Shown> list;
  for (const Shown& each : shown_) {
    if (place.empty() || each.place == place) list.push_back(each);
  }
  return list;
}

std::string FakePlatform::broken() const {
  const std::scoped_lock lock(mutex_);
  return broken_;
}

bool FakePlatform::await(const std::function<bool()>& holds) const {
  const auto until = Steady::now() + kPatience;
  while (!holds()) {
    std::unique_lock lock(mutex_);
    if (Steady::now() > until) return false;
    changed_.wait_for(lock, milliseconds(100));
  }
  return true;
}

bool FakePlatform::await_calls(std::string_view method, std::size_t count) const {
  return await([&] { return calls(method).size() >= count; });
}

std::optional<Shown> FakePlatform::await_text(std::string_view place, std::string_view text,
                                              std::size_t after) const {
  std::optional<Shown> found;
  await([&] {
    const auto list = shown(place);
    for (std::size_t i = after; i < list.size(); ++i) {
      if (list[i].text.find(text) != std::string::npos) found = list[i];
    }
    return found.has_value();
  });
  return found;
}

std::optional<Shown> FakePlatform::await_button(std::string_view place,
                                                std::string_view label) const {
  std::optional<Shown> found;
  await([&] {
    for (const Shown& each : shown(place)) {
      if (std::ranges::find(each.buttons, label, &ShownButton::label) != each.buttons.end()) {
        found = each;
      }
    }
    return found.has_value();
  });
  return found;
}

void FakePlatform::check_rate(std::vector<Steady::time_point>& times, std::size_t count,
                              milliseconds span, const std::string& what) {
  const auto now = Steady::now();
  std::erase_if(times, [&](Steady::time_point at) { return now - at >= span - kJitter; });
  times.push_back(now);
  if (times.size() > count) {
    complain(what + ": " + std::to_string(times.size()) + " within " +
             std::to_string(span.count()) + " ms");
  }
}

}  // namespace tests
