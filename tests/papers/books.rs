//! Registers, forms, the credential slip and the worksheet, as the specimens show them.

use lajur::domain::letter::Table;
use lajur::domain::numbering::Piece;
use lajur::domain::register::{Ledger, incoming};
use lajur::paper::Paper;
use lajur::paper::form::{Form, Part, Side, Signer, form};
use lajur::paper::register::{RegisterPaper, register};
use lajur::paper::signature::Signature;
use lajur::paper::slip::{SlipPaper, slip};
use lajur::paper::worksheet::{Pass, WorkRow, WorkState, WorksheetPaper, worksheet};

use super::sops::procedures;
use super::{check, check_within, sample};

fn row(cells: [&str; 8]) -> Vec<String> {
    cells.map(str::to_owned).to_vec()
}

/// The book of the specimen, with a cancelled and a missing number.
fn agenda() -> Ledger {
    let mut ledger = incoming(2026, &[], &sample::office(), sample::at(20, 9, 0).date_naive());
    let (received, dated) = ("16 November 2026", "12 November 2026");
    ledger.rows = vec![
        row([
            "286",
            received,
            "000.8.3.3/118/ORG/2026",
            dated,
            "Bagian Organisasi Sekretariat Daerah",
            "Permintaan laporan evaluasi SOP tahun 2026",
            "Sekretaris",
            "",
        ]),
        row([
            "287",
            received,
            "500.12.6.3/412/DINKES/2026",
            dated,
            "Dinas Kesehatan",
            "Permohonan penghubung layanan aplikasi Puskesmas",
            "Kepala Dinas",
            "1 (satu) berkas",
        ]),
        row(["288–290", "-", "-", "-", "-", "-", "-", "Belum tercatat di laptop ini"]),
        row([
            "291",
            received,
            "500.12.16.1/233/DISPAR/2026",
            received,
            "Dinas Pariwisata",
            "Permohonan pembuatan subdomain",
            "Kepala Dinas",
            "Dicabut pemohon",
        ]),
    ];
    ledger.remarks =
        vec!["Jumlah surat masuk: 3 (tiga) naskah, Nomor Urut 286 sampai dengan 291.".to_owned()];
    ledger
}

#[test]
fn the_book_of_incoming_letters() {
    let (office, ledger) = (sample::office(), agenda());
    let paper = RegisterPaper { profile: &office, ledger: &ledger, printed: sample::at(20, 9, 0) };
    check("09", &register(&paper).unwrap());
}

#[test]
fn a_long_book_repeats_its_heading_and_ends_with_its_signatures() {
    let (office, mut ledger) = (sample::office(), agenda());
    let row = ledger.rows[1].clone();
    ledger.rows = (1..=120)
        .map(|number| {
            let mut row = row.clone();
            row[0] = number.to_string();
            row
        })
        .collect();
    let printed = sample::at(20, 9, 0);
    let paper = register(&RegisterPaper { profile: &office, ledger: &ledger, printed }).unwrap();
    assert!(paper.pages.len() > 5);
    for page in &paper.pages {
        let text = page.to_string();
        assert!(text.contains("Isi Ringkas"), "a page without heading");
        assert!(text.contains("Permohonan penghubung"), "a page without a row of the book");
    }
}

fn signer(side: Side, lead: &[&str], title: &str, name: &str, rank: &str, nip: &str) -> Signer {
    let signature = Signature {
        lead: String::new(),
        titles: vec![title.to_owned()],
        name: name.to_owned(),
        rank: rank.to_owned(),
        nip: nip.to_owned(),
    };
    Signer { side, lead: lead.iter().map(|line| (*line).to_owned()).collect(), signature }
}

fn fields(values: &[(&str, &str)]) -> Vec<(String, String)> {
    values.iter().map(|(label, value)| ((*label).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn the_record_of_handover() {
    let office = sample::office();
    let table = Table {
        header: ["No.", "Uraian", "Jumlah", "Keterangan"].map(str::to_owned).to_vec(),
        widths: vec![11, 85, 31, 33],
        rows: vec![
            [
                "1.",
                "Sampul tertutup berisi slip kredensial akun API penghubung layanan, Nomor Seri KR-2026-0017",
                "1 (satu) sampul",
                "Segel utuh",
            ]
            .map(str::to_owned)
            .to_vec(),
            [
                "2.",
                "Petunjuk penggunaan Sistem Penghubung Layanan Pemerintah Daerah",
                "1 (satu) berkas",
                "Lengkap",
            ]
            .map(str::to_owned)
            .to_vec(),
        ],
    };
    let (first, second) = ("NAMA PEGAWAI PERTAMA, S.Kom.", "NAMA PENERIMA, S.T.");
    let parts = vec![
        Part::Paragraph(
            "Pada hari ini, Senin, tanggal dua puluh tiga bulan November tahun dua ribu dua puluh enam, bertempat di \
             Dinas Komunikasi dan Informatika Kabupaten Contoh, kami yang bertanda tangan di bawah ini:"
                .to_owned(),
        ),
        Part::Party(
            1,
            fields(&[("Nama", first), ("NIP", "19850505 201001 1 005"),
                ("Jabatan", "Pranata Komputer Ahli Muda,\nDinas Komunikasi dan Informatika Kabupaten Contoh")]),
            "selanjutnya disebut PIHAK PERTAMA;".to_owned(),
        ),
        Part::Party(
            2,
            fields(&[("Nama", second), ("NIP", ""),
                ("Jabatan", "Pranata Komputer Ahli Pertama,\nDinas Kesehatan Kabupaten Contoh")]),
            "selanjutnya disebut PIHAK KEDUA.".to_owned(),
        ),
        Part::Paragraph(
            "PIHAK PERTAMA menyerahkan kepada PIHAK KEDUA, dan PIHAK KEDUA menerima dari PIHAK PERTAMA, barang sebagai \
             berikut:"
                .to_owned(),
        ),
        Part::Table(table),
        Part::Paragraph(
            "Demikian berita acara ini dibuat dengan sebenarnya dalam rangkap 2 (dua) untuk dipergunakan sebagaimana \
             mestinya."
                .to_owned(),
        ),
        Part::Signatures(vec![
            signer(Side::Left, &[], "PIHAK KEDUA,", second, "Penata Muda (III/a)", "NIP 19880707 201402 1 007"),
            signer(Side::Right, &[], "PIHAK PERTAMA,", first, "Penata (III/c)", "NIP 19850505 201001 1 005"),
            signer(Side::Middle, &["Mengetahui"], "Kepala Bidang Teknologi Informasi dan Komunikasi,",
                "NAMA KABID TIK, S.T., M.T.", "Pembina (IV/a)", "NIP 19820303 200701 1 003"),
        ]),
    ];
    let paper = form(&Form {
        profile: &office,
        title: "BERITA ACARA SERAH TERIMA AKUN".to_owned(),
        number: vec![
            Piece::Text("500.12.6.3/".to_owned()),
            Piece::Gap,
            Piece::Text("/DISKOMINFO/2026".to_owned()),
        ],
        parts,
        subject: "Serah terima akun".to_owned(),
        printed: sample::at(23, 9, 0),
    })
    .unwrap();
    assert_eq!(paper.pages.len(), 1);
    check("07", &paper);
}

#[test]
fn the_credential_slip() {
    let office = sample::office();
    let paper = slip(&SlipPaper {
        profile: &office,
        serial: "KR-2026-0017",
        service: "Sistem Penghubung Layanan Pemerintah Daerah",
        object: ("Aplikasi", "Sistem Informasi Puskesmas"),
        receiver: "NAMA PENERIMA, S.T.",
        role: "Penanggung Jawab Teknis",
        agency: "Dinas Kesehatan Kabupaten Contoh",
        place: "Kota Contoh",
        user: "contoh-dinkes-simpus",
        secret: "BUKAN-SANDI-CONTOH-00",
        printed: sample::at(19, 14, 5),
    })
    .unwrap();
    check("07b", &paper);
}

fn pass(actual: &str, late: bool, begun: &str, done: &str) -> Pass {
    Pass { actual: actual.to_owned(), late, begun: begun.to_owned(), done: done.to_owned() }
}

#[test]
fn the_worksheet_of_one_request() {
    let office = sample::office();
    let procedure = procedures().into_iter().find(|it| it.id == "tulungagung-subdomain").unwrap();
    let mut rows: Vec<WorkRow> = (0..procedure.steps.len())
        .map(|index| WorkRow {
            step: Some(index),
            text: String::new(),
            state: if index < 10 { WorkState::Done } else { WorkState::Open },
            passes: if index < 10 {
                vec![pass("30 menit", false, "12 Nov 09.15", "12 Nov 09.45")]
            } else {
                Vec::new()
            },
            remark: String::new(),
        })
        .collect();
    rows[1].passes.push(pass("20 menit", false, "13 Nov 10.15", "13 Nov 10.35"));
    "Putaran 1: Ditolak, kontak penanggung jawab teknis belum diisi\nPutaran 2: Disetujui"
        .clone_into(&mut rows[1].remark);
    rows[6].passes[0] = pass("1 jam 15 menit", true, "16 Nov 15.20", "17 Nov 08.05");
    "Lewat 15 menit (Kabid)".clone_into(&mut rows[6].remark);
    rows[10] = WorkRow {
        state: WorkState::Running,
        passes: vec![pass("30 menit", false, "17 Nov 09.40", "")],
        remark: "Berjalan".to_owned(),
        ..rows[10].clone()
    };
    let agenda = WorkRow {
        step: None,
        text: "Tata Usaha: mencatat agenda surat masuk Nomor 291/2026".to_owned(),
        state: WorkState::Done,
        passes: vec![pass("", false, "16 Nov 14.20", "16 Nov 14.30")],
        remark: "Administrasi".to_owned(),
    };
    rows.insert(5, agenda);
    let lines = |texts: [&str; 3]| texts.map(str::to_owned).to_vec();
    let paper = worksheet(&WorksheetPaper {
        profile: &office,
        procedure: &procedure,
        facts: [
            lines([
                "Pemohon: Dinas Pariwisata Kabupaten Contoh",
                "Surat: Nomor 500.12.16.1/233/DISPAR/2026 tanggal 16 November 2026",
                "Hal: Permohonan Pembuatan Subdomain",
            ]),
            lines([
                "Nomor Agenda: 291/2026, diterima 16 November 2026",
                "Keadaan: berjalan",
                "Surat balasan: -",
            ]),
        ],
        rows,
        sums: vec![
            ["Dinas", "1 hari 7 jam 15 menit", "7 jam 30 menit"].map(str::to_owned),
            ["Pemohon", "1 hari 2 jam 45 menit", "10 jam 10 menit"].map(str::to_owned),
        ],
        signatory: "kabid-tik".to_owned(),
        footer: "Lembar kerja permohonan Nomor Agenda 291/2026".to_owned(),
        printed: sample::at(17, 10, 0),
    })
    .unwrap();
    assert!(paper.pages.len() <= 3, "{} pages", paper.pages.len());
    check_within("08b", &paper, 70_000);
}

/// Fails when anything stands outside the page.
fn assert_inside(name: &str, paper: &Paper) {
    for page in &paper.pages {
        for item in &page.items {
            let area = item.area();
            let inside = area.x >= -1.0
                && area.y >= -1.0
                && area.x + area.width <= page.width + 1.0
                && area.y + area.height <= page.height + 1.0;
            assert!(inside, "{name}: {area:?} leaves its page");
        }
    }
}

#[test]
fn any_text_stays_on_the_page() {
    let texts =
        ["", "x".repeat(10_000).as_str(), "kata ".repeat(2_000).as_str(), "مرحبا 🎉 \u{202e}kebalik\0"]
            .map(str::to_owned);
    let office = sample::office();
    let printed = sample::at(20, 9, 0);
    for text in texts {
        let mut ledger = agenda();
        ledger.rows.iter_mut().flatten().for_each(|cell| text.clone_into(cell));
        let paper = register(&RegisterPaper { profile: &office, ledger: &ledger, printed }).unwrap();
        assert_inside("register", &paper);
        let parts = vec![
            Part::Fields(vec![(text.clone(), text.clone())]),
            Part::Party(1, vec![("Nama".to_owned(), text.clone())], text.clone()),
            Part::Signatures(vec![signer(Side::Left, &[&text], &text, &text, &text, &text)]),
        ];
        let title = text.clone();
        let form_paper = form(&Form {
            profile: &office,
            title,
            number: Vec::new(),
            parts,
            subject: text.clone(),
            printed,
        });
        assert_inside("form", &form_paper.unwrap());
    }
}
