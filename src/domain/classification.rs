//! Classification codes and retention (JRA): which code fits, and when a case file may leave the shelf.
//!
//! A table is read from CSV, because regions have their own; the same code may stand in it more than once, so that the
//! text is kept beside it. Retention is counted from the day a case file is closed, never from a letter's date.

mod read;

use chrono::{Months, NaiveDate};
use serde::Serialize;

pub use read::{BadLine, Wrong};

/// What becomes of a case file in the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// Musnah: proposed for destruction, which needs its own approval.
    Destroy,
    /// Permanen: handed over to the archive.
    Keep,
}

/// One line of a classification table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Code {
    /// The code, such as `500.12.6.2`.
    pub code: String,
    /// What it stands for.
    pub text: String,
    /// Years a closed file stays active.
    pub active_years: u32,
    /// Years it stays inactive after that.
    pub inactive_years: u32,
    /// What becomes of it then.
    pub fate: Fate,
    /// Words people search it by, besides its text.
    pub keywords: String,
}

/// A classification table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Classification {
    codes: Vec<Code>,
}

/// When the retention of one case file ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Retention {
    /// First day it is inactive.
    pub inactive_from: NaiveDate,
    /// First day its retention is over.
    pub over_from: NaiveDate,
}

/// How far the retention of a case file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Age {
    /// Still active: it stays in the unit.
    Active,
    /// Inactive: to be moved to the records centre (pemindahan).
    Inactive,
    /// Over: to be proposed for destruction or handed over.
    Over,
}

const SAMPLE: &str = include_str!("../../assets/classification/contoh-permendagri-83-2022.csv");

impl Classification {
    /// The few codes that come with the program, as a sample: every office imports its own table.
    pub fn sample() -> Self {
        // The sample is tested.
        Self::parse(SAMPLE).unwrap_or_default()
    }

    /// Reads a table from CSV: `kode,uraian,aktif,inaktif,nasib,kata_kunci`, with a heading line.
    ///
    /// # Errors
    /// Every line that is wrong, by number and field; never empty.
    pub fn parse(text: &str) -> Result<Self, Vec<BadLine>> {
        read::read(text).map(|codes| Self { codes })
    }

    /// All lines, in the order of the table.
    pub fn codes(&self) -> &[Code] {
        &self.codes
    }

    /// The line of a code, or of the nearest code above it: `500.12.10.3` is found under `500.12.10`.
    pub fn find(&self, code: &str) -> Option<&Code> {
        let mut wanted = code.trim();
        loop {
            if let Some(found) = self.codes.iter().find(|line| line.code == wanted) {
                return Some(found);
            }
            wanted = wanted.rsplit_once('.')?.0;
        }
    }

    /// The lines that fit what a person typed, the best first: words of the code, text or keywords that begin so.
    pub fn search(&self, typed: &str) -> Vec<&Code> {
        let words: Vec<String> = words(typed).collect();
        let score = |line: &Code| -> usize {
            let texts = [&line.code, &line.keywords, &line.text];
            // A hit in the code counts most, then in the words people use, then in the official text.
            let hit = |word: &String| {
                let place =
                    texts.iter().position(|text| self::words(text).any(|it| it.starts_with(word.as_str())));
                let place = if line.code.starts_with(word.as_str()) { Some(0) } else { place };
                place.map_or(0, |place| 4 - place)
            };
            let hits: Vec<usize> = words.iter().map(hit).collect();
            if hits.contains(&0) { 0 } else { hits.iter().sum() }
        };
        let mut found: Vec<(usize, &Code)> =
            self.codes.iter().map(|line| (score(line), line)).filter(|(score, _)| *score > 0).collect();
        found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        found.into_iter().map(|(_, line)| line).collect()
    }
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let parts = text.split(|c: char| !c.is_alphanumeric() && c != '.');
    parts.filter(|word| !word.is_empty()).map(str::to_lowercase).collect::<Vec<_>>().into_iter()
}

impl Retention {
    /// The retention of a file that was closed on a day; `None` beyond the end of dates.
    pub fn of(code: &Code, closed: NaiveDate) -> Option<Self> {
        let inactive_from = closed.checked_add_months(Months::new(code.active_years.checked_mul(12)?))?;
        let over_from =
            inactive_from.checked_add_months(Months::new(code.inactive_years.checked_mul(12)?))?;
        Some(Self { inactive_from, over_from })
    }

    /// How far it is on a day.
    pub fn age(self, on: NaiveDate) -> Age {
        match () {
            () if on >= self.over_from => Age::Over,
            () if on >= self.inactive_from => Age::Inactive,
            () => Age::Active,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_sample_knows_the_codes_of_the_five_services() {
        let table = Classification::sample();
        for code in ["500.12.6.2", "500.12.6.3", "500.12.6.4", "500.12.16.1"] {
            assert_eq!(table.find(code).map(|it| it.code.as_str()), Some(code));
        }
        assert_eq!(table.find("500.12.10.3").map(|it| it.code.as_str()), Some("500.12.10"));
        assert_eq!(table.find("999"), None);
    }

    #[test]
    fn people_find_codes_by_the_words_they_use() {
        let table = Classification::sample();
        let first = |typed: &str| table.search(typed).first().map(|it| it.code.clone());
        assert_eq!(first("hosting").as_deref(), Some("500.12.6.2"));
        assert_eq!(first("subdom").as_deref(), Some("500.12.16.1"));
        assert_eq!(first("500.12.16.3").as_deref(), Some("500.12.16.3"));
        assert!(table.search("").is_empty() && table.search("zzz").is_empty());
    }

    #[test]
    fn retention_is_counted_from_closing_in_whole_years() {
        let table = Classification::sample();
        let code = table.find("500.12.6.2").unwrap();
        // Closed on leap day: two years later there is none, so the month's last day counts.
        let retention = Retention::of(code, day("2024-02-29")).unwrap();
        assert_eq!(retention.inactive_from, day("2026-02-28"));
        assert_eq!(retention.over_from, day("2029-02-28"));
        assert_eq!(retention.age(day("2026-02-27")), Age::Active);
        assert_eq!(retention.age(day("2026-02-28")), Age::Inactive);
        assert_eq!(retention.age(day("2029-02-28")), Age::Over);
        assert_eq!(Retention::of(code, NaiveDate::MAX), None);
    }
}
