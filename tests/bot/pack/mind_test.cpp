// What the shipped pack makes of messages: its phrases, its cues and the rules of intents/
// together.

#include "bot/pack/mind.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/bot/mind.h"

namespace bot {
namespace {

using intents::Understanding;
using Texts = std::vector<std::string>;

Texts parted(const std::string& text, char by) {
  Texts parts;
  std::size_t begin = 0;
  for (std::size_t end = text.find(by); end != std::string::npos; end = text.find(by, begin)) {
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  parts.push_back(text.substr(begin));
  return parts;
}

// The rows of a file of tests/data, each with at least `columns` cells; # begins a comment.
std::vector<Texts> rows_of(const std::string& name, std::size_t columns) {
  std::ifstream file(SOURCE_DIR "/tests/data/" + name);
  std::vector<Texts> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    rows.push_back(parted(line, '\t'));
    rows.back().resize(std::max(columns, rows.back().size()));
  }
  return rows;
}

Understanding read(const std::string& text) { return tests::shipped_mind().reader->read(text); }

std::string best(const Understanding& said) {
  const bool none = said.out_of_scope || said.intents.empty();
  return none ? std::string(intents::kOutOfScope) : said.intents.front().id;
}

std::string joined(Texts list) {
  std::sort(list.begin(), list.end());
  std::string all;
  for (const std::string& item : list)
    all += (all.empty() ? "" : ",") + item;
  return all;
}

bool holds(const Texts& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

// What follows from a message, in one line.
std::string decision(const Understanding& said) {
  return best(said) + " | " + joined(said.tried) + " | " + joined(said.not_tried);
}

std::string upper(std::string text) {
  for (char& c : text)
    c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

std::string with_wide_spaces(const std::string& text) {
  std::string wide = "  ";
  for (const char c : text)
    wide += c == ' ' ? std::string(" \t ") : std::string(1, c);
  return wide + ' ';
}

TEST_SUITE("bot/pack/mind") {
  TEST_CASE("a hundred messages are understood as they were") {
    const auto rows = rows_of("golden.tsv", 2);
    CHECK(rows.size() >= 100);
    for (const Texts& row : rows) {
      CAPTURE(row[0]);
      CHECK(best(read(row[0])) == row[1]);
    }
  }

  TEST_CASE("several things in one message, denials, doubts and corrections") {
    const auto rows = rows_of("several_things.tsv", 5);
    CHECK(rows.size() >= 45);
    for (const Texts& row : rows) {
      const Understanding said = read(row[0]);
      CAPTURE(row[0]);
      CHECK_MESSAGE(holds(parted(row[1], '|'), best(said)), best(said));
      CHECK(joined(said.tried) == joined(parted(row[2], ',')));
      CHECK(joined(said.not_tried) == joined(parted(row[3], ',')));
      if (!row[4].empty()) CHECK_MESSAGE(holds(said.mentioned, row[4]), joined(said.mentioned));
    }
  }

  TEST_CASE("case, spaces, full stops and emoji change no decision") {
    for (const Texts& row : rows_of("golden.tsv", 2)) {
      const std::string& text = row[0];
      const std::string wanted = decision(read(text));
      CAPTURE(text);
      CHECK(decision(read(upper(text))) == wanted);
      CHECK(decision(read(with_wide_spaces(text))) == wanted);
      CHECK(decision(read(text + " \xF0\x9F\x98\x80")) == wanted);
      CHECK(decision(read("\xF0\x9F\x91\x8B " + text)) == wanted);
      const bool ended = std::string_view("?!.").find(text.back()) != std::string_view::npos;
      if (!ended) CHECK(decision(read(text + ".")) == wanted);
      if (!ended) CHECK(decision(read(text + "!!")) == wanted);
    }
  }

  TEST_CASE("the order of sentences that have nothing to do with each other changes no decision") {
    const Texts things = {"I restarted it",         "my icloud is full", "the wifi is fine",
                          "it is an iPhone 12",     "hello there",       "can I talk to a person",
                          "I have not updated yet", "we are on holiday"};
    for (const std::string& one : things) {
      for (const std::string& other : things) {
        if (one >= other) continue;
        CAPTURE(one);
        CAPTURE(other);
        CHECK(decision(read(one + ". " + other + '.')) == decision(read(other + ". " + one + '.')));
      }
    }
  }

  TEST_CASE("of the invented messages, nine in ten are understood") {
    const auto rows = rows_of("understanding.tsv", 2);
    REQUIRE(rows.size() > 300);
    std::size_t right = 0;
    for (const Texts& row : rows) {
      const std::string found = best(read(row[0]));
      if (std::find(row.begin() + 1, row.end(), found) != row.end()) ++right;
    }
    CHECK(static_cast<double>(right) / static_cast<double>(rows.size()) >= 0.9);
  }
}

}  // namespace
}  // namespace bot
