#include "bot/channel/slack_signature.h"

#include <charconv>
#include <optional>

#include "bot/crypto/digest.h"

namespace bot {
namespace {

std::optional<std::int64_t> seconds_of(std::string_view text) {
  std::int64_t value = 0;
  const auto* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  // Far from both ends, so that the difference below can't overflow.
  if (error != std::errc{} || rest != end || value < 0 || value > (std::int64_t{1} << 40)) {
    return std::nullopt;
  }
  return value;
}

}  // namespace

std::string_view slack_complaint(const std::vector<std::string>& secrets, const SlackStamp& stamp,
                                 std::string_view body, std::chrono::sys_seconds now) {
  if (stamp.signature.empty() || stamp.timestamp.empty()) return "unsigned";
  const auto sent = seconds_of(stamp.timestamp);
  if (!sent) return "forged";
  const std::int64_t age = now.time_since_epoch().count() - *sent;
  if (age > kSlackAgeMax.count() || -age > kSlackAgeMax.count()) return "stale";
  std::string signed_text = "v0:" + std::string(stamp.timestamp) + ":";
  signed_text += body;
  bool genuine = false;
  for (const std::string& secret : secrets) {
    const bool same = same_secret(stamp.signature, "v0=" + hmac_sha256(secret, signed_text));
    genuine = genuine || (same && !secret.empty());
  }
  return genuine ? "" : "forged";
}

}  // namespace bot
