#!/bin/sh
# run.sh [FOLDER]: builds larder_screenshots and renders the window in each state, light, dark, in Chinese and at 200 %.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
target=${1:-$root/build/screenshots}
cmake --preset dev -S "$root" >/dev/null
cmake --build "$root/build/dev" --target larder_screenshots >/dev/null
mkdir -p "$target"

render() {
    env -u LANGUAGE QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR="$target" "$@" 2>/dev/null
}
program=$root/build/dev/tests/screenshots/larder_screenshots
render LC_ALL=C.UTF-8 "$program" "$target" light
render LC_ALL=C.UTF-8 "$program" "$target" dark dark
render LC_ALL=zh_CN.UTF-8 "$program" "$target" chinese
render LC_ALL=C.UTF-8 QT_SCALE_FACTOR=2 "$program" "$target" double
ls "$target"/*.png
