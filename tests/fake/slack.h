// Slack's Web API as its documentation has it, for what we call of it: refuses what Slack refuses,
// and notes what Slack merely advises against.
// https://docs.slack.dev/reference/block-kit, …/methods/chat.postMessage,
// …/apis/web-api/rate-limits

#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/fake/platform.h"

namespace tests {

// The channel #support has the members U7, who is called Bo, and U8, Eve.
class FakeSlack final : public FakePlatform {
 public:
  explicit FakeSlack(std::string token);
  ~FakeSlack() override { leave(); }

  // For --slack-api.
  [[nodiscard]] std::string api() const { return url() + "/api/"; }
  // What only one person sees: "U7: Eve has this conversation."
  [[nodiscard]] std::vector<Shown> whispers() const;

 private:
  std::optional<WireAnswer> read(const WireRequest& request, ApiCall& call) override;
  WireAnswer answer(const ApiCall& call) override;
  WireAnswer post(const ApiCall& call);
  WireAnswer update(const ApiCall& call);
  WireAnswer whisper(const ApiCall& call);
  WireAnswer take_away(const ApiCall& call);
  // The code of Slack's refusal; "" when the message is fine.
  std::string message_error(const nlohmann::json& body);
  std::string blocks_error(const nlohmann::json& blocks);

  const std::string token_;
  int last_ = 0;  // Of the messages' times.
  std::map<std::string, std::vector<Steady::time_point>> by_channel_;
  std::vector<Shown> whispers_;
};

}  // namespace tests
