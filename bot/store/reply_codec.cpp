#include "bot/store/reply_codec.h"

#include <nlohmann/json.hpp>

#include "bot/store/choice_json.h"
#include "bot/store/store.h"

namespace dialog {

void to_json(nlohmann::json& json, const Choice& choice) {
  json = nlohmann::json{{"label", choice.label},
                        {"signal", to_string(choice.signal)},
                        {"argument", choice.argument},
                        {"value", choice.value}};
}

void from_json(const nlohmann::json& json, Choice& choice) {
  const auto& name = json.at("signal").get_ref<const std::string&>();
  const auto signal = signal_from(name);
  if (!signal) throw bot::RowRefused("choice: unknown signal '" + name + "'");
  choice.signal = *signal;
  choice.label = json.at("label").get<std::string>();
  choice.argument = json.value("argument", "");
  choice.value = json.at("value").get<std::string>();
}

}  // namespace dialog

namespace bot {
namespace {

using nlohmann::json;

// What isn't UTF-8 is replaced: a line that can't be written would be lost.
std::string dump(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

template <class T>
std::vector<T> decode_list(std::string_view text) {
  if (text.empty()) return {};
  try {
    return json::parse(text).get<std::vector<T>>();
  } catch (const json::exception& error) {
    throw RowRefused(std::string("list: ") + error.what());
  }
}

}  // namespace

std::string encode_choices(const std::vector<dialog::Choice>& choices) {
  return choices.empty() ? "" : dump(choices);
}

std::vector<dialog::Choice> decode_choices(std::string_view json) {
  return decode_list<dialog::Choice>(json);
}

std::string encode_lines(const std::vector<std::string>& lines) {
  return lines.empty() ? "" : dump(lines);
}

std::vector<std::string> decode_lines(std::string_view json) {
  return decode_list<std::string>(json);
}

std::string encoded_value(std::string_view value) { return "\"value\":" + dump(value); }

std::string encode_reply(const Addressed& addressed) {
  const dialog::Reply& reply = addressed.reply;
  return dump({{"seq", addressed.seq},
               {"lead", reply.lead},
               {"steps", reply.steps},
               {"first_step", reply.first_step},
               {"tail", reply.tail},
               {"choices", reply.choices},
               {"fix", reply.fix}});
}

Addressed decode_reply(std::string_view text) {
  try {
    const json value = json::parse(text);
    Addressed addressed;
    addressed.seq = value.at("seq").get<std::int64_t>();
    addressed.reply.lead = value.at("lead").get<std::string>();
    addressed.reply.steps = value.value("steps", std::vector<std::string>());
    addressed.reply.first_step = value.value("first_step", 1);
    addressed.reply.tail = value.value("tail", "");
    addressed.reply.choices = value.value("choices", std::vector<dialog::Choice>());
    addressed.reply.fix = value.value("fix", "");
    return addressed;
  } catch (const json::exception& error) {
    throw RowRefused(std::string("reply: ") + error.what());
  }
}

}  // namespace bot
