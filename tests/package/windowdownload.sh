#!/bin/sh
# On a screen of its own: what the desktop entry's action starts, by its own words, and in that window all of the demo into
# the folder Downloads, by the keyboard. Pictures of the screen are left in the current folder.
set -u
entry=/usr/share/applications/io.github.larder.Larder.desktop
XDG_RUNTIME_DIR=$(mktemp -d) || exit 1
export XDG_RUNTIME_DIR LANG=C.UTF-8
processes=
finish() {
    # shellcheck disable=SC2086 # a list
    [ -z "$processes" ] || kill $processes 2>/dev/null
    rm -rf "$XDG_RUNTIME_DIR"
}
trap finish EXIT
trap 'exit 130' INT TERM

# within SECONDS COMMAND…: until it succeeds.
within() {
    left=$1
    shift
    until "$@" >/dev/null 2>&1; do
        left=$((left - 1))
        [ "$left" -gt 0 ] || { echo "In vain: $*"; import -window root in-vain.png; return 1; }
        sleep 1
    done
}

Xvfb -displayfd 3 -screen 0 1280x900x24 -nolisten tcp 3>"$XDG_RUNTIME_DIR/display" 2>/dev/null &
processes=$!
within 30 test -s "$XDG_RUNTIME_DIR/display" || exit 1
DISPLAY=:$(cat "$XDG_RUNTIME_DIR/display")
export DISPLAY
openbox &
processes="$! $processes"
within 30 xdotool get_num_desktops || exit 1

command=$(sed -n '/^\[Desktop Action demo\]/,/^\[/s/^Exec=//p' "$entry")
[ -n "$command" ] || { echo "The desktop entry has no action for the demo."; exit 1; }
$command &
larder=$!
processes="$larder $processes"
within 60 xdotool search --onlyvisible --name Larder || exit 1
window=$(xdotool search --onlyvisible --name Larder | head -n 1)
xdotool windowactivate --sync "$window"
import -window root opened.png

all_saved() {
    [ "$(find Downloads -type f ! -name '*.larder-part*' | wc -l)" = "$(find saved-without -type f | wc -l)" ] &&
        ! find Downloads -name '*.larder-part*' | grep -q .
}
# The demo would save where it is gone with the next start.
xdotool key --clearmodifiers alt+s ctrl+a
xdotool type --clearmodifiers "$PWD/Downloads"
xdotool key --clearmodifiers alt+l
within 120 all_saved || exit 1
import -window root saved.png

ended() {
    ! kill -0 "$larder"
}
xdotool key --clearmodifiers ctrl+q
within 60 ended
