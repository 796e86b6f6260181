#include "knowledge/scaffold.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <set>
#include <utility>

#include "knowledge/article.h"
#include "knowledge/check.h"
#include "knowledge/outline.h"
#include "knowledge/pack_json.h"
#include "knowledge/phrases.h"
#include "knowledge/scaffold_files.h"
#include "knowledge/scaffold_text.h"
#include "knowledge/text.h"
#include "knowledge/verbs.h"
#include "knowledge/wording_json.h"

namespace knowledge {
namespace {

// More headings than this are a book, and their likelihoods would be noise.
constexpr std::size_t kFixesMax = 40;
constexpr std::size_t kArticleBytesMax = std::size_t{1} << 20U;

constexpr std::size_t kTitleCharsMax = 80;

bool mentions(const std::string& lower, std::initializer_list<std::string_view> stems) {
  return std::any_of(stems.begin(), stems.end(), [&](std::string_view stem) {
    return (' ' + lower).find(' ' + std::string(stem)) != std::string::npos;
  });
}

// What a text of steps and heading says of risk and cost; words stand for what they nearly always
// mean in how-to articles. Asking once too often is the better mistake.
void guess(Fix& fix) {
  std::string lower = folded(fix.heading);
  for (const Step& step : fix.procedure.steps) {
    lower += ' ';
    for (const char c : folded(step.text)) {
      if (c != '*') lower += c;
    }
  }
  const std::string heading = folded(fix.heading);
  if (mentions(lower, {"delet", "eras", "remov", "reset", "sign out", "sign back", "log out",
                       "wipe", "uninstall", "format", "factory"})) {
    fix.risk = Risk::Removes;
  } else if (mentions(lower, {"updat", "upgrad", "buy", "purchase"})) {
    fix.risk = Risk::Care;
  }
  fix.check_outage = mentions(heading, {"check"}) && mentions(heading, {"outage", "status"});
  fix.last_resort = mentions(heading, {"contact", "support", "technician", "call", "ask"});
  const bool slow =
      mentions(heading, {"updat", "upgrad", "install", "download", "restor", "contact"});
  const auto steps = static_cast<int>(fix.procedure.steps.size());
  fix.minutes = slow ? 20 : std::clamp(steps, 2, 15);
}

void write_words(Fix& fix, const OutlinedFix& outlined) {
  std::string why;
  for (const std::string& paragraph : outlined.before) {
    const std::string words = plain(paragraph);
    if (!words.empty()) why += (why.empty() ? "" : " ") + words;
  }
  if (why.ends_with(':')) why.back() = '.';  // It led over to a list.
  if (why.empty()) why = "This one often helps.";
  const Said said = say_heading(fix.heading);
  fix.todo = said.todo;
  fix.done = said.done;
  fix.why = plain(why);
  constexpr std::size_t intro_chars_max = 300;
  fix.intro = shortened(fix.why, intro_chars_max);
  fix.stays = "Everything else stays as it is.";
  fix.procedure.warning = plain(outlined.warning);
  if (fix.risk != Risk::Removes) return;
  fix.goes = "This removes something, and it may not come back.";
  if (fix.procedure.warning.empty()) fix.procedure.warning = fix.goes;
}

std::vector<Step> written_steps(const OutlinedFix& outlined) {
  std::vector<Step> steps;
  for (const Step& step : outlined.steps) {
    for (std::string& piece : pieces_of(showable(step.text), kStepCharsMax)) {
      steps.push_back({std::move(piece), ""});
    }
    if (!steps.empty() && steps.back().hint.empty()) steps.back().hint = showable(step.hint);
  }
  if (steps.empty()) steps.push_back({outlined.heading, ""});
  return steps;
}

bool is_article(std::string_view word) {
  return word == "your" || word == "the" || word == "a" || word == "an";
}

// "restarted your iPhone" as people say it: "restarted ~ iphone", whose phone it ever is. A gap is
// between two words; a long heading may have been cut short after its article.
std::string cue_of(const std::string& done) {
  std::string cue;
  std::string_view gap = "";
  const std::string words = slug_of(done, ' ');
  for (std::string_view rest = words; !rest.empty();) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    if (is_article(word)) {
      gap = cue.empty() ? "" : " ~ ";
      continue;
    }
    cue.append(gap).append(word);
    gap = " ";
  }
  return cue.empty() ? "tried it" : cue;
}

class Scaffolding {
 public:
  explicit Scaffolding(const PackFiles& base) {
    for (const std::string_view intent : required_intents()) {
      const auto found = base.find(phrases_file(intent));
      if (found == base.end()) continue;
      files_.insert(*found);
      for (const std::string_view line : lines_of(found->second))
        phrases_.insert(folded(line));
    }
    const auto wording = base.find(std::string(kWordingFile));
    if (wording != base.end()) files_.insert(*wording);
  }

  PackFiles build(const Outline& outline) {
    pack_.title = title_of(outline);
    pack_.subject = pack_.title;
    pack_.language = "en";
    const std::string slug = slug_of(pack_.title, '-');
    pack_.id = slug.empty() ? "pack" : slug;
    for (const OutlinedFix& outlined : outline.fixes)
      add_fix(outlined);
    if (pack_.fixes.empty()) return {};
    name_last_resort();
    add_vague_symptom();
    for (const Fix& fix : pack_.fixes)
      add_symptom(fix);
    files_[std::string(kArticleFile)] = article_text(pack_);
    files_[std::string(kPackFile)] = pack_json_text(pack_);
    return std::move(files_);
  }

 private:
  static std::string title_of(const Outline& outline) {
    const std::string_view whole = outline.title;
    std::string title = heading_words(std::string(whole.substr(0, whole.find_first_of("?:"))));
    if (title.empty()) title = "Troubleshooting";
    return shortened(title, kTitleCharsMax);
  }

  void add_fix(const OutlinedFix& outlined) {
    Fix fix;
    const std::string words = shortened(heading_words(outlined.heading), kTitleCharsMax);
    if (words.empty()) return;
    fix.heading = unused(words, " ", headings_);
    const std::string slug = slug_of(words, '-');
    fix.id = unused(slug.empty() ? "fix" : slug, "-", ids_);
    fix.procedure.steps = written_steps(outlined);
    guess(fix);
    write_words(fix, outlined);
    fix.cues = {cue_of(fix.done)};
    pack_.fixes.push_back(std::move(fix));
  }

  static std::string unused(const std::string& name, const std::string& gap,
                            std::set<std::string>& used) {
    std::string candidate = name;
    for (int number = 2; !used.insert(candidate).second; ++number) {
      candidate = name + gap + std::to_string(number);
    }
    return candidate;
  }

  // One, and the last that looks like it: articles end with whom to ask.
  void name_last_resort() {
    std::size_t last = pack_.fixes.size() - 1;
    for (std::size_t i = 0; i < pack_.fixes.size(); ++i) {
      if (std::exchange(pack_.fixes[i].last_resort, false)) last = i;
    }
    pack_.fixes[last].last_resort = true;
  }

  void add_symptom(const Fix& fix) {
    constexpr double likely = 0.7;
    Symptom symptom;
    symptom.intent = "need_" + fix.id;
    std::replace(symptom.intent.begin(), symptom.intent.end(), '-', '_');
    symptom.label = shortened(fix.heading, kLabelCharsMax);
    symptom.summary = "Wants to " + fix.todo;
    symptom.fixes = {{fix.id, likely}};
    const std::string todo = folded(fix.todo);
    write_phrases(symptom.intent, {folded(fix.heading), "how do i " + todo, "i want to " + todo,
                                   "show me how to " + todo, "help me " + todo, "let's " + todo});
    pack_.symptoms.push_back(std::move(symptom));
  }

  // The article's order is the best guess of what helps: the k-th fix weighs 1/k.
  void add_vague_symptom() {
    Symptom symptom;
    symptom.intent = "something_else";
    symptom.label = "Something else";
    symptom.summary = pack_.title;
    symptom.vague = true;
    double sum = 0;
    for (std::size_t i = 0; i < pack_.fixes.size(); ++i)
      sum += 1.0 / static_cast<double>(i + 1);
    for (std::size_t i = 0; i < pack_.fixes.size(); ++i) {
      constexpr double share = 0.9;
      const double probability = share / sum / static_cast<double>(i + 1);
      symptom.fixes.push_back({pack_.fixes[i].id, std::floor(probability * 1000) / 1000});
    }
    const std::string topic = folded(pack_.title);
    write_phrases(
        symptom.intent,
        {topic, topic + " doesn't work", "problem with " + topic, "i have trouble with " + topic,
         "something is wrong with " + topic, topic + " and i don't know why", "it says " + topic});
    pack_.symptoms.push_back(std::move(symptom));
  }

  // A phrase that another intent has says nothing about this one.
  void write_phrases(const std::string& intent, const std::vector<std::string>& phrases) {
    std::string& text = files_[phrases_file(intent)];
    text = "# What people write when they mean this, one a line. The more, the better.\n";
    std::size_t count = 0;
    const auto add = [&](const std::string& phrase) {
      if (phrase.empty() || !phrases_.insert(folded(phrase)).second) return;
      text += phrase + '\n';
      ++count;
    };
    for (const std::string& phrase : phrases)
      add(phrase);
    for (int number = 2; count < kPhrasesMin; ++number) {
      add(phrases.front() + ' ' + std::to_string(number));
    }
  }

  PackFiles files_;
  std::set<std::string> phrases_;  // Folded, of all intents.
  std::set<std::string> headings_;
  std::set<std::string> ids_;
  Pack pack_;
};

}  // namespace

Result<PackFiles> scaffold(std::string_view article, const PackFiles& base) {
  if (article.size() > kArticleBytesMax) return Error{"article larger than 1 MiB"};
  if (!valid_utf8(article)) return Error{"article that isn't valid UTF-8"};
  const Outline outline = outline_of(article);
  if (outline.fixes.size() > kFixesMax) {
    return Error{"article with " + std::to_string(outline.fixes.size()) +
                 " fix headings, expected at most " + std::to_string(kFixesMax)};
  }
  PackFiles files = Scaffolding(base).build(outline);
  if (files.empty()) return Error{"article without a heading for each fix"};
  const Parsed parsed = parse_pack(files);
  if (!parsed.diagnostics.empty()) {
    return Error{"no pack can be made of this article: " + to_string(parsed.diagnostics.front())};
  }
  return files;
}

}  // namespace knowledge
