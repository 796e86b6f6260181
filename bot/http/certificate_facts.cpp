#include "bot/http/certificate_facts.h"

#include <ctime>
#include <memory>

#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "bot/http/tls.h"

namespace bot::http {
namespace {

struct Free {
  void operator()(BIO* bio) const { BIO_free_all(bio); }
  void operator()(X509* certificate) const { X509_free(certificate); }
};

bool names(X509* certificate, const std::string& host) {
  return X509_check_host(certificate, host.data(), host.size(), 0, nullptr) == 1 ||
         X509_check_ip_asc(certificate, host.c_str(), 0) == 1;
}

}  // namespace

knowledge::Result<CertificateFacts> certificate_facts(const std::string& file,
                                                      const std::string& host) {
  const std::unique_ptr<BIO, Free> bio(BIO_new_file(file.c_str(), "r"));
  const std::unique_ptr<X509, Free> certificate(
      bio ? PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr) : nullptr);
  std::tm end{};
  if (!certificate || ASN1_TIME_to_tm(X509_get0_notAfter(certificate.get()), &end) != 1) {
    return knowledge::Error{"certificate '" + file + "': " + tls_complaint()};
  }
  return CertificateFacts{std::chrono::sys_seconds(std::chrono::seconds(timegm(&end))),
                          !host.empty() && names(certificate.get(), host)};
}

}  // namespace bot::http
