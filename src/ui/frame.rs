//! What stands around every screen: the rail at the left, the bar above, the line below.

mod fitting;

use std::borrow::Cow;

use iced::widget::text::Wrapping;
use iced::widget::{Id, Row, column, container, row, rule, space as gap};
use iced::{Alignment, Border, Length, border};

use super::icon::{Icon, colored, icon, mark};
use super::pressable::{Look, Pressable, Status};
use super::shorten::line;
use super::theme::{edge, fill, muted};
use super::tokens::{Room, Type, radius, size, space};
use super::{Element, Palette, Theme, chip, text};
pub use fitting::fitting;

/// One entry of the rail.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry<'a, M> {
    /// Its sign.
    pub icon: Icon,
    /// Its word; only a tip when the rail is narrow.
    pub word: Cow<'a, str>,
    /// How many things wait there; nothing is shown for none.
    pub count: usize,
    /// A key that leads there, such as `F1`.
    pub key: Cow<'a, str>,
    /// Whether this screen is shown now.
    pub current: bool,
    /// What a press does.
    pub on_press: M,
}

/// The left rail: screens, then settings and help, then who works here on which laptop.
pub fn rail<'a, M: Clone + 'a>(
    room: Room,
    name: &'a str,
    screens: impl IntoIterator<Item = Entry<'a, M>>,
    below: impl IntoIterator<Item = Entry<'a, M>>,
    person: (Cow<'a, str>, Cow<'a, str>, M),
) -> Element<'a, M> {
    let narrow = room == Room::Narrow;
    let title = (!narrow).then(|| text::heading(name));
    let top = row![mark(22.0), title].spacing(space::X12).align_y(Alignment::Center);
    let list = |entries: Vec<Entry<'a, M>>| {
        let rows = entries.into_iter().map(|item| entry(item, narrow));
        super::focus::group(iced::widget::Column::with_children(rows).spacing(space::X2))
    };
    let content = column![
        container(top).padding([0.0, if narrow { 13.0 } else { space::X16 }]).center_y(size::HEADER),
        // Large text in a low window leaves less room than there are screens.
        container(super::focus::scroll(list(screens.into_iter().collect()))).height(Length::Fill),
        list(below.into_iter().collect()),
        account(person, narrow),
    ];
    container(content.spacing(space::X2))
        .width(room.rail())
        .height(Length::Fill)
        .style(|theme: &Theme| container::background(theme.palette().nav).color(theme.palette().nav_text))
        .into()
}

fn entry<'a, M: Clone + 'a>(entry: Entry<'a, M>, narrow: bool) -> Element<'a, M> {
    let current = entry.current;
    let word = || {
        let word = entry.word.clone();
        let word = if current { line(Type::STRONG, word) } else { line(Type::BODY, word) };
        word.fill()
    };
    let count = (entry.count > 0 && !narrow).then(|| chip::count(entry.count, current));
    let key = (!entry.key.is_empty() && !narrow).then(|| text::small(entry.key.clone()).style(on_rail));
    let sign = icon(entry.icon, size::ICON_RAIL);
    let words = (!narrow).then(word);
    let content = row![sign, words, count, key].spacing(space::X10).align_y(Alignment::Center);
    let mut pressable = Pressable::new(content)
        .width(Length::Fill)
        .height(38.0)
        .padding([0.0, space::X10])
        .inner_ring()
        .style(move |theme, status| entry_look(theme, status, current))
        .on_press(entry.on_press);
    if narrow {
        pressable = pressable.center().padding(0.0).tip(entry.word.into_owned());
    }
    let beam = container(gap()).width(4.0).height(26.0).style(move |theme: &Theme| {
        let beam = theme.palette().nav_mark;
        let round = border::rounded(border::right(2.0));
        if current { container::background(beam).border(round) } else { container::Style::default() }
    });
    let row = row![beam, pressable].spacing(if narrow { 1.0 } else { space::X4 }).align_y(Alignment::Center);
    container(row).padding(iced::Padding::ZERO.right(if narrow { 5.0 } else { space::X8 })).into()
}

fn on_rail(theme: &Theme) -> iced::widget::text::Style {
    iced::widget::text::Style { color: Some(theme.palette().nav_muted) }
}

fn entry_look(theme: &Theme, status: Status, current: bool) -> Look {
    let palette = theme.palette();
    let background =
        (current || status == Status::Hovered || status == Status::Pressed).then_some(palette.nav_active);
    Look { background, border: border::rounded(radius::CONTROL), text: palette.nav_text }
}

fn account<'a, M: Clone + 'a>(
    (person, device, on_press): (Cow<'a, str>, Cow<'a, str>, M),
    narrow: bool,
) -> Element<'a, M> {
    let content: Element<'a, M> = if narrow {
        icon(Icon::User, size::ICON_RAIL)
    } else {
        column![
            line(Type::SMALL_STRONG, person.clone()),
            line(Type::SMALL, device.clone()).role(|palette| palette.nav_muted),
        ]
        .into()
    };
    let mut pressable = Pressable::new(content)
        .width(Length::Fill)
        .padding([space::X10, if narrow { 14.0 } else { space::X16 }])
        .inner_ring()
        .style(|theme, status| Look { border: Border::default(), ..entry_look(theme, status, false) })
        .on_press(on_press);
    if narrow {
        pressable = pressable.tip(format!("{person} · {device}"));
    }
    let line = rule::horizontal(1.0).style(|theme: &Theme| rule::Style {
        color: theme.palette().nav_active,
        radius: 0.0.into(),
        fill_mode: rule::FillMode::Full,
        snap: true,
    });
    column![line, pressable].into()
}

/// The bar at the top of a screen; what stands at the left is shortened first.
pub fn header<'a, M: 'a>(
    left: impl IntoIterator<Item = Element<'a, M>>,
    right: impl IntoIterator<Item = Element<'a, M>>,
) -> Element<'a, M> {
    let left = Row::with_children(left).spacing(space::X12).align_y(Alignment::Center);
    let right = Row::with_children(right).spacing(space::X12).align_y(Alignment::Center);
    let content = row![container(left).width(Length::Fill).clip(true), right]
        .spacing(space::X12)
        .align_y(Alignment::Center);
    let bar = container(content)
        .padding([0.0, space::X20])
        .center_y(size::HEADER - 1.0)
        .width(Length::Fill)
        .style(fill(|palette| palette.surface));
    column![bar, super::panel::divider()].into()
}

/// The head of a screen that has no rail: the program's mark and name, and something at the right.
pub fn masthead<'a, M: 'a>(name: &'a str, right: impl Into<Element<'a, M>>) -> Element<'a, M> {
    let sign = container(mark(28.0)).padding(space::X8).style(|theme: &Theme| {
        container::background(theme.palette().nav).border(border::rounded(radius::BOX))
    });
    let left = row![sign, text::title(name)].spacing(space::X12).align_y(Alignment::Center);
    row![container(left).width(Length::Fill), right.into()].align_y(Alignment::Center).into()
}

/// A link back to where one came from, before the name of a screen.
pub fn back<'a, M: Clone + 'a>(word: impl Into<Cow<'a, str>>, on_press: M) -> Element<'a, M> {
    super::button::text_button(word).icon(Icon::ChevronLeft).small().on_press(on_press).into()
}

/// The part that opens the command list; it looks like a field and says its key.
pub fn command<'a, M: Clone + 'a>(
    word: impl Into<Cow<'a, str>>,
    key: impl Into<Cow<'a, str>>,
    on_press: M,
) -> Element<'a, M> {
    let content = row![
        colored(Icon::Search, size::ICON, |palette: &Palette| palette.text),
        line(Type::BODY, word).role(|palette| palette.text_muted).fill(),
        chip::key(key),
    ];
    Pressable::new(content.spacing(space::X10).align_y(Alignment::Center))
        .width(230.0)
        .height(size::CONTROL)
        .padding([0.0, space::X10])
        .style(|theme, status| {
            let palette = theme.palette();
            let line = if status == Status::Idle { palette.border_strong } else { palette.text_muted };
            let border = edge(theme, line, radius::CONTROL);
            Look { background: Some(palette.surface), border, text: palette.text }
        })
        .on_press(on_press)
        .id(Id::new("command"))
        .into()
}

/// The line at the bottom: what is known at the left, keys of this screen and the time at the right.
///
/// When the window is narrow, parts are left out from the middle.
pub fn status<'a, M: 'a>(
    left: impl IntoIterator<Item = Element<'a, M>>,
    right: impl IntoIterator<Item = Element<'a, M>>,
) -> Element<'a, M> {
    let content = fitting(left.into_iter().collect(), right.into_iter().collect(), space::X16);
    let bar = container(content)
        .padding([0.0, space::X20])
        .center_y(size::STATUS - 1.0)
        .width(Length::Fill)
        .style(fill(|palette| palette.surface));
    column![super::panel::divider(), bar].into()
}

/// A word of the status line, with a value in the heavier weight.
pub fn known<'a, M: 'a>(word: impl Into<Cow<'a, str>>, value: impl Into<Cow<'a, str>>) -> Element<'a, M> {
    let word = text::small(word.into()).style(muted).wrapping(Wrapping::None);
    row![word, text::small_strong(value.into()).wrapping(Wrapping::None)].spacing(space::X4).into()
}

/// A key and what it does.
pub fn hint<'a, M: 'a>(key: impl Into<Cow<'a, str>>, word: impl Into<Cow<'a, str>>) -> Element<'a, M> {
    row![chip::key(key), text::small(word.into()).style(muted).wrapping(Wrapping::None)]
        .spacing(space::X4)
        .align_y(Alignment::Center)
        .into()
}
