// What can be checked on this machine alone: the certificate, the data folder and its database, the
// pack, the agents' hours. Reads files; changes nothing, and never brings a database up to date.

#pragma once

#include <chrono>

#include "bot/config/serve_config.h"
#include "bot/doctor/finding.h"
#include "knowledge/pack.h"
#include "knowledge/result.h"

namespace bot::doctor {

// What `serve` wouldn't start with, and what it would warn of.
[[nodiscard]] Findings check_setup(const ServeConfig& config);
[[nodiscard]] Findings check_certificate(const ServeConfig& config, dialog::Instant now);
[[nodiscard]] Findings check_data(const ServeConfig& config);
[[nodiscard]] Findings check_database(const ServeConfig& config);
[[nodiscard]] Findings check_pack(const knowledge::Result<knowledge::Pack>& pack);
[[nodiscard]] Findings check_hours(const ServeConfig& config, dialog::Instant now);

// "example.org" of "https://example.org:8443/bot"; "" where there is none.
[[nodiscard]] std::string host_of(const std::string& url);

}  // namespace bot::doctor
