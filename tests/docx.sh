#!/bin/sh
# Opens the letters and disposition sheets that `lajur` writes as DOCX in LibreOffice, and compares every word with the PDF.
set -eu
cd "$(dirname "$0")/.."

command -v soffice >/dev/null || { apt-get update -q && apt-get install -qy --no-install-recommends libreoffice-writer-nogui fonts-liberation2; } >/dev/null
command -v pdftotext >/dev/null || apt-get install -qy poppler-utils >/dev/null
command -v jq >/dev/null || apt-get install -qy jq >/dev/null

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
[ -n "${LAJUR_BIN:-}" ] || { cargo build -q --bin lajur && LAJUR_BIN=target/debug/lajur; }
lajur() {
    LAJUR_CLOCK=2026-11-20T09:00:00+07:00 "$LAJUR_BIN" --data-dir "$dir/office" --json "$@"
}
# Words, without what a symbol font draws; a line may end at any hyphen.
words() {
    pdftotext -layout "$1" - | sed 's/-/-\n/g' | tr -s ' \n\f' '\n\n\n' | grep -v '^[☐☑.…_]*$' | sort
}

lajur office init --sample >/dev/null
cat >"$dir/request.json" <<'JSON'
{ "applicant": { "agency": "Dinas Kesehatan", "contact_name": "NAMA PEMOHON", "contact_email": "a@contohkab.go.id", "contact_phone": "0800" },
  "letter": { "number": "500.12.6.3/412/DINKES/2026", "date": "2026-11-12", "subject": "Permohonan Penghubung Layanan" },
  "fields": { "application": "Sistem Informasi Puskesmas" } }
JSON
request=$(lajur request new --procedure deliserdang-splp --input "$dir/request.json" | jq -r .id)
# A report tells of the technical steps done, so the request goes past the first of them.
for _ in 1 2 3 4; do
    lajur request show "$request" |
        jq -r '.active[0] | [.step, .lane, (.outcomes[:1][] | "--outcome=" + .)] | join(" ")' >"$dir/next"
    read -r step lane outcome <"$dir/next"
    lajur request advance "$request" --step "$step" --as "$lane" --all-present ${outcome:+"$outcome"} >/dev/null
done
printf '{ "reasons": ["Surat kuasa belum ada"] }' >"$dir/letter.json"
failed=0
for kind in approval refusal incomplete assignment report memo handover; do
    letter=$(lajur letter draft "$request" --kind "$kind" --input "$dir/letter.json" | jq -r .id)
    lajur letter print "$letter" --variant net --out "$dir/$kind.pdf" >/dev/null
    mkdir -p "$dir/docx"
    lajur letter print "$letter" --variant net --out "$dir/docx/$kind.docx" >/dev/null
    lajur letter print "$letter" --variant file-copy --out "$dir/docx/$kind-copy.docx" >/dev/null
    lajur letter print "$letter" --variant net --srikandi-tags --out "$dir/docx/$kind-tags.docx" >/dev/null
done
lajur disposition print "$request" --out "$dir/sheet.pdf" --blank >/dev/null
lajur disposition print "$request" --out "$dir/docx/sheet.docx" --blank >/dev/null
soffice "-env:UserInstallation=file://$dir/profile" --headless --convert-to pdf --outdir "$dir/out" "$dir"/docx/*.docx >/dev/null 2>&1

for kind in approval refusal incomplete assignment report memo handover sheet; do
    words "$dir/$kind.pdf" >"$dir/expected"
    words "$dir/out/$kind.pdf" >"$dir/got"
    if cmp -s "$dir/expected" "$dir/got"; then
        echo "$kind: the same words"
    else
        echo "$kind: the words differ"
        diff "$dir/expected" "$dir/got" | head -20
        failed=1
    fi
    pdfimages -list "$dir/out/$kind.pdf" | tail -n +3 | grep -q . || { echo "$kind: no emblem"; failed=1; }
    [ "$(pdfinfo "$dir/$kind.pdf" | grep Pages)" = "$(pdfinfo "$dir/out/$kind.pdf" | grep Pages)" ] || { echo "$kind: other pages"; failed=1; }
done
for kind in approval assignment report; do
    for tag in nomor_naskah tanggal_naskah ttd_pengirim nama_pengirim nip_pengirim jabatan_pengirim; do
        pdftotext "$dir/out/$kind-tags.pdf" - | tr -d '\n ' | grep -q "\${$tag}" || { echo "$kind: $tag is lost"; failed=1; }
    done
    pdftotext "$dir/out/$kind-copy.pdf" - | grep -q PERTINGGAL || { echo "$kind: not marked"; failed=1; }
done
[ -z "${KEEP:-}" ] || cp -r "$dir/out" "$dir"/*.pdf "$KEEP"/
exit $failed
