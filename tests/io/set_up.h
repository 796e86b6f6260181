// The real program with one fake platform plugged in, or none, and a folder that outlives it.

#pragma once

#include "tests/bot/temp_folder.h"
#include "tests/fake/slack.h"
#include "tests/fake/telegram.h"
#include "tests/fake/whatsapp.h"
#include "tests/io/program.h"

namespace io {

inline constexpr const char* kSlackToken = "xoxb-1234-test";
inline constexpr const char* kTelegramToken = "99:AbC-d_e";
inline constexpr const char* kWhatsAppToken = "EAAtest";
inline constexpr const char* kWhatsAppNumber = "106540352242922";

[[nodiscard]] ServeWith http_only(const tests::TempFolder& folder);
[[nodiscard]] ServeWith slack_only(const tests::FakeSlack& slack, const tests::TempFolder& folder);
[[nodiscard]] ServeWith telegram_by_webhook(const tests::FakeTelegram& telegram,
                                            const tests::TempFolder& folder);
[[nodiscard]] ServeWith telegram_by_polling(const tests::FakeTelegram& telegram,
                                            const tests::TempFolder& folder);

[[nodiscard]] ServeWith whatsapp_only(const tests::FakeWhatsApp& whatsapp,
                                      const tests::TempFolder& folder);

}  // namespace io
