//! The first start: a new office, joining one, or a look around with sample data.

use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;
use iced::widget::column;

use super::context::OfficeInfo;
use super::files::Files;
use super::trouble::Trouble;
use crate::domain::office::Zone;
use crate::engine::desk::Desk;
use crate::engine::profile::{self, Starter};
use crate::engine::{Joining, Mode, NewOffice, Office, Problem, story};
use crate::platform::dialog::Ask;
use crate::ui::choice::segmented;
use crate::ui::tokens::space;
use crate::ui::{Element, Icon, button, field, focus, frame, notice, page, panel, text, theme};
use crate::words::{Language, Words};

/// The first screen.
pub(crate) struct Screen {
    way: Way,
    starter: Starter,
    device: String,
    joining: Option<(Joining, PathBuf)>,
    busy: bool,
    trouble: Option<Trouble>,
}

/// Which way in was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Choose,
    Found,
    Join,
}

/// What happens on the first screen.
#[derive(Debug, Clone)]
pub enum Message {
    /// Set up a new office.
    Found,
    /// Join an office.
    Join,
    /// Look around with sample data.
    Sample,
    /// Back to the choice.
    Back,
    /// A field was typed into.
    Typed(FieldName, String),
    /// Another time zone.
    Zone(usize),
    /// Set the office up now.
    Confirm,
    /// Take the profile from a file.
    PickProfile,
    /// A profile file was picked, or not.
    ProfilePicked(Option<PathBuf>),
    /// Write the request to join.
    Ask,
    /// Where to write it.
    AskTarget(Option<PathBuf>),
    /// It was written.
    Asked(AskedMessage),
    /// Import the admin's exchange file.
    Import,
    /// Which file to import.
    ImportPicked(Option<PathBuf>),
    /// The office is there, or not yet.
    Ready(ReadyMessage),
    /// Another language.
    Language(usize),
    /// Copy the details of what went wrong.
    Copy,
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldName {
    /// Pemerintah …
    Government,
    /// Kabupaten …
    Region,
    /// Dinas …
    Agency,
    /// Where the office sits.
    Seat,
    /// Street and postal code.
    Street,
    /// Telephone.
    Phones,
    /// Web and mail.
    Internet,
    /// Unit code in letter numbers.
    Unit,
    /// Name of the head.
    Head,
    /// NIP of the head.
    Nip,
    /// Name of this laptop.
    Device,
}

/// A request to join, as a message carries it.
#[derive(Debug, Clone)]
pub struct AskedMessage(Result<(Joining, PathBuf), Trouble>);

/// An office, as a message carries it.
#[derive(Debug, Clone)]
pub struct ReadyMessage(Result<Arc<OfficeInfo>, Trouble>);

/// The languages of the screen, each by its own name.
const LANGUAGES: [(Language, &str); 2] =
    [(Language::Indonesian, "Bahasa Indonesia"), (Language::English, "English")];

/// What becomes of the first screen.
pub(crate) enum Step {
    /// It stays, with work under way.
    Task(Task<Message>),
    /// The office is there.
    Ready(Box<OfficeInfo>),
    /// The screen is wanted in this language.
    Language(Language),
}

impl Screen {
    /// The choice between three ways.
    pub fn new(words: Words) -> Self {
        Self {
            way: Way::Choose,
            starter: Starter::default(),
            device: words.say("cli-first-device"),
            joining: None,
            busy: false,
            trouble: None,
        }
    }

    fn work(
        &mut self,
        desk: &Desk,
        words: Words,
        work: impl FnOnce(&mut Office) -> Result<(), Problem> + Send + 'static,
    ) -> Step {
        self.busy = true;
        self.trouble = None;
        let desk = desk.clone();
        Step::Task(Task::future(async move {
            let done = desk.ask(move |office| {
                work(office)?;
                OfficeInfo::of(office)
            });
            Message::Ready(ReadyMessage(match done.await {
                Ok(Ok(info)) => Ok(Arc::new(info)),
                Ok(Err(problem)) => Err(Trouble::of(words, &problem)),
                Err(stopped) => Err(Trouble::stopped(words, stopped)),
            }))
        }))
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, desk: &Desk, files: &Files, words: Words) -> Step {
        match message {
            Message::Found => {
                self.way = Way::Found;
                return Step::Task(focus::to(field_id(FieldName::Government)));
            }
            Message::Join => {
                self.way = Way::Join;
                return Step::Task(focus::to(field_id(FieldName::Device)));
            }
            Message::Back => {
                self.way = Way::Choose;
                self.trouble = None;
            }
            Message::Sample if !self.busy => return self.work(desk, words, story::fill_with_sample),
            Message::Typed(name, text) => *self.slot(name) = text,
            Message::Zone(zone) => {
                self.starter.zone = [Zone::Wib, Zone::Wita, Zone::Wit].get(zone).copied().unwrap_or_default();
            }
            Message::Confirm if !self.busy => {
                let (starter, device) = (self.starter.clone(), self.device.clone());
                return self.work(desk, words, move |office| {
                    let profile = profile::starter(&starter)?;
                    office.found(NewOffice { profile, device }).map(drop)
                });
            }
            Message::PickProfile => {
                let ask = Ask {
                    title: words.say("start-pick-profile"),
                    kind: "TOML".to_owned(),
                    endings: vec!["toml".to_owned()],
                    name: String::new(),
                };
                return Step::Task(Task::future(files.open(ask)).map(Message::ProfilePicked));
            }
            Message::ProfilePicked(Some(path)) => {
                let device = self.device.clone();
                return self.work(desk, words, move |office| {
                    let profile = profile::read(&path)?;
                    office.found(NewOffice { profile, device }).map(drop)
                });
            }
            Message::Ask => {
                let ask = Ask {
                    title: words.say("start-save-request"),
                    kind: words.say("file-kind-bundle"),
                    endings: vec!["lajur".to_owned()],
                    name: "permintaan-gabung.lajur".to_owned(),
                };
                return Step::Task(Task::future(files.save(ask)).map(Message::AskTarget));
            }
            Message::AskTarget(Some(path)) => {
                let (desk, name) = (desk.clone(), self.device.clone());
                return Step::Task(Task::future(async move {
                    let target = path.clone();
                    let asked = desk.ask(move |office| office.ask_to_join(&name, &target)).await;
                    Message::Asked(AskedMessage(match asked {
                        Ok(Ok(joining)) => Ok((joining, path)),
                        Ok(Err(problem)) => Err(Trouble::of(words, &problem)),
                        Err(stopped) => Err(Trouble::stopped(words, stopped)),
                    }))
                }));
            }
            Message::Asked(AskedMessage(Ok(joining))) => {
                self.trouble = None;
                self.joining = Some(joining);
            }
            Message::Import => {
                let ask = Ask {
                    title: words.say("start-pick-bundle"),
                    kind: words.say("file-kind-bundle"),
                    endings: vec!["lajur".to_owned()],
                    name: String::new(),
                };
                return Step::Task(Task::future(files.open(ask)).map(Message::ImportPicked));
            }
            Message::ImportPicked(Some(path)) => {
                return self.work(desk, words, move |office| office.import(&path, Mode::Commit).map(drop));
            }
            Message::Ready(ReadyMessage(Ok(info))) => return Step::Ready(Box::new((*info).clone())),
            Message::Ready(ReadyMessage(Err(trouble))) | Message::Asked(AskedMessage(Err(trouble))) => {
                self.busy = false;
                self.trouble = Some(trouble);
            }
            Message::Language(index) => return Step::Language(LANGUAGES[index.min(1)].0),
            Message::Copy => {
                let trouble = self.trouble.as_ref();
                return Step::Task(trouble.map_or_else(Task::none, Trouble::copy));
            }
            Message::Sample
            | Message::Confirm
            | Message::ProfilePicked(None)
            | Message::AskTarget(None)
            | Message::ImportPicked(None) => {}
        }
        Step::Task(Task::none())
    }

    fn slot(&mut self, name: FieldName) -> &mut String {
        let starter = &mut self.starter;
        match name {
            FieldName::Government => &mut starter.government,
            FieldName::Region => &mut starter.region,
            FieldName::Agency => &mut starter.agency,
            FieldName::Seat => &mut starter.seat,
            FieldName::Street => &mut starter.street,
            FieldName::Phones => &mut starter.phones,
            FieldName::Internet => &mut starter.internet,
            FieldName::Unit => &mut starter.unit_code,
            FieldName::Head => &mut starter.head_name,
            FieldName::Nip => &mut starter.head_nip,
            FieldName::Device => &mut self.device,
        }
    }

    /// Draws the first screen.
    pub fn view(&self, words: Words) -> Element<'_, Message> {
        let content = match self.way {
            Way::Choose => self.choose(words),
            Way::Found => self.found(words),
            Way::Join => self.join(words),
        };
        let trouble = self.trouble.as_ref().map(|trouble| {
            notice::error(trouble.sentence.as_str()).action(words.say("app-copy-details"), Message::Copy)
        });
        let busy = self.busy.then(|| notice::info(words.say("start-busy")));
        let names = LANGUAGES.map(|(_, name)| name);
        let here = LANGUAGES.iter().position(|(language, _)| *language == words.language()).unwrap_or(0);
        let languages = segmented(names, here, Message::Language);
        let all = page::steady(
            space::X16,
            [
                Some(frame::masthead("Lajur", languages)),
                Some(text::title(words.say("start-title")).into()),
                Some(text::body(words.say("start-explained")).style(theme::muted).into()),
                trouble.map(Into::into),
                busy.map(Into::into),
                Some(content),
            ],
        );
        panel::ground(page::page(all))
    }

    fn choose(&self, words: Words) -> Element<'_, Message> {
        let way = |icon: Icon, title: String, sentence: String, action: Element<'static, Message>| {
            panel::panel(icon, title).body(column![text::body(sentence), action].spacing(space::X12))
        };
        let sample = button::primary(words.say("start-sample")).id("start-sample").on_press(Message::Sample);
        let found = button::plain(words.say("start-found")).id("start-found").on_press(Message::Found);
        let join = button::plain(words.say("start-join")).id("start-join").on_press(Message::Join);
        page::form([
            way(Icon::Eye, words.say("start-sample-title"), words.say("start-sample-text"), sample.into()),
            way(Icon::Desk, words.say("start-found-title"), words.say("start-found-text"), found.into()),
            way(Icon::Laptop, words.say("start-join-title"), words.say("start-join-text"), join.into()),
        ])
    }

    fn input<'a>(
        &'a self,
        label: String,
        hint: String,
        name: FieldName,
        value: &'a str,
    ) -> Element<'a, Message> {
        field::field(label, value)
            .placeholder(hint)
            .on_input(move |text| Message::Typed(name, text))
            .id(field_id(name))
            .into()
    }

    fn found(&self, words: Words) -> Element<'_, Message> {
        let starter = &self.starter;
        let zone = match starter.zone {
            Zone::Wib => 0,
            Zone::Wita => 1,
            Zone::Wit => 2,
        };
        let zones = segmented(["WIB", "WITA", "WIT"], zone, Message::Zone);
        let ready = !self.busy && starter.is_complete() && !self.device.trim().is_empty();
        let confirm = button::primary(words.say("start-confirm")).id("start-confirm");
        let confirm = if ready {
            confirm.on_press(Message::Confirm)
        } else {
            confirm.disabled(words.say("start-incomplete"))
        };
        use FieldName::{
            Agency, Device, Government, Head, Internet, Nip, Phones, Region, Seat, Street, Unit,
        };
        let pair = |left, right| page::halves(left, right);
        let office = page::form([
            pair(
                self.input(
                    words.say("office-government"),
                    "Pemerintah Kabupaten …".into(),
                    Government,
                    &starter.government,
                ),
                self.input(words.say("office-region"), "Kabupaten …".into(), Region, &starter.region),
            ),
            self.input(
                words.say("office-agency"),
                "Dinas Komunikasi dan Informatika".into(),
                Agency,
                &starter.agency,
            ),
            pair(
                self.input(words.say("office-seat"), words.say("office-seat-hint"), Seat, &starter.seat),
                self.input(words.say("office-unit"), "DISKOMINFO".into(), Unit, &starter.unit_code),
            ),
            self.input(
                words.say("office-street"),
                "Jalan … Nomor …, Kode Pos …".into(),
                Street,
                &starter.street,
            ),
            self.input(words.say("office-phones"), "Telepon …, Faksimile …".into(), Phones, &starter.phones),
            self.input(words.say("office-internet"), "Laman …, Pos-el …".into(), Internet, &starter.internet),
            pair(
                self.input(words.say("office-head"), words.say("office-head-hint"), Head, &starter.head_name),
                self.input(words.say("office-nip"), "19800101 200501 1 001".into(), Nip, &starter.head_nip),
            ),
            pair(
                column![text::small_strong(words.say("office-zone")), zones].spacing(space::X6).into(),
                self.input(words.say("field-device-name"), String::new(), Device, &self.device),
            ),
        ]);
        let buttons = iced::widget::row![
            confirm,
            button::plain(words.say("start-from-file")).on_press(Message::PickProfile),
            button::text_button(words.say("app-back")).on_press(Message::Back),
        ];
        column![
            panel::panel(Icon::Desk, words.say("start-found-title")).body(office),
            buttons.spacing(space::X8)
        ]
        .spacing(space::X16)
        .into()
    }

    fn join(&self, words: Words) -> Element<'_, Message> {
        let ask = button::primary(words.say("start-ask")).id("start-ask");
        let named = !self.device.trim().is_empty() && !self.busy;
        let ask =
            if named { ask.on_press(Message::Ask) } else { ask.disabled(words.say("start-incomplete")) };
        let name = self.input(words.say("field-device-name"), String::new(), FieldName::Device, &self.device);
        let first = panel::panel(Icon::Usb, words.say("start-join-first"))
            .body(column![text::body(words.say("start-join-first-text")), name, ask].spacing(space::X12));
        let second = self.joining.as_ref().map(|(joining, path)| {
            let file = words.with("start-join-file", &[("file", path.display().to_string().into())]);
            panel::panel(Icon::Shield, words.say("start-join-second")).body(
                column![
                    text::small(file).style(theme::muted),
                    text::body(words.say("start-join-second-text")),
                    text::title(joining.words.join(" ")),
                ]
                .spacing(space::X12),
            )
        });
        let third = panel::panel(Icon::In, words.say("start-join-third")).body(
            column![
                text::body(words.say("start-join-third-text")),
                button::plain(words.say("start-import")).id("start-import").on_press(Message::Import),
            ]
            .spacing(space::X12),
        );
        let back = button::text_button(words.say("app-back")).on_press(Message::Back);
        page::steady(space::X16, [Some(first), second, Some(third), Some(back.into())]).into()
    }
}

/// The name of a field, for focus and for tests.
fn field_id(name: FieldName) -> String {
    format!("start-{name:?}")
}
