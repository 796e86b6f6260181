#include "bot/engine/task_queue.h"

#include <utility>

#include <doctest/doctest.h>

namespace {

bot::Task task_of(const std::string& user, const std::string& detail = "") {
  bot::Task task;
  task.portrait.user = {"http", user};
  task.portrait.detail = detail;
  task.counted = true;
  return task;
}

}  // namespace

TEST_SUITE("bot/engine/task_queue") {
  TEST_CASE("tasks come out in the order they came in, no more than asked for") {
    bot::TaskQueue queue(10, 10);
    for (const char* name : {"a", "b", "c"}) {
      CHECK(queue.offer(task_of("ann", name)) == bot::Offer::Taken);
    }
    const auto first = queue.take(2);
    REQUIRE(first.size() == 2);
    CHECK(first[0].portrait.detail == "a");
    CHECK(first[1].portrait.detail == "b");
    CHECK(queue.take(2).front().portrait.detail == "c");
    CHECK(queue.empty());
  }

  TEST_CASE("a person counts until they are answered, not only until they are taken") {
    bot::TaskQueue queue(10, 1);
    CHECK(queue.offer(task_of("ann")) == bot::Offer::Taken);
    CHECK(queue.offer(task_of("ann")) == bot::Offer::Flooding);
    CHECK(queue.offer(task_of("bob")) == bot::Offer::Taken);
    CHECK(queue.take(10).size() == 2);
    CHECK(queue.offer(task_of("ann")) == bot::Offer::Flooding);
    queue.answered({"http", "ann"});
    CHECK(queue.offer(task_of("ann")) == bot::Offer::Taken);
  }

  TEST_CASE("a task that isn't taken is left whole") {
    bot::TaskQueue queue(0, 1);
    bot::Task task = task_of("ann", "mine");
    CHECK(queue.offer(std::move(task)) == bot::Offer::Full);
    CHECK(task.portrait.detail == "mine");  // NOLINT(bugprone-use-after-move)
  }

  TEST_CASE("a closed queue takes nothing in and lets everything out") {
    bot::TaskQueue queue(10, 10);
    CHECK(queue.offer(task_of("ann")) == bot::Offer::Taken);
    queue.close();
    CHECK(queue.offer(task_of("ann")) == bot::Offer::Full);
    queue.wait_until(std::chrono::steady_clock::time_point::max());
    CHECK(queue.take(10).size() == 1);
  }
}
