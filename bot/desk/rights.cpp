#include "bot/desk/rights.h"

#include <array>

namespace bot {
namespace {

using dialog::OwnerKind;
using dialog::State;

constexpr std::array<std::string_view, 9> kNames = {
    "claim", "reply", "fix", "note", "snooze", "transfer", "return", "resolve", "reopen"};

bool has_ended(const dialog::Conversation& conversation) {
  return conversation.state == State::Closed || conversation.state == State::Rating;
}

}  // namespace

std::string_view to_string(DeskAct act) { return kNames.at(static_cast<std::size_t>(act)); }

std::vector<DeskAct> possible_acts(const dialog::Conversation& conversation,
                                   const std::string& agent, bool current) {
  if (!current) return {DeskAct::Note};
  switch (conversation.owner.kind) {
    case OwnerKind::Bot:
      if (has_ended(conversation)) return {DeskAct::Note, DeskAct::Reopen};
      return {DeskAct::Claim, DeskAct::Note};
    case OwnerKind::Queue:
      return {DeskAct::Claim, DeskAct::Note, DeskAct::Transfer};
    case OwnerKind::Agent:
      break;
  }
  if (conversation.owner.agent != agent) return {DeskAct::Note, DeskAct::Transfer};
  return {DeskAct::Reply,    DeskAct::Fix,    DeskAct::Note,   DeskAct::Snooze,
          DeskAct::Transfer, DeskAct::Return, DeskAct::Resolve};
}

}  // namespace bot
