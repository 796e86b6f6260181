# What Stepwise needs of Debian 12, and how to get it. Sourced by deploy/run and deploy/test.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# To build and run it. ca-certificates: calls to the chat platforms. tzdata: agents' hours.
build_packages=(
  g++ cmake ninja-build pkg-config ca-certificates tzdata
  libcpp-httplib-dev nlohmann-json3-dev libsqlite3-dev libssl-dev libcli11-dev libspdlog-dev
  libhowardhinnant-date-dev libtomlplusplus-dev
  prometheus-cpp-dev libmd4c-dev libutf8proc-dev libstemmer-dev
)

# To test it as well. libclang-rt-14-dev: clang's sanitizers and libFuzzer. The last line: the desk
# in a browser.
test_packages=(
  doctest-dev clang clang-format clang-tidy libclang-rt-14-dev ccache curl openssl sqlite3
  iproute2
  chromium fonts-dejavu-core nodejs
)
command -v npm >/dev/null || test_packages+=(npm)  # Other builds of nodejs bring it along.

# install_missing PACKAGE…: installs those that aren't there, and says so first.
install_missing() {
  local missing=() package as_root=()
  if ! command -v dpkg-query >/dev/null; then
    echo "this isn't a Debian: install the like of these by hand, then build with" >&2
    echo "  cmake --preset release && cmake --build --preset release" >&2
    echo "  $*" >&2
    return 1
  fi
  for package in "$@"; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] ||
      missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  if ((EUID != 0)); then
    if ! command -v sudo >/dev/null; then
      echo "run this as root, or install first: ${missing[*]}" >&2
      return 1
    fi
    as_root=(sudo)
  fi
  echo "installing with apt-get: ${missing[*]}"
  "${as_root[@]}" apt-get -qq update
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes \
    --no-install-recommends -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 \
    "${missing[@]}" >/dev/null
}

# build_preset PRESET TARGETS [CMAKE OPTION…]: build/PRESET, up to date. TARGETS "" means all.
build_preset() {
  local preset=$1 target=() name
  for name in $2; do target+=(--target "$name"); done
  (
    cd "$root"
    cmake --preset "$preset" "${@:3}" >"$root/build/$preset.configure.log" 2>&1 ||
      { cat "$root/build/$preset.configure.log"; exit 1; }
    cmake --build "build/$preset" "${target[@]}"
  )
}
mkdir -p "$root/build"
