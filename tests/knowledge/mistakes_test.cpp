// One row a mistake: what is changed in a sound pack, and every diagnostic that this gives.

#include <string>

#include <doctest/doctest.h>

#include "knowledge/parse.h"
#include "tests/knowledge/sound_pack.h"

namespace knowledge {
namespace {

struct Row {
  const char* file;
  std::string from;  // Its first occurrence is replaced; "": the whole text.
  std::string to;
  std::string expected;  // Each diagnostic with a line end.
};

std::string diagnostics_after(const Row& row) {
  PackFiles files = sound_pack();
  std::string& text = files[row.file];
  if (row.from.empty()) {
    text = row.to;
  } else {
    const auto at = text.find(row.from);
    REQUIRE(at != std::string::npos);
    text.replace(at, row.from.size(), row.to);
  }
  std::string listed;
  for (const Diagnostic& diagnostic : parse_pack(files).diagnostics) {
    listed += to_string(diagnostic) + '\n';
  }
  return listed;
}

void check_rows(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    CAPTURE(row.from);
    CAPTURE(row.to);
    CHECK(diagnostics_after(row) == row.expected);
  }
}

constexpr const char* kArticle = "article.md";
constexpr const char* kPack = "pack.json";

TEST_SUITE("knowledge/mistakes") {
  TEST_CASE("keys and types of pack.json") {
    check_rows({
        {kPack, "", "[]", "pack.json:1: expected one object\n"},
        {kPack, "\"id\": \"printer\",", "", "pack.json:1: 'id' is missing\n"},
        {kPack, "\"title\":", "\"titel\":",
         "pack.json:1: 'title' is missing\n"
         "pack.json:3: unknown key 'titel', did you mean 'title'?\n"},
        {kPack, "\"minutes\": 20,", "\"minutes\": \"20\",",
         "pack.json:15: 'minutes' must be a number, not a text\n"},
        {kPack, "\"minutes\": 20,", "\"minutes\": 2.5,",
         "pack.json:15: 'minutes' must be a whole number\n"},
        {kPack, "\"minutes\": 20,", "\"minutes\": 241,",
         "pack.json:15: 'minutes' must be 1 to 240\n"},
        {kPack, "\"minutes\": 20,", "\"minutes\": 0,",
         "pack.json:15: 'minutes' must be 1 to 240\n"},
        {kPack, "\"last_resort\": true", "\"last_resort\": \"yes\"",
         "pack.json:1: no fix has 'last_resort': true\n"
         "pack.json:18: 'last_resort' must be true or false, not a text\n"},
        {kPack, "\"care\"", "\"remove\"",
         "pack.json:16: risk must be 'none', 'care' or 'removes', not 'remove', did you mean "
         "'removes'?\n"},
        {kPack, "\"todo\": \"ask us\"", "\"todo\": \" \"", "pack.json:12: 'todo' is empty\n"},
        {kPack, "[\"restarted\", \"power cycled\"]", "[\"restarted\",\n\"\"]",
         "pack.json:30: 'cues' must be a list of texts that aren't empty\n"},
        {kPack, "{\"text\": \"E-105\"", "7, {\"text\": \"E-105\"",
         "pack.json:74: 'errors' must be a list of objects, not of a number\n"},
        {kPack, "\"ios_from\": \"9\"", "\"ios_from\": \"nine\"",
         "pack.json:31: 'ios_from' must be a version as '15' or '16.1', not 'nine'\n"},
        {kPack, "\"ios_from\": \"9\"", "\"ios_from\": \"17\"",
         "pack.json:31: 'ios_below' must be above 'ios_from'\n"},
        {kPack, "\"models\": [\"iPhone 8*\"], \"ios_from\": \"9\", \"ios_below\": \"16.1\"", "",
         "pack.json:31: not valid JSON: unexpected '}'; expected string literal\n"},
        {kPack, "\"language\": \"en\",", "\"language\": \"en\", \"id\": \"other\",",
         "pack.json:5: second key 'id'\n"},
        {kPack, "\"minutes\": 20,", "\"minutes\": 20",
         "pack.json:16: not valid JSON: unexpected string literal; expected '}'\n"},
        {kPack, "", std::string(100, '['), "pack.json:1: not valid JSON: nested too deep\n"},
    });
  }

  TEST_CASE("cues and wishes that no message could match, or that lead two ways") {
    const auto cues = [](const std::string& list) { return "\"cues\": [" + list + "]"; };
    const std::string roads = "\"label\": \"Empty it\",";
    check_rows({
        {kPack, cues("\"restarted\", \"power cycled\""), cues("\"Restarted\""),
         "pack.json:29: 'cues': 'Restarted' may only hold lower-case words and the signs | ? * ~ "
         "#\n"},
        {kPack, cues("\"restarted\", \"power cycled\""), cues("\"didn't\""),
         "pack.json:29: 'cues': 'didn't' may only hold lower-case words and the signs | ? * ~ #\n"},
        {kPack, "\"intent\": \"restart\",", "\"intent\": \"restart\", \"wishes\": [\"a|\"],",
         "pack.json:28: 'wishes': 'a|' may only hold lower-case words and the signs | ? * ~ #\n"},
        {kPack, "\"intent\": \"restart\",",
         "\"intent\": \"restart\", \"all_clear\": {" + cues("\"It is on\"") +
             ", \"label\": \"It was on already, all the time\"},",
         "pack.json:28: 'cues': 'It is on' may only hold lower-case words and the signs | ? * ~ "
         "#\n"
         "pack.json:28: label of 31 characters, expected at most 30\n"},
        {kPack, roads, roads + cues("\"~ jobs\"") + ",",
         "pack.json:36: 'cues': '~ jobs' must not begin or end with '~'\n"},
        {kPack, roads, roads + cues("\"jobs?\"") + ",",
         "pack.json:36: 'cues': 'jobs?' would fit any message\n"},
        {kPack, roads, roads + cues("\"old jobs\", \"Old  jobs\"") + ",",
         "pack.json:36: 'cues': 'Old  jobs' may only hold lower-case words and the signs | ? * ~ "
         "#\n"
         "pack.json:36: cue 'Old  jobs' leads to 'empty-it' already\n"},
        {kPack, roads, roads + cues("\"jobs|list are ~ old* # times?\"") + ",", ""},
        {kPack, "\"ios_from\": \"9\"", "\"ios_from\": \"9\", \"minutes\": 241",
         "pack.json:31: 'minutes' must be 1 to 240\n"},
    });
  }

  TEST_CASE("what pack.json says of fixes") {
    check_rows({
        {kPack, "\"printer\"", "\"Printer\"",
         "pack.json:2: id 'Printer' must match [a-z][a-z0-9-]*\n"},
        {kPack, "\"id\": \"reset-it\"", "\"id\": \"restart-it\"",
         "pack.json:47: second fix 'restart-it'\n"
         "pack.json:64: unknown fix 'reset-it', did you mean 'restart-it'?\n"},
        {kPack, "\"id\": \"empty-it\"", "\"id\": \"empty it\"",
         "pack.json:35: id 'empty it' must match [a-z][a-z0-9-]*\n"},
        {kPack, "\"label\": \"Empty it\"", "\"label\": \"Empty the list of jobs, all of it\"",
         "pack.json:36: label of 33 characters, expected at most 30\n"},
        {kPack, "\"goes\": \"The settings go.\",", "",
         "pack.json:46: a fix that removes something needs 'goes'\n"},
        {kPack, "\"goes\": \"The jobs go.\",", "",
         "pack.json:34: a path that removes something needs 'goes'\n"},
        {kPack, "\"stays\": \"The printer stays.\",", "",
         "pack.json:34: a path that removes something needs 'stays'\n"},
        {kPack, "\"question\": \"Do you need a job?\"", "\"question\": \"\"",
         "pack.json:42: a path that removes something needs 'question'\n"},
        {kArticle, "> Your settings go.\n", "",
         "pack.json:48: what removes something needs a warning: a '> ' quote under 'Reset it' in "
         "article.md\n"},
        {kArticle, "> What you delete is gone.\n", "",
         "pack.json:37: what removes something needs a warning: a '> ' quote under 'Empty it' in "
         "article.md\n"},
        {kPack, "\"last_resort\": true", "\"last_resort\": false",
         "pack.json:1: no fix has 'last_resort': true\n"},
        {kPack, "\"goes\": \"The settings go.\",",
         "\"goes\": \"The settings go.\", \"intent\": \"restart\",",
         "pack.json:54: second fix with the intent 'restart'\n"},
        {kPack, "\"models\": [\"iPhone 8*\"]", "\"symptoms\": [\"jamed\"]",
         "pack.json:31: unknown symptom 'jamed', did you mean 'jammed'?\n"},
        {kPack, "\"todo\": \"ask us\"", "\"todo\": \"ask [us](https://example.com)\"",
         "pack.json:12: 'todo': a link can't be shown: only **bold** can\n"},
        {kPack, "\"todo\": \"ask us\"", "\"todo\": \"ask **us\"",
         "pack.json:12: 'todo': an unbalanced '**' can't be shown: only **bold** can\n"},
        {kPack, "\"todo\": \"ask us\"", "\"todo\": \"ask\\nus\"",
         "pack.json:12: 'todo': a line break or control character can't be shown\n"},
    });
  }

  TEST_CASE("a variant that fits everything") {
    check_rows(
        {{kPack, ", \"models\": [\"iPhone 8*\"], \"ios_from\": \"9\", \"ios_below\": \"16.1\"", "",
          "pack.json:31: a variant needs 'symptoms', 'models', 'ios_from' or "
          "'ios_below'\n"}});
  }

  TEST_CASE("headings of the two files") {
    check_rows({
        {kArticle, "## Reset it", "## Reset this",
         "article.md:25: no fix of pack.json has the heading 'Reset this', did you mean "
         "'Reset it'?\n"
         "pack.json:48: article.md has no heading 'Reset it', did you mean 'Reset this'?\n"},
        {kArticle, "### Old ones", "### Ancient",
         "article.md:14: no variant or path of pack.json has the heading 'Ancient'\n"
         "pack.json:31: article.md has no heading 'Old ones' under 'Restart it'\n"},
        {kPack, "\"heading\": \"Old ones\"", "\"heading\": \"Empty it\"",
         "article.md:14: no variant or path of pack.json has the heading 'Old ones'\n"
         "pack.json:37: heading 'Empty it' is named twice\n"},
        {kArticle, "### Old ones", "### Empty it",
         "article.md:18: second heading 'Empty it' under 'Restart it'\n"
         "pack.json:31: article.md has no heading 'Old ones' under 'Restart it'\n"
         "pack.json:37: what removes something needs a warning: a '> ' quote under 'Empty it' in "
         "article.md\n"},
        {kArticle, "## Ask us", "## Reset it",
         "article.md:33: second heading 'Reset it'\n"
         "pack.json:11: article.md has no heading 'Ask us'\n"},
    });
  }

  TEST_CASE("the form of the article") {
    check_rows({
        {kArticle, "1. Call us.", "",
         "article.md:33: 'Ask us' has no steps: write a numbered list\n"},
        {kArticle, "1. Call us.", "- Call us.",
         "article.md:33: 'Ask us' has no steps: write a numbered list\n"
         "article.md:37: a bullet list isn't shown: steps are a numbered list\n"},
        {kArticle, "We know more.", "",
         "article.md:33: 'Ask us' doesn't say why it helps: write a paragraph before the steps\n"},
        {kArticle, "1. Call us.", "Or less.\n\n1. Call us.",
         "article.md:37: a paragraph after the first isn't shown: make it a step, a hint or a "
         "quote\n"},
        {kArticle, "1. Pull the plug.", "Some text.\n\n1. Pull the plug.",
         "article.md:16: a paragraph under '###' isn't shown: make it a step, a hint or a quote\n"},
        {kArticle, "1. Call us.", "1. Call `us`.",
         "article.md:37: code can't be shown: only **bold** can\n"},
        {kArticle, "1. Call us.", "1. Call [us](x).",
         "article.md:37: a link can't be shown: only **bold** can\n"},
        {kArticle, "1. Call us.", "1. Call *us*.",
         "article.md:37: emphasis can't be shown: only **bold** can\n"},
        {kArticle, "1. Call us.", "1. Call ![us](x.png).",
         "article.md:37: an image can't be shown: only **bold** can\n"},
        {kArticle, "1. Call us.", "1. Call\n   **us.",
         "article.md:38: an unbalanced '**' can't be shown: only **bold** can\n"},
        {kArticle, "1. Call us.", "1. Call <b>us</b>.",
         "article.md:37: HTML can't be shown: only **bold** can\n"},
        {kArticle, "1. Call us.", "1. Call&nbsp;us.",
         "article.md:37: an HTML entity can't be shown: only **bold** can\n"},
        {kArticle, "1. Call us.", "1. Call us.\n   1. Now.",
         "article.md:38: a numbered list in a step can't be shown\n"},
        {kArticle, "1. Call us.", "1. Call us.\n\n```\ncode\n```",
         "article.md:40: a code block can't be shown\n"},
        {kArticle, "1. Call us.", "1. Call us.\n\n<div>\n", "article.md:39: HTML can't be shown\n"},
        {kArticle, "1. Call us.", "1. Call us.\n\n---\n", "article.md:39: a rule can't be shown\n"},
        {kArticle, "1. Call us.", "1. Call us.\n\n#### More\n",
         "article.md:39: heading deeper than '###'\n"},
        {kArticle, "1. Call us.", "1. Call us.\n2.\n", "article.md:38: step without words\n"},
        {kArticle, "1. Call us.", "1. " + std::string(301, 'x'),
         "article.md:37: step of 301 characters, expected at most 300\n"},
        {kArticle, "# Printer offline", "", "article.md:1: no title: start with a '# ' heading\n"},
        {kArticle, "## Ask us", "# More\n\n## Ask us",
         "article.md:33: second title, expected a '##' heading\n"},
        {kArticle, "## Restart it", "### Early\n\n## Restart it",
         "article.md:5: '###' heading before the first '##' heading\n"},
        {kArticle, "We know more.", "We know m\xff.", "article.md:35: not valid UTF-8\n"},
    });
  }

  TEST_CASE("symptoms, errors and faqs") {
    check_rows({
        {kPack, "\"reset-it\": 0.2, \"restart-it\": 0.5", "\"restat-it\": 0.2",
         "pack.json:64: unknown fix 'restat-it', did you mean 'restart-it'?\n"},
        {kPack, "\"reset-it\": 0.2", "\"reset-it\": 0.6",
         "pack.json:64: the probabilities sum to more than 1\n"},
        {kPack, "\"reset-it\": 0.2", "\"reset-it\": 0",
         "pack.json:64: the probability of 'reset-it' must be above 0 and at most 1\n"},
        {kPack, "\"reset-it\": 0.2", "\"reset-it\": \"often\"",
         "pack.json:64: the probability of 'reset-it' must be a number, not a text\n"},
        {kPack, "{\"restart-it\": 1}", "{}", "pack.json:70: a symptom needs at least one fix\n"},
        {kPack, "\"vague\": true", "\"vague\": false",
         "pack.json:1: no symptom has 'vague': true\n"},
        {kPack, "\"label\": \"It's offline\",", "",
         "pack.json:59: a symptom that is offered needs 'label'\n"},
        {kPack, "\"symptom\": \"jammed\"", "\"symptom\": \"jamed\"",
         "pack.json:74: unknown symptom 'jamed', did you mean 'jammed'?\n"},
        {kPack, "{\"text\": \"E-105\"",
         "{\"text\": \"e-105\", \"symptom\": \"jammed\"}, {\"text\": \"E-105\"",
         "pack.json:74: second error 'E-105'\n"},
        {kPack, "\"ask-us\": \"A call", "\"ask-as\": \"A call",
         "pack.json:81: unknown fix 'ask-as', did you mean 'ask-us'?\n"},
        {kPack, "\"intent\": \"faq_cost\"", "\"intent\": \"faq_costs\"",
         "pack.json:78: intent 'faq_costs' has no file phrases/faq_costs.txt, did you mean "
         "'faq_cost'?\n"
         "phrases/faq_cost.txt:1: no fix, symptom or faq of pack.json has the intent 'faq_cost', "
         "did "
         "you mean 'faq_costs'?\n"},
    });
  }

  TEST_CASE("phrases") {
    const std::string five = "a b\nc\nd\ne\nf\n";
    check_rows({
        {"phrases/yes.txt", "", "", "phrases/yes.txt:1: 0 phrases, expected at least 5\n"},
        {"phrases/yes.txt", "", "# none\n\n a\nb\nc\nd\n",
         "phrases/yes.txt:1: 4 phrases, expected at least 5\n"},
        {"phrases/yes.txt", "", five + " A  B\n",
         "phrases/yes.txt:6: phrase 'A  B' is also in phrases/yes.txt:1\n"},
        {"phrases/yes.txt", "", five + "no one\n",
         "phrases/yes.txt:6: phrase 'no one' is also in phrases/no.txt:2\n"},
        {"phrases/yes.txt", "", five + std::string(501, 'x'),
         "phrases/yes.txt:6: phrase of 501 characters, expected at most 500\n"},
        {"phrases/yes.txt", "", five + "a\x07z",
         "phrases/yes.txt:6: phrase with a control character\n"},
        {"phrases/yes.txt", "", five + "a\xc0\xafz", "phrases/yes.txt:6: not valid UTF-8\n"},
        {"phrases/yess.txt", "", five,
         "phrases/yess.txt:1: no fix, symptom or faq of pack.json has the intent 'yess', did you "
         "mean "
         "'yes'?\n"},
        {"phrases/yes.md", "", five, "phrases/yes.md:1: expected a file name as INTENT.txt\n"},
    });
  }

  TEST_CASE("the bot's own words") {
    check_rows({
        {"wording.json", "\"greeting\": \"Words.\"", "\"greting\": \"Words.\"",
         "wording.json:1: line 'greeting' is missing\n"
         "wording.json:2: unknown line 'greting', did you mean 'greeting'?\n"},
        {"wording.json", "\"Words.\"", "\"I help with {subjct}.\"",
         "wording.json:2: 'greeting': unknown placeholder 'subjct', did you mean 'subject'?\n"},
        {"wording.json", "\"Words.\"", "\"I help with {subject.\"",
         "wording.json:2: 'greeting': a brace has no partner\n"},
        {"wording.json", "\"Words.\"", "\"I help} with {subject}.\"",
         "wording.json:2: 'greeting': a brace has no partner\n"},
        {"wording.json", "\"Words.\"", "[\"Hi.\",\n \"\"]",
         "wording.json:3: 'greeting' is empty\n"},
        {"wording.json", "\"Words.\"", "[]",
         "wording.json:2: 'greeting' must be a text or a list of texts\n"},
        {"wording.json", "\"Words.\"", "[1]",
         "wording.json:2: 'greeting' must be a text or a list of texts\n"},
        {"wording.json", "\"Words.\"", "\"Hi `you`\"",
         "wording.json:2: 'greeting': code can't be shown: only **bold** can\n"},
        {"wording.json", "\"Words.\"", "[\"Hi.\", \"**{subject}**\\nand more\"]", ""},
        {"wording.json", "{",
         "{\"other_languages\": {\"es\": {\"line\": \"Hola.\", \"human\": \"Alguien\"},"
         "\"hi-Latn\": {\"line\": \"Ji.\", \"human\": \"Koi\"}},",
         ""},
        {"wording.json", "{",
         "{\"other_languages\": {\"Spanish\": {\"line\": \"Hola.\", \"humn\": \"Alguien\"}},",
         "wording.json:1: 'Spanish' must be a language: \"es\", \"hi-Latn\"\n"
         "wording.json:1: 'human' is missing\n"
         "wording.json:1: unknown key 'humn', did you mean 'human'?\n"},
        {"wording.json", "{",
         "{\"other_languages\": {\"es\": {\"line\": [\"Ho\", \"la {x}\"],"
         "\"human\": \"Hablar con una persona cualquiera\"}},",
         "wording.json:1: 'human' must be one label of at most 30 characters\n"
         "wording.json:1: 'line': unknown placeholder 'x'\n"},
        {"wording.json", "{", "{\"other_languages\": {\"es\": 1},",
         "wording.json:1: 'es' must be an object\n"},
        {"wording.json", "{", "{\"other_languages\": 1,",
         "wording.json:1: 'other_languages' must be an object\n"},
    });
  }

  TEST_CASE("files that are missing are named, and nothing follows from it") {
    const char* const names[] = {"article.md", "pack.json", "wording.json"};
    for (const char* name : names) {
      PackFiles files = sound_pack();
      files.erase(name);
      const auto diagnostics = parse_pack(files).diagnostics;
      REQUIRE(diagnostics.size() == 1);
      CHECK(to_string(diagnostics[0]) == std::string(name) + ":1: missing");
    }
    PackFiles files = sound_pack();
    files.erase("phrases/later.txt");
    const auto diagnostics = parse_pack(files).diagnostics;
    REQUIRE(diagnostics.size() == 1);
    CHECK(to_string(diagnostics[0]) ==
          "phrases/later.txt:1: missing: every pack needs this intent");
  }
}

}  // namespace
}  // namespace knowledge
