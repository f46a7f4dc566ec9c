//! Forms: papers with a title, labelled lines, tables and signatures side by side.
//!
//! Request forms, receipts and berita acara are all built of the same few parts.

use chrono::{DateTime, FixedOffset};

use super::body::{self, BodyStyle, PARAGRAPH_GAP};
use super::compose::{Align, Composer, Setting, Type};
use super::display::{Item, Pen, Point, Shape};
use super::fields::Fields;
use super::flow::{flow, keep_above};
use super::frame::Frame;
use super::letter::number;
use super::letterhead::{HeadStyle, letterhead, office_name};
use super::signature::{self, Signature};
use super::strip::{Strip, beside, height, spaced, together, zipped};
use super::structure::{Role, Tag, Tree};
use super::unit::{Column, mm};
use super::{Info, Paper, PaperError, marks};
use crate::domain::letter::{Point as ListPoint, Table};
use crate::domain::numbering::Piece;
use crate::domain::office::Profile;

/// A value nobody knows yet is written by pen on this line.
pub const FOR_THE_PEN: &str = "........................................";

/// Room for a signature.
const SIGNATURE: f32 = mm(17.0);
/// Tallest signatures that stand side by side; only broken names are taller.
const TALLEST: f32 = mm(120.0);
/// White space above and below signatures.
const AROUND: f32 = mm(4.0);
/// Left edge of the right signature, and of the one in the middle, behind the text's left edge.
const RIGHT: f32 = mm(84.0);
const MIDDLE: f32 = mm(32.0);

/// A form to print.
#[derive(Debug, Clone)]
pub struct Form<'a> {
    /// The office.
    pub profile: &'a Profile,
    /// The title in capitals.
    pub title: String,
    /// Its number, complete or open for the pen; none for papers without number.
    pub number: Vec<Piece>,
    /// What stands below it.
    pub parts: Vec<Part>,
    /// What the file says it is about.
    pub subject: String,
    /// When it is printed.
    pub printed: DateTime<FixedOffset>,
}

/// One part of a form.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// A heading.
    Heading(String),
    /// A paragraph over the whole width.
    Paragraph(String),
    /// Labelled lines.
    Fields(Vec<(String, String)>),
    /// A numbered party of a berita acara: who, and what they are called below.
    Party(u32, Vec<(String, String)>, String),
    /// Numbered points.
    Points(Vec<String>),
    /// A ruled table.
    Table(Table),
    /// A rule over the whole width.
    Rule,
    /// Signatures side by side.
    Signatures(Vec<Signer>),
}

/// Where a signature stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// At the left edge.
    Left,
    /// In the right half.
    Right,
    /// Below the others.
    Middle,
}

/// One signature of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signer {
    /// Where it stands.
    pub side: Side,
    /// What stands above the jabatan: place and date, or `Mengetahui`.
    pub lead: Vec<String>,
    /// Who signs.
    pub signature: Signature,
}

/// Sets a form.
///
/// # Errors
/// [`PaperError::Emblem`] when the office's emblem cannot be used; no text is refused.
pub fn form(form: &Form<'_>) -> Result<Paper, PaperError> {
    let mut composer = Composer::new()?;
    let mut frame = Frame::of(&form.profile.letters);
    frame.body.indent = 0.0;
    // Forms are set a little closer than letters, so that they stay on one page.
    frame.body.kind.pitch = frame.body.kind.pitch.min(frame.body.kind.size * 1.1);
    let style = HeadStyle::full(&form.profile.letters.letterhead);
    let mut strips = letterhead(&mut composer, form.profile, &style, frame.body.column)?;
    strips.extend(spaced(title(&mut composer, &form.title, &form.number, &frame.body), mm(6.0)));
    for (index, part) in form.parts.iter().enumerate() {
        let at = strips.len();
        let gap = if index == 0 { mm(5.0) } else { PARAGRAPH_GAP };
        strips.extend(spaced(set(&mut composer, part, form.profile, &frame.body), gap));
        if matches!(part, Part::Signatures(_)) {
            keep_above(&mut strips, at, 2);
        }
    }
    let mut pages = flow(&strips, &frame.sheet).pages;
    let (column, kind) = (frame.body.column, frame.body.kind);
    marks::page_numbers(&mut composer, &mut pages, column, frame.sheet.first_top, kind);
    Ok(Paper {
        pages,
        tree: composer.tree,
        info: Info {
            title: crate::domain::indonesian::title_case(&form.title.to_lowercase()),
            author: office_name(form.profile),
            subject: form.subject.clone(),
            classification: String::new(),
            created: form.printed,
        },
        missing: composer.missing,
    })
}

/// A title in capitals with its number below it.
pub(super) fn title(composer: &mut Composer, text: &str, given: &[Piece], style: &BodyStyle) -> Vec<Strip> {
    let BodyStyle { kind, column, .. } = *style;
    let tag = composer.tree.add(Tree::ROOT, Role::H1);
    let setting = Setting::left(kind.bold(), column, tag).aligned(Align::Center);
    let mut strips = composer.paragraph(text, &setting);
    if !given.is_empty() {
        let tag = composer.tree.add(Tree::ROOT, Role::P);
        let mut pieces = vec![Piece::Text("NOMOR\u{a0}".to_owned())];
        pieces.extend(given.iter().cloned());
        let width = number::width(composer, &pieces, kind).min(column.width);
        let middle = Column { x: column.x + (column.width - width) / 2.0, width };
        strips.extend(number::set(composer, &pieces, middle, kind, tag));
    }
    together(strips)
}

/// Sets one part.
pub(super) fn set(composer: &mut Composer, part: &Part, profile: &Profile, style: &BodyStyle) -> Vec<Strip> {
    match part {
        Part::Heading(text) => {
            let tag = composer.tree.add(Tree::ROOT, Role::H2);
            composer.paragraph(text, &Setting::left(style.kind.bold(), style.column, tag))
        }
        Part::Paragraph(text) => {
            let tag = composer.tree.add(Tree::ROOT, Role::P);
            composer.paragraph(text, &style.setting(style.column, tag))
        }
        Part::Fields(fields) => labelled(composer, fields, style.column, style.kind),
        Part::Party(number, fields, called) => party(composer, *number, fields, called, style),
        Part::Points(texts) => {
            let point = |text: &String| ListPoint { text: text.clone(), points: Vec::new() };
            body::points(composer, &texts.iter().map(point).collect::<Vec<_>>(), style)
        }
        Part::Table(table) => body::small_table(composer, table, style, style.column, Tree::ROOT),
        Part::Rule => vec![rule(style.column)],
        Part::Signatures(signers) => signatures(composer, signers, profile, style),
    }
}

/// Labelled lines whose colons stand behind the widest label.
fn labelled(composer: &mut Composer, fields: &[(String, String)], column: Column, kind: Type) -> Vec<Strip> {
    let widest = fields.iter().map(|(label, _)| composer.width(label, kind)).fold(0.0, f32::max);
    let colon = column.x + (widest + mm(2.0)).min(column.width * 0.45);
    let value = Column::between(colon + mm(3.5), column.right());
    let lines = Fields { kind, label: column.x, colon, value };
    let mut strips = Vec::new();
    for (label, value) in fields {
        let value = if value.trim().is_empty() { FOR_THE_PEN } else { value };
        strips.extend(spaced(lines.line(composer, label, value, Tree::ROOT), 1.0));
    }
    strips
}

fn party(
    composer: &mut Composer,
    number: u32,
    fields: &[(String, String)],
    called: &str,
    style: &BodyStyle,
) -> Vec<Strip> {
    let column = style.column.indented(body::NUMBER);
    let tag = composer.tree.add(Tree::ROOT, Role::P);
    let mark = composer.word(&format!("{number}."), style.kind, style.column.x, tag);
    let mut strips = zipped(vec![vec![mark], labelled(composer, fields, column, style.kind)]);
    let tag = composer.tree.add(Tree::ROOT, Role::P);
    strips.extend(composer.paragraph(called, &Setting::left(style.kind, column, tag)));
    together(strips)
}

fn rule(column: Column) -> Strip {
    const WIDTH: f32 = 0.75;
    let y = WIDTH / 2.0;
    let (from, to) = (Point { x: column.x, y }, Point { x: column.right(), y });
    let line = Item { tag: Tag::NONE, shape: Shape::Line { from, to, pen: Pen::thick(WIDTH) } };
    Strip { gap: mm(1.5), height: WIDTH, items: vec![line], ..Strip::default() }
}

fn signatures(
    composer: &mut Composer,
    signers: &[Signer],
    profile: &Profile,
    style: &BodyStyle,
) -> Vec<Strip> {
    let BodyStyle { kind, column, .. } = *style;
    let rules = &profile.letters.signature;
    let mut upper = Vec::new();
    let mut lower = Vec::new();
    // Jabatan stand level, whatever stands above them.
    let leads =
        signers.iter().filter(|it| it.side != Side::Middle).map(|it| it.lead.len()).max().unwrap_or(0);
    for signer in signers {
        let place = match signer.side {
            Side::Left => Column { width: RIGHT - mm(4.0), ..column },
            Side::Right => column.indented(RIGHT.min(column.width / 2.0)),
            Side::Middle => column.indented(MIDDLE),
        };
        let missing = if signer.side == Side::Middle { 0 } else { leads - signer.lead.len() };
        let mut block = vec![Strip::blank(kind.pitch * missing as f32)];
        for lead in &signer.lead {
            let tag = composer.tree.add(Tree::ROOT, Role::P);
            block.extend(composer.paragraph(lead, &Setting::left(kind, place, tag)));
        }
        let signature = match signer.signature.name.trim() {
            "" => Signature { name: format!("({FOR_THE_PEN})"), ..signer.signature.clone() },
            _ => signer.signature.clone(),
        };
        block.extend(signature::block(composer, &signature, place, kind, SIGNATURE, rules));
        match signer.side {
            Side::Middle => lower.extend(spaced(together(block), AROUND)),
            Side::Left | Side::Right => upper.push(block),
        }
    }
    let tallest = upper.iter().map(|block| height(block)).fold(0.0, f32::max);
    let mut strips = Vec::new();
    if tallest > TALLEST {
        strips.extend(upper.into_iter().flatten());
    } else if tallest > 0.0 {
        strips.push(beside(upper));
    }
    strips.extend(lower);
    spaced(together(strips), AROUND)
}
