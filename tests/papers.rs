//! Papers against their golden files: what stands where, and the very bytes of the PDF.

// A test that cannot go on must stop.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "papers/anything.rs"]
mod anything;
#[path = "support/archive.rs"]
mod archive;
#[path = "papers/books.rs"]
mod books;
#[path = "papers/files.rs"]
mod files;
#[path = "papers/overviews.rs"]
mod overviews;
#[path = "papers/preview.rs"]
mod preview;
#[path = "papers/properties.rs"]
mod properties;
#[path = "papers/sample.rs"]
mod sample;
#[path = "papers/sops.rs"]
mod sops;
#[path = "papers/tables.rs"]
mod tables;
#[path = "papers/templates.rs"]
mod templates;

use lajur::domain::disposition::{Disposition, SheetHead};
use lajur::domain::letter::{Body, PrintedLetter, Variant};
use lajur::domain::office::{Capacity, Profile};
use lajur::domain::tnd::{AddressSide, HeadRule, PaperSize, SheetForm};
use lajur::paper::Paper;
use lajur::paper::display::Shape;
use lajur::paper::disposition::{DispositionPaper, disposition_sheet};
use lajur::paper::letter::{LetterPaper, letter};

/// Compares a paper with its golden text and its PDF with the golden hash.
///
/// With `LAJUR_PAPERS_DIR` set, the PDF is also written there, to be looked at.
fn check(name: &str, paper: &Paper) {
    check_within(name, paper, 40_000);
}

/// The same, for papers that may take more bytes than a letter.
fn check_within(name: &str, paper: &Paper, limit: usize) {
    let pdf = paper.to_pdf().unwrap();
    if let Ok(dir) = std::env::var("LAJUR_PAPERS_DIR") {
        let path = std::path::Path::new(&dir).join(format!("{name}.pdf"));
        let mut file =
            std::fs::OpenOptions::new().write(true).create(true).truncate(true).open(path).unwrap();
        std::io::Write::write_all(&mut file, &pdf).unwrap();
    }
    assert!(pdf.len() <= limit, "{name} has {} bytes", pdf.len());
    assert_eq!(pdf, paper.to_pdf().unwrap(), "two prints of {name} differ");
    tables::assert_regular(name, &paper.tree);
    archive::assert_archive(name, &pdf);
    let golden = format!("{}\npdf {} bytes {}\n", paper.dump(), pdf.len(), blake3::hash(&pdf));
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("golden/papers");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, golden));
}

fn print(letter_to_print: &PrintedLetter, variant: Variant) -> Paper {
    print_for(&sample::office(), letter_to_print, variant)
}

fn print_for(office: &Profile, letter_to_print: &PrintedLetter, variant: Variant) -> Paper {
    let initials = ["kasi-infra", "kabid-tik", "sekretaris"].map(str::to_owned);
    letter(&LetterPaper {
        profile: office,
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

#[test]
fn the_nota_dinas_and_the_berita_acara_as_letters() {
    let memo = sample::memo();
    check("06b", &print(&memo, Variant::Net));
    check("07c", &print(&sample::handover(), Variant::Net));
    check("07d", &print(&unnumbered(sample::handover()), Variant::FileCopy));
}

#[test]
fn the_foot_of_a_pertinggal_is_one_line() {
    let mut letter = unnumbered(sample::approval());
    // The longest day and month there are.
    letter.revised_at = sample::at(30, 10, 44).timestamp_millis();
    letter.revision = 12;
    let paper = print(&letter, Variant::FileCopy);
    let foot: Vec<f32> = paper.pages[0]
        .items
        .iter()
        .filter_map(|item| match &item.shape {
            Shape::Text(run) if run.size < 8.0 && run.at.y > paper.pages[0].height - 40.0 => Some(run.at.y),
            _ => None,
        })
        .collect();
    assert!(foot.len() >= 2 && foot.iter().all(|y| (y - foot[0]).abs() < 0.01), "{foot:?}");
}

#[test]
fn regional_rules() {
    let mut office = sample::office();
    office.letters.paper = PaperSize::F4;
    check("f4", &print_for(&office, &sample::incomplete(), Variant::Net));
    office.letters.paper = PaperSize::F4Narrow;
    office.letters.initials.dates = false;
    office.letters.initials.lowest_first = true;
    check("f4-narrow", &print_for(&office, &sample::two_pages(), Variant::FileCopy));
    let mut office = sample::office();
    office.agency = "Dinas Komunikasi, Informatika, Statistik dan Persandian".to_owned();
    office.positions[0].title = format!("Kepala {}", office.agency);
    office.letters.address_side = AddressSide::Right;
    office.letters.letterhead.rule = HeadRule::Single;
    office.letters.signature.capitals = true;
    office.letters.signature.underlined_name = true;
    office.letters.signature.bold_name = true;
    office.letters.catchwords = false;
    office.assignments[0].capacity = Capacity::Plt;
    check("right", &print_for(&office, &sample::approval(), Variant::Net));
}

#[test]
fn delegation_over_two_levels() {
    let mut office = sample::office();
    office.positions.iter_mut().filter(|position| position.id == "kabid-tik").for_each(|position| {
        position.superior = "sekretaris".to_owned();
    });
    let mut letter = sample::approval();
    letter.content.signatory = "kabid-tik".to_owned();
    letter.content.on_behalf_of = "kadis".to_owned();
    check("ub", &print_for(&office, &letter, Variant::Net));
}

#[test]
fn many_people_are_named_in_an_annex() {
    let mut letter = sample::assignment();
    let Body::Assignment { people, .. } = &mut letter.content.body else { unreachable!() };
    let two = people.clone();
    people.extend(two);
    letter.numbering = None;
    check("annex", &print(&letter, Variant::FileCopy));
}

#[test]
fn a_long_chain_goes_on_behind_the_sheet() {
    let mut office = sample::office();
    let mut chain = sample::chain();
    chain.extend(sample::chain());
    chain.iter_mut().for_each(|row| row.transcribed = true);
    "Bicarakan dengan saya sebelum dijawab.".clone_into(&mut chain[0].note);
    check("chain", &sheet(&office, Some(&sample::sheet_head()), &chain));
    office.letters.sheet.form = SheetForm::HalfF4;
    check("chain-half", &sheet(&office, Some(&sample::sheet_head()), &chain));
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
