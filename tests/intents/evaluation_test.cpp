#include "intents/evaluation.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "tests/intents/phrases.h"

namespace intents {
namespace {

Answer answer(const char* expected, const char* best, double confidence, bool rejected = false,
              double score = 0) {
  Prediction prediction;
  prediction.best = {{best, confidence}};
  prediction.out_of_scope = rejected;
  prediction.out_of_scope_score = score;
  return {std::string("a ") + expected, expected, prediction};
}

TEST_SUITE("intents/evaluation") {
  TEST_CASE("accuracy, F1 and confusions by hand") {
    const std::vector<Answer> answers = {
        answer("a", "a", 1), answer("a", "a", 1), answer("a", "b", 1),
        answer("b", "b", 1), answer("c", "b", 1), answer("c", "b", 1),
    };
    const Evaluation evaluation = evaluate(answers);
    CHECK(evaluation.in_scope == 6);
    CHECK(evaluation.accuracy == doctest::Approx(0.5));
    // a: precision 1, recall 2/3, F1 0.8; b: precision 1/4, recall 1, F1 0.4; c: 0.
    CHECK(evaluation.macro_f1 == doctest::Approx(1.2 / 3));
    CHECK_FALSE(evaluation.oos_recall);
    const std::vector<Confusion> expected = {{"c", "b", 2, {"a c", "a c"}}, {"a", "b", 1, {"a a"}}};
    CHECK(evaluation.confusions == expected);
  }

  TEST_CASE("rejecting costs accuracy in scope and wins recall outside") {
    const std::vector<Answer> answers = {
        answer("a", "a", 1, false, -5),   answer("a", "a", 1, true, -2),
        answer("a", "b", 1, true, -1),    answer("oos", "a", 1, true, 0),
        answer("oos", "a", 1, false, -3),
    };
    const Evaluation evaluation = evaluate(answers);
    CHECK(evaluation.in_scope == 3);
    CHECK(evaluation.out_of_scope == 2);
    CHECK(evaluation.accuracy == doctest::Approx(2.0 / 3));
    CHECK(evaluation.in_scope_accuracy == doctest::Approx(1.0 / 3));
    CHECK(evaluation.oos_recall == doctest::Approx(0.5));
    CHECK(evaluation.oos_precision == doctest::Approx(1.0 / 3));
    // 0 beats all three, -3 beats one: 4 of 6 pairs.
    CHECK(evaluation.oos_auroc == doctest::Approx(4.0 / 6));
  }

  TEST_CASE("equal scores are half a win") {
    const std::vector<Answer> answers = {answer("a", "a", 1, false, 1),
                                         answer("oos", "a", 1, false, 1)};
    CHECK(evaluate(answers).oos_auroc == doctest::Approx(0.5));
  }

  TEST_CASE("the calibration error is the distance of confidence from rightness, bin by bin") {
    const std::vector<Answer> answers = {answer("a", "a", 0.8), answer("a", "b", 0.8),
                                         answer("a", "a", 0.3), answer("a", "a", 1)};
    // Bins: |1.6 - 1| + |0.3 - 1| + |1 - 1|, over four.
    CHECK(evaluate(answers).calibration_error == doctest::Approx(1.3 / 4));
  }

  TEST_CASE("intents that are taken for each other overlap, whichever way; a slip is none") {
    std::vector<Answer> answers = {answer("a", "b", 1), answer("b", "a", 1), answer("c", "a", 1)};
    for (int more = 0; more < 38; ++more) {
      answers.push_back(answer(more < 19 ? "a" : "b", more < 19 ? "a" : "b", 1));
      answers.push_back(answer("c", "c", 1));
    }
    // Of 40 messages of a and b two; of 59 of a and c one.
    CHECK(evaluate(answers).overlaps == std::vector<Overlap>{{"a", "b", 2.0 / 40}});
  }

  TEST_CASE("no answers are no division by zero") {
    const Evaluation evaluation = evaluate({});
    CHECK(evaluation.accuracy == 0);
    CHECK(evaluation.calibration_error == 0);
  }

  TEST_CASE("cross-validation answers each example once, whatever their order") {
    std::vector<Example> examples = small_set();
    const std::vector<Answer> answers = cross_validate(examples, 4);
    CHECK(answers.size() == examples.size());
    CHECK(evaluate(answers).accuracy >= 0.7);
    std::ranges::reverse(examples);
    const std::vector<Answer> again = cross_validate(examples, 4);
    REQUIRE(again.size() == answers.size());
    for (std::size_t i = 0; i < answers.size(); ++i) {
      CHECK(again[i].text == answers[i].text);
      CHECK(again[i].predicted.best == answers[i].predicted.best);
    }
  }
}

}  // namespace
}  // namespace intents
