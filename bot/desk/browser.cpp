#include "bot/desk/browser.h"

#include <algorithm>
#include <string_view>

#include "bot/channel/http_access.h"
#include "bot/crypto/digest.h"
#include "bot/crypto/token.h"

namespace bot {
namespace {

constexpr std::string_view kSecureName = "__Host-sid";
constexpr std::string_view kPlainName = "sid";
constexpr std::string_view kRules = "; HttpOnly; SameSite=Strict; Path=/";

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' '))
    text.remove_prefix(1);
  while (text.ends_with(' '))
    text.remove_suffix(1);
  return text;
}

// The first cookie of this name, as RFC 6265 5.4 writes them.
std::string_view cookie(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    const auto end = std::min(header.find(';'), header.size());
    const std::string_view pair = trimmed(header.substr(0, end));
    header.remove_prefix(std::min(end + 1, header.size()));
    const auto equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals) == name) {
      return pair.substr(equals + 1);
    }
  }
  return {};
}

bool is_token(std::string_view text) {
  return text.size() == kTokenCharacters &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string set_cookie(std::string_view value, bool secure) {
  std::string line(secure ? kSecureName : kPlainName);
  line.append("=").append(value);
  if (secure) line += "; Secure";
  return line.append(kRules);
}

}  // namespace

bool reached_by_tls(const http::Request& request, bool tls) {
  return tls || !from_this_machine(request);
}

std::string session_token(const http::Request& request, bool tls) {
  const auto name = reached_by_tls(request, tls) ? kSecureName : kPlainName;
  const std::string_view value = cookie(request.header("Cookie"), name);
  return is_token(value) ? std::string(value) : "";
}

std::string keep_token(const std::string& token, bool secure) { return set_cookie(token, secure); }

std::string drop_token(bool secure) { return set_cookie("", secure) + "; Max-Age=0"; }

std::string csrf_of(const std::string& token) { return hmac_sha256(token, "csrf"); }

bool from_another_site(const http::Request& request, bool tls) {
  // No page can forge this one, nor does a proxy that renames the host confuse it.
  const std::string_view site = request.header("Sec-Fetch-Site");
  if (!site.empty()) return site != "same-origin";
  const std::string_view origin = request.header("Origin");
  if (origin.empty()) return false;
  const std::string scheme = reached_by_tls(request, tls) ? "https://" : "http://";
  return !http::same_ignoring_case(origin, scheme + std::string(request.header("Host")));
}

}  // namespace bot
