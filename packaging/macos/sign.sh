#!/bin/sh
# sign.sh APP DMG: signs the bundle with the hardened runtime, makes the disk image, and has Apple notarize it. By
# environment, as no argument holds a secret: LARDER_SIGNING_IDENTITY, the certificate's name in the keychain;
# LARDER_NOTARY_PROFILE, what `xcrun notarytool store-credentials` was given as a name.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
app=$1 dmg=$2
: "${LARDER_SIGNING_IDENTITY:?}" "${LARDER_NOTARY_PROFILE:?}"

sign() { codesign --force --timestamp --options runtime --sign "$LARDER_SIGNING_IDENTITY" "$@"; }

# From the inside to the outside: a bundle's signature covers those of what is in it.
find "$app/Contents/PlugIns" "$app/Contents/Frameworks" -name '*.dylib' -type f | while IFS= read -r library; do
    sign "$library"
done
find "$app/Contents/Frameworks" -maxdepth 1 -name '*.framework' | while IFS= read -r framework; do
    sign "$framework"
done
sign --entitlements "$here/entitlements.plist" "$app"
codesign --verify --deep --strict --verbose=2 "$app"

rm -f "$dmg"
image=$(mktemp -d)
trap 'rm -rf "$image"' EXIT
cp -R "$app" "$image/"
ln -s /Applications "$image/Applications"
hdiutil create -volname Larder -srcfolder "$image" -format UDZO "$dmg"
sign "$dmg"
xcrun notarytool submit "$dmg" --keychain-profile "$LARDER_NOTARY_PROFILE" --wait
xcrun stapler staple "$dmg"
spctl --assess --type open --context context:primary-signature --verbose "$dmg"
