#include "tests/io/desk_agent.h"

#include <cstdio>

#include <doctest/doctest.h>

namespace io {
namespace {

using nlohmann::json;

const std::string kApi = "/desk/api/";
constexpr const char* kPassword = "correct horse battery";

void add_account(const std::string& data, const std::string& name) {
  const std::string command =
      std::string(STEPWISE_PROGRAM) + " agent add '" + name + "' --data '" + data + "' 2>/dev/null";
  std::FILE* const pipe = ::popen(command.c_str(), "w");
  REQUIRE(pipe != nullptr);
  std::fputs(kPassword, pipe);
  std::fputs("\n", pipe);
  REQUIRE(::pclose(pipe) == 0);
}

// "sid=…" of Set-Cookie.
std::string cookie_of(const HttpReply& reply) {
  for (const auto& [name, value] : reply.headers) {
    if (name == "Set-Cookie") return value.substr(0, value.find(';'));
  }
  return "";
}

std::string number(const json& value) { return std::to_string(value.get<std::int64_t>()); }

json parsed(const HttpReply& reply, int status) {
  CAPTURE(reply.body);
  REQUIRE(reply.status == status);
  return reply.body.empty() ? json() : json::parse(reply.body);
}

}  // namespace

DeskAgent::DeskAgent(const Program& program, const std::string& data, const std::string& name)
    : program_(&program) {
  add_account(data, name);
  const json credentials = {{"name", name}, {"password", kPassword}};
  const HttpReply reply = http_post(program.url(), kApi + "session", credentials.dump(),
                                    "application/json", {{"Origin", program.url()}});
  csrf_ = parsed(reply, 200).at("csrf");
  cookie_ = cookie_of(reply);
}

json DeskAgent::get(const std::string& path) {
  return parsed(http_get(program_->url(), kApi + path, {{"Cookie", cookie_}}), 200);
}

HttpReply DeskAgent::try_post(const std::string& path, const json& body) {
  return http_post(program_->url(), path, body.dump(), "application/json",
                   {{"Cookie", cookie_}, {"Origin", program_->url()}, {"X-CSRF-Token", csrf_}});
}

json DeskAgent::post(const std::string& path, const json& body, int status) {
  return parsed(try_post(kApi + path, body), status);
}

json DeskAgent::act(const std::string& conversation, const std::string& name, json body) {
  const std::string path = "conversations/" + conversation;
  body["epoch"] = get(path).at("summary").at("epoch");
  return post(path + '/' + name, body);
}

json DeskAgent::events(int seconds) {
  json answer = get("events?wait=" + std::to_string(seconds) + seen_);
  seen_ = "&after=" + number(answer.at("next")) + "&presence=" + number(answer.at("presence_next"));
  return answer;
}

}  // namespace io
