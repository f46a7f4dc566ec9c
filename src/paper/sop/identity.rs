//! The identity page: who issued the SOP and when, and its six boxes.

use super::{COLUMN, ROOT, SopPaper};
use crate::domain::procedure::Identity;
use crate::paper::PaperError;
use crate::paper::body::{self, BodyStyle};
use crate::paper::compose::{Align, Composer, Setting, Type};
use crate::paper::display::{Area, Color, Item, Pen, Shape};
use crate::paper::emblem::Emblem;
use crate::paper::signature::Signature;
use crate::paper::strip::{Cut, Strip, height, spaced};
use crate::paper::structure::{Detail, Numbering, Role, Tag};
use crate::paper::unit::{Column, mm};

/// Thickness of the rules.
const RULE: f32 = 0.5;
/// White space left and right of a cell's text, and above and below it.
const PADDING: (f32, f32) = (mm(1.8), mm(1.0));
/// Widths of the left half and of the labels on the right.
const LEFT: f32 = mm(131.0);
const LABEL: f32 = mm(40.0);
/// Room for the signature.
const SIGNATURE: f32 = mm(15.0);
/// The emblem.
const EMBLEM: (f32, f32) = (mm(20.0), mm(24.4));
/// The ground of headings.
const GROUND: Color = Color::grey(238);
/// More items than this are set in two columns.
const MOST_IN_COLUMN: usize = 6;
/// Tallest box that is kept in one piece.
const TALLEST: f32 = mm(80.0);

/// A cell with its place across the page.
type Placed = (Column, Vec<Strip>);

/// Sets the identity page in a type.
pub fn strips(composer: &mut Composer, paper: &SopPaper<'_>, kind: Type) -> Result<Vec<Strip>, PaperError> {
    let identity = &paper.procedure.identity;
    let mut strips = vec![top(composer, paper, kind)?];
    let boxes: [(&str, &[String]); 6] = [
        ("Dasar Hukum", &identity.legal_basis),
        ("Kualifikasi Pelaksana", &identity.qualifications),
        ("Keterkaitan", &identity.related),
        ("Peralatan/Perlengkapan", &identity.equipment),
        ("Peringatan", &identity.warnings),
        ("Pencatatan dan Pendataan", &identity.recording),
    ];
    for pair in boxes.chunks(2) {
        let columns = [Column { width: LEFT, ..COLUMN }, COLUMN.indented(LEFT)];
        let mut headings = Vec::new();
        let mut contents = Vec::new();
        for ((title, items), column) in pair.iter().zip(columns) {
            let tag = composer.tree.add(ROOT, Role::H2);
            let setting = Setting::left(kind.bold(), column, tag).aligned(Align::Center);
            headings.push((column, composer.paragraph(title, &setting)));
            contents.push((column, items_of(composer, items, column, kind)));
        }
        strips.push(ruled(headings, Some(GROUND)));
        strips.extend(sliced(contents).into_iter().enumerate().map(|(index, cells)| {
            let cut = if index == 0 { Cut::Avoid } else { Cut::Free };
            Strip { cut, ..ruled(cells, None) }
        }));
    }
    Ok(strips)
}

/// The upper half: the office on the left, number, dates, approval and name on the right.
fn top(composer: &mut Composer, paper: &SopPaper<'_>, kind: Type) -> Result<Strip, PaperError> {
    let left = Column { width: LEFT, ..COLUMN };
    let (emblem, names) = office(composer, paper, left)?;
    let identity = &paper.procedure.identity;
    let labels = Column { width: LABEL, ..COLUMN.indented(LEFT) };
    let values = COLUMN.indented(LEFT + LABEL);
    let mut rows: Vec<Strip> = Vec::new();
    let shown = |text: &str| if text.trim().is_empty() { "-".to_owned() } else { text.to_owned() };
    for (label, value) in [
        ("Nomor SOP", shown(&identity.number)),
        ("Tanggal Pembuatan", shown(&identity.created)),
        ("Tanggal Revisi", shown(&identity.revised)),
        (identity.effective_label.as_str(), shown(&identity.effective)),
    ] {
        rows.push(field(composer, Role::P, (labels, label), (values, &value), (kind, kind), Vec::new()));
    }
    let signed = signed(composer, paper, values, kind);
    let approver = if signed.is_empty() { shown(&identity.approved_by) } else { String::new() };
    rows.push(field(composer, Role::P, (labels, "Disahkan oleh"), (values, &approver), (kind, kind), signed));
    let name = identity.title.trim_start_matches("SOP ").to_owned();
    let types = (kind, kind.bold());
    // The name is the paper's title to whoever hears it read.
    rows.push(field(composer, Role::H1, (labels, "Nama SOP"), (values, &name), types, Vec::new()));

    let tall = height(&rows).max(height(&names) + 2.0 * PADDING.1);
    let mut strip = Strip { height: tall, ..Strip::default() };
    let free = tall - height(&names);
    let mut below = free / 2.0;
    strip.items.extend(emblem.into_iter().map(|item| item.lowered(below)));
    for line in names {
        below += line.gap;
        strip.items.extend(line.items.into_iter().map(|item| item.lowered(below)));
        below += line.height;
    }
    strip.items.push(outline(left, tall));
    let mut below = 0.0;
    let spare = tall - height(&rows);
    let last = rows.len() - 1;
    for (index, row) in rows.into_iter().enumerate() {
        let taller = if index == last { spare } else { 0.0 };
        strip.items.extend(row.items.into_iter().map(|item| item.lowered(below)));
        for column in [labels, values] {
            strip.items.push(outline(column, row.height + taller).lowered(below));
        }
        below += row.height + taller;
    }
    Ok(strip)
}

/// Government, office and unit below the emblem.
fn office(
    composer: &mut Composer,
    paper: &SopPaper<'_>,
    column: Column,
) -> Result<(Vec<Item>, Vec<Strip>), PaperError> {
    let Identity { government, issuer, unit, .. } = &paper.procedure.identity;
    let emblem = paper.own().and_then(|own| own.emblem.as_ref()).map(Emblem::read).transpose()?;
    let mut items = Vec::new();
    let mut strips = Vec::new();
    if let Some(emblem) = emblem {
        let alt = Detail::Alt(format!("Lambang {}", paper.own().map_or("", |own| own.region.as_str())));
        let tag = composer.tree.add_with(ROOT, Role::Figure, alt);
        let x = column.x + (column.width - EMBLEM.0) / 2.0;
        let area = Area { x, y: 0.0, width: EMBLEM.0, height: EMBLEM.1 };
        items.extend(emblem.placed(area).into_iter().map(|shape| Item { tag, shape }));
        strips.push(Strip::blank(EMBLEM.1 + mm(3.0)));
    }
    let inner = column.padded(PADDING.0);
    for (text, kind) in [
        (government, Type::new(11.0, 14.0)),
        (issuer, Type::new(13.0, 16.0).bold()),
        (unit, Type::new(10.5, 14.0)),
    ] {
        if !text.trim().is_empty() {
            let tag = composer.tree.add(ROOT, Role::P);
            let setting = Setting::left(kind, inner, tag).aligned(Align::Center);
            strips.extend(composer.paragraph(&text.to_uppercase(), &setting));
        }
    }
    Ok((items, strips))
}

/// The approving official with name and NIP, on the office's own SOP.
fn signed(composer: &mut Composer, paper: &SopPaper<'_>, column: Column, kind: Type) -> Vec<Strip> {
    let Some((own, head)) = paper.own().and_then(|own| Some((own, own.head()?))) else { return Vec::new() };
    let signature = Signature::of(own, &head.id, "", paper.printed.date_naive());
    let rules = &own.letters.signature;
    crate::paper::signature::block(composer, &signature, column.padded(PADDING.0), kind, SIGNATURE, rules)
}

/// A labelled row; its value is a text, or what was set already.
fn field(
    composer: &mut Composer,
    role: Role,
    (labels, label): (Column, &str),
    (values, value): (Column, &str),
    (kind, value_kind): (Type, Type),
    set: Vec<Strip>,
) -> Strip {
    let tag = composer.tree.add(ROOT, role);
    let label = composer.paragraph(label, &Setting::left(kind, labels.padded(PADDING.0), tag));
    let set = match set.is_empty() {
        true => composer.paragraph(value, &Setting::left(value_kind, values.padded(PADDING.0), tag)),
        false => set,
    };
    stacked(vec![(labels, label), (values, set)], false)
}

/// The items of a box: none, one text, or a numbered list, in two columns when that is shorter.
fn items_of(composer: &mut Composer, items: &[String], column: Column, kind: Type) -> Vec<Strip> {
    let inner = column.padded(PADDING.0);
    if items.len() < 2 {
        let tag = composer.tree.add(ROOT, Role::P);
        let text = items.first().filter(|text| !text.trim().is_empty()).map_or("-", String::as_str);
        return composer.paragraph(text, &Setting::left(kind, inner, tag));
    }
    let blank = composer.tree.clone();
    let one = numbered(composer, items, &[inner], kind);
    let single = std::mem::replace(&mut composer.tree, blank);
    let width = (inner.width - mm(3.0)) / 2.0;
    let halves = [Column { width, ..inner }, Column { x: inner.right() - width, width }];
    let two = numbered(composer, items, &halves, kind);
    if items.len() > MOST_IN_COLUMN && height(&two) < 0.8 * height(&one) {
        return two;
    }
    composer.tree = single;
    one
}

/// A numbered list over some columns.
fn numbered(composer: &mut Composer, items: &[String], columns: &[Column], kind: Type) -> Vec<Strip> {
    let list = composer.tree.add_with(ROOT, Role::L, Detail::Numbering(Numbering::Decimal));
    let share = items.len().div_ceil(columns.len().max(1));
    let mut set = Vec::new();
    for (part, column) in columns.iter().enumerate() {
        let style = BodyStyle { kind, column: *column, indent: 0.0, justified: false };
        let mut strips = Vec::new();
        for (index, text) in items.iter().enumerate().skip(part * share).take(share) {
            let label = body::label(0, index);
            strips.extend(spaced(body::item(composer, &label, text, mm(6.0), &style, list).0, 1.5));
        }
        set.push(strips);
    }
    crate::paper::strip::zipped(set)
}

/// Cells side by side with their rules.
fn ruled(cells: Vec<Placed>, ground: Option<Color>) -> Strip {
    let columns: Vec<Column> = cells.iter().map(|(column, _)| *column).collect();
    let mut strip = stacked(cells, ground.is_some());
    let grounds = ground.into_iter().flat_map(|fill| {
        let area = |column: &Column| Area { x: column.x, y: 0.0, width: column.width, height: strip.height };
        let shape = |column| Shape::Rect { area: area(column), pen: None, fill: Some(fill) };
        columns.iter().map(shape).map(|shape| Item { tag: Tag::NONE, shape }).collect::<Vec<_>>()
    });
    let grounds: Vec<Item> = grounds.collect();
    strip.items.splice(0..0, grounds);
    strip.items.extend(columns.iter().map(|column| outline(*column, strip.height)));
    strip
}

/// Cells side by side as one strip with padding.
fn stacked(cells: Vec<Placed>, heading: bool) -> Strip {
    let padding = if heading { PADDING.1 * 0.8 } else { PADDING.1 };
    let tall = cells.iter().map(|(_, lines)| height(lines)).fold(0.0, f32::max);
    let mut strip = Strip { height: tall + 2.0 * padding, ..Strip::default() };
    for (_, lines) in cells {
        let mut below = padding;
        for line in lines {
            below += line.gap;
            strip.items.extend(line.items.into_iter().map(|item| item.lowered(below)));
            below += line.height;
        }
    }
    strip
}

/// Boxes cut into rows no taller than a page likes.
fn sliced(cells: Vec<Placed>) -> Vec<Vec<Placed>> {
    let columns: Vec<Column> = cells.iter().map(|(column, _)| *column).collect();
    let lines = cells.into_iter().map(|(_, lines)| lines).collect();
    let rows = crate::paper::strip::sliced(lines, TALLEST);
    rows.into_iter().map(|row| columns.iter().copied().zip(row).collect()).collect()
}

fn outline(column: Column, height: f32) -> Item {
    let area = Area { x: column.x, y: 0.0, width: column.width, height };
    Item { tag: Tag::NONE, shape: Shape::Rect { area, pen: Some(Pen::thick(RULE)), fill: None } }
}
