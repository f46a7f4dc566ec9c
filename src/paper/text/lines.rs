//! Lines: where a paragraph breaks, and how far its spaces stretch.
//!
//! A justified paragraph is broken as a whole (total fit): of all ways to break it, the one whose spaces stretch least
//! evenly wins. Spaces never shrink. A line whose spaces would become wider than 2.5 natural spaces is set flush left.

use std::ops::Range;

use super::words::{Gap, Word};

/// How much a space may grow before its line is set flush left instead, in natural spaces.
const MOST_STRETCH: f32 = 1.5;
/// What a flush-left line inside a justified paragraph costs.
const LOOSE: f32 = 30.0;
/// What it costs to break where words belong together, or inside a word.
const TORN: f32 = 10_000.0;
/// What a break at a hyphen costs.
const SPLIT: f32 = 0.5;
/// What every line costs, so that a paragraph does not grow by a line for the sake of evenness.
const LINE: f32 = 1.0;

/// The room for a paragraph's lines, in thousandths of the type size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    /// Width of the first line.
    pub first: i32,
    /// Width of every later line.
    pub rest: i32,
    /// Width of a space.
    pub space: i32,
}

impl Measure {
    fn of_line(self, start: usize) -> i32 {
        if start == 0 { self.first } else { self.rest }
    }
}

/// One line of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its words.
    pub words: Range<usize>,
    /// Its natural width in thousandths of the type size.
    pub width: i32,
    /// How far its spaces stretch together.
    pub stretch: i32,
}

/// Breaks a paragraph into lines.
pub fn break_lines(words: &[Word], measure: Measure, justified: bool) -> Vec<Line> {
    let breaks = if justified { total_fit(words, measure) } else { first_fit(words, measure) };
    let mut start = 0;
    let mut lines = Vec::with_capacity(breaks.len());
    for end in breaks {
        let (width, spaces) = natural(&words[start..end], measure.space);
        let slack = measure.of_line(start) - width;
        let ends_paragraph = words[end - 1].gap == Gap::Forced;
        let fits = spaces > 0 && slack as f32 <= MOST_STRETCH * (spaces * measure.space) as f32;
        let stretch = if justified && !ends_paragraph && fits { slack.max(0) } else { 0 };
        lines.push(Line { words: start..end, width, stretch });
        start = end;
    }
    lines
}

/// The width of words set on one line, and the number of spaces between them.
fn natural(words: &[Word], space: i32) -> (i32, i32) {
    let inner = &words[..words.len().saturating_sub(1)];
    let spaces = inner.iter().filter(|word| word.gap.is_space()).count() as i32;
    (words.iter().map(|word| word.width).sum::<i32>() + spaces * space, spaces)
}

impl Gap {
    /// Whether a space is set when the line goes on.
    pub fn is_space(self) -> bool {
        matches!(self, Self::Space | Self::Bound)
    }
}

/// The ends of the lines when each line takes as many words as fit.
fn first_fit(words: &[Word], measure: Measure) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut start = 0;
    while start < words.len() {
        let end = untorn(words, start, longest(words, start, measure));
        ends.push(end);
        start = end;
    }
    ends
}

/// The end of the longest line that starts at a word: at least one word, at most up to a forced break.
fn longest(words: &[Word], start: usize, measure: Measure) -> usize {
    let room = measure.of_line(start);
    let mut width = words[start].width;
    let mut end = start + 1;
    while end < words.len() && words[end - 1].gap != Gap::Forced {
        width += words[end].width + if words[end - 1].gap.is_space() { measure.space } else { 0 };
        if width > room {
            break;
        }
        end += 1;
    }
    end
}

/// The last end up to `last` that tears nothing that belongs together; `last` itself when every end does.
fn untorn(words: &[Word], start: usize, last: usize) -> usize {
    (start + 1..=last).rev().find(|end| words[end - 1].gap != Gap::Bound).unwrap_or(last)
}

/// The ends of the lines that cost least together.
fn total_fit(words: &[Word], measure: Measure) -> Vec<usize> {
    // For every word: the least cost of setting it and all words after it, and where its line then ends.
    let mut cost = vec![0.0_f32; words.len() + 1];
    let mut next = vec![words.len(); words.len() + 1];
    for start in (0..words.len()).rev() {
        cost[start] = f32::INFINITY;
        let last = longest(words, start, measure);
        let full = untorn(words, start, last);
        for end in start + 1..=last {
            let line = line_cost(&words[start..end], measure.of_line(start), measure.space, end == full);
            let total = line + cost[end];
            // Among equals the longer line wins, as a typist would fill it.
            if total <= cost[start] {
                cost[start] = total;
                next[start] = end;
            }
        }
    }
    let mut ends = Vec::new();
    let mut start = 0;
    while start < words.len() {
        start = next[start];
        ends.push(start);
    }
    ends
}

fn line_cost(words: &[Word], room: i32, space: i32, full: bool) -> f32 {
    let gap = words.last().map_or(Gap::Forced, |word| word.gap);
    let place = match gap {
        Gap::Forced => return LINE,
        Gap::Space => 0.0,
        Gap::Split => SPLIT,
        Gap::Bound => TORN,
    };
    let (width, spaces) = natural(words, space);
    let slack = (room - width).max(0) as f32;
    let stretch = slack / (spaces.max(1) * space.max(1)) as f32;
    let loose = match spaces > 0 && stretch <= MOST_STRETCH {
        true => 0.0,
        // A reader forgives a ragged line, but not one that has room for the next word.
        false if full => LOOSE,
        false => 3.0 * LOOSE,
    };
    LINE + place + loose + stretch * stretch
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<Word> {
        let mut words: Vec<Word> = text
            .split(' ')
            .map(|word| {
                let bound = word.ends_with('~');
                let gap = if bound { Gap::Bound } else { Gap::Space };
                Word { pieces: Vec::new(), width: word.trim_end_matches('~').len() as i32 * 500, gap }
            })
            .collect();
        words.last_mut().unwrap().gap = Gap::Forced;
        words
    }

    fn broken(text: &str, letters: i32, justified: bool) -> Vec<usize> {
        let room = letters * 500;
        let measure = Measure { first: room, rest: room, space: 500 };
        break_lines(&words(text), measure, justified).into_iter().map(|line| line.words.len()).collect()
    }

    #[test]
    fn a_ragged_line_takes_what_fits() {
        assert_eq!(broken("aaa bb cc ddddd", 6, false), [2, 1, 1]);
        assert_eq!(broken("aaa bb~ cc ddddd", 6, false), [1, 2, 1]);
    }

    #[test]
    fn a_justified_paragraph_is_even_as_a_whole() {
        // First fit would give `aaa bb cc` + `ddddd` with one huge space in the second line.
        assert_eq!(broken("aaa bb cc ddddddd ee ff gg", 10, true), [3, 2, 2]);
        assert_eq!(broken("aaa bb cc~ dddddd ee ff gg", 12, true), [2, 3, 2]);
    }

    #[test]
    fn wide_spaces_are_set_flush_left() {
        let measure = Measure { first: 10_000, rest: 10_000, space: 500 };
        let lines = break_lines(&words("aaa bbbb cccccccccccccccccc d"), measure, true);
        assert_eq!(lines[0].stretch, 0);
    }

    #[test]
    fn a_line_that_must_be_torn_is_torn() {
        assert_eq!(broken("aaaa~ bbbb~ cccc", 5, false), [1, 1, 1]);
        assert_eq!(broken("aaaa~ bbbb~ cccc", 5, true), [1, 1, 1]);
    }
}
