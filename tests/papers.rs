//! Papers against their golden files: what stands where, and the very bytes of the PDF.

// A test that cannot go on must stop.
#![allow(clippy::unwrap_used)]

#[path = "papers/sample.rs"]
mod sample;

use lajur::domain::disposition::{Disposition, SheetHead};
use lajur::domain::letter::{PrintedLetter, Variant};
use lajur::domain::office::Profile;
use lajur::domain::tnd::SheetForm;
use lajur::paper::Paper;
use lajur::paper::disposition::{DispositionPaper, disposition_sheet};
use lajur::paper::letter::{LetterPaper, letter};

/// Compares a paper with its golden text and its PDF with the golden hash.
///
/// With `LAJUR_PAPERS_DIR` set, the PDF is also written there, to be looked at.
fn check(name: &str, paper: &Paper) {
    let pdf = paper.to_pdf().unwrap();
    if let Ok(dir) = std::env::var("LAJUR_PAPERS_DIR") {
        let path = std::path::Path::new(&dir).join(format!("{name}.pdf"));
        let mut file =
            std::fs::OpenOptions::new().write(true).create(true).truncate(true).open(path).unwrap();
        std::io::Write::write_all(&mut file, &pdf).unwrap();
    }
    assert!(pdf.len() <= 40_000, "{name} has {} bytes", pdf.len());
    assert_eq!(pdf, paper.to_pdf().unwrap(), "two prints of {name} differ");
    let golden = format!("{}\npdf {} bytes {}\n", paper.dump(), pdf.len(), blake3::hash(&pdf));
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("golden/papers");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, golden));
}

fn print(letter_to_print: &PrintedLetter, variant: Variant) -> Paper {
    let office = sample::office();
    let initials = ["kasi-infra", "kabid-tik", "sekretaris"].map(str::to_owned);
    letter(&LetterPaper {
        profile: &office,
        letter: letter_to_print,
        variant,
        initials: &initials,
        initialled: 0,
        case_file: "287/2026",
        printed: sample::at(20, 9, 0),
    })
    .unwrap()
}

fn unnumbered(letter: PrintedLetter) -> PrintedLetter {
    PrintedLetter { numbering: None, ..letter }
}

#[test]
fn the_approval_in_its_four_states() {
    let letter = sample::approval();
    check("01", &print(&letter, Variant::Net));
    let open = unnumbered(letter);
    let mut konsep = open.clone();
    konsep.revision = 2;
    konsep.revised_at = sample::at(19, 10, 42).timestamp_millis();
    check("01b", &print(&konsep, Variant::Draft));
    check("01c", &print(&open, Variant::FileCopy));
    check("01d", &print(&open, Variant::Net));
}

#[test]
fn the_refusal() {
    check("02", &print(&sample::refusal(), Variant::Net));
}

#[test]
fn the_request_for_completion() {
    check("03", &print(&sample::incomplete(), Variant::Net));
}

#[test]
fn the_letter_of_assignment() {
    check("05", &print(&sample::assignment(), Variant::Net));
}

#[test]
fn the_report() {
    check("06", &print(&sample::report(), Variant::Net));
}

fn sheet(office: &Profile, head: Option<&SheetHead>, chain: &[Disposition]) -> Paper {
    disposition_sheet(&DispositionPaper { profile: office, head, chain, printed: sample::at(17, 9, 0) })
        .unwrap()
}

#[test]
fn the_disposition_sheets() {
    let mut office = sample::office();
    check("04", &sheet(&office, None, &[]));
    let (head, chain) = (sample::sheet_head(), sample::chain());
    check("04b", &sheet(&office, Some(&head), &chain));
    office.letters.sheet.form = SheetForm::A5;
    office.address = sample::short_address();
    check("04c", &sheet(&office, None, &[]));
    office.letters.sheet.form = SheetForm::HalfF4;
    check("04d", &sheet(&office, Some(&head), &[]));
}

#[test]
fn the_letter_of_two_pages() {
    check("11", &print(&sample::two_pages(), Variant::Net));
}
