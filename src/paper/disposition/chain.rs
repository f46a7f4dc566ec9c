//! The chain: who passed the letter on to whom, in a table that repeats its heading.

use super::{DispositionPaper, Style, short_title};
use crate::domain::disposition::Disposition;
use crate::domain::indonesian::{clock, local, long_date};
use crate::domain::office::Profile;
use crate::paper::compose::{Composer, Type};
use crate::paper::strip::{Cut, Strip};
use crate::paper::structure::Tree;
use crate::paper::table::{self, Cell, table};
use crate::paper::unit::mm;

/// Rows of the chain that stand below the frame.
const ON_SHEET: usize = 3;
/// Column widths on a full page, in millimetres; smaller forms scale them.
pub const WIDTHS: [f32; 6] = [23.0, 30.0, 30.0, 39.0, 16.0, 22.0];
/// Headings of its columns.
pub const HEADINGS: [&str; 6] = ["Tanggal", "Dari", "Kepada", "Isi Disposisi", "Paraf", "Diterima"];

/// The first rows, below the frame; empty ones wait for the pen.
pub fn first_page(composer: &mut Composer, paper: &DispositionPaper<'_>, style: &Style) -> Vec<Strip> {
    let mut rows: Vec<Vec<Cell>> =
        paper.chain.iter().take(ON_SHEET).map(|row| set_cells(paper.profile, row)).collect();
    rows.resize(ON_SHEET, Vec::new());
    set(composer, &rows, paper, style)
}

/// The rows that do not stand below the frame, on pages of their own.
pub fn later_pages(composer: &mut Composer, paper: &DispositionPaper<'_>, style: &Style) -> Vec<Strip> {
    let skipped = if style.small { 0 } else { ON_SHEET };
    let rows: Vec<Vec<Cell>> =
        paper.chain.iter().skip(skipped).map(|row| set_cells(paper.profile, row)).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let mut strips = set(composer, &rows, paper, style);
    if let Some(first) = strips.first_mut() {
        first.cut = Cut::Always;
    }
    strips
}

fn set(
    composer: &mut Composer,
    rows: &[Vec<Cell>],
    paper: &DispositionPaper<'_>,
    style: &Style,
) -> Vec<Strip> {
    let filled = !paper.chain.is_empty();
    let kind = match (style.small, filled) {
        (true, _) => Type::new(8.0, 9.8),
        (false, true) => Type::new(9.0, 11.0),
        (false, false) => style.kind,
    };
    let look = table::Style {
        column: style.column,
        widths: WIDTHS.to_vec(),
        kind,
        heading: kind.bold(),
        padding: (mm(1.4), mm(1.0)),
        rule: 0.75,
        least: if filled { mm(16.0) } else { mm(12.5) },
        least_heading: if filled { mm(6.1) } else { mm(6.9) },
        tallest: (style.sheet.bottom - style.sheet.top) / 2.0,
        centered: false,
    };
    table(composer, &[HEADINGS.map(Cell::of).to_vec()], rows, &look, Tree::ROOT)
}

fn set_cells(profile: &Profile, row: &Disposition) -> Vec<Cell> {
    cells(profile, row).into_iter().map(Cell::of).collect()
}

/// One disposition as cells; paraf and receipt stay empty for the pen.
pub fn cells(profile: &Profile, row: &Disposition) -> Vec<String> {
    let local = local(row.at, profile.zone);
    let time = clock(local.time(), profile.zone);
    // The zone is the office's own, and the column is narrow.
    let time = time.rsplit_once(' ').map_or(time.as_str(), |(time, _)| time);
    let at = format!("{}\n{time}", long_date(local.date()));
    let to: Vec<&str> = row.to.iter().map(|id| short_title(profile, id)).collect();
    let from = short_title(profile, &row.from).to_owned();
    vec![at, from, to.join("; "), wording(row)]
}

/// What a disposition says: its instructions as sentences, then the free text.
fn wording(row: &Disposition) -> String {
    let sentence = |text: &str| match text.trim() {
        text if text.is_empty() || text.ends_with(['.', '!', '?']) => text.to_owned(),
        text => format!("{text}."),
    };
    let parts = row.instructions.iter().map(String::as_str).chain([row.note.as_str()]);
    parts.map(sentence).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
