#include "bot/http/tls.h"

#include <array>
#include <string_view>

#include <openssl/err.h>
#include <openssl/ssl.h>

namespace bot::http {
namespace {

constexpr const char* kCiphers = "ECDHE+AESGCM:ECDHE+CHACHA20";  // TLS 1.2; 1.3 has only good ones.

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
  SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION |
                                         SSL_OP_CIPHER_SERVER_PREFERENCE);
  SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                      SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  SSL_CTX_set_alpn_select_cb(context.get(), select_http_1_1, nullptr);
  if (SSL_CTX_use_certificate_chain_file(context.get(), files.certificate.c_str()) != 1) {
    return knowledge::Error{"certificate '" + files.certificate + "': " + tls_complaint()};
  }
  if (SSL_CTX_use_PrivateKey_file(context.get(), files.key.c_str(), SSL_FILETYPE_PEM) != 1) {
    return knowledge::Error{"key '" + files.key + "': " + tls_complaint()};
  }
  return context;
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
