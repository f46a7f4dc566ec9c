//! One of two decisions that stand against each other: who, where, when, and where it leads.

mod strip;

use iced::widget::{Id, column, container, row};
use iced::{Alignment, Length, border};

use super::panel::fact;
use super::pressable::{Look, Pressable, Status};
use super::shorten::line;
use super::tokens::{Type, radius, space};
use super::{Element, Theme, Tone, chip, text};

/// What a version card says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Version {
    /// Its letter, such as `Versi A`.
    pub label: String,
    /// The decision.
    pub title: String,
    /// Where it leads, in words.
    pub leads: String,
    /// By whom, on which device, when, on which draft, with which note.
    pub facts: Vec<(String, String)>,
    /// Short names of the lanes.
    pub lanes: Vec<String>,
    /// The lane it leaves and the lane it enters.
    pub from: usize,
    /// The lane it enters.
    pub to: usize,
}

/// Width of the labels of facts.
const LABELS: f32 = 74.0;

/// A card that can be chosen.
pub fn version<'a, M: Clone + 'a>(
    version: Version,
    chosen: bool,
    id: impl Into<Id>,
    on_press: M,
) -> Element<'a, M> {
    let head = row![
        chip::label(Tone::Neutral, version.label),
        line(Type::STRONG, version.title).fill(),
        text::small(version.leads).style(super::theme::muted),
    ];
    let facts = version.facts.into_iter().map(|(label, value)| fact(label, value, LABELS));
    let content = column![
        head.spacing(space::X8).align_y(Alignment::Center),
        iced::widget::Column::with_children(facts).spacing(space::X2),
        container(strip::strip(version.lanes, version.from, version.to)).padding([space::X4, 0.0]),
    ];
    Pressable::new(content.spacing(space::X6).width(Length::Fill))
        .id(id)
        .width(Length::Fill)
        .padding(space::X12)
        .style(move |theme, status| look(theme, status, chosen))
        .on_press(on_press)
        .into()
}

fn look(theme: &Theme, status: Status, chosen: bool) -> Look {
    let palette = theme.palette();
    let (fill, line, width) = match (chosen, status) {
        (true, _) => (palette.primary_soft, palette.primary, 2.0),
        (_, Status::Hovered) => (palette.surface, palette.border_strong, theme.hairline()),
        _ => (palette.surface, palette.border, theme.hairline()),
    };
    Look {
        background: Some(fill),
        border: border::rounded(radius::BOX).color(line).width(width),
        text: palette.text,
    }
}
