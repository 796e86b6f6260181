// Any bytes as a message: read without a crash, the same when read again, and nothing stored that
// would have to be blotted out of what was kept.

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "intents/reader.h"
#include "intents/secrets.h"
#include "intents/words.h"
#include "tests/intents/small_pack.h"

namespace {

const intents::Reader& reader() {
  static const knowledge::Pack kPack = [] {
    knowledge::Pack pack = intents::small_pack();
    pack.phrases = {{"backup_failed", {"backup failed", "it does not back up"}},
                    {"storage_full_icloud", {"icloud is full", "not enough icloud storage"}},
                    {"talk_to_human", {"i want a human", "agent please"}},
                    {"restart", {"how do i restart", "restart my phone"}},
                    {"yes", {"yes", "ok"}}};
    return pack;
  }();
  static const intents::Reader kReader(kPack,
                                       intents::Classifier::train(intents::examples_of(kPack)));
  return kReader;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view message(reinterpret_cast<const char*>(data), size);
  const intents::Understanding said = reader().read(message);
  if (!(said == reader().read(message))) std::abort();
  if (said.intents.size() > intents::kIntentsMax) std::abort();
  if (intents::valid_utf8(said.text) != said.text) std::abort();
  if (!said.language.empty() && !said.intents.empty()) std::abort();
  return 0;
}
