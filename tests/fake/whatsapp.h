// WhatsApp's Cloud API as its documentation has it, for what we call of it.
// https://developers.facebook.com/documentation/business-messaging/whatsapp/messages

#pragma once

#include <string>

#include "tests/fake/platform.h"

namespace tests {

class FakeWhatsApp final : public FakePlatform {
 public:
  FakeWhatsApp(std::string token, std::string phone_id);
  ~FakeWhatsApp() override { leave(); }

  // For --whatsapp-api.
  [[nodiscard]] std::string api() const { return url() + "/v25.0/"; }

 private:
  std::optional<WireAnswer> read(const WireRequest& request, ApiCall& call) override;
  WireAnswer answer(const ApiCall& call) override;
  WireAnswer send(const ApiCall& call);

  const std::string token_;
  const std::string phone_id_;
  int last_ = 0;
};

}  // namespace tests
