#include "dialog/action.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "dialog/outage.h"

namespace dialog {
namespace {

using Play = void (*)(Scene&);

struct Played {
  Action action;
  Play play;
};

void nothing(Scene& /*scene*/) {}

constexpr auto kPlays = std::to_array<Played>({
    {Action::Ignore, nothing},
    {Action::Greet, manners::greet},
    {Action::AskSymptom, manners::ask_symptom},
    {Action::AskWhich, manners::ask_which},
    {Action::ShowNext, fixes::show_next},
    {Action::ShowWanted, fixes::show_wanted},
    {Action::ShowMore, fixes::show_more},
    {Action::ShowAgain, fixes::show_again},
    {Action::ShowEarlier, fixes::show_earlier},
    {Action::AskConsentForNext, fixes::ask_consent_for_next},
    {Action::AskConsentForWanted, fixes::ask_consent_for_wanted},
    {Action::ShowConsented, fixes::show_consented},
    {Action::TakePath, fixes::take_path},
    {Action::Refuse, fixes::refuse},
    {Action::WalkFirst, steps::walk_first},
    {Action::WalkNext, steps::walk_next},
    {Action::WalkBack, steps::walk_back},
    {Action::WalkAgain, steps::walk_again},
    {Action::AskResult, steps::ask_result},
    {Action::AnswerQuestion, answers::question},
    {Action::AnswerHowLong, answers::how_long},
    {Action::AnswerWhatIsLost, answers::what_is_lost},
    {Action::AnswerWhy, answers::why},
    {Action::AnswerWhatYouDo, answers::what_you_do},
    {Action::NoteDetails, answers::note_details},
    {Action::NoteRefusal, answers::note_refusal},
    {Action::Warm, manners::warm},
    {Action::Sympathise, manners::sympathise},
    {Action::Wait, manners::wait},
    {Action::WarnOfSecret, manners::warn_of_secret},
    {Action::Clarify, manners::clarify},
    {Action::AnswerForeign, manners::answer_foreign},
    {Action::RepeatPlace, manners::repeat_place},
    {Action::RepeatAfterStale, manners::repeat_after_stale},
    {Action::Celebrate, endings::celebrate},
    {Action::Settle, endings::settle},
    {Action::TakeRating, endings::take_rating},
    {Action::LeaveRating, endings::leave_rating},
    {Action::OfferHuman, humans::offer},
    {Action::OfferHumanForFate, humans::offer_for_fate},
    {Action::JoinQueue, humans::join_queue},
    {Action::TellQueue, humans::tell_queue},
    {Action::TellPlace, humans::tell_place},
    {Action::Relay, agents::relay},
    {Action::AgentTakesOver, agents::take_over},
    {Action::AgentSendsFix, agents::send_fix},
    {Action::AgentSnoozes, agents::snooze},
    {Action::AgentAwaitsPerson, agents::await_person},
    {Action::AgentWakes, agents::wake},
    {Action::AgentReturnsFix, agents::return_fix},
    {Action::AgentReturns, agents::give_back},
    {Action::AgentResolves, agents::resolve},
    {Action::AgentIsGone, agents::leave},
    {Action::AskErasure, endings::ask_erasure},
    {Action::Erase, endings::erase},
    {Action::Stop, endings::stop},
    {Action::StartOver, endings::start_over},
    {Action::Remind, endings::remind},
    {Action::FollowUp, endings::follow_up},
    {Action::Expire, endings::expire},
    {Action::KeepWatching, keep_watching},
    {Action::TellOutageOver, endings::tell_outage_over},
    {Action::CloseForSilence, endings::close_for_silence},
    {Action::CloseQuietly, endings::close_quietly},
    {Action::WelcomeBack, endings::welcome_back},
    {Action::CarryOn, nothing},
});
static_assert(kPlays.size() == static_cast<std::size_t>(Action::CarryOn) + 1,
              "an action of the table has no function");

}  // namespace

void play(Action action, Scene& scene) {
  const auto* played = std::find_if(kPlays.begin(), kPlays.end(),
                                    [&](const Played& entry) { return entry.action == action; });
  assert(played != kPlays.end());
  played->play(scene);
}

}  // namespace dialog
