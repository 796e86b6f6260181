#include "dialog/table.h"

#include <algorithm>
#include <array>

namespace dialog {
namespace {

using enum State;
using enum Signal;
using enum Guard;
using A = Action;

template <class... S>
constexpr States in(S... states) {
  return static_cast<States>(((1U << static_cast<unsigned>(states)) | ...));
}
template <class... S>
constexpr Signals on(S... signals) {
  return ((Signals{1} << static_cast<unsigned>(signals)) | ...);
}

constexpr States kAnywhere = static_cast<States>((1U << kStateCount) - 1);
constexpr States kOpen = kAnywhere & static_cast<States>(~in(Closed, WithAgent));
constexpr States kHelping = in(OfferingFix, WalkingSteps);
constexpr States kStarting = in(Welcome, AskingSymptom);
constexpr Signals kEverySignal = (Signals{1} << kSignalCount) - 1;
constexpr Signals kTimers = on(RemindDue, CloseDue, FollowUpDue, OutageDue, WakeDue, QueueDue);
constexpr Signals kAgents =
    on(Signal::AgentClaimed, Signal::AgentSaid, Signal::AgentSentFix, Signal::AgentSnoozed,
       Signal::AgentWaits, Signal::AgentTransferred, Signal::AgentReturned, Signal::AgentResolved,
       Signal::AgentReopened, Signal::AgentNoted, Signal::AgentGone);
constexpr Signals kPerson = kEverySignal & ~kTimers & ~kAgents;
constexpr Signals kMovesOn =
    on(DidNotWork, Skip, SaidTried, DoesNotKnow, KeepsTrying, Described, SaidItFailed, CameBack);
// Answered in place: to say the same once more would help nobody.
constexpr Signals kAnswered = on(Asks, AsksHowLong, AsksWhatIsLost, AsksWhy, AsksWhatYouDo,
                                 IsUnsure, Complains, Wordless, ForeignLanguage);
constexpr Target kStay = Target::stay();

// Read from top to bottom: the first row that fits is taken.
constexpr auto kTable = std::to_array<Row>({
    // An agent owns it: the bot says nothing and passes on.
    {in(WithAgent), kPerson, Always, A::Relay, kStay},
    {in(WithAgent), on(Signal::AgentSaid, Signal::AgentClaimed), Always, A::AgentTakesOver, kStay},
    {kAnywhere, on(Signal::AgentSentFix), WantedUnknown, A::Ignore, kStay},
    {kAnywhere, on(Signal::AgentSentFix), WantedForbidden, A::Ignore, kStay},
    {kAnywhere, on(Signal::AgentSentFix), Always, A::AgentSendsFix, WithAgent},
    {in(WithAgent), on(Signal::AgentSnoozed), Always, A::AgentSnoozes, kStay},
    {in(WithAgent), on(Signal::AgentWaits), Always, A::AgentAwaitsPerson, kStay},
    {in(WithAgent), on(WakeDue), Always, A::AgentWakes, kStay},
    {in(WithAgent), on(Signal::AgentTransferred), ToQueue, A::AgentIsGone, WaitingForAgent},
    {in(WithAgent), on(Signal::AgentReturned), WantedForbidden, A::AgentReturns, AskingSymptom},
    {in(WithAgent), on(Signal::AgentReturned), WantedRemoves, A::AgentReturnsFix, ConfirmingRisk},
    {in(WithAgent), on(Signal::AgentReturned), FixShown, A::AgentReturnsFix, OfferingFix},
    {in(WithAgent), on(Signal::AgentReturned), Always, A::AgentReturns, AskingSymptom},
    {in(WithAgent), on(Signal::AgentResolved), Rated, A::Settle, Closed},
    {in(WithAgent), on(Signal::AgentResolved), Always, A::AgentResolves, Rating},
    {in(WithAgent), on(Signal::AgentGone), Always, A::AgentIsGone, WaitingForAgent},
    {in(WithAgent), kTimers, Always, A::Ignore, kStay},
    {kAnywhere, on(Signal::AgentClaimed, Signal::AgentSaid), Always, A::AgentTakesOver, WithAgent},
    {kAnywhere, on(Signal::AgentTransferred), ToQueue, A::Ignore, kStay},
    {kAnywhere, on(Signal::AgentTransferred), Always, A::AgentTakesOver, WithAgent},
    {in(Rating, Closed), on(Signal::AgentReopened), Always, A::AgentTakesOver, WithAgent},
    {kAnywhere, kAgents, Always, A::Ignore, kStay},

    // Time.
    {kStarting, on(RemindDue), Always, A::Remind, kStay},
    {kHelping | in(ConfirmingRisk, OfferingHandoff), on(RemindDue), Always, A::Remind, kStay},
    {kAnywhere, on(RemindDue), Always, A::Ignore, kStay},
    {in(Rating, Welcome), on(CloseDue), Always, A::CloseQuietly, Closed},
    {in(Closed), on(CloseDue), Always, A::Ignore, kStay},
    {kAnywhere, on(CloseDue), InQueue, A::Expire, Closed},
    {kAnywhere, on(CloseDue), Always, A::CloseForSilence, Closed},
    {in(Closed), on(FollowUpDue), Always, A::FollowUp, Target::resumed()},
    {kAnywhere, on(FollowUpDue), Always, A::FollowUp, kStay},
    {kAnywhere, on(QueueDue), InQueue, A::TellPlace, kStay},
    {kAnywhere, on(QueueDue, WakeDue), Always, A::Ignore, kStay},
    {kAnywhere, on(OutageDue), OutageLasts, A::KeepWatching, kStay},
    {in(Closed), on(OutageDue), Always, A::TellOutageOver, Target::resumed()},
    {kAnywhere, on(OutageDue), Always, A::TellOutageOver, kStay},

    // Wishes that count everywhere.
    {in(Welcome), on(PressedStale), Always, A::Greet, AskingSymptom},
    {kAnywhere, on(PressedStale), Always, A::RepeatAfterStale, kStay},
    {kAnywhere, on(ConfirmsErasure), Always, A::Erase, Closed},
    {in(Welcome), on(WantsErasure), Always, A::AskErasure, AskingSymptom},
    {kAnywhere, on(WantsErasure), Always, A::AskErasure, kStay},
    {in(Welcome), on(KeepsData), Always, A::Greet, AskingSymptom},
    {kOpen, on(KeepsData), Always, A::RepeatPlace, kStay},
    {kAnywhere, on(StartsOver), Always, A::StartOver, AskingSymptom},
    {kAnywhere, on(Stops), Always, A::Stop, Closed},

    // Closed: what carries news goes on where it stood; the rest is welcomed back.
    {in(Closed),
     on(Described, SaidItFailed, WantsFix, SaidTried, Worked, DidNotWork, WantsHuman, TakesPath,
        NeedsSteps, Next, Skip, CameBack, KeepsTrying, PhoneIsGone, IsUnsure, Rates),
     Always, A::CarryOn, Target::resumed()},
    {in(Closed), on(Thanks, SaysGoodbye, No, Later, KeepsData, SkipsRating), Always, A::Warm,
     kStay},
    {in(Closed), kPerson, Always, A::WelcomeBack, Target::resumed()},

    // A human.
    {kOpen, on(WantsHuman), InQueue, A::TellQueue, WaitingForAgent},
    {kOpen, on(WantsHuman), Always, A::JoinQueue, WaitingForAgent},
    {kOpen, on(PhoneIsGone), InQueue, A::TellQueue, WaitingForAgent},
    {kOpen, on(PhoneIsGone), Always, A::OfferHumanForFate, OfferingHandoff},
    {in(OfferingHandoff), on(Yes), Always, A::JoinQueue, WaitingForAgent},
    {in(OfferingHandoff, WaitingForAgent), on(KeepsTrying, No), FixOpen, A::ShowAgain, OfferingFix},
    {in(OfferingHandoff), on(No), NothingLeft, A::Wait, kStay},
    {in(OfferingHandoff), on(No), NextRemoves, A::AskConsentForNext, ConfirmingRisk},
    {in(OfferingHandoff), on(No), Always, A::ShowNext, OfferingFix},
    {in(WaitingForAgent), on(Yes, No, Next, Back, Greeted), Always, A::TellQueue, kStay},

    // A part of a fix is done: on to the next one.
    {in(OfferingFix), on(Next, Yes), MoreSteps, A::ShowMore, kStay},

    // It worked.
    {in(Rating), on(Rates), Always, A::TakeRating, Closed},
    {in(Rating), on(SkipsRating, Skip, No, Thanks, SaysGoodbye), Always, A::LeaveRating, Closed},
    {in(Rating), on(Yes, Worked, Greeted, Next, Back, Rates, DoesNotKnow), Always, A::RepeatPlace,
     kStay},
    {kOpen, on(Worked), Rated, A::Settle, Closed},
    {in(OfferingFix), on(Yes), Rated, A::Settle, Closed},
    {kOpen, on(Worked), Always, A::Celebrate, Rating},
    {in(OfferingFix), on(Yes), Always, A::Celebrate, Rating},

    // The fix or side road that was asked for.
    {kOpen, on(WantsFix, TakesPath), ForbiddenInQueue, A::TellQueue, WaitingForAgent},
    {kOpen, on(WantsFix, TakesPath), WantedForbidden, A::OfferHumanForFate, OfferingHandoff},
    {kOpen, on(WantsFix, TakesPath), WantedRemoves, A::AskConsentForWanted, ConfirmingRisk},
    {kOpen, on(TakesPath), FixShown, A::TakePath, OfferingFix},
    {in(OfferingFix), on(WantsFix), SamePlace, A::WalkFirst, WalkingSteps},
    {in(WalkingSteps), on(WantsFix), SamePlace, A::WalkAgain, kStay},
    {kOpen, on(WantsFix), Always, A::ShowWanted, OfferingFix},
    {in(ConfirmingRisk), on(Yes), Always, A::ShowConsented, OfferingFix},
    {in(ConfirmingRisk), on(No, Skip, Back), PathShown, A::Refuse, OfferingFix},
    {in(ConfirmingRisk), on(DoesNotKnow, NeedsSteps), GoesRound, A::OfferHuman, OfferingHandoff},
    {in(ConfirmingRisk), on(DoesNotKnow, NeedsSteps), Always, A::AnswerWhatIsLost, kStay},

    // The same answer twice in a row is none: another way, or a human.
    {in(OfferingFix), on(DoesNotKnow, Next, Described), GoesRound, A::WalkFirst, WalkingSteps},
    {in(OfferingFix), on(Thanks), GoesRound, A::Warm, kStay},
    {kStarting | kHelping | in(ConfirmingRisk), kAnswered, GoesRound, A::OfferHuman,
     OfferingHandoff},
    {in(OfferingHandoff), kAnswered, HeardAgain, A::RepeatPlace, kStay},
    {in(WaitingForAgent), kAnswered, HeardAgain, A::TellQueue, kStay},

    // Step by step.
    {kHelping, on(NeedsSteps), SecondMiss, A::OfferHuman, OfferingHandoff},
    {in(WalkingSteps), on(NeedsSteps, No), Always, A::WalkAgain, kStay},
    {in(OfferingFix), on(NeedsSteps), Always, A::WalkFirst, WalkingSteps},
    {in(OfferingFix), on(DoesNotKnow), MoreSteps, A::WalkFirst, WalkingSteps},
    {in(WalkingSteps), on(Next, Yes, Skip), LastStep, A::AskResult, OfferingFix},
    {in(WalkingSteps), on(Next, Yes, Skip), Always, A::WalkNext, kStay},
    {in(WalkingSteps), on(Back), FirstStep, A::ShowAgain, OfferingFix},
    {in(WalkingSteps), on(Back), Always, A::WalkBack, kStay},
    {in(OfferingFix), on(Next, Thanks, DoesNotKnow), Always, A::AskResult, kStay},
    {in(OfferingFix), on(Back), HasEarlierFix, A::ShowEarlier, kStay},

    // What it is.
    {kHelping, on(Described), SamePlace, A::RepeatPlace, kStay},
    {in(WalkingSteps), on(DoesNotKnow), Always, A::WalkAgain, kStay},
    {in(Welcome), on(Greeted, AsksWhatYouDo, Complains, Later, SaysGoodbye, Wordless, Thanks),
     Always, A::Greet, AskingSymptom},
    {kStarting, on(SaidItFailed, Greeted, Yes, Next, Back), Always, A::AskSymptom, AskingSymptom},
    {in(Welcome), on(No), Always, A::AskSymptom, AskingSymptom},

    // On to the next fix: none left, a risky one, a harmless one.
    {kOpen, kMovesOn, OnlyHumanLeft, A::TellQueue, WaitingForAgent},
    {in(AskingSymptom, OfferingFix), on(No), OnlyHumanLeft, A::TellQueue, WaitingForAgent},
    {in(ConfirmingRisk), on(No, Back), OnlyHumanLeft, A::TellQueue, WaitingForAgent},
    {kOpen, kMovesOn, NothingLeft, A::OfferHuman, OfferingHandoff},
    {in(AskingSymptom, OfferingFix), on(No), NothingLeft, A::OfferHuman, OfferingHandoff},
    {in(ConfirmingRisk), on(No, Back), NothingLeft, A::OfferHuman, OfferingHandoff},
    {kOpen, kMovesOn, NextRemoves, A::AskConsentForNext, ConfirmingRisk},
    {in(AskingSymptom, OfferingFix), on(No), NextRemoves, A::AskConsentForNext, ConfirmingRisk},
    {in(ConfirmingRisk), on(No, Back), NextRemoves, A::AskConsentForNext, ConfirmingRisk},
    {kOpen, kMovesOn, Always, A::ShowNext, OfferingFix},
    {in(AskingSymptom, OfferingFix), on(No), Always, A::ShowNext, OfferingFix},
    {in(ConfirmingRisk), on(No, Back), Always, A::ShowNext, OfferingFix},

    // Questions, answered in place; a first message leaves the doorstep all the same.
    {kStarting, on(Asks), Always, A::AnswerQuestion, AskingSymptom},
    {kStarting, on(AsksHowLong), Always, A::AnswerHowLong, AskingSymptom},
    {kStarting, on(AsksWhatIsLost), Always, A::AnswerWhatIsLost, AskingSymptom},
    {kStarting, on(AsksWhy), Always, A::AnswerWhy, AskingSymptom},
    {kStarting, on(GaveDetails), Always, A::NoteDetails, AskingSymptom},
    {kStarting, on(Declines), Always, A::NoteRefusal, AskingSymptom},
    {kStarting, on(SentSecret), Always, A::WarnOfSecret, AskingSymptom},
    {kStarting, on(ForeignLanguage), Always, A::AnswerForeign, AskingSymptom},
    {kStarting, on(IsUnsure), Always, A::AskWhich, AskingSymptom},
    {kOpen, on(IsUnsure), Always, A::AskWhich, kStay},
    {kOpen, on(Asks), Always, A::AnswerQuestion, kStay},
    {kOpen, on(AsksHowLong), Always, A::AnswerHowLong, kStay},
    {kOpen, on(AsksWhatIsLost), Always, A::AnswerWhatIsLost, kStay},
    {kOpen, on(AsksWhy), Always, A::AnswerWhy, kStay},
    {kOpen, on(AsksWhatYouDo), Always, A::AnswerWhatYouDo, kStay},

    // Manners, and what isn't understood.
    {kOpen, on(GaveDetails), Always, A::NoteDetails, kStay},
    {kOpen, on(Declines), Always, A::NoteRefusal, kStay},
    {kOpen, on(Thanks, Greeted), Always, A::Warm, kStay},
    {kOpen, on(Complains), Always, A::Sympathise, kStay},
    {kOpen, on(Later, SaysGoodbye), Always, A::Wait, kStay},
    {kOpen, on(SentSecret), Always, A::WarnOfSecret, kStay},
    {kOpen, on(ForeignLanguage), Always, A::AnswerForeign, kStay},
    {kOpen, on(OutOfScope), InQueue, A::Clarify, kStay},
    {kOpen, on(OutOfScope), SecondStray, A::OfferHuman, OfferingHandoff},
    {kStarting, on(OutOfScope), Always, A::Clarify, AskingSymptom},
    {kOpen, on(OutOfScope), Always, A::Clarify, kStay},
    {in(Welcome), kPerson, Always, A::Greet, AskingSymptom},
    {kOpen, kPerson, Always, A::RepeatPlace, kStay},
});

constexpr bool is_closed(State state, Signal signal) {
  return std::any_of(kTable.begin(), kTable.end(), [&](const Row& row) {
    return row.guard == Always && contains(row.in, state) && contains(row.on, signal);
  });
}

// Every pair of state and signal ends in a row that always fits.
consteval bool every_pair_is_closed() {
  for (std::size_t pair = 0; pair < kStateCount * kSignalCount; ++pair) {
    const auto state = static_cast<State>(pair / kSignalCount);
    if (!is_closed(state, static_cast<Signal>(pair % kSignalCount))) return false;
  }
  return true;
}
static_assert(every_pair_is_closed(), "a state has no answer to some signal");

}  // namespace

std::span<const Row> table() { return kTable; }

}  // namespace dialog
