// Whatever is posted to WhatsApp's URL becomes what people did, or nothing: never a crash, never an
// arrival without a person, a key and a place for the answer. And whatever WhatsApp answers to a
// call has a meaning.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "bot/channel/foreign_json.h"
#include "bot/channel/whatsapp_judge.h"
#include "bot/channel/whatsapp_parse.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const bot::Arrival& arrival) {
  require(!arrival.user.empty() && !arrival.key.empty() && arrival.target == arrival.user);
  if (const auto* wrote = std::get_if<bot::Wrote>(&arrival.what)) require(!wrote->text.empty());
  if (arrival.typing) require(bot::foreign_object(arrival.typing->body).has_value());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  for (const bot::Heard& heard : bot::parse_whatsapp(body, "106")) {
    if (const auto* arrival = std::get_if<bot::Arrival>(&heard)) check(*arrival);
  }
  (void)bot::judge_whatsapp({400, std::string(body), {}, ""});
  return 0;
}
