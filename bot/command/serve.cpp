#include <csignal>
#include <filesystem>
#include <ostream>

#include <fcntl.h>
#include <malloc.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bot/command/command.h"
#include "bot/command/serving.h"
#include "bot/command/stored.h"
#include "bot/config/serve_config.h"

namespace bot::command {
namespace {

constexpr mode_t kOwnerOnly = 077;  // What people wrote is nobody else's to read.

// Large buffers are the system's again as soon as they are free: by default glibc stops doing that
// after the first of a size, and a few hundred large requests would leave their memory behind.
constexpr int kMmapBytes = 128 * 1024;
// An arena a thread, as glibc would have it, leaves up to a fifth more behind after a crowd.
constexpr int kArenas = 2;

// A terminal that could be closed on us, at the start of the process and now.
bool has_terminal() {
  const int terminal = ::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
  if (terminal >= 0) ::close(terminal);
  return terminal >= 0;
}

// SIGINT, SIGTERM and SIGHUP, held back from every thread that is made from now on, and taken by
// wait().
class Signals {
 public:
  Signals() {
    sigemptyset(&stops_);
    sigaddset(&stops_, SIGINT);
    sigaddset(&stops_, SIGTERM);
    all_ = stops_;
    sigaddset(&all_, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &all_, nullptr);
  }
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;
  ~Signals() { pthread_sigmask(SIG_UNBLOCK, &all_, nullptr); }

  // True: reload. False: stop, and from then on a second such signal ends the process at once.
  // SIGHUP is the request to reload, but also what a terminal says when it is closed.
  bool wait() {
    int signal = 0;
    sigwait(&all_, &signal);
    if (signal == SIGHUP && has_terminal() == had_terminal_) return true;
    pthread_sigmask(SIG_UNBLOCK, &stops_, nullptr);
    return false;
  }

 private:
  sigset_t stops_{};
  sigset_t all_{};
  const bool had_terminal_ = has_terminal();
};

std::string curl_line(const ServeConfig& config, const Serving& serving) {
  std::string line = "curl ";
  if (serving.local_certificate()) line += "-k ";
  line += serving.url() + "/v1/messages -H 'Content-Type: application/json'";
  if (!config.api_token.empty()) line += " -H \"Authorization: Bearer $STEPWISE_API_TOKEN\"";
  return line + R"( -d '{"user": "me", "text": "my iphone backup failed"}')";
}

std::string desk_line(const ServeConfig& config, const Serving& serving) {
  std::string line = serving.url() + "/desk/";
  if (!serving.desk_closed()) return line;
  line += "; nobody can sign in yet: stepwise agent add NAME";
  return config.data == kDefaultData ? line : line + " --data " + config.data;
}

void greet(const ServeConfig& config, const Serving& serving, std::ostream& out) {
  const char* reach = config.api_token.empty() ? "this machine only" : "with the API token";
  out << "stepwise is ready on " << serving.url() << "\n\n"
      << "  try       " << curl_line(config, serving) << '\n'
      << "  desk      " << desk_line(config, serving) << '\n'
      << "  pack      " << serving.pack().title << ", " << serving.pack().fixes.size() << " fixes\n"
      << "  data      " << std::filesystem::absolute(config.data).lexically_normal().string()
      << '\n'
      << "  channels  http on (" << reach << "); " << serving.channels() << '\n'
      << "  stop      Ctrl-C\n"
      << std::endl;  // Whoever waits for it behind a pipe sees it now.
}

}  // namespace

int serve(const Args& args, Console& console) {
  const auto read = read_serve_config(args, console.out, console.err);
  if (const auto* leave = std::get_if<Leave>(&read)) return leave->exit_code;
  const auto& config = std::get<ServeConfig>(read);

  ::umask(kOwnerOnly);
  ::mallopt(M_MMAP_THRESHOLD, kMmapBytes);  // NOLINT(concurrency-mt-unsafe): no thread yet.
  ::mallopt(M_ARENA_MAX, kArenas);          // NOLINT(concurrency-mt-unsafe)
  Signals signals;
  const auto serving = Serving::start(config);
  if (!serving) {
    console.err << "stepwise serve: " << serving.error().message << '\n';
    return kFoundProblems;
  }
  ::malloc_trim(0);  // What reading the pack and training took, 20 MB of it.
  greet(config, **serving, console.out);
  while (signals.wait())
    (*serving)->reload();
  (*serving)->stop();
  return kFine;
}

}  // namespace bot::command
