//! What a paper costs: a thousand reply letters, one letter, and a keystroke in the editor.
//!
//! `cargo bench --bench papers` prints one table; `benches/papers.sh` sets the same letter with Typst, ReportLab and
//! LibreOffice in one run beside it. With `--letters N --json` only the letters are made, for that script.

// A measurement that cannot be made must stop.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

#[allow(dead_code)]
#[path = "../tests/papers/sample.rs"]
mod sample;

use std::hint::black_box;
use std::time::{Duration, Instant};

use lajur::domain::letter::{PrintedLetter, Variant};
use lajur::domain::office::Profile;
use lajur::paper::Paper;
use lajur::paper::letter::{LetterPaper, letter};
use lajur::paper::raster::rasterise;

/// Letters of the large batch.
const LETTERS: usize = 1_000;
/// Keystrokes measured.
const KEYSTROKES: usize = 60;
/// The most a letter and a keystroke may cost.
const LETTER: Duration = Duration::from_millis(5);
const KEYSTROKE: Duration = Duration::from_millis(30);

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

/// The reply letter of specimen 01 with a number of its own, from office and content to the bytes of the file.
fn one(office: &Profile, number: usize) -> Vec<u8> {
    let mut approval = sample::approval();
    let text = format!("500.12.6.3/{number}/DISKOMINFO/2026");
    approval.numbering = sample::numbering(&text, number as u32, 20);
    set(office, &approval).to_pdf().unwrap()
}

/// From a typed letter to a fresh page in pixels, as the editor does it.
fn keystroke(office: &Profile, typed: usize) -> Duration {
    let mut approval = sample::approval();
    approval.content.subject.push_str(&"a".repeat(typed % 20));
    let begun = Instant::now();
    let pdf = set(office, &approval).to_pdf().unwrap();
    black_box(rasterise(pdf, 96.0 / 72.0).unwrap());
    begun.elapsed()
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let count = arguments.iter().position(|it| it == "--letters").and_then(|at| arguments.get(at + 1));
    let count = count.and_then(|count| count.parse().ok()).unwrap_or(LETTERS);
    let office = sample::office();
    let first = Instant::now();
    let size = one(&office, 1).len();
    let first = first.elapsed();
    let begun = Instant::now();
    for number in 1..=count {
        black_box(one(&office, number));
    }
    let all = begun.elapsed();
    let each = all / count as u32;
    if arguments.iter().any(|it| it == "--json") {
        println!("{{\"letters\": {count}, \"seconds\": {:.4}, \"bytes\": {size}}}", all.as_secs_f64());
        return;
    }
    let mut strokes: Vec<Duration> = (0..KEYSTROKES).map(|typed| keystroke(&office, typed)).collect();
    strokes.sort();
    let milliseconds = |time: Duration| time.as_secs_f64() * 1_000.0;
    println!("{:<44}{:>12}", "the first letter, fonts read", format!("{:.2} ms", milliseconds(first)));
    println!("{:<44}{:>12}", format!("{count} letters"), format!("{:.2} s", all.as_secs_f64()));
    println!("{:<44}{:>12}", "each", format!("{:.2} ms", milliseconds(each)));
    println!("{:<44}{:>12}", "size of one", format!("{size} B"));
    let (middle, last) = (strokes[KEYSTROKES / 2], strokes[KEYSTROKES * 95 / 100]);
    println!("{:<44}{:>12}", "keystroke to a fresh page, median", format!("{:.2} ms", milliseconds(middle)));
    println!("{:<44}{:>12}", "keystroke to a fresh page, 95 %", format!("{:.2} ms", milliseconds(last)));
    for (what, took, most) in [("a letter", each, LETTER), ("a keystroke", middle, KEYSTROKE)] {
        if took > most {
            println!("{what} takes longer than {:.0} ms", milliseconds(most));
        }
    }
}
