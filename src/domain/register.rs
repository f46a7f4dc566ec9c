//! Registers: the books of incoming and outgoing letters, of dispatch, and the index of a case file.
//!
//! A [`Ledger`] is a plain table, the same for paper, spreadsheet and text. Numbers run without gaps: a cancelled
//! number stays as a row with its reason, and a number this laptop does not know is said to be missing.

mod dispatch;
mod files;
mod incoming;
mod outgoing;

use chrono::NaiveDate;

pub use dispatch::dispatch;
pub use files::{CaseFile, files};
pub use incoming::incoming;
pub use outgoing::{memos, outgoing};

use super::ids::EntityId;
use super::indonesian::{counted, long_date};

/// Which book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RegisterKind {
    /// Buku agenda surat masuk.
    Incoming,
    /// Buku agenda surat keluar.
    Outgoing,
    /// Buku agenda nota dinas.
    Memo,
    /// Buku ekspedisi.
    Dispatch,
}

/// One column of a ledger.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LedgerColumn {
    /// Its heading.
    pub title: &'static str,
    /// The heading it shares with its neighbours; empty when it stands alone.
    pub group: &'static str,
    /// Its share of the width, in millimetres of an A4 page laid across.
    pub width: f32,
}

impl LedgerColumn {
    const fn new(title: &'static str, width: f32) -> Self {
        Self { title, group: "", width }
    }

    const fn of(group: &'static str, title: &'static str, width: f32) -> Self {
        Self { title, group, width }
    }

    /// The heading with its group, for tables without spanning cells.
    pub fn full_title(&self) -> String {
        format!("{} {}", self.title, self.group).trim_end().to_owned()
    }
}

/// A book or list as a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Ledger {
    /// The title in capitals.
    pub title: String,
    /// The line below it.
    pub period: String,
    /// Labelled facts above the table.
    pub facts: Vec<(&'static str, String)>,
    /// The columns.
    pub columns: &'static [LedgerColumn],
    /// The rows.
    pub rows: Vec<Vec<String>>,
    /// What each row is about: a request among incoming letters, else a letter; nothing where a number is missing.
    pub about: Vec<Option<EntityId>>,
    /// Sentences below the table: how many, and what is missing.
    pub remarks: Vec<String>,
}

/// The line that says which time a year's book covers, seen from a day.
fn period(year: i32, today: NaiveDate) -> String {
    let first = NaiveDate::from_ymd_opt(year, 1, 1);
    let last = NaiveDate::from_ymd_opt(year, 12, 31);
    match (first, last) {
        (Some(first), Some(last)) if today >= first => {
            format!("Periode {} sampai dengan {}", long_date(first), long_date(last.min(today)))
        }
        _ => format!("Tahun {year}"),
    }
}

/// Numbered rows in order, with a row for every stretch of numbers that is missing between them.
///
/// `start` is the last number given on paper; `blank` makes the row of a missing stretch from its label.
fn without_gaps<R>(mut numbered: Vec<(u32, R)>, start: u32, blank: impl Fn(String) -> R) -> Vec<R> {
    numbered.sort_by_key(|(number, _)| *number);
    let mut expected = start + 1;
    let mut rows = Vec::with_capacity(numbered.len());
    for (number, row) in numbered {
        if number > expected {
            let last = number - 1;
            let label = if last == expected { last.to_string() } else { format!("{expected}–{last}") };
            rows.push(blank(label));
        }
        expected = expected.max(number + 1);
        rows.push(row);
    }
    rows
}

/// How many letters a book holds, and from which number to which.
fn counted_line(what: &str, numbers: &[u32]) -> String {
    let count = counted(numbers.len() as u64, "naskah");
    match (numbers.iter().min(), numbers.iter().max()) {
        (Some(first), Some(last)) => {
            format!("Jumlah {what}: {count}, Nomor Urut {first} sampai dengan {last}.")
        }
        _ => format!("Jumlah {what}: {count}."),
    }
}

/// What is said of numbers from before this program.
fn before(start: u32) -> Option<String> {
    (start > 0).then(|| format!("Nomor Urut 1 sampai dengan {start} tercatat pada buku agenda sebelumnya."))
}

/// What a row says whose number this laptop does not know.
const UNKNOWN: &str = "Belum tercatat di laptop ini";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_numbers_have_a_row() {
        let row = |number: u32| (number, vec![number.to_string()]);
        let rows = without_gaps(vec![row(9), row(4), row(5), row(7)], 2, |label| vec![label]);
        assert_eq!(rows.concat(), ["3", "4", "5", "6", "7", "8", "9"]);
        let rows = without_gaps(vec![row(9)], 2, |label| vec![label]);
        assert_eq!(rows.concat(), ["3–8", "9"]);
        assert_eq!(without_gaps(vec![row(4), row(4)], 3, |label| vec![label]).len(), 2);
    }

    #[test]
    fn the_period_ends_today_or_with_the_year() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        let this_year = period(2026, day(2026, 11, 20));
        assert_eq!(this_year, "Periode 1 Januari 2026 sampai dengan 20 November 2026");
        assert!(period(2025, day(2026, 11, 20)).ends_with("31 Desember 2025"));
        assert_eq!(period(2027, day(2026, 11, 20)), "Tahun 2027");
    }

    #[test]
    fn a_book_counts_its_letters() {
        assert_eq!(counted_line("surat masuk", &[]), "Jumlah surat masuk: 0 (nol) naskah.");
        assert!(
            counted_line("surat masuk", &[4, 3]).contains("2 (dua) naskah, Nomor Urut 3 sampai dengan 4")
        );
    }
}
