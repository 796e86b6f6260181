// The dialog as a table: (state, signal, guard) -> (action, next state). The bot runs this very
// table, `stepwise graph` draws it, and a test explores it.
//
// Rows are tried from top to bottom; the first whose state, signal and guard fit is taken. Every
// pair of state and signal is closed by a row guarded by Always (checked when the code is
// compiled).

#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "dialog/signal.h"
#include "dialog/state.h"

namespace dialog {

// What must hold besides state and signal; guard.h decides it.
enum class Guard : std::uint8_t {
  Always,
  FixShown,         // There is a fix to talk about.
  NextRemoves,      // The next fix removes something: consent first.
  NothingLeft,      // No fix is left to try.
  WantedRemoves,    // The fix or side road that was asked for removes something.
  WantedForbidden,  // It removes something, and this phone is lost, broken or about to leave.
  SamePlace,        // The symptom or fix that was named is the one being worked on.
  SecondStray,      // Not the first message that wasn't understood; nobody is called yet.
  SecondMiss,       // Not the first time that this step wasn't found; nobody is called yet.
  FirstStep,
  LastStep,
  PathShown,         // A side road of a fix is shown or asked about.
  HasEarlierFix,     // Another fix was shown before this one.
  InQueue,           // A human was asked for and none has come yet.
  OnlyHumanLeft,     // That, and no fix is left to try.
  ForbiddenInQueue,  // That, and WantedForbidden.
  FixOpen,           // The fix at hand was shown and nothing was said of it yet.
  MoreSteps,         // A part of the fix is shown, and there is more of it.
  HeardAgain,        // The same was heard a second time in a row.
  GoesRound,         // That, and nobody is called yet.
  WantedUnknown,     // An agent sends a fix that the pack doesn't have.
  ToQueue,           // An agent passes it on to nobody in particular.
  OutageLasts,       // The vendor reports trouble, or nobody knows.
  Rated,             // A rating was asked for since the problem came up last.
};

// What is said and recorded; action.h does it.
enum class Action : std::uint8_t {
  Ignore,
  Greet,
  AskSymptom,
  AskWhich,
  ShowNext,
  ShowWanted,
  ShowMore,
  ShowAgain,
  ShowEarlier,
  AskConsentForNext,
  AskConsentForWanted,
  ShowConsented,
  TakePath,
  Refuse,
  WalkFirst,
  WalkNext,
  WalkBack,
  WalkAgain,
  AskResult,
  AnswerQuestion,
  AnswerHowLong,
  AnswerWhatIsLost,
  AnswerWhy,
  AnswerWhatYouDo,
  NoteDetails,
  NoteRefusal,
  Warm,
  Sympathise,
  Wait,
  WarnOfSecret,
  Clarify,
  AnswerForeign,
  RepeatPlace,
  RepeatAfterStale,
  Celebrate,
  Settle,
  TakeRating,
  LeaveRating,
  OfferHuman,
  OfferHumanForFate,
  JoinQueue,
  TellQueue,
  TellPlace,
  Relay,
  AgentTakesOver,
  AgentSendsFix,
  AgentSnoozes,
  AgentAwaitsPerson,
  AgentWakes,
  AgentReturnsFix,
  AgentReturns,
  AgentResolves,
  AgentIsGone,
  AskErasure,
  Erase,
  Stop,
  StartOver,
  Remind,
  FollowUp,
  Expire,
  KeepWatching,
  TellOutageOver,
  CloseForSilence,
  CloseQuietly,
  WelcomeBack,
  CarryOn,  // Closed: the same signal once more, in the state that was left.
};
[[nodiscard]] std::string_view to_string(Guard guard);
[[nodiscard]] std::string_view to_string(Action action);

// Sets of states and signals, as bits.
using States = std::uint16_t;
using Signals = std::uint64_t;
static_assert(kStateCount <= 16 && kSignalCount <= 64, "the sets hold one bit each");

[[nodiscard]] constexpr bool contains(States states, State state) {
  return (states >> static_cast<unsigned>(state) & 1U) != 0;
}
[[nodiscard]] constexpr bool contains(Signals signals, Signal signal) {
  return (signals >> static_cast<unsigned>(signal) & 1U) != 0;
}

// Where a row leads: a state, the state it is in, or the one it was in before it closed.
class Target {
 public:
  constexpr Target(State state)  // NOLINT(google-explicit-constructor)
      : code_(static_cast<std::uint8_t>(state)) {}
  static constexpr Target stay() { return Target(kStay); }
  static constexpr Target resumed() { return Target(kResumed); }

  [[nodiscard]] constexpr State from(State now, State before_closing) const {
    if (code_ == kStay) return now;
    return code_ == kResumed ? before_closing : static_cast<State>(code_);
  }
  [[nodiscard]] constexpr bool stays() const { return code_ == kStay; }
  [[nodiscard]] constexpr bool resumes() const { return code_ == kResumed; }
  [[nodiscard]] constexpr State state() const { return static_cast<State>(code_); }

 private:
  static constexpr std::uint8_t kStay = 254;
  static constexpr std::uint8_t kResumed = 255;
  explicit constexpr Target(std::uint8_t code) : code_(code) {}
  std::uint8_t code_;
};

struct Row {
  States in;
  Signals on;
  Guard guard;
  Action action;
  Target to;
};

[[nodiscard]] std::span<const Row> table();

}  // namespace dialog
