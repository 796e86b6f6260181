#include "intents/speller.h"

#include <doctest/doctest.h>

namespace intents {
namespace {

TEST_SUITE("intents/speller") {
  TEST_CASE("one edit is a letter more, less, other, or two swapped") {
    struct Row {
      const char* a;
      const char* b;
      bool near;
    };
    for (const Row& row : {
             Row{"backup", "backup", true}, Row{"backup", "bakup", true},
             Row{"backup", "backupp", true}, Row{"backup", "baclup", true},
             Row{"backup", "bakcup", true}, Row{"backup", "abckup", true},
             Row{"backup", "backpu", true}, Row{"backup", "bckpu", false},
             Row{"backup", "kacbup", false}, Row{"backup", "back", false}, Row{"ab", "ba", true},
             Row{"", "a", true}, Row{"", "ab", false}, Row{"", "", true},
             Row{"\xC3\xB8re", "re", true},  // One letter of two bytes.
             Row{"\xC3\xB8re", "\xC3\xA6re", true},
             Row{"r\xC3\xB8"
                 "e",
                 "\xC3\xB8re", true},  // Swapped.
         }) {
      CAPTURE(row.a);
      CAPTURE(row.b);
      CHECK(one_edit_apart(row.a, row.b) == row.near);
      CHECK(one_edit_apart(row.b, row.a) == row.near);
    }
  }

  TEST_CASE("the nearest known word is found, of several the most frequent") {
    const Speller speller({{"backup", 5}, {"wifi", 3}, {"card", 2}, {"care", 9}, {"an", 50}});
    struct Row {
      const char* typed;
      const char* meant;  // "" for none.
    };
    for (const Row& row : {
             Row{"bakcup", "backup"},
             Row{"backkup", "backup"},
             Row{"bckup", "backup"},
             Row{"backip", "backup"},
             Row{"wfii", "wifi"},
             Row{"carf", "care"},
             Row{"caard", "card"},
             Row{"ann", ""},     // Too short to guess.
             Row{"bcukpa", ""},  // Too far.
             Row{"", ""},
         }) {
      CAPTURE(row.typed);
      const std::string* meant = speller.nearest(row.typed);
      CHECK((meant == nullptr ? "" : *meant) == row.meant);
    }
    CHECK(Speller().nearest("backup") == nullptr);
  }
}

}  // namespace
}  // namespace intents
