//! The first konsep of a letter: what the office knows of a request, put before the template of its kind.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::letters::apply;
use super::offer::latest;
use super::{LetterInput, Office, Problem};
use crate::domain::ids::EntityId;
use crate::domain::indonesian::address::with_region;
use crate::domain::letter::{Assignee, Content, Letter, LetterKind};
use crate::domain::office::{Person, Position, Profile};
use crate::domain::procedure::{LaneRole, PaperKind, Procedure, TimeUnit};
use crate::domain::request::{EntryKind, Refusal, Request};
use crate::paper::form::FOR_THE_PEN;
use crate::paper::template::TemplateError;

/// How long an applicant has to bring what is missing, and staff to do a task, when nobody says otherwise.
const DAYS_TO_COMPLETE: u32 = 5;
const DAYS_TO_PERFORM: u32 = 3;

impl From<TemplateError> for Problem {
    fn from(error: TemplateError) -> Self {
        match error {
            TemplateError::Missing(field) => Refusal::MissingField { field }.into(),
            TemplateError::Broken(reason) => Self::Paper(reason),
        }
    }
}

impl Office {
    /// What a letter of a kind says at first.
    pub(super) fn compose(
        &mut self,
        request: EntityId,
        kind: LetterKind,
        input: &LetterInput,
    ) -> Result<Content, Problem> {
        let (request, procedure) = self.request(request)?;
        let letters = self.store().letters(Some(request.id))?;
        let draft = Draft { office: self, request: &request, procedure: &procedure, letters: &letters, kind };
        let context = draft.context(input)?;
        let content = self.fill_template(kind, &procedure, &context)?;
        let content = apply(draft.completed(content), input);
        self.check_content(&content)?;
        Ok(content)
    }

    pub(super) fn today(&self) -> NaiveDate {
        self.now().with_timezone(&self.profile().zone.offset()).date_naive()
    }

    /// The date that lies a number of working days from now.
    fn in_working_days(&self, days: u32) -> NaiveDate {
        let due = self.calendar().due(self.now(), (days, TimeUnit::Day)).at;
        due.map_or_else(|| self.today(), |due| due.with_timezone(&self.profile().zone.offset()).date_naive())
    }
}

/// Everything a first konsep is made from.
pub(super) struct Draft<'a> {
    pub office: &'a Office,
    pub request: &'a Request,
    pub procedure: &'a Procedure,
    pub letters: &'a [Letter],
    pub kind: LetterKind,
}

impl Draft<'_> {
    fn profile(&self) -> &Profile {
        self.office.profile()
    }

    /// A konsep with what comes from the request and from no template: a nota dinas is as urgent as its request.
    pub fn completed(&self, content: Content) -> Content {
        match self.kind {
            LetterKind::Memo => Content { urgency: self.request.urgency, ..content },
            _ => content,
        }
    }

    /// What is known, as templates are filled with it.
    ///
    /// # Errors
    /// When a refusal has no reason.
    pub fn context(&self, input: &LetterInput) -> Result<Value, Problem> {
        let profile = self.profile();
        let head = profile.head().map(|head| head.id.clone()).unwrap_or_default();
        // A nota dinas and a berita acara are signed by whoever reports, asks or hands over.
        let author = match self.kind {
            LetterKind::Report | LetterKind::Handover => Some(self.technician()),
            LetterKind::Memo => Some(self.division().or(profile.drafter(self.procedure))),
            _ => None,
        };
        let signatory = input
            .signatory
            .clone()
            .unwrap_or_else(|| author.flatten().map_or_else(|| head.clone(), |position| position.id.clone()));
        // Whoever signs an outgoing letter in the head's place does so on the head's behalf.
        let delegated = signatory != head && author.is_none();
        let delegator = profile.head().filter(|_| delegated);
        let offset = profile.zone.offset();
        let mut context = json!({
            "office": {
                "name": with_region(&profile.agency, &profile.region),
                "region": profile.region,
                "seat": profile.seat,
            },
            "service": {
                "phrase": self.procedure.service.phrase,
                "classification": self.procedure.service.classification,
                "approval_points": self.approval_points(),
            },
            "request": {
                "agenda": self.request.agenda.map(|agenda| agenda.to_string()),
                "subject": self.request.subject(),
                "received": self.request.received.with_timezone(&offset).date_naive(),
                "letter": self.request.letter,
                "applicant": { "agency": with_region(&self.request.applicant.agency, &profile.region) },
                "fields": self.request.fields,
            },
            "signatory": signatory,
            "on_behalf_of": delegator.map(|head| head.id.clone()),
            "delegator": delegator.map(|head| with_region(&head.title, &profile.region)),
            "unit": self.unit(),
        });
        let own = match self.kind {
            LetterKind::Approval => json!({}),
            LetterKind::Refusal => json!({ "reasons": self.reasons(input)? }),
            LetterKind::Incomplete => json!({
                "requirements": self.requirements(input),
                "deadline": self.office.in_working_days(DAYS_TO_COMPLETE),
            }),
            LetterKind::Assignment => self.assignment(),
            LetterKind::Report => self.report(),
            LetterKind::Memo => self.memo(&signatory),
            LetterKind::Handover => self.handover(&signatory),
        };
        if let (Some(context), Value::Object(own)) = (context.as_object_mut(), own) {
            context.extend(own);
        }
        Ok(context)
    }

    fn approval_points(&self) -> Vec<String> {
        let agency = with_region(&self.request.applicant.agency, &self.profile().region);
        self.procedure.service.approval(|name| match name {
            "agency" => Some(agency.as_str()),
            field => self.request.fields.get(field).map(String::as_str).filter(|value| !value.is_empty()),
        })
    }

    /// Whom the applicant may ask: the unit of whoever drafts.
    fn unit(&self) -> Option<Value> {
        let profile = self.profile();
        let mut position = profile.drafter(self.procedure);
        // A section answers through its division; the walk is bounded by the number of positions.
        for _ in 0..profile.positions.len() {
            let Some(current) = position else { break };
            if !current.email.is_empty() || current.title.starts_with("Kepala Bidang") {
                let name = current.title.strip_prefix("Kepala ").unwrap_or(&current.title);
                return Some(json!({ "name": name, "email": current.email }));
            }
            position = profile.position(&current.superior);
        }
        None
    }

    /// Why the request is refused: what was given, else what the deciding official noted.
    fn reasons(&self, input: &LetterInput) -> Result<Vec<String>, Problem> {
        let given: Vec<String> = input.reasons.clone().unwrap_or_default();
        let given: Vec<String> = given.into_iter().filter(|reason| !reason.trim().is_empty()).collect();
        if !given.is_empty() {
            return Ok(given);
        }
        let decided = self.request.history.iter().rev();
        let mut decided = decided.filter(|entry| entry.outcome.is_some() && entry.void.is_none());
        let noted = decided.find(|entry| !entry.note.is_empty()).map(|entry| entry.note.clone());
        noted.map(|note| vec![note]).ok_or_else(|| {
            let field = "reasons".to_owned();
            Refusal::MissingField { field }.into()
        })
    }

    /// Every requirement of the step in hand, with whether it is there.
    fn requirements(&self, input: &LetterInput) -> Vec<Value> {
        let missing = input.reasons.clone().unwrap_or_default();
        let active = self.request.active.iter().find(|active| active.returned.is_some());
        let active = active.or(self.request.active.first());
        let index = active.and_then(|active| self.procedure.step_index(&active.step));
        // Where the checking row lists nothing, what the applicant had to bring in the first row is what is checked.
        let own =
            index.map(|index| &self.procedure.steps[index]).filter(|step| !step.requirements.is_empty());
        let step = own.unwrap_or(&self.procedure.steps[self.procedure.start()]);
        let present = own.and(active).map(|active| active.present.clone()).unwrap_or_default();
        let required = step.requirements.clone();
        let names = |text: &str, of: &str| of.to_lowercase().contains(&text.trim().to_lowercase());
        let mut rows: Vec<Value> = required
            .iter()
            .enumerate()
            .map(|(index, name)| {
                let lacking = missing.iter().any(|text| names(text, name));
                let ticked = present.get(index).copied().unwrap_or(false);
                let state = if lacking || (missing.is_empty() && !ticked) { "Belum ada" } else { "Ada" };
                json!({ "name": name, "state": state })
            })
            .collect();
        // What was asked for without standing in the SOP's list is asked for all the same.
        let extra = missing.iter().filter(|text| !required.iter().any(|name| names(text, name)));
        rows.extend(extra.map(|text| json!({ "name": text, "state": "Belum ada" })));
        if rows.is_empty()
            && let Some(reason) = active.and_then(|active| active.returned.clone())
        {
            rows.push(json!({ "name": reason, "state": "Belum ada" }));
        }
        rows
    }

    /// The position that does the technical work of this service.
    fn technician(&self) -> Option<&Position> {
        let mut lanes = self.procedure.lanes.iter().filter(|lane| lane.role == LaneRole::Technical);
        lanes.find_map(|lane| self.profile().lane_position(&self.procedure.id, &lane.id))
    }

    fn person_line(&self, position: &Position, person: &Person) -> Value {
        json!(Assignee::of(person, &position.title))
    }

    /// Who does the technical work, with those who work for them.
    fn people(&self) -> Vec<Value> {
        let profile = self.profile();
        let today = self.office.today();
        let Some(first) = self.technician() else { return Vec::new() };
        let below = profile.positions.iter().filter(|position| position.superior == first.id);
        let positions = std::iter::once(first).chain(below);
        let held = positions.filter_map(|position| profile.holder(&position.id, today));
        held.map(|holder| self.person_line(holder.position, holder.person)).collect()
    }

    fn assignment(&self) -> Value {
        let tasks: Vec<String> = self
            .technical_steps(false)
            .map(|step| {
                let what = step.short.trim();
                let object = self.object().map(|object| format!(" untuk {object}")).unwrap_or_default();
                format!("{}{object} sesuai langkah {} SOP", lower_first(what), step.printed_no)
            })
            .collect();
        let report = self.technical_steps(true).next();
        let disposition = self.request.dispositions.first().map(|row| {
            let by = self.profile().position(&row.from).map(|position| position.title.clone());
            let by = by.unwrap_or_else(|| row.from.clone());
            let date = row.at.with_timezone(&self.profile().zone.offset()).date_naive();
            json!({ "by": with_region(&by, &self.profile().region), "date": date })
        });
        json!({
            "sop": self.sop(),
            "disposition": disposition,
            "people": self.people(),
            "tasks": tasks,
            "report_to": self.division().map(|position| position.title.clone()),
            "report_step": report.map(|step| step.printed_no.clone()),
            "period": { "from": self.office.today(), "until": self.office.in_working_days(DAYS_TO_PERFORM) },
        })
    }

    fn report(&self) -> Value {
        let offset = self.profile().zone.offset();
        let technical = |id: &str| {
            let index = self.procedure.step_index(id);
            index.is_some_and(|index| self.procedure.lane_of(index).role == LaneRole::Technical)
        };
        let done = self.request.history.iter().filter(|entry| {
            entry.kind == EntryKind::Completed
                && entry.void.is_none()
                && entry.step.as_deref().is_some_and(technical)
        });
        let activities: Vec<Value> = done
            .filter_map(|entry| {
                let index = self.procedure.step_index(entry.step.as_deref()?)?;
                let result = match (&entry.outcome, entry.note.as_str()) {
                    (_, note) if !note.is_empty() => note.to_owned(),
                    (Some(outcome), _) => outcome.clone(),
                    _ => "Selesai".to_owned(),
                };
                let date = entry.at.with_timezone(&offset).date_naive();
                Some(json!({ "text": self.procedure.steps[index].short, "date": date, "result": result }))
            })
            .collect();
        let assignment = self.letters.iter().rev().find(|letter| letter.kind == LetterKind::Assignment);
        let assignment = assignment.and_then(|letter| letter.numbering.as_ref());
        let object = self.object().map(|object| format!(" untuk {object}")).unwrap_or_default();
        let secretary = self.profile().position(&self.profile().secretary);
        let technician = self.technician();
        let job = technician.map(|position| position.title.clone()).unwrap_or_default();
        json!({
            "from": job,
            "report_to": self.division().map(|position| position.title.clone()),
            "report_copy": secretary.map(|position| position.title.clone()),
            "assignment": assignment.map(|it| json!({ "number": it.text, "date": it.date })),
            "activities": activities,
            "result": format!("Pelaksanaan {}{object} telah selesai dan dapat digunakan", self.procedure.service.phrase),
            "attachments": self.request.attachments.len(),
        })
    }

    /// Nota dinas that submits the latest konsep of the reply for signature.
    fn memo(&self, signatory: &str) -> Value {
        let profile = self.profile();
        let title = |position: Option<&Position>| position.map(|it| it.title.clone());
        let konsep = latest(PaperKind::Reply, self.letters).or(latest(PaperKind::Incomplete, self.letters));
        let konsep = konsep.and_then(|letter| {
            let subject = letter.current()?.content.subject.clone();
            Some(json!({ "subject": subject, "code": letter.code(), "revision": letter.revision() }))
        });
        json!({
            "memo_to": title(profile.head()),
            "from": title(profile.position(signatory)),
            "report_copy": title(profile.position(&profile.secretary)),
            "konsep": konsep,
            "sop": self.sop(),
        })
    }

    /// Both parties of a berita acara, and the sealed covers that pass between them.
    fn handover(&self, signatory: &str) -> Value {
        let profile = self.profile();
        let office = with_region(&profile.agency, &profile.region);
        let held = profile.holder(signatory, self.office.today());
        let giver = held.map(|held| {
            let person = Assignee::of(held.person, &held.position.title);
            Assignee { job: format!("{},\n{office}", person.job), ..person }
        });
        let agency = with_region(&self.request.applicant.agency, &profile.region);
        let receiver = Assignee {
            name: self.office.receiver(self.request),
            job: format!("Penanggung Jawab Teknis,\n{agency}"),
            ..Assignee::default()
        };
        let mut serials: Vec<&str> = self.request.slips.iter().map(|slip| slip.serial.as_str()).collect();
        if serials.is_empty() {
            serials.push(FOR_THE_PEN);
        }
        let witness = self.division().or(profile.head()).map(|position| position.id.clone());
        json!({ "giver": giver, "receiver": receiver, "serials": serials, "witness": witness })
    }

    /// The technical rows of the SOP: those that do the work, or those that report on it.
    fn technical_steps(&self, report: bool) -> impl Iterator<Item = &crate::domain::procedure::Step> {
        let technical = |lane: usize| self.procedure.lanes[lane].role == LaneRole::Technical;
        let steps = self.procedure.steps.iter().filter(move |step| technical(step.lane));
        steps.filter(move |step| step.papers.contains(&PaperKind::Report) == report)
    }

    fn division(&self) -> Option<&Position> {
        let lane = self.procedure.lanes.iter().find(|lane| lane.role == LaneRole::Division)?;
        self.profile().lane_position(&self.procedure.id, &lane.id)
    }

    /// What the request is about, with the word for it: `aplikasi Sistem Informasi Puskesmas`.
    fn object(&self) -> Option<String> {
        let field = self.procedure.service.object_field.as_str();
        let value = self.request.fields.get(field).filter(|value| !value.is_empty())?;
        let word = match field {
            "application" => "aplikasi ",
            "system" => "sistem elektronik ",
            "subdomain" => "subdomain ",
            _ => "",
        };
        // An applicant who wrote the word themselves does not read it twice.
        let twice = value.to_lowercase().starts_with(word.trim());
        Some(if twice { value.clone() } else { format!("{word}{value}") })
    }

    /// The SOP as a letter names it. Another region's title and number never reach this office's letters.
    fn sop(&self) -> Value {
        let identity = &self.procedure.identity;
        let own = identity.government.eq_ignore_ascii_case(&self.profile().government);
        let title = crate::domain::indonesian::title_case(&self.procedure.service.phrase);
        if own {
            json!({ "title": identity.title.trim_start_matches("SOP "), "number": identity.number })
        } else {
            json!({ "title": format!("Layanan {title}") })
        }
    }
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
