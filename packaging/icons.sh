#!/bin/sh
# Makes the window's icon and the Windows icon from the one drawing; needs librsvg2-bin, imagemagick and icoutils.
set -eu
cd "$(dirname "$0")/.."
drawing=packaging/linux/id.lajur.Lajur.svg
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
for size in 16 32 48 64 256; do
    rsvg-convert -w "$size" -h "$size" "$drawing" -o "$dir/$size.png"
done
# The window takes 64 x 64 plain RGBA bytes, so that the program needs no decoder for it.
convert "$dir/64.png" -depth 8 "rgba:assets/icons/window.rgba"
icotool -c -o packaging/windows/lajur.ico "$dir/16.png" "$dir/32.png" "$dir/48.png" -r "$dir/256.png"
