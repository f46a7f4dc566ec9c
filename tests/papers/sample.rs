//! The specimens' office and letters, as the program would hold them.

use chrono::{DateTime, FixedOffset, NaiveDate, TimeZone};
use lajur::domain::disposition::{Disposition, SheetHead};
use lajur::domain::ids::EntityId;
use lajur::domain::letter::{
    Assignee, Block, Body, Content, LetterKind, Numbering, Point, PrintedLetter, Section, Security, Table,
    Urgency,
};
use lajur::domain::office::{Emblem, Profile};

pub fn office() -> Profile {
    let mut office: Profile = toml::from_str(include_str!("office.toml")).unwrap();
    office.emblem = Some(Emblem::Svg(include_str!("../../assets/sample/emblem.svg").to_owned()));
    office
}

pub fn at(day: u32, hour: u32, minute: u32) -> DateTime<FixedOffset> {
    FixedOffset::east_opt(7 * 3600).unwrap().with_ymd_and_hms(2026, 11, day, hour, minute, 0).unwrap()
}

pub fn numbering(text: &str, sequence: u32, day: u32) -> Option<Numbering> {
    let date = NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    Some(Numbering { year: 2026, sequence, suffix: String::new(), text: text.to_owned(), date })
}

fn points(texts: &[&str]) -> Block {
    Block::Points(texts.iter().map(|text| point(text, &[])).collect())
}

fn point(text: &str, below: &[&str]) -> Point {
    Point { text: text.to_owned(), points: below.iter().map(|text| point(text, &[])).collect() }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(text.to_owned())
}

fn closing() -> Block {
    paragraph("Demikian disampaikan, atas perhatian dan kerja sama Saudara diucapkan terima kasih.")
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn content(
    classification: &str,
    subject: &str,
    addressee: &str,
    blocks: Vec<Block>,
    copies: &[&str],
) -> Content {
    Content {
        classification: classification.to_owned(),
        security: Security::Open,
        urgency: Urgency::Normal,
        enclosure: String::new(),
        subject: subject.to_owned(),
        addressee: addressee.to_owned(),
        place: "Kota Contoh".to_owned(),
        body: Body::Letter { blocks },
        copies: strings(copies),
        signatory: "kadis".to_owned(),
        on_behalf_of: String::new(),
    }
}

fn letter(kind: LetterKind, content: Content, numbering: Option<Numbering>) -> PrintedLetter {
    let mut id = [0; 16];
    id[12..].copy_from_slice(&[0x7f, 0x3a, 0x91, 0xc2]);
    PrintedLetter {
        id: EntityId(id),
        kind,
        revision: 3,
        revised_at: at(19, 14, 5).timestamp_millis(),
        content,
        numbering,
    }
}

/// Specimen 01.
pub fn approval() -> PrintedLetter {
    let blocks = vec![
        paragraph(
            "Menindaklanjuti surat Saudara Nomor 500.12.6.3/412/DINKES/2026 tanggal 12 November 2026 hal \
             Permohonan Penghubung Layanan, dengan ini disampaikan hal-hal sebagai berikut:",
        ),
        points(&[
            "Permohonan penghubung layanan untuk aplikasi Sistem Informasi Puskesmas telah diverifikasi, \
             dinyatakan lengkap, dan disetujui.",
            "Akun API penghubung layanan atas nama Dinas Kesehatan Kabupaten Contoh telah dibuat pada Sistem \
             Penghubung Layanan Pemerintah Daerah.",
            "Kredensial akun disampaikan secara terpisah dalam sampul tertutup kepada penanggung jawab teknis yang \
             Saudara tunjuk, dengan berita acara serah terima. Kata sandi wajib diganti pada penggunaan pertama.",
            "Kendala dalam penggunaan layanan dapat disampaikan kepada Bidang Teknologi Informasi dan Komunikasi \
             melalui pos-el tik@contohkab.go.id.",
        ]),
        closing(),
    ];
    let copies = ["Sekretaris Daerah Kabupaten Contoh (sebagai laporan)", "Inspektur Kabupaten Contoh"];
    let addressee = "Kepala Dinas Kesehatan\nKabupaten Contoh";
    let content =
        content("500.12.6.3", "Persetujuan Permohonan Penghubung Layanan", addressee, blocks, &copies);
    letter(LetterKind::Approval, content, numbering("500.12.6.3/327/DISKOMINFO/2026", 327, 20))
}

/// Specimen 02.
pub fn refusal() -> PrintedLetter {
    let blocks = vec![
        paragraph(
            "Menindaklanjuti surat Saudara Nomor 500.12.6.2/207/DISHUB/2026 tanggal 13 November 2026 hal \
             Permohonan Hosting Aplikasi, dengan ini disampaikan bahwa permohonan dimaksud tidak dapat disetujui \
             dengan alasan sebagai berikut:",
        ),
        points(&[
            "Fungsi aplikasi Sistem Informasi Layanan Parkir telah tersedia pada aplikasi umum yang dikelola \
             Pemerintah Kabupaten Contoh, sehingga penempatan aplikasi sejenis tidak memenuhi asas keterpaduan \
             Sistem Pemerintahan Berbasis Elektronik.",
            "Rekomendasi penyediaan layanan hosting aplikasi yang dilampirkan diterbitkan untuk aplikasi lain, \
             yaitu Sistem Informasi Terminal.",
            "Petunjuk instalasi yang dilampirkan mensyaratkan perangkat lunak basis data yang masa dukungannya \
             telah berakhir.",
        ]),
        paragraph(
            "Permohonan dapat diajukan kembali setelah alasan pada angka 1 sampai dengan angka 3 ditindaklanjuti. \
             Untuk keperluan tersebut, Saudara dapat berkonsultasi dengan Bidang Penyelenggaraan E-Government pada \
             jam kerja.",
        ),
        closing(),
    ];
    let copies = ["Sekretaris Daerah Kabupaten Contoh (sebagai laporan)"];
    let addressee = "Kepala Dinas Perhubungan\nKabupaten Contoh";
    let content = content("500.12.6.2", "Penolakan Permohonan Hosting Aplikasi", addressee, blocks, &copies);
    letter(LetterKind::Refusal, content, numbering("500.12.6.2/325/DISKOMINFO/2026", 325, 19))
}

/// Specimen 03.
pub fn incomplete() -> PrintedLetter {
    let row = |cells: [&str; 4]| strings(&cells);
    let table = Table {
        header: row(["No.", "Berkas Persyaratan", "Keadaan", "Keterangan"]),
        widths: vec![10, 75, 24, 43],
        rows: vec![
            row(["1.", "Surat permohonan", "Ada", "-"]),
            row(["2.", "Rekomendasi pembangunan aplikasi", "Tidak ada", "Lampirkan salinannya"]),
            row(["3.", "Laporan perencanaan, analisis, dan desain", "Ada", "-"]),
            row(["4.", "Laporan hasil tahap implementasi", "Tidak sesuai", "Belum ditandatangani"]),
            row(["5.", "Laporan hasil pengujian kelaikan aplikasi", "Tidak ada", "Berkas digital"]),
        ],
    };
    let blocks = vec![
        paragraph(
            "Menindaklanjuti surat Saudara Nomor 500.12.6.4/518/BPKAD/2026 tanggal 18 November 2026 hal \
             Permohonan Pendaftaran Sistem Elektronik, dengan ini disampaikan hal-hal sebagai berikut:",
        ),
        points(&["Hasil pemeriksaan kelengkapan berkas permohonan adalah:"]),
        Block::Table(table),
        points(&[
            "Kelengkapan pada angka 1 agar disampaikan kepada Dinas Komunikasi dan Informatika Kabupaten Contoh \
             paling lambat tanggal 8 Desember 2026.",
            "Waktu penyelesaian permohonan dihentikan sementara dan dilanjutkan setelah kelengkapan diterima.",
        ]),
        closing(),
    ];
    let copies = ["Kepala Dinas Komunikasi dan Informatika Kabupaten Contoh (sebagai laporan)"];
    let addressee = "Kepala Badan Pengelolaan Keuangan dan Aset Daerah Kabupaten Contoh";
    let mut content = content(
        "500.12.6.4",
        "Permintaan Kelengkapan Berkas Pendaftaran Sistem Elektronik",
        addressee,
        blocks,
        &copies,
    );
    content.urgency = Urgency::Urgent;
    content.signatory = "sekretaris".to_owned();
    content.on_behalf_of = "kadis".to_owned();
    letter(LetterKind::Incomplete, content, numbering("500.12.6.4/333/DISKOMINFO/2026", 333, 24))
}

/// Specimen 11.
pub fn two_pages() -> PrintedLetter {
    let blocks = vec![
        paragraph(
            "Menindaklanjuti surat Saudara Nomor 500.12.6.2/164/PTSP/2026 tanggal 9 November 2026 hal Permohonan \
             Hosting Aplikasi, dengan ini disampaikan hal-hal sebagai berikut:",
        ),
        Block::Points(vec![
            point(
                "Permohonan hosting aplikasi Sistem Informasi Perizinan Daerah telah diperiksa, dinyatakan lengkap, \
                 dan disetujui.",
                &[],
            ),
            point(
                "Server virtual telah disediakan pada pusat data Pemerintah Kabupaten Contoh dengan spesifikasi \
                 sebagai berikut:",
                &[
                    "prosesor 4 (empat) inti;",
                    "memori 8 (delapan) gigabita;",
                    "ruang penyimpanan 200 (dua ratus) gigabita; dan",
                    "sistem operasi Linux dengan pembaruan keamanan berkala.",
                ],
            ),
            point(
                "Selama penggunaan layanan hosting, Saudara agar:",
                &[
                    "menunjuk pengelola aplikasi dan menyampaikan perubahan pengelola kepada Dinas Komunikasi dan \
                     Informatika paling lambat 5 (lima) hari kerja sejak perubahan terjadi;",
                    "memperbarui aplikasi dan komponen pendukungnya apabila ditemukan kerentanan keamanan informasi;",
                    "menggunakan server hanya untuk aplikasi yang disetujui dan tidak memasang aplikasi lain tanpa \
                     persetujuan tertulis;",
                    "menjaga kerahasiaan kredensial dan tidak memindahtangankannya kepada pihak lain;",
                    "melaksanakan pengujian keamanan sebelum aplikasi dibuka untuk masyarakat dan setelah setiap \
                     perubahan besar;",
                    "membuat cadangan data aplikasi secara berkala di luar pusat data;",
                    "mematuhi ketentuan peraturan perundang-undangan tentang pelindungan data pribadi dalam \
                     pengelolaan data pada aplikasi;",
                    "menyediakan petugas yang dapat dihubungi pada hari dan jam kerja; dan",
                    "menyampaikan laporan penggunaan layanan kepada Dinas Komunikasi dan Informatika setiap semester, \
                     melaporkan gangguan keamanan informasi segera setelah diketahui, dan memberitahukan rencana \
                     penghentian aplikasi paling lambat 1 (satu) bulan sebelum penghentian.",
                ],
            ),
            point(
                "Kredensial pengelolaan server disampaikan secara terpisah dalam sampul tertutup kepada pengelola \
                 aplikasi yang Saudara tunjuk, dengan berita acara serah terima.",
                &[],
            ),
            point(
                "Layanan hosting dihentikan sementara apabila aplikasi menimbulkan gangguan terhadap layanan lain, \
                 dengan pemberitahuan tertulis kepada Saudara.",
                &[],
            ),
        ]),
        closing(),
    ];
    let copies = ["Sekretaris Daerah Kabupaten Contoh (sebagai laporan)", "Inspektur Kabupaten Contoh"];
    let addressee = "Kepala Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu\nKabupaten Contoh";
    let content =
        content("500.12.6.2", "Persetujuan Permohonan Hosting Aplikasi", addressee, blocks, &copies);
    letter(LetterKind::Approval, content, numbering("500.12.6.2/336/DISKOMINFO/2026", 336, 25))
}

fn assignee(name: &str, rank: &str, nip: &str, job: &str) -> Assignee {
    let [name, rank, nip, job] = [name, rank, nip, job].map(str::to_owned);
    Assignee { name, rank, nip, job }
}

/// Specimen 05.
pub fn assignment() -> PrintedLetter {
    let body = Body::Assignment {
        basis: strings(&[
            "Surat Kepala Dinas Kesehatan Nomor 500.12.6.3/412/DINKES/2026 tanggal 12 November 2026 hal \
             Permohonan Penghubung Layanan",
            "Disposisi Kepala Dinas Komunikasi dan Informatika Kabupaten Contoh tanggal 16 November 2026, Nomor \
             Agenda 287/2026",
            "Standar Operasional Prosedur Sistem Penghubung Layanan Pemerintah Daerah Nomor \
             000.8.3.3/009/DISKOMINFO/2026",
        ]),
        people: vec![
            assignee(
                "NAMA PEGAWAI PERTAMA, S.Kom.",
                "Penata (III/c)",
                "198505052010011005",
                "Pranata Komputer Ahli Muda (Admin Server)",
            ),
            assignee(
                "NAMA PEGAWAI KEDUA, A.Md.Kom.",
                "Pengatur (II/c)",
                "199506062020122006",
                "Pranata Komputer Terampil",
            ),
        ],
        tasks: strings(&[
            "membuat akun API penghubung layanan untuk aplikasi Sistem Informasi Puskesmas sesuai langkah 4 SOP",
            "menyampaikan laporan hasil pelaksanaan sesuai langkah 5 SOP kepada Kepala Bidang Teknologi Informasi \
             dan Komunikasi",
            "melaksanakan tugas dengan penuh tanggung jawab pada tanggal 17 sampai dengan tanggal 19 November 2026",
        ]),
    };
    let copies = ["Kepala Dinas Kesehatan Kabupaten Contoh"];
    let mut content = content("800.1.11.1", "Surat Tugas Penghubung Layanan", "", Vec::new(), &copies);
    content.body = body;
    letter(LetterKind::Assignment, content, numbering("800.1.11.1/319/DISKOMINFO/2026", 319, 17))
}

/// Specimen 06.
pub fn report() -> PrintedLetter {
    let section = |heading: &str, blocks| Section { heading: heading.to_owned(), blocks };
    let table = Table {
        header: strings(&["No.", "Kegiatan", "Tanggal", "Hasil"]),
        widths: vec![10, 78, 35, 29],
        rows: vec![
            strings(&["1.", "Membuat akun API penghubung layanan", "18 November 2026", "Akun aktif"]),
            strings(&["2.", "Menguji panggilan API dari aplikasi pemohon", "18 November 2026", "Berhasil"]),
            strings(&[
                "3.",
                "Menyiapkan slip kredensial dalam sampul tertutup",
                "19 November 2026",
                "1 (satu) sampul",
            ]),
        ],
    };
    let sections = vec![
        section(
            "Pendahuluan",
            vec![paragraph(
                "Berdasarkan Surat Tugas Nomor 800.1.11.1/319/DISKOMINFO/2026 tanggal 17 November 2026 telah \
                 dilaksanakan permohonan penghubung layanan Dinas Kesehatan Kabupaten Contoh dengan Nomor Agenda \
                 287/2026.",
            )],
        ),
        section("Kegiatan yang Dilaksanakan", vec![Block::Table(table)]),
        section(
            "Hasil yang Dicapai",
            vec![paragraph(
                "Akun API penghubung layanan untuk aplikasi Sistem Informasi Puskesmas telah aktif dan dapat \
                 digunakan. Nama pengguna dan kata sandi tidak dimuat dalam laporan ini.",
            )],
        ),
        section(
            "Simpulan dan Saran",
            vec![paragraph(
                "Permohonan telah selesai dilaksanakan sesuai SOP. Disarankan agar konsep surat balasan disiapkan \
                 dan slip kredensial diserahkan dengan berita acara serah terima.",
            )],
        ),
        section(
            "Penutup",
            vec![paragraph("Demikian laporan ini disampaikan untuk menjadi bahan tindak lanjut.")],
        ),
    ];
    let mut content = content(
        "500.12.6.3",
        "Laporan Hasil Pelaksanaan Penghubung Layanan",
        "Kepala Bidang Teknologi Informasi dan Komunikasi",
        Vec::new(),
        &["Sekretaris"],
    );
    content.body = Body::Report { from: "Pranata Komputer Ahli Muda (Admin Server)".to_owned(), sections };
    content.enclosure = "1 (satu) berkas".to_owned();
    content.signatory = "prakom".to_owned();
    letter(LetterKind::Report, content, numbering("500.12.6.3/044/ND-TIK/2026", 44, 19))
}

/// The head of specimens 04b and 04d.
pub fn sheet_head() -> SheetHead {
    let [sender, number, date, agenda, subject] = [
        "Dinas Pariwisata Kabupaten Contoh",
        "500.12.16.1/233/DISPAR/2026",
        "16 November 2026",
        "291/2026",
        "Permohonan Pembuatan Subdomain",
    ]
    .map(str::to_owned);
    SheetHead { sender, number, received: date.clone(), date, agenda, subject, ..SheetHead::default() }
}

/// The chain of specimen 04b.
pub fn chain() -> Vec<Disposition> {
    let row =
        |at: DateTime<FixedOffset>, from: &str, to: &str, instructions: &[&str], note: &str| Disposition {
            at: at.to_utc(),
            from: from.to_owned(),
            to: vec![to.to_owned()],
            instructions: strings(instructions),
            note: note.to_owned(),
            transcribed: false,
        };
    let ticked = ["Proses sesuai SOP", "Siapkan konsep surat balasan"];
    vec![
        row(at(16, 15, 20), "kadis", "kabid-egov", &ticked, ""),
        row(
            at(17, 8, 5),
            "kabid-egov",
            "kasi-aplikasi",
            &[],
            "Periksa ketersediaan nama subdomain dan tindak lanjuti.",
        ),
        row(
            at(17, 8, 35),
            "kasi-aplikasi",
            "pelaksana-aplikasi",
            &[],
            "Tambahkan subdomain sesuai formulir pengajuan. Laporkan setelah diperiksa.",
        ),
    ]
}

/// The two address lines of the small letterhead.
pub fn short_address() -> Vec<String> {
    strings(&[
        "Jalan Merdeka Nomor 1, Kota Contoh, Kode Pos 99999",
        "Telepon (0999) 123456, Pos-el diskominfo@contohkab.go.id",
    ])
}

/// A nota dinas that submits a konsep.
pub fn memo() -> PrintedLetter {
    let mut content = report().content;
    content.subject = "Pengajuan Konsep Persetujuan Permohonan Penghubung Layanan".to_owned();
    content.enclosure = "1 (satu) konsep surat".to_owned();
    content.addressee = "Kepala Dinas Komunikasi dan Informatika".to_owned();
    content.signatory = "kabid-tik".to_owned();
    let blocks = vec![
        paragraph(
            "Sehubungan dengan permohonan penghubung layanan dari Dinas Kesehatan Kabupaten Contoh (Nomor Agenda \
             287/2026) yang diterima tanggal 16 November 2026, dengan hormat disampaikan hal-hal sebagai berikut:",
        ),
        points(&[
            "Permohonan diproses sesuai SOP Layanan Penghubung Layanan.",
            "Bersama ini kami sampaikan konsep surat balasan untuk mohon persetujuan dan tanda tangan.",
        ]),
        paragraph("Demikian disampaikan, mohon arahan lebih lanjut."),
    ];
    content.body = Body::Memo { from: "Kepala Bidang Teknologi Informasi dan Komunikasi".to_owned(), blocks };
    letter(LetterKind::Memo, content, numbering("500.12.6.3/045/ND-TIK/2026", 45, 19))
}

/// Specimen 07 as a letter that the register numbers.
pub fn handover() -> PrintedLetter {
    let mut content = report().content;
    content.subject = "Berita Acara Serah Terima Akun".to_owned();
    content.addressee = "Dinas Kesehatan Kabupaten Contoh".to_owned();
    content.copies = Vec::new();
    let party = |name: &str, rank: &str, nip: &str, job: &str| Assignee {
        name: name.to_owned(),
        rank: rank.to_owned(),
        nip: nip.to_owned(),
        job: job.to_owned(),
    };
    let goods = Table {
        header: strings(&["No.", "Uraian", "Jumlah", "Keterangan"]),
        widths: vec![11, 85, 31, 33],
        rows: vec![strings(&[
            "1.",
            "Sampul tertutup berisi slip kredensial akun API penghubung layanan, Nomor Seri KR-2026-0017",
            "1 (satu) sampul",
            "Segel utuh",
        ])],
    };
    content.body = Body::Handover {
        giver: party(
            "NAMA PEGAWAI PERTAMA, S.Kom.",
            "Penata (III/c)",
            "198505052010011005",
            "Pranata Komputer Ahli Muda, Dinas Komunikasi dan Informatika Kabupaten Contoh",
        ),
        receiver: party(
            "NAMA PENERIMA, S.T.",
            "",
            "",
            "Penanggung Jawab Teknis, Dinas Kesehatan Kabupaten Contoh",
        ),
        goods,
        terms: strings(&[
            "PIHAK KEDUA membuka sampul, mengganti kata sandi pada penggunaan pertama, dan bertanggung jawab atas \
             kerahasiaan serta penggunaan akun.",
            "Demikian berita acara ini dibuat dengan sebenarnya dalam rangkap 2 (dua) untuk dipergunakan \
             sebagaimana mestinya.",
        ]),
        witness: "kabid-tik".to_owned(),
    };
    letter(LetterKind::Handover, content, numbering("500.12.6.3/331/DISKOMINFO/2026", 331, 23))
}
