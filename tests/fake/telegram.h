// Telegram's Bot API as its documentation and its server have it, for what we call of it: refuses
// what Telegram refuses, and notes rates that it advises against.
// https://core.telegram.org/bots/api, https://core.telegram.org/bots/faq

#pragma once

#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/fake/platform.h"

namespace tests {

class FakeTelegram final : public FakePlatform {
 public:
  explicit FakeTelegram(std::string token);
  ~FakeTelegram() override { leave(); }

  // For --telegram-api.
  [[nodiscard]] std::string api() const { return url() + "/"; }

  // For who polls: an update with the next id, as a JSON object without it.
  void push_update(nlohmann::json update);
  void expect_query(const std::string& id);  // That answerCallbackQuery will name.
  void set_webhook(const std::string& url);
  [[nodiscard]] std::string webhook() const;
  [[nodiscard]] std::int64_t confirmed() const;  // All updates before this one are forgotten.

 private:
  std::optional<WireAnswer> read(const WireRequest& request, ApiCall& call) override;
  void hold(const ApiCall& call, std::unique_lock<std::mutex>& lock) override;
  WireAnswer answer(const ApiCall& call) override;
  WireAnswer send(const ApiCall& call);
  WireAnswer edit_markup(const ApiCall& call);
  void check_rates(const std::string& chat);
  WireAnswer answer_query(const ApiCall& call);
  WireAnswer register_webhook(const ApiCall& call);
  WireAnswer set_commands(const ApiCall& call);
  WireAnswer updates(const ApiCall& call);

  const std::string token_;
  int last_message_ = 0;
  std::map<std::string, std::vector<Steady::time_point>> by_chat_;
  std::vector<Steady::time_point> in_all_;
  std::set<std::string> queries_;
  std::string webhook_;
  std::deque<nlohmann::json> updates_;
  std::int64_t next_update_ = 1000;
};

// The text that is read when `html` is shown, or why Telegram can't parse it.
struct Parsed {
  std::string text;
  std::string error;
};
[[nodiscard]] Parsed telegram_html(std::string_view html);

}  // namespace tests
