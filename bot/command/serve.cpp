#include <csignal>
#include <filesystem>
#include <ostream>

#include <sys/stat.h>

#include "bot/command/command.h"
#include "bot/command/serving.h"
#include "bot/config/serve_config.h"

namespace bot::command {
namespace {

constexpr mode_t kOwnerOnly = 077;  // What people wrote is nobody else's to read.

// SIGINT and SIGTERM, held back from every thread that is made from now on, and taken by wait().
class StopSignals {
 public:
  StopSignals() {
    sigemptyset(&set_);
    sigaddset(&set_, SIGINT);
    sigaddset(&set_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &set_, nullptr);
  }
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;
  ~StopSignals() { pthread_sigmask(SIG_UNBLOCK, &set_, nullptr); }

  // From then on a second signal ends the process as it always does.
  void wait() {
    int signal = 0;
    sigwait(&set_, &signal);
    pthread_sigmask(SIG_UNBLOCK, &set_, nullptr);
  }

 private:
  sigset_t set_{};
};

std::string curl_line(const ServeConfig& config, const Serving& serving) {
  std::string line = "curl ";
  if (serving.local_certificate()) line += "-k ";
  line += serving.url() + "/v1/messages -H 'Content-Type: application/json'";
  if (!config.api_token.empty()) line += " -H \"Authorization: Bearer $STEPWISE_API_TOKEN\"";
  return line + R"( -d '{"user": "me", "text": "my iphone backup failed"}')";
}

void greet(const ServeConfig& config, const Serving& serving, std::ostream& out) {
  const char* reach = config.api_token.empty() ? "this machine only" : "with the API token";
  out << "stepwise is ready on " << serving.url() << "\n\n"
      << "  try       " << curl_line(config, serving) << '\n'
      << "  pack      " << serving.pack().title << ", " << serving.pack().fixes.size() << " fixes\n"
      << "  data      " << std::filesystem::absolute(config.data).lexically_normal().string()
      << '\n'
      << "  channels  http (" << reach << ")\n"
      << "  stop      Ctrl-C\n"
      << std::endl;  // Whoever waits for it behind a pipe sees it now.
}

}  // namespace

int serve(const Args& args, Console& console) {
  const auto read = read_serve_config(args, console.out, console.err);
  if (const auto* leave = std::get_if<Leave>(&read)) return leave->exit_code;
  const auto& config = std::get<ServeConfig>(read);

  ::umask(kOwnerOnly);
  StopSignals signals;
  const auto serving = Serving::start(config);
  if (!serving) {
    console.err << "stepwise serve: " << serving.error().message << '\n';
    return kFoundProblems;
  }
  greet(config, **serving, console.out);
  signals.wait();
  (*serving)->stop();
  return kFine;
}

}  // namespace bot::command
