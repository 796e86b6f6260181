// Replies that no platform would take: looked at, sent once more, or given up.
//
// What was retried is picked up by a running server within seconds: its couriers look at the outbox
// now and then, whoever changed it.

#include <algorithm>
#include <charconv>
#include <functional>
#include <iomanip>
#include <optional>
#include <ostream>

#include <nlohmann/json.hpp>

#include "bot/channel/http_json.h"
#include "bot/command/command.h"
#include "bot/command/stored.h"
#include "bot/config/duration.h"
#include "bot/engine/clock.h"
#include "bot/store/reply_codec.h"

namespace bot::command {
namespace {

using Json = nlohmann::ordered_json;
using Ids = std::vector<std::int64_t>;

// Read and changed at a time, so that a running server never waits long for its turn.
constexpr int kPage = 200;

struct Wish {
  std::string verb = "list";
  std::vector<std::string> ids;
  bool all = false;
  bool json = false;
  bool text = false;
  std::string data = kDefaultData;
};

void each_page(Store& store, const std::function<void(const std::vector<DeadLetter>&)>& take) {
  std::int64_t after = 0;
  for (auto page = store.dead_letters(after, kPage); !page.empty();
       page = store.dead_letters(after, kPage)) {
    after = page.back().outgoing.id;
    take(page);
  }
}

// "3h": in the largest unit of which it holds one.
std::string rough(dialog::Duration age) {
  using std::chrono::days, std::chrono::hours, std::chrono::minutes, std::chrono::seconds;
  if (age >= hours(24)) return to_string(dialog::Duration(floor<days>(age)));
  if (age >= hours(1)) return to_string(dialog::Duration(floor<hours>(age)));
  if (age >= minutes(1)) return to_string(dialog::Duration(floor<minutes>(age)));
  return to_string(dialog::Duration(std::max(floor<seconds>(age), seconds(0))));
}

std::string text_of(const DeadLetter& letter) {
  try {
    return dialog::plain_text(decode_reply(letter.outgoing.body).reply);
  } catch (const RowRefused&) {
    return letter.outgoing.body;  // Why it is here, most likely.
  }
}

Json json_of(const DeadLetter& letter, const Wish& wish) {
  Json json = {{"id", letter.outgoing.id},
               {"channel", letter.outgoing.channel},
               {"conversation", letter.outgoing.conversation},
               {"at", iso_8601(letter.at)},
               {"attempts", letter.outgoing.attempt},
               {"reason", letter.reason}};
  if (wish.text) json["text"] = text_of(letter);
  return json;
}

void print_row(std::ostream& out, const DeadLetter& letter, Instant now, const Wish& wish) {
  out << std::right << std::setw(6) << letter.outgoing.id << "  " << std::left << std::setw(9)
      << letter.outgoing.channel << std::setw(18) << letter.outgoing.conversation << std::setw(6)
      << rough(now - letter.at) << std::setw(10) << letter.outgoing.attempt << letter.reason
      << '\n';
  if (wish.text) out << "        " << text_of(letter) << '\n';
}

int list(Store& store, const Wish& wish, Console& console) {
  Json all = Json::array();
  std::size_t count = 0;
  const Instant now = wall_clock();
  each_page(store, [&](const std::vector<DeadLetter>& page) {
    if (!wish.json && count == 0) {
      console.out << "    id  channel  conversation      age   attempts  reason\n";
    }
    for (const DeadLetter& letter : page) {
      if (wish.json) {
        all.push_back(json_of(letter, wish));
      } else {
        print_row(console.out, letter, now, wish);
      }
    }
    count += page.size();
  });
  if (wish.json) {
    console.out << all.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
  } else if (count == 0) {
    console.err << "every reply was delivered, or is on its way\n";
  }
  return kFine;
}

std::optional<Ids> numbers(const std::vector<std::string>& texts, Console& console) {
  Ids ids;
  for (const std::string& text : texts) {
    std::int64_t id = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (error != std::errc{} || rest != text.data() + text.size()) {
      console.err << "stepwise dead: '" << text
                  << "' must be a number of the first column of `stepwise dead list`\n";
      return std::nullopt;
    }
    ids.push_back(id);
  }
  return ids;
}

// Retries or drops them; gives back those that were there.
Ids change(Store& store, const Wish& wish, const Ids& ids) {
  Ids done;
  const Instant now = wall_clock();
  store.transaction([&] {
    for (const std::int64_t id : ids) {
      if (wish.verb == "retry" ? store.retry_dead(id, now) : store.drop_dead(id)) {
        done.push_back(id);
      }
    }
  });
  return done;
}

Ids change_all(Store& store, const Wish& wish) {
  Ids done;
  each_page(store, [&](const std::vector<DeadLetter>& page) {
    Ids ids;
    for (const DeadLetter& letter : page)
      ids.push_back(letter.outgoing.id);
    const Ids changed = change(store, wish, ids);
    done.insert(done.end(), changed.begin(), changed.end());
  });
  return done;
}

int settle(Store& store, const Wish& wish, const Ids& ids, Console& console) {
  const Ids done = wish.all ? change_all(store, wish) : change(store, wish, ids);
  Ids unknown;
  std::ranges::copy_if(ids, std::back_inserter(unknown),
                       [&](std::int64_t id) { return std::ranges::find(done, id) == done.end(); });
  const char* what = wish.verb == "retry" ? "retried" : "dropped";
  if (wish.json) console.out << Json({{what, done}, {"unknown", unknown}}).dump() << '\n';
  for (const std::int64_t id : unknown)
    console.err << id << ": is no dead letter, or not any more\n";
  console.err << what << ": " << done.size() << '\n';
  return unknown.empty() ? kFine : kFoundProblems;
}

}  // namespace

int dead(const Args& args, Console& console) {
  Wish wish;
  Options options("dead",
                  "Replies that could not be delivered, and why. `dead retry 7 9` sends two of "
                  "them again, `dead drop --all` gives all of them up; the server may be running.");
  options.one_of("what", wish.verb, {"list", "retry", "drop"}, "what to do with them")
      .words("id", wish.ids, "which ones, by the numbers that `dead list` prints")
      .flag("--all", wish.all, "all there are, for retry and drop")
      .flag("--text", wish.text, "with what they say, for list")
      .flag("--json", wish.json, "as JSON");
  add_data_option(options, wish.data);
  if (const auto over = options.parse(args, console)) return *over;

  const bool lists = wish.verb == "list";
  if (lists ? wish.all || !wish.ids.empty() : wish.all == !wish.ids.empty()) {
    console.err << "stepwise dead: " << wish.verb
                << (lists ? " takes no ids\n" : " needs ids, or --all\n");
    return kWrongUse;
  }
  const auto ids = numbers(wish.ids, console);
  if (!ids) return kWrongUse;
  const auto store = open_stored(wish.data);
  if (!store) return complain(console, store.error());
  return lists ? list(**store, wish, console) : settle(**store, wish, *ids, console);
}

}  // namespace bot::command
