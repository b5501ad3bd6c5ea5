#!/bin/sh
# Prints what Larder costs: the memory of the idle window, the memory during a download of 1 GiB, and the longest time for
# which the window's thread did not come back to its event loop. Judges nothing: machines differ.
set -u
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd) || exit 1
. "$root/packaging/build.sh"
. "$root/packaging/packages.sh"

# shellcheck disable=SC2086 # lists
install_packages $build_packages $run_packages || exit 1
: >"$logs/bench.log"
configure release -B "$root/build/bench" -DLARDER_TESTS=ON || exit 1
quietly bench cmake --build "$root/build/bench" --target memory_and_stalls || exit 1

home=$(mktemp -d) || exit 1
trap 'rm -rf "$home"' EXIT
trap 'exit 130' INT TERM
mkdir -m 700 "$home/run" || exit 1
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME DBUS_SESSION_BUS_ADDRESS
export HOME="$home" XDG_RUNTIME_DIR="$home/run" QT_QPA_PLATFORM=offscreen

"$root/build/bench/tests/bench/memory_and_stalls" "$@"
