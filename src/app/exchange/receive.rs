//! A look at what a file would bring, before anything is changed.

use std::path::Path;

use chrono::DateTime;
use iced::widget::{column, row};

use super::{Message, Screen};
use crate::app::context::Context;
use crate::engine::ReceivedBundle;
use crate::show::say;
use crate::ui::tokens::{size, space};
use crate::ui::{Element, Icon, button, panel, text, theme};

/// Width of the counts.
const COUNT: f32 = size::AGENDA;

impl Screen {
    pub(super) fn preview<'a>(
        &'a self,
        context: &'a Context,
        path: &Path,
        received: &'a ReceivedBundle,
    ) -> Element<'a, Message> {
        let words = context.words;
        let report = &received.report;
        let created = DateTime::from_timestamp_millis(received.created_ms).unwrap_or_default();
        let moment = say::moment(words, created, context.office.now, context.office.profile.zone);
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let from = words.with(
            "exchange-from",
            &[("name", received.exporter_name.as_str().into()), ("moment", moment.into())],
        );
        let line = |icon: Icon, count: u64, label: String| -> Element<'a, Message> {
            row![
                crate::ui::icon::icon(icon, size::ICON),
                text::strong(words.number(i64::try_from(count).unwrap_or(i64::MAX))).width(COUNT),
                text::body(label),
            ]
            .spacing(space::X12)
            .padding([space::X6, space::X14])
            .into()
        };
        let mut rows = vec![
            line(Icon::Plus, report.new, words.say("exchange-new")),
            line(Icon::Check, report.known, words.say("exchange-known")),
            line(Icon::Clock, report.pending, words.say("exchange-pending")),
            line(Icon::Shield, report.quarantined, words.say("exchange-quarantined")),
            line(Icon::Fork, received.conflicts.len() as u64, words.say("exchange-conflicts")),
        ];
        let count = [("count", report.new.into())];
        let import =
            button::primary(words.with("exchange-import", &count)).icon(Icon::In).id("exchange-import");
        let import = if self.work.is_some() {
            import.disabled(words.say("app-busy"))
        } else {
            import.on_press(Message::Import)
        };
        let buttons = row![import, button::plain(words.say("app-cancel")).on_press(Message::Discard)];
        let about = column![text::strong(from), text::small(name).style(theme::muted)];
        rows.insert(0, iced::widget::container(about).padding(space::X14).into());
        rows.push(iced::widget::container(buttons.spacing(space::X8)).padding(space::X14).into());
        panel::panel(Icon::Eye, words.say("exchange-preview"))
            .note(words.say("exchange-unchanged"))
            .rows(panel::rows(rows))
    }
}

/// The counts of an import, for sentences.
pub(super) fn counts(received: &ReceivedBundle) -> [(&'static str, crate::words::Value<'static>); 6] {
    let report = &received.report;
    [
        ("from", received.exporter_name.clone().into()),
        ("new", report.new.into()),
        ("known", report.known.into()),
        ("pending", report.pending.into()),
        ("held", report.quarantined.into()),
        ("conflicts", received.conflicts.len().into()),
    ]
}
