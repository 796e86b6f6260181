#include "bot/http/certificate.h"

#include <cerrno>
#include <ctime>
#include <memory>
#include <optional>
#include <system_error>

#include <fcntl.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <unistd.h>

#include "bot/http/descriptor.h"

namespace bot::http {
namespace {

using knowledge::Error;
using knowledge::Result;

template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* object) const {
    Free(object);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>>;
using Bio = std::unique_ptr<BIO, Freed<BIO_free_all>>;

constexpr long kDaySeconds = 24L * 60 * 60;
// 825 days are the most that Apple's own clients accept. One lies behind us, for clocks that do.
constexpr long kValidSeconds = 824 * kDaySeconds;
constexpr std::time_t kRenewBeforeSeconds = 30 * kDaySeconds;

// The file's certificate, when it is one and goes on for a month.
bool is_usable(const TlsFiles& files) {
  const Bio bio(BIO_new_file(files.certificate.c_str(), "r"));
  if (!bio) return false;
  const Certificate certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
  if (!certificate) return false;
  std::time_t soon = std::time(nullptr) + kRenewBeforeSeconds;
  return X509_cmp_time(X509_get0_notAfter(certificate.get()), &soon) > 0 &&
         static_cast<bool>(server_tls(files));
}

bool add_extension(X509* certificate, int id, const char* value) {
  X509V3_CTX context{};
  X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
  const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, id, value));
  return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool fill_in(X509* certificate, EVP_PKEY* key) {
  std::uint64_t serial = 0;
  if (RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial) != 1) return false;
  ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial >> 1);
  X509_set_version(certificate, X509_VERSION_3);
  X509_gmtime_adj(X509_getm_notBefore(certificate), -kDaySeconds);
  X509_gmtime_adj(X509_getm_notAfter(certificate), kValidSeconds);
  X509_set_pubkey(certificate, key);

  X509_NAME* name = X509_get_subject_name(certificate);
  const auto* text = reinterpret_cast<const unsigned char*>("stepwise local");
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, text, -1, -1, 0);
  X509_set_issuer_name(certificate, name);
  return add_extension(certificate, NID_subject_alt_name,
                       "DNS:localhost,IP:127.0.0.1,IP:0:0:0:0:0:0:0:1") &&
         add_extension(certificate, NID_basic_constraints, "critical,CA:FALSE") &&
         add_extension(certificate, NID_ext_key_usage, "serverAuth") &&
         X509_sign(certificate, key, EVP_sha256()) > 0;
}

std::string contents(BIO* bio) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio, &data);
  return {data, static_cast<std::size_t>(size)};
}

// Whole or not at all, and for nobody else's eyes at any time.
bool write_private(const std::string& path, const std::string& text) {
  const std::string made = path + ".new";
  const Descriptor file(::open(made.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
  if (!file) return false;
  return ::write(file.number(), text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
         ::fsync(file.number()) == 0 && ::rename(made.c_str(), path.c_str()) == 0;
}

std::optional<Error> make(const TlsFiles& files) {
  const Key key(EVP_EC_gen("P-256"));
  const Certificate certificate(X509_new());
  if (!key || !certificate || !fill_in(certificate.get(), key.get())) {
    return Error{"local certificate: " + tls_complaint()};
  }
  const Bio key_text(BIO_new(BIO_s_mem()));
  const Bio certificate_text(BIO_new(BIO_s_mem()));
  PEM_write_bio_PrivateKey(key_text.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
  PEM_write_bio_X509(certificate_text.get(), certificate.get());
  const bool written = write_private(files.key, contents(key_text.get())) &&
                       write_private(files.certificate, contents(certificate_text.get()));
  if (written) return std::nullopt;
  return Error{"local certificate '" + files.certificate +
               "': " + std::generic_category().message(errno)};
}

}  // namespace

Result<TlsFiles> local_certificate(const std::filesystem::path& folder) {
  TlsFiles files{(folder / "local-certificate.pem").string(), (folder / "local-key.pem").string()};
  if (is_usable(files)) return files;
  if (auto error = make(files)) return *error;
  return files;
}

}  // namespace bot::http
