//! What can be wrong with a calendar text, as values that name line and field; other floors make sentences of them.

use chrono::{NaiveDate, Weekday};
use serde::Serialize;

/// One thing wrong with a calendar text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Line in the text, from 1.
    pub line: usize,
    /// Dotted name of the field, such as `year.holiday.date`; empty when the whole text is meant.
    pub field: String,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What can be wrong with a calendar text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    /// The text is not TOML; with the reader's own detail, to copy.
    Syntax(String),
    /// The text is of a format this version does not read.
    Format(String),
    /// A field this version does not know, mostly a misspelling.
    UnknownField,
    /// A field that must be there is not.
    Missing,
    /// A field is there but empty.
    Empty,
    /// A field holds another type of value.
    WrongType {
        /// What belongs there.
        expected: Expected,
    },
    /// `extends` names no preset.
    UnknownPreset(String),
    /// `zone` is none of WIB, WITA, WIT.
    UnknownZone(String),
    /// A weekday that is not one of `monday` to `sunday`.
    UnknownDay(String),
    /// A holiday kind that is neither `national` nor `collective_leave`.
    UnknownKind(String),
    /// A weekday appears twice in one week.
    DuplicateDay(Weekday),
    /// Hours not written like `07.30-16.00`.
    BadHours(String),
    /// Hours that open and never close, such as `07.30-`.
    NoEnd(String),
    /// Hours that end before they begin, or at once.
    EndsBeforeStart,
    /// Two stretches of hours, or two breaks, overlap.
    Overlap(String),
    /// A break that does not lie inside the hours.
    BreakOutsideHours(String),
    /// The breaks leave nothing of the day.
    NothingLeft,
    /// No weekday has working hours.
    NoWorkingDay,
    /// A date not written like `2026-12-31`, or one that does not exist.
    BadDate(String),
    /// A moment not written like `2026-12-31T08:00:00`: local time, whole minutes, no zone.
    BadMoment(String),
    /// A year outside 2000 to 2200.
    YearOutOfRange(i64),
    /// A holiday that does not lie in the year of its list.
    OutsideYear {
        /// The holiday's date.
        date: NaiveDate,
        /// The list's year.
        year: i32,
    },
    /// A day stands twice in one list.
    DuplicateHoliday(NaiveDate),
    /// A year has two lists in one text.
    DuplicateYear(i32),
    /// A period or closure longer than a year.
    TooLong,
    /// A special period overlaps the one named.
    PeriodsOverlap(String),
}

/// What belongs into a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Expected {
    /// A text in quotes.
    Text,
    /// A whole number.
    Number,
    /// A date such as `2026-12-31`.
    Date,
    /// A list of texts.
    Texts,
    /// Blocks such as `[[holiday]]`.
    Blocks,
}
