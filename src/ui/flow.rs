//! The flow of an SOP as one widget: rows of steps, the drawing over its lanes, time at the right.
//!
//! One stop for Tab; arrows choose a row, Enter opens it. The head stays while rows scroll, and only rows in
//! view are asked for and drawn.

mod draw;
mod state;
mod strokes;

use iced::advanced::widget::{Id, Operation, Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, renderer};
use iced::keyboard::{self, Key, key::Named};
use iced::{Event, Length, Rectangle, Renderer, Size, Vector};

use super::paint::{Painter, to_window};
use super::{Element, Theme};
use crate::picture::Point;
pub use crate::picture::flow::{Diagram, Heads, Pace, Stage, Trail};
use state::{Measure, State};

/// Height of a row, and of a row in a wide window.
pub const ROW: f32 = 40.0;
/// Height of a row in a wide window.
pub const ROW_WIDE: f32 = 44.0;
/// How far one notch of the wheel scrolls.
const NOTCH: f32 = 60.0;

/// What one row says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Stable name, for tests.
    pub id: String,
    /// Number as printed.
    pub number: String,
    /// The step.
    pub text: String,
    /// Whether part of the row is the office's own and not the document's.
    pub inferred: bool,
    /// How far it has come.
    pub stage: Stage,
    /// Time taken; empty when there is none.
    pub actual: String,
    /// Standard time as printed; empty when the SOP sets none.
    pub standard: String,
    /// How the time stands.
    pub pace: Pace,
    /// Further cells, one for each heading of [`Table::columns`].
    pub cells: Vec<String>,
}

/// The head of a lane.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LaneHead {
    /// Short name.
    pub name: String,
    /// Whether it is the user's own lane.
    pub mine: bool,
}

/// The flow of an SOP; it becomes an element by `.into()`.
pub struct Table<'a, M> {
    diagram: Diagram,
    lanes: Vec<LaneHead>,
    heads: Heads<'a>,
    columns: Vec<String>,
    row: Box<dyn Fn(usize) -> Row + 'a>,
    trail: Box<dyn Fn(usize) -> Trail + 'a>,
    selected: Option<usize>,
    row_height: f32,
    id: Option<Id>,
    on_select: Option<Box<dyn Fn(usize) -> M + 'a>>,
    on_open: Option<Box<dyn Fn(usize) -> M + 'a>>,
}

/// The flow of a diagram; its rows and lanes get their sizes from the room there is.
pub fn flow<'a, M>(
    diagram: Diagram,
    lanes: Vec<LaneHead>,
    heads: Heads<'a>,
    row: impl Fn(usize) -> Row + 'a,
) -> Table<'a, M> {
    Table {
        diagram,
        lanes,
        heads,
        columns: Vec::new(),
        row: Box::new(row),
        trail: Box::new(|_| Trail::Ahead),
        selected: None,
        row_height: ROW,
        id: None,
        on_select: None,
        on_open: None,
    }
}

impl<'a, M> Table<'a, M> {
    /// Sets which arrows have been walked, by index of the edge.
    pub fn trail(mut self, trail: impl Fn(usize) -> Trail + 'a) -> Self {
        self.trail = Box::new(trail);
        self
    }

    /// Adds columns between the lanes and the time, for wide windows.
    pub fn columns(mut self, heads: Vec<String>) -> Self {
        self.columns = heads;
        self
    }

    /// Sets the chosen row; a new one is scrolled into view.
    pub fn selected(mut self, row: Option<usize>) -> Self {
        self.selected = row;
        self
    }

    /// Makes rows as high as a wide window allows.
    pub fn wide(mut self) -> Self {
        self.row_height = ROW_WIDE;
        self
    }

    /// Names the table, for focus and for tests.
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Sets what happens when another row is chosen, by arrow or click.
    pub fn on_select(mut self, message: impl Fn(usize) -> M + 'a) -> Self {
        self.on_select = Some(Box::new(message));
        self
    }

    /// Sets what Enter and a double click do.
    pub fn on_open(mut self, message: impl Fn(usize) -> M + 'a) -> Self {
        self.on_open = Some(Box::new(message));
        self
    }

    fn count(&self) -> usize {
        self.diagram.rows.len()
    }

    fn chosen(&self) -> Option<usize> {
        self.selected.filter(|row| *row < self.count())
    }

    fn select(&self, row: usize, shell: &mut Shell<'_, M>) {
        if let Some(message) = self.on_select.as_ref().filter(|_| self.chosen() != Some(row)) {
            shell.publish(message(row));
        }
    }

    fn open(&self, row: usize, shell: &mut Shell<'_, M>) {
        if let Some(message) = &self.on_open {
            shell.publish(message(row));
        }
    }

    fn press(&self, state: &mut State, at: Point, shell: &mut Shell<'_, M>) {
        shell.capture_event();
        shell.request_redraw();
        state.focused = true;
        state.ring = false;
        if let Some(row) = state.signpost(at) {
            // A pentagon at the edge takes one to where the line goes on.
            state.bring(row);
            return self.select(row, shell);
        }
        let Some(row) = state.row_at(at) else { return };
        let double = state.clicked_twice(at);
        self.select(row, shell);
        if double {
            self.open(row, shell);
        }
    }

    fn key(&self, state: &mut State, key: &Key, shell: &mut Shell<'_, M>) {
        let Key::Named(named) = key.as_ref() else { return };
        let Some(last) = self.count().checked_sub(1) else { return };
        let target = match (named, self.chosen()) {
            (Named::ArrowDown, Some(row)) => (row + 1).min(last),
            (Named::ArrowUp, Some(row)) => row.saturating_sub(1),
            (Named::Home, _) | (Named::ArrowDown | Named::ArrowUp, None) => 0,
            (Named::End, _) => last,
            (Named::Enter, Some(row)) => {
                shell.capture_event();
                return self.open(row, shell);
            }
            _ => return,
        };
        shell.capture_event();
        shell.request_redraw();
        state.ring = true;
        self.select(target, shell);
    }
}

impl<M> Widget<M, Theme, Renderer> for Table<'_, M> {
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
        let measure =
            Measure { size, lanes: self.lanes.len(), columns: self.columns.len(), row: self.row_height };
        state.fit(&self.diagram, measure, self.heads.join);
        state.reveal(self.chosen());
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
        let origin = Vector::new(bounds.x, bounds.y);
        for (index, rect) in state.visible() {
            let Some(seen) = rect.within(&state.body()) else { continue };
            let (row, seen) = ((self.row)(index), to_window(seen, origin));
            operation.container(Some(&Id::from(row.id.clone())), seen);
            for text in [&row.number, &row.text, &row.actual, &row.standard].into_iter().chain(&row.cells) {
                operation.text(None, seen, text);
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
        let state = tree.state.downcast_mut::<State>();
        let at = cursor.position_over(bounds).map(|at| Point::new(at.x - bounds.x, at.y - bounds.y));
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
                match at.filter(|_| !shell.is_event_captured()) {
                    Some(at) => self.press(state, at, shell),
                    None => state.focused = false,
                }
            }
            Event::Mouse(mouse::Event::CursorMoved { .. }) => {
                let hover = at.and_then(|at| state.row_at(at));
                if std::mem::replace(&mut state.hover, hover) != hover {
                    shell.request_redraw();
                }
            }
            Event::Mouse(mouse::Event::WheelScrolled { delta }) if at.is_some() => {
                let delta = match delta {
                    mouse::ScrollDelta::Lines { x, y } => Vector::new(*x, *y) * NOTCH,
                    mouse::ScrollDelta::Pixels { x, y } => Vector::new(*x, *y),
                };
                if state.scroll(delta) {
                    shell.capture_event();
                    shell.request_redraw();
                }
            }
            Event::Keyboard(keyboard::Event::ModifiersChanged(modifiers)) => state.shift = modifiers.shift(),
            Event::Keyboard(keyboard::Event::KeyPressed { key, modifiers, .. })
                if state.focused && modifiers.is_empty() && !shell.is_event_captured() =>
            {
                self.key(state, key, shell);
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
        let state = tree.state.downcast_ref::<State>();
        let mut words = state.words.borrow_mut();
        let mut painter = Painter::new(renderer, theme, &mut words, layout.bounds(), *viewport);
        let rows: Vec<_> = state.visible().map(|(index, rect)| (index, rect, (self.row)(index))).collect();
        let sheet = draw::Sheet {
            state,
            diagram: &self.diagram,
            lanes: &self.lanes,
            heads: &self.heads,
            columns: &self.columns,
            rows: &rows,
            chosen: self.chosen(),
            trail: &*self.trail,
            row: &*self.row,
        };
        painter.clipped(state.head(), |painter| draw::head(painter, &sheet));
        painter.clipped(state.body(), |painter| {
            draw::rows(painter, &sheet);
            strokes::drawing(painter, &sheet);
        });
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
        match (cursor.is_over(layout.bounds()), state.hover, &self.on_select) {
            (true, Some(_), Some(_)) => mouse::Interaction::Pointer,
            (true, ..) => mouse::Interaction::Idle,
            (false, ..) => mouse::Interaction::None,
        }
    }
}

impl<'a, M: 'a> From<Table<'a, M>> for Element<'a, M> {
    fn from(table: Table<'a, M>) -> Self {
        Element::new(table)
    }
}
