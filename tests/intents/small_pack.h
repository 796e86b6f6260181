// A small pack for the tests of intents/: eight fixes with their cues, a few symptoms and errors.

#pragma once

#include <string>
#include <utility>
#include <vector>

#include "knowledge/pack.h"

namespace intents {

inline knowledge::Fix small_fix(std::string id, std::string intent, std::vector<std::string> cues) {
  knowledge::Fix fix;
  fix.id = std::move(id);
  fix.intent = std::move(intent);
  fix.cues = std::move(cues);
  return fix;
}

inline std::vector<knowledge::Fix> small_fixes() {
  return {
      small_fix("check-storage", "",
                {"checked ~ storage|space", "bought ~ storage|space|icloud|gb|plan",
                 "upgraded ~ storage|plan", "freed up? ~ space|storage|room",
                 "deleted ~ old? backup|backups", "plenty of icloud? space|storage|room",
                 "storage is|was fine|ok|okay|good", "icloud isnt full",
                 "# gb|tb free|left|available", "# gb of ~ free"}),
      small_fix(
          "stable-wifi", "",
          {"checked ~ wifi|internet|connection|network",
           "wifi|internet|connection is|was|works|seems ~ fine|ok|okay|good|strong",
           "wifi fine|ok|good", "tried ~ wifi|network|hotspot|router", "changed ~ wifi|network",
           "switched to ~ wifi|network", "other|another wifi", "restarted ~ router|modem|wifi",
           "rebooted ~ router|modem", "moved closer ~ router"}),
      small_fix("update-ios", "update_ios",
                {"updated", "updated ~ ios|phone|iphone|software", "installed ~ update|ios",
                 "latest|newest ios|version|software", "ios|phone|iphone is ~ up to date",
                 "its up to date", "no update|updates available"}),
      small_fix("restart-iphone", "restart",
                {"restarted", "rebooted", "restarted ~ phone|iphone|it", "turned ~ off and ~ on",
                 "turned it off", "powered ~ off", "shut it down", "off and on again",
                 "power cycled", "hard reset|restart|restarted"}),
      small_fix("reset-network", "reset_network",
                {"reset ~ network|networks settings?", "network settings? reset"}),
      small_fix("sign-out-icloud", "",
                {"signed|logged ~ out", "signed|logged out and ~ in", "signed|logged ~ in again"}),
      small_fix("check-outage", "icloud_outage",
                {"checked ~ status page?", "checked downdetector",
                 "status is|was|says ~ green|fine|ok", "all green", "icloud isnt down"}),
      small_fix("contact-support", "contact_support",
                {"called|phoned|contacted ~ apple|support", "spoke|talked|chatted ~ apple|support",
                 "went|been to ~ apple store"}),
  };
}

inline knowledge::Symptom small_symptom(std::string intent, bool vague, std::string fix) {
  knowledge::Symptom symptom;
  symptom.intent = std::move(intent);
  symptom.vague = vague;
  symptom.fixes = {{std::move(fix), 0.5}};
  return symptom;
}

inline knowledge::Pack small_pack() {
  knowledge::Pack pack;
  pack.language = "en";
  pack.fixes = small_fixes();
  pack.symptoms = {small_symptom("backup_failed", true, "check-storage"),
                   small_symptom("backup_stuck", false, "stable-wifi"),
                   small_symptom("storage_full_icloud", false, "check-storage"),
                   small_symptom("storage_full_iphone", false, "check-storage"),
                   small_symptom("wifi_problem", false, "stable-wifi"),
                   small_symptom("icloud_sign_in", false, "sign-out-icloud")};
  pack.errors = {{"MBErrorDomain/105", "backup_to_computer", ""},
                 {"error -54", "backup_to_computer", ""},
                 {"Not enough iCloud storage", "storage_full_icloud", ""}};
  return pack;
}

}  // namespace intents
