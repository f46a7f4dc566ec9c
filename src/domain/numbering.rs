//! Letter numbers: the office's pattern, filled by the register or left open for TU's pen.

use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

use super::indonesian::roman_month;

/// The pattern used where an office has none of its own.
pub const DEFAULT_PATTERN: &str = "{klasifikasi}/{urut}/{unit}/{tahun}";

/// A checked pattern of letter numbers, such as `{klasifikasi}/{urut:03}/{unit}/{bulan_romawi}/{tahun}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern(Vec<Part>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Classification,
    Sequence { digits: usize },
    Unit,
    Month,
    RomanMonth,
    Year,
    Security,
}

/// Why a pattern cannot number letters.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    /// A `{` without its `}`, or the other way round.
    #[error("the braces do not close")]
    Braces,
    /// A placeholder that means nothing.
    #[error("unknown placeholder {{{0}}}")]
    Unknown(String),
    /// The sequence number is missing or stands twice.
    #[error("{{urut}} must stand exactly once")]
    Sequence,
    /// Without the year the same number would come back every January.
    #[error("{{tahun}} is missing, so numbers would repeat every year")]
    Year,
}

/// What a letter brings to its number before the register has given one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known<'a> {
    /// Classification code.
    pub classification: &'a str,
    /// Code of the security class.
    pub security: &'a str,
    /// Unit code of the office.
    pub unit: &'a str,
    /// Year in which it is printed.
    pub year: i32,
}

/// A part of a number that is not given yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Printed text.
    Text(String),
    /// Room for TU's pen.
    Gap,
}

impl FromStr for Pattern {
    type Err = PatternError;

    fn from_str(text: &str) -> Result<Self, PatternError> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').ok_or(PatternError::Braces)?;
            push_text(&mut parts, before)?;
            parts.push(placeholder(name)?);
            rest = after;
        }
        push_text(&mut parts, rest)?;
        if parts.iter().filter(|part| matches!(part, Part::Sequence { .. })).count() != 1 {
            return Err(PatternError::Sequence);
        }
        if !parts.contains(&Part::Year) {
            return Err(PatternError::Year);
        }
        Ok(Self(parts))
    }
}

impl Default for Pattern {
    fn default() -> Self {
        use Part::{Classification, Sequence, Unit, Year};
        let slash = || Part::Text("/".to_owned());
        Self(vec![Classification, slash(), Sequence { digits: 1 }, slash(), Unit, slash(), Year])
    }
}

impl Pattern {
    /// The pattern an office wrote down; the default one when it wrote none or a wrong one.
    pub fn of(text: &str) -> Self {
        text.parse().unwrap_or_default()
    }

    /// The complete number of a letter dated `date`; `suffix` marks an inserted number (nomor sisipan).
    pub fn fill(&self, known: &Known<'_>, sequence: u32, suffix: &str, date: NaiveDate) -> String {
        self.0
            .iter()
            .map(|part| match part {
                Part::Sequence { digits } if suffix.is_empty() => format!("{sequence:0digits$}"),
                Part::Sequence { digits } => format!("{sequence:0digits$}.{suffix}"),
                Part::Month => format!("{:02}", date.month()),
                Part::RomanMonth => roman_month(date).to_owned(),
                Part::Year => date.year().to_string(),
                known_part => known_part.known(known).unwrap_or_default(),
            })
            .collect()
    }

    /// The number before the register has given it: what is known, with gaps for sequence and month.
    pub fn open(&self, known: &Known<'_>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for part in &self.0 {
            match (part.known(known), pieces.last_mut()) {
                (Some(text), Some(Piece::Text(before))) => before.push_str(&text),
                (Some(text), _) => pieces.push(Piece::Text(text)),
                (None, _) => pieces.push(Piece::Gap),
            }
        }
        pieces
    }
}

impl Part {
    /// What the part says without the register; `None` for what only the register knows.
    fn known(&self, known: &Known<'_>) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.clone()),
            Self::Classification => Some(known.classification.to_owned()),
            Self::Unit => Some(known.unit.to_owned()),
            Self::Year => Some(known.year.to_string()),
            Self::Security => Some(known.security.to_owned()),
            Self::Sequence { .. } | Self::Month | Self::RomanMonth => None,
        }
    }
}

fn push_text(parts: &mut Vec<Part>, text: &str) -> Result<(), PatternError> {
    if text.contains('}') {
        return Err(PatternError::Braces);
    }
    if !text.is_empty() {
        parts.push(Part::Text(text.to_owned()));
    }
    Ok(())
}

fn placeholder(name: &str) -> Result<Part, PatternError> {
    match name.split_once(':').unwrap_or((name, "1")) {
        ("urut", digits) => match digits.parse() {
            Ok(digits @ 1..=9) => Ok(Part::Sequence { digits }),
            _ => Err(PatternError::Unknown(name.to_owned())),
        },
        _ => match name {
            "klasifikasi" => Ok(Part::Classification),
            "unit" => Ok(Part::Unit),
            "bulan" => Ok(Part::Month),
            "bulan_romawi" => Ok(Part::RomanMonth),
            "tahun" => Ok(Part::Year),
            "keamanan" => Ok(Part::Security),
            _ => Err(PatternError::Unknown(name.to_owned())),
        },
    }
}

/// A number that a series has given, cancelled letters' numbers among them: they are never given again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Its place in the sequence.
    pub sequence: u32,
    /// What marks it as inserted (nomor sisipan); empty otherwise.
    pub suffix: String,
    /// The letter's date.
    pub date: NaiveDate,
}

/// Why a series has no number for a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoNumber {
    /// A later date has a number already, so that the next one would run backwards; with that date.
    Passed(NaiveDate),
    /// Nothing later has a number yet, so the next number is the right one and none need be inserted.
    NotPassed,
    /// Nothing up to that date has a number to insert behind.
    NothingBefore,
}

/// The next number of a series: one more than the last, `start` being the last before Lajur took over.
///
/// # Errors
/// When a letter with a later date has its number already: a later date always has the higher number.
pub fn next(given: &[Given], start: u32, date: NaiveDate) -> Result<u32, NoNumber> {
    match given.iter().map(|number| number.date).max() {
        Some(last) if last > date => Err(NoNumber::Passed(last)),
        _ => Ok(given.iter().map(|number| number.sequence).max().unwrap_or(0).max(start) + 1),
    }
}

/// A number inserted for a date already passed: the last number up to that date with the first free letter, `123.a`.
///
/// # Errors
/// When nothing later has a number yet, or nothing stands before.
pub fn insert(given: &[Given], start: u32, date: NaiveDate) -> Result<(u32, String), NoNumber> {
    if given.iter().all(|number| number.date <= date) {
        return Err(NoNumber::NotPassed);
    }
    let before = given.iter().filter(|number| number.date <= date).map(|number| number.sequence).max();
    let base = before.unwrap_or(start);
    if base == 0 {
        return Err(NoNumber::NothingBefore);
    }
    let taken = |suffix: &String| given.iter().any(|it| it.sequence == base && it.suffix == *suffix);
    let free = (0..).map(letters).find(|suffix| !taken(suffix));
    Ok((base, free.unwrap_or_default()))
}

/// `a` to `z`, then `aa`, `ab` and so on.
pub fn letters(index: usize) -> String {
    let last = char::from(b'a' + (index % 26) as u8);
    match index / 26 {
        0 => last.to_string(),
        more => format!("{}{last}", letters(more - 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: Known<'static> =
        Known { classification: "500.12.6.3", security: "B", unit: "DISKOMINFO", year: 2026 };

    fn november() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()
    }

    fn filled(pattern: &str, suffix: &str) -> String {
        pattern.parse::<Pattern>().unwrap().fill(&KNOWN, 27, suffix, november())
    }

    #[test]
    fn numbers_follow_the_office_s_pattern() {
        assert_eq!(filled(DEFAULT_PATTERN, ""), "500.12.6.3/27/DISKOMINFO/2026");
        assert_eq!(Pattern::default(), DEFAULT_PATTERN.parse().unwrap());
        assert_eq!(
            filled("{keamanan}/{klasifikasi}/{urut:03}/{unit}/{bulan_romawi}/{tahun}", ""),
            "B/500.12.6.3/027/DISKOMINFO/XI/2026"
        );
        assert_eq!(filled("{urut:03}/{klasifikasi}/{bulan}/{tahun}", "a"), "027.a/500.12.6.3/11/2026");
    }

    fn given(numbers: &[(u32, &str, u32)]) -> Vec<Given> {
        let given = |&(sequence, suffix, day): &(u32, &str, u32)| Given {
            sequence,
            suffix: suffix.to_owned(),
            date: NaiveDate::from_ymd_opt(2026, 11, day).unwrap(),
        };
        numbers.iter().map(given).collect()
    }

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    #[test]
    fn a_later_date_has_the_higher_number() {
        assert_eq!(next(&[], 0, day(1)), Ok(1));
        assert_eq!(next(&[], 318, day(1)), Ok(319));
        let given = given(&[(319, "", 17), (322, "", 18), (322, "a", 18)]);
        assert_eq!(next(&given, 318, day(18)), Ok(323));
        assert_eq!(next(&given, 318, day(17)), Err(NoNumber::Passed(day(18))));
    }

    #[test]
    fn a_forgotten_letter_gets_an_inserted_number_that_nobody_has() {
        let mut all = given(&[(319, "", 17), (320, "", 18), (321, "", 20)]);
        assert_eq!(insert(&all, 318, day(20)), Err(NoNumber::NotPassed));
        for suffix in ["a", "b", "c"] {
            let (sequence, free) = insert(&all, 318, day(19)).unwrap();
            assert_eq!((sequence, free.as_str()), (320, suffix));
            all.extend(given(&[(sequence, suffix, 19)]));
        }
        assert_eq!(insert(&all, 318, day(3)), Ok((318, "a".to_owned())));
        assert_eq!(insert(&given(&[(1, "", 20)]), 0, day(3)), Err(NoNumber::NothingBefore));
        assert_eq!(letters(27), "ab");
    }

    #[test]
    fn an_open_number_leaves_room_for_the_pen() {
        let text = |text: &str| Piece::Text(text.to_owned());
        let open = Pattern::default().open(&KNOWN);
        assert_eq!(open, [text("500.12.6.3/"), Piece::Gap, text("/DISKOMINFO/2026")]);
    }

    #[test]
    fn a_wrong_pattern_says_what_is_wrong() {
        let error = |pattern: &str| pattern.parse::<Pattern>().unwrap_err();
        assert_eq!(error("{urut"), PatternError::Braces);
        assert_eq!(error("urut}/{urut}/{tahun}"), PatternError::Braces);
        assert_eq!(error("{nomor}/{tahun}"), PatternError::Unknown("nomor".to_owned()));
        assert_eq!(error("{urut:99}/{tahun}"), PatternError::Unknown("urut:99".to_owned()));
        assert_eq!(error("{klasifikasi}/{tahun}"), PatternError::Sequence);
        assert_eq!(error("{urut}/{urut}/{tahun}"), PatternError::Sequence);
        assert_eq!(error("{klasifikasi}/{urut}"), PatternError::Year);
    }
}
