//! How the time of a step stands: a bar with words, late by shape and not only by colour.

use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Layout, Widget, layout, mouse, renderer};
use iced::{Length, Rectangle, Renderer, Size};
use std::cell::RefCell;

use super::paint::{Align, Painter, Words};
use super::tokens::{Type, radius, size, space};
use super::{Element, Icon, Theme};
use crate::picture::Rect;
pub use crate::picture::board::Time;

/// Height of the line of bar and words.
const LINE: f32 = 20.0;

/// One line: a bar or sign, and words.
pub fn line<'a, M: 'a>(time: Time) -> Element<'a, M> {
    Element::new(Face { time, wide: false })
}

/// Only the bar, over the whole width; nothing where no bar would be true.
pub fn bar<'a, M: 'a>(time: Time) -> Element<'a, M> {
    Element::new(Face { time, wide: true })
}

struct Face {
    time: Time,
    wide: bool,
}

impl<M> Widget<M, Theme, Renderer> for Face {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<RefCell<Words>>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(RefCell::<Words>::default())
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fill, Length::Shrink)
    }

    fn layout(&mut self, _tree: &mut Tree, _renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let height = if self.wide { 10.0 } else { LINE };
        layout::atomic(limits, Length::Fill, height)
    }

    fn operate(
        &mut self,
        _tree: &mut Tree,
        layout: Layout<'_>,
        _renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        if !self.wide {
            operation.text(None, layout.bounds(), self.time.text());
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let bounds = layout.bounds();
        let mut words = tree.state.downcast_ref::<RefCell<Words>>().borrow_mut();
        let mut painter = Painter::new(renderer, theme, &mut words, bounds, *viewport);
        let room = Rect::new(0.0, 0.0, bounds.width, bounds.height);
        match (&self.time, self.wide) {
            (Time::Running { part, near, .. }, true) => running(&mut painter, room, *part, *near),
            (Time::Late { over, .. }, true) => late(&mut painter, room, *over, room.w * 0.6),
            (_, true) => {}
            (time, false) => draw(&mut painter, time, room),
        }
    }
}

/// Width of a time bar on a card, and of its part up to the standard once that has passed.
const BAR: f32 = 64.0;
const SOLID: f32 = 34.0;
/// A bar shorter than this tells nothing.
const SHORTEST: f32 = 20.0;
/// The tick that marks the standard, with the gaps around it.
const TICK: f32 = 5.0;

/// Draws how the time stands: a bar, or a sign where no bar would be true.
///
/// Where room is short the bar gives way: a time must never be cut.
pub(super) fn draw(painter: &mut Painter<'_>, time: &Time, room: Rect) {
    let palette = painter.palette();
    let after = |used: f32| Rect { x: room.x + used, w: room.w - used, ..room };
    match time {
        Time::Running { part, near, text } => {
            let (style, color) =
                if *near { (Type::SMALL_STRONG, palette.near_text) } else { (Type::SMALL, palette.text) };
            let bar = (room.w - painter.width(text, style) - space::X8).min(BAR);
            let used = if bar < SHORTEST {
                0.0
            } else {
                running(painter, Rect { w: bar, ..room }, *part, *near);
                bar + space::X8
            };
            painter.text(text, style, after(used), Align::Left, color);
        }
        Time::Late { over, text } => {
            let words = painter.width(text, Type::SMALL_STRONG) + size::ICON_CARD + space::X4;
            let used = if late_width(*over, SOLID) + space::X8 + words > room.w {
                0.0
            } else {
                late(painter, room, *over, SOLID);
                late_width(*over, SOLID) + space::X8
            };
            painter.marked(Icon::Warning, text, after(used), Type::SMALL_STRONG, palette.late_text);
        }
        Time::Paused(text) => {
            painter.marked(Icon::Pause, text, room, Type::SMALL, palette.text);
        }
        Time::Held(text) => {
            painter.marked(Icon::Lock, text, room, Type::SMALL_STRONG, palette.text);
        }
        Time::Unset(text) => {
            painter.text(text, Type::SMALL, room, Align::Left, palette.text_muted);
        }
    }
}

/// A fill over a track, for a step within its time.
fn running(painter: &mut Painter<'_>, room: Rect, part: f32, near: bool) {
    let palette = painter.palette();
    let track = Rect::new(room.x, room.center().y - 3.0, room.w, 6.0);
    painter.fill(track, radius::BAR, palette.track);
    let used = Rect { w: room.w * part.clamp(0.0, 1.0), ..track };
    if used.w > 0.0 {
        painter.fill(used, radius::BAR, if near { palette.near_fill } else { palette.ok_fill });
    }
}

/// Width of one block of lateness, and how many there are.
fn blocks(over: f32, solid: f32) -> (f32, u8) {
    ((solid / 8.0).clamp(4.0, 16.0), over.ceil().clamp(1.0, 4.0) as u8)
}

/// Width of a whole late bar.
fn late_width(over: f32, solid: f32) -> f32 {
    let (block, count) = blocks(over, solid);
    solid + TICK + f32::from(count) * (block + 2.0)
}

/// Solid up to the standard, a tick, then separate blocks: late by shape, not only by colour.
///
/// `solid` is how long the standard is drawn; the rest grows with it.
fn late(painter: &mut Painter<'_>, room: Rect, over: f32, solid: f32) {
    let palette = painter.palette();
    let y = room.center().y;
    painter.fill(Rect::new(room.x, y - 3.0, solid, 6.0), radius::BAR, palette.late_fill);
    painter.fill(Rect::new(room.x + solid + 1.0, y - 5.0, 2.0, 10.0), 0.0, palette.text);
    let (block, count) = blocks(over, solid);
    for index in 0..count {
        let x = room.x + solid + TICK + f32::from(index) * (block + 2.0);
        painter.fill(Rect::new(x, y - 3.0, block, 6.0), radius::BAR, palette.late_fill);
    }
}
