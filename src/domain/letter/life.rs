//! The life of a letter: konsep, initials, signature, number, dispatch; folded from its events.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{Content, LetterKind, Numbering, PrintedLetter, naskah_code};
use crate::domain::dag::Dag;
use crate::domain::event::{
    Cancelled, Dispatched, Drafted, Event, Initialled, Numbered, Payload, Renumbered, Revised, SentBack,
    Signed,
};
use crate::domain::ids::{DeviceKey, EntityId, EventHash, TokenId};
use crate::domain::office::Profile;
use crate::domain::request::{Conflict, ConflictKind, Refusal, Subject, Version};

/// Where a letter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LetterState {
    /// A konsep that waits for initials or was sent back.
    Draft,
    /// Fully initialled; waits for the signature.
    Initialled,
    /// Signed; waits for number and date.
    Signed,
    /// Numbered and dated; waits for dispatch.
    Numbered,
    /// Left the office.
    Dispatched,
    /// Cancelled; its number, if any, stays used.
    Cancelled,
}

/// One initial on the current revision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Initial {
    /// Id of the position.
    pub position: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// Why and by whom a konsep was sent back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// Id of the position that sent it back.
    pub position: String,
    /// What must change.
    pub reason: String,
}

/// One revision of a konsep.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    /// The event that wrote it.
    pub event: EventHash,
    /// When.
    pub at: DateTime<Utc>,
    /// What it says.
    pub content: Content,
    /// Why a signed letter was reopened; empty otherwise.
    pub reason: String,
    /// The device it was written on.
    pub device: DeviceKey,
}

/// One letter, folded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// The letter's id.
    pub id: EntityId,
    /// The request it belongs to.
    pub request: EntityId,
    /// What it is for.
    pub kind: LetterKind,
    /// Where it stands.
    pub state: LetterState,
    /// Every revision, first to last; never empty.
    pub revisions: Vec<Revision>,
    /// Position in [`Letter::revisions`] of the one that counts: the last, unless people settled otherwise.
    pub current: usize,
    /// Ids of the positions that initial it, lowest first.
    pub chain: Vec<String>,
    /// The initials on the current revision.
    pub initials: Vec<Initial>,
    /// Why the current revision was sent back, when it was.
    pub sent_back: Option<Refused>,
    /// Who signed the current revision, and when.
    pub signed: Option<Initial>,
    /// Number and date.
    pub numbering: Option<Numbering>,
    /// To whom, how and when it left.
    pub dispatched: Option<Dispatched>,
    /// Why it was cancelled.
    pub cancelled: Option<String>,
    /// What people must settle.
    pub conflicts: Vec<Conflict>,
}

impl Letter {
    /// The current revision.
    pub fn current(&self) -> Option<&Revision> {
        self.revisions.get(self.current)
    }

    /// Number of the current revision, from 1.
    pub fn revision(&self) -> usize {
        self.current + 1
    }

    /// The position whose initial is due next.
    pub fn next_initial(&self) -> Option<&str> {
        let missing = |position: &&String| self.initials.iter().all(|initial| initial.position != **position);
        self.chain.iter().find(missing).map(String::as_str)
    }

    /// The short code that marks prints of this letter.
    pub fn code(&self) -> String {
        naskah_code(self.id)
    }

    /// The current revision as it is printed.
    pub fn printed(&self) -> Option<PrintedLetter> {
        let current = self.current()?;
        Some(PrintedLetter {
            id: self.id,
            kind: self.kind,
            revision: u32::try_from(self.revision()).unwrap_or(u32::MAX),
            revised_at: current.at.timestamp_millis(),
            content: current.content.clone(),
            numbering: self.numbering.clone(),
        })
    }
}

/// Folds one letter's events; `None` when no event drafts it.
pub fn fold(id: EntityId, events: &[Event]) -> Option<Letter> {
    let mut sorted = events.to_vec();
    sorted.sort_by_key(Event::order_key);
    sorted.dedup_by_key(|event| event.hash);
    let dag = Dag::new(&sorted);
    let drafted: &Drafted = sorted.iter().find_map(|event| match &event.payload {
        Payload::Drafted(body) => Some(body),
        _ => None,
    })?;
    let mut letter = Letter {
        id,
        request: drafted.request,
        kind: drafted.kind,
        state: LetterState::Draft,
        revisions: Vec::new(),
        current: 0,
        chain: drafted.chain.clone(),
        initials: Vec::new(),
        sent_back: None,
        signed: None,
        numbering: None,
        dispatched: None,
        cancelled: None,
        conflicts: Vec::new(),
    };
    write_revisions(&mut letter, &sorted);
    letter.current = current_revision(&letter, &sorted, &dag);
    pass_around(&mut letter, &sorted);
    register(&mut letter, &sorted, &dag);
    letter.conflicts.extend(content_conflict(&letter, &sorted, &dag));
    letter.state = state_of(&letter);
    Some(letter)
}

fn write_revisions(letter: &mut Letter, events: &[Event]) {
    for event in events {
        let (content, reason) = match &event.payload {
            Payload::Drafted(body) if letter.revisions.is_empty() => (&body.content, ""),
            Payload::Revised(body) => (&body.content, body.reason.as_str()),
            _ => continue,
        };
        letter.revisions.push(Revision {
            event: event.hash,
            at: event.wall,
            content: content.clone(),
            reason: reason.to_owned(),
            device: event.device,
        });
    }
}

/// Events that decide which revision counts.
fn exclusive(events: &[Event]) -> Vec<usize> {
    let decides =
        |payload: &Payload| matches!(payload, Payload::Drafted(_) | Payload::Revised(_) | Payload::Signed(_));
    (0..events.len()).filter(|at| decides(&events[*at].payload)).collect()
}

/// The revision an exclusive event is about: the one it wrote, or the one it signed.
fn revision_of(letter: &Letter, event: &Event) -> Option<usize> {
    let written = match &event.payload {
        Payload::Signed(Signed { revision, .. }) => *revision,
        _ => event.hash,
    };
    letter.revisions.iter().position(|revision| revision.event == written)
}

/// The revision the last word is about.
fn current_revision(letter: &Letter, events: &[Event], dag: &Dag) -> usize {
    let last = dag.maximal(&exclusive(events));
    let last = last.last().and_then(|position| revision_of(letter, &events[*position]));
    last.unwrap_or(letter.revisions.len().saturating_sub(1))
}

/// Initials, refusals and the signature count only for the revision they were given to.
fn pass_around(letter: &mut Letter, events: &[Event]) {
    let Some(current) = letter.current().map(|revision| revision.event) else { return };
    for event in events {
        match &event.payload {
            Payload::Initialled(Initialled { position, revision })
                if *revision == current
                    && letter.chain.contains(position)
                    && letter.initials.iter().all(|initial| initial.position != *position) =>
            {
                letter.initials.push(Initial { position: position.clone(), at: event.wall });
            }
            Payload::SentBack(SentBack { position, revision, reason }) if *revision == current => {
                letter.sent_back = Some(Refused { position: position.clone(), reason: reason.clone() });
            }
            Payload::Signed(Signed { position, revision, at }) if *revision == current => {
                letter.signed =
                    letter.signed.take().or(Some(Initial { position: position.clone(), at: *at }));
            }
            _ => {}
        }
    }
}

fn register(letter: &mut Letter, events: &[Event], dag: &Dag) {
    let mut numbered = Vec::new();
    for (position, event) in events.iter().enumerate() {
        match &event.payload {
            Payload::Numbered(_) | Payload::Renumbered(_) => numbered.push(position),
            Payload::Dispatched(body) => letter.dispatched = Some(body.clone()),
            Payload::Cancelled(body) => letter.cancelled = Some(body.reason.clone()),
            _ => {}
        }
    }
    let mut versions: Vec<Version> = Vec::new();
    for position in dag.maximal(&numbered) {
        if let Payload::Numbered(Numbered { numbering }) | Payload::Renumbered(Renumbered { numbering, .. }) =
            &events[position].payload
        {
            letter.numbering = Some(numbering.clone());
            if versions.iter().all(|version| version.label != numbering.text) {
                versions.push(version(&events[position], numbering.text.clone(), String::new()));
            }
        }
    }
    if versions.len() > 1 {
        letter.conflicts.push(conflict(letter.id, ConflictKind::K5, "number", versions));
    }
}

/// Two revisions written at once, or a revision written while an earlier one was signed elsewhere, are for people
/// to choose between.
fn content_conflict(letter: &Letter, events: &[Event], dag: &Dag) -> Option<Conflict> {
    let mut versions: Vec<Version> = Vec::new();
    let mut said: Vec<(bool, &Content)> = Vec::new();
    for event in dag.maximal(&exclusive(events)).into_iter().map(|position| &events[position]) {
        let signed = matches!(event.payload, Payload::Signed(_));
        let Some(index) = revision_of(letter, event) else { continue };
        let says = (signed, &letter.revisions[index].content);
        if !said.contains(&says) {
            said.push(says);
            let word = if signed { "ditandatangani, revisi" } else { "revisi" };
            versions.push(version(event, format!("{word} {}", index + 1), says.1.subject.clone()));
        }
    }
    (versions.len() > 1).then(|| conflict(letter.id, ConflictKind::K3, "content", versions))
}

fn version(event: &Event, label: String, note: String) -> Version {
    Version::said_by(event, event.hash.to_string(), label, note)
}

fn conflict(letter: EntityId, kind: ConflictKind, aspect: &str, versions: Vec<Version>) -> Conflict {
    let mut hasher = blake3::Hasher::new_derive_key("lajur 2026 letter conflict v1");
    hasher.update(letter.as_bytes()).update(aspect.as_bytes());
    let mut id = [0; 16];
    hasher.finalize_xof().fill(&mut id);
    Conflict {
        id: TokenId(id),
        kind,
        subject: Subject::Letter { letter, aspect: aspect.to_owned() },
        versions,
    }
}

fn state_of(letter: &Letter) -> LetterState {
    if letter.cancelled.is_some() {
        LetterState::Cancelled
    } else if letter.signed.is_none() {
        let initialled = letter.next_initial().is_none() && letter.sent_back.is_none();
        if initialled { LetterState::Initialled } else { LetterState::Draft }
    } else if letter.numbering.is_none() {
        LetterState::Signed
    } else if letter.dispatched.is_none() {
        LetterState::Numbered
    } else {
        LetterState::Dispatched
    }
}

/// Drafts a letter; the chain of initials is the profile's, at most three, the signatory left out.
pub fn draft(request: EntityId, kind: LetterKind, content: Content, chain: Vec<String>) -> Payload {
    Drafted { request, kind, content, chain }.into()
}

/// Writes the next revision; after signature only with a reason, and never after numbering.
///
/// # Errors
/// When the letter is numbered or cancelled, or signed and no reason is given.
pub fn revise(letter: &Letter, content: Content, reason: &str) -> Result<Payload, Refusal> {
    match letter.state {
        LetterState::Draft | LetterState::Initialled => {}
        LetterState::Signed if !reason.trim().is_empty() => {}
        LetterState::Signed => return Err(Refusal::NeedsReason),
        state => return Err(Refusal::LetterIs(state)),
    }
    Ok(Revised { content, reason: reason.trim().to_owned() }.into())
}

/// Initials the current revision for a position, in the order of the chain.
///
/// # Errors
/// When the letter is past initials, was sent back, is in conflict, or another position is next.
pub fn initial(letter: &Letter, position: Option<&str>) -> Result<Payload, Refusal> {
    let revision = changeable(letter)?;
    let next = letter.next_initial().ok_or(Refusal::LetterIs(letter.state))?;
    match position {
        Some(position) if position != next => Err(Refusal::NotNext { next: next.to_owned() }),
        _ => Ok(Initialled { position: next.to_owned(), revision }.into()),
    }
}

/// Sends a konsep back to its drafter.
///
/// # Errors
/// When the letter is past its konsep, or the reason is empty.
pub fn send_back(letter: &Letter, position: &str, reason: &str) -> Result<Payload, Refusal> {
    let revision = changeable(letter)?;
    if reason.trim().is_empty() {
        return Err(Refusal::NeedsReason);
    }
    Ok(SentBack { position: position.to_owned(), revision, reason: reason.trim().to_owned() }.into())
}

/// Records the signature under the current revision.
///
/// # Errors
/// When initials are missing, the letter is not a konsep any more, or the register of officials knows nobody who
/// holds the signatory's position on that day.
pub fn sign(
    letter: &Letter,
    at: DateTime<Utc>,
    profile: &Profile,
    day: NaiveDate,
) -> Result<Payload, Refusal> {
    let revision = changeable(letter)?;
    if let Some(next) = letter.next_initial() {
        return Err(Refusal::NotInitialled { next: next.to_owned() });
    }
    let position = letter.current().map(|current| current.content.signatory.clone()).unwrap_or_default();
    if profile.holder(&position, day).is_none() {
        let title = profile.position(&position).map_or(position, |position| position.title.clone());
        return Err(Refusal::NobodyHolds { position: title, day });
    }
    Ok(Signed { position, revision, at }.into())
}

/// Gives number and date, only after signature.
///
/// # Errors
/// When the letter is not signed, or numbered already.
pub fn number(letter: &Letter, numbering: Numbering) -> Result<Payload, Refusal> {
    undisputed(letter)?;
    match letter.state {
        LetterState::Signed => Ok(Numbered { numbering }.into()),
        state => Err(Refusal::LetterIs(state)),
    }
}

/// Gives a numbered letter another number, since its own was given twice. A letter that left already keeps its paper;
/// the reason is for the ralat.
///
/// # Errors
/// When it has no number yet or the reason is empty.
pub fn renumber(letter: &Letter, numbering: Numbering, reason: &str) -> Result<Payload, Refusal> {
    let old = letter.numbering.as_ref().ok_or(Refusal::LetterIs(letter.state))?.text.clone();
    if reason.trim().is_empty() {
        return Err(Refusal::NeedsReason);
    }
    Ok(Renumbered { numbering, old, reason: reason.trim().to_owned() }.into())
}

/// Records that the letter left the office.
///
/// # Errors
/// When it has no number yet, or left already, or nobody received it.
pub fn dispatch(letter: &Letter, receiver: &str, via: &str, at: DateTime<Utc>) -> Result<Payload, Refusal> {
    undisputed(letter)?;
    if letter.state != LetterState::Numbered {
        return Err(Refusal::LetterIs(letter.state));
    }
    if receiver.trim().is_empty() {
        return Err(Refusal::MissingField { field: "receiver".to_owned() });
    }
    Ok(Dispatched { receiver: receiver.trim().to_owned(), via: via.trim().to_owned(), at }.into())
}

/// Cancels a letter; a number it has stays used and is explained in the register.
///
/// # Errors
/// When it left the office or was cancelled already, or the reason is empty.
pub fn cancel(letter: &Letter, reason: &str) -> Result<Payload, Refusal> {
    if matches!(letter.state, LetterState::Dispatched | LetterState::Cancelled) {
        return Err(Refusal::LetterIs(letter.state));
    }
    if reason.trim().is_empty() {
        return Err(Refusal::NeedsReason);
    }
    Ok(Cancelled { reason: reason.trim().to_owned() }.into())
}

/// The chain of initials for a letter that `drafter` writes and `signatory` signs: every position on the way up,
/// lowest first, then the secretary for what the head signs; at most as many of the highest as the letter rules
/// say, three by default (paraf hierarki).
pub fn chain(profile: &Profile, drafter: &str, signatory: &str) -> Vec<String> {
    let mut chain: Vec<String> = Vec::new();
    let mut position = profile.position(drafter);
    // A loop in the positions would never reach the signatory, so the walk is bounded by their number.
    for _ in 0..profile.positions.len() {
        match position {
            Some(current) if current.id != signatory => {
                chain.push(current.id.clone());
                position = profile.position(&current.superior);
            }
            _ => break,
        }
    }
    let rules = &profile.letters.initials;
    let head_signs = rules.secretary && profile.head().is_some_and(|head| head.id == signatory);
    let secretary = profile.position(&profile.secretary).map(|secretary| secretary.id.clone());
    if let Some(secretary) = secretary.filter(|id| head_signs && id != signatory && !chain.contains(id)) {
        chain.push(secretary);
    }
    let surplus = chain.len().saturating_sub(usize::from(rules.most.clamp(1, 3)));
    chain.split_off(surplus)
}

/// Says again which of two numbers stands, now knowing both.
pub fn keep_number(events: &[Event], chosen: EventHash) -> Option<Payload> {
    events.iter().find(|event| event.hash == chosen).and_then(|event| match &event.payload {
        Payload::Numbered(body) => Some(body.clone().into()),
        Payload::Renumbered(body) => Some(body.clone().into()),
        _ => None,
    })
}

/// Says again which of two versions stands, now knowing both: a revision is written anew, a signature recorded
/// anew.
pub fn keep_content(letter: &Letter, events: &[Event], chosen: EventHash, reason: &str) -> Option<Payload> {
    events.iter().find(|event| event.hash == chosen).and_then(|event| match &event.payload {
        Payload::Signed(body) => {
            let content = letter.revisions.iter().find(|revision| revision.event == body.revision);
            content.map(|_| body.clone().into())
        }
        Payload::Drafted(Drafted { content, .. }) | Payload::Revised(Revised { content, .. }) => {
            Some(Revised { content: content.clone(), reason: reason.trim().to_owned() }.into())
        }
        _ => None,
    })
}

fn changeable(letter: &Letter) -> Result<EventHash, Refusal> {
    undisputed(letter)?;
    if let Some(refused) = &letter.sent_back {
        return Err(Refusal::SentBack { reason: refused.reason.clone() });
    }
    match (letter.state, letter.current()) {
        (LetterState::Draft | LetterState::Initialled, Some(current)) => Ok(current.event),
        (state, _) => Err(Refusal::LetterIs(state)),
    }
}

fn undisputed(letter: &Letter) -> Result<(), Refusal> {
    match letter.conflicts.first() {
        Some(conflict) => Err(Refusal::Held { step: conflict.subject.name().to_owned() }),
        None => Ok(()),
    }
}
