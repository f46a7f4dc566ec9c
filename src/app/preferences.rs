//! Pengaturan: who sits here, language, look and text size, this laptop's key, the office's profile as a file, and its
//! letter rules.

mod daily;
mod key;
mod officials;
mod templates;
mod tnd;

use std::path::PathBuf;

use iced::Task;
use iced::widget::column;

use super::action::{Action, Wish};
use super::context::Context;
use super::frame;
use super::place::Place;
use super::trouble::Trouble;
use crate::engine::profile;
use crate::platform::dialog::Ask;
use crate::settings::{Look, Settings};
use crate::ui::choice::{checkbox, segmented};
use crate::ui::select::{Item, select};
use crate::ui::tokens::space;
use crate::ui::{Element, Icon, button, dialog, page, panel, text, theme};

/// The settings.
pub(crate) struct Screen {
    /// The letter rules in hand, while they are edited.
    editor: Option<tnd::Editor>,
    /// The letter templates in hand, while they are edited.
    templates: Option<templates::Editor>,
    /// The register of officials, while it is open.
    officials: Option<officials::Officials>,
    key: key::Key,
}

/// What happens on the settings.
#[derive(Debug, Clone)]
pub enum Message {
    /// Another position.
    Position(usize),
    /// Another language.
    Language(usize),
    /// Another look.
    Look(usize),
    /// A larger text.
    Larger,
    /// A smaller text.
    Smaller,
    /// Cards glide, or jump.
    LessMotion(bool),
    /// Open the office's calendar.
    Calendar,
    /// Take the office profile from a file.
    PickProfile,
    /// A file was picked, or not.
    ProfilePicked(Option<PathBuf>),
    /// The profile was taken over, or refused.
    ProfileSet(SetMessage),
    /// Open the register of officials.
    OpenOfficials,
    /// Something happened on it.
    Officials(officials::Message),
    /// Edit the letter rules.
    EditTnd,
    /// Something happened on their editor.
    Tnd(tnd::Message),
    /// Edit the letter templates.
    EditTemplates,
    /// Something happened on their editor.
    Templates(templates::Message),
    /// Something happened on the part about the daily backup.
    Daily(daily::Message),
    /// Something happened on the part about this laptop's key.
    Key(key::Message),
}

/// How taking over a profile ended, as a message carries it.
#[derive(Debug, Clone)]
pub struct SetMessage(Result<(), Trouble>);

impl Screen {
    /// The settings.
    pub fn new(context: &Context) -> (Self, Task<Message>) {
        (
            Self { editor: None, templates: None, officials: None, key: key::Key::default() },
            key::Key::refresh(context).map(Message::Key),
        )
    }

    /// Whether something stands over the settings and has to be answered first.
    pub fn is_covered(&self) -> bool {
        self.key.is_covered()
    }

    /// The room has changed: the letter beside the rules has to be drawn for it.
    pub fn resized(&mut self, context: &Context) -> Task<Message> {
        let rules = self.editor.as_mut().map(|editor| editor.draw(context).map(Message::Tnd));
        let templates = self.templates.as_mut().map(|editor| editor.draw(context).map(Message::Templates));
        Task::batch(rules.into_iter().chain(templates))
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, context: &Context) -> Action<Message> {
        let mut settings: Settings = context.settings.clone();
        match message {
            Message::Position(index) => {
                let position =
                    index.checked_sub(1).and_then(|index| context.office.profile.positions.get(index));
                settings.position = position.map(|position| position.id.clone()).unwrap_or_default();
            }
            Message::Language(index) => settings.language = if index == 0 { "id" } else { "en" }.to_owned(),
            Message::Look(index) => {
                let all = [Look::Light, Look::Dark, Look::HighContrast];
                settings.look = all.get(index).copied().unwrap_or_default();
            }
            Message::Larger => settings.text_percent = settings.text_percent.larger(),
            Message::Smaller => settings.text_percent = settings.text_percent.smaller(),
            Message::LessMotion(less) => settings.less_motion = less,
            Message::Calendar => return Action::wish(Wish::Go(Place::Calendar)),
            Message::OpenOfficials => {
                self.officials = Some(officials::Officials::new());
                return Action::none();
            }
            Message::Officials(message) => {
                let Some(officials) = &mut self.officials else { return Action::none() };
                return match officials.update(message, context) {
                    Some(action) => action.map(Message::Officials),
                    None => {
                        self.officials = None;
                        Action::none()
                    }
                };
            }
            Message::EditTnd => {
                let (editor, task) = tnd::Editor::new(context);
                self.editor = Some(editor);
                return Action::task(task.map(Message::Tnd));
            }
            Message::Tnd(message) => {
                let Some(editor) = &mut self.editor else { return Action::none() };
                return match editor.update(message, context) {
                    Some(action) => action.map(Message::Tnd),
                    None => {
                        self.editor = None;
                        Action::none()
                    }
                };
            }
            Message::EditTemplates => {
                let (editor, task) = templates::Editor::new(context);
                self.templates = Some(editor);
                return Action::task(task.map(Message::Templates));
            }
            Message::Templates(message) => {
                let Some(editor) = &mut self.templates else { return Action::none() };
                return match editor.update(message, context) {
                    Some(action) => action.map(Message::Templates),
                    None => {
                        self.templates = None;
                        Action::none()
                    }
                };
            }
            Message::Daily(message) => return daily::update(message, context).map(Message::Daily),
            Message::Key(message) => return self.key.update(message, context).map(Message::Key),
            Message::PickProfile => {
                let ask = Ask {
                    title: context.words.say("start-pick-profile"),
                    kind: "TOML".to_owned(),
                    endings: vec!["toml".to_owned()],
                    name: String::new(),
                };
                return Action::task(context.ask_open(ask, Message::ProfilePicked));
            }
            Message::ProfilePicked(None) => return Action::none(),
            Message::ProfilePicked(Some(path)) => {
                return Action::task(context.ask(
                    move |office| office.set_profile(profile::read(&path)?),
                    |set| Message::ProfileSet(SetMessage(set)),
                ));
            }
            Message::ProfileSet(SetMessage(Ok(()))) => {
                return Action::wish(Wish::Changed)
                    .and(Wish::Done(context.words.say("preferences-profile-set")));
            }
            Message::ProfileSet(SetMessage(Err(trouble))) => return Action::trouble(trouble),
        }
        Action::wish(Wish::Settings(Box::new(settings)))
    }

    /// Draws the settings.
    pub fn view<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        if let Some(officials) = &self.officials {
            return officials.view(context).map(Message::Officials);
        }
        if let Some(editor) = &self.editor {
            return editor.view(context).map(Message::Tnd);
        }
        if let Some(editor) = &self.templates {
            return editor.view(context).map(Message::Templates);
        }
        let words = context.words;
        let settings = &context.settings;
        let profile = &context.office.profile;
        let header = crate::ui::frame::header([text::title(words.say("rail-preferences")).into()], []);
        let mut positions: Vec<Item> = vec![words.say("rail-nobody").into()];
        positions.extend(profile.positions.iter().map(|position| Item::from(position.title.clone())));
        let here = profile.positions.iter().position(|position| position.id == settings.position);
        let person = select(
            words.say("preferences-position"),
            positions,
            Some(here.map_or(0, |at| at + 1)),
            Message::Position,
        )
        .hint(words.say("preferences-position-hint"))
        .id("preferences-position");
        let language = usize::from(words.language() == crate::words::Language::English);
        let look = match settings.look {
            Look::Light => 0,
            Look::Dark => 1,
            Look::HighContrast => 2,
        };
        let looks = [words.say("look-light"), words.say("look-dark"), words.say("look-high-contrast")];
        let labelled = |label: String, content: Element<'a, Message>| -> Element<'a, Message> {
            column![text::small_strong(label), content].spacing(space::X6).into()
        };
        let size = iced::widget::row![
            button::plain("−").small().tip("Ctrl −").on_press(Message::Smaller),
            text::body(format!("{} %", settings.text_percent.percent())),
            button::plain("+").small().tip("Ctrl +").on_press(Message::Larger),
        ]
        .spacing(space::X8)
        .align_y(iced::Alignment::Center);
        let laptop = page::form([
            person.into(),
            labelled(
                words.say("preferences-language"),
                segmented(["Bahasa Indonesia", "English"], language, Message::Language),
            ),
            labelled(words.say("preferences-look"), segmented(looks, look, Message::Look)),
            labelled(words.say("preferences-text"), size.into()),
            checkbox(
                words.say("preferences-less-motion"),
                settings.less_motion,
                "preferences-less-motion",
                Some(Message::LessMotion(!settings.less_motion)),
            ),
        ]);
        let facts = [
            (words.say("office-agency"), profile.agency.clone()),
            (words.say("office-region"), profile.region.clone()),
            (words.say("office-seat"), profile.seat.clone()),
            (words.say("field-device-name"), context.office.device.clone()),
        ];
        let facts = facts.into_iter().map(|(label, value)| panel::fact(label, value, FACT));
        let mut office: Vec<Element<'a, Message>> = facts.collect();
        office.push(text::small(words.say("preferences-profile-hint")).style(theme::muted).into());
        let officials = button::plain(words.say("officials-title")).icon(Icon::User).id("officials-open");
        office.push(officials.on_press(Message::OpenOfficials).into());
        office.push(button::plain(words.say("start-from-file")).on_press(Message::PickProfile).into());
        let calendar = button::plain(words.say("calendar-open")).icon(Icon::Calendar).id("open-calendar");
        office.push(calendar.on_press(Message::Calendar).into());
        let rules = page::form([
            text::small(words.say("tnd-hint")).style(theme::muted).into(),
            button::plain(words.say("tnd-edit")).id("tnd-edit").on_press(Message::EditTnd).into(),
        ]);
        let templates = button::plain(words.say("template-open")).id("template-open");
        let templates = page::form([
            text::small(words.say("template-hint")).style(theme::muted).into(),
            templates.on_press(Message::EditTemplates).into(),
        ]);
        let content = column![
            page::halves(
                panel::panel(Icon::Letter, words.say("tnd-title")).body(rules),
                panel::panel(Icon::Form, words.say("template-title")).body(templates),
            ),
            panel::panel(Icon::Laptop, words.say("preferences-laptop")).body(laptop),
            panel::panel(Icon::Shield, words.say("daily-title"))
                .body(daily::view(context).map(Message::Daily)),
            panel::panel(Icon::Lock, words.say("key-title")).body(self.key.view(words).map(Message::Key)),
            panel::panel(Icon::Desk, words.say("preferences-office")).body(page::form(office)),
        ];
        let keys = [("Ctrl +", words.say("keys-larger")), ("Ctrl −", words.say("keys-smaller"))];
        let window = column![header, page::page(content.spacing(space::X16)), frame::status(context, keys)];
        dialog::over(window, self.key.dialog(words).map(|dialog| dialog.map(Message::Key)))
    }
}

/// Width of the labels of facts.
const FACT: f32 = crate::ui::tokens::size::LABEL;
