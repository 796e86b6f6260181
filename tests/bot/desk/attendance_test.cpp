#include "bot/desk/attendance.h"

#include <doctest/doctest.h>

namespace {

dialog::Instant at(int seconds) { return dialog::Instant(std::chrono::seconds(1000 + seconds)); }

}  // namespace

TEST_SUITE("bot/desk/attendance") {
  TEST_CASE("who polls is there, and gone two minutes later") {
    bot::Attendance attendance(std::chrono::minutes(2));
    CHECK_FALSE(attendance.there("eve", at(0)));
    (void)attendance.see("eve", at(0));
    CHECK(attendance.there("eve", at(119)));
    CHECK_FALSE(attendance.there("eve", at(120)));
    CHECK_FALSE(attendance.there("bo", at(0)));
  }

  TEST_CASE("timers are pushed on now and then") {
    bot::Attendance attendance(std::chrono::minutes(2));
    CHECK(attendance.see("eve", at(0)));
    CHECK_FALSE(attendance.see("eve", at(14)));
    CHECK(attendance.see("bo", at(14)));
    CHECK(attendance.see("eve", at(15)));
    CHECK(attendance.see("eve", at(-100)));  // The clock was set back.
  }

  TEST_CASE("its number grows when somebody comes or goes") {
    bot::Attendance attendance(std::chrono::minutes(2));
    const auto begun = attendance.number(at(0));
    (void)attendance.see("eve", at(0));
    const auto come = attendance.number(at(0));
    CHECK(come > begun);
    (void)attendance.see("eve", at(60));
    CHECK(attendance.number(at(179)) == come);
    const auto gone = attendance.number(at(180));
    CHECK(gone > come);
    CHECK(attendance.number(at(300)) == gone);
    (void)attendance.see("eve", at(300));
    CHECK(attendance.number(at(300)) > gone);
  }
}
