// A person on each fake platform, as the platform tells the real program of them: signed, in the
// recorded shapes, over HTTP.

#pragma once

#include <string>

#include "tests/fake/slack.h"
#include "tests/fake/telegram.h"
#include "tests/io/caller.h"
#include "tests/io/program.h"

namespace io {

using tests::FakeTelegram;
using tests::Shown;

inline constexpr const char* kSigningSecret = "8f742231b10e8888abcd99yyyzzz85a5";
inline constexpr const char* kTelegramSecret = "wh_secret-1";
inline constexpr const char* kAppSecret = "5e1f0a";
inline constexpr const char* kVerifyToken = "ours-1";

class SlackPerson {
 public:
  // In direct messages with us.
  SlackPerson(const Program& program, std::string user)
      : program_(program), user_(std::move(user)), channel_("D" + user_.substr(1)) {}

  [[nodiscard]] const std::string& channel() const { return channel_; }
  HttpReply open_home();
  HttpReply say(const std::string& text);
  // What they have said before, written anew; "" takes it back.
  HttpReply edit(const std::string& was, const std::string& text);
  HttpReply press(const Shown& shown, const std::string& label);
  HttpReply command(const std::string& text);
  // The event of a text, for who sends it otherwise; each has a time of its own.
  [[nodiscard]] std::string event_of(const std::string& text);

  // Of any body; `age_s` makes it stale.
  [[nodiscard]] static HttpReply post(const Program& program, const std::string& path,
                                      const std::string& body, const std::string& type,
                                      const std::string& secret = kSigningSecret, int age_s = 0);
  [[nodiscard]] HttpReply post_event(const std::string& body) const;

 private:
  const Program& program_;
  std::string user_;
  std::string channel_;
  int last_ = 0;
};

class WhatsAppPerson {
 public:
  WhatsAppPerson(const Program& program, std::string number)
      : program_(program), number_(std::move(number)) {}

  HttpReply say(const std::string& text);
  HttpReply press(const Shown& shown, const std::string& label);
  [[nodiscard]] HttpReply post(const std::string& body, const std::string& secret) const;

 private:
  HttpReply send(nlohmann::json message);

  const Program& program_;
  std::string number_;
};

// In the thread of a conversation in the agents' channel.
class SlackAgent {
 public:
  SlackAgent(const Program& program, std::string user)
      : program_(program), user_(std::move(user)) {}

  HttpReply write(const Shown& card, const std::string& text);
  HttpReply press(const Shown& card, const std::string& label);
  [[nodiscard]] std::string event_of(const Shown& card, const std::string& text);
  [[nodiscard]] HttpReply post_event(const std::string& body) const;

 private:
  const Program& program_;
  std::string user_;
};

class TelegramPerson {
 public:
  TelegramPerson(const Program& program, FakeTelegram& telegram, int id)
      : program_(program), telegram_(telegram), id_(id) {}

  [[nodiscard]] std::string chat() const { return std::to_string(id_); }
  HttpReply say(const std::string& text);
  HttpReply press(const Shown& shown, const std::string& label);
  HttpReply block();

  // For who is polled instead: without their id.
  [[nodiscard]] nlohmann::json update_of(const std::string& text);
  [[nodiscard]] nlohmann::json update_of(const Shown& shown, const std::string& label);
  [[nodiscard]] HttpReply post(nlohmann::json update, const std::string& secret = kTelegramSecret);

 private:
  [[nodiscard]] nlohmann::json person() const;
  [[nodiscard]] nlohmann::json place() const;

  const Program& program_;
  FakeTelegram& telegram_;
  int id_;
  int last_ = 0;
};

}  // namespace io
