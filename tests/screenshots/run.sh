#!/bin/sh
# run.sh [FOLDER]: renders the window in each state to PNG files: in every language, dark, in high contrast, at 200 and
# 300 %, and without an icon theme.
# run.sh --approve: renders what the test "screenshots" compares, and takes it as approved, those of the README and of software
# centres in resources/screenshots as well. Look at it before and after.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname -- "$(dirname -- "$here")")
languages='en zh_CN ja'
build=$root/build/dev
cmake --preset dev -S "$root" >/dev/null

if [ "${1:-}" = --approve ]; then
    cmake --build "$build" --target test_screenshots >/dev/null
    LARDER_APPROVE=1 sh "$root/tests/ctest.sh" "$build" -R '^screenshots$' >/dev/null
    git -C "$root" status --short "$here/approved" "$root/resources/screenshots"
    exit
fi
target=${1:-$root/build/screenshots}
cmake --build "$build" --target larder_screenshots >/dev/null
mkdir -p "$target"
render() { sh "$here/render.sh" "$build/tests/screenshots/larder_screenshots" "$target" "$@"; }
for language in $languages; do
    render "$language" 1 "$language"
done
render en 1 dark dark
render en 1 contrast contrast
render en 2 double
render en 3 triple
render en 1 no-icon-theme no-icon-theme
ls "$target"/*.png
