#!/bin/sh
# Builds a Debian package of Lajur with dpkg-deb alone. Usage: packaging/linux/deb.sh [OUT]
set -eu
cd "$(dirname "$0")/../.."
out=${1:-target/packages}
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)
arch=$(dpkg --print-architecture)
cargo build --release --locked

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
# The folder of a package must be readable by all.
chmod 755 "$root"
install -Dm755 target/release/lajur "$root/usr/bin/lajur"
install -Dm644 packaging/linux/id.lajur.Lajur.desktop "$root/usr/share/applications/id.lajur.Lajur.desktop"
install -Dm644 packaging/linux/id.lajur.Lajur.svg "$root/usr/share/icons/hicolor/scalable/apps/id.lajur.Lajur.svg"
install -Dm644 packaging/linux/id.lajur.Lajur.mime.xml "$root/usr/share/mime/packages/id.lajur.Lajur.xml"
install -Dm644 README.md "$root/usr/share/doc/lajur/README.md"
packaging/licences.sh "$root/usr/share/doc/lajur/licences"
install -Dm644 LICENSE-MIT "$root/usr/share/doc/lajur/copyright"
mkdir -p "$root/DEBIAN"
# The window libraries are opened at run time, so no tool can find them: they are named by hand.
cat >"$root/DEBIAN/control" <<CONTROL
Package: lajur
Version: $version
Architecture: $arch
Maintainer: The Lajur developers <lajur@example.org>
Depends: libc6 (>= 2.35), libx11-6, libx11-xcb1, libxcursor1, libxi6, libxkbcommon-x11-0
Recommends: xdg-desktop-portal | zenity, cups-client
Section: misc
Priority: optional
Installed-Size: $(du -sk "$root" | cut -f1)
Description: desk of an Indonesian Diskominfo office
 Service requests move across the lanes of their SOP; each lane's paper comes
 out ready to sign; laptops that never meet a network agree by exchanging files.
CONTROL
mkdir -p "$out"
dpkg-deb --root-owner-group --build "$root" "$out/lajur_${version}_$arch.deb"
