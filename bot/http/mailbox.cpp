#include "bot/http/mailbox.h"

#include <utility>

#include <sys/eventfd.h>

namespace bot::http {

Mailbox::Mailbox(Observer observe)
    : observe_(std::move(observe)), wake_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {}

void Mailbox::post(Letter letter, const Observation& seen) {
  const std::shared_lock open(closing_);
  if (closed_) return;  // The observer may be gone as well.
  observe_(seen);
  const std::scoped_lock lock(mutex_);
  mail_.letters.push_back(std::move(letter));
  wake();
}

void Mailbox::use(TlsContext tls) {
  const std::scoped_lock lock(mutex_);
  mail_.tls = std::move(tls);
  wake();
}

void Mailbox::drain() {
  const std::scoped_lock lock(mutex_);
  mail_.drain = true;
  wake();
}

void Mailbox::give_up() {
  const std::scoped_lock lock(mutex_);
  mail_.give_up = true;
  wake();
}

void Mailbox::close() {
  const std::unique_lock lock(closing_);
  closed_ = true;
}

Mail Mailbox::take() {
  const std::scoped_lock lock(mutex_);
  if (std::exchange(awake_, false)) {
    eventfd_t ignored = 0;
    ::eventfd_read(wake_.number(), &ignored);
  }
  Mail taken = std::move(mail_);
  mail_ = Mail();
  mail_.drain = taken.drain;
  mail_.give_up = taken.give_up;
  return taken;
}

void Mailbox::wake() {
  if (!std::exchange(awake_, true)) ::eventfd_write(wake_.number(), 1);
}

}  // namespace bot::http
