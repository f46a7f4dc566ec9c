//! Working hours of a day and of a week, in minutes from midnight on the office's wall clock.

use chrono::Weekday;
use serde::Serialize;

/// Minutes in a day; Indonesia's zones know no daylight saving, so every day has them all.
pub(super) const DAY: i64 = 24 * 60;

/// A stretch of one day in which the office works, in minutes from midnight; `until` is outside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Span {
    /// First minute inside.
    pub from: u16,
    /// First minute after it; at most 1440.
    pub until: u16,
}

impl std::fmt::Display for Span {
    /// As people write it: `07.30–11.30`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [from, until] = [self.from, self.until].map(|minute| (minute / 60, minute % 60));
        write!(f, "{:02}.{:02}–{:02}.{:02}", from.0, from.1, until.0, until.1)
    }
}

impl Span {
    fn minutes(self) -> i64 {
        i64::from(self.until) - i64::from(self.from)
    }

    /// How many of its minutes lie before a minute of the day.
    fn before(self, minute: i64) -> i64 {
        (minute - i64::from(self.from)).clamp(0, self.minutes())
    }
}

/// The working hours of one day: spans in order, apart from each other; none on a day off.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hours {
    spans: Vec<Span>,
    closing: Option<u16>,
}

impl Hours {
    /// Takes spans that are in order and do not overlap.
    pub(super) fn new(spans: Vec<Span>) -> Self {
        let closing = spans.last().map(|span| span.until);
        Self { spans, closing }
    }

    /// The stretches in which the office works, in order.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The regular closing, in minutes from midnight; `None` on a day off and on a day that a closure cut short.
    ///
    /// Only a day with a closing counts as a *hari kerja*: nobody holds an office to a closing it could not reach.
    pub fn closing(&self) -> Option<u16> {
        self.closing
    }

    /// Working minutes of the whole day.
    pub fn minutes(&self) -> i64 {
        self.spans.iter().map(|span| span.minutes()).sum()
    }

    /// Working minutes before a minute of the day.
    pub(super) fn before(&self, minute: i64) -> i64 {
        self.spans.iter().map(|span| span.before(minute)).sum()
    }

    /// The first minute of the day by which `worked` minutes are worked; `None` when the day is too short.
    pub(super) fn after(&self, worked: i64) -> Option<i64> {
        let mut left = worked;
        for span in &self.spans {
            if left <= span.minutes() {
                return Some(i64::from(span.from) + left);
            }
            left -= span.minutes();
        }
        None
    }

    /// The hours that remain when the office is shut from one minute of the day to another.
    pub(super) fn without(&self, from: i64, until: i64) -> Self {
        // Clamped to one day, so the conversion cannot fail.
        let minute = |value: i64| u16::try_from(value.clamp(0, DAY)).unwrap_or(0);
        let (from, until) = (minute(from), minute(until));
        let mut spans = Vec::with_capacity(self.spans.len() + 1);
        for span in &self.spans {
            let left = Span { from: span.from, until: span.until.min(from) };
            let right = Span { from: span.from.max(until), until: span.until };
            spans.extend([left, right].into_iter().filter(|part| part.from < part.until));
        }
        let closing = self.closing.filter(|closing| spans.last().is_some_and(|last| last.until == *closing));
        Self { spans, closing }
    }
}

/// The working hours of a week, Monday first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Week {
    pub(super) days: [Hours; 7],
    pub(super) inferred: Vec<String>,
}

impl Week {
    /// The hours of a weekday; empty on a day off.
    pub fn hours(&self, weekday: Weekday) -> &Hours {
        &self.days[weekday.num_days_from_monday() as usize]
    }

    /// The hours of every weekday, Monday first.
    pub fn days(&self) -> &[Hours; 7] {
        &self.days
    }

    /// Why part of these hours is ours and not the source's; empty when the source says everything.
    pub fn inferred(&self) -> &[String] {
        &self.inferred
    }

    /// Whether the week has any working time at all.
    pub(super) fn works(&self) -> bool {
        self.days.iter().any(|hours| hours.minutes() > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn monday() -> Hours {
        Hours::new(vec![Span { from: 450, until: 720 }, Span { from: 780, until: 960 }])
    }

    #[test]
    fn counts_around_the_break() {
        let hours = monday();
        assert_eq!(hours.minutes(), 450);
        assert_eq!(
            [0, 451, 720, 750, 780, 781, 1440].map(|at| hours.before(at)),
            [0, 1, 270, 270, 270, 271, 450]
        );
        assert_eq!(hours.after(270), Some(720), "the break's beginning, not its end");
        assert_eq!(hours.after(271), Some(781));
        assert_eq!(hours.after(451), None);
    }

    #[test]
    fn a_closure_takes_only_its_own_time() {
        let morning = monday().without(0, 600);
        assert_eq!((morning.minutes(), morning.closing()), (300, Some(960)));
        let middle = monday().without(500, 510);
        assert_eq!((middle.spans().len(), middle.minutes()), (3, 440));
    }

    #[test]
    fn a_day_cut_short_has_no_closing() {
        let cut = monday().without(900, 2000);
        assert_eq!((cut.minutes(), cut.closing()), (390, None));
        assert_eq!(monday().without(960, 1440).closing(), Some(960), "after closing nothing is lost");
    }
}
