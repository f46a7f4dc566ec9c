//! Buttons: a verb that can be pressed.

use std::borrow::Cow;

use iced::widget::text::Wrapping;
use iced::widget::{Id, row};
use iced::{Alignment, Border, Color, Length, border};

use super::icon::{Icon, icon};
use super::pressable::{Look, Pressable, Status};
use super::theme::edge;
use super::tokens::{radius, size, space};
use super::{Element, Theme, text};

/// How much weight a button has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Weight {
    Primary,
    Plain,
    Text,
    Danger,
}

/// A button; it becomes an element by `.into()` and is disabled until it has something to do.
pub struct Button<'a, M> {
    label: Cow<'a, str>,
    icon: Option<Icon>,
    weight: Weight,
    small: bool,
    fill: bool,
    on_press: Option<M>,
    id: Option<Id>,
    tip: Option<String>,
}

fn button<'a, M>(weight: Weight, label: impl Into<Cow<'a, str>>) -> Button<'a, M> {
    Button {
        label: label.into(),
        icon: None,
        weight,
        small: false,
        fill: false,
        on_press: None,
        id: None,
        tip: None,
    }
}

/// The one action a decision is about; at most one in sight.
pub fn primary<'a, M>(label: impl Into<Cow<'a, str>>) -> Button<'a, M> {
    button(Weight::Primary, label)
}

/// Any other action.
pub fn plain<'a, M>(label: impl Into<Cow<'a, str>>) -> Button<'a, M> {
    button(Weight::Plain, label)
}

/// An action inside a sentence or a head, without edge.
pub fn text_button<'a, M>(label: impl Into<Cow<'a, str>>) -> Button<'a, M> {
    button(Weight::Text, label)
}

/// An action that takes something away.
pub fn danger<'a, M>(label: impl Into<Cow<'a, str>>) -> Button<'a, M> {
    button(Weight::Danger, label)
}

/// A small button that shows only a sign; its word stands in the tip.
pub fn sign<'a, M>(icon: Icon, word: impl Into<String>) -> Button<'a, M> {
    Button { tip: Some(word.into()), ..button(Weight::Plain, "").icon(icon).small() }
}

impl<M> Button<'_, M> {
    /// Puts a sign before the word.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Makes it fit a row: 30 px high.
    pub fn small(mut self) -> Self {
        self.small = true;
        self
    }

    /// Takes all the width there is.
    pub fn fill(mut self) -> Self {
        self.fill = true;
        self
    }

    /// Sets what happens when it is pressed.
    pub fn on_press(mut self, message: M) -> Self {
        self.on_press = Some(message);
        self
    }

    /// Sets what happens when it is pressed; `None` disables it, and then a [`Self::tip`] should say why.
    pub fn on_press_maybe(mut self, message: Option<M>) -> Self {
        self.on_press = message;
        self
    }

    /// Disables it and says why, under the pointer and when the keyboard gets there.
    pub fn disabled(mut self, reason: impl Into<String>) -> Self {
        self.on_press = None;
        self.tip(reason)
    }

    /// Sets the sentence that opens under the pointer.
    pub fn tip(mut self, tip: impl Into<String>) -> Self {
        self.tip = Some(tip.into());
        self
    }

    /// Names it, for focus and for tests.
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        self.id = Some(id.into());
        self
    }
}

impl<'a, M: Clone + 'a> From<Button<'a, M>> for Element<'a, M> {
    fn from(button: Button<'a, M>) -> Self {
        let weight = button.weight;
        let sign_only = button.label.is_empty();
        let label = if button.small && weight == Weight::Text {
            text::small_strong(button.label)
        } else {
            text::strong(button.label)
        };
        let label = (!sign_only).then(|| label.wrapping(Wrapping::None));
        let content = row![button.icon.map(|sign| icon(sign, size::ICON)), label]
            .spacing(space::X8)
            .align_y(Alignment::Center);
        let (height, sides) = match (button.small, sign_only) {
            (_, true) => (size::CONTROL_SMALL, space::X6),
            (true, _) => (size::CONTROL_SMALL, space::X10),
            (false, _) => (size::CONTROL, space::X14),
        };
        let mut pressable = Pressable::new(content)
            .center()
            .height(height)
            .width(if button.fill { Length::Fill } else { Length::Shrink })
            .padding([0.0, sides])
            .on_press_maybe(button.on_press)
            .style(move |theme, status| look(theme, weight, status));
        if let Some(tip) = button.tip {
            pressable = pressable.tip(tip);
        }
        if let Some(id) = button.id {
            pressable = pressable.id(id);
        }
        pressable.into()
    }
}

fn look(theme: &Theme, weight: Weight, status: Status) -> Look {
    let palette = theme.palette();
    let plain_fill = match status {
        Status::Idle | Status::Disabled => palette.surface,
        Status::Hovered => palette.raised,
        Status::Pressed => palette.sunken,
    };
    let outlined = |text: Color, line: Color| Look {
        background: Some(plain_fill),
        border: edge(theme, line, radius::CONTROL),
        text,
    };
    match (weight, status) {
        (Weight::Text, Status::Disabled) => {
            Look { background: None, border: Border::default(), text: palette.text_disabled }
        }
        (_, Status::Disabled) => outlined(palette.text_disabled, palette.border),
        (Weight::Primary, _) => {
            let fill = match status {
                Status::Hovered => palette.primary_hover,
                Status::Pressed => palette.primary_pressed,
                Status::Idle | Status::Disabled => palette.primary,
            };
            Look {
                background: Some(fill),
                border: border::rounded(radius::CONTROL),
                text: palette.on_primary,
            }
        }
        (Weight::Plain, _) => outlined(palette.text, palette.border_strong),
        (Weight::Danger, _) => outlined(palette.late_text, palette.late_fill),
        (Weight::Text, _) => Look {
            background: (status != Status::Idle).then_some(plain_fill),
            border: border::rounded(radius::CONTROL),
            text: palette.primary_text,
        },
    }
}
