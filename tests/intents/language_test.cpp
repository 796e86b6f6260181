#include "intents/language.h"

#include <fstream>
#include <map>
#include <vector>

#include <doctest/doctest.h>

namespace intents {
namespace {

std::string language_of(std::string_view text) { return foreign_language(scan_words(text), "en"); }

TEST_SUITE("intents/language") {
  TEST_CASE("a foreign language is named") {
    struct Row {
      std::string text;
      std::string language;
    };
    for (const Row& row : {
             Row{"Резервная копия не создается", "ru"},
             Row{"привет", "ru"},
             Row{"iPhone не делает резервную копию iCloud", "ru"},
             Row{"Резервна копія не створюється", "uk"},
             Row{"备份失败", "zh"},
             Row{"我的iPhone无法备份到iCloud", "zh"},
             Row{"バックアップできません", "ja"},
             Row{"iCloudの容量が足りない", "ja"},
             Row{"백업이 안 돼요", "ko"},
             Row{"النسخ الاحتياطي لا يعمل", "ar"},
             Row{"پشتیبان گیری کار نمی‌کند", "fa"},
             Row{"मेरा बैकअप नहीं हो रहा", "hi"},
             Row{"mera backup nahi ho raha hai", "hi-Latn"},
             Row{"hola", "es"},
             Row{"me gustaría hablar con un humano", "es"},
             Row{"je voudrais parler à un humain", "fr"},
             Row{"ich will mit einem Menschen sprechen", "de"},
             Row{"quero falar com um atendente", "pt"},
             Row{"no puedo hacer la copia de seguridad de mi iphone", "es"},
             Row{"mi iphone no hace el respaldo", "es"},
             Row{"el backup falla y no se que hacer", "es"},
             Row{"não consigo fazer backup do meu iphone", "pt"},
             Row{"bonjour, la sauvegarde ne marche pas", "fr"},
             Row{"je ne peux pas sauvegarder mon iphone", "fr"},
             Row{"merci", "fr"},
             Row{"mein backup funktioniert nicht", "de"},
             Row{"die Sicherung ist fehlgeschlagen", "de"},
             Row{"non riesco a fare il backup del mio iphone", "it"},
             Row{"mijn backup werkt niet", "nl"},
             Row{"telefonum yedekleme yapamıyor lütfen yardım", "tr"},
             Row{"saya tidak bisa backup iphone", "id"},
             Row{"kopia zapasowa nie działa", "pl"},
             Row{"tôi không thể sao lưu", "vi"},
             Row{"สำรองข้อมูลไม่ได้", "th"},
             Row{"το αντίγραφο απέτυχε", "el"},
             Row{"הגיבוי נכשל", "he"},
         }) {
      CAPTURE(row.text);
      CHECK(language_of(row.text) == row.language);
    }
  }

  TEST_CASE("English, names, signs and scraps are not foreign") {
    for (const char* text : {
             "backup failed",
             "hi",
             "no",
             "ok",
             "si",
             "me",
             "la",
             "iCloud",
             "iPhone 12 mini",
             "iPhone SE",
             "die",
             "pro max",
             "wifi no",
             "human pls",
             "stuck on estimating",
             "my phone is on 15 still",
             "error -54 itunes",
             "no i do not want to",
             "operator",
             "its on me",
             "de facto full",
             "que?",
             "naïve café backup",
             "apple id",
             "in a minute",
             "note to self",
             "is it down",
             "i do",
             "me too",
             "a la carte",
             "can u help me pls",
             "fck",
             "tht was the first thing i did",
             "wht",
             "hav 2 photos",
             "Zoë's phone failed",
             "it says último respaldo when i open settings on the phone",
             "",
             "👍",
             "17.2.1",
             "x",
             "my friend José set it up",
             "cant do it",
             "was at work",
             "so do I",
             "come on man",
         }) {
      CAPTURE(std::string(text));
      CHECK(language_of(text).empty());
    }
  }

  TEST_CASE("the ten most spoken languages are told apart, and from English with foreign names") {
    std::ifstream file(SOURCE_DIR "/tests/data/languages.tsv");
    std::map<std::string, int> rows;
    for (std::string line; std::getline(file, line);) {
      const auto tab = line.find('\t');
      if (tab == std::string::npos) continue;
      const std::string text = line.substr(0, tab);
      const std::string language = line.substr(tab + 1);
      CAPTURE(text);
      CHECK(language_of(text) == (language == "en" ? "" : language));
      ++rows[language];
    }
    CHECK(rows.size() == 12);  // Hindi in either script, and English.
    for (const auto& row : rows)
      CHECK_MESSAGE(row.second >= 10, row.first);
  }

  TEST_CASE("the pack's own language is never foreign, and English can be") {
    CHECK(foreign_language(scan_words("mein backup funktioniert nicht"), "de").empty());
    CHECK(foreign_language(scan_words("my backup is stuck and it does not work"), "de") == "en");
  }
}

}  // namespace
}  // namespace intents
