//! What is wrong with a procedure file, as a sentence that names the step and what to do next.

use super::{Value, Words};
use crate::domain::procedure::{Problem, ProblemKind};

/// The longest piece of a file that a sentence quotes.
const MAX_QUOTE: usize = 60;
/// The longest reason of the TOML reader that a sentence repeats.
const MAX_DETAIL: usize = 400;

/// The sentence for one problem of a procedure.
pub fn problem(words: &Words, problem: &Problem) -> String {
    let step = ("step", quote(&problem.step, MAX_QUOTE));
    let whole = problem.step.is_empty();
    match &problem.kind {
        ProblemKind::Syntax(detail) => {
            words.with("problem-syntax", &[("detail", quote(detail.trim(), MAX_DETAIL))])
        }
        ProblemKind::Format(format) => words.with("problem-format", &[("format", (*format).into())]),
        ProblemKind::UnknownLane(lane) => words.with("problem-unknown-lane", &[step, ("lane", short(lane))]),
        ProblemKind::UnknownStep(target) => {
            words.with("problem-unknown-step", &[step, ("target", short(target))])
        }
        ProblemKind::UnknownField(field) => words.with("problem-unknown-field", &[("field", short(field))]),
        ProblemKind::BadTime(text) => words.with("problem-bad-time", &[step, ("text", short(text))]),
        ProblemKind::DuplicateId(id) => words.with("problem-duplicate-id", &[("id", short(id))]),
        ProblemKind::BadId(id) => words.with("problem-bad-id", &[("id", short(id))]),
        ProblemKind::Empty(part) if whole => words.with("problem-empty", &[("part", (*part).into())]),
        ProblemKind::Empty(part) => words.with("problem-empty-step", &[step, ("part", (*part).into())]),
        ProblemKind::TooMany { what, limit } => {
            let values = [step, ("part", (*what).into()), ("limit", (*limit).into())];
            if whole {
                words.with("problem-too-many", &values)
            } else {
                words.with("problem-too-many-step", &values)
            }
        }
        ProblemKind::TooLong { what: "file", limit } => {
            words.with("problem-too-long-file", &[("limit", (*limit).into())])
        }
        ProblemKind::TooLong { what, limit } => {
            let values = [step, ("part", (*what).into()), ("limit", (*limit).into())];
            if whole {
                words.with("problem-too-long", &values)
            } else {
                words.with("problem-too-long-step", &values)
            }
        }
        ProblemKind::Starts(0) => words.say("problem-no-start"),
        ProblemKind::Starts(count) => words.with("problem-many-starts", &[("count", (*count).into())]),
        ProblemKind::NoEnd => words.say("problem-no-end"),
        ProblemKind::Unreachable => words.with("problem-unreachable", &[step]),
        ProblemKind::DeadEnd => words.with("problem-dead-end", &[step]),
        ProblemKind::TooFewOutcomes => words.with("problem-too-few-outcomes", &[step]),
        ProblemKind::OutcomeMisplaced => words.with("problem-outcome-misplaced", &[step]),
        ProblemKind::DuplicateFlow(to) => {
            words.with("problem-duplicate-flow", &[step, ("target", short(to))])
        }
        ProblemKind::FlowAfterEnd => words.with("problem-flow-after-end", &[step]),
        ProblemKind::ForkWithoutJoin => words.with("problem-fork-without-join", &[step]),
        ProblemKind::JoinWithoutFork => words.with("problem-join-without-fork", &[step]),
        ProblemKind::JoinFromOutside(fork) => {
            words.with("problem-join-from-outside", &[step, ("fork", short(fork))])
        }
    }
}

fn short(text: &str) -> Value<'static> {
    quote(text, MAX_QUOTE)
}

/// A piece of the file, cut so that a damaged file cannot flood the screen.
fn quote(text: &str, limit: usize) -> Value<'static> {
    let mut quoted: String = text.chars().take(limit).collect();
    if quoted.len() < text.len() {
        quoted.push('…');
    }
    Value::from(quoted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn names_the_step_and_what_to_do_next() {
        let sentence =
            |language, kind| problem(&Words::new(language), &Problem { step: "verify".into(), kind });
        assert_eq!(
            sentence(Language::Indonesian, ProblemKind::UnknownLane("kabid2".into())),
            "Langkah \"verify\" menunjuk lajur \"kabid2\" yang tidak ada. Periksa kembali ejaannya pada bagian lane."
        );
        assert_eq!(
            sentence(Language::English, ProblemKind::TooLong { what: "text", limit: 4_000 }),
            "text of step \"verify\" is too long. Shorten it to at most 4,000 characters."
        );
        assert_eq!(
            sentence(Language::Indonesian, ProblemKind::Starts(0)),
            "Tidak ada langkah mulai. Tulis kind = \"start\" pada langkah pertama."
        );
    }

    #[test]
    fn a_flood_is_cut() {
        let lane = "é".repeat(10_000);
        let flood = Problem { step: lane.clone(), kind: ProblemKind::UnknownLane(lane) };
        assert!(problem(&Words::default(), &flood).chars().count() < 300);
    }
}
