#include "intents/normalise.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <utf8proc.h>

#include "knowledge/text.h"

namespace intents {
namespace {

constexpr utf8proc_int32_t kApostrophe = '\'';
constexpr auto kFolding = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                                         UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);

enum class Kind : std::uint8_t { Separator, Letter, Digit, Sign };

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

const utf8proc_uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<const utf8proc_uint8_t*>(text.data());
}

// The code point at `at`, which moves on; U+FFFD for a byte that starts none.
utf8proc_int32_t take_code_point(std::string_view text, std::size_t& at) {
  utf8proc_int32_t code_point = -1;
  const auto left = static_cast<utf8proc_ssize_t>(text.size() - at);
  const utf8proc_ssize_t length = utf8proc_iterate(bytes_of(text) + at, left, &code_point);
  at += length > 0 ? static_cast<std::size_t>(length) : 1;
  return length > 0 ? code_point : 0xFFFD;
}

void append(std::string& text, utf8proc_int32_t code_point) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const utf8proc_ssize_t length = utf8proc_encode_char(code_point, bytes.data());
  text.append(bytes.begin(), bytes.begin() + length);
}

// U+0300..U+036F: the accents of Latin, Greek and Cyrillic. Marks of other scripts are vowels.
bool is_accent(utf8proc_int32_t code_point) { return code_point >= 0x300 && code_point <= 0x36F; }

bool is_apostrophe(utf8proc_int32_t code_point) {
  return code_point == 0x2018 || code_point == 0x2019 || code_point == 0x02BC ||
         code_point == 0x00B4 || code_point == '`';
}

void decompose(utf8proc_int32_t code_point, std::vector<utf8proc_int32_t>& out) {
  std::array<utf8proc_int32_t, 32> parts{};  // The longest decomposition in Unicode has 18.
  int boundary = 0;
  const utf8proc_ssize_t count =
      utf8proc_decompose_char(code_point, parts.data(), parts.size(), kFolding, &boundary);
  for (utf8proc_ssize_t i = 0; i < count; ++i) {
    const utf8proc_int32_t part = parts.at(static_cast<std::size_t>(i));
    // U+0149 holds an apostrophe of its own.
    if (!is_accent(part)) out.push_back(is_apostrophe(part) ? kApostrophe : part);
  }
}

Kind kind_of_ascii(utf8proc_int32_t c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Kind::Letter;
  if (c >= '0' && c <= '9') return Kind::Digit;
  return c == '?' || c == '$' || c == '%' ? Kind::Sign : Kind::Separator;
}

Kind kind_of(utf8proc_int32_t code_point) {
  if (code_point < 0x80) return kind_of_ascii(code_point);
  const utf8proc_category_t category = utf8proc_category(code_point);
  if (category == UTF8PROC_CATEGORY_ND) return Kind::Digit;
  if (category == UTF8PROC_CATEGORY_SC) return Kind::Sign;
  const bool letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME;
  return letter ? Kind::Letter : Kind::Separator;
}

// Collects words from code points, one at a time.
class Splitter {
 public:
  void take(utf8proc_int32_t code_point) {
    const Kind kind = kind_of(code_point);
    if (code_point == kApostrophe && last_ == Kind::Letter) return;
    if (kind != last_ || kind == Kind::Sign) close();
    last_ = kind;
    if (kind == Kind::Separator) return;
    repeats_ = code_point == previous_ ? repeats_ + 1 : 1;
    previous_ = code_point;
    const bool stretched = kind == Kind::Letter && repeats_ > 2;
    if (!stretched && word_.size() < kWordBytesMax) append(word_, code_point);
  }

  std::vector<std::string> finish() {
    close();
    return std::move(words_);
  }

  [[nodiscard]] bool full() const { return words_.size() >= kWordsMax; }

 private:
  void close() {
    if (!word_.empty()) words_.push_back(std::move(word_));
    word_.clear();
    previous_ = -1;
  }

  std::vector<std::string> words_;
  std::string word_;
  Kind last_ = Kind::Separator;
  utf8proc_int32_t previous_ = -1;
  int repeats_ = 0;
};

}  // namespace

std::string fold(std::string_view text) {
  std::string folded;
  if (is_ascii(text)) {
    folded.assign(text);
    for (char& c : folded) {
      c = c == '`' ? '\'' : knowledge::lower(c);
    }
    return folded;
  }
  std::vector<utf8proc_int32_t> code_points;
  for (std::size_t at = 0; at < text.size();) {
    const utf8proc_int32_t code_point = take_code_point(text, at);
    if (is_apostrophe(code_point)) {
      code_points.push_back(kApostrophe);
    } else {
      decompose(code_point, code_points);
    }
  }
  const utf8proc_ssize_t length = utf8proc_normalize_utf32(
      code_points.data(), static_cast<utf8proc_ssize_t>(code_points.size()), UTF8PROC_COMPOSE);
  for (utf8proc_ssize_t i = 0; i < length; ++i) {
    append(folded, code_points[static_cast<std::size_t>(i)]);
  }
  return folded;
}

std::vector<std::string> words_of(std::string_view text) {
  const std::string folded = fold(text);
  Splitter splitter;
  for (std::size_t at = 0; at < folded.size() && !splitter.full();) {
    splitter.take(take_code_point(folded, at));
  }
  return splitter.finish();
}

}  // namespace intents
