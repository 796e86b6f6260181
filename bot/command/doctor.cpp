// Whether a server can run as configured, and what to do where it can't: by the same options,
// environment and file as `serve` has them.

#include <algorithm>
#include <iomanip>
#include <ostream>

#include <nlohmann/json.hpp>

#include "bot/command/command.h"
#include "bot/config/serve_config.h"
#include "bot/doctor/machine.h"
#include "bot/doctor/reach.h"
#include "bot/engine/clock.h"
#include "bot/pack/load.h"

namespace bot::command {
namespace {

using doctor::Finding;
using doctor::Findings;
using doctor::Grade;

constexpr const char* kAbout =
    "Checks what `serve` needs, with the same options: certificate, data folder, database, pack, "
    "and the platforms as they see us. Says what to do; ends with 1 when something is bad. With "
    "--json: {\"sound\", \"findings\"}.";

Findings examine(const ServeConfig& config) {
  const dialog::Instant now = wall_clock();
  const auto pack = load_sound_pack(config.pack);
  const auto services = pack ? pack->status_services : std::vector<std::string>();
  Findings all;
  for (const Findings& some :
       {doctor::check_setup(config), doctor::check_certificate(config, now),
        doctor::check_data(config), doctor::check_database(config), doctor::check_pack(pack),
        doctor::check_hours(config, now), doctor::check_reach(config, services, now)}) {
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

void print_lines(std::ostream& out, const Findings& findings) {
  for (const Finding& finding : findings) {
    out << std::left << std::setw(6) << to_string(finding.grade) << std::setw(13) << finding.about
        << finding.what << '\n';
    if (!finding.advice.empty()) out << std::string(19, ' ') << "-> " << finding.advice << '\n';
  }
}

void print_json(std::ostream& out, const Findings& findings, bool sound) {
  nlohmann::ordered_json lines = nlohmann::ordered_json::array();
  for (const Finding& finding : findings) {
    lines.push_back({{"grade", to_string(finding.grade)},
                     {"about", finding.about},
                     {"what", finding.what},
                     {"advice", finding.advice}});
  }
  const nlohmann::ordered_json json = {{"sound", sound}, {"findings", std::move(lines)}};
  out << json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

}  // namespace

int doctor(const Args& args, Console& console) {
  Args options = args;
  const bool json = std::erase(options, "--json") > 0;
  const auto read =
      read_serve_config(options, console.out, console.err, {"stepwise doctor", kAbout, true});
  if (const auto* leave = std::get_if<Leave>(&read)) return leave->exit_code;
  const Findings findings = examine(std::get<ServeConfig>(read));
  const bool sound = std::ranges::count(findings, Grade::Bad, &Finding::grade) == 0;
  if (json) {
    print_json(console.out, findings, sound);
  } else {
    print_lines(console.out, findings);
  }
  return sound ? kFine : kFoundProblems;
}

}  // namespace bot::command
