#include "knowledge/scaffold_text.h"

#include <algorithm>
#include <utility>

#include "knowledge/fields.h"
#include "knowledge/markdown.h"
#include "knowledge/text.h"

namespace knowledge {
namespace {

constexpr std::size_t kSlugBytesMax = 40;

std::string without(std::string_view text, std::string_view unwanted) {
  std::string rest;
  for (const char c : text) {
    if (unwanted.find(c) == std::string_view::npos) rest += c;
  }
  return rest;
}

// Control characters as spaces, runs of spaces as one.
std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool space = c == ' ' || has_control({&c, 1});
    if (!space) line += c;
    if (space && !line.empty() && line.back() != ' ') line += ' ';
  }
  return std::string(trimmed(line));
}

bool read_back(const std::string& text) {
  const Block document = parse_markdown(text);
  return document.children.size() == 1 && document.children.front().text == text &&
         unshowable(text, true).empty();
}

// Letters that begin a text can't be taken for a list, a quote or a rule.
std::string from_first_letter(std::string_view text) {
  const auto letter = std::find_if(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 128;
  });
  return std::string(letter, text.end());
}

// The bytes of the first `chars` characters.
std::size_t bytes_of(std::string_view text, std::size_t chars) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const bool starts = (static_cast<unsigned char>(text[at]) & 0xc0U) != 0x80U;
    if (starts && chars-- == 0) break;
  }
  return at;
}

// Where to cut so that at most `chars_max` characters stay, best after a sentence or a word.
std::size_t cut_at(std::string_view text, std::size_t chars_max) {
  const std::size_t most = bytes_of(text, chars_max);
  const std::string_view head = text.substr(0, most);
  const std::size_t sentence = head.rfind(". ");
  if (sentence != std::string_view::npos && sentence > most / 2) return sentence + 1;
  if (most < text.size() && text[most] == ' ') return most;
  const std::size_t word = head.rfind(' ');
  return word == std::string_view::npos || word < most / 2 ? most : word;
}

}  // namespace

std::string showable(const std::string& text) {
  std::string line = one_line(text);
  if (read_back(line)) return line;
  return plain(line);
}

std::string plain(const std::string& text) {
  std::string line = one_line(without(text, "*"));
  if (read_back(line)) return line;
  return from_first_letter(one_line(without(line, "*_`[]<>#&\\~|")));
}

std::string heading_words(const std::string& text) {
  const std::string line = plain(without(text, "#\\"));
  const Block document = parse_markdown("## " + line);
  const bool same = document.children.size() == 1 && document.children.front().text == line;
  return same ? line : "";
}

std::string shortened(const std::string& text, std::size_t chars_max) {
  if (count_chars(text) <= chars_max) return text;
  const std::string_view head = std::string_view(text).substr(0, cut_at(text, chars_max - 1));
  return std::string(trimmed(head)) + "…";
}

std::vector<std::string> pieces_of(const std::string& text, std::size_t chars_max) {
  if (text.empty()) return {};
  if (count_chars(text) <= chars_max) return {text};
  std::vector<std::string> pieces;
  const std::string unbold = without(text, "*");  // A cut could part a pair of **.
  std::string_view rest = unbold;
  while (!rest.empty()) {
    const std::size_t cut = count_chars(rest) > chars_max ? cut_at(rest, chars_max) : rest.size();
    std::string piece = plain(std::string(rest.substr(0, cut)));
    if (!piece.empty()) pieces.push_back(std::move(piece));
    rest = trimmed(rest.substr(cut));
  }
  return pieces;
}

std::string slug_of(std::string_view text, char separator) {
  std::string slug;
  for (const char c : folded(text)) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9' && !slug.empty());
    const bool parts = (c == ' ' || c == '-') && !slug.empty() && slug.back() != separator;
    if (kept || parts) slug += parts ? separator : c;
  }
  if (slug.size() > kSlugBytesMax) {
    slug.resize(std::min(slug.rfind(separator, kSlugBytesMax), kSlugBytesMax));
  }
  while (slug.ends_with(separator))
    slug.pop_back();
  return slug;
}

}  // namespace knowledge
