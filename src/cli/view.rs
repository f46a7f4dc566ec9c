//! The JSON documents of the command line, field by field as DESIGN §8 fixes them.

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};

use crate::domain::ids::EntityId;
use crate::domain::letter::Letter;
use crate::domain::procedure::Procedure;
use crate::domain::request::{Conflict, Entry, Request, Version};
use crate::domain::timing::Party;
use crate::engine::Office;

/// An id as people and scripts see it: a UUID.
pub(crate) fn id(entity: EntityId) -> String {
    uuid::Uuid::from_bytes(entity.0).hyphenated().to_string()
}

/// A moment in the office's own zone.
pub(crate) fn moment(office: &Office, at: DateTime<Utc>) -> String {
    at.with_timezone(&office.profile().zone.offset()).to_rfc3339_opts(SecondsFormat::Secs, false)
}

/// A moment for readers of a terminal.
pub(crate) fn readable(office: &Office, at: DateTime<Utc>) -> String {
    at.with_timezone(&office.profile().zone.offset()).format("%d-%m-%Y %H.%M").to_string()
}

/// `procedure show`.
pub(crate) fn procedure(procedure: &Procedure) -> Value {
    let steps: Vec<Value> = procedure
        .steps
        .iter()
        .enumerate()
        .map(|(index, step)| {
            let next: Vec<Value> = procedure
                .flows_from(index)
                .map(|flow| {
                    json!({
                        "to": procedure.steps[flow.to].id,
                        "outcome": flow.outcome,
                        "result": flow.result,
                        "inferred": flow.inferred,
                    })
                })
                .collect();
            json!({
                "id": step.id,
                "printed_no": step.printed_no,
                "lane": procedure.lanes[step.lane].id,
                "kind": step.kind,
                "text": step.text,
                "short": step.short,
                "requirements": step.requirements,
                "time": step.time,
                "outputs": step.outputs,
                "remark": step.remark,
                "papers": step.papers,
                "join": step.join,
                "inferred": step.inferred,
                "next": next,
            })
        })
        .collect();
    json!({
        "id": procedure.id,
        "title": procedure.identity.title,
        "number": procedure.identity.number,
        "issuer": procedure.identity.issuer,
        "version": procedure.version,
        "hash": procedure.hash,
        "identity": procedure.identity,
        "service": procedure.service,
        "lanes": procedure.lanes,
        "fields": procedure.fields,
        "steps": steps,
    })
}

/// `request show`.
pub(crate) fn request(
    office: &Office,
    request: &Request,
    procedure: &Procedure,
    letters: &[Letter],
) -> Value {
    let time = office.time_of(request, procedure);
    let active: Vec<Value> = request
        .active
        .iter()
        .zip(&time.active)
        .map(|(active, progress)| {
            let due = progress.as_ref().and_then(|progress| progress.due);
            let index = procedure.step_index(&active.step);
            let outcomes = index.map(|index| procedure.outcomes(index)).unwrap_or_default();
            let requirements = index.map(|index| &procedure.steps[index].requirements);
            let ticks: Vec<Value> = requirements
                .into_iter()
                .flatten()
                .zip(&active.present)
                .map(|(text, present)| json!({ "text": text, "present": present }))
                .collect();
            json!({
                "step": active.step,
                "printed_no": index.map(|index| procedure.steps[index].printed_no.clone()),
                "lane": active.lane,
                "since": moment(office, active.since),
                "due": due.map(|due| moment(office, due)),
                "time": progress,
                "outcomes": outcomes,
                "requirements": ticks,
                "returned": active.returned,
                "held": active.held,
            })
        })
        .collect();
    let mut papers: Vec<Value> = letters.iter().map(|letter| self::letter(office, letter)).collect();
    if !request.dispositions.is_empty() {
        papers.insert(0, json!({ "kind": "disposition", "rows": request.dispositions.len() }));
    }
    json!({
        "id": id(request.id),
        "agenda_no": request.agenda.map(|agenda| agenda.to_string()),
        "procedure": request.procedure.id,
        "procedure_hash": request.procedure.hash,
        "applicant": request.applicant,
        "letter": request.letter,
        "subject": request.subject(),
        "received": moment(office, request.received),
        "urgency": request.urgency,
        "fields": request.fields,
        "state": request.state,
        "active": active,
        "history": history(office, request, procedure),
        "papers": papers,
        "attachments": request.attachments,
        "conflicts": request.conflicts.iter().map(|it| conflict(office, it)).collect::<Vec<_>>(),
        "time": case_time(office, request, procedure),
        "office_minutes": time.tally.office_minutes,
        "applicant_minutes": time.tally.applicant_minutes,
    })
}

/// A request's time: beside the whole SOP, by lane and step, whose the delay is, and when it can end.
fn case_time(office: &Office, request: &Request, procedure: &Procedure) -> Value {
    let time = office.case_time(request, procedure);
    let lane = |index: usize| procedure.lanes.get(index).map(|lane| lane.id.clone());
    let because = time.because.iter().map(|share| match share.party {
        Party::Lane(index) => json!({ "party": "lane", "lane": lane(index), "minutes": share.minutes }),
        Party::Applicant => json!({ "party": "applicant", "lane": null, "minutes": share.minutes }),
    });
    let lanes = time.lanes.iter().map(|(index, sum)| json!({ "lane": lane(*index), "time": sum }));
    let steps = time.steps.iter().map(|(index, sum)| {
        let step = procedure.steps.get(*index);
        json!({ "step": step.map(|it| it.id.clone()), "standard": step.map(|it| &it.time), "time": sum })
    });
    let forecast = time.forecast.as_ref().map(|forecast| {
        json!({
            "earliest": forecast.earliest.map(|at| moment(office, at)),
            "latest": forecast.latest.map(|at| moment(office, at)),
            "not_set": forecast.not_set,
            "needs_applicant": forecast.needs_applicant,
        })
    });
    json!({
        "standard": time.whole.total,
        "used_minutes": time.whole.used_minutes,
        "allowed_minutes": time.whole.allowed_minutes,
        "over_minutes": time.whole.over(),
        "due": time.whole.due.map(|at| moment(office, at)),
        "forecast": forecast,
        "late_because": because.collect::<Vec<_>>(),
        "lanes": lanes.collect::<Vec<_>>(),
        "steps": steps.collect::<Vec<_>>(),
    })
}

/// `request history`.
pub(crate) fn history(office: &Office, request: &Request, procedure: &Procedure) -> Vec<Value> {
    let line = |entry: &Entry| {
        json!({
            "at": moment(office, entry.at),
            "kind": entry.kind,
            "step": entry.step,
            "lane": entry.lane,
            "outcome": entry.outcome,
            "by": by(office, procedure, entry),
            "note": entry.note,
            "on_behalf": entry.on_behalf,
            "void": entry.void,
            "clock_doubtful": entry.doubtful,
        })
    };
    request.history.iter().map(line).collect()
}

/// Who did something: the lane or person, and the laptop it was recorded on.
pub(crate) fn by(office: &Office, procedure: &Procedure, entry: &Entry) -> String {
    let device = office.store().roster().device(&entry.device).map_or("?", |device| device.name.as_str());
    match entry.lane.as_deref().and_then(|lane| procedure.lane(lane)) {
        Some(lane) => format!("{} ({device})", lane.name),
        None => device.to_owned(),
    }
}

/// `letter show`, and a request's papers.
pub(crate) fn letter(office: &Office, letter: &Letter) -> Value {
    json!({
        "id": id(letter.id),
        "request": id(letter.request),
        "kind": letter.kind,
        "state": letter.state,
        "revision": letter.revision(),
        "code": letter.code(),
        "chain": letter.chain,
        "initials": letter.initials,
        "next_initial": letter.next_initial(),
        "sent_back": letter.sent_back,
        "signed": letter.signed.as_ref().map(|signed| json!({
            "position": signed.position,
            "at": moment(office, signed.at),
        })),
        "number": letter.numbering.as_ref().map(|numbering| numbering.text.clone()),
        "date": letter.numbering.as_ref().map(|numbering| numbering.date),
        "dispatched": letter.dispatched,
        "cancelled": letter.cancelled,
        "content": letter.current().map(|revision| &revision.content),
        "conflicts": letter.conflicts.iter().map(|it| conflict(office, it)).collect::<Vec<_>>(),
    })
}

/// One conflict.
pub(crate) fn conflict(office: &Office, conflict: &Conflict) -> Value {
    let version = |(index, version): (usize, &Version)| {
        let device = office.store().roster().device(&version.device);
        json!({
            "number": index + 1,
            "label": version.label,
            "lane": version.lane,
            "device": device.map(|device| device.name.clone()),
            "at": moment(office, version.at),
            "note": version.note,
            "leads_to": version.leads_to,
        })
    };
    json!({
        "id": conflict.id,
        "kind": conflict.kind,
        "subject": conflict.subject,
        "versions": conflict.versions.iter().enumerate().map(version).collect::<Vec<_>>(),
    })
}
