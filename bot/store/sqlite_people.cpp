// Who people are, by what their platforms say.

#include "bot/store/sqlite_store.h"

namespace bot {

void SqliteStore::know(const User& user, const Profile& profile, Instant at) {
  run("INSERT INTO people (user, channel, name, locale, at) VALUES (?, ?, ?, ?, ?)"
      " ON CONFLICT (user, channel) DO UPDATE SET"
      " name = excluded.name, locale = excluded.locale, at = excluded.at",
      user.id, user.channel, profile.name, profile.locale, at);
}

Profile SqliteStore::profile(const User& user) {
  auto query = database_.prepare("SELECT name, locale FROM people WHERE user = ? AND channel = ?");
  query.bind(user.id, user.channel);
  return query.step() ? Profile{query.text(0), query.text(1)} : Profile{};
}

}  // namespace bot
