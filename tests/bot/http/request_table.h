// tests/data/requests.txt: requests that strangers make up, and what becomes of each.

#pragma once

#include <string>
#include <vector>

namespace bot::http {

struct TableRow {
  int line = 0;
  std::string status;  // "200", "400" …, or "more".
  std::string bytes;
};

[[nodiscard]] std::vector<TableRow> request_table();

}  // namespace bot::http
