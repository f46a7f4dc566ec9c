//! Standard time (mutu baku waktu): the text as printed and what it means.

use std::fmt;

/// The unit a standard time is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeUnit {
    /// Menit, counted inside working time.
    Minute,
    /// Jam, counted inside working time.
    Hour,
    /// Hari: working days.
    Day,
    /// Bulan: calendar months.
    Month,
}

/// A standard time as the SOP prints it; `amount` is `None` for "N/A", which is not set and never late.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandardTime {
    /// Text as printed, such as `10 Menit` or `N/A`.
    pub text: String,
    /// Parsed amount and unit.
    pub amount: Option<(u32, TimeUnit)>,
}

/// Why a text is not a standard time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a standard time: {0}")]
pub struct BadTime(pub String);

impl StandardTime {
    /// Reads a standard time such as `10 Menit`, `1jam`, `2 Bulan` or `N/A`.
    ///
    /// # Errors
    /// When the text is neither "not set" nor a positive whole number with a unit of time.
    pub fn parse(text: &str) -> Result<Self, BadTime> {
        let bad = || BadTime(text.to_owned());
        let trimmed = text.trim();
        if trimmed.eq_ignore_ascii_case("n/a") || trimmed == "-" {
            return Ok(Self { text: trimmed.to_owned(), amount: None });
        }
        let split = trimmed.find(|c: char| !c.is_ascii_digit()).ok_or_else(bad)?;
        let (number, unit) = trimmed.split_at(split);
        let value: u32 = number.parse().map_err(|_| bad())?;
        let unit = match unit.trim().to_ascii_lowercase().as_str() {
            "menit" | "minute" | "minutes" => TimeUnit::Minute,
            "jam" | "hour" | "hours" => TimeUnit::Hour,
            "hari" | "hari kerja" | "day" | "days" => TimeUnit::Day,
            "bulan" | "month" | "months" => TimeUnit::Month,
            _ => return Err(bad()),
        };
        // A hundred thousand of any unit is beyond every SOP and keeps later arithmetic far from overflow.
        if value == 0 || value > 100_000 {
            return Err(bad());
        }
        Ok(Self { text: trimmed.to_owned(), amount: Some((value, unit)) })
    }
}

impl fmt::Display for StandardTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl serde::Serialize for StandardTime {
    /// Writes `{text, value, unit}` (DESIGN §8).
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut state = serializer.serialize_struct("StandardTime", 3)?;
        state.serialize_field("text", &self.text)?;
        state.serialize_field("value", &self.amount.map(|(value, _)| value))?;
        state.serialize_field("unit", &self.amount.map(|(_, unit)| unit))?;
        state.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_way_the_seeds_write_time() {
        for (text, amount) in [
            ("10 Menit", Some((10, TimeUnit::Minute))),
            ("150 menit", Some((150, TimeUnit::Minute))),
            ("1jam", Some((1, TimeUnit::Hour))),
            ("2 Jam", Some((2, TimeUnit::Hour))),
            ("1hari", Some((1, TimeUnit::Day))),
            ("2 Bulan", Some((2, TimeUnit::Month))),
            ("N/A", None),
        ] {
            assert_eq!(StandardTime::parse(text).map(|time| time.amount), Ok(amount), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_not_a_time() {
        for text in ["", "sebentar", "10", "0 menit", "-3 hari", "10 parsek", "99999999999 hari"] {
            assert!(StandardTime::parse(text).is_err(), "{text}");
        }
    }
}
