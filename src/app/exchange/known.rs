//! What the screen shows of the office's exchange, asked from the office in one go.

use chrono::{DateTime, Utc};

use super::numbers::Numbers;
use super::secrets::SecretRow;
use crate::app::secret::Holder;
use crate::domain::event::Role;
use crate::domain::ids::DeviceKey;
use crate::domain::procedure::Procedure;
use crate::domain::request::Request;
use crate::engine::{Attachments, ExportRow, Forecast, Office, Problem, Scope, StoredConflict};
use crate::show::conflict;
use crate::words::Words;

/// What the office knows of its exchange.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    /// What a file with everything would hold.
    pub everything: Forecast,
    /// Events that wait for others.
    pub pending: usize,
    /// Events held apart, with what kind they are and why.
    pub held: Vec<HeldLine>,
    /// The laptops.
    pub devices: Vec<DeviceLine>,
    /// What people must settle.
    pub conflicts: Vec<ConflictLine>,
    /// The latest imports and exports, newest first.
    pub history: Vec<HistoryLine>,
    /// Whether this laptop may admit others.
    pub admin: bool,
    /// Whether the office has a recovery key.
    pub recovery: bool,
    /// Attached files that have not arrived.
    pub missing_files: usize,
    /// The office's secrets; what must be changed first.
    pub secrets: Vec<SecretRow>,
    /// The laptops a secret may be sealed for.
    pub holders: Vec<Holder>,
    /// This year's numbers.
    pub numbers: Numbers,
}

/// A laptop of the office.
#[derive(Debug, Clone)]
pub(crate) struct DeviceLine {
    /// Its key.
    pub key: DeviceKey,
    /// Its name.
    pub name: String,
    /// The words of its keys.
    pub words: String,
    /// What it may do.
    pub roles: Vec<Role>,
    /// Whether it is this laptop.
    pub own: bool,
    /// Whether it was revoked.
    pub revoked: bool,
    /// When it was last heard.
    pub heard: Option<DateTime<Utc>>,
    /// What it is not known to have; `None` when it was never heard.
    pub lacks: Option<Forecast>,
    /// The program it ran when it was last heard, when it is another than this one.
    pub other_app: Option<String>,
}

/// An event that is held apart.
#[derive(Debug, Clone)]
pub(crate) struct HeldLine {
    /// The device's name; empty when nobody knows it.
    pub device: String,
    /// Why, by its stable name.
    pub reason: String,
}

/// One line of the history.
#[derive(Debug, Clone)]
pub(crate) struct HistoryLine {
    /// When.
    pub at: DateTime<Utc>,
    /// What came or went.
    pub what: Carried,
}

/// A file that came or went.
#[derive(Debug, Clone)]
pub(crate) enum Carried {
    /// An import: the device's name, events that were new, and events that were known.
    In { name: String, new: u64, known: u64 },
    /// An export.
    Out(ExportRow),
}

#[derive(Debug, Clone)]
pub(crate) struct ConflictLine {
    pub stored: StoredConflict,
    pub subject: String,
    pub lanes: Vec<(String, String)>,
    /// Id, lane and name of every step.
    pub steps: Vec<(String, usize, String)>,
    pub devices: Vec<(DeviceKey, String)>,
    /// Whether every version may stand.
    pub all: bool,
}

impl ConflictLine {
    /// The line with the names of the request it is about, and of its SOP.
    fn about(self, (request, procedure): (Request, std::sync::Arc<Procedure>)) -> Self {
        let agenda = request.agenda.map(|agenda| format!("{agenda} · ")).unwrap_or_default();
        let steps = procedure
            .steps
            .iter()
            .map(|step| (step.id.clone(), step.lane, format!("{}. {}", step.printed_no, step.short)));
        let lane_name = |lane: &crate::domain::procedure::Lane| {
            if lane.short.is_empty() { lane.name.clone() } else { lane.short.clone() }
        };
        Self {
            steps: steps.collect(),
            subject: format!("{agenda}{} · {}", request.applicant.agency, request.subject()),
            lanes: procedure.lanes.iter().map(|lane| (lane.id.clone(), lane_name(lane))).collect(),
            ..self
        }
    }

    /// What it is about, for people.
    pub(crate) fn title(&self, words: Words) -> String {
        conflict::shared(words, &self.stored.conflict.subject).unwrap_or_else(|| self.subject.clone())
    }
}

impl Known {
    pub(crate) fn of(office: &mut Office) -> Result<Self, Problem> {
        let store = office.store();
        let names: Vec<(DeviceKey, String)> =
            store.roster().devices().into_iter().map(|device| (device.key, device.name.clone())).collect();
        let name_of = |key: &DeviceKey| {
            names
                .iter()
                .find(|(known, _)| known == key)
                .map_or_else(|| "?".to_owned(), |(_, name)| name.clone())
        };
        let held = store.held()?;
        let pending = held.iter().filter(|event| event.status == "pending").count();
        let apart = held.iter().filter(|event| event.status != "pending").map(|event| HeldLine {
            device: names
                .iter()
                .find(|(key, _)| *key == event.device)
                .map(|it| it.1.clone())
                .unwrap_or_default(),
            reason: event.reason.clone(),
        });
        let apart = apart.collect();
        let at = |ms: i64| DateTime::from_timestamp_millis(ms).unwrap_or_default();
        let imports = store.imports(HISTORY)?.into_iter().map(|it| HistoryLine {
            at: at(it.at_ms),
            what: Carried::In { name: name_of(&it.exporter), new: it.new, known: it.known },
        });
        let exports = store.exports(HISTORY)?.into_iter();
        let exports = exports.map(|it| HistoryLine { at: at(it.at_ms), what: Carried::Out(it) });
        let mut history: Vec<HistoryLine> = imports.chain(exports).collect();
        history.sort_by_key(|line| std::cmp::Reverse(line.at));
        history.truncate(HISTORY);
        let recovery = store.roster().recovery().is_some();
        let devices = devices(office)?;
        let conflicts = conflicts(office, name_of)?;
        let secrets = super::secrets::rows(office)?;
        Ok(Self {
            everything: office.forecast(&Scope::Everything, Attachments::Missing)?,
            pending,
            held: apart,
            devices,
            conflicts,
            history,
            admin: office.has_role(Role::Admin),
            recovery,
            missing_files: office.missing_files()?,
            secrets,
            holders: Holder::all(office),
            numbers: Numbers::of(office)?,
        })
    }

    /// The active laptops but this one, by name.
    pub(super) fn laptops(&self) -> Vec<(DeviceKey, String)> {
        let others = self.devices.iter().filter(|device| !device.own && !device.revoked);
        others.map(|device| (device.key, device.name.clone())).collect()
    }
}

/// How many lines the history shows.
const HISTORY: usize = 6;

fn devices(office: &Office) -> Result<Vec<DeviceLine>, Problem> {
    let own = office.device();
    let peers = office.peers()?;
    let here = concat!("lajur ", env!("CARGO_PKG_VERSION"));
    let mut lines = Vec::new();
    for device in office.store().roster().devices() {
        let peer = peers.iter().find(|peer| peer.device == device.key);
        let lacks = match peer {
            Some(_) => Some(office.forecast(&Scope::For(device.key), Attachments::Missing)?),
            None => None,
        };
        lines.push(DeviceLine {
            key: device.key,
            name: device.name.clone(),
            words: office.words_of(&device.key).join(" "),
            roles: device.roles.clone(),
            own: own == Some(device.key),
            revoked: device.revoked.is_some(),
            heard: peer
                .filter(|peer| peer.heard_ms > 0)
                .and_then(|peer| DateTime::from_timestamp_millis(peer.heard_ms)),
            lacks,
            other_app: peer.map(|peer| peer.app.clone()).filter(|app| !app.is_empty() && app != here),
        });
    }
    Ok(lines)
}

fn conflicts(
    office: &mut Office,
    name_of: impl Fn(&DeviceKey) -> String,
) -> Result<Vec<ConflictLine>, Problem> {
    let stored = office.store().conflicts()?;
    let mut conflicts = Vec::new();
    for it in stored {
        let devices = it.conflict.versions.iter().map(|version| (version.device, name_of(&version.device)));
        let devices: Vec<(DeviceKey, String)> = devices.collect();
        let request = match office.store().letter(it.entity)? {
            Some(letter) => Some(letter.request),
            None => Some(it.entity).filter(|entity| !entity.is_office_level()),
        };
        let line = ConflictLine {
            devices,
            all: office.all_may_stand(&it.conflict),
            subject: String::new(),
            lanes: Vec::new(),
            steps: Vec::new(),
            stored: it,
        };
        conflicts.push(match request {
            Some(request) => line.about(office.request(request)?),
            None => line,
        });
    }
    Ok(conflicts)
}
