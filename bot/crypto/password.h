// Passwords as they are stored: scrypt (RFC 7914), with what it cost written beside it, so that an
// older one can still be checked after the cost was raised.
//
// One hash takes 128 MiB and a third of a second: whoever calls this for strangers lets one run at
// a time, and not in a thread that others wait for.

#pragma once

#include <string>
#include <string_view>

namespace bot {

// OWASP's first choice for scrypt: N = 2^17, r = 8, p = 1. Tests take less.
struct PasswordCost {
  int log_n = 17;
  int r = 8;
  int p = 1;

  friend bool operator==(const PasswordCost&, const PasswordCost&) = default;
};

// "scrypt:17:8:1:SALT:KEY", the last two in hexadecimal.
[[nodiscard]] std::string hash_password(std::string_view password, const PasswordCost& cost);

// False also for what isn't a hash of ours, or one that costs more than we'd ever write.
[[nodiscard]] bool password_fits(std::string_view password, std::string_view hash);

// A hash that nothing fits: checking a password against it takes as long as against a real one.
[[nodiscard]] std::string nobodys_hash(const PasswordCost& cost);

}  // namespace bot
