#include "bot/doctor/machine.h"

#include <filesystem>

#include <unistd.h>

#include "bot/config/data_folder.h"
#include "bot/http/certificate_facts.h"
#include "bot/http/tls.h"
#include "bot/store/folder_lock.h"
#include "bot/store/migrations.h"
#include "bot/store/store.h"

namespace bot::doctor {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::hours kDay{24};
// Let's Encrypt renews a month before the end: two weeks before it, something is wrong.
constexpr int kDaysSoon = 14;
// A day of writing on a busy server, and what SQLite needs to close its log.
constexpr std::uintmax_t kSpaceLow = std::uintmax_t{1} << 30U;
constexpr std::uintmax_t kSpaceGone = std::uintmax_t{50} << 20U;
constexpr int kCountMax = 1000;

Finding ok(const char* about, std::string what) { return {Grade::Ok, about, std::move(what), ""}; }
Finding warn(const char* about, std::string what, std::string advice) {
  return {Grade::Warn, about, std::move(what), std::move(advice)};
}
Finding bad(const char* about, std::string what, std::string advice) {
  return {Grade::Bad, about, std::move(what), std::move(advice)};
}

std::string counted(std::size_t number, const char* noun) {
  return std::to_string(number) + (number >= kCountMax ? " or more " : " ") + noun +
         (number == 1 ? "" : "s");
}

Finding without_certificate(const ServeConfig& config) {
  if (config.plain_http) return ok("certificate", "none: a proxy in front does TLS");
  const std::string host = host_of(config.channels.public_url);
  if (host.empty() || host == "localhost" || http::is_loopback(host)) {
    return ok("certificate", "a local one, for this machine only");
  }
  return warn("certificate", "a local one, which no platform trusts",
              "give --tls-cert and --tls-key, or --plain-http behind a proxy that does TLS");
}

Finding end_of(const http::CertificateFacts& facts, dialog::Instant now) {
  const auto days = std::chrono::floor<std::chrono::hours>(facts.ends - now) / kDay;
  const std::string when =
      counted(static_cast<std::size_t>(std::max<std::int64_t>(days, 0)), "day");
  if (facts.ends <= now)
    return bad("certificate", "has ended", "renew it and start the server anew");
  if (days < kDaysSoon) return warn("certificate", "ends in " + when, "renew it");
  return ok("certificate", "is good for " + when);
}

// Others may read what people wrote.
bool open_to_others(const fs::path& folder) {
  const auto others = fs::perms::group_all | fs::perms::others_all;
  return (fs::status(folder).permissions() & others) != fs::perms::none;
}

Finding space_of(const fs::path& folder) {
  const std::uintmax_t left = fs::space(folder).available;
  const std::string what = std::to_string(left >> 20U) + " MB are left on its disk";
  if (left < kSpaceGone) return bad("data", what, "make room before the database stops");
  if (left < kSpaceLow) return warn("data", what, "make room");
  return ok("data", what);
}

Finding lock_of(const fs::path& folder) {
  const char* free = "no server runs on it";
  if (!fs::exists(folder / "stepwise.lock")) return ok("data", free);
  return ok("data", FolderLock::take(folder) ? free : "a server runs on it");
}

Findings contents_of(const std::string& file) {
  const auto store = open_store(file);
  Findings findings;
  for (const std::string& error : store->integrity_errors()) {
    findings.push_back(bad("database", error, "go back to a backup: `stepwise backup --help`"));
  }
  if (findings.empty()) findings.push_back(ok("database", "is sound"));
  if (const auto dead = store->dead_letters(0, kCountMax).size(); dead > 0) {
    findings.push_back(
        warn("database", counted(dead, "dead letter"), "look at `stepwise dead list`"));
  }
  if (const auto aside = store->set_aside_events(kCountMax).size(); aside > 0) {
    findings.push_back(warn("database", counted(aside, "event") + " that failed and were set aside",
                            "look for set_aside in the log"));
  }
  return findings;
}

}  // namespace

std::string host_of(const std::string& url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string::npos) return "";
  std::string host = url.substr(scheme + 3, url.find('/', scheme + 3) - scheme - 3);
  if (host.starts_with('[')) return host.substr(1, host.find(']') - 1);
  return host.substr(0, host.find(':'));
}

Findings check_setup(const ServeConfig& config) {
  Findings findings;
  if (const std::string complaint = complaint_about(config); !complaint.empty()) {
    findings.push_back(bad("set-up", complaint, "`serve` refuses it: change it first"));
  }
  for (const auto& [what, advice] : config.doubts)
    findings.push_back(warn("set-up", what, advice));
  return findings;
}

Findings check_certificate(const ServeConfig& config, dialog::Instant now) {
  if (config.tls_cert.empty()) return {without_certificate(config)};
  const auto tls = http::server_tls({config.tls_cert, config.tls_key});
  if (!tls) {
    return {bad("certificate", tls.error().message,
                "give a readable PEM chain and the key that belongs to it")};
  }
  const std::string host = host_of(config.channels.public_url);
  const auto facts = http::certificate_facts(config.tls_cert, host);
  if (!facts) return {bad("certificate", facts.error().message, "give a PEM certificate")};
  Findings findings = {end_of(*facts, now)};
  if (!host.empty() && !facts->names_host) {
    findings.push_back(bad("certificate", "isn't for '" + host + "', the host of --public-url",
                           "take one that names it"));
  }
  return findings;
}

Findings check_data(const ServeConfig& config) {
  const fs::path folder = config.data;
  const std::string name = "'" + config.data + "'";
  if (!fs::exists(folder)) return {ok("data", name + " isn't there yet: `serve` makes it")};
  if (!fs::is_directory(folder)) {
    return {bad("data", name + " isn't a folder", "give another one with --data")};
  }
  if (::access(folder.c_str(), R_OK | W_OK | X_OK) != 0) {
    return {bad("data", name + " can't be written to", "run as its owner, or chown it")};
  }
  Findings findings;
  if (open_to_others(folder)) {
    findings.push_back(
        warn("data", name + " is open to other users of this machine", "chmod go= " + config.data));
  }
  findings.push_back(space_of(folder));
  findings.push_back(lock_of(folder));
  return findings;
}

Findings check_database(const ServeConfig& config) {
  const fs::path file = fs::path(config.data) / kDatabaseFile;
  if (!fs::exists(file)) return {ok("database", "none yet: `serve` makes it")};
  try {
    const int schema = stored_schema(file.string());
    if (schema < schema_version()) {
      return {warn("database", "has schema " + std::to_string(schema) + " of an older stepwise",
                   "`serve` brings it to " + std::to_string(schema_version()) +
                       " at its start; take a `stepwise backup` before")};
    }
    return contents_of(file.string());
  } catch (const StoreError& error) {
    return {bad("database", error.what(), "go back to a backup: `stepwise backup --help`")};
  }
}

Findings check_pack(const knowledge::Result<knowledge::Pack>& pack) {
  if (!pack) return {bad("pack", pack.error().message, "`stepwise check` shows every mistake")};
  return {ok("pack", pack->title + ", " + std::to_string(pack->fixes.size()) + " fixes")};
}

Findings check_hours(const ServeConfig& config, dialog::Instant now) {
  const Presence agents = config.agent_hours.at(now);
  if (agents.now) return {ok("agents", "are there now, by --agent-hours")};
  return {ok("agents", "are back " + agents.back + ", by --agent-hours")};
}

}  // namespace bot::doctor
