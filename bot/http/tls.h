// TLS for a server as a value: the certificate, its key and which versions and ciphers are spoken.
//
// TLS 1.2 and 1.3 only, ephemeral keys and authenticated ciphers only, no renegotiation (OWASP
// ASVS 5.0 V12). Sessions are resumed by tickets: nothing is kept here for those who left. Thread
// safety: a context is used by one thread at a time.

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

// Tickets that `from` gave out are good at `into` as well: a reload costs nobody a handshake.
void keep_ticket_keys(ssl_ctx_st& from, ssl_ctx_st& into);
// From now on tickets are encrypted anew; those given out before mean a full handshake, no more.
void renew_ticket_keys(ssl_ctx_st& context);

// What OpenSSL last complained of in this thread; empties its queue.
[[nodiscard]] std::string tls_complaint();

}  // namespace bot::http
