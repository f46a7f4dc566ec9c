//! The worksheet of one request: every walk through every step, beside its standard time.

use chrono::{DateTime, Datelike, Timelike, Utc};

use super::{Office, Problem};
use crate::domain::calendar::{Holder, Interval, Standing, Total, pauses};
use crate::domain::ids::TokenId;
use crate::domain::indonesian::duration::{length, minutes};
use crate::domain::indonesian::{local, long_date, moment, month};
use crate::domain::office::Zone;
use crate::domain::procedure::{LaneRole, Procedure};
use crate::domain::request::{EntryKind, Request, RequestState, Span};
use crate::paper::Paper;
use crate::paper::worksheet::{Pass, WorkRow, WorkState, WorksheetPaper, worksheet};

/// Administrative work: when it began, when it ended, and what it was.
type Work = (DateTime<Utc>, DateTime<Utc>, String);

impl Office {
    /// The worksheet of a request as it stands now.
    pub(super) fn worksheet(&self, request: &Request, procedure: &Procedure) -> Result<Paper, Problem> {
        let mut rows: Vec<(DateTime<Utc>, WorkRow)> = Vec::new();
        let mut latest = request.received;
        for index in 0..procedure.steps.len() {
            let (row, begun) = self.step_row(request, procedure, index);
            // Rows keep the SOP's order, whatever their times say.
            latest = begun.unwrap_or(latest).max(latest);
            rows.push((latest, row));
        }
        let mut administration = 0;
        for (at, end, text) in self.administrative(request)? {
            let place = rows.iter().rposition(|(begun, row)| row.step.is_some() && *begun <= at);
            let place = place.map_or(0, |place| place + 1);
            // What was done at one step stands behind it in order of time.
            let later =
                rows[place..].iter().take_while(|(other, row)| row.step.is_none() && *other <= at).count();
            let zone = self.profile().zone;
            let took = self.calendar().used(at, end);
            administration += took;
            let pass =
                Pass { actual: minutes(took), late: false, begun: stamp(at, zone), done: stamp(end, zone) };
            let row = WorkRow {
                step: None,
                text,
                state: WorkState::Done,
                passes: vec![pass],
                remark: "Administrasi".to_owned(),
            };
            rows.insert(place + later, (at, row));
        }
        let signatory = self.position_of(procedure, LaneRole::Division).or(self.profile().head());
        let agenda = request.agenda.map(|agenda| agenda.to_string()).unwrap_or_else(|| "-".to_owned());
        let number = procedure.identity.number.trim();
        let sop =
            if number.is_empty() { procedure.identity.title.clone() } else { format!("SOP Nomor {number}") };
        Ok(worksheet(&WorksheetPaper {
            profile: self.profile(),
            procedure,
            facts: self.facts(request, &agenda)?,
            rows: rows.into_iter().map(|(_, row)| row).collect(),
            sums: self.sums(request, procedure, administration),
            signatory: signatory.map(|position| position.id.clone()).unwrap_or_default(),
            footer: format!("Lembar kerja permohonan Nomor Agenda {agenda}, {sop}"),
            printed: self.printed(),
        })?)
    }

    /// One step with all its walks, and when the first began.
    fn step_row(
        &self,
        request: &Request,
        procedure: &Procedure,
        index: usize,
    ) -> (WorkRow, Option<DateTime<Utc>>) {
        let step = &procedure.steps[index];
        let lane = procedure.lane_of(index);
        let own_row = lane.role == LaneRole::Applicant;
        let mut visits: Vec<(TokenId, Vec<&Span>)> = Vec::new();
        for span in request.spans.iter().filter(|span| span.step == step.id) {
            match visits.iter_mut().find(|(visit, _)| *visit == span.visit) {
                Some((_, spans)) => spans.push(span),
                None => visits.push((span.visit, vec![span])),
            }
        }
        let (mut passes, mut said) = (Vec::new(), Vec::new());
        let several = visits.len() > 1;
        for (count, (_, spans)) in visits.iter().enumerate() {
            let (pass, late) = self.pass(step.time.as_ref().and_then(|time| time.amount), spans, own_row);
            passes.push(pass);
            let mut words: Vec<String> = spans.iter().filter_map(|span| span.outcome.clone()).collect();
            if spans.iter().any(|span| span.applicant) && !own_row {
                words.push("dikembalikan kepada pemohon".to_owned());
            }
            if let Some(late) = late {
                let who = if own_row { "pemohon" } else { short_lane(&lane.short, &lane.name) };
                words.push(format!("lewat {late} ({who})"));
            }
            if !words.is_empty() {
                let text = words.join(", ");
                said.push(if several { format!("Putaran {}: {text}", count + 1) } else { capital(&text) });
            }
        }
        let state = match (request.active_step(&step.id), visits.is_empty()) {
            (Some(_), _) => WorkState::Running,
            (None, false) => WorkState::Done,
            (None, true) => WorkState::Open,
        };
        match state {
            WorkState::Running => said.push("Berjalan".to_owned()),
            WorkState::Open if !request.state.is_open() => said.push("Tidak dilalui".to_owned()),
            WorkState::Open | WorkState::Done => {}
        }
        let begun = visits.first().and_then(|(_, spans)| spans.first()).map(|span| span.from);
        (WorkRow { step: Some(index), text: String::new(), state, passes, remark: said.join("\n") }, begun)
    }

    /// One walk: its time in the SOP's own unit, and by how much it was late.
    fn pass(
        &self,
        time: Option<(u32, crate::domain::procedure::TimeUnit)>,
        spans: &[&Span],
        own_row: bool,
    ) -> (Pass, Option<String>) {
        let zone = self.profile().zone;
        let from = spans.iter().map(|span| span.from).min().unwrap_or_default();
        let end = spans.last().and_then(|span| span.to);
        let until = end.unwrap_or_else(|| self.now());
        let intervals: Vec<Interval> = spans
            .iter()
            .map(|span| Interval {
                holder: if span.applicant { Holder::Applicant } else { Holder::Office },
                from: span.from,
                until: span.to,
            })
            .collect();
        let stands = if own_row { Vec::new() } else { pauses(&intervals) };
        let progress = self.calendar().progress(from, time, &stands, until);
        let late = progress.and_then(|progress| match progress.standing {
            Standing::Late { by } => Some(length(&by)),
            _ => None,
        });
        let actual =
            progress.map_or_else(|| minutes(self.calendar().used(from, until)), |it| length(&it.used));
        let done = end.map(|end| stamp(end, zone)).unwrap_or_default();
        (Pass { actual, late: late.is_some(), begun: stamp(from, zone), done }, late)
    }

    /// What TU and the secretary did: agenda, paraf, number, dispatch.
    fn administrative(&self, request: &Request) -> Result<Vec<Work>, Problem> {
        let mut work: Vec<Work> = Vec::new();
        if let Some(agenda) = request.agenda {
            let registered = request.history.iter().find(|entry| entry.kind == EntryKind::Registered);
            let at = registered.map_or(request.received, |entry| entry.at);
            work.push((
                request.received.min(at),
                at,
                format!("Tata Usaha: mencatat agenda surat masuk Nomor {agenda}"),
            ));
        }
        for letter in self.store().letters(Some(request.id))? {
            let title = |position: &str| {
                let found = self.profile().position(position);
                found.map_or(position.to_owned(), |position| position.short_title().to_owned())
            };
            if let (Some(first), Some(last)) = (letter.initials.first(), letter.initials.last()) {
                let who: Vec<String> = letter.initials.iter().map(|it| title(&it.position)).collect();
                work.push((first.at, last.at, format!("{}: memaraf konsep surat", who.join(", "))));
            }
            if let (Some(numbering), Some(dispatched)) = (&letter.numbering, &letter.dispatched) {
                let text = format!("Tata Usaha: menomori {}, mencatat ekspedisi", numbering.text);
                // The register's work begins when the signed letter reaches it.
                let from =
                    letter.signed.as_ref().map_or(dispatched.at, |signed| signed.at.min(dispatched.at));
                work.push((from, dispatched.at, text));
            }
        }
        work.sort();
        Ok(work)
    }

    fn facts(&self, request: &Request, agenda: &str) -> Result<[Vec<String>; 2], Problem> {
        let zone = self.profile().zone;
        let letter = match (request.letter.number.trim(), request.letter.date) {
            ("", _) => "-".to_owned(),
            (number, Some(date)) => format!("Nomor {number} tanggal {}", long_date(date)),
            (number, None) => format!("Nomor {number}"),
        };
        let state = match (request.state, request.ended) {
            (RequestState::Completed, Some(at)) => format!("selesai {}", moment(at, zone)),
            (RequestState::Refused, Some(at)) => format!("ditolak {}", moment(at, zone)),
            (RequestState::Withdrawn, Some(at)) => format!("dicabut {}", moment(at, zone)),
            (RequestState::WaitingApplicant, _) => "menunggu pemohon".to_owned(),
            _ => format!("berjalan per {}", moment(self.now(), zone)),
        };
        let letters = self.store().letters(Some(request.id))?;
        let reply = super::offer::latest(crate::domain::procedure::PaperKind::Reply, &letters);
        let reply = reply.and_then(|letter| letter.numbering.as_ref());
        let reply = reply.map_or_else(|| "-".to_owned(), |numbering| format!("Nomor {}", numbering.text));
        let received = long_date(local(request.received, zone).date());
        Ok([
            vec![
                format!("Pemohon: {}", request.applicant.agency),
                format!("Surat: {letter}"),
                format!("Hal: {}", request.subject()),
            ],
            vec![
                format!("Nomor Agenda: {agenda}, diterima {received}"),
                format!("Keadaan: {state}"),
                format!("Surat balasan: {reply}"),
            ],
        ])
    }

    /// Standard and actual time of office and applicant, and what administration took outside of both.
    fn sums(&self, request: &Request, procedure: &Procedure, administration: i64) -> Vec<[String; 3]> {
        let tally = self.time_of(request, procedure).tally;
        let standard = |applicant: bool| {
            let own = |index: &usize| (procedure.lane_of(*index).role == LaneRole::Applicant) == applicant;
            let steps = (0..procedure.steps.len()).filter(own);
            let total =
                Total::of(steps.map(|index| procedure.steps[index].time.as_ref().and_then(|it| it.amount)));
            match total.not_set {
                0 => length(&total.length),
                open => format!("{}, {open} langkah tidak ditetapkan", length(&total.length)),
            }
        };
        vec![
            ["Dinas".to_owned(), standard(false), minutes(tally.office_minutes)],
            ["Pemohon".to_owned(), standard(true), minutes(tally.applicant_minutes)],
            ["Administrasi, di luar mutu baku".to_owned(), "-".to_owned(), minutes(administration)],
        ]
    }
}

/// `17 Nov 08.35`, as narrow columns write a moment.
fn stamp(at: DateTime<Utc>, zone: Zone) -> String {
    let local = local(at, zone);
    let month: String = month(local.date()).chars().take(3).collect();
    format!("{} {month} {:02}.{:02}", local.day(), local.hour(), local.minute())
}

fn short_lane<'a>(short: &'a str, name: &'a str) -> &'a str {
    if short.is_empty() { name } else { short }
}

fn capital(text: &str) -> String {
    crate::domain::indonesian::capitalised(text)
}
