//! What the board remembers between frames: where it is scrolled to, and what the pointer is doing.

use std::cell::RefCell;
use std::ops::Range;

use iced::advanced::mouse::{self, click};
use iced::advanced::widget::operation::Focusable;
use iced::{Size, touch};

use super::super::paint::Words;
use super::glide::Glides;
use crate::picture::board::{CARD, Column, Lane, Place, SIDE, Walk, max_offset, max_x, show_lane, show_row};
use crate::picture::{Point, Rect};

/// A card moves with the pointer only after this way, so that a click is not a drag.
pub const SLACK: f32 = 6.0;

/// A card held by the pointer.
#[derive(Debug)]
pub struct Grab {
    /// The card.
    pub place: Place,
    /// Where the pointer took it.
    pub from: Point,
    /// Where the card stood then.
    pub corner: Point,
    /// Where the pointer is.
    pub at: Point,
    /// Whether it has left its place.
    pub moving: bool,
}

impl Grab {
    /// Follows the pointer.
    pub fn drag_to(&mut self, at: Point) {
        self.at = at;
        self.moving |= (at.x - self.from.x).abs().max((at.y - self.from.y).abs()) > SLACK;
    }

    /// Where the card hangs at the pointer.
    pub fn rect(&self, lane_width: f32) -> Rect {
        let rect = Rect::new(self.corner.x, self.corner.y, lane_width - 2.0 * SIDE, CARD);
        rect.moved(self.at.x - self.from.x, self.at.y - self.from.y)
    }
}

/// The bar of a lane, or the board under a finger, being dragged.
#[derive(Debug, Clone, Copy)]
pub enum Pull {
    /// A bar: its lane, where the pointer took it, and how far the lane was scrolled then.
    Bar { lane: usize, from: f32, offset: f32 },
    /// A finger: the lane under it, where it was last, and whether it has moved far enough not to be a tap.
    Finger { finger: touch::Finger, lane: Option<usize>, from: Point, last: Point, moving: bool },
}

/// The board's own state.
#[derive(Default)]
pub struct State {
    lanes: Vec<String>,
    /// How far each lane is scrolled down.
    pub offsets: Vec<f32>,
    /// How far the board is scrolled to the right.
    pub x: f32,
    /// Whether the board has the focus.
    pub focused: bool,
    /// Whether the keyboard brought it.
    pub ring: bool,
    /// The card under the pointer.
    pub hover: Option<Place>,
    /// The card held by the pointer.
    pub grab: Option<Grab>,
    /// What else is being dragged.
    pub pull: Option<Pull>,
    /// The lanes in view, as told last.
    pub told: Range<usize>,
    /// The lane that was asked for last, with the number of the asking.
    pub brought: Option<(usize, usize)>,
    /// The walk by arrows.
    pub walk: Walk,
    /// Whether Shift is down.
    pub shift: bool,
    /// Cards on their way to another lane.
    pub glides: Glides,
    /// Words laid out in earlier frames.
    pub words: RefCell<Words>,
    shown: Option<Place>,
    last_click: Option<mouse::Click>,
}

impl State {
    /// Starts anew when another SOP's lanes are shown.
    pub fn keep(&mut self, lanes: &[Lane]) {
        if self.lanes.iter().ne(lanes.iter().map(|lane| &lane.id)) {
            self.lanes = lanes.iter().map(|lane| lane.id.clone()).collect();
            self.offsets = vec![0.0; lanes.len()];
            self.x = 0.0;
            self.glides.forget();
            self.shown = None;
            self.hover = None;
            self.grab = None;
            self.pull = None;
        }
    }

    /// Scrolls to a lane that is asked for anew.
    pub fn bring(&mut self, counts: &[usize], size: Size, asked: Option<(usize, usize)>) {
        if self.brought != asked {
            self.brought = asked;
            if let Some((lane, _)) = asked.filter(|(lane, _)| *lane < counts.len()) {
                self.x = show_lane(counts.len(), lane, size.width, self.x);
            }
        }
    }

    /// The lanes as the layout wants them.
    pub fn columns(&self, counts: &[usize]) -> Vec<Column> {
        let offset = |lane: usize| self.offsets.get(lane).copied().unwrap_or(0.0);
        counts
            .iter()
            .enumerate()
            .map(|(lane, cards)| Column { cards: *cards, offset: offset(lane) })
            .collect()
    }

    /// Keeps every offset within what there is to see.
    pub fn limit(&mut self, counts: &[usize], size: Size) {
        for (offset, cards) in self.offsets.iter_mut().zip(counts) {
            let most = max_offset(Column { cards: *cards, offset: 0.0 }, size.height);
            *offset = offset.clamp(0.0, most);
        }
        self.x = self.x.clamp(0.0, max_x(counts.len(), size.width));
    }

    /// Scrolls a newly selected card into view, once, so that the wheel may leave it again.
    pub fn reveal(&mut self, counts: &[usize], size: Size, chosen: Option<Place>) {
        self.limit(counts, size);
        if self.shown == chosen {
            return;
        }
        self.shown = chosen;
        if let Some(place) = chosen {
            let column = Column { cards: counts[place.lane], offset: self.offsets[place.lane] };
            self.offsets[place.lane] = show_row(column, place.row, size.height);
            self.x = show_lane(counts.len(), place.lane, size.width, self.x);
        }
    }

    /// Notes a click and tells whether it is the second of a double click.
    pub fn clicked_twice(&mut self, at: Point) -> bool {
        let click = mouse::Click::new(iced::Point::new(at.x, at.y), mouse::Button::Left, self.last_click);
        self.last_click = Some(click);
        click.kind() == click::Kind::Double
    }
}

impl Focusable for State {
    fn is_focused(&self) -> bool {
        self.focused
    }

    fn focus(&mut self) {
        self.focused = true;
        self.ring = true;
    }

    fn unfocus(&mut self) {
        self.focused = false;
        self.ring = false;
    }
}
