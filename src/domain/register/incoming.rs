//! Buku agenda surat masuk.

use chrono::NaiveDate;

use super::{Ledger, LedgerColumn, UNKNOWN, before, counted_line, period, without_gaps};
use crate::domain::indonesian::{counted, local, long_date};
use crate::domain::letter::Urgency;
use crate::domain::office::Profile;
use crate::domain::request::{Request, RequestState};

const COLUMNS: [LedgerColumn; 8] = [
    LedgerColumn::new("No. Urut", 12.0),
    LedgerColumn::new("Tanggal Terima", 30.0),
    LedgerColumn::of("Naskah Dinas", "Nomor", 50.0),
    LedgerColumn::of("Naskah Dinas", "Tanggal", 30.0),
    LedgerColumn::new("Asal", 44.0),
    LedgerColumn::new("Isi Ringkas", 47.0),
    LedgerColumn::new("Unit Kerja yang Dituju", 24.0),
    LedgerColumn::new("Keterangan", 25.0),
];

/// The incoming letters of a year, from the requests around it.
pub fn incoming(year: i32, requests: &[Request], profile: &Profile, today: NaiveDate) -> Ledger {
    let start = profile.register_start(year).incoming;
    let unit = profile.head().map(|head| head.short_title().to_owned()).unwrap_or_default();
    let numbered: Vec<(u32, &Request)> = requests
        .iter()
        .filter_map(|request| Some((request.agenda.filter(|it| it.year == year)?.sequence, request)))
        .collect();
    let numbers: Vec<u32> = numbered.iter().map(|(number, _)| *number).collect();
    let row = |(number, request): &(u32, &Request)| {
        let twice = numbers.iter().filter(|other| *other == number).count() > 1;
        let shown = |text: &str| if text.trim().is_empty() { "-".to_owned() } else { text.to_owned() };
        let row = vec![
            number.to_string(),
            long_date(request.letter_received(profile.zone)),
            shown(&request.letter.number),
            shown(&request.letter.date.map(long_date).unwrap_or_default()),
            request.applicant.agency.clone(),
            shown(request.subject()),
            unit.clone(),
            remark(request, twice),
        ];
        (*number, (row, Some(request.id)))
    };
    let blank = |label: String| {
        let mut row = vec!["-".to_owned(); COLUMNS.len()];
        (row[0], row[7]) = (label, UNKNOWN.to_owned());
        (row, None)
    };
    let (rows, about) = without_gaps(numbered.iter().map(row).collect(), start, blank).into_iter().unzip();
    let waiting = requests.iter().filter(|request| {
        request.agenda.is_none() && chrono::Datelike::year(&local(request.received, profile.zone)) == year
    });
    let waiting = waiting.count() as u64;
    let mut remarks = vec![counted_line("surat masuk", &numbers)];
    remarks.extend(before(start));
    if waiting > 0 {
        remarks.push(format!("Belum bernomor agenda: {}.", counted(waiting, "naskah")));
    }
    Ledger {
        title: "BUKU AGENDA SURAT MASUK".to_owned(),
        period: period(year, today),
        facts: Vec::new(),
        columns: &COLUMNS,
        rows,
        about,
        remarks,
    }
}

/// How fast, how many enclosures, and whether the applicant took it back.
fn remark(request: &Request, twice: bool) -> String {
    let mut said = Vec::new();
    if request.urgency != Urgency::Normal {
        said.push(request.urgency.label().to_owned());
    }
    if !request.attachments.is_empty() {
        said.push(counted(request.attachments.len() as u64, "berkas"));
    }
    if request.state == RequestState::Withdrawn {
        said.push("Dicabut pemohon".to_owned());
    }
    if twice {
        said.push("Nomor ganda".to_owned());
    }
    said.join(", ")
}
