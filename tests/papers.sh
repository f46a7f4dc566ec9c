#!/bin/sh
# Looks at every paper of tests/papers.rs and of `lajur demo` with foreign eyes: qpdf, poppler and, where it is on PATH,
# veraPDF.
set -eu
cd "$(dirname "$0")/.."

for tool in qpdf pdffonts pdftotext; do
    command -v "$tool" >/dev/null || { apt-get update -q && apt-get install -qy qpdf poppler-utils; break; }
done

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
LAJUR_PAPERS_DIR=$dir cargo test -q --test papers
cargo run -q -- --json demo --out "$dir/demo" >"$dir/demo.json"

# One paper of every kind must be there, in each of its forms.
for paper in formulir-permohonan tanda-terima berita-acara-serah-terima nota-dinas lembar-kerja-sop daftar-isi-berkas \
    agenda-masuk agenda-keluar buku-ekspedisi slip-kredensial; do
    find "$dir/demo" -name "$paper*.pdf" | grep -q . || { echo "$paper: not in the demo"; exit 1; }
done
for form in xlsx csv bpmn eml svg; do
    find "$dir/demo" -name "*.$form" | grep -q . || { echo "no $form in the demo"; exit 1; }
done

find "$dir" -name '*.pdf' | sort >"$dir/list"
while read -r pdf; do
    name=${pdf#"$dir"/}
    qpdf --check "$pdf" >/dev/null || { echo "$name: qpdf finds it damaged"; exit 1; }
    # Every font line must say: embedded, subset, with Unicode.
    pdffonts "$pdf" | tail -n +3 | grep -v 'yes yes yes' && { echo "$name: a font is not whole"; exit 1; }
    pdftotext "$pdf" - | grep -qi 'dinas\|sop' || { echo "$name: no text comes out"; exit 1; }
    if command -v verapdf >/dev/null; then
        for flavour in 2a ua1; do
            verapdf --format text --flavour "$flavour" "$pdf" | grep -q '^PASS' ||
                { echo "$name: not PDF/A or PDF/UA ($flavour)"; exit 1; }
        done
    fi
    echo "$name: good"
done <"$dir/list"
