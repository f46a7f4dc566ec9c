//! Reading a string: markup, white space, and the characters no embedded font has.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use crate::paper::font::{Face, Fonts};

/// What stands in for a character that the fonts lack.
const REPLACEMENT: char = '□';
/// A space that never breaks and never stretches.
pub const FIXED_SPACE: char = '\u{a0}';

/// A text cleaned for setting: single spaces, `\n` for forced breaks, and a face for every stretch.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rich {
    /// The text itself.
    pub plain: String,
    /// End of each stretch in `plain`, with its face.
    pub stretches: Vec<(usize, Face)>,
}

impl Rich {
    /// Reads `text`; with `markup`, `**` switches to bold and back.
    ///
    /// Characters the fonts lack are collected in `missing` and shown as a box.
    pub fn read(text: &str, face: Face, markup: bool, fonts: &Fonts, missing: &mut BTreeSet<char>) -> Self {
        let mut rich = Self::default();
        let parts: Vec<&str> = if markup { text.split("**").collect() } else { vec![text] };
        for (index, part) in parts.iter().enumerate() {
            // A lone `**` at the end has no partner, so it is text.
            let unpaired = index % 2 == 1 && index + 1 == parts.len();
            let face = if index % 2 == 1 && !unpaired { face.emphasised() } else { face };
            if unpaired {
                rich.push("**", face, fonts, missing);
            }
            rich.push(part, face, fonts, missing);
        }
        while rich.plain.ends_with([' ', '\n']) {
            rich.plain.pop();
        }
        let end = rich.plain.len();
        rich.stretches.iter_mut().for_each(|(stretch, _)| *stretch = (*stretch).min(end));
        rich
    }

    fn push(&mut self, part: &str, face: Face, fonts: &Fonts, missing: &mut BTreeSet<char>) {
        for letter in part.nfc() {
            match letter {
                '\n' => {
                    while self.plain.ends_with(' ') {
                        self.plain.pop();
                    }
                    self.plain.push('\n');
                }
                FIXED_SPACE | '\u{202f}' | '\u{2007}' => self.plain.push(FIXED_SPACE),
                '\u{2011}' => self.plain.push('-'),
                _ if is_invisible(letter) => {}
                _ if letter.is_whitespace() => {
                    if !self.plain.is_empty() && !self.plain.ends_with([' ', '\n']) {
                        self.plain.push(' ');
                    }
                }
                _ if fonts.covers(face, letter) => self.plain.push(letter),
                _ => {
                    missing.insert(letter);
                    self.plain.push(REPLACEMENT);
                }
            }
        }
        self.stretches.push((self.plain.len(), face));
    }

    /// The pieces of a byte range, each in one face.
    pub fn pieces(&self, start: usize, end: usize) -> Vec<(Face, &str)> {
        let mut pieces = Vec::new();
        let mut from = start;
        for &(stretch, face) in &self.stretches {
            let to = stretch.min(end);
            if to > from {
                pieces.push((face, &self.plain[from..to]));
                from = to;
            }
        }
        pieces
    }
}

/// Whether a character shows nothing by itself: controls, joiners, direction marks, variation selectors.
fn is_invisible(letter: char) -> bool {
    (letter.is_control() && letter != '\t' && letter != '\n')
        || matches!(
            letter,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Rich, BTreeSet<char>) {
        let mut missing = BTreeSet::new();
        let rich = Rich::read(text, Face::Regular, true, Fonts::embedded().unwrap(), &mut missing);
        (rich, missing)
    }

    #[test]
    fn stars_switch_to_bold_and_back() {
        let (rich, _) = read("a **tebal** z");
        assert_eq!(rich.plain, "a tebal z");
        let pieces = rich.pieces(0, rich.plain.len());
        assert_eq!(pieces, [(Face::Regular, "a "), (Face::Bold, "tebal"), (Face::Regular, " z")]);
        assert_eq!(read("2 ** 3").0.plain, "2 ** 3");
    }

    #[test]
    fn white_space_is_single_and_controls_are_gone() {
        assert_eq!(read("  a\t b \u{7}\r\n c\u{200b}d ").0.plain, "a b\ncd");
    }

    #[test]
    fn missing_characters_are_named_and_shown() {
        let (rich, missing) = read("baik 👍 سلام");
        assert_eq!(rich.plain, "baik □ □□□□");
        assert!(missing.contains(&'👍') && missing.len() == 5);
    }

    #[test]
    fn taken_apart_letters_are_put_together() {
        assert_eq!(read("e\u{301}").0.plain, "é");
    }
}
