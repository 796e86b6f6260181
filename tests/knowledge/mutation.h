// Text with a few random bytes changed, cut out, doubled or put in: the same sequence on each run.

#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

namespace knowledge {

class Mutation {
 public:
  explicit Mutation(std::uint64_t seed) : state_(seed) {}

  std::string of(std::string text) {
    const std::size_t changes = 1 + below(6);
    for (std::size_t i = 0; i < changes; ++i)
      change(text);
    return text;
  }

  std::size_t below(std::size_t bound) {  // splitmix64
    state_ += 0x9e3779b97f4a7c15U;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
    return static_cast<std::size_t>((mixed ^ (mixed >> 31U)) % bound);
  }

 private:
  void change(std::string& text) {
    constexpr std::string_view marks = "#*->`[]()<>&\\_|\n \t\"{}:,0123456789.\r\x01";
    const std::size_t at = below(text.size() + 1);
    const std::size_t size = std::min(below(40), text.size() - at);
    switch (below(4)) {
      case 0:
        text.erase(at, size);
        break;
      case 1:
        text.insert(at, text.substr(at, size));
        break;
      case 2:
        text.insert(at, 1 + below(3), marks[below(marks.size())]);
        break;
      default:
        if (at < text.size()) text[at] = static_cast<char>(below(256));
    }
  }

  std::uint64_t state_;
};

}  // namespace knowledge
