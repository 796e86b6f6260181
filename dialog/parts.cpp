#include "dialog/parts.h"

#include <algorithm>

#include "dialog/reply.h"
#include "knowledge/text.h"

namespace dialog {
namespace {

constexpr std::size_t kNumberChars = 3;  // "1. "

std::size_t lines_of_chars(std::size_t chars) { return (chars + kLineChars - 1) / kLineChars; }

// What one part is to hold, so that the last one isn't a leftover.
std::size_t fair_share(const knowledge::Procedure& procedure) {
  std::size_t lines = 0;
  for (const knowledge::Step& step : procedure.steps)
    lines += lines_of_step(step.text);
  const std::size_t parts = (lines + kPartLinesMax - 1) / kPartLinesMax;
  return parts == 0 ? 0 : (lines + parts - 1) / parts;
}

// Where the part that begins at `first` ends.
std::size_t end_of(const knowledge::Procedure& procedure, std::size_t first, std::size_t share) {
  std::size_t last = first;
  std::size_t lines = 0;
  while (last < procedure.steps.size() && lines < share) {
    const std::size_t more = lines_of_step(procedure.steps[last].text);
    if (last > first && lines + more > kPartLinesMax) break;
    lines += more;
    ++last;
  }
  return last;
}

}  // namespace

std::size_t lines_of(std::string_view text) {
  return lines_of_chars(knowledge::count_chars(without_bold(text)));
}

std::size_t lines_of_step(std::string_view text) {
  return lines_of_chars(kNumberChars + knowledge::count_chars(without_bold(text)));
}

Part part_at(const knowledge::Procedure& procedure, int step) {
  const std::size_t share = fair_share(procedure);
  const auto wanted = static_cast<std::size_t>(std::max(step, 0));
  Part part{0, end_of(procedure, 0, share)};
  while (part.last < procedure.steps.size() && part.last <= wanted) {
    part = {part.last, end_of(procedure, part.last, share)};
  }
  return part;
}

}  // namespace dialog
