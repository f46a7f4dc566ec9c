//! Whatever is typed into a request, a book or a procedure, no word of it is lost on any other paper.

use std::collections::BTreeSet;

use lajur::domain::disposition::{Disposition, SheetHead};
use lajur::domain::letter::{Assignee, Body, Table, Variant};
use lajur::domain::register::incoming;
use lajur::domain::tnd::SheetForm;
use lajur::paper::Paper;
use lajur::paper::disposition::{DispositionPaper, disposition_sheet};
use lajur::paper::form::{Form, Part, Side, Signer, form};
use lajur::paper::overview::{self, Overview, overview};
use lajur::paper::register::{RegisterPaper, register};
use lajur::paper::signature::Signature;
use lajur::paper::slip::{SlipPaper, slip};
use lajur::paper::sop::{SopPaper, sop_document};
use lajur::paper::unit::mm;
use lajur::paper::worksheet::{WorkRow, WorkState, WorksheetPaper, worksheet};
use proptest::prelude::*;

use super::properties::{assert_inside, ink, said, set, text};
use super::sample;
use super::sops::procedures;

/// Fails when a text is not on the paper, as plain text or as text whose stars are marks.
fn assert_said<'a>(paper: &Paper, texts: impl IntoIterator<Item = &'a str>) {
    let said: BTreeSet<String> = said(paper);
    for text in texts {
        let forms = [ink(text, false), ink(text, true)];
        let found = forms.iter().any(|ink| said.iter().any(|line| line.contains(ink)));
        assert!(found, "lost: {text:?}");
    }
    assert!(paper.to_pdf().is_ok());
}

fn texts(most: usize) -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(text(), 0..most)
}

fn pairs(texts: &[String]) -> Vec<(String, String)> {
    texts.iter().enumerate().map(|(index, text)| (format!("Isian {index}"), text.clone())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_book_keeps_every_cell(
        rows in prop::collection::vec([text(), text(), text(), text(), text(), text(), text(), text()], 0..8),
        remarks in texts(3),
    ) {
        let office = sample::office();
        let mut ledger = incoming(2026, &[], &office, sample::at(20, 9, 0).date_naive());
        ledger.rows = rows.iter().map(|row| row.to_vec()).collect();
        ledger.remarks.clone_from(&remarks);
        let printed = sample::at(20, 9, 0);
        let paper = register(&RegisterPaper { profile: &office, ledger: &ledger, printed }).unwrap();
        assert_inside(&paper, mm(20.0), mm(15.0));
        assert_said(&paper, rows.iter().flatten().chain(&remarks).map(String::as_str));
    }

    #[test]
    fn a_form_keeps_every_answer(
        fields in texts(6),
        points in texts(5),
        cells in texts(6),
        [heading, paragraph, name] in [text(), text(), text()],
    ) {
        let office = sample::office();
        let table = Table {
            header: ["Uraian", "Keterangan"].map(str::to_owned).to_vec(),
            widths: vec![1, 1],
            rows: cells.chunks(2).map(<[String]>::to_vec).collect(),
        };
        let signature = Signature { titles: vec!["Narahubung,".to_owned()], name: name.clone(), ..Signature::default() };
        let parts = vec![
            Part::Heading(heading.clone()),
            Part::Fields(pairs(&fields)),
            Part::Party(1, pairs(&fields), paragraph.clone()),
            Part::Paragraph(paragraph.clone()),
            Part::Points(points.clone()),
            Part::Table(table),
            Part::Signatures(vec![Signer { side: Side::Right, lead: Vec::new(), signature }]),
        ];
        let paper = form(&Form {
            profile: &office,
            title: "FORMULIR".to_owned(),
            number: Vec::new(),
            parts,
            subject: heading.clone(),
            printed: sample::at(20, 9, 0),
        }).unwrap();
        assert_inside(&paper, mm(30.0), mm(20.0));
        let own = [&heading, &paragraph, &name];
        assert_said(&paper, fields.iter().chain(&points).chain(&cells).chain(own).map(String::as_str));
    }

    #[test]
    fn nota_dinas_and_berita_acara_keep_every_word(
        [giver, receiver, job, from] in [text(), text(), text(), text()],
        terms in texts(5),
        cells in texts(8),
    ) {
        let office = sample::office();
        let party = |name: &str| Assignee { name: name.to_owned(), job: job.clone(), ..Assignee::default() };
        let goods = Table {
            header: ["a", "b"].map(str::to_owned).to_vec(),
            widths: Vec::new(),
            rows: cells.chunks(2).map(<[String]>::to_vec).collect(),
        };
        let mut letter = sample::handover();
        letter.content.body = Body::Handover {
            giver: party(&giver),
            receiver: party(&receiver),
            goods,
            terms: terms.clone(),
            witness: "kabid-tik".to_owned(),
        };
        for variant in [Variant::Net, Variant::FileCopy, Variant::Draft] {
            let paper = set(&office, &letter, variant);
            assert_inside(&paper, mm(30.0), mm(20.0));
            let own = [&giver, &receiver, &job];
            assert_said(&paper, terms.iter().chain(&cells).chain(own).map(String::as_str));
        }
        let mut letter = sample::memo();
        let blocks = terms.iter().cloned().map(lajur::domain::letter::Block::Paragraph).collect();
        letter.content.body = Body::Memo { from: from.clone(), blocks };
        let paper = set(&office, &letter, Variant::Net);
        assert_inside(&paper, mm(30.0), mm(20.0));
        assert_said(&paper, terms.iter().chain([&from]).map(String::as_str));
    }

    #[test]
    fn a_disposition_sheet_keeps_every_note(
        [sender, number, subject] in [text(), text(), text()],
        notes in texts(5),
        form in prop_oneof![Just(SheetForm::A4), Just(SheetForm::A5), Just(SheetForm::HalfF4)],
    ) {
        let mut office = sample::office();
        office.letters.sheet.form = form;
        let head = SheetHead { sender, number, subject, ..SheetHead::default() };
        let row = |note: &String| Disposition { note: note.clone(), ..sample::chain().remove(0) };
        let chain: Vec<Disposition> = notes.iter().map(row).collect();
        let printed = sample::at(17, 9, 0);
        let sheet = DispositionPaper { profile: &office, head: Some(&head), chain: &chain, printed };
        let paper = disposition_sheet(&sheet).unwrap();
        assert_inside(&paper, 0.0, 0.0);
        assert_said(&paper, notes.iter().map(String::as_str));
        assert!(paper.to_pdf().is_ok());
    }

    #[test]
    fn a_slip_shows_its_secret_whole(user in "[!-~]{1,60}", secret in "[!-~]{1,60}", service in text()) {
        let office = sample::office();
        let paper = slip(&SlipPaper {
            profile: &office,
            serial: "KR-2026-0017",
            service: &service,
            object: ("Aplikasi", &service),
            receiver: "NAMA PENERIMA",
            role: "Penanggung Jawab Teknis",
            agency: "Dinas Kesehatan",
            place: "Kota Contoh",
            user: &user,
            secret: &secret,
            printed: sample::at(19, 14, 5),
        }).unwrap();
        assert_inside(&paper, 0.0, 0.0);
        assert_said(&paper, [user.as_str(), &secret]);
    }

    #[test]
    fn an_sop_keeps_the_words_of_its_source(items in texts(12), [title, activity, remark] in [text(), text(), text()]) {
        let mut procedure = procedures().remove(0);
        procedure.identity.legal_basis.clone_from(&items);
        procedure.identity.warnings.clone_from(&items);
        procedure.identity.title.clone_from(&title);
        procedure.steps[1].text.clone_from(&activity);
        procedure.steps[1].requirements = vec![remark.clone()];
        let printed = sample::at(20, 9, 0);
        let paper = sop_document(&SopPaper { procedure: &procedure, profile: None, printed }).unwrap();
        assert_inside(&paper, mm(20.0), mm(15.0));
        let kept = items.iter().filter(|item| !item.trim().is_empty());
        assert_said(&paper, kept.chain([&activity, &remark]).map(String::as_str));
    }

    #[test]
    fn a_worksheet_keeps_every_remark(remarks in texts(6), facts in texts(4), work in text()) {
        let office = sample::office();
        let procedure = procedures().remove(0);
        let row = |index: usize, text: &str, remark: &str| WorkRow {
            step: (index < procedure.steps.len()).then_some(index),
            text: text.to_owned(),
            state: WorkState::Done,
            passes: Vec::new(),
            remark: remark.to_owned(),
        };
        let mut rows: Vec<WorkRow> = (0..procedure.steps.len())
            .map(|index| row(index, "", remarks.get(index).map_or("", String::as_str)))
            .collect();
        rows.push(row(usize::MAX, &work, "Administrasi"));
        let paper = worksheet(&WorksheetPaper {
            profile: &office,
            procedure: &procedure,
            facts: [facts.clone(), Vec::new()],
            rows,
            sums: Vec::new(),
            signatory: "kabid-tik".to_owned(),
            footer: String::new(),
            printed: sample::at(20, 9, 0),
        }).unwrap();
        assert_inside(&paper, mm(20.0), mm(15.0));
        let shown = remarks.iter().take(procedure.steps.len());
        assert_said(&paper, shown.chain(&facts).chain([&work]).map(String::as_str));
    }

    #[test]
    fn a_report_keeps_every_cell(cells in texts(12), remark in text(), with_head in any::<bool>()) {
        let office = sample::office();
        let page = Overview {
            title: "LAPORAN".to_owned(),
            parts: vec![
                overview::Part::Text(remark.clone()),
                overview::Part::Table {
                    headings: ["a", "b", "c"].map(str::to_owned).to_vec(),
                    widths: vec![1.0, 2.0, 3.0],
                    rows: cells.chunks(3).map(<[String]>::to_vec).collect(),
                },
            ],
            ..Overview::default()
        };
        let paper = overview(&page, with_head.then_some(&office)).unwrap();
        assert_inside(&paper, mm(20.0), mm(15.0));
        assert_said(&paper, cells.iter().chain([&remark]).map(String::as_str));
    }
}

#[test]
fn ten_thousand_letters_and_names_of_a_hundred_and_twenty_are_set_on_every_paper() {
    let office = sample::office();
    let long = "pelaksanaan ".repeat(10_000 / 12);
    let name = "N".repeat(120);
    let printed = sample::at(20, 9, 0);
    let mut ledger = incoming(2026, &[], &office, printed.date_naive());
    ledger.rows = vec![vec![name.clone(), long.clone(), "x".repeat(10_000)]; 2];
    let book = register(&RegisterPaper { profile: &office, ledger: &ledger, printed }).unwrap();
    assert_inside(&book, mm(20.0), mm(15.0));
    assert_said(&book, [name.as_str(), &long]);
    let signature = Signature { titles: vec![long.clone()], name: name.clone(), ..Signature::default() };
    let parts = vec![
        Part::Fields(vec![("Nama".to_owned(), name.clone()), ("Uraian".to_owned(), long.clone())]),
        Part::Points(vec!["satu poin lagi".to_owned(); 200]),
        Part::Signatures(vec![Signer { side: Side::Left, lead: Vec::new(), signature }]),
    ];
    let title = "FORMULIR".to_owned();
    let asked = Form { profile: &office, title, number: Vec::new(), parts, subject: long.clone(), printed };
    let asked = form(&asked).unwrap();
    assert_inside(&asked, mm(30.0), mm(20.0));
    assert_said(&asked, [name.as_str(), &long]);
}
