#!/bin/sh
# render.sh PROGRAM FOLDER LANGUAGE SCALE NAME [WORD…]: larder_screenshots FOLDER NAME WORD… where nothing of its look is
# the machine's own: fonts, how they are smoothed, language, time zone, scale.
set -eu
program=$1 folder=$2 language=$3 scale=$4
shift 4
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
ln -s /usr/share/mime "$home/mime"
sed "s|CACHE|$home|" "$(dirname -- "$0")/fonts.conf" >"$home/fonts.conf"
env -i PATH="$PATH" HOME="$home" XDG_RUNTIME_DIR="$home" XDG_DATA_DIRS="$home" QT_QPA_PLATFORM=offscreen \
    QT_FONT_DPI=96 QT_SCALE_FACTOR="$scale" FONTCONFIG_FILE="$home/fonts.conf" \
    LC_ALL="$language.UTF-8" TZ=UTC "$program" "$folder" "$@" 2>"$home/said" || { cat "$home/said" >&2; exit 1; }
