#include <algorithm>

#include "intents/entities.h"
#include "intents/numbers.h"
#include "intents/patterns.h"

namespace intents {
namespace {

bool is_code_word(std::string_view word) {
  return is_any(word, {"error", "err", "code", "mberrordomain", "domain"});
}

// A number that is said to be an error: "error -54", "error code 4005", "MBErrorDomain/105",
// "(208)".
bool is_error_number(const Words& words, std::size_t at) {
  static const Patterns kLeads(
      {"error|errors|err code|number|no|nr|is|was?", "mberrordomain", "error code is|was|says?"});
  if (!words[at].number || !whole_number(words[at].text)) return false;
  const std::size_t from = at < 3 ? 0 : at - 3;
  for (std::size_t i = from; i < at; ++i) {
    const auto hit = kLeads.match_at(words, i);
    if (hit && hit->last == at) return true;
  }
  const std::size_t digits = words[at].text.size();
  return digits >= 2 && digits <= 3 && !words.gap_before(at).empty() &&
         words.gap_before(at).back() == '(' && words.gap_before(at + 1).substr(0, 1) == ")";
}

}  // namespace

KnownErrors::KnownErrors(const knowledge::Pack& pack) {
  for (const knowledge::ErrorString& error : pack.errors) {
    Row row{error.text, error.symptom, {}, 0};
    const Words words = scan_words(error.text);
    for (const Word& word : words.list)
      row.words.push_back(word.text);
    if (words.size() >= 2 && words.list.back().number &&
        is_code_word(words.text(words.size() - 2))) {
      row.number = whole_number(words.list.back().text).value_or(0);
    }
    if (!row.words.empty()) rows_.push_back(std::move(row));
  }
  std::stable_sort(rows_.begin(), rows_.end(),
                   [](const Row& a, const Row& b) { return a.words.size() > b.words.size(); });
}

const KnownErrors::Row* KnownErrors::row_at(const Words& words, std::size_t at) const {
  for (const Row& row : rows_) {
    bool equal = row.words.size() <= words.size() - at;
    for (std::size_t i = 0; equal && i < row.words.size(); ++i) {
      equal = row.words[i] == words[at + i].text;
    }
    if (equal) return &row;
  }
  return nullptr;
}

std::string KnownErrors::code_at(const Words& words, std::size_t at) const {
  const std::string& number = words[at].text;
  for (const Row& row : rows_) {
    if (row.number != 0 && row.number == whole_number(number)) return row.text;
  }
  const bool minus = words.gap_before(at).find('-') != std::string_view::npos;
  return std::string("error ") + (minus ? "-" : "") + number;
}

std::vector<std::string> KnownErrors::codes_in(const Words& words) const {
  std::vector<std::string> codes;
  const auto add = [&](std::string code) {
    if (std::find(codes.begin(), codes.end(), code) == codes.end())
      codes.push_back(std::move(code));
  };
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (const Row* row = row_at(words, at)) {
      add(row->text);
      at += row->words.size() - 1;
    } else if (is_error_number(words, at)) {
      add(code_at(words, at));
    }
  }
  return codes;
}

std::string_view KnownErrors::symptom_of(std::string_view code) const {
  const auto found =
      std::find_if(rows_.begin(), rows_.end(), [&](const Row& row) { return row.text == code; });
  return found == rows_.end() ? std::string_view() : std::string_view(found->symptom);
}

}  // namespace intents
