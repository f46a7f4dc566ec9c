//! Buku agenda surat keluar, and the book of nota dinas beside it.

use chrono::NaiveDate;

use super::{Ledger, LedgerColumn, UNKNOWN, before, counted_line, period, without_gaps};
use crate::domain::indonesian::{local, long_date};
use crate::domain::letter::{Body, Letter, LetterKind, LetterState, Numbering, Security};
use crate::domain::numbers::Register;
use crate::domain::office::Profile;

const COLUMNS: [LedgerColumn; 7] = [
    LedgerColumn::new("No. Urut", 14.0),
    LedgerColumn::new("Tanggal Kirim", 31.0),
    LedgerColumn::of("Naskah Dinas", "Nomor", 56.0),
    LedgerColumn::of("Naskah Dinas", "Tanggal", 31.0),
    LedgerColumn::new("Tujuan", 52.0),
    LedgerColumn::new("Isi Ringkas", 50.0),
    LedgerColumn::new("Keterangan", 28.0),
];

/// The outgoing letters that were numbered in a year.
pub fn outgoing(year: i32, letters: &[Letter], profile: &Profile, today: NaiveDate) -> Ledger {
    let start = profile.register_start(year).outgoing;
    let (title, what) = ("BUKU AGENDA SURAT KELUAR", "surat keluar");
    issued(Register::Outgoing, (title, what), (year, start), letters, profile, today)
}

/// The nota dinas that were numbered in a year.
pub fn memos(year: i32, letters: &[Letter], profile: &Profile, today: NaiveDate) -> Ledger {
    let start = profile.register_start(year).memo;
    let (title, what) = ("BUKU AGENDA NOTA DINAS", "nota dinas");
    issued(Register::Memo, (title, what), (year, start), letters, profile, today)
}

fn issued(
    register: Register,
    (title, what): (&str, &str),
    (year, start): (i32, u32),
    letters: &[Letter],
    profile: &Profile,
    today: NaiveDate,
) -> Ledger {
    let mut own: Vec<(&Letter, &Numbering)> = letters
        .iter()
        .filter(|letter| letter.kind.register() == register)
        .filter_map(|letter| Some((letter, letter.numbering.as_ref().filter(|it| it.year == year)?)))
        .collect();
    own.sort_by_key(|(_, numbering)| (numbering.sequence, numbering.suffix.clone()));
    let numbers: Vec<u32> = own.iter().map(|(_, numbering)| numbering.sequence).collect();
    let row = |(letter, numbering): &(&Letter, &Numbering)| {
        let sent = letter.dispatched.as_ref().map(|it| long_date(local(it.at, profile.zone).date()));
        let row = vec![
            format!("{}{}", numbering.sequence, inserted(&numbering.suffix)),
            sent.unwrap_or_else(|| "-".to_owned()),
            numbering.text.clone(),
            long_date(numbering.date),
            receiver(letter),
            subject(letter),
            remark(letter),
        ];
        (numbering.sequence, (row, Some(letter.id)))
    };
    let blank = |label: String| {
        let mut row = vec!["-".to_owned(); COLUMNS.len()];
        (row[0], row[6]) = (label, UNKNOWN.to_owned());
        (row, None)
    };
    let (rows, about) = without_gaps(own.iter().map(row).collect(), start, blank).into_iter().unzip();
    let mut remarks = vec![counted_line(what, &numbers)];
    remarks.extend(before(start));
    Ledger {
        title: title.to_owned(),
        period: period(year, today),
        facts: Vec::new(),
        columns: &COLUMNS,
        rows,
        about,
        remarks,
    }
}

/// The suffix of an inserted number behind its number.
fn inserted(suffix: &str) -> String {
    if suffix.is_empty() || suffix.starts_with('.') { suffix.to_owned() } else { format!(".{suffix}") }
}

/// Whom a letter goes to, on one line.
pub fn receiver(letter: &Letter) -> String {
    let Some(content) = letter.current().map(|revision| &revision.content) else { return String::new() };
    match &content.body {
        Body::Assignment { people, .. } => {
            let names: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
            names.join("; ")
        }
        _ => content.addressee.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

/// What a letter is about; a secret letter does not say.
pub fn subject(letter: &Letter) -> String {
    let Some(content) = letter.current().map(|revision| &revision.content) else { return String::new() };
    match content.security {
        Security::Secret | Security::TopSecret => "Rahasia".to_owned(),
        Security::Open | Security::Restricted => content.subject.clone(),
    }
}

fn remark(letter: &Letter) -> String {
    match (&letter.cancelled, letter.state, letter.kind) {
        (Some(reason), _, _) => format!("Batal: {reason}"),
        // What stays inside or is handed over at the desk is never sent.
        (None, LetterState::Numbered, LetterKind::Report) => "Laporan hasil".to_owned(),
        (None, LetterState::Numbered, LetterKind::Memo) => "Pengajuan konsep".to_owned(),
        (None, LetterState::Numbered, LetterKind::Handover) => "Berita acara".to_owned(),
        (None, LetterState::Numbered, _) => "Belum dikirim".to_owned(),
        _ => String::new(),
    }
}
