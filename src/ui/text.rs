//! Words in the type scale.

use iced::widget::text::{IntoFragment, LineHeight, Text};

use super::Theme;
use super::tokens::Type;

fn set<'a>(style: Type, content: impl IntoFragment<'a>) -> Text<'a, Theme> {
    iced::widget::text(content)
        .size(style.size)
        .line_height(LineHeight::Absolute(style.line.into()))
        .font(style.font)
}

/// Screen name, agenda number.
pub fn title<'a>(content: impl IntoFragment<'a>) -> Text<'a, Theme> {
    set(Type::TITLE, content)
}

/// Name of a box, a count.
pub fn heading<'a>(content: impl IntoFragment<'a>) -> Text<'a, Theme> {
    set(Type::HEADING, content)
}

/// What is read.
pub fn body<'a>(content: impl IntoFragment<'a>) -> Text<'a, Theme> {
    set(Type::BODY, content)
}

/// What is read first: OPD, buttons, the step in hand.
pub fn strong<'a>(content: impl IntoFragment<'a>) -> Text<'a, Theme> {
    set(Type::STRONG, content)
}

/// Second lines.
pub fn small<'a>(content: impl IntoFragment<'a>) -> Text<'a, Theme> {
    set(Type::SMALL, content)
}

/// Labels of fields, words of chips.
pub fn small_strong<'a>(content: impl IntoFragment<'a>) -> Text<'a, Theme> {
    set(Type::SMALL_STRONG, content)
}
