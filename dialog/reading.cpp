#include "dialog/reading.h"

#include <algorithm>
#include <array>
#include <optional>

#include "dialog/choices.h"
#include "dialog/context.h"
#include "dialog/tried.h"
#include "intents/words.h"

namespace dialog {
namespace {

using intents::Understanding;

struct Meaning {
  std::string_view intent;
  Signal signal;
};

// The built-in intents that mean the same wherever they are said.
constexpr auto kMeanings = std::to_array<Meaning>({
    {"talk_to_human", Signal::WantsHuman},
    {"worked", Signal::Worked},
    {"did_not_work", Signal::DidNotWork},
    {"already_tried", Signal::SaidTried},
    {"came_back", Signal::CameBack},
    {"yes", Signal::Yes},
    {"no", Signal::No},
    {"does_not_know", Signal::DoesNotKnow},
    {"help_with_step", Signal::NeedsSteps},
    {"where_is_it", Signal::NeedsSteps},
    {"next_step", Signal::Next},
    {"skip", Signal::Skip},
    {"back", Signal::Back},
    {"how_long", Signal::AsksHowLong},
    {"data_loss_worry", Signal::AsksWhatIsLost},
    {"why", Signal::AsksWhy},
    {"what_can_you_do", Signal::AsksWhatYouDo},
    {"later", Signal::Later},
    {"greeting", Signal::Greeted},
    {"thanks", Signal::Thanks},
    {"goodbye", Signal::SaysGoodbye},
    {"complaint", Signal::Complains},
    {"start_over", Signal::StartsOver},
    {"stop", Signal::Stops},
    {"erase_my_data", Signal::WantsErasure},
});

// Two readings this close, neither of them sure, are asked about.
constexpr double kSureConfidence = 0.6;
constexpr double kCloseMargin = 0.12;

bool answers_shortly(const Understanding& said) {
  return said.entities.ordinal && said.text.size() <= kAnswerBytesMax;
}

// What was said beside the point: it is kept whatever the message turns out to mean.
void note_details(Scene& scene, const Understanding& said) {
  const intents::Entities& entities = said.entities;
  if (!entities.device.model.empty()) scene.now.device.model = entities.device.model;
  if (entities.device.ios) scene.now.device.ios = entities.device.ios;
  if (!entities.error_codes.empty()) scene.now.error_code = entities.error_codes.front();
  scene.angry = said.angry || said.sarcastic;
  scene.worried = names(said.mentioned, "data_loss_worry");
  scene.tried_everything = said.tried_everything;
  scene.held_secret = said.held_secret;
  scene.attachment = said.attachment;
  scene.minutes = entities.minutes.value_or(0);
  note_tried(scene, said);
}

// A side road of the fix at hand may be named even where it has no button.
const knowledge::Path* path_by_label(const Scene& scene, std::string_view text) {
  const knowledge::Fix* fix = scene.fix();
  if (fix == nullptr || !scene.helping()) return nullptr;
  const auto found =
      std::find_if(fix->paths.begin(), fix->paths.end(),
                   [&](const knowledge::Path& path) { return same_words(path.label, text); });
  return found == fix->paths.end() ? nullptr : &*found;
}

// "Photos take most of it", "all green": a side road of the fix at hand in other words than its
// button's, or what rules the fix out. `bare`: a single word of several will do.
std::optional<Heard> heard_side_road(const Scene& scene, const Understanding& said, bool bare) {
  if (!scene.at_fix() || !said.tried.empty()) return std::nullopt;
  for (const intents::Road& road : said.roads) {
    if (road.fix != scene.now.fix || (road.bare && !bare)) continue;
    if (road.all_clear) return Heard{Signal::DidNotWork, ""};
    if (!road.path.empty() && road.path != scene.now.path) {
      return Heard{Signal::TakesPath, road.path};
    }
  }
  return std::nullopt;
}

// "How do I sign out?" names a fix that no intent stands for.
std::optional<Heard> heard_wish(const Understanding& said) {
  if (!said.tried.empty()) return std::nullopt;
  for (const intents::Road& road : said.roads) {
    if (road.path.empty() && !road.all_clear) return Heard{Signal::WantsFix, road.fix};
  }
  return std::nullopt;
}

// What a message wants to know, or reports, is that, whatever else it names.
bool outweighs_roads(Signal signal) {
  constexpr auto news = std::to_array<Signal>(
      {Signal::Worked, Signal::Asks, Signal::AsksHowLong, Signal::AsksWhatIsLost, Signal::AsksWhy,
       Signal::WantsErasure, Signal::Skip, Signal::Later, Signal::Stops, Signal::SaidItFailed,
       Signal::CameBack});
  return std::find(news.begin(), news.end(), signal) != news.end();
}

std::optional<Heard> heard_road(const Scene& scene, const Understanding& said,
                                const Heard& plainly) {
  const bool brief = said.text.size() <= kAnswerBytesMax;
  // "Photos, I think" may sound like a question on photos.
  const bool perhaps_asks =
      plainly.signal == Signal::Asks && brief && said.intents.front().confidence < kSureConfidence;
  if (outweighs_roads(plainly.signal) && !perhaps_asks) return std::nullopt;
  // "Yes, it's red" answers by what stands beside the yes.
  const bool nods = plainly.signal == Signal::Yes || plainly.signal == Signal::No;
  const bool says_nothing_else = plainly.signal == Signal::OutOfScope ||
                                 plainly.signal == Signal::GaveDetails || perhaps_asks ||
                                 (nods && brief);
  const auto side_road = heard_side_road(scene, said, says_nothing_else);
  return side_road ? side_road : heard_wish(said);
}

// "⭐⭐⭐⭐": as many as are sent.
int stars_in(std::string_view text) {
  constexpr auto emoji = std::to_array<std::string_view>({"⭐", "🌟", "★"});
  int stars = 0;
  for (const std::string_view star : emoji) {
    for (auto at = text.find(star); at != std::string_view::npos; at = text.find(star, at + 1))
      ++stars;
  }
  return stars;
}

std::optional<int> number_of(std::string_view word) {
  constexpr auto names_of_numbers =
      std::to_array<std::string_view>({"one", "two", "three", "four", "five"});
  if (word.size() == 1 && word.front() >= '0' && word.front() <= '9') return word.front() - '0';
  const auto found = std::find(names_of_numbers.begin(), names_of_numbers.end(), word);
  if (found == names_of_numbers.end()) return std::nullopt;
  return static_cast<int>(found - names_of_numbers.begin()) + 1;
}

// "4", "five stars", "⭐⭐⭐", "4 out of 5": the first number that is a rating.
std::optional<Heard> heard_rating(const Understanding& said) {
  if (said.text.size() > kAnswerBytesMax) return std::nullopt;
  std::optional<int> stars = said.entities.ordinal;
  if (const int sent = stars_in(said.text); sent > 0) stars = sent;
  const auto words = intents::scan_words(said.text);
  const bool named = std::any_of(words.list.begin(), words.list.end(), [](const auto& word) {
    return word.text == "star" || word.text == "stars";
  });
  for (const intents::Word& word : words.list) {
    if (!stars && (word.number || named)) stars = number_of(word.text);
  }
  if (!stars || *stars < 1 || *stars > 5) return std::nullopt;
  return Heard{Signal::Rates, std::to_string(*stars)};
}

std::optional<Heard> heard_choice(const Scene& scene, const Understanding& said) {
  const auto& choices = scene.now.choices;
  if (const Choice* choice = find_by_label(choices, said.text)) {
    return Heard{choice->signal, choice->argument};
  }
  if (const knowledge::Path* path = path_by_label(scene, said.text)) {
    return Heard{Signal::TakesPath, path->id};
  }
  if (scene.now.state == State::Rating) return heard_rating(said);
  if (!answers_shortly(said)) return std::nullopt;
  const int ordinal = *said.entities.ordinal;
  const int count = static_cast<int>(choices.size());
  const int index = ordinal == -1 ? count - 1 : ordinal - 1;
  if (index < 0 || index >= count) return std::nullopt;
  const Choice& choice = choices[static_cast<std::size_t>(index)];
  return Heard{choice.signal, choice.argument};
}

Heard heard_symptom(Scene& scene, const knowledge::Symptom& symptom) {
  const bool known = scene.now.symptom == symptom.intent;
  scene.same_place = known && scene.fix() != nullptr;
  if (!symptom.vague) return {Signal::Described, symptom.intent};
  if (scene.now.state == State::Rating) return {Signal::CameBack, ""};
  if (known && scene.now.state == State::AskingSymptom) return {Signal::DoesNotKnow, ""};
  return {Signal::SaidItFailed, symptom.intent};
}

// The symptom of an error that the pack knows.
std::optional<Heard> heard_error(Scene& scene, const Understanding& said) {
  for (const std::string& code : said.entities.error_codes) {
    for (const knowledge::ErrorString& error : scene.pack().errors) {
      const knowledge::Symptom* symptom = scene.pack().find_symptom(error.symptom);
      if (error.text == code && symptom != nullptr) return heard_symptom(scene, *symptom);
    }
  }
  return std::nullopt;
}

std::optional<Heard> heard_pack_intent(Scene& scene, const std::string& intent) {
  if (const knowledge::Symptom* symptom = scene.pack().find_symptom(intent)) {
    return heard_symptom(scene, *symptom);
  }
  if (const knowledge::Fix* fix = scene.pack().fix_for_intent(intent)) {
    return Heard{Signal::WantsFix, fix->id};
  }
  return std::nullopt;
}

Heard heard_intent(Scene& scene, const std::string& intent) {
  if (const auto heard = heard_pack_intent(scene, intent)) return *heard;
  const auto* meaning = std::find_if(kMeanings.begin(), kMeanings.end(),
                                     [&](const Meaning& m) { return m.intent == intent; });
  if (meaning != kMeanings.end()) return {meaning->signal, ""};
  if (scene.pack().find_faq(intent) != nullptr) return {Signal::Asks, intent};
  return {Signal::OutOfScope, ""};
}

// "It fails, I think it's stuck": the symptom with a cause says more than the one without.
const knowledge::Symptom* concrete_beside_vague(const Scene& scene, const Understanding& said) {
  const knowledge::Symptom* first = scene.pack().find_symptom(said.intents[0].id);
  const knowledge::Symptom* second = scene.pack().find_symptom(said.intents[1].id);
  if (first == nullptr || second == nullptr || first->vague == second->vague) return nullptr;
  return first->vague ? second : first;
}

// Two symptoms or fixes that fit about as well as each other.
std::optional<Heard> heard_two(Scene& scene, const Understanding& said) {
  if (said.intents.size() < 2 || said.mentioned.size() > 1) return std::nullopt;
  const intents::Scored& first = said.intents[0];
  const intents::Scored& second = said.intents[1];
  const bool close =
      first.confidence < kSureConfidence && first.confidence - second.confidence < kCloseMargin;
  Scene probe = scene;
  if (!close || !heard_pack_intent(probe, first.id) || !heard_pack_intent(probe, second.id)) {
    return std::nullopt;
  }
  if (const auto* concrete = concrete_beside_vague(scene, said)) {
    return heard_symptom(scene, *concrete);
  }
  return Heard{Signal::IsUnsure, first.id + '|' + second.id};
}

// "Sorry, no, it's the phone that is full": the no is about the other one.
const knowledge::Symptom* symptom_beside_nod(const Scene& scene, const Understanding& said) {
  if (said.intents.size() < 2) return nullptr;
  const intents::Scored& nod = said.intents[0];
  const intents::Scored& second = said.intents[1];
  const bool nods = nod.id == "no" || nod.id == "yes";
  const bool close =
      nod.confidence < kSureConfidence && nod.confidence - second.confidence < kCloseMargin;
  return nods && close ? scene.pack().find_symptom(second.id) : nullptr;
}

double confidence_in(const Understanding& said, std::string_view intent) {
  const auto found = std::find_if(said.intents.begin(), said.intents.end(),
                                  [&](const intents::Scored& one) { return one.id == intent; });
  return found == said.intents.end() ? 0 : found->confidence;
}

// "Still full" at a fix for a full iCloud: a message that may name another symptom, or may as well
// say that nothing has changed, says the latter.
bool says_nothing_new(const Scene& scene, const Understanding& said) {
  const intents::Scored& first = said.intents.front();
  const bool unsure = first.confidence < kSureConfidence;
  if (!scene.helping() || !unsure || !scene.pack().find_symptom(first.id)) return false;
  const double unchanged = confidence_in(said, "did_not_work");
  const double same = unchanged + confidence_in(said, scene.now.symptom);
  return unchanged > kCloseMargin && same + kCloseMargin > first.confidence;
}

// No intent fits: what else the message holds may still say something.
Heard heard_rest(const Understanding& said) {
  if (said.nod != intents::Nod::None) {
    return {said.nod == intents::Nod::Yes ? Signal::Yes : Signal::No, ""};
  }
  if (said.wordless) return {Signal::Wordless, ""};
  const intents::Entities& entities = said.entities;
  const bool details = !entities.device.model.empty() || entities.device.ios.has_value() ||
                       !entities.sizes.empty() || !entities.error_codes.empty() ||
                       (said.abstained == intents::Abstained::BareAnswer && !entities.ordinal);
  if (said.held_secret) return {Signal::SentSecret, ""};
  if (details) return {Signal::GaveDetails, ""};
  if (said.angry) return {Signal::Complains, ""};
  return {Signal::OutOfScope, ""};
}

Heard heard_plainly(Scene& scene, const Understanding& said) {
  if (said.out_of_scope || said.intents.empty()) {
    if (const auto error = heard_error(scene, said)) return *error;
    return heard_rest(said);
  }
  if (says_nothing_new(scene, said)) return {Signal::DidNotWork, ""};
  if (const auto* symptom = symptom_beside_nod(scene, said)) return heard_symptom(scene, *symptom);
  if (const auto two = heard_two(scene, said)) return *two;
  Heard heard = heard_intent(scene, said.intents.front().id);
  if (heard.signal == Signal::SaidItFailed || heard.signal == Signal::OutOfScope) {
    if (const auto error = heard_error(scene, said)) return *error;
  }
  return heard;
}

// From now on nothing is removed from this phone: what was under way is put aside.
void note_fate(Scene& scene, intents::Fate fate) {
  scene.now.fate = fate;
  const knowledge::Fix* fix = scene.fix();
  const knowledge::Path* path = scene.path();
  if (fix != nullptr && fix->risk == knowledge::Risk::Removes) {
    note_attempt(scene, fix->id, Outcome::Skipped);
    scene.now.fix.clear();
  }
  if (scene.now.fix.empty() || (path != nullptr && path->removes)) scene.now.path.clear();
}

// "It's stolen and iCloud is full": the second half is kept for whoever goes on from here.
void note_symptom_beside(Scene& scene, const Understanding& said) {
  if (scene.cause_stands()) return;
  const Heard beside = heard_plainly(scene, said);
  const bool cause = beside.signal == Signal::Described;
  const bool first = beside.signal == Signal::SaidItFailed && scene.now.symptom.empty();
  if (cause || first) scene.now.symptom = beside.argument;
}

Heard heard_in(Scene& scene, const Understanding& said, bool harm_is_news) {
  if (const auto choice = heard_choice(scene, said)) return *choice;
  if (names(said.mentioned, "talk_to_human")) return {Signal::WantsHuman, ""};
  if (harm_is_news) {
    note_symptom_beside(scene, said);
    return {Signal::PhoneIsGone, ""};
  }
  if (!said.language.empty()) return {Signal::ForeignLanguage, said.language};
  const Heard plainly = heard_plainly(scene, said);
  if (const auto road = heard_road(scene, said, plainly)) return *road;
  Heard heard = in_context(scene, said, plainly);
  const bool tried = tells_what_was_tried(scene, said, heard) || heard.signal == Signal::SaidTried;
  if (tried && does_what_was_asked(scene, said)) return {Signal::Next, ""};
  if (tried) return {Signal::SaidTried, ""};
  return heard;
}

// It is shown already. Whether iCloud is down is another matter: that may have changed.
bool wants_fix_at_hand(const Scene& scene) {
  const knowledge::Fix* fix = scene.fix();
  return scene.heard.signal == Signal::WantsFix && scene.heard.argument == scene.now.fix &&
         scene.helping() && scene.now.path.empty() && fix != nullptr && !fix->check_outage;
}

// "The screen doesn't react" at the restart leads to the restart of such a screen: the fix knows.
bool harm_leads_on(const Scene& scene, const Understanding& said) {
  return said.entities.fate == intents::Fate::Broken &&
         heard_side_road(scene, said, true).has_value();
}

}  // namespace

void read_message(Scene& scene, const Understanding& said) {
  note_details(scene, said);
  const bool harm_is_news = said.entities.fate != intents::Fate::Unharmed &&
                            scene.now.fate == intents::Fate::Unharmed &&
                            !harm_leads_on(scene, said);
  if (harm_is_news) note_fate(scene, said.entities.fate);
  scene.heard = heard_in(scene, said, harm_is_news);
  if (wants_fix_at_hand(scene)) scene.same_place = true;
  name_what_was_tried(scene, said);
}

}  // namespace dialog
