# Sourced by the scripts after build.sh: the Debian packages that Larder needs, in one place, and how they are installed.
# shellcheck shell=sh disable=SC2034,SC2154

build_packages='g++ cmake ninja-build ccache qt6-base-dev libgl-dev qt6-l10n-tools qt6-tools-dev qt6-svg-dev qt6-pdf-dev
    qtkeychain-qt6-dev libqrencode-dev libssl-dev'

# Loaded while the program runs, so that no build dependency brings them. It needs icons and the certificates that https is
# checked with; windows on Wayland, Qt's own words in other languages and the keychain it can do without.
needed_packages='libqt6svg6 ca-certificates'
recommended_packages='qt6-wayland qt6-translations-l10n libsecret-1-0'
run_packages="$needed_packages $recommended_packages"

# What reads the desktop entry, the metainfo and the MIME type as desktops and software centres do.
desktop_packages='desktop-file-utils appstream shared-mime-info'
# What reads the definitions of packages that are built elsewhere.
definition_packages='flatpak-builder python3-yaml'

# A proxy that wants a sign-in, of each kind, with a name that only it knows: tinyproxy-bin has no service that would
# start by itself, as tinyproxy has.
test_packages="$desktop_packages $definition_packages
    xvfb openbox xdotool imagemagick fonts-noto-cjk fonts-dejavu-core
    dbus gnome-keyring libsecret-tools at-spi2-core gir1.2-atspi-2.0 gir1.2-gtk-3.0 python3-gi
    nginx-light tinyproxy-bin microsocks libnss-wrapper curl aria2 wget python3 openssl procps"

# What Larder is compared with, what serves it, and what measures: tests/bench/run.sh.
bench_packages='python3 iproute2 nginx-light curl aria2 wget openssl nodejs'

check_packages='clang-14 libclang-rt-14-dev lld-14 clang-format-14 clang-tidy-14'

# To make the Debian package; to look at it, its manual page and its completions.
package_packages='dpkg-dev file gzip python3'
package_check_packages='lintian binutils man-db mandoc bash-completion zsh fish'

missing_packages() {
    # shellcheck disable=SC2086 # a list
    present=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' "$@" 2>/dev/null | sed -n 's/ installed$//p')
    for package in "$@"; do
        printf '%s\n' "$present" | grep -qxF "$package" || printf '%s ' "$package"
    done
}

# as_root COMMAND…
as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

install_with_apt() {
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -o DPkg::Lock::Timeout=300 install -y -q --no-install-recommends "$@"
}

# install_packages PACKAGE…: only what is missing; as an ordinary user who has it all, asks for nothing.
install_packages() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        echo "This is not a Debian system: install what README.md lists under Dependencies yourself. Going on." >&2
        return 0
    fi
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0

    if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
        printf 'Packages are missing, and installing them needs root or sudo. As root:\n  apt-get install --no-install-recommends %s\n' \
            "$missing" >&2
        return 1
    fi
    # shellcheck disable=SC2086 # a list
    set -- $missing
    say "Installing missing packages: $missing"
    # The package lists are fetched anew only where the ones at hand do not do.
    if ! install_with_apt "$@" >"$logs/packages.log" 2>&1; then
        as_root apt-get -o DPkg::Lock::Timeout=300 update -q >"$logs/packages.log" 2>&1
        quietly packages install_with_apt "$@"
    fi
}
