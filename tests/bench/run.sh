#!/bin/sh
# Compares Larder with curl, aria2c, wget and the platform's own node SDK, and makes tests/bench/RESULTS.md of what came out:
#
#   sh tests/bench/run.sh [--pairs N] [--trial] [PART…]
#
# Parts are loopback, line, batch, start, window and growth; without one, all of them, in about half an hour. Each keeps
# its numbers in build/bench/results, and the page is made of all that are there, each with its date: a part can be
# renewed alone. Judges no time. Leave the machine alone meanwhile.
set -u
export PYTHONDONTWRITEBYTECODE=1
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd) || exit 1
. "$root/packaging/build.sh"
. "$root/packaging/packages.sh"
bench=$root/build/bench

# shellcheck disable=SC2086 # lists
install_packages $build_packages $run_packages $bench_packages || exit 1
command -v npm >/dev/null || install_packages npm || exit 1 # some packages of nodejs bring it along
: >"$logs/bench.log"
configure release -B "$bench" -DLARDER_TESTS=ON || exit 1
say "Building Larder and its benchmarks"
quietly bench cmake --build "$bench" --target larder bench_tools || exit 1

sdk=$bench/sdk
if [ ! -d "$sdk/node_modules/@larksuiteoapi/node-sdk" ]; then
    say "Fetching the node SDK"
    mkdir -p "$sdk" && echo '{"private":true}' >"$sdk/package.json" || exit 1
    quietly bench npm --prefix "$sdk" install --no-audit --no-fund @larksuiteoapi/node-sdk || exit 1
fi

results=$bench/results
/usr/bin/python3 "$root/tests/bench/compare.py" --build "$bench" --results "$results" --sdk "$sdk" "$@" || exit 1
/usr/bin/python3 "$root/tests/bench/report.py" "$results" "$root/tests/bench"
