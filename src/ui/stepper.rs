//! The life of a letter as a strip of marks, and the chain of people under the mark in hand.

use std::borrow::Cow;

use iced::widget::{Row, column, container, row, space as gap};
use iced::{Alignment, Length, border};

use super::icon::{Icon, icon};
use super::shorten::line;
use super::theme::toned;
use super::tokens::{Type, radius, size, space};
use super::{Element, Theme, Tone, text};

/// How far one station of the life is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Station {
    /// Behind.
    Done,
    /// In hand.
    Current,
    /// Ahead.
    Later,
}

/// One station: its sign, its name and what explains it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop<'a> {
    /// How far it is.
    pub station: Station,
    /// Sign of what is done here.
    pub icon: Icon,
    /// Name, such as `Paraf · giliran Anda`.
    pub name: Cow<'a, str>,
    /// Second line; each word with how far that person is.
    pub words: Vec<(Station, Cow<'a, str>)>,
}

/// The strip; in a narrow window only the mark in hand keeps its words.
pub fn stepper<'a, M: 'a>(stops: impl IntoIterator<Item = Stop<'a>>, narrow: bool) -> Element<'a, M> {
    let mut strip = Row::new().spacing(space::X10).align_y(Alignment::Center);
    for (index, stop) in stops.into_iter().enumerate() {
        if index > 0 {
            // The way to a station has been gone when the station is reached.
            strip = strip.push(way(stop.station != Station::Later));
        }
        let worded = !narrow || stop.station == Station::Current;
        strip = strip.push(station(stop, worded));
    }
    container(strip)
        .padding([0.0, space::X20])
        .center_y(size::STEPPER)
        .width(Length::Fill)
        .style(|theme: &Theme| container::background(theme.palette().raised))
        .into()
}

fn way<'a, M: 'a>(gone: bool) -> Element<'a, M> {
    container(gap())
        .width(Length::Fill)
        .height(2.0)
        .style(move |theme: &Theme| {
            let palette = theme.palette();
            container::background(if gone { palette.ok_text } else { palette.border })
        })
        .into()
}

fn station<'a, M: 'a>(stop: Stop<'a>, worded: bool) -> Element<'a, M> {
    let station = stop.station;
    let sign = if station == Station::Done { Icon::Check } else { stop.icon };
    let mark =
        container(icon(sign, size::ICON_CARD)).center_x(28.0).center_y(28.0).style(move |theme: &Theme| {
            let palette = theme.palette();
            let (fill, line, sign) = match station {
                Station::Done => (palette.ok_text, palette.ok_text, palette.surface),
                Station::Current => (palette.ink_text, palette.ink_text, palette.surface),
                Station::Later => (palette.surface, palette.border_strong, palette.text_muted),
            };
            let border = border::rounded(radius::BOX).color(line).width(theme.hairline());
            container::background(fill).color(sign).border(border)
        });
    let words = worded.then(|| column![line(Type::STRONG, stop.name), chain(stop.words)]);
    row![mark, words].spacing(space::X10).align_y(Alignment::Center).into()
}

/// The people of a station, with a check behind those who have acted and a pen before whose turn it is.
fn chain<'a, M: 'a>(words: Vec<(Station, Cow<'a, str>)>) -> Element<'a, M> {
    let people = words.into_iter().map(|(station, word)| {
        let (sign, tone) = match station {
            Station::Done => (Some(Icon::Check), Tone::Ok),
            Station::Current => (Some(Icon::Pen), Tone::Ink),
            Station::Later => (None, Tone::Wait),
        };
        let word = if station == Station::Current { text::small_strong(word) } else { text::small(word) };
        let sign = sign.map(|sign| {
            container(icon(sign, 14.0)).style(move |theme: &Theme| {
                container::Style::default().color(theme.palette().shades(tone).text)
            })
        });
        let word = word.style(toned(tone)).wrapping(iced::widget::text::Wrapping::None);
        row![sign, word].spacing(space::X2).align_y(Alignment::Center).into()
    });
    Row::with_children(people).spacing(space::X8).into()
}
