# Sourced by scripts that try Larder in a fresh Debian 12, with $root set to the project's folder and $tool to the script:
# makes that system, runs things in it, and takes it away. Needs root, debootstrap and unshare.
# LARDER_MIRROR names another mirror than deb.debian.org.
# shellcheck shell=sh disable=SC2034,SC2154

# fresh_system [FOLDER]: sets $system; with FOLDER, it is kept there for another look.
# The mounts must be gone before anything is removed, so they live in a mount namespace that ends with the script.
fresh_system() {
    [ "$(id -u)" = 0 ] || { echo "A fresh system needs root." >&2; exit 1; }
    if [ "${LARDER_IN_NAMESPACE:-}" != yes ]; then
        system=${1:-$(mktemp -d)}
        outcome=0
        LARDER_IN_NAMESPACE=yes unshare --mount --propagation private sh "$tool" "$system" || outcome=$?
        [ $# -gt 0 ] || rm -rf --one-file-system "$system"
        exit $outcome
    fi
    system=$1
    [ -e "$system/etc/debian_version" ] ||
        debootstrap --variant=minbase bookworm "$system" "${LARDER_MIRROR:-http://deb.debian.org/debian}" >"$system.log" ||
        { tail "$system.log"; exit 1; }
    rm -f "$system.log"
    cp /etc/resolv.conf "$system/etc/"
    mount -t proc proc "$system/proc"
    mount --rbind /dev "$system/dev"
    inside 'id somebody 2>/dev/null || useradd --create-home --shell /bin/bash somebody' >/dev/null
}

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

# As root.
inside() {
    chroot "$system" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
        http_proxy="${http_proxy:-}" https_proxy="${https_proxy:-}" sh -c "$1"
}

as_somebody() {
    inside "cd /home/somebody && setpriv --reuid=somebody --regid=somebody --clear-groups env HOME=/home/somebody sh -c '$1'"
}
