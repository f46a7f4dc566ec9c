//! Office time, worked by hand.
//!
//! Every expected value was found with a wall calendar and the hours below, never with the code; the last column says
//! how. Weekdays are written out and checked, so that a slip in a date cannot pass as a slip in a rule.
//!
//! Beside the tables stand the properties, an independent slow counter, and texts that must be refused.
//!
//! Perpres 21/2023, Mon-Thu: 07.30-12.00 (270) and 13.00-16.00 (180); Fri: 07.30-11.30 (240) and 13.00-16.30 (210).
//! Ramadan 19 Feb to 20 Mar 2026, Mon-Thu: 08.00-12.00 (240), 12.30-15.00 (150); Fri: 08.00-11.30 (210), 12.30-15.30 (180).
//! Kaltara 2022, Mon-Thu: 08.00-12.00 (240), 13.00-16.00 (180); Fri: 08.00-11.30 (210), 13.00-16.30 (210).

// Helpers of tests may fail like tests do.
#![allow(clippy::expect_used, clippy::panic)]

#[path = "office_time/bad_texts.rs"]
mod bad_texts;
#[path = "office_time/properties.rs"]
mod properties;
#[path = "office_time/slow.rs"]
mod slow;
#[path = "office_time/support.rs"]
mod support;

use chrono::{DateTime, Utc};
use lajur::domain::calendar::{Calendar, DayKind, Holder, Interval, Length, Standing, Total, Warning};
use lajur::domain::office::Zone;
use support::{at, date, pauses, perpres, perpres_with, time, written};

/// Received, standard time, due, why.
type DueCase = (&'static str, &'static str, &'static str, &'static str);

fn check_due(calendar: &Calendar, cases: &[DueCase]) {
    for (received, standard, due, why) in cases {
        let answer = calendar.due(at(calendar, received), time(standard));
        let found = answer.at.map(|at| written(calendar, at));
        assert_eq!(found.as_deref(), Some(*due), "{received} + {standard}: {why}");
    }
}

#[rustfmt::skip]
const MINUTES: &[DueCase] = &[
    ("Mon 2026-11-16 09:00", "60 menit", "Mon 2026-11-16 10:00", "inside the morning"),
    ("Mon 2026-11-16 07:30", "1 menit", "Mon 2026-11-16 07:31", "received at opening"),
    ("Mon 2026-11-16 11:30", "30 menit", "Mon 2026-11-16 12:00", "ends where the break begins, not at 13.00"),
    ("Mon 2026-11-16 11:30", "31 menit", "Mon 2026-11-16 13:01", "one minute is left after the break"),
    ("Mon 2026-11-16 11:40", "50 menit", "Mon 2026-11-16 13:30", "20 before the break, 30 after it"),
    ("Mon 2026-11-16 12:00", "60 menit", "Mon 2026-11-16 14:00", "received as the break begins"),
    ("Mon 2026-11-16 12:15", "60 menit", "Mon 2026-11-16 14:00", "received inside the break"),
    ("Mon 2026-11-16 12:59", "1 menit", "Mon 2026-11-16 13:01", "the break's last minute does not count"),
    ("Mon 2026-11-16 13:00", "180 menit", "Mon 2026-11-16 16:00", "the whole afternoon"),
    ("Mon 2026-11-16 15:00", "60 menit", "Mon 2026-11-16 16:00", "ends at closing, not at the next opening"),
    ("Mon 2026-11-16 15:00", "61 menit", "Tue 2026-11-17 07:31", "one minute is left for Tuesday"),
    ("Mon 2026-11-16 15:20", "75 menit", "Tue 2026-11-17 08:05", "40 on Monday, 35 on Tuesday"),
    ("Mon 2026-11-16 15:59", "1 menit", "Mon 2026-11-16 16:00", "the last minute of the day"),
    ("Mon 2026-11-16 16:00", "1 menit", "Tue 2026-11-17 07:31", "nothing of Monday is left"),
    ("Mon 2026-11-16 16:00", "450 menit", "Tue 2026-11-17 16:00", "the whole of Tuesday"),
    ("Mon 2026-11-16 07:30", "450 menit", "Mon 2026-11-16 16:00", "450 minutes are one working day"),
    ("Mon 2026-11-16 07:30", "451 menit", "Tue 2026-11-17 07:31", "one more than a working day"),
    ("Mon 2026-11-16 07:29", "1 menit", "Mon 2026-11-16 07:31", "before opening nothing counts"),
    ("Mon 2026-11-16 00:00", "270 menit", "Mon 2026-11-16 12:00", "midnight, then the whole morning"),
    ("Mon 2026-11-16 00:00", "10 menit", "Mon 2026-11-16 07:40", "midnight belongs to the day it begins"),
    ("Sun 2026-11-15 23:59", "10 menit", "Mon 2026-11-16 07:40", "Sunday night"),
    ("Sat 2026-11-14 10:00", "10 menit", "Mon 2026-11-16 07:40", "Saturday"),
    ("Fri 2026-11-13 16:30", "10 menit", "Mon 2026-11-16 07:40", "Friday at closing"),
    ("Mon 2026-11-16 23:59", "10 menit", "Tue 2026-11-17 07:40", "one minute before midnight"),
    ("Mon 2026-11-16 20:00", "30 menit", "Tue 2026-11-17 08:00", "in the evening"),
    ("Mon 2026-11-16 10:00", "900 menit", "Wed 2026-11-18 10:00", "two working days later, same time"),
    ("Mon 2026-11-16 07:30", "2250 menit", "Fri 2026-11-20 16:30", "37 h 30 m are one week"),
    ("Mon 2026-11-16 07:30", "2251 menit", "Mon 2026-11-23 07:31", "one more than a week"),
];

#[rustfmt::skip]
const FRIDAY: &[DueCase] = &[
    ("Fri 2026-11-13 10:35", "45 menit", "Fri 2026-11-13 11:20", "before the Friday break"),
    ("Fri 2026-11-13 11:00", "30 menit", "Fri 2026-11-13 11:30", "ends where the Friday break begins"),
    ("Fri 2026-11-13 11:00", "31 menit", "Fri 2026-11-13 13:01", "the Friday break takes 90 minutes"),
    ("Fri 2026-11-13 11:30", "10 menit", "Fri 2026-11-13 13:10", "received as the break begins"),
    ("Fri 2026-11-13 11:45", "10 menit", "Fri 2026-11-13 13:10", "11.45 is work on Thursday, break on Friday"),
    ("Fri 2026-11-13 12:30", "60 menit", "Fri 2026-11-13 14:00", "received during Friday prayer"),
    ("Fri 2026-11-13 13:00", "210 menit", "Fri 2026-11-13 16:30", "Friday's afternoon is longer"),
    ("Fri 2026-11-13 15:30", "60 menit", "Fri 2026-11-13 16:30", "16.00 is not closing on Friday"),
    ("Fri 2026-11-13 15:30", "61 menit", "Mon 2026-11-16 07:31", "over the weekend"),
    ("Fri 2026-11-13 16:00", "60 menit", "Mon 2026-11-16 08:00", "30 on Friday, 30 on Monday"),
    ("Fri 2026-11-13 07:30", "450 menit", "Fri 2026-11-13 16:30", "Friday too has 450 minutes"),
    ("Fri 2026-11-13 10:00", "240 menit", "Fri 2026-11-13 15:30", "90 before the break, 150 after"),
    ("Thu 2026-11-12 15:00", "300 menit", "Fri 2026-11-13 11:30", "60 on Thursday, 240 on Friday morning"),
    ("Thu 2026-11-12 15:00", "301 menit", "Fri 2026-11-13 13:01", "one minute is left after Friday's break"),
];

#[rustfmt::skip]
const HOURS: &[DueCase] = &[
    ("Mon 2026-11-16 08:00", "1 jam", "Mon 2026-11-16 09:00", "an hour is 60 working minutes"),
    ("Mon 2026-11-16 11:00", "2 jam", "Mon 2026-11-16 14:00", "one hour on each side of the break"),
    ("Mon 2026-11-16 14:00", "3 jam", "Tue 2026-11-17 08:30", "two hours on Monday, one on Tuesday"),
    ("Mon 2026-11-16 12:30", "3 jam", "Mon 2026-11-16 16:00", "received in the break: the whole afternoon"),
    ("Mon 2026-11-16 12:30", "4 jam", "Tue 2026-11-17 08:30", "the afternoon and one hour"),
    ("Fri 2026-11-13 10:00", "3 jam", "Fri 2026-11-13 14:30", "90 minutes on each side of the Friday break"),
    ("Thu 2026-11-12 09:45", "8 jam", "Fri 2026-11-13 10:15", "worksheet row 3: 135 + 180 + 165 minutes"),
    ("Mon 2026-11-16 07:30", "7 jam", "Mon 2026-11-16 15:30", "270 in the morning, 150 after the break"),
    ("Mon 2026-11-16 07:30", "8 jam", "Tue 2026-11-17 08:00", "a working day has 7.5 hours, not 8"),
    ("Mon 2026-11-16 07:30", "24 jam", "Thu 2026-11-19 09:00", "three days of 450 and 90: not the next morning"),
    ("Mon 2026-11-16 14:30", "40 jam", "Tue 2026-11-24 08:30", "90 + 4 x 450 + 450 on Mon 23 + 60"),
    ("Sat 2026-11-14 12:00", "1 jam", "Mon 2026-11-16 08:30", "Saturday noon"),
    ("Fri 2026-11-13 16:00", "1 jam", "Mon 2026-11-16 08:00", "half an hour on each side of the weekend"),
];

#[rustfmt::skip]
const DAYS: &[DueCase] = &[
    ("Tue 2026-11-17 14:10", "1 hari", "Wed 2026-11-18 16:00", "worksheet row 14: Wednesday is hari kerja ke-1"),
    ("Fri 2026-11-13 11:20", "1 hari", "Mon 2026-11-16 16:00", "worksheet row 5: Monday is hari kerja ke-1"),
    ("Mon 2026-11-16 07:30", "1 hari", "Tue 2026-11-17 16:00", "the day of receipt is not counted, even at opening"),
    ("Mon 2026-11-16 00:00", "1 hari", "Tue 2026-11-17 16:00", "Monday 00.00 is received on Monday"),
    ("Mon 2026-11-16 06:00", "1 hari", "Tue 2026-11-17 16:00", "before opening is still Monday"),
    ("Mon 2026-11-16 12:30", "1 hari", "Tue 2026-11-17 16:00", "the break belongs to the day"),
    ("Mon 2026-11-16 15:59", "1 hari", "Tue 2026-11-17 16:00", "one minute before closing is Monday"),
    ("Mon 2026-11-16 16:00", "1 hari", "Tue 2026-11-17 16:00", "at the very closing is Monday"),
    ("Mon 2026-11-16 16:01", "1 hari", "Wed 2026-11-18 16:00", "after closing is received on Tuesday"),
    ("Mon 2026-11-16 23:59", "1 hari", "Wed 2026-11-18 16:00", "Monday night is received on Tuesday"),
    ("Thu 2026-11-12 10:00", "1 hari", "Fri 2026-11-13 16:30", "Friday closes at 16.30"),
    ("Fri 2026-11-13 10:00", "1 hari", "Mon 2026-11-16 16:00", "the weekend does not count"),
    ("Fri 2026-11-13 16:30", "1 hari", "Mon 2026-11-16 16:00", "at Friday's closing is Friday"),
    ("Fri 2026-11-13 16:31", "1 hari", "Tue 2026-11-17 16:00", "after Friday's closing is received on Monday"),
    ("Sat 2026-11-14 09:00", "1 hari", "Tue 2026-11-17 16:00", "Saturday is received on Monday"),
    ("Sun 2026-11-15 23:59", "1 hari", "Tue 2026-11-17 16:00", "Sunday night is received on Monday"),
    ("Mon 2026-11-16 09:00", "2 hari", "Wed 2026-11-18 16:00", "Tuesday, Wednesday"),
    ("Mon 2026-11-16 09:00", "3 hari", "Thu 2026-11-19 16:00", "Tuesday to Thursday"),
    ("Wed 2026-11-18 09:00", "2 hari", "Fri 2026-11-20 16:30", "Thursday, Friday"),
    ("Thu 2026-11-19 09:00", "2 hari", "Mon 2026-11-23 16:00", "Friday, Monday"),
    ("Mon 2026-11-16 09:00", "5 hari", "Mon 2026-11-23 16:00", "one week of five working days"),
    ("Mon 2026-11-16 09:00", "10 hari", "Mon 2026-11-30 16:00", "two weeks"),
];

#[rustfmt::skip]
const HOLIDAYS: &[DueCase] = &[
    ("Fri 2026-08-14 09:00", "1 hari", "Tue 2026-08-18 16:00", "Mon 17 Aug is Proklamasi"),
    ("Mon 2026-08-17 10:00", "1 hari", "Wed 2026-08-19 16:00", "received on a holiday: Tuesday is receipt"),
    ("Mon 2026-08-24 09:00", "1 hari", "Wed 2026-08-26 16:00", "Tue 25 Aug is Maulid"),
    ("Mon 2026-08-24 15:30", "1 jam", "Wed 2026-08-26 08:00", "30 minutes on each side of Maulid"),
    ("Thu 2026-01-15 09:00", "1 hari", "Mon 2026-01-19 16:00", "Fri 16 Jan is Isra Mikraj, then the weekend"),
    ("Fri 2026-02-13 16:00", "60 menit", "Wed 2026-02-18 08:00", "Imlek: cuti bersama Mon 16, holiday Tue 17"),
    ("Fri 2026-02-13 09:00", "1 hari", "Wed 2026-02-18 16:00", "the last working day before Ramadan"),
    ("Thu 2026-04-02 09:00", "1 hari", "Mon 2026-04-06 16:00", "Good Friday, weekend; Easter Sunday adds nothing"),
    ("Thu 2026-04-30 09:00", "1 hari", "Mon 2026-05-04 16:00", "Fri 1 May is a holiday"),
    ("Wed 2026-05-13 09:00", "1 hari", "Mon 2026-05-18 16:00", "Thu 14 holiday, Fri 15 cuti bersama"),
    ("Wed 2026-05-13 15:00", "120 menit", "Mon 2026-05-18 08:30", "60 before the long weekend, 60 after"),
    ("Tue 2026-05-26 09:00", "1 hari", "Fri 2026-05-29 16:30", "Iduladha Wed 27, cuti bersama Thu 28"),
    ("Tue 2026-05-26 09:00", "2 hari", "Tue 2026-06-02 16:00", "Fri 29; Mon 1 June is Hari Lahir Pancasila"),
    ("Fri 2026-05-29 15:30", "2 jam", "Tue 2026-06-02 08:30", "60 on Friday, 60 after Waisak and Pancasila"),
    ("Mon 2026-06-15 09:00", "1 hari", "Wed 2026-06-17 16:00", "Tue 16 June is 1 Muharam"),
    ("Thu 2026-05-14 10:00", "30 menit", "Mon 2026-05-18 08:00", "received on a holiday"),
    ("Fri 2026-05-15 10:00", "1 hari", "Tue 2026-05-19 16:00", "received on cuti bersama: Monday is receipt"),
];

#[rustfmt::skip]
const RAMADAN: &[DueCase] = &[
    ("Thu 2026-02-19 08:00", "390 menit", "Thu 2026-02-19 15:00", "a Ramadan day has 6.5 hours"),
    ("Thu 2026-02-19 07:30", "10 menit", "Thu 2026-02-19 08:10", "in Ramadan the office opens at 08.00"),
    ("Thu 2026-02-19 11:30", "60 menit", "Thu 2026-02-19 13:00", "the break is 12.00-12.30"),
    ("Thu 2026-02-19 12:00", "30 menit", "Thu 2026-02-19 13:00", "received as the short break begins"),
    ("Thu 2026-02-19 14:30", "60 menit", "Fri 2026-02-20 08:30", "closing is 15.00"),
    ("Fri 2026-02-20 11:00", "60 menit", "Fri 2026-02-20 13:00", "Friday's break is 11.30-12.30"),
    ("Fri 2026-02-20 15:00", "60 menit", "Mon 2026-02-23 08:30", "Friday closes at 15.30"),
    ("Fri 2026-02-20 08:00", "390 menit", "Fri 2026-02-20 15:30", "a Ramadan Friday has 6.5 hours too"),
    ("Wed 2026-02-18 15:00", "120 menit", "Thu 2026-02-19 09:00", "60 at regular hours, 60 from 08.00"),
    ("Wed 2026-02-18 09:00", "1 hari", "Thu 2026-02-19 15:00", "due at Ramadan's closing"),
    ("Fri 2026-02-13 09:00", "2 hari", "Thu 2026-02-19 15:00", "Wed 18, then the first Ramadan day"),
    ("Thu 2026-02-19 09:00", "1 hari", "Fri 2026-02-20 15:30", "Ramadan Friday"),
    ("Fri 2026-02-20 09:00", "1 hari", "Mon 2026-02-23 15:00", "over the weekend"),
    ("Thu 2026-02-19 15:00", "1 hari", "Fri 2026-02-20 15:30", "at the very closing of Ramadan"),
    ("Thu 2026-02-19 15:30", "1 hari", "Mon 2026-02-23 15:00", "15.30 is after closing in Ramadan"),
    ("Mon 2026-02-23 08:00", "1950 menit", "Fri 2026-02-27 15:30", "32 h 30 m are a Ramadan week"),
    ("Mon 2026-02-23 08:00", "450 menit", "Tue 2026-02-24 09:00", "450 minutes are more than a Ramadan day"),
    ("Mon 2026-02-23 08:00", "1 hari", "Tue 2026-02-24 15:00", "but hari stays one working day"),
];

#[rustfmt::skip]
const IDULFITRI: &[DueCase] = &[
    ("Mon 2026-03-16 09:00", "1 hari", "Tue 2026-03-17 15:00", "the last working day before the chain"),
    ("Mon 2026-03-16 09:00", "2 hari", "Wed 2026-03-25 16:00", "18 to 24 March are off; regular hours again"),
    ("Fri 2026-03-13 09:00", "3 hari", "Wed 2026-03-25 16:00", "Mon 16, Tue 17, Wed 25"),
    ("Tue 2026-03-17 09:00", "1 hari", "Wed 2026-03-25 16:00", "seven days off in a row"),
    ("Tue 2026-03-17 09:00", "2 hari", "Thu 2026-03-26 16:00", "Wed 25, Thu 26"),
    ("Tue 2026-03-17 09:00", "3 hari", "Fri 2026-03-27 16:30", "Wed 25, Thu 26, Fri 27"),
    ("Tue 2026-03-17 14:59", "1 menit", "Tue 2026-03-17 15:00", "the last minute of Ramadan's work"),
    ("Tue 2026-03-17 15:00", "1 menit", "Wed 2026-03-25 07:31", "the first minute after the chain"),
    ("Tue 2026-03-17 14:00", "2 jam", "Wed 2026-03-25 08:30", "one hour before the chain, one after"),
    ("Mon 2026-03-16 08:00", "15 jam", "Wed 2026-03-25 09:30", "390 + 390 in Ramadan, 120 at regular hours"),
    ("Wed 2026-03-18 10:00", "1 hari", "Thu 2026-03-26 16:00", "received on cuti bersama Nyepi"),
    ("Thu 2026-03-19 10:00", "1 hari", "Thu 2026-03-26 16:00", "received on Nyepi"),
    ("Fri 2026-03-20 10:00", "1 hari", "Thu 2026-03-26 16:00", "received on cuti bersama Idulfitri"),
    ("Sat 2026-03-21 10:00", "60 menit", "Wed 2026-03-25 08:30", "received on Idulfitri"),
    ("Tue 2026-03-24 23:59", "60 menit", "Wed 2026-03-25 08:30", "the chain's last minute"),
    ("Wed 2026-03-25 07:30", "450 menit", "Wed 2026-03-25 16:00", "Ramadan's hours are over"),
    ("Tue 2026-03-31 09:00", "3 hari", "Mon 2026-04-06 16:00", "Wed 1, Thu 2, Good Friday off, Mon 6"),
];

#[rustfmt::skip]
const MONTHS: &[DueCase] = &[
    ("Mon 2026-11-16 09:00", "1 bulan", "Wed 2026-12-16 16:00", "the same date, at closing"),
    ("Mon 2026-11-16 16:00", "1 bulan", "Wed 2026-12-16 16:00", "at the very closing is still the 16th"),
    ("Mon 2026-11-16 16:01", "1 bulan", "Thu 2026-12-17 16:00", "after closing is received on the 17th"),
    ("Mon 2026-11-23 09:00", "1 bulan", "Wed 2026-12-23 16:00", "the day before the cuti bersama"),
    ("Tue 2026-11-24 09:00", "1 bulan", "Mon 2026-12-28 16:00", "24 and 25 Dec off, then the weekend"),
    ("Fri 2026-01-30 10:00", "1 bulan", "Mon 2026-03-02 15:00", "28 Feb is a Saturday; Monday closes at Ramadan's 15.00"),
    ("Sat 2026-01-31 10:00", "1 bulan", "Mon 2026-03-02 15:00", "received on Mon 2 Feb, so 2 March"),
    ("Tue 2026-03-31 10:00", "1 bulan", "Thu 2026-04-30 16:00", "April has no 31st"),
    ("Tue 2026-03-31 10:00", "2 bulan", "Tue 2026-06-02 16:00", "31 May Waisak on Sunday, 1 June holiday"),
    ("Thu 2026-02-19 10:00", "1 bulan", "Wed 2026-03-25 16:00", "19 March begins the Idulfitri chain"),
    ("Fri 2026-07-17 10:00", "1 bulan", "Tue 2026-08-18 16:00", "17 August"),
    ("Mon 2026-08-31 10:00", "1 bulan", "Wed 2026-09-30 16:00", "September has no 31st"),
    ("Mon 2026-08-31 10:00", "6 bulan", "Mon 2027-03-01 16:00", "28 Feb 2027 is a Sunday"),
    ("Mon 2026-11-02 10:00", "2 bulan", "Mon 2027-01-04 16:00", "Sat 2 Jan 2027 moves to Monday; not 60 days"),
    ("Mon 2026-11-16 10:00", "2 bulan", "Mon 2027-01-18 16:00", "Sat 16 Jan 2027 moves to Monday"),
    ("Mon 2028-01-31 10:00", "1 bulan", "Tue 2028-02-29 16:00", "a leap year"),
    ("Fri 2026-01-02 10:00", "12 bulan", "Mon 2027-01-04 16:00", "a year; Sat 2 Jan 2027 moves to Monday"),
];

#[rustfmt::skip]
const KALTARA: &[DueCase] = &[
    ("Mon 2026-11-16 08:00", "420 menit", "Mon 2026-11-16 16:00", "a day of this office has 7 hours"),
    ("Mon 2026-11-16 07:30", "10 menit", "Mon 2026-11-16 08:10", "opens at 08.00"),
    ("Mon 2026-11-16 08:00", "450 menit", "Tue 2026-11-17 08:30", "its own SOP takes a day and 30 minutes"),
    ("Fri 2026-11-13 08:00", "420 menit", "Fri 2026-11-13 16:30", "Friday: 210 and 210"),
    ("Fri 2026-11-13 11:00", "60 menit", "Fri 2026-11-13 13:30", "the inferred Friday break"),
    ("Mon 2026-11-16 11:30", "60 menit", "Mon 2026-11-16 13:30", "the inferred break"),
    ("Mon 2026-11-16 15:30", "60 menit", "Tue 2026-11-17 08:30", "30 on each side of the night"),
    ("Fri 2026-11-13 16:00", "60 menit", "Mon 2026-11-16 08:30", "30 on each side of the weekend"),
    ("Mon 2026-11-16 09:00", "1 hari", "Tue 2026-11-17 16:00", "a day is a day"),
    ("Thu 2026-11-12 09:00", "1 hari", "Fri 2026-11-13 16:30", "Friday closes at 16.30"),
    ("Thu 2026-02-19 08:00", "390 menit", "Thu 2026-02-19 15:00", "Ramadan by the Perpres"),
    ("Tue 2026-03-17 09:00", "1 hari", "Wed 2026-03-25 16:00", "the national list holds here too"),
];

#[test]
fn minutes_run_inside_working_time() {
    check_due(&perpres(), MINUTES);
}

#[test]
fn friday_has_a_longer_break_and_closes_later() {
    check_due(&perpres(), FRIDAY);
}

#[test]
fn hours_are_sixty_working_minutes() {
    check_due(&perpres(), HOURS);
}

#[test]
fn days_are_working_days_after_the_day_of_receipt() {
    check_due(&perpres(), DAYS);
}

#[test]
fn holidays_and_collective_leave_do_not_count() {
    check_due(&perpres(), HOLIDAYS);
}

#[test]
fn ramadan_has_its_own_hours() {
    check_due(&perpres(), RAMADAN);
}

#[test]
fn the_idulfitri_chain_of_2026() {
    check_due(&perpres(), IDULFITRI);
}

#[test]
fn months_are_calendar_months() {
    check_due(&perpres(), MONTHS);
}

#[test]
fn kaltara_keeps_its_own_hours() {
    let kaltara = Calendar::preset("kaltara-2022").expect("the preset is shipped");
    assert_eq!(kaltara.zone(), Zone::Wita);
    assert_eq!(kaltara.week().inferred().len(), 1, "the breaks are ours, and the calendar says so");
    check_due(&kaltara, KALTARA);
}

#[test]
fn a_time_that_is_not_set_has_no_clock() {
    let calendar = perpres();
    let received = at(&calendar, "Mon 2026-11-16 09:00");
    let due = calendar.due(received, time("N/A"));
    assert_eq!((due.at, due.warnings), (None, vec![]), "not zero, never late");
    assert_eq!(calendar.progress(received, time("N/A"), &[], received), None);
}

/// Received, standard time, due, years warned about, why.
#[rustfmt::skip]
const YEAR_END: &[(&str, &str, &str, &[i32], &str)] = &[
    ("Wed 2026-12-23 15:00", "2 jam", "Mon 2026-12-28 08:30", &[], "24 cuti bersama, 25 holiday, weekend"),
    ("Wed 2026-12-23 09:00", "1 hari", "Mon 2026-12-28 16:00", &[], "the same chain in days"),
    ("Wed 2026-12-30 09:00", "1 hari", "Thu 2026-12-31 16:00", &[], "the last closing of the year"),
    ("Thu 2026-12-31 15:00", "1 jam", "Thu 2026-12-31 16:00", &[], "ends before 2027 begins"),
    ("Thu 2026-12-31 15:00", "2 jam", "Fri 2027-01-01 08:30", &[2027], "without a list New Year is a Friday"),
    ("Thu 2026-12-31 09:00", "1 hari", "Fri 2027-01-01 16:30", &[2027], "only weekends are known in 2027"),
    ("Thu 2026-12-31 09:00", "2 hari", "Mon 2027-01-04 16:00", &[2027], "1 and 4 January"),
    ("Wed 2025-12-31 15:00", "2 jam", "Fri 2026-01-02 08:30", &[2025], "2026 has a list, 2025 has none"),
    ("Wed 2025-12-31 09:00", "1 hari", "Fri 2026-01-02 16:30", &[2025], "1 Jan 2026 is a holiday"),
    ("Mon 2024-12-30 09:00", "12 bulan", "Tue 2025-12-30 16:00", &[2024, 2025], "neither year has a list"),
    ("Mon 2026-11-02 10:00", "2 bulan", "Mon 2027-01-04 16:00", &[2027], "Tapin's 2 Bulan over the year's end"),
];

#[test]
fn a_year_without_a_list_counts_only_weekends_and_says_so() {
    let calendar = perpres();
    for (received, standard, due, years, why) in YEAR_END {
        let answer = calendar.due(at(&calendar, received), time(standard));
        assert_eq!(answer.at.map(|at| written(&calendar, at)).as_deref(), Some(*due), "{received}: {why}");
        let warnings: Vec<Warning> = years.iter().map(|year| Warning::YearWithoutList(*year)).collect();
        assert_eq!(answer.warnings, warnings, "{received} + {standard}: {why}");
    }
}

#[test]
fn a_list_imported_later_moves_the_due_date_and_shows_the_change() {
    let before = perpres();
    let list =
        "[[year]]\nyear = 2027\n[[year.holiday]]\ndate = 2027-01-01\nname = \"Tahun Baru 2027 Masehi\"\n";
    let after = perpres_with(list);
    let answer = after.due(at(&after, "Thu 2026-12-31 09:00"), time("1 hari"));
    assert_eq!(answer.at.map(|at| written(&after, at)).as_deref(), Some("Mon 2027-01-04 16:00"));
    assert_eq!(answer.warnings, vec![]);
    let changes = after.changed_days(&before);
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0].date, date("2027-01-01"));
    assert!(matches!(changes[0].before, DayKind::Working(_)));
    assert_eq!(changes[0].after, DayKind::Holiday("Tahun Baru 2027 Masehi"));
}

/// From, until, working minutes, why.
#[rustfmt::skip]
const USED: &[(&str, &str, i64, &str)] = &[
    ("Thu 2026-11-12 09:00", "Thu 2026-11-12 09:15", 15, "worksheet row 1"),
    ("Thu 2026-11-12 09:15", "Thu 2026-11-12 09:45", 30, "worksheet row 2, first pass"),
    ("Fri 2026-11-13 10:15", "Fri 2026-11-13 10:35", 20, "worksheet row 2, second pass"),
    ("Thu 2026-11-12 09:45", "Fri 2026-11-13 10:15", 480, "worksheet row 3: 135 + 180 + 165, 8 jam"),
    ("Fri 2026-11-13 10:35", "Fri 2026-11-13 11:20", 45, "worksheet row 4"),
    ("Fri 2026-11-13 11:20", "Mon 2026-11-16 14:20", 570, "worksheet row 5: 10 + 210, then 270 + 80"),
    ("Mon 2026-11-16 14:20", "Mon 2026-11-16 14:30", 10, "worksheet: agenda"),
    ("Mon 2026-11-16 14:30", "Mon 2026-11-16 15:20", 50, "worksheet row 6"),
    ("Mon 2026-11-16 15:20", "Tue 2026-11-17 08:05", 75, "worksheet row 7: 40 + 35, 1 jam 15 menit"),
    ("Tue 2026-11-17 08:05", "Tue 2026-11-17 08:35", 30, "worksheet row 8"),
    ("Tue 2026-11-17 11:40", "Tue 2026-11-17 13:30", 50, "worksheet row 13: over the break"),
    ("Tue 2026-11-17 13:30", "Tue 2026-11-17 14:10", 40, "worksheet: paraf"),
    ("Tue 2026-11-17 14:10", "Wed 2026-11-18 09:00", 200, "worksheet row 14: 110 + 90"),
    ("Wed 2026-11-18 09:20", "Wed 2026-11-18 10:30", 70, "worksheet row 15: 1 jam 10 menit"),
    ("Mon 2026-11-16 12:00", "Mon 2026-11-16 13:00", 0, "the break"),
    ("Fri 2026-11-13 11:30", "Fri 2026-11-13 13:00", 0, "the Friday break"),
    ("Mon 2026-11-16 16:00", "Tue 2026-11-17 07:30", 0, "a night"),
    ("Fri 2026-11-13 16:30", "Mon 2026-11-16 07:30", 0, "a weekend"),
    ("Sat 2026-11-14 08:00", "Sun 2026-11-15 17:00", 0, "work on a weekend is not office time"),
    ("Mon 2026-11-16 07:30", "Mon 2026-11-16 16:00", 450, "a working day"),
    ("Fri 2026-11-13 07:30", "Fri 2026-11-13 16:30", 450, "a Friday"),
    ("Mon 2026-11-16 00:00", "Mon 2026-11-23 00:00", 2250, "37 h 30 m a week"),
    ("Mon 2026-02-23 00:00", "Sat 2026-02-28 00:00", 1950, "32 h 30 m a Ramadan week"),
    ("Thu 2026-01-01 00:00", "Fri 2026-01-02 00:00", 0, "New Year"),
    ("Tue 2026-03-17 15:00", "Wed 2026-03-25 07:30", 0, "the Idulfitri chain"),
    ("Sun 2026-11-01 00:00", "Tue 2026-12-01 00:00", 9450, "November: 21 working days"),
    ("Sun 2026-03-01 00:00", "Wed 2026-04-01 00:00", 6930, "March: 12 days of 390, 5 of 450"),
    ("Thu 2026-01-01 00:00", "Fri 2027-01-01 00:00", 106_860, "2026: 261 weekdays, 21 off; 19 of 390, 221 of 450"),
    ("Mon 2026-11-16 10:00", "Mon 2026-11-16 10:00", 0, "no time"),
    ("Tue 2026-11-17 10:00", "Mon 2026-11-16 10:00", 0, "a clock that was set back takes no time"),
];

#[test]
fn used_counts_working_minutes() {
    let calendar = perpres();
    for (from, until, minutes, why) in USED {
        let used = calendar.used(at(&calendar, from), at(&calendar, until));
        assert_eq!(used, *minutes, "{from} to {until}: {why}");
    }
}

/// From (not counted), until, working days, why.
#[rustfmt::skip]
const WORKING_DAYS: &[(&str, &str, i64, &str)] = &[
    ("2026-11-16", "2026-11-17", 1, "the day of receipt is not counted"),
    ("2026-11-16", "2026-11-16", 0, "the same day"),
    ("2026-11-13", "2026-11-16", 1, "a weekend between"),
    ("2026-11-13", "2026-11-15", 0, "until Sunday"),
    ("2026-11-16", "2026-11-23", 5, "a week"),
    ("2026-03-17", "2026-03-25", 1, "the Idulfitri chain"),
    ("2025-12-31", "2026-12-31", 240, "2026 has 261 weekdays and 21 of them off"),
    ("2026-11-17", "2026-11-16", 0, "backwards"),
];

#[test]
fn working_days_leave_out_the_first_date() {
    let calendar = perpres();
    for (from, until, days, why) in WORKING_DAYS {
        assert_eq!(calendar.working_days_between(date(from), date(until)), *days, "{from} to {until}: {why}");
    }
}

/// A flood from Tuesday 10.00 through Wednesday, a local holiday on Friday, and two short closures a week later.
const SHUT: &str = r#"
[[closure]]
name = "Banjir"
from = 2026-11-17T10:00:00
until = 2026-11-18
[[holiday]]
date = 2026-11-20
name = "Hari Jadi Kabupaten Contoh"
[[holiday]]
date = 2026-08-17
name = "Pesta Rakyat"
[[closure]]
name = "Listrik padam"
from = 2026-11-24T07:30:00
until = 2026-11-24T09:00:00
[[closure]]
name = "Latihan gempa"
from = 2026-11-25T10:00:00
until = 2026-11-25T11:00:00
[[closure]]
name = "Pindah kantor"
from = 2026-12-04
until = 2026-12-07
"#;

#[rustfmt::skip]
const CLOSURES: &[DueCase] = &[
    ("Tue 2026-11-17 09:30", "60 menit", "Thu 2026-11-19 08:00", "30 before the flood, 30 after it"),
    ("Tue 2026-11-17 09:00", "60 menit", "Tue 2026-11-17 10:00", "ends where the closure begins"),
    ("Mon 2026-11-16 09:00", "1 hari", "Thu 2026-11-19 16:00", "Tuesday was cut short, Wednesday shut"),
    ("Tue 2026-11-17 09:00", "1 hari", "Mon 2026-11-23 16:00", "Thursday stands for receipt; Friday is local"),
    ("Wed 2026-11-18 09:00", "1 hari", "Mon 2026-11-23 16:00", "received on a shut day"),
    ("Thu 2026-11-19 15:30", "60 menit", "Mon 2026-11-23 08:00", "over the local holiday"),
    ("Mon 2026-11-23 09:00", "1 hari", "Tue 2026-11-24 16:00", "a lost morning leaves the closing"),
    ("Tue 2026-11-24 08:00", "60 menit", "Tue 2026-11-24 10:00", "work begins at 09.00"),
    ("Wed 2026-11-25 09:30", "60 menit", "Wed 2026-11-25 11:30", "an hour lost in the morning"),
    ("Tue 2026-10-20 09:00", "1 bulan", "Mon 2026-11-23 16:00", "20 November is the local holiday"),
];

/// An office open round the clock except Sundays: every edge of a day.
const ROUND_THE_CLOCK: &str = r#"
[[week]]
days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
hours = ["00.00-24.00"]
"#;

#[rustfmt::skip]
const MIDNIGHTS: &[DueCase] = &[
    ("Mon 2026-11-16 10:00", "24 jam", "Tue 2026-11-17 10:00", "here a day has 24 hours"),
    ("Mon 2026-11-16 23:00", "60 menit", "Tue 2026-11-17 00:00", "midnight is a closing"),
    ("Sat 2026-11-14 23:00", "61 menit", "Mon 2026-11-16 00:01", "Sunday is off from midnight to midnight"),
    ("Mon 2026-11-16 10:00", "1 hari", "Wed 2026-11-18 00:00", "Tuesday's 24.00"),
    ("Fri 2026-11-13 10:00", "1 hari", "Sun 2026-11-15 00:00", "Saturday's 24.00"),
    ("Mon 2026-11-16 10:00", "1 bulan", "Thu 2026-12-17 00:00", "16 December, 24.00"),
    ("Tue 2026-11-17 00:00", "1 hari", "Wed 2026-11-18 00:00", "at Monday's very closing is Monday"),
    ("Tue 2026-11-17 00:00", "1 bulan", "Thu 2026-12-17 00:00", "the 16th, for the same reason"),
    ("Mon 2026-11-16 00:00", "1 hari", "Wed 2026-11-18 00:00", "Sunday had no closing"),
];

/// Two stretches a day, the last half hour of them a break, and a short Saturday.
const SPLIT_DAYS: &str = r#"
[[week]]
days = ["monday", "tuesday", "wednesday", "thursday", "friday"]
hours = ["14.00-18.00", "08.00-12.00"]
breaks = ["17.30-18.00"]
[[week]]
days = ["saturday"]
hours = ["08:00 - 12:00"]
"#;

#[rustfmt::skip]
const SPLITS: &[DueCase] = &[
    ("Mon 2026-11-16 11:30", "60 menit", "Mon 2026-11-16 14:30", "30 in each stretch"),
    ("Mon 2026-11-16 17:00", "60 menit", "Tue 2026-11-17 08:30", "work ends at 17.30"),
    ("Mon 2026-11-16 10:00", "1 hari", "Tue 2026-11-17 17:30", "a break at the end makes an earlier closing"),
    ("Fri 2026-11-13 10:00", "1 hari", "Sat 2026-11-14 12:00", "a six-day office works on Saturday"),
    ("Sat 2026-11-14 12:30", "1 hari", "Tue 2026-11-17 17:30", "after Saturday's closing: Monday is receipt"),
];

#[test]
fn offices_with_hours_of_their_own() {
    check_due(&Calendar::parse(ROUND_THE_CLOCK).expect("a calendar"), MIDNIGHTS);
    check_due(&Calendar::parse(SPLIT_DAYS).expect("a calendar"), SPLITS);
}

#[test]
fn closures_and_local_holidays_do_not_count() {
    check_due(&perpres_with(SHUT), CLOSURES);
}

/// Date, what it is, why.
#[rustfmt::skip]
const KINDS: &[(&str, DayKind<'static>, &str)] = &[
    ("2026-11-14", DayKind::Weekend, "Saturday"),
    ("2026-11-15", DayKind::Weekend, "Sunday"),
    ("2026-03-19", DayKind::Holiday("Hari Suci Nyepi (Tahun Baru Saka 1948)"), "national"),
    ("2026-03-22", DayKind::Holiday("Idulfitri 1447 Hijriah, hari kedua"), "a holiday on a Sunday has its name"),
    ("2026-12-24", DayKind::CollectiveLeave("Cuti Bersama Kelahiran Yesus Kristus"), "cuti bersama"),
    ("2026-11-20", DayKind::LocalHoliday("Hari Jadi Kabupaten Contoh"), "local"),
    ("2026-08-17", DayKind::Holiday("Proklamasi Kemerdekaan"), "a national holiday names a day that is local too"),
    ("2026-11-18", DayKind::Closure("Banjir"), "shut all day"),
    ("2026-12-04", DayKind::Closure("Pindah kantor"), "its first day"),
    ("2026-12-05", DayKind::Weekend, "nobody had to shut the office on a Saturday"),
    ("2026-12-07", DayKind::Closure("Pindah kantor"), "its last day"),
];

#[test]
fn every_day_off_says_why() {
    let calendar = perpres_with(SHUT);
    for (day, kind, why) in KINDS {
        assert_eq!(calendar.day(date(day)), *kind, "{day}: {why}");
    }
    let DayKind::Working(spans) = calendar.day(date("2026-11-17")) else {
        panic!("cut short is still worked")
    };
    assert_eq!(spans.len(), 1, "Tuesday from 07.30 to the flood at 10.00");
    assert_eq!((spans[0].from, spans[0].until), (450, 600));
}

/// Instant in UTC, zone of the office, standard time, due in UTC, why.
#[rustfmt::skip]
const ZONES: &[(&str, Zone, &str, &str, &str)] = &[
    ("2026-11-16T08:30:00Z", Zone::Wib, "30 menit", "2026-11-16T09:00:00Z", "15.30 WIB, ends at closing"),
    ("2026-11-16T08:30:00Z", Zone::Wita, "30 menit", "2026-11-17T00:00:00Z", "16.30 WITA, ends Tuesday 08.00"),
    ("2026-11-16T08:30:00Z", Zone::Wit, "30 menit", "2026-11-16T23:00:00Z", "17.30 WIT, ends Tuesday 08.00"),
    ("2026-11-16T08:30:00Z", Zone::Wib, "1 hari", "2026-11-17T09:00:00Z", "received on Monday"),
    ("2026-11-16T08:30:00Z", Zone::Wita, "1 hari", "2026-11-18T08:00:00Z", "received on Tuesday"),
    ("2026-11-16T08:30:00Z", Zone::Wit, "1 hari", "2026-11-18T07:00:00Z", "received on Tuesday"),
    ("2026-11-16T00:00:00Z", Zone::Wib, "1 jam", "2026-11-16T01:30:00Z", "07.00 WIB, before opening"),
    ("2026-11-16T00:00:00Z", Zone::Wita, "1 jam", "2026-11-16T01:00:00Z", "08.00 WITA"),
    ("2026-11-16T00:00:00Z", Zone::Wit, "1 jam", "2026-11-16T01:00:00Z", "09.00 WIT"),
    ("2026-11-16T16:30:00Z", Zone::Wib, "1 hari", "2026-11-18T09:00:00Z", "Monday 23.30 WIB: received on Tuesday"),
    ("2026-11-16T16:30:00Z", Zone::Wita, "1 hari", "2026-11-18T08:00:00Z", "Tuesday 00.30 WITA"),
    ("2026-11-13T08:45:00Z", Zone::Wib, "1 jam", "2026-11-16T00:45:00Z", "Fri 15.45 WIB: 45, then 15 on Monday"),
    ("2026-11-13T08:45:00Z", Zone::Wita, "1 jam", "2026-11-16T00:30:00Z", "Fri 16.45 WITA: Monday 08.30"),
];

#[test]
fn the_same_instant_in_three_zones() {
    for (received, zone, standard, due, why) in ZONES {
        let calendar = perpres().in_zone(*zone);
        let instant = |text: &str| text.parse::<DateTime<Utc>>().expect("an instant");
        assert_eq!(
            calendar.due(instant(received), time(standard)).at,
            Some(instant(due)),
            "{received}: {why}"
        );
    }
}

/// Received, standard time, pauses, due (empty while the clock stands), why.
#[rustfmt::skip]
const PAUSED: &[(&str, &str, &[&str], &str, &str)] = &[
    ("Mon 2026-11-16 09:00", "60 menit", &["Mon 2026-11-16 09:30 > Tue 2026-11-17 10:00"],
        "Tue 2026-11-17 10:30", "30 minutes carry on when it comes back"),
    ("Mon 2026-11-16 15:30", "60 menit", &["Mon 2026-11-16 16:00 > Tue 2026-11-17 07:30"],
        "Tue 2026-11-17 08:00", "a pause over the night changes nothing"),
    ("Mon 2026-11-16 11:30", "60 menit", &["Mon 2026-11-16 12:00 > Mon 2026-11-16 13:00"],
        "Mon 2026-11-16 13:30", "a pause over the break changes nothing"),
    ("Mon 2026-11-16 09:00", "60 menit", &["Mon 2026-11-16 10:00 > Wed 2026-11-18 10:00"],
        "Mon 2026-11-16 10:00", "used up as the pause begins"),
    ("Mon 2026-11-16 09:00", "60 menit", &["Tue 2026-11-17 09:00 > Wed 2026-11-18 09:00"],
        "Mon 2026-11-16 10:00", "a pause after the due moment forgives nothing"),
    ("Mon 2026-11-16 09:00", "2 jam", &["Mon 2026-11-16 09:30 > Mon 2026-11-16 10:00", "Mon 2026-11-16 10:30 > Mon 2026-11-16 11:00"],
        "Mon 2026-11-16 12:00", "30 + 30 + 60, two pauses of 30"),
    ("Mon 2026-11-16 09:00", "60 menit", &["Mon 2026-11-16 10:00 > Mon 2026-11-16 11:00", "Mon 2026-11-16 09:30 > Mon 2026-11-16 10:30"],
        "Mon 2026-11-16 11:30", "overlapping pauses in any order count once"),
    ("Mon 2026-11-16 09:00", "60 menit", &["Mon 2026-11-16 09:30 >"], "", "the applicant still holds it"),
    ("Mon 2026-11-16 09:00", "60 menit", &["Mon 2026-11-16 11:00 >"],
        "Mon 2026-11-16 10:00", "returned only after it was due"),
    ("Mon 2026-11-16 09:00", "60 menit", &["Mon 2026-11-16 08:00 > Mon 2026-11-16 09:30"],
        "Mon 2026-11-16 10:30", "a pause that began before receipt"),
    ("Mon 2026-11-16 09:00", "60 menit", &["Tue 2026-11-17 09:30 > Mon 2026-11-16 09:30"],
        "Mon 2026-11-16 10:00", "a pause that ends before it begins is none"),
    ("Mon 2026-11-16 09:00", "60 menit", &["Mon 2026-11-16 09:30 > Mon 2026-11-16 09:15"],
        "Mon 2026-11-16 10:00", "nor does it give back what was used"),
    ("Fri 2026-11-13 11:00", "60 menit", &["Fri 2026-11-13 11:15 > Fri 2026-11-13 13:15"],
        "Fri 2026-11-13 14:00", "15 before the Friday break, 45 after 13.15"),
    ("Mon 2026-11-16 09:00", "1 hari", &["Mon 2026-11-16 10:00 > Mon 2026-11-16 14:00"],
        "Tue 2026-11-17 16:00", "returned and back within a day moves nothing"),
    ("Mon 2026-11-16 09:00", "1 hari", &["Mon 2026-11-16 10:00 > Wed 2026-11-18 11:00"],
        "Thu 2026-11-19 16:00", "Monday's and Tuesday's closings passed in the pause"),
    ("Mon 2026-11-16 09:00", "2 hari", &["Tue 2026-11-17 10:00 > Tue 2026-11-17 15:00"],
        "Wed 2026-11-18 16:00", "Tuesday closed with the office"),
    ("Mon 2026-11-16 09:00", "2 hari", &["Tue 2026-11-17 10:00 > Thu 2026-11-19 10:00"],
        "Fri 2026-11-20 16:30", "Tuesday and Wednesday closed with the applicant"),
    ("Fri 2026-11-13 10:00", "1 hari", &["Sat 2026-11-14 08:00 > Sun 2026-11-15 20:00"],
        "Mon 2026-11-16 16:00", "a weekend is nobody's"),
    ("Fri 2026-11-13 10:00", "1 hari", &["Fri 2026-11-13 15:00 > Mon 2026-11-16 09:00"],
        "Tue 2026-11-17 16:00", "Friday closed with the applicant: one day"),
    ("Mon 2026-11-16 09:00", "1 hari", &["Tue 2026-11-17 16:00 > Thu 2026-11-19 09:00"],
        "Tue 2026-11-17 16:00", "returned at the very closing it was due"),
    ("Mon 2026-11-16 09:00", "1 hari", &["Tue 2026-11-17 09:00 > Tue 2026-11-17 16:00"],
        "Tue 2026-11-17 16:00", "back at the very closing is back on that day"),
    ("Mon 2026-11-16 09:00", "1 hari", &["Tue 2026-11-17 09:00 > Tue 2026-11-17 16:01"],
        "Wed 2026-11-18 16:00", "back after closing: Tuesday was the applicant's"),
    ("Tue 2026-03-17 09:00", "1 hari", &["Tue 2026-03-17 10:00 > Wed 2026-03-25 09:00"],
        "Thu 2026-03-26 16:00", "of the Idulfitri chain only Tuesday had a closing"),
    ("Mon 2026-11-16 09:00", "1 hari", &["Tue 2026-11-17 09:00 >"], "", "days stand still too"),
    ("Mon 2026-11-16 09:00", "1 bulan", &["Mon 2026-11-23 09:00 > Wed 2026-11-25 09:00"],
        "Fri 2026-12-18 16:30", "16 December and two working days"),
    ("Tue 2026-11-24 09:00", "1 bulan", &["Tue 2026-12-01 10:00 > Wed 2026-12-02 10:00"],
        "Tue 2026-12-29 16:00", "Monday 28 December and one working day"),
];

#[test]
fn the_clock_stands_while_the_applicant_is_to_act() {
    let calendar = perpres();
    for (received, standard, stands, due, why) in PAUSED {
        let answer = calendar.due_paused(at(&calendar, received), time(standard), &pauses(&calendar, stands));
        let found = answer.at.map_or_else(String::new, |at| written(&calendar, at));
        assert_eq!(found, *due, "{received} + {standard}, {stands:?}: {why}");
    }
}

const fn late(minutes: i64) -> Standing {
    Standing::Late { by: Length::of_minutes(minutes) }
}

const fn days_late(days: i64, minutes: i64) -> Standing {
    Standing::Late { by: Length { months: 0, days, minutes } }
}

/// Received, standard time, looked at, used and allowed (days for hari, else minutes), standing, why.
#[rustfmt::skip]
const STANDING: &[(&str, &str, &str, i64, i64, Standing, &str)] = &[
    ("Mon 2026-11-16 09:00", "100 menit", "Mon 2026-11-16 08:00", 0, 100, Standing::InTime, "before it is received"),
    ("Mon 2026-11-16 09:00", "100 menit", "Mon 2026-11-16 10:19", 79, 100, Standing::InTime, "79 %"),
    ("Mon 2026-11-16 09:00", "100 menit", "Mon 2026-11-16 10:20", 80, 100, Standing::Near, "80 %"),
    ("Mon 2026-11-16 09:00", "100 menit", "Mon 2026-11-16 10:40", 100, 100, Standing::UsedUp, "the due moment"),
    ("Mon 2026-11-16 09:00", "100 menit", "Mon 2026-11-16 10:41", 101, 100, late(1), "one minute later"),
    ("Mon 2026-11-16 15:00", "60 menit", "Mon 2026-11-16 20:00", 60, 60, Standing::UsedUp, "no work since closing"),
    ("Mon 2026-11-16 15:00", "60 menit", "Tue 2026-11-17 07:30", 60, 60, Standing::UsedUp, "at the next opening"),
    ("Mon 2026-11-16 15:00", "60 menit", "Tue 2026-11-17 07:31", 61, 60, late(1), "one minute of Tuesday"),
    ("Mon 2026-11-16 15:20", "1 jam", "Tue 2026-11-17 08:05", 75, 60, late(15), "worksheet row 7: Lewat 15 menit"),
    ("Thu 2026-11-12 09:45", "1 jam", "Fri 2026-11-13 10:15", 480, 60, late(420), "worksheet row 3: Lewat 7 jam"),
    ("Fri 2026-11-13 10:35", "30 menit", "Fri 2026-11-13 11:20", 45, 30, late(15), "worksheet row 4: Lewat 15 menit"),
    ("Wed 2026-11-18 09:20", "1 jam", "Wed 2026-11-18 10:30", 70, 60, late(10), "worksheet row 15: Lewat 10 menit"),
    ("Tue 2026-11-17 14:10", "1 hari", "Wed 2026-11-18 09:00", 1, 1, Standing::InTime, "worksheet row 14: ke-1 of 1"),
    ("Fri 2026-11-13 11:20", "1 hari", "Mon 2026-11-16 14:20", 1, 1, Standing::Near, "row 5: 570 of 670 minutes"),
    ("Mon 2026-11-16 09:00", "1 hari", "Mon 2026-11-16 15:00", 0, 1, Standing::InTime, "the day of receipt is day 0"),
    ("Mon 2026-11-16 09:00", "1 hari", "Mon 2026-11-16 22:00", 0, 1, Standing::InTime, "the evening belongs to it"),
    ("Mon 2026-11-16 09:00", "1 hari", "Tue 2026-11-17 16:00", 1, 1, Standing::UsedUp, "the due closing"),
    ("Mon 2026-11-16 09:00", "1 hari", "Tue 2026-11-17 19:00", 1, 1, Standing::UsedUp, "signed that evening is in time"),
    ("Mon 2026-11-16 09:00", "1 hari", "Wed 2026-11-18 10:00", 2, 1, days_late(0, 150), "150 minutes of Wednesday"),
    ("Mon 2026-11-16 09:00", "1 hari", "Wed 2026-11-18 16:00", 2, 1, days_late(1, 0), "one whole working day"),
    ("Mon 2026-11-16 09:00", "1 hari", "Thu 2026-11-19 09:00", 3, 1, days_late(1, 90), "a day and 90 minutes"),
    ("Thu 2026-11-19 09:00", "1 hari", "Sun 2026-11-22 09:00", 1, 1, Standing::UsedUp, "due Friday, seen on Sunday"),
    ("Thu 2026-11-19 09:00", "1 hari", "Mon 2026-11-23 08:00", 2, 1, days_late(0, 30), "30 minutes of Monday"),
    ("Mon 2026-11-16 09:00", "1 bulan", "Tue 2026-12-15 09:00", 21, 22, Standing::Near, "17 Nov to 16 Dec: 10 + 12 days"),
    ("Mon 2026-11-16 09:00", "1 bulan", "Thu 2026-12-17 07:40", 23, 22, days_late(0, 10), "due 16 December"),
    ("Tue 2026-03-17 09:00", "1 hari", "Tue 2026-03-24 12:00", 0, 1, Standing::InTime, "inside the chain: still day 0"),
];

#[test]
fn progress_counts_in_the_units_of_the_sop() {
    let calendar = perpres();
    for (received, standard, now, used, allowed, standing, why) in STANDING {
        let time = time(standard);
        let length = |value: i64| match standard.contains("hari") || standard.contains("bulan") {
            true => Length::of_days(value),
            false => Length::of_minutes(value),
        };
        let progress = calendar
            .progress(at(&calendar, received), time, &[], at(&calendar, now))
            .expect("the time is set");
        let found = (progress.used, progress.allowed, progress.standing);
        assert_eq!(
            found,
            (length(*used), length(*allowed), *standing),
            "{received} + {standard} at {now}: {why}"
        );
    }
}

/// Received, standard time, pauses, looked at, due, used minutes, standing, why.
type PausedStanding = (
    &'static str,
    &'static str,
    &'static [&'static str],
    &'static str,
    &'static str,
    i64,
    Standing,
    &'static str,
);

#[rustfmt::skip]
const STANDING_PAUSED: &[PausedStanding] = &[
    ("Mon 2026-11-16 09:00", "60 menit", &["Mon 2026-11-16 09:30 >"],
        "Wed 2026-11-18 10:00", "", 30, Standing::InTime, "half used, however long the applicant takes"),
    ("Mon 2026-11-16 09:00", "60 menit", &["Mon 2026-11-16 09:30 > Tue 2026-11-17 10:00"],
        "Tue 2026-11-17 10:45", "Tue 2026-11-17 10:30", 75, late(15), "30 before, 45 after the pause"),
    ("Mon 2026-11-16 09:00", "60 menit", &["Mon 2026-11-16 10:30 >"],
        "Wed 2026-11-18 10:00", "Mon 2026-11-16 10:00", 90, late(30), "late by 30 when it went back, and by no more since"),
    ("Mon 2026-11-16 09:00", "1 hari", &["Mon 2026-11-16 10:00 > Wed 2026-11-18 11:00"],
        "Thu 2026-11-19 16:00", "Thu 2026-11-19 16:00", 750, Standing::UsedUp, "60 on Monday, 240 on Wednesday, 450 on Thursday"),
    ("Mon 2026-11-16 09:00", "1 hari", &["Wed 2026-11-18 10:00 > Thu 2026-11-19 09:00"],
        "Thu 2026-11-19 10:00", "Tue 2026-11-17 16:00", 1020, days_late(0, 210), "360 + 450 to the due closing, then 150 on Wednesday and 60 on Thursday"),
];

#[test]
fn progress_leaves_out_the_pauses() {
    let calendar = perpres();
    for (received, standard, stands, now, due, used, standing, why) in STANDING_PAUSED {
        let stands = pauses(&calendar, stands);
        let progress = calendar
            .progress(at(&calendar, received), time(standard), &stands, at(&calendar, now))
            .expect("the time is set");
        let found = progress.due.map_or_else(String::new, |at| written(&calendar, at));
        assert_eq!(
            (found.as_str(), progress.used_minutes, progress.standing),
            (*due, *used, *standing),
            "{why}"
        );
    }
}

/// The worksheet's request: who held it from when until when.
#[rustfmt::skip]
const WORKSHEET: &[(Holder, &str, &str)] = &[
    (Holder::Applicant, "Thu 2026-11-12 09:00", "Thu 2026-11-12 09:15"),
    (Holder::Office, "Thu 2026-11-12 09:15", "Thu 2026-11-12 09:45"),
    (Holder::Applicant, "Thu 2026-11-12 09:45", "Fri 2026-11-13 10:15"),
    (Holder::Office, "Fri 2026-11-13 10:15", "Fri 2026-11-13 10:35"),
    (Holder::Applicant, "Fri 2026-11-13 10:35", "Fri 2026-11-13 11:20"),
    (Holder::Office, "Mon 2026-11-16 14:30", "Mon 2026-11-16 15:20"),
    (Holder::Office, "Mon 2026-11-16 15:20", "Tue 2026-11-17 08:05"),
    (Holder::Office, "Tue 2026-11-17 08:05", "Tue 2026-11-17 08:35"),
    (Holder::Office, "Tue 2026-11-17 08:35", "Tue 2026-11-17 09:00"),
    (Holder::Office, "Tue 2026-11-17 09:00", "Tue 2026-11-17 09:40"),
    (Holder::Office, "Tue 2026-11-17 09:40", "Tue 2026-11-17 10:10"),
    (Holder::Office, "Tue 2026-11-17 10:10", "Tue 2026-11-17 10:25"),
    (Holder::Office, "Tue 2026-11-17 10:25", "Tue 2026-11-17 10:45"),
    (Holder::Office, "Tue 2026-11-17 10:45", "Tue 2026-11-17 11:40"),
    // The fork: the e-mail and the letter run side by side, and each counts once.
    (Holder::Office, "Tue 2026-11-17 11:40", "Tue 2026-11-17 11:50"),
    (Holder::Office, "Tue 2026-11-17 11:40", "Tue 2026-11-17 13:30"),
    (Holder::Applicant, "Wed 2026-11-18 09:20", "Wed 2026-11-18 10:30"),
];

#[test]
fn the_worksheet_adds_up_to_two_numbers() {
    let calendar = perpres();
    let intervals: Vec<Interval> = WORKSHEET
        .iter()
        .map(|(holder, from, until)| Interval {
            holder: *holder,
            from: at(&calendar, from),
            until: Some(at(&calendar, until)),
        })
        .collect();
    let tally = calendar.tally(&intervals, at(&calendar, "Wed 2026-11-18 10:30"));
    assert_eq!(tally.office_minutes, 450, "the specimen prints 7 jam 30 menit beside the day of row 14");
    assert_eq!(tally.applicant_minutes, 610, "the specimen prints 10 jam 10 menit beside the day of row 5");
}

#[test]
fn an_open_turn_counts_until_now() {
    let calendar = perpres();
    let interval = |holder, from| Interval { holder, from: at(&calendar, from), until: None };
    let intervals = [
        interval(Holder::Office, "Mon 2026-11-16 09:00"),
        interval(Holder::Applicant, "Mon 2026-11-16 10:00"),
    ];
    let tally = calendar.tally(&intervals, at(&calendar, "Mon 2026-11-16 11:00"));
    assert_eq!((tally.office_minutes, tally.applicant_minutes), (120, 60), "two branches, two holders");
}

/// The standard times of the five SOPs, row by row; `N/A` stands for blank cells too.
const DELI_SERDANG: &[&str] =
    &["10 Menit", "10 Menit", "10 Menit", "N/A", "10 Menit", "10 Menit", "10 Menit", "10 Menit", "10 Menit"];
const TAPIN: &[&str] = &[
    "2 Jam", "2 Hari", "N/A", "N/A", "N/A", "2 Bulan", "N/A", "N/A", "N/A", "N/A", "N/A", "N/A", "N/A",
    "N/A", "N/A",
];
const BATAM: &[&str] =
    &["1 hari", "1 hari", "1 hari", "3 jam", "3 hari", "1 hari", "3 hari", "1 hari", "1 hari", "1 hari"];
const KALTARA_PSE: &[&str] = &["60 menit", "60 menit", "150 menit", "180 menit"];
const TULUNGAGUNG: &[&str] = &[
    "15 menit", "30 menit", "1jam", "30 menit", "1hari", "1jam", "1jam", "1jam", "30 menit", "1jam", "1jam",
    "15 menit", "1jam", "1hari", "1jam",
];

#[test]
fn the_totals_of_the_five_sops() {
    let length = |months, days, minutes| Length { months, days, minutes };
    let totals = [
        (DELI_SERDANG, length(0, 0, 80), 1, "eight rows of 10 minutes; row 4 is N/A, not zero"),
        (TAPIN, length(2, 2, 120), 12, "2 jam + 2 hari + 2 bulan, the rest blank"),
        (BATAM, length(0, 13, 180), 0, "13 hari + 3 jam"),
        (KALTARA_PSE, length(0, 0, 450), 0, "one working day of the Perpres"),
        (TULUNGAGUNG, length(0, 2, 600), 0, "10 jam + 2 hari; parallel rows once each"),
    ];
    for (rows, length, not_set, why) in totals {
        let total = Total::of(rows.iter().map(|row| time(row)));
        assert_eq!(total, Total { length, not_set }, "{why}");
    }
}

/// Walks rows one after the other, each received when the one before was due; rows not set take no time.
fn walk(calendar: &Calendar, received: &str, rows: &[&str]) -> Vec<String> {
    let mut now = at(calendar, received);
    let mut moments = Vec::new();
    for row in rows {
        now = calendar.due(now, time(row)).at.unwrap_or(now);
        moments.push(written(calendar, now));
    }
    moments
}

#[test]
fn kaltaras_rows_fill_exactly_one_working_day() {
    let moments = walk(&perpres(), "Mon 2026-11-16 07:30", KALTARA_PSE);
    let expected =
        ["Mon 2026-11-16 08:30", "Mon 2026-11-16 09:30", "Mon 2026-11-16 12:00", "Mon 2026-11-16 16:00"];
    assert_eq!(moments, expected, "row 3 ends at the break, row 4 takes the afternoon");
}

#[test]
fn deli_serdangs_rows_run_over_the_night() {
    let moments = walk(&perpres(), "Mon 2026-11-16 15:00", DELI_SERDANG);
    assert_eq!(moments[3], "Mon 2026-11-16 15:30", "N/A adds nothing to the three rows before");
    assert_eq!(moments[6], "Mon 2026-11-16 16:00", "six rows to closing");
    assert_eq!(moments[8], "Tue 2026-11-17 07:50", "two rows on Tuesday");
}

#[test]
fn batams_rows_take_three_weeks() {
    let moments = walk(&perpres(), "Mon 2026-11-02 09:00", BATAM);
    let expected = [
        "Tue 2026-11-03 16:00", // 1 hari
        "Wed 2026-11-04 16:00", // received at Tuesday's closing, so Wednesday is ke-1
        "Thu 2026-11-05 16:00",
        "Fri 2026-11-06 10:30", // 3 jam from Friday's opening
        "Wed 2026-11-11 16:00", // received on Friday: Mon, Tue, Wed
        "Thu 2026-11-12 16:00",
        "Tue 2026-11-17 16:00", // Fri, Mon, Tue
        "Wed 2026-11-18 16:00",
        "Thu 2026-11-19 16:00",
        "Fri 2026-11-20 16:30",
    ];
    assert_eq!(moments, expected);
}

#[test]
fn tapins_rows_end_in_ramadan() {
    let moments = walk(&perpres(), "Mon 2026-01-05 09:00", TAPIN);
    assert_eq!(moments[0], "Mon 2026-01-05 11:00", "2 jam");
    assert_eq!(moments[1], "Wed 2026-01-07 16:00", "2 hari");
    assert_eq!(moments[4], "Wed 2026-01-07 16:00", "three blank rows");
    assert_eq!(
        moments[14], "Mon 2026-03-09 15:00",
        "7 March is a Saturday, Monday closes at Ramadan's 15.00"
    );
}

#[test]
fn tulungagungs_fork_joins_at_the_later_branch() {
    let calendar = perpres();
    // Row 3 is only walked when something must be repaired.
    let main = walk(
        &calendar,
        "Mon 2026-11-16 09:00",
        &["15 menit", "30 menit", "30 menit", "1hari", "1jam", "1jam", "1jam", "30 menit", "1jam", "1jam"],
    );
    assert_eq!(main[2], "Mon 2026-11-16 10:15", "three short rows");
    assert_eq!(main[3], "Tue 2026-11-17 16:00", "surat permohonan: 1 hari");
    assert_eq!(main[9], "Wed 2026-11-18 14:00", "5 h 30 m of Wednesday, over the break");
    let fork = &main[9];
    let mail = walk(&calendar, fork, &["15 menit"]);
    let letter = walk(&calendar, fork, &["1jam", "1hari"]);
    assert_eq!(mail, ["Wed 2026-11-18 14:15"]);
    assert_eq!(letter, ["Wed 2026-11-18 15:00", "Thu 2026-11-19 16:00"]);
    let join = letter.iter().chain(&mail).max_by_key(|moment| at(&calendar, moment)).expect("two branches");
    assert_eq!(walk(&calendar, join, &["1jam"]), ["Fri 2026-11-20 08:30"], "the last row waits for both");
}

#[test]
fn the_next_opening_and_closing() {
    let calendar = perpres();
    // Moment, next opening, next closing, why.
    let cases = [
        ("Mon 2026-11-16 09:00", "Mon 2026-11-16 09:00", "Mon 2026-11-16 16:00", "open"),
        ("Mon 2026-11-16 07:30", "Mon 2026-11-16 07:30", "Mon 2026-11-16 16:00", "opening"),
        ("Mon 2026-11-16 07:29", "Mon 2026-11-16 07:30", "Mon 2026-11-16 16:00", "a minute before it"),
        ("Mon 2026-11-16 12:00", "Mon 2026-11-16 13:00", "Mon 2026-11-16 16:00", "break"),
        ("Mon 2026-11-16 16:00", "Tue 2026-11-17 07:30", "Mon 2026-11-16 16:00", "closing"),
        ("Fri 2026-11-13 16:31", "Mon 2026-11-16 07:30", "Mon 2026-11-16 16:00", "weekend"),
        ("Tue 2026-03-17 15:01", "Wed 2026-03-25 07:30", "Wed 2026-03-25 16:00", "Idulfitri"),
    ];
    for (moment, opening, closing, why) in cases {
        let moment = at(&calendar, moment);
        let text = |at: Option<DateTime<Utc>>| at.map(|at| written(&calendar, at)).unwrap_or_default();
        assert_eq!(text(calendar.next_opening(moment)), opening, "{why}");
        assert_eq!(text(calendar.next_closing(moment)), closing, "{why}");
    }
}

#[test]
fn a_clock_set_wrongly_gets_an_answer_and_a_warning() {
    let calendar = perpres();
    for (year, weekday) in [(1999, "Mon 1999-11-15 09:00"), (2201, "Mon 2201-11-16 09:00")] {
        let answer = calendar.due(at(&calendar, weekday), time("1 hari"));
        assert!(answer.at.is_some());
        assert_eq!(answer.warnings, [Warning::ImplausibleYear(year)]);
    }
    for moment in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
        for standard in ["1 menit", "100000 jam", "100000 hari", "100000 bulan"] {
            let answer = calendar.due(moment, time(standard));
            assert!(answer.warnings.iter().any(|warning| matches!(warning, Warning::ImplausibleYear(_))));
            assert!(calendar.used(moment, moment) == 0);
            let _ = (calendar.next_opening(moment), calendar.next_closing(moment));
            let _ = calendar.progress(moment, time(standard), &[], moment);
        }
    }
    let beyond = calendar.due(DateTime::<Utc>::MAX_UTC, time("1 hari"));
    assert!(beyond.warnings.contains(&Warning::OutOfReach));
    assert!(calendar.used(DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC) > 0);
}

#[test]
fn the_tables_hold_the_promised_number_of_cases() {
    let due = [
        MINUTES, FRIDAY, HOURS, DAYS, HOLIDAYS, RAMADAN, IDULFITRI, MONTHS, KALTARA, CLOSURES, MIDNIGHTS,
        SPLITS,
    ];
    let rows = due.iter().map(|table| table.len()).sum::<usize>()
        + [YEAR_END.len(), USED.len(), WORKING_DAYS.len(), ZONES.len(), PAUSED.len()].iter().sum::<usize>()
        + [STANDING.len(), STANDING_PAUSED.len(), KINDS.len()].iter().sum::<usize>();
    assert!(rows >= 150, "only {rows} cases");
}
