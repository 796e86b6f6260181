#include "bot/store/folder_lock.h"

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace bot {
namespace {

std::string message_of(int error) { return std::generic_category().message(error); }

// For people only: the lock is the flock, not what the file says.
void write_pid(int descriptor) {
  const std::string pid = std::to_string(::getpid()) + "\n";
  if (::ftruncate(descriptor, 0) != 0) return;
  if (::pwrite(descriptor, pid.data(), pid.size(), 0) < 0) return;
}

std::string read_pid(int descriptor) {
  std::string pid(16, '\0');
  const ssize_t got = ::pread(descriptor, pid.data(), pid.size(), 0);
  pid.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return pid.substr(0, pid.find('\n'));
}

}  // namespace

knowledge::Result<FolderLock> FolderLock::take(const std::filesystem::path& folder) {
  std::error_code error;
  if (std::filesystem::create_directories(folder, error)) {
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
  }
  const std::filesystem::path file = folder / "stepwise.lock";
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) return knowledge::Error{file.string() + ": " + message_of(errno)};
  FolderLock lock(descriptor);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) {
    write_pid(descriptor);
    return knowledge::Result<FolderLock>(std::move(lock));
  }
  if (errno != EWOULDBLOCK) return knowledge::Error{file.string() + ": " + message_of(errno)};
  return knowledge::Error{folder.string() + ": another stepwise serves from it (process " +
                          read_pid(descriptor) + "), expected a folder of its own"};
}

FolderLock::FolderLock(FolderLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

FolderLock& FolderLock::operator=(FolderLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace bot
