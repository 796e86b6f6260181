// TLS for a server as a value: the certificate, its key and which versions and ciphers are spoken.
//
// TLS 1.2 and 1.3 only, ephemeral keys and authenticated ciphers only, no renegotiation (OWASP
// ASVS 5.0 V12). Thread safety: a context may be shared by all connections.

#pragma once

#include <memory>
#include <string>

#include "knowledge/result.h"

struct ssl_ctx_st;
struct ssl_st;

namespace bot::http {

struct TlsFiles {
  std::string certificate;  // PEM, with its chain.
  std::string key;          // PEM.
};

struct FreeTlsContext {
  void operator()(ssl_ctx_st* context) const;
};
using TlsContext = std::unique_ptr<ssl_ctx_st, FreeTlsContext>;

struct FreeTlsSession {
  void operator()(ssl_st* session) const;
};
using TlsSession = std::unique_ptr<ssl_st, FreeTlsSession>;

// The error names the file that can't be used.
[[nodiscard]] knowledge::Result<TlsContext> server_tls(const TlsFiles& files);

// What OpenSSL last complained of in this thread; empties its queue.
[[nodiscard]] std::string tls_complaint();

}  // namespace bot::http
