#!/bin/sh
# Builds the package of the last commit here, with whatever earlier builds have left, and once more from nothing in another
# folder; compares the two byte by byte. By hand: it takes as long as a whole build. What differs is shown by diffoscope,
# where that is installed.
set -u
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd) || exit 1
if [ -n "$(git -C "$root" status --porcelain)" ]; then
    echo "There are changes that are not committed: the other build would not have them." >&2
    exit 1
fi
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
elsewhere="$work/another place, further down"
SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct) || exit 1
export SOURCE_DATE_EPOCH

sh "$root/packaging/debian/build.sh" || exit 1
mkdir "$elsewhere" && git -C "$root" archive HEAD | tar -x -C "$elsewhere" || exit 1
# Without the cache, in another language, time zone and umask.
(umask 077 && CCACHE_DISABLE=1 TZ=Asia/Shanghai LC_ALL=C sh "$elsewhere/packaging/debian/build.sh") || exit 1

outcome=0
for one in "$root"/build/packages/larder_*; do
    other=$elsewhere/build/packages/${one##*/}
    if cmp "$one" "$other"; then
        echo "The same twice: $(sha256sum "$one" | cut -d ' ' -f 1)  ${one##*/}"
        continue
    fi
    outcome=1
    ! command -v diffoscope >/dev/null || diffoscope "$one" "$other"
done
exit $outcome
