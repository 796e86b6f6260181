// What a certificate says of itself, for an operator.

#pragma once

#include <chrono>
#include <string>

#include "knowledge/result.h"

namespace bot::http {

struct CertificateFacts {
  std::chrono::sys_seconds ends;
  bool names_host = false;  // The host that was asked about, name or address.
};

// Of the first certificate of a PEM file. The error says that there is none.
[[nodiscard]] knowledge::Result<CertificateFacts> certificate_facts(const std::string& file,
                                                                    const std::string& host);

}  // namespace bot::http
