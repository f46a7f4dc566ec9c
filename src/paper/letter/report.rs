//! Nota dinas: labelled head, rule, and below it a report's headed sections or plain paragraphs.

use super::{LetterPaper, number};
use crate::domain::letter::{Block, Section};
use crate::paper::body::{self, BodyStyle, POINT_GAP};
use crate::paper::compose::{Align, Composer, Setting};
use crate::paper::display::{Item, Pen, Point, Shape};
use crate::paper::fields::Fields;
use crate::paper::flow::keep_above;
use crate::paper::frame::Frame;
use crate::paper::strip::{Strip, spaced, together, zipped};
use crate::paper::structure::{Role, Tag, Tree};
use crate::paper::unit::{Column, mm};

/// Sets title, head and sections.
pub fn body(
    composer: &mut Composer,
    paper: &LetterPaper<'_>,
    frame: &Frame,
    from: &str,
    sections: &[Section],
) -> Vec<Strip> {
    let style = &frame.body;
    let mut strips = opening(composer, paper, style, from);
    for (index, section) in sections.iter().enumerate() {
        let gap = if index == 0 { mm(2.0) } else { POINT_GAP };
        strips.extend(spaced(headed(composer, index, section, style), gap));
    }
    strips
}

/// Sets title, head and plain text.
pub fn memo(
    composer: &mut Composer,
    paper: &LetterPaper<'_>,
    frame: &Frame,
    from: &str,
    blocks: &[Block],
) -> Vec<Strip> {
    let mut strips = opening(composer, paper, &frame.body, from);
    let mut text = body::blocks(composer, blocks, &frame.body, Tree::ROOT);
    if let Some(first) = text.first_mut() {
        first.gap = mm(2.0);
    }
    strips.extend(text);
    strips
}

/// Title, head and the rule below them, which never stand alone at the foot of a page.
fn opening(composer: &mut Composer, paper: &LetterPaper<'_>, style: &BodyStyle, from: &str) -> Vec<Strip> {
    let tag = composer.tree.add(Tree::ROOT, Role::H1);
    let setting = Setting::left(style.kind.bold(), style.column, tag).aligned(Align::Center);
    let mut strips = spaced(composer.paragraph("NOTA DINAS", &setting), mm(6.0));
    strips.extend(spaced(head(composer, paper, style, from), mm(3.9)));
    strips.push(rule(style.column));
    together(strips)
}

fn head(composer: &mut Composer, paper: &LetterPaper<'_>, style: &BodyStyle, from: &str) -> Vec<Strip> {
    let column = style.column;
    let fields = Fields {
        kind: style.kind,
        label: column.x,
        colon: column.x + mm(22.0),
        value: Column::between(column.x + mm(25.5), column.right()),
    };
    let content = paper.content();
    let copies = content.copies.join("\n");
    let enclosure = if content.enclosure.trim().is_empty() { "-" } else { &content.enclosure };
    let mut strips = fields.line(composer, "Kepada", &content.addressee, Tree::ROOT);
    strips.extend(fields.line(composer, "Dari", from, Tree::ROOT));
    if !copies.is_empty() {
        strips.extend(fields.line(composer, "Tembusan", &copies, Tree::ROOT));
    }
    strips.extend(fields.line(composer, "Tanggal", &paper.date(), Tree::ROOT));
    let tag = composer.tree.add(Tree::ROOT, Role::P);
    let label = fields.head(composer, "Nomor", tag);
    let number = number::set(composer, &number::pieces(paper), fields.value, style.kind, tag);
    strips.extend(zipped(vec![label, number]));
    let marking = paper.profile.letters.marking.marking(content.security, content.urgency);
    for (label, value) in [("Sifat", marking), ("Lampiran", enclosure), ("Hal", &content.subject)] {
        strips.extend(fields.line(composer, label, value, Tree::ROOT));
    }
    strips
}

/// The rule between head and sections.
fn rule(column: Column) -> Strip {
    const WIDTH: f32 = 0.75;
    let y = WIDTH / 2.0;
    let (from, to) = (Point { x: column.x, y }, Point { x: column.right(), y });
    let line = Item { tag: Tag::NONE, shape: Shape::Line { from, to, pen: Pen::thick(WIDTH) } };
    Strip { gap: mm(2.5), height: WIDTH, items: vec![line], ..Strip::default() }
}

/// A section: `A. Heading` and, at its text, what stands below.
fn headed(composer: &mut Composer, index: usize, section: &Section, style: &BodyStyle) -> Vec<Strip> {
    let mark = body::label(1, index).to_uppercase();
    let tag = composer.tree.add(Tree::ROOT, Role::H2);
    let column = style.column.indented(body::NUMBER);
    let mark = composer.word(&mark, style.kind, style.column.x, tag);
    let heading = composer.paragraph(&section.heading, &Setting::left(style.kind, column, tag));
    let mut strips = together(zipped(vec![vec![mark], heading]));
    let inner = BodyStyle { column, indent: 0.0, ..*style };
    let mut text = body::blocks(composer, &section.blocks, &inner, Tree::ROOT);
    if let (Some(first), Some(Block::Paragraph(_) | Block::Points(_))) =
        (text.first_mut(), section.blocks.first())
    {
        first.gap = POINT_GAP;
    }
    let at = strips.len();
    strips.extend(text);
    keep_above(&mut strips, at, 1);
    strips
}
