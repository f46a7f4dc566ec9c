//! Letters: what goes out, what goes up for signature, what stays.

mod assignment;
mod docx;
mod handover;
mod head;
pub(in crate::paper) mod number;
mod report;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};

pub use docx::letter_docx;
use handover::Handover;

use super::body::{self, BodyStyle};
use super::compose::{Composer, Setting};
use super::flow::{Flowed, flow, keep_above};
use super::frame::Frame;
use super::initials::{self, table_of_initials};
use super::letterhead::{HeadStyle, letterhead, office_name};
use super::marks;
use super::signature::{self, Signature};
use super::strip::{Cut, Strip, beside, height, spaced, together};
use super::structure::{Detail, Numbering, Role, Tree};
use super::unit::mm;
use super::{Info, Paper, PaperError};
use crate::domain::indonesian::{long_date, moment};
use crate::domain::letter::{Body, Content, PrintedLetter, Variant, naskah_code};
use crate::domain::mark::Mark;
use crate::domain::office::Profile;

/// The four lines that stay empty for signature and stamp.
const SIGNATURE_SPACE: f32 = 57.6;
/// One blank line around the signature block.
const BLANK_LINE: f32 = 14.4;

/// Tallest signature block that stands beside the table of initials; only a broken profile has a taller one.
const TALLEST: f32 = mm(120.0);

/// A letter to print.
#[derive(Debug, Clone, Copy)]
pub struct LetterPaper<'a> {
    /// The office.
    pub profile: &'a Profile,
    /// The letter.
    pub letter: &'a PrintedLetter,
    /// Which print of it.
    pub variant: Variant,
    /// Ids of the positions that initial it, from the lowest to the highest.
    pub initials: &'a [String],
    /// How many of them have done so.
    pub initialled: usize,
    /// Number of the case file, such as `287/2026`; empty when it has none.
    pub case_file: &'a str,
    /// When it is printed.
    pub printed: DateTime<FixedOffset>,
}

impl LetterPaper<'_> {
    fn content(&self) -> &Content {
        &self.letter.content
    }

    /// The date that decides who is in office: the letter's own, or the day of printing.
    fn day(&self) -> NaiveDate {
        self.letter.numbering.as_ref().map_or_else(|| self.printed.date_naive(), |numbering| numbering.date)
    }

    /// The letter's date in words; empty before the register has given it.
    fn date(&self) -> String {
        self.letter.numbering.as_ref().map(|numbering| long_date(numbering.date)).unwrap_or_default()
    }

    fn year(&self) -> i32 {
        self.day().year()
    }
}

/// Sets a letter, a letter of assignment, a nota dinas or a berita acara.
///
/// # Errors
/// [`PaperError::Emblem`] when the office's emblem cannot be used; no text is refused.
pub fn letter(paper: &LetterPaper<'_>) -> Result<Paper, PaperError> {
    let mut composer = Composer::new()?.in_font(paper.profile.letters.body.font);
    let frame = Frame::of(&paper.profile.letters);
    let strips = match &paper.content().body {
        Body::Letter { blocks } => {
            let mut strips = head(&mut composer, paper, &frame)?;
            strips.extend(spaced(head::head(&mut composer, paper, &frame), mm(7.0)));
            let mut text = body::blocks(&mut composer, blocks, &frame.body, Tree::ROOT);
            if let Some(first) = text.first_mut() {
                first.gap = frame.body.kind.pitch;
            }
            strips.extend(text);
            strips
        }
        Body::Assignment { basis, people, tasks } => {
            let mut strips = head(&mut composer, paper, &frame)?;
            strips.extend(assignment::body(&mut composer, paper, &frame, basis, people, tasks));
            strips
        }
        Body::Report { from, sections } => {
            let mut strips = memo_head(&mut composer, paper, &frame)?;
            strips.extend(report::body(&mut composer, paper, &frame, from, sections));
            strips
        }
        Body::Memo { from, blocks } => {
            let mut strips = memo_head(&mut composer, paper, &frame)?;
            strips.extend(report::memo(&mut composer, paper, &frame, from, blocks));
            strips
        }
        Body::Handover { giver, receiver, goods, terms, witness } => {
            let mut strips = head(&mut composer, paper, &frame)?;
            let handover = Handover { giver, receiver, goods, terms, witness };
            strips.extend(handover::body(&mut composer, paper, &frame, &handover));
            strips
        }
    };
    Ok(finished(composer, paper, &frame, strips))
}

fn head(composer: &mut Composer, paper: &LetterPaper<'_>, frame: &Frame) -> Result<Vec<Strip>, PaperError> {
    let style = HeadStyle::full(&paper.profile.letters.letterhead);
    letterhead(composer, paper.profile, &style, frame.body.column)
}

/// What stands above a nota dinas: the letterhead, where the region's rules want it.
fn memo_head(
    composer: &mut Composer,
    paper: &LetterPaper<'_>,
    frame: &Frame,
) -> Result<Vec<Strip>, PaperError> {
    match paper.profile.letters.memo.letterhead {
        true => head(composer, paper, frame),
        false => Ok(vec![Strip::blank(frame.sheet.top - frame.sheet.first_top)]),
    }
}

/// Adds signature and copies, flows everything onto pages and puts the marks around it.
fn finished(mut composer: Composer, paper: &LetterPaper<'_>, frame: &Frame, mut strips: Vec<Strip>) -> Paper {
    // A berita acara has its own three signatures.
    if !matches!(paper.content().body, Body::Handover { .. }) {
        let at = strips.len();
        strips.extend(closing(&mut composer, paper, frame));
        keep_above(&mut strips, at, 2);
    }
    match &paper.content().body {
        Body::Letter { .. } => strips.extend(copies(&mut composer, paper, &frame.body)),
        Body::Assignment { people, .. } => {
            strips.extend(copies(&mut composer, paper, &frame.body));
            strips.extend(assignment::annex(&mut composer, paper, frame, people, &signed(paper)));
        }
        // A nota dinas names its copies in its head.
        Body::Report { .. } | Body::Memo { .. } | Body::Handover { .. } => {}
    }
    let mut flowed = flow(&strips, &frame.sheet);
    furnish(&mut composer, paper, frame, &mut flowed);
    Paper { pages: flowed.pages, tree: composer.tree, info: info(paper), missing: composer.missing }
}

/// The signature block, beside the table of initials on the pertinggal.
fn closing(composer: &mut Composer, paper: &LetterPaper<'_>, frame: &Frame) -> Vec<Strip> {
    let rules = &paper.profile.letters;
    let BodyStyle { kind, column, .. } = frame.body;
    let place = signature::place(column);
    let mut block = Vec::new();
    if matches!(paper.content().body, Body::Assignment { .. }) {
        block = assignment::place_and_date(composer, paper, kind, place);
    }
    let gap = if block.is_empty() { 0.0 } else { body::PARAGRAPH_GAP };
    let signed = signature::block(composer, &signed(paper), place, kind, SIGNATURE_SPACE, &rules.signature);
    block.extend(spaced(signed, gap));
    let mut block = together(block);
    if paper.variant == Variant::Net {
        signature::leave_field(composer, &mut block, place);
    }
    if paper.variant != Variant::FileCopy {
        return spaced(block, BLANK_LINE);
    }
    let title =
        |id: &String| paper.profile.position(id).map_or(id.clone(), |position| position.title.clone());
    let chain: Vec<String> = paper.initials.iter().map(title).collect();
    let table = spaced(table_of_initials(composer, &chain, column.x, &rules.initials), 2.0);
    let level = initials::WIDTH <= place.x - column.x && height(&table).max(height(&block)) <= TALLEST;
    let both = if level { vec![beside(vec![table, block])] } else { [table, block].concat() };
    spaced(both, BLANK_LINE)
}

fn signed(paper: &LetterPaper<'_>) -> Signature {
    let content = paper.content();
    Signature::of(paper.profile, &content.signatory, &content.on_behalf_of, paper.day())
}

/// Tembusan: one receiver plain, several numbered.
fn copies(composer: &mut Composer, paper: &LetterPaper<'_>, style: &BodyStyle) -> Vec<Strip> {
    let rules = &paper.profile.letters.copies;
    let copies: Vec<&str> =
        paper.content().copies.iter().map(|copy| copy.trim().trim_end_matches([';', '.'])).collect();
    let copies: Vec<&str> = copies.into_iter().filter(|copy| !copy.is_empty()).collect();
    if copies.is_empty() {
        return Vec::new();
    }
    let tag = composer.tree.add(Tree::ROOT, Role::P);
    let mut strips = composer.paragraph(&rules.heading, &Setting::left(style.kind, style.column, tag));
    if let ([only], false) = (&copies[..], rules.number_single) {
        let tag = composer.tree.add(Tree::ROOT, Role::P);
        let setting = Setting::left(style.kind, style.column, tag);
        strips.extend(composer.paragraph(&format!("{only}."), &setting));
    } else {
        let list = composer.tree.add_with(Tree::ROOT, Role::L, Detail::Numbering(Numbering::Decimal));
        for (index, copy) in copies.iter().enumerate() {
            let end = if index + 1 == copies.len() { "." } else { ";" };
            let (label, text) = (body::label(0, index), format!("{copy}{end}"));
            strips.extend(body::item(composer, &label, &text, body::NUMBER, style, list).0);
        }
    }
    if let Some(second) = strips.get_mut(1) {
        second.cut = Cut::Avoid;
    }
    spaced(strips, BLANK_LINE)
}

/// Page numbers and catchwords, and the marks of a konsep or a pertinggal.
fn furnish(composer: &mut Composer, paper: &LetterPaper<'_>, frame: &Frame, flowed: &mut Flowed) {
    let Frame { sheet, body } = frame;
    let (column, kind) = (body.column, body.kind);
    if paper.profile.letters.catchwords {
        marks::catchwords(composer, flowed, column, sheet, kind);
    }
    let pages = &mut flowed.pages;
    marks::page_numbers(composer, pages, column, sheet.first_top, kind);
    let letter = paper.letter;
    let (version, state) = furnish_words(paper).unwrap_or_default();
    match paper.variant {
        Variant::Net => {}
        Variant::Draft => {
            marks::mark(composer, pages, column, &format!("KONSEP REVISI {}", letter.revision));
            marks::footer(composer, pages, column, &version, &state);
        }
        Variant::FileCopy => {
            let mark = Mark::letter(letter.id, &letter.content);
            let rest = marks::code(pages, column, sheet, mark);
            marks::mark(composer, pages, column, "PERTINGGAL");
            marks::footer(composer, pages, rest, &version, &state);
        }
    }
}

/// What the foot of a konsep or pertinggal says of its version and its state.
fn furnish_words(paper: &LetterPaper<'_>) -> Option<(String, String)> {
    let letter = paper.letter;
    let written = DateTime::from_timestamp_millis(letter.revised_at).unwrap_or_default();
    let version = format!(
        "konsep revisi {}, {}, kode naskah {}",
        letter.revision,
        moment(written, paper.profile.zone),
        naskah_code(letter.id)
    );
    match paper.variant {
        Variant::Net => None,
        Variant::Draft => {
            let state = match paper.initialled {
                0 => "Belum diparaf dan belum ditandatangani".to_owned(),
                done => format!("Diparaf {done} dari {} pejabat, belum ditandatangani", paper.initials.len()),
            };
            Some((version.replacen('k', "K", 1), state))
        }
        Variant::FileCopy => {
            let file = match paper.case_file {
                "" => String::new(),
                number => format!("Disimpan dalam berkas {number}"),
            };
            Some((format!("Pertinggal dari {version}"), file))
        }
    }
}

fn info(paper: &LetterPaper<'_>) -> Info {
    let letter = paper.letter;
    let number = letter.numbering.as_ref().map(|numbering| format!("Nomor {}", numbering.text));
    let draft = || format!("Konsep revisi {}", letter.revision);
    Info {
        // A file without title cannot be read aloud.
        title: if letter.content.subject.is_empty() {
            "Surat".to_owned()
        } else {
            letter.content.subject.clone()
        },
        author: office_name(paper.profile),
        subject: number.unwrap_or_else(draft),
        classification: letter.content.classification.clone(),
        created: paper.printed,
    }
}
