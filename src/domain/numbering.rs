//! Letter numbers: the office's pattern, filled by the register or left open for TU's pen.

use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

use super::indonesian::roman_month;
use super::letter::Security;

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
    /// Who may read the letter.
    pub security: Security,
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
            Self::Security => Some(known.security.code().to_owned()),
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

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: Known<'static> =
        Known { classification: "500.12.6.3", security: Security::Open, unit: "DISKOMINFO", year: 2026 };

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
