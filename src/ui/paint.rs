//! Drawing words, signs and edges inside our own widgets, with words laid out once and kept.

use std::collections::BTreeMap;

use iced::advanced::text::{Paragraph as _, Renderer as _, Wrapping};
use iced::advanced::{Renderer as _, renderer};
use iced::{Border, Color, Rectangle, Renderer, Size, Vector};

use super::dashed::dashes;
use super::shorten::{Paragraph, fit, shorten, spec, visible};
use super::tokens::{Type, radius, size, space};
use super::{Icon, Palette, Theme, icon};
use crate::picture::{Point, Rect};

/// Where words stand in the room they get.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the left edge.
    Left,
    /// In the middle.
    Center,
    /// At the right edge.
    Right,
}

/// Words already laid out; those not drawn in a frame are forgotten with the next.
#[derive(Default)]
pub struct Words {
    known: BTreeMap<String, Vec<Known>>,
}

struct Known {
    style: Type,
    width: f32,
    lines: u8,
    text: Paragraph,
    used: bool,
}

impl Words {
    /// Begins a frame.
    fn turn(&mut self) {
        self.known.retain(|_, entries| {
            entries.retain_mut(|entry| std::mem::take(&mut entry.used));
            !entries.is_empty()
        });
    }

    fn get(&mut self, content: &str, style: Type, width: f32, lines: u8) -> Paragraph {
        let same = |entry: &&mut Known| entry.style == style && entry.width == width && entry.lines == lines;
        if let Some(entry) = self.known.get_mut(content).and_then(|entries| entries.iter_mut().find(same)) {
            entry.used = true;
            return entry.text.clone();
        }
        let text = lay_out(content, style, width, lines);
        let entry = Known { style, width, lines, text: text.clone(), used: true };
        self.known.entry(content.to_owned()).or_default().push(entry);
        text
    }
}

/// Lays words out in at most a number of lines, ending in "…" when there are more.
fn lay_out(content: &str, style: Type, width: f32, lines: u8) -> Paragraph {
    if lines == 1 {
        return Paragraph::with_text(spec(style).with_content(&fit(content, style, width)));
    }
    let spec = iced::advanced::Text {
        bounds: Size::new(width, f32::INFINITY),
        wrapping: Wrapping::WordOrGlyph,
        ..spec(style)
    };
    let content = visible(content, style, width * f32::from(lines));
    let most = f32::from(lines) * style.line + 1.0;
    let height = |text: &str| Paragraph::with_text(spec.with_content(text)).min_height();
    // Height stands for width here: what is too high does not fit.
    Paragraph::with_text(spec.with_content(&shorten(content, most, height)))
}

/// A renderer, a theme and an origin: everything a widget needs to draw itself.
pub struct Painter<'p> {
    /// Where it ends up.
    pub renderer: &'p mut Renderer,
    /// The scheme.
    pub theme: &'p Theme,
    words: &'p mut Words,
    origin: Vector,
    clip: Rectangle,
}

impl<'p> Painter<'p> {
    /// Begins to draw a widget whose pictures start at the corner of `bounds`.
    pub fn new(
        renderer: &'p mut Renderer,
        theme: &'p Theme,
        words: &'p mut Words,
        bounds: Rectangle,
        clip: Rectangle,
    ) -> Self {
        words.turn();
        Self { renderer, theme, words, origin: Vector::new(bounds.x, bounds.y), clip }
    }

    /// Goes on in the same frame, for an overlay that shares its words with the part below it.
    pub fn later(
        renderer: &'p mut Renderer,
        theme: &'p Theme,
        words: &'p mut Words,
        bounds: Rectangle,
    ) -> Self {
        Self { renderer, theme, words, origin: Vector::new(bounds.x, bounds.y), clip: bounds }
    }

    /// The colours of the scheme.
    pub fn palette(&self) -> &'static Palette {
        self.theme.palette()
    }

    /// A rectangle of the picture, in the window.
    pub fn place(&self, rect: Rect) -> Rectangle {
        to_window(rect, self.origin)
    }

    /// Draws one area that hides what runs over its edges; tiny-skia pays for every such layer.
    pub fn clipped(&mut self, area: Rect, draw: impl FnOnce(&mut Painter<'_>)) {
        let Some(clip) = self.place(area).intersection(&self.clip) else { return };
        self.renderer.start_layer(clip);
        draw(&mut Painter {
            renderer: self.renderer,
            theme: self.theme,
            words: self.words,
            origin: self.origin,
            clip,
        });
        self.renderer.end_layer();
    }

    /// Fills a rectangle with round corners.
    pub fn fill(&mut self, rect: Rect, corner: f32, color: Color) {
        self.quad(rect, iced::border::rounded(corner), color);
    }

    /// Fills a rectangle and draws its edge.
    pub fn quad(&mut self, rect: Rect, border: Border, color: Color) {
        let bounds = self.place(rect);
        self.renderer.fill_quad(renderer::Quad { bounds, border, ..renderer::Quad::default() }, color);
    }

    /// Fills a rectangle with round corners and a thin edge.
    pub fn framed(&mut self, rect: Rect, corner: f32, color: Color, line: Color) {
        let border = super::theme::edge(self.theme, line, corner);
        self.quad(rect, border, color);
    }

    /// Draws a dashed edge.
    pub fn dashed(&mut self, rect: Rect, width: f32, color: Color) {
        for dash in dashes(self.place(rect), width) {
            super::dashed::fill(self.renderer, dash, 0.0, color);
        }
    }

    /// Draws an icon in the middle of a place.
    pub fn icon(&mut self, sign: Icon, center: Point, size: f32, color: Color) {
        let bounds = self.place(Rect::around(center, size, size));
        icon::paint(self.renderer, sign, bounds, color);
    }

    /// Writes one line into a rectangle, shortened to its width; returns the width it took.
    pub fn text(&mut self, content: &str, style: Type, room: Rect, align: Align, color: Color) -> f32 {
        if content.is_empty() || room.w <= 0.0 {
            return 0.0;
        }
        let text = self.words.get(content, style, room.w, 1);
        let width = text.min_width();
        let x = match align {
            Align::Left => room.x,
            Align::Center => room.x + (room.w - width) / 2.0,
            Align::Right => room.right() - width,
        };
        let y = room.y + (room.h - style.line) / 2.0;
        let at = self.place(Rect::new(x, y, width, style.line)).position();
        self.renderer.fill_paragraph(&text, at, color, self.clip);
        width
    }

    /// Writes up to `most` lines into a rectangle, in the middle of its height.
    pub fn lines(&mut self, content: &str, style: Type, room: Rect, most: u8, color: Color) {
        let text = self.words.get(content, style, room.w, most);
        let y = room.y + (room.h - text.min_height()) / 2.0;
        let at = self.place(Rect { y, ..room }).position();
        self.renderer.fill_paragraph(&text, at, color, self.clip);
    }

    /// Height of up to `most` lines in a width.
    pub fn height(&mut self, content: &str, style: Type, width: f32, most: u8) -> f32 {
        self.words.get(content, style, width, most).min_height()
    }

    /// Width of one line that must not be shortened.
    pub fn width(&mut self, content: &str, style: Type) -> f32 {
        self.words.get(content, style, f32::MAX, 1).min_width().ceil()
    }

    /// Draws a sign and words after it in one colour; returns the width they took.
    pub fn marked(&mut self, sign: Icon, word: &str, room: Rect, style: Type, color: Color) -> f32 {
        let half = size::ICON_CARD / 2.0;
        self.icon(sign, Point::new(room.x + half, room.center().y), size::ICON_CARD, color);
        let after = size::ICON_CARD + space::X4;
        let room = Rect { x: room.x + after, w: room.w - after, ..room };
        after + self.text(word, style, room, Align::Left, color)
    }

    /// Draws a chip at the right end of a line; its word is cut when the line is short.
    pub fn chip(&mut self, word: &str, sign: Icon, line: Rect, fill: Color, edge: Color, text: Color) {
        let before = space::X8 + 14.0 + space::X6;
        let width = (self.width(word, Type::SMALL_STRONG) + before + space::X8).min(line.w);
        let rect = Rect { x: line.right() - width, w: width, ..line };
        self.framed(rect, radius::CHIP, fill, edge);
        self.icon(sign, Point::new(rect.x + space::X8 + 7.0, rect.center().y), 14.0, text);
        let room = Rect { x: rect.x + before, w: width - before - space::X4, ..rect };
        self.text(word, Type::SMALL_STRONG, room, Align::Left, text);
    }

    /// Draws the number of a step in its little box; returns the box's right edge.
    pub fn step_number(&mut self, number: &str, left: Point) -> f32 {
        let width = (self.width(number, Type::SMALL_STRONG) + space::X8).max(24.0);
        let rect = Rect::new(left.x, left.y, width, 20.0);
        let palette = self.palette();
        self.framed(rect, radius::CHIP, palette.surface, palette.border_strong);
        self.text(number, Type::SMALL_STRONG, rect, Align::Center, palette.text);
        rect.right()
    }
}

/// A rectangle of a picture, in a window whose picture starts at `origin`.
pub fn to_window(rect: Rect, origin: Vector) -> Rectangle {
    Rectangle { x: rect.x + origin.x, y: rect.y + origin.y, width: rect.w, height: rect.h }
}
