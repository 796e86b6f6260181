// What understanding costs: training, a message, a start. Not a test, since a shared machine has
// moods. Prints CPU time of one thread, and of messages also what the clock on the wall says, for
// a pack's folder (and sets of 800 and 15,000 phrases made from its phrases), or for rows of text
// TAB intent:
//
//   build/release/tests/understanding_bench knowledge/packs/iphone-backup
//   build/release/tests/understanding_bench ROWS.tsv

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "bot/pack/load.h"
#include "intents/reader.h"
#include "intents/training.h"

namespace {

using bot::load_sound_pack;

double cpu_ms() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

// The fastest of several runs: what is left when nothing else was in the way.
double best_ms(int runs, const std::function<void()>& work) {
  double best = 1e9;
  for (int run = 0; run < runs; ++run) {
    const double begun = cpu_ms();
    work();
    best = std::min(best, cpu_ms() - begun);
  }
  return best;
}

std::vector<intents::Example> read_rows(const char* path) {
  std::ifstream file(path);
  std::vector<intents::Example> rows;
  for (std::string line; std::getline(file, line);) {
    const std::size_t tab = line.rfind('\t');
    if (tab != std::string::npos) rows.push_back({line.substr(0, tab), line.substr(tab + 1)});
  }
  return rows;
}

void report(const char* what, double value, const char* unit) {
  std::printf("%-34s %9.2f %s\n", what, value, unit);
}

void measure_training(const std::vector<intents::Example>& rows) {
  intents::Settings bare;
  bare.folds = 0;
  std::printf("%zu phrases\n", rows.size());
  report("  train, without calibration",
         best_ms(3, [&] { (void)intents::train_model(rows, bare); }), "ms");
  const double whole = best_ms(1, [&] { (void)intents::Classifier::train(rows); });
  report("  train and calibrate", whole, "ms");
}

void measure_messages(const std::vector<intents::Example>& rows,
                      const std::function<void(const std::string&)>& read, const char* what) {
  using Clock = std::chrono::steady_clock;
  const auto count = static_cast<double>(rows.size());
  std::vector<double> took;
  const double all = best_ms(5, [&] {
    took.clear();
    for (const intents::Example& row : rows) {
      const Clock::time_point begun = Clock::now();
      read(row.text);
      took.push_back(std::chrono::duration<double, std::micro>(Clock::now() - begun).count());
    }
  });
  std::sort(took.begin(), took.end());
  std::printf("%-34s %9.2f us a message (median %.2f, 99 %% below %.2f)\n", what, all * 1e3 / count,
              took[took.size() / 2], took[took.size() * 99 / 100]);
}

// `count` phrases of about the same number a class: the pack's, each with a word of another one in
// place of one of its own, and its intents split so that there are as many as in a large set.
std::vector<intents::Example> made_rows(const std::vector<intents::Example>& rows,
                                        std::size_t count, std::size_t splits) {
  const auto words_of = [](const std::string& text) {
    std::istringstream stream(text);
    return std::vector<std::string>(std::istream_iterator<std::string>(stream), {});
  };
  constexpr std::size_t stride = 7919;  // A prime: walks through all rows in a mixed order.
  std::vector<intents::Example> made;
  for (std::size_t i = 0; i < count; ++i) {
    const intents::Example& row = rows[i * stride % rows.size()];
    std::vector<std::string> words = words_of(row.text);
    const std::vector<std::string> others = words_of(rows[(i * stride + i + 1) % rows.size()].text);
    words[i % words.size()] = others[i % others.size()];
    std::string text;
    for (const std::string& word : words)
      text += (text.empty() ? "" : " ") + word;
    made.push_back({text, row.intent + '_' + std::to_string(i % splits)});
  }
  return made;
}

void measure_set(const std::vector<intents::Example>& rows) {
  measure_training(rows);
  const auto classifier = intents::Classifier::train(rows);
  measure_messages(
      rows, [&](const std::string& text) { (void)classifier.predict(text); }, "  classify");
}

void measure_start(const std::string& folder) {
  report("  read and check the pack", best_ms(5, [&] { (void)load_sound_pack(folder); }), "ms");
  const auto pack = load_sound_pack(folder);
  if (!pack) {
    std::fprintf(stderr, "%s\n", pack.error().message.c_str());
    return;
  }
  const auto rows = intents::examples_of(*pack);
  measure_training(rows);
  const std::string bytes = intents::Classifier::train(rows).save();
  report("  the model's size", static_cast<double>(bytes.size()) / 1e6, "MB");
  report("  load the model", best_ms(5, [&] { (void)intents::Classifier::load(bytes); }), "ms");
  report("  tables of the reader",
         best_ms(5, [&] { const intents::Reader reader(*pack, intents::Classifier::train({})); }),
         "ms");
  auto classifier = intents::Classifier::load(bytes);
  const intents::Reader reader(*pack, std::move(*classifier));
  const auto classify = [&](const std::string& text) { (void)reader.classifier().predict(text); };
  measure_messages(rows, classify, "  classify");
  measure_messages(
      rows, [&](const std::string& text) { (void)reader.read(text); }, "  understand");
  measure_set(made_rows(rows, 800, 2));
  measure_set(made_rows(rows, 15000, 3));
}

}  // namespace

int main(int count, char** values) {
  if (count != 2) {
    std::fprintf(stderr, "understanding_bench PACK or ROWS.tsv\n");
    return 2;
  }
  if (std::filesystem::is_directory(values[1])) {
    measure_start(values[1]);
    return 0;
  }
  measure_set(read_rows(values[1]));
  return 0;
}
