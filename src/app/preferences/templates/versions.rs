//! The versions of a template: when, on which laptop, why, and the way back to each.

use iced::widget::{Column, column, row};
use iced::{Alignment, Length};

use super::{Editor, Message};
use crate::app::context::Context;
use crate::engine::TemplateLine;
use crate::show::say;
use crate::ui::tokens::space;
use crate::ui::{Element, button, page, text, theme};

impl Editor {
    /// Every version, the latest first.
    pub(super) fn versions<'a>(&'a self, context: &Context) -> Element<'a, Message> {
        let words = context.words;
        let lines = self.loaded.as_ref().map(|loaded| loaded.versions.as_slice()).unwrap_or_default();
        let rows = lines.iter().enumerate().rev().map(|(index, line)| self.line(index, line, context));
        let mut rows: Vec<Element<'a, Message>> = rows.collect();
        if rows.is_empty() {
            rows.push(text::small(words.say("template-no-versions")).style(theme::muted).into());
        }
        page::section(words.say("template-versions-title"), Column::with_children(rows).spacing(space::X10))
    }

    fn line<'a>(&'a self, index: usize, line: &'a TemplateLine, context: &Context) -> Element<'a, Message> {
        let words = context.words;
        let latest = self.loaded.as_ref().is_some_and(|loaded| index + 1 == loaded.versions.len());
        let at = say::moment(words, line.at, context.office.now, context.office.profile.zone);
        let values =
            [("number", (index + 1).into()), ("time", at.into()), ("device", line.device.as_str().into())];
        let taken_back = line.text.trim().is_empty();
        let said = [
            taken_back.then(|| words.say("template-taken-back")),
            latest.then(|| words.say("template-version-latest")),
            Some(line.note.clone()).filter(|note| !note.is_empty()),
        ];
        let said: Vec<String> = said.into_iter().flatten().collect();
        let about = column![
            text::small_strong(words.with("template-version-line", &values)),
            (!said.is_empty()).then(|| text::small(said.join(" · ")).style(theme::muted)),
        ];
        let look = button::plain(words.say("template-version-look")).small();
        let look = look.id(format!("template-look-{index}")).on_press(Message::Look(index));
        let again = button::plain(words.say("template-version-use")).small();
        let again = again.id(format!("template-use-{index}")).on_press(Message::Use(index));
        row![
            about.width(Length::Fill),
            (!taken_back).then_some(look),
            (!latest && !self.busy).then_some(again),
        ]
        .spacing(space::X6)
        .align_y(Alignment::Center)
        .into()
    }
}
