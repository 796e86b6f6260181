#include "bot/http/tls.h"

#include <array>
#include <cerrno>
#include <string_view>
#include <utility>

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>
#include <unistd.h>

namespace bot::http {
namespace {

constexpr const char* kCiphers = "ECDHE+AESGCM:ECDHE+CHACHA20";  // TLS 1.2; 1.3 has only good ones.
// Everybody has one of them; the larger curves would let a stranger choose what a handshake costs.
constexpr const char* kGroups = "X25519:P-256";
// Our answers are small, and a buffer of this size is allocated with each handshake and answer.
constexpr long kRecordBytes = 4096;
// A ticket is worth having for as long as a client comes back within a work session.
constexpr long kSessionSeconds = 2L * 60 * 60;

using TicketKeys = std::array<unsigned char, 80>;  // A name, a HMAC key, an AES key.

void set_ticket_keys(ssl_ctx_st& context, TicketKeys& keys) {
  SSL_CTX_set_tlsext_ticket_keys(&context, keys.data(), static_cast<long>(keys.size()));
  OPENSSL_cleanse(keys.data(), keys.size());
}

// Small and slow peers must cost little: buffers go when they are empty, and one record is
// looked at a time, or an endless row of TLS 1.3 key updates would hold the thread.
void set_modes(ssl_ctx_st& context) {
  SSL_CTX_set_mode(&context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                 SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  SSL_CTX_clear_mode(&context, SSL_MODE_AUTO_RETRY);
  SSL_CTX_set_max_send_fragment(&context, kRecordBytes);
  SSL_CTX_set_options(
      &context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
}

// A key with a passphrase is refused, never asked for: nobody sits at this terminal.
int no_passphrase(char* /*buffer*/, int /*size*/, int /*writing*/, void* /*unused*/) { return 0; }

void set_sessions(ssl_ctx_st& context) {
  SSL_CTX_set_session_cache_mode(&context, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_timeout(&context, kSessionSeconds);
  SSL_CTX_set_num_tickets(&context, 1);  // Of TLS 1.3, where the default is two.
}

// NOLINTNEXTLINE(readability-function-size): OpenSSL's shape.
int select_http_1_1(SSL* /*session*/, const unsigned char** chosen, unsigned char* chosen_size,
                    const unsigned char* offered, unsigned int offered_size, void* /*unused*/) {
  static constexpr std::string_view kOurs = "\x08http/1.1";
  unsigned char* selected = nullptr;
  const int found = SSL_select_next_proto(
      &selected, chosen_size, reinterpret_cast<const unsigned char*>(kOurs.data()),
      static_cast<unsigned>(kOurs.size()), offered, offered_size);
  if (found != OPENSSL_NPN_NEGOTIATED) return SSL_TLSEXT_ERR_NOACK;
  *chosen = selected;
  return SSL_TLSEXT_ERR_OK;
}

}  // namespace

void FreeTlsContext::operator()(ssl_ctx_st* context) const { SSL_CTX_free(context); }
void FreeTlsSession::operator()(ssl_st* session) const { SSL_free(session); }

knowledge::Result<TlsContext> server_tls(const TlsFiles& files) {
  TlsContext context(SSL_CTX_new(TLS_server_method()));
  if (!context) return knowledge::Error{"TLS: " + tls_complaint()};
  SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
  SSL_CTX_set_cipher_list(context.get(), kCiphers);
  SSL_CTX_set1_groups_list(context.get(), kGroups);
  set_modes(*context);
  set_sessions(*context);
  SSL_CTX_set_default_passwd_cb(context.get(), no_passphrase);
  SSL_CTX_set_alpn_select_cb(context.get(), select_http_1_1, nullptr);
  for (const auto& [what, file] :
       {std::pair("certificate '", files.certificate), std::pair("key '", files.key)}) {
    if (::access(file.c_str(), R_OK) == 0) continue;
    const char* why = errno == ENOENT ? "no such file" : "can't be read";
    return knowledge::Error{what + file + "': " + why};
  }
  if (SSL_CTX_use_certificate_chain_file(context.get(), files.certificate.c_str()) != 1) {
    return knowledge::Error{"certificate '" + files.certificate + "': " + tls_complaint()};
  }
  if (SSL_CTX_use_PrivateKey_file(context.get(), files.key.c_str(), SSL_FILETYPE_PEM) != 1) {
    return knowledge::Error{"key '" + files.key + "': " + tls_complaint()};
  }
  return context;
}

void keep_ticket_keys(ssl_ctx_st& from, ssl_ctx_st& into) {
  TicketKeys keys{};
  if (SSL_CTX_get_tlsext_ticket_keys(&from, keys.data(), static_cast<long>(keys.size())) != 1) {
    return;
  }
  set_ticket_keys(into, keys);
}

void renew_ticket_keys(ssl_ctx_st& context) {
  TicketKeys keys{};
  if (RAND_priv_bytes(keys.data(), static_cast<int>(keys.size())) == 1) {
    set_ticket_keys(context, keys);
  }
}

std::string tls_complaint() {
  std::array<char, 256> text{};
  const unsigned long code = ERR_peek_last_error();
  ERR_clear_error();
  if (code == 0) return "unknown failure";
  ERR_error_string_n(code, text.data(), text.size());
  const std::string full = text.data();  // "error:0A00…:lib:function:reason"
  const auto colon = full.rfind(':');
  return colon == std::string::npos ? full : full.substr(colon + 1);
}

}  // namespace bot::http
