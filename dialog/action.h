// Carries out the table's actions: what is said, with which buttons, and what the shell is to do.
// The scene already stands in the state that the row leads to.

#pragma once

#include "dialog/scene.h"
#include "dialog/table.h"

namespace dialog {

void play(Action action, Scene& scene);

// One function an action, by theme.
namespace fixes {
void show_next(Scene& scene);
void show_wanted(Scene& scene);
void show_more(Scene& scene);
void show_again(Scene& scene);
void show_earlier(Scene& scene);
void ask_consent_for_next(Scene& scene);
void ask_consent_for_wanted(Scene& scene);
void show_consented(Scene& scene);
void take_path(Scene& scene);
void refuse(Scene& scene);
}  // namespace fixes

namespace steps {
void walk_first(Scene& scene);
void walk_next(Scene& scene);
void walk_back(Scene& scene);
void walk_again(Scene& scene);
void ask_result(Scene& scene);
}  // namespace steps

namespace answers {
void question(Scene& scene);
void how_long(Scene& scene);
void what_is_lost(Scene& scene);
void why(Scene& scene);
void what_you_do(Scene& scene);
void note_details(Scene& scene);
void note_refusal(Scene& scene);
}  // namespace answers

namespace manners {
void greet(Scene& scene);
void ask_symptom(Scene& scene);
void ask_which(Scene& scene);
void warm(Scene& scene);
void sympathise(Scene& scene);
void wait(Scene& scene);
void warn_of_secret(Scene& scene);
void clarify(Scene& scene);
void answer_foreign(Scene& scene);
void repeat_place(Scene& scene);
void repeat_after_stale(Scene& scene);
}  // namespace manners

namespace humans {
void offer(Scene& scene);
void offer_for_fate(Scene& scene);
void join_queue(Scene& scene);
void tell_queue(Scene& scene);
void tell_place(Scene& scene);
// Leaves the queue, where the conversation stands in it.
void withdraw(Scene& scene);
}  // namespace humans

namespace agents {
void relay(Scene& scene);
void take_over(Scene& scene);
void send_fix(Scene& scene);
void snooze(Scene& scene);
void await_person(Scene& scene);
void wake(Scene& scene);
void return_fix(Scene& scene);
void give_back(Scene& scene);
void resolve(Scene& scene);
void leave(Scene& scene);
}  // namespace agents

namespace endings {
void celebrate(Scene& scene);
void settle(Scene& scene);
void take_rating(Scene& scene);
void leave_rating(Scene& scene);
void ask_erasure(Scene& scene);
void erase(Scene& scene);
void stop(Scene& scene);
void start_over(Scene& scene);
void remind(Scene& scene);
void follow_up(Scene& scene);
void expire(Scene& scene);
void tell_outage_over(Scene& scene);
void close_for_silence(Scene& scene);
void close_quietly(Scene& scene);
void welcome_back(Scene& scene);
}  // namespace endings

}  // namespace dialog
