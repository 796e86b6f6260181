// The real program under attack: honest clients must hardly notice, and it must not grow.
//
//   attack PROGRAM [--attackers 1000] [--seconds 3] [--untimed] [--lenient]
//                 [ATTACK…]
//
// Runs each attack (all, when none is named) against one server and prints a row: how many probes
// were served and how fast, threads, memory. Ends with 1 when one of them misses its figure.
// --untimed leaves out how fast, its probes wait longer, and one in a hundred may fail: a busy
// machine is slow in peace.
// --lenient leaves out memory as well: a sanitizer has its own of both.

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <sys/resource.h>

#include "tests/io/crowd.h"
#include "tests/io/prober.h"
#include "tests/io/program.h"

namespace {

using Steady = std::chrono::steady_clock;

constexpr double kServedMin = 0.999;
constexpr double kServedMinUntimed = 0.99;
constexpr int kLonger = 5;
constexpr double kPercentileMsMax = 50;
constexpr std::chrono::milliseconds kPatience{2000};
constexpr std::chrono::milliseconds kPatienceUntimed{10'000};
constexpr long kMemoryKbMax = 64L * 1024;
constexpr auto kSampleEvery = std::chrono::milliseconds(50);

struct Plan {
  std::string program;
  int attackers = 1000;
  int seconds = 3;
  bool timed = true;
  bool lenient = false;
  std::vector<std::string> names;
};

// On a machine that is ours alone.
bool is_strict(const Plan& plan) { return plan.timed && !plan.lenient; }

struct Sample {
  long threads_min = 1 << 20;
  long threads_max = 0;
  long memory_kb_max = 0;

  void take(const io::Program& program) {
    const long threads = program.status("Threads");
    threads_min = std::min(threads_min, threads);
    threads_max = std::max(threads_max, threads);
    memory_kb_max = std::max(memory_kb_max, program.status("VmRSS"));
  }
  void add(const Sample& other) {
    threads_min = std::min(threads_min, other.threads_min);
    threads_max = std::max(threads_max, other.threads_max);
    memory_kb_max = std::max(memory_kb_max, other.memory_kb_max);
  }
};

struct Outcome {
  io::Probes probes;
  Sample sample;
  long arrived = 0;
  long thrown_out = 0;
};

bool parse(int argc, char** argv, Plan& plan) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    const bool has_value = i + 1 < argc;
    if (word == "--attackers" && has_value) {
      plan.attackers = std::atoi(argv[++i]);
    } else if (word == "--seconds" && has_value) {
      plan.seconds = std::atoi(argv[++i]);
    } else if (word == "--untimed") {
      plan.timed = false;
    } else if (word == "--lenient") {
      plan.lenient = true;
    } else if (word.starts_with("--")) {
      return false;
    } else if (plan.program.empty()) {
      plan.program = word;
    } else {
      plan.names.emplace_back(word);
    }
  }
  return !plan.program.empty();
}

Outcome run(const io::Program& program, const io::Attack* attack, const Plan& plan) {
  Outcome outcome;
  std::unique_ptr<io::Crowd> crowd;
  if (attack != nullptr) {
    crowd = std::make_unique<io::Crowd>(*attack, plan.attackers, program.port());
    // The assault is on when half of them have got in, or have been thrown out.
    const auto patience = Steady::now() + std::chrono::seconds(10);
    while (crowd->arrived() + crowd->thrown_out() < plan.attackers / 2 && Steady::now() < patience)
      std::this_thread::sleep_for(kSampleEvery);
  }
  const auto patience = is_strict(plan) ? kPatience : kPatienceUntimed;
  io::Prober fresh(program.port(), false, patience);
  io::Prober kept(program.port(), true, patience);
  const auto until = Steady::now() + std::chrono::seconds(plan.seconds);
  while (Steady::now() < until) {
    std::this_thread::sleep_for(kSampleEvery);
    outcome.sample.take(program);
  }
  outcome.probes = fresh.finish();
  outcome.probes.add(kept.finish());
  if (crowd) {
    outcome.arrived = crowd->arrived();
    outcome.thrown_out = crowd->thrown_out();
  }
  return outcome;
}

double served_min(const Plan& plan) { return is_strict(plan) ? kServedMin : kServedMinUntimed; }

double served(const Outcome& outcome) {
  const io::Probes& probes = outcome.probes;
  return probes.asked() == 0 ? 0 : 1 - double(probes.failed) / probes.asked();
}

// One that fails among some hundred says little of one in a thousand: then more are asked.
Outcome run_enough(const io::Program& program, const io::Attack& attack, const Plan& plan) {
  Outcome outcome = run(program, &attack, plan);
  if (served(outcome) >= served_min(plan)) return outcome;
  Plan longer = plan;
  longer.seconds *= kLonger;
  const Outcome more = run(program, &attack, longer);
  outcome.probes.add(more.probes);
  outcome.sample.add(more.sample);
  outcome.arrived += more.arrived;
  outcome.thrown_out += more.thrown_out;
  return outcome;
}

// "" when all figures are reached.
std::string complaint(const Outcome& outcome, const Outcome& peace, const Plan& plan) {
  const io::Probes& probes = outcome.probes;
  if (served(outcome) < served_min(plan)) return "served too few";
  if (outcome.sample.threads_min != peace.sample.threads_max ||
      outcome.sample.threads_max != peace.sample.threads_max) {
    return "its threads change";
  }
  if (plan.lenient) return "";
  // On a machine that is busy with other things even peace is slow.
  const double slow = std::max(kPercentileMsMax, 3 * peace.probes.percentile(0.99));
  if (plan.timed && probes.percentile(0.99) > slow) return "too slow";
  if (outcome.sample.memory_kb_max > kMemoryKbMax) return "too much memory";
  return "";
}

void print(const std::string& name, const Outcome& outcome, const std::string& complaint) {
  const io::Probes& probes = outcome.probes;
  std::printf("%-14s %6d %6d %8.2f %8.2f %8ld %8.1f %9ld %9ld  %s\n", name.c_str(), probes.asked(),
              probes.failed, probes.percentile(0.5), probes.percentile(0.99),
              outcome.sample.threads_max, double(outcome.sample.memory_kb_max) / 1024,
              outcome.arrived, outcome.thrown_out, complaint.c_str());
  if (!probes.why.empty()) std::printf("  the last probe that failed: %s\n", probes.why.c_str());
  std::fflush(stdout);
}

bool named(const Plan& plan, const std::string& name) {
  return plan.names.empty() || std::ranges::find(plan.names, name) != plan.names.end();
}

}  // namespace

int main(int argc, char** argv) {
  Plan plan;
  if (!parse(argc, argv, plan)) {
    std::fputs(
        "usage: attack PROGRAM [--attackers N] [--seconds N] [--untimed] [--lenient] "
        "[ATTACK...]\n",
        stderr);
    return 2;
  }
  rlimit files{};
  ::getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &files);

  std::signal(SIGPIPE, SIG_IGN);  // OpenSSL writes without MSG_NOSIGNAL.
  io::Program program(plan.program, {});
  std::printf("%-14s %6s %6s %8s %8s %8s %8s %9s %9s\n", "attack", "probes", "failed", "p50 ms",
              "p99 ms", "threads", "MB", "arrived", "thrown");
  const Outcome peace = run(program, nullptr, plan);
  print("(peace)", peace, "");
  int missed = 0;
  for (const io::Attack& attack : io::attacks()) {
    if (!named(plan, attack.name)) continue;
    const Outcome outcome = run_enough(program, attack, plan);
    const std::string said = complaint(outcome, peace, plan);
    print(attack.name, outcome, said);
    missed += said.empty() ? 0 : 1;
  }
  const bool stands = program.runs() && program.stop() == 0;
  if (!stands) std::puts("the program did not end well");
  std::printf("%d missed\n", missed);
  return missed == 0 && stands ? 0 : 1;
}
