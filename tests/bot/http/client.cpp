#include "tests/bot/http/client.h"

#include <algorithm>
#include <array>

#include <httplib.h>
#include <openssl/ssl.h>
#include <sys/socket.h>

namespace bot::http {

struct TestClient::Session {
  Session(const Address& server, const std::string& certificate)
      : client(server.host, server.port) {
    client.set_ca_cert_path(certificate);
    client.enable_server_certificate_verification(true);
    client.set_keep_alive(true);
    client.set_tcp_nodelay(true);
    client.set_read_timeout(20);
  }
  httplib::SSLClient client;
};

namespace {

Reply read(const httplib::Result& result) {
  if (!result) return {0, httplib::to_string(result.error()), {}};
  Reply reply{result->status, result->body, {}};
  for (const auto& [name, value] : result->headers)
    reply.headers[name] = value;
  return reply;
}

Descriptor connect_to(const Address& server) {
  SocketAddress address = socket_address(server);
  Descriptor socket(::socket(address.storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const timeval patience{2, 0};
  ::setsockopt(socket.number(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  const auto* to = reinterpret_cast<const sockaddr*>(&address.storage);
  if (::connect(socket.number(), to, address.size) != 0) return {};
  return socket;
}

std::size_t announced(std::string_view head) {
  constexpr std::string_view name = "\r\nContent-Length: ";
  const auto at = head.find(name);
  if (at == std::string_view::npos) return 0;
  return std::stoul(std::string(head.substr(at + name.size(), 12)));
}

}  // namespace

TestClient::TestClient(const Address& server, const std::string& certificate)
    : session_(std::make_unique<Session>(server, certificate)) {}
TestClient::~TestClient() = default;

Reply TestClient::get(const std::string& path) { return read(session_->client.Get(path)); }
Reply TestClient::post(const std::string& path, const std::string& body) {
  return read(session_->client.Post(path, body, "application/json"));
}

Raw::Raw(const Address& server) : socket_(connect_to(server)) {}

bool Raw::say(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket_.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

std::string Raw::hear(std::size_t bytes) {
  std::string heard;
  std::array<char, 4096> buffer{};
  while (heard.size() < bytes) {
    const auto size = std::min(buffer.size(), bytes - heard.size());
    const auto got = ::recv(socket_.number(), buffer.data(), size, 0);
    ended_ = got == 0 || (got < 0 && errno == ECONNRESET);
    if (got <= 0) break;
    heard.append(buffer.data(), static_cast<std::size_t>(got));
  }
  return heard;
}

std::string Raw::hear_answer() {
  std::string answer;
  while (!answer.ends_with("\r\n\r\n")) {
    const std::string byte = hear(1);
    if (byte.empty()) return answer;
    answer += byte;
  }
  return answer + hear(announced(answer));
}

void Raw::stop_saying() { ::shutdown(socket_.number(), SHUT_WR); }

void Raw::hear_little() {
  const int bytes = 4096;
  ::setsockopt(socket_.number(), SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
}

std::string say_raw(const Address& server, const std::string& bytes) {
  Raw raw(server);
  return raw.say(bytes) ? raw.hear() : "not sent";
}

void FreeSession::operator()(ssl_session_st* session) const { SSL_SESSION_free(session); }
void TlsRaw::Free::operator()(ssl_st* session) const { SSL_free(session); }

TlsRaw::TlsRaw(const Address& server, const Session& before, int version)
    : socket_(connect_to(server)) {
  SSL_CTX* context = SSL_CTX_new(TLS_client_method());
  if (version != 0) SSL_CTX_set_max_proto_version(context, version);
  ssl_.reset(SSL_new(context));
  SSL_CTX_free(context);  // The session keeps its own.
  SSL_set_fd(ssl_.get(), socket_.number());
  if (before) SSL_set_session(ssl_.get(), before.get());
  open_ = SSL_connect(ssl_.get()) == 1;
}
TlsRaw::~TlsRaw() {
  if (open_) SSL_shutdown(ssl_.get());  // Else its session would count as damaged.
}

bool TlsRaw::resumed() const { return SSL_session_reused(ssl_.get()) == 1; }

std::string TlsRaw::certificate() const {
  X509* peer = SSL_get1_peer_certificate(ssl_.get());
  if (peer == nullptr) return "";
  const ASN1_INTEGER* number = X509_get0_serialNumber(peer);
  std::string serial(reinterpret_cast<const char*>(ASN1_STRING_get0_data(number)),
                     static_cast<std::size_t>(ASN1_STRING_length(number)));
  X509_free(peer);
  return serial;
}

Session TlsRaw::session() const { return Session(SSL_get1_session(ssl_.get())); }

std::string TlsRaw::ask(std::string_view request) {
  SSL_write(ssl_.get(), request.data(), static_cast<int>(request.size()));
  std::array<char, 4096> buffer{};
  const int got = SSL_read(ssl_.get(), buffer.data(), static_cast<int>(buffer.size()));
  return {buffer.data(), static_cast<std::size_t>(std::max(got, 0))};
}

void TlsRaw::say_beneath(std::string_view bytes) {
  ::send(socket_.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
}

bool TlsRaw::renegotiate() {
  return SSL_renegotiate(ssl_.get()) == 1 && SSL_do_handshake(ssl_.get()) == 1;
}

}  // namespace bot::http
