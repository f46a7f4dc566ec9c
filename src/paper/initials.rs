//! The table of initials (paraf hierarki), which stays on the pertinggal.

use super::compose::{Composer, Type};
use super::strip::Strip;
use super::structure::Tree;
use super::table::{Cell, Style, table};
use super::unit::{Column, mm};
use crate::domain::tnd::InitialsRules;

/// Width of the table.
pub const WIDTH: f32 = mm(71.0);

/// Sets the table for the jabatan of a chain, given from the lowest to the highest; the cells stay empty for pens.
pub fn table_of_initials(
    composer: &mut Composer,
    chain: &[String],
    x: f32,
    rules: &InitialsRules,
) -> Vec<Strip> {
    if chain.is_empty() {
        return Vec::new();
    }
    let kind = Type::new(8.0, 9.6);
    let widths = if rules.dates { vec![39.0, 16.0, 16.0] } else { vec![49.0, 22.0] };
    let columns = widths.len();
    let style = Style {
        column: Column { x, width: WIDTH },
        widths,
        kind,
        heading: kind.bold(),
        padding: (mm(1.4), mm(0.6)),
        rule: 0.5,
        least: mm(10.5),
        least_heading: mm(4.85),
        tallest: mm(80.0),
        centered: true,
    };
    let labels = ["Jabatan", "Paraf", "Tanggal"].into_iter().take(columns).map(Cell::of).collect();
    let headings = [vec![Cell::wide("PARAF HIERARKI", columns)], labels];
    let mut rows: Vec<Vec<Cell>> = chain.iter().map(|title| vec![Cell::of(title)]).collect();
    if !rules.lowest_first {
        rows.reverse();
    }
    table(composer, &headings, &rows, &style, Tree::ROOT)
}
