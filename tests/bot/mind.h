// The shipped pack with its trained reader, made once for all tests of a program.

#pragma once

#include <stdexcept>
#include <utility>

#include "bot/pack/mind.h"

namespace tests {

inline const bot::Mind& shipped_mind() {
  static const bot::Mind kMind = [] {
    auto mind = bot::load_mind(SOURCE_DIR "/knowledge/packs/iphone-backup");
    if (!mind) throw std::runtime_error(mind.error().message);
    return std::move(*mind);
  }();
  return kMind;
}

}  // namespace tests
