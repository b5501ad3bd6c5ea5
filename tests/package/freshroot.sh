#!/bin/sh
# freshroot.sh [FOLDER]: installs the Debian package in a fresh Debian 12, downloads from the demo with it, in the window and
# without, and takes it away again. Pictures of the screen are left in build/freshroot.
# By hand, as root: needs debootstrap and unshare. With FOLDER, the fresh system is kept there for another look.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
tool=$0
if [ "${LARDER_IN_NAMESPACE:-}" != yes ]; then
    sh "$root/packaging/debian/build.sh"
fi
. "$root/tests/freshsystem.sh"
fresh_system "$@"

set -- "$root"/build/packages/larder_*.deb
cp "$1" "$system/home/somebody/larder.deb"
cp "$root/tests/package/windowdownload.sh" "$system/home/somebody/"
pictures=$root/build/freshroot
mkdir -p "$pictures"

install_in() {
    inside "DEBIAN_FRONTEND=noninteractive apt-get install -y -q $* >/var/log/larder-try.log 2>&1 || { tail -n 30 /var/log/larder-try.log; exit 1; }"
}

remove() {
    inside 'DEBIAN_FRONTEND=noninteractive apt-get purge -y -q larder >/var/log/larder-try.log 2>&1'
}

# Whatever is called like Larder and is not somebody's own, and whatever of the system's lists names it.
traces() {
    inside 'find / -xdev \( -path /proc -o -path /home -o -path /var/log -o -path /var/cache/man \) -prune -o -iname "*larder*" -print
        grep -rli larder /usr/share/applications /usr/share/mime /usr/share/icons /var/lib/dpkg/status /var/lib/dpkg/info || true'
}

no_traces() {
    found=$(traces)
    [ -z "$found" ] || { printf '%s\n' "$found"; return 1; }
}

told_of_traces() {
    no_traces >/dev/null
}

saves_without_window() {
    # One resource of the demo is refused on purpose: exit code 1.
    as_somebody 'larder --demo --download --output-dir saved-without >lines 2>problems; [ $? = 1 ] && [ $(grep -c "\"ok\":true" lines) -ge 8 ]' ||
        { as_somebody 'cat lines problems'; return 1; }
}

saves_in_window() {
    saved=yes
    as_somebody 'sh windowdownload.sh' || saved=no
    cp "$system"/home/somebody/*.png "$pictures/"
    [ "$saved" = yes ]
}

same_files() {
    inside 'cd /home/somebody && diff -r saved-without Downloads && ls Downloads | grep .'
}

completes() {
    as_somebody 'bash --norc -c ". /usr/share/bash-completion/bash_completion; _completion_loader larder; complete -p larder"'
}

inside 'apt-get update -q >/var/log/larder-try.log'
install_in --no-install-recommends xvfb openbox xdotool imagemagick dbus dbus-x11 man-db bash-completion desktop-file-utils \
    shared-mime-info
expect 0 "nothing of it is there" no_traces
expect 0 "installs with what it needs" install_in --no-install-recommends /home/somebody/larder.deb
expect 0 "downloads the demo without a window" saves_without_window
expect 0 "goes away, to come back" remove
expect 0 "installs with what is recommended" install_in /home/somebody/larder.deb
expect 0 "and that is there" inside 'dpkg-query --show libsecret-1-0 qt6-wayland gnome-keyring fonts-noto-cjk'
expect 0 "downloads the demo in the window" saves_in_window
expect 0 "the same files both ways" same_files
expect 0 "man larder" as_somebody 'MANWIDTH=80 man larder | grep -A3 "EXIT STATUS"'
expect 0 "completion of bash" completes
expect 0 "desktop entry" inside 'desktop-file-validate /usr/share/applications/io.github.larder.Larder.desktop'
expect 0 "the type of messages is known" inside 'test -s /usr/share/mime/application/vnd.larder.message+json.xml'
expect 1 "nothing of it is there, while it is" told_of_traces
expect 0 "goes away" remove
expect 0 "nothing of it is left" no_traces
expect 0 "what somebody saved is still there" same_files
exit $failed
