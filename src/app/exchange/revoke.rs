//! The question whether a laptop is to be revoked: what follows stands there before anybody presses the button.

use iced::Task;
use iced::widget::column;

use crate::app::asked::Asked;
use crate::app::context::Context;
use crate::app::sheet::Outcome;
use crate::app::trouble::Trouble;
use crate::domain::event::Role;
use crate::engine::Departure;
use crate::show::say;
use crate::ui::dialog::{Dialog, dialog};
use crate::ui::tokens::space;
use crate::ui::{Icon, Tone, button, field, panel, text};
use crate::words::{Value, Words};

/// The question.
#[derive(Debug)]
pub(super) struct Form {
    departure: Departure,
    reason: String,
    asked: Asked,
}

/// What happens on it.
#[derive(Debug, Clone)]
pub enum Message {
    /// The reason was typed.
    Reason(String),
    /// Revoke it.
    Confirm,
    /// Do not.
    Cancel,
    /// It was revoked, or not.
    Revoked(RevokedMessage),
}

/// The end, as a message carries it.
#[derive(Debug, Clone)]
pub struct RevokedMessage(Result<(), Trouble>);

impl Form {
    pub(super) fn new(departure: Departure) -> Self {
        Self { departure, reason: String::new(), asked: Asked::default() }
    }

    pub(super) fn update(&mut self, message: Message, context: &Context) -> Outcome<Message> {
        match message {
            Message::Reason(reason) => self.reason = reason,
            Message::Cancel => return Outcome::Closed,
            Message::Confirm if !self.asked.is_busy() && !self.reason.trim().is_empty() => {
                self.asked.begin();
                let (device, reason) = (self.departure.device.to_string(), self.reason.trim().to_owned());
                return Outcome::Stay(context.ask(
                    move |office| office.revoke(&device, &reason).map(drop),
                    |revoked| Message::Revoked(RevokedMessage(revoked)),
                ));
            }
            Message::Confirm => {}
            Message::Revoked(RevokedMessage(Ok(()))) => {
                let values = [
                    ("name", self.departure.name.clone().into()),
                    ("secrets", self.departure.secrets.len().into()),
                ];
                return Outcome::Done(context.words.with("revoke-done", &values));
            }
            Message::Revoked(RevokedMessage(Err(trouble))) => self.asked.refused(trouble),
        }
        Outcome::Stay(Task::none())
    }

    pub(super) fn view<'a, M: Clone + 'a>(
        &'a self,
        context: &'a Context,
        wrap: fn(Message) -> M,
    ) -> Dialog<'a, M> {
        let words = context.words;
        let points = consequences(context, &self.departure)
            .into_iter()
            .map(|(tone, sign, sentence)| panel::reason(tone, sign, sentence));
        let content = column![
            text::body(words.with("revoke-text", &[("name", self.departure.name.as_str().into())])),
            iced::widget::Column::with_children(points).spacing(space::X8),
            field::field(words.say("field-reason"), &self.reason)
                .hint(words.say("sheet-required"))
                .on_input(move |reason| wrap(Message::Reason(reason)))
                .id("revoke-reason"),
            self.asked.notice(),
        ];
        let confirm = button::danger(words.say("revoke-confirm")).id("revoke-confirm");
        let lacks = self.reason.trim().is_empty().then(|| words.say("revoke-incomplete"));
        let confirm = self.asked.button(words, confirm, lacks, wrap(Message::Confirm));
        dialog(words.say("revoke-title"), content.spacing(space::X12), wrap(Message::Cancel))
            .wide()
            .cancel(words.say("app-cancel"))
            .button(confirm)
    }
}

/// What follows, one sentence each, with how grave it is.
fn consequences(context: &Context, it: &Departure) -> Vec<(Tone, Icon, String)> {
    let words = context.words;
    let heard = it.heard.map_or_else(
        || words.say("exchange-never"),
        |at| say::moment(words, at, context.office.now, context.office.profile.zone),
    );
    let records: [(&str, Value<'_>); 2] = [("count", it.records.into()), ("moment", heard.into())];
    let mut all = vec![
        (Tone::Near, Icon::Clock, words.with("revoke-records", &records)),
        (Tone::Near, Icon::Lock, words.say("revoke-files")),
    ];
    all.push(if it.secrets.is_empty() {
        (Tone::Ok, Icon::Check, words.say("revoke-no-secrets"))
    } else {
        let values = [("labels", it.secrets.join(", ").into())];
        (Tone::Late, Icon::Shield, words.with("revoke-secrets", &values))
    });
    if !it.blocks.is_empty() {
        let named = it.blocks.iter().map(|block| super::numbers::block_name(words, block));
        let values = [("blocks", named.collect::<Vec<_>>().join(", ").into())];
        all.push((Tone::Near, Icon::Book, words.with("revoke-blocks", &values)));
    }
    if let Some(roles) = roles(words, &it.roles) {
        all.push((Tone::Late, Icon::Warning, words.with("revoke-roles", &[("roles", roles.into())])));
    }
    all
}

fn roles(words: Words, roles: &[Role]) -> Option<String> {
    let named = roles.iter().map(|role| match role {
        Role::Admin => words.say("role-admin"),
        Role::Register => words.say("role-register"),
        Role::Recovery => words.say("role-recovery"),
    });
    let named: Vec<String> = named.collect();
    (!named.is_empty()).then(|| named.join(", "))
}
