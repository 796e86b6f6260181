#include "intents/classifier.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "tests/intents/phrases.h"

namespace intents {
namespace {

std::string best_of(const Classifier& classifier, std::string_view text) {
  return classifier.predict(text).best.at(0).id;
}

const Classifier& small_classifier() {
  static const Classifier kClassifier = Classifier::train(small_set());
  return kClassifier;
}

TEST_SUITE("intents/classifier") {
  TEST_CASE("new wordings of what it learnt are told apart") {
    struct Row {
      const char* text;
      const char* intent;
    };
    for (const Row& row : {
             Row{"the backup failed again", "backup_failed"},
             Row{"my iPhone isn't backing up", "backup_failed"},
             Row{"storage is full, what now?", "storage_full"},
             Row{"i have no more space", "storage_full"},
             Row{"my wi-fi connection drops", "wifi_problem"},
             Row{"the router loses connection", "wifi_problem"},
             Row{"please let me speak to a person", "talk_to_human"},
             Row{"get me a human!!", "talk_to_human"},
             Row{"thanks, that helped", "thanks"},
         }) {
      CAPTURE(row.text);
      CHECK(best_of(small_classifier(), row.text) == row.intent);
    }
  }

  TEST_CASE("an intent's name is a phrase of it") {
    CHECK(best_of(small_classifier(), "talk to human") == "talk_to_human");
    const Classifier named =
        Classifier::train(std::vector<Example>{{"zzz", "lost_card"}, {"yyy", "new_card"}});
    CHECK(best_of(named, "i lost it") == "lost_card");
  }

  TEST_CASE("case, punctuation, emoji and spaces change nothing") {
    const Prediction plain = small_classifier().predict("my backup failed last night");
    for (const char* text : {
             "MY BACKUP FAILED LAST NIGHT",
             "My backup failed, last night.",
             "  my   backup\tfailed\nlast night  ",
             "my backup failed last night \xF0\x9F\x98\xA1\xF0\x9F\x98\xA1",
             "...my backup failed last night!!!",
             "my back\xC2\xADup failed last night",                // A soft hyphen.
             "\xEF\xBD\x8D\xEF\xBD\x99 backup failed last night",  // Full-width letters.
             "my backup \xF0\x9F\x93\xB1 failed last night",
         }) {
      CAPTURE(text);
      const Prediction other = small_classifier().predict(text);
      CHECK(other.best == plain.best);
      CHECK(other.out_of_scope == plain.out_of_scope);
      CHECK(other.evidence == plain.evidence);
    }
  }

  TEST_CASE("confidences fall, are shares of one, and the margin is between the first two") {
    const Prediction prediction = small_classifier().predict("the wifi makes my backup fail");
    REQUIRE(prediction.best.size() == 5);
    double total = 0;
    for (std::size_t i = 0; i < prediction.best.size(); ++i) {
      total += prediction.best[i].confidence;
      if (i > 0) CHECK(prediction.best[i].confidence <= prediction.best[i - 1].confidence);
    }
    CHECK(total == doctest::Approx(1));
    CHECK(prediction.margin ==
          doctest::Approx(prediction.best[0].confidence - prediction.best[1].confidence));
  }

  TEST_CASE("what it never learnt is out of scope and scores further out") {
    const Prediction known = small_classifier().predict("let me talk to a human agent");
    CHECK_FALSE(known.out_of_scope);
    for (const char* text :
         {"", "\xF0\x9F\x98\x80", "quelle heure est-il", "boil two eggs", "xk jq zzv"}) {
      CAPTURE(text);
      const Prediction unknown = small_classifier().predict(text);
      CHECK(unknown.out_of_scope);
      CHECK(unknown.out_of_scope_score > known.out_of_scope_score);
    }
  }

  TEST_CASE("the evidence is the words that decided") {
    const Prediction prediction = small_classifier().predict("hello, my WiFi is so bad");
    REQUIRE_FALSE(prediction.evidence.empty());
    CHECK(prediction.evidence[0] == "wifi");
    CHECK(prediction.evidence.size() <= 3);
    CHECK(small_classifier().predict("").evidence.empty());
  }

  TEST_CASE("a slip of a finger is forgiven") {
    CHECK(best_of(small_classifier(), "strage is flul") == "storage_full");
    CHECK(best_of(small_classifier(), "i want a humna") == "talk_to_human");
  }

  TEST_CASE("training is deterministic, whatever the order of the phrases") {
    std::vector<Example> examples = small_set();
    const std::string bytes = Classifier::train(examples).save();
    CHECK(Classifier::train(examples).save() == bytes);
    std::ranges::reverse(examples);
    CHECK(Classifier::train(examples).save() == bytes);
    std::rotate(examples.begin(), examples.begin() + 7, examples.end());
    CHECK(Classifier::train(examples).save() == bytes);
  }

  TEST_CASE("no phrases, one phrase or empty phrases make a classifier that answers") {
    const Classifier none = Classifier::train({});
    CHECK(none.predict("hello").best.empty());
    CHECK(none.predict("hello").out_of_scope);
    const Classifier one = Classifier::train(std::vector<Example>{{"", "only"}});
    CHECK(best_of(one, "hello") == "only");
  }
}

}  // namespace
}  // namespace intents
