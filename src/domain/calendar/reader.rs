//! A TOML text whose every value knows its line, and the list of problems found while it is read.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use toml::de::{DeTable, DeValue};

use super::problem::{Expected, Problem, ProblemKind};

/// Years a calendar may speak about; a date outside them is a slip of the pen.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 2000..=2200;

/// One table of the text, with its dotted name for messages.
#[derive(Clone)]
pub(super) struct Block<'a> {
    pub(super) name: String,
    start: usize,
    table: &'a DeTable<'a>,
}

/// Reads values and remembers what was wrong with them, so that one reading names every problem.
pub(super) struct Reader {
    lines: Vec<usize>,
    pub(super) problems: Vec<Problem>,
}

impl Reader {
    pub(super) fn new(text: &str) -> Self {
        let lines = text.match_indices('\n').map(|(index, _)| index).collect();
        Self { lines, problems: Vec::new() }
    }

    /// Notes a problem at a byte of the text.
    pub(super) fn note(&mut self, at: usize, field: &str, kind: ProblemKind) {
        let line = self.lines.partition_point(|newline| *newline < at) + 1;
        self.problems.push(Problem { line, field: field.to_owned(), kind });
    }

    /// Notes every field of a block that is not among the known ones.
    pub(super) fn only(&mut self, block: &Block<'_>, known: &[&str]) {
        for key in block.table.keys() {
            if !known.contains(&key.get_ref().as_ref()) {
                self.note(key.span().start, &block.field(key.get_ref()), ProblemKind::UnknownField);
            }
        }
    }

    /// A text field; `None` when it is absent or wrong.
    pub(super) fn text<'a>(&mut self, block: &Block<'a>, key: &str) -> Option<Found<&'a str>> {
        let value = block.table.get(key)?;
        let at = value.span().start;
        match value.get_ref() {
            DeValue::String(text) if text.trim().is_empty() => {
                self.note(at, &block.field(key), ProblemKind::Empty);
                None
            }
            DeValue::String(text) => Some(Found { at, value: text.trim() }),
            _ => self.wrong(at, block, key, Expected::Text),
        }
    }

    /// A text field that must be there.
    pub(super) fn required<'a>(&mut self, block: &Block<'a>, key: &str) -> Option<Found<&'a str>> {
        self.present(block, key)?;
        self.text(block, key)
    }

    /// A list of texts; empty when it is absent or wrong.
    pub(super) fn texts<'a>(&mut self, block: &Block<'a>, key: &str) -> Vec<Found<&'a str>> {
        let Some(value) = block.table.get(key) else { return Vec::new() };
        let DeValue::Array(array) = value.get_ref() else {
            return self.wrong(value.span().start, block, key, Expected::Texts).unwrap_or_default();
        };
        let mut texts = Vec::with_capacity(array.len());
        for item in array.iter() {
            match item.get_ref() {
                DeValue::String(text) => texts.push(Found { at: item.span().start, value: text.trim() }),
                _ => return self.wrong(item.span().start, block, key, Expected::Texts).unwrap_or_default(),
            }
        }
        texts
    }

    /// A whole number; `None` when it is absent or wrong.
    pub(super) fn number(&mut self, block: &Block<'_>, key: &str) -> Option<Found<i64>> {
        let value = block.table.get(key)?;
        let at = value.span().start;
        let number = match value.get_ref() {
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        number.map(|value| Found { at, value }).or_else(|| self.wrong(at, block, key, Expected::Number))
    }

    /// A year that a calendar may speak about.
    pub(super) fn year(&mut self, block: &Block<'_>, key: &str) -> Option<i32> {
        self.present(block, key)?;
        let number = self.number(block, key)?;
        let year = i32::try_from(number.value).ok().filter(|year| YEARS.contains(year));
        if year.is_none() {
            self.note(number.at, &block.field(key), ProblemKind::YearOutOfRange(number.value));
        }
        year
    }

    /// A date in a year that a calendar may speak about, plain or in quotes.
    pub(super) fn date(&mut self, block: &Block<'_>, key: &str) -> Option<Found<NaiveDate>> {
        let written = self.written_date(block, key)?;
        match NaiveDate::parse_from_str(&written.value, "%Y-%m-%d") {
            Ok(date) => self.in_range(block, key, written.at, date),
            Err(_) => {
                self.note(written.at, &block.field(key), ProblemKind::BadDate(written.value));
                None
            }
        }
    }

    /// A whole date or a local moment; the flag says which.
    pub(super) fn moment(&mut self, block: &Block<'_>, key: &str) -> Option<Found<(NaiveDateTime, bool)>> {
        let written = self.written_date(block, key)?;
        if written.value.len() <= "2026-12-31".len() {
            let date = self.date(block, key)?;
            return Some(Found { at: date.at, value: (date.value.into(), true) });
        }
        let parsed = ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]
            .iter()
            .find_map(|format| NaiveDateTime::parse_from_str(&written.value, format).ok())
            .filter(|moment| moment.second() == 0);
        let Some(moment) = parsed else {
            self.note(written.at, &block.field(key), ProblemKind::BadMoment(written.value));
            return None;
        };
        self.in_range(block, key, written.at, moment.date())?;
        Some(Found { at: written.at, value: (moment, false) })
    }

    /// Blocks such as `[[holiday]]`.
    pub(super) fn blocks<'a>(&mut self, block: &Block<'a>, key: &str) -> Vec<Block<'a>> {
        let Some(value) = block.table.get(key) else { return Vec::new() };
        let DeValue::Array(array) = value.get_ref() else {
            return self.wrong(value.span().start, block, key, Expected::Blocks).unwrap_or_default();
        };
        let mut blocks = Vec::with_capacity(array.len());
        for item in array.iter() {
            let start = item.span().start;
            match item.get_ref() {
                DeValue::Table(table) => blocks.push(Block { name: block.field(key), start, table }),
                _ => return self.wrong(start, block, key, Expected::Blocks).unwrap_or_default(),
            }
        }
        blocks
    }

    /// Notes a field that must be there and is not.
    fn present(&mut self, block: &Block<'_>, key: &str) -> Option<()> {
        if !block.has(key) {
            self.note(block.start, &block.field(key), ProblemKind::Missing);
            return None;
        }
        Some(())
    }

    fn written_date(&mut self, block: &Block<'_>, key: &str) -> Option<Found<String>> {
        self.present(block, key)?;
        let value = block.table.get(key)?;
        let at = value.span().start;
        match value.get_ref() {
            DeValue::Datetime(datetime) => Some(Found { at, value: datetime.to_string() }),
            DeValue::String(text) => Some(Found { at, value: text.trim().to_owned() }),
            _ => self.wrong(at, block, key, Expected::Date),
        }
    }

    fn in_range(
        &mut self,
        block: &Block<'_>,
        key: &str,
        at: usize,
        date: NaiveDate,
    ) -> Option<Found<NaiveDate>> {
        if YEARS.contains(&date.year()) {
            return Some(Found { at, value: date });
        }
        self.note(at, &block.field(key), ProblemKind::YearOutOfRange(date.year().into()));
        None
    }

    fn wrong<T>(&mut self, at: usize, block: &Block<'_>, key: &str, expected: Expected) -> Option<T> {
        self.note(at, &block.field(key), ProblemKind::WrongType { expected });
        None
    }
}

/// A value and the byte where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found<T> {
    pub(super) at: usize,
    pub(super) value: T,
}

impl<'a> Block<'a> {
    /// The whole text as one block.
    pub(super) fn root(table: &'a DeTable<'a>) -> Self {
        Self { name: String::new(), start: 0, table }
    }

    /// The dotted name of one of its fields.
    pub(super) fn field(&self, key: &str) -> String {
        if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) }
    }

    /// Whether a field is written, right or wrong.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// The byte where the block begins.
    pub(super) fn start(&self) -> usize {
        self.start
    }
}
