#include "intents/training.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "intents/calibration.h"
#include "intents/kinship.h"
#include "intents/normalise.h"
#include "intents/stem.h"

namespace intents {
namespace {

Phrase phrase_of(std::string_view text, std::uint32_t intent, Stemmer& stemmer) {
  Phrase phrase;
  phrase.words = words_of(text);
  phrase.intent = intent;
  std::vector<std::uint64_t> stems;
  stems.reserve(phrase.words.size());
  for (const std::string& word : phrase.words) {
    stems.push_back(hash_of(stemmer.stem(word)));
  }
  phrase.terms = bag_of(phrase.words, stems).terms;
  return phrase;
}

std::vector<std::string> sorted_intents(std::span<const Example> examples) {
  std::vector<std::string> intents;
  intents.reserve(examples.size());
  for (const Example& example : examples) {
    intents.push_back(example.intent);
  }
  std::ranges::sort(intents);
  intents.erase(std::unique(intents.begin(), intents.end()), intents.end());
  return intents;
}

bool is_letters(const std::string& word) {
  return std::ranges::none_of(word, [](char c) { return (c >= '0' && c <= '9'); });
}

}  // namespace

Phrases prepare(std::span<const Example> examples) {
  std::vector<const Example*> sorted;
  sorted.reserve(examples.size());
  for (const Example& example : examples) {
    sorted.push_back(&example);
  }
  std::ranges::sort(sorted, [](const Example* a, const Example* b) {
    return std::tie(a->intent, a->text) < std::tie(b->intent, b->text);
  });

  Phrases phrases;
  phrases.intents = sorted_intents(examples);
  Stemmer stemmer;
  for (std::uint32_t i = 0; i < phrases.intents.size(); ++i) {
    phrases.all.push_back(phrase_of(phrases.intents[i], i, stemmer));
    phrases.all.back().is_name = true;
  }
  for (const Example* example : sorted) {
    const auto intent = std::ranges::lower_bound(phrases.intents, example->intent);
    const auto index = static_cast<std::uint32_t>(intent - phrases.intents.begin());
    phrases.all.push_back(phrase_of(example->text, index, stemmer));
  }
  return phrases;
}

Model train_on(const Phrases& phrases, const Settings& settings,
               const std::function<bool(std::size_t)>& chosen) {
  Model model;
  model.intents = phrases.intents;
  model.blocks = settings.blocks;
  std::map<std::string, std::uint32_t> counts;
  for (std::size_t i = 0; i < phrases.all.size(); ++i) {
    if (!chosen(i)) continue;
    model.vocabulary.count(phrases.all[i].terms);
    for (const std::string& word : phrases.all[i].words) {
      if (is_letters(word)) ++counts[word];
    }
  }
  model.vocabulary.finish(phrases.all.size() > settings.large ? 2.0F : 1.0F);

  std::vector<Speller::Known> known;
  known.reserve(counts.size());
  for (const auto& [word, count] : counts) {
    known.push_back({word, count});
  }
  model.speller = Speller(std::move(known));

  Rows rows;
  for (std::size_t i = 0; i < phrases.all.size(); ++i) {
    if (!chosen(i)) continue;
    const Phrase& phrase = phrases.all[i];
    rows.add(weigh(phrase.terms, model.vocabulary, model.blocks), phrase.intent);
  }
  const Kinship kinship = kinship_of(model.intents, settings.kinship);
  model.weights = fit(rows, model.vocabulary.size(), kinship, settings);
  return model;
}

Model train_model(std::span<const Example> examples, const Settings& settings) {
  const Phrases phrases = prepare(examples);
  Model model = train_on(phrases, settings, [](std::size_t) { return true; });
  if (settings.folds > 1) model.calibration = calibrate(phrases, settings);
  return model;
}

}  // namespace intents
