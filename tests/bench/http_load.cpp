// A load: some keep-alive TLS connections that each send the next message as soon as the last one
// was answered. Prints errors, median, p99 and the rate.
//
//   http_load https://127.0.0.1:8443 [REQUESTS=200] [CONNECTIONS=16]
//
// Each connection is a person of its own; certificates are not verified.

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include <httplib.h>

namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

struct Plan {
  std::string url;
  int requests = 200;
  int connections = 16;
};

struct Measured {
  std::vector<double> milliseconds;
  int errors = 0;
};

constexpr const char* kTexts[] = {"it says not enough icloud storage", "that did not help",
                                  "how long does it take?", "i already restarted",
                                  "stuck on estimating time remaining"};

void ask(httplib::Client& client, const std::string& body, Measured& measured) {
  const auto begun = Clock::now();
  const auto result = client.Post("/v1/messages", body, "application/json");
  if (!result || result->status != 200) ++measured.errors;
  measured.milliseconds.push_back(Milliseconds(Clock::now() - begun).count());
}

Measured run(const Plan& plan, int person, std::atomic<int>& left) {
  httplib::Client client(plan.url);
  client.enable_server_certificate_verification(false);
  client.set_keep_alive(true);
  client.set_tcp_nodelay(true);
  client.Get("/healthz");  // The handshake isn't what is measured.
  Measured measured;
  for (std::size_t turn = 0; left.fetch_sub(1) > 0; ++turn) {
    ask(client,
        "{\"user\": \"load-" + std::to_string(person) + "\", \"text\": \"" +
            kTexts[turn % std::size(kTexts)] + "\"}",
        measured);
  }
  return measured;
}

Measured run_all(const Plan& plan) {
  std::atomic<int> left = plan.requests;
  std::vector<Measured> parts(static_cast<std::size_t>(plan.connections));
  std::vector<std::thread> threads;
  for (int person = 0; person < plan.connections; ++person) {
    threads.emplace_back(
        [&, person] { parts[static_cast<std::size_t>(person)] = run(plan, person, left); });
  }
  for (std::thread& thread : threads)
    thread.join();
  Measured all;
  for (const Measured& part : parts) {
    all.errors += part.errors;
    all.milliseconds.insert(all.milliseconds.end(), part.milliseconds.begin(),
                            part.milliseconds.end());
  }
  return all;
}

double at(const std::vector<double>& sorted, double share) {
  return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: http_load URL [REQUESTS] [CONNECTIONS]\n";
    return 2;
  }
  Plan plan;
  plan.url = argv[1];
  if (argc > 2) plan.requests = std::atoi(argv[2]);
  if (argc > 3) plan.connections = std::atoi(argv[3]);
  const auto begun = Clock::now();
  Measured measured = run_all(plan);
  const double seconds = Milliseconds(Clock::now() - begun).count() / 1000;
  std::sort(measured.milliseconds.begin(), measured.milliseconds.end());
  if (measured.milliseconds.empty()) return 1;
  std::cout << measured.milliseconds.size() << " requests, " << measured.errors
            << " errors, median " << at(measured.milliseconds, 0.5) << " ms, p99 "
            << at(measured.milliseconds, 0.99) << " ms, "
            << static_cast<double>(measured.milliseconds.size()) / seconds << " a second\n";
  return measured.errors == 0 ? 0 : 1;
}
