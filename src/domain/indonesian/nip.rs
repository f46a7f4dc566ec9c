//! The NIP: the 18-digit number of a civil servant, printed in groups of 8, 6, 1 and 3.

use chrono::{Datelike, NaiveDate};

/// What is wrong with a NIP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NipError {
    /// Not 18 digits.
    #[error("a NIP has 18 digits, this one has {digits}")]
    Length {
        /// Number of digits found.
        digits: usize,
    },
    /// The first eight digits are no date of birth.
    #[error("the first eight digits are not a date of birth")]
    Birth,
    /// The next six digits are no month of appointment after the birth.
    #[error("digits 9 to 14 are not a year and month of appointment")]
    Appointment,
    /// The fifteenth digit is neither 1 nor 2.
    #[error("the fifteenth digit must be 1 or 2")]
    Gender,
}

/// Checks a NIP, written with or without spaces.
///
/// PPPK numbers carry 21 and more where others carry the month of appointment.
pub fn check(text: &str) -> Result<(), NipError> {
    let digits: Vec<u32> = text.chars().filter_map(|letter| letter.to_digit(10)).collect();
    let others = text.chars().any(|letter| !letter.is_ascii_digit() && !letter.is_whitespace());
    if digits.len() != 18 || others {
        return Err(NipError::Length { digits: digits.len() });
    }
    let number = |range: std::ops::Range<usize>| digits[range].iter().fold(0, |sum, digit| sum * 10 + digit);
    let birth =
        NaiveDate::from_ymd_opt(number(0..4) as i32, number(4..6), number(6..8)).ok_or(NipError::Birth)?;
    let (year, month) = (number(8..12) as i32, number(12..14));
    if year <= birth.year() || !matches!(month, 1..=12 | 21..=32) {
        return Err(NipError::Appointment);
    }
    if !matches!(digits[14], 1 | 2) {
        return Err(NipError::Gender);
    }
    Ok(())
}

/// A NIP as printed, `19800101 200501 1 001`; any other text comes back trimmed.
pub fn spaced(text: &str) -> String {
    let digits: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    if digits.len() != 18 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.trim().to_owned();
    }
    format!("{} {} {} {}", &digits[..8], &digits[8..14], &digits[14..15], &digits[15..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nip_prints_in_its_groups() {
        assert_eq!(spaced("198001012005011001"), "19800101 200501 1 001");
        assert_eq!(spaced("19800101 200501 1 001"), "19800101 200501 1 001");
        assert_eq!(spaced(" belum ada "), "belum ada");
        assert_eq!(spaced("é"), "é");
    }

    #[test]
    fn a_wrong_nip_says_what_is_wrong() {
        assert_eq!(check("19810202 200601 2 002"), Ok(()));
        assert_eq!(check("199505062024211003"), Ok(()));
        assert_eq!(check("123"), Err(NipError::Length { digits: 3 }));
        assert_eq!(check("19721319 199702 2 002"), Err(NipError::Birth));
        assert_eq!(check("19720819 199713 2 002"), Err(NipError::Appointment));
        assert_eq!(check("19720819 199702 3 002"), Err(NipError::Gender));
        assert!(check("x19810202 200601 2 002").is_err());
    }
}
