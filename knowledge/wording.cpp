#include "knowledge/wording.h"

#include <algorithm>

namespace knowledge {
namespace {

// One pass, so that a value that looks like a placeholder ("{fix}" said by a person) stays a value.
std::string fill(std::string_view form, std::initializer_list<Fill> fills) {
  std::string filled;
  while (!form.empty()) {
    const auto open = form.find('{');
    filled += form.substr(0, open);
    if (open == std::string_view::npos) break;
    form.remove_prefix(open);
    const auto close = form.find('}');
    const std::string_view name = close == std::string_view::npos ? "" : form.substr(1, close - 1);
    const auto found = std::find_if(fills.begin(), fills.end(),
                                    [&](const Fill& candidate) { return candidate.first == name; });
    const std::size_t taken = found == fills.end() ? 1 : close + 1;
    filled += found == fills.end() ? form.substr(0, 1) : found->second;
    form.remove_prefix(taken);
  }
  return filled;
}

}  // namespace

std::string Wording::line(LineKey key, std::size_t turn, std::initializer_list<Fill> fills) const {
  const std::vector<std::string>& known = lines_[key.index()];
  if (known.empty()) return '{' + std::string(key.name()) + '}';
  return fill(known[turn % known.size()], fills);
}

const OtherLanguage* Wording::other_language(std::string_view tag) const {
  auto found = others_.find(tag);
  if (found == others_.end()) found = others_.find(tag.substr(0, tag.find('-')));
  return found == others_.end() ? nullptr : &found->second;
}

}  // namespace knowledge
