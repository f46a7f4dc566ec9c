//! What a paper costs: a thousand reply letters, a book of a thousand rows, and a keystroke in the editor.
//!
//! `cargo bench --bench papers` prints one table; `benches/papers.sh` sets the same letter with Typst, ReportLab,
//! LibreOffice and krilla in one run beside it. For that script, `--letters N --json` only makes the letters, and
//! `--display FILE` writes the letter's display list for a peer that writes nothing but PDF.

// A measurement that cannot be made must stop.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

#[allow(dead_code)]
#[path = "support/busy.rs"]
mod busy;
#[allow(dead_code)]
#[path = "../tests/papers/sample.rs"]
mod sample;
#[path = "support/table.rs"]
mod table;

use std::hint::black_box;
use std::time::{Duration, Instant};

use lajur::domain::letter::{LetterKind, PrintedLetter, Variant};
use lajur::domain::office::Profile;
use lajur::domain::register::incoming;
use lajur::engine::{LetterInput, Office};
use lajur::paper::Paper;
use lajur::paper::display::Shape;
use lajur::paper::letter::{LetterPaper, letter};
use lajur::paper::raster::{page_sizes, rasterise, rasterise_page};
use lajur::paper::register::{RegisterPaper, register};

/// Letters of the large batch.
const LETTERS: usize = 1_000;
/// Keystrokes measured.
const KEYSTROKES: usize = 60;
/// Rows of the large book.
const ROWS: usize = 1_000;
/// Pixels per point of a screen at 100 per cent.
const SCREEN: f32 = 96.0 / 72.0;

fn set(office: &Profile, letter_to_set: &PrintedLetter) -> Paper {
    let paper = LetterPaper {
        profile: office,
        letter: letter_to_set,
        variant: Variant::Net,
        initials: &[],
        initialled: 0,
        case_file: "",
        printed: sample::at(20, 9, 0),
    };
    letter(&paper).unwrap()
}

/// The reply letter of specimen 01 with a number of its own.
fn numbered(number: usize) -> PrintedLetter {
    let mut approval = sample::approval();
    let text = format!("500.12.6.3/{number}/DISKOMINFO/2026");
    approval.numbering = sample::numbering(&text, number as u32, 20);
    approval
}

/// From office and content to the bytes of the file.
fn one(office: &Profile, number: usize) -> Vec<u8> {
    set(office, &numbered(number)).to_pdf().unwrap()
}

/// From a typed letter in an office's folder to fresh pages in pixels, as the editor asks for them.
fn keystrokes() -> Vec<Duration> {
    let folder = tempfile::tempdir().unwrap();
    let mut office = busy::found(folder.path());
    let request = serde_json::from_value(serde_json::json!({
        "applicant": { "agency": "Dinas Kesehatan", "contact_name": "NAMA PEMOHON" },
        "letter": { "number": "500.12.6.3/412/DINKES/2026", "date": "2026-11-12",
            "subject": "Permohonan Penghubung Layanan" },
        "fields": { "application": "Sistem Informasi Puskesmas" },
    }));
    let request = office.receive("deliserdang-splp", request.unwrap()).unwrap();
    let id = office.draft_letter(request, LetterKind::Approval, &LetterInput::default()).unwrap();
    let content = office.letter(id).unwrap().current().unwrap().content.clone();
    let stroke = |office: &mut Office, typed: usize| {
        let mut content = content.clone();
        content.subject.push_str(&"a".repeat(typed % 20));
        let begun = Instant::now();
        let paper = office.preview_letter(id, content, Variant::Net).unwrap();
        black_box(rasterise(paper.to_pdf().unwrap(), SCREEN).unwrap());
        begun.elapsed()
    };
    let mut strokes: Vec<Duration> = (0..KEYSTROKES).map(|typed| stroke(&mut office, typed)).collect();
    strokes.sort();
    strokes
}

/// The agenda of a busy year on paper.
fn book(office: &Profile) -> Vec<u8> {
    let mut ledger = incoming(2026, &[], office, sample::at(20, 9, 0).date_naive());
    let row = |number: usize| {
        [
            &number.to_string(),
            "16 November 2026",
            &format!("500.12.6.3/{number}/DINKES/2026"),
            "12 November 2026",
            "Dinas Kesehatan",
            "Permohonan penghubung layanan aplikasi Puskesmas",
            "Kepala Dinas",
            "1 (satu) berkas",
        ]
        .map(str::to_owned)
        .to_vec()
    };
    ledger.rows = (1..=ROWS).map(row).collect();
    let paper = RegisterPaper { profile: office, ledger: &ledger, printed: sample::at(20, 9, 0) };
    register(&paper).unwrap().to_pdf().unwrap()
}

/// A letter's display list, one thing a line, for `benches/krilla`.
fn display(paper: &Paper) -> String {
    let mut out = String::new();
    let mut line = |text: String| {
        out.push_str(&text);
        out.push('\n');
    };
    for page in &paper.pages {
        line(format!("page {} {}", page.width, page.height));
        for item in &page.items {
            match &item.shape {
                Shape::Text(run) => {
                    let glyphs: Vec<String> = run
                        .glyphs
                        .iter()
                        .map(|glyph| format!("{},{},{},{}", glyph.id, glyph.advance, glyph.start, glyph.end))
                        .collect();
                    let face = run.face as usize;
                    let (x, y, glyphs) = (run.at.x, run.at.y, glyphs.join(" "));
                    line(format!("text {face} {} {x} {y}\t{}\t{glyphs}", run.size, run.text));
                }
                Shape::Line { from, to, pen } => {
                    line(format!("line {} {} {} {} {}", from.x, from.y, to.x, to.y, pen.width));
                }
                Shape::Path { rings, .. } => {
                    let corners = rings.iter().map(|ring| ring.steps.len()).sum::<usize>();
                    let area = item.area();
                    line(format!("path {corners} {} {} {} {}", area.x, area.y, area.width, area.height));
                }
                Shape::Rect { .. } | Shape::Picture { .. } | Shape::Field(_) => {}
            }
        }
    }
    out
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

fn row(what: &str, took: Duration, most: Option<f64>) {
    let aim = most.map_or_else(String::new, |most| {
        let met = if milliseconds(took) <= most { "met" } else { "missed" };
        format!("≤ {most} ms: {met}")
    });
    table::row(what, &format!("{:.2} ms", milliseconds(took)), "", "", &aim);
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let value =
        |name: &str| arguments.iter().position(|it| it == name).and_then(|at| arguments.get(at + 1)).cloned();
    let office = sample::office();
    if let Some(path) = value("--display") {
        let text = display(&set(&office, &numbered(1)));
        lajur::platform::files::write_whole(path.as_ref(), text.as_bytes()).unwrap();
        return;
    }
    let count = value("--letters").and_then(|count| count.parse().ok()).unwrap_or(LETTERS);
    let first = Instant::now();
    let size = one(&office, 1).len();
    let first = first.elapsed();
    let begun = Instant::now();
    for number in 1..=count {
        black_box(one(&office, number));
    }
    let all = begun.elapsed();
    // The same letters without layout: what a PDF writer alone does.
    let papers: Vec<Paper> = (1..=count.min(50)).map(|number| set(&office, &numbered(number))).collect();
    let begun = Instant::now();
    for number in 0..count {
        black_box(papers[number % papers.len()].to_pdf().unwrap());
    }
    let written = begun.elapsed();
    if arguments.iter().any(|it| it == "--json") {
        let (all, written) = (all.as_secs_f64(), written.as_secs_f64());
        println!(
            "{{\"letters\": {count}, \"seconds\": {all:.4}, \"written\": {written:.4}, \"bytes\": {size}}}"
        );
        return;
    }
    let strokes = keystrokes();
    let begun = Instant::now();
    let agenda = book(&office);
    let made = begun.elapsed();
    let begun = Instant::now();
    let pages = page_sizes(&agenda).unwrap().len();
    black_box(rasterise_page(&agenda, 0, SCREEN).unwrap());
    let opened = begun.elapsed();
    let mut worst = Duration::ZERO;
    for page in 0..pages.min(40) {
        let begun = Instant::now();
        black_box(rasterise_page(&agenda, page, SCREEN).unwrap());
        worst = worst.max(begun.elapsed());
    }
    table::head("Papers");
    row("the first letter of a run, fonts read", first, None);
    row(&format!("a reply letter, mean of {count}"), all / count as u32, Some(5.0));
    row("of it, writing the PDF", written / count as u32, None);
    row("a keystroke to fresh pages on the screen, median", strokes[KEYSTROKES / 2], Some(30.0));
    row("a keystroke to fresh pages, 95 %", strokes[KEYSTROKES * 95 / 100], None);
    row(&format!("an agenda of {ROWS} rows as PDF ({pages} pages)"), made, Some(1_000.0));
    row("that agenda on the screen, first page", opened, None);
    row("its slowest page while scrolling", worst, None);
}
