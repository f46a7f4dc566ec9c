//! Why a rule says no, as a sentence that says what to do next.

use super::{Value, Words};
use crate::domain::indonesian::long_date;
use crate::domain::letter::LetterState;
use crate::domain::request::{Refusal, RequestState};

/// The sentence for one refusal.
pub fn refusal(words: &Words, refusal: &Refusal) -> String {
    let list = |items: &[String]| -> Value<'static> {
        if items.is_empty() { words.say("refusal-none").into() } else { items.join(", ").into() }
    };
    let text = |value: &String| -> Value<'static> { value.clone().into() };
    match refusal {
        Refusal::Ended(state) => {
            words.with("refusal-ended", &[("state", request_state(words, *state).into())])
        }
        Refusal::UnknownStep { step, known } => {
            words.with("refusal-unknown-step", &[("step", text(step)), ("known", list(known))])
        }
        Refusal::NotActive { step, active } => {
            words.with("refusal-not-active", &[("step", text(step)), ("active", list(active))])
        }
        Refusal::WhichStep { active } => words.with("refusal-which-step", &[("active", list(active))]),
        Refusal::UnknownLane { lane, known } => {
            words.with("refusal-unknown-lane", &[("lane", text(lane)), ("known", list(known))])
        }
        Refusal::WrongLane { step, lane, owner } => words.with(
            "refusal-wrong-lane",
            &[("step", text(step)), ("lane", text(lane)), ("owner", text(owner))],
        ),
        Refusal::NeedsOutcome { outcomes } => {
            words.with("refusal-needs-outcome", &[("outcomes", list(outcomes))])
        }
        Refusal::UnknownOutcome { outcome, outcomes } => {
            words.with("refusal-unknown-outcome", &[("outcome", text(outcome)), ("outcomes", list(outcomes))])
        }
        Refusal::MissingRequirements { items } => {
            words.with("refusal-missing-requirements", &[("items", items.join("; ").into())])
        }
        Refusal::Held { step } => words.with("refusal-held", &[("step", text(step))]),
        Refusal::AwaitsApplicant { reason } => {
            words.with("refusal-awaits-applicant", &[("reason", text(reason))])
        }
        Refusal::NotReturned => words.say("refusal-not-returned"),
        Refusal::NeedsReason => words.say("refusal-needs-reason"),
        Refusal::NothingChanged => words.say("refusal-nothing-changed"),
        Refusal::MissingField { field } => {
            words.with("refusal-missing-field", &[("field", name(words, field))])
        }
        Refusal::UnknownField { field, known } => {
            words.with("refusal-unknown-field", &[("field", text(field)), ("known", list(known))])
        }
        Refusal::TooLong { field, length, limit } => words.with(
            "refusal-too-long",
            &[("field", name(words, field)), ("length", (*length).into()), ("limit", (*limit).into())],
        ),
        Refusal::BadValue { field, value, expected } => words.with(
            "refusal-bad-value",
            &[("field", name(words, field)), ("value", text(value)), ("expected", (*expected).into())],
        ),
        Refusal::Future => words.say("refusal-future"),
        Refusal::NumberPassed { last } => {
            words.with("refusal-number-passed", &[("date", long_date(*last).into())])
        }
        Refusal::NumberNotPassed => words.say("refusal-number-not-passed"),
        Refusal::NumberNothingBefore => words.say("refusal-number-nothing-before"),
        Refusal::DateBeforeSignature { signed } => {
            words.with("refusal-date-before-signature", &[("date", long_date(*signed).into())])
        }
        Refusal::CannotUndo => words.say("refusal-cannot-undo"),
        Refusal::UnknownVersion { count } => {
            words.with("refusal-unknown-version", &[("count", (*count).into())])
        }
        Refusal::UnknownPosition { position, known } => {
            words.with("refusal-unknown-position", &[("position", text(position)), ("known", list(known))])
        }
        Refusal::UnknownPerson { person, known } => {
            words.with("refusal-unknown-person", &[("person", text(person)), ("known", list(known))])
        }
        Refusal::EndsBeforeItBegins => words.say("refusal-ends-before"),
        Refusal::WrongRecipient { from, to } => {
            words.with("refusal-wrong-recipient", &[("from", text(from)), ("to", text(to))])
        }
        Refusal::LetterIs(state) => {
            words.with("refusal-letter-is", &[("state", letter_state(words, *state).into())])
        }
        Refusal::NotInitialled { next } => words.with("refusal-not-initialled", &[("next", text(next))]),
        Refusal::NobodyHolds { position, day } => words
            .with("refusal-nobody-holds", &[("position", text(position)), ("date", long_date(*day).into())]),
        Refusal::NotNext { next } => words.with("refusal-not-next", &[("next", text(next))]),
        Refusal::SentBack { reason } => words.with("refusal-sent-back", &[("reason", text(reason))]),
    }
}

/// The name of a field on the form; a label from a procedure stands for itself.
fn name(words: &Words, field: &str) -> Value<'static> {
    match field {
        "applicant.agency" => words.say("field-agency"),
        "applicant.contact_name" => words.say("field-contact-name"),
        "applicant.contact_email" => words.say("field-contact-email"),
        "applicant.contact_phone" => words.say("field-contact-phone"),
        "letter.number" => words.say("field-letter-number"),
        "letter.date" => words.say("field-letter-date"),
        "letter.subject" | "subject" => words.say("field-letter-subject"),
        "received" => words.say("field-received"),
        "urgency" => words.say("field-urgency"),
        "reason" => words.say("field-reason"),
        "note" => words.say("field-note"),
        "receiver" => words.say("field-receiver"),
        "agency" => words.say("field-office-name"),
        "device" | "name" => words.say("field-device-name"),
        "to" => words.say("field-recipients"),
        "person" => words.say("officials-person"),
        "until" => words.say("officials-until"),
        other => other.to_owned(),
    }
    .into()
}

/// The words for a request's state.
pub fn request_state(words: &Words, state: RequestState) -> String {
    match state {
        RequestState::Open => words.say("state-open"),
        RequestState::WaitingApplicant => words.say("state-waiting-applicant"),
        RequestState::Completed => words.say("state-completed"),
        RequestState::Refused => words.say("state-refused"),
        RequestState::Withdrawn => words.say("state-withdrawn"),
    }
}

/// The words for a letter's state.
pub fn letter_state(words: &Words, state: LetterState) -> String {
    match state {
        LetterState::Draft => words.say("letter-state-draft"),
        LetterState::Initialled => words.say("letter-state-initialled"),
        LetterState::Signed => words.say("letter-state-signed"),
        LetterState::Numbered => words.say("letter-state-numbered"),
        LetterState::Dispatched => words.say("letter-state-dispatched"),
        LetterState::Cancelled => words.say("letter-state-cancelled"),
    }
}
