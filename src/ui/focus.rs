//! Where the keyboard is: Tab order, groups that are one stop, areas out of reach, and scrolling along.

mod wrap;

use iced::advanced::widget::operation::{Focusable, Scrollable, scrollable::AbsoluteOffset};
use iced::advanced::widget::{Id, Operation};
use iced::keyboard::{self, Key, key::Named};
use iced::widget::scrollable::{Direction, Scrollbar};
use iced::{Event, Length, Rectangle, Task, Vector};

use super::{Element, Theme};
use wrap::{Manner, Wrap};

/// The root of a window: Tab and Shift+Tab move through everything inside.
pub fn scope<'a, M: 'a>(content: impl Into<Element<'a, M>>) -> Element<'a, M> {
    Wrap::element(content, Manner::Scope)
}

/// A box, list or row of tabs that is one stop: arrows, Home and End move inside, Tab leaves.
pub fn group<'a, M: 'a>(content: impl Into<Element<'a, M>>) -> Element<'a, M> {
    Wrap::element(content, Manner::Group)
}

/// What lies under a dialog: visible, but out of reach of keyboard, mouse and tests while `inert`.
pub fn inert<'a, M: 'a>(content: impl Into<Element<'a, M>>, inert: bool) -> Element<'a, M> {
    Wrap::element(content, Manner::Inert(inert))
}

/// A page that scrolls by itself to what gets the focus.
pub fn scroll<'a, M: 'a>(content: impl Into<Element<'a, M>>) -> Element<'a, M> {
    let scrollable = iced::widget::Scrollable::<M, Theme>::with_direction(
        content,
        Direction::Vertical(Scrollbar::new().width(BAR).scroller_width(BAR).margin(2.0)),
    );
    Wrap::element(scrollable.width(Length::Fill).height(Length::Fill), Manner::Follow)
}

/// An area that scrolls both ways, for what is larger than its room.
pub fn scroll_both<'a, M: 'a>(content: impl Into<Element<'a, M>>) -> Element<'a, M> {
    let bar = || Scrollbar::new().width(BAR).scroller_width(BAR).margin(2.0);
    let direction = Direction::Both { vertical: bar(), horizontal: bar() };
    let scrollable = iced::widget::Scrollable::<M, Theme>::with_direction(content, direction);
    Wrap::element(scrollable.width(Length::Fill).height(Length::Fill), Manner::Follow)
}

/// Moves the focus to a part by its name.
pub fn to<T>(id: impl Into<Id>) -> Task<T> {
    iced::widget::operation::focus(id)
}

/// Width of a scroll bar.
const BAR: f32 = 8.0;
/// What is brought into view keeps this distance to the edge.
const MARGIN: f32 = 12.0;

/// Which way a key moves the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Move {
    Next,
    Previous,
    First,
    Last,
}

impl Move {
    /// The way Tab moves through a window.
    fn of_tab(event: &Event) -> Option<Self> {
        let Event::Keyboard(keyboard::Event::KeyPressed { key, modifiers, .. }) = event else {
            return None;
        };
        let tab = matches!(key.as_ref(), Key::Named(Named::Tab));
        let alone = !modifiers.control() && !modifiers.alt() && !modifiers.logo();
        (tab && alone).then_some(if modifiers.shift() { Self::Previous } else { Self::Next })
    }

    /// The way arrows move inside a group.
    fn of_arrow(event: &Event) -> Option<Self> {
        let Event::Keyboard(keyboard::Event::KeyPressed { key, modifiers, .. }) = event else {
            return None;
        };
        match key.as_ref() {
            _ if !modifiers.is_empty() => None,
            Key::Named(Named::ArrowDown | Named::ArrowRight) => Some(Self::Next),
            Key::Named(Named::ArrowUp | Named::ArrowLeft) => Some(Self::Previous),
            Key::Named(Named::Home) => Some(Self::First),
            Key::Named(Named::End) => Some(Self::Last),
            _ => None,
        }
    }

    /// The part that gets the focus among `total`, going round when `round`.
    fn target(self, focused: Option<usize>, total: usize, round: bool) -> Option<usize> {
        let last = total.checked_sub(1)?;
        Some(match (self, focused) {
            (Self::First, _) | (Self::Next, None) => 0,
            (Self::Last, _) | (Self::Previous, None) => last,
            (Self::Next, Some(at)) if at >= last => {
                if round {
                    0
                } else {
                    last
                }
            }
            (Self::Next, Some(at)) => at + 1,
            (Self::Previous, Some(0)) => {
                if round {
                    last
                } else {
                    0
                }
            }
            (Self::Previous, Some(at)) => at - 1,
        })
    }
}

/// Counts the parts that take focus, tells which one has it, and where the page is scrolled to.
#[derive(Debug, Default)]
struct Survey {
    total: usize,
    focused: Option<(usize, Rectangle)>,
    view: Option<(Rectangle, Rectangle, Vector)>,
}

impl Operation for Survey {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn focusable(&mut self, _id: Option<&Id>, bounds: Rectangle, state: &mut dyn Focusable) {
        if state.is_focused() {
            self.focused = Some((self.total, bounds));
        }
        self.total += 1;
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        bounds: Rectangle,
        content: Rectangle,
        translation: Vector,
        _state: &mut dyn Scrollable,
    ) {
        self.view.get_or_insert((bounds, content, translation));
    }
}

/// Gives the focus to one part, by its place in the order, and takes it from all others.
struct FocusNth {
    target: usize,
    at: usize,
}

impl Operation for FocusNth {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn focusable(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        match (self.at == self.target, state.is_focused()) {
            (true, _) => state.focus(),
            (false, true) => state.unfocus(),
            (false, false) => {}
        }
        self.at += 1;
    }
}

/// Scrolls the outermost page to a height.
struct ScrollTo(Option<f32>);

impl Operation for ScrollTo {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        _bounds: Rectangle,
        _content: Rectangle,
        _translation: Vector,
        state: &mut dyn Scrollable,
    ) {
        if let Some(y) = self.0.take() {
            state.scroll_to(AbsoluteOffset { x: None, y: Some(y) });
        }
    }
}

/// Where a page must be scrolled so that a part is in view; `None` when it already is.
fn offset_to_show(part: Rectangle, view: Rectangle, content: Rectangle, offset: f32) -> Option<f32> {
    let (top, bottom) = (part.y - content.y - MARGIN, part.y - content.y + part.height + MARGIN);
    let most = (content.height - view.height).max(0.0);
    let wanted = if top < offset || part.height > view.height {
        top
    } else if bottom > offset + view.height {
        bottom - view.height
    } else {
        return None;
    };
    Some(wanted.clamp(0.0, most))
}

#[cfg(test)]
mod tests {
    use super::*;
    use iced::{Point, Size};

    #[test]
    fn tab_goes_round_and_arrows_stop_at_the_end() {
        assert_eq!(Move::Next.target(Some(2), 3, true), Some(0));
        assert_eq!(Move::Next.target(Some(2), 3, false), Some(2));
        assert_eq!(Move::Previous.target(Some(0), 3, true), Some(2));
        assert_eq!(Move::Previous.target(Some(0), 3, false), Some(0));
        assert_eq!(Move::Next.target(None, 3, true), Some(0));
        assert_eq!(Move::Next.target(None, 0, true), None);
    }

    #[test]
    fn a_page_scrolls_only_as_far_as_needed() {
        let view = Rectangle::new(Point::ORIGIN, Size::new(100.0, 200.0));
        let content = Rectangle::new(Point::ORIGIN, Size::new(100.0, 1000.0));
        let part = |y| Rectangle::new(Point::new(0.0, y), Size::new(100.0, 30.0));
        assert_eq!(offset_to_show(part(50.0), view, content, 0.0), None);
        assert_eq!(offset_to_show(part(300.0), view, content, 0.0), Some(142.0));
        assert_eq!(offset_to_show(part(5.0), view, content, 400.0), Some(0.0));
        assert_eq!(offset_to_show(part(970.0), view, content, 0.0), Some(800.0));
    }
}
