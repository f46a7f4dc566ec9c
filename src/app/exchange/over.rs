//! What may stand over the exchange screen and has to be answered first.

use iced::Task;

use super::{Message, lease, recovery, revoke};
use crate::app::context::Context;
use crate::app::secret;
use crate::app::sheet::Outcome;
use crate::ui::dialog::Dialog;

/// A question over the screen.
#[derive(Debug)]
pub(super) enum Over {
    Revoke(revoke::Form),
    Recovery(recovery::Form),
    Lease(lease::Form),
    Explain(lease::Explain),
    Secret(secret::Form),
    Reading(secret::Reading),
}

/// What happens on one of them.
#[derive(Debug, Clone)]
pub enum OverMessage {
    /// On the revocation.
    Revoke(revoke::Message),
    /// On the recovery key.
    Recovery(recovery::Message),
    /// On the block of numbers.
    Lease(lease::Message),
    /// On the explanation of empty numbers.
    Explain(lease::ExplainMessage),
    /// On the secret's form.
    Secret(secret::Message),
    /// On secrets that are looked at.
    Reading(secret::ReadingMessage),
}

impl Over {
    /// Takes a message in; one for another question has no effect.
    pub(super) fn update(&mut self, message: OverMessage, context: &Context) -> Outcome<OverMessage> {
        match (self, message) {
            (Self::Revoke(form), OverMessage::Revoke(message)) => {
                wrapped(form.update(message, context), OverMessage::Revoke)
            }
            (Self::Recovery(form), OverMessage::Recovery(message)) => {
                wrapped(form.update(message, context), OverMessage::Recovery)
            }
            (Self::Lease(form), OverMessage::Lease(message)) => {
                wrapped(form.update(message, context), OverMessage::Lease)
            }
            (Self::Explain(form), OverMessage::Explain(message)) => {
                wrapped(form.update(message, context), OverMessage::Explain)
            }
            (Self::Secret(form), OverMessage::Secret(message)) => {
                wrapped(form.update(message, context), OverMessage::Secret)
            }
            _ => Outcome::Stay(Task::none()),
        }
    }

    /// Draws the question.
    pub(super) fn view<'a>(&'a self, context: &'a Context) -> Dialog<'a, Message> {
        match self {
            Self::Revoke(form) => form.view(context, |it| Message::Over(OverMessage::Revoke(it))),
            Self::Recovery(form) => form.view(context, |it| Message::Over(OverMessage::Recovery(it))),
            Self::Lease(form) => form.view(context, |it| Message::Over(OverMessage::Lease(it))),
            Self::Explain(form) => form.view(context, |it| Message::Over(OverMessage::Explain(it))),
            Self::Secret(form) => form.view(context, |it| Message::Over(OverMessage::Secret(it))),
            Self::Reading(reading) => reading.view(context, |it| Message::Over(OverMessage::Reading(it))),
        }
    }
}

fn wrapped<M: Send + 'static>(outcome: Outcome<M>, wrap: fn(M) -> OverMessage) -> Outcome<OverMessage> {
    match outcome {
        Outcome::Stay(task) => Outcome::Stay(task.map(wrap)),
        Outcome::Closed => Outcome::Closed,
        Outcome::Done(sentence) => Outcome::Done(sentence),
    }
}
