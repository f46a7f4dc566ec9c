//! The invented office of the mock-ups: five lanes, fifteen cards.

use lajur::ui::Icon;
use lajur::ui::board::{Card, Lane, Mark, Place, Time, Urgency};

/// The lanes of the subdomain SOP on a Friday morning.
pub fn lanes() -> Vec<Lane> {
    let lane = |id: &str, name: &str, note: &str, late, mine: Option<&str>| Lane {
        id: id.into(),
        name: name.into(),
        note: note.into(),
        late,
        mine: mine.map(Into::into),
        cards: cards(id).len(),
    };
    vec![
        lane("pelaksana", "Pelaksana Peng. Aplikasi", "1 hampir batas", false, None),
        lane("kasi", "Kasi Peng. Aplikasi", "1 terlambat", true, None),
        lane("kabid", "Kabid Peny. E-Gov", "2 giliran Anda · 1 pertentangan", false, Some("Anda")),
        lane("kadis", "Kepala Dinas Kominfo", "1 terlambat", true, None),
        lane("pemohon", "PD Pemohon", "jam dinas berhenti", false, None),
    ]
}

/// The card at a place.
pub fn card(place: Place) -> Card {
    let lane = &lanes()[place.lane].id;
    cards(lane).swap_remove(place.row)
}

fn running(text: &str, part: f32) -> Time {
    Time::Running { part, near: part > 0.8, text: text.into() }
}

fn late(text: &str, over: f32) -> Time {
    Time::Late { over, text: text.into() }
}

fn paused(text: &str) -> Time {
    Time::Paused(text.into())
}

fn new(agenda: &str, applicant: &str, subject: &str, step: (&str, &str), time: Time, papers: &str) -> Card {
    Card {
        id: format!("card-{agenda}-{}", step.0),
        agenda: agenda.into(),
        applicant: applicant.into(),
        subject: subject.into(),
        step_no: step.0.into(),
        step: step.1.into(),
        time,
        papers: papers.split_whitespace().map(mark).collect(),
        ..Card::default()
    }
}

/// `s3` is three sheets, `c2` two attachments, `f1` one form, `r2` a letter's second revision.
fn mark(text: &str) -> Mark {
    let (icon, text) = match text.split_at(1) {
        ("s", count) => (Icon::Sheet, count),
        ("c", count) => (Icon::Clip, count),
        ("f", count) => (Icon::Form, count),
        ("n", _) => (Icon::Letter, "Net"),
        _ => (Icon::Letter, text),
    };
    Mark { icon, text: text.into() }
}

fn urgent(card: Card, high: bool) -> Card {
    let label = if high { "Sangat segera" } else { "Segera" };
    Card { urgency: Some(Urgency { label: label.into(), high }), ..card }
}

fn noted(card: Card, icon: Icon, text: &str) -> Card {
    Card { note: Some(Mark { icon, text: text.into() }), ..card }
}

fn cards(lane: &str) -> Vec<Card> {
    match lane {
        "pelaksana" => vec![
            urgent(
                new(
                    "0415",
                    "Dinas Pendidikan",
                    "Subdomain ppdb",
                    ("8", "Menambah subdomain"),
                    running("25 dari 30 mnt", 0.83),
                    "s3 c2",
                ),
                false,
            ),
            noted(
                new(
                    "0398",
                    "Dinas Koperasi",
                    "Subdomain umkm",
                    ("11", "Mengirim surel akun"),
                    running("10 dari 15 mnt", 0.67),
                    "s3 c4",
                ),
                Icon::Fork,
                "Sejajar 12",
            ),
            new(
                "0413",
                "Satpol PP",
                "Perubahan hosting situs",
                ("9", "Periksa dan lapor"),
                running("35 mnt dari 1 jam", 0.58),
                "s3 c1",
            ),
            new(
                "0421",
                "Dinas Pertanian",
                "Subdomain e-pupuk",
                ("2", "Memeriksa pengajuan"),
                running("10 dari 30 mnt", 0.33),
                "s1",
            ),
        ],
        "kasi" => vec![
            new(
                "0401",
                "Kecamatan Sukamulya",
                "Subdomain kecamatan",
                ("10", "Memeriksa hasil akun"),
                late("Lewat 2 j 10 mnt", 2.2),
                "s3 c2",
            ),
            noted(
                new(
                    "0407",
                    "Dinas Lingkungan Hidup",
                    "Hosting bank sampah",
                    ("10", "Membuat konsep surat"),
                    running("24 mnt dari 1 jam", 0.4),
                    "s3 r2",
                ),
                Icon::Back,
                "Dari 12",
            ),
            new(
                "0417",
                "BKPSDM",
                "Subdomain presensi",
                ("7", "Disposisi ke Pelaksana"),
                running("20 mnt dari 1 jam", 0.33),
                "s2 c2",
            ),
        ],
        "kabid" => vec![
            urgent(
                new(
                    "0418",
                    "Dinas Kesehatan",
                    "Subdomain e-puskesmas",
                    ("6", "Disposisi ke Kasi"),
                    running("15 mnt dari 1 jam", 0.25),
                    "s1 f1 c3",
                ),
                true,
            ),
            noted(
                new(
                    "0398",
                    "Dinas Koperasi",
                    "Subdomain umkm",
                    ("12", "Memeriksa konsep"),
                    running("10 mnt dari 1 jam", 0.17),
                    "s3 r2",
                ),
                Icon::Fork,
                "Sejajar 11",
            ),
            Card {
                conflict: Some("Perlu diputuskan".into()),
                ..new(
                    "0394",
                    "Dinas Sosial",
                    "Subdomain bansos",
                    ("12", "Memeriksa konsep"),
                    Time::Held("Ditahan: dua putusan".into()),
                    "s3 r1",
                )
            },
        ],
        "kadis" => vec![
            urgent(
                new(
                    "0397",
                    "Dinas Perhubungan",
                    "Subdomain simparkir",
                    ("13", "Menandatangani surat"),
                    late("Lewat 1 hari 1 j", 1.1),
                    "s3 r3",
                ),
                false,
            ),
            new(
                "0420",
                "Inspektorat",
                "Subdomain e-audit",
                ("5", "Disposisi ke Kabid"),
                running("30 mnt dari 1 jam", 0.5),
                "f1 c2",
            ),
        ],
        _ => vec![
            noted(
                new(
                    "0416",
                    "Dinas PUPR",
                    "Subdomain info jalan",
                    ("3", "Memperbaiki data"),
                    paused("Pemohon 2 hari"),
                    "f1 c1",
                ),
                Icon::Back,
                "Dari 2",
            ),
            urgent(
                new(
                    "0410",
                    "RSUD Cendana",
                    "Subdomain antrean",
                    ("6", "Mengajukan surat"),
                    paused("Pemohon 3 j 20 mnt"),
                    "f1",
                ),
                false,
            ),
            new(
                "0389",
                "Dinas Arsip dan Perpustakaan Daerah",
                "Subdomain e-pustaka",
                ("14", "Menerima balasan"),
                paused("Pemohon 1 hari"),
                "s3 n",
            ),
        ],
    }
}
