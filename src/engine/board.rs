//! The swimlane board: which request stands in which lane now, and how its time stands.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::{Office, Problem, time_of};
use crate::domain::calendar::{Progress, Standing};
use crate::domain::event::AgendaNo;
use crate::domain::ids::{EntityId, TokenId};
use crate::domain::letter::Urgency;
use crate::domain::office::Profile;
use crate::domain::procedure::{LaneRole, Procedure};
use crate::domain::request::{Active, Request};

/// One card: a step that is to be done, with what a person wants to know of its request.
#[derive(Debug, Clone, PartialEq)]
pub struct BoardCard {
    /// The request.
    pub request: EntityId,
    /// The right to do the step; the card's own name.
    pub token: TokenId,
    /// Agenda number.
    pub agenda: Option<AgendaNo>,
    /// Who asks.
    pub agency: String,
    /// What for.
    pub subject: String,
    /// How urgent it is.
    pub urgency: Urgency,
    /// Id of the step.
    pub step: String,
    /// The step's number as printed.
    pub printed_no: String,
    /// The step in a few words.
    pub short: String,
    /// Id of the step's lane in its own SOP.
    pub lane: String,
    /// When the step became active.
    pub since: DateTime<Utc>,
    /// How its time stands; `None` where the SOP sets none.
    pub progress: Option<Progress>,
    /// Working minutes the applicant has had it, while the applicant is to act.
    pub applicant_minutes: Option<i64>,
    /// Why it went back to the applicant, when it did.
    pub returned: Option<String>,
    /// Whether a conflict holds it.
    pub held: bool,
    /// Printed numbers of the steps that run beside it.
    pub beside: Vec<String>,
    /// Printed number of the step it came back from.
    pub back_from: Option<String>,
    /// Dispositions so far.
    pub dispositions: usize,
    /// Attached files.
    pub attachments: usize,
    /// Revision of the newest letter, and whether it has its number.
    pub letter: Option<(usize, bool)>,
    /// Whether the step is the user's own turn.
    pub mine: bool,
}

impl BoardCard {
    /// Whether the step is past its standard time and the office is to act.
    pub fn is_late(&self) -> bool {
        self.applicant_minutes.is_none()
            && matches!(self.progress.as_ref().map(|it| &it.standing), Some(Standing::Late { .. }))
    }

    /// Whether little time is left.
    pub fn is_near(&self) -> bool {
        let standing = self.progress.as_ref().map(|it| &it.standing);
        self.applicant_minutes.is_none() && matches!(standing, Some(Standing::Near | Standing::UsedUp))
    }

    /// When it is due.
    pub fn due(&self) -> Option<DateTime<Utc>> {
        self.progress.as_ref().and_then(|progress| progress.due)
    }
}

/// One lane with its cards.
#[derive(Debug, Clone, PartialEq)]
pub struct BoardLane {
    /// Id of the lane, or of the role on the board over all services.
    pub id: String,
    /// Its whole name; empty on the board over all services.
    pub full_name: String,
    /// Its heading; empty on the board over all services, where the screen names the role.
    pub name: String,
    /// What kind of actor it is.
    pub role: LaneRole,
    /// Whether the user holds it.
    pub mine: bool,
    /// Its cards.
    pub cards: Vec<BoardCard>,
}

/// The board of one SOP, or of all.
#[derive(Debug, Clone, PartialEq)]
pub struct BoardData {
    /// The SOP; `None` for the board over all services.
    pub procedure: Option<Arc<Procedure>>,
    /// The lanes, in printed order.
    pub lanes: Vec<BoardLane>,
}

/// Which cards are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Filter {
    /// Every card.
    #[default]
    All,
    /// The user's own turn.
    Mine,
    /// Past the standard time.
    Late,
    /// Waiting for the applicant.
    Applicant,
    /// Held by a conflict.
    Held,
}

impl Filter {
    /// Whether a card is wanted.
    pub fn admits(self, card: &BoardCard) -> bool {
        match self {
            Self::All => true,
            Self::Mine => card.mine,
            Self::Late => card.is_late(),
            Self::Applicant => card.applicant_minutes.is_some(),
            Self::Held => card.held,
        }
    }
}

/// In which order a lane's cards stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// What is due first stands first; what has no due moment stands last.
    #[default]
    Due,
    /// The oldest in the lane first.
    Waiting,
    /// By agenda number.
    Agenda,
}

impl BoardData {
    /// The same board with only the cards that are wanted, in the order that is wanted.
    pub fn narrowed(&self, filter: Filter, text: &str, order: Order) -> Self {
        let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        let lanes = self.lanes.iter().map(|lane| {
            let wanted = lane.cards.iter().filter(|card| filter.admits(card) && matches(card, &words));
            let mut cards: Vec<BoardCard> = wanted.cloned().collect();
            cards.sort_by(|a, b| match order {
                Order::Due => {
                    let key = |card: &BoardCard| (card.due().is_none(), card.due(), card.since);
                    key(a).cmp(&key(b))
                }
                Order::Waiting => a.since.cmp(&b.since),
                Order::Agenda => a.agenda.cmp(&b.agenda).then(a.since.cmp(&b.since)),
            });
            BoardLane { cards, ..lane.clone() }
        });
        Self { procedure: self.procedure.clone(), lanes: lanes.collect() }
    }

    /// How many cards a filter admits.
    pub fn count(&self, filter: Filter) -> usize {
        self.lanes.iter().flat_map(|lane| &lane.cards).filter(|card| filter.admits(card)).count()
    }
}

fn matches(card: &BoardCard, words: &[String]) -> bool {
    let agenda = card.agenda.map(|agenda| agenda.to_string()).unwrap_or_default();
    let text = format!("{agenda} {} {}", card.agency, card.subject).to_lowercase();
    words.iter().all(|word| text.contains(word.as_str()))
}

impl Office {
    /// The board of one SOP, or of all services by role; `position` is the user's own.
    ///
    /// # Errors
    /// When there is no such SOP or the database cannot be read.
    pub fn board(&mut self, procedure: Option<&str>, position: Option<&str>) -> Result<BoardData, Problem> {
        let chosen = procedure.map(|id| self.procedure(id)).transpose()?;
        let mut lanes = match &chosen {
            Some(procedure) => own_lanes(self.profile(), procedure, position),
            None => role_lanes(),
        };
        let letters = self.newest_letters()?;
        let shared = self.store().shared_conflicts()?;
        let now = self.now();
        for request in self.store().open_requests(procedure)? {
            let Some(procedure) = self.store_mut().procedure(&request.procedure)? else { continue };
            let time = time_of(self.calendar(), &request, &procedure, now);
            for (active, progress) in request.active.iter().zip(time.active) {
                let mut card = card(&request, &procedure, active, progress);
                let holder = self.profile().lane_position(&procedure.id, &active.lane);
                card.mine = position.is_some() && holder.map(|it| it.id.as_str()) == position;
                card.held |= shared.contains_key(&request.id);
                card.letter = letters.get(&request.id).copied();
                let applicant =
                    card.returned.is_some() || lane_role(&procedure, &active.lane) == LaneRole::Applicant;
                if applicant {
                    card.applicant_minutes = Some(self.calendar().used(active.since, now));
                }
                let lane = lanes.iter_mut().find(|lane| match &chosen {
                    Some(_) => lane.id == active.lane,
                    None => lane.role == lane_role(&procedure, &active.lane),
                });
                if let Some(lane) = lane {
                    lane.mine |= card.mine;
                    lane.cards.push(card);
                }
            }
        }
        Ok(BoardData { procedure: chosen, lanes })
    }

    /// Of every open request, the revision of its newest letter and whether it has its number.
    fn newest_letters(&self) -> Result<BTreeMap<EntityId, (usize, bool)>, Problem> {
        let letters = self.store().letters_of_open()?.into_iter();
        Ok(letters.map(|it| (it.request, (it.revision(), it.numbering.is_some()))).collect())
    }
}

fn own_lanes(profile: &Profile, procedure: &Procedure, position: Option<&str>) -> Vec<BoardLane> {
    let lanes = procedure.lanes.iter().map(|lane| {
        let holder = profile.lane_position(&procedure.id, &lane.id).map(|it| it.id.as_str());
        BoardLane {
            id: lane.id.clone(),
            name: lane.short.clone(),
            full_name: lane.name.clone(),
            role: lane.role,
            mine: position.is_some() && holder == position,
            cards: Vec::new(),
        }
    });
    lanes.collect()
}

fn role_lanes() -> Vec<BoardLane> {
    let lane = |role: LaneRole| BoardLane {
        id: format!("{role:?}").to_lowercase(),
        name: String::new(),
        full_name: String::new(),
        role,
        mine: false,
        cards: Vec::new(),
    };
    LaneRole::ALL.into_iter().map(lane).collect()
}

fn lane_role(procedure: &Procedure, lane: &str) -> LaneRole {
    procedure.lane(lane).map_or(LaneRole::Technical, |lane| lane.role)
}

fn card(request: &Request, procedure: &Procedure, active: &Active, progress: Option<Progress>) -> BoardCard {
    let printed = |id: &str| {
        let step = procedure.steps.iter().find(|step| step.id == id);
        step.map(|step| step.printed_no.clone()).unwrap_or_default()
    };
    let step = procedure.steps.iter().find(|step| step.id == active.step);
    let others = request.active.iter().filter(|other| active.parallel && other.token != active.token);
    BoardCard {
        request: request.id,
        token: active.token,
        agenda: request.agenda,
        agency: request.applicant.agency.clone(),
        subject: request.subject().to_owned(),
        urgency: request.urgency,
        step: active.step.clone(),
        printed_no: printed(&active.step),
        short: step.map(|step| step.short.clone()).unwrap_or_default(),
        lane: active.lane.clone(),
        since: active.since,
        progress,
        applicant_minutes: None,
        returned: active.returned.clone(),
        held: active.held,
        beside: others.map(|other| printed(&other.step)).collect(),
        back_from: active.back_from.as_deref().map(printed),
        dispositions: request.dispositions.len(),
        attachments: request.attachments.len(),
        letter: None,
        mine: false,
    }
}
