//! The board in words: heads of lanes, faces of cards, names of services.

use super::say;
use crate::domain::letter::Urgency;
use crate::domain::procedure::{LaneRole, Procedure};
use crate::engine::board::{BoardCard, BoardLane};
use crate::picture::board::{self as picture, Card, Lane, Mark};
use crate::picture::icon::Icon;
use crate::words::Words;

/// A lane's head.
pub fn head(words: Words, lane: &BoardLane) -> Lane {
    let late = lane.cards.iter().filter(|card| card.is_late()).count();
    let near = lane.cards.iter().filter(|card| card.is_near()).count();
    let held = lane.cards.iter().filter(|card| card.held).count();
    let count = |count: usize| [("count", crate::words::Value::from(count))];
    let mut notes = Vec::new();
    if lane.role == LaneRole::Applicant && !lane.cards.is_empty() {
        notes.push(words.say("lane-applicant"));
    }
    if late > 0 {
        notes.push(words.with("lane-late", &count(late)));
    }
    if near > 0 {
        notes.push(words.with("lane-near", &count(near)));
    }
    if held > 0 {
        notes.push(words.with("lane-held", &count(held)));
    }
    Lane {
        id: lane.id.clone(),
        name: lane_name(words, lane),
        note: if notes.is_empty() { lane.full_name.clone() } else { notes.join(" · ") },
        late: late > 0,
        mine: lane.mine.then(|| words.say("lane-mine")),
        cards: lane.cards.len(),
    }
}

/// A lane's short name; where several SOPs share a board, the name of its kind of actor.
pub fn lane_name(words: Words, lane: &BoardLane) -> String {
    if lane.name.is_empty() { role_name(words, lane.role) } else { lane.name.clone() }
}

/// A card's words.
pub fn face(words: Words, card: &BoardCard) -> Card {
    let mut papers = Vec::new();
    let mut paper = |icon: Icon, text: String| papers.push(Mark { icon, text });
    if card.dispositions > 0 {
        paper(Icon::Sheet, card.dispositions.to_string());
    }
    if let Some((revision, numbered)) = card.letter {
        let text = if numbered { words.say("card-numbered") } else { format!("r{revision}") };
        paper(Icon::Letter, text);
    }
    if card.attachments > 0 {
        paper(Icon::Clip, card.attachments.to_string());
    }
    let note = match (&card.back_from, card.beside.as_slice()) {
        (_, [_, ..]) => Some(Mark {
            icon: Icon::Fork,
            text: words.with("card-beside", &[("steps", card.beside.join(", ").into())]),
        }),
        (Some(from), []) => Some(Mark {
            icon: Icon::Back,
            text: words.with("card-back-from", &[("step", from.as_str().into())]),
        }),
        (None, []) => None,
    };
    Card {
        id: card.token.to_string(),
        agenda: card.agenda.map_or_else(|| words.say("card-no-agenda"), |agenda| agenda.sequence.to_string()),
        urgency: match card.urgency {
            Urgency::Normal => None,
            Urgency::Urgent => Some(picture::Urgency { label: words.say("urgency-urgent"), high: false }),
            Urgency::Immediate => {
                Some(picture::Urgency { label: words.say("urgency-immediate"), high: true })
            }
        },
        conflict: card.held.then(|| words.say("card-conflict")),
        applicant: card.agency.clone(),
        // Every card stands for a permohonan; what it is for is the news.
        subject: card.subject.strip_prefix("Permohonan ").unwrap_or(&card.subject).to_owned(),
        step_no: card.printed_no.clone(),
        step: card.short.clone(),
        time: say::card_time(words, card),
        papers,
        note,
    }
}

/// A service as the board and forms name it; two SOPs of one service are told apart by their office.
pub fn service_name(procedure: &Procedure) -> String {
    let issuer =
        procedure.identity.government.strip_prefix("Pemerintah ").unwrap_or(&procedure.identity.government);
    format!("{} — {issuer}", procedure.service.name)
}

/// What kind of actor a lane stands for.
pub fn role_name(words: Words, role: LaneRole) -> String {
    match role {
        LaneRole::Applicant => words.say("role-applicant"),
        LaneRole::Head => words.say("role-head"),
        LaneRole::Division => words.say("role-division"),
        LaneRole::Section => words.say("role-section"),
        LaneRole::Technical => words.say("role-technical"),
    }
}
