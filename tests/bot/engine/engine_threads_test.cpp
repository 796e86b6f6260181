// The engine with its thread, as the server runs it; to be run under ThreadSanitizer too.

#include <atomic>
#include <chrono>
#include <future>
#include <thread>

#include <doctest/doctest.h>

#include "tests/bot/engine/fake_dialog.h"

namespace {

using tests::Bench;
using tests::text;
using tests::told;
using Lines = std::vector<std::string>;
using Steady = std::chrono::steady_clock;

// Nothing here waits this long unless something is broken.
constexpr auto kNever = std::chrono::seconds(20);

std::string ask(Bench& bench, bot::Incoming incoming) {
  std::promise<std::string> answer;
  bench.engine->submit(std::move(incoming), tests::render,
                       [&answer](const bot::Outcome& outcome) { answer.set_value(told(outcome)); });
  return answer.get_future().get();
}

bot::PollOutcome wait_for_lines(Bench& bench, const std::string& conversation, std::int64_t after,
                                Steady::time_point deadline) {
  std::promise<bot::PollOutcome> answer;
  bench.engine->poll({conversation, after, 500, deadline},
                     [&answer](const bot::PollOutcome& outcome) { answer.set_value(outcome); });
  return answer.get_future().get();
}

bot::User user_number(int number) { return {"http", "user" + std::to_string(number)}; }

// Polls until line `last` has come; false when a line is missing or a poll had to be ended by its
// deadline, which is what a lost wake-up looks like.
bool follow(Bench& bench, std::int64_t last) {
  std::int64_t seen = 0;
  while (seen < last) {
    const auto deadline = Steady::now() + kNever;
    const auto outcome = wait_for_lines(bench, "c1", seen, deadline);
    if (Steady::now() >= deadline) return false;
    const auto* messages = std::get_if<std::vector<bot::Message>>(&outcome);
    if (messages == nullptr || messages->empty()) return false;
    for (const bot::Message& message : *messages) {
      if (message.seq != ++seen) return false;
    }
  }
  return true;
}

}  // namespace

TEST_SUITE("bot/engine/threads") {
  TEST_CASE("many threads are answered, each person's messages in order") {
    Bench bench;
    bench.engine->start();
    std::vector<std::thread> people;
    people.reserve(8);
    std::atomic<int> wrong = 0;
    for (int person = 0; person < 8; ++person) {
      people.emplace_back([&bench, &wrong, person] {
        for (int i = 1; i <= 50; ++i) {
          const auto answer = ask(bench, text(std::to_string(i), "", user_number(person)));
          const std::string expected = std::to_string(2 * i) + " echo " + std::to_string(i) + ";";
          if (answer.find(expected) == std::string::npos) ++wrong;
        }
      });
    }
    for (std::thread& person : people)
      person.join();
    bench.engine->stop();

    CHECK(wrong == 0);
    CHECK(bench.observed<bot::TurnTaken>() == 400);
    CHECK(bench.observed<bot::BatchCommitted>() <= 401);
  }

  TEST_CASE("no wake-up is lost between a poll and a commit") {
    Bench bench;
    bench.engine->start();
    ask(bench, text("first"));
    constexpr int messages_sent = 300;
    std::atomic<int> wrong = 0;
    std::vector<std::thread> readers;
    readers.reserve(3);
    for (int reader = 0; reader < 3; ++reader) {
      readers.emplace_back([&] {
        if (!follow(bench, 2 + 2 * messages_sent)) ++wrong;
      });
    }
    for (int i = 0; i < messages_sent; ++i)
      ask(bench, text(std::to_string(i)));
    for (std::thread& reader : readers)
      reader.join();
    CHECK(wrong == 0);
  }

  TEST_CASE("a poll ends empty at its deadline, and at once when it asks for the present") {
    Bench bench;
    bench.engine->start();
    ask(bench, text("hi"));
    using Messages = std::vector<bot::Message>;
    const auto present = wait_for_lines(bench, "c1", 2, {});
    CHECK(std::get<Messages>(present).empty());
    const auto later =
        wait_for_lines(bench, "c1", 2, Steady::now() + std::chrono::milliseconds(20));
    CHECK(std::get<Messages>(later).empty());
    CHECK(std::get<Messages>(wait_for_lines(bench, "c1", 0, {})).size() == 2);
    CHECK(std::holds_alternative<bot::UnknownConversation>(
        wait_for_lines(bench, "nowhere", 0, Steady::now() + kNever)));
  }

  TEST_CASE("a poll on a conversation that is erased is told so") {
    Bench bench;
    bench.engine->start();
    ask(bench, text("hi"));
    std::promise<bot::PollOutcome> answer;
    bench.engine->poll({"c1", 2, 500, Steady::now() + kNever},
                       [&answer](const bot::PollOutcome& got) { answer.set_value(got); });
    ask(bench, text("erase"));
    CHECK(std::holds_alternative<bot::UnknownConversation>(answer.get_future().get()));
  }

  TEST_CASE("a timer fires in the thread when the clock has come to it") {
    Bench bench;
    bench.engine->start();
    ask(bench, text("hi"));
    std::promise<bot::PollOutcome> answer;
    bench.engine->poll({"c1", 2, 500, Steady::now() + kNever},
                       [&answer](const bot::PollOutcome& got) { answer.set_value(got); });
    bench.millis += std::chrono::milliseconds(std::chrono::minutes(30)).count();
    bench.engine->nudge();
    const auto outcome = answer.get_future().get();
    CHECK(std::get<std::vector<bot::Message>>(outcome).front().text == "remind is due");
  }

  TEST_CASE("stopping answers everyone who waits") {
    Bench bench;
    bench.engine->start();
    ask(bench, text("hi"));
    std::promise<bot::PollOutcome> parked;
    bench.engine->poll({"c1", 2, 500, Steady::now() + kNever},
                       [&parked](const bot::PollOutcome& got) { parked.set_value(got); });
    std::atomic<int> answered = 0;
    for (int i = 0; i < 100; ++i) {
      bench.engine->submit(text("more", "", user_number(i)), tests::render,
                           [&answered](const bot::Outcome&) { ++answered; });
    }
    bench.engine->stop();
    CHECK(answered == 100);
    CHECK(std::get<std::vector<bot::Message>>(parked.get_future().get()).empty());
  }
}
