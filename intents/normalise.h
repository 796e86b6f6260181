// Raw text -> words that two people typing the same thing share: folded case and width, no accents,
// no punctuation, no emoji. Any bytes are accepted; invalid UTF-8 counts as a separator.
//
// Not spelling, not stems, not the meaning of an emoji. Pure and thread safe.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace intents {

// A message of more words is cut: 16,000 characters (the API's limit) hold about 3,000 words, and
// what somebody wants is said in the first few hundred.
inline constexpr std::size_t kWordsMax = 512;
// Longer words are cut, so that one endless "word" can't cost more than a sentence.
inline constexpr std::size_t kWordBytesMax = 48;

// NFKC and case folding (Unicode TR15, by utf8proc), Latin, Greek and Cyrillic accents dropped,
// curly apostrophes straightened. The answer is valid UTF-8.
[[nodiscard]] std::string fold(std::string_view text);

// Runs of letters, runs of digits, and "?", "%" and currency signs as words of their own.
// Apostrophes inside a word vanish ("can't" = "cant"), a letter thrice or more is written twice.
[[nodiscard]] std::vector<std::string> words_of(std::string_view text);

}  // namespace intents
