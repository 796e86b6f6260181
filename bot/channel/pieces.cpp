#include "bot/channel/pieces.h"

#include <algorithm>

#include "knowledge/text.h"

namespace bot {
namespace {

using Grown = std::string (*)(std::string_view);

constexpr std::string_view kBold = "**";

bool fits(std::string_view text, std::size_t bytes_max, Grown grown) {
  return grown(text).size() <= bytes_max;
}

bool between_characters(std::string_view text, std::size_t at) {
  const bool inside = (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
  const bool in_bold = at > 0 && text[at - 1] == '*' && text[at] == '*';
  return !inside && !in_bold;
}

// The longest beginning that fits, in bytes; at least one character.
std::size_t longest(std::string_view text, std::size_t bytes_max, Grown grown) {
  std::size_t low = 0;
  std::size_t high = std::min(text.size(), bytes_max);
  while (low < high) {  // What is grown never shrinks when the text gets longer.
    const std::size_t middle = (low + high + 1) / 2;
    if (fits(text.substr(0, middle), bytes_max, grown)) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  while (low > 0 && low < text.size() && !between_characters(text, low))
    --low;
  if (low > 0) return low;
  low = 1;
  while (low < text.size() && !between_characters(text, low))
    ++low;
  return low;
}

// Where to split within the first `length` bytes: as late as possible, as gently as possible.
std::size_t gentle(std::string_view text, std::size_t length) {
  const std::string_view head = text.substr(0, length);
  for (const std::string_view mark : {"\n", ". ", " "}) {
    const std::size_t at = head.rfind(mark);
    if (at != std::string_view::npos && at + mark.size() > length / 2) return at + mark.size();
  }
  return length;
}

bool leaves_bold_open(std::string_view text) {
  int marks = 0;
  for (std::size_t at = text.find(kBold); at != std::string_view::npos;
       at = text.find(kBold, at + 2)) {
    ++marks;
  }
  return marks % 2 == 1;
}

// "12. Open Settings"
bool is_step(std::string_view line) {
  const std::size_t digits = line.find_first_not_of("0123456789");
  return digits != std::string_view::npos && digits > 0 && line.substr(digits, 2) == ". ";
}

}  // namespace

std::vector<std::string> split_text(std::string_view text, std::size_t bytes_max, Grown grown) {
  std::vector<std::string> parts;
  std::string rest(knowledge::trimmed(text));
  while (!fits(rest, bytes_max, grown)) {
    // Room for the marks that close a bold.
    const std::size_t room = bytes_max > 16 ? bytes_max - 8 : bytes_max;
    const std::size_t end = gentle(rest, longest(rest, room, grown));
    std::string part(knowledge::trimmed(std::string_view(rest).substr(0, end)));
    rest = knowledge::trimmed(std::string_view(rest).substr(end));
    if (leaves_bold_open(part)) {
      part += kBold;
      rest.insert(0, kBold);
    }
    if (!part.empty()) parts.push_back(std::move(part));
    // Too little room for any progress: better too long than for ever.
    if (bytes_max <= 16 && parts.size() > text.size()) break;
  }
  if (!rest.empty()) parts.push_back(std::move(rest));
  return parts;
}

std::string as_it_is(std::string_view text) { return std::string(text); }

std::vector<std::string> paragraphs_of(const dialog::Reply& reply) {
  std::vector<std::string> paragraphs;
  if (!reply.lead.empty()) paragraphs.push_back(reply.lead);
  int number = reply.first_step;
  for (const std::string& step : reply.steps)
    paragraphs.push_back(std::to_string(number++) + ". " + step);
  if (!reply.tail.empty()) paragraphs.push_back(reply.tail);
  return paragraphs;
}

std::vector<std::string> packed(const std::vector<std::string>& paragraphs, std::size_t bytes_max,
                                Grown grown) {
  std::vector<std::string> texts;
  for (const std::string& paragraph : paragraphs) {
    for (std::string& part : split_text(paragraph, bytes_max, grown)) {
      if (!texts.empty() && fits(texts.back() + "\n" + part, bytes_max, grown)) {
        texts.back() += "\n" + part;
      } else {
        texts.push_back(std::move(part));
      }
    }
  }
  return texts;
}

std::vector<std::string> messages_of(const std::vector<std::string>& paragraphs,
                                     std::size_t bytes_max, Grown grown) {
  auto texts = packed(paragraphs, bytes_max, grown);
  if (texts.empty()) texts.emplace_back("…");
  return texts;
}

std::vector<std::string> groups_of(std::string_view text) {
  std::vector<std::string> groups;
  bool in_steps = false;
  for (const std::string_view line : knowledge::lines_of(text)) {
    if (groups.empty() || is_step(line) != in_steps) {
      groups.emplace_back(line);
    } else {
      groups.back().append("\n").append(line);
    }
    in_steps = is_step(line);
  }
  return groups;
}

std::string spaced(std::string_view text) {
  std::string result;
  for (const std::string& group : groups_of(text))
    result += (result.empty() ? "" : "\n\n") + group;
  return result;
}

std::string single_starred(std::string_view marked) {
  std::string text(marked);
  for (std::size_t at = text.find(kBold); at != std::string::npos; at = text.find(kBold, at + 1))
    text.erase(at, 1);
  return text;
}

std::string shortened(std::string label, std::size_t chars_max) {
  if (knowledge::count_chars(label) <= chars_max) return label;
  while (knowledge::count_chars(label) >= chars_max)
    label.pop_back();
  while (!label.empty() && (static_cast<unsigned char>(label.back()) & 0xC0U) == 0x80U)
    label.pop_back();
  return label + "…";
}

std::string options_line(const std::vector<dialog::Choice>& choices) {
  std::string line;
  int number = 0;
  for (const dialog::Choice& choice : choices) {
    if (!line.empty()) line += "  ";
    line += std::to_string(++number) + ") " + choice.label;
  }
  return line;
}

}  // namespace bot
