//! Ticks, one-of-several and tabs.

use std::borrow::Cow;

use iced::widget::text::Wrapping;
use iced::widget::{Id, column, container, row, space as gap};
use iced::{Alignment, Border, Length, border};

use super::icon::{Icon, colored, icon};
use super::panel::row_look;
use super::pressable::{Look, Pressable, Status};
use super::shorten::line;
use super::theme::{edge, muted};
use super::tokens::{Type, radius, size, space};
use super::{Element, Theme, text};

/// Side of a tick box and of a radio mark.
const MARK: f32 = 18.0;

fn tick<'a, M: 'a>(checked: bool) -> Element<'a, M> {
    let inside: Element<'a, M> =
        if checked { colored(Icon::Check, 14.0, |palette| palette.on_primary) } else { gap().into() };
    container(inside)
        .center_x(MARK)
        .center_y(MARK)
        .style(move |theme: &Theme| {
            let palette = theme.palette();
            let (fill, line) = if checked {
                (palette.primary, palette.primary)
            } else {
                (palette.surface, palette.border_strong)
            };
            container::background(fill).border(edge(theme, line, radius::CHIP))
        })
        .into()
}

fn dot<'a, M: 'a>(chosen: bool) -> Element<'a, M> {
    let inside = container(gap()).width(8.0).height(8.0).style(move |theme: &Theme| {
        let palette = theme.palette();
        let fill = if chosen { palette.primary } else { palette.surface };
        container::background(fill).border(border::rounded(4.0))
    });
    container(inside)
        .center_x(MARK)
        .center_y(MARK)
        .style(move |theme: &Theme| {
            let palette = theme.palette();
            let (line, width) =
                if chosen { (palette.primary, 2.0) } else { (palette.border_strong, theme.hairline()) };
            let border = border::rounded(MARK / 2.0).color(line).width(width);
            container::background(palette.surface).border(border)
        })
        .into()
}

/// A tick with its words; `None` for the message makes it a mere sign.
pub fn checkbox<'a, M: Clone + 'a>(
    label: impl Into<Cow<'a, str>>,
    checked: bool,
    id: impl Into<Id>,
    on_toggle: Option<M>,
) -> Element<'a, M> {
    let content = row![tick(checked), text::body(label.into())].spacing(space::X8).align_y(Alignment::Center);
    Pressable::new(content)
        .id(id)
        .style(|theme, _| row_look(theme, Status::Idle, false))
        .on_press_maybe(on_toggle)
        .into()
}

/// Words do not change under the pointer; only rows do.
fn still(status: Status) -> Status {
    if status == Status::Disabled { status } else { Status::Idle }
}

/// A tick that only tells something is not greyed: it is read like any other.
fn readable(status: Status) -> Status {
    if status == Status::Disabled { Status::Idle } else { status }
}

/// One row of a checklist, with what is known about it at the right.
pub fn check_row<'a, M: Clone + 'a>(
    label: impl Into<Cow<'a, str>>,
    note: impl Into<Cow<'a, str>>,
    checked: bool,
    id: impl Into<Id>,
    on_toggle: Option<M>,
) -> Element<'a, M> {
    let content = row![
        tick(checked),
        line(Type::BODY, label).fill(),
        line(Type::SMALL, note).role(|palette| palette.text_muted),
    ];
    Pressable::new(content.spacing(space::X8).align_y(Alignment::Center))
        .id(id)
        .width(Length::Fill)
        .height(size::ROW_CHECK)
        .padding([0.0, space::X14])
        .inner_ring()
        .style(|theme, status| row_look(theme, readable(status), false))
        .on_press_maybe(on_toggle)
        .into()
}

/// One way of a choice between few.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Way {
    /// The words.
    pub label: String,
    /// A second line that explains them.
    pub note: String,
    /// Why it cannot be chosen now.
    pub closed: Option<String>,
}

impl From<&str> for Way {
    fn from(label: &str) -> Self {
        Self { label: label.to_owned(), ..Self::default() }
    }
}

impl From<String> for Way {
    fn from(label: String) -> Self {
        Self { label, ..Self::default() }
    }
}

/// A choice between few, each with its own line; one stop, arrows inside.
pub fn radio<'a, M: Clone + 'a>(
    ways: impl IntoIterator<Item = Way>,
    chosen: Option<usize>,
    on_choose: impl Fn(usize) -> M,
) -> Element<'a, M> {
    let lines = ways.into_iter().enumerate().map(|(index, way)| {
        let note = (!way.note.is_empty()).then(|| text::small(way.note).style(muted));
        let words = column![text::body(way.label), note];
        let content = row![dot(chosen == Some(index)), words].spacing(space::X8);
        let open = way.closed.is_none();
        let pressable = Pressable::new(content)
            .id(radio_id(index))
            .padding([space::X4, 0.0])
            .style(|theme, status| row_look(theme, still(status), false))
            .on_press_maybe(open.then(|| on_choose(index)));
        let pressable = match way.closed {
            Some(reason) => pressable.tip(reason),
            None => pressable,
        };
        pressable.into()
    });
    super::focus::group(iced::widget::Column::with_children(lines).spacing(space::X2))
}

/// The name of a choice among [`radio`]'s, for focus and for tests.
pub fn radio_id(index: usize) -> String {
    format!("radio-{index}")
}

/// A choice between few words side by side; the chosen one carries a check.
pub fn segmented<'a, M: Clone + 'a>(
    words: impl IntoIterator<Item = impl Into<Cow<'a, str>>>,
    chosen: usize,
    on_choose: impl Fn(usize) -> M,
) -> Element<'a, M> {
    let words: Vec<Cow<'a, str>> = words.into_iter().map(Into::into).collect();
    let last = words.len().saturating_sub(1);
    let parts = words.into_iter().enumerate().map(|(index, word)| {
        let here = index == chosen;
        let label = if here { text::strong(word) } else { text::body(word) };
        let check = here.then(|| icon(Icon::Check, size::ICON_CARD));
        let content = row![check, label.wrapping(Wrapping::None)].spacing(space::X6);
        let ends = (index == 0, index == last);
        Pressable::new(content.align_y(Alignment::Center))
            .center()
            .height(size::CONTROL)
            .padding([0.0, space::X14])
            .inner_ring()
            .style(move |theme, status| part_look(theme, status, here, ends))
            .on_press(on_choose(index))
            .into()
    });
    // Neighbours share one line.
    super::focus::group(iced::widget::Row::with_children(parts).spacing(-1.0))
}

fn part_look(theme: &Theme, status: Status, chosen: bool, (first, last): (bool, bool)) -> Look {
    let palette = theme.palette();
    let (left, right) = (if first { radius::CONTROL } else { 0.0 }, if last { radius::CONTROL } else { 0.0 });
    let corners = border::top_left(left).bottom_left(left).top_right(right).bottom_right(right);
    let (background, text) = match (chosen, status) {
        (true, _) => (palette.primary_soft, palette.primary_text),
        (_, Status::Hovered) => (palette.raised, palette.text),
        (_, Status::Pressed) => (palette.sunken, palette.text),
        _ => (palette.surface, palette.text),
    };
    let border = border::rounded(corners).color(palette.border_strong).width(theme.hairline());
    Look { background: Some(background), border, text }
}

/// Tabs over a panel; the current one is underlined and set in the heavier weight.
pub fn tabs<'a, M: Clone + 'a>(
    words: impl IntoIterator<Item = impl Into<Cow<'a, str>>>,
    current: usize,
    on_choose: impl Fn(usize) -> M,
) -> Element<'a, M> {
    let tabs = words.into_iter().enumerate().map(|(index, word)| {
        let here = index == current;
        let word = if here { text::small_strong(word.into()) } else { text::small(word.into()) };
        let under = container(gap()).width(Length::Fill).height(3.0).style(move |theme: &Theme| {
            let palette = theme.palette();
            if here { container::background(palette.primary) } else { container::Style::default() }
        });
        let label = container(word.wrapping(Wrapping::None)).padding([space::X8, space::X4]);
        Pressable::new(column![label, under].width(Length::Shrink))
            .inner_ring()
            .style(|theme, status| Look { border: Border::default(), ..row_look(theme, status, false) })
            .on_press(on_choose(index))
            .into()
    });
    let strip = iced::widget::Row::with_children(tabs).spacing(space::X10).wrap();
    column![super::focus::group(strip), super::panel::divider()].into()
}
