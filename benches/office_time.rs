//! Due dates of a busy office, beside what counting minute by minute would cost.
//!
//! `cargo bench --bench office_time` prints one table. The slow counter answers a sample; its time is scaled up.

#[path = "support/table.rs"]
mod table;

use std::hint::black_box;
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use lajur::domain::calendar::{Calendar, DayKind, Pause, Standing};
use lajur::domain::procedure::TimeUnit;

/// Requests whose due dates are recomputed, spread over a year.
const REQUESTS: usize = 100_000;
/// Requests the slow counter answers.
const SAMPLE: usize = 1_000;

type Case = (DateTime<Utc>, (u32, TimeUnit));

/// Receipts over 2026 with the standard times that the five SOPs use.
fn cases(start: DateTime<Utc>) -> Vec<Case> {
    let times = [
        (10, TimeUnit::Minute),
        (60, TimeUnit::Minute),
        (180, TimeUnit::Minute),
        (2, TimeUnit::Hour),
        (3, TimeUnit::Hour),
        (1, TimeUnit::Day),
        (2, TimeUnit::Day),
        (3, TimeUnit::Day),
        (2, TimeUnit::Month),
    ];
    // A step of 37 minutes and a prime stride reach every minute of the day and every unit.
    (0..REQUESTS)
        .map(|index| {
            let minutes = (index * 37) % (365 * 24 * 60);
            (start + TimeDelta::minutes(minutes as i64), times[index % times.len()])
        })
        .collect()
}

/// Whether the office works in a minute, asked of the calendar's days alone.
fn open(calendar: &Calendar, at: DateTime<Utc>) -> bool {
    use chrono::Timelike;
    let local = at.with_timezone(&calendar.zone().offset()).naive_local();
    let minute = (local.hour() * 60 + local.minute()) as u16;
    match calendar.day(local.date()) {
        DayKind::Working(spans) => spans.iter().any(|span| span.from <= minute && minute < span.until),
        _ => false,
    }
}

/// What a first attempt would do: walk on minute by minute until the time is used up.
fn due_slowly(calendar: &Calendar, (received, (value, unit)): Case) -> DateTime<Utc> {
    let mut left = match unit {
        TimeUnit::Minute => i64::from(value),
        TimeUnit::Hour => i64::from(value) * 60,
        // Days and months are compared by the working minutes they hold.
        TimeUnit::Day | TimeUnit::Month => calendar
            .progress(received, (value, unit), &[], received)
            .map_or(0, |progress| progress.allowed_minutes),
    };
    let mut at = received;
    while left > 0 {
        left -= i64::from(open(calendar, at));
        at += TimeDelta::minutes(1);
    }
    at
}

fn used_slowly(calendar: &Calendar, from: DateTime<Utc>, until: DateTime<Utc>) -> i64 {
    let (mut at, mut minutes) = (from, 0);
    while at < until {
        minutes += i64::from(open(calendar, at));
        at += TimeDelta::minutes(1);
    }
    minutes
}

/// The best of three runs, per call.
fn per_call(calls: usize, mut run: impl FnMut()) -> Duration {
    let best = (0..3).map(|_| {
        let begin = Instant::now();
        run();
        begin.elapsed()
    });
    best.min().unwrap_or_default() / u32::try_from(calls).unwrap_or(u32::MAX)
}

/// One line: what all requests take, beside what the slow counter would need for them.
fn row(what: &str, fast: Duration, slow: Option<Duration>, aim: &str) {
    let all = fast * REQUESTS as u32;
    let beside =
        slow.map_or_else(String::new, |slow| format!("{:.0} s", (slow * REQUESTS as u32).as_secs_f64()));
    let ratio = slow.map_or_else(String::new, |slow| {
        format!("{:.0}x faster", slow.as_secs_f64() / fast.as_secs_f64().max(1e-12))
    });
    table::row(what, &table::millis(all), &beside, &ratio, aim);
}

#[allow(clippy::print_stdout)]
fn main() {
    let Some(calendar) = Calendar::preset("perpres-21-2023") else {
        return println!("the preset is missing");
    };
    let Ok(start) = "2025-12-31T17:00:00Z".parse::<DateTime<Utc>>() else {
        return println!("the start is not a moment");
    };
    let cases = cases(start);
    let sample: Vec<Case> = cases.iter().step_by(REQUESTS / SAMPLE).copied().collect();
    let year_later = start + TimeDelta::days(365);
    let years_later = start + TimeDelta::days(365 * 10);

    table::head("office time of 100,000 requests, beside counting minute by minute");

    let fast = per_call(REQUESTS, || {
        for (received, time) in &cases {
            black_box(calendar.due(*received, *time));
        }
    });
    let slow = per_call(sample.len(), || {
        for case in &sample {
            black_box(due_slowly(&calendar, *case));
        }
    });
    row("due dates, recomputed", fast, Some(slow), "<= 1 s");

    let fast = per_call(REQUESTS, || {
        for (received, time) in &cases {
            let pause = Pause {
                from: *received + TimeDelta::minutes(30),
                until: Some(*received + TimeDelta::minutes(3000)),
            };
            black_box(calendar.due_paused(*received, *time, &[pause]));
        }
    });
    row("due dates, once returned", fast, None, "<= 1 s");

    let fast = per_call(REQUESTS, || {
        for (received, time) in &cases {
            let late = calendar
                .progress(*received, *time, &[], year_later)
                .is_some_and(|progress| matches!(progress.standing, Standing::Late { .. }));
            black_box(late);
        }
    });
    row("progress and lateness", fast, None, "<= 1 s");

    let fast = per_call(REQUESTS, || {
        for (received, _) in &cases {
            black_box(calendar.used(*received, year_later));
        }
    });
    let slow = per_call(20, || {
        for (received, _) in cases.iter().step_by(REQUESTS / 20) {
            black_box(used_slowly(&calendar, *received, year_later));
        }
    });
    row("minutes used within a year", fast, Some(slow), "");

    let fast = per_call(REQUESTS, || {
        for (received, _) in &cases {
            black_box(calendar.used(*received, years_later));
        }
    });
    row("minutes used over ten years", fast, None, "");

    let fast = per_call(100, || {
        for _ in 0..100 {
            black_box(Calendar::preset("perpres-21-2023"));
        }
    });
    table::row("reading the calendar, once", &table::millis(fast), "", "", "");
}
