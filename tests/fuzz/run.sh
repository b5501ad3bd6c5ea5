#!/bin/sh
# Runs the fuzzer of the message reader for so many seconds, 60 unless told otherwise: sh tests/fuzz/run.sh [SECONDS]
# What it finds lies in build/fuzz/findings; what it learned stays in build/fuzz/corpus for the next run.
set -u
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd) || exit 1
. "$root/packaging/build.sh"
. "$root/packaging/packages.sh"

# shellcheck disable=SC2086 # lists
install_packages $build_packages $check_packages || exit 1
: >"$logs/fuzz.log"
configure fuzz || exit 1
quietly fuzz cmake --build "$root/build/fuzz" --target messagejson_fuzz || exit 1

corpus=$root/build/fuzz/corpus findings=$root/build/fuzz/findings
mkdir -p "$corpus" "$findings" || exit 1
QT_LOGGING_RULES='*=false' "$root/build/fuzz/tests/fuzz/messagejson_fuzz" \
    -max_total_time="${1:-60}" -max_len=16384 -timeout=10 -rss_limit_mb=1024 -print_final_stats=1 \
    -dict="$root/tests/fuzz/messagejson.dict" -artifact_prefix="$findings/" \
    "$corpus" "$root/tests/lark/data/messages"
