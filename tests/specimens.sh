#!/bin/sh
# Puts every page of our papers beside its specimen, as pictures to look through: `tests/specimens.sh SPECIMENS [OUT]`.
#
# SPECIMENS holds one PNG a page at 100 dpi, named after the paper (`01b-….png`, `08-…-hal2.png`); OUT is
# target/specimens. Left the specimen, in the middle ours, right what differs.
set -eu
cd "$(dirname "$0")/.."
specimens=${1:-${LAJUR_SPECIMENS:-}}
out=${2:-target/specimens}
[ -n "$specimens" ] || { echo 'no specimens given: nothing to lay beside our papers'; exit 77; }
command -v pdftoppm >/dev/null || { apt-get update -q && apt-get install -qy poppler-utils; } >/dev/null
command -v montage >/dev/null || apt-get install -qy imagemagick >/dev/null

papers=${LAJUR_PAPERS_DIR:-}
if [ -z "$papers" ]; then
    papers=$(mktemp -d)
    trap 'rm -rf "$papers"' EXIT
    LAJUR_PAPERS_DIR=$papers cargo test -q --test papers >/dev/null
fi
mkdir -p "$out"
for specimen in "$specimens"/*.png; do
    name=$(basename "$specimen" .png)
    paper=${name%%-*}
    page=$(expr "$name" : '.*-hal\([0-9]*\)$' || true)
    # The SOP of the specimens is an office's own.
    [ "$paper" = 08 ] && paper=sop-own
    if [ ! -s "$papers/$paper.pdf" ]; then
        echo "$name: no paper of ours"
        continue
    fi
    pdftoppm -r 100 -png -f "${page:-1}" -l "${page:-1}" -singlefile "$papers/$paper.pdf" "$out/$name-own"
    compare -metric AE -fuzz 40% -highlight-color red "$specimen" "$out/$name-own.png" "$out/$name-diff.png" \
        2>/dev/null || true
    [ -s "$out/$name-diff.png" ] || cp "$out/$name-own.png" "$out/$name-diff.png"
    montage "$specimen" "$out/$name-own.png" "$out/$name-diff.png" -tile 3x1 -geometry +8+8 -background gray "$out/$name.png"
    rm "$out/$name-own.png" "$out/$name-diff.png"
    echo "$out/$name.png"
done
