#!/bin/sh
# ctest.sh BUILD [CTEST OPTION…]: runs the tests of a build in a home of their own, so that they neither see nor leave
# settings, keyrings, tokens or windows of whoever runs them.
set -u
build=$1
shift
# In memory where there is room: every saved file is written through, and on a slow disk the tests would wait for little
# else.
room=$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print $4 }')
[ "${room:-0}" -lt 4000000 ] || TMPDIR=/dev/shm
home=$(TMPDIR=${TMPDIR:-/tmp} mktemp -d) || exit 1
trap 'rm -rf "$home"' EXIT
trap 'exit 130' INT TERM
mkdir -m 700 "$home/run" "$home/tmp" || exit 1

unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_STATE_HOME \
    XDG_CURRENT_DESKTOP QT_LOGGING_RULES QT_STYLE_OVERRIDE QT_SCALE_FACTOR \
    LARDER_USER_ACCESS_TOKEN LARDER_TENANT_ACCESS_TOKEN \
    http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY
export HOME="$home" TMPDIR="$home/tmp" XDG_RUNTIME_DIR="$home/run" QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8
# Most of them wait more than they work.
ctest --test-dir "$build" --output-on-failure --no-tests=error --parallel $((2 * $(nproc))) "$@"
outcome=$?
# What the run has said, and what its tests have left.
log=$build/Testing/Temporary/LastTest.log
[ -e "$log" ] || log=
sh "$(dirname -- "$0")/canary/leftovers.sh" ${log:+"$log"} "$home" || exit 1
exit $outcome
