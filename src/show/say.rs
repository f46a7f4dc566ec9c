//! Values as the screen says them: moments, lengths of time, how a step stands.

use chrono::{DateTime, Datelike, Timelike, Utc};

use crate::domain::calendar::{Length, Progress, Standing};
use crate::domain::indonesian;
use crate::domain::office::Zone;
use crate::engine::ExportRow;
use crate::engine::board::BoardCard;
use crate::picture::board::Time;
use crate::words::{Language, Words};

/// A time of day: `08.40`.
pub fn time_of_day(at: DateTime<Utc>, zone: Zone) -> String {
    let local = at.with_timezone(&zone.offset());
    format!("{:02}.{:02}", local.hour(), local.minute())
}

/// A moment in few words: the time today, the weekday this week, else the date.
pub fn moment(words: Words, at: DateTime<Utc>, now: DateTime<Utc>, zone: Zone) -> String {
    let (local, today) = (at.with_timezone(&zone.offset()), now.with_timezone(&zone.offset()));
    let days = (today.date_naive() - local.date_naive()).num_days();
    let time = time_of_day(at, zone);
    match days {
        0 => words.with("say-today", &[("time", time.into())]),
        1 => words.with("say-yesterday", &[("time", time.into())]),
        _ => format!("{}, {time}", short_date(at, zone)),
    }
}

/// A day in few words: today, yesterday, else the date without its year.
pub(crate) fn day(words: Words, at: DateTime<Utc>, now: DateTime<Utc>, zone: Zone) -> String {
    let (local, today) = (at.with_timezone(&zone.offset()), now.with_timezone(&zone.offset()));
    match (today.date_naive() - local.date_naive()).num_days() {
        0 => words.say("say-day-today"),
        1 => words.say("say-day-yesterday"),
        _ => {
            let date = local.date_naive();
            let month: String = month_name(words, date).chars().take(3).collect();
            format!("{} {month}", date.day())
        }
    }
}

/// A date with its weekday: `Jumat, 20 November 2026`.
pub(crate) fn weekday_date(words: Words, at: DateTime<Utc>, zone: Zone) -> String {
    let date = at.with_timezone(&zone.offset()).date_naive();
    match words.language() {
        Language::Indonesian => format!("{}, {}", indonesian::weekday(date), indonesian::long_date(date)),
        Language::English => date.format("%A, %-d %B %Y").to_string(),
    }
}

fn month_name(words: Words, date: chrono::NaiveDate) -> String {
    match words.language() {
        Language::Indonesian => indonesian::month(date).to_owned(),
        Language::English => date.format("%B").to_string(),
    }
}

/// The name of a weekday, by its place in the week from Monday.
pub(crate) fn weekday(words: Words, day: usize) -> String {
    const ENGLISH: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let names = match words.language() {
        Language::Indonesian => &indonesian::WEEKDAYS,
        Language::English => &ENGLISH,
    };
    names.get(day).copied().unwrap_or_default().to_owned()
}

/// A sentence with its first letter in capitals.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// A date in few letters: `17 Nov 2026`.
pub fn short_date(at: DateTime<Utc>, zone: Zone) -> String {
    let local = at.with_timezone(&zone.offset()).date_naive();
    let month: String = indonesian::month(local).chars().take(3).collect();
    format!("{} {month} {}", local.day(), local.year())
}

/// An export of the history as one sentence.
pub fn exported(row: &ExportRow, words: Words) -> String {
    let values = [("count", row.events.into()), ("readers", row.readers.into())];
    match row.kind.as_str() {
        "backup_passphrase" => words.with("exchange-backup-line", &values),
        "request" => words.say("exchange-request-line"),
        _ if row.is_open() => words.with("exchange-open-line", &values),
        _ => words.with("exchange-export-line", &values),
    }
}

/// Working minutes in the units people use: `2 j 10 mnt`.
pub fn minutes(words: Words, minutes: i64) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    let number = |key: &str, value: i64| words.with(key, &[("n", value.into())]);
    match (hours, rest) {
        (0, rest) => number("say-minutes", rest),
        (hours, 0) => number("say-hours", hours),
        (hours, rest) => format!("{} {}", number("say-hours", hours), number("say-minutes", rest)),
    }
}

/// A length of time in the units its SOP uses.
pub fn length(words: Words, length: &Length) -> String {
    let number = |key: &str, value: i64| words.with(key, &[("n", value.into())]);
    let mut parts = Vec::new();
    if length.months > 0 {
        parts.push(number("say-months", length.months));
    }
    if length.days > 0 {
        parts.push(number("say-days", length.days));
    }
    if length.minutes > 0 || parts.is_empty() {
        parts.push(minutes(words, length.minutes));
    }
    parts.join(" ")
}

/// How the time of a step stands, for its bar and its words.
pub fn standing(words: Words, progress: &Progress) -> Time {
    let of = || {
        let values = [
            ("used", length(words, &progress.used).into()),
            ("allowed", length(words, &progress.allowed).into()),
        ];
        words.with("say-of", &values)
    };
    let allowed = progress.allowed_minutes.max(1) as f32;
    let part = (progress.used_minutes as f32 / allowed).clamp(0.0, 1.0);
    match &progress.standing {
        Standing::InTime => Time::Running { part, near: false, text: of() },
        Standing::Near | Standing::UsedUp => Time::Running { part, near: true, text: of() },
        Standing::Late { by } => {
            let over = (progress.used_minutes as f32 / allowed - 1.0).max(0.0);
            Time::Late { over, text: words.with("say-late", &[("by", length(words, by).into())]) }
        }
    }
}

/// How the time of a card stands.
pub fn card_time(words: Words, card: &BoardCard) -> Time {
    if card.held {
        return Time::Held(words.say("say-held"));
    }
    if let Some(waited) = card.applicant_minutes {
        return Time::Paused(words.with("say-applicant", &[("time", minutes(words, waited).into())]));
    }
    match &card.progress {
        Some(progress) => standing(words, progress),
        None => Time::Unset(words.say("say-unset")),
    }
}
