//! Composing: text becomes strips of shaped lines.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::PaperError;
use super::display::{Color, Item, Point, Run, Shape};
use super::font::{Face, Fonts, Glyph, Shaped};
use super::strip::Strip;
use super::structure::{Tag, Tree};
use super::text::{Line, Measure, Rich, Word, break_lines, words};
use super::unit::Column;
use crate::domain::tnd::Font;

/// Narrowest column text is set in, in type sizes: enough for any letter, so that nothing leaves its column.
const NARROWEST: i32 = 1500;

/// How text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Type {
    /// The face.
    pub face: Face,
    /// Type size in points.
    pub size: f32,
    /// Distance from line to line in points.
    pub pitch: f32,
    /// The colour.
    pub color: Color,
}

impl Type {
    /// Black upright type of a size and pitch in points.
    pub const fn new(size: f32, pitch: f32) -> Self {
        Self { face: Face::Regular, size, pitch, color: Color::BLACK }
    }

    /// The same type in bold.
    pub const fn bold(self) -> Self {
        Self { face: Face::Bold, ..self }
    }
}

/// Where a line's text stands in its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Left edges in line.
    Left,
    /// Right edges in line.
    Right,
    /// In the middle.
    Center,
    /// Both edges in line.
    Justify,
}

/// How a paragraph is set.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// Its type.
    pub kind: Type,
    /// Its column.
    pub column: Column,
    /// Where its lines stand in the column.
    pub align: Align,
    /// Indent of the first line in points.
    pub indent: f32,
    /// Whether `**` means bold.
    pub markup: bool,
    /// The structure element it belongs to.
    pub tag: Tag,
}

impl Setting {
    /// Plain text flush left.
    pub const fn left(kind: Type, column: Column, tag: Tag) -> Self {
        Self { kind, column, align: Align::Left, indent: 0.0, markup: false, tag }
    }

    /// The same with another alignment.
    pub const fn aligned(self, align: Align) -> Self {
        Self { align, ..self }
    }
}

/// Sets one paper: shapes its text, collects its structure and the characters its fonts lack.
pub struct Composer {
    fonts: &'static Fonts,
    font: Font,
    shaped: [BTreeMap<Box<str>, Rc<Shaped>>; Face::ALL.len()],
    /// Characters that no embedded font has.
    pub missing: BTreeSet<char>,
    /// The structure so far.
    pub tree: Tree,
}

impl Composer {
    /// A composer with an empty paper.
    pub fn new() -> Result<Self, PaperError> {
        Ok(Self {
            fonts: Fonts::embedded()?,
            font: Font::default(),
            shaped: Default::default(),
            missing: BTreeSet::new(),
            tree: Tree::default(),
        })
    }

    /// The same composer, setting in an office's own font.
    pub fn in_font(self, font: Font) -> Self {
        Self { font, ..self }
    }

    /// Distance from the top of a line to its baseline in points, as browsers and word processors place it.
    pub fn baseline(&self, kind: Type) -> f32 {
        let kind = self.typed(kind);
        let metrics = self.fonts.metrics(kind.face);
        let (ascent, descent) = (metrics.ascent as f32, metrics.descent as f32);
        (kind.pitch - (ascent + descent) * kind.size / 1000.0) / 2.0 + ascent * kind.size / 1000.0
    }

    /// The width of a text on one line in points.
    pub fn width(&mut self, text: &str, kind: Type) -> f32 {
        let kind = self.typed(kind);
        let rich = Rich::read(text, kind.face, false, self.fonts, &mut BTreeSet::new());
        let width: i32 =
            rich.plain.split('\n').map(|line| self.shape(kind.face, line).width).max().unwrap_or_default();
        width as f32 * kind.size / 1000.0
    }

    /// Sets a paragraph: one strip for every line, at least one.
    pub fn paragraph(&mut self, text: &str, setting: &Setting) -> Vec<Strip> {
        let setting = &Setting { kind: self.typed(setting.kind), ..*setting };
        let rich = Rich::read(text, setting.kind.face, setting.markup, self.fonts, &mut self.missing);
        let measure = self.measure(setting);
        let words = words(&rich, measure.first.min(measure.rest), |face, text| self.shape(face, text));
        let lines = break_lines(&words, measure, setting.align == Align::Justify);
        let mut strips = Vec::with_capacity(lines.len());
        for (index, line) in lines.iter().enumerate() {
            let indent = if index == 0 { setting.indent } else { 0.0 };
            strips.push(self.line(&words, line, indent, index + 1 == lines.len(), setting));
        }
        strips
    }

    /// Sets one line of text without breaking it, its left end at `x`.
    pub fn word(&mut self, text: &str, kind: Type, x: f32, tag: Tag) -> Strip {
        let width = self.width(text, kind) + kind.size;
        let column = Column { x, width };
        let mut lines =
            self.paragraph(&text.replace([' ', '\n'], "\u{a0}"), &Setting::left(kind, column, tag));
        lines.truncate(1);
        lines.pop().unwrap_or_default()
    }

    /// A type in the paper's font.
    fn typed(&self, kind: Type) -> Type {
        Type { face: kind.face.of(self.font), ..kind }
    }

    fn measure(&mut self, setting: &Setting) -> Measure {
        let room = |points: f32| ((points * 1000.0 / setting.kind.size) as i32).max(NARROWEST);
        Measure {
            first: room(setting.column.width - setting.indent),
            rest: room(setting.column.width),
            space: self.shape(setting.kind.face, " ").width,
        }
    }

    fn line(&mut self, words: &[Word], line: &Line, indent: f32, last: bool, setting: &Setting) -> Strip {
        let Setting { kind, column, align, tag, .. } = *setting;
        let points = |thousandths: i32| thousandths as f32 * kind.size / 1000.0;
        let slack = column.width - indent - points(line.width);
        let x = column.x
            + indent
            + match align {
                Align::Left | Align::Justify => 0.0,
                Align::Right => slack.max(0.0),
                Align::Center => slack.max(0.0) / 2.0,
            };
        let mut pen = Pen { runs: Vec::new(), x, kind, baseline: self.baseline(kind) };
        let spaces =
            words[line.words.start..line.words.end - 1].iter().filter(|word| word.gap.is_space()).count();
        let mut set = 0;
        for index in line.words.clone() {
            let word = &words[index];
            for piece in &word.pieces {
                pen.write(piece.face, &piece.text, &piece.shaped, 0);
            }
            let face = word.pieces.last().map_or(kind.face, |piece| piece.face);
            if index + 1 < line.words.end && word.gap.is_space() {
                // Shares of the stretch differ by at most one thousandth, so that the last word ends on the edge.
                let share = |count: usize| line.stretch * count as i32 / spaces.max(1) as i32;
                let extra = share(set + 1) - share(set);
                set += 1;
                let space = self.shape(face, " ");
                pen.write(face, " ", &space, extra);
            } else if word.gap.is_space() && !last {
                // An unseen space keeps the words apart when the text is copied or read aloud.
                let space = self.shape(face, " ");
                pen.write(face, " ", &space, 0);
            }
        }
        let opening = words.get(line.words.start).map_or_else(String::new, Word::text);
        let items = pen.runs.into_iter().map(|run| Item { tag, shape: Shape::Text(run) }).collect();
        Strip { height: kind.pitch, items, opening, ..Strip::default() }
    }

    fn shape(&mut self, face: Face, text: &str) -> Rc<Shaped> {
        let known = &mut self.shaped[face as usize];
        if let Some(shaped) = known.get(text) {
            return Rc::clone(shaped);
        }
        let shaped = Rc::new(self.fonts.shape(face, text));
        known.insert(text.into(), Rc::clone(&shaped));
        shaped
    }
}

impl Word {
    /// What the word says.
    fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }
}

/// Writes runs from left to right.
struct Pen {
    runs: Vec<Run>,
    x: f32,
    kind: Type,
    baseline: f32,
}

impl Pen {
    fn write(&mut self, face: Face, text: &str, shaped: &Shaped, extra: i32) {
        if self.runs.last().is_none_or(|run| run.face != face) {
            let at = Point { x: self.x, y: self.baseline };
            let Type { size, color, .. } = self.kind;
            self.runs.push(Run { face, size, color, at, glyphs: Vec::new(), text: String::new() });
        }
        let Some(run) = self.runs.last_mut() else { return };
        let offset = run.text.len() as u32;
        run.text.push_str(text);
        run.glyphs.extend(shaped.glyphs.iter().map(|glyph| Glyph {
            start: glyph.start + offset,
            end: glyph.end + offset,
            advance: glyph.advance + extra,
            ..*glyph
        }));
        self.x += (shaped.width + extra) as f32 * self.kind.size / 1000.0;
    }
}
