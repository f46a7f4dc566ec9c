//! Daftar isi berkas: what one case file holds, item by item.

use chrono::NaiveDate;

use super::{Ledger, LedgerColumn};
use crate::domain::indonesian::{counted, local, long_date};
use crate::domain::letter::{Letter, LetterKind};
use crate::domain::office::Zone;
use crate::domain::procedure::Procedure;
use crate::domain::request::Request;

const COLUMNS: [LedgerColumn; 7] = [
    LedgerColumn::new("No. Item", 14.0),
    LedgerColumn::new("Uraian Informasi Arsip", 84.0),
    LedgerColumn::new("Nomor Naskah Dinas", 56.0),
    LedgerColumn::new("Tanggal", 31.0),
    LedgerColumn::new("Jumlah", 25.0),
    LedgerColumn::new("Tingkat Perkembangan", 26.0),
    LedgerColumn::new("Keterangan", 26.0),
];

/// What a case file is made of.
#[derive(Debug, Clone, Copy)]
pub struct CaseFile<'a> {
    /// The request it belongs to.
    pub request: &'a Request,
    /// The service.
    pub procedure: &'a Procedure,
    /// The request's letters.
    pub letters: &'a [Letter],
    /// The office's zone.
    pub zone: Zone,
}

/// One item of a case file.
struct Item {
    date: Option<NaiveDate>,
    text: String,
    number: String,
    stage: &'static str,
    remark: String,
}

/// The index of a case file, its items in order of their dates.
pub fn files(file: &CaseFile<'_>) -> Ledger {
    let mut items = items(file);
    // Items without date of their own keep their place behind the letter they came with.
    items.sort_by_key(|item| item.date);
    let dates: Vec<NaiveDate> = items.iter().filter_map(|item| item.date).collect();
    let span = match (dates.first(), dates.last()) {
        (Some(first), Some(last)) if first == last => long_date(*first),
        (Some(first), Some(last)) => format!("{} sampai dengan {}", long_date(*first), long_date(*last)),
        _ => "-".to_owned(),
    };
    let count = items.len() as u64;
    let shown = |text: String| if text.trim().is_empty() { "-".to_owned() } else { text };
    let rows = items.into_iter().enumerate().map(|(index, item)| {
        vec![
            (index + 1).to_string(),
            item.text,
            shown(item.number),
            shown(item.date.map(long_date).unwrap_or_default()),
            "1 (satu) berkas".to_owned(),
            item.stage.to_owned(),
            item.remark,
        ]
    });
    let request = file.request;
    Ledger {
        title: "DAFTAR ISI BERKAS".to_owned(),
        period: String::new(),
        facts: vec![
            ("Nomor Berkas", shown(request.agenda.map(|agenda| agenda.to_string()).unwrap_or_default())),
            ("Kode Klasifikasi", shown(file.procedure.service.classification.clone())),
            ("Uraian Informasi Berkas", format!("{}, {}", request.subject(), request.applicant.agency)),
            ("Kurun Waktu", span),
        ],
        columns: &COLUMNS,
        rows: rows.collect(),
        about: Vec::new(),
        remarks: vec![format!("Jumlah isi berkas: {}.", counted(count, "item"))],
    }
}

fn items(file: &CaseFile<'_>) -> Vec<Item> {
    let request = file.request;
    let received = local(request.received, file.zone).date();
    let mut items = Vec::new();
    if !request.letter.number.is_empty() || request.letter.date.is_some() {
        items.push(Item {
            date: request.letter.date.or(Some(received)),
            text: format!("Surat permohonan dari {}, hal {}", request.applicant.agency, request.subject()),
            number: request.letter.number.clone(),
            stage: "Asli",
            remark: format!("Diterima {}", long_date(request.letter_received(file.zone))),
        });
    }
    items.extend(request.attachments.iter().map(|attachment| Item {
        date: Some(received),
        text: format!("Lampiran: {}", attachment.name),
        number: String::new(),
        // What lies on the laptop is a picture of the paper, never the paper itself.
        stage: "Kopi",
        remark: String::new(),
    }));
    if let Some(first) = request.dispositions.first() {
        let count = request.dispositions.len() as u64;
        items.push(Item {
            date: Some(local(first.at, file.zone).date()),
            text: format!("Lembar disposisi, {}", counted(count, "disposisi")),
            number: String::new(),
            stage: "Asli",
            remark: String::new(),
        });
    }
    items.extend(file.letters.iter().filter_map(letter));
    items
}

/// A numbered letter as item; konsep and letters cancelled before they had a number are no part of the file.
fn letter(letter: &Letter) -> Option<Item> {
    let numbering = letter.numbering.as_ref()?;
    let content = letter.current().map(|revision| &revision.content)?;
    let (what, stage) = match letter.kind {
        LetterKind::Assignment => ("Surat tugas", "Asli"),
        LetterKind::Report => ("Laporan hasil (nota dinas)", "Asli"),
        LetterKind::Memo => ("Nota dinas", "Asli"),
        LetterKind::Handover => ("Berita acara serah terima", "Asli"),
        LetterKind::Incomplete => ("Pertinggal surat permintaan kelengkapan", "Pertinggal"),
        LetterKind::Approval | LetterKind::Refusal => ("Pertinggal surat balasan", "Pertinggal"),
    };
    let remark = letter.cancelled.as_ref().map(|reason| format!("Batal: {reason}"));
    Some(Item {
        date: Some(numbering.date),
        text: format!("{what}, hal {}", content.subject),
        number: numbering.text.clone(),
        stage,
        remark: remark.unwrap_or_default(),
    })
}
