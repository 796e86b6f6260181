#include "bot/http/guests.h"

#include <algorithm>
#include <utility>

namespace bot::http {
namespace {

// Idle comes after all of them, whatever its age; those who are being answered are left alone.
constexpr auto kUnfinished =
    std::to_array<Phase>({Phase::Handshake, Phase::Head, Phase::Body, Phase::Waiting,
                          Phase::Writing, Phase::Lingering, Phase::Deserted});
constexpr auto kUnfinishedSessions =
    std::to_array<Phase>({Phase::Head, Phase::Body, Phase::Waiting, Phase::Writing});

// Those in Head hold little: they come after all of these.
constexpr auto kHolding = std::to_array<Phase>({Phase::Body, Phase::Waiting, Phase::Writing});

// So many knock at the same time in good times. When more do, an attack is on or half of them will
// wait in vain: the newest goes first then, so that most are served at once and not all too late.
constexpr std::size_t kQueueFair = 64;

// 0 goes first, empty stays.
std::optional<int> worth(Phase phase) {
  if (phase == Phase::Answering) return std::nullopt;
  return phase == Phase::Idle ? 1 : 0;
}

bool goes_before(const Guest& guest, const Guest* other) {
  if (other == nullptr) return true;
  const auto mine = worth(guest.phase);
  const auto theirs = worth(other->phase);
  return mine != theirs ? *mine < *theirs : guest.since < other->since;
}

}  // namespace

Guests::Guests(const PhaseLengths& lengths, Observer observe)
    : lengths_(lengths), observe_(std::move(observe)) {}

Guest& Guests::add(Guest guest, Time now) {
  guest.since = now;
  List& list = in(guest.phase);
  list.push_back(std::move(guest));
  Guest& added = list.back();
  added.place = std::prev(list.end());
  if (added.network != 0) networks_[added.network].push_back(&added);
  ++size_;
  return added;
}

void Guests::move(Guest& guest, Phase phase, Time now) {
  List& to = in(phase);
  to.splice(to.end(), in(guest.phase), guest.place);
  guest.phase = phase;
  guest.since = now;
}

void Guests::unburden(Guest& guest) {
  release(guest.in);
  release(guest.out);
  guest.lent = 0;
  weigh(guest);
}

void Guests::drop(Guest& guest, const char* why) {
  if (dropped(guest)) return;
  if (*why != '\0') observe_(ConnectionDropped{why});
  guest.connection = Connection();
  unburden(guest);
  if (guest.queued) std::erase(queue_of(guest.phase), &guest);
  askers_.erase(std::exchange(guest.request, 0));
  leave_network(guest);
  --size_;
  dropped_.splice(dropped_.end(), in(guest.phase), guest.place);
}

void Guests::shed(Guest& guest, Time now, const char* why) {
  observe_(ConnectionDropped{why});
  if (std::exchange(guest.queued, false)) std::erase(queue_of(guest.phase), &guest);
  guest.connection.forget_session();
  unburden(guest);
  move(guest, Phase::Shed, now);
}

void Guests::leave_network(Guest& guest) {
  const auto found = networks_.find(guest.network);
  if (found == networks_.end()) return;
  std::erase(found->second, &guest);
  if (found->second.empty()) networks_.erase(found);
}

std::size_t Guests::size_of(std::uint64_t network) const {
  const auto found = networks_.find(network);
  return found == networks_.end() ? 0 : found->second.size();
}

ConnectionsCounted Guests::count() const {
  const auto sum = [this](Phase one, Phase other) {
    return static_cast<int>(size(one) + size(other));
  };
  ConnectionsCounted counted;
  counted.handshaking = static_cast<int>(outside() + size(Phase::Handshake));
  counted.reading = sum(Phase::Head, Phase::Body) + static_cast<int>(size(Phase::Waiting));
  counted.answering = sum(Phase::Answering, Phase::Deserted);
  counted.writing = sum(Phase::Writing, Phase::Lingering);
  counted.idle = static_cast<int>(size(Phase::Idle));
  return counted;
}

Guest* Guests::oldest(Phase phase) {
  List& list = in(phase);
  return list.empty() ? nullptr : &list.front();
}

Guest* Guests::oldest_of(std::span<const Phase> phases) {
  Guest* found = nullptr;
  for (const Phase phase : phases) {
    Guest* candidate = oldest(phase);
    if (candidate == nullptr) continue;
    if (found == nullptr || candidate->since < found->since) found = candidate;
  }
  return found;
}

Guest* Guests::least_worthy_in(std::span<const Phase> unfinished) {
  Guest* found = oldest_of(unfinished);
  return found != nullptr ? found : oldest(Phase::Idle);
}

Guest* Guests::least_worthy_outside() {
  Guest* shed = oldest(Phase::Shed);
  return shed != nullptr ? shed : oldest(Phase::Knocking);
}

Guest* Guests::least_worthy() { return least_worthy_in(kUnfinished); }

Guest* Guests::one_bystander_too_many(std::size_t max) {
  std::size_t bystanders = size(Phase::Idle);
  for (const Phase phase : kUnfinishedSessions)
    bystanders += size(phase);
  return bystanders < max ? nullptr : least_worthy_in(kUnfinishedSessions);
}

Guest* Guests::least_worthy_of(std::uint64_t network) {
  const auto members = networks_.find(network);
  if (members == networks_.end()) return nullptr;
  Guest* found = nullptr;
  for (Guest* candidate : members->second) {
    if (worth(candidate->phase) && goes_before(*candidate, found)) found = candidate;
  }
  return found;
}

Guest* Guests::expired(Time now) {
  for (List& list : lists_) {
    if (!list.empty() && deadline(list.front()) <= now) return &list.front();
  }
  return nullptr;
}

std::optional<Guests::Time> Guests::next_deadline() const {
  std::optional<Time> next;
  for (const List& list : lists_) {
    if (list.empty()) continue;
    const Time candidate = deadline(list.front());
    next = next ? std::min(*next, candidate) : candidate;
  }
  return next;
}

void Guests::queue(Guest& guest) {
  if (!std::exchange(guest.queued, true)) queue_of(guest.phase).push_back(&guest);
}

Guest* Guests::next_queued(Phase phase) {
  auto& queue = queue_of(phase);
  if (queue.empty()) return nullptr;
  const bool newest = phase == Phase::Knocking && queue.size() > kQueueFair;
  Guest* next = newest ? queue.back() : queue.front();
  newest ? queue.pop_back() : queue.pop_front();
  next->queued = false;
  return next;
}

std::uint64_t Guests::ask(Guest& guest) {
  guest.request = ++last_request_;
  askers_.emplace(guest.request, &guest);
  return guest.request;
}

Guest* Guests::asker(std::uint64_t request) {
  const auto found = askers_.find(request);
  if (found == askers_.end()) return nullptr;
  Guest* guest = found->second;
  askers_.erase(found);
  guest->request = 0;
  return guest;
}

void Guests::weigh(Guest& guest) {
  held_ -= guest.held;
  guest.held = guest.in.size() + guest.out.size() + guest.lent + guest.connection.pending();
  held_ += guest.held;
}

Guest* Guests::oldest_holder() {
  Guest* found = oldest_of(kHolding);
  return found != nullptr ? found : oldest(Phase::Head);
}

}  // namespace bot::http
