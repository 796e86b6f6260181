// `stepwise eval`: how well messages are understood, by the very code that serves them.

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <stdexcept>

#include <nlohmann/json.hpp>
#include <sys/resource.h>

#include "bot/command/command.h"
#include "bot/command/options.h"
#include "bot/pack/load.h"
#include "intents/evaluation.h"
#include "intents/reader.h"
#include "intents/training.h"

namespace bot::command {
namespace {

using Json = nlohmann::ordered_json;
using Clock = std::chrono::steady_clock;

constexpr int kFolds = 5;
constexpr std::size_t kConfusionsMax = 20;

struct Request {
  std::string pack;
  std::string train;
  std::string test;
  std::string valid;
  std::string oos;
  bool json = false;
  bool confusions = false;
};

// What only a clock and the system can tell.
struct Cost {
  double train_s = 0;      // Without calibration.
  double calibrate_s = 0;  // The rest of the time until the classifier is ready.
  double message_us = 0;   // Median, one thread.
  double message_us_p99 = 0;
};

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
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
    took.push_back(seconds_since(start) * 1e6);
    answers.push_back({row.text, row.intent, std::move(prediction)});
  }
  cost.message_us = percentile(took, 0.5);
  cost.message_us_p99 = percentile(took, 0.99);
  return answers;
}

// Trains twice: once to measure the training alone, once as the bot does.
intents::Classifier train(const std::vector<intents::Example>& rows, Cost& cost) {
  Clock::time_point start = Clock::now();
  intents::Settings uncalibrated;
  uncalibrated.folds = 0;
  (void)intents::train_model(rows, uncalibrated);
  cost.train_s = seconds_since(start);
  start = Clock::now();
  intents::Classifier classifier = intents::Classifier::train(rows);
  cost.calibrate_s = std::max(0.0, seconds_since(start) - cost.train_s);
  return classifier;
}

Json as_json(const intents::Evaluation& evaluation) {
  Json json = {{"in_scope", evaluation.in_scope},
               {"out_of_scope", evaluation.out_of_scope},
               {"accuracy", evaluation.accuracy},
               {"macro_f1", evaluation.macro_f1},
               {"in_scope_accuracy", evaluation.in_scope_accuracy},
               {"calibration_error", evaluation.calibration_error}};
  if (evaluation.oos_recall) {
    json["oos_recall"] = *evaluation.oos_recall;
    json["oos_precision"] = *evaluation.oos_precision;
    json["oos_auroc"] = *evaluation.oos_auroc;
  }
  return json;
}

Json confusions_json(const intents::Evaluation& evaluation) {
  Json list = Json::array();
  for (const intents::Confusion& confusion : evaluation.confusions) {
    if (list.size() == kConfusionsMax) break;
    list.push_back({{"expected", confusion.expected},
                    {"predicted", confusion.predicted},
                    {"count", confusion.count},
                    {"examples", confusion.examples}});
  }
  return list;
}

void add_cost(Json& json, const Cost& cost) {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  json["train_s"] = cost.train_s;
  json["calibrate_s"] = cost.calibrate_s;
  json["message_us"] = cost.message_us;
  json["message_us_p99"] = cost.message_us_p99;
  json["peak_memory_mb"] = static_cast<double>(usage.ru_maxrss) / 1024;
}

void print_figures(const Json& figures, const std::string& indent, std::ostream& out) {
  for (const auto& [name, value] : figures.items()) {
    if (value.is_array()) continue;
    out << indent << name;
    if (value.is_object()) {
      out << '\n';
      print_figures(value, indent + "  ", out);
      continue;
    }
    out << std::string(name.size() < 20 ? 20 - name.size() : 1, ' ');
    if (value.is_number_float()) {
      out << std::fixed << std::setprecision(4) << value.get<double>() << '\n';
    } else {
      out << value << '\n';
    }
  }
}

void print_confusions(const Json& list, std::ostream& out) {
  for (const Json& confusion : list) {
    out << confusion["count"] << "  " << confusion["expected"].get<std::string>() << " taken for "
        << confusion["predicted"].get<std::string>() << '\n';
    for (const Json& example : confusion["examples"]) {
      out << "     " << example.get<std::string>() << '\n';
    }
  }
}

Json evaluate_files(const Request& request) {
  Cost cost;
  const intents::Classifier classifier = train(read_rows(request.train), cost);
  std::vector<intents::Example> rows = read_rows(request.test);
  if (!request.oos.empty()) {
    for (intents::Example& row : read_rows(request.oos, intents::kOutOfScopeLabel)) {
      rows.push_back(std::move(row));
    }
  }
  const intents::Evaluation evaluation = intents::evaluate(answer_all(classifier, rows, cost));
  Json json = as_json(evaluation);
  add_cost(json, cost);
  if (!request.valid.empty()) {
    Cost unused;
    const auto answers = answer_all(classifier, read_rows(request.valid), unused);
    json["valid"] = as_json(intents::evaluate(answers));
  }
  if (request.confusions) json["confusions"] = confusions_json(evaluation);
  return json;
}

// A pack's phrases against each other: what is confused here overlaps, and people will meet it.
Json evaluate_pack(const Request& request) {
  const auto pack = load_sound_pack(request.pack);
  if (!pack) throw std::runtime_error(pack.error().message);
  const std::vector<intents::Example> examples = intents::examples_of(*pack);
  const intents::Evaluation evaluation =
      intents::evaluate(intents::cross_validate(examples, kFolds));
  Json json = {{"phrases", examples.size()}, {"folds", kFolds}};
  json.update(as_json(evaluation));
  json["confusions"] = confusions_json(evaluation);
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
  options.text("--train", request.train, "rows to train on");
  options.text("--test", request.test, "rows to report on; those of intent 'oos' are out of scope");
  options.text("--valid", request.valid, "rows to report on beside the test");
  options.text("--oos", request.oos, "more messages out of scope, a line each");
  options.flag("--json", request.json, "one object");
  options.flag("--confusions", request.confusions, "the worst confusions, with examples");
  if (const auto over = options.parse(args, console)) return *over;
  if (request.train.empty() != request.test.empty()) {
    console.err << "stepwise eval: --train and --test go together\n";
    return kWrongUse;
  }
  const bool of_pack = request.train.empty();
  const Json json = of_pack ? evaluate_pack(request) : evaluate_files(request);
  if (request.json) {
    console.out << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    return kFine;
  }
  print_figures(json, "", console.out);
  if (json.contains("confusions")) print_confusions(json["confusions"], console.out);
  return kFine;
}

}  // namespace bot::command
