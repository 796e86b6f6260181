#include "intents/language.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>

#include "intents/numbers.h"

namespace intents {
namespace {

struct Script {
  int first;
  int last;
  std::string_view language;  // The most spoken in it; refined below where letters tell more.
};

// Blocks of the Unicode standard; Han and kana are told apart by kana.
constexpr std::array kScripts{
    Script{0x0370, 0x03FF, "el"}, Script{0x0400, 0x052F, "ru"}, Script{0x0530, 0x058F, "hy"},
    Script{0x0590, 0x05FF, "he"}, Script{0x0600, 0x077F, "ar"}, Script{0x0900, 0x097F, "hi"},
    Script{0x0980, 0x09FF, "bn"}, Script{0x0A00, 0x0A7F, "pa"}, Script{0x0A80, 0x0AFF, "gu"},
    Script{0x0B80, 0x0BFF, "ta"}, Script{0x0C00, 0x0C7F, "te"}, Script{0x0C80, 0x0CFF, "kn"},
    Script{0x0D00, 0x0D7F, "ml"}, Script{0x0E00, 0x0E7F, "th"}, Script{0x10A0, 0x10FF, "ka"},
    Script{0x1100, 0x11FF, "ko"}, Script{0x3040, 0x30FF, "ja"}, Script{0x3130, 0x318F, "ko"},
    Script{0x3400, 0x9FFF, "zh"}, Script{0xAC00, 0xD7AF, "ko"}, Script{0xFF66, 0xFF9F, "ja"},
};

std::size_t script_of(int value) {
  for (std::size_t i = 0; i < kScripts.size(); ++i) {
    if (value >= kScripts[i].first && value <= kScripts[i].last) return i;
  }
  return kScripts.size();
}

struct Letters {
  std::array<std::size_t, kScripts.size() + 1> count{};  // The last: Latin and the rest.
  std::size_t kana = 0;
  std::size_t all = 0;
};

Letters letters_of(const Words& words) {
  Letters letters;
  for (const Word& word : words.list) {
    if (word.number) continue;
    for (std::size_t at = 0; at < word.text.size();) {
      const CodePoint point = code_point(std::string_view(word.text).substr(at));
      const std::size_t script = script_of(point.value);
      ++letters.count.at(script);
      ++letters.all;
      if (script < kScripts.size() && kScripts[script].language == "ja") ++letters.kana;
      at += point.bytes;
    }
  }
  return letters;
}

bool holds_any(std::string_view text, std::initializer_list<std::string_view> of) {
  return std::any_of(of.begin(), of.end(), [&](std::string_view letter) {
    return text.find(letter) != std::string_view::npos;
  });
}

std::string_view refined(std::string_view language, std::string_view text) {
  if (language == "ru" && holds_any(text, {"і", "ї", "є", "ґ", "І", "Ї", "Є"})) return "uk";
  if (language == "ar" && holds_any(text, {"ٹ", "ڈ", "ڑ", "ے", "ں"})) return "ur";
  if (language == "ar" && holds_any(text, {"پ", "چ", "ژ", "گ", "ی", "ک"})) return "fa";
  return language;
}

// By script: the one that most letters outside product names are in.
std::string_view by_script(const Words& words) {
  const Letters letters = letters_of(words);
  const auto end = letters.count.end() - 1;
  const auto most = std::max_element(letters.count.begin(), end);
  // A letter of a logographic script says as much as a short word.
  const auto& script =
      kScripts.at(static_cast<std::size_t>(most - letters.count.begin()) % kScripts.size());
  const bool dense = script.first >= 0x1100;
  const std::size_t enough = dense ? 2 : 3;
  // "резервная копия iCloud iPhone" is Russian although half of it is Latin.
  const std::size_t share = dense ? 6 : 3;
  if (*most < enough || *most * share < letters.all) return "";
  if (script.language == "zh" && letters.kana > 0) return "ja";
  return refined(script.language, words.source);
}

struct Lexicon {
  std::string_view language;
  std::string_view strong;  // Seen once they settle it, if no word speaks against; spaced.
  std::string_view common;  // Small words that count together.
};

constexpr std::array kLexicons{
    Lexicon{
        "en", "",
        " the a an is it i my to and of in on for not you your with that this what how do does "
        "can cant dont have has no me was are but from backup phone says fails failed its im at "
        "please help when still now it's be will all storage iphone icloud "},
    Lexicon{
        "es",
        " hola gustaría hablar humano agente alguien respaldos gracias ayuda ayúdame cómo qué está "
        "están también copia respaldo puedo tengo "
        "quiero necesito buenos buenas teléfono celular móvil añadir mañana sesión días llena ",
        " el la los las un una de del que no se me mi en por para con es y pero muy lleno hacer "
        "hace porque cuando al lo como más sí seguridad dice nada falla funciona mis su ya "},
    Lexicon{
        "pt",
        " olá gostaria falar humano atendente alguém obrigado obrigada ajuda não você está cópia "
        "segurança tenho consigo meu minha "
        "também preciso quero bom celular espaço ",
        " o a os as um uma de do da que em no na por para com é e mas muito fazer porque quando "
        "se ao mais isso já está cheio falhou nao voce tem "},
    Lexicon{"fr",
            " bonjour voudrais parler humain quelquun conseiller merci salut aidez aide sauvegarde "
            "téléphone est-ce être ça marche où déjà "
            "après voudrais peux espace stockage svp même s'il français problème échoué ",
            " le la les un une des du de que qui ne pas je tu il nous vous mon ma mes est et en au "
            "aux pour avec sur dans mais plus ce cette jai cest na fait nest sauvegarder quand "},
    Lexicon{"de",
            " hallo sprechen mensch menschen mitarbeiter jemand jemandem danke hilfe bitte nicht "
            "ich funktioniert sicherung speicher mein meine wie "
            "kann können geht habe möchte fehlgeschlagen für über warum schon ",
            " der die das ein eine und ist es auf zu mit den dem von im wird auch noch kein keine "
            "aber was wenn nach sie du mir mich voll hat nur "},
    Lexicon{"it",
            " ciao parlare umano operatore qualcuno grazie aiuto sono perché telefono spazio "
            "buongiorno vorrei posso funziona più "
            "riesco esaurito cellulare però ",
            " il lo la i gli le un una di del della che non è e mi mio in per con su da si ma come "
            "ho ha questo fare quando backup pieno fallito anche "},
    Lexicon{
        "nl",
        " hallo bedankt dank niet ik mijn hulp werkt opslag reservekopie telefoon kunt alstublieft "
        "waarom ",
        " de het een van en is op te dat met voor er maar ook nog geen aan heb wat hoe kan bij "
        "je naar wordt vol lukt "},
    Lexicon{"tr",
            " merhaba insan temsilci konuşmak istiyorum teşekkürler yardım yedekleme telefonum "
            "nasıl değil yok lütfen neden "
            "yapamıyorum olmuyor hata için selam çalışmıyor alamıyorum dolu ",
            " bir ve bu da de ne mi çok ama var benim ile daha gibi icin degil yedek "},
    Lexicon{"id",
            " halo bicara manusia terima kasih tolong tidak bisa saya cadangan penyimpanan "
            "bagaimana kenapa gagal "
            "penuh bantuan ponsel mohon ",
            " yang di ke dan ini itu dengan untuk dari ada sudah belum mau apa hp saya aku kami "
            "nggak gak kalau "},
    Lexicon{"pl",
            " cześć dziękuję pomocy proszę nie działa kopia zapasowa mogę mój moja jest telefon "
            "dlaczego brak miejsca kopii ",
            " i w na z do się że to jak co po ale mi mam już za od "},
    Lexicon{"vi",
            " không của tôi được là sao lưu xin chào cảm ơn điện thoại bị lỗi giúp dung lượng ",
            " và có cho khi này đã với thì để trên một "},
    Lexicon{"sv",
            " hej tack hjälp inte jag säkerhetskopiering fungerar telefon varför snälla lagring ",
            " och att det är en ett på för med som av till min mitt har kan går den om "},
    Lexicon{
        "hi",
        " nahi nahin hai mera meri mujhe kaise kyu kyun karo kripya namaste dhanyavad raha rahi ",
        " ho kya ka ki ke ko se me mein aur bhi par kar phone gaya hota kuch aap "},
};

// Which lexicons hold a word: bit i for kLexicons[i].
struct Held {
  std::uint32_t strong = 0;
  std::uint32_t common = 0;
};
static_assert(kLexicons.size() <= 32);

using Index = std::unordered_map<std::string_view, Held>;

void add_words(Index& index, std::string_view words, std::uint32_t Held::*mask, std::size_t bit) {
  while (!words.empty()) {
    const std::size_t space = std::min(words.find(' '), words.size());
    if (space > 0) index[words.substr(0, space)].*mask |= std::uint32_t{1} << bit;
    words.remove_prefix(std::min(space + 1, words.size()));
  }
}

const Index& lexicon_index() {
  static const Index kIndex = [] {
    Index index;
    for (std::size_t i = 0; i < kLexicons.size(); ++i) {
      add_words(index, kLexicons.at(i).strong, &Held::strong, i);
      add_words(index, kLexicons.at(i).common, &Held::common, i);
    }
    return index;
  }();
  return kIndex;
}

// Names and loan words say nothing of a language.
bool is_name(std::string_view word) {
  return is_any(word, {"iphone", "icloud", "wifi", "ios", "apple", "backup", "id", "pro", "max",
                       "mini", "error"});
}

struct Score {
  std::size_t strong = 0;
  std::size_t common = 0;
  std::size_t only_here = 0;  // Of those, the ones that aren't English as well.
  [[nodiscard]] std::size_t weight() const { return 3 * strong + 2 * only_here + common; }
};

struct Scores {
  std::array<Score, kLexicons.size()> of;
  std::size_t english = 0;  // Names left out.
  std::size_t words = 0;
};

void count(Scores& scores, const Held& held, bool english) {
  for (std::size_t i = 1; i < kLexicons.size(); ++i) {
    const std::size_t strong = held.strong >> i & 1U;
    const std::size_t common = strong != 0 ? 0 : held.common >> i & 1U;
    Score& score = scores.of.at(i);
    score.strong += strong;
    score.common += common;
    if (!english) score.only_here += common;
  }
}

Scores scores_of(const Words& words) {
  Scores scores;
  for (const Word& word : words.list) {
    if (word.number) continue;
    const bool name = is_name(word.text);
    if (!name) ++scores.words;
    const auto found = lexicon_index().find(word.text);
    if (found == lexicon_index().end()) continue;
    const bool english = (found->second.common & 1U) != 0;
    if (english && !name) ++scores.english;
    count(scores, found->second, english);
  }
  return scores;
}

// Enough of its own words, and few English ones.
bool surely(const Score& score, std::size_t english, std::size_t words) {
  const std::size_t own = score.strong + score.only_here;
  if (score.strong >= 1 && words <= 2 && english == 0) return true;
  if (own < 2 || 4 * own < words) return false;
  return (score.strong >= 1 && own > english) || (own >= 3 && own > 2 * english);
}

std::string_view by_words(const Words& words, std::string_view home) {
  const Scores scores = scores_of(words);
  std::string_view best;
  std::size_t weight = 0;
  for (std::size_t i = 1; i < kLexicons.size(); ++i) {
    const Score& found = scores.of.at(i);
    // English words that this language has as well ("a", "no", "me") don't speak against it.
    const std::size_t shared = found.common - found.only_here;
    const std::size_t against = scores.english - std::min(scores.english, shared);
    if (found.weight() > weight && surely(found, against, scores.words)) {
      weight = found.weight();
      best = kLexicons.at(i).language;
    }
  }
  const bool english = scores.english >= 3 && 2 * scores.english > scores.words;
  return best.empty() && home != "en" && english ? std::string_view("en") : best;
}

}  // namespace

std::string foreign_language(const Words& words, std::string_view home) {
  if (words.list.empty()) return "";
  std::string_view language = by_script(words);
  if (language.empty()) language = by_words(words, home);
  return language == home ? "" : std::string(language);
}

}  // namespace intents
