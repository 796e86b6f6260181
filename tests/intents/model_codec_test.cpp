#include <doctest/doctest.h>

#include "intents/model.h"
#include "tests/intents/phrases.h"

namespace intents {
namespace {

TEST_SUITE("intents/model_codec") {
  TEST_CASE("a loaded classifier answers as the saved one and saves the same bytes") {
    const Classifier trained = Classifier::train(small_set());
    const std::string bytes = trained.save();
    const auto loaded = Classifier::load(bytes);
    REQUIRE(loaded);
    CHECK(loaded->save() == bytes);
    for (const Example& example : small_set()) {
      CAPTURE(example.text);
      const Prediction a = trained.predict(example.text + " plaese");
      const Prediction b = loaded->predict(example.text + " plaese");
      CHECK(a.best == b.best);
      CHECK(a.out_of_scope_score == b.out_of_scope_score);
      CHECK(a.evidence == b.evidence);
    }
  }

  TEST_CASE("an empty classifier survives") {
    const auto loaded = Classifier::load(Classifier::train({}).save());
    REQUIRE(loaded);
    CHECK(loaded->predict("hello").best.empty());
  }

  TEST_CASE("damaged bytes are refused, wherever the damage is") {
    const std::string bytes = Classifier::train(small_set()).save();
    for (std::size_t at = 0; at < bytes.size(); at += 1 + bytes.size() / 97) {
      CAPTURE(at);
      std::string flipped = bytes;
      flipped[at] = static_cast<char>(flipped[at] ^ 1);
      CHECK_FALSE(Classifier::load(flipped));
      CHECK_FALSE(Classifier::load(bytes.substr(0, at)));
    }
    CHECK_FALSE(Classifier::load(bytes + "x"));
  }

  TEST_CASE("the reason names another build or damage") {
    std::string bytes = Classifier::train(small_set()).save();
    bytes[15] = '?';
    CHECK(Classifier::load(bytes).error().message.find("another build") != std::string::npos);
    CHECK(Classifier::load("").error().message.find("damaged") != std::string::npos);
  }
}

}  // namespace
}  // namespace intents
