#!/bin/sh
# cleanroot.sh [FOLDER]: tries README's two commands, as committed, in a fresh Debian 12 that has nothing of ours.
# By hand, as root: needs debootstrap, git and unshare. With FOLDER, the fresh system is kept there for another look.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
tool=$0
. "$root/tests/freshsystem.sh"
fresh_system "$@"

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
