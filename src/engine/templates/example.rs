//! An example request, and what a template may ask of one that has everything.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use serde_json::{Map, Value, json};

use crate::domain::event::{ActorId, AgendaNo, Applicant, Event, IncomingLetter, ProcedureRef, Received};
use crate::domain::ids::{DeviceKey, EntityId, EventHash, LogId};
use crate::domain::letter::{LetterKind, Urgency};
use crate::domain::procedure::Procedure;
use crate::domain::request::{Request, fold};
use crate::engine::draft::Draft;
use crate::engine::{LetterInput, Office};

/// Days between the example's letter and its receipt.
const DAYS: i64 = 3;

/// What an example refusal gives as its reasons.
pub(super) fn reasons() -> LetterInput {
    let reasons = ["Fungsi yang dimohon telah tersedia.", "Berkas tidak sesuai dengan permohonan."];
    LetterInput { reasons: Some(reasons.map(str::to_owned).to_vec()), ..LetterInput::default() }
}

impl Office {
    /// A request of a service that nobody has made: every field says its own label.
    pub(super) fn example_request(&self, procedure: &Procedure) -> Option<Request> {
        let now = self.now();
        let written = (now - TimeDelta::days(DAYS)).date_naive();
        let fields = procedure.fields.iter().map(|field| (field.id.clone(), field.label.clone()));
        let received = Received {
            procedure: ProcedureRef { id: procedure.id.clone(), hash: procedure.hash },
            applicant: Applicant { agency: "Dinas Contoh".to_owned(), ..Applicant::default() },
            letter: IncomingLetter {
                number: "000/1/CONTOH".to_owned(),
                date: Some(written),
                subject: format!("Permohonan {}", procedure.service.name),
            },
            at: now,
            urgency: Urgency::default(),
            fields: fields.collect::<BTreeMap<_, _>>(),
            attachments: Vec::new(),
            agenda: Some(AgendaNo { year: self.year(), sequence: 1 }),
        };
        let event = Event {
            hash: EventHash::default(),
            device: DeviceKey::default(),
            log: LogId::default(),
            seq: 1,
            entity: EntityId::default(),
            parents: Vec::new(),
            lamport: 1,
            wall: now,
            actor: ActorId::default(),
            payload: received.into(),
        };
        fold(EntityId::default(), procedure, &[event])
    }

    /// Everything a letter of a kind about a service may know, all of it known.
    pub(super) fn example_context(&self, kind: LetterKind, procedure: &Procedure) -> Value {
        let request = self.example_request(procedure);
        let known = request.and_then(|request| {
            let draft = Draft { office: self, request: &request, procedure, letters: &[], kind };
            draft.context(&reasons()).ok()
        });
        let mut context = known.unwrap_or_else(|| json!({}));
        let head = self.profile().head().map(|head| head.id.clone());
        complete(&mut context, &everything(kind, head));
        context
    }
}

/// What may be unknown of a request, as an example.
fn everything(kind: LetterKind, head: Option<String>) -> Value {
    let mut common = json!({
        "office": { "name": "Dinas Contoh", "region": "Kabupaten Contoh", "seat": "Kota Contoh" },
        "service": { "approval_points": ["Permohonan dinyatakan lengkap dan disetujui."] },
        "request": { "agenda": "1/2026", "applicant": { "place": "Kota Contoh" } },
        "signatory": head.unwrap_or_else(|| "kepala".to_owned()),
        "delegator": "Kepala Dinas Contoh",
        "unit": { "name": "Bidang Contoh", "email": "bidang@contohkab.go.id" },
    });
    let own = match kind {
        LetterKind::Approval => json!({}),
        LetterKind::Refusal => json!({ "reasons": reasons().reasons }),
        LetterKind::Incomplete => json!({
            "requirements": [{ "name": "Surat permohonan", "state": "Ada", "note": "Asli" }],
            "deadline": "2026-12-01",
        }),
        LetterKind::Assignment => json!({
            "sop": { "title": "Layanan Contoh", "number": "000/1/SOP" },
            "disposition": { "by": "Kepala Dinas Contoh", "date": "2026-11-16" },
            "people": [{ "name": "NAMA PEGAWAI", "job": "Pelaksana" }],
            "tasks": ["melaksanakan langkah teknis sesuai SOP"],
            "report_to": "Kepala Bidang Contoh",
            "report_step": "1",
            "period": { "from": "2026-11-17", "until": "2026-11-19" },
        }),
        LetterKind::Report => json!({
            "from": "Pelaksana",
            "report_to": "Kepala Bidang Contoh",
            "report_copy": "Sekretaris",
            "assignment": { "number": "000/1/CONTOH/2026", "date": "2026-11-17" },
            "activities": [{ "text": "Melaksanakan langkah teknis", "date": "2026-11-18", "result": "Selesai" }],
            "result": "Permohonan telah dilaksanakan",
            "conclusion": "Permohonan telah selesai dilaksanakan",
            "advice": "Surat balasan dapat disiapkan",
            "attachments": 1,
        }),
        LetterKind::Memo => json!({
            "from": "Kepala Bidang Contoh",
            "memo_to": "Kepala Dinas Contoh",
            "report_copy": "Sekretaris",
            "konsep": { "subject": "Persetujuan Permohonan", "code": "0000-0000", "revision": 1 },
            "sop": { "title": "Layanan Contoh", "number": "000/1/SOP" },
        }),
        LetterKind::Handover => json!({
            "giver": { "name": "NAMA PEGAWAI" },
            "receiver": { "name": "NAMA PENERIMA" },
            "serials": ["000001"],
        }),
    };
    if let (Value::Object(common), Value::Object(own)) = (&mut common, own) {
        common.extend(own);
    }
    common
}

/// Puts examples where a context says nothing.
pub(super) fn complete(context: &mut Value, examples: &Value) {
    match (context, examples) {
        (Value::Object(known), Value::Object(examples)) => fill_in(known, examples),
        (known, example) if says_nothing(known) => *known = example.clone(),
        _ => {}
    }
}

fn fill_in(known: &mut Map<String, Value>, examples: &Map<String, Value>) {
    for (name, example) in examples {
        complete(known.entry(name.clone()).or_insert(Value::Null), example);
    }
}

fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Number(number) => number.as_u64() == Some(0),
        Value::Bool(_) | Value::Object(_) => false,
    }
}
