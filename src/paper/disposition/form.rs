//! The frame: the letter's data, recipients and instructions, and the note with its signature.

use super::ticks::{Tick, list, spread};
use super::{DispositionPaper, Style, short_title};
use crate::domain::disposition::{Disposition, SheetHead};
use crate::domain::indonesian::{local, long_date};
use crate::domain::letter::Urgency;
use crate::domain::office::Profile;
use crate::domain::tnd::MarkingRules;
use crate::paper::compose::{Composer, Setting};
use crate::paper::display::{Area, Item, Pen, Point, Shape};
use crate::paper::signature::{Signature, acting};
use crate::paper::strip::{Strip, beside, height, sliced, spaced, zipped};
use crate::paper::structure::{Role, Tag, Tree};
use crate::paper::unit::{Column, mm};

/// White space inside the frame's cells: across and down.
const PADDING: (f32, f32) = (mm(2.0), mm(1.6));
/// The frame's rules.
const PEN: Pen = Pen::thick(0.75);
/// The line that waits for handwriting.
const DOTS: Pen = Pen::dotted(0.6);
/// Distance from a colon to its value.
const VALUE: f32 = mm(2.8);
/// Height of the line above a list of ticks.
const HEADING: f32 = mm(5.1);
/// Where the signature stands in the width of the frame.
const SIGNATURE: f32 = 0.56;

/// Sets the four rows of the frame in a height of `room` points, as far as it goes.
pub fn frame(composer: &mut Composer, paper: &DispositionPaper<'_>, style: &Style, room: f32) -> Vec<Strip> {
    let column = style.column;
    let middle = column.x + column.width * style.left;
    let (left, right) = (Column::between(column.x, middle), Column::between(middle, column.right()));
    let blank = SheetHead::default();
    let head = paper.head.unwrap_or(&blank);
    let inner = |column: Column| column.padded(PADDING.0);

    let letter = letter_data(composer, head, style, inner(left));
    let receipt = receipt_data(composer, head, &paper.profile.letters.marking, style, inner(right));
    let about = subject(composer, head, style, inner(column));
    let first = paper.chain.first();
    let recipients = recipients(composer, paper.profile, first, style, inner(left));
    let instructions = instructions(composer, paper.profile, first, style, inner(right));
    let tallest = (style.sheet.bottom - style.sheet.top) / 2.0;
    let mut rows = rows(&[left, right], vec![letter, receipt], tallest);
    rows.extend(self::rows(&[column], vec![about], tallest));
    rows.extend(self::rows(&[left, right], vec![recipients, instructions], tallest));
    if let Some(lists) = rows.last_mut() {
        heighten(lists, mm(0.5));
    }
    let rest = room - height(&rows) - mm(2.75) - PEN.width / 2.0;
    rows.extend(note(composer, paper, style, rest, tallest));
    rows
}

/// A row of the frame, or several when it is too tall for one.
fn rows(columns: &[Column], cells: Vec<Vec<Strip>>, tallest: f32) -> Vec<Strip> {
    sliced(cells, tallest).into_iter().map(|cells| row(columns, cells)).collect()
}

/// A row of the frame: cells side by side with a rule around each.
fn row(columns: &[Column], cells: Vec<Vec<Strip>>) -> Strip {
    let tallest = cells.iter().map(|cell| height(cell)).fold(0.0, f32::max);
    let mut strip = beside(cells.into_iter().map(|cell| spaced(cell, PADDING.1)).collect());
    strip.height = tallest + 2.0 * PADDING.1 + PEN.width / 2.0;
    for column in columns {
        let area = Area { x: column.x, y: 0.0, width: column.width, height: strip.height };
        strip.items.push(Item { tag: Tag::NONE, shape: Shape::Rect { area, pen: Some(PEN), fill: None } });
    }
    strip
}

/// Makes a row of the frame taller.
fn heighten(row: &mut Strip, by: f32) {
    row.height += by;
    for item in &mut row.items {
        if let Shape::Rect { area, pen: Some(PEN), .. } = &mut item.shape {
            area.height += by;
        }
    }
}

/// A labelled value, or a dotted line where there is none; `lines` is how many of them wait for the pen.
fn field(
    composer: &mut Composer,
    (label, value): (&str, &str),
    lines: usize,
    width: f32,
    style: &Style,
    column: Column,
) -> Vec<Strip> {
    let kind = style.kind;
    let tag = composer.tree.add(Tree::ROOT, Role::P);
    let name = composer.word(label, kind, column.x, tag);
    let colon = composer.word(":", kind, column.x + width, tag);
    let rest = column.indented(width + VALUE);
    let value = match value.trim() {
        "" => (0..lines).map(|_| dotted(composer, rest, style)).collect(),
        value => composer.paragraph(value, &Setting::left(kind, rest, tag)),
    };
    let mut strips = zipped(vec![vec![name], vec![colon], value]);
    if let [single] = &mut strips[..] {
        single.height = single.height.max(style.step.0);
    }
    strips
}

/// A line for handwriting on the baseline of its row.
pub fn dotted(composer: &Composer, column: Column, style: &Style) -> Strip {
    let y = composer.baseline(style.kind);
    let (from, to) = (Point { x: column.x, y }, Point { x: column.right(), y });
    let line = Item { tag: Tag::NONE, shape: Shape::Line { from, to, pen: DOTS } };
    Strip { height: style.step.0, items: vec![line], ..Strip::default() }
}

fn letter_data(composer: &mut Composer, head: &SheetHead, style: &Style, column: Column) -> Vec<Strip> {
    let fields =
        [("Surat dari", head.sender.as_str()), ("No. Surat", &head.number), ("Tgl. Surat", &head.date)];
    fields.into_iter().flat_map(|pair| field(composer, pair, 1, style.labels.0, style, column)).collect()
}

/// `Sangat Segera` as the sheet's boxes write it: `Sangat segera`.
pub fn sentence_case(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_string() + &letters.as_str().to_lowercase()).unwrap_or_default()
}

fn receipt_data(
    composer: &mut Composer,
    head: &SheetHead,
    marking: &MarkingRules,
    style: &Style,
    column: Column,
) -> Vec<Strip> {
    let width = style.labels.1;
    let mut strips = field(composer, ("Diterima Tgl.", &head.received), 1, width, style, column);
    strips.extend(field(composer, ("No. Agenda", &head.agenda), 1, width, style, column));
    strips.extend(field(composer, ("Sifat", ""), 0, width, style, column));
    let [_, urgent, immediate] = marking.urgency.each_ref().map(|word| sentence_case(word));
    let boxes = [
        (immediate.as_str(), head.urgency == Urgency::Immediate),
        (&urgent, head.urgency == Urgency::Urgent),
        (&marking.security[1], head.secret),
    ];
    strips.push(spread(composer, &boxes, style, column));
    strips
}

fn subject(composer: &mut Composer, head: &SheetHead, style: &Style, column: Column) -> Vec<Strip> {
    field(composer, ("Hal", &head.subject), 2, style.labels.0, style, column)
}

fn recipients(
    composer: &mut Composer,
    profile: &Profile,
    first: Option<&Disposition>,
    style: &Style,
    column: Column,
) -> Vec<Strip> {
    let chosen = |id: &String| first.is_some_and(|row| row.to.contains(id));
    let offered = &profile.disposition.recipients;
    let mut ticks: Vec<Tick<'_>> =
        offered.iter().map(|id| Tick { text: short_title(profile, id), ticked: chosen(id) }).collect();
    let others = first.map_or(&[][..], |row| &row.to).iter().filter(|id| !offered.contains(id));
    ticks.extend(others.map(|id| Tick { text: short_title(profile, id), ticked: true }));
    headed(composer, &profile.letters.sheet.recipients, &ticks, style, column)
}

fn instructions(
    composer: &mut Composer,
    profile: &Profile,
    first: Option<&Disposition>,
    style: &Style,
    column: Column,
) -> Vec<Strip> {
    let chosen = |text: &String| first.is_some_and(|row| row.instructions.contains(text));
    let offered = &profile.disposition.instructions;
    let mut ticks: Vec<Tick<'_>> = offered.iter().map(|text| Tick { text, ticked: chosen(text) }).collect();
    let others = first.map_or(&[][..], |row| &row.instructions).iter().filter(|text| !offered.contains(text));
    ticks.extend(others.map(|text| Tick { text, ticked: true }));
    headed(composer, &profile.letters.sheet.instructions, &ticks, style, column)
}

fn headed(
    composer: &mut Composer,
    heading: &str,
    ticks: &[Tick<'_>],
    style: &Style,
    column: Column,
) -> Vec<Strip> {
    let tag = composer.tree.add(Tree::ROOT, Role::P);
    let mut strips = composer.paragraph(&format!("{heading}:"), &Setting::left(style.kind, column, tag));
    if let Some(last) = strips.last_mut() {
        last.height = last.height.max(HEADING);
    }
    strips.extend(list(composer, ticks, style, column));
    strips
}

/// The note, as tall as the page allows, with date and signature at its foot.
fn note(
    composer: &mut Composer,
    paper: &DispositionPaper<'_>,
    style: &Style,
    room: f32,
    tallest: f32,
) -> Vec<Strip> {
    let column = style.column;
    let sign = Column { x: column.x + column.width * SIGNATURE, width: column.width * (1.0 - SIGNATURE) };
    let sign = Column::between(sign.x, sign.right() - PADDING.0);
    let first = paper.chain.first();
    let words = Column::between(column.x + PADDING.0, sign.x - mm(3.0));
    let tag = composer.tree.add(Tree::ROOT, Role::P);
    let mut text = composer.paragraph("Catatan:", &Setting::left(style.kind, words, tag));
    if let Some(note) = first.map(|row| row.note.trim()).filter(|note| !note.is_empty()) {
        let tag = composer.tree.add(Tree::ROOT, Role::P);
        text.extend(spaced(composer.paragraph(note, &Setting::left(style.kind, words, tag)), mm(1.0)));
    }
    let signed = signed(composer, paper, style, sign);
    let least = (height(&signed) + style.kind.pitch).max(height(&text)) + 2.0 * PADDING.1;
    if least > tallest {
        return rows(&[column], vec![text, signed], tallest);
    }
    let tall = room.min(style.note).max(least);
    let lead = tall - 2.0 * PADDING.1 - height(&signed) - mm(0.5);
    let signed = [vec![Strip::blank(lead.max(0.0))], signed].concat();
    let mut strip = row(&[column], vec![text, signed]);
    let missing = (tall - strip.height).max(0.0);
    heighten(&mut strip, missing);
    vec![strip]
}

/// Date, jabatan, room for the signature, name, pangkat and NIP.
fn signed(
    composer: &mut Composer,
    paper: &DispositionPaper<'_>,
    style: &Style,
    column: Column,
) -> Vec<Strip> {
    let profile = paper.profile;
    let first = paper.chain.first();
    let day = first.map_or_else(|| paper.printed.date_naive(), |row| local(row.at, profile.zone).date());
    let tag = composer.tree.add(Tree::ROOT, Role::P);
    let label = composer.word("Tanggal", style.kind, column.x, tag);
    let rest = column.indented(composer.width("Tanggal", style.kind) + mm(2.0));
    let date = match first.is_some_and(|row| row.transcribed) {
        true => composer.word(&long_date(day), style.kind, rest.x, tag),
        false => dotted(composer, rest, style),
    };
    let mut strips = zipped(vec![vec![label], vec![date]]);
    strips.iter_mut().for_each(|strip| strip.height = style.kind.pitch + mm(1.1));
    let setting = Setting::left(style.kind, column, tag);
    let signer = first.and_then(|row| profile.position(&row.from)).or(profile.head());
    if let Some(position) = signer {
        let title = format!("{}{},", acting(profile, position, day), position.short_title());
        strips.extend(composer.paragraph(&title, &setting));
    }
    strips.push(Strip::blank(style.signature));
    let holder = signer.and_then(|position| profile.holder(&position.id, day));
    let person = holder.map(|holder| Signature::person(holder.person, &profile.letters.signature));
    let Signature { name, rank, nip, .. } = person.unwrap_or_default();
    for line in [name, rank, nip].iter().filter(|line| !line.is_empty()) {
        strips.extend(composer.paragraph(line, &setting));
    }
    strips
}
