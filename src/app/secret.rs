//! Account secrets on the screen: sealing one for the laptops that need it, and reading what was sealed for this one.

use iced::Task;
use iced::widget::{Column, column, container, row};

use super::asked::Asked;
use super::context::Context;
use super::hidden::Hidden;
use super::sheet::Outcome;
use super::trouble::Trouble;
use crate::domain::event::Role;
use crate::domain::ids::{DeviceKey, EntityId};
use crate::engine::{Office, Problem, SecretFields};
use crate::ui::choice::checkbox;
use crate::ui::dialog::{Dialog, dialog};
use crate::ui::tokens::{size, space};
use crate::ui::{Element, Icon, Theme, Tone, button, field, focus, panel, text, theme};
use crate::words::Words;

/// Laptops that are shown at once.
const SHOWN: usize = 4;

/// The parts of an account secret, by the names they are sealed under.
const USER: &str = "user";
const PASSWORD: &str = "password";

/// What a form or a reading is about.
#[derive(Debug, Clone)]
pub(crate) struct About {
    /// The request.
    pub request: EntityId,
    /// Its applicant and subject.
    pub name: String,
}

/// A laptop a secret may be sealed for.
#[derive(Debug, Clone)]
pub(crate) struct Holder {
    key: DeviceKey,
    name: String,
    own: bool,
    chosen: bool,
}

impl Holder {
    /// The office's laptops; chosen are this one and the admins', as when nobody is named.
    pub fn all(office: &Office) -> Vec<Self> {
        let own = office.device();
        let active = office.store().roster().devices().into_iter().filter(|it| it.revoked.is_none());
        let holder = |device: &crate::domain::roster::Device| Self {
            key: device.key,
            name: device.name.clone(),
            own: own == Some(device.key),
            chosen: own == Some(device.key) || device.roles.contains(&Role::Admin),
        };
        active.map(holder).collect()
    }

    /// The same laptops, chosen as they were for a secret that is there already.
    pub fn chosen_as(holders: &[Self], readers: &[String]) -> Vec<Self> {
        let chosen = |it: &Self| Self { chosen: readers.contains(&it.name), ..it.clone() };
        holders.iter().map(chosen).collect()
    }
}

/// The form that seals a secret.
#[derive(Debug)]
pub(crate) struct Form {
    about: About,
    label: String,
    user: Hidden,
    password: Hidden,
    shown: bool,
    holders: Vec<Holder>,
    asked: Asked,
}

/// What happens on the form.
#[derive(Debug, Clone)]
pub enum Message {
    /// What it is was typed.
    Label(String),
    /// The user name was typed.
    User(TypedMessage),
    /// The password was typed.
    Password(TypedMessage),
    /// Show the password, or hide it again.
    Show,
    /// A laptop was ticked or unticked.
    Holder(usize),
    /// Seal it.
    Confirm,
    /// Do not.
    Cancel,
    /// It was sealed, or not.
    Sealed(SealedMessage),
}

/// What was typed, as a message carries it.
#[derive(Debug, Clone)]
pub struct TypedMessage(Hidden);

/// The end, as a message carries it.
#[derive(Debug, Clone)]
pub struct SealedMessage(Result<(), Trouble>);

impl Form {
    /// An empty form, or one for the next version of the secret with this label.
    pub fn new(about: About, label: String, holders: Vec<Holder>) -> Self {
        Self {
            about,
            label,
            user: Hidden::default(),
            password: Hidden::default(),
            shown: false,
            holders,
            asked: Asked::default(),
        }
    }

    /// Brings the keyboard to what has to be typed first.
    pub fn focus_first<M: Send + 'static>(&self) -> Task<M> {
        focus::to(if self.label.is_empty() { "secret-label" } else { "secret-user" })
    }

    fn is_ready(&self) -> bool {
        let chosen = self.holders.iter().any(|holder| holder.chosen);
        !self.label.trim().is_empty() && !self.password.is_empty() && chosen
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, context: &Context) -> Outcome<Message> {
        match message {
            Message::Label(label) => self.label = label,
            Message::User(TypedMessage(user)) => self.user = user,
            Message::Password(TypedMessage(password)) => self.password = password,
            Message::Show => self.shown = !self.shown,
            Message::Holder(index) => {
                if let Some(holder) = self.holders.get_mut(index) {
                    holder.chosen = !holder.chosen;
                }
            }
            Message::Cancel => return Outcome::Closed,
            Message::Confirm if !self.asked.is_busy() && self.is_ready() => {
                self.asked.begin();
                return Outcome::Stay(self.seal(context));
            }
            Message::Confirm => {}
            Message::Sealed(SealedMessage(Ok(()))) => {
                let label = [("label", self.label.trim().to_owned().into())];
                return Outcome::Done(context.words.with("secret-sealed", &label));
            }
            Message::Sealed(SealedMessage(Err(trouble))) => self.asked.refused(trouble),
        }
        Outcome::Stay(Task::none())
    }

    fn seal(&self, context: &Context) -> Task<Message> {
        let (request, label) = (self.about.request, self.label.clone());
        let holders: Vec<DeviceKey> =
            self.holders.iter().filter(|holder| holder.chosen).map(|holder| holder.key).collect();
        let (user, password) = (self.user.clone(), self.password.clone());
        context.ask(
            move |office| {
                let mut fields = SecretFields::new();
                if !user.text().trim().is_empty() {
                    fields.insert(USER.to_owned(), user.text().trim().to_owned());
                }
                fields.insert(PASSWORD.to_owned(), password.text().to_owned());
                let sealed = office.seal_secret(request, &label, &fields, &holders);
                wipe(fields);
                sealed.map(drop)
            },
            |sealed| Message::Sealed(SealedMessage(sealed)),
        )
    }

    /// Draws the form.
    pub fn view<'a, M: Clone + 'a>(&'a self, context: &'a Context, wrap: fn(Message) -> M) -> Dialog<'a, M> {
        let words = context.words;
        let holders = self.holders.iter().enumerate().map(|(index, holder)| {
            let name = if holder.own {
                format!("{} ({})", holder.name, words.say("device-this"))
            } else {
                holder.name.clone()
            };
            checkbox(name, holder.chosen, format!("holder-{index}"), Some(wrap(Message::Holder(index))))
        });
        let holders: Column<'a, M, Theme> = Column::with_children(holders).spacing(space::X6);
        // More laptops than fit a small window are scrolled through.
        let holders: Element<'a, M> = if self.holders.len() > SHOWN {
            container(focus::scroll(holders)).height(size::ROW_CHECK * SHOWN as f32).into()
        } else {
            holders.into()
        };
        let typed = |message: fn(TypedMessage) -> Message| {
            move |text: String| wrap(message(TypedMessage(text.into())))
        };
        let password = field::field(words.say("field-password"), self.password.text())
            .on_input(typed(Message::Password))
            .id("secret-password");
        let password = if self.shown { password } else { password.secret() };
        let show = words.say(if self.shown { "secret-hide" } else { "secret-show" });
        let content = column![
            text::small(self.about.name.as_str()).style(theme::muted),
            field::field(words.say("secret-label"), &self.label)
                .placeholder("API SPLP")
                .on_input(move |label| wrap(Message::Label(label)))
                .id("secret-label"),
            field::field(words.say("field-user"), self.user.text())
                .hint(words.say("sheet-optional"))
                .on_input(typed(Message::User))
                .id("secret-user"),
            password,
            button::text_button(show).icon(Icon::Eye).small().on_press(wrap(Message::Show)),
            text::small_strong(words.say("secret-holders")),
            holders,
            text::small(words.say("secret-holders-hint")).style(theme::muted),
            self.asked.notice(),
        ];
        let confirm = button::primary(words.say("secret-confirm")).icon(Icon::Lock).id("secret-confirm");
        let lacks = (!self.is_ready()).then(|| words.say("secret-incomplete"));
        let confirm = self.asked.button(words, confirm, lacks, wrap(Message::Confirm));
        dialog(words.say("secret-title"), content.spacing(space::X10), wrap(Message::Cancel))
            .cancel(words.say("app-cancel"))
            .button(confirm)
    }
}

/// Secrets that were opened, while they are looked at.
#[derive(Debug)]
pub(crate) struct Reading {
    about: About,
    opened: Opened,
    /// What was copied last, to be taken off the clipboard again.
    copied: Option<Hidden>,
}

/// Opened secrets: label, name of the part, and the part.
#[derive(Debug, Clone)]
pub(crate) struct Opened(Vec<(String, String, Hidden)>);

impl Opened {
    /// What this laptop can read of a request's secrets, of one label or of all.
    ///
    /// # Errors
    /// As [`Office::open_secrets`].
    pub fn of(office: &mut Office, request: EntityId, label: &str) -> Result<Self, Problem> {
        let opened =
            office.open_secrets(request)?.into_iter().filter(|(it, _)| label.is_empty() || it == label);
        let parts = |(label, fields): (String, SecretFields)| {
            fields.into_iter().map(move |(name, value)| (label.clone(), name, Hidden::from(value)))
        };
        Ok(Self(opened.flat_map(parts).collect()))
    }
}

/// What happens while secrets are looked at.
#[derive(Debug, Clone)]
pub enum ReadingMessage {
    /// Copy a part.
    Copy(usize),
    /// Put them away.
    Close,
}

impl Reading {
    /// Opened secrets.
    pub fn new(about: About, opened: Opened) -> Self {
        Self { about, opened, copied: None }
    }

    /// Takes a message in; nothing is given back when they are to be put away, with what is still to be done.
    pub fn update<M: Send + 'static>(&mut self, message: ReadingMessage) -> (bool, Task<M>) {
        match message {
            ReadingMessage::Copy(index) => {
                let Some((_, _, value)) = self.opened.0.get(index) else { return (true, Task::none()) };
                self.copied = Some(value.clone());
                (true, iced::clipboard::write(value.text().to_owned()))
            }
            ReadingMessage::Close => {
                let Some(copied) = self.copied.take() else { return (false, Task::none()) };
                // Something else that was copied meanwhile stays.
                let forget = iced::clipboard::read().then(move |now| {
                    if now.as_deref() == Some(copied.text()) {
                        iced::clipboard::write(String::new())
                    } else {
                        Task::none()
                    }
                });
                (false, forget)
            }
        }
    }

    /// Draws them.
    pub fn view<'a, M: Clone + 'a>(
        &'a self,
        context: &'a Context,
        wrap: fn(ReadingMessage) -> M,
    ) -> Dialog<'a, M> {
        let words = context.words;
        let mut content: Column<'a, M, Theme> =
            column![text::small(self.about.name.as_str()).style(theme::muted)].spacing(space::X8);
        let mut before = "";
        for (index, (label, name, value)) in self.opened.0.iter().enumerate() {
            if label != before {
                content = content.push(text::strong(label.as_str()));
                before = label;
            }
            let copy = button::sign(Icon::Copy, words.say("secret-copy")).id(format!("secret-copy-{index}"));
            let line = row![
                panel::fact(part_name(words, name), value.text(), size::LABEL),
                Element::from(copy.on_press(wrap(ReadingMessage::Copy(index)))),
            ];
            content = content.push(line.spacing(space::X8).align_y(iced::Alignment::Center));
        }
        content = content.push(panel::reason(Tone::Near, Icon::Eye, words.say("secret-reading")));
        let close = button::primary(words.say("app-put-away")).id("secret-close");
        dialog(words.say("secret-read-title"), content, wrap(ReadingMessage::Close))
            .wide()
            .button(close.on_press(wrap(ReadingMessage::Close)))
    }
}

/// The name of a part; parts that scripts named otherwise keep their names.
fn part_name(words: Words, name: &str) -> String {
    match name {
        USER => words.say("field-user"),
        PASSWORD => words.say("field-password"),
        other => other.to_owned(),
    }
}

fn wipe(fields: SecretFields) {
    for (_, value) in fields {
        drop(zeroize::Zeroizing::new(value));
    }
}
