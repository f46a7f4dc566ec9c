//! A list of any length: only rows in view exist.
//!
//! One stop for Tab; arrows, Home, End, Page Up and Page Down choose a row, Enter or a double click opens it.
//! Parts inside a row, such as a button, can be pressed and are stops of their own while the row is in view.

use std::ops::Range;

use iced::advanced::widget::{Id, Operation, Tree, operation::Focusable, tree};
use iced::advanced::{Clipboard, Layout, Renderer as _, Shell, Widget, layout, mouse, overlay, renderer};
use iced::keyboard::{self, Key, key::Named};
use iced::{Color, Event, Length, Point, Rectangle, Renderer, Size, Vector, border};

use super::dashed::fill;
use super::tokens::size;
use super::{Element, Theme};
pub use crate::picture::board::window;

/// How far one notch of the wheel scrolls.
const NOTCH: f32 = 60.0;
/// Width of the bar that tells how much there is.
const BAR: f32 = 5.0;

/// The list; it becomes an element by `.into()`.
pub struct List<'a, M> {
    count: usize,
    row: Box<dyn Fn(usize) -> Element<'a, M> + 'a>,
    rows: Vec<Element<'a, M>>,
    row_height: f32,
    height: Length,
    selected: Option<usize>,
    id: Option<Id>,
    on_select: Option<Box<dyn Fn(usize) -> M + 'a>>,
    on_open: Option<Box<dyn Fn(usize) -> M + 'a>>,
}

/// A list of `count` rows; `row` is asked only for those in view.
pub fn list<'a, M>(count: usize, row: impl Fn(usize) -> Element<'a, M> + 'a) -> List<'a, M> {
    List {
        count,
        row: Box::new(row),
        rows: Vec::new(),
        row_height: size::ROW,
        height: Length::Fill,
        selected: None,
        id: None,
        on_select: None,
        on_open: None,
    }
}

impl<'a, M> List<'a, M> {
    /// Sets the height of every row.
    pub fn row_height(mut self, height: f32) -> Self {
        self.row_height = height.max(1.0);
        self
    }

    /// Takes only the height of its rows, up to the room there is.
    pub fn shrink(mut self) -> Self {
        self.height = Length::Shrink;
        self
    }

    /// Sets the chosen row; a new one is scrolled into view.
    pub fn selected(mut self, row: Option<usize>) -> Self {
        self.selected = row;
        self
    }

    /// Names the list, for focus and for tests.
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Sets what happens when another row is chosen, by key or click.
    pub fn on_select(mut self, message: impl Fn(usize) -> M + 'a) -> Self {
        self.on_select = Some(Box::new(message));
        self
    }

    /// Sets what Enter and a double click do.
    pub fn on_open(mut self, message: impl Fn(usize) -> M + 'a) -> Self {
        self.on_open = Some(Box::new(message));
        self
    }

    fn chosen(&self) -> Option<usize> {
        self.selected.filter(|row| *row < self.count)
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

    fn whole(&self) -> f32 {
        self.count as f32 * self.row_height
    }

    fn key(&self, named: Named, page: usize, shell: &mut Shell<'_, M>) -> bool {
        let Some(last) = self.count.checked_sub(1) else { return false };
        let target = match (named, self.chosen()) {
            (Named::Enter, Some(row)) => {
                self.open(row, shell);
                return true;
            }
            (Named::ArrowDown | Named::ArrowUp | Named::Home | Named::PageUp, None) => 0,
            (Named::ArrowDown, Some(row)) => row + 1,
            (Named::ArrowUp, Some(row)) => row.saturating_sub(1),
            (Named::PageDown, row) => row.unwrap_or(0) + page,
            (Named::PageUp, Some(row)) => row.saturating_sub(page),
            (Named::Home, _) => 0,
            (Named::End, _) => last,
            _ => return false,
        };
        self.select(target.min(last), shell);
        true
    }

    fn row_at(&self, state: &State, bounds: Rectangle, cursor: mouse::Cursor) -> Option<usize> {
        let at = cursor.position_in(bounds)?;
        let row = ((at.y + state.offset) / self.row_height).floor().max(0.0) as usize;
        (row < self.count).then_some(row)
    }
}

/// What the list remembers between frames.
#[derive(Debug, Default)]
struct State {
    offset: f32,
    shown: Option<usize>,
    /// The first row in view, to keep the state of rows with them.
    first: usize,
    hover: Option<usize>,
    focused: bool,
    ring: bool,
    last_click: Option<mouse::Click>,
}

impl State {
    /// Brings a row into view.
    fn reveal(&mut self, row: usize, row_height: f32, view: f32) {
        let top = row as f32 * row_height;
        if top < self.offset {
            self.offset = top;
        } else if top + row_height > self.offset + view {
            self.offset = top + row_height - view;
        }
    }

    fn clicked_twice(&mut self, cursor: mouse::Cursor) -> bool {
        let Some(at) = cursor.position() else { return false };
        let click = mouse::Click::new(at, mouse::Button::Left, self.last_click);
        self.last_click = Some(click);
        click.kind() == mouse::click::Kind::Double
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

/// Keeps the state of rows that stay in view, when the window of rows moves.
fn shift(trees: &mut Vec<Tree>, before: usize, rows: Range<usize>, new: impl Fn(usize) -> Tree) {
    let mut old: Vec<Option<Tree>> = std::mem::take(trees).into_iter().map(Some).collect();
    *trees = rows
        .map(|row| {
            let known = row.checked_sub(before).and_then(|index| old.get_mut(index)?.take());
            known.unwrap_or_else(|| new(row))
        })
        .collect();
}

impl<M> Widget<M, Theme, Renderer> for List<'_, M> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn diff(&self, _tree: &mut Tree) {
        // The rows are made in `layout`, when it is known which of them are in view.
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fill, self.height)
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let whole = Size::new(limits.max().width, self.whole());
        let size = limits.resolve(Length::Fill, self.height, whole);
        // Inside something that scrolls there is no end; a screenful of rows is shown then.
        let size =
            if size.height.is_finite() { size } else { Size::new(size.width, whole.height.min(2000.0)) };
        let state = tree.state.downcast_mut::<State>();
        if state.shown != self.chosen() {
            state.shown = self.chosen();
            if let Some(row) = state.shown {
                state.reveal(row, self.row_height, size.height);
            }
        }
        state.offset = state.offset.clamp(0.0, (self.whole() - size.height).max(0.0));
        let (offset, before) = (state.offset, state.first);
        let rows = window(self.count, self.row_height, offset, size.height);
        state.first = rows.start;
        self.rows = rows.clone().map(|row| (self.row)(row)).collect();
        shift(&mut tree.children, before, rows.clone(), |row| Tree::new(&self.rows[row - rows.start]));
        tree.diff_children(&self.rows);
        let inner = layout::Limits::new(Size::ZERO, Size::new(size.width, self.row_height));
        let nodes = self.rows.iter_mut().zip(&mut tree.children).zip(rows).map(|((element, tree), row)| {
            let node = element.as_widget_mut().layout(tree, renderer, &inner);
            let spare = (self.row_height - node.size().height) / 2.0;
            node.move_to(Point::new(0.0, row as f32 * self.row_height - offset + spare))
        });
        layout::Node::with_children(size, nodes.collect())
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        let bounds = layout.bounds();
        operation.container(self.id.as_ref(), bounds);
        operation.focusable(self.id.as_ref(), bounds, tree.state.downcast_mut::<State>());
        let rows = self.rows.iter_mut().zip(&mut tree.children).zip(layout.children());
        for ((row, tree), layout) in rows {
            operation
                .traverse(&mut |operation| row.as_widget_mut().operate(tree, layout, renderer, operation));
        }
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, M>,
        _viewport: &Rectangle,
    ) {
        let bounds = layout.bounds();
        // What scrolled out above or below must not be hit.
        let inside = if cursor.is_over(bounds) { cursor } else { mouse::Cursor::Unavailable };
        for ((row, tree), layout) in self.rows.iter_mut().zip(&mut tree.children).zip(layout.children()) {
            row.as_widget_mut().update(tree, event, layout, inside, renderer, clipboard, shell, &bounds);
        }
        let state = tree.state.downcast_mut::<State>();
        let taken = shell.is_event_captured();
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
                let row = self.row_at(state, bounds, cursor).filter(|_| !taken);
                state.focused = row.is_some();
                state.ring = false;
                if let Some(row) = row.filter(|_| self.on_select.is_some() || self.on_open.is_some()) {
                    shell.capture_event();
                    shell.request_redraw();
                    self.select(row, shell);
                    if state.clicked_twice(cursor) {
                        self.open(row, shell);
                    }
                }
            }
            _ if taken => {}
            Event::Mouse(mouse::Event::CursorMoved { .. }) => {
                let hover = self.row_at(state, bounds, cursor);
                if std::mem::replace(&mut state.hover, hover) != hover {
                    shell.request_redraw();
                }
            }
            Event::Mouse(mouse::Event::WheelScrolled { delta }) if cursor.is_over(bounds) => {
                let y = match delta {
                    mouse::ScrollDelta::Lines { y, .. } => y * NOTCH,
                    mouse::ScrollDelta::Pixels { y, .. } => *y,
                };
                let most = (self.whole() - bounds.height).max(0.0);
                let offset = (state.offset - y).clamp(0.0, most);
                if offset != state.offset {
                    state.offset = offset;
                    shell.capture_event();
                    shell.invalidate_layout();
                    shell.request_redraw();
                }
            }
            Event::Keyboard(keyboard::Event::KeyPressed { key: Key::Named(named), modifiers, .. })
                if state.focused && modifiers.is_empty() =>
            {
                let page = (bounds.height / self.row_height).floor().max(1.0) as usize;
                if self.key(*named, page, shell) {
                    state.ring = true;
                    shell.capture_event();
                    shell.request_redraw();
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
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let bounds = layout.bounds();
        let Some(clip) = bounds.intersection(viewport) else { return };
        let (palette, state) = (theme.palette(), tree.state.downcast_ref::<State>());
        renderer.start_layer(clip);
        for (index, ((row, tree), layout)) in
            self.rows.iter().zip(&tree.children).zip(layout.children()).enumerate()
        {
            let number = state.first + index;
            let y = bounds.y + number as f32 * self.row_height - state.offset;
            let area = Rectangle { y, height: self.row_height, ..bounds };
            let chosen = self.chosen() == Some(number);
            if chosen {
                fill(renderer, area, 0.0, palette.primary_soft);
            } else if state.hover == Some(number) && self.on_select.is_some() {
                fill(renderer, area, 0.0, palette.raised);
            }
            if number + 1 < self.count {
                fill(
                    renderer,
                    Rectangle { y: y + self.row_height - 1.0, height: 1.0, ..area },
                    0.0,
                    palette.border,
                );
            }
            if chosen && state.focused && state.ring {
                let border = border::rounded(0.0).color(palette.focus).width(2.0);
                renderer.fill_quad(
                    renderer::Quad { bounds: area, border, ..renderer::Quad::default() },
                    Color::TRANSPARENT,
                );
            }
            row.as_widget().draw(tree, renderer, theme, style, layout, cursor, &clip);
        }
        let whole = self.whole();
        if whole > bounds.height {
            let length = (bounds.height * bounds.height / whole).max(24.0).min(bounds.height);
            let top = bounds.y + (bounds.height - length) * state.offset / (whole - bounds.height);
            let at = Point::new(bounds.x + bounds.width - BAR - 2.0, top);
            fill(renderer, Rectangle::new(at, Size::new(BAR, length)), BAR / 2.0, palette.border_strong);
        }
        renderer.end_layer();
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        if !cursor.is_over(layout.bounds()) {
            return mouse::Interaction::None;
        }
        let rows = self.rows.iter().zip(&tree.children).zip(layout.children());
        let inner = rows.map(|((row, tree), layout)| {
            row.as_widget().mouse_interaction(tree, layout, cursor, viewport, renderer)
        });
        let own =
            if self.on_select.is_some() { mouse::Interaction::Pointer } else { mouse::Interaction::None };
        inner.max().unwrap_or_default().max(own)
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, M, Theme, Renderer>> {
        overlay::from_children(&mut self.rows, tree, layout, renderer, viewport, translation)
    }
}

impl<'a, M: 'a> From<List<'a, M>> for Element<'a, M> {
    fn from(list: List<'a, M>) -> Self {
        Element::new(list)
    }
}
