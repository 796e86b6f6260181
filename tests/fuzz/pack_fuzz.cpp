// The pack's parsers under foreign bytes: the first byte says which file of a sound pack the rest
// replaces, or that the rest is an article to make a pack of.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "knowledge/parse.h"
#include "knowledge/scaffold.h"
#include "tests/knowledge/sound_pack.h"

namespace {

void parse_with(const char* name, const std::string& text) {
  knowledge::PackFiles files = knowledge::sound_pack();
  files[name] = text;
  const knowledge::Parsed parsed = knowledge::parse_pack(files);
  for (const knowledge::Diagnostic& diagnostic : parsed.diagnostics) {
    if (diagnostic.file.empty() || diagnostic.line < 0 || diagnostic.message.empty()) std::abort();
  }
}

void scaffold_from(const std::string& article) {
  const auto files = knowledge::scaffold(article, knowledge::sound_pack());
  if (files && !knowledge::parse_pack(*files).diagnostics.empty()) std::abort();
  // Whatever the article holds, the texts made of it must be fit; see the last check in scaffold().
  if (!files && files.error().message.find("no pack can be made") == 0) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string text(data + 1, data + size);
  switch ((data[0] + 2) % 5) {  // '0' to '4', so that a corpus can be written by hand.
    case 0:
      parse_with("article.md", text);
      break;
    case 1:
      parse_with("pack.json", text);
      break;
    case 2:
      parse_with("wording.json", text);
      break;
    case 3:
      parse_with("phrases/yes.txt", text);
      break;
    default:
      scaffold_from(text);
  }
  return 0;
}
