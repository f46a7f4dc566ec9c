//! What stands around a letter and not in it: page numbers, catchwords, the mark of a konsep or pertinggal.

use super::compose::{Align, Composer, Setting, Type};
use super::display::{Area, Item, Page, Pen, Point, Shape};
use super::flow::{Flowed, Sheet};
use super::qr;
use super::strip::Strip;
use super::structure::Tag;
use super::unit::{Column, mm};
use crate::domain::mark::Mark;

/// Baseline of the catchword below the text's end.
const CATCHWORD: f32 = mm(5.5);
/// Height of the footer's rule above the page's end.
const FOOTER: f32 = mm(13.4);

/// Paper decoration is not part of the letter, so nobody reads it aloud.
const TAG: Tag = Tag::NONE;

/// Adds `- 2 -` to every page but the first.
pub fn page_numbers(composer: &mut Composer, pages: &mut [Page], column: Column, top: f32, kind: Type) {
    for (index, page) in pages.iter_mut().enumerate().skip(1) {
        let setting = Setting::left(kind, column, TAG).aligned(Align::Center);
        place(page, composer.paragraph(&format!("- {} -", index + 1), &setting), top);
    }
}

/// Ends every page but the last with the first word of the next one.
pub fn catchwords(composer: &mut Composer, flowed: &mut Flowed, column: Column, sheet: &Sheet, kind: Type) {
    let lead = composer.baseline(kind);
    for (page, opening) in flowed.pages.iter_mut().zip(flowed.openings.iter().skip(1)) {
        if opening.is_empty() {
            continue;
        }
        let setting = Setting::left(kind, column, TAG).aligned(Align::Right);
        let mut word = composer.paragraph(&format!("{}...", opening.replace(' ', "\u{a0}")), &setting);
        word.truncate(1);
        place(page, word, sheet.bottom + CATCHWORD - lead);
    }
}

/// Adds a framed mark at the top right of every page.
pub fn mark(composer: &mut Composer, pages: &mut [Page], column: Column, words: &str) {
    const TOP: f32 = mm(4.2);
    const PADDING: (f32, f32) = (mm(2.5), mm(1.0));
    let pen = Pen::thick(0.75);
    let kind = Type::new(9.0, 11.0).bold();
    let width = composer.width(words, kind) + 2.0 * PADDING.0 + pen.width;
    let area =
        Area { x: column.right() - width, y: TOP, width, height: kind.pitch + 2.0 * PADDING.1 + pen.width };
    for page in pages {
        let frame = Shape::Rect { area, pen: Some(pen), fill: None };
        page.items.push(Item { tag: TAG, shape: frame });
        let word = composer.word(words, kind, area.x + PADDING.0 + pen.width / 2.0, TAG);
        place(page, vec![word], area.y + PADDING.1 + pen.width / 2.0);
    }
}

/// Adds the square code of a pertinggal at the foot of every page, and returns what it leaves of the column there.
pub fn code(pages: &mut [Page], column: Column, sheet: &Sheet, mark: Mark) -> Column {
    const LOWEST: f32 = mm(10.5);
    let top = sheet.bottom + mm(1.5);
    let size = (sheet.height - LOWEST - top).min(mm(13.0));
    let at = Point { x: column.x, y: sheet.height - LOWEST - size };
    for page in pages {
        page.items.extend(qr::code(mark, at, size));
    }
    column.indented(size + mm(3.0))
}

/// Adds a footer with a text on the left and one on the right to every page.
pub fn footer(composer: &mut Composer, pages: &mut [Page], column: Column, left: &str, right: &str) {
    const APART: f32 = mm(4.0);
    const SMALLEST: f32 = 6.0;
    let usual = Type::new(7.5, 9.5);
    // Beside the code of a pertinggal there is less room; both texts stay on one line all the same.
    let needed = composer.width(left, usual) + composer.width(right, usual);
    let size = (usual.size * (column.width - APART) / needed.max(1.0) * 0.995).clamp(SMALLEST, usual.size);
    let kind = Type { size, ..usual };
    let right_width = composer.width(right, kind);
    let left_column =
        Column { width: (column.width - right_width - APART).max(column.width / 2.0), ..column };
    for page in pages {
        let y = page.height - FOOTER;
        let (from, to) = (Point { x: column.x, y }, Point { x: column.right(), y });
        page.items.push(Item { tag: TAG, shape: Shape::Line { from, to, pen: Pen::thick(0.35) } });
        let top = y + mm(1.0);
        place(page, composer.paragraph(left, &Setting::left(kind, left_column, TAG)), top);
        let rest = Column::between(left_column.right(), column.right());
        let setting = Setting::left(kind, rest, TAG).aligned(Align::Right);
        place(page, composer.paragraph(right, &setting), top);
    }
}

/// Adds a text on the left and `Halaman x dari y` on the right to every page, from a height downwards.
pub fn page_of_pages(composer: &mut Composer, pages: &mut [Page], column: Column, top: f32, left: &str) {
    let kind = Type::new(8.0, 10.0);
    let count = pages.len();
    let room = Column { width: column.width - mm(40.0), ..column };
    for (index, page) in pages.iter_mut().enumerate() {
        let mut own = composer.paragraph(left, &Setting::left(kind, room, TAG));
        own.truncate(1);
        place(page, own, top);
        let number = format!("Halaman {} dari {count}", index + 1);
        let setting = Setting::left(kind, column, TAG).aligned(Align::Right);
        place(page, composer.paragraph(&number, &setting), top);
    }
}

/// Puts strips on a page at a height; what would leave the page is left out.
fn place(page: &mut Page, strips: Vec<Strip>, top: f32) {
    let mut below = top;
    for strip in strips {
        if below + strip.height > page.height {
            return;
        }
        page.items.extend(strip.items.into_iter().map(|item| item.lowered(below)));
        below += strip.height;
    }
}
