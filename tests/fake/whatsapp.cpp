#include "tests/fake/whatsapp.h"

#include <algorithm>
#include <set>

#include "knowledge/text.h"

namespace tests {
namespace {

using nlohmann::json;

WireAnswer said(const json& body) { return {200, body.dump(), {}, Fate::Whole}; }

WireAnswer refused(int status, int code, const std::string& message) {
  const json error = {{"message", message}, {"type", "OAuthException"}, {"code", code}};
  return {status, json({{"error", error}}).dump(), {}, Fate::Whole};
}

bool within(const json& object, const char* name, std::size_t most) {
  const std::size_t length = knowledge::count_chars(text_of(object, name));
  return length >= 1 && length <= most;
}

const json& at(const json& object, const char* name) {
  static const json kNone;
  return object.is_object() && object.contains(name) ? object.at(name) : kNone;
}

// What can be pressed; `error` says what WhatsApp would not show.
std::vector<ShownButton> pressed_of(const json& content, std::string& error) {
  std::vector<ShownButton> buttons;
  std::set<std::string> ids;
  const auto add = [&](const json& each, std::size_t id_max, std::size_t title_max) {
    const bool fits = within(each, "id", id_max) && within(each, "title", title_max);
    if (!fits || !ids.insert(text_of(each, "id")).second) error = "a button: " + each.dump();
    buttons.push_back({text_of(each, "title"), text_of(each, "id")});
  };
  const json& action = at(content, "action");
  if (text_of(content, "type") == "button") {
    for (const json& each : at(action, "buttons"))
      add(at(each, "reply"), 256, 20);
    if (buttons.empty() || buttons.size() > 3) error = "the number of buttons";
    return buttons;
  }
  if (text_of(content, "type") != "list") error = "an unknown type";
  if (!within(action, "button", 20)) error = "what opens the list";
  for (const json& section : at(action, "sections")) {
    for (const json& row : at(section, "rows")) {
      add(row, 200, 24);
      if (row.contains("description") && !within(row, "description", 72)) error = "a description";
      // The whole label is what a person looks for.
      if (row.contains("description")) buttons.back().label = text_of(row, "description");
    }
  }
  if (buttons.empty() || buttons.size() > 10) error = "the number of rows";
  return buttons;
}

}  // namespace

FakeWhatsApp::FakeWhatsApp(std::string token, std::string phone_id)
    : token_(std::move(token)), phone_id_(std::move(phone_id)) {
  serve();
}

std::optional<WireAnswer> FakeWhatsApp::read(const WireRequest& request, ApiCall& call) {
  const std::string number = "/v25.0/" + phone_id_;
  if (request.header("Authorization") != "Bearer " + token_) {
    return refused(401, 190, "Invalid OAuth access token");
  }
  if (request.method == "GET" && request.target == number) {
    call.method = "number";
    return std::nullopt;
  }
  if (request.method != "POST" || request.target != number + "/messages") {
    return refused(404, 100, "Unsupported request");
  }
  call.method = "messages";
  call.body = json::parse(request.body, nullptr, false);
  if (!call.body.is_object() || !request.header("Content-Type").starts_with("application/json")) {
    return refused(400, 100, "Invalid parameter");
  }
  return std::nullopt;
}

WireAnswer FakeWhatsApp::answer(const ApiCall& call) {
  if (call.method == "number") {
    return said({{"id", phone_id_}, {"display_phone_number", "+1 555-078-3881"}});
  }
  if (text_of(call.body, "messaging_product") != "whatsapp") {
    complain("messaging_product");
    return refused(400, 100, "(#100) The parameter messaging_product is required.");
  }
  if (text_of(call.body, "status") == "read") return said({{"success", true}});
  return send(call);
}

WireAnswer FakeWhatsApp::send(const ApiCall& call) {
  const std::string type = text_of(call.body, "type");
  const json& content = at(call.body, type.c_str());
  std::string error;
  std::vector<ShownButton> buttons;
  std::string text;
  if (type == "text") {
    text = text_of(content, "body");
    if (!within(content, "body", 4096)) error = "the text";
  } else {
    text = text_of(at(content, "body"), "text");
    if (!within(at(content, "body"), "text", 1024)) error = "the body";
    buttons = pressed_of(content, error);
  }
  const std::string to = text_of(call.body, "to");
  if (to.empty() || !std::ranges::all_of(to, [](char c) { return c >= '0' && c <= '9'; })) {
    error = "the number it goes to";
  }
  if (!error.empty()) {
    complain(error + ": " + call.body.dump().substr(0, 300));
    return refused(400, 131009, "(#131009) Parameter value is not valid");
  }
  const std::string id = "wamid.OUT" + std::to_string(++last_);
  shown_.push_back({id, to, "", text, buttons, call.at});
  return said({{"messaging_product", "whatsapp"},
               {"contacts", {{{"input", to}, {"wa_id", to}}}},
               {"messages", {{{"id", id}}}}});
}

}  // namespace tests
