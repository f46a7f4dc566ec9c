//! What to send, to whom, and how it is locked.

use iced::widget::column;

use super::known::Known;
use super::{Message, Screen};
use crate::app::context::Context;
use crate::domain::ids::DeviceKey;
use crate::engine::{Attachments, ExportWish, Forecast, Scope, Watch};
use crate::ui::choice::{Way, radio};
use crate::ui::select::{Item, select};
use crate::ui::tokens::space;
use crate::ui::{Element, Icon, Tone, button, panel, text, theme};
use crate::words::Words;

/// What is chosen in the export box.
#[derive(Debug, Clone, Default)]
pub(super) struct Sending {
    /// The laptop whose lacks are sent; everything for everybody when `None`.
    pub to: Option<DeviceKey>,
    /// Which attached files go along.
    pub attachments: Attachments,
}

const CHOICES: [Attachments; 3] = [Attachments::Missing, Attachments::All, Attachments::None];

impl Sending {
    /// The export as chosen.
    pub fn wish(&self, watch: Watch) -> ExportWish {
        let scope = self.to.map_or(Scope::Everything, Scope::For);
        ExportWish { scope, attachments: self.attachments, watch, ..ExportWish::default() }
    }

    /// Chooses a way: the first is everything, the others are the laptops that were heard.
    pub fn choose(&mut self, known: &Known, way: usize) {
        self.to = way.checked_sub(1).and_then(|index| heard(known).nth(index)).map(|(key, ..)| key);
    }

    /// Chooses which attached files go along.
    pub fn attach(&mut self, index: usize) {
        self.attachments = CHOICES.get(index).copied().unwrap_or_default();
    }
}

/// The laptops that were heard and lack something.
fn heard(known: &Known) -> impl Iterator<Item = (DeviceKey, &str, Forecast)> {
    known.devices.iter().filter(|device| !device.own && !device.revoked).filter_map(|device| {
        let lacks = device.lacks.filter(|lacks| lacks.events + lacks.blobs > 0)?;
        Some((device.key, device.name.as_str(), lacks))
    })
}

/// Bytes as people say them.
fn size(words: Words, bytes: u64) -> String {
    match bytes {
        0..=1023 => words.with("size-bytes", &[("count", bytes.into())]),
        1024..=1_048_575 => words.with("size-kilobytes", &[("count", (bytes / 1024).into())]),
        _ => words.with("size-megabytes", &[("count", (bytes / 1_048_576).into())]),
    }
}

impl Screen {
    pub(super) fn export<'a>(&'a self, context: &'a Context, known: &'a Known) -> Element<'a, Message> {
        let words = context.words;
        let files = |forecast: &Forecast| {
            let values =
                [("count", forecast.blobs.into()), ("size", size(words, forecast.blob_bytes).into())];
            if forecast.blobs == 0 {
                words.say("exchange-no-files")
            } else {
                words.with("exchange-files", &values)
            }
        };
        let everything = Way {
            label: words.say("exchange-everything"),
            note: format!(
                "{}, {}",
                words.with("exchange-everything-hint", &[("count", known.everything.events.into())]),
                files(&known.everything)
            ),
            closed: None,
        };
        let others = heard(known).map(|(_, name, lacks)| Way {
            label: words.with("exchange-for", &[("name", name.to_owned().into())]),
            note: format!(
                "{}, {}",
                words.with("exchange-records", &[("count", lacks.events.into())]),
                files(&lacks)
            ),
            closed: None,
        });
        let at = self.sending.to.and_then(|to| heard(known).position(|(key, ..)| key == to));
        let chosen = at.map_or(0, |at| at + 1);
        let attachments = [
            Item::from(words.say("exchange-attach-missing")),
            Item::from(words.say("exchange-attach-all")),
            Item::from(words.say("exchange-attach-none")),
        ];
        let kind = CHOICES.iter().position(|it| *it == self.sending.attachments);
        let readers = known.devices.iter().filter(|device| !device.revoked).count();
        let export = button::primary(words.say("exchange-export")).icon(Icon::Usb).id("exchange-export");
        let export = if self.work.is_some() {
            export.disabled(words.say("app-busy"))
        } else {
            export.on_press(Message::Export)
        };
        let mut parts = column![
            radio(std::iter::once(everything).chain(others), Some(chosen), Message::SendTo),
            select(words.say("exchange-attachments"), attachments.to_vec(), kind, Message::Attach)
                .id("exchange-attachments"),
            panel::reason(Tone::Ok, Icon::Lock, words.with("exchange-locked", &[("count", readers.into())])),
            export,
        ]
        .spacing(space::X10);
        if known.pending > 0 {
            let values = [("count", known.pending.into())];
            let ask = button::plain(words.say("exchange-ask")).small().id("exchange-ask");
            parts = parts
                .push(panel::reason(Tone::Near, Icon::Clock, words.with("exchange-waiting", &values)))
                .push(ask.on_press(Message::Ask));
        }
        if known.missing_files > 0 {
            let values = [("count", known.missing_files.into())];
            parts =
                parts.push(text::small(words.with("exchange-missing-files", &values)).style(theme::muted));
        }
        panel::panel(Icon::Out, words.say("exchange-export-title")).body(parts)
    }
}

/// A name for an exchange file: who and when; a courtesy, since importing never looks at names.
pub(super) fn file_name(context: &Context, kind: &str) -> String {
    let device: String =
        context.office.device.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    let date = context.office.now.with_timezone(&context.office.profile.zone.offset()).format("%Y%m%d-%H%M");
    format!("{kind}-{device}-{date}.lajur")
}
