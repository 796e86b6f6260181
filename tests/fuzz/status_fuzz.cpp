// Any bytes as a vendor's status feed: read without a crash, and never good news of a service that
// wasn't asked about.

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "bot/feed/apple_status.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::vector<std::string> kServices = {"iCloud Backup", "Apple ID"};
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  const auto read = bot::parse_apple_status(body, kServices);
  if (!read) return 0;
  if (read->empty() || read->size() > kServices.size()) std::abort();
  for (const dialog::ServiceStatus& service : *read) {
    if (service.service != kServices.front() && service.service != kServices.back()) std::abort();
  }
  return 0;
}
