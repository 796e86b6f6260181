#include "dialog/order.h"

#include <algorithm>

#include <doctest/doctest.h>

namespace dialog {
namespace {

using knowledge::Risk;
using Ids = std::vector<std::string>;

knowledge::Fix fix_of(std::string id, int minutes, Risk risk = Risk::None) {
  knowledge::Fix fix;
  fix.id = std::move(id);
  fix.minutes = minutes;
  fix.risk = risk;
  return fix;
}

// For "slow": quick 0.2/1, likely 0.6/10, care 0.8/(10+10), removes 0.9/(5+60), last.
knowledge::Pack a_pack() {
  knowledge::Pack pack;
  pack.fixes = {fix_of("last", 1), fix_of("removes", 5, Risk::Removes), fix_of("likely", 10),
                fix_of("quick", 1), fix_of("care", 10, Risk::Care)};
  pack.fixes[0].last_resort = true;
  knowledge::Symptom slow;
  slow.intent = "slow";
  slow.fixes = {{"removes", 0.9}, {"care", 0.8}, {"likely", 0.6}, {"quick", 0.2}, {"last", 0.9}};
  knowledge::Symptom vague;
  vague.intent = "fails";
  vague.vague = true;
  vague.fixes = {{"likely", 0.9}};
  pack.symptoms = {slow, vague};
  return pack;
}

class Order {
 public:
  Order() {
    brain_.pack = &pack_;
    now.symptom = "slow";
  }
  Conversation now;
  Experience& experience() { return brain_.experience; }

  [[nodiscard]] Ids ids() const {
    Ids ids;
    for (const Ranked& ranked : ranked_fixes(brain_, now))
      ids.push_back(ranked.fix->id);
    return ids;
  }
  [[nodiscard]] Ranked ranked(const std::string& id) const {
    const auto all = ranked_fixes(brain_, now);
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Ranked& r) { return r.fix->id == id; });
    REQUIRE(found != all.end());
    return *found;
  }
  [[nodiscard]] const knowledge::Fix* next() const {
    const auto all = ranked_fixes(brain_, now);
    return all.empty() ? nullptr : all.front().fix;
  }

 private:
  knowledge::Pack pack_ = a_pack();
  Brain brain_;
};

TEST_SUITE("dialog/order") {
  TEST_CASE("fixes come by probability over cost, risk priced in, last resorts last") {
    const Order order;
    CHECK(order.ids() == Ids{"quick", "likely", "care", "removes", "last"});
    CHECK(order.next()->id == "quick");
    CHECK(order.ranked("quick").cost_minutes == doctest::Approx(1));
    CHECK(order.ranked("care").cost_minutes == doctest::Approx(20));
    CHECK(order.ranked("removes").cost_minutes == doctest::Approx(65));
    CHECK(order.ranked("care").probability == doctest::Approx(0.8));
  }

  TEST_CASE("a symptom that isn't known is ordered as the vague one") {
    Order order;
    order.now.symptom = "";
    CHECK(order.ids() == Ids{"likely", "quick", "care", "removes", "last"});
    CHECK(order.ranked("quick").probability == doctest::Approx(knowledge::kUnlistedProbability));
  }

  TEST_CASE("what was tried, failed, refused or solved doesn't come again") {
    Order order;
    for (const Outcome outcome :
         {Outcome::SaidTried, Outcome::Failed, Outcome::Skipped, Outcome::Solved}) {
      CAPTURE(std::string(to_string(outcome)));
      order.now.attempts = {{"quick", outcome, {}}};
      CHECK(order.ids() == Ids{"likely", "care", "removes", "last"});
    }
  }

  TEST_CASE("what was passed over in silence comes after the fresh ones, before the last resort") {
    Order order;
    order.now.attempts = {{"quick", Outcome::Shown, {}}};
    CHECK(order.ids() == Ids{"likely", "care", "removes", "quick", "last"});
  }

  TEST_CASE("nothing is removed from a phone that is lost, broken or about to leave") {
    Order order;
    for (const auto fate : {intents::Fate::Lost, intents::Fate::Broken, intents::Fate::Leaving}) {
      order.now.fate = fate;
      CHECK(order.ids() == Ids{"quick", "likely", "care", "last"});
    }
  }

  TEST_CASE("nothing is next when all was tried") {
    Order order;
    for (const char* id : {"quick", "likely", "care", "removes", "last"})
      order.now.attempts.push_back({id, Outcome::Failed, {}});
    CHECK(order.next() == nullptr);
  }

  TEST_CASE("experience moves the order, and only for its own symptom") {
    Order order;
    order.experience()["slow"]["quick"] = {0, 80};
    CHECK(order.ids().front() == "likely");
    // (0.2 * 20 + 0) / (20 + 80)
    CHECK(order.ranked("quick").probability == doctest::Approx(0.04));
    order.experience()["slow"]["removes"] = {400, 0};
    CHECK(order.ranked("removes").probability > 0.99);
    CHECK(order.ids().back() == "last");
    order.now.symptom = "fails";
    CHECK(order.ranked("quick").probability == doctest::Approx(knowledge::kUnlistedProbability));
  }

  TEST_CASE("one past conversation doesn't overturn the pack") {
    Order order;
    order.experience()["slow"]["quick"] = {0, 1};
    CHECK(order.next()->id == "quick");
  }
}

}  // namespace
}  // namespace dialog
