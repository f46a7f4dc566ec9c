//! Lengths of office time as papers write them.

use crate::domain::calendar::Length;

/// Working minutes in hours and minutes: `1 jam 20 menit`.
pub fn minutes(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, rest) => format!("{rest} menit"),
        (hours, 0) => format!("{hours} jam"),
        (hours, rest) => format!("{hours} jam {rest} menit"),
    }
}

/// A length in the units its SOP uses: `2 hari 1 jam`.
pub fn length(length: &Length) -> String {
    let mut parts = Vec::new();
    for (count, unit) in [(length.months, "bulan"), (length.days, "hari")] {
        if count > 0 {
            parts.push(format!("{count} {unit}"));
        }
    }
    if length.minutes > 0 || parts.is_empty() {
        parts.push(minutes(length.minutes));
    }
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_keep_their_units() {
        assert_eq!(minutes(0), "0 menit");
        assert_eq!(minutes(80), "1 jam 20 menit");
        assert_eq!(length(&Length { months: 2, days: 0, minutes: 0 }), "2 bulan");
        assert_eq!(length(&Length { months: 0, days: 2, minutes: 60 }), "2 hari 1 jam");
        assert_eq!(length(&Length::default()), "0 menit");
    }
}
