#!/bin/sh
# Prints how long the list of downloads holds up the window's thread with 10,000 rows: filled, changed, filtered, sorted.
set -u
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd) || exit 1
. "$root/packaging/build.sh"
. "$root/packaging/packages.sh"

# shellcheck disable=SC2086 # a list
install_packages $build_packages || exit 1
: >"$logs/bench.log"
configure release -B "$root/build/bench" -DLARDER_TESTS=ON || exit 1
quietly bench cmake --build "$root/build/bench" --target queuelist_bench || exit 1
"$root/build/bench/tests/bench/queuelist_bench"
