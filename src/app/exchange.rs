//! Tukar: export, import with a look ahead, the devices of the office, and what people must settle.

mod admit;
mod decide;
mod known;
mod laptops;
mod lease;
mod numbers;
mod over;
mod receive;
mod recovery;
mod revoke;
mod secrets;
mod send;

use std::path::PathBuf;

use iced::widget::{Column, column};
use iced::{Length, Task};

use super::action::{Action, Wish};
use super::context::Context;
use super::frame;
use super::secret::{self, About, Holder, Opened};
use super::sheet::Outcome;
use super::trouble::Trouble;
use crate::domain::ids::DeviceKey;
use crate::domain::request::rules::Settle;
use crate::engine::{Departure, ExportWish, Inspection, Mode, ReceivedBundle, Scope, Watch};
use crate::platform::dialog::Ask;
use crate::ui::tokens::space;
use crate::ui::{Element, Icon, button, dialog, focus, notice, page, text};

use known::Known;
use over::{Over, OverMessage};
use receive::counts;
use send::{Sending, file_name};

/// The exchange screen.
pub(crate) struct Screen {
    known: Option<Known>,
    preview: Option<(PathBuf, ReceivedBundle)>,
    joining: Option<Joining>,
    over: Option<Over>,
    choice: Option<usize>,
    reason: String,
    sending: Sending,
    work: Option<Work>,
    /// How many conflicts were put off.
    later: usize,
}

/// Long work under way.
struct Work {
    watch: Watch,
    done: f32,
    sentence: String,
}

/// A laptop that asks to be admitted.
#[derive(Debug, Clone)]
struct Joining {
    path: PathBuf,
    name: String,
    typed: String,
    trouble: Option<Trouble>,
}

/// What happens on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    /// What the office knows has arrived.
    Loaded(LoadedMessage),
    /// Everything, or what one laptop lacks.
    SendTo(usize),
    /// Which attached files go along.
    Attach(usize),
    /// Export as chosen.
    Export,
    /// Where to write it.
    ExportTarget(Option<PathBuf>),
    /// Write a request for what is missing here.
    Ask,
    /// Where to write the request.
    AskTarget(Option<PathBuf>),
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
    /// Long work came on.
    Progress(f32),
    /// Stop it.
    Stop,
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
    /// Settle the conflict.
    Settle,
    /// Show the next conflict.
    Later,
    /// It was settled, or refused.
    Settled(DoneMessage),
    /// Choose the folder that laptops share.
    PickFolder,
    /// The folder was chosen, or is to be left.
    Folder(Option<PathBuf>),
    /// Look into the folder now.
    SyncFolder,
    /// The look is over.
    Synced(SyncedMessage),
    /// Ask whether a laptop is to be revoked.
    Revoke(DeviceKey),
    /// What would follow is known.
    Departing(DepartingMessage),
    /// Offer to make the recovery key.
    Recovery,
    /// Offer a block of numbers.
    Lease,
    /// Ask why numbers stay empty.
    Explain(usize),
    /// Read a secret.
    ReadSecret(usize),
    /// It was opened, or not.
    Read(ReadMessage),
    /// Seal the next version of a secret.
    ChangeSecret(usize),
    /// Something happened on what stands over the screen.
    Over(OverMessage),
}

/// What follows from a revocation, as a message carries it.
#[derive(Debug, Clone)]
pub struct DepartingMessage(Result<Box<Departure>, Trouble>);

/// Opened secrets, as a message carries them.
#[derive(Debug, Clone)]
pub struct ReadMessage(About, Result<Opened, Trouble>);

/// What the office knows, as a message carries it.
#[derive(Debug, Clone)]
pub struct LoadedMessage(Result<Box<Known>, Trouble>);

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

/// The end of a round with the shared folder, as a message carries it.
#[derive(Debug, Clone)]
pub struct SyncedMessage(Result<crate::engine::FolderReport, Trouble>);

impl Screen {
    /// The exchange screen.
    pub fn new(context: &Context) -> (Self, Task<Message>) {
        let mut screen = Self {
            known: None,
            preview: None,
            joining: None,
            over: None,
            choice: None,
            reason: String::new(),
            sending: Sending::default(),
            work: None,
            later: 0,
        };
        let task = screen.refresh(context);
        (screen, task)
    }

    /// Whether something stands over the screen and has to be answered first.
    pub fn is_covered(&self) -> bool {
        self.joining.is_some() || self.over.is_some()
    }

    /// Asks the office anew.
    pub fn refresh(&mut self, context: &Context) -> Task<Message> {
        context.ask(|office| Known::of(office).map(Box::new), |known| Message::Loaded(LoadedMessage(known)))
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, context: &Context) -> Action<Message> {
        let words = context.words;
        match message {
            Message::Loaded(LoadedMessage(Ok(known))) => {
                self.later = self.later.min(known.conflicts.len().saturating_sub(1));
                self.known = Some(*known);
            }
            Message::Loaded(LoadedMessage(Err(trouble))) => return Action::trouble(trouble),
            Message::SendTo(way) => {
                if let Some(known) = &self.known {
                    self.sending.choose(known, way);
                }
            }
            Message::Attach(index) => self.sending.attach(index),
            Message::Export if self.work.is_none() => {
                return Action::task(context.ask_save(ask(context, "lajur"), Message::ExportTarget));
            }
            Message::ExportTarget(Some(path)) => return self.write(context, path, false),
            Message::Ask => {
                return Action::task(context.ask_save(ask(context, "permintaan"), Message::AskTarget));
            }
            Message::AskTarget(Some(path)) => return self.write(context, path, true),
            Message::Exported(ExportedMessage(Ok((path, events)))) => {
                self.work = None;
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
            Message::Import if self.work.is_none() => return self.import(context),
            Message::Imported(ImportedMessage(Ok(received))) => {
                self.work = None;
                self.preview = None;
                let done = words.with("cli-imported", &counts(&received));
                return Action::wish(Wish::Changed).and(Wish::Done(done));
            }
            Message::Discard => self.preview = None,
            Message::Progress(done) => {
                if let Some(work) = &mut self.work {
                    work.done = done;
                }
            }
            Message::Stop => {
                if let Some(work) = &self.work {
                    work.watch.stop();
                }
            }
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
            Message::Later => {
                let count = self.known.as_ref().map_or(0, |known| known.conflicts.len());
                self.later = if self.later + 1 < count { self.later + 1 } else { 0 };
                self.choice = None;
            }
            Message::Settled(DoneMessage(Ok(()))) => {
                self.choice = None;
                self.reason.clear();
                return Action::wish(Wish::Changed).and(Wish::Done(words.say("exchange-settled")));
            }
            Message::PickFolder => {
                let title = words.say("exchange-folder-pick");
                return Action::task(context.ask_folder(title, |folder| match folder {
                    Some(folder) => Message::Folder(Some(folder)),
                    None => Message::AskTarget(None),
                }));
            }
            Message::Folder(folder) => {
                let mut settings = context.settings.clone();
                settings.shared_folder =
                    folder.as_ref().map(|it| it.display().to_string()).unwrap_or_default();
                context.desk.share(folder);
                return Action::wish(Wish::Settings(Box::new(settings)));
            }
            Message::SyncFolder => {
                let folder = PathBuf::from(&context.settings.shared_folder);
                return Action::task(context.ask(
                    move |office| office.sync_folder(&folder, &Watch::default()),
                    |synced| Message::Synced(SyncedMessage(synced)),
                ));
            }
            Message::Synced(SyncedMessage(Ok(report))) => {
                let values = [
                    ("new", report.new.into()),
                    ("published", report.published.into()),
                    ("pending", report.pending.into()),
                    ("unreadable", report.unreadable.into()),
                ];
                return Action::wish(Wish::Changed).and(Wish::Done(words.with("cli-folder", &values)));
            }
            Message::Revoke(device) => {
                return Action::task(context.ask(
                    move |office| office.departure(&device).map(Box::new),
                    |departing| Message::Departing(DepartingMessage(departing)),
                ));
            }
            Message::Departing(DepartingMessage(Ok(departure))) => {
                self.over = Some(Over::Revoke(revoke::Form::new(*departure)));
                return Action::task(focus::to("revoke-reason"));
            }
            Message::Recovery => {
                let replaces = self.known.as_ref().is_some_and(|known| known.recovery);
                self.over = Some(Over::Recovery(recovery::Form::new(replaces)));
                return Action::task(focus::to("recovery-print"));
            }
            Message::Lease => {
                let laptops = self.known.as_ref().map(Known::laptops).unwrap_or_default();
                self.over = Some(Over::Lease(lease::Form::new(laptops)));
                return Action::task(focus::to("lease-laptop"));
            }
            Message::Explain(index) => {
                let numbers = self.known.as_ref().map(|known| &known.numbers);
                let Some((gap, year)) = numbers.and_then(|it| Some((it.gaps.get(index)?.clone(), it.year)))
                else {
                    return Action::none();
                };
                self.over = Some(Over::Explain(lease::Explain::new(gap, year)));
                return Action::task(focus::to("gap-reason"));
            }
            Message::ReadSecret(index) => {
                let Some((about, label)) = self.secret(index) else { return Action::none() };
                let request = about.request;
                return Action::task(context.ask(
                    move |office| Opened::of(office, request, &label),
                    |opened| Message::Read(ReadMessage(about, opened)),
                ));
            }
            Message::Read(ReadMessage(about, Ok(opened))) => {
                self.over = Some(Over::Reading(secret::Reading::new(about, opened)));
                return Action::task(focus::to("secret-close"));
            }
            Message::ChangeSecret(index) => {
                let (Some((about, label)), Some(known)) = (self.secret(index), &self.known) else {
                    return Action::none();
                };
                let readers =
                    known.secrets.get(index).map(|it| it.line.readers.as_slice()).unwrap_or_default();
                let holders = Holder::chosen_as(&known.holders, readers);
                let form = secret::Form::new(about, label, holders);
                let focus = form.focus_first();
                self.over = Some(Over::Secret(form));
                return Action::task(focus);
            }
            Message::Over(OverMessage::Reading(message)) => {
                let Some(Over::Reading(reading)) = &mut self.over else { return Action::none() };
                let (stays, task) = reading.update(message);
                if !stays {
                    self.over = None;
                }
                return Action::task(task);
            }
            Message::Over(message) => {
                let Some(over) = &mut self.over else { return Action::none() };
                match over.update(message, context) {
                    Outcome::Stay(task) => return Action::task(task.map(Message::Over)),
                    Outcome::Closed => self.over = None,
                    Outcome::Done(sentence) => {
                        self.over = None;
                        return Action::wish(Wish::Changed).and(Wish::Done(sentence));
                    }
                }
            }
            Message::Departing(DepartingMessage(Err(trouble)))
            | Message::Read(ReadMessage(_, Err(trouble)))
            | Message::Rehearsed(RehearsedMessage(_, Err(trouble)))
            | Message::Imported(ImportedMessage(Err(trouble)))
            | Message::Exported(ExportedMessage(Err(trouble)))
            | Message::Synced(SyncedMessage(Err(trouble)))
            | Message::Settled(DoneMessage(Err(trouble))) => {
                self.work = None;
                return Action::trouble(trouble);
            }
            Message::Import
            | Message::Export
            | Message::ExportTarget(None)
            | Message::AskTarget(None)
            | Message::Picked(None) => {}
        }
        Action::none()
    }

    /// A secret's request and label.
    fn secret(&self, index: usize) -> Option<(About, String)> {
        let row = self.known.as_ref()?.secrets.get(index)?;
        Some((About { request: row.line.request, name: row.about.clone() }, row.line.label.clone()))
    }

    /// Begins long work that can be watched and stopped.
    fn begin(&mut self, sentence: String) -> (Watch, Task<Message>) {
        let (tell, told) = iced::futures::channel::mpsc::unbounded();
        let watch = Watch::telling(move |done| {
            // A screen that was left no longer wants to know.
            let _ = tell.unbounded_send(done);
        });
        self.work = Some(Work { watch: watch.clone(), done: 0.0, sentence });
        (watch, Task::run(told, Message::Progress))
    }

    fn write(&mut self, context: &Context, path: PathBuf, request: bool) -> Action<Message> {
        let (watch, progress) = self.begin(context.words.say("exchange-exporting"));
        let wish = if request {
            ExportWish { scope: Scope::Request, watch, ..ExportWish::default() }
        } else {
            self.sending.wish(watch)
        };
        let export = context.ask(
            move |office| office.export_as(&path, &wish).map(|summary| (path, summary.events)),
            |exported| Message::Exported(ExportedMessage(exported)),
        );
        Action::task(Task::batch([export, progress]))
    }

    fn import(&mut self, context: &Context) -> Action<Message> {
        let Some(path) = self.preview.as_ref().map(|(path, _)| path.clone()) else { return Action::none() };
        let (watch, progress) = self.begin(context.words.say("exchange-importing"));
        let import = context.ask(
            move |office| office.import_watched(&path, Mode::Commit, &watch).map(Box::new),
            |imported| Message::Imported(ImportedMessage(imported)),
        );
        Action::task(Task::batch([import, progress]))
    }

    fn settle(&self, context: &Context) -> Action<Message> {
        let shown = self.known.as_ref().and_then(|known| known.conflicts.get(self.later));
        let (Some(shown), Some(choice)) = (shown, self.choice) else { return Action::none() };
        let (id, reason) = (shown.stored.conflict.id.to_string(), self.reason.trim().to_owned());
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
                all.extend(self.work.as_ref().map(|work| {
                    let percent = format!("{} %", (work.done * 100.0).round());
                    let stop = (words.say("app-cancel").into(), Some(Message::Stop));
                    notice::progress(work.sentence.as_str(), percent, Some(work.done), stop)
                }));
                if let Some((path, received)) = &self.preview {
                    all.push(self.preview(context, path, received));
                }
                all.extend(known.conflicts.get(self.later).map(|line| self.conflict(context, known, line)));
                let left = column![self.export(context, known), self.folder(context, known)];
                let right = column![
                    laptops::devices(context, known),
                    numbers::panel(context, known),
                    secrets::panel(context, known),
                ];
                all.push(page::halves(left.spacing(space::X12), right.spacing(space::X12)));
                focus::scroll(
                    iced::widget::container(Column::with_children(all).spacing(space::X12))
                        .padding(space::X14),
                )
            }
        };
        let keys = [("Tab", words.say("keys-field")), ("Enter", words.say("keys-run"))];
        let content = iced::widget::container(content).height(Length::Fill);
        let window = column![header, content, frame::status(context, keys)];
        let joining = self.joining.as_ref().map(|joining| admit::admit(words, joining));
        dialog::over(window, joining.or_else(|| self.over.as_ref().map(|over| over.view(context))))
    }
}

fn ask(context: &Context, kind: &str) -> Ask {
    Ask {
        title: context.words.say("exchange-export"),
        kind: context.words.say("file-kind-bundle"),
        endings: vec!["lajur".to_owned()],
        name: file_name(context, kind),
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
