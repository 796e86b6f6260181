// A certificate for local use, made here and never downloaded: self-signed, ECDSA P-256, for
// localhost, 127.0.0.1 and ::1 only, so that nobody mistakes it for a public one.

#pragma once

#include <filesystem>

#include "bot/http/tls.h"
#include "knowledge/result.h"

namespace bot::http {

// local-certificate.pem and local-key.pem (mode 0600) in `folder`: those that are there, or new
// ones when they are missing, don't belong together or end within a month.
[[nodiscard]] knowledge::Result<TlsFiles> local_certificate(const std::filesystem::path& folder);

}  // namespace bot::http
