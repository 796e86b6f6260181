// A value, or the reason there is none, for failures that a caller is expected to handle.
// The member names are std::expected's, so that C++23 can replace the class by an alias.

#pragma once

#include <string>
#include <utility>
#include <variant>

namespace knowledge {

struct Error {
  std::string message;  // Lower case, one clause, place first, no full stop.
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_(std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : held_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  explicit operator bool() const { return held_.index() == 0; }
  const T& operator*() const { return std::get<0>(held_); }
  T& operator*() { return std::get<0>(held_); }
  const T* operator->() const { return &std::get<0>(held_); }
  T* operator->() { return &std::get<0>(held_); }
  const Error& error() const { return std::get<1>(held_); }

 private:
  std::variant<T, Error> held_;
};

}  // namespace knowledge
