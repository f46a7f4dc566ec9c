//! Buku ekspedisi: what left the office, to whom and how, with room for the receiver's initial.

use chrono::{Datelike, NaiveDate};

use super::outgoing::{receiver, subject};
use super::{Ledger, LedgerColumn, period};
use crate::domain::indonesian::{counted, local, long_date};
use crate::domain::letter::Letter;
use crate::domain::office::Profile;

const COLUMNS: [LedgerColumn; 8] = [
    LedgerColumn::new("No.", 11.0),
    LedgerColumn::new("Tanggal Kirim", 31.0),
    LedgerColumn::new("Nomor Naskah Dinas", 52.0),
    LedgerColumn::new("Tujuan", 48.0),
    LedgerColumn::new("Hal", 44.0),
    LedgerColumn::new("Cara Kirim", 20.0),
    LedgerColumn::of("Tanda Terima", "Nama Penerima", 34.0),
    LedgerColumn::of("Tanda Terima", "Paraf", 22.0),
];

/// The letters that were sent in a year, in order of sending.
pub fn dispatch(year: i32, letters: &[Letter], profile: &Profile, today: NaiveDate) -> Ledger {
    let mut sent: Vec<_> = letters
        .iter()
        .filter_map(|letter| {
            let dispatched = letter.dispatched.as_ref()?;
            let day = local(dispatched.at, profile.zone).date();
            (day.year() == year).then_some((dispatched.at, day, letter, dispatched))
        })
        .collect();
    sent.sort_by_key(|(at, _, letter, _)| (*at, letter.id));
    let shown = |text: &str| if text.trim().is_empty() { "-".to_owned() } else { text.trim().to_owned() };
    let rows = sent.iter().enumerate().map(|(index, (_, day, letter, dispatched))| {
        vec![
            (index + 1).to_string(),
            long_date(*day),
            letter.numbering.as_ref().map_or_else(|| "-".to_owned(), |numbering| numbering.text.clone()),
            receiver(letter),
            subject(letter),
            shown(&dispatched.via),
            shown(&dispatched.receiver),
            // The receiver signs by hand.
            String::new(),
        ]
    });
    Ledger {
        title: "BUKU EKSPEDISI".to_owned(),
        period: period(year, today),
        facts: Vec::new(),
        columns: &COLUMNS,
        rows: rows.collect(),
        about: sent.iter().map(|(_, _, letter, _)| Some(letter.id)).collect(),
        remarks: vec![format!("Jumlah naskah dikirim: {}.", counted(sent.len() as u64, "naskah"))],
    }
}
