//! What is wrong with a calendar, and what a deadline could not take into account.

use super::{Value, Words};
use crate::domain::calendar::{DayKind, Expected, Problem, ProblemKind, Warning};

/// The sentence for one problem of a calendar text, naming line and field.
pub fn calendar_problem(words: &Words, problem: &Problem) -> String {
    let what = what(words, &problem.kind);
    let line = ("line", Value::from(problem.line));
    if problem.field.is_empty() {
        words.with("calendar-problem-line", &[line, ("what", what.into())])
    } else {
        let field = ("field", Value::from(problem.field.clone()));
        words.with("calendar-problem", &[line, field, ("what", what.into())])
    }
}

fn what(words: &Words, kind: &ProblemKind) -> String {
    let text = |value: &String| [("text", Value::from(value.chars().take(80).collect::<String>()))];
    match kind {
        ProblemKind::Syntax(detail) => words.with("calendar-syntax", &text(detail)),
        ProblemKind::Format(format) => words.with("calendar-format", &text(format)),
        ProblemKind::UnknownField => words.say("calendar-unknown-field"),
        ProblemKind::Missing => words.say("calendar-missing"),
        ProblemKind::Empty => words.say("calendar-empty"),
        ProblemKind::WrongType { expected } => match expected {
            Expected::Text => words.say("calendar-expects-text"),
            Expected::Number => words.say("calendar-expects-number"),
            Expected::Date => words.say("calendar-expects-date"),
            Expected::Texts => words.say("calendar-expects-texts"),
            Expected::Blocks => words.say("calendar-expects-blocks"),
        },
        ProblemKind::UnknownPreset(name) => words.with("calendar-unknown-preset", &text(name)),
        ProblemKind::UnknownZone(name) => words.with("calendar-unknown-zone", &text(name)),
        ProblemKind::UnknownDay(name) => words.with("calendar-unknown-day", &text(name)),
        ProblemKind::UnknownKind(name) => words.with("calendar-unknown-kind", &text(name)),
        ProblemKind::DuplicateDay(_) => words.say("calendar-duplicate-day"),
        ProblemKind::BadHours(hours) => words.with("calendar-bad-hours", &text(hours)),
        ProblemKind::NoEnd(hours) => words.with("calendar-no-end", &text(hours)),
        ProblemKind::EndsBeforeStart => words.say("calendar-ends-before-start"),
        ProblemKind::Overlap(hours) => words.with("calendar-overlap", &text(hours)),
        ProblemKind::BreakOutsideHours(hours) => words.with("calendar-break-outside", &text(hours)),
        ProblemKind::NothingLeft => words.say("calendar-nothing-left"),
        ProblemKind::NoWorkingDay => words.say("calendar-no-working-day"),
        ProblemKind::BadDate(date) => words.with("calendar-bad-date", &text(date)),
        ProblemKind::BadMoment(moment) => words.with("calendar-bad-moment", &text(moment)),
        ProblemKind::YearOutOfRange(year) => {
            words.with("calendar-year-out-of-range", &text(&year.to_string()))
        }
        ProblemKind::OutsideYear { date, year } => words.with(
            "calendar-outside-year",
            &[("date", date.to_string().into()), ("year", year.to_string().into())],
        ),
        ProblemKind::DuplicateHoliday(date) => {
            words.with("calendar-duplicate-holiday", &text(&date.to_string()))
        }
        ProblemKind::DuplicateYear(year) => words.with("calendar-duplicate-year", &text(&year.to_string())),
        ProblemKind::TooLong => words.say("calendar-too-long"),
        ProblemKind::PeriodsOverlap(name) => words.with("calendar-periods-overlap", &text(name)),
    }
}

/// The sentence for what a deadline could not take into account.
pub fn calendar_warning(words: &Words, warning: &Warning) -> String {
    match warning {
        Warning::YearWithoutList(year) => {
            words.with("calendar-year-without-list", &[("year", year.to_string().into())])
        }
        Warning::ImplausibleYear(year) => {
            words.with("calendar-implausible-year", &[("year", year.to_string().into())])
        }
        Warning::OutOfReach => words.say("calendar-out-of-reach"),
    }
}

/// What a date is to the office.
pub fn day_kind(words: &Words, kind: &DayKind<'_>) -> String {
    let named = |key: &str, name: &str| words.with(key, &[("name", name.to_owned().into())]);
    match kind {
        DayKind::Working(spans) => {
            let hours: Vec<String> = spans.iter().map(ToString::to_string).collect();
            words.with("calendar-day-working", &[("hours", hours.join(", ").into())])
        }
        DayKind::Weekend => words.say("calendar-day-weekend"),
        DayKind::Holiday(name) => named("calendar-day-holiday", name),
        DayKind::CollectiveLeave(name) => named("calendar-day-leave", name),
        DayKind::LocalHoliday(name) => named("calendar-day-local", name),
        DayKind::Closure(name) => named("calendar-day-closure", name),
    }
}
