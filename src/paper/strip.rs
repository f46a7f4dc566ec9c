//! Strips: the measured rows a paper is stacked from.
//!
//! A strip never breaks over pages. A paragraph is one strip per line, a table one per row; a page break is a choice
//! between strips. Items stand at their final place across the page and at their height below the strip's own top.

use std::rc::Rc;

use super::display::Item;

/// A row of fixed height across the page.
#[derive(Debug, Clone, Default)]
pub struct Strip {
    /// White space above it in points, dropped at the top of a page.
    pub gap: f32,
    /// Its height in points.
    pub height: f32,
    /// What stands on it.
    pub items: Vec<Item>,
    /// Whether a page may begin with it.
    pub cut: Cut,
    /// What is repeated above it when a page begins with it: the heading of its table.
    pub heading: Option<Rc<Vec<Strip>>>,
    /// Its first word with the number before it, for the catchword of the page before.
    pub opening: String,
}

/// Whether a page may begin with a strip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cut {
    /// It may.
    #[default]
    Free,
    /// Only when nothing else fits on a page.
    Avoid,
    /// It must.
    Always,
}

impl Strip {
    /// White space that is kept even at the top of a page.
    pub fn blank(height: f32) -> Self {
        Self { height, ..Self::default() }
    }
}

/// Adds white space above the first of some strips.
pub fn spaced(mut strips: Vec<Strip>, gap: f32) -> Vec<Strip> {
    if let Some(first) = strips.first_mut() {
        first.gap += gap;
    }
    strips
}

/// Keeps some strips on one page when they fit there.
pub fn together(mut strips: Vec<Strip>) -> Vec<Strip> {
    strips.iter_mut().skip(1).for_each(|strip| strip.cut = Cut::Avoid);
    strips
}

/// Keeps at least two lines of a paragraph on either side of a page break.
pub fn paired(mut lines: Vec<Strip>) -> Vec<Strip> {
    let last = lines.len().saturating_sub(1);
    for (index, line) in lines.iter_mut().enumerate() {
        if index == 1 || (index > 0 && index == last) {
            line.cut = Cut::Avoid;
        }
    }
    lines
}

/// Sets columns of strips side by side, line by line.
pub fn zipped(columns: Vec<Vec<Strip>>) -> Vec<Strip> {
    let mut rows: Vec<Strip> = Vec::new();
    for column in columns {
        for (index, strip) in column.into_iter().enumerate() {
            match rows.get_mut(index) {
                Some(row) => row.absorb(strip),
                None => rows.push(strip),
            }
        }
    }
    rows
}

/// Sets blocks of strips side by side as one strip, their tops level.
pub fn beside(blocks: Vec<Vec<Strip>>) -> Strip {
    let mut whole = Strip::default();
    for block in blocks {
        let mut below = 0.0;
        for strip in block {
            below += strip.gap;
            whole.items.extend(strip.items.into_iter().map(|item| item.lowered(below)));
            below += strip.height;
            if whole.opening.is_empty() {
                whole.opening = strip.opening;
            }
        }
        whole.height = whole.height.max(below);
    }
    whole
}

/// Cuts cells that are too tall for one row into several rows, each at most `tallest` high where its lines allow it.
pub fn sliced(cells: Vec<Vec<Strip>>, tallest: f32) -> Vec<Vec<Vec<Strip>>> {
    let count = cells.len();
    let mut rows: Vec<Vec<Vec<Strip>>> = Vec::new();
    for (column, cell) in cells.into_iter().enumerate() {
        let (mut row, mut below) = (0, 0.0);
        for strip in cell {
            below += strip.gap + strip.height;
            if below > tallest && below > strip.gap + strip.height {
                (row, below) = (row + 1, strip.height);
            }
            if rows.len() <= row {
                rows.push(vec![Vec::new(); count]);
            }
            rows[row][column].push(strip);
        }
    }
    rows
}

/// The height of strips stacked on one page.
pub fn height(strips: &[Strip]) -> f32 {
    strips.iter().map(|strip| strip.gap + strip.height).sum()
}

impl Strip {
    /// Takes in what stands beside it.
    fn absorb(&mut self, other: Self) {
        self.gap = self.gap.max(other.gap);
        self.height = self.height.max(other.height);
        self.items.extend(other.items);
        if other.cut == Cut::Avoid {
            self.cut = Cut::Avoid;
        }
        if !self.opening.is_empty() && !other.opening.is_empty() {
            self.opening.push(' ');
        }
        self.opening.push_str(&other.opening);
    }
}
