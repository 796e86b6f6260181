#include "tests/fake/receiver.h"

#include <array>
#include <cstdlib>
#include <ctime>
#include <utility>

#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace tests {
namespace {

constexpr long kAgeMax = 5 * 60;  // Seconds: what the libraries allow.

const unsigned char* bytes_of(const std::string& text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string base64_of(const unsigned char* bytes, std::size_t size) {
  std::string text(4 * ((size + 2) / 3) + 1, '\0');
  text.resize(static_cast<std::size_t>(EVP_EncodeBlock(
      reinterpret_cast<unsigned char*>(text.data()), bytes, static_cast<int>(size))));
  return text;
}

std::string signature_of(const std::string& key, const std::string& content) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes_of(content), content.size(),
       digest.data(), &size);
  return "v1," + base64_of(digest.data(), size);
}

}  // namespace

FakeReceiver::FakeReceiver(std::string key) : key_(std::move(key)) { serve(); }

std::string FakeReceiver::secret() const {
  return "whsec_" + base64_of(bytes_of(key_), key_.size());
}

std::vector<nlohmann::json> FakeReceiver::accepted() const {
  const std::scoped_lock lock(mutex_);
  return accepted_;
}

std::vector<std::string> FakeReceiver::types() const {
  std::vector<std::string> list;
  for (const nlohmann::json& event : accepted())
    list.push_back(event.at("type"));
  return list;
}

std::optional<WireAnswer> FakeReceiver::read(const WireRequest& request, ApiCall& call) {
  const std::string id = request.header("webhook-id");
  const std::string timestamp = request.header("webhook-timestamp");
  const std::string content = id + '.' + timestamp + '.' + request.body;
  const long age = std::time(nullptr) - std::strtol(timestamp.c_str(), nullptr, 10);
  std::string wrong;
  if (request.method != "POST" || request.target != "/hook") wrong = "asks for " + request.target;
  if (std::labs(age) > kAgeMax) wrong = "is of " + timestamp;
  if (request.header("webhook-signature") != signature_of(key_, content)) wrong = "isn't signed";
  call.body = nlohmann::json::parse(request.body, nullptr, false);
  if (!call.body.is_object()) wrong = "is no JSON";
  if (!wrong.empty()) {
    complain("a webhook " + wrong);
    return WireAnswer{401, "", {}, Fate::Whole};
  }
  call.method = id;
  return std::nullopt;
}

WireAnswer FakeReceiver::answer(const ApiCall& call) {
  nlohmann::json event = call.body;
  event["id"] = call.method;
  accepted_.push_back(std::move(event));
  return {204, "", {}, Fate::Whole};
}

}  // namespace tests
