//! The office's laptops, the folder they share, and what came in lately.

use iced::Length;
use iced::widget::{column, row};

use super::known::{Carried, DeviceLine, Known};
use super::{Message, Screen};
use crate::app::context::Context;
use crate::domain::event::Role;
use crate::show::say;
use crate::ui::tokens::{size, space};
use crate::ui::{Element, Icon, Tone, button, chip, panel, text, theme};
use crate::words::Words;

/// Days of silence after which a laptop deserves a stick.
const SILENT_DAYS: i64 = 7;

/// The laptops: who they are, when they were last heard, and what they are not known to have.
pub(super) fn devices<'a>(context: &'a Context, known: &'a Known) -> Element<'a, Message> {
    let words = context.words;
    let mut rows: Vec<Element<'a, Message>> =
        known.devices.iter().map(|device| device_row(context, device, known.admin)).collect();
    let hint = if known.admin { words.say("exchange-add-hint") } else { words.say("exchange-add-ask") };
    rows.push(panel::foot(text::small(hint).style(theme::muted)));
    if known.admin {
        let missing = (!known.recovery)
            .then(|| panel::reason(Tone::Near, Icon::Shield, words.say("exchange-no-recovery")));
        let word = if known.recovery { "recovery-again" } else { "recovery-make" };
        let make = button::plain(words.with(word, &[])).small().id("recovery-make");
        let foot = column![missing, Element::from(make.on_press(Message::Recovery))].spacing(space::X8);
        rows.push(panel::foot(foot));
    }
    let add = button::text_button(words.say("exchange-add")).on_press(Message::Pick).id("exchange-add");
    let box_of = panel::panel(Icon::Laptop, words.say("exchange-devices")).note(words.say("exchange-heard"));
    let box_of = if known.admin { box_of.right(add) } else { box_of };
    box_of.rows(panel::rows(rows))
}

fn device_row<'a>(context: &'a Context, device: &'a DeviceLine, admin: bool) -> Element<'a, Message> {
    let words = context.words;
    let revoke = (admin && !device.own && !device.revoked).then(|| {
        let revoke = button::text_button(words.say("device-revoke")).small();
        let id = format!("revoke-{}", &device.key.to_string()[..8]);
        Element::from(revoke.id(id).on_press(Message::Revoke(device.key)))
    });
    let state: Element<'a, Message> = if device.revoked {
        chip::small(Tone::Wait, Icon::Cross, words.say("device-revoked"))
    } else if device.own {
        chip::small(Tone::Ok, Icon::Check, words.say("device-this"))
    } else {
        let heard = device.heard.map_or_else(
            || words.say("exchange-never"),
            |at| say::moment(words, at, context.office.now, context.office.profile.zone),
        );
        let silent = device.heard.is_none_or(|at| (context.office.now - at).num_days() >= SILENT_DAYS);
        let when: Element<'a, Message> =
            if silent { chip::small(Tone::Near, Icon::Warning, heard) } else { text::small(heard).into() };
        column![when, text::small(lacking(words, device)).style(theme::muted)]
            .align_x(iced::Alignment::End)
            .into()
    };
    row![
        crate::ui::icon::icon(Icon::Laptop, size::ICON),
        iced::widget::container(panel::two_lines(device.name.as_str(), second_line(words, device)))
            .width(Length::Fill)
            .clip(true),
        state,
        revoke,
    ]
    .spacing(space::X12)
    .padding([space::X6, space::X14])
    .align_y(iced::Alignment::Center)
    .into()
}

/// What a laptop is not known to have.
fn lacking(words: Words, device: &DeviceLine) -> String {
    match &device.lacks {
        None => words.say("exchange-lacks-unknown"),
        Some(lacks) if lacks.events == 0 => words.say("exchange-lacks-nothing"),
        Some(lacks) => words.with("exchange-lacks", &[("count", lacks.events.into())]),
    }
}

fn second_line(words: Words, device: &DeviceLine) -> String {
    let roles = device.roles.iter().map(|role| match role {
        Role::Admin => words.say("role-admin"),
        Role::Register => words.say("role-register"),
        Role::Recovery => words.say("role-recovery"),
    });
    let roles: Vec<String> = roles.chain(device.other_app.clone()).collect();
    if roles.is_empty() { device.words.clone() } else { roles.join(", ") }
}

impl Screen {
    /// The folder that laptops share through something else, and what came in lately.
    pub(super) fn folder<'a>(&'a self, context: &'a Context, known: &'a Known) -> Element<'a, Message> {
        let words = context.words;
        let folder = &context.settings.shared_folder;
        let choose = button::plain(words.say("exchange-folder-choose")).small().id("exchange-folder");
        let mut buttons = row![choose.on_press(Message::PickFolder)].spacing(space::X8);
        let told = if folder.is_empty() {
            words.say("exchange-folder-none")
        } else {
            let now = button::plain(words.say("exchange-folder-now")).small().icon(Icon::Refresh);
            let leave = button::text_button(words.say("exchange-folder-leave")).small();
            buttons = buttons
                .push(now.on_press(Message::SyncFolder).id("exchange-folder-now"))
                .push(leave.on_press(Message::Folder(None)).id("exchange-folder-leave"));
            folder.clone()
        };
        let mut rows: Vec<Element<'a, Message>> = vec![
            iced::widget::container(column![text::body(told), buttons].spacing(space::X8))
                .padding(space::X14)
                .width(Length::Fill)
                .into(),
        ];
        rows.extend(known.history.iter().map(|line| {
            let moment = say::moment(words, line.at, context.office.now, context.office.profile.zone);
            let (sign, said) = carried(words, &line.what);
            row![
                crate::ui::icon::icon(sign, size::ICON),
                text::small(said).width(Length::Fill),
                text::small(moment).style(theme::muted)
            ]
            .spacing(space::X12)
            .padding([space::X6, space::X14])
            .into()
        }));
        if !known.held.is_empty() {
            rows.push(panel::foot(panel::reason(Tone::Near, Icon::Shield, held(words, known))));
        }
        panel::panel(Icon::Folder, words.say("exchange-folder"))
            .note(words.say("exchange-history"))
            .rows(panel::rows(rows))
    }
}

/// A file that came or went, as a sentence; one that anybody can read is marked.
fn carried(words: Words, what: &Carried) -> (Icon, String) {
    match what {
        Carried::In { name, new, known } => {
            let values = [("name", name.as_str().into()), ("new", (*new).into()), ("known", (*known).into())];
            (Icon::In, words.with("exchange-import-line", &values))
        }
        Carried::Out(row) if row.is_open() => (Icon::Warning, say::exported(row, words)),
        Carried::Out(row) => (Icon::Out, say::exported(row, words)),
    }
}

/// What is held apart, and why, most frequent reason first.
fn held(words: Words, known: &Known) -> String {
    let count = [("count", known.held.len().into())];
    let reason = |line: &super::known::HeldLine| match line.reason.as_str() {
        "stranger" => words.say("held-stranger"),
        "revoked" => words.say("held-revoked"),
        "not_admin" => words.say("held-not-admin"),
        "newer" => words.say("held-newer"),
        "rests_on_held" => words.say("held-rests"),
        _ => words.say("held-other"),
    };
    let mut reasons: Vec<String> = known.held.iter().map(reason).collect();
    reasons.sort();
    reasons.dedup();
    let mut devices: Vec<&str> =
        known.held.iter().map(|line| line.device.as_str()).filter(|name| !name.is_empty()).collect();
    devices.sort_unstable();
    devices.dedup();
    let from = if devices.is_empty() { String::new() } else { format!(" ({})", devices.join(", ")) };
    format!("{}{from}: {}", words.with("exchange-held-apart", &count), reasons.join(", "))
}
