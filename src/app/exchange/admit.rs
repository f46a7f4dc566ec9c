//! The question whether a laptop may join.

use iced::widget::column;

use super::{Joining, Message};
use crate::ui::dialog::{self, dialog};
use crate::ui::tokens::space;
use crate::ui::{button, field, text};
use crate::words::Words;

/// The question whether a laptop may join.
pub(super) fn admit<'a>(words: Words, joining: &'a Joining) -> dialog::Dialog<'a, Message> {
    let content = column![
        text::body(words.with("exchange-admit-text", &[("name", joining.name.as_str().into())])),
        field::field(words.say("exchange-words"), &joining.typed)
            .on_input(Message::Words)
            .on_submit(Message::Admit)
            .id("exchange-words"),
        joining.trouble.as_ref().map(|trouble| crate::ui::notice::error(trouble.sentence.as_str())),
    ];
    let ready = joining.typed.split_whitespace().count() >= 5 || joining.typed.len() >= 25;
    let admit = button::primary(words.say("exchange-admit")).id("exchange-admit");
    let admit = if ready {
        admit.on_press(Message::Admit)
    } else {
        admit.disabled(words.say("exchange-admit-incomplete"))
    };
    dialog(words.say("exchange-admit-title"), content.spacing(space::X12), Message::Refuse)
        .cancel(words.say("app-cancel"))
        .button(admit)
}
