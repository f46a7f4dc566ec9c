//! A choice from a list, and a menu of actions: closed it is one stop, open it is a sheet under its own part.
//!
//! Enter, Space or an arrow opens it; arrows, Home, End and first letters move; Enter chooses; Esc closes.

mod sheet;

use std::borrow::Cow;
use std::cell::RefCell;

use iced::advanced::widget::{Id, Operation, Tree, operation::Focusable, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, overlay, renderer};
use iced::keyboard::{self, Key, key::Named};
use iced::{Event, Length, Rectangle, Renderer, Size, Vector};

use super::field::Frame;
use super::paint::{Align, Painter, Words};
use super::pressable::{Ring, draw_ring, presses};
use super::shorten::width_of;
use super::theme::edge;
use super::tokens::{Type, radius, size, space};
use super::{Element, Icon, Theme};
use crate::picture::{Point, Rect};
use sheet::Sheet;

/// One line of a list or menu.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Item {
    /// Sign before the word.
    pub icon: Option<Icon>,
    /// The word.
    pub label: String,
    /// What stands after it in muted letters, such as a code's meaning or a key.
    pub note: String,
    /// Why it cannot be chosen now.
    pub closed: Option<String>,
}

impl From<&str> for Item {
    fn from(label: &str) -> Self {
        Self { label: label.to_owned(), ..Self::default() }
    }
}

impl From<String> for Item {
    fn from(label: String) -> Self {
        Self { label, ..Self::default() }
    }
}

/// A choice or a menu; it becomes an element by `.into()`.
pub struct Select<'a, M> {
    frame: Frame<'a>,
    face: Face<'a, M>,
}

/// The widget without its label.
struct Face<'a, M> {
    items: Cow<'a, [Item]>,
    chosen: Option<usize>,
    word: Cow<'a, str>,
    icon: Option<Icon>,
    on_choose: Box<dyn Fn(usize) -> M + 'a>,
    id: Option<Id>,
    height: f32,
    width: Length,
    menu: bool,
}

/// A labelled choice of one among several.
pub fn select<'a, M>(
    label: impl Into<Cow<'a, str>>,
    items: impl Into<Cow<'a, [Item]>>,
    chosen: Option<usize>,
    on_choose: impl Fn(usize) -> M + 'a,
) -> Select<'a, M> {
    Select {
        frame: Frame { label: label.into(), hint: Cow::Borrowed(""), error: None },
        face: Face {
            items: items.into(),
            chosen,
            word: Cow::Borrowed(""),
            icon: None,
            on_choose: Box::new(on_choose),
            id: None,
            height: size::CONTROL,
            width: Length::Fill,
            menu: false,
        },
    }
}

/// A button that opens a list of actions.
pub fn menu<'a, M>(
    word: impl Into<Cow<'a, str>>,
    items: impl Into<Cow<'a, [Item]>>,
    on_choose: impl Fn(usize) -> M + 'a,
) -> Select<'a, M> {
    let select = select("", items, None, on_choose);
    Select { face: Face { word: word.into(), menu: true, width: Length::Shrink, ..select.face }, ..select }
}

impl<'a, M> Select<'a, M> {
    /// Says after the label what is to be chosen.
    pub fn hint(mut self, hint: impl Into<Cow<'a, str>>) -> Self {
        self.frame.hint = hint.into();
        self
    }

    /// Refuses the choice: one sentence under it.
    pub fn error(mut self, error: Option<impl Into<Cow<'a, str>>>) -> Self {
        self.frame.error = error.map(Into::into);
        self
    }

    /// Sets what is shown while nothing is chosen.
    pub fn placeholder(mut self, word: impl Into<Cow<'a, str>>) -> Self {
        self.face.word = word.into();
        self
    }

    /// Puts a sign before the chosen word.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.face.icon = Some(icon);
        self
    }

    /// Makes it 34 px high, for forms with many fields.
    pub fn dense(mut self) -> Self {
        self.face.height = size::FIELD_DENSE;
        self
    }

    /// Makes it 30 px high, for rows.
    pub fn small(mut self) -> Self {
        self.face.height = size::CONTROL_SMALL;
        self
    }

    /// Takes only the width of its words.
    pub fn shrink(mut self) -> Self {
        self.face.width = Length::Shrink;
        self
    }

    /// Names it, for focus and for tests.
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        self.face.id = Some(id.into());
        self
    }
}

impl<'a, M: 'a> From<Select<'a, M>> for Element<'a, M> {
    fn from(select: Select<'a, M>) -> Self {
        let face = Element::new(select.face);
        let Frame { label, hint, error } = &select.frame;
        if label.is_empty() && hint.is_empty() && error.is_none() { face } else { select.frame.around(face) }
    }
}

/// What the part remembers: focus, whether the sheet is open, and where the choice stands in it.
#[derive(Default)]
struct State {
    focused: bool,
    ring: bool,
    open: bool,
    /// The line under keyboard or pointer.
    at: usize,
    /// First line in view.
    first: usize,
    typed: String,
    words: RefCell<Words>,
}

impl State {
    fn open<M>(&mut self, at: Option<usize>, shell: &mut Shell<'_, M>) {
        self.open = true;
        self.at = at.unwrap_or(0);
        self.first = 0;
        self.typed.clear();
        shell.capture_event();
        shell.invalidate_layout();
        shell.request_redraw();
    }

    fn close<M>(&mut self, shell: &mut Shell<'_, M>) {
        self.open = false;
        shell.invalidate_layout();
        shell.request_redraw();
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
        self.open = false;
    }
}

impl<M> Face<'_, M> {
    /// What the closed part says, and whether that is only a placeholder.
    fn word(&self) -> (&str, &str, bool) {
        match self.chosen.and_then(|chosen| self.items.get(chosen)) {
            Some(item) => (&item.label, &item.note, false),
            None => (&self.word, "", !self.menu),
        }
    }

    fn sign(&self) -> Option<Icon> {
        self.icon.or_else(|| self.items.get(self.chosen?)?.icon)
    }

    fn style(&self) -> Type {
        let noted = !self.word().1.is_empty();
        if self.menu || self.icon.is_some() || noted { Type::STRONG } else { Type::BODY }
    }

    fn natural_width(&self) -> f32 {
        let style = self.style();
        let widest = match self.menu {
            true => width_of(&self.word, style),
            false => self.items.iter().map(|item| width_of(&item.label, style)).fold(0.0, f32::max),
        };
        let sign = if self.sign().is_some() { size::ICON + space::X8 } else { 0.0 };
        widest.ceil() + sign + 2.0 * space::X12 + size::ICON + space::X8
    }
}

/// Whether a key opens a closed part.
fn opens(event: &Event) -> bool {
    let Event::Keyboard(keyboard::Event::KeyPressed { key, modifiers, .. }) = event else { return false };
    let arrow = matches!(key.as_ref(), Key::Named(Named::ArrowDown | Named::ArrowUp));
    arrow && (modifiers.is_empty() || modifiers.alt()) || presses(event)
}

impl<M> Widget<M, Theme, Renderer> for Face<'_, M> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn size(&self) -> Size<Length> {
        Size::new(self.width, Length::Fixed(self.height))
    }

    fn layout(&mut self, _tree: &mut Tree, _renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        layout::sized(limits, self.width, self.height, |_| Size::new(self.natural_width(), self.height))
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        _renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        let bounds = layout.bounds();
        operation.container(self.id.as_ref(), bounds);
        operation.focusable(self.id.as_ref(), bounds, tree.state.downcast_mut::<State>());
        operation.text(None, bounds, self.word().0);
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
        let state = tree.state.downcast_mut::<State>();
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
                let hit = cursor.is_over(layout.bounds()) && !shell.is_event_captured();
                state.focused = hit;
                state.ring = false;
                if hit {
                    state.open(self.chosen, shell);
                }
            }
            Event::Mouse(mouse::Event::CursorMoved { .. }) => shell.request_redraw(),
            _ if state.focused && !shell.is_event_captured() && opens(event) => {
                state.ring = true;
                state.open(self.chosen, shell);
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
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let (state, bounds) = (tree.state.downcast_ref::<State>(), layout.bounds());
        if state.focused && state.ring {
            draw_ring(renderer, theme, bounds, radius::CONTROL, Ring::Outside);
        }
        let mut words = state.words.borrow_mut();
        let mut painter = Painter::new(renderer, theme, &mut words, bounds, *viewport);
        let palette = painter.palette();
        let area = Rect::new(0.0, 0.0, bounds.width, bounds.height);
        let hovered = cursor.is_over(bounds) || state.open;
        let fill = if hovered && self.menu { palette.raised } else { palette.surface };
        let line = if hovered && !self.menu { palette.text_muted } else { palette.border_strong };
        painter.quad(area, edge(theme, line, radius::CONTROL), fill);
        let middle = area.center().y;
        let right = area.right() - space::X12;
        painter.icon(Icon::ChevronDown, Point::new(right - 8.0, middle), size::ICON, palette.text);
        let mut room = Rect { x: space::X12, w: right - size::ICON - space::X8 - space::X12, ..area };
        if let Some(sign) = self.sign() {
            painter.icon(sign, Point::new(room.x + 8.0, middle), size::ICON, palette.primary_text);
            room = Rect { x: room.x + 24.0, w: room.w - 24.0, ..room };
        }
        let (word, note, placeholder) = self.word();
        let color = if placeholder { palette.text_muted } else { palette.text };
        let style =
            if self.menu || !note.is_empty() || self.icon.is_some() { Type::STRONG } else { Type::BODY };
        let taken = painter.text(word, style, room, Align::Left, color) + space::X8;
        let rest = Rect { x: room.x + taken, w: room.w - taken, ..room };
        painter.text(note, Type::BODY, rest, Align::Left, palette.text_muted);
    }

    fn mouse_interaction(
        &self,
        _tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _viewport: &Rectangle,
        _renderer: &Renderer,
    ) -> mouse::Interaction {
        if cursor.is_over(layout.bounds()) { mouse::Interaction::Pointer } else { mouse::Interaction::None }
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        _renderer: &Renderer,
        _viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, M, Theme, Renderer>> {
        let state = tree.state.downcast_mut::<State>();
        state.open.then(|| {
            let anchor = layout.bounds() + translation;
            overlay::Element::new(Box::new(Sheet {
                state,
                items: &self.items,
                chosen: self.chosen,
                on_choose: &*self.on_choose,
                anchor,
            }))
        })
    }
}
