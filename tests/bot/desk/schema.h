// Answers and requests of the desk's API, held against bot/desk/openapi.json: the parts of JSON
// Schema that it uses. A keyword that isn't known here is a mistake, not passed over.

#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "bot/http/http.h"

namespace tests {

class Contract {
 public:
  // The one that is shipped.
  [[nodiscard]] static const Contract& desk();
  explicit Contract(nlohmann::json document) : document_(std::move(document)) {}

  // What is wrong with an answer to METHOD at the path with {names}, its headers among it; empty
  // when it keeps the contract.
  [[nodiscard]] std::vector<std::string> mistakes(const std::string& method,
                                                  const std::string& pattern,
                                                  const bot::http::Response& response) const;
  // The same for a value and a schema, which may be a $ref.
  [[nodiscard]] std::vector<std::string> mistakes(const nlohmann::json& schema,
                                                  const nlohmann::json& value) const;
  // "GET /desk/api/events": all of them.
  [[nodiscard]] std::vector<std::string> operations() const;
  [[nodiscard]] const nlohmann::json& operation(const std::string& method,
                                                const std::string& pattern) const;

 private:
  const nlohmann::json& resolved(const nlohmann::json& node) const;
  [[nodiscard]] std::vector<std::string> body_mistakes(const nlohmann::json& answer,
                                                       const bot::http::Response& response) const;

  nlohmann::json document_;
};

// Fails the test at hand when the answer doesn't keep the desk's contract. One of an operation that
// isn't there is not judged: contract_test.cpp finds those.
void keep_contract(const std::string& method, const std::string& pattern,
                   const bot::http::Response& response);

}  // namespace tests
