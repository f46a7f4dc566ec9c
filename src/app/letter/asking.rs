//! The small sheets over a letter that ask for a reason, a receiver, or whether it really was signed.

use iced::widget::column;

use crate::app::context::Context;
use crate::ui::dialog::{Dialog, dialog};
use crate::ui::tokens::space;
use crate::ui::{button, field, text, theme};
use crate::words::Words;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Why the konsep goes back to its drafter.
    SendBack,
    /// Why a letter that is past its konsep is opened again.
    Reopen,
    /// Whether the printed letter has been signed.
    Sign,
    /// To whom and how it leaves.
    Dispatch,
    /// Why it is cancelled.
    Cancel,
    /// For which past date a number is inserted.
    Insert,
    /// What the current revision changed.
    Compare,
    /// The signed file that came back.
    Attach,
    /// The printer.
    Printer,
}

/// A sheet and what has been typed on it.
#[derive(Debug, Clone)]
pub(crate) struct Asking {
    /// What is asked.
    pub purpose: Purpose,
    /// The reason or the receiver.
    pub text: String,
    /// How it leaves.
    pub via: String,
}

/// What happens on the sheet.
#[derive(Debug, Clone)]
pub enum Message {
    /// The first field.
    Text(String),
    /// The second field.
    Via(String),
    /// Do it.
    Confirm,
    /// Do not.
    Cancel,
}

impl Asking {
    /// An empty sheet.
    pub fn new(words: Words, purpose: Purpose) -> Self {
        let via = if purpose == Purpose::Dispatch { words.say("letter-via-default") } else { String::new() };
        Self { purpose, text: String::new(), via }
    }

    /// Whether everything asked for is there.
    pub fn is_complete(&self) -> bool {
        match self.purpose {
            Purpose::Sign | Purpose::Compare => true,
            Purpose::Insert => self.date().is_some(),
            Purpose::Dispatch => !self.text.trim().is_empty() && !self.via.trim().is_empty(),
            _ => !self.text.trim().is_empty(),
        }
    }

    /// The date typed, for an inserted number.
    pub fn date(&self) -> Option<chrono::NaiveDate> {
        self.text.trim().parse().ok()
    }

    /// Draws the sheet.
    pub fn view<'a, M: Clone + 'a>(
        &'a self,
        context: &Context,
        busy: bool,
        wrap: fn(Message) -> M,
    ) -> Dialog<'a, M> {
        let words = context.words;
        let (title, sentence, label, confirm) = match self.purpose {
            Purpose::SendBack => {
                ("letter-send-back", "letter-send-back-text", "field-reason", "letter-send-back-do")
            }
            Purpose::Reopen => ("letter-reopen", "letter-reopen-text", "field-reason", "letter-reopen-do"),
            Purpose::Sign => ("letter-sign", "letter-sign-text", "", "letter-sign-do"),
            Purpose::Dispatch => {
                ("letter-dispatch", "letter-dispatch-text", "field-receiver", "letter-dispatch-do")
            }
            Purpose::Insert => {
                ("letter-insert", "letter-insert-text", "letter-field-date", "letter-give-number")
            }
            // The others are drawn or done elsewhere; whoever came here may still say no.
            Purpose::Cancel | Purpose::Compare | Purpose::Attach | Purpose::Printer => {
                ("letter-cancel", "letter-cancel-text", "field-reason", "letter-cancel-do")
            }
        };
        let first = (!label.is_empty()).then(|| {
            field::field(words.say(label), &self.text)
                .on_input(move |text| wrap(Message::Text(text)))
                .on_submit(wrap(Message::Confirm))
                .id("letter-asking")
        });
        let second = (self.purpose == Purpose::Dispatch).then(|| {
            field::field(words.say("letter-via"), &self.via)
                .on_input(move |text| wrap(Message::Via(text)))
                .on_submit(wrap(Message::Confirm))
                .id("letter-asking-via")
        });
        let content = column![text::body(words.say(sentence)).style(theme::muted), first, second,];
        let mut confirm = match self.purpose {
            Purpose::Cancel => button::danger(words.say(confirm)),
            _ => button::primary(words.say(confirm)),
        };
        confirm = if self.is_complete() && !busy {
            confirm.on_press(wrap(Message::Confirm))
        } else {
            confirm.disabled(words.say("sheet-incomplete"))
        };
        dialog(words.say(title), content.spacing(space::X12), wrap(Message::Cancel))
            .cancel(words.say("app-cancel"))
            .button(confirm.id("letter-asking-confirm"))
    }
}
