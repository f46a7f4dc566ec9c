//! Conflicts that no single request or letter can show: one number given twice, one letter received twice, one log
//! written on by two laptops.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::dag::Dag;
use super::event::{Applicant, Event, IncomingLetter, Payload};
use super::ids::{EntityId, EventHash, LogId, TokenId};
use super::numbers::Register;
use super::request::{Conflict, ConflictKind, Subject, Version};

/// Days within which two laptops may have received one and the same letter.
const SAME_WITHIN_DAYS: i64 = 7;

/// People say what is to become of such a conflict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmed {
    /// The conflict.
    pub conflict: TokenId,
    /// The events it was about; with another one it stands open again.
    pub members: Vec<EventHash>,
    /// What was chosen: a version's `option`, or `all` when every version stands.
    pub choice: String,
    /// Why.
    pub reason: String,
}

/// The choice by which every version stands.
pub const ALL: &str = "all";

/// One number on several requests or letters.
pub fn number(
    register: Register,
    year: i32,
    sequence: u32,
    suffix: &str,
    versions: Vec<Version>,
) -> Conflict {
    let register_name = match register {
        Register::Incoming => "incoming",
        Register::Outgoing => "outgoing",
        Register::Memo => "memo",
    };
    let id = derive(&[
        b"number",
        register_name.as_bytes(),
        &year.to_le_bytes(),
        &sequence.to_le_bytes(),
        suffix.as_bytes(),
    ]);
    let subject = Subject::Number { register, year, sequence, suffix: suffix.to_owned() };
    Conflict { id, kind: ConflictKind::K4, subject, versions }
}

/// One letter that two laptops may have received.
pub fn same_letter(key: &str, versions: Vec<Version>) -> Conflict {
    let subject = Subject::SameLetter { key: key.to_owned() };
    Conflict { id: derive(&[b"same letter", key.as_bytes()]), kind: ConflictKind::K9, subject, versions }
}

/// One log that two laptops wrote on.
pub fn fork(log: LogId, seq: u64, versions: Vec<Version>) -> Conflict {
    let id = derive(&[b"fork", log.as_bytes()]);
    Conflict { id, kind: ConflictKind::K6, subject: Subject::Log { log, seq }, versions }
}

fn derive(parts: &[&[u8]]) -> TokenId {
    let mut hasher = blake3::Hasher::new_derive_key("lajur 2026 shared conflict v1");
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes()).update(part);
    }
    let mut id = [0; 16];
    hasher.finalize_xof().fill(&mut id);
    TokenId(id)
}

/// A version as one event of a request or letter says it.
pub fn version(entity: EntityId, event: &Event, label: String, note: String) -> Version {
    Version::said_by(event, entity.to_string(), label, note)
}

/// What two requests have in common when they may be one: SOP, office and the letter's own number. `None` when the
/// letter has no number, since many letters have none.
pub fn letter_key(procedure: &str, applicant: &Applicant, letter: &IncomingLetter) -> Option<String> {
    let plain = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let number = plain(&letter.number);
    (!number.is_empty()).then(|| format!("{procedure}|{}|{number}", plain(&applicant.agency)))
}

/// Whether receipts of one letter are worth a question: they come from several laptops and lie within a week.
pub fn is_suspicious(receipts: &[(super::ids::DeviceKey, DateTime<Utc>)]) -> bool {
    let devices: BTreeSet<_> = receipts.iter().map(|(device, _)| device).collect();
    let times = || receipts.iter().map(|(_, at)| *at);
    let apart = times().max().zip(times().min()).map(|(last, first)| last - first);
    devices.len() > 1 && apart.is_some_and(|apart| apart.num_days() <= SAME_WITHIN_DAYS)
}

/// Whether people have settled a conflict: somebody who knew all of its versions chose, and nobody else chose
/// otherwise at the same time.
pub fn is_settled(conflict: &Conflict, registers: &[Event], dag: &Dag) -> bool {
    let about: Vec<usize> = (0..registers.len())
        .filter(
            |at| matches!(&registers[*at].payload, Payload::Confirmed(body) if body.conflict == conflict.id),
        )
        .collect();
    let last: Vec<&Confirmed> = dag
        .maximal(&about)
        .into_iter()
        .filter_map(|at| match &registers[at].payload {
            Payload::Confirmed(body) => Some(body),
            _ => None,
        })
        .collect();
    let knew_all = |body: &Confirmed| conflict.versions.iter().all(|it| body.members.contains(&it.event));
    let agreed = last.windows(2).all(|pair| pair[0].choice == pair[1].choice);
    !last.is_empty() && agreed && last.iter().all(|body| knew_all(body))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::DeviceKey;

    fn letter(number: &str) -> IncomingLetter {
        IncomingLetter { number: number.to_owned(), ..IncomingLetter::default() }
    }

    #[test]
    fn a_letter_is_known_again_however_its_number_is_typed() {
        let health = Applicant { agency: "Dinas Kesehatan".to_owned(), ..Applicant::default() };
        let shouted = Applicant { agency: "DINAS  KESEHATAN".to_owned(), ..Applicant::default() };
        let key = letter_key("splp", &health, &letter("500.12/41/2026"));
        assert_eq!(key, letter_key("splp", &shouted, &letter("500.12 / 41 / 2026")));
        assert_ne!(key, letter_key("splp", &health, &letter("500.12/42/2026")));
        assert_ne!(key, letter_key("hosting", &health, &letter("500.12/41/2026")));
        assert_eq!(letter_key("splp", &health, &letter(" - ")), None);
    }

    #[test]
    fn only_receipts_on_two_laptops_within_a_week_are_suspicious() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let (one, two) = (DeviceKey([1; 32]), DeviceKey([2; 32]));
        let monday = at("2026-11-16T02:00:00Z");
        assert!(is_suspicious(&[(one, monday), (two, at("2026-11-20T02:00:00Z"))]));
        assert!(!is_suspicious(&[(one, monday), (one, monday)]));
        assert!(!is_suspicious(&[(one, monday), (two, at("2026-11-30T02:00:00Z"))]));
    }
}
