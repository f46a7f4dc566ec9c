//! The number of a letter: complete, or open for TU's pen, or not there yet.

use super::LetterPaper;
use crate::domain::letter::Variant;
use crate::domain::numbering::{Known, Pattern, Piece};
use crate::paper::compose::{Composer, Setting, Type};
use crate::paper::strip::Strip;
use crate::paper::structure::Tag;
use crate::paper::unit::{Column, mm};

/// Room for the number TU writes by hand.
const GAP: f32 = mm(12.0);

/// The parts of the number as this print shows them; none on a konsep.
pub fn pieces(paper: &LetterPaper<'_>) -> Vec<Piece> {
    if let Some(numbering) = &paper.letter.numbering {
        return vec![Piece::Text(numbering.text.clone())];
    }
    if paper.variant == Variant::Draft {
        return Vec::new();
    }
    let content = paper.content();
    let pattern = match content.body.is_memo() {
        true => &paper.profile.letters.memo.number_template,
        false => &paper.profile.number_template,
    };
    Pattern::of(pattern).open(&Known {
        classification: &content.classification,
        security: paper.profile.letters.marking.code(content.security),
        unit: &paper.profile.unit_code,
        year: paper.year(),
    })
}

/// The width of a number on one line.
pub fn width(composer: &mut Composer, pieces: &[Piece], kind: Type) -> f32 {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => composer.width(text, kind),
            Piece::Gap => GAP,
        })
        .sum()
}

/// Sets a number at the left edge of a column; one that is too long for a line breaks.
pub fn set(composer: &mut Composer, pieces: &[Piece], column: Column, kind: Type, tag: Tag) -> Vec<Strip> {
    if width(composer, pieces, kind) > column.width {
        let text: String = pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.as_str(),
                Piece::Gap => "          ",
            })
            .collect();
        return composer.paragraph(&text, &Setting::left(kind, column, tag));
    }
    let mut strip = Strip { height: kind.pitch, ..Strip::default() };
    let mut x = column.x;
    for piece in pieces {
        match piece {
            Piece::Gap => x += GAP,
            Piece::Text(text) => {
                let part = composer.word(text, kind, x, tag);
                strip.items.extend(part.items);
                x += composer.width(text, kind);
            }
        }
    }
    vec![strip]
}
