//! Chips, step numbers, key caps and counts: one word in a little frame.

use std::borrow::Cow;

use iced::widget::text::Wrapping;
use iced::widget::{container, row};
use iced::{Alignment, Length, border};

use super::icon::{Icon, icon};
use super::pressable::{Look, Pressable, Status};
use super::theme::{edge, soft};
use super::tokens::{radius, size, space};
use super::{Element, Theme, Tone, text};

/// An icon and a word in the colours of a tone; the word is never left out.
pub fn chip<'a, M: 'a>(tone: Tone, sign: Icon, word: impl Into<Cow<'a, str>>) -> Element<'a, M> {
    framed(tone, Some(sign), word.into(), size::CHIP)
}

/// A chip that fits a row of a table.
pub fn small<'a, M: 'a>(tone: Tone, sign: Icon, word: impl Into<Cow<'a, str>>) -> Element<'a, M> {
    framed(tone, Some(sign), word.into(), size::CHIP_ROW)
}

/// A word alone in a frame, such as `Anda` or `Versi A`.
pub fn label<'a, M: 'a>(tone: Tone, word: impl Into<Cow<'a, str>>) -> Element<'a, M> {
    framed(tone, None, word.into(), size::CHIP_ROW)
}

/// How urgent something is: an outlined neutral chip with one or two chevrons, never red.
pub fn urgency<'a, M: 'a>(high: bool, word: impl Into<Cow<'a, str>>) -> Element<'a, M> {
    let sign = if high { Icon::ChevronsUp } else { Icon::ChevronUp };
    let content = row![icon(sign, 14.0), text::small_strong(word.into()).wrapping(Wrapping::None)];
    boxed(content.spacing(space::X6).align_y(Alignment::Center), size::CHIP_ROW, outlined)
}

fn framed<'a, M: 'a>(tone: Tone, sign: Option<Icon>, word: Cow<'a, str>, height: f32) -> Element<'a, M> {
    let sign = sign.map(|sign| icon(sign, 14.0));
    let content = row![sign, text::small_strong(word).wrapping(Wrapping::None)];
    boxed(content.spacing(space::X6).align_y(Alignment::Center), height, soft(tone, radius::CHIP))
}

fn boxed<'a, M: 'a>(
    content: impl Into<Element<'a, M>>,
    height: f32,
    style: impl Fn(&Theme) -> container::Style + 'a,
) -> Element<'a, M> {
    // The text colour of a style reaches words; the icons take the colour of the words.
    container(content).padding([0.0, space::X8]).center_y(height).style(style).into()
}

fn outlined(theme: &Theme) -> container::Style {
    let palette = theme.palette();
    container::background(palette.surface).color(palette.text).border(edge(
        theme,
        palette.border_strong,
        radius::CHIP,
    ))
}

/// The number of a step as printed in the SOP, repeats included.
pub fn step_number<'a, M: 'a>(number: impl Into<Cow<'a, str>>) -> Element<'a, M> {
    let word = text::small_strong(number.into()).wrapping(Wrapping::None);
    // Room for three letters: labels such as "10a" exist, longer ones widen the box.
    container(word).padding([0.0, space::X6]).center_y(20.0).style(outlined).into()
}

/// A key as it is labelled on the keyboard.
pub fn key<'a, M: 'a>(word: impl Into<Cow<'a, str>>) -> Element<'a, M> {
    container(text::small(word.into()).wrapping(Wrapping::None))
        .padding([0.0, space::X6])
        .center_y(20.0)
        .style(outlined)
        .into()
}

/// A filter: its word and how many it shows, where that is known; chosen ones carry a check.
pub fn filter<'a, M: Clone + 'a>(
    sign: Option<Icon>,
    word: impl Into<Cow<'a, str>>,
    count: impl Into<Option<usize>>,
    tone: Tone,
    chosen: bool,
    on_press: M,
) -> Element<'a, M> {
    let sign = if chosen { Some(Icon::Check) } else { sign };
    let content = row![
        sign.map(|sign| icon(sign, size::ICON_CARD)),
        text::small(word.into()).wrapping(Wrapping::None),
        count.into().map(text::small_strong),
    ];
    Pressable::new(content.spacing(space::X6).align_y(Alignment::Center))
        .height(size::FILTER)
        .padding([0.0, space::X10])
        .style(move |theme, status| filter_look(theme, status, tone, chosen))
        .on_press(on_press)
        .into()
}

/// A place one can go to, with how much waits there; `here` while it is in view.
pub fn place<'a, M: Clone + 'a>(
    word: impl Into<Cow<'a, str>>,
    count: usize,
    here: bool,
    on_press: M,
) -> Element<'a, M> {
    let content = row![text::small_strong(word.into()).wrapping(Wrapping::None), text::small_strong(count)];
    Pressable::new(content.spacing(space::X6).align_y(Alignment::Center))
        .height(size::CONTROL_SMALL)
        .padding([0.0, space::X10])
        .style(move |theme, status| filter_look(theme, status, Tone::Neutral, here))
        .on_press(on_press)
        .into()
}

fn filter_look(theme: &Theme, status: Status, tone: Tone, chosen: bool) -> Look {
    let palette = theme.palette();
    let (fill, line, text) = match (chosen, status) {
        (true, _) => (palette.primary_soft, palette.primary_line, palette.primary_text),
        (_, Status::Pressed) => (palette.sunken, palette.border, palette.shades(tone).text),
        (_, Status::Hovered) => (palette.raised, palette.border_strong, palette.shades(tone).text),
        _ => (palette.surface, palette.border, palette.shades(tone).text),
    };
    Look { background: Some(fill), border: edge(theme, line, radius::CONTROL), text }
}

/// A count in a round field on the rail, darker on the row of the current screen.
pub(super) fn count<'a, M: 'a>(count: usize, current: bool) -> Element<'a, M> {
    container(text::small_strong(count))
        .padding([0.0, space::X6])
        .center_y(20.0)
        .style(move |theme: &Theme| {
            let palette = theme.palette();
            let fill = if current { palette.nav } else { palette.nav_active };
            // Without a fill of its own, the field keeps an edge.
            let width = if *theme == Theme::HighContrast { 1.0 } else { 0.0 };
            let border = border::rounded(10.0).color(palette.nav_muted).width(width);
            container::background(fill).color(palette.nav_text).border(border)
        })
        .width(Length::Shrink)
        .into()
}
