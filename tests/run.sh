#!/bin/sh
# Builds Larder and runs its tests. Arguments go to ctest: sh tests/run.sh -R arrows
set -u
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd) || exit 1
. "$root/packaging/build.sh"
. "$root/packaging/packages.sh"

# shellcheck disable=SC2086 # lists
install_packages $build_packages $run_packages $test_packages || exit 1
warnings=OFF
[ "${CI:-}" != true ] || warnings=ON
say "Building with the tests (the first time, a few minutes)."
build dev -DLARDER_WARNINGS_AS_ERRORS=$warnings || exit 1
export LARDER_KILLS="${LARDER_KILLS:-200}" # of real processes, at random moments
sh "$root/tests/ctest.sh" "$root/build/dev" "$@"
