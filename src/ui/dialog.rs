//! A question over the window: what lies below is out of reach until it is answered.

use std::borrow::Cow;

use iced::keyboard::{Key, key::Named};
use iced::widget::{Row, column, container, opaque, stack};
use iced::{Alignment, Length};

use super::theme::{edge, fill};
use super::tokens::{radius, size, space};
use super::{Element, Palette, Theme, focus, keys, text};

/// A dialog that is being put together.
pub struct Dialog<'a, M> {
    title: Cow<'a, str>,
    content: Element<'a, M>,
    buttons: Vec<Element<'a, M>>,
    wide: bool,
    on_escape: M,
}

/// A dialog; Esc gives the safe answer.
pub fn dialog<'a, M>(
    title: impl Into<Cow<'a, str>>,
    content: impl Into<Element<'a, M>>,
    on_escape: M,
) -> Dialog<'a, M> {
    Dialog { title: title.into(), content: content.into(), buttons: Vec::new(), wide: false, on_escape }
}

impl<'a, M> Dialog<'a, M> {
    /// Adds a button at the right, the safe one first.
    pub fn button(mut self, button: impl Into<Element<'a, M>>) -> Self {
        self.buttons.push(button.into());
        self
    }

    /// Adds the button that gives the safe answer, as Esc does.
    pub fn cancel(self, label: impl Into<Cow<'a, str>>) -> Self
    where
        M: Clone + 'a,
    {
        let answer = self.on_escape.clone();
        self.button(super::button::plain(label).on_press(answer))
    }

    /// Makes room for a table or two versions.
    pub fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// The same dialog for a window that wraps its messages.
    pub fn map<N: 'a>(self, wrap: fn(M) -> N) -> Dialog<'a, N>
    where
        M: 'a,
    {
        Dialog {
            title: self.title,
            content: self.content.map(wrap),
            buttons: self.buttons.into_iter().map(|button| button.map(wrap)).collect(),
            wide: self.wide,
            on_escape: wrap(self.on_escape),
        }
    }
}

/// Puts a dialog over a window, when there is one.
///
/// The window is wrapped in any case, so that its scroll positions and its focus survive the dialog.
pub fn over<'a, M: Clone + 'a>(
    window: impl Into<Element<'a, M>>,
    dialog: Option<Dialog<'a, M>>,
) -> Element<'a, M> {
    let window = focus::inert(window, dialog.is_some());
    let sheet = dialog.map(sheet);
    stack![window].push(sheet).width(Length::Fill).height(Length::Fill).into()
}

/// What stands beside a window that has a dialog over it: dimmed and out of reach like the window itself.
pub fn beside<'a, M: 'a>(content: impl Into<Element<'a, M>>, covered: bool) -> Element<'a, M> {
    let veil = covered.then(|| {
        let veil = container(iced::widget::space()).width(Length::Fill).height(Length::Fill);
        opaque(veil.style(fill(veil_color)))
    });
    stack![focus::inert(content, covered)].push(veil).into()
}

/// What lies below stays recognisable, but cannot be mistaken for something to press.
fn veil_color(palette: &Palette) -> iced::Color {
    palette.sunken.scale_alpha(0.85)
}

fn sheet<'a, M: Clone + 'a>(dialog: Dialog<'a, M>) -> Element<'a, M> {
    let buttons = Row::with_children(dialog.buttons).spacing(space::X8);
    let content = column![
        text::heading(dialog.title),
        dialog.content,
        container(buttons).width(Length::Fill).align_x(Alignment::End),
    ];
    let card = container(content.spacing(space::X16))
        .padding(space::X24)
        .width(if dialog.wide { size::DIALOG_WIDE } else { size::DIALOG })
        .style(|theme: &Theme| {
            let palette = theme.palette();
            container::background(palette.surface).color(palette.text).border(edge(
                theme,
                palette.border_strong,
                radius::BOX,
            ))
        });
    let screen = container(card)
        .center_x(Length::Fill)
        .center_y(Length::Fill)
        .padding(space::X20)
        .style(fill(veil_color));
    let on_escape = dialog.on_escape;
    keys::keys_first(opaque(screen), move |key, _| {
        matches!(key.as_ref(), Key::Named(Named::Escape)).then(|| on_escape.clone())
    })
}
