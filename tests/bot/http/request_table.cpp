#include "tests/bot/http/request_table.h"

#include <fstream>
#include <stdexcept>
#include <string_view>

namespace bot::http {
namespace {

std::string unescaped(std::string_view text);

// "\{3*ab}", of which `rest` begins behind the brace.
std::string repeated(std::string_view& rest) {
  const auto star = rest.find('*');
  const auto end = rest.find('}');
  std::string result;
  const std::string once = unescaped(rest.substr(star + 1, end - star - 1));
  for (int times = std::stoi(std::string(rest.substr(0, star))); times > 0; --times)
    result += once;
  rest.remove_prefix(end + 1);
  return result;
}

std::string escape(std::string_view& rest) {
  const char kind = rest.front();
  rest.remove_prefix(1);
  switch (kind) {
    case '{':
      return repeated(rest);
    case 'r':
      return "\r";
    case 'n':
      return "\n";
    case 't':
      return "\t";
    case '0':
      return std::string(1, '\0');
    case 'x': {
      const int byte = std::stoi(std::string(rest.substr(0, 2)), nullptr, 16);
      rest.remove_prefix(2);
      return std::string(1, static_cast<char>(byte));
    }
    default:
      return std::string(1, kind);
  }
}

std::string unescaped(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const char c = text.front();
    text.remove_prefix(1);
    if (c == '\\') {
      result += escape(text);
    } else {
      result += c == '$' ? "\r\n" : std::string(1, c);
    }
  }
  return result;
}

}  // namespace

std::vector<TableRow> request_table() {
  std::ifstream file(SOURCE_DIR "/tests/data/requests.txt");
  if (!file) throw std::runtime_error("no tests/data/requests.txt");
  std::vector<TableRow> rows;
  int number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const auto space = line.find(' ');
    TableRow row{number, line.substr(0, space),
                 unescaped(std::string_view(line).substr(space + 1))};
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace bot::http
