#include "bot/desk/order.h"

#include "bot/channel/http_body.h"
#include "bot/channel/json_body.h"
#include "bot/channel/timestamp.h"

namespace bot {
namespace {

using knowledge::Error;
using knowledge::Result;
using nlohmann::json;

// The members of a body, read one after the other; the first mistake is kept.
class Members {
 public:
  explicit Members(const json& body) : body_(body) {}

  std::int64_t whole(const char* name) {
    const auto found = body_.find(name);
    if (found == body_.end()) return refuse(name, "must be given"), 0;
    if (found->is_number_unsigned() && found->get<std::uint64_t>() <= kWholeMax) {
      return found->get<std::int64_t>();
    }
    return refuse(name, "must be a whole number from 0"), 0;
  }

  std::string text(const char* name, std::size_t chars_max) {
    const auto taken = text_member(body_, name, chars_max);
    if (!taken) return refuse(taken.error().message), "";
    if (!*taken) return refuse(name, "must be given"), "";
    return **taken;
  }

  // "" for null.
  std::string text_or_null(const char* name, std::size_t chars_max) {
    const auto found = body_.find(name);
    if (found != body_.end() && found->is_null()) return "";
    return text(name, chars_max);
  }

  bool flag(const char* name) {
    const auto found = body_.find(name);
    if (found != body_.end() && found->is_boolean()) return found->get<bool>();
    return refuse(name, "must be true or false"), false;
  }

  [[nodiscard]] bool has(const char* name) const { return body_.contains(name); }

  void refuse(const char* name, const std::string& complaint) {
    refuse(std::string(name) + ": " + complaint);
  }
  void refuse(std::string complaint) {
    if (complaint_.empty()) complaint_ = std::move(complaint);
  }

  template <class T>
  [[nodiscard]] Result<T> finish(T value) const {
    if (!complaint_.empty()) return Error{complaint_};
    return value;
  }

 private:
  static constexpr std::uint64_t kWholeMax = std::uint64_t{1} << 53;

  const json& body_;
  std::string complaint_;
};

constexpr std::size_t kNameMax = 200;

std::string known_fix(Members& members, std::string fix, const knowledge::Pack& pack) {
  if (!fix.empty() && pack.find_fix(fix) == nullptr) {
    members.refuse("fix", "must be one of the article's");
  }
  return fix;
}

dialog::What snooze_of(Members& members, const std::string& agent) {
  if (members.has("until") == members.has("until_reply")) {
    members.refuse("until", "must be given, or until_reply");
    return dialog::AgentWaits{agent};
  }
  if (members.has("until_reply")) {
    if (!members.flag("until_reply")) members.refuse("until_reply", "must be true");
    return dialog::AgentWaits{agent};
  }
  const auto until = from_iso_8601(members.text("until", kNameMax));
  if (!until) members.refuse("until", "must be a time, like 2026-11-05T09:30:00.000Z");
  return dialog::AgentSnoozed{agent, until.value_or(dialog::Instant{})};
}

dialog::What what_of(Members& members, const Order& order, const std::string& agent,
                     const knowledge::Pack& pack) {
  switch (order.act) {
    case DeskAct::Claim:
      return dialog::AgentClaimed{agent, true};
    case DeskAct::Reply:
      return dialog::AgentSaid{agent, order.words, true};
    case DeskAct::Fix:
      return dialog::AgentSentFix{agent, known_fix(members, members.text("fix", kNameMax), pack),
                                  true};
    case DeskAct::Note:
      return dialog::AgentNoted{agent};
    case DeskAct::Snooze:
      return snooze_of(members, agent);
    case DeskAct::Transfer:
      return dialog::AgentTransferred{agent, members.text_or_null("to", kNameMax), false};
    case DeskAct::Return:
      return dialog::AgentReturned{agent,
                                   known_fix(members, members.text_or_null("fix", kNameMax), pack)};
    case DeskAct::Resolve:
      return dialog::AgentResolved{agent};
    case DeskAct::Reopen:
      return dialog::AgentReopened{agent, true};
  }
  return dialog::AgentNoted{agent};
}

}  // namespace

Result<Order> read_order(DeskAct act, std::string_view body, const std::string& agent,
                         const knowledge::Pack& pack) {
  const auto object = parse_object(body);
  if (!object) return object.error();
  Members members(*object);
  Order order;
  order.act = act;
  const bool speaks = act == DeskAct::Reply || act == DeskAct::Note;
  if (act != DeskAct::Note) order.epoch = members.whole("epoch");
  if (speaks) order.words = members.text("text", kWordsMax);
  if (speaks || act == DeskAct::Fix) order.key = members.text("id", kIdCharsMax);
  order.what = what_of(members, order, agent, pack);
  return members.finish(std::move(order));
}

Result<std::int64_t> read_undo(std::string_view body) {
  const auto object = parse_object(body);
  if (!object) return object.error();
  Members members(*object);
  return members.finish(members.whole("epoch"));
}

Result<Told> read_presence(std::string_view body) {
  const auto object = parse_object(body);
  if (!object) return object.error();
  Members members(*object);
  const bool viewing = members.flag("viewing");
  return members.finish(Told{viewing, members.flag("typing")});
}

}  // namespace bot
