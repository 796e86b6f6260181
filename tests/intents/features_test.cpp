#include "intents/features.h"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

namespace intents {
namespace {

constexpr BlockWeights kEven = {1, 1, 1, 1};

Bag bag(const std::vector<std::string>& words) {
  std::vector<std::uint64_t> stems;
  stems.reserve(words.size());
  for (const std::string& word : words) {
    stems.push_back(hash_of(word));
  }
  return bag_of(words, stems);
}

std::size_t count_in(const Bag& bag, Block block) {
  return static_cast<std::size_t>(std::ranges::count_if(
      bag.terms, [&](const Term& term) { return block_of(term.key) == block; }));
}

double length_of(const std::vector<Weighted>& features) {
  double squares = 0;
  for (const Weighted& feature : features) {
    squares += feature.value * feature.value;
  }
  return std::sqrt(squares);
}

TEST_SUITE("intents/features") {
  TEST_CASE("four words have words, pairs with the edges, skips and letters") {
    const Bag four = bag({"ab", "cd", "ef", "gh"});
    CHECK(count_in(four, Block::Word) == 4);
    CHECK(count_in(four, Block::Pair) == 5);
    CHECK(count_in(four, Block::Skip) == 3);
    // Of " ab ": " a", " ab", " ab ", "ab", "ab ", "b ".
    CHECK(count_in(four, Block::Letters) == 24);
    CHECK(bag({}).terms.empty());
  }

  TEST_CASE("letters are characters, not bytes") {
    CHECK(count_in(bag({"\xC3\xB8"}), Block::Letters) == count_in(bag({"o"}), Block::Letters));
  }

  TEST_CASE("a term that comes twice is one term with two places") {
    const Bag twice = bag({"ab", "cd", "ab"});
    const auto term = std::ranges::find(twice.terms, word_key(hash_of("ab")), &Term::key);
    REQUIRE(term != twice.terms.end());
    CHECK(term->times == 2);
    const auto index = static_cast<std::uint32_t>(term - twice.terms.begin());
    std::vector<int> places;
    for (const Occurrence& occurrence : twice.occurrences) {
      if (occurrence.term == index) places.push_back(occurrence.first);
    }
    CHECK(places == std::vector<int>{0, 2});
  }

  TEST_CASE("rarer features weigh more, and the weights have length 1") {
    Vocabulary vocabulary;
    vocabulary.count(bag({"the", "wifi"}).terms);
    vocabulary.count(bag({"the", "phone"}).terms);
    vocabulary.finish(1);
    const auto* the = vocabulary.find(word_key(hash_of("the")));
    const auto* wifi = vocabulary.find(word_key(hash_of("wifi")));
    REQUIRE(the != nullptr);
    REQUIRE(wifi != nullptr);
    CHECK(the->idf == doctest::Approx(1));                   // ln(3/3) + 1
    CHECK(wifi->idf == doctest::Approx(std::log(1.5) + 1));  // ln(3/2) + 1
    CHECK(vocabulary.idf_max() == doctest::Approx(wifi->idf));
    CHECK(length_of(weigh(bag({"the", "wifi"}).terms, vocabulary, kEven)) == doctest::Approx(1));
  }

  TEST_CASE("unknown words make the rest smaller, and stay out of the answer") {
    Vocabulary vocabulary;
    vocabulary.count(bag({"the", "wifi"}).terms);
    vocabulary.finish(1);
    Sight sight;
    const Bag half = bag({"wifi", "qqqq"});
    const auto features = weigh(half.terms, vocabulary, kEven, &sight);
    CHECK(length_of(features) < 0.9);
    CHECK(sight.places.size() == half.terms.size());
    CHECK(sight.known > 0.5);
    CHECK(sight.known < 0.9);
    CHECK(std::ranges::count(sight.places, -1) ==
          static_cast<std::ptrdiff_t>(half.terms.size() - features.size()));
    CHECK(weigh(bag({"qqqq"}).terms, vocabulary, {1, 0, 0, 0}).empty());
  }

  TEST_CASE("rare features can be forgotten, words never") {
    Vocabulary vocabulary;
    vocabulary.count(bag({"ab", "cd"}).terms);
    vocabulary.count(bag({"ab", "ef"}).terms);
    vocabulary.finish(2);
    CHECK(vocabulary.find(word_key(hash_of("cd"))) != nullptr);
    for (const Vocabulary::Entry& entry : vocabulary.entries()) {
      const bool rare = entry.idf == vocabulary.idf_max();
      CHECK((!rare || block_of(entry.key) == Block::Word));
    }
  }

  TEST_CASE("a restored vocabulary finds the same, a contradictory one is refused") {
    Vocabulary vocabulary;
    vocabulary.count(bag({"the", "wifi"}).terms);
    vocabulary.finish(1);
    auto entries = vocabulary.entries();
    Vocabulary restored;
    REQUIRE(restored.restore(entries, vocabulary.idf_max()));
    for (const Vocabulary::Entry& entry : entries) {
      REQUIRE(restored.find(entry.key) != nullptr);
      CHECK(restored.find(entry.key)->id == entry.id);
    }
    entries[1].key = entries[0].key;
    CHECK_FALSE(restored.restore(entries, 1));
    entries = vocabulary.entries();
    entries[0].idf = NAN;
    CHECK_FALSE(restored.restore(entries, 1));
  }
}

}  // namespace
}  // namespace intents
