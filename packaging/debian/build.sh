#!/bin/sh
# Builds the Debian package of this commit and its bill of materials, and leaves both in build/packages.
set -u
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd) || exit 1
. "$root/packaging/build.sh"
. "$root/packaging/packages.sh"

# with_commas PACKAGE…: as a control file has them.
with_commas() {
    list=
    for package in "$@"; do
        list=$list${list:+, }$package
    done
    printf '%s' "$list"
}

# What no other program need have, but a person is glad of: a keyring, and letters of Chinese and Japanese.
glad_of_keyring='gnome-keyring | libkf5wallet-bin'
glad_of_letters=fonts-noto-cjk

# The time in all that is made: the commit's, or of an archive that of its changelog.
commit_time() {
    git -C "$root" log -1 --format=%ct 2>/dev/null || stat -c %Y "$root/CHANGELOG.md"
}

# shellcheck disable=SC2086 # lists
install_packages $build_packages $needed_packages $package_packages || exit 1
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(commit_time)}
export SOURCE_DATE_EPOCH
umask 022 # folders of the package are made with it

say "Building the package."
# shellcheck disable=SC2086 # lists
build release "-DLARDER_DEBIAN_DEPENDS=$(with_commas $needed_packages)" \
    "-DLARDER_DEBIAN_RECOMMENDS=$(with_commas $recommended_packages "$glad_of_keyring" $glad_of_letters)" || exit 1
mkdir -p "$root/build/packages" || exit 1
rm -f "$root"/build/packages/larder_*
: >"$logs/cpack.log"
cd "$root/build/release" && quietly cpack cpack -G DEB || exit 1
rm -rf "$root/build/packages/_CPack_Packages"
set -- "$root"/build/packages/larder_*.deb
python3 -B "$root/packaging/debian/sbom.py" "$1" "${1%.deb}.spdx.json" || exit 1
package=${1#"$root/"}
say "Made $package and ${package%.deb}.spdx.json"
