// A pack small enough to explore exhaustively, with one of everything: a vague symptom and a clear
// one, a harmless fix with a side road that removes something, a fix that removes, a last resort.

#pragma once

#include "dialog/brain.h"
#include "knowledge/pack.h"

namespace tests {

[[nodiscard]] knowledge::Pack small_pack();

}  // namespace tests
