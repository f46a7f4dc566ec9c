//! An office that counts minute by minute, written without looking at the calendar module.
//!
//! It shares nothing with it but the rules: a minute is open when the regulation's hours, the holidays and the closures
//! say so, and everything else is counting open minutes one after the other.

use std::collections::BTreeSet;
use std::fmt::Write;

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveDateTime, TimeDelta, Timelike, Utc};
use lajur::domain::procedure::TimeUnit;
use proptest::prelude::*;

/// Days the slow office can see; a due date beyond them is not compared.
const WINDOW: u64 = 110;
const DAY: usize = 24 * 60;

/// Hours of one weekday in minutes from midnight: open, close, and a break that may be empty.
#[derive(Debug, Clone, Copy)]
pub struct DayHours {
    open: u32,
    close: u32,
    pause: (u32, u32),
}

type SlowWeek = [Option<DayHours>; 7];

/// The definition of an office in its plainest form.
#[derive(Debug, Clone)]
pub struct SlowOffice {
    week: SlowWeek,
    /// First day, last day, hours.
    period: Option<(NaiveDate, NaiveDate, SlowWeek)>,
    pub holidays: BTreeSet<NaiveDate>,
    pub closures: Vec<(NaiveDateTime, NaiveDateTime)>,
}

/// Monday 12 January 2026, 00.00: where the slow office begins to look.
fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 12).expect("a date")
}

fn moment(minute: usize) -> NaiveDateTime {
    first_day().and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(minute as i64)
}

/// The instant of a minute of the window, in an office in WIB.
pub fn instant(minute: usize) -> DateTime<Utc> {
    moment(minute).and_utc() - TimeDelta::hours(7)
}

impl SlowOffice {
    fn regular(&self, date: NaiveDate) -> Option<DayHours> {
        let week = match &self.period {
            Some((from, until, week)) if *from <= date && date <= *until => week,
            _ => &self.week,
        };
        week[date.weekday().num_days_from_monday() as usize]
    }

    /// Whether the office works in the minute that begins here.
    fn open(&self, at: NaiveDateTime) -> bool {
        let minute = at.hour() * 60 + at.minute();
        let regular = self.regular(at.date()).is_some_and(|hours| {
            let inside = hours.open <= minute && minute < hours.close;
            inside && !(hours.pause.0 <= minute && minute < hours.pause.1)
        });
        regular
            && !self.holidays.contains(&at.date())
            && !self.closures.iter().any(|(from, until)| *from <= at && at < *until)
    }

    /// Looks at every minute of the window.
    pub fn look(&self) -> SlowCounter {
        let minutes = WINDOW as usize * DAY;
        let open: Vec<bool> = (0..minutes).map(|minute| self.open(moment(minute))).collect();
        let closings = (0..WINDOW as usize)
            .filter_map(|day| {
                let date = first_day() + Days::new(day as u64);
                let close = day * DAY + self.regular(date)?.close as usize;
                open[close - 1].then_some(close)
            })
            .collect();
        SlowCounter { open, closings }
    }

    /// The same office as a calendar text.
    pub fn text(&self) -> String {
        let mut text = String::from("name = \"Kantor Acak\"\n");
        write_week(&mut text, "week", &self.week);
        if let Some((from, until, week)) = &self.period {
            let _ = writeln!(text, "[[period]]\nname = \"Jam khusus\"\nfrom = {from}\nuntil = {until}");
            write_week(&mut text, "period.week", week);
        }
        // Replaces the shipped list, so that only the random holidays hold.
        let _ = writeln!(text, "[[year]]\nyear = 2026");
        for date in &self.holidays {
            let _ = writeln!(text, "[[year.holiday]]\ndate = {date}\nname = \"Libur\"");
        }
        for (from, until) in &self.closures {
            let _ = writeln!(text, "{}", closure_text(*from, *until));
        }
        text
    }
}

/// A closure as a calendar text.
pub fn closure_text(from: NaiveDateTime, until: NaiveDateTime) -> String {
    let moment = |at: NaiveDateTime| at.format("%Y-%m-%dT%H:%M:00").to_string();
    format!("[[closure]]\nname = \"Tutup\"\nfrom = {}\nuntil = {}", moment(from), moment(until))
}

fn write_week(text: &mut String, key: &str, week: &SlowWeek) {
    const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let clock = |minute: u32| format!("{:02}.{:02}", minute / 60, minute % 60);
    for (name, hours) in NAMES.iter().zip(week) {
        let Some(hours) = hours else { continue };
        let _ = writeln!(text, "[[{key}]]\ndays = [\"{name}\"]");
        let _ = writeln!(text, "hours = [\"{}-{}\"]", clock(hours.open), clock(hours.close));
        if hours.pause.0 < hours.pause.1 {
            let _ = writeln!(text, "breaks = [\"{}-{}\"]", clock(hours.pause.0), clock(hours.pause.1));
        }
    }
}

/// Every minute of the window, open or not, and every closing that was reached.
pub struct SlowCounter {
    open: Vec<bool>,
    closings: Vec<usize>,
}

impl SlowCounter {
    pub fn used(&self, from: usize, until: usize) -> i64 {
        let mut minutes = 0;
        for minute in from..until {
            if self.open[minute] {
                minutes += 1;
            }
        }
        minutes
    }

    /// The due minute, or `None` beyond the window; pauses are pairs of minutes.
    pub fn due(
        &self,
        from: usize,
        (value, unit): (u32, TimeUnit),
        pauses: &[(usize, usize)],
    ) -> Option<usize> {
        match unit {
            TimeUnit::Minute => self.due_minutes(from, value, pauses),
            TimeUnit::Hour => self.due_minutes(from, value * 60, pauses),
            TimeUnit::Day => self.due_days(from, value as usize, pauses),
            TimeUnit::Month => {
                let receipt = *self.closings.iter().find(|closing| **closing >= from)?;
                // The last minute worked tells the day: a closing at 24.00 is written as the next one.
                let day = |closing: usize| moment(closing - 1).date();
                let target = day(receipt) + Months::new(value);
                let base = self.closings.iter().position(|closing| day(*closing) >= target)?;
                let first = self.closings.iter().position(|closing| *closing == receipt)?;
                self.due_days(from, base - first, pauses)
            }
        }
    }

    fn due_minutes(&self, from: usize, value: u32, pauses: &[(usize, usize)]) -> Option<usize> {
        let mut left = value;
        for minute in from..self.open.len() {
            let paused = pauses.iter().any(|(begin, end)| *begin <= minute && minute < *end);
            if self.open[minute] && !paused {
                left -= 1;
                if left == 0 {
                    return Some(minute + 1);
                }
            }
        }
        None
    }

    fn due_days(&self, from: usize, days: usize, pauses: &[(usize, usize)]) -> Option<usize> {
        let with_office =
            |closing: usize| !pauses.iter().any(|(begin, end)| *begin < closing && closing < *end);
        self.closings.iter().copied().filter(|closing| *closing >= from && with_office(*closing)).nth(days)
    }
}

/// An office with random hours, breaks, days off, holidays and closures.
pub fn offices() -> impl Strategy<Value = SlowOffice> {
    let period = prop::option::of((0u64..60, 0u64..30, weeks())).prop_map(|period| {
        period.map(|(start, length, week)| {
            let from = first_day() + Days::new(start);
            (from, from + Days::new(length), week)
        })
    });
    let holidays = prop::collection::btree_set((0u64..60).prop_map(|day| first_day() + Days::new(day)), 0..8);
    (weeks(), period, holidays, prop::collection::vec(closures(), 0..4))
        .prop_map(|(week, period, holidays, closures)| SlowOffice { week, period, holidays, closures })
}

/// A closure of up to three days.
pub fn closures() -> impl Strategy<Value = (NaiveDateTime, NaiveDateTime)> {
    (0usize..60 * DAY, 1usize..3 * DAY).prop_map(|(from, length)| (moment(from), moment(from + length)))
}

/// A holiday within reach of the cases.
pub fn holidays() -> impl Strategy<Value = NaiveDate> {
    (0u64..60).prop_map(|day| first_day() + Days::new(day))
}

fn weeks() -> impl Strategy<Value = SlowWeek> {
    // Monday always works, so that every week has working time.
    let monday = day_hours();
    let others = prop::array::uniform6(prop::option::weighted(0.8, day_hours()));
    (monday, others).prop_map(|(monday, others)| {
        let mut week = [Some(monday); 7];
        week[1..].copy_from_slice(&others);
        week
    })
}

fn day_hours() -> impl Strategy<Value = DayHours> {
    // Closings up to 24.00 and openings from 00.00 reach every edge of a day.
    let hours = prop_oneof![8 => (420u32..540, 840u32..1020), 1 => (0u32..420, 1020u32..=1440)];
    (hours, 540u32..840, 0u32..120, any::<bool>()).prop_map(|((open, close), from, length, round)| {
        // Round hours meet round moments, so that the cases stand on the edges often.
        let step = if round { 60 } else { 1 };
        let [open, close, from, length] = [open, close, from, length].map(|minute| minute / step * step);
        // A break up to the very end would only mean that the day closes earlier.
        let pause = (from, (from + length).min(close - 1));
        DayHours { open, close, pause }
    })
}
