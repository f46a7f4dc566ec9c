//! Flow: strips fill pages.

use super::display::Page;
use super::strip::{Cut, Strip, height};
use super::structure::Tag;

/// The sheet strips flow onto, in points from its top left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sheet {
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// Where the first page's strips begin.
    pub first_top: f32,
    /// Where later pages' strips begin.
    pub top: f32,
    /// Where strips end.
    pub bottom: f32,
}

/// Pages filled with strips.
#[derive(Debug, Clone, Default)]
pub struct Flowed {
    /// The pages, at least one.
    pub pages: Vec<Page>,
    /// The first word of every page; empty when the page begins something new.
    pub openings: Vec<String>,
}

/// Fills pages with strips from top to bottom.
pub fn flow(strips: &[Strip], sheet: &Sheet) -> Flowed {
    let mut flowed = Flowed::default();
    let mut start = 0;
    loop {
        let top = if flowed.pages.is_empty() { sheet.first_top } else { sheet.top };
        let heading =
            strips.get(start).and_then(|strip| strip.heading.as_deref()).map_or(&[][..], Vec::as_slice);
        let end = page_end(strips, start, sheet.bottom - top - height(heading));
        let page = &strips[start..end];

        let mut below = top;
        let mut items = Vec::new();
        for strip in heading {
            below += strip.gap;
            // The heading was read on its own page; its repetition is decoration.
            let repeated = strip.items.iter().cloned().map(|mut item| {
                item.tag = Tag::NONE;
                item
            });
            items.extend(repeated.map(|item| item.lowered(below)));
            below += strip.height;
        }
        for (index, strip) in page.iter().enumerate() {
            below += if index == 0 { 0.0 } else { strip.gap };
            items.extend(strip.items.iter().cloned().map(|item| item.lowered(below)));
            below += strip.height;
        }
        flowed.pages.push(Page { width: sheet.width, height: sheet.height, items });
        // Nothing leads over to a page that begins anew.
        let leads = page.first().is_some_and(|strip| strip.cut != Cut::Always);
        let mut openings = heading.iter().chain(page).map(|strip| strip.opening.as_str());
        let opening = openings.find(|word| leads && !word.is_empty()).unwrap_or_default();
        flowed.openings.push(opening.to_owned());
        start = end;
        if start >= strips.len() {
            return flowed;
        }
    }
}

/// The first strip that does not stand on the page beginning with `start`, which has `room` points.
fn page_end(strips: &[Strip], start: usize, room: f32) -> usize {
    // Sums of fractions must not push out a strip that just fits.
    const TOLERANCE: f32 = 0.01;
    let mut height = 0.0;
    let mut fitting = start;
    for (index, strip) in strips.iter().enumerate().skip(start) {
        height += strip.height + if index == start { 0.0 } else { strip.gap };
        let ends_here = index > start && (strip.cut == Cut::Always || height > room + TOLERANCE);
        if ends_here {
            break;
        }
        fitting = index + 1;
    }
    if fitting >= strips.len() || strips[fitting].cut == Cut::Always {
        return fitting;
    }
    let free = |end: &usize| strips[*end].cut == Cut::Free;
    (start + 1..=fitting).rev().find(free).unwrap_or(fitting)
}

/// Forbids a break that would leave fewer than `lines` lines above the strip at `index` on its page.
pub fn keep_above(strips: &mut [Strip], index: usize, lines: usize) {
    let from = (index + 1).saturating_sub(lines).max(1);
    if let Some(kept) = strips.get_mut(from..=index) {
        kept.iter_mut().filter(|strip| strip.cut == Cut::Free).for_each(|strip| strip.cut = Cut::Avoid);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::strip::paired;

    const SHEET: Sheet = Sheet { width: 100.0, height: 100.0, first_top: 0.0, top: 0.0, bottom: 50.0 };

    fn lines(count: usize) -> Vec<Strip> {
        let line = |index: usize| Strip { height: 10.0, opening: index.to_string(), ..Strip::default() };
        (0..count).map(line).collect()
    }

    fn openings(strips: &[Strip]) -> Vec<String> {
        flow(strips, &SHEET).openings
    }

    #[test]
    fn pages_fill_to_the_last_line() {
        assert_eq!(openings(&lines(10)), ["0", "5"]);
        assert_eq!(openings(&[]), [""]);
    }

    #[test]
    fn a_paragraph_keeps_two_lines_on_both_pages() {
        assert_eq!(openings(&paired(lines(6))), ["0", "4"]);
        assert_eq!(openings(&[lines(3), paired(lines(3))].concat()), ["0", "0"]);
    }

    #[test]
    fn a_block_takes_lines_with_it() {
        let mut strips = lines(6);
        keep_above(&mut strips, 5, 2);
        assert_eq!(openings(&strips), ["0", "3"]);
    }

    #[test]
    fn what_cannot_stay_together_is_broken_anyway() {
        let mut strips = lines(12);
        strips.iter_mut().for_each(|strip| strip.cut = Cut::Avoid);
        assert_eq!(openings(&strips), ["0", "5", "10"]);
    }
}
