//! Writes SVG: escaped words, rectangles, lines and icons.

use std::fmt::Write;

use super::ink;
use crate::picture::icon::Icon;
use crate::picture::{Point, Rect};

/// Where words stand on their line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// An SVG being written.
pub struct Pen {
    text: String,
}

impl Pen {
    /// Begins a picture of a size, for readers who cannot see it also with a title.
    pub fn new(width: f32, height: f32, title: &str) -> Self {
        let mut text = String::new();
        let (w, h) = (n(width), n(height));
        push(
            &mut text,
            format_args!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" \
                 font-family=\"Inter, 'Liberation Sans', Arial, sans-serif\" font-size=\"14\">\n<title>{}</title>\n",
                escape(title)
            ),
        );
        let mut pen = Self { text };
        pen.rect(Rect::new(0.0, 0.0, width, height), 0.0, ink::GROUND, ink::NONE, 0.0);
        pen
    }

    /// Ends the picture.
    pub fn finish(mut self) -> String {
        self.text.push_str("</svg>\n");
        self.text
    }

    /// A rectangle with round corners, fill and edge.
    pub fn rect(&mut self, rect: Rect, corner: f32, fill: &str, line: &str, width: f32) {
        let half = width / 2.0;
        let inner = rect.inset(half, half);
        push(
            &mut self.text,
            format_args!(
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" fill=\"{fill}\"",
                n(inner.x),
                n(inner.y),
                n(inner.w),
                n(inner.h),
                n(corner)
            ),
        );
        self.edge(line, width);
    }

    /// A rectangle whose upper corners are round.
    pub fn tab(&mut self, rect: Rect, corner: f32, fill: &str, line: &str) {
        let (r, c) = (rect.inset(0.5, 0.5), n(corner));
        push(
            &mut self.text,
            format_args!(
                "<path d=\"M{} {}v-{}a{c} {c} 0 0 1 {c} -{c}h{}a{c} {c} 0 0 1 {c} {c}v{}z\" fill=\"{fill}\"",
                n(r.x),
                n(r.bottom()),
                n(r.h - corner),
                n(r.w - 2.0 * corner),
                n(r.h - corner)
            ),
        );
        self.edge(line, 1.0);
    }

    /// A closed area with corners.
    pub fn area(&mut self, corners: &[Point], fill: &str, line: &str, width: f32) {
        push(&mut self.text, format_args!("<polygon points=\"{}\" fill=\"{fill}\"", list(corners)));
        self.edge(line, width);
    }

    /// A line with corners.
    pub fn line(&mut self, points: &[Point], line: &str, width: f32) {
        push(&mut self.text, format_args!("<polyline points=\"{}\" fill=\"none\"", list(points)));
        self.edge(line, width);
    }

    /// A dashed line with corners.
    pub fn dashed(&mut self, points: &[Point], line: &str, width: f32) {
        let points = list(points);
        push(
            &mut self.text,
            format_args!("<polyline points=\"{points}\" fill=\"none\" stroke-dasharray=\"4 3\""),
        );
        self.edge(line, width);
    }

    /// A dot.
    pub fn dot(&mut self, at: Point, radius: f32, fill: &str) {
        let (x, y, r) = (n(at.x), n(at.y), n(radius));
        push(&mut self.text, format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\" fill=\"{fill}\"/>\n"));
    }

    fn edge(&mut self, line: &str, width: f32) {
        if width > 0.0 {
            push(&mut self.text, format_args!(" stroke=\"{line}\" stroke-width=\"{}\"", n(width)));
        }
        self.text.push_str("/>\n");
    }

    /// Words whose middle height is `at.y`.
    pub fn words(&mut self, words: &str, at: Point, style: Style, anchor: Anchor, fill: &str) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let weight = if style.strong { " font-weight=\"600\"" } else { "" };
        push(
            &mut self.text,
            format_args!(
                "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{weight}{anchor} fill=\"{fill}\">{}</text>\n",
                n(at.x),
                n(at.y + style.size * 0.36),
                n(style.size),
                escape(words)
            ),
        );
    }

    /// An icon in the middle of a place.
    pub fn icon(&mut self, icon: Icon, center: Point, size: f32, color: &str) {
        let source = icon.source().trim();
        let inner =
            source.split_once('>').and_then(|(_, rest)| rest.strip_suffix("</svg>")).unwrap_or_default();
        push(
            &mut self.text,
            format_args!(
                "<g transform=\"translate({} {}) scale({})\" fill=\"none\" stroke=\"{color}\" stroke-width=\"1.5\" \
                 stroke-linecap=\"round\" stroke-linejoin=\"round\">{}</g>\n",
                n(center.x - size / 2.0),
                n(center.y - size / 2.0),
                n(size / 20.0),
                inner.replace("#000", color)
            ),
        );
    }
}

/// Size and weight of words.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Height of the letters.
    pub size: f32,
    /// Whether they are set in the heavier weight.
    pub strong: bool,
}

impl Style {
    pub const HEADING: Self = Self { size: 16.0, strong: true };
    pub const BODY: Self = Self { size: 14.0, strong: false };
    pub const STRONG: Self = Self { size: 14.0, strong: true };
    pub const SMALL: Self = Self { size: 13.0, strong: false };
    pub const SMALL_STRONG: Self = Self { size: 13.0, strong: true };
    pub const LABEL: Self = Self { size: 12.0, strong: false };

    /// Width of words in the window's face.
    pub fn width(self, words: &str) -> f32 {
        words.chars().map(|letter| em(letter, self.strong)).sum::<f32>() * self.size
    }

    /// Words that fit a width, ending in "…" when they had to be cut.
    pub fn fit(self, words: &str, width: f32) -> String {
        // Rooms are often measured by the same words, and sums of floats differ in their last digit.
        if self.width(words) <= width + 0.1 {
            return words.to_owned();
        }
        let mut room = width - self.width("…");
        let kept: String = words
            .chars()
            .take_while(|letter| {
                room -= self.width(letter.encode_utf8(&mut [0; 4]));
                room >= 0.0
            })
            .collect();
        format!("{}…", kept.trim_end())
    }

    /// Words broken into lines that fit a width, at most `most`, the last one cut.
    pub fn wrap(self, words: &str, width: f32, most: usize) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in words.split_whitespace() {
            let full = lines.len() == most;
            match lines.last_mut() {
                Some(line) if full || self.width(&format!("{line} {word}")) <= width => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        lines.into_iter().map(|line| self.fit(&line, width)).collect()
    }
}

/// Widths of the letters from space to tilde in the window's face, in thousandths of the size.
const REGULAR: [u16; 95] = [
    281, 278, 403, 631, 638, 813, 639, 222, 362, 362, 500, 659, 280, 460, 276, 357, 625, 464, 605, 636, 642,
    608, 624, 571, 616, 624, 276, 280, 659, 659, 659, 507, 936, 676, 651, 727, 719, 598, 587, 743, 740, 264,
    543, 652, 563, 889, 753, 761, 635, 761, 639, 638, 642, 741, 676, 949, 642, 665, 625, 362, 357, 362, 469,
    452, 497, 564, 621, 558, 621, 582, 361, 609, 591, 237, 237, 544, 237, 869, 585, 597, 609, 609, 372, 523,
    364, 581, 557, 813, 540, 557, 541, 362, 327, 362, 659,
];
/// The same in the heavier weight.
const SEMIBOLD: [u16; 95] = [
    248, 309, 396, 643, 649, 844, 663, 213, 393, 393, 543, 673, 295, 466, 290, 379, 667, 481, 621, 652, 666,
    632, 648, 587, 646, 648, 290, 295, 673, 673, 673, 544, 999, 724, 657, 744, 724, 608, 586, 755, 744, 275,
    561, 677, 566, 906, 741, 775, 643, 776, 651, 649, 660, 734, 724, 1007, 690, 705, 653, 393, 379, 393, 481,
    468, 497, 575, 630, 577, 630, 593, 377, 625, 613, 261, 261, 569, 261, 898, 610, 608, 625, 625, 397, 549,
    380, 608, 576, 837, 563, 576, 562, 393, 358, 393, 673,
];

/// How wide a letter is, as a part of its size.
fn em(letter: char, strong: bool) -> f32 {
    let widths = if strong { &SEMIBOLD } else { &REGULAR };
    let index = (letter as usize).checked_sub(' ' as usize);
    match index.and_then(|index| widths.get(index)) {
        Some(width) => f32::from(*width) / 1000.0,
        None if letter == '…' => 0.83,
        // Latin letters with accents are as wide as without; other scripts, and emoji, may be wider.
        None if letter < '\u{250}' => 0.65,
        None => 1.0,
    }
}

/// A number without needless digits, the same on every machine.
fn n(value: f32) -> String {
    let rounded = (f64::from(value) * 100.0).round() / 100.0;
    if rounded == 0.0 { "0".to_owned() } else { rounded.to_string() }
}

fn list(points: &[Point]) -> String {
    let pairs: Vec<String> = points.iter().map(|point| format!("{},{}", n(point.x), n(point.y))).collect();
    pairs.join(" ")
}

/// Words as XML text; characters that XML does not allow become a replacement mark.
pub(in crate::picture) fn escape(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            '\n' | '\t' => text.push(' '),
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => text.push('\u{FFFD}'),
            _ => text.push(letter),
        }
    }
    text
}

fn push(text: &mut String, args: std::fmt::Arguments<'_>) {
    // Writing to a String cannot fail.
    let _ = text.write_fmt(args);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_cannot_break_out_of_the_picture() {
        assert_eq!(escape("<script>&\"\u{1}\n"), "&lt;script&gt;&amp;&quot;\u{FFFD} ");
    }

    #[test]
    fn widths_are_those_of_the_face() {
        let fonts: [(bool, &[u8]); 2] = [
            (false, include_bytes!("../../../fonts/Inter-Regular.otf")),
            (true, include_bytes!("../../../fonts/Inter-SemiBold.otf")),
        ];
        for (strong, font) in fonts {
            let face = rustybuzz::Face::from_slice(font, 0).expect("the font can be read");
            for letter in ' '..='~' {
                let glyph = face.glyph_index(letter).expect("the font has the letter");
                let width =
                    f32::from(face.glyph_hor_advance(glyph).unwrap_or(0)) / face.units_per_em() as f32;
                assert!((em(letter, strong) - width).abs() < 0.001, "{letter}");
            }
        }
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!([n(1.0), n(0.125), n(-0.001), n(2.50)], ["1", "0.13", "0", "2.5"]);
    }

    #[test]
    fn long_words_are_cut_and_wrapped() {
        assert!(Style::BODY.fit(&"a".repeat(10_000), 100.0).ends_with('…'));
        let lines = Style::BODY.wrap("Memeriksa hasil dan membuat konsep surat balasan", 120.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| Style::BODY.width(line) <= 120.0), "{lines:?}");
        assert!(lines[1].ends_with('…'));
    }
}
