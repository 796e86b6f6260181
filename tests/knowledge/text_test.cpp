#include "knowledge/text.h"

#include <string>

#include <doctest/doctest.h>

namespace knowledge {
namespace {

TEST_SUITE("knowledge/text") {
  TEST_CASE("lines end in LF or CRLF, the last one may not end") {
    using Lines = std::vector<std::string_view>;
    CHECK(lines_of("").empty());
    CHECK(lines_of("a\n\r\nb") == Lines{"a", "", "b"});
    CHECK(lines_of("\xef\xbb\xbf"
                   "a\n") == Lines{"a"});
  }

  TEST_CASE("UTF-8 is what RFC 3629 says") {
    struct Row {
      std::string bytes;
      bool valid;
    };
    for (const Row& row : {
             Row{"", true},
             Row{"a\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80", true},
             Row{"\xed\x9f\xbf\xee\x80\x80\xf4\x8f\xbf\xbf", true},
             Row{"\x80", false},
             Row{"\xc3", false},
             Row{"\xc0\xaf", false},
             Row{"\xe0\x80\xaf", false},
             Row{"\xf0\x80\x80\xaf", false},
             Row{"\xed\xa0\x80", false},
             Row{"\xf4\x90\x80\x80", false},
             Row{"\xff", false},
         }) {
      CAPTURE(row.bytes);
      CHECK(valid_utf8(row.bytes) == row.valid);
    }
    CHECK(count_chars("äöü") == 3);
  }

  TEST_CASE("folding ignores case and spaces") {
    CHECK(folded("  It's\t FULL ") == "it's full");
    CHECK(folded(" \n") == "");
    CHECK(lowered(" A@Z[Ä ") == " a@z[Ä ");
  }

  TEST_CASE("ids are small letters, digits and their separator") {
    CHECK(well_formed_id("reset-2", '-'));
    CHECK_FALSE(well_formed_id("reset_2", '-'));
    CHECK_FALSE(well_formed_id("2-reset", '-'));
    CHECK_FALSE(well_formed_id("", '-'));
    CHECK_FALSE(well_formed_id("Reset", '-'));
  }

  TEST_CASE("quotes show no control bytes, no broken characters and no end of a long text") {
    CHECK(in_quotes("ä\n.\xff") == "'ä?.?'");
    CHECK(in_quotes(std::string(100, 'x')) == "'" + std::string(80, 'x') + "...'");
  }
}

}  // namespace
}  // namespace knowledge
