//! What is wrong with letter rules, as a sentence that names the field and what to do.

use super::{Value, Words};
use crate::domain::numbering::PatternError;
use crate::domain::tnd::{TndFlaw, TndTrouble};

/// The sentence for one flaw of letter rules.
pub fn tnd_flaw(words: &Words, flaw: &TndFlaw) -> String {
    let what = tnd_trouble(words, &flaw.trouble);
    match flaw.field.as_str() {
        "" => what,
        field => {
            let field: String = field.chars().take(80).collect();
            words.with("tnd-flaw", &[("field", field.into()), ("what", what.into())])
        }
    }
}

/// What is wrong with a field, and what belongs there.
pub fn tnd_trouble(words: &Words, trouble: &TndTrouble) -> String {
    let list = |known: &[String]| [("known", Value::from(known.join(", ")))];
    let text = |text: &str| [("text", Value::from(text.trim().chars().take(300).collect::<String>()))];
    // One decimal is as fine as anybody measures; whole numbers stand without it.
    let number = |value: f32| Value::from((f64::from(value) * 10.0).round() / 10.0);
    match trouble {
        TndTrouble::Syntax(detail) => words.with("tnd-syntax", &text(detail)),
        TndTrouble::Format(format) => words.with("tnd-format", &text(format)),
        TndTrouble::UnknownField(known) => words.with("tnd-unknown-field", &list(known)),
        TndTrouble::WrongType("number") => words.say("tnd-expects-number"),
        TndTrouble::WrongType("truth") => words.say("tnd-expects-truth"),
        TndTrouble::WrongType("texts") => words.say("tnd-expects-texts"),
        TndTrouble::WrongType("table") => words.say("tnd-expects-table"),
        TndTrouble::WrongType(_) => words.say("tnd-expects-text"),
        TndTrouble::UnknownChoice(known) => words.with("tnd-unknown-choice", &list(known)),
        TndTrouble::WrongLength(length) => words.with("tnd-wrong-length", &[("length", (*length).into())]),
        TndTrouble::OutOfRange(least, most) => {
            words.with("tnd-out-of-range", &[("least", number(*least)), ("most", number(*most))])
        }
        TndTrouble::TooNarrow(least) => words.with("tnd-too-narrow", &[("least", number(*least))]),
        TndTrouble::Empty => words.say("tnd-empty"),
        TndTrouble::TooLong(limit) => words.with("tnd-too-long", &[("limit", (*limit).into())]),
        TndTrouble::TooMany(limit) => words.with("tnd-too-many", &[("limit", (*limit).into())]),
        TndTrouble::WithoutLine(line) => words.with("tnd-without-line", &text(line)),
        TndTrouble::Pattern(error) => match error {
            PatternError::Braces => words.say("tnd-pattern-braces"),
            PatternError::Unknown(name) => words.with("tnd-pattern-unknown", &text(name)),
            PatternError::Sequence => words.say("tnd-pattern-sequence"),
            PatternError::Year => words.say("tnd-pattern-year"),
        },
        TndTrouble::Emblem(detail) => words.with("tnd-emblem", &text(detail)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flaw_names_field_and_remedy() {
        let flaw = TndFlaw { field: "margins.left".to_owned(), trouble: TndTrouble::OutOfRange(5.0, 105.0) };
        assert_eq!(tnd_flaw(&Words::default(), &flaw), "margins.left: tulis bilangan dari 5 sampai 105.");
    }
}
