#include "intents/speller.h"

#include <algorithm>
#include <tuple>

#include "intents/features.h"

namespace intents {
namespace {

bool starts_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

std::size_t letters_in(std::string_view word) {
  return static_cast<std::size_t>(std::ranges::count_if(word, starts_character));
}

std::size_t next_character(std::string_view word, std::size_t at) {
  do {
    ++at;
  } while (at < word.size() && !starts_character(word[at]));
  return at;
}

// The word itself and each form that lacks one letter.
std::vector<std::uint64_t> forms_of(std::string_view word) {
  std::vector<std::uint64_t> forms = {hash_of(word)};
  std::string form;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t next = next_character(word, at);
    form.assign(word.substr(0, at));
    form += word.substr(next);
    forms.push_back(hash_of(form));
    at = next;
  }
  std::ranges::sort(forms);
  // "hello" lacks either l.
  forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
  return forms;
}

std::string_view first_character(std::string_view text) {
  return text.empty() ? text : text.substr(0, next_character(text, 0));
}

// Whether `text` is `a` and then `b`.
bool is_concatenation(std::string_view text, std::string_view a, std::string_view b) {
  return text.size() == a.size() + b.size() && text.starts_with(a) && text.ends_with(b);
}

}  // namespace

bool one_edit_apart(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty() && first_character(a) == first_character(b)) {
    const std::size_t length = first_character(a).size();
    a.remove_prefix(length);
    b.remove_prefix(length);
  }
  if (a.empty() || b.empty()) return letters_in(a) + letters_in(b) <= 1;
  const std::string_view head_a = first_character(a);
  const std::string_view head_b = first_character(b);
  const std::string_view rest_a = a.substr(head_a.size());
  const std::string_view rest_b = b.substr(head_b.size());
  if (rest_a == rest_b || rest_a == b || rest_b == a) return true;
  const std::string_view second_a = first_character(rest_a);
  return second_a == head_b && is_concatenation(rest_b, head_a, rest_a.substr(second_a.size()));
}

Speller::Speller(std::vector<Known> words) : words_(std::move(words)) {
  std::erase_if(words_,
                [](const Known& known) { return letters_in(known.word) < kSpellLettersMin; });
  std::ranges::sort(words_, [](const Known& a, const Known& b) {
    return std::tie(b.count, a.word) < std::tie(a.count, b.word);
  });
  for (std::size_t i = 0; i < words_.size(); ++i) {
    for (const std::uint64_t hash : forms_of(words_[i].word)) {
      forms_.push_back({hash, static_cast<std::uint32_t>(i)});
    }
  }
  std::ranges::sort(forms_, [](const Form& a, const Form& b) {
    return std::tie(a.hash, a.word) < std::tie(b.hash, b.word);
  });
}

const std::string* Speller::nearest(std::string_view word) const {
  if (letters_in(word) < kSpellLettersMin) return nullptr;
  const Known* best = nullptr;
  for (const std::uint64_t hash : forms_of(word)) {
    auto form = std::ranges::lower_bound(forms_, hash, {}, &Form::hash);
    for (; form != forms_.end() && form->hash == hash; ++form) {
      const Known* known = &words_[form->word];  // The order of words_ is that of preference.
      if ((best == nullptr || known < best) && one_edit_apart(word, known->word)) best = known;
    }
  }
  return best == nullptr ? nullptr : &best->word;
}

}  // namespace intents
