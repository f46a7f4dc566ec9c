//! The one place that reads a clock.

use chrono::{DateTime, Utc};

/// The environment variable that fixes the clock, such as `2026-11-20T09:00:00+07:00`.
pub const VARIABLE: &str = "LAJUR_CLOCK";

/// What tells the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// The laptop's own clock.
    System,
    /// A fixed time, for tests, demonstrations and reproducible papers.
    Fixed(DateTime<Utc>),
}

/// The clock variable does not hold a moment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{VARIABLE} is not a moment: {0}")]
pub struct BadClock(pub String);

impl Clock {
    /// Takes the clock that the environment asks for; the system's when it asks for none.
    ///
    /// # Errors
    /// When the variable is set to something that is no moment.
    pub fn from_environment() -> Result<Self, BadClock> {
        match std::env::var(VARIABLE) {
            Ok(text) => match DateTime::parse_from_rfc3339(&text) {
                Ok(moment) => Ok(Self::Fixed(moment.with_timezone(&Utc))),
                Err(_) => Err(BadClock(text)),
            },
            Err(_) => Ok(Self::System),
        }
    }

    /// The time now, in whole milliseconds as events keep it.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
    pub fn now(&self) -> DateTime<Utc> {
        let now = match self {
            Self::System => Utc::now(),
            Self::Fixed(moment) => *moment,
        };
        DateTime::from_timestamp_millis(now.timestamp_millis()).unwrap_or(now)
    }
}
