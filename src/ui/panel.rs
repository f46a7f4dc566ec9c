//! Boxes with a head, rows of tables, and what stands when there is nothing.

use std::borrow::Cow;

use iced::widget::{Id, Row, column, container, row, rule};
use iced::{Alignment, Border, Length, border};

use super::icon::{Icon, colored, icon};
use super::pressable::{Look, Pressable, Status};
use super::shorten::line;
use super::theme::{boxed, edge, fill, muted, toned};
use super::tokens::{Type, radius, size, space};
use super::{Element, Theme, Tone, text};

/// A box; it becomes an element by [`Panel::rows`] or [`Panel::body`].
pub struct Panel<'a, M> {
    icon: Icon,
    title: Cow<'a, str>,
    note: Cow<'a, str>,
    tone: Tone,
    right: Option<Element<'a, M>>,
    stressed: bool,
}

/// A box with an icon and a name in its head.
pub fn panel<'a, M: 'a>(icon: Icon, title: impl Into<Cow<'a, str>>) -> Panel<'a, M> {
    Panel {
        icon,
        title: title.into(),
        note: Cow::Borrowed(""),
        tone: Tone::Neutral,
        right: None,
        stressed: false,
    }
}

impl<'a, M: 'a> Panel<'a, M> {
    /// Says after the name how much there is, in words.
    pub fn note(mut self, note: impl Into<Cow<'a, str>>) -> Self {
        self.note = note.into();
        self
    }

    /// Colours the icon.
    pub fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    /// Puts a text button or a word at the right of the head.
    pub fn right(mut self, element: impl Into<Element<'a, M>>) -> Self {
        self.right = Some(element.into());
        self
    }

    /// Draws the edge in ink: something here must be decided.
    pub fn stressed(mut self) -> Self {
        self.stressed = true;
        self
    }

    /// Fills the box with rows that reach its edges.
    pub fn rows(self, content: impl Into<Element<'a, M>>) -> Element<'a, M> {
        let stressed = self.stressed;
        let style = move |theme: &Theme| {
            let base = boxed(theme);
            let line = if stressed { theme.palette().inverse } else { theme.palette().border };
            base.border(edge(theme, line, radius::BOX))
        };
        container(column![self.head(), divider(), content.into()])
            .padding(1.0)
            .width(Length::Fill)
            .style(style)
            .into()
    }

    /// Fills the box with content that keeps a distance to its edges.
    pub fn body(self, content: impl Into<Element<'a, M>>) -> Element<'a, M> {
        self.rows(container(content).padding(space::X14).width(Length::Fill))
    }

    fn head(self) -> Element<'a, M> {
        let tone = self.tone;
        let sign = container(icon(self.icon, size::ICON_HEAD))
            .style(move |theme: &Theme| container::Style::default().color(theme.palette().shades(tone).text));
        let note =
            (!self.note.is_empty()).then(|| line(Type::SMALL, self.note).role(|palette| palette.text_muted));
        let left =
            row![sign, line(Type::HEADING, self.title), note].spacing(space::X8).align_y(Alignment::Center);
        let content = row![container(left).width(Length::Fill), self.right].align_y(Alignment::Center);
        container(content).padding([0.0, space::X14]).center_y(size::BOX_HEAD).into()
    }
}

/// A thin line between rows.
pub fn divider<'a, M: 'a>() -> Element<'a, M> {
    rule::horizontal(1.0).into()
}

/// Rows under each other with a thin line between; arrows move through those that can be pressed.
pub fn rows<'a, M: 'a>(rows: impl IntoIterator<Item = Element<'a, M>>) -> Element<'a, M> {
    let mut all = column![];
    for (index, row) in rows.into_iter().enumerate() {
        all = if index == 0 { all.push(row) } else { all.push(divider()).push(row) };
    }
    super::focus::group(all)
}

/// A row of a table that opens something; its cells stand side by side.
pub fn table_row<'a, M: Clone + 'a>(
    cells: impl IntoIterator<Item = Element<'a, M>>,
    selected: bool,
    id: impl Into<Id>,
    on_press: M,
) -> Element<'a, M> {
    let content = Row::with_children(cells).spacing(space::X12).align_y(Alignment::Center);
    Pressable::new(content)
        .id(id)
        .width(Length::Fill)
        .height(size::ROW)
        .padding([0.0, space::X14])
        .inner_ring()
        .style(move |theme, status| row_look(theme, status, selected))
        .on_press(on_press)
        .into()
}

/// How a row looks: plain, under the pointer, pressed, chosen.
pub(super) fn row_look(theme: &Theme, status: Status, selected: bool) -> Look {
    let palette = theme.palette();
    let background = match (selected, status) {
        (true, _) => Some(palette.primary_soft),
        (_, Status::Hovered) => Some(palette.raised),
        (_, Status::Pressed) => Some(palette.sunken),
        _ => None,
    };
    let text = if status == Status::Disabled { palette.text_disabled } else { palette.text };
    Look { background, border: Border::default(), text }
}

/// Two lines of one cell: what is read first, and what explains it.
pub fn two_lines<'a, M: 'a>(
    first: impl Into<Cow<'a, str>>,
    second: impl Into<Cow<'a, str>>,
) -> Element<'a, M> {
    column![line(Type::STRONG, first), line(Type::SMALL, second).role(|palette| palette.text_muted)].into()
}

/// The step in hand with its number, and who holds it.
pub fn step_cell<'a, M: 'a>(
    number: impl Into<Cow<'a, str>>,
    step: impl Into<Cow<'a, str>>,
    who: impl Into<Cow<'a, str>>,
) -> Element<'a, M> {
    let first = row![super::chip::step_number(number), line(Type::BODY, step)].spacing(space::X6);
    column![first, line(Type::SMALL, who).role(|palette| palette.text_muted)].into()
}

/// The head of a group of rows inside a box, such as `Paraf · 2`.
pub fn group_head<'a, M: 'a>(tone: Tone, sign: Icon, word: impl Into<Cow<'a, str>>) -> Element<'a, M> {
    let content = row![icon(sign, size::ICON_CARD), text::small_strong(word.into())].spacing(space::X8);
    container(content.align_y(Alignment::Center))
        .padding([0.0, space::X14])
        .center_y(26.0)
        .width(Length::Fill)
        .style(move |theme: &Theme| {
            let palette = theme.palette();
            container::background(palette.raised).color(palette.shades(tone).text)
        })
        .into()
}

/// The strip at the foot of a box.
pub fn foot<'a, M: 'a>(content: impl Into<Element<'a, M>>) -> Element<'a, M> {
    let round = border::rounded(border::bottom(radius::BOX));
    let strip = container(content)
        .padding([space::X8, space::X14])
        .width(Length::Fill)
        .style(move |theme: &Theme| container::background(theme.palette().raised).border(round));
    column![divider(), strip].into()
}

/// A sheet in the soft colours of a tone, such as the step in hand.
pub fn card<'a, M: 'a>(tone: Tone, content: impl Into<Element<'a, M>>) -> Element<'a, M> {
    container(content)
        .padding(space::X12)
        .width(Length::Fill)
        .style(move |theme: &Theme| {
            let palette = theme.palette();
            let shades = palette.shades(tone);
            container::background(shades.soft).color(palette.text).border(edge(
                theme,
                shades.line,
                radius::BOX,
            ))
        })
        .into()
}

/// A label and its value, one above the other's column.
pub fn fact<'a, M: 'a>(
    label: impl Into<Cow<'a, str>>,
    value: impl Into<Cow<'a, str>>,
    label_width: f32,
) -> Element<'a, M> {
    let label = container(line(Type::SMALL, label).role(|palette| palette.text_muted)).width(label_width);
    row![label, text::small(value.into()).width(Length::Fill)].spacing(space::X8).into()
}

/// What stands where there is nothing: a sign, a heading, one sentence and at most one button.
pub fn empty<'a, M: 'a>(
    sign: Icon,
    heading: impl Into<Cow<'a, str>>,
    sentence: impl Into<Cow<'a, str>>,
    action: Option<Element<'a, M>>,
) -> Element<'a, M> {
    let content = column![
        colored(sign, size::ICON_EMPTY, |palette| palette.border_strong),
        text::heading(heading.into()).center(),
        text::small(sentence.into()).style(muted).center(),
        action,
    ];
    container(content.spacing(space::X8).align_x(Alignment::Center))
        .padding(space::X24)
        .center_x(Length::Fill)
        .into()
}

/// The reason why something is late, waiting or refused, with its sign.
pub fn reason<'a, M: 'a>(tone: Tone, sign: Icon, sentence: impl Into<Cow<'a, str>>) -> Element<'a, M> {
    let sign = container(icon(sign, size::ICON_CARD))
        .style(move |theme: &Theme| container::Style::default().color(theme.palette().shades(tone).text));
    row![sign, text::small_strong(sentence.into()).style(toned(tone))]
        .spacing(space::X6)
        .align_y(Alignment::Center)
        .into()
}

/// The window's ground, for whole screens.
pub fn ground<'a, M: 'a>(content: impl Into<Element<'a, M>>) -> Element<'a, M> {
    container(content).width(Length::Fill).height(Length::Fill).style(fill(|palette| palette.ground)).into()
}
