// An environment variable for as long as this lives; then it is as it was.

#pragma once

#include <cstdlib>
#include <optional>
#include <string>
#include <utility>

namespace tests {

class Variable {
 public:
  Variable(std::string name, const std::string& value) : name_(std::move(name)) {
    const char* was = std::getenv(name_.c_str());  // NOLINT(concurrency-mt-unsafe)
    if (was != nullptr) was_ = was;
    ::setenv(name_.c_str(), value.c_str(), 1);  // NOLINT(concurrency-mt-unsafe)
  }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;
  ~Variable() {
    // NOLINTNEXTLINE(concurrency-mt-unsafe)
    was_ ? ::setenv(name_.c_str(), was_->c_str(), 1) : ::unsetenv(name_.c_str());
  }

 private:
  std::string name_;
  std::optional<std::string> was_;
};

}  // namespace tests
