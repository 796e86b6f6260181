#include "bot/engine/polls.h"

#include <vector>

namespace bot {
namespace {

// Every conversation begins with a line: one without any was never made, or was erased.
PollOutcome look(Store& store, const Poll& poll) {
  try {
    const std::int64_t last = store.last_seq(poll.conversation);
    if (last == 0) return UnknownConversation{};
    if (last <= poll.after) return std::vector<Message>{};
    return store.messages(poll.conversation, poll.after, poll.limit);
  } catch (const StoreError&) {
    return Failed::Unstored;
  } catch (const RowRefused&) {
    return Failed::Poisoned;
  }
}

bool nothing_yet(const PollOutcome& outcome) {
  const auto* messages = std::get_if<std::vector<Message>>(&outcome);
  return messages != nullptr && messages->empty();
}

}  // namespace

void Polls::add(Store& store, Poll poll, Done done) {
  PollOutcome outcome = look(store, poll);
  const bool waits = poll.deadline > std::chrono::steady_clock::now();
  if (!nothing_yet(outcome) || !waits || parked_.size() >= parked_max_) {
    return done(std::move(outcome));
  }
  const std::uint64_t id = next_id_++;
  by_deadline_.insert({poll.deadline, id});
  by_conversation_[poll.conversation].insert(id);
  parked_.insert({id, Parked{std::move(poll), std::move(done)}});
}

void Polls::wake(Store& store, const std::string& conversation) {
  const auto found = by_conversation_.find(conversation);
  if (found == by_conversation_.end()) return;
  const std::vector<std::uint64_t> ids(found->second.begin(), found->second.end());
  for (const std::uint64_t id : ids) {
    if (!nothing_yet(look(store, parked_.at(id).poll))) answer(store, id);
  }
}

void Polls::wake_all(Store& store) {
  std::vector<std::string> waiting;
  for (const auto& [conversation, ids] : by_conversation_)
    waiting.push_back(conversation);
  for (const std::string& conversation : waiting)
    wake(store, conversation);
}

void Polls::expire(Store& store, Time now) {
  while (!by_deadline_.empty() && by_deadline_.begin()->first <= now) {
    answer(store, by_deadline_.begin()->second);
  }
}

void Polls::release_all() {
  while (!parked_.empty()) {
    remove(parked_.begin()->first).done(std::vector<Message>{});
  }
}

std::optional<Polls::Time> Polls::next_deadline() const {
  if (by_deadline_.empty()) return std::nullopt;
  return by_deadline_.begin()->first;
}

void Polls::answer(Store& store, std::uint64_t id) {
  Parked parked = remove(id);
  parked.done(look(store, parked.poll));
}

Polls::Parked Polls::remove(std::uint64_t id) {
  Parked parked = std::move(parked_.at(id));
  parked_.erase(id);
  by_deadline_.erase({parked.poll.deadline, id});
  const auto found = by_conversation_.find(parked.poll.conversation);
  found->second.erase(id);
  if (found->second.empty()) by_conversation_.erase(found);
  return parked;
}

}  // namespace bot
