#include "knowledge/text.h"

#include <algorithm>

namespace knowledge {
namespace {

constexpr std::size_t kQuotedBytesMax = 80;

bool blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

bool control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U; }

struct ByteRange {
  unsigned first = 0;
  unsigned last = 0;
};

// What may follow a lead byte: it is narrower where the rest would be an overlong form, a surrogate
// or above U+10FFFF (the table of RFC 3629, section 4).
ByteRange second_bytes(unsigned lead) {
  switch (lead) {
    case 0xe0:
      return {0xa0, 0xbf};
    case 0xed:
      return {0x80, 0x9f};
    case 0xf0:
      return {0x90, 0xbf};
    case 0xf4:
      return {0x80, 0x8f};
    default:
      return {0x80, 0xbf};
  }
}

// The bytes of the character at the start of `text`; 0 when it isn't valid.
std::size_t char_bytes(std::string_view text) {
  const unsigned lead = static_cast<unsigned char>(text.front());
  if (lead < 0x80) return 1;
  const std::size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || text.size() < size) return 0;
  const unsigned second = static_cast<unsigned char>(text[1]);
  const ByteRange range = second_bytes(lead);
  if (second < range.first || second > range.last) return 0;
  const std::string_view rest = text.substr(2, size - 2);
  return std::all_of(rest.begin(), rest.end(), continues) ? size : 0;
}

}  // namespace

std::string_view without_byte_order_mark(std::string_view text) {
  constexpr std::string_view mark = "\xef\xbb\xbf";
  return text.starts_with(mark) ? text.substr(mark.size()) : text;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  text = without_byte_order_mark(text);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && blank(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && blank(text.back()))
    text.remove_suffix(1);
  return text;
}

std::string lowered(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), lower);
  return result;
}

std::string folded(std::string_view text) {
  std::string result;
  for (const char c : trimmed(text)) {
    if (blank(c)) {
      if (result.back() != ' ') result += ' ';
    } else {
      result += lower(c);
    }
  }
  return result;
}

void append_sentence(std::string& text, std::string_view more) {
  if (!text.empty() && !more.empty()) text += ' ';
  text += more;
}

bool valid_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t size = char_bytes(text);
    if (size == 0) return false;
    text.remove_prefix(size);
  }
  return true;
}

std::size_t count_chars(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !continues(c); }));
}

bool has_control(std::string_view text) { return std::any_of(text.begin(), text.end(), control); }

bool well_formed_id(std::string_view id, char separator) {
  if (id.empty() || id.front() < 'a' || id.front() > 'z') return false;
  return std::all_of(id.begin(), id.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == separator;
  });
}

std::string in_quotes(std::string_view text) {
  std::string result = "'";
  while (!text.empty() && result.size() <= kQuotedBytesMax) {
    const std::size_t size = char_bytes(text);
    const bool shown = size > 0 && !control(text.front());
    result += shown ? text.substr(0, size) : "?";
    text.remove_prefix(std::max<std::size_t>(size, 1));
  }
  return result + (text.empty() ? "'" : "...'");
}

}  // namespace knowledge
