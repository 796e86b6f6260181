// `stepwise eval`: how well messages are understood, by the very code that serves them.

#include <algorithm>
#include <chrono>
#include <ctime>
#include <fstream>
#include <ostream>
#include <stdexcept>

#include <sys/resource.h>

#include "bot/command/command.h"
#include "bot/command/eval_report.h"
#include "bot/command/options.h"
#include "bot/pack/load.h"
#include "intents/evaluation.h"
#include "intents/reader.h"
#include "intents/training.h"

namespace bot::command {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kFolds = 5;

struct Request {
  std::string pack;
  std::string train;
  std::string test;
  std::string valid;
  std::string oos;
  bool json = false;
  bool confusions = false;
  double at_least = 0;
};

// Null when it is fine.
const char* misuse(const Request& request) {
  if (request.train.empty() != request.test.empty()) return "--train and --test go together";
  if (!request.train.empty()) {
    return request.pack.empty() ? nullptr : "takes a pack or --train, not both";
  }
  const bool rows = !request.valid.empty() || !request.oos.empty();
  return rows ? "--valid and --oos go with --train and --test" : nullptr;
}

// What only a clock and the system can tell.
struct Cost {
  double train_s = 0;      // Of processor time, without calibration.
  double calibrate_s = 0;  // The rest of it until the classifier is ready.
  double message_us = 0;   // Median, one thread, by the clock on the wall.
  double message_us_p99 = 0;
};

// The processor time of this thread, in which all of the training runs: what training costs
// doesn't depend on who else is at work.
double processor_s() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double microseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

// Rows of text TAB intent; a row without a tab is an error unless `intent` is given.
std::vector<intents::Example> read_rows(const std::string& path, std::string_view intent = {}) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error(path + ": can't be read");
  std::vector<intents::Example> rows;
  int number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty()) continue;
    const std::size_t tab = line.rfind('\t');
    if (tab == std::string::npos && intent.empty()) {
      throw std::runtime_error(path + ":" + std::to_string(number) +
                               ": expected text, a tab and an intent");
    }
    const std::string label = intent.empty() ? line.substr(tab + 1) : std::string(intent);
    rows.push_back({line.substr(0, tab), label});
  }
  if (rows.empty()) throw std::runtime_error(path + ": is empty, expected rows of text and intent");
  return rows;
}

double percentile(std::vector<double> values, double part) {
  if (values.empty()) return 0;
  const auto at = static_cast<std::size_t>(part * static_cast<double>(values.size() - 1));
  std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(at));
  return values[at];
}

std::vector<intents::Answer> answer_all(const intents::Classifier& classifier,
                                        const std::vector<intents::Example>& rows, Cost& cost) {
  std::vector<intents::Answer> answers;
  std::vector<double> took;
  for (const intents::Example& row : rows) {
    const Clock::time_point start = Clock::now();
    intents::Prediction prediction = classifier.predict(row.text);
    took.push_back(microseconds_since(start));
    answers.push_back({row.text, row.intent, std::move(prediction)});
  }
  cost.message_us = percentile(took, 0.5);
  cost.message_us_p99 = percentile(took, 0.99);
  return answers;
}

// Trains twice: once to measure the training alone, once as the bot does. What is out of scope is
// found without examples of it: such rows are left out.
intents::Classifier train(std::vector<intents::Example> rows, Cost& cost) {
  std::erase_if(rows, [](const auto& row) { return row.intent == intents::kOutOfScopeLabel; });
  double start = processor_s();
  intents::Settings uncalibrated;
  uncalibrated.folds = 0;
  (void)intents::train_model(rows, uncalibrated);
  cost.train_s = processor_s() - start;
  start = processor_s();
  intents::Classifier classifier = intents::Classifier::train(rows);
  cost.calibrate_s = std::max(0.0, processor_s() - start - cost.train_s);
  return classifier;
}

void add_cost(Report& json, const Cost& cost) {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  json["train_s"] = cost.train_s;
  json["calibrate_s"] = cost.calibrate_s;
  json["message_us"] = cost.message_us;
  json["message_us_p99"] = cost.message_us_p99;
  json["peak_memory_mb"] = static_cast<double>(usage.ru_maxrss) / 1024;
}

Report evaluate_files(const Request& request) {
  Cost cost;
  const intents::Classifier classifier = train(read_rows(request.train), cost);
  std::vector<intents::Example> rows = read_rows(request.test);
  if (!request.oos.empty()) {
    for (intents::Example& row : read_rows(request.oos, intents::kOutOfScopeLabel)) {
      rows.push_back(std::move(row));
    }
  }
  const intents::Evaluation evaluation = intents::evaluate(answer_all(classifier, rows, cost));
  Report json = figures_of(evaluation);
  add_cost(json, cost);
  if (!request.valid.empty()) {
    Cost unused;
    const auto answers = answer_all(classifier, read_rows(request.valid), unused);
    json["valid"] = figures_of(intents::evaluate(answers));
  }
  if (request.confusions) json["confusions"] = confusions_of(evaluation);
  return json;
}

// Phrases of what the pack isn't for are right when they are rejected, by whichever way.
std::vector<intents::Answer> judged(std::vector<intents::Answer> answers) {
  for (intents::Answer& answer : answers) {
    const auto& best = answer.predicted.best;
    if (!best.empty() && best.front().id == intents::kOutOfScope) {
      answer.predicted.out_of_scope = true;
    }
    if (answer.expected == intents::kOutOfScope) answer.expected = intents::kOutOfScopeLabel;
  }
  return answers;
}

// A pack's phrases against each other: what is confused here overlaps, and people will meet it.
Report evaluate_pack(const Request& request) {
  const auto pack = load_sound_pack(request.pack);
  if (!pack) throw std::runtime_error(pack.error().message);
  const std::vector<intents::Example> examples = intents::examples_of(*pack);
  const intents::Evaluation evaluation =
      intents::evaluate(judged(intents::cross_validate(examples, kFolds)));
  Report json = {{"phrases", examples.size()}, {"folds", kFolds}};
  json.update(figures_of(evaluation));
  json["overlaps"] = overlaps_of(evaluation);
  json["confusions"] = confusions_of(evaluation);
  return json;
}

}  // namespace

int eval(const Args& args, Console& console) {
  Request request;
  Options options("eval",
                  "Measures how well messages are understood. With --train and --test: on rows of "
                  "text TAB intent. Without: cross-validates the pack's phrases and names the "
                  "intents that overlap. Figures are fractions.");
  options.text("pack", request.pack, "the pack's folder; the shipped pack when left out");
  options.text("--train", request.train, "rows to train on; those of intent 'oos' are left out");
  options.text("--test", request.test, "rows to report on; those of intent 'oos' are out of scope");
  options.text("--valid", request.valid, "rows to report on beside the test");
  options.text("--oos", request.oos, "more messages out of scope, a line each");
  options.flag("--json", request.json, "one object");
  options.flag("--confusions", request.confusions, "the worst confusions, with examples");
  options.fraction("--at-least", request.at_least, "exit with 1 when the accuracy is below this");
  if (const auto over = options.parse(args, console)) return *over;
  if (const char* wrong = misuse(request); wrong != nullptr) {
    console.err << "stepwise eval: " << wrong << '\n';
    return kWrongUse;
  }
  const bool of_pack = request.train.empty();
  const Report json = of_pack ? evaluate_pack(request) : evaluate_files(request);
  if (request.json) {
    console.out << json.dump(2, ' ', false, Report::error_handler_t::replace) << '\n';
  } else {
    print_report(json, console.out);
  }
  const double accuracy = json["accuracy"];
  if (accuracy >= request.at_least) return kFine;
  console.err << "accuracy is " << accuracy << ", expected at least " << request.at_least << '\n';
  return kFoundProblems;
}

}  // namespace bot::command
