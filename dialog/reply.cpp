#include "dialog/reply.h"

namespace dialog {
namespace {

void append_paragraph(std::string& text, std::string_view paragraph, std::string_view gap) {
  if (paragraph.empty()) return;
  if (!text.empty()) text += gap;
  text += paragraph;
}

}  // namespace

std::string plain_text(const Reply& reply) {
  std::string text = without_bold(reply.lead);
  int number = reply.first_step;
  for (const std::string& step : reply.steps) {
    append_paragraph(text, std::to_string(number++) + ". " + without_bold(step), "\n");
  }
  append_paragraph(text, without_bold(reply.tail), "\n");
  return text;
}

std::string without_bold(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) == "**") {
      ++i;
    } else {
      plain += text[i];
    }
  }
  return plain;
}

}  // namespace dialog
