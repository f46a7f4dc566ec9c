//! The built-in templates give the specimens' own words, and say what is missing instead of leaving a hole.

use lajur::domain::letter::{Assignee, Block, Body, Content, LetterKind, Urgency};
use lajur::paper::template::{TemplateError, builtin, content, content_from};
use serde_json::{Value, json};

use crate::sample;

fn context() -> Value {
    json!({
        "office": {
            "name": "Dinas Komunikasi dan Informatika Kabupaten Contoh",
            "region": "Kabupaten Contoh",
            "seat": "Kota Contoh",
        },
        "service": {
            "name": "Penghubung Layanan (SPLP)",
            "phrase": "penghubung layanan",
            "classification": "500.12.6.3",
            "approval_points": [
                "Permohonan penghubung layanan untuk aplikasi {application} telah diverifikasi, dinyatakan lengkap, \
                 dan disetujui.",
                "Akun API penghubung layanan atas nama {agency} telah dibuat pada Sistem Penghubung Layanan \
                 Pemerintah Daerah.",
                "Kredensial akun disampaikan secara terpisah dalam sampul tertutup kepada penanggung jawab teknis \
                 yang Saudara tunjuk, dengan berita acara serah terima. Kata sandi wajib diganti pada penggunaan \
                 pertama.",
            ],
        },
        "request": {
            "agenda": "287/2026",
            "received": "2026-11-16",
            "letter": {
                "number": "500.12.6.3/412/DINKES/2026",
                "date": "2026-11-12",
                "subject": "Permohonan Penghubung Layanan",
            },
            "applicant": { "agency": "Dinas Kesehatan Kabupaten Contoh", "place": null },
            "fields": { "application": "Sistem Informasi Puskesmas" },
        },
        "unit": { "name": "Bidang Teknologi Informasi dan Komunikasi", "email": "tik@contohkab.go.id" },
        "signatory": "kadis",
    })
}

fn with(changes: Value) -> Value {
    let mut whole = context();
    let (Value::Object(whole_map), Value::Object(changes)) = (&mut whole, changes) else { unreachable!() };
    whole_map.extend(changes);
    whole
}

fn blocks(content: &Content) -> &[Block] {
    match &content.body {
        Body::Letter { blocks } => blocks,
        other => panic!("not a letter: {other:?}"),
    }
}

#[test]
fn the_approval_says_what_specimen_01_says() {
    let content = content(LetterKind::Approval, &context()).unwrap();
    let specimen = sample::approval().content;
    assert_eq!(blocks(&content), blocks(&specimen));
    assert_eq!(content.subject, specimen.subject);
    assert_eq!(content.addressee, specimen.addressee);
    assert_eq!(content.place, specimen.place);
    assert_eq!(content.copies, specimen.copies[..1]);
}

#[test]
fn the_refusal_lists_its_reasons() {
    let reasons = ["fungsi aplikasi telah tersedia", "Rekomendasi diterbitkan untuk aplikasi lain."];
    let content = content(LetterKind::Refusal, &with(json!({ "reasons": reasons }))).unwrap();
    let [Block::Paragraph(_), Block::Points(points), Block::Paragraph(again), Block::Paragraph(_)] =
        blocks(&content)
    else {
        panic!("{content:?}")
    };
    assert_eq!(points[0].text, "Fungsi aplikasi telah tersedia.");
    assert_eq!(points[1].text, reasons[1]);
    assert!(
        again.starts_with(
            "Permohonan dapat diajukan kembali setelah alasan pada angka 1 sampai dengan angka 2 "
        )
    );
    assert!(
        again.ends_with("berkonsultasi dengan Bidang Teknologi Informasi dan Komunikasi pada jam kerja.")
    );
}

#[test]
fn a_refusal_without_reason_is_refused() {
    for reasons in [json!(null), json!([]), json!(["", " "])] {
        let error = content(LetterKind::Refusal, &with(json!({ "reasons": reasons }))).unwrap_err();
        assert_eq!(error, TemplateError::Missing("reasons".to_owned()));
    }
}

#[test]
fn the_request_for_completion_has_its_table() {
    let changes = json!({
        "requirements": [
            { "name": "Surat permohonan", "state": "Ada" },
            { "name": "Rekomendasi", "state": "Tidak ada", "note": "Lampirkan salinannya" },
        ],
        "deadline": "2026-12-08",
        "signatory": "sekretaris",
        "on_behalf_of": "kadis",
        "delegator": "Kepala Dinas Komunikasi dan Informatika Kabupaten Contoh",
    });
    let content = content(LetterKind::Incomplete, &with(changes)).unwrap();
    let [_, Block::Points(first), Block::Table(table), Block::Points(second), _] = blocks(&content) else {
        panic!("{content:?}")
    };
    assert_eq!(first.len(), 1);
    assert_eq!(table.rows[0], ["1.", "Surat permohonan", "Ada", "-"]);
    assert_eq!(table.rows[1][3], "Lampirkan salinannya");
    assert!(second[0].text.ends_with("paling lambat tanggal 8 Desember 2026."));
    assert_eq!(content.urgency, Urgency::Urgent);
    assert_eq!(content.on_behalf_of, "kadis");
    assert_eq!(
        content.copies,
        ["Kepala Dinas Komunikasi dan Informatika Kabupaten Contoh (sebagai laporan)"]
    );
}

#[test]
fn the_assignment_says_what_specimen_05_says() {
    let person = json!({ "name": "NAMA PEGAWAI PERTAMA, S.Kom.", "rank": "Penata (III/c)", "nip": "198505052010011005",
        "job": "Pranata Komputer Ahli Muda (Admin Server)" });
    let changes = json!({
        "sop": {
            "title": "Sistem Penghubung Layanan Pemerintah Daerah",
            "number": "000.8.3.3/009/DISKOMINFO/2026",
        },
        "disposition": {
            "by": "Kepala Dinas Komunikasi dan Informatika Kabupaten Contoh",
            "date": "2026-11-16",
        },
        "people": [person],
        "tasks": ["Membuat akun API penghubung layanan untuk aplikasi Sistem Informasi Puskesmas sesuai langkah 4 SOP"],
        "report_to": "Kepala Bidang Teknologi Informasi dan Komunikasi",
        "report_step": "5",
        "period": { "from": "2026-11-17", "until": "2026-11-19" },
    });
    let content = content(LetterKind::Assignment, &with(changes)).unwrap();
    let Body::Assignment { basis, people, tasks } = &content.body else { panic!("{content:?}") };
    let Body::Assignment { basis: said, people: named, tasks: given } = sample::assignment().content.body
    else {
        unreachable!()
    };
    let without_region = said[0].replace("Kesehatan Nomor", "Kesehatan Kabupaten Contoh Nomor");
    assert_eq!(basis[0], without_region);
    assert_eq!(basis[1..], said[1..]);
    assert_eq!(people, &named[..1] as &[Assignee]);
    assert_eq!(*tasks, given);
}

#[test]
fn the_report_says_what_specimen_06_says() {
    let changes = json!({
        "from": "Pranata Komputer Ahli Muda (Admin Server)",
        "report_to": "Kepala Bidang Teknologi Informasi dan Komunikasi",
        "report_copy": "Sekretaris",
        "attachments": 1,
        "assignment": { "number": "800.1.11.1/319/DISKOMINFO/2026", "date": "2026-11-17" },
        "activities": [
            { "text": "Membuat akun API penghubung layanan", "date": "2026-11-18", "result": "Akun aktif" },
        ],
        "result": "Akun API penghubung layanan untuk aplikasi Sistem Informasi Puskesmas telah aktif dan dapat digunakan",
        "advice": "Disarankan agar konsep surat balasan disiapkan dan slip kredensial diserahkan dengan berita acara \
                   serah terima",
        "signatory": "prakom",
    });
    let content = content(LetterKind::Report, &with(changes)).unwrap();
    let Body::Report { from, sections } = &content.body else { panic!("{content:?}") };
    let Body::Report { from: said_by, sections: said } = sample::report().content.body else {
        unreachable!()
    };
    assert_eq!(*from, said_by);
    assert_eq!(sections[0], said[0]);
    assert_eq!(sections[2..], said[2..]);
    assert_eq!(content.enclosure, "1 (satu) berkas");
}

#[test]
fn what_the_request_does_not_say_is_named() {
    let missing = |kind, changes| match content(kind, &with(changes)).unwrap_err() {
        TemplateError::Missing(name) => name,
        other => panic!("{other:?}"),
    };
    let request = json!({ "letter": { "number": "1/2/3" }, "applicant": { "agency": "Dinas Kesehatan" } });
    assert_eq!(missing(LetterKind::Approval, json!({ "request": request })), "request.letter.date");
    let mut request = context()["request"].clone();
    request["fields"]["application"] = Value::Null;
    assert_eq!(missing(LetterKind::Approval, json!({ "request": request })), "request.fields.application");
    assert_eq!(missing(LetterKind::Approval, json!({ "signatory": "" })), "signatory");
}

#[test]
fn a_request_without_letter_is_answered_by_its_agenda_number() {
    let mut request = context()["request"].clone();
    request["letter"] = Value::Null;
    let content = content(LetterKind::Approval, &with(json!({ "request": request }))).unwrap();
    let Block::Paragraph(opening) = &blocks(&content)[0] else { panic!("{content:?}") };
    let start = "Menindaklanjuti permohonan Saudara yang diterima tanggal 16 November 2026 dengan Nomor Agenda 287/2026, \
                 dengan ini disampaikan";
    assert!(opening.starts_with(start), "{opening}");
}

#[test]
fn no_template_ever_prints_a_hole_or_a_placeholder() {
    let kinds = [
        LetterKind::Approval,
        LetterKind::Refusal,
        LetterKind::Incomplete,
        LetterKind::Assignment,
        LetterKind::Report,
    ];
    for kind in kinds {
        for context in [json!({}), json!(null), json!({ "office": {}, "service": {}, "request": {} })] {
            assert!(matches!(content(kind, &context), Err(TemplateError::Missing(_))), "{kind:?}");
        }
        let text = builtin(kind);
        for word in
            ["Perihal", "Kepada Yth", "Di Tempat", "terimakasih", "kerjasama", "Jl.", "atas perhatiannya"]
        {
            assert!(!text.contains(word), "{kind:?} says {word}");
        }
    }
}

#[test]
fn an_office_s_own_template_may_be_wrong() {
    let broken = |text: &str| match content_from(text, &context()).unwrap_err() {
        TemplateError::Broken(reason) => reason,
        other => panic!("{other:?}"),
    };
    assert!(broken("subject = 3").contains("subject"));
    broken("classification = \"{{ oops\"\nsubject = \"\"");
}
