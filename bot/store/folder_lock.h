// Keeps a second server out of a data folder: an flock on `stepwise.lock` that lives as long as
// this value, and dies with the process however it ends. Commands on a live database don't take it.

#pragma once

#include <filesystem>

#include "knowledge/result.h"

namespace bot {

class FolderLock {
 public:
  // Makes the folder when it is missing. An error says who holds it.
  [[nodiscard]] static knowledge::Result<FolderLock> take(const std::filesystem::path& folder);

  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&& other) noexcept;
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock();

 private:
  explicit FolderLock(int descriptor) : descriptor_(descriptor) {}

  int descriptor_ = -1;
};

}  // namespace bot
