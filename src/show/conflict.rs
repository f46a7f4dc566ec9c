//! What a conflict between several requests, letters or laptops is about, in words.

use crate::domain::numbers::Register;
use crate::domain::request::Subject;
use crate::words::Words;

/// The words; `None` for what one request or letter is about, which has a name of its own.
pub fn shared(words: Words, subject: &Subject) -> Option<String> {
    Some(match subject {
        Subject::Number { register: Register::Incoming, year, sequence, .. } => {
            words.with("conflict-agenda", &[("number", format!("{sequence}/{year}").into())])
        }
        Subject::Number { register, year, sequence, suffix } => {
            let key = if *register == Register::Memo { "conflict-memo" } else { "conflict-number" };
            words.with(key, &[("number", format!("{sequence}{suffix}/{year}").into())])
        }
        Subject::SameLetter { .. } => words.say("conflict-same-letter"),
        Subject::Log { seq, .. } => words.with("conflict-fork", &[("number", (*seq).into())]),
        Subject::Device { .. } => words.say("conflict-device"),
        Subject::Step { .. } | Subject::Field { .. } | Subject::Letter { .. } => return None,
    })
}

/// What follows from choosing one version of it.
pub fn consequence(words: Words, subject: &Subject) -> String {
    match subject {
        Subject::Number { .. } => words.say("conflict-number-choice"),
        Subject::SameLetter { .. } => words.say("conflict-same-letter-choice"),
        Subject::Log { .. } | Subject::Device { .. } => words.say("conflict-all-choice"),
        _ => words.say("exchange-both-kept"),
    }
}
