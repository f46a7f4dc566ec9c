#!/bin/sh
# The same reply letter set by Lajur, Typst, ReportLab and LibreOffice headless, in one run on one machine; and Lajur's
# finished pages written as PDF by krilla, the closest peer of its PDF writer.
# Installs what it needs: LibreOffice from Debian, Typst and ReportLab from PyPI. LETTERS=1000 by default.
set -eu
cd "$(dirname "$0")/.."
letters=${LETTERS:-1000}
# A word processor takes seconds to start and long for each; a part of the letters tells its pace.
few=${LETTERS_LIBREOFFICE:-100}

command -v soffice >/dev/null || { apt-get update -q && apt-get install -qy --no-install-recommends libreoffice-writer-nogui fonts-liberation2; } >/dev/null
command -v python3 >/dev/null || apt-get install -qy python3 python3-venv >/dev/null
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv" 2>/dev/null || { apt-get install -qy python3-venv >/dev/null && python3 -m venv "$dir/venv"; }
"$dir/venv/bin/pip" install -q typst reportlab

cargo bench -q --no-run --bench papers
bench=$(ls -t target/release/deps/papers-* | grep -v '\.d$' | head -1)
"$bench" --letters "$letters" --json >"$dir/lajur.json"
# The peer has its own crates, and its own place for them beside ours.
"$bench" --display "$dir/display"
target=${LAJUR_KRILLA_TARGET:-$PWD/target/krilla}
(cd benches/krilla && CARGO_TARGET_DIR=$target cargo build -q --release)
"$target/release/lajur-krilla" "$dir/display" fonts "$letters" >"$dir/krilla.json"

cat >"$dir/peers.py" <<'PY'
import json, os, subprocess, sys, time
folder, letters, few = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
fonts = os.path.abspath("fonts")
HEAD = ["PEMERINTAH KABUPATEN CONTOH", "DINAS KOMUNIKASI DAN INFORMATIKA",
        "Jalan Merdeka Nomor 1, Kota Contoh, Kode Pos 99999"]
OPENING = ("Menindaklanjuti surat Saudara Nomor 500.12.6.3/412/DINKES/2026 tanggal 12 November 2026 hal Permohonan "
           "Penghubung Layanan, dengan ini disampaikan hal-hal sebagai berikut:")
POINTS = ["Permohonan penghubung layanan untuk aplikasi Sistem Informasi Puskesmas telah diverifikasi, dinyatakan "
          "lengkap, dan disetujui.",
          "Akun API penghubung layanan atas nama Dinas Kesehatan Kabupaten Contoh telah dibuat pada Sistem Penghubung "
          "Layanan Pemerintah Daerah.",
          "Kredensial akun disampaikan secara terpisah dalam sampul tertutup kepada penanggung jawab teknis yang "
          "Saudara tunjuk, dengan berita acara serah terima. Kata sandi wajib diganti pada penggunaan pertama.",
          "Kendala dalam penggunaan layanan dapat disampaikan kepada Bidang Teknologi Informasi dan Komunikasi "
          "melalui pos-el tik\u200b@contohkab.go.id.".replace("\u200b", "")]
CLOSING = "Demikian disampaikan, atas perhatian dan kerja sama Saudara diucapkan terima kasih."
SIGN = ["Kepala Dinas Komunikasi dan Informatika", "Kabupaten Contoh,", "", "", "", "NAMA PEJABAT, S.Kom., M.Si.",
        "Pembina Utama Muda (IV/c)", "NIP 19800101 200501 1 001"]

def number(n):
    return f"500.12.6.3/{n}/DISKOMINFO/2026"

def typst_letters():
    import typst
    esc = lambda text: text.replace("@", "\\@")
    def source(n):
        return "\n".join([
            '#set page(paper: "a4", margin: (left: 30mm, right: 20mm, top: 12mm, bottom: 25mm))',
            '#set text(font: "Liberation Sans", size: 12pt, lang: "id")',
            '#set par(justify: true, first-line-indent: 12.5mm)',
            '#align(center)[' + HEAD[0] + ' \\ #text(16pt, weight: "bold")[' + HEAD[1] + '] \\ #text(9.5pt)[' + HEAD[2] + ']]',
            '#line(length: 100%, stroke: 2.25pt)',
            f'#grid(columns: (20mm, 1fr, auto), [Nomor], [: {number(n)}], [Kota Contoh, 20 November 2026])',
            'Yth. Kepala Dinas Kesehatan Kabupaten Contoh', '', esc(OPENING), ''] +
            ['+ ' + esc(point) for point in POINTS] + ['', CLOSING, ''] +
            ['#pad(left: 78mm)[' + " \\ ".join(SIGN) + ']'])
    path = os.path.join(folder, "letter.typ")
    first = None
    begun = time.perf_counter()
    for n in range(1, letters + 1):
        open(path, "w").write(source(n))
        pdf = typst.compile(path, font_paths=[fonts], pdf_standards=["a-2b"])
        first = first or len(pdf)
    return time.perf_counter() - begun, first, letters

def reportlab_letters():
    import io
    from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import HRFlowable, ListFlowable, Paragraph, SimpleDocTemplate, Table
    pdfmetrics.registerFont(TTFont("S", fonts + "/LiberationSans-Regular.ttf"))
    pdfmetrics.registerFont(TTFont("B", fonts + "/LiberationSans-Bold.ttf"))
    body = ParagraphStyle("body", fontName="S", fontSize=12, leading=14.4, alignment=TA_JUSTIFY, firstLineIndent=12.5 * mm)
    item = ParagraphStyle("item", parent=body, firstLineIndent=0)
    head = ParagraphStyle("head", fontName="S", fontSize=12, leading=15, alignment=TA_CENTER)
    bold = ParagraphStyle("bold", parent=head, fontName="B", fontSize=16, leading=19)
    sign = ParagraphStyle("sign", fontName="S", fontSize=12, leading=14.4, leftIndent=78 * mm)
    begun, first = time.perf_counter(), None
    for n in range(1, letters + 1):
        out = io.BytesIO()
        doc = SimpleDocTemplate(out, pagesize=A4, leftMargin=30 * mm, rightMargin=20 * mm, topMargin=12 * mm, bottomMargin=25 * mm)
        story = [Paragraph(HEAD[0], head), Paragraph(HEAD[1], bold), Paragraph(HEAD[2], head), HRFlowable(width="100%", thickness=2.25),
                 Table([["Nomor", ": " + number(n), "Kota Contoh, 20 November 2026"]], style=[("FONT", (0, 0), (-1, -1), "S", 12)]),
                 Paragraph("Yth. Kepala Dinas Kesehatan Kabupaten Contoh", item), Paragraph(OPENING, body),
                 ListFlowable([Paragraph(point, item) for point in POINTS], bulletFontName="S"), Paragraph(CLOSING, body)]
        story += [Paragraph(line or "&nbsp;", sign) for line in SIGN]
        doc.build(story)
        first = first or len(out.getvalue())
    return time.perf_counter() - begun, first, letters

def libreoffice_letters():
    head = ('<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
            'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3" '
            'office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>')
    paths = []
    for n in range(1, few + 1):
        lines = HEAD + [f"Nomor : {number(n)}", "Kota Contoh, 20 November 2026", OPENING] + POINTS + [CLOSING] + SIGN
        path = os.path.join(folder, f"l{n}.fodt")
        with open(path, "w") as file:
            file.write(head + "".join(f"<text:p>{line}</text:p>" for line in lines) + "</office:text></office:body></office:document>")
        paths.append(path)
    profile = "-env:UserInstallation=file://" + os.path.join(folder, "profile")
    run = ["soffice", profile, "--headless", "--convert-to", 'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}', "--outdir", folder]
    # The first start makes a profile; it is not counted.
    subprocess.run(run + paths[:1], check=True, capture_output=True)
    begun = time.perf_counter()
    subprocess.run(run + paths, check=True, capture_output=True)
    return time.perf_counter() - begun, os.path.getsize(os.path.join(folder, "l1.pdf")), few

own = json.load(open(os.path.join(folder, "lajur.json")))
krilla = json.load(open(os.path.join(folder, "krilla.json")))
each = own["seconds"] / own["letters"]
written = own["written"] / own["letters"]
def row(what, own_time, beside, aim):
    print(f"| {what} | {own_time * 1000:.2f} ms | {beside * 1000:.2f} ms | {own_time / beside:.2f}x | {aim} |")
print(f"\n| {letters} reply letters, each (ours: PDF/A-2a and PDF/UA-1, {own['bytes']} bytes) | Lajur | beside | ratio | aim |")
print("| --- | ---: | ---: | ---: | --- |")
row(f"krilla 0.8.2, the same glyphs as PDF/A-2a and PDF/UA-1 ({krilla['bytes']} bytes); writing alone", written,
    krilla["seconds"] / krilla["letters"], "≤ 1.2x")
for name, run in [("Typst, in process, PDF/A-2b", typst_letters), ("ReportLab, no archive file", reportlab_letters),
                  ("LibreOffice headless, one call, PDF/A-2b", libreoffice_letters)]:
    seconds, size, count = run()
    row(f"{name} ({size} bytes)", each, seconds / count, "ahead")
PY
"$dir/venv/bin/python" "$dir/peers.py" "$dir" "$letters" "$few"
