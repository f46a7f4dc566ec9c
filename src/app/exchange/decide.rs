//! What people must settle: the versions side by side, and the choice.

use iced::Length;
use iced::widget::{column, row};

use super::{Message, Screen};
use crate::app::context::Context;
use crate::app::exchange::known::{ConflictLine, Known};
use crate::domain::request::{Conflict, Version};
use crate::show::{conflict, say};
use crate::ui::choice::{Way, radio};
use crate::ui::tokens::space;
use crate::ui::version::{self, version};
use crate::ui::{Element, Icon, button, field, panel, text, theme};
use crate::words::Words;

impl Screen {
    pub(super) fn conflict<'a>(
        &'a self,
        context: &'a Context,
        known: &'a Known,
        line: &'a ConflictLine,
    ) -> Element<'a, Message> {
        let words = context.words;
        let conflict = &line.stored.conflict;
        let cards = conflict.versions.iter().enumerate().map(|(index, it)| {
            let card = card(context, line, index, it);
            iced::widget::container(version(
                card,
                self.choice == Some(index),
                format!("version-{index}"),
                Message::Choose(index),
            ))
            .width(Length::FillPortion(1))
            .into()
        });
        let ways = conflict.versions.iter().enumerate().map(|(index, it)| Way {
            label: words.with(
                "exchange-take",
                &[("letter", letter(index).into()), ("label", label(words, conflict, it).into())],
            ),
            ..Way::default()
        });
        let all = line.all.then(|| Way { label: words.say("exchange-take-all"), ..Way::default() });
        let ways = ways.chain(all);
        let ready = self.choice.is_some() && !self.reason.trim().is_empty();
        let settle = button::primary(words.say("exchange-settle")).id("exchange-settle");
        let settle = if ready {
            settle.on_press(Message::Settle)
        } else {
            settle.disabled(words.say("exchange-settle-incomplete"))
        };
        let later = button::plain(words.say("exchange-later")).on_press(Message::Later).id("exchange-later");
        let decision = column![
            text::small_strong(words.say("exchange-your-decision")),
            radio(ways, self.choice, Message::Choose),
            field::field(words.say("field-reason"), &self.reason)
                .hint(words.say("sheet-required"))
                .on_input(Message::Reason)
                .on_submit(Message::Settle)
                .id("exchange-reason"),
            iced::widget::row![settle, later].spacing(space::X8),
        ]
        .spacing(space::X10)
        .width(Length::FillPortion(1));
        let count = words.with(
            "exchange-of",
            &[("number", (self.later + 1).into()), ("count", known.conflicts.len().into())],
        );
        let content = row![
            iced::widget::Row::with_children(cards).spacing(space::X12).width(Length::FillPortion(2)),
            decision
        ];
        panel::panel(Icon::Fork, words.say("exchange-decide"))
            .note(count)
            .right(text::small(line.title(words)))
            .stressed()
            .body(
                column![
                    content.spacing(space::X14),
                    text::small(conflict::consequence(words, &line.stored.conflict.subject))
                        .style(theme::muted)
                ]
                .spacing(space::X10),
            )
    }
}

fn card(context: &Context, line: &ConflictLine, index: usize, it: &Version) -> version::Version {
    let words = context.words;
    let lane_name = |id: &str| line.lanes.iter().find(|(known, _)| known == id).map(|(_, name)| name.clone());
    let device = line.devices.iter().find(|(key, _)| *key == it.device).map(|(_, name)| name.clone());
    let at = say::moment(words, it.at, context.office.now, context.office.profile.zone);
    let who = it.lane.as_deref().and_then(lane_name).unwrap_or_default();
    let lane_at = |id: &str| line.lanes.iter().position(|(known, _)| known == id);
    let from = it.lane.as_deref().and_then(lane_at);
    let to = it.leads_to.first().and_then(|step| line.steps.iter().find(|(id, ..)| id == step));
    let to = to.map(|(_, lane, name)| (lane, name));
    let fact = |label: String, value: String| (label, value);
    version::Version {
        label: words.with("exchange-version", &[("letter", letter(index).into())]),
        title: label(words, &line.stored.conflict, it),
        leads: to.map(|(_, step)| step.clone()).unwrap_or_default(),
        facts: vec![
            fact(words.say("exchange-by"), who),
            fact(words.say("exchange-device"), device.unwrap_or_default()),
            fact(words.say("exchange-at"), at),
            fact(words.say("field-note"), it.note.clone()),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .collect(),
        // Only a move has a way to draw.
        lanes: from
            .and(to)
            .map(|_| line.lanes.iter().map(|(_, name)| name.clone()).collect())
            .unwrap_or_default(),
        from: from.unwrap_or(0),
        to: to.map_or(0, |(lane, _)| *lane),
    }
}

/// What a version decides, in words.
fn label(words: Words, _: &Conflict, it: &Version) -> String {
    match it.label.as_str() {
        "returned" => words.say("history-returned"),
        "withdrawn" => words.say("history-withdrawn"),
        "undone" => words.say("history-undone"),
        "" => words.say("request-advance"),
        other => other.to_owned(),
    }
}

fn letter(index: usize) -> String {
    char::from_u32('A' as u32 + index as u32).unwrap_or('?').to_string()
}
