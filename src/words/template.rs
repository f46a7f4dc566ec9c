//! What is wrong with a letter template, as a sentence that names the text and what to do.

use super::{Value, Words};
use crate::domain::indonesian::capitalised;
use crate::domain::letter::LetterKind;
use crate::domain::template::{TemplateFlaw, TemplateTrouble};

/// The sentence for a flaw, with the name of the text it stands in.
pub fn template_flaw(words: &Words, flaw: &TemplateFlaw) -> String {
    let what = template_trouble(words, &flaw.trouble);
    match template_place(words, &flaw.place) {
        None => capitalised(&what),
        Some(place) => words.with("template-flaw", &[("place", place.into()), ("what", what.into())]),
    }
}

/// The name of a text on the screen; `None` when the whole template is meant.
pub fn template_place(words: &Words, place: &str) -> Option<String> {
    let parts: Vec<&str> = place.split('.').collect();
    let part = |at: usize| parts.get(at).and_then(|part| part.parse::<usize>().ok()).map_or(1, |at| at + 1);
    let numbered = |key: &str, at: usize| Some(words.with(key, &[("number", part(at).into())]));
    match parts.as_slice() {
        [""] => None,
        ["classification"] => Some(words.say("letter-classification")),
        ["subject"] => Some(words.say("letter-subject")),
        ["enclosure"] => Some(words.say("letter-enclosure")),
        ["addressee"] => Some(words.say("template-addressee")),
        ["place"] => Some(words.say("letter-place")),
        ["memo" | "report", "from"] => Some(words.say("template-from")),
        ["copies", ..] => numbered("template-place-copy", 1),
        ["assignment", "basis", ..] => numbered("template-place-basis", 2),
        ["assignment", "tasks", ..] => numbered("template-place-task", 2),
        ["assignment", ..] => Some(words.say("letter-people")),
        ["report", "sections", _, "heading"] => numbered("template-place-heading", 2),
        ["report", "sections", _, "blocks", ..] => Some(
            words.with("template-place-section", &[("section", part(2).into()), ("number", part(4).into())]),
        ),
        ["handover", "terms", ..] => numbered("template-place-term", 2),
        ["handover", ..] => Some(words.say("template-place-goods")),
        ["memo", "blocks", ..] => numbered("template-place-block", 2),
        _ => numbered("template-place-block", 1),
    }
}

/// The name of a kind of letter.
pub fn letter_kind(words: &Words, kind: LetterKind) -> String {
    match kind {
        LetterKind::Approval => words.say("demo-approval"),
        LetterKind::Refusal => words.say("demo-refusal"),
        LetterKind::Incomplete => words.say("demo-incomplete"),
        LetterKind::Assignment => words.say("demo-assignment"),
        LetterKind::Report => words.say("demo-report"),
        LetterKind::Memo => words.say("demo-memo"),
        LetterKind::Handover => words.say("demo-handover"),
    }
}

/// What is wrong, and what to do.
pub fn template_trouble(words: &Words, trouble: &TemplateTrouble) -> String {
    // What somebody typed may be long; the beginning tells which text it is.
    let short = |text: &str| Value::from(text.trim().chars().take(80).collect::<String>());
    match trouble {
        TemplateTrouble::File { line, detail } => {
            let detail = ("detail", short(detail));
            match line {
                Some(line) => words.with("template-file-line", &[("line", (*line).into()), detail]),
                None => words.with("template-file", &[detail]),
            }
        }
        TemplateTrouble::OtherKind => words.say("template-other-kind"),
        TemplateTrouble::Empty => words.say("template-empty"),
        TemplateTrouble::TooLong(limit) => words.with("template-too-long", &[("limit", (*limit).into())]),
        TemplateTrouble::TooMany(limit) => words.with("template-too-many", &[("limit", (*limit).into())]),
        TemplateTrouble::Unknown(name) => words.with("template-unknown", &[("name", short(name))]),
        TemplateTrouble::NotEverywhere { name, service } => {
            words.with("template-not-everywhere", &[("name", short(name)), ("service", short(service))])
        }
        TemplateTrouble::NoList(name) if name.trim().is_empty() => words.say("template-needs-list"),
        TemplateTrouble::NoList(name) => words.with("template-no-list", &[("name", short(name))]),
        TemplateTrouble::Braces => words.say("template-braces"),
        TemplateTrouble::Instruction(word) => words.with("template-instruction", &[("word", short(word))]),
        TemplateTrouble::Filter(name) => words.with("template-filter", &[("name", short(name))]),
        TemplateTrouble::Value => words.say("template-value"),
        TemplateTrouble::Columns => words.say("template-columns"),
        TemplateTrouble::Widths(least, most) => {
            words.with("template-widths", &[("least", (*least).into()), ("most", (*most).into())])
        }
    }
}
