//! The swimlane board as one widget: one stop for Tab, arrows inside, cards that can be dragged to a lane.
//!
//! The widget owns only what the eye owns: scroll offsets, hover, a drag. Which card is selected belongs to the
//! screen, so that the selection can stay with a card that moves to another lane.

mod draw;
mod glide;
mod state;

use std::borrow::Cow;
use std::ops::Range;

use iced::advanced::widget::{Id, Operation, Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, renderer};
use iced::keyboard::{self, Key, key::Named};
use iced::time::Instant;
use iced::{Event, Length, Rectangle, Renderer, Size, Vector, touch, window};

use super::paint::{Painter, to_window};
use super::{Element, Theme};
use crate::picture::board::{Board as Layed, Hit, Step};
pub use crate::picture::board::{Card, Lane, Mark, Place, Time, Urgency};
use crate::picture::{Point, Rect};
use draw::Stand;
use glide::Seen;
use state::{Grab, Pull, SLACK, State};

/// How far one notch of the wheel scrolls.
const NOTCH: f32 = 60.0;
/// Dragging this close to a side edge scrolls the board.
const DRAG_EDGE: f32 = 28.0;

/// Whether a card may be dropped on a lane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Drop {
    /// The SOP leads there; dropping asks before it acts.
    Open,
    /// The SOP does not lead there, for this reason.
    Closed(String),
    /// The card stands there already.
    Home,
}

/// What a letter does to a card, if anything.
type LetterFn<'a, M> = Box<dyn Fn(Place, char) -> Option<M> + 'a>;

/// The board; it becomes an element by `.into()`.
pub struct Board<'a, M> {
    lanes: Cow<'a, [Lane]>,
    card: Box<dyn Fn(Place) -> Card + 'a>,
    selected: Option<Place>,
    id: Option<Id>,
    on_select: Option<Box<dyn Fn(Place) -> M + 'a>>,
    on_open: Option<Box<dyn Fn(Place) -> M + 'a>>,
    on_letter: Option<LetterFn<'a, M>>,
    on_drop: Option<Box<dyn Fn(Place, usize) -> M + 'a>>,
    may_drop: Box<dyn Fn(Place, usize) -> Drop + 'a>,
    on_view: Option<Box<dyn Fn(Range<usize>) -> M + 'a>>,
    brought: Option<(usize, usize)>,
    owner: Option<Box<dyn Fn(Place) -> Option<u128> + 'a>>,
}

/// A board of lanes; `card` is asked only for the cards in view.
pub fn board<'a, M>(lanes: impl Into<Cow<'a, [Lane]>>, card: impl Fn(Place) -> Card + 'a) -> Board<'a, M> {
    Board {
        lanes: lanes.into(),
        card: Box::new(card),
        selected: None,
        id: None,
        on_select: None,
        on_open: None,
        on_letter: None,
        on_drop: None,
        may_drop: Box::new(
            |place, lane| {
                if place.lane == lane { Drop::Home } else { Drop::Closed(String::new()) }
            },
        ),
        on_view: None,
        brought: None,
        owner: None,
    }
}

impl<'a, M> Board<'a, M> {
    /// Sets which card is selected; a new one is scrolled into view.
    pub fn selected(mut self, place: Option<Place>) -> Self {
        self.selected = place;
        self
    }

    /// Names the board, for focus and for tests.
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Sets what happens when another card is selected, by arrow or click.
    pub fn on_select(mut self, message: impl Fn(Place) -> M + 'a) -> Self {
        self.on_select = Some(Box::new(message));
        self
    }

    /// Sets what happens on Enter or a double click.
    pub fn on_open(mut self, message: impl Fn(Place) -> M + 'a) -> Self {
        self.on_open = Some(Box::new(message));
        self
    }

    /// Sets what single letters do to the selected card, such as M for majukan.
    pub fn on_letter(mut self, message: impl Fn(Place, char) -> Option<M> + 'a) -> Self {
        self.on_letter = Some(Box::new(message));
        self
    }

    /// Sets where cards may be dropped and what happens then.
    pub fn on_drop(
        mut self,
        may_drop: impl Fn(Place, usize) -> Drop + 'a,
        message: impl Fn(Place, usize) -> M + 'a,
    ) -> Self {
        self.may_drop = Box::new(may_drop);
        self.on_drop = Some(Box::new(message));
        self
    }

    /// Sets what happens when other lanes have come into view.
    pub fn on_view(mut self, message: impl Fn(Range<usize>) -> M + 'a) -> Self {
        self.on_view = Some(Box::new(message));
        self
    }

    /// Scrolls to a lane; a second asking for the same lane needs another number.
    pub fn bring(mut self, lane: Option<(usize, usize)>) -> Self {
        self.brought = lane;
        self
    }

    /// Sets whose card stands at a place; a card that appears in another lane than its owner's last one glides there.
    pub fn glide(mut self, owner: impl Fn(Place) -> Option<u128> + 'a) -> Self {
        self.owner = Some(Box::new(owner));
        self
    }

    fn counts(&self) -> Vec<usize> {
        self.lanes.iter().map(|lane| lane.cards).collect()
    }

    /// The selected card, when it is still on the board.
    fn chosen(&self) -> Option<Place> {
        self.selected.filter(|place| self.lanes.get(place.lane).is_some_and(|lane| place.row < lane.cards))
    }

    fn select(&self, place: Place, shell: &mut Shell<'_, M>) {
        if let Some(message) = self.on_select.as_ref().filter(|_| self.chosen() != Some(place)) {
            shell.publish(message(place));
        }
    }

    fn open(&self, place: Place, shell: &mut Shell<'_, M>) {
        if let Some(message) = &self.on_open {
            shell.publish(message(place));
        }
    }

    fn layed(&self, state: &State, size: Size) -> Layed {
        Layed::new(&state.columns(&self.counts()), size.width, size.height, state.x)
    }

    fn press(&self, state: &mut State, size: Size, at: Point, shell: &mut Shell<'_, M>) {
        shell.capture_event();
        shell.request_redraw();
        state.focused = true;
        state.ring = false;
        let board = self.layed(state, size);
        if let Some(lane) = board.lanes.iter().find(|lane| lane.grips_bar(at)) {
            state.pull = Some(Pull::Bar { lane: lane.lane, from: at.y, offset: state.offsets[lane.lane] });
            return;
        }
        let Some(Hit::Card(place)) = board.hit(at) else { return };
        let Some(rect) = board.card(place) else { return };
        let double = state.clicked_twice(at);
        state.grab = Some(Grab { place, from: at, corner: Point::new(rect.x, rect.y), at, moving: false });
        self.select(place, shell);
        if double {
            state.grab = None;
            self.open(place, shell);
        }
    }

    /// Follows the pointer with the bar it holds; false when it holds none.
    fn pull_bar(&self, state: &mut State, size: Size, at: Point, shell: &mut Shell<'_, M>) -> bool {
        let Some(Pull::Bar { lane, from, offset }) = state.pull else { return false };
        let board = self.layed(state, size);
        if let (Some(shown), Some(known)) = (board.lane(lane), self.lanes.get(lane)) {
            state.offsets[lane] = offset + (at.y - from) * shown.per_pixel(known.cards);
            state.limit(&self.counts(), size);
        }
        shell.capture_event();
        shell.request_redraw();
        true
    }

    /// A finger moves the board and the lane under it; one that stays where it is taps a card.
    fn touch(
        &self,
        state: &mut State,
        size: Size,
        event: touch::Event,
        bounds: Rectangle,
        shell: &mut Shell<'_, M>,
    ) {
        match (event, state.pull) {
            (touch::Event::FingerPressed { id, position }, None) if bounds.contains(position) => {
                let at = inside(bounds, position);
                let lane = self.layed(state, size).hit(at).map(lane_of);
                state.pull = Some(Pull::Finger { finger: id, lane, from: at, last: at, moving: false });
                shell.capture_event();
            }
            (
                touch::Event::FingerMoved { id, position },
                Some(Pull::Finger { finger, lane, from, last, moving }),
            ) if id == finger => {
                let at = inside(bounds, position);
                let moving = moving || (at.x - from.x).abs().max((at.y - from.y).abs()) > SLACK;
                if moving {
                    state.x -= at.x - last.x;
                    if let Some(offset) = lane.and_then(|lane| state.offsets.get_mut(lane)) {
                        *offset -= at.y - last.y;
                    }
                    state.limit(&self.counts(), size);
                }
                state.pull = Some(Pull::Finger { finger, lane, from, last: at, moving });
                shell.capture_event();
                shell.request_redraw();
            }
            (touch::Event::FingerLifted { id, .. }, Some(Pull::Finger { finger, from, moving, .. }))
                if id == finger =>
            {
                state.pull = None;
                if !moving {
                    self.press(state, size, from, shell);
                    state.grab = None;
                }
                shell.capture_event();
            }
            (touch::Event::FingerLost { .. }, Some(Pull::Finger { .. })) => state.pull = None,
            _ => {}
        }
    }

    /// Tells which lanes are in view, when others are than before.
    fn tell_view(&self, state: &mut State, size: Size, shell: &mut Shell<'_, M>) {
        let Some(message) = &self.on_view else { return };
        let board = self.layed(state, size);
        // A lane counts only when most of it can be seen.
        let seen = |lane: &&crate::picture::board::LaneBox| {
            let middle = lane.area.center();
            board.view.contains(Point::new(middle.x, board.view.center().y))
        };
        let mut seen = board.lanes.iter().filter(seen).map(|lane| lane.lane);
        let first = seen.next().unwrap_or(0);
        let view = first..seen.next_back().unwrap_or(first) + 1;
        if state.told != view {
            state.told = view.clone();
            shell.publish(message(view));
        }
    }

    /// Moves the cards that are on their way to another lane.
    fn glide_on(&self, state: &mut State, size: Size, now: Instant, shell: &mut Shell<'_, M>) {
        let Some(owner) = &self.owner else { return };
        let board = self.layed(state, size);
        let cards = board.lanes.iter().flat_map(|lane| {
            lane.cards.iter().map(|(row, rect)| (Place { lane: lane.lane, row: *row }, *rect))
        });
        let seen =
            cards.filter_map(|(place, rect)| Some(Seen { owner: owner(place)?, place, rect })).collect();
        if state.glides.advance(now, seen) {
            shell.request_redraw();
        }
    }

    fn point(&self, state: &mut State, size: Size, at: Option<Point>, shell: &mut Shell<'_, M>) {
        if let (Some(grab), Some(at)) = (&mut state.grab, at) {
            if self.on_drop.is_none() {
                return;
            }
            grab.drag_to(at);
            if grab.moving {
                state.x += edge_pull(at.x, size.width);
                state.limit(&self.counts(), size);
                shell.capture_event();
                shell.request_redraw();
            }
            return;
        }
        let hover = at.and_then(|at| match self.layed(state, size).hit(at) {
            Some(Hit::Card(place)) => Some(place),
            _ => None,
        });
        if std::mem::replace(&mut state.hover, hover) != hover {
            shell.request_redraw();
        }
    }

    fn release(&self, state: &mut State, size: Size, shell: &mut Shell<'_, M>) {
        let Some(grab) = state.grab.take() else { return };
        shell.request_redraw();
        let target = self.layed(state, size).hit(grab.at).filter(|_| grab.moving).map(lane_of);
        if let (Some(lane), Some(message)) = (target, &self.on_drop)
            && (self.may_drop)(grab.place, lane) == Drop::Open
        {
            shell.publish(message(grab.place, lane));
        }
    }

    fn scroll(&self, state: &mut State, size: Size, at: Point, delta: Vector, shell: &mut Shell<'_, M>) {
        let board = self.layed(state, size);
        let before = (state.x, state.offsets.clone());
        let lane = board.hit(at).map(lane_of);
        let tall = lane.filter(|lane| board.lane(*lane).is_some_and(|lane| lane.bar.is_some()));
        match tall {
            Some(lane) => {
                state.offsets[lane] -= delta.y;
                state.x -= delta.x;
            }
            // A lane that has nothing to scroll lets the wheel move the board.
            None => state.x -= delta.x + delta.y,
        }
        state.limit(&self.counts(), size);
        if before != (state.x, state.offsets.clone()) {
            shell.capture_event();
            shell.request_redraw();
        }
    }

    fn key(&self, state: &mut State, key: &Key, shell: &mut Shell<'_, M>) {
        let named = match key.as_ref() {
            Key::Character(text) => return self.letter(text, shell),
            Key::Named(named) => named,
            Key::Unidentified => return,
        };
        let step = match named {
            Named::ArrowLeft => Step::Left,
            Named::ArrowRight => Step::Right,
            Named::ArrowUp => Step::Up,
            Named::ArrowDown => Step::Down,
            Named::Home => Step::First,
            Named::End => Step::Last,
            Named::Escape if state.grab.take().is_some() => {
                shell.request_redraw();
                return shell.capture_event();
            }
            Named::Enter => {
                if let Some(place) = self.chosen() {
                    self.open(place, shell);
                    shell.capture_event();
                }
                return;
            }
            _ => return,
        };
        shell.capture_event();
        state.ring = true;
        shell.request_redraw();
        if let Some(place) = state.walk.step(&self.counts(), self.chosen(), step) {
            self.select(place, shell);
        }
    }

    fn letter(&self, text: &str, shell: &mut Shell<'_, M>) {
        let letter = text.chars().next().map(|letter| letter.to_ascii_lowercase());
        let message =
            self.chosen().zip(letter).and_then(|(place, letter)| self.on_letter.as_ref()?(place, letter));
        if let Some(message) = message {
            shell.publish(message);
            shell.capture_event();
        }
    }

    /// The second layer: cards, cut at the heads of their lanes.
    fn draw_cards(&self, painter: &mut Painter<'_>, state: &State, board: &Layed) {
        let chosen = self.chosen();
        for lane in &board.lanes {
            for (row, rect) in &lane.cards {
                let place = Place { lane: lane.lane, row: *row };
                if state.glides.carries(place) {
                    continue;
                }
                let selected = chosen == Some(place);
                let stand = Stand {
                    selected,
                    ring: selected && state.focused && state.ring,
                    hovered: state.hover == Some(place),
                };
                draw::card(painter, &(self.card)(place), *rect, stand);
            }
            draw::bar(painter, lane);
        }
    }

    /// The cards on their way to another lane, above all others.
    fn draw_glides(&self, painter: &mut Painter<'_>, state: &State) {
        for (place, rect) in state.glides.shown() {
            let stand = Stand { selected: self.chosen() == Some(*place), ..Stand::default() };
            draw::card(painter, &(self.card)(*place), *rect, stand);
        }
    }

    /// The third layer, only while a card is dragged: where it may go, and the card itself.
    fn draw_drag(&self, painter: &mut Painter<'_>, grab: &Grab, board: &Layed) {
        for lane in &board.lanes {
            match (self.may_drop)(grab.place, lane.lane) {
                Drop::Home => {}
                Drop::Open => draw::drop_target(painter, lane, None),
                Drop::Closed(reason) => draw::drop_target(painter, lane, Some(&reason)),
            }
        }
        let card = (self.card)(grab.place);
        let stand = Stand { selected: true, ..Stand::default() };
        draw::card(painter, &card, grab.rect(board.lane_width), stand);
    }
}

fn lane_of(hit: Hit) -> usize {
    match hit {
        Hit::Head(lane) | Hit::Lane(lane) | Hit::Card(Place { lane, .. }) => lane,
    }
}

/// How far a drag near a side edge pulls the board.
fn edge_pull(x: f32, width: f32) -> f32 {
    if x < DRAG_EDGE {
        -DRAG_EDGE / 2.0
    } else if x > width - DRAG_EDGE {
        DRAG_EDGE / 2.0
    } else {
        0.0
    }
}

/// A window position, relative to a widget.
fn inside(bounds: Rectangle, at: iced::Point) -> Point {
    Point::new(at.x - bounds.x, at.y - bounds.y)
}

impl<M> Widget<M, Theme, Renderer> for Board<'_, M> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fill, Length::Fill)
    }

    fn layout(&mut self, tree: &mut Tree, _renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let size = limits.max();
        let state = tree.state.downcast_mut::<State>();
        state.keep(&self.lanes);
        state.bring(&self.counts(), size, self.brought);
        state.reveal(&self.counts(), size, self.chosen());
        layout::Node::new(size)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        _renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        let bounds = layout.bounds();
        let state = tree.state.downcast_mut::<State>();
        operation.container(self.id.as_ref(), bounds);
        operation.focusable(self.id.as_ref(), bounds, state);
        let board = self.layed(state, bounds.size());
        let origin = Vector::new(bounds.x, bounds.y);
        for lane in &board.lanes {
            if let Some(known) = self.lanes.get(lane.lane) {
                operation.text(None, to_window(lane.head, origin), &known.name);
                operation.text(None, to_window(lane.head, origin), &known.note);
            }
            for (row, rect) in &lane.cards {
                let Some(seen) = rect.within(&lane.body).and_then(|rect| rect.within(&board.view)) else {
                    continue;
                };
                publish(
                    &(self.card)(Place { lane: lane.lane, row: *row }),
                    to_window(seen, origin),
                    operation,
                );
            }
        }
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, M>,
        _viewport: &Rectangle,
    ) {
        let bounds = layout.bounds();
        let (size, state) = (bounds.size(), tree.state.downcast_mut::<State>());
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
                match cursor.position_over(bounds).filter(|_| !shell.is_event_captured()) {
                    Some(at) => self.press(state, size, inside(bounds, at), shell),
                    None => state.focused = false,
                }
            }
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)) => {
                state.pull = None;
                self.release(state, size, shell);
            }
            Event::Mouse(mouse::Event::CursorMoved { .. }) => {
                // A drag goes on outside the board, a hover does not.
                let dragging = state.grab.is_some() || state.pull.is_some();
                let at = if dragging { cursor.position() } else { cursor.position_over(bounds) };
                let at = at.map(|at| inside(bounds, at));
                if !at.is_some_and(|at| self.pull_bar(state, size, at, shell)) {
                    self.point(state, size, at, shell);
                }
            }
            Event::Touch(event) => self.touch(state, size, *event, bounds, shell),
            Event::Mouse(mouse::Event::WheelScrolled { delta }) => {
                let (unit, x, y) = match delta {
                    mouse::ScrollDelta::Lines { x, y } => (NOTCH, *x, *y),
                    mouse::ScrollDelta::Pixels { x, y } => (1.0, *x, *y),
                };
                let delta = if state.shift { Vector::new(y, x) } else { Vector::new(x, y) };
                if let Some(at) = cursor.position_over(bounds) {
                    self.scroll(state, size, inside(bounds, at), delta * unit, shell);
                }
            }
            Event::Keyboard(keyboard::Event::ModifiersChanged(modifiers)) => state.shift = modifiers.shift(),
            Event::Keyboard(keyboard::Event::KeyPressed { key, modifiers, .. })
                if state.focused && modifiers.is_empty() && !shell.is_event_captured() =>
            {
                self.key(state, key, shell);
            }
            Event::Window(window::Event::RedrawRequested(now)) => {
                self.tell_view(state, size, shell);
                self.glide_on(state, size, *now, shell);
                // Whoever comes by Tab finds a card to stand on.
                if state.focused
                    && self.chosen().is_none()
                    && let Some(place) = state.walk.step(&self.counts(), None, Step::First)
                {
                    self.select(place, shell);
                }
            }
            _ => {}
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
        let state = tree.state.downcast_ref::<State>();
        let board = self.layed(state, bounds.size());
        let drag = state.grab.as_ref().filter(|grab| grab.moving);
        let over = drag.and_then(|grab| board.hit(grab.at)).map(lane_of);
        let mut words = state.words.borrow_mut();
        let mut painter = Painter::new(renderer, theme, &mut words, bounds, *viewport);
        painter.clipped(board.view, |painter| {
            for place in &board.lanes {
                let lit = over == Some(place.lane)
                    && drag.is_some_and(|grab| (self.may_drop)(grab.place, place.lane) == Drop::Open);
                if let Some(lane) = self.lanes.get(place.lane) {
                    draw::lane(painter, lane, place, lit);
                }
            }
        });
        let body =
            board.lanes.first().map_or(board.view, |lane| Rect { x: 0.0, w: board.view.w, ..lane.body });
        painter.clipped(body, |painter| self.draw_cards(painter, state, &board));
        if !state.glides.shown().is_empty() {
            painter.clipped(body, |painter| self.draw_glides(painter, state));
        }
        if let Some(grab) = drag {
            painter.clipped(board.view, |painter| self.draw_drag(painter, grab, &board));
        }
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _viewport: &Rectangle,
        _renderer: &Renderer,
    ) -> mouse::Interaction {
        let state = tree.state.downcast_ref::<State>();
        match (&state.grab, cursor.is_over(layout.bounds())) {
            (Some(grab), _) if grab.moving => mouse::Interaction::Grabbing,
            (_, true) if state.hover.is_some() => mouse::Interaction::Pointer,
            (_, true) => mouse::Interaction::Idle,
            (_, false) => mouse::Interaction::None,
        }
    }
}

/// Tells operations, and so tests, what a card says and where it stands.
fn publish(card: &Card, seen: Rectangle, operation: &mut dyn Operation) {
    let id = Id::from(card.id.clone());
    operation.container(Some(&id), seen);
    for text in [&card.agenda, &card.applicant, &card.subject, &card.step, card.time.text()] {
        operation.text(None, seen, text);
    }
    let chips = card.urgency.iter().map(|urgency| &urgency.label).chain(&card.conflict);
    for text in chips.chain(card.note.iter().map(|note| &note.text)) {
        operation.text(None, seen, text);
    }
}

impl<'a, M: 'a> From<Board<'a, M>> for Element<'a, M> {
    fn from(board: Board<'a, M>) -> Self {
        Element::new(board)
    }
}
