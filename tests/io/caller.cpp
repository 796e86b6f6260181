#include "tests/io/caller.h"

#include <doctest/doctest.h>
#include <httplib.h>

namespace io {
namespace {

HttpReply reply_of(const httplib::Result& result) {
  if (!result) return {0, httplib::to_string(result.error())};
  return {result->status, result->body, {result->headers.begin(), result->headers.end()}};
}

httplib::Headers headers_of(const HttpHeaders& headers) {
  httplib::Headers all;
  for (const auto& [name, value] : headers)
    all.emplace(name, value);
  return all;
}

}  // namespace

HttpReply http_post(const std::string& url, const std::string& path, const std::string& body,
                    const std::string& type, const HttpHeaders& headers) {
  httplib::Client client(url);
  client.set_read_timeout(20);
  return reply_of(client.Post(path, headers_of(headers), body, type));
}

HttpReply http_get(const std::string& url, const std::string& path, const HttpHeaders& headers) {
  httplib::Client client(url);
  client.set_read_timeout(70);  // A long poll's answer.
  return reply_of(client.Get(path, headers_of(headers)));
}

nlohmann::json say(const std::string& url, const std::string& user, const std::string& text) {
  const nlohmann::json body = {{"user", user}, {"text", text}};
  const HttpReply reply = http_post(url, "/v1/messages", body.dump(), "application/json", {});
  CAPTURE(reply.body);
  REQUIRE(reply.status == 200);
  return nlohmann::json::parse(reply.body);
}

std::string metric(const std::string& url, const std::string& name) {
  const std::string text = http_get(url, "/metrics").body;
  const std::size_t at = text.find("\n" + name + " ");
  if (at == std::string::npos) return "";
  const std::size_t begin = at + name.size() + 2;
  return text.substr(begin, text.find('\n', begin) - begin);
}

}  // namespace io
