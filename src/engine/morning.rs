//! The morning sheet (lembar pagi): what is due today, late and because of whom, and what waits for whose hand.
//!
//! [`sheet`] is a pure fold over what the store has projected; [`Office::morning`] only gathers it. Only open requests
//! and letters on their way are read, so an archive of any size costs nothing.

mod paper;
mod rows;

pub(super) use rows::as_text as agenda_as_text;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;

use super::{Office, Problem};
use crate::domain::calendar::{Calendar, DayKind, Progress, Warning};
use crate::domain::event::AgendaNo;
use crate::domain::ids::EntityId;
use crate::domain::letter::{Letter, LetterKind, Urgency};
use crate::domain::office::Profile;
use crate::domain::procedure::Procedure;
use crate::domain::request::{Conflict, Request, Subject};
use crate::store::StoredConflict;

/// How far ahead a year without a list of holidays is told of, in days: long enough to ask for the list.
const AHEAD: i64 = 60;

/// The ending of exchange files.
const ENDING: &str = "lajur";

/// One laptop's morning sheet.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Morning {
    /// When it was made.
    pub at: DateTime<Utc>,
    /// Id of the position it is made for; `None` for the whole office.
    pub position: Option<String>,
    /// Today's working hours, such as `07.30-11.30`; empty on a day off.
    pub hours: Vec<String>,
    /// Why the office does not work today: a holiday's name, or empty for a weekend; `None` on a working day.
    pub day_off: Option<String>,
    /// Steps whose standard time ends today, the first to end first.
    pub due_today: Vec<Step>,
    /// Steps past their standard time, the latest first.
    pub late: Vec<Step>,
    /// How many steps each lane is late with, the most first.
    pub late_lanes: Vec<LateLane>,
    /// Steps the applicant holds; the office's clock stands.
    pub applicant: Vec<Step>,
    /// Letters on their way, by station.
    pub letters: Vec<WaitingLetter>,
    /// Dispositions that nobody has acted on.
    pub dispositions: Vec<OpenDisposition>,
    /// What people must settle.
    pub conflicts: Vec<OpenConflict>,
    /// Exchange files that lie in the inbox.
    pub bundles: Vec<WaitingBundle>,
    /// The last import: the sender's device name and when.
    pub last_import: Option<(String, DateTime<Utc>)>,
    /// What makes the deadlines uncertain.
    pub warnings: Vec<Warning>,
}

/// Which request a line is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct About {
    /// The request.
    pub request: EntityId,
    /// Its agenda number.
    #[serde(serialize_with = "rows::as_text")]
    pub agenda: Option<AgendaNo>,
    /// Who asks.
    pub agency: String,
    /// What for.
    pub subject: String,
    /// The service, in a few words.
    pub service: String,
    /// How urgent it is.
    pub urgency: Urgency,
}

/// One step in hand.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Step {
    /// Which request.
    #[serde(flatten)]
    pub about: About,
    /// The step's number as printed.
    pub printed_no: String,
    /// The step in a few words.
    pub step: String,
    /// The lane that holds it, by its short name.
    pub lane: String,
    /// The title of the position that holds the lane; the lane's own name when nobody does.
    pub holder: String,
    /// Whether that is the position the sheet is made for.
    pub mine: bool,
    /// Since when.
    pub since: DateTime<Utc>,
    /// Its standard time as printed; empty when none is set.
    pub standard: String,
    /// How its time stands; `None` where the SOP sets none.
    pub progress: Option<Progress>,
    /// Working minutes the applicant has had it, while the applicant is to act.
    pub applicant_minutes: Option<i64>,
    /// The office's working minutes for the request so far, while the applicant is to act.
    pub office_minutes: Option<i64>,
    /// Why it was returned, when it was.
    pub returned: Option<String>,
    /// Whose the whole request's delay is, the greatest share first; only for late steps.
    pub because: Vec<Because>,
}

/// Minutes of a delay, and whose they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Because {
    /// The lane's short name; `None` for the applicant.
    pub lane: Option<String>,
    /// Working minutes.
    pub minutes: i64,
}

/// A lane with what it is late with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LateLane {
    /// The lane's short name.
    pub lane: String,
    /// Steps in hand past their standard time.
    pub steps: usize,
    /// Their working minutes past it.
    pub minutes: i64,
}

/// What a letter waits for, in the order of its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Station {
    /// Sent back: the drafter is to repair it.
    Repair,
    /// An initial (paraf).
    Initial,
    /// The signature.
    Signature,
    /// Number and date.
    Number,
    /// Dispatch.
    Dispatch,
}

impl Station {
    /// The station's stable name, as in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Repair => "repair",
            Self::Initial => "initial",
            Self::Signature => "signature",
            Self::Number => "number",
            Self::Dispatch => "dispatch",
        }
    }
}

/// A letter on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WaitingLetter {
    /// Which request.
    #[serde(flatten)]
    pub about: About,
    /// The letter.
    pub letter: EntityId,
    /// What it is for.
    pub kind: LetterKind,
    /// Its `Hal`.
    pub hal: String,
    /// Revision of the konsep, from 1.
    pub revision: usize,
    /// What it waits for.
    pub station: Station,
    /// The title of the position it waits for; empty for the register.
    pub holder: String,
    /// Whether that is the position the sheet is made for.
    pub mine: bool,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// A disposition nobody has acted on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenDisposition {
    /// Which request.
    #[serde(flatten)]
    pub about: About,
    /// Titles of the positions it went to.
    pub to: Vec<String>,
    /// What it says: instructions and note.
    pub text: String,
    /// Whether it went to the position the sheet is made for.
    pub mine: bool,
    /// When it was written.
    pub at: DateTime<Utc>,
}

/// Something people must settle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenConflict {
    /// Which request; `None` when it is not known here.
    pub about: Option<About>,
    /// The contradicting versions.
    pub conflict: Conflict,
    /// The step in a few words, when it is about a step.
    pub step: Option<String>,
}

/// An exchange file in the inbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WaitingBundle {
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
}

/// A request with the SOP it walks.
pub type Case = (Request, Arc<Procedure>);

/// What the sheet is made from.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The office.
    pub profile: &'a Profile,
    /// The office's calendar.
    pub calendar: &'a Calendar,
    /// Id of the position it is made for.
    pub position: Option<&'a str>,
    /// The time now.
    pub now: DateTime<Utc>,
    /// Every open request.
    pub open: &'a [Case],
    /// Requests that have ended but still have a letter on its way or a conflict.
    pub ended: &'a [Case],
    /// Letters on their way.
    pub letters: &'a [Letter],
    /// What people must settle.
    pub conflicts: &'a [StoredConflict],
}

/// Makes the sheet; what only the laptop knows (files, imports) stays empty.
pub fn sheet(input: &Input<'_>) -> Morning {
    let Input { calendar, now, .. } = *input;
    let today = now.with_timezone(&calendar.zone().offset()).date_naive();
    let (hours, day_off) = match calendar.day(today) {
        DayKind::Working(spans) => (spans.iter().map(ToString::to_string).collect(), None),
        DayKind::Weekend => (Vec::new(), Some(String::new())),
        DayKind::Holiday(name)
        | DayKind::CollectiveLeave(name)
        | DayKind::LocalHoliday(name)
        | DayKind::Closure(name) => (Vec::new(), Some(name.to_owned())),
    };
    let steps = rows::steps(input, today);
    let cases: BTreeMap<EntityId, &Case> =
        input.open.iter().chain(input.ended).map(|case| (case.0.id, case)).collect();
    Morning {
        at: now,
        position: input.position.map(str::to_owned),
        hours,
        day_off,
        late_lanes: rows::late_lanes(&steps.late),
        due_today: steps.due_today,
        late: steps.late,
        applicant: steps.applicant,
        letters: rows::letters(input, &cases),
        dispositions: rows::dispositions(input),
        conflicts: rows::conflicts(input, &cases),
        bundles: Vec::new(),
        last_import: None,
        warnings: calendar.warnings(now, now + TimeDelta::days(AHEAD)),
    }
}

impl Office {
    /// The morning sheet for a position, or for the whole office.
    ///
    /// # Errors
    /// When the database or the inbox cannot be read.
    pub fn morning(&mut self, position: Option<&str>) -> Result<Morning, Problem> {
        let open = self.store().open_requests(None)?;
        let mut letters = self.store().letters_on_their_way()?;
        let conflicts = self.store().conflicts()?;
        // A letter that has left the office may still have two numbers to choose between.
        for conflict in conflicts.iter().filter(|it| matches!(it.conflict.subject, Subject::Letter { .. })) {
            if letters.iter().all(|letter| letter.id != conflict.entity) {
                letters.extend(self.store().letter(conflict.entity)?);
            }
        }
        let open = self.with_procedures(open)?;
        let known: std::collections::BTreeSet<EntityId> = open.iter().map(|case| case.0.id).collect();
        let mut wanted: Vec<EntityId> =
            letters.iter().map(|it| it.request).chain(conflicts.iter().map(|it| it.entity)).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let mut ended = Vec::new();
        for id in wanted.into_iter().filter(|id| !known.contains(id)) {
            ended.extend(self.store().request(id)?);
        }
        let ended = self.with_procedures(ended)?;
        let input = Input {
            profile: self.profile(),
            calendar: self.calendar(),
            position,
            now: self.now(),
            open: &open,
            ended: &ended,
            letters: &letters,
            conflicts: &conflicts,
        };
        let mut morning = sheet(&input);
        morning.bundles = self.waiting_bundles()?;
        if let Some(import) = self.store().imports(1)?.first() {
            let device = self.store().roster().device(&import.exporter);
            let at = DateTime::from_timestamp_millis(import.at_ms).unwrap_or_default();
            morning.last_import = Some((device.map(|it| it.name.clone()).unwrap_or_default(), at));
        }
        Ok(morning)
    }

    /// Requests with the SOP each walks; one whose SOP has not arrived yet is left out.
    pub(super) fn with_procedures(&mut self, requests: Vec<Request>) -> Result<Vec<Case>, Problem> {
        let mut cases = Vec::with_capacity(requests.len());
        for request in requests {
            if let Some(procedure) = self.store_mut().procedure(&request.procedure)? {
                cases.push((request, procedure));
            }
        }
        Ok(cases)
    }

    /// The exchange files in the inbox, by name.
    fn waiting_bundles(&self) -> Result<Vec<WaitingBundle>, Problem> {
        let folder = self.folders().inbox();
        let mut bundles = Vec::new();
        for entry in std::fs::read_dir(&folder).map_err(Problem::file(&folder))? {
            let entry = entry.map_err(Problem::file(&folder))?;
            let is_bundle = entry.path().extension().is_some_and(|it| it.eq_ignore_ascii_case(ENDING));
            let size = entry.metadata().map(|it| it.len());
            if let Ok(bytes) = size
                && is_bundle
            {
                bundles.push(WaitingBundle { name: entry.file_name().to_string_lossy().into_owned(), bytes });
            }
        }
        bundles.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(bundles)
    }
}

#[cfg(test)]
mod tests;
