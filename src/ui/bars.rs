//! Bar charts: names, bars from one line, and what each bar says in words behind it.

use std::borrow::Cow;

use iced::widget::text::Wrapping;
use iced::widget::{column, container, row, space as gap};
use iced::{Alignment, Length, border};

use super::shorten::line;
use super::theme::muted;
use super::tokens::{Type, space};
use super::{Element, Theme, text};

/// Height of a bar.
const BAR: f32 = 10.0;
/// Width of the names.
const NAME: f32 = 290.0;
/// Room for the words behind the longest bar.
const WORDS: f32 = 130.0;

/// A row of a chart: a name and its bars.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bars {
    /// What the bars are about.
    pub name: String,
    /// The bars' lengths and words; the first is filled, the second outlined.
    pub bars: Vec<(f32, String)>,
}

/// A chart with a legend; the longest bar fills the width.
pub fn chart<'a, M: 'a>(legend: impl IntoIterator<Item = String>, rows: Vec<Bars>) -> Element<'a, M> {
    let most = rows.iter().flat_map(|row| &row.bars).map(|(value, _)| *value).fold(0.0, f32::max);
    let names = legend.into_iter().enumerate().map(|(index, name)| {
        let sample = container(bar(index)).width(22.0);
        row![sample, text::small(name).style(muted)].spacing(space::X6).align_y(Alignment::Center).into()
    });
    let legend = iced::widget::Row::with_children(names).spacing(space::X16);
    let rows = rows.into_iter().map(|bars| one(bars, most));
    column![legend, iced::widget::Column::with_children(rows).spacing(space::X8)].spacing(space::X10).into()
}

fn one<'a, M: 'a>(bars: Bars, most: f32) -> Element<'a, M> {
    let lines = bars.bars.into_iter().enumerate().map(|(index, (value, words))| {
        // Portions are whole numbers; a thousand of them is finer than any screen.
        let part = if most > 0.0 { (value / most).clamp(0.0, 1.0) } else { 0.0 };
        let filled = (part * 1000.0) as u16;
        let drawn = (filled > 0).then(|| container(bar(index)).width(Length::FillPortion(filled)));
        let words = text::small(Cow::<'a, str>::Owned(words)).wrapping(Wrapping::None);
        // The words follow their bar; the room behind the longest one is kept free for them.
        let rest = (filled < 1000).then(|| gap().width(Length::FillPortion(1000 - filled)));
        let drawing = row![drawn, container(words).width(Length::Shrink), rest];
        container(drawing.spacing(space::X8).align_y(Alignment::Center)).width(Length::Fill).into()
    });
    let lines = iced::widget::Column::with_children(lines).spacing(space::X2);
    let name = container(line(Type::SMALL, bars.name)).width(NAME);
    let lines = container(lines).width(Length::Fill).padding(iced::Padding::ZERO.right(WORDS / 4.0));
    row![name, lines].spacing(space::X12).align_y(Alignment::Center).into()
}

/// One bar: told from its neighbour by its filling, not by colour alone.
fn bar<'a, M: 'a>(index: usize) -> Element<'a, M> {
    container(gap())
        .width(Length::Fill)
        .height(BAR)
        .style(move |theme: &Theme| {
            let palette = theme.palette();
            let edge = border::rounded(1.0).color(palette.primary).width(1.0);
            let fill = if index == 0 { palette.primary } else { palette.surface };
            container::background(fill).border(edge)
        })
        .into()
}
