#include <set>
#include <string>

#include <doctest/doctest.h>

#include "dialog/conversation.h"
#include "dialog/event.h"
#include "dialog/signal.h"
#include "dialog/state.h"
#include "dialog/table.h"

namespace dialog {
namespace {

bool is_snake_case(std::string_view name) {
  return !name.empty() &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos;
}

// Each of the first `count` values has a name of its own that leads back to it.
template <class Enum, class From>
void check_names(std::size_t count, From from) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < count; ++i) {
    const auto value = static_cast<Enum>(i);
    const std::string name(to_string(value));
    CAPTURE(name);
    CHECK(is_snake_case(name));
    CHECK(names.insert(name).second);
    CHECK(from(name) == value);
  }
  CHECK_FALSE(from("").has_value());
  CHECK_FALSE(from("no_such_name").has_value());
  CHECK_FALSE(from(*names.begin() + " ").has_value());
}

TEST_SUITE("dialog/names") {
  TEST_CASE("every name leads back to its value") {
    SUBCASE("states") { check_names<State>(kStateCount, state_from); }
    SUBCASE("signals") { check_names<Signal>(kSignalCount, signal_from); }
    SUBCASE("outcomes") {
      check_names<Outcome>(static_cast<std::size_t>(Outcome::Solved) + 1, outcome_from);
    }
    SUBCASE("closings") {
      check_names<Closing>(static_cast<std::size_t>(Closing::Resolved) + 1, closing_from);
    }
    SUBCASE("fates") { check_names<intents::Fate>(4, fate_from); }
    SUBCASE("handoff steps") {
      std::set<std::string_view> names;
      for (std::size_t i = 0; i < kHandoffStepCount; ++i)
        CHECK(names.insert(to_string(static_cast<HandoffStep>(i))).second);
    }
    SUBCASE("timers") { check_names<TimerKind>(kTimerKindCount, timer_kind_from); }
  }

  TEST_CASE("the names that others depend on stay as they are") {
    struct Row {
      std::string_view name;
      std::string_view expected;
    };
    for (const Row& row : {
             Row{to_string(State::Welcome), "welcome"},
             Row{to_string(State::AskingSymptom), "asking_symptom"},
             Row{to_string(State::OfferingFix), "offering_fix"},
             Row{to_string(State::WalkingSteps), "walking_steps"},
             Row{to_string(State::ConfirmingRisk), "confirming_risk"},
             Row{to_string(State::OfferingHandoff), "offering_handoff"},
             Row{to_string(State::WaitingForAgent), "waiting_for_agent"},
             Row{to_string(State::WithAgent), "with_agent"},
             Row{to_string(State::Rating), "rating"},
             Row{to_string(State::Closed), "closed"},
             Row{to_string(Signal::Greeted), "greeted"},
             Row{to_string(Signal::PhoneIsGone), "phone_is_gone"},
             Row{to_string(Signal::AgentGone), "agent_gone"},
             Row{to_string(Outcome::SaidTried), "said_tried"},
             Row{to_string(Closing::StartedOver), "started_over"},
             Row{to_string(TimerKind::FollowUp), "follow_up"},
             Row{to_string(TimerKind::Outage), "outage"},
             Row{to_string(Guard::FixOpen), "fix_open"},
             Row{to_string(Action::CarryOn), "carry_on"},
         }) {
      CHECK(row.name == row.expected);
    }
  }

  TEST_CASE("guards and actions have names of their own") {
    std::set<std::string_view> guards;
    for (int i = 0; i <= static_cast<int>(Guard::Rated); ++i) {
      CHECK(is_snake_case(to_string(static_cast<Guard>(i))));
      CHECK(guards.insert(to_string(static_cast<Guard>(i))).second);
    }
    std::set<std::string_view> actions;
    for (int i = 0; i <= static_cast<int>(Action::CarryOn); ++i) {
      CHECK(is_snake_case(to_string(static_cast<Action>(i))));
      CHECK(actions.insert(to_string(static_cast<Action>(i))).second);
    }
  }

  TEST_CASE("an owner is written with the agent's name and read again") {
    struct Row {
      Owner owner;
      std::string text;
    };
    for (const Row& row : {
             Row{{OwnerKind::Bot, ""}, "bot"},
             Row{{OwnerKind::Queue, ""}, "queue"},
             Row{{OwnerKind::Agent, "ann"}, "agent:ann"},
             Row{{OwnerKind::Agent, "agent:Jo O'Neil ü"}, "agent:agent:Jo O'Neil ü"},
         }) {
      CHECK(to_string(row.owner) == row.text);
      CHECK(owner_from(row.text) == row.owner);
    }
    CHECK(agent_of(agent_actor("ann")) == "ann");
    CHECK(agent_of("system") == "");
    for (const char* wrong : {"", "Bot", "agent", "queue:1", "ann"}) {
      CAPTURE(wrong);
      CHECK_FALSE(owner_from(wrong).has_value());
    }
  }
}

}  // namespace
}  // namespace dialog
