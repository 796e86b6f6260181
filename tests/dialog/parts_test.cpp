#include "dialog/parts.h"

#include <doctest/doctest.h>

namespace dialog {
namespace {

// Steps that take so many lines each.
knowledge::Procedure steps(std::initializer_list<std::size_t> lines) {
  knowledge::Procedure procedure;
  for (const std::size_t count : lines)
    procedure.steps.push_back({std::string(count * kLineChars - 3, 'x'), ""});
  return procedure;
}

TEST_SUITE("dialog/parts") {
  TEST_CASE("lines are counted in characters, without marks") {
    CHECK(lines_of("") == 0);
    CHECK(lines_of(std::string(kLineChars, 'x')) == 1);
    CHECK(lines_of(std::string(kLineChars + 1, 'x')) == 2);
    CHECK(lines_of("**" + std::string(kLineChars, 'x') + "**") == 1);
    CHECK(lines_of("”" + std::string(kLineChars - 1, 'x')) == 1);
    CHECK(lines_of_step(std::string(kLineChars - 3, 'x')) == 1);
    CHECK(lines_of_step(std::string(kLineChars - 2, 'x')) == 2);
  }

  TEST_CASE("what fits is one part") {
    CHECK(part_at(steps({2, 2, 3}), 0) == Part{0, 3});
    CHECK(part_at(steps({1}), 0) == Part{0, 1});
    CHECK(part_at(steps({}), 0) == Part{0, 0});
  }

  TEST_CASE("what doesn't is cut between steps, into parts about as long") {
    const knowledge::Procedure eight = steps({2, 2, 2, 2});
    CHECK(part_at(eight, 0) == Part{0, 2});
    CHECK(part_at(eight, 1) == Part{0, 2});
    CHECK(part_at(eight, 2) == Part{2, 4});
    CHECK(part_at(eight, 9) == Part{2, 4});
    CHECK(part_at(steps({3, 3, 3}), 0) == Part{0, 2});  // Never more than fits.
    CHECK(part_at(steps({9, 1}), 0) == Part{0, 1});     // A step is never cut.
  }

  TEST_CASE("every step stands in the part that begins where the last one ended") {
    for (const auto& procedure :
         {steps({1, 2, 3, 1, 2, 3, 1, 2}), steps({4, 4, 4, 4}), steps({1, 7, 1, 7, 1})}) {
      std::size_t next = 0;
      while (next < procedure.steps.size()) {
        const Part part = part_at(procedure, static_cast<int>(next));
        CHECK(part.first == next);
        REQUIRE(part.last > next);
        next = part.last;
      }
    }
  }
}

}  // namespace
}  // namespace dialog
