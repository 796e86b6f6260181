// The pack that ships, read once from the source tree.

#pragma once

#include "knowledge/pack.h"

namespace tests {

[[nodiscard]] const knowledge::Pack& shipped_pack();

}  // namespace tests
