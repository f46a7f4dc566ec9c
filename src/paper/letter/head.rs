//! The head of a letter: Nomor, Sifat, Lampiran and Hal with place and date, then the addressee.

use super::{LetterPaper, number};
use crate::domain::indonesian::long_date;
use crate::domain::tnd::AddressSide;
use crate::paper::compose::{Composer, Setting, Type};
use crate::paper::fields::Fields;
use crate::paper::frame::Frame;
use crate::paper::signature;
use crate::paper::strip::{Strip, spaced, together, zipped};
use crate::paper::structure::{Role, Tag, Tree};
use crate::paper::unit::{Column, mm};

/// Room for the date TU writes by hand.
const DATE_GAP: f32 = mm(36.0);
/// Least distance between number and date on one line.
const APART: f32 = mm(4.0);
/// Width of the values in the head.
const VALUE: f32 = mm(72.0);
/// Width of the addressee with `Yth.` before it.
const ADDRESSEE: f32 = mm(99.5);

/// Sets the head of a letter.
pub fn head(composer: &mut Composer, paper: &LetterPaper<'_>, frame: &Frame) -> Vec<Strip> {
    let column = frame.body.column;
    let kind = frame.body.kind;
    let fields = Fields {
        kind,
        label: column.x,
        colon: column.x + mm(20.0),
        value: Column { x: column.x + mm(23.5), width: VALUE.min(column.width - mm(23.5)) },
    };
    let mut strips = number_and_date(composer, paper, &fields, column);
    let content = paper.content();
    let enclosure = if content.enclosure.trim().is_empty() { "-" } else { &content.enclosure };
    let marking = paper.profile.letters.marking.marking(content.security, content.urgency);
    let lines = [("Sifat", marking), ("Lampiran", enclosure), ("Hal", &content.subject)];
    for (label, value) in lines {
        strips.extend(fields.line(composer, label, value, Tree::ROOT));
    }
    let right = paper.profile.letters.address_side == AddressSide::Right;
    let place = if right {
        signature::place(column)
    } else {
        Column { width: column.width.min(ADDRESSEE), ..column }
    };
    let addressee = addressee(composer, paper, kind, place);
    if right {
        // The addressee begins below the date, beside the other lines of the head.
        let beside = [vec![Strip::blank(kind.pitch); 2], addressee].concat();
        return together(zipped(vec![strips, beside]));
    }
    strips.extend(spaced(addressee, kind.pitch));
    together(strips)
}

/// The line of the number, with place and date at the right edge, or above it when both do not fit.
fn number_and_date(
    composer: &mut Composer,
    paper: &LetterPaper<'_>,
    fields: &Fields,
    column: Column,
) -> Vec<Strip> {
    let kind = fields.kind;
    let pieces = number::pieces(paper);
    let tag = composer.tree.add(Tree::ROOT, Role::P);
    let date_tag = composer.tree.add(Tree::ROOT, Role::P);
    let (date, x) = date(composer, paper, column, kind, date_tag);
    let whole = Column::between(fields.value.x, column.right());
    let above = fields.value.x + number::width(composer, &pieces, kind) + APART > x;
    let label = fields.head(composer, "Nomor", tag);
    let number = number::set(composer, &pieces, whole, kind, tag);
    let line = zipped(vec![label, number]);
    if above { [date, line].concat() } else { zipped(vec![line, date]) }
}

/// Place and date, and their left edge.
fn date(
    composer: &mut Composer,
    paper: &LetterPaper<'_>,
    column: Column,
    kind: Type,
    tag: Tag,
) -> (Vec<Strip>, f32) {
    let seat = paper.profile.seat.trim();
    let place =
        if paper.profile.letters.date_place && !seat.is_empty() { format!("{seat},") } else { String::new() };
    let (text, gap) = match &paper.letter.numbering {
        Some(numbering) => (format!("{place} {}", long_date(numbering.date)).trim_start().to_owned(), 0.0),
        None => (place, DATE_GAP),
    };
    let most = column.width - gap;
    let width = composer.width(&text, kind);
    if width > most {
        let setting = Setting::left(kind, Column { width: most, ..column }, tag);
        return (composer.paragraph(&text, &setting), column.x);
    }
    let x = column.right() - gap - width;
    (vec![composer.word(&text, kind, x, tag)], x)
}

/// `Yth.` with the addressee, `di`, and the place.
fn addressee(composer: &mut Composer, paper: &LetterPaper<'_>, kind: Type, column: Column) -> Vec<Strip> {
    let content = paper.content();
    if content.addressee.trim().is_empty() {
        return Vec::new();
    }
    let tag = composer.tree.add(Tree::ROOT, Role::P);
    let name = column.indented(mm(10.5));
    let yth = composer.word("Yth.", kind, column.x, tag);
    let lines = composer.paragraph(&content.addressee, &Setting::left(kind, name, tag));
    let mut strips = zipped(vec![vec![yth], lines]);
    if paper.profile.letters.address_side == AddressSide::Right {
        strips.insert(0, composer.word("Kepada", kind, name.x, tag));
    }
    if !content.place.trim().is_empty() {
        strips.push(composer.word("di", kind, name.x, tag));
        strips.extend(composer.paragraph(&content.place, &Setting::left(kind, name.indented(mm(7.0)), tag)));
    }
    strips
}
