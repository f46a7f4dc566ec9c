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

    /// Estimated width of words.
    pub fn width(self, words: &str) -> f32 {
        let part: f32 = words.chars().map(em).sum();
        part * self.size * if self.strong { 1.06 } else { 1.0 }
    }

    /// Words that fit a width, ending in "…" when they had to be cut.
    pub fn fit(self, words: &str, width: f32) -> String {
        if self.width(words) <= width {
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

/// About how wide a letter of a sans face is, as a part of its size; rather more than less.
fn em(letter: char) -> f32 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' => 0.3,
        'f' | 't' | 'r' | '(' | ')' | '-' | '/' => 0.4,
        'm' | 'w' | 'M' | 'W' | '…' | '@' | '%' => 0.92,
        'A'..='Z' => 0.72,
        '0'..='9' => 0.65,
        _ if letter.is_ascii() => 0.6,
        // Scripts of the whole world, emoji among them.
        _ => 1.0,
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
fn escape(words: &str) -> String {
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
