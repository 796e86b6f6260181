// What other threads tell the polling thread: answers, and what the server wants of it. Whatever
// comes after close() is dropped, so that a handler may answer at any time, even when the server
// is gone: this is why it is shared by all who may answer.
//
// Thread safety: all of it.

#pragma once

#include <cstdint>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <vector>

#include "bot/http/descriptor.h"
#include "bot/http/tls.h"
#include "bot/observe/observation.h"

namespace bot::http {

struct Letter {
  std::uint64_t request = 0;
  std::string bytes;
};

struct Mail {
  std::vector<Letter> letters;
  TlsContext tls;        // To be used from now on; null: as before.
  bool drain = false;    // Nothing new is let in; those who are idle leave.
  bool give_up = false;  // Whoever still waits for an answer is told that there is none.
};

class Mailbox {
 public:
  explicit Mailbox(Observer observe);

  void post(Letter letter, const Observation& seen);
  void use(TlsContext tls);
  void drain();
  void give_up();
  void close();

  // All since the last time. Orders to drain and to give up are repeated.
  [[nodiscard]] Mail take();
  // Readable while there is mail.
  [[nodiscard]] int descriptor() const { return wake_.number(); }

 private:
  void wake();  // Under mutex_.

  const Observer observe_;
  const Descriptor wake_;
  std::shared_mutex closing_;  // Shared by those who observe: close() waits for them.
  bool closed_ = false;
  std::mutex mutex_;  // Guards what follows.
  Mail mail_;
  bool awake_ = false;
};

}  // namespace bot::http
