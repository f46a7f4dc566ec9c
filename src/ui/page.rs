//! Whole pages: how far content keeps from the window's edges, and what stands above it.

use iced::widget::{Column, column, container, row};
use iced::{Length, Padding};

use super::theme::fill;
use super::tokens::{size, space};
use super::{Element, Theme, focus};

/// A page that scrolls, its content no wider than is good to read or fill in.
pub fn page<'a, M: 'a>(content: impl Into<Element<'a, M>>) -> Element<'a, M> {
    let inner = container(content).max_width(size::MEASURE).padding(space::X20);
    focus::scroll(container(inner).center_x(Length::Fill))
}

/// A page over the whole width, with the usual distance to the edges.
pub fn wide<'a, M: 'a>(content: impl Into<Element<'a, M>>) -> Element<'a, M> {
    container(content).padding(space::X20).width(Length::Fill).height(Length::Fill).into()
}

/// The strip below a header: filters and search.
pub fn strip<'a, M: 'a>(content: impl Into<Element<'a, M>>) -> Element<'a, M> {
    container(content)
        .padding([space::X10, space::X14])
        .width(Length::Fill)
        .style(fill(|palette| palette.ground))
        .into()
}

/// What the window tells, above the screen.
pub fn told<'a, M: 'a>(notices: impl IntoIterator<Item = Element<'a, M>>) -> Element<'a, M> {
    container(Column::with_children(notices).spacing(space::X6))
        .padding([space::X8, space::X14])
        .width(Length::Fill)
        .into()
}

/// Parts under each other, of which some come and go: the others keep their focus and their scrolling.
///
/// A plain column forgets about a part that is not there, takes the next one for it, and so loses what that one knew.
pub fn steady<'a, M: 'a>(
    gap: f32,
    parts: impl IntoIterator<Item = Option<Element<'a, M>>>,
) -> Column<'a, M, Theme> {
    let mut first = true;
    let parts = parts.into_iter().map(|part| match part {
        Some(part) => {
            let above = if std::mem::take(&mut first) { 0.0 } else { gap };
            container(part).padding(Padding::ZERO.top(above)).into()
        }
        None => container(row![]).into(),
    });
    Column::with_children(parts)
}

/// A screen that begins at its top, with nothing remembered of the one shown before it under another key.
pub fn fresh<'a, K: Copy + PartialEq + 'static, M: 'a>(
    key: K,
    screen: impl Into<Element<'a, M>>,
) -> Element<'a, M> {
    let only = iced::widget::keyed::Column::with_children([(key, screen.into())]);
    only.width(Length::Fill).height(Length::Fill).into()
}

/// A form: its parts under each other.
pub fn form<'a, M: 'a>(parts: impl IntoIterator<Item = Element<'a, M>>) -> Element<'a, M> {
    Column::with_children(parts).spacing(space::X14).width(Length::Fill).into()
}

/// Two parts beside each other, as wide as each other.
pub fn halves<'a, M: 'a>(
    left: impl Into<Element<'a, M>>,
    right: impl Into<Element<'a, M>>,
) -> Element<'a, M> {
    let half = |element: Element<'a, M>| container(element).width(Length::FillPortion(1));
    iced::widget::row![half(left.into()), half(right.into())].spacing(space::X12).into()
}

/// Two parts beside each other, the left one three times as wide.
pub fn uneven<'a, M: 'a>(
    left: impl Into<Element<'a, M>>,
    right: impl Into<Element<'a, M>>,
) -> Element<'a, M> {
    let part = |element: Element<'a, M>, share| container(element).width(Length::FillPortion(share));
    iced::widget::row![part(left.into(), 3), part(right.into(), 1)].spacing(space::X12).into()
}

/// A section with a heading.
pub fn section<'a, M: 'a>(heading: impl Into<String>, content: impl Into<Element<'a, M>>) -> Element<'a, M> {
    column![super::text::heading(heading.into()), content.into()].spacing(space::X10).into()
}
