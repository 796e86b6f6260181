// What can happen to a conversation, as the table knows it: every message, button, timer and act
// of an agent becomes exactly one of these.

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dialog {

enum class Signal : std::uint8_t {
  // What a person says or presses.
  Greeted,       // "hi"
  Described,     // A symptom with a cause; argument: the symptom.
  SaidItFailed,  // A symptom without a cause ("backup failed"); argument: the symptom.
  DoesNotKnow,   // "I don't know" to "what do you see?".
  WantsFix,      // Asks for a certain fix; argument: the fix.
  SaidTried,     // Names fixes they did, nothing else to answer.
  Worked,
  DidNotWork,
  Yes,
  No,
  NeedsSteps,  // "help with a step", "where is that?", "I don't see it".
  Next,        // The step shown is done.
  Back,
  Skip,
  Declines,   // Doesn't want a fix that isn't the one at hand.
  TakesPath,  // Chooses a side road of the fix; argument: the path.
  Asks,       // A question of the pack; argument: the FAQ's intent.
  AsksHowLong,
  AsksWhatIsLost,
  AsksWhy,
  AsksWhatYouDo,
  IsUnsure,     // Two readings of a message; argument: both intents, "a|b".
  GaveDetails,  // Only a model, a version, a size.
  WantsHuman,
  KeepsTrying,  // While waiting for an agent: goes on with the bot.
  Later,        // "when I'm home"
  CameBack,     // "it failed again"
  Thanks,
  SaysGoodbye,
  Complains,
  Stops,
  StartsOver,
  WantsErasure,
  ConfirmsErasure,
  KeepsData,
  Rates,  // Argument: "1" to "5".
  SkipsRating,
  SentSecret,  // A password or code and nothing else to answer.
  Wordless,    // Only emoji or punctuation.
  OutOfScope,
  ForeignLanguage,  // Argument: the language.
  PressedStale,     // A button of an earlier turn.
  PhoneIsGone,      // Lost, broken or about to leave: said for the first time.
  // Time.
  RemindDue,
  CloseDue,
  FollowUpDue,  // They asked to be reminded.
  WakeDue,      // An agent's snooze is over.
  QueueDue,     // Long in line: time for an honest word.
  OutageDue,    // They wait for an outage to end: time for another look.
  // Agents.
  AgentClaimed,  // Argument: the agent's name.
  AgentSaid,     // Argument: the agent's name.
  AgentSentFix,  // A fix with its steps, in the agent's name; argument: the fix.
  AgentSnoozed,
  AgentWaits,        // For the person to write.
  AgentTransferred,  // Argument: another agent, or "" for the queue.
  AgentReturned,     // Back to the bot; argument: a fix or "".
  AgentResolved,
  AgentReopened,  // Takes up again what is closed; argument: the agent's name.
  AgentNoted,     // Something that the person never sees.
  AgentGone,      // The agent went silent or offline: back to the queue.
};
inline constexpr std::size_t kSignalCount = static_cast<std::size_t>(Signal::AgentGone) + 1;

// "wants_human", and back.
[[nodiscard]] std::string_view to_string(Signal signal);
[[nodiscard]] std::optional<Signal> signal_from(std::string_view name);

}  // namespace dialog
