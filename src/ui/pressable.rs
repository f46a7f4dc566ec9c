//! The one thing that can be pressed: every button, tab, check mark, card row and link is made of it.
//!
//! iced's own button cannot be reached by keyboard, so this widget takes part in Tab order, shows a ring when
//! the keyboard brought the focus, and is pressed with Enter, Space, mouse or touch. Something that cannot be
//! used now but has a reason stays in the Tab order, so that the reason can be read.

use iced::advanced::widget::{Id, Operation, Tree, operation, tree};
use iced::advanced::{Clipboard, Layout, Renderer as _, Shell, Widget, layout, mouse, overlay, renderer};
use iced::keyboard::{self, Key, key::Named};
use iced::{Alignment, Background, Border, Color, Event, Length, Padding, Rectangle, Renderer, Size, Vector};
use iced::{border, touch};

use super::tip::{Hover, Tip};
use super::{Element, Theme};

/// Gap between a control and its ring, and the ring's own width.
const RING: f32 = 2.0;

/// How a pressable part stands at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Nothing points at it.
    Idle,
    /// The pointer rests on it.
    Hovered,
    /// It is being pressed.
    Pressed,
    /// It cannot be pressed now.
    Disabled,
}

/// What a pressable part looks like in one status.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Fill, if any.
    pub background: Option<Color>,
    /// Edge.
    pub border: Border,
    /// Colour of words and signs on it.
    pub text: Color,
}

/// Where the keyboard ring is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ring {
    /// Around the part, with a gap that shows the ground.
    Outside,
    /// Inside its edge, for rows that touch their neighbours.
    Inside,
}

type StyleFn<'a> = Box<dyn Fn(&Theme, Status) -> Look + 'a>;

/// Content that can be pressed.
pub struct Pressable<'a, M> {
    content: Element<'a, M>,
    on_press: Option<M>,
    id: Option<Id>,
    tip: Option<String>,
    width: Length,
    height: Length,
    padding: Padding,
    align: Alignment,
    ring: Ring,
    style: StyleFn<'a>,
}

impl<'a, M> Pressable<'a, M> {
    /// Makes content pressable; without [`Self::on_press`] it is disabled.
    pub fn new(content: impl Into<Element<'a, M>>) -> Self {
        Self {
            content: content.into(),
            on_press: None,
            id: None,
            tip: None,
            width: Length::Shrink,
            height: Length::Shrink,
            padding: Padding::ZERO,
            align: Alignment::Start,
            ring: Ring::Outside,
            style: Box::new(bare),
        }
    }

    /// Sets what happens when it is pressed.
    pub fn on_press(mut self, message: M) -> Self {
        self.on_press = Some(message);
        self
    }

    /// Sets what happens when it is pressed; `None` disables it.
    pub fn on_press_maybe(mut self, message: Option<M>) -> Self {
        self.on_press = message;
        self
    }

    /// Names it, for focus and for tests.
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Sets the sentence that opens under the pointer; for a disabled part, the reason.
    pub fn tip(mut self, tip: impl Into<String>) -> Self {
        self.tip = Some(tip.into());
        self
    }

    /// Sets the width.
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.width = width.into();
        self
    }

    /// Sets the height.
    pub fn height(mut self, height: impl Into<Length>) -> Self {
        self.height = height.into();
        self
    }

    /// Sets the space between edge and content.
    pub fn padding(mut self, padding: impl Into<Padding>) -> Self {
        self.padding = padding.into();
        self
    }

    /// Puts the content in the middle.
    pub fn center(mut self) -> Self {
        self.align = Alignment::Center;
        self
    }

    /// Draws the keyboard ring inside the edge.
    pub fn inner_ring(mut self) -> Self {
        self.ring = Ring::Inside;
        self
    }

    /// Sets the look by status.
    pub fn style(mut self, style: impl Fn(&Theme, Status) -> Look + 'a) -> Self {
        self.style = Box::new(style);
        self
    }

    /// A disabled part is worth a stop only when it can tell why.
    fn takes_focus(&self) -> bool {
        self.on_press.is_some() || self.tip.is_some()
    }
}

/// No fill and no edge.
fn bare(theme: &Theme, status: Status) -> Look {
    let palette = theme.palette();
    let text = if status == Status::Disabled { palette.text_disabled } else { palette.text };
    Look { background: None, border: Border::default(), text }
}

/// Focus and pointer of one pressable part.
#[derive(Debug, Default)]
struct State {
    focused: bool,
    /// Whether the keyboard brought the focus, so that the ring shows.
    ring: bool,
    held: bool,
    hovered: bool,
    hover: Hover,
}

impl State {
    fn shows_ring(&self) -> bool {
        self.focused && self.ring
    }

    fn status(&self, enabled: bool, over: bool) -> Status {
        match (enabled, over, self.held) {
            (false, ..) => Status::Disabled,
            (true, true, true) => Status::Pressed,
            (true, true, false) => Status::Hovered,
            (true, false, _) => Status::Idle,
        }
    }
}

impl operation::Focusable for State {
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

/// Whether a key presses what has the focus.
pub(super) fn presses(event: &Event) -> bool {
    let Event::Keyboard(keyboard::Event::KeyPressed { key, modifiers, repeat: false, .. }) = event else {
        return false;
    };
    modifiers.is_empty() && matches!(key.as_ref(), Key::Named(Named::Enter | Named::Space))
}

/// Draws the keyboard ring of a part with the given corners.
pub(super) fn draw_ring(renderer: &mut Renderer, theme: &Theme, bounds: Rectangle, corner: f32, ring: Ring) {
    let (bounds, corner) = match ring {
        Ring::Outside => (bounds.expand(2.0 * RING), corner + 2.0 * RING),
        Ring::Inside => (bounds, corner),
    };
    renderer.fill_quad(
        renderer::Quad {
            bounds,
            border: border::rounded(corner).color(theme.palette().focus).width(RING),
            ..renderer::Quad::default()
        },
        Color::TRANSPARENT,
    );
}

impl<M: Clone> Widget<M, Theme, Renderer> for Pressable<'_, M> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn size(&self) -> Size<Length> {
        Size::new(self.width, self.height)
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let (content, tree) = (&mut self.content, &mut tree.children[0]);
        layout::positioned(
            limits,
            self.width,
            self.height,
            self.padding,
            |limits| content.as_widget_mut().layout(tree, renderer, &limits.loose()),
            |node, size| node.align(self.align, Alignment::Center, size),
        )
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        operation.container(self.id.as_ref(), layout.bounds());
        if self.takes_focus() {
            let state = tree.state.downcast_mut::<State>();
            operation.focusable(self.id.as_ref(), layout.bounds(), state);
        }
        operation.traverse(&mut |operation| {
            for layout in layout.children() {
                self.content.as_widget_mut().operate(&mut tree.children[0], layout, renderer, operation);
            }
        });
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
        viewport: &Rectangle,
    ) {
        for inner in layout.children() {
            let (content, tree) = (self.content.as_widget_mut(), &mut tree.children[0]);
            content.update(tree, event, inner, cursor, renderer, clipboard, shell, viewport);
        }
        let over = cursor.is_over(layout.bounds());
        let takes_focus = self.takes_focus();
        let state = tree.state.downcast_mut::<State>();
        if self.tip.is_some() {
            state.hover.update(event, over, shell);
        }
        let taken = shell.is_event_captured();
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left))
            | Event::Touch(touch::Event::FingerPressed { .. }) => {
                // A press anywhere moves the focus, also one that something else has taken.
                let hit = over && !taken;
                if hit {
                    shell.capture_event();
                }
                if hit || state.focused {
                    shell.request_redraw();
                }
                state.focused = hit && takes_focus;
                state.ring = false;
                state.held = hit && self.on_press.is_some();
            }
            _ if taken => {}
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left))
            | Event::Touch(touch::Event::FingerLifted { .. })
                if state.held =>
            {
                state.held = false;
                shell.capture_event();
                shell.request_redraw();
                if let Some(message) = self.on_press.clone().filter(|_| over) {
                    shell.publish(message);
                }
            }
            Event::Touch(touch::Event::FingerLost { .. }) => state.held = false,
            Event::Mouse(_) if over != state.hovered => {
                state.hovered = over;
                shell.request_redraw();
            }
            _ if state.focused && presses(event) => {
                state.ring = true;
                shell.capture_event();
                shell.request_redraw();
                if let Some(message) = self.on_press.clone() {
                    shell.publish(message);
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
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let bounds = layout.bounds();
        let state = tree.state.downcast_ref::<State>();
        let status = state.status(self.on_press.is_some(), cursor.is_over(bounds));
        let look = (self.style)(theme, status);
        if look.background.is_some() || look.border.width > 0.0 {
            let background = Background::Color(look.background.unwrap_or(Color::TRANSPARENT));
            let quad = renderer::Quad { bounds, border: look.border, ..renderer::Quad::default() };
            renderer.fill_quad(quad, background);
        }
        if state.shows_ring() {
            draw_ring(renderer, theme, bounds, look.border.radius.top_left, self.ring);
        }
        let style = renderer::Style { text_color: look.text };
        for layout in layout.children() {
            let tree = &tree.children[0];
            self.content.as_widget().draw(tree, renderer, theme, &style, layout, cursor, viewport);
        }
    }

    fn mouse_interaction(
        &self,
        _tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _viewport: &Rectangle,
        _renderer: &Renderer,
    ) -> mouse::Interaction {
        match (cursor.is_over(layout.bounds()), self.on_press.is_some()) {
            (true, true) => mouse::Interaction::Pointer,
            (true, false) => mouse::Interaction::Idle,
            (false, _) => mouse::Interaction::None,
        }
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, M, Theme, Renderer>> {
        let state = tree.state.downcast_ref::<State>();
        let explains = state.hover.is_open() || (state.shows_ring() && self.on_press.is_none());
        if let Some(tip) = self.tip.as_deref().filter(|_| explains) {
            return Some(Tip::over(tip, layout.bounds() + translation));
        }
        let inner = layout.children().next()?;
        self.content.as_widget_mut().overlay(&mut tree.children[0], inner, renderer, viewport, translation)
    }
}

impl<'a, M: Clone + 'a> From<Pressable<'a, M>> for Element<'a, M> {
    fn from(pressable: Pressable<'a, M>) -> Self {
        Element::new(pressable)
    }
}
