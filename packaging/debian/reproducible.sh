#!/bin/sh
# Builds the package of the last commit twice, from nothing, in two folders, and compares the two byte by byte. By hand:
# it takes as long as two builds. What differs is shown by diffoscope, where that is installed.
set -u
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd) || exit 1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# made_in FOLDER: in a folder of that name, without anything that an earlier build has left in a cache.
made_in() {
    mkdir -p "$work/$1" || return 1
    git -C "$root" archive HEAD | tar -x -C "$work/$1" || return 1
    CCACHE_DISABLE=1 SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct) sh "$work/$1/packaging/debian/build.sh"
}

made_in first || exit 1
# Another folder, day, language, time zone and umask.
(umask 077 && TZ=Asia/Shanghai LC_ALL=C made_in 'another/place, further down') || exit 1

outcome=0
for one in "$work"/first/build/packages/*; do
    other="$work/another/place, further down/build/packages/${one##*/}"
    if cmp "$one" "$other"; then
        echo "The same twice: $(sha256sum "$one" | cut -d ' ' -f 1)  ${one##*/}"
        continue
    fi
    outcome=1
    command -v diffoscope >/dev/null && diffoscope "$one" "$other"
done
exit $outcome
