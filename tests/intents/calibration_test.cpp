#include "intents/calibration.h"

#include <cmath>
#include <numeric>

#include <doctest/doctest.h>

#include "intents/settings.h"
#include "intents/training.h"
#include "tests/intents/phrases.h"

namespace intents {
namespace {

TEST_SUITE("intents/calibration") {
  TEST_CASE("confidences are the softmax of the scaled logits") {
    const std::vector<float> logits = {2, 1, 0};
    const std::vector<double> plain = confidences(logits, 1);
    CHECK(plain[0] == doctest::Approx(std::exp(2) / (std::exp(2) + std::exp(1) + 1)));
    CHECK(std::accumulate(plain.begin(), plain.end(), 0.0) == doctest::Approx(1));
    CHECK(confidences(logits, 3)[0] > plain[0]);
    CHECK(confidences(std::vector<float>{1000, -1000}, 20)[0] == doctest::Approx(1));
    CHECK(confidences({}, 1).empty());
  }

  TEST_CASE("the scale makes the confidence as high as it is right") {
    // Right three times in four at a distance of one: ln 3 is the scale that says 0.75.
    const std::vector<HeldOut> held_out = {{{1, 0}, 0}, {{1, 0}, 0}, {{1, 0}, 0}, {{1, 0}, 1}};
    CHECK(fit_scale(held_out) == doctest::Approx(std::log(3)).epsilon(0.02));
    CHECK(fit_scale({}) == 1);
  }

  TEST_CASE("prominence is the best over the mean") {
    CHECK(prominence(std::vector<float>{4, 1, 1}, 0.5F) == doctest::Approx(1));
    CHECK(prominence({}, 1) == 0);
  }

  TEST_CASE("the threshold leaves below it a fortieth of what was right, whatever was wrong") {
    std::vector<HeldOut> held_out;
    for (int i = 1; i <= 80; ++i) {
      held_out.push_back({{static_cast<float>(2 * i), 0}, 0});
    }
    held_out.push_back({{0.1F, 0}, 1});
    CHECK(fit_threshold(held_out) == doctest::Approx(3));  // The third of prominences 1 to 80.
    CHECK(fit_threshold({}) == 0);
  }

  TEST_CASE("each phrase is held out once, names never") {
    const std::vector<Example> examples = small_set();
    const Phrases phrases = prepare(examples);
    CHECK(phrases.all.size() == examples.size() + 5);
    CHECK(hold_out(phrases, Settings{}).size() == examples.size());
  }
}

}  // namespace
}  // namespace intents
