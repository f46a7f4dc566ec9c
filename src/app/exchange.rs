//! Tukar: export, import with a look ahead, the devices of the office, and what people must settle.

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use iced::widget::{Column, column, row};
use iced::{Length, Task};

use super::action::{Action, Wish};
use super::context::Context;
use super::frame;
use super::trouble::Trouble;
use crate::domain::event::Role;
use crate::domain::ids::DeviceKey;
use crate::domain::request::rules::Settle;
use crate::domain::request::{Conflict, Version};
use crate::engine::{Inspection, Mode, ReceivedBundle, StoredConflict};
use crate::platform::dialog::Ask;
use crate::show::say;
use crate::ui::choice::{Way, radio};
use crate::ui::dialog::{self, dialog};
use crate::ui::tokens::{size, space};
use crate::ui::version::{self, version};
use crate::ui::{Element, Icon, Tone, button, chip, field, focus, page, panel, text, theme};
use crate::words::Words;

/// The exchange screen.
pub(crate) struct Screen {
    known: Option<Known>,
    preview: Option<(PathBuf, ReceivedBundle)>,
    joining: Option<Joining>,
    choice: Option<usize>,
    reason: String,
    busy: bool,
}

/// A laptop that asks to be admitted.
#[derive(Debug, Clone)]
struct Joining {
    path: PathBuf,
    name: String,
    typed: String,
    trouble: Option<Trouble>,
}

/// What the office knows of its exchange.
#[derive(Debug, Clone)]
struct Known {
    events: u64,
    pending: usize,
    quarantined: usize,
    devices: Vec<DeviceLine>,
    conflicts: Vec<ConflictLine>,
    last_import: Option<(String, DateTime<Utc>)>,
    admin: bool,
}

#[derive(Debug, Clone)]
struct DeviceLine {
    name: String,
    words: String,
    roles: Vec<Role>,
    own: bool,
    revoked: bool,
    heard: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone)]
struct ConflictLine {
    stored: StoredConflict,
    title: String,
    lanes: Vec<(String, String)>,
    /// Id, lane and name of every step.
    steps: Vec<(String, usize, String)>,
    devices: Vec<(DeviceKey, String)>,
}

/// What happens on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    /// What the office knows has arrived.
    Loaded(LoadedMessage),
    /// Export everything.
    Export,
    /// Where to write it.
    ExportTarget(Option<PathBuf>),
    /// It was written, or not.
    Exported(ExportedMessage),
    /// Choose a file to import.
    Pick,
    /// A file was picked, or not.
    Picked(Option<PathBuf>),
    /// What importing it would do.
    Rehearsed(RehearsedMessage),
    /// Import it.
    Import,
    /// It was imported, or refused.
    Imported(ImportedMessage),
    /// Do not import it.
    Discard,
    /// Admit a laptop whose file was picked.
    Words(String),
    /// The words agree: admit it.
    Admit,
    /// Do not admit it.
    Refuse,
    /// It was admitted, or refused.
    Admitted(DoneMessage),
    /// A version was chosen.
    Choose(usize),
    /// The reason was typed.
    Reason(String),
    /// Settle the first conflict.
    Settle,
    /// It was settled, or refused.
    Settled(DoneMessage),
}

/// What the office knows, as a message carries it.
#[derive(Debug, Clone)]
pub struct LoadedMessage(Result<Known, Trouble>);

/// A written file, as a message carries it.
#[derive(Debug, Clone)]
pub struct ExportedMessage(Result<(PathBuf, u64), Trouble>);

/// A look ahead, as a message carries it.
#[derive(Debug, Clone)]
pub struct RehearsedMessage(PathBuf, Result<Looked, Trouble>);

/// What a picked file turned out to be.
#[derive(Debug, Clone)]
enum Looked {
    Bundle(Box<ReceivedBundle>),
    Join(String),
}

/// The end of an import, as a message carries it.
#[derive(Debug, Clone)]
pub struct ImportedMessage(Result<Box<ReceivedBundle>, Trouble>);

/// The end of an action, as a message carries it.
#[derive(Debug, Clone)]
pub struct DoneMessage(Result<(), Trouble>);

impl Screen {
    /// The exchange screen.
    pub fn new(context: &Context) -> (Self, Task<Message>) {
        let mut screen = Self {
            known: None,
            preview: None,
            joining: None,
            choice: None,
            reason: String::new(),
            busy: false,
        };
        let task = screen.refresh(context);
        (screen, task)
    }

    /// Whether something stands over the screen and has to be answered first.
    pub fn is_covered(&self) -> bool {
        self.joining.is_some()
    }

    /// Asks the office anew.
    pub fn refresh(&mut self, context: &Context) -> Task<Message> {
        context.ask(Known::of, |known| Message::Loaded(LoadedMessage(known)))
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, context: &Context) -> Action<Message> {
        let words = context.words;
        match message {
            Message::Loaded(LoadedMessage(Ok(known))) => self.known = Some(known),
            Message::Loaded(LoadedMessage(Err(trouble))) => return Action::trouble(trouble),
            Message::Export => {
                let ask = Ask {
                    title: words.say("exchange-export"),
                    kind: words.say("file-kind-bundle"),
                    endings: vec!["lajur".to_owned()],
                    name: file_name(context),
                };
                return Action::task(context.ask_save(ask, Message::ExportTarget));
            }
            Message::ExportTarget(Some(path)) => {
                return Action::task(context.ask(
                    move |office| office.export(&path).map(|summary| (path, summary.events)),
                    |exported| Message::Exported(ExportedMessage(exported)),
                ));
            }
            Message::Exported(ExportedMessage(Ok((path, events)))) => {
                let values = [("events", events.into()), ("file", path.display().to_string().into())];
                return Action::wish(Wish::Done(words.with("exchange-exported", &values)));
            }
            Message::Pick => {
                let ask = Ask {
                    title: words.say("start-pick-bundle"),
                    kind: words.say("file-kind-bundle"),
                    endings: vec!["lajur".to_owned()],
                    name: String::new(),
                };
                return Action::task(context.ask_open(ask, Message::Picked));
            }
            Message::Picked(Some(path)) => return Action::task(rehearse(context, path)),
            Message::Rehearsed(RehearsedMessage(path, Ok(Looked::Bundle(received)))) => {
                self.preview = Some((path, *received));
            }
            Message::Rehearsed(RehearsedMessage(path, Ok(Looked::Join(name)))) => {
                self.joining = Some(Joining { path, name, typed: String::new(), trouble: None });
            }
            Message::Import if !self.busy => {
                let Some((path, _)) = &self.preview else { return Action::none() };
                let path = path.clone();
                self.busy = true;
                return Action::task(context.ask(
                    move |office| office.import(&path, Mode::Commit).map(Box::new),
                    |imported| Message::Imported(ImportedMessage(imported)),
                ));
            }
            Message::Imported(ImportedMessage(Ok(received))) => {
                self.busy = false;
                self.preview = None;
                let done = words.with("cli-imported", &counts(&received));
                return Action::wish(Wish::Changed).and(Wish::Done(done));
            }
            Message::Discard => self.preview = None,
            Message::Words(typed) => {
                if let Some(joining) = &mut self.joining {
                    joining.typed = typed;
                }
            }
            Message::Refuse => self.joining = None,
            Message::Admit => {
                let Some(joining) = self.joining.clone() else { return Action::none() };
                return Action::task(context.ask(
                    move |office| office.admit(&joining.path, &joining.typed, Vec::new()).map(drop),
                    |admitted| Message::Admitted(DoneMessage(admitted)),
                ));
            }
            Message::Admitted(DoneMessage(Ok(()))) => {
                let name = self.joining.take().map(|joining| joining.name).unwrap_or_default();
                let done = words.with("cli-admitted", &[("name", name.into())]);
                return Action::wish(Wish::Changed).and(Wish::Done(done));
            }
            Message::Admitted(DoneMessage(Err(trouble))) => {
                if let Some(joining) = &mut self.joining {
                    joining.trouble = Some(trouble);
                }
            }
            Message::Choose(index) => self.choice = Some(index),
            Message::Reason(reason) => self.reason = reason,
            Message::Settle => return self.settle(context),
            Message::Settled(DoneMessage(Ok(()))) => {
                self.choice = None;
                self.reason.clear();
                return Action::wish(Wish::Changed).and(Wish::Done(words.say("exchange-settled")));
            }
            Message::Rehearsed(RehearsedMessage(_, Err(trouble)))
            | Message::Imported(ImportedMessage(Err(trouble)))
            | Message::Exported(ExportedMessage(Err(trouble)))
            | Message::Settled(DoneMessage(Err(trouble))) => {
                self.busy = false;
                return Action::trouble(trouble);
            }
            Message::Import | Message::ExportTarget(None) | Message::Picked(None) => {}
        }
        Action::none()
    }

    fn settle(&self, context: &Context) -> Action<Message> {
        let first = self.known.as_ref().and_then(|known| known.conflicts.first());
        let (Some(first), Some(choice)) = (first, self.choice) else { return Action::none() };
        let (id, reason) = (first.stored.conflict.id.to_string(), self.reason.trim().to_owned());
        Action::task(context.ask(
            move |office| office.settle(&id, &Settle::Version(choice + 1), &reason),
            |settled| Message::Settled(DoneMessage(settled)),
        ))
    }

    /// Draws the screen.
    pub fn view<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let words = context.words;
        let code = crate::ui::frame::known(words.say("status-code"), context.office.data_code.clone());
        let pick = button::plain(words.say("exchange-pick"))
            .icon(Icon::In)
            .id("exchange-pick")
            .on_press(Message::Pick);
        let header = crate::ui::frame::header(
            [
                text::title(words.say("rail-exchange")).into(),
                crate::ui::shorten::line(crate::ui::tokens::Type::SMALL, words.say("exchange-hint")).into(),
            ],
            [code, pick.into()],
        );
        let content: Element<'a, Message> = match &self.known {
            None => page::page(text::body(words.say("app-loading"))),
            Some(known) => {
                let mut all: Vec<Element<'a, Message>> = Vec::new();
                if let Some((path, received)) = &self.preview {
                    all.push(self.preview(context, path, received));
                }
                all.extend(known.conflicts.first().map(|line| self.conflict(context, known, line)));
                all.push(page::halves(self.export(context, known), devices(context, known)));
                focus::scroll(
                    iced::widget::container(Column::with_children(all).spacing(space::X12))
                        .padding(space::X14),
                )
            }
        };
        let keys = [("Tab", words.say("keys-field")), ("Enter", words.say("keys-run"))];
        let content = iced::widget::container(content).height(Length::Fill);
        let window = column![header, content, frame::status(context, keys)];
        dialog::over(window, self.joining.as_ref().map(|joining| admit(words, joining)))
    }

    fn export<'a>(&'a self, context: &'a Context, known: &'a Known) -> Element<'a, Message> {
        let words = context.words;
        let count = [("count", known.events.into())];
        let mut rows = column![
            text::body(words.with("exchange-all", &count)),
            text::small(words.say("exchange-all-hint")).style(theme::muted),
            button::primary(words.say("exchange-export"))
                .icon(Icon::Usb)
                .id("exchange-export")
                .on_press(Message::Export),
        ]
        .spacing(space::X10);
        if let Some((name, at)) = &known.last_import {
            let moment = say::moment(words, *at, context.office.now, context.office.profile.zone);
            let values = [("name", name.as_str().into()), ("moment", moment.into())];
            rows = rows.push(text::small(words.with("exchange-last", &values)).style(theme::muted));
        }
        if known.pending + known.quarantined > 0 {
            let values = [("pending", known.pending.into()), ("held", known.quarantined.into())];
            rows = rows.push(panel::reason(Tone::Near, Icon::Clock, words.with("exchange-held", &values)));
        }
        panel::panel(Icon::Out, words.say("exchange-export-title")).body(rows)
    }

    fn preview<'a>(
        &'a self,
        context: &'a Context,
        path: &std::path::Path,
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
        let import =
            if self.busy { import.disabled(words.say("app-busy")) } else { import.on_press(Message::Import) };
        let buttons = row![import, button::plain(words.say("app-cancel")).on_press(Message::Discard)];
        let about = column![text::strong(from), text::small(name).style(theme::muted)];
        rows.insert(0, iced::widget::container(about).padding(space::X14).into());
        rows.push(iced::widget::container(buttons.spacing(space::X8)).padding(space::X14).into());
        panel::panel(Icon::Eye, words.say("exchange-preview"))
            .note(words.say("exchange-unchanged"))
            .rows(panel::rows(rows))
    }

    fn conflict<'a>(
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
        let ready = self.choice.is_some() && !self.reason.trim().is_empty();
        let settle = button::primary(words.say("exchange-settle")).id("exchange-settle");
        let settle = if ready {
            settle.on_press(Message::Settle)
        } else {
            settle.disabled(words.say("exchange-settle-incomplete"))
        };
        let decision = column![
            text::small_strong(words.say("exchange-your-decision")),
            radio(ways, self.choice, Message::Choose),
            field::field(words.say("field-reason"), &self.reason)
                .hint(words.say("sheet-required"))
                .on_input(Message::Reason)
                .on_submit(Message::Settle)
                .id("exchange-reason"),
            settle,
        ]
        .spacing(space::X10)
        .width(Length::FillPortion(1));
        let count = words.with("exchange-of", &[("count", known.conflicts.len().into())]);
        let content = row![
            iced::widget::Row::with_children(cards).spacing(space::X12).width(Length::FillPortion(2)),
            decision
        ];
        panel::panel(Icon::Fork, words.say("exchange-decide"))
            .note(count)
            .right(text::small(line.title.as_str()))
            .stressed()
            .body(
                column![
                    content.spacing(space::X14),
                    text::small(words.say("exchange-both-kept")).style(theme::muted)
                ]
                .spacing(space::X10),
            )
    }
}

/// Looks into a picked file, without changing anything.
fn rehearse(context: &Context, path: PathBuf) -> Task<Message> {
    let file = path.clone();
    context.ask(
        move |office| match office.inspect(&file)? {
            Inspection::Join { request, .. } => Ok(Looked::Join(request.name)),
            Inspection::Bundle { .. } => Ok(Looked::Bundle(Box::new(office.import(&file, Mode::Rehearse)?))),
        },
        move |looked| Message::Rehearsed(RehearsedMessage(path, looked)),
    )
}

impl Known {
    fn of(office: &mut crate::engine::Office) -> Result<Self, crate::engine::Problem> {
        let own = office.device();
        let store = office.store();
        let held = store.held()?;
        let names: Vec<(DeviceKey, String)> =
            store.roster().devices().into_iter().map(|device| (device.key, device.name.clone())).collect();
        let pending = held.iter().filter(|event| event.status == "pending").count();
        let imports = store.imports(200)?;
        let heard = |key: &DeviceKey| {
            let last = imports.iter().find(|import| import.exporter == *key);
            last.and_then(|import| DateTime::from_timestamp_millis(import.at_ms))
        };
        let name_of = |key: &DeviceKey| {
            names
                .iter()
                .find(|(known, _)| known == key)
                .map_or_else(|| "?".to_owned(), |(_, name)| name.clone())
        };
        let devices = store.roster().devices().into_iter().map(|device| DeviceLine {
            name: device.name.clone(),
            words: office.words_of(&device.key).join(" "),
            roles: device.roles.clone(),
            own: own == Some(device.key),
            revoked: device.revoked.is_some(),
            heard: heard(&device.key),
        });
        let devices = devices.collect();
        let last_import = imports.first().map(|import| {
            (name_of(&import.exporter), DateTime::from_timestamp_millis(import.at_ms).unwrap_or_default())
        });
        let (events, _, _) = store.counts()?;
        let stored = store.conflicts()?;
        let mut conflicts = Vec::new();
        for it in stored {
            let devices =
                it.conflict.versions.iter().map(|version| (version.device, name_of(&version.device)));
            let devices: Vec<(DeviceKey, String)> = devices.collect();
            let request = match office.store().letter(it.entity)? {
                Some(letter) => letter.request,
                None => it.entity,
            };
            let (request, procedure) = office.request(request)?;
            let agenda = request.agenda.map(|agenda| format!("{agenda} · ")).unwrap_or_default();
            let steps = procedure
                .steps
                .iter()
                .map(|step| (step.id.clone(), step.lane, format!("{}. {}", step.printed_no, step.short)));
            conflicts.push(ConflictLine {
                steps: steps.collect(),
                title: format!("{agenda}{} · {}", request.applicant.agency, request.subject()),
                lanes: procedure
                    .lanes
                    .iter()
                    .map(|lane| {
                        (
                            lane.id.clone(),
                            if lane.short.is_empty() { lane.name.clone() } else { lane.short.clone() },
                        )
                    })
                    .collect(),
                devices,
                stored: it,
            });
        }
        Ok(Self {
            events,
            pending,
            quarantined: held.len() - pending,
            devices,
            conflicts,
            last_import,
            admin: office.has_role(Role::Admin),
        })
    }
}

fn devices<'a>(context: &'a Context, known: &'a Known) -> Element<'a, Message> {
    let words = context.words;
    let rows = known.devices.iter().map(|device| {
        let state: Element<'a, Message> = if device.revoked {
            chip::small(Tone::Wait, Icon::Cross, words.say("device-revoked"))
        } else if device.own {
            chip::small(Tone::Ok, Icon::Check, words.say("device-this"))
        } else {
            let heard = device.heard.map_or_else(
                || words.say("exchange-never"),
                |at| say::moment(words, at, context.office.now, context.office.profile.zone),
            );
            text::small(heard).style(theme::muted).into()
        };
        let roles: Vec<String> = device
            .roles
            .iter()
            .map(|role| match role {
                Role::Admin => words.say("role-admin"),
                Role::Register => words.say("role-register"),
            })
            .collect();
        let second = if roles.is_empty() { device.words.clone() } else { roles.join(", ") };
        row![
            crate::ui::icon::icon(Icon::Laptop, size::ICON),
            iced::widget::container(panel::two_lines(device.name.as_str(), second))
                .width(Length::Fill)
                .clip(true),
            state,
        ]
        .spacing(space::X12)
        .padding([space::X6, space::X14])
        .align_y(iced::Alignment::Center)
        .into()
    });
    let mut rows: Vec<Element<'a, Message>> = rows.collect();
    let hint = if known.admin { words.say("exchange-add-hint") } else { words.say("exchange-add-ask") };
    rows.push(panel::foot(text::small(hint).style(theme::muted)));
    panel::panel(Icon::Laptop, words.say("exchange-devices"))
        .note(words.say("exchange-heard"))
        .rows(panel::rows(rows))
}

/// The question whether a laptop may join.
fn admit<'a>(words: Words, joining: &'a Joining) -> dialog::Dialog<'a, Message> {
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
        .button(button::plain(words.say("app-cancel")).on_press(Message::Refuse))
        .button(admit)
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
        ],
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

fn counts(received: &ReceivedBundle) -> [(&'static str, crate::words::Value<'static>); 6] {
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

/// A name for an exchange file: who and when; a courtesy, since importing never looks at names.
fn file_name(context: &Context) -> String {
    let device: String =
        context.office.device.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    let date = context.office.now.with_timezone(&context.office.profile.zone.offset()).format("%Y%m%d-%H%M");
    format!("lajur-{device}-{date}.lajur")
}

/// Width of the counts.
const COUNT: f32 = size::AGENDA;
