#include "tests/bot/desk/schema.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>

#include <doctest/doctest.h>

#include "bot/channel/timestamp.h"
#include "bot/channel/utf8.h"

namespace tests {
namespace {

using bot::http::Response;
using nlohmann::json;
using Mistakes = std::vector<std::string>;

// Words about a schema rather than of it.
constexpr std::array<std::string_view, 3> kSpoken = {"description", "default", "title"};

bool has_type(const json& value, const std::string& type) {
  if (type == "integer") return value.is_number_integer();
  if (type == "number") return value.is_number();
  return value.type_name() == type;
}

bool has_header(const Response& response, std::string_view name) {
  return std::ranges::any_of(response.headers, [&](const auto& header) {
    return bot::http::same_ignoring_case(header.first, name);
  });
}

class Checker {
 public:
  using Resolve = std::function<const json&(const json&)>;
  explicit Checker(Resolve resolve) : resolve_(std::move(resolve)) {}

  void check(const json& node, const json& value, const std::string& at) {
    const json& schema = resolve_(node);
    for (const auto& [word, rule] : schema.items())
      apply(schema, word, rule, value, at);
  }

  Mistakes mistakes;

 private:
  void refuse(const std::string& at, const std::string& what) {
    mistakes.push_back(at + ": " + what);
  }

  void apply(const json& schema, const std::string& word, const json& rule, const json& value,
             const std::string& at) {
    if (std::ranges::find(kSpoken, word) != kSpoken.end()) return;
    if (word == "type") return check_type(rule, value, at);
    if (word == "enum") {
      if (std::ranges::find(rule, value) == rule.end()) refuse(at, "is not in its enum");
    } else if (word == "const") {
      if (value != rule) refuse(at, "is not " + rule.dump());
    } else if (word == "oneOf") {
      check_one_of(rule, value, at);
    } else if (word == "items") {
      for (std::size_t i = 0; value.is_array() && i < value.size(); ++i)
        check(rule, value[i], at + '[' + std::to_string(i) + ']');
    } else if (word == "properties" || word == "required" || word == "additionalProperties") {
      if (value.is_object()) check_object(schema, word, rule, value, at);
    } else {
      check_limit(word, rule, value, at);
    }
  }

  void check_type(const json& rule, const json& value, const std::string& at) {
    const json types = rule.is_array() ? rule : json::array({rule});
    const bool fits =
        std::ranges::any_of(types, [&](const json& type) { return has_type(value, type); });
    if (!fits) refuse(at, "is " + std::string(value.type_name()) + ", expected " + rule.dump());
  }

  void check_one_of(const json& rule, const json& value, const std::string& at) {
    const auto fits = std::ranges::count_if(rule, [&](const json& choice) {
      Checker inner(resolve_);
      inner.check(choice, value, at);
      return inner.mistakes.empty();
    });
    if (fits != 1) refuse(at, "fits " + std::to_string(fits) + " of oneOf");
  }

  void check_object(const json& schema, const std::string& word, const json& rule,
                    const json& value, const std::string& at) {
    if (word == "required") {
      for (const json& name : rule) {
        if (!value.contains(name.get<std::string>())) refuse(at, "lacks " + name.dump());
      }
      return;
    }
    for (const auto& [name, member] : value.items()) {
      const bool known = schema.at("properties").contains(name);
      if (word == "properties" && known) check(rule.at(name), member, at + '.' + name);
      // What an answer holds is documented, even where a request may hold more.
      if (!known) refuse(at, "has an unknown member " + name);
    }
  }

  void check_limit(const std::string& word, const json& rule, const json& value,
                   const std::string& at) {
    if (word == "format") {
      const bool day = rule == "date";
      if (value.is_string() &&
          !bot::from_iso_8601(value.get<std::string>() + (day ? "T00:00:00Z" : "")))
        refuse(at, "is no " + rule.get<std::string>());
    } else if (word == "minimum") {
      if (value.is_number() && value < rule) refuse(at, "is below its minimum");
    } else if (word == "maximum") {
      if (value.is_number() && value > rule) refuse(at, "is above its maximum");
    } else if (word == "minLength" || word == "maxLength") {
      if (!value.is_string()) return;
      const auto length = bot::count_characters(value.get<std::string>()).value_or(0);
      const bool short_enough = word == "minLength" || length <= rule.get<std::size_t>();
      const bool long_enough = word == "maxLength" || length >= rule.get<std::size_t>();
      if (!short_enough || !long_enough) refuse(at, "breaks its " + word);
    } else {
      refuse(at, "has the keyword " + word + " that is not checked here");
    }
  }

  Resolve resolve_;
};

}  // namespace

const Contract& Contract::desk() {
  static const Contract kContract = [] {
    std::ifstream file(SOURCE_DIR "/bot/desk/openapi.json");
    return Contract(json::parse(file));
  }();
  return kContract;
}

const json& Contract::resolved(const json& node) const {
  if (!node.contains("$ref")) return node;
  const auto reference = node["$ref"].get<std::string>();
  return resolved(document_.at(json::json_pointer(reference.substr(1))));
}

Mistakes Contract::mistakes(const json& schema, const json& value) const {
  Checker checker([this](const json& node) -> const json& { return resolved(node); });
  checker.check(schema, value, "");
  return checker.mistakes;
}

const json& Contract::operation(const std::string& method, const std::string& pattern) const {
  std::string verb;
  for (const char letter : method)
    verb += static_cast<char>(letter + 32);
  return document_.at("paths").at(pattern).at(verb);
}

Mistakes Contract::body_mistakes(const json& answer, const Response& response) const {
  if (!answer.contains("content")) {
    return response.body.empty() ? Mistakes{} : Mistakes{"body: there must be none"};
  }
  if (!answer["content"].contains(response.content_type)) {
    return {"Content-Type: " + response.content_type + " is not in the contract"};
  }
  const json body = json::parse(response.body, nullptr, false);
  if (body.is_discarded()) return {"body: is not JSON"};
  return mistakes(answer["content"][response.content_type]["schema"], body);
}

Mistakes Contract::mistakes(const std::string& method, const std::string& pattern,
                            const Response& response) const {
  const json& answers = operation(method, pattern).at("responses");
  const std::string status = std::to_string(response.status);
  if (!answers.contains(status)) return {"status " + status + " is not in the contract"};
  const json& answer = resolved(answers.at(status));
  Mistakes found = body_mistakes(answer, response);
  const json headers = answer.value("headers", json::object());
  for (const auto& [name, header] : headers.items()) {
    if (!has_header(response, name)) found.push_back(name + ": must be there");
  }
  return found;
}

std::vector<std::string> Contract::operations() const {
  std::vector<std::string> list;
  for (const auto& [pattern, verbs] : document_.at("paths").items()) {
    for (const auto& [verb, operation] : verbs.items()) {
      if (verb == "parameters") continue;
      std::string method;
      for (const char letter : verb)
        method += static_cast<char>(letter - 32);
      list.push_back(method + ' ' + pattern);
    }
  }
  return list;
}

void keep_contract(const std::string& method, const std::string& pattern,
                   const Response& response) {
  const auto known = Contract::desk().operations();
  if (std::ranges::find(known, method + ' ' + pattern) == known.end()) return;
  for (const std::string& mistake : Contract::desk().mistakes(method, pattern, response)) {
    FAIL_CHECK(
        (method + ' ' + pattern + " answers " + std::to_string(response.status) + ' ' + mistake));
  }
}

}  // namespace tests
