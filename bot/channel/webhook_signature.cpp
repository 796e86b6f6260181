#include "bot/channel/webhook_signature.h"

#include "bot/crypto/base64.h"
#include "bot/crypto/digest.h"

namespace bot {
namespace {

constexpr std::string_view kSecretPrefix = "whsec_";

}  // namespace

knowledge::Result<std::string> webhook_key(std::string_view secret) {
  if (secret.starts_with(kSecretPrefix)) {
    auto key = from_base64(secret.substr(kSecretPrefix.size()));
    if (key && key->size() >= kWebhookKeyMin && key->size() <= kWebhookKeyMax) return *key;
  }
  return knowledge::Error{"must be " + std::string(kSecretPrefix) + " and " +
                          std::to_string(kWebhookKeyMin) + " to " + std::to_string(kWebhookKeyMax) +
                          " bytes in base64, as of: echo whsec_$(openssl rand -base64 32)"};
}

std::string webhook_signature(const std::vector<std::string>& keys, std::string_view id,
                              std::chrono::seconds timestamp, std::string_view body) {
  const std::string content =
      std::string(id) + '.' + std::to_string(timestamp.count()) + '.' + std::string(body);
  std::string header;
  for (const std::string& key : keys) {
    if (!header.empty()) header += ' ';
    header += "v1," + base64(hmac_sha256_bytes(key, content));
  }
  return header;
}

}  // namespace bot
