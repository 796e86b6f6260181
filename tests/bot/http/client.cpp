#include "tests/bot/http/client.h"

#include <httplib.h>

#include "bot/http/connection.h"

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

}  // namespace

TestClient::TestClient(const Address& server, const std::string& certificate)
    : session_(std::make_unique<Session>(server, certificate)) {}
TestClient::~TestClient() = default;

Reply TestClient::get(const std::string& path) { return read(session_->client.Get(path)); }
Reply TestClient::post(const std::string& path, const std::string& body) {
  return read(session_->client.Post(path, body, "application/json"));
}

std::string say_raw(const Address& server, const std::string& bytes) {
  SocketAddress address = socket_address(server);
  Descriptor socket(::socket(address.storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (::connect(socket.number(), reinterpret_cast<const sockaddr*>(&address.storage),
                address.size) != 0) {
    return "no connection";
  }
  Connection connection(std::move(socket), nullptr);
  const auto deadline = Steady::now() + std::chrono::seconds(2);
  std::string answer;
  if (!connection.write(bytes, deadline)) return "not sent";
  while (connection.readable(deadline) && connection.read(answer, deadline))
    continue;
  return answer;
}

}  // namespace bot::http
