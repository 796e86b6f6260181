// A pack's folder on disk -> the pack and its mistakes. Reads files; what they mean is knowledge's.

#pragma once

#include <filesystem>

#include "knowledge/parse.h"
#include "knowledge/result.h"

namespace bot {

// The files of a pack that parse_pack() asks for, and any other .txt in phrases/. An error when the
// folder can't be read, or when a file is larger than kPackFileBytesMax.
[[nodiscard]] knowledge::Result<knowledge::PackFiles> read_pack_files(
    const std::filesystem::path& folder);
// Several times the largest file of the shipped pack; a folder given by mistake must not fill the
// memory.
inline constexpr std::uintmax_t kPackFileBytesMax = 4U << 20U;

[[nodiscard]] knowledge::Result<knowledge::Parsed> load_pack(const std::filesystem::path& folder);

// Where the shipped pack is: above a build tree, or installed beside the program.
// An error that says which places were tried.
[[nodiscard]] knowledge::Result<std::filesystem::path> shipped_pack();

// The same, as a command wants it: `folder`, or the shipped pack when it is "". A pack with
// mistakes is refused with all of them in the message.
[[nodiscard]] knowledge::Result<knowledge::Pack> load_sound_pack(const std::string& folder);

}  // namespace bot
