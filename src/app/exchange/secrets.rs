//! Every secret of the office: who reads it, and what must be changed because a revoked laptop could.

use iced::widget::row;

use super::Message;
use super::known::Known;
use super::numbers::line;
use crate::app::context::Context;
use crate::engine::{Office, Problem, SecretLine};
use crate::ui::tokens::space;
use crate::ui::{Element, Icon, button, panel, text, theme};

/// A secret and the request it belongs to.
#[derive(Debug, Clone)]
pub(crate) struct SecretRow {
    /// What everybody may know of it.
    pub line: SecretLine,
    /// The request's applicant and subject.
    pub about: String,
}

/// Every secret; what must be changed first.
pub(super) fn rows(office: &mut Office) -> Result<Vec<SecretRow>, Problem> {
    let mut rows = Vec::new();
    for line in office.secrets(None)? {
        let (request, _) = office.request(line.request)?;
        let about = format!("{} · {}", request.applicant.agency, request.subject());
        rows.push(SecretRow { line, about });
    }
    rows.sort_by_key(|row| row.line.exposed_to.is_empty());
    Ok(rows)
}

/// The panel.
pub(super) fn panel<'a>(context: &'a Context, known: &'a Known) -> Element<'a, Message> {
    let words = context.words;
    let mut rows: Vec<Element<'a, Message>> = Vec::new();
    for (index, SecretRow { line: secret, about }) in known.secrets.iter().enumerate() {
        let read = button::plain(words.say("secret-read")).small().id(format!("secret-read-{index}"));
        let read = if secret.readable {
            read.on_press(Message::ReadSecret(index))
        } else {
            read.disabled(words.say("secret-not-ours"))
        };
        let change = button::plain(words.say("secret-change")).small().id(format!("secret-change-{index}"));
        let (sign, second) = if secret.exposed_to.is_empty() {
            let values = [("readers", secret.readers.join(", ").into())];
            (Icon::Lock, words.with("secret-readers", &values))
        } else {
            let values = [("devices", secret.exposed_to.join(", ").into())];
            (Icon::Warning, words.with("secret-must-change", &values))
        };
        let buttons = row![Element::from(read), Element::from(change.on_press(Message::ChangeSecret(index)))];
        let first = format!("{} · {about}", secret.label);
        rows.push(line(sign, first, second, buttons.spacing(space::X8).into()));
    }
    let hint = if rows.is_empty() { "secrets-none" } else { "secrets-hint" };
    rows.push(panel::foot(text::small(words.with(hint, &[])).style(theme::muted)));
    panel::panel(Icon::Lock, words.say("secrets-title")).rows(panel::rows(rows))
}
