//! The disposition sheet (lembar disposisi): a form for the pen, or the typed copy of one, with the chain below it.
//!
//! Paraf and Diterima always stay empty; a box is ticked only where the choice is recorded.

mod chain;
mod docx;
mod form;
mod ticks;

use chrono::{DateTime, FixedOffset};

pub use docx::disposition_docx;

use super::compose::{Align, Composer, Setting, Type};
use super::display::{Item, Page, Pen, Point, Shape};
use super::flow::{Flowed, Sheet, flow};
use super::letterhead::{HeadStyle, letterhead, office_name};
use super::marks;
use super::qr;
use super::strip::{Cut, Strip, height, spaced, together};
use super::structure::{Role, Tag, Tree};
use super::unit::{Column, mm};
use super::{Info, Paper, PaperError};
use crate::domain::disposition::{Disposition, SheetHead};
use crate::domain::mark::Mark;
use crate::domain::office::{Position, Profile};
use crate::domain::tnd::SheetForm;

/// What is said below the frame of a typed copy.
const COPY: &str = "Salinan ketikan, asli bertulis tangan tersimpan dalam berkas";

/// A disposition sheet to print.
#[derive(Debug, Clone, Copy)]
pub struct DispositionPaper<'a> {
    /// The office.
    pub profile: &'a Profile,
    /// The letter it belongs to; `None` for a blank form.
    pub head: Option<&'a SheetHead>,
    /// The chain of dispositions, oldest first.
    pub chain: &'a [Disposition],
    /// When it is printed.
    pub printed: DateTime<FixedOffset>,
}

impl DispositionPaper<'_> {
    fn is_copy(&self) -> bool {
        self.chain.iter().any(|row| row.transcribed)
    }
}

/// Sets a disposition sheet in the form the office uses.
///
/// # Errors
/// [`PaperError::Emblem`] when the office's emblem cannot be used; no text is refused.
pub fn disposition_sheet(paper: &DispositionPaper<'_>) -> Result<Paper, PaperError> {
    let mut composer = Composer::new()?.in_font(paper.profile.letters.body.font);
    let style = Style::of(paper);
    let mut pages = side(&mut composer, paper, &style)?;
    if paper.profile.letters.sheet.form == SheetForm::HalfF4 {
        let blank = DispositionPaper { head: None, chain: &[], ..*paper };
        let lower = side(&mut composer, &blank, &Style::of(&blank))?;
        pages = two_up(pages, lower);
    }
    if paper.is_copy() {
        marks::mark(&mut composer, pages.get_mut(..1).unwrap_or_default(), style.column, "SALINAN");
    }
    Ok(Paper { pages, tree: composer.tree, info: info(paper), missing: composer.missing })
}

fn info(paper: &DispositionPaper<'_>) -> Info {
    Info {
        title: "Lembar Disposisi".to_owned(),
        author: office_name(paper.profile),
        subject: paper.head.map_or_else(String::new, |head| format!("Nomor Agenda {}", head.agenda)),
        classification: String::new(),
        created: paper.printed,
    }
}

/// The title lists and sheets use for a position; what names no position is printed as it is.
fn short_title<'a>(profile: &'a Profile, id: &'a str) -> &'a str {
    profile.position(id).map_or(id, Position::short_title)
}

/// The measures of a form, in points.
#[derive(Debug, Clone, Copy)]
struct Style {
    sheet: Sheet,
    column: Column,
    kind: Type,
    small: bool,
    /// Share of the left column.
    left: f32,
    /// Distance from field to field, and from tick to tick.
    step: (f32, f32),
    /// Width of the labels in the left and the right column.
    labels: (f32, f32),
    /// Preferred height of the note.
    note: f32,
    /// Room for the signature.
    signature: f32,
}

impl Style {
    fn of(paper: &DispositionPaper<'_>) -> Self {
        let filled = !paper.chain.is_empty();
        match paper.profile.letters.sheet.form {
            SheetForm::A4 => Self {
                small: false,
                kind: Type::new(11.0, 13.4),
                left: 0.54,
                step: if filled { (mm(6.2), mm(6.0)) } else { (mm(7.0), mm(6.4)) },
                labels: (mm(23.0), mm(27.0)),
                note: if filled { mm(66.0) } else { mm(70.0) },
                signature: mm(16.1),
                ..Self::on(210.0, 297.0, [12.0, 20.0, 15.0, 30.0])
            },
            SheetForm::A5 => Self {
                step: (mm(6.2), mm(5.4)),
                left: 0.505,
                note: mm(66.8),
                signature: mm(13.1),
                ..Self::on(148.0, 210.0, [8.0, 10.0, 4.0, 15.0])
            },
            SheetForm::HalfF4 => Self {
                step: (mm(4.9), mm(4.55)),
                note: mm(40.6),
                signature: mm(8.3),
                ..Self::on(215.0, 165.0, [5.5, 12.0, 4.0, 20.0])
            },
        }
    }

    /// A small form on a page in millimetres, with padding top, right, bottom and left.
    fn on(width: f32, height: f32, [top, right, bottom, left]: [f32; 4]) -> Self {
        Self {
            sheet: Sheet {
                width: mm(width),
                height: mm(height),
                first_top: mm(top),
                top: mm(top),
                bottom: mm(height - bottom),
            },
            column: Column { x: mm(left), width: mm(width - left - right) },
            kind: Type::new(9.0, 11.0),
            small: true,
            left: 0.54,
            step: (mm(5.0), mm(5.0)),
            labels: (mm(17.0), mm(20.0)),
            note: mm(40.0),
            signature: mm(8.0),
        }
    }
}

/// One form with the chain below or behind it, page by page.
fn side(
    composer: &mut Composer,
    paper: &DispositionPaper<'_>,
    style: &Style,
) -> Result<Vec<Page>, PaperError> {
    let rules = &paper.profile.letters;
    let head =
        if style.small { HeadStyle::small(&rules.letterhead) } else { HeadStyle::full(&rules.letterhead) };
    let mut strips = letterhead(composer, paper.profile, &head, style.column)?;
    let tag = composer.tree.add(Tree::ROOT, Role::H1);
    let Type { size, pitch, .. } = style.kind;
    let title = Type::new(size * 1.17, pitch * 1.17).bold();
    let setting = Setting::left(title, style.column, tag).aligned(Align::Center);
    let mut heading = composer.paragraph("LEMBAR DISPOSISI", &setting);
    if let (Some(first), Some(request)) = (heading.first_mut(), paper.head.and_then(|head| head.request)) {
        // The code fills what title and the white space around it leave between letterhead and frame.
        let size = first.height + mm(4.6);
        let at = Point { x: style.column.right() - size, y: -mm(2.6) };
        first.items.extend(qr::code(Mark::sheet(request), at, size));
    }
    strips.extend(spaced(heading, mm(3.2)));

    let mut below = if style.small { Vec::new() } else { chain::first_page(composer, paper, style) };
    below = spaced(below, mm(3.1));
    if paper.is_copy() {
        below.extend(footnote(composer, COPY, style, mm(1.0)));
    }
    below.extend(footnote(composer, &rules.sheet.footer, style, mm(1.5)));
    let room = style.sheet.bottom - style.sheet.first_top - height(&strips) - height(&below);
    strips.extend(spaced(form::frame(composer, paper, style, room), mm(2.75)));
    // A page that is too full is broken between its rows, never inside one.
    let mut strips = together(strips);
    strips.extend(below);
    strips.extend(chain::later_pages(composer, paper, style));
    let Flowed { pages, .. } = flow(&strips, &style.sheet);
    Ok(pages)
}

fn footnote(composer: &mut Composer, text: &str, style: &Style, gap: f32) -> Vec<Strip> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    let scale = 0.81;
    let kind = Type { size: style.kind.size * scale, pitch: style.kind.pitch * scale, ..style.kind };
    let tag = composer.tree.add(Tree::ROOT, Role::P);
    let mut strips = spaced(composer.paragraph(text, &Setting::left(kind, style.column, tag)), gap);
    strips.iter_mut().for_each(|strip| strip.cut = Cut::Avoid);
    strips
}

/// Two half pages on one page, with a line to cut along.
fn two_up(upper: Vec<Page>, lower: Vec<Page>) -> Vec<Page> {
    let mut lower = lower.into_iter();
    upper
        .into_iter()
        .map(|mut page| {
            let half = page.height;
            let below = lower.next().unwrap_or_default().items;
            page.items.extend(below.into_iter().map(|item| item.lowered(half)));
            let pen = Pen { dash: Some((2.0, 2.0)), ..Pen::thick(0.5) };
            let (from, to) = (Point { x: 0.0, y: half }, Point { x: page.width, y: half });
            page.items.push(Item { tag: Tag::NONE, shape: Shape::Line { from, to, pen } });
            page.height = half * 2.0;
            page
        })
        .collect()
}
