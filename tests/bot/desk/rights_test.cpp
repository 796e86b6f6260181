#include "bot/desk/rights.h"

#include <doctest/doctest.h>

namespace {

using dialog::OwnerKind;
using dialog::State;

std::string possible(OwnerKind kind, const std::string& owner, State state, bool current = true) {
  dialog::Conversation conversation;
  conversation.owner = {kind, owner};
  conversation.state = state;
  std::string names;
  for (const bot::DeskAct act : bot::possible_acts(conversation, "eve", current))
    names += std::string(to_string(act)) + ' ';
  return names;
}

}  // namespace

TEST_SUITE("bot/desk/rights") {
  TEST_CASE("what an agent may do depends on who has it") {
    struct Row {
      OwnerKind kind;
      const char* owner;
      State state;
      const char* acts;
    };
    for (const Row& row : {
             Row{OwnerKind::Bot, "", State::OfferingFix, "claim note "},
             Row{OwnerKind::Bot, "", State::Rating, "note reopen "},
             Row{OwnerKind::Bot, "", State::Closed, "note reopen "},
             Row{OwnerKind::Queue, "", State::WaitingForAgent, "claim note transfer "},
             Row{OwnerKind::Queue, "", State::OfferingFix, "claim note transfer "},
             Row{OwnerKind::Agent, "eve", State::WithAgent,
                 "reply fix note snooze transfer return resolve "},
             Row{OwnerKind::Agent, "bo", State::WithAgent, "note transfer "},
         }) {
      CAPTURE(row.acts);
      CHECK(possible(row.kind, row.owner, row.state) == row.acts);
    }
  }

  TEST_CASE("what the person has left behind can only be noted on") {
    CHECK(possible(OwnerKind::Bot, "", State::Closed, false) == "note ");
    CHECK(possible(OwnerKind::Agent, "eve", State::WithAgent, false) == "note ");
  }
}
