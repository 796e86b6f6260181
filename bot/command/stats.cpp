// How it goes, as a table to read or as JSON.

#include "bot/stats/stats.h"

#include <chrono>
#include <iomanip>
#include <ostream>
#include <string>

#include "bot/channel/timestamp.h"
#include "bot/command/command.h"
#include "bot/command/stored.h"
#include "bot/engine/clock.h"
#include "bot/pack/load.h"
#include "bot/stats/stats_json.h"

namespace bot::command {
namespace {

constexpr int kLabelWidth = 28;

// "45s", "4m 10s", "1h 2m", "2d 3h"
std::string span(const Stats::Seconds& seconds) {
  if (!seconds) return "-";
  const auto two = [](std::int64_t high, const char* unit, std::int64_t low, const char* smaller) {
    return std::to_string(high) + unit + ' ' + std::to_string(low) + smaller;
  };
  const std::int64_t minutes = *seconds / 60;
  const std::int64_t hours = minutes / 60;
  if (minutes == 0) return std::to_string(*seconds) + 's';
  if (hours == 0) return two(minutes, "m", *seconds % 60, "s");
  return hours < 24 ? two(hours, "h", minutes % 60, "m") : two(hours / 24, "d", hours % 24, "h");
}

std::string share(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? "" : "  " + std::to_string(100 * part / whole) + " %";
}

class Table {
 public:
  explicit Table(std::ostream& out) : out_(out) {}

  void heading(const std::string& text) { out_ << '\n' << text << '\n'; }
  void row(const std::string& label, const std::string& value) {
    out_ << "  " << std::left << std::setw(kLabelWidth) << label << value << '\n';
  }
  void row(const std::string& label, std::int64_t value, const std::string& more = "") {
    row(label, std::to_string(value) + more);
  }
  // A number first, where the words are of any length.
  void count(std::int64_t value, const std::string& words) {
    out_ << std::right << std::setw(6) << value << "  " << words << '\n';
  }

 private:
  std::ostream& out_;
};

void print_handoffs(const Stats& stats, Table& table) {
  if (stats.handed_over == 0) return;
  table.heading("Why people were handed over");
  for (const auto& [reason, count] : stats.reasons)
    table.count(count, reason);
  table.heading("What became of it");
  for (const Ending ending : kEndings) {
    table.count(stats.endings[static_cast<std::size_t>(ending)], std::string(to_string(ending)));
  }
}

void print_ratings(const Stats& stats, std::ostream& out, Table& table) {
  if (!stats.rating) return;
  table.heading("Ratings");
  out << "  mean " << std::fixed << std::setprecision(1) << *stats.rating << " of 5\n";
  for (std::size_t i = stats.ratings.size(); i-- > 0;)
    table.count(stats.ratings[i], std::string(i + 1, '*'));
}

void print_fixes(const Stats& stats, std::ostream& out, Table& table) {
  std::string problem;
  if (!stats.fixes.empty()) table.heading("What became of each fix, of all time");
  for (const Stats::FixOutcome& fix : stats.fixes) {
    if (fix.problem != problem) out << "  " << fix.problem << '\n';
    problem = fix.problem;
    out << std::right << std::setw(6) << fix.solved << " of " << std::left << std::setw(5)
        << fix.solved + fix.failed << " worked: " << fix.heading << '\n';
  }
}

void print(const Stats& stats, std::ostream& out) {
  Table table(out);
  out << iso_day(stats.since) << " to " << iso_day(stats.until) << '\n';
  table.row("conversations", stats.conversations);
  table.row("solved by the bot alone", stats.solved_by_bot,
            share(stats.solved_by_bot, stats.conversations));
  table.row("handed over", stats.handed_over, share(stats.handed_over, stats.conversations));
  table.heading("Medians");
  table.row("wait for an agent", span(stats.wait));
  table.row("agent's first answer", span(stats.first_response));
  table.row("from handoff to solved", span(stats.resolution));
  table.row("solved by the bot alone", span(stats.bot));
  print_handoffs(stats, table);
  print_ratings(stats, out, table);
  print_fixes(stats, out, table);
}

}  // namespace

int stats(const Args& args, Console& console) {
  std::string data = kDefaultData;
  std::string folder;
  int days = kStatsDays;
  bool json = false;
  Options options("stats",
                  "How it goes: solved by the bot alone, handed over and why, median waits, "
                  "ratings, and what became of each fix. The time to solved leaves out what a "
                  "conversation was put off for, or waited for the person.");
  options
      .number("--days", days, 1, kStatsDaysMax,
              "back from now, " + std::to_string(kStatsDays) + " when left out")
      .flag("--json", json, "as JSON")
      .text("--pack", folder, "whose names are shown; the shipped pack when left out");
  add_data_option(options, data);
  if (const auto over = options.parse(args, console)) return *over;

  const auto pack = load_sound_pack(folder);
  if (!pack) return complain(console, pack.error());
  const auto store = open_stored(data);
  if (!store) return complain(console, store.error());
  const Instant now = wall_clock();
  const Stats found = statistics(**store, *pack, now - std::chrono::hours(24) * days, now);
  if (json) {
    console.out << stats_json(found);
  } else {
    print(found, console.out);
  }
  return kFine;
}

}  // namespace bot::command
