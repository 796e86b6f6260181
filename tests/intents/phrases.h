// Forty phrases of five intents, ours: enough to train on, too few to be proud of.

#pragma once

#include <vector>

#include "intents/classifier.h"

namespace intents {

inline std::vector<Example> small_set() {
  return {
      {"my backup failed last night", "backup_failed"},
      {"icloud backup did not complete", "backup_failed"},
      {"the last backup could not be completed", "backup_failed"},
      {"i get an error when backing up my phone", "backup_failed"},
      {"backup keeps failing", "backup_failed"},
      {"it says the backup was not successful", "backup_failed"},
      {"why won't my iphone back up", "backup_failed"},
      {"backups are not working anymore", "backup_failed"},
      {"not enough icloud storage", "storage_full"},
      {"it says my storage is full", "storage_full"},
      {"there is no space left in icloud", "storage_full"},
      {"how do i free up space", "storage_full"},
      {"i ran out of storage", "storage_full"},
      {"do i need to buy more storage", "storage_full"},
      {"5 gb is not enough for my photos", "storage_full"},
      {"storage almost full message", "storage_full"},
      {"my wifi is slow", "wifi_problem"},
      {"the wifi keeps dropping", "wifi_problem"},
      {"i can't connect to the wireless network", "wifi_problem"},
      {"no internet connection at home", "wifi_problem"},
      {"the router is not working", "wifi_problem"},
      {"bad wifi signal in my room", "wifi_problem"},
      {"my network connection is unstable", "wifi_problem"},
      {"it loses the wifi all the time", "wifi_problem"},
      {"let me talk to a human", "talk_to_human"},
      {"i want to speak with a real person", "talk_to_human"},
      {"connect me to an agent please", "talk_to_human"},
      {"can somebody call me", "talk_to_human"},
      {"is there a person i can chat with", "talk_to_human"},
      {"give me a human agent", "talk_to_human"},
      {"i need a live representative", "talk_to_human"},
      {"stop this bot and get me someone real", "talk_to_human"},
      {"thank you so much", "thanks"},
      {"thanks a lot for the help", "thanks"},
      {"great thanks", "thanks"},
      {"cheers mate", "thanks"},
      {"that was very helpful thank you", "thanks"},
      {"thanks for your time", "thanks"},
      {"many thanks", "thanks"},
      {"i appreciate your help", "thanks"},
  };
}

}  // namespace intents
