//! One transparent wrapper that changes how the keyboard reaches its content.

use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, overlay, renderer};
use iced::{Event, Length, Rectangle, Renderer, Size, Vector, window};

use super::super::{Element, Theme};
use super::{FocusNth, Move, ScrollTo, Survey, offset_to_show};

/// What the wrapper does with keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// Tab moves through the content.
    Scope,
    /// Arrows move through the content and Tab leaves it.
    Group,
    /// Nothing reaches the content while `true`.
    Inert(bool),
    /// The page inside scrolls to what has the focus.
    Follow,
}

/// Content reached in a certain manner.
pub struct Wrap<'a, M> {
    content: Element<'a, M>,
    manner: Manner,
}

/// Where the focus was last seen, so that the page follows a move but never fights the wheel.
#[derive(Debug, Default)]
struct State {
    seen: Option<Rectangle>,
}

impl<'a, M: 'a> Wrap<'a, M> {
    pub fn element(content: impl Into<Element<'a, M>>, manner: Manner) -> Element<'a, M> {
        Element::new(Self { content: content.into(), manner })
    }
}

impl<M> Wrap<'_, M> {
    fn run(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        for layout in layout.children() {
            self.content.as_widget_mut().operate(&mut tree.children[0], layout, renderer, operation);
        }
    }

    fn survey(&mut self, tree: &mut Tree, layout: Layout<'_>, renderer: &Renderer) -> Survey {
        let mut survey = Survey::default();
        self.run(tree, layout, renderer, &mut survey);
        survey
    }

    /// Moves the focus inside the content; false when there is nothing to move to.
    fn shift(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        step: Move,
        round: bool,
    ) -> bool {
        let survey = self.survey(tree, layout, renderer);
        let focused = survey.focused.map(|(at, _)| at);
        let Some(target) = step.target(focused, survey.total, round) else { return false };
        self.run(tree, layout, renderer, &mut FocusNth { target, at: 0 });
        true
    }

    /// Scrolls the page to the focused part, once per move of the focus.
    fn follow(&mut self, tree: &mut Tree, layout: Layout<'_>, renderer: &Renderer) {
        let survey = self.survey(tree, layout, renderer);
        let focused = survey.focused.map(|(_, bounds)| bounds);
        let state = tree.state.downcast_mut::<State>();
        let moved = focused != state.seen;
        state.seen = focused;
        if let (true, Some(part), Some((view, content, translation))) = (moved, focused, survey.view) {
            let offset = offset_to_show(part, view, content, translation.y);
            self.run(tree, layout, renderer, &mut ScrollTo(offset));
        }
    }
}

impl<M> Widget<M, Theme, Renderer> for Wrap<'_, M> {
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
        self.content.as_widget().size()
    }

    fn size_hint(&self) -> Size<Length> {
        self.content.as_widget().size_hint()
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let node = self.content.as_widget_mut().layout(&mut tree.children[0], renderer, limits);
        layout::Node::with_children(node.size(), vec![node])
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        if self.manner != Manner::Inert(true) {
            self.run(tree, layout, renderer, operation);
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
        viewport: &Rectangle,
    ) {
        let redraw = matches!(event, Event::Window(window::Event::RedrawRequested(_)));
        if self.manner == Manner::Inert(true) && !redraw {
            return;
        }
        if self.manner == Manner::Group
            && let Some(step) = Move::of_tab(event)
        {
            // Standing on the edge of the group, the window's own Tab handling leaves it with the next step.
            let edge = if step == Move::Next { Move::Last } else { Move::First };
            if self.survey(tree, layout, renderer).focused.is_some() {
                self.shift(tree, layout, renderer, edge, false);
            }
        }
        for inner in layout.children() {
            let (content, tree) = (self.content.as_widget_mut(), &mut tree.children[0]);
            content.update(tree, event, inner, cursor, renderer, clipboard, shell, viewport);
        }
        if redraw && self.manner == Manner::Follow {
            self.follow(tree, layout, renderer);
        }
        if shell.is_event_captured() {
            return;
        }
        let moved = match (self.manner, Move::of_tab(event), Move::of_arrow(event)) {
            (Manner::Scope, Some(step), _) => self.shift(tree, layout, renderer, step, true),
            (Manner::Group, _, Some(step)) => {
                self.survey(tree, layout, renderer).focused.is_some()
                    && self.shift(tree, layout, renderer, step, false)
            }
            _ => false,
        };
        if moved {
            shell.capture_event();
            shell.request_redraw();
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
        let cursor = if self.manner == Manner::Inert(true) { mouse::Cursor::Unavailable } else { cursor };
        for layout in layout.children() {
            self.content.as_widget().draw(
                &tree.children[0],
                renderer,
                theme,
                style,
                layout,
                cursor,
                viewport,
            );
        }
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        let inner = layout.children().next().filter(|_| self.manner != Manner::Inert(true));
        inner.map_or(mouse::Interaction::None, |inner| {
            self.content.as_widget().mouse_interaction(&tree.children[0], inner, cursor, viewport, renderer)
        })
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, M, Theme, Renderer>> {
        let inner = layout.children().next().filter(|_| self.manner != Manner::Inert(true))?;
        self.content.as_widget_mut().overlay(&mut tree.children[0], inner, renderer, viewport, translation)
    }
}
