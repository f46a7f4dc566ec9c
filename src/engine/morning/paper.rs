//! The morning sheet on one page.

use chrono::{DateTime, Utc};

use super::{Morning, Station, Step, WaitingLetter};
use crate::domain::calendar::{Progress, Standing, Warning};
use crate::domain::indonesian::{self, duration};
use crate::domain::office::{Position, Profile};
use crate::engine::{Office, Problem};
use crate::paper::overview::{Overview, Part, Tile, overview};
use crate::paper::{Paper, PaperError};

/// Most lines of one section, tried from the first to the last until everything stands on one page.
const LINES: [usize; 13] = [60, 40, 25, 18, 14, 11, 9, 7, 6, 5, 4, 3, 2];

impl Office {
    /// The morning sheet as one page.
    ///
    /// # Errors
    /// When the office cannot be read or the page cannot be made.
    pub fn morning_paper(&mut self, position: Option<&str>) -> Result<Paper, Problem> {
        let morning = self.morning(position)?;
        Ok(one_page(&morning, self.profile())?)
    }

    /// The morning sheet as PDF.
    ///
    /// # Errors
    /// As [`Office::morning_paper`].
    pub fn morning_pdf(&mut self, position: Option<&str>) -> Result<Vec<u8>, Problem> {
        Ok(self.morning_paper(position)?.to_pdf()?)
    }
}

/// The fullest sheet that stands on one page; what is left out is counted.
pub(super) fn one_page(morning: &Morning, profile: &Profile) -> Result<Paper, PaperError> {
    let mut paper = overview(&page(morning, profile, LINES[0]), None)?;
    for lines in &LINES[1..] {
        if paper.pages.len() <= 1 {
            break;
        }
        paper = overview(&page(morning, profile, *lines), None)?;
    }
    Ok(paper)
}

fn page(morning: &Morning, profile: &Profile, lines: usize) -> Overview {
    let local = morning.at.with_timezone(&profile.zone.offset());
    let date = local.date_naive();
    let hours = match (&morning.day_off, morning.hours.as_slice()) {
        (Some(name), _) if name.is_empty() => "bukan hari kerja".to_owned(),
        (Some(name), _) => format!("libur: {name}"),
        (None, hours) => format!("jam kerja {}", hours.join(" dan ")),
    };
    let title = morning.position.as_deref().and_then(|id| profile.position(id));
    let you = |mine: bool, holder: &str| if mine { "Saudara".to_owned() } else { holder.to_owned() };
    let writer = Writer { morning, profile, lines };
    let mut parts = Vec::new();
    parts.extend(writer.due(you));
    parts.extend(writer.late(you));
    parts.extend(writer.applicant());
    parts.extend(writer.letters(you));
    parts.extend(writer.dispositions());
    parts.extend(writer.exchange());
    Overview {
        office: crate::paper::overview::office_name(profile),
        title: "LEMBAR PAGI".to_owned(),
        subtitle: title.map(|it| it.title.clone()).unwrap_or_default(),
        right: vec![
            format!("{}, {}", indonesian::weekday(date), indonesian::long_date(date)),
            format!("keadaan {}", indonesian::clock(local.time(), profile.zone)),
            hours,
        ],
        tiles: tiles(morning),
        parts,
        boxes: vec![
            ("Catatan:".to_owned(), 0.72),
            (format!("Paraf {}:", title.map_or_else(|| "penerima".to_owned(), Position::nickname)), 0.28),
        ],
        footer: "Lembar kerja intern, bukan naskah dinas".to_owned(),
        printed: local,
        ..Overview::default()
    }
}

fn tiles(morning: &Morning) -> Vec<Tile> {
    let mine = |station: Station| {
        let waiting = morning.letters.iter().filter(move |it| it.station == station);
        match morning.position {
            Some(_) => waiting.filter(|it| it.mine).count(),
            None => waiting.count(),
        }
    };
    let whose = if morning.position.is_some() { " Saudara" } else { "" };
    let tile = |count: usize, label: String| Tile { count: count.to_string(), label };
    vec![
        tile(morning.due_today.len(), "jatuh tempo hari ini".to_owned()),
        tile(morning.late.len(), "melewati mutu baku".to_owned()),
        tile(morning.applicant.len(), "menunggu pemohon".to_owned()),
        tile(mine(Station::Initial), format!("menunggu paraf{whose}")),
        tile(morning.dispositions.len(), "disposisi belum ditindaklanjuti".to_owned()),
    ]
}

struct Writer<'a> {
    morning: &'a Morning,
    profile: &'a Profile,
    lines: usize,
}

impl Writer<'_> {
    fn date(&self, at: DateTime<Utc>) -> String {
        indonesian::long_date(at.with_timezone(&self.profile.zone.offset()).date_naive())
    }

    /// A heading with its table; without rows, a sentence.
    fn section(
        &self,
        heading: &str,
        headings: &[&str],
        widths: &[f32],
        rows: Vec<Vec<String>>,
        none: &str,
    ) -> Vec<Part> {
        let mut parts = vec![Part::Heading(heading.to_owned())];
        if rows.is_empty() {
            parts.push(Part::Text(none.to_owned()));
            return parts;
        }
        let left = rows.len().saturating_sub(self.lines);
        parts.push(Part::Table {
            headings: headings.iter().map(|it| (*it).to_owned()).collect(),
            widths: widths.to_vec(),
            rows: rows.into_iter().take(self.lines).collect(),
        });
        if left > 0 {
            parts.push(Part::Text(format!("dan {left} lainnya, lihat di layar Meja")));
        }
        parts
    }

    fn due(&self, you: impl Fn(bool, &str) -> String) -> Vec<Part> {
        let row = |step: &Step| {
            let due = step.progress.and_then(|it| it.due).unwrap_or_default();
            let due = due.with_timezone(&self.profile.zone.offset());
            vec![
                agenda(step),
                step.about.agency.clone(),
                service_step(step),
                you(step.mine, &step.holder),
                format!("pukul {}", due.format("%H.%M")),
            ]
        };
        let rows = self.morning.due_today.iter().map(row).collect();
        let headings = ["Agenda", "Pemohon", "Layanan dan langkah", "Pemegang", "Batas"];
        let none = "Tidak ada yang jatuh tempo hari ini.";
        self.section("1. Jatuh tempo hari ini", &headings, &[16.0, 42.0, 62.0, 35.0, 20.0], rows, none)
    }

    fn late(&self, you: impl Fn(bool, &str) -> String) -> Vec<Part> {
        let row = |step: &Step| {
            let over = step.progress.as_ref().map(late_by).unwrap_or_default();
            vec![
                agenda(step),
                step.about.agency.clone(),
                service_step(step),
                you(step.mine, &step.holder),
                step.standard.to_lowercase(),
                over,
                because(step),
            ]
        };
        let rows = self.morning.late.iter().map(row).collect();
        let headings = ["Agenda", "Pemohon", "Langkah", "Pemegang", "Mutu baku", "Lewat", "Karena"];
        let widths = [16.0, 33.0, 40.0, 27.0, 14.0, 18.0, 27.0];
        let none = "Tidak ada langkah yang melewati mutu baku.";
        self.section("2. Melewati mutu baku, dan karena siapa", &headings, &widths, rows, none)
    }

    fn applicant(&self) -> Vec<Part> {
        let row = |step: &Step| {
            let waits = step.returned.clone().unwrap_or_else(|| service_step(step));
            vec![
                agenda(step),
                step.about.agency.clone(),
                waits,
                self.date(step.since),
                duration::minutes(step.applicant_minutes.unwrap_or_default()),
            ]
        };
        let rows = self.morning.applicant.iter().map(row).collect();
        let headings = ["Agenda", "Pemohon", "Yang ditunggu", "Sejak", "Lama (jam kerja)"];
        let none = "Tidak ada yang menunggu pemohon.";
        self.section(
            "3. Menunggu pemohon (waktu Dinas berhenti)",
            &headings,
            &[16.0, 42.0, 62.0, 30.0, 25.0],
            rows,
            none,
        )
    }

    fn letters(&self, you: impl Fn(bool, &str) -> String) -> Vec<Part> {
        let row = |letter: &WaitingLetter| {
            let holder = you(letter.mine, &letter.holder);
            let state = match letter.station {
                Station::Repair => format!("Dikembalikan, diperbaiki {holder} (konsep {})", letter.revision),
                Station::Initial => format!("Menunggu paraf {holder} (konsep revisi {})", letter.revision),
                Station::Signature => format!("Menunggu tanda tangan {holder}"),
                Station::Number => "Ditandatangani, menunggu nomor".to_owned(),
                Station::Dispatch => "Bernomor, menunggu dikirim".to_owned(),
            };
            let agenda = letter.about.agenda.map(|it| it.to_string()).unwrap_or_else(|| "-".to_owned());
            vec![agenda, letter.hal.clone(), state, self.date(letter.since)]
        };
        let rows = self.morning.letters.iter().map(row).collect();
        let headings = ["Agenda", "Hal", "Keadaan", "Sejak"];
        let none = "Tidak ada surat dalam proses.";
        self.section("4. Surat dalam proses", &headings, &[16.0, 70.0, 60.0, 28.0], rows, none)
    }

    fn dispositions(&self) -> Vec<Part> {
        let row = |it: &super::OpenDisposition| {
            let agenda = it.about.agenda.map(|it| it.to_string()).unwrap_or_else(|| "-".to_owned());
            let text = if it.text.is_empty() { "-".to_owned() } else { it.text.clone() };
            vec![agenda, it.about.agency.clone(), it.to.join(", "), text, self.date(it.at)]
        };
        let rows = self.morning.dispositions.iter().map(row).collect();
        let headings = ["Agenda", "Pemohon", "Kepada", "Isi disposisi", "Tanggal"];
        let none = "Semua disposisi sudah ditindaklanjuti.";
        self.section(
            "5. Disposisi belum ditindaklanjuti",
            &headings,
            &[16.0, 40.0, 40.0, 50.0, 28.0],
            rows,
            none,
        )
    }

    fn exchange(&self) -> Vec<Part> {
        let last = match &self.morning.last_import {
            Some((device, at)) => {
                let local = at.with_timezone(&self.profile.zone.offset());
                let clock = indonesian::clock(local.time(), self.profile.zone);
                format!("Terakhir diterima dari {device} {} {clock}.", self.date(*at))
            }
            None => "Belum pernah menerima berkas tukar.".to_owned(),
        };
        let waiting = self.morning.bundles.len();
        let waiting = if waiting > 0 { format!(" Menunggu diimpor: {waiting}.") } else { String::new() };
        let conflicts = self.morning.conflicts.len();
        let exchange = format!("{last}{waiting} Perbedaan yang perlu diselesaikan: {conflicts}.");
        let mut parts = vec![Part::Heading("6. Berkas tukar dan kalender".to_owned()), Part::Text(exchange)];
        for warning in &self.morning.warnings {
            parts.push(Part::Text(match warning {
                Warning::YearWithoutList(year) => format!(
                    "Kalender {year} belum diisi: batas waktu pada tahun itu hanya mengenal akhir pekan. \
                     Impor daftar hari liburnya di Pengaturan, Kalender."
                ),
                Warning::ImplausibleYear(year) => {
                    format!("Jam laptop menunjuk tahun {year}: periksa tanggal dan jamnya.")
                }
                Warning::OutOfReach => "Ada batas waktu di luar jangkauan kalender.".to_owned(),
            }));
        }
        parts
    }
}

fn agenda(step: &Step) -> String {
    step.about.agenda.map_or_else(|| "-".to_owned(), |agenda| agenda.to_string())
}

fn service_step(step: &Step) -> String {
    let mut words = step.step.chars();
    let lower: String = words.next().into_iter().flat_map(char::to_lowercase).chain(words).collect();
    format!("{}: {lower}", step.about.service)
}

fn late_by(progress: &Progress) -> String {
    match &progress.standing {
        Standing::Late { by } => duration::length(by),
        _ => String::new(),
    }
}

fn because(step: &Step) -> String {
    let parts = step.because.iter().map(|it| {
        let who = it.lane.as_deref().unwrap_or("Pemohon");
        format!("{who} {}", duration::minutes(it.minutes))
    });
    parts.collect::<Vec<_>>().join("; ")
}
