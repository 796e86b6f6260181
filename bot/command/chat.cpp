#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <istream>
#include <iterator>
#include <ostream>

#include <poll.h>
#include <unistd.h>

#include "bot/command/command.h"
#include "bot/command/options.h"
#include "bot/config/data_folder.h"
#include "bot/engine/clock.h"
#include "bot/store/folder_lock.h"
#include "bot/talk/run_script.h"
#include "bot/talk/talk.h"
#include "knowledge/text.h"

namespace bot::command {
namespace {

namespace fs = std::filesystem;

// **bold** as a terminal shows it, or nothing of it.
std::string emphasised(std::string_view text, bool terminal) {
  if (!terminal) return dialog::without_bold(text);
  std::string shown;
  bool bold = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.substr(at, 2) != "**") {
      shown += text[at];
      continue;
    }
    bold = !bold;
    shown += bold ? "\033[1m" : "\033[0m";
    ++at;
  }
  return bold ? shown + "\033[0m" : shown;
}

void show(const Talk::Replies& replies, Console& console) {
  for (dialog::Reply reply : replies) {
    reply.lead = emphasised(reply.lead, console.terminal);
    reply.tail = emphasised(reply.tail, console.terminal);
    for (std::string& step : reply.steps)
      step = emphasised(step, console.terminal);
    console.out << plain_text(reply) << '\n';
    for (std::size_t at = 0; at < reply.choices.size(); ++at) {
      console.out << (at == 0 ? "" : "   ") << at + 1 << ") " << reply.choices[at].label;
    }
    console.out << (reply.choices.empty() ? "\n" : "\n\n");
  }
  console.out.flush();
}

// The button that a line presses: its label, or its number; null for a message.
const dialog::Choice* pressed(const std::vector<dialog::Choice>& choices, std::string_view line) {
  for (const dialog::Choice& choice : choices) {
    if (knowledge::folded(choice.label) == knowledge::folded(line)) return &choice;
  }
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), number);
  const bool whole = error == std::errc() && end == line.data() + line.size();
  return whole && number >= 1 && number <= choices.size() ? &choices[number - 1] : nullptr;
}

// While a person thinks, reminders come as they fall due.
void await_line(Talk& talk, Console& console) {
  if (!console.terminal) return;
  console.out << "> " << std::flush;
  constexpr int second = 1000;
  pollfd input{STDIN_FILENO, POLLIN, 0};
  while (poll(&input, 1, second) == 0) {
    const auto replies = talk.tick();
    if (replies.empty()) continue;
    console.out << '\n';
    show(replies, console);
    console.out << "> " << std::flush;
  }
}

void converse(Talk& talk, Console& console) {
  if (console.terminal) {
    console.err << "Say what happens. A number presses the button of that number; Ctrl-D leaves.\n";
  }
  show(talk.tick(), console);
  std::string line;
  for (await_line(talk, console); std::getline(console.in, line); await_line(talk, console)) {
    const std::string_view words = knowledge::trimmed(line);
    if (words.empty()) continue;
    const auto* const choice = pressed(talk.now().choices, words);
    show(choice != nullptr ? talk.press(std::string(choice->value)) : talk.say(std::string(words)),
         console);
  }
  if (console.terminal) console.out << '\n';
}

// Files as they are, folders as the .chat files in them, in the order of their names.
std::vector<std::string> scripts_of(const std::vector<std::string>& named) {
  std::vector<std::string> files;
  for (const std::string& name : named) {
    if (!fs::is_directory(name)) {
      files.push_back(name);
      continue;
    }
    std::vector<std::string> inside;
    for (const auto& entry : fs::directory_iterator(name)) {
      if (entry.path().extension() == ".chat") inside.push_back(entry.path().string());
    }
    std::ranges::sort(inside);
    files.insert(files.end(), inside.begin(), inside.end());
  }
  return files;
}

// "" when the bot answered as the script says.
std::string play(const Mind& mind, const std::string& name) {
  std::ifstream file(name, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(file), {});
  if (!file) return name + ": can't be read";
  const auto lines = script::parse(text);
  if (!lines) return name + ":" + lines.error().message;
  return script::run(mind, name, *lines);
}

int play_all(const Mind& mind, const std::vector<std::string>& named, Console& console) {
  const std::vector<std::string> files = scripts_of(named);
  int failed = 0;
  for (const std::string& file : files) {
    const std::string difference = play(mind, file);
    if (difference.empty()) continue;
    ++failed;
    console.out << difference << "\n\n" << std::flush;
  }
  console.err << files.size() << " scripts, " << failed << " failed\n";
  return failed == 0 && !files.empty() ? kFine : kFoundProblems;
}

}  // namespace

int chat(const Args& args, Console& console) {
  std::string pack;
  std::string data;
  std::vector<std::string> scripts;
  Options options("chat", "Talks to the bot in this terminal: the server's engine and words.");
  options.texts("--script", scripts, "a .chat file to play, or a folder of them; repeatable");
  options.text("--data", data, "the folder to remember it in; nothing is kept when left out");
  options.text("--pack", pack, "the pack's folder; the shipped pack when left out");
  if (const auto over = options.parse(args, console)) return *over;
  if (!scripts.empty() && !data.empty()) {
    console.err << "a script begins with an empty memory: take --script or --data\n";
    return kWrongUse;
  }
  std::optional<FolderLock> lock;
  if (!data.empty()) {
    auto taken = FolderLock::take(data);
    if (!taken) return complain(console, taken.error());
    lock.emplace(std::move(*taken));
  }
  const auto mind = load_mind(pack, data.empty() ? fs::path() : fs::path(data) / kClassifierFile);
  if (!mind) return complain(console, mind.error());
  if (!scripts.empty()) return play_all(*mind, scripts, console);

  Talk talk(*mind, data.empty() ? ":memory:" : (fs::path(data) / kDatabaseFile).string(),
            wall_clock);
  converse(talk, console);
  return kFine;
}

}  // namespace bot::command
