#include "intents/words.h"

#include <algorithm>
#include <array>

#include <utf8proc.h>

#include "intents/ascii.h"

namespace intents {
namespace {

enum class CharKind : std::uint8_t { Letter, Digit, Apostrophe, Gap };

CharKind ascii_kind(char c) {
  if (is_letter(c)) return CharKind::Letter;
  if (is_digit(c)) return CharKind::Digit;
  return c == '\'' || c == '`' ? CharKind::Apostrophe : CharKind::Gap;
}

CharKind wide_kind(int value) {
  constexpr int left_quote = 0x2018;
  constexpr int right_quote = 0x2019;
  constexpr int acute = 0xB4;
  if (value == left_quote || value == right_quote || value == acute) return CharKind::Apostrophe;
  switch (utf8proc_category(value)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
      return CharKind::Letter;
    case UTF8PROC_CATEGORY_MN: {
      // Variation selectors and the keycap belong to emoji, not to a word.
      const bool selector = value >= 0xFE00 && value <= 0xFE0F;
      return selector ? CharKind::Gap : CharKind::Letter;
    }
    default:
      return CharKind::Gap;
  }
}

struct Piece {
  CharKind kind;
  CodePoint point;
};

Piece piece_at(std::string_view text, std::size_t at) {
  if (static_cast<unsigned char>(text[at]) < 0x80) {
    return {ascii_kind(text[at]), {text[at], 1}};
  }
  const CodePoint point = code_point(text.substr(at));
  return {point.value < 0 ? CharKind::Gap : wide_kind(point.value), point};
}

void append_lower(std::string& word, int value) {
  if (value >= 'A' && value <= 'Z') {
    word += static_cast<char>(value - 'A' + 'a');
  } else if (value < 0x80) {
    word += static_cast<char>(value);
  } else {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto count = utf8proc_encode_char(utf8proc_tolower(value), bytes.data());
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
      word += static_cast<char>(bytes[i]);
    }
  }
}

std::size_t take_number(std::string_view text, Word& word) {
  std::size_t at = word.begin;
  const auto digit_at = [&](std::size_t i) { return i < text.size() && is_digit(text[i]); };
  while (digit_at(at) ||
         (at < text.size() && (text[at] == '.' || text[at] == ',') && digit_at(at + 1))) {
    ++at;
  }
  word.text = text.substr(word.begin, at - word.begin);
  word.number = true;
  return at;
}

std::size_t take_letters(std::string_view text, Word& word) {
  std::size_t at = word.begin;
  while (at < text.size()) {
    const Piece piece = piece_at(text, at);
    if (piece.kind == CharKind::Letter) {
      append_lower(word.text, piece.point.value);
    } else if (piece.kind != CharKind::Apostrophe) {
      break;
    }
    at += piece.point.bytes;
  }
  return at;
}

// "wi-fi", "i phone": written in two, meant as one.
bool joins(const Word& left, const Word& right, std::string_view gap) {
  if (gap != "-" && gap != " ") return false;
  if (left.text == "wi") return right.text == "fi";
  return left.text == "i" && (right.text == "phone" || right.text == "cloud" ||
                              right.text == "tunes" || right.text == "os");
}

// The dot of "apple.com" ends nothing; that of "it failed.help" does.
bool ends_sentence(std::string_view gap, std::string_view next) {
  if (gap == "." && (next == "com" || next == "org" || next == "net")) return false;
  return gap.find_first_of(".!?;\n") != std::string_view::npos ||
         gap.find("。") != std::string_view::npos;
}

void add(Words& words, Word word) {
  const std::string_view gap =
      words.source.substr(words.list.empty() ? 0 : words.list.back().end,
                          word.begin - (words.list.empty() ? 0 : words.list.back().end));
  if (!words.list.empty() && joins(words.list.back(), word, gap)) {
    words.list.back().text += word.text;
    words.list.back().end = word.end;
    return;
  }
  word.starts_sentence = words.list.empty() || ends_sentence(gap, word.text);
  word.after_comma = std::any_of(gap.begin(), gap.end(),
                                 [](char c) {
                                   return static_cast<unsigned char>(c) >= 0x80 || c == ',' ||
                                          c == ':' || c == '(' || c == ')';
                                 }) ||
                     gap.find(" -") != std::string_view::npos;
  words.list.push_back(std::move(word));
}

}  // namespace

std::string_view Words::gap_before(std::size_t i) const {
  if (i > list.size()) return "";
  const std::size_t from = i == 0 ? 0 : list[i - 1].end;
  const std::size_t to = i < list.size() ? list[i].begin : source.size();
  return source.substr(from, to - from);
}

std::string_view Words::text(std::size_t i) const {
  return i < list.size() ? std::string_view(list[i].text) : std::string_view();
}

Words scan_words(std::string_view source) {
  Words words{source, {}};
  std::size_t at = 0;
  while (at < source.size()) {
    const Piece piece = piece_at(source, at);
    if (piece.kind == CharKind::Gap || piece.kind == CharKind::Apostrophe) {
      at += piece.point.bytes;
      continue;
    }
    Word word;
    word.begin = at;
    at = piece.kind == CharKind::Digit ? take_number(source, word) : take_letters(source, word);
    if (word.text == "wfi" || word.text == "wiffi" || word.text == "wify") word.text = "wifi";
    word.end = at;
    add(words, std::move(word));
  }
  return words;
}

bool has_words(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Piece piece = piece_at(text, at);
    if (piece.kind == CharKind::Letter || piece.kind == CharKind::Digit) return true;
    at += piece.point.bytes;
  }
  return false;
}

CodePoint code_point(std::string_view text) {
  if (text.empty()) return {-1, 1};
  utf8proc_int32_t value = -1;
  const auto bytes = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                      static_cast<utf8proc_ssize_t>(text.size()), &value);
  if (bytes <= 0) return {-1, 1};
  return {value, static_cast<std::size_t>(bytes)};
}

std::string valid_utf8(std::string_view bytes) {
  std::string valid;
  valid.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint point = code_point(bytes.substr(at));
    if (point.value < 0) {
      valid += "\xEF\xBF\xBD";
    } else if (point.value == 0) {
      valid += ' ';
    } else {
      valid += bytes.substr(at, point.bytes);
    }
    at += point.bytes;
  }
  return valid;
}

}  // namespace intents
