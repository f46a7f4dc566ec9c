//! Which mutu baku never fits, and what would.
//!
//! A row is named only when enough visits speak for it: too short when more than half of them went past it, too long
//! when nine of ten took at most a third of it. The proposal is the time nine of ten visits need, rounded up to a
//! figure an SOP would print.

use serde::Serialize;

use super::{Share, Spread};

/// The fewest visits a suggestion rests on.
pub const LEAST_VISITS: usize = 5;

/// Which way a standard time misses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The work never fits into it.
    TooShort,
    /// The work never needs it.
    TooLong,
}

/// What the next revision of an SOP should say of a row's time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// Which way the present time misses.
    pub direction: Direction,
    /// The proposed time in working minutes.
    pub minutes: i64,
}

/// What to propose for a row with this time, when anything.
pub(super) fn suggest(allowed: i64, used: Spread, in_time: Share) -> Option<Suggestion> {
    if in_time.of < LEAST_VISITS || allowed <= 0 {
        return None;
    }
    let direction = if in_time.part * 2 < in_time.of {
        Direction::TooShort
    } else if used.p90 * 3 <= allowed {
        Direction::TooLong
    } else {
        return None;
    };
    let minutes = rounded(used.p90);
    let moves = match direction {
        Direction::TooShort => minutes > allowed,
        Direction::TooLong => minutes < allowed,
    };
    moves.then_some(Suggestion { direction, minutes })
}

/// Minutes rounded up to a figure an SOP would print: fives under an hour, quarters of an hour under half a day, then
/// whole hours.
fn rounded(minutes: i64) -> i64 {
    let step = match minutes {
        ..=60 => 5,
        61..=240 => 15,
        _ => 60,
    };
    ((minutes + step - 1) / step * step).max(step)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spread(p90: i64) -> Spread {
        Spread { count: 10, median: p90 / 2, p90, most: p90 }
    }

    #[test]
    fn rows_that_never_fit_are_named_in_both_directions() {
        // Ten minutes allowed, nine of ten need up to 47: fifty would fit.
        let short = suggest(10, spread(47), Share { part: 1, of: 10 });
        assert_eq!(short, Some(Suggestion { direction: Direction::TooShort, minutes: 50 }));
        // A day of 450 minutes allowed, nine of ten need up to 130: two hours and a quarter would do.
        let long = suggest(450, spread(130), Share { part: 10, of: 10 });
        assert_eq!(long, Some(Suggestion { direction: Direction::TooLong, minutes: 135 }));
    }

    #[test]
    fn rows_that_fit_and_rows_with_few_visits_are_left_alone() {
        assert_eq!(suggest(60, spread(55), Share { part: 9, of: 10 }), None, "it fits");
        assert_eq!(suggest(60, spread(90), Share { part: 5, of: 10 }), None, "half of them fit");
        assert_eq!(suggest(10, spread(47), Share { part: 0, of: 4 }), None, "four visits prove nothing");
        assert_eq!(suggest(0, spread(47), Share { part: 0, of: 9 }), None, "no time is no time");
    }

    #[test]
    fn proposals_are_figures_an_sop_would_print() {
        assert_eq!([0, 1, 60, 61, 240, 241].map(rounded), [5, 5, 60, 75, 240, 300]);
    }
}
