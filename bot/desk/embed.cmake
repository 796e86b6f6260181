# Writes the page's files into a C++ source, so that the program needs no file beside it:
#   cmake -DFOLDER=bot/desk/web -DOUT=page_files.cpp -P embed.cmake
# They are texts, so they stand there as they are; bot/desk/page.h declares what is made.

set(delimiter "page")
set(longest 65000)  # Compilers need not take a longer literal.

file(REAL_PATH "${FOLDER}" FOLDER)
file(GLOB names RELATIVE "${FOLDER}" "${FOLDER}/*")
list(SORT names)
set(source "// Made from the files of bot/desk/web by bot/desk/embed.cmake.

#include \"bot/desk/page.h\"

namespace bot {
namespace {

constexpr PageFile kFiles[] = {
")
foreach(name IN LISTS names)
  file(READ "${FOLDER}/${name}" content)
  file(SHA256 "${FOLDER}/${name}" hash)
  string(LENGTH "${content}" length)
  string(FIND "${content}" ")${delimiter}\"" early)
  if(length GREATER longest OR NOT early EQUAL -1)
    message(FATAL_ERROR "${FOLDER}/${name}: can't be a literal: longer than ${longest} bytes, "
      "or it holds the characters that would end it")
  endif()
  string(APPEND source
    "    {\"${name}\", \"${hash}\", R\"${delimiter}(${content})${delimiter}\"},\n")
endforeach()
string(APPEND source "};

}  // namespace

std::span<const PageFile> page_files() { return kFiles; }

}  // namespace bot
")
file(WRITE "${OUT}" "${source}")
