//! The lines of the morning sheet.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serializer;

use super::{
    About, Because, Case, Input, LateLane, OpenConflict, OpenDisposition, Station, Step, WaitingLetter,
};
use crate::domain::event::AgendaNo;
use crate::domain::ids::EntityId;
use crate::domain::letter::{Letter, LetterState};
use crate::domain::office::{Position, Profile};
use crate::domain::procedure::{LaneRole, Procedure};
use crate::domain::request::{Active, EntryKind, Request, RequestState, Subject};
use crate::domain::timing::{self, Party};
use crate::engine::time_of;

/// The steps in hand, sorted out.
#[derive(Debug, Default)]
pub(super) struct Steps {
    pub due_today: Vec<Step>,
    pub late: Vec<Step>,
    pub applicant: Vec<Step>,
}

/// An agenda number as people write it.
pub(in crate::engine) fn as_text<S: Serializer>(agenda: &Option<AgendaNo>, to: S) -> Result<S::Ok, S::Error> {
    match agenda {
        Some(agenda) => to.collect_str(agenda),
        None => to.serialize_none(),
    }
}

/// Sorts every step in hand; a step that is neither late nor due today nor the applicant's stays away.
pub(super) fn steps(input: &Input<'_>, today: NaiveDate) -> Steps {
    let offset = input.calendar.zone().offset();
    let mut steps = Steps::default();
    for (request, procedure) in input.open {
        let time = time_of(input.calendar, request, procedure, input.now);
        for (active, progress) in request.active.iter().zip(&time.active) {
            let applicant = active.returned.is_some() || role(procedure, active) == LaneRole::Applicant;
            let late = progress.is_some_and(|it| it.standing.is_late());
            let due = progress.and_then(|it| it.due).map(|due| due.with_timezone(&offset).date_naive());
            let to = match (applicant, late, due == Some(today)) {
                (true, ..) => &mut steps.applicant,
                (_, true, _) => &mut steps.late,
                (_, _, true) => &mut steps.due_today,
                _ => continue,
            };
            let mut line = line(input, request, procedure, active);
            line.progress = *progress;
            if applicant {
                line.applicant_minutes = Some(input.calendar.used(active.since, input.now));
                line.office_minutes = Some(time.tally.office_minutes);
            } else if late {
                line.because = because(input, request, procedure);
            }
            to.push(line);
        }
    }
    let over = |step: &Step| step.progress.map_or(0, |it| it.used_minutes - it.allowed_minutes);
    steps.due_today.sort_by_key(|step| (step.progress.and_then(|it| it.due), step.about.agenda));
    steps.late.sort_by_key(|step| (std::cmp::Reverse(over(step)), step.about.agenda));
    steps.applicant.sort_by_key(|step| (std::cmp::Reverse(step.applicant_minutes), step.about.agenda));
    steps
}

fn role(procedure: &Procedure, active: &Active) -> LaneRole {
    procedure.lane(&active.lane).map_or(LaneRole::Technical, |lane| lane.role)
}

fn line(input: &Input<'_>, request: &Request, procedure: &Procedure, active: &Active) -> Step {
    let step = procedure.step_index(&active.step).map(|index| &procedure.steps[index]);
    let holder = input.profile.lane_position(&procedure.id, &active.lane);
    let lane = lane_name(procedure, &active.lane);
    Step {
        about: about(request, procedure),
        printed_no: step.map(|step| step.printed_no.clone()).unwrap_or_default(),
        step: step.map(|step| step.short.clone()).unwrap_or_default(),
        holder: holder.map_or_else(|| lane.clone(), Position::nickname),
        lane,
        mine: input.position.is_some() && holder.map(|it| it.id.as_str()) == input.position,
        since: active.since,
        standard: step.and_then(|it| it.time.as_ref()).map(ToString::to_string).unwrap_or_default(),
        progress: None,
        applicant_minutes: None,
        office_minutes: None,
        returned: active.returned.clone(),
        because: Vec::new(),
    }
}

fn about(request: &Request, procedure: &Procedure) -> About {
    About {
        request: request.id,
        agenda: request.agenda,
        agency: request.applicant.agency.clone(),
        subject: request.subject().to_owned(),
        service: procedure.service.name.clone(),
        urgency: request.urgency,
    }
}

/// The short name of a lane; its whole name where there is none.
fn lane_name(procedure: &Procedure, lane: &str) -> String {
    procedure.lane(lane).map_or(lane, |it| if it.short.is_empty() { &it.name } else { &it.short }).to_owned()
}

fn because(input: &Input<'_>, request: &Request, procedure: &Procedure) -> Vec<Because> {
    let visits = timing::visits(input.calendar, request, procedure, input.now);
    let shares = timing::because_of(&visits, procedure).into_iter().map(|share| Because {
        lane: match share.party {
            Party::Lane(lane) => procedure.lanes.get(lane).map(|it| lane_name(procedure, &it.id)),
            Party::Applicant => None,
        },
        minutes: share.minutes,
    });
    shares.collect()
}

/// What each lane is late with, the most first.
pub(super) fn late_lanes(late: &[Step]) -> Vec<LateLane> {
    let mut lanes: BTreeMap<&str, LateLane> = BTreeMap::new();
    for step in late {
        let lane = step.lane.clone();
        let sum = lanes.entry(&step.lane).or_insert(LateLane { lane, steps: 0, minutes: 0 });
        sum.steps += 1;
        sum.minutes += step.progress.map_or(0, |it| (it.used_minutes - it.allowed_minutes).max(0));
    }
    let mut lanes: Vec<LateLane> = lanes.into_values().collect();
    lanes.sort_by_key(|lane| std::cmp::Reverse((lane.steps, lane.minutes)));
    lanes
}

/// The letters on their way, by station, the longest waiting first.
pub(super) fn letters(input: &Input<'_>, cases: &BTreeMap<EntityId, &Case>) -> Vec<WaitingLetter> {
    let waiting = |letter: &Letter| {
        let (request, procedure) = cases.get(&letter.request)?;
        let current = letter.current()?;
        let signatory = Some(current.content.signatory.as_str());
        let initialled = letter.initials.iter().map(|it| it.at).max();
        let (station, position, since) = match letter.state {
            LetterState::Draft if letter.sent_back.is_some() => {
                let drafter = input.profile.drafter(procedure).map(|it| it.id.as_str());
                (Station::Repair, drafter, initialled.unwrap_or(current.at))
            }
            LetterState::Draft => (Station::Initial, letter.next_initial(), initialled.unwrap_or(current.at)),
            LetterState::Initialled => (Station::Signature, signatory, initialled.unwrap_or(current.at)),
            LetterState::Signed => {
                (Station::Number, None, letter.signed.as_ref().map_or(current.at, |it| it.at))
            }
            LetterState::Numbered => {
                (Station::Dispatch, None, letter.signed.as_ref().map_or(current.at, |it| it.at))
            }
            LetterState::Dispatched | LetterState::Cancelled => return None,
        };
        Some(WaitingLetter {
            about: about(request, procedure),
            letter: letter.id,
            kind: letter.kind,
            hal: current.content.subject.clone(),
            revision: letter.revision(),
            station,
            holder: position.map_or_else(String::new, |id| title(input.profile, id)),
            mine: input.position.is_some() && position == input.position,
            since,
        })
    };
    let mut letters: Vec<WaitingLetter> = input.letters.iter().filter_map(waiting).collect();
    letters.sort_by_key(|letter| (letter.station, !letter.mine, letter.since));
    letters
}

/// What colleagues call a position; what names none is shown as it is.
fn title(profile: &Profile, id: &str) -> String {
    profile.position(id).map_or_else(|| id.to_owned(), Position::nickname)
}

/// The dispositions nobody has acted on, the oldest first.
pub(super) fn dispositions(input: &Input<'_>) -> Vec<OpenDisposition> {
    let waiting = |(request, procedure): &Case| {
        let disposition = request.dispositions.last().filter(|_| request.state == RequestState::Open)?;
        if followed_up(input.profile, request, procedure, &disposition.from) {
            return None;
        }
        let texts = disposition.instructions.iter().chain([&disposition.note]);
        let texts: Vec<&str> = texts.map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
        Some(OpenDisposition {
            about: about(request, procedure),
            to: disposition.to.iter().map(|id| title(input.profile, id)).collect(),
            text: texts.join("; "),
            mine: input.position.is_some_and(|position| disposition.to.iter().any(|it| it == position)),
            at: disposition.at,
        })
    };
    let mut dispositions: Vec<OpenDisposition> = input.open.iter().filter_map(waiting).collect();
    dispositions.sort_by_key(|it| (!it.mine, it.at));
    dispositions
}

/// Whether anybody but the one who disposed has acted since the last disposition.
fn followed_up(profile: &Profile, request: &Request, procedure: &Procedure, from: &str) -> bool {
    let since = request.history.iter().rposition(|entry| entry.kind == EntryKind::Disposed);
    let later = request.history.iter().skip(since.map_or(usize::MAX, |index| index + 1));
    later.filter(|entry| entry.void.is_none()).any(|entry| {
        let lane = entry.lane.as_deref().and_then(|lane| profile.lane_position(&procedure.id, lane));
        match entry.kind {
            // The one who disposes also ticks off the row that asked for the disposition.
            EntryKind::Completed => lane.is_none_or(|it| it.id != from),
            EntryKind::Returned => true,
            _ => false,
        }
    })
}

/// What people must settle, with the request it is about.
pub(super) fn conflicts(input: &Input<'_>, cases: &BTreeMap<EntityId, &Case>) -> Vec<OpenConflict> {
    let request_of = |entity: &EntityId| {
        let letter = input.letters.iter().find(|letter| letter.id == *entity);
        cases.get(letter.map_or(entity, |letter| &letter.request))
    };
    let open = input.conflicts.iter().map(|stored| {
        let case = request_of(&stored.entity);
        let step = match (&stored.conflict.subject, case) {
            (Subject::Step { step, .. }, Some((_, procedure))) => {
                procedure.step_index(step).map(|index| procedure.steps[index].short.clone())
            }
            _ => None,
        };
        OpenConflict {
            about: case.map(|(request, procedure)| about(request, procedure)),
            conflict: stored.conflict.clone(),
            step,
        }
    });
    open.collect()
}
