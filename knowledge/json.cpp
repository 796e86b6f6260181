#include "knowledge/json.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <iterator>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

#include "knowledge/text.h"

namespace knowledge {
namespace {

using Kind = JsonNode::Kind;

// Tells the SAX reader below how far the lexer has read.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, std::size_t& read) : at_(at), read_(&read) {}

  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    ++at_;
    ++*read_;
    return *this;
  }
  friend bool operator==(const CountingIterator& one, const CountingIterator& other) {
    return one.at_ == other.at_;
  }
  friend bool operator!=(const CountingIterator& one, const CountingIterator& other) {
    return !(one == other);
  }

 private:
  const char* at_;
  std::size_t* read_;
};

// nlohmann's message without its own place and without the bytes it read:
// "unexpected '}'; expected string literal".
std::string reason_of(std::string_view what) {
  for (const std::string_view mark : {"] ", " - "}) {
    const auto at = what.find(mark);
    if (at != std::string_view::npos) what.remove_prefix(at + mark.size());
  }
  const auto last_read = what.find("; last read: ");
  std::string reason(what.substr(0, last_read));
  const auto expected = what.rfind("; expected ");
  if (last_read != std::string_view::npos && expected != std::string_view::npos &&
      expected > last_read) {
    reason += what.substr(expected);
  }
  return reason;
}

// Builds the tree from the parser's events. The open arrays and objects are a stack by value.
class Sax : public nlohmann::json_sax<nlohmann::json> {
 public:
  Sax(std::string_view source, const std::size_t& read) : source_(source), read_(read) {
    open_.emplace_back();  // The document, whose only child is the value.
  }

  bool null() override { return add(node(Kind::Null)); }
  bool boolean(bool value) override {
    JsonNode made = node(Kind::Bool);
    made.truth = value;
    return add(std::move(made));
  }
  bool number_integer(number_integer_t value) override {
    return add_number(static_cast<double>(value));
  }
  bool number_unsigned(number_unsigned_t value) override {
    return add_number(static_cast<double>(value));
  }
  bool number_float(number_float_t value, const string_t&) override { return add_number(value); }
  bool string(string_t& value) override {
    JsonNode made = node(Kind::String);
    made.text = std::move(value);
    return add(std::move(made));
  }
  bool binary(binary_t&) override { return false; }  // Not in JSON texts.

  bool start_object(std::size_t) override { return begin(Kind::Object); }
  bool start_array(std::size_t) override { return begin(Kind::Array); }
  bool key(string_t& value) override {
    keys_.push_back({std::move(value), line()});
    return true;
  }
  bool end_object() override { return end(); }
  bool end_array() override { return end(); }

  bool parse_error(std::size_t, const std::string&,
                   const nlohmann::detail::exception& error) override {
    return fail("not valid JSON: " + reason_of(error.what()));
  }

  JsonNode take() {  // After a parse without failure.
    while (open_.size() > 1)
      end();
    return open_.front().children.empty() ? JsonNode{} : std::move(open_.front().children.front());
  }

  [[nodiscard]] const Diagnostic& failure() const { return failure_; }

 private:
  struct Key {
    std::string name;
    int line = 0;
  };

  bool fail(std::string message) {
    failure_ = {"", line(), std::move(message)};
    return false;
  }

  // The last byte the lexer took belongs to the token or, after a number, to what follows it.
  int line() {
    const std::size_t end = std::min(read_ == 0 ? 0 : read_ - 1, source_.size());
    const auto begin = source_.begin();
    line_ += static_cast<int>(std::count(begin + static_cast<std::ptrdiff_t>(counted_),
                                         begin + static_cast<std::ptrdiff_t>(end), '\n'));
    counted_ = std::max(counted_, end);
    return line_;
  }

  JsonNode node(Kind kind) {
    JsonNode made;
    made.kind = kind;
    made.line = line();
    if (open_.back().kind == Kind::Object && !keys_.empty()) {
      made.key = std::move(keys_.back().name);
      made.line = keys_.back().line;
      keys_.pop_back();
    }
    return made;
  }

  bool add_number(double value) {
    JsonNode made = node(Kind::Number);
    made.number = value;
    return add(std::move(made));
  }

  bool add(JsonNode made) {
    open_.back().children.push_back(std::move(made));
    return true;
  }

  bool begin(Kind kind) {
    if (open_.size() > kJsonDepthMax) return fail("not valid JSON: nested too deep");
    open_.push_back(node(kind));
    return true;
  }

  bool end() {
    JsonNode made = std::move(open_.back());
    open_.pop_back();
    return add(std::move(made));
  }

  std::string_view source_;
  const std::size_t& read_;
  std::vector<JsonNode> open_;
  std::vector<Key> keys_;
  Diagnostic failure_;
  std::size_t counted_ = 0;
  int line_ = 1;
};

void drop_repeated_keys(JsonNode& node, std::string_view file,
                        std::vector<Diagnostic>& diagnostics) {
  std::set<std::string> seen;
  std::vector<JsonNode> kept;
  for (JsonNode& child : node.children) {
    if (node.kind == Kind::Object && !seen.insert(child.key).second) {
      diagnostics.push_back({std::string(file), child.line, "second key " + in_quotes(child.key)});
      continue;
    }
    drop_repeated_keys(child, file, diagnostics);
    kept.push_back(std::move(child));
  }
  node.children = std::move(kept);
}

nlohmann::ordered_json to_json(const JsonNode& node) {
  nlohmann::ordered_json value;
  switch (node.kind) {
    case Kind::Null:
      break;
    case Kind::Bool:
      value = node.truth;
      break;
    case Kind::String:
      value = node.text;
      break;
    case Kind::Number:
      value = node.number;
      if (std::floor(node.number) == node.number && std::abs(node.number) < 1e15) {
        value = static_cast<std::int64_t>(node.number);
      }
      break;
    case Kind::Array:
      value = nlohmann::ordered_json::array();
      for (const JsonNode& child : node.children)
        value.push_back(to_json(child));
      break;
    case Kind::Object:
      value = nlohmann::ordered_json::object();
      for (const JsonNode& child : node.children)
        value[child.key] = to_json(child);
      break;
  }
  return value;
}

}  // namespace

const JsonNode* JsonNode::find(std::string_view name) const {
  if (kind != Kind::Object) return nullptr;
  const auto found = std::find_if(children.begin(), children.end(),
                                  [&](const JsonNode& child) { return child.key == name; });
  return found == children.end() ? nullptr : &*found;
}

std::optional<JsonNode> parse_json(std::string_view text, std::string_view file,
                                   std::vector<Diagnostic>& diagnostics) {
  text = without_byte_order_mark(text);
  std::size_t read = 0;
  Sax sax(text, read);
  const char* begin = text.data();
  const bool sound = nlohmann::json::sax_parse(CountingIterator(begin, read),
                                               CountingIterator(begin + text.size(), read), &sax);
  if (!sound) {
    diagnostics.push_back(sax.failure());
    diagnostics.back().file = file;
    return std::nullopt;
  }
  JsonNode root = sax.take();
  drop_repeated_keys(root, file, diagnostics);
  return root;
}

std::string to_text(const JsonNode& node) {
  constexpr int indent = 2;
  return to_json(node).dump(indent, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

}  // namespace knowledge
