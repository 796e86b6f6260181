// A program that is told of handoffs: takes webhooks whose signature is good, as the libraries of
// Standard Webhooks do, and notes those that aren't.

#pragma once

#include <string>
#include <vector>

#include "tests/fake/platform.h"

namespace tests {

class FakeReceiver final : public FakePlatform {
 public:
  // `key`: what the secret holds in base64.
  explicit FakeReceiver(std::string key);
  ~FakeReceiver() override { leave(); }

  // For STEPWISE_WEBHOOK_SECRET.
  [[nodiscard]] std::string secret() const;

  // What was answered with a yes, in its order: the events with their "webhook-id" as "id".
  [[nodiscard]] std::vector<nlohmann::json> accepted() const;
  [[nodiscard]] std::vector<std::string> types() const;

 private:
  std::optional<WireAnswer> read(const WireRequest& request, ApiCall& call) override;
  WireAnswer answer(const ApiCall& call) override;

  const std::string key_;
  std::vector<nlohmann::json> accepted_;
};

}  // namespace tests
