//! Words: the pieces a line is made of, shaped and measured.

use std::rc::Rc;

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::binding::{bound, may_split};
use super::rich::Rich;
use crate::paper::font::{Face, Shaped};

/// A word that never breaks, in one or more faces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Its pieces from left to right.
    pub pieces: Vec<Piece>,
    /// Its width in thousandths of the type size.
    pub width: i32,
    /// What follows it.
    pub gap: Gap,
}

/// A stretch of a word in one face.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The face.
    pub face: Face,
    /// What it says.
    pub text: String,
    /// Its glyphs.
    pub shaped: Rc<Shaped>,
}

/// What follows a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// A space where a line may break.
    Space,
    /// A space where a line should not break.
    Bound,
    /// No space, but a line may break.
    Split,
    /// The end of the line, whatever its width.
    Forced,
}

/// Takes a text apart into words no wider than `limit` thousandths of the type size.
///
/// A word that is too wide is cut as a last resort: nothing may leave its column.
pub fn words(rich: &Rich, limit: i32, mut shape: impl FnMut(Face, &str) -> Rc<Shaped>) -> Vec<Word> {
    let mut words = Vec::new();
    for (start, end, gap) in cuts(&rich.plain) {
        let pieces: Vec<Piece> = rich
            .pieces(start, end)
            .into_iter()
            .map(|(face, text)| Piece { face, text: text.to_owned(), shaped: shape(face, text) })
            .collect();
        let width = pieces.iter().map(|piece| piece.shaped.width).sum();
        let word = Word { pieces, width, gap };
        if width <= limit {
            words.push(word);
        } else {
            words.extend(chopped(&word, limit, &mut shape));
        }
    }
    words
}

/// Where the words of a text begin and end, and what follows them.
fn cuts(text: &str) -> Vec<(usize, usize, Gap)> {
    let opportunities: Vec<usize> =
        linebreaks(text).filter(|(_, kind)| *kind == BreakOpportunity::Allowed).map(|(at, _)| at).collect();
    let may_break = |at: usize| opportunities.binary_search(&at).is_ok();
    let mut cuts = Vec::new();
    let mut offset = 0;
    for line in text.split('\n') {
        let tokens: Vec<&str> = line.split(' ').collect();
        let bound = bound(&tokens);
        let mut start = offset;
        for (index, token) in tokens.iter().enumerate() {
            let end = start + token.len();
            let mut from = start;
            for &at in &opportunities[opportunities.partition_point(|at| *at <= start)..] {
                if at >= end {
                    break;
                }
                if may_split(&text[from..at], &text[at..end]) {
                    cuts.push((from, at, Gap::Split));
                    from = at;
                }
            }
            let gap = match index + 1 == tokens.len() {
                true => Gap::Forced,
                false if bound[index] || !may_break(end + 1) => Gap::Bound,
                false => Gap::Space,
            };
            cuts.push((from, end, gap));
            start = end + 1;
        }
        offset += line.len() + 1;
    }
    cuts
}

/// A word cut into parts that fit; every part holds at least one character.
fn chopped(word: &Word, limit: i32, shape: &mut impl FnMut(Face, &str) -> Rc<Shaped>) -> Vec<Word> {
    let mut parts: Vec<Word> = Vec::new();
    let mut part = Word { pieces: Vec::new(), width: 0, gap: Gap::Split };
    for piece in &word.pieces {
        let mut taken = String::new();
        let mut width = 0;
        for letter in piece.text.chars() {
            let advance = shape(piece.face, letter.encode_utf8(&mut [0; 4])).width;
            let full = part.width + width + advance > limit && (width > 0 || !part.pieces.is_empty());
            if full {
                take(&mut part, piece.face, &mut taken, shape);
                width = 0;
                parts.push(std::mem::replace(
                    &mut part,
                    Word { pieces: Vec::new(), width: 0, gap: Gap::Split },
                ));
            }
            taken.push(letter);
            width += advance;
        }
        take(&mut part, piece.face, &mut taken, shape);
    }
    part.gap = word.gap;
    parts.push(part);
    parts
}

fn take(part: &mut Word, face: Face, text: &mut String, shape: &mut impl FnMut(Face, &str) -> Rc<Shaped>) {
    if text.is_empty() {
        return;
    }
    let shaped = shape(face, text);
    part.width += shaped.width;
    part.pieces.push(Piece { face, text: std::mem::take(text), shaped });
}
