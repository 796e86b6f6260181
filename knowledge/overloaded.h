// One visitor of a variant out of a function for each of its kinds.

#pragma once

namespace knowledge {

template <class... Functions>
struct Overloaded : Functions... {
  using Functions::operator()...;
};
template <class... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

}  // namespace knowledge
