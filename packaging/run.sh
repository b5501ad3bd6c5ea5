#!/bin/sh
# Builds Larder and starts it on its demo workspace: no account, no network. Further arguments go to the program.
# Where there is no display, the demo's resources are downloaded without a window.
set -u
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd) || exit 1
here=$PWD
. "$root/packaging/build.sh"
. "$root/packaging/packages.sh"

# shellcheck disable=SC2086 # lists
install_packages $build_packages $run_packages || exit 1
say "Building (the first time, a minute or two)."
build release || exit 1
cd "$here" || exit 1
larder=$root/build/release/ui/larder

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    say "Starting the demo."
    exec "$larder" --demo "$@"
fi

folder=$root/build/demo
say "No display: downloading the demo's resources to $folder"
"$larder" --demo --download --output-dir "$folder" --if-exists replace "$@"
outcome=$?
# The demo has a resource that is refused, to show what that looks like; for the demo as a whole it is no failure.
if [ "$outcome" = 1 ] && [ $# = 0 ]; then
    say "One resource was refused: the demo shows that too. The others are in $folder"
    outcome=0
fi
exit "$outcome"
