//! The sealed credential slip: the upper half goes into the inner cover, the lower half is its label.
//!
//! The secret stands on this paper alone. Whoever makes a slip drops it after printing; nothing here keeps it.

use chrono::{DateTime, FixedOffset};

use super::compose::{Align, Composer, Setting, Type};
use super::display::{Area, Color, Item, Page, Pen, Point, Shape};
use super::fields::Fields;
use super::font::Face;
use super::letterhead::office_name;
use super::strip::Strip;
use super::structure::{Detail, Numbering, Role, Tag, Tree};
use super::unit::{Column, mm};
use super::{Info, Paper, PaperError};
use crate::domain::indonesian::moment;
use crate::domain::office::Profile;

/// A4, cut in half.
const PAGE: (f32, f32) = (mm(210.0), mm(297.0));
const CUT: f32 = mm(148.5);
const COLUMN: Column = Column { x: mm(25.0), width: mm(165.0) };
/// Frames of the slip and of its label: top and height.
const FRAME: (f32, f32) = (mm(43.0), mm(41.0));
const LABEL: (f32, f32) = (mm(166.0), mm(100.0));

const TEXT: Type = Type::new(11.0, 13.4);
const SMALL: Type = Type::new(7.5, 9.5);
/// The secret: letters that cannot be mistaken for each other.
const SECRET: Type = Type { face: Face::Mono, size: 13.0, pitch: 16.0, color: Color::BLACK };
const MARK: Type = Type { face: Face::Bold, size: 13.0, pitch: 15.6, color: Color::RED };

/// A slip to print.
#[derive(Clone, Copy)]
pub struct SlipPaper<'a> {
    /// The office.
    pub profile: &'a Profile,
    /// Its serial number.
    pub serial: &'a str,
    /// The service, and the thing the account is for with its label.
    pub service: &'a str,
    /// Label and name of what the account is for.
    pub object: (&'a str, &'a str),
    /// Who receives it.
    pub receiver: &'a str,
    /// In which capacity.
    pub role: &'a str,
    /// The receiver's office.
    pub agency: &'a str,
    /// The place on the label.
    pub place: &'a str,
    /// User name.
    pub user: &'a str,
    /// The secret itself.
    pub secret: &'a str,
    /// When it is printed.
    pub printed: DateTime<FixedOffset>,
}

/// Sets a slip.
///
/// # Errors
/// Only when the embedded fonts cannot be read.
pub fn slip(paper: &SlipPaper<'_>) -> Result<Paper, PaperError> {
    let mut composer = Composer::new()?;
    let mut page = Page { width: PAGE.0, height: PAGE.1, items: Vec::new() };
    upper(&mut composer, paper, &mut page);
    cut(&mut composer, &mut page);
    lower(&mut composer, paper, &mut page);
    Ok(Paper {
        pages: vec![page],
        tree: composer.tree,
        info: Info {
            title: format!("Slip Kredensial {}", paper.serial),
            author: office_name(paper.profile),
            subject: "Rahasia".to_owned(),
            classification: String::new(),
            created: paper.printed,
        },
        missing: composer.missing,
    })
}

fn upper(composer: &mut Composer, paper: &SlipPaper<'_>, page: &mut Page) {
    mark(composer, page, COLUMN.x, mm(14.0));
    sender(composer, paper, page, COLUMN, mm(14.0));
    let tag = composer.tree.add(Tree::ROOT, Role::H1);
    center(composer, page, "SLIP KREDENSIAL AKUN", TEXT.bold(), tag, mm(30.5));
    let tag = composer.tree.add(Tree::ROOT, Role::P);
    center(composer, page, &format!("Nomor Seri {}", paper.serial), TEXT, tag, mm(35.4));
    let area = Area { x: COLUMN.x, y: FRAME.0, width: COLUMN.width, height: FRAME.1 };
    frame(page, area, Pen::thick(0.75));
    let inner = COLUMN.padded(mm(4.2));
    let fields = |kind: Type| Fields {
        kind,
        label: inner.x,
        colon: inner.x + mm(36.0),
        value: Column::between(inner.x + mm(39.0), inner.right()),
    };
    let receiver = [paper.receiver, paper.agency];
    let receiver: Vec<&str> = receiver.into_iter().filter(|part| !part.trim().is_empty()).collect();
    let mut top = FRAME.0 + mm(3.4);
    for (label, value) in [("Layanan", paper.service), paper.object, ("Penerima", &receiver.join(", "))] {
        if !label.is_empty() && !value.trim().is_empty() {
            let lines = fields(TEXT).line(composer, label, value, Tree::ROOT);
            top = put(page, lines, top) + mm(1.7);
        }
    }
    for (label, value) in [("Nama pengguna", paper.user), ("Kata sandi awal", paper.secret)] {
        let tag = composer.tree.add(Tree::ROOT, Role::P);
        let head = fields(TEXT).head(composer, label, tag);
        let at = Column::between(inner.x + mm(39.0), inner.right());
        // A secret is never broken: one that is too long becomes smaller.
        let width = composer.width(value, SECRET).max(1.0);
        let size = (SECRET.size * (at.width / width).min(1.0)).max(4.0);
        let secret = composer.word(value, Type { size, ..SECRET }, at.x, tag);
        put(page, head, top + mm(0.5));
        top = put(page, vec![secret], top) + mm(1.6);
    }
    let rules = [
        "Huruf besar dan huruf kecil dibedakan; angka nol dicetak dengan titik di tengah.",
        "Ganti kata sandi pada penggunaan pertama, kemudian musnahkan slip ini.",
        "Jangan memotret, menggandakan, atau mengirim slip ini melalui pesan.",
    ];
    let list = composer.tree.add_with(Tree::ROOT, Role::L, Detail::Numbering(Numbering::Decimal));
    let kind = Type::new(10.0, 12.4);
    let style = super::body::BodyStyle { kind, column: COLUMN, indent: 0.0, justified: false };
    let mut top = FRAME.0 + FRAME.1 + mm(4.0);
    for (index, rule) in rules.iter().enumerate() {
        let label = super::body::label(0, index);
        let item = super::body::item(composer, &label, rule, mm(8.0), &style, list).0;
        top = put(page, item, top) + mm(1.2);
    }
    let (from, to) = (Point { x: COLUMN.x, y: mm(136.0) }, Point { x: COLUMN.right(), y: mm(136.0) });
    page.items.push(Item { tag: Tag::NONE, shape: Shape::Line { from, to, pen: Pen::thick(0.5) } });
    let printed = format!("Dicetak satu kali, {}", moment(paper.printed.to_utc(), paper.profile.zone));
    let tag = composer.tree.add(Tree::ROOT, Role::P);
    let lines = composer.paragraph(&printed, &Setting::left(SMALL, COLUMN, tag));
    put(page, lines, mm(137.0));
    let tag = composer.tree.add(Tree::ROOT, Role::P);
    let setting = Setting::left(SMALL, COLUMN, tag).aligned(Align::Right);
    let lines = composer.paragraph("Kata sandi tidak tersimpan setelah pencetakan", &setting);
    put(page, lines, mm(137.0));
}

fn cut(composer: &mut Composer, page: &mut Page) {
    let pen = Pen { dash: Some((2.0, 2.0)), ..Pen::thick(0.5) };
    let (from, to) = (Point { x: 0.0, y: CUT }, Point { x: PAGE.0, y: CUT });
    page.items.push(Item { tag: Tag::NONE, shape: Shape::Line { from, to, pen } });
    let text =
        "potong di sini: bagian atas dimasukkan ke dalam sampul, bagian bawah ditempel pada sampul dalam";
    center(composer, page, text, Type::new(7.0, 8.6), Tag::NONE, CUT + mm(0.6));
}

fn lower(composer: &mut Composer, paper: &SlipPaper<'_>, page: &mut Page) {
    let area = Area { x: COLUMN.x, y: LABEL.0, width: COLUMN.width, height: LABEL.1 };
    frame(page, area, Pen::thick(0.75));
    let inner = COLUMN.padded(mm(8.2));
    let top = LABEL.0 + mm(7.2);
    mark(composer, page, inner.x, top);
    sender(composer, paper, page, inner, top);
    let tag = composer.tree.add(Tree::ROOT, Role::P);
    let mut below = LABEL.0 + mm(34.6);
    let yth = composer.word("Yth.", TEXT, COLUMN.x + mm(70.3), tag);
    put(page, vec![yth], below);
    let column = Column::between(COLUMN.x + mm(79.7), inner.right());
    for line in [paper.receiver, paper.role, paper.agency, "di"] {
        if !line.trim().is_empty() {
            let lines = composer.paragraph(line, &Setting::left(TEXT, column, tag));
            below = put(page, lines, below);
        }
    }
    let lines = composer.paragraph(paper.place, &Setting::left(TEXT, column.indented(mm(7.0)), tag));
    put(page, lines, below);
    let tag = composer.tree.add(Tree::ROOT, Role::P);
    let foot = LABEL.0 + LABEL.1 - mm(18.0);
    center(composer, page, "HANYA DIBUKA OLEH PENERIMA", TEXT.bold(), tag, foot);
    let serial = format!("Nomor Seri {}", paper.serial);
    center(composer, page, &serial, TEXT, tag, foot + TEXT.pitch);
}

/// The red mark of secret papers.
fn mark(composer: &mut Composer, page: &mut Page, x: f32, top: f32) {
    let words = "R\u{a0}\u{a0}RAHASIA";
    let (padding, tall) = (mm(4.2), mm(8.2));
    let width = composer.width(words, MARK) + 2.0 * padding;
    frame(page, Area { x, y: top, width, height: tall }, Pen { color: Color::RED, ..Pen::thick(1.2) });
    let tag = composer.tree.add(Tree::ROOT, Role::P);
    let word = composer.word(words, MARK, x + padding, tag);
    put(page, vec![word], top + (tall - MARK.pitch) / 2.0);
}

/// The office in two lines at the right.
fn sender(composer: &mut Composer, paper: &SlipPaper<'_>, page: &mut Page, column: Column, top: f32) {
    let tag = composer.tree.add(Tree::ROOT, Role::P);
    let right = column.indented(column.width / 3.0);
    let setting = Setting::left(TEXT, right, tag).aligned(Align::Right);
    let mut below = top;
    for line in [&paper.profile.agency, &paper.profile.region] {
        if !line.trim().is_empty() {
            let lines = composer.paragraph(line, &setting);
            below = put(page, lines, below);
        }
    }
}

fn center(composer: &mut Composer, page: &mut Page, text: &str, kind: Type, tag: Tag, top: f32) {
    let setting = Setting::left(kind, COLUMN, tag).aligned(Align::Center);
    let lines = composer.paragraph(text, &setting);
    put(page, lines, top);
}

fn frame(page: &mut Page, area: Area, pen: Pen) {
    page.items.push(Item { tag: Tag::NONE, shape: Shape::Rect { area, pen: Some(pen), fill: None } });
}

/// Puts strips on the page and returns where they end.
fn put(page: &mut Page, strips: Vec<Strip>, top: f32) -> f32 {
    let mut below = top;
    for strip in strips {
        below += strip.gap;
        page.items.extend(strip.items.into_iter().map(|item| item.lowered(below)));
        below += strip.height;
    }
    below
}
