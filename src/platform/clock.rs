//! The one place that reads a clock.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Utc};

/// The environment variable that fixes the clock, such as `2026-11-20T09:00:00+07:00`.
pub const VARIABLE: &str = "LAJUR_CLOCK";

/// What tells the time.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The laptop's own clock.
    System,
    /// A fixed time, for tests, demonstrations and reproducible papers.
    Fixed(DateTime<Utc>),
    /// A time that somebody sets, shared by all who hold this clock: milliseconds since 1970 UTC.
    Manual(Arc<AtomicI64>),
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

    /// A clock that stands until it is set.
    pub fn manual(at: DateTime<Utc>) -> Self {
        Self::Manual(Arc::new(AtomicI64::new(at.timestamp_millis())))
    }

    /// Sets a manual clock; the others keep their own time.
    pub fn set(&self, at: DateTime<Utc>) {
        if let Self::Manual(shared) = self {
            shared.store(at.timestamp_millis(), Ordering::Relaxed);
        }
    }

    /// The time now, in whole milliseconds as events keep it.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
    pub fn now(&self) -> DateTime<Utc> {
        let now = match self {
            Self::System => Utc::now(),
            Self::Fixed(moment) => *moment,
            Self::Manual(shared) => {
                DateTime::from_timestamp_millis(shared.load(Ordering::Relaxed)).unwrap_or_default()
            }
        };
        DateTime::from_timestamp_millis(now.timestamp_millis()).unwrap_or(now)
    }
}
