//! Classification tables and retention.

use super::Words;
use crate::domain::classification::{Age, BadLine, Fate, Wrong};

/// The sentence for a line of a table that cannot be used.
pub fn bad_line(words: &Words, bad: &BadLine) -> String {
    let what = match &bad.wrong {
        Wrong::Missing => words.say("classification-missing"),
        Wrong::NoYears(typed) => words.with("classification-no-years", &[("text", typed.as_str().into())]),
        Wrong::NoFate(typed) => words.with("classification-no-fate", &[("text", typed.as_str().into())]),
        Wrong::NoHeading => words.say("classification-no-heading"),
    };
    let line = ("line", bad.line.into());
    words.with("classification-bad-line", &[line, ("field", bad.field.into()), ("what", what.into())])
}

/// How far the retention of a case file is, and what is to be done.
pub fn age(words: &Words, age: Option<Age>, fate: Option<Fate>) -> String {
    match (age, fate) {
        (None, _) => words.say("age-unknown"),
        (Some(Age::Active), _) => words.say("age-active"),
        (Some(Age::Inactive), _) => words.say("age-inactive"),
        (Some(Age::Over), Some(Fate::Keep)) => words.say("age-over-keep"),
        (Some(Age::Over), _) => words.say("age-over-destroy"),
    }
}
