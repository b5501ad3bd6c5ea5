#!/bin/sh
# Builds an AppImage and leaves it in build/packages. On the oldest system that it is to run on: Debian 12 for all that
# have glibc 2.36. Needs linuxdeploy and linuxdeploy-plugin-qt among the programs that are found; see
# .github/workflows/packages.yml. Nobody has built it yet; see README.md.
set -u
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd) || exit 1
. "$root/packaging/build.sh"
. "$root/packaging/packages.sh"

# shellcheck disable=SC2086 # lists
install_packages $build_packages $run_packages file || exit 1
for tool in linuxdeploy linuxdeploy-plugin-qt; do
    command -v "$tool" >/dev/null && continue
    say "There is no $tool: it is at https://github.com/linuxdeploy, and makes the AppImage."
    exit 1
done

app=$root/build/appimage/AppDir
rm -rf "$app"
build release -DCMAKE_INSTALL_PREFIX=/usr || exit 1
: >"$logs/appimage.log"
DESTDIR=$app quietly appimage cmake --install "$root/build/release" || exit 1

# Loaded while the program runs, so that nobody finds it by looking at the program: the keyring, drawings, Wayland.
libraries=$(dirname -- "$(find /usr/lib -name 'libsecret-1.so.0' | head -n 1)")
EXTRA_QT_MODULES='svg;waylandclient'
EXTRA_PLATFORM_PLUGINS='libqwayland-generic.so;libqwayland-egl.so'
QMAKE=$(command -v qmake6)
VERSION=$(sed -n 's/^project(Larder VERSION \([0-9.]*\).*/\1/p' "$root/CMakeLists.txt")
LINUXDEPLOY_OUTPUT_VERSION=$VERSION
export EXTRA_QT_MODULES EXTRA_PLATFORM_PLUGINS QMAKE VERSION LINUXDEPLOY_OUTPUT_VERSION

mkdir -p "$root/build/packages" && cd "$root/build/packages" || exit 1
quietly appimage linuxdeploy --appdir "$app" --library "$libraries/libsecret-1.so.0" --plugin qt --output appimage || exit 1
ls "$root"/build/packages/Larder*.AppImage
