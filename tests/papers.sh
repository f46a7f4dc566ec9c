#!/bin/sh
# Looks at every paper of tests/papers.rs and of `lajur demo`, in an A4 and in an F4 office, with foreign eyes: qpdf,
# poppler and veraPDF.
set -eu
cd "$(dirname "$0")/.."

for tool in qpdf pdffonts pdftotext; do
    command -v "$tool" >/dev/null || { apt-get update -q && apt-get install -qy qpdf poppler-utils; break; }
done

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
LAJUR_PAPERS_DIR=$dir cargo test -q --test papers
[ -n "${LAJUR_BIN:-}" ] || { cargo build -q --bin lajur && LAJUR_BIN=target/debug/lajur; }
printf 'format = 1\npaper = "f4"\n[sheet]\nform = "half_f4"\n' >"$dir/f4.toml"
"$LAJUR_BIN" --json demo --out "$dir/a4" >/dev/null
"$LAJUR_BIN" --json demo --tnd "$dir/f4.toml" --out "$dir/f4" >/dev/null

# One paper of every kind must be there, in each of its forms.
for office in a4 f4; do
    for paper in formulir-permohonan tanda-terima berita-acara-serah-terima nota-dinas lembar-kerja-sop \
        daftar-isi-berkas agenda-masuk agenda-keluar buku-ekspedisi slip-kredensial; do
        find "$dir/$office" -name "$paper*.pdf" | grep -q . || { echo "$paper: not in the demo ($office)"; exit 1; }
    done
    for form in xlsx csv bpmn eml svg; do
        find "$dir/$office" -name "*.$form" | grep -q . || { echo "no $form in the demo ($office)"; exit 1; }
    done
done
letter=$(find "$dir/f4" -name 'surat-tugas*.pdf' | head -1)
pdfinfo "$letter" | grep -q '609\.4.* x 935\.4' || { echo 'the F4 letter is not 215 x 330 mm'; exit 1; }

find "$dir" -name '*.pdf' | sort >"$dir/list"
while read -r pdf; do
    name=${pdf#"$dir"/}
    qpdf --check "$pdf" >/dev/null || { echo "$name: qpdf finds it damaged"; exit 1; }
    # Every font line must say: embedded, subset, with Unicode.
    pdffonts "$pdf" | tail -n +3 | grep -v 'yes yes yes' && { echo "$name: a font is not whole"; exit 1; }
    pdftotext "$pdf" - | grep -qi 'dinas\|sop' || { echo "$name: no text comes out"; exit 1; }
    echo "$name: good"
done <"$dir/list"

# All at once: the judge's own start takes longer than any paper.
code=0
xargs tests/support/verapdf/judge.sh <"$dir/list" >"$dir/verdict" || code=$?
case $code in
0) echo "veraPDF: all of $(wc -l <"$dir/list") papers are PDF/A-2a and PDF/UA-1" ;;
# xargs says 123 for any failure of what it runs.
*) grep -q '^FAIL\|^ERROR\|failed$' "$dir/verdict" && { grep -v '^PASS' "$dir/verdict"; exit 1; }
   echo 'veraPDF cannot be had here: not judged' ;;
esac
