#include "bot/crypto/password.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <vector>

#include <openssl/evp.h>

#include "bot/crypto/digest.h"
#include "bot/crypto/token.h"

namespace bot {
namespace {

constexpr int kLogNMax = 20;  // A GiB.
constexpr int kBlocksMax = 8;
constexpr int kLanesMax = 4;
constexpr std::size_t kKeyBytes = 32;

struct Stored {
  PasswordCost cost;
  std::string salt;
  std::string key;
};

std::string write(const Stored& stored) {
  return "scrypt:" + std::to_string(stored.cost.log_n) + ':' + std::to_string(stored.cost.r) + ':' +
         std::to_string(stored.cost.p) + ':' + stored.salt + ':' + stored.key;
}

int number_up_to(int max, std::string_view text) {
  int value = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc{} && rest == text.data() + text.size();
  return whole && value >= 1 && value <= max ? value : 0;
}

std::optional<Stored> read(std::string_view hash) {
  std::vector<std::string_view> parts;
  for (auto colon = hash.find(':'); colon != std::string_view::npos; colon = hash.find(':')) {
    parts.push_back(hash.substr(0, colon));
    hash.remove_prefix(colon + 1);
  }
  parts.push_back(hash);
  if (parts.size() != 6 || parts[0] != "scrypt") return std::nullopt;
  const PasswordCost cost{number_up_to(kLogNMax, parts[1]), number_up_to(kBlocksMax, parts[2]),
                          number_up_to(kLanesMax, parts[3])};
  if (cost.log_n == 0 || cost.r == 0 || cost.p == 0) return std::nullopt;
  return Stored{cost, std::string(parts[4]), std::string(parts[5])};
}

// The salt goes in as it is written. Twice the memory that scrypt needs, since OpenSSL's own limit
// is below what we ask for.
std::string derive(std::string_view password, std::string_view salt, const PasswordCost& cost) {
  const std::uint64_t n = std::uint64_t{1} << static_cast<unsigned>(cost.log_n);
  const auto r = static_cast<std::uint64_t>(cost.r);
  const auto p = static_cast<std::uint64_t>(cost.p);
  std::array<unsigned char, kKeyBytes> key{};
  const int made = EVP_PBE_scrypt(
      password.data(), password.size(), reinterpret_cast<const unsigned char*>(salt.data()),
      salt.size(), n, r, p, std::uint64_t{2} * 128 * (n + p) * r, key.data(), key.size());
  if (made != 1) throw std::runtime_error("scrypt: not enough memory for a password");
  return hexadecimal(key);
}

}  // namespace

std::string hash_password(std::string_view password, const PasswordCost& cost) {
  const std::string salt = random_token();
  return write({cost, salt, derive(password, salt, cost)});
}

bool password_fits(std::string_view password, std::string_view hash) {
  const auto stored = read(hash);
  return stored && same_secret(derive(password, stored->salt, stored->cost), stored->key);
}

std::string nobodys_hash(const PasswordCost& cost) { return write({cost, random_token(), ""}); }

}  // namespace bot
