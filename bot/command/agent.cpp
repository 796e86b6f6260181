// Who may sign in to the desk. A running server notices at once: it looks an account up whenever it
// is asked something.

#include <iomanip>
#include <ostream>

#include "bot/channel/json_writing.h"
#include "bot/channel/timestamp.h"
#include "bot/command/command.h"
#include "bot/command/password_entry.h"
#include "bot/command/stored.h"
#include "bot/crypto/password.h"
#include "bot/desk/account_rules.h"
#include "bot/desk/sign_in.h"
#include "bot/engine/clock.h"

namespace bot::command {
namespace {

using knowledge::Error;

struct Order {
  std::string verb = "list";
  std::string name;
  bool json = false;
  std::string data = kDefaultData;
};

int refuse(Console& console, const std::string& why) {
  console.err << "stepwise agent: " << why << '\n';
  return kFoundProblems;
}

int unknown(Console& console, const std::string& name) {
  return refuse(console, "'" + name + "': there is no such account; `stepwise agent list` has all");
}

// "2026-11-05 09:30"
std::string short_time(Instant at) {
  if (at == Instant()) return "never";
  std::string text = iso_8601(at).substr(0, 16);
  return text.replace(10, 1, " ");
}

Json json_of(const AgentAccount& account) {
  return {{"name", account.name},
          {"disabled", account.disabled},
          {"created", iso_8601(account.created)},
          {"seen", time_or_null(account.seen)}};
}

int list(Store& store, const Order& order, Console& console) {
  const auto accounts = store.agents();
  if (order.json) {
    Json all = Json::array();
    for (const AgentAccount& account : accounts)
      all.push_back(json_of(account));
    console.out << json_text(all);
    return kFine;
  }
  if (accounts.empty()) {
    console.err << "nobody can sign in to the desk; `stepwise agent add NAME` changes that\n";
    return kFine;
  }
  console.out << "added (UTC)       last seen (UTC)   name\n";
  for (const AgentAccount& account : accounts) {
    console.out << std::left << std::setw(18) << short_time(account.created) << std::setw(18)
                << short_time(account.seen) << account.name
                << (account.disabled ? "  (disabled)" : "") << '\n';
  }
  return kFine;
}

// What the new password is stored as; the error says what is wrong with it.
knowledge::Result<std::string> new_hash(const std::string& name, Console& console) {
  auto password = enter_password(console);
  if (!password) return password.error();
  if (const auto complaint = password_complaint(*password, name); !complaint.empty()) {
    return Error{"password: " + complaint};
  }
  return hash_password(*password, {});
}

int add(Store& store, const Order& order, Console& console) {
  if (const auto complaint = name_complaint(order.name); !complaint.empty()) {
    return refuse(console, "'" + order.name + "': a name " + complaint);
  }
  const auto known = store.agent(order.name);
  if (known && !known->disabled) {
    return refuse(console, "'" + known->name +
                               "': exists already; `stepwise agent password` "
                               "gives it another password");
  }
  const auto hash = new_hash(order.name, console);
  if (!hash) return refuse(console, hash.error().message);
  bool added = false;
  store.transaction([&] {
    added = store.add_agent({order.name, *hash, false, wall_clock(), Instant()});
    if (added) return;
    store.set_password(order.name, *hash);
    store.set_disabled(order.name, false);
    store.set_attempts(account_key(order.name), {});
  });
  console.err << (added ? order.name + " can sign in at /desk/\n"
                        : known->name + " can sign in at /desk/ again\n");
  return kFine;
}

int change_password(Store& store, const Order& order, Console& console) {
  const auto known = store.agent(order.name);
  if (!known) return unknown(console, order.name);
  const auto hash = new_hash(known->name, console);
  if (!hash) return refuse(console, hash.error().message);
  store.transaction([&] {
    store.set_password(order.name, *hash);
    store.set_attempts(account_key(order.name), {});
  });
  console.err << known->name << " has another password, and is signed out everywhere\n";
  if (known->disabled) console.err << "the account stays disabled; `stepwise agent add` opens it\n";
  return kFine;
}

int disable(Store& store, const Order& order, Console& console) {
  const auto known = store.agent(order.name);
  if (!known) return unknown(console, order.name);
  store.set_disabled(order.name, true);
  console.err << known->name << " can't sign in any more, and is signed out everywhere\n";
  return kFine;
}

}  // namespace

int agent(const Args& args, Console& console) {
  Order order;
  Options options("agent",
                  "Who may sign in to the desk. The password of `add` and `password` is asked for, "
                  "or is the first line of what is piped in; the server may be running.");
  options.one_of("what", order.verb, {"add", "list", "disable", "password"}, "what to do")
      .text("name", order.name, "of the account")
      .flag("--json", order.json, "as JSON, for list");
  add_data_option(options, order.data);
  if (const auto over = options.parse(args, console)) return *over;

  const bool lists = order.verb == "list";
  if (lists != order.name.empty()) {
    console.err << "stepwise agent: " << order.verb
                << (lists ? " takes no name\n" : " needs a name\n");
    return kWrongUse;
  }
  const auto store =
      order.verb == "add" ? open_or_make_stored(order.data) : open_stored(order.data);
  if (!store) return complain(console, store.error());
  if (order.verb == "add") return add(**store, order, console);
  if (order.verb == "password") return change_password(**store, order, console);
  if (order.verb == "disable") return disable(**store, order, console);
  return list(**store, order, console);
}

}  // namespace bot::command
