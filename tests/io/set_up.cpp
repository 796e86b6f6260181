#include "tests/io/set_up.h"

#include "tests/io/people.h"

namespace io {
namespace {

ServeWith telegram_only(const tests::FakeTelegram& telegram, const tests::TempFolder& folder,
                        const std::vector<std::string>& more) {
  ServeWith with{STEPWISE_PROGRAM,
                 folder.file("data"),
                 {"--plain-http", "--telegram-api", telegram.api(), "--burst-window", "100ms"},
                 {{"STEPWISE_TELEGRAM_TOKEN", kTelegramToken}}};
  with.args.insert(with.args.end(), more.begin(), more.end());
  return with;
}

}  // namespace

ServeWith http_only(const tests::TempFolder& folder) {
  return {STEPWISE_PROGRAM, folder.file("data"), {"--plain-http"}, {}};
}

ServeWith slack_only(const tests::FakeSlack& slack, const tests::TempFolder& folder) {
  return {STEPWISE_PROGRAM,
          folder.file("data"),
          {"--plain-http", "--slack-api", slack.api(), "--burst-window", "100ms"},
          {{"STEPWISE_SLACK_SIGNING_SECRET", kSigningSecret},
           {"STEPWISE_SLACK_BOT_TOKEN", kSlackToken}}};
}

ServeWith telegram_by_webhook(const tests::FakeTelegram& telegram,
                              const tests::TempFolder& folder) {
  ServeWith with = telegram_only(telegram, folder, {"--public-url", "https://bot.example/"});
  with.environment["STEPWISE_TELEGRAM_SECRET"] = kTelegramSecret;
  return with;
}

ServeWith telegram_by_polling(const tests::FakeTelegram& telegram,
                              const tests::TempFolder& folder) {
  return telegram_only(telegram, folder, {"--telegram-mode", "poll"});
}

ServeWith whatsapp_only(const tests::FakeWhatsApp& whatsapp, const tests::TempFolder& folder) {
  return {STEPWISE_PROGRAM,
          folder.file("data"),
          {"--plain-http", "--whatsapp-api", whatsapp.api(), "--whatsapp-phone-id", kWhatsAppNumber,
           "--burst-window", "100ms"},
          {{"STEPWISE_WHATSAPP_APP_SECRET", kAppSecret},
           {"STEPWISE_WHATSAPP_VERIFY_TOKEN", kVerifyToken},
           {"STEPWISE_WHATSAPP_TOKEN", kWhatsAppToken}}};
}

}  // namespace io
