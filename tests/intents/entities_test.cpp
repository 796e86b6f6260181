#include "intents/entities.h"

#include <doctest/doctest.h>

#include "intents/phone.h"

namespace intents {
namespace {

using Texts = std::vector<std::string>;

knowledge::Pack pack_with_errors() {
  knowledge::Pack pack;
  pack.errors = {
      {"MBErrorDomain/105", "backup_to_computer", ""},
      {"MBErrorDomain/208", "backup_to_computer", ""},
      {"error -54", "backup_to_computer", ""},
      {"error 21", "backup_to_computer", ""},
      {"The last backup could not be completed", "backup_failed", ""},
      {"Not enough iCloud storage", "storage_full_icloud", ""},
  };
  return pack;
}

std::string model_of(std::string_view text) {
  const auto named = find_model(scan_words(text));
  return named ? named->model : "";
}

std::string version_of(std::string_view text) {
  const auto named = find_version(scan_words(text));
  return named ? knowledge::to_string(named->version) : "";
}

struct Row {
  std::string text;
  std::string expected;
};

TEST_SUITE("intents/entities") {
  TEST_CASE("models come out under their full names") {
    for (const Row& row : {
             Row{"12 mini", "iPhone 12 mini"},
             Row{"13pro max", "iPhone 13 Pro Max"},
             Row{"13 promax", "iPhone 13 Pro Max"},
             Row{"iphone13", "iPhone 13"},
             Row{"iPhone 12", "iPhone 12"},
             Row{"i phone 11", "iPhone 11"},
             Row{"its an iphone 14 plus", "iPhone 14 Plus"},
             Row{"I have an iPhone 15 Pro", "iPhone 15 Pro"},
             Row{"se 2", "iPhone SE (2nd generation)"},
             Row{"SE (2nd generation)", "iPhone SE (2nd generation)"},
             Row{"iphone se 2020", "iPhone SE (2nd generation)"},
             Row{"iphone SE 3rd gen", "iPhone SE (3rd generation)"},
             Row{"2nd gen SE", "iPhone SE (2nd generation)"},
             Row{"iphone se", "iPhone SE"},
             Row{"X", "iPhone X"},
             Row{"iphone 10", "iPhone X"},
             Row{"iphone x", "iPhone X"},
             Row{"XR", "iPhone XR"},
             Row{"xs max", "iPhone XS Max"},
             Row{"my xs wont back up", "iPhone XS"},
             Row{"16e", "iPhone 16e"},
             Row{"iphone 16 e", "iPhone 16"},
             Row{"Air", "iPhone Air"},
             Row{"iphone air", "iPhone Air"},
             Row{"iphone 6s plus", "iPhone 6s Plus"},
             Row{"iphone 6 plus", "iPhone 6 Plus"},
             Row{"8+", "iPhone 8 Plus"},
             Row{"iphone 7+", "iPhone 7 Plus"},
             Row{"iphone 5s", "iPhone 5s"},
             Row{"old iphone 8, new iphone 13", "iPhone 13"},
             Row{"moving from iphone 8 to iphone 13", "iPhone 13"},
             Row{"from my old iphone 8", "iPhone 8"},
             Row{"how do i turn off an iphone 13", "iPhone 13"},
             Row{"17 pro", "iPhone 17 Pro"},
         }) {
      CAPTURE(row.text);
      CHECK(model_of(row.text) == row.expected);
    }
  }

  TEST_CASE("what only looks like a model is none") {
    for (const std::string& text : Texts{
             "12",
             "5 gb",
             "my iphone",
             "iphone 6 months old",
             "iphone 5 gb icloud plan",
             "ipad air",
             "macbook pro 14",
             "ipad 10",
             "air pods",
             "the air is thin",
             "error 13",
             "iphone backup failed",
             "2 pro tips",
             "plus 50 gb",
             "iphone 30% done",
         }) {
      CAPTURE(text);
      CHECK(model_of(text).empty());
    }
  }

  TEST_CASE("versions of iOS are read where they are meant") {
    for (const Row& row : {
             Row{"ios 17.2", "17.2"},
             Row{"iOS17", "17"},
             Row{"17.2.1", "17.2"},
             Row{"on 15 still", "15"},
             Row{"im on ios 15 still", "15"},
             Row{"still on 16", "16"},
             Row{"11.0.3", "11"},
             Row{"its 17.4", "17.4"},
             Row{"iOS v16.1", "16.1"},
             Row{"ios version is 12.4", "12.4"},
             Row{"version 18.1", "18.1"},
             Row{"updated to 18", "18"},
             Row{"I updated to iOS 18 and now it fails", "18"},
             Row{"updated from ios 16 to 17", "17"},
             Row{"iphone 12 ios 17.2", "17.2"},
             Row{"iPhone 13 running iOS 26", "26"},
         }) {
      CAPTURE(row.text);
      CHECK(version_of(row.text) == row.expected);
    }
  }

  TEST_CASE("sizes, shares, times, prices and errors are no versions") {
    for (const std::string& text : Texts{
             "17.2 GB",         "17.2%",
             "at 10.30",        "10:30",
             "$2.99",           "2,99€",
             "error 17.2",      "error 4005",
             "on 15 percent",   "it is on 5 gb",
             "12 mini",         "iphone 12",
             "been 6 hours",    "should i update to ios 18",
             "it needs iOS 17", "macos 14.2",
             "itunes 12.10",    "my 5 gb is finished",
             "1.5 TB",          "99.9",
             "on 3 devices",    "ios",
             "stuck on 12%",    "working on 15 phones now",
         }) {
      CAPTURE(text);
      CHECK(version_of(text).empty());
    }
  }

  TEST_CASE("a message that only names the phone is told from one that says more") {
    for (const std::string& text :
         Texts{"iphone 12", "12 mini", "it's an iPhone 12 on iOS 17.2", "ios 17.2", "17.2.1", "Air",
               "on 15 still", "i have the 13 pro", "its my moms phone",
               "It is my husband's old iPhone", "this is my daughter's", "its not mine"}) {
      CAPTURE(text);
      CHECK(only_names_phone(scan_words(text)));
    }
    for (const std::string& text :
         Texts{"iphone 12 backup failed", "how do i turn off an iphone 13", "hi", "", "my phone",
               "i updated to ios 18 and it fails", "its my moms phone and it fails",
               "my son did it", "its my work phone", "it is my wifi"}) {
      CAPTURE(text);
      CHECK_FALSE(only_names_phone(scan_words(text)));
    }
  }

  TEST_CASE("error codes are the pack's where it knows them") {
    const knowledge::Pack pack = pack_with_errors();
    const KnownErrors errors(pack);
    for (const Row& row : {
             Row{"error -54", "error -54"},
             Row{"i get error 54 in itunes", "error -54"},
             Row{"error 4005", "error 4005"},
             Row{"Error code: 4005", "error 4005"},
             Row{"error -9006", "error -9006"},
             Row{"MBErrorDomain/105", "MBErrorDomain/105"},
             Row{"mberrordomain 105", "MBErrorDomain/105"},
             Row{"it fails (208)", "MBErrorDomain/208"},
             Row{"error 208", "MBErrorDomain/208"},
             Row{"the last backup could not be completed!",
                 "The last backup could not be completed"},
             Row{"NOT ENOUGH ICLOUD STORAGE", "Not enough iCloud storage"},
         }) {
      CAPTURE(row.text);
      const auto codes = errors.codes_in(scan_words(row.text));
      REQUIRE(codes.size() == 1);
      CHECK(codes[0] == row.expected);
    }
    for (const char* text :
         {"iphone 12", "208", "2 errors today", "(2) things", "5 GB", "ios 17"}) {
      CAPTURE(text);
      CHECK(errors.codes_in(scan_words(text)).empty());
    }
    CHECK(errors.symptom_of("MBErrorDomain/105") == "backup_to_computer");
    CHECK(errors.symptom_of("error 4005").empty());
  }

  TEST_CASE("sizes have a unit that is storage") {
    struct SizeRow {
      std::string text;
      double value;
      std::string unit;
    };
    for (const SizeRow& row : {
             SizeRow{"5 GB", 5, "GB"},
             SizeRow{"200gb", 200, "GB"},
             SizeRow{"1.5 TB", 1.5, "TB"},
             SizeRow{"300 megs", 300, "MB"},
             SizeRow{"1,5 GB", 1.5, "GB"},
             SizeRow{"1,024 mb", 1024, "MB"},
             SizeRow{"my 5-gig plan", 5, "GB"},
             SizeRow{"next backup size 62 gb?? why", 62, "GB"},
         }) {
      CAPTURE(row.text);
      const auto sizes = sizes_in(scan_words(row.text));
      REQUIRE(sizes.size() == 1);
      CHECK(sizes[0] == Size{row.value, row.unit});
    }
    CHECK(sizes_in(scan_words("from 5 gb to 50 gb")).size() == 2);
    for (const char* text :
         {"5G network", "1 mbps upload", "10 mb/s", "5 photos", "gb", "5. Go on", "5 go on"}) {
      CAPTURE(text);
      CHECK(sizes_in(scan_words(text)).empty());
    }
  }

  TEST_CASE("an ordinal is the whole message or none") {
    struct OrdinalRow {
      std::string text;
      int value;
    };
    for (const OrdinalRow& row : {
             OrdinalRow{"2", 2},
             OrdinalRow{"#2", 2},
             OrdinalRow{"2.", 2},
             OrdinalRow{"2)", 2},
             OrdinalRow{"the second one", 2},
             OrdinalRow{"option 3", 3},
             OrdinalRow{"last one", -1},
             OrdinalRow{"the last", -1},
             OrdinalRow{"second", 2},
             OrdinalRow{"3rd", 3},
             OrdinalRow{"the first one please", 1},
             OrdinalRow{"one", 1},
             OrdinalRow{"number one", 1},
             OrdinalRow{"lets go with the third", 3},
             OrdinalRow{"1️⃣", 1},
         }) {
      CAPTURE(row.text);
      CHECK(ordinal_in(scan_words(row.text)) == row.value);
    }
    for (const std::string& text : Texts{
             "second time it fails", "that was the first thing i did", "2 photos", "50%", "$2", "0",
             "21", "1 or 2", "last backup failed", "", "17.2", "12 mini", "the last one failed"}) {
      CAPTURE(text);
      CHECK_FALSE(ordinal_in(scan_words(text)).has_value());
    }
  }

  TEST_CASE("a wait is read when it lies ahead") {
    struct MinutesRow {
      std::string text;
      int value;
    };
    for (const MinutesRow& row : {
             MinutesRow{"in half an hour", 30},
             MinutesRow{"remind me in 30 min", 30},
             MinutesRow{"in 2 hours", 120},
             MinutesRow{"back in an hour", 60},
             MinutesRow{"ask me again in 1.5 hours", 90},
             MinutesRow{"in an hour and a half", 90},
             MinutesRow{"remind me in 45", 45},
             MinutesRow{"give me 10 minutes", 10},
             MinutesRow{"in a quarter of an hour", 15},
             MinutesRow{"30 minutes", 30},
             MinutesRow{"in a couple of hours", 120},
             MinutesRow{"in twenty mins", 20},
             MinutesRow{"in 2 days", 2880},
             MinutesRow{"in 30min pls", 30},
             MinutesRow{"tomorrow", 1440},
             MinutesRow{"can you remind me tomorrow?", 1440},
             MinutesRow{"ping me tmrw morning", 1440},
         }) {
      CAPTURE(row.text);
      CHECK(minutes_in(scan_words(row.text)) == row.value);
    }
    for (const std::string& text :
         Texts{"tonight", "i will do it tomorrow", "been 6 hours says 1 minute remaining",
               "took 2 hours", "in the last 2 hours", "says 2 days left lol", "in 30 GB",
               "in 900 days", "2 hours and still stuck", "later"}) {
      CAPTURE(text);
      CHECK_FALSE(minutes_in(scan_words(text)).has_value());
    }
  }

  TEST_CASE("entities of one message stand beside each other") {
    const knowledge::Pack pack = pack_with_errors();
    const Entities found = entities_of(
        scan_words("iPhone 13 mini, iOS 17.2, error 4005, 5 GB free"), KnownErrors(pack));
    CHECK(found.device.model == "iPhone 13 mini");
    CHECK(found.device.ios == knowledge::IosVersion{17, 2});
    CHECK(found.error_codes == std::vector<std::string>{"error 4005"});
    CHECK(found.sizes == std::vector<Size>{{5, "GB"}});
    CHECK_FALSE(found.ordinal.has_value());
    CHECK_FALSE(found.minutes.has_value());
  }
}

}  // namespace
}  // namespace intents
