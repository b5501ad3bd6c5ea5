# Sourced by the scripts, with $root set to the project's folder: says little, keeps logs, builds a preset.
# shellcheck shell=sh disable=SC2034,SC2154

export CCACHE_BASEDIR="$root" CCACHE_NOHASHDIR=1 # so that a fresh checkout elsewhere finds what is in the cache
export CCACHE_SLOPPINESS=pch_defines,time_macros # it takes no precompiled header otherwise
logs=$root/build/logs
mkdir -p "$logs" || exit 1

say() {
    printf 'larder: %s\n' "$*" >&2
}

# quietly NAME COMMAND…: its output goes to a log, and is shown only where it fails.
quietly() {
    log=$logs/$1.log
    shift
    "$@" >>"$log" 2>&1 && return 0
    tail -n 60 "$log" >&2
    say "That failed. All of it is in $log"
    return 1
}

# build PRESET [CMAKE OPTION…]: configured and built in build/PRESET.
build() {
    preset=$1
    shift
    : >"$logs/$preset.log"
    configure "$preset" "$@" && quietly "$preset" cmake --build "$root/build/$preset"
}

# A checkout that was moved, or built by another CMake, is configured from nothing.
configure() {
    cd "$root" || return 1
    cmake --preset "$@" -DCMAKE_CXX_COMPILER_LAUNCHER=ccache >>"$logs/$1.log" 2>&1 ||
        quietly "$1" cmake --fresh --preset "$@" -DCMAKE_CXX_COMPILER_LAUNCHER=ccache
}
