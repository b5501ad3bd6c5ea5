#!/bin/sh
# cleanroot.sh [FOLDER]: tries README's two commands, as committed, in a fresh Debian 12 that has nothing of ours.
# By hand, as root: needs debootstrap, git and unshare. With FOLDER, the fresh system is kept there for another look.
# LARDER_MIRROR names another mirror than deb.debian.org.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
[ "$(id -u)" = 0 ] || { echo "A fresh system needs root." >&2; exit 1; }

# The mounts must be gone before anything is removed, so they live in a mount namespace that ends with this script.
if [ "${LARDER_IN_NAMESPACE:-}" != yes ]; then
    system=${1:-$(mktemp -d)}
    outcome=0
    LARDER_IN_NAMESPACE=yes unshare --mount --propagation private sh "$0" "$system" || outcome=$?
    [ $# -gt 0 ] || rm -rf --one-file-system "$system"
    exit $outcome
fi
system=$1

failed=0
# expect OUTCOME NAME COMMAND…: 0 is success, 1 any failure.
expect() {
    expected=$1
    name=$2
    shift 2
    outcome=0
    began=$(date +%s)
    "$@" || outcome=1
    if [ "$outcome" = "$expected" ]; then verdict=ok; else verdict=FAILED failed=1; fi
    echo "== $verdict: $name ($(($(date +%s) - began)) s)"
}

inside() {
    chroot "$system" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
        http_proxy="${http_proxy:-}" https_proxy="${https_proxy:-}" sh -c "$1"
}

as_somebody() {
    inside "setpriv --reuid=somebody --regid=somebody --clear-groups env HOME=/home/somebody sh -c '$1'"
}

[ -e "$system/etc/debian_version" ] ||
    debootstrap --variant=minbase bookworm "$system" "${LARDER_MIRROR:-http://deb.debian.org/debian}" >"$system.log" ||
    { tail "$system.log"; exit 1; }
rm -f "$system.log"
cp /etc/resolv.conf "$system/etc/"
mount -t proc proc "$system/proc"
mount --rbind /dev "$system/dev"
inside 'id somebody 2>/dev/null || useradd --create-home somebody' >/dev/null

project=$system/home/somebody/larder
rm -rf "$project"
mkdir "$project"
git -C "$root" archive HEAD | tar -x -C "$project"
inside 'chown -R somebody: /home/somebody'

expect 1 "no root, no sudo: says so and stops" as_somebody 'sh /home/somebody/larder/packaging/run.sh'
expect 0 "sh packaging/run.sh" inside 'cd /home/somebody/larder && sh packaging/run.sh'
expect 0 "sh packaging/run.sh, again, from elsewhere" inside 'cd / && sh /home/somebody/larder/packaging/run.sh'
expect 0 "sh tests/run.sh, from elsewhere" inside 'cd /tmp && sh /home/somebody/larder/tests/run.sh'
inside 'chown -R somebody: /home/somebody'
expect 0 "all packages there, no root" as_somebody 'sh /home/somebody/larder/packaging/run.sh'
exit $failed
