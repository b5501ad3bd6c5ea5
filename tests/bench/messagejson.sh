#!/bin/sh
# Prints how long an export of 100,000 messages takes to read, and as a ratio to plain QJsonDocument::fromJson of the same bytes.
# With a FILE, writes that export to it instead.
set -u
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd) || exit 1
. "$root/packaging/build.sh"
. "$root/packaging/packages.sh"

# shellcheck disable=SC2086 # a list
install_packages $build_packages || exit 1
: >"$logs/bench.log"
configure release -B "$root/build/bench" -DLARDER_TESTS=ON || exit 1
quietly bench cmake --build "$root/build/bench" --target messagejson_bench || exit 1
"$root/build/bench/tests/bench/messagejson_bench" "$@"
