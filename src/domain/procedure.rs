//! A procedure: one SOP as data, with its identity box, lanes, steps and flows.
//!
//! A procedure is read from one TOML text ([`Procedure::parse`]) and is valid by construction: every
//! `Procedure` value has passed the check. The wording of the source document is kept verbatim; what the
//! document does not say carries `inferred` with the reason.

mod builtin;
mod check;
mod file;
mod paper;
mod placeholder;
mod time;

use super::ids::ContentHash;

pub use check::{Problem, ProblemKind};
pub use paper::PaperKind;
pub use time::{BadTime, StandardTime, TimeUnit};

/// One SOP, complete and checked.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Procedure {
    /// Stable name, such as `deliserdang-splp`.
    pub id: String,
    /// The office's own count of revisions of this definition, from 1.
    pub version: u32,
    /// Hash of the definition's text: the version a request is bound to.
    pub hash: ContentHash,
    /// The identity box of the SOP document (PermenPANRB 35/2012, first page).
    pub identity: Identity,
    /// What letters about this service say.
    pub service: Service,
    /// The actor columns, in printed order.
    pub lanes: Vec<Lane>,
    /// What a request of this service must bring.
    pub fields: Vec<Field>,
    /// The rows, in printed order.
    pub steps: Vec<Step>,
    /// The arrows between rows.
    pub flows: Vec<Flow>,
}

/// The identity box of an SOP document.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identity {
    /// Title as printed.
    pub title: String,
    /// The heading of the flow table, when it differs from the title.
    #[serde(default)]
    pub flow_title: String,
    /// SOP number as printed; empty when the scan lost it.
    #[serde(default)]
    pub number: String,
    /// The local government, such as `Pemerintah Kabupaten Deli Serdang`.
    pub government: String,
    /// The office that issued the SOP.
    pub issuer: String,
    /// The unit inside the office, when the document names one.
    #[serde(default)]
    pub unit: String,
    /// Dates as printed; empty cells stay empty.
    #[serde(default)]
    pub created: String,
    /// Date of revision as printed.
    #[serde(default)]
    pub revised: String,
    /// Date of effect or approval as printed.
    #[serde(default)]
    pub effective: String,
    /// Which label the document uses for [`Identity::effective`].
    #[serde(default = "default_effective_label")]
    pub effective_label: String,
    /// The approving office (jabatan); never a person's name.
    pub approved_by: String,
    /// Dasar hukum.
    #[serde(default)]
    pub legal_basis: Vec<String>,
    /// Kualifikasi pelaksana.
    #[serde(default)]
    pub qualifications: Vec<String>,
    /// Keterkaitan.
    #[serde(default)]
    pub related: Vec<String>,
    /// Peralatan/perlengkapan.
    #[serde(default)]
    pub equipment: Vec<String>,
    /// Peringatan.
    #[serde(default)]
    pub warnings: Vec<String>,
    /// Pencatatan dan pendataan.
    #[serde(default)]
    pub recording: Vec<String>,
    /// Chapters of the source outside the identity box and the flow table.
    #[serde(default)]
    pub prose: Vec<Prose>,
    /// What was repaired or could not be read in the source, each with its reason.
    #[serde(default)]
    pub remarks: Vec<String>,
}

/// One chapter of the source's running text, verbatim.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prose {
    /// Heading as printed, such as `A. PENGANTAR`.
    pub heading: String,
    /// Paragraphs and list items as printed, one entry each.
    pub text: Vec<String>,
}

fn default_effective_label() -> String {
    "Tanggal Efektif".to_owned()
}

/// The words a letter about this service uses, so that a source's copy mistakes never reach a letter.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Short name for the screen, such as `Hosting Aplikasi`.
    pub name: String,
    /// The service inside a sentence, such as `hosting aplikasi`.
    pub phrase: String,
    /// Default classification code of the reply (Permendagri 83/2022).
    pub classification: String,
    /// Whether a request begins with a letter; else the letter follows in a later row.
    #[serde(default = "yes")]
    pub letter_first: bool,
    /// Which placeholder field names the object, such as the application or the subdomain.
    #[serde(default)]
    pub object_field: String,
    /// What has been done when the request is approved, as sentences with `{field}` and `{agency}`
    /// placeholders; [`Service::approval`] fills them.
    #[serde(default)]
    pub approval_points: Vec<String>,
}

fn yes() -> bool {
    true
}

/// One actor column.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lane {
    /// Stable name inside the procedure.
    pub id: String,
    /// Column heading as printed.
    pub name: String,
    /// Heading for narrow columns.
    #[serde(default)]
    pub short: String,
    /// What kind of actor this is, for the board over all services.
    pub role: LaneRole,
}

/// What kind of actor a lane stands for, the same in every SOP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LaneRole {
    /// The OPD that asks (pemohon).
    Applicant,
    /// Head of the office (Kepala Dinas).
    Head,
    /// Head of a division (Kepala Bidang).
    Division,
    /// Head of a section or sub-coordinator (Kepala Seksi).
    Section,
    /// Who does the technical work (pelaksana, tim teknis, admin server).
    Technical,
}

impl LaneRole {
    /// Every role, in the order of the board over all services.
    pub const ALL: [Self; 5] = [Self::Applicant, Self::Head, Self::Division, Self::Section, Self::Technical];
}

/// One field that a request of this service carries.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Stable name, used as placeholder in letters.
    pub id: String,
    /// Label on the form.
    pub label: String,
    /// Whether a request without it is refused.
    #[serde(default)]
    pub required: bool,
    /// One sentence of help under the field.
    #[serde(default)]
    pub hint: String,
    /// What kind of text it holds.
    #[serde(default)]
    pub kind: FieldKind,
}

/// What kind of text a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// One line.
    #[default]
    Line,
    /// Several lines.
    Text,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A host name such as `umkm.contohkab.go.id`.
    Domain,
}

/// What a row of the SOP is in its flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// Where every request begins; done like a task.
    Start,
    /// An action.
    Task,
    /// A question whose outcomes lead different ways.
    Decision,
    /// The last action.
    End,
}

/// One row of the SOP.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Step {
    /// Stable name inside the procedure; the printed number is only a label.
    pub id: String,
    /// Number as printed in the source, repeats included.
    pub printed_no: String,
    /// Index into [`Procedure::lanes`].
    pub lane: usize,
    /// What the row is in the flow.
    pub kind: StepKind,
    /// The row's wording, verbatim.
    pub text: String,
    /// At most 40 characters for a card.
    pub short: String,
    /// Kelengkapan: what must be at hand, as printed, one entry per item.
    pub requirements: Vec<String>,
    /// Mutu baku waktu; `None` when the cell is blank.
    pub time: Option<StandardTime>,
    /// Output as printed, one entry per item.
    pub outputs: Vec<String>,
    /// Keterangan as printed.
    pub remark: String,
    /// Papers Lajur makes in this row.
    pub papers: Vec<PaperKind>,
    /// Whether the row waits for every branch of the fork before it.
    pub join: bool,
    /// Why part of this row is ours and not the document's.
    pub inferred: Option<String>,
}

/// What a flow makes of the whole request when it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FlowResult {
    /// The request is refused; the remaining rows only bring the reply home.
    Refused,
}

/// One arrow between two rows.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Flow {
    /// Index of the row it leaves.
    pub from: usize,
    /// Index of the row it enters.
    pub to: usize,
    /// The decision's answer that takes this way; `None` out of a task.
    pub outcome: Option<String>,
    /// What taking this way makes of the request.
    pub result: Option<FlowResult>,
    /// Why this arrow is ours and not the document's.
    pub inferred: Option<String>,
}

impl Procedure {
    /// Reads and checks one procedure text in TOML.
    ///
    /// # Errors
    /// Every problem found, each naming the step and the remedy; never empty.
    pub fn parse(text: &str) -> Result<Self, Vec<Problem>> {
        let procedure = file::read(text)?;
        let problems = check::check(&procedure);
        if problems.is_empty() { Ok(procedure) } else { Err(problems) }
    }

    /// Finds a row by its id, or by its printed number when only one row bears it.
    pub fn step_index(&self, name: &str) -> Option<usize> {
        let by_id = self.steps.iter().position(|step| step.id == name);
        by_id.or_else(|| {
            let mut numbered = (0..self.steps.len()).filter(|index| self.steps[*index].printed_no == name);
            numbered.next().filter(|_| numbered.next().is_none())
        })
    }

    /// The row where every request begins.
    pub fn start(&self) -> usize {
        // `check` refuses a procedure without exactly one start, so the fallback is never reached.
        self.steps.iter().position(|step| step.kind == StepKind::Start).unwrap_or(0)
    }

    /// The flows that leave a row, in file order.
    pub fn flows_from(&self, step: usize) -> impl Iterator<Item = &Flow> {
        self.flows.iter().filter(move |flow| flow.from == step)
    }

    /// The answers a decision offers, in file order; empty for other rows.
    pub fn outcomes(&self, step: usize) -> Vec<&str> {
        let mut outcomes = Vec::new();
        for flow in self.flows_from(step) {
            if let Some(outcome) = flow.outcome.as_deref()
                && !outcomes.contains(&outcome)
            {
                outcomes.push(outcome);
            }
        }
        outcomes
    }

    /// The flows taken when a row is done with an outcome; more than one is a fork.
    pub fn taken(&self, step: usize, outcome: Option<&str>) -> Vec<&Flow> {
        self.flows_from(step).filter(|flow| flow.outcome.as_deref() == outcome).collect()
    }

    /// The lane of a row.
    pub fn lane_of(&self, step: usize) -> &Lane {
        &self.lanes[self.steps[step].lane]
    }

    /// Finds a lane by id.
    pub fn lane(&self, id: &str) -> Option<&Lane> {
        self.lanes.iter().find(|lane| lane.id == id)
    }

    /// Finds a field by id.
    pub fn field(&self, id: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == id)
    }
}
