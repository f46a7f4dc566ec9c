//! Moments as people and scripts write them.

use chrono::{DateTime, NaiveDateTime, Utc};

use super::office::Zone;

/// What a moment may look like with an offset of its own.
const WITH_OFFSET: [&str; 2] = ["%Y-%m-%dT%H:%M%z", "%Y-%m-%d %H:%M%z"];
/// What a moment may look like in the office's zone.
const LOCAL: [&str; 4] = ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%d %H.%M"];

/// Reads a moment: RFC 3339, with or without seconds, or a date and time in the given zone.
pub fn parse(text: &str, zone: Zone) -> Option<DateTime<Utc>> {
    let text = text.trim();
    let own = DateTime::parse_from_rfc3339(text).ok();
    let own =
        own.or_else(|| WITH_OFFSET.iter().find_map(|format| DateTime::parse_from_str(text, format).ok()));
    if let Some(moment) = own {
        return Some(moment.with_timezone(&Utc));
    }
    let local = LOCAL.iter().find_map(|format| NaiveDateTime::parse_from_str(text, format).ok())?;
    local.and_local_timezone(zone.offset()).single().map(|moment| moment.with_timezone(&Utc))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_write_moments_in_many_ways() {
        let nine = "2026-11-20T02:00:00Z".parse().ok();
        for text in [
            "2026-11-20T09:00:00+07:00",
            "2026-11-20T09:00+07:00",
            "2026-11-20T09:00",
            "2026-11-20T09:00:00",
            "2026-11-20 09.00",
            " 2026-11-20 09:00 ",
            "2026-11-20T02:00:00Z",
        ] {
            assert_eq!(parse(text, Zone::Wib), nine, "{text}");
        }
        for text in ["", "besok", "2026-11-31T09:00", "20-11-2026 09:00", "2026-11-20"] {
            assert_eq!(parse(text, Zone::Wib), None, "{text}");
        }
    }
}
