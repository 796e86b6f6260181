// Framing under foreign bytes: the first byte says in what pieces the rest arrives. Pieces make no
// difference, what is let through is within its limits, and the library sees the same request in
// it: method, path, headers and body.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "bot/http/framing.h"
#include "tests/bot/http/library_view.h"

namespace {

using bot::http::disagreement;
using bot::http::frame;
using bot::http::Framed;
using bot::http::Framing;
using bot::http::Limits;
using bot::http::NeedsMore;
using bot::http::Refusal;

// Small ones, so that a fuzzer gets to them.
constexpr Limits kLimits = {
    .head_bytes_max = 600, .headers_max = 8, .target_bytes_max = 100, .body_bytes_max = 100};

void demand(bool holds, const std::string& what) {
  if (holds) return;
  std::fputs((what + "\n").c_str(), stderr);
  std::abort();
}

Framing frame_in_pieces(std::string_view bytes, std::size_t step) {
  Framing framing = NeedsMore();
  for (std::size_t size = step;; size += step) {
    framing = frame(bytes.substr(0, size), kLimits, std::get<NeedsMore>(framing));
    if (!std::holds_alternative<NeedsMore>(framing) || size >= bytes.size()) return framing;
  }
}

void check_same(const Framing& whole, const Framing& pieces) {
  demand(whole.index() == pieces.index(), "pieces make a difference");
  if (const auto* refusal = std::get_if<Refusal>(&whole)) {
    demand(refusal->status == std::get<Refusal>(pieces).status, "pieces are refused otherwise");
    demand(refusal->status >= 400 && refusal->status < 600 && !refusal->detail.empty(),
           "a refusal without a reason");
  }
  if (const auto* more = std::get_if<NeedsMore>(&whole)) {
    demand(more->total == std::get<NeedsMore>(pieces).total, "pieces need more, or less");
  }
}

void check_framed(std::string_view bytes, const Framed& framed) {
  demand(framed.head_bytes <= kLimits.head_bytes_max, "a head beyond its limit");
  demand(framed.body_bytes <= kLimits.body_bytes_max, "a body beyond its limit");
  demand(framed.head_bytes + framed.body_bytes <= bytes.size(), "a body that isn't there");
  demand(framed.headers.size() <= kLimits.headers_max, "too many headers");
  demand(framed.target.size() <= kLimits.target_bytes_max, "a path beyond its limit");
  demand(framed.target.starts_with('/'), "a path without its slash");
  const std::string_view request = bytes.substr(0, framed.head_bytes + framed.body_bytes);
  const std::string said = disagreement(request, framed);
  demand(said.empty(), "smuggled: " + said);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string bytes(data + 1, data + size);
  const std::size_t step = data[0] % 16 + 1U;
  const Framing whole = frame(bytes, kLimits);
  check_same(whole, frame_in_pieces(bytes, step));
  if (const auto* framed = std::get_if<Framed>(&whole)) check_framed(bytes, *framed);
  return 0;
}
