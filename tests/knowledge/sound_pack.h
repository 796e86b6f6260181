// A small pack without mistakes, for tests that make one mistake in it.

#pragma once

#include <string>

#include "knowledge/parse.h"

namespace knowledge {

inline constexpr const char* kSoundArticle = R"(# Printer offline

For readers of the file only.

## Restart it

It clears what is stuck.

1. Turn it off.
2. Turn it **on** again.

   If you don't see it: pull the plug.

### Old ones

1. Pull the plug.

### Empty it

> What you delete is gone.

1. Delete the jobs.
   - Only if you don't need them.

## Reset it

It starts afresh.

> Your settings go.

1. Hold the button.

## Ask us

We know more.

1. Call us.
)";

inline constexpr const char* kSoundPack = R"({
  "id": "printer",
  "title": "Printer offline",
  "subject": "printers",
  "language": "en",
  "status_page": "example.com/status",
  "status_services": ["Cloud Print"],
  "fixes": [
    {
      "id": "ask-us",
      "heading": "Ask us",
      "todo": "ask us",
      "done": "asked us",
      "why": "We have seen most of it.",
      "minutes": 20,
      "risk": "care",
      "stays": "Nothing changes.",
      "last_resort": true
    },
    {
      "id": "restart-it",
      "heading": "Restart it",
      "todo": "restart it",
      "done": "restarted it",
      "why": "What is stuck starts afresh.",
      "minutes": 5,
      "stays": "Nothing is removed.",
      "intent": "restart",
      "cues": ["restarted", "power cycled"],
      "variants": [
        {"heading": "Old ones", "models": ["iPhone 8*"], "ios_from": "9", "ios_below": "16.1"}
      ],
      "paths": [
        {
          "id": "empty-it",
          "label": "Empty it",
          "heading": "Empty it",
          "offer": "Shall we empty it?",
          "removes": true,
          "goes": "The jobs go.",
          "stays": "The printer stays.",
          "question": "Do you need a job?"
        }
      ]
    },
    {
      "id": "reset-it",
      "heading": "Reset it",
      "todo": "reset it",
      "done": "reset it",
      "why": "Old settings may be wrong.",
      "minutes": 10,
      "risk": "removes",
      "goes": "The settings go.",
      "stays": "Your documents stay."
    }
  ],
  "symptoms": [
    {
      "intent": "offline",
      "label": "It's offline",
      "summary": "Printer is offline",
      "vague": true,
      "fixes": {"reset-it": 0.2, "restart-it": 0.5}
    },
    {
      "intent": "jammed",
      "summary": "Paper jam",
      "offered": false,
      "fixes": {"restart-it": 1}
    }
  ],
  "errors": [
    {"text": "E-105", "symptom": "jammed", "meaning": "Paper is stuck."}
  ],
  "faqs": [
    {
      "intent": "faq_cost",
      "question": "What does it cost?",
      "answer": "Nothing.",
      "by_fix": {"ask-us": "A call costs 1 euro."}
    }
  ]
}
)";

inline PackFiles sound_pack() {
  PackFiles files{{"article.md", kSoundArticle}, {"pack.json", kSoundPack}};
  std::vector<std::string_view> intents = required_intents();
  intents.insert(intents.end(), {"restart", "offline", "jammed", "faq_cost"});
  for (const std::string_view intent : intents) {
    std::string& phrases = files["phrases/" + std::string(intent) + ".txt"];
    phrases = "# What people say.\n";
    for (const char* word : {"one", "two", "three", "four", "five"}) {
      phrases += std::string(intent) + ' ' + word + '\n';
    }
  }
  std::string wording;
  for (const WordingKey& key : kWordingKeys) {
    wording += (wording.empty() ? "{\n  \"" : ",\n  \"") + std::string(key.name) + "\": \"Words.\"";
  }
  files["wording.json"] = wording + "\n}\n";
  return files;
}

}  // namespace knowledge
