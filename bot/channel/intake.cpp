#include "bot/channel/intake.h"

#include <atomic>
#include <memory>
#include <utility>

#include "bot/delivery/departure.h"
#include "knowledge/overloaded.h"

namespace bot {
namespace {

using Tell = std::function<void(Taken)>;

constexpr const char* kAwaited = "awaited";

std::string render_wait(const Answered& answered) { return answered.awaited ? kAwaited : ""; }

bool awaits_answer(const Outcome& outcome) {
  const auto* done = std::get_if<Done>(&outcome);
  return done != nullptr && !done->repeated && done->body == kAwaited;
}

// One arrival on its way through the engine. Copied into what the engine calls back.
struct Passage {
  ChannelWorld world;
  std::string channel;
  Arrival arrival;
  Mark mark;
  Tell done;

  [[nodiscard]] User user() const { return {channel, arrival.user}; }

  void end(Taken taken) const {
    if (taken == Taken::Stored) {
      for (const Call& call : arrival.asides)
        world.aside(channel, {call, {}});
    }
    done(taken);
  }

  void ignore(const char* why) const {
    world.observe(WebhookIgnored{channel, why});
    end(Taken::Stored);
  }

  // What was set aside would fail again: it isn't asked for once more.
  [[nodiscard]] static Taken taken(const Outcome& outcome) {
    if (std::holds_alternative<TooManyUnanswered>(outcome)) return Taken::Refused;
    const auto* failed = std::get_if<Failed>(&outcome);
    const bool again = failed != nullptr && *failed != Failed::Poisoned;
    return again ? Taken::Refused : Taken::Stored;
  }

  // Without secrets, as it was stored: who takes a message back may well have sent one.
  [[nodiscard]] std::string as_kept(const std::string& text) const { return world.read(text).text; }

  [[nodiscard]] Incoming incoming() const {
    Incoming incoming;
    incoming.user = user();
    incoming.key = arrival.key;
    incoming.target = arrival.target;
    incoming.only_here = arrival.only_here;
    incoming.revises = arrival.revises;
    if (!arrival.was.empty()) incoming.was = as_kept(arrival.was);
    incoming.message = arrival.message;
    incoming.profile = arrival.profile;
    incoming.mark = mark.name;
    incoming.mark_value = mark.value;
    return incoming;
  }

  void submit(Incoming incoming) const {
    world.engine->submit(std::move(incoming), render_wait,
                         [self = *this](const Outcome& outcome) { self.conclude(outcome); });
  }

  // A button that nobody remembers (the data was erased) says what stood on it.
  void conclude(const Outcome& outcome) const {
    if (arrival.typing && awaits_answer(outcome)) world.aside(channel, {*arrival.typing, {}});
    if (!std::holds_alternative<UnknownButton>(outcome)) {
      end(taken(outcome));
      return;
    }
    const auto* pushed = std::get_if<Pushed>(&arrival.what);
    if (pushed == nullptr || pushed->label.empty()) {
      ignore("unknown_button");
      return;
    }
    say(world.read(pushed->label), false);
  }

  void say(intents::Understanding understanding, bool may_burst) const {
    Incoming said = incoming();
    said.what = Text{std::move(understanding)};
    said.may_burst = may_burst;
    submit(std::move(said));
  }

  void command(const Commanded& given) const {
    auto understanding = world.read(given.hint.empty() ? given.text : given.hint);
    const bool lost = !given.hint.empty() && understanding.out_of_scope;
    say(lost ? world.read(given.text) : std::move(understanding), false);
  }

  void press(const Pushed& pushed) const {
    Incoming pressed = incoming();
    pressed.what = Press{pushed.value};
    submit(std::move(pressed));
  }

  void arrive() const {
    Incoming arrived = incoming();
    arrived.what = Arrive{};
    submit(std::move(arrived));
  }

  void retract(const Retracted& gone) const {
    Incoming retracted = incoming();
    retracted.what = Retract{as_kept(gone.text)};
    submit(std::move(retracted));
  }

  void run(std::function<void(Store&, Instant)> work) const {
    world.engine->run(
        [self = *this, work = std::move(work)](Store& store, Instant now) -> AfterCommit {
          if (!self.mark.name.empty()) store.raise_mark(self.mark.name, self.mark.value);
          work(store, now);
          return [self] { self.end(Taken::Stored); };
        },
        [self = *this](Failed why) { self.end(taken(why)); });
  }

  void leave() const {
    run([user = user()](Store& store, Instant now) {
      store.drop_held(user);
      const auto current = store.current_conversation(user);
      if (current) depart(store, now, current->conversation.id);
    });
  }

  void migrate(const Migrated& moved) const {
    run([channel = channel, from = arrival.target, to = moved.target](Store& store, Instant) {
      store.move_target(channel, from, to);
    });
  }
};

}  // namespace

void take_in(const ChannelWorld& world, const std::string& channel, Heard heard, Mark mark,
             const Tell& done) {
  if (const auto* ignored = std::get_if<Ignored>(&heard)) {
    world.observe(WebhookIgnored{channel, ignored->why});
    return done(Taken::Stored);
  }
  const Passage passage{world, channel, std::move(std::get<Arrival>(heard)), std::move(mark), done};
  std::visit(knowledge::Overloaded{
                 [&](const Wrote& wrote) {
                   passage.say(world.read(wrote.text), !passage.arrival.revises);
                 },
                 [&](const Retracted& gone) { passage.retract(gone); },
                 [&](const Commanded& given) { passage.command(given); },
                 [&](const Pushed& pushed) { passage.press(pushed); },
                 [&](const Opened&) { passage.arrive(); },
                 [&](const Left&) { passage.leave(); },
                 [&](const Migrated& moved) { passage.migrate(moved); },
             },
             passage.arrival.what);
}

void take_all_in(const ChannelWorld& world, const std::string& channel, std::vector<Heard> heard,
                 const Tell& done) {
  if (heard.empty()) return done(Taken::Stored);
  struct Post {
    std::atomic<std::size_t> left;
    std::atomic<bool> refused = false;
  };
  const auto post = std::make_shared<Post>();
  post->left = heard.size();
  for (Heard& one : heard) {
    take_in(world, channel, std::move(one), {}, [post, done](Taken taken) {
      if (taken == Taken::Refused) post->refused = true;
      if (--post->left == 0) done(post->refused ? Taken::Refused : Taken::Stored);
    });
  }
}

http::Response acknowledged(Taken taken) {
  if (taken == Taken::Stored) return {200, "text/plain; charset=utf-8", "", {}};
  return http::problem_for_now(503, "the queue: is full, or nothing can be stored",
                               std::chrono::seconds(2));
}

Tell acknowledging(http::Respond respond) {
  return [respond = std::move(respond)](Taken taken) { respond(acknowledged(taken)); };
}

void turn_away(const ChannelWorld& world, const std::string& channel, std::string_view why,
               const http::Respond& respond) {
  world.observe(WebhookRefused{channel, std::string(why)});
  respond(http::problem(401, channel + "'s signature: " + std::string(why)));
}

}  // namespace bot
