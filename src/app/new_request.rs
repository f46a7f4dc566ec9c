//! A new request: what the applicant brings, checked by the SOP's own rules.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;
use iced::widget::{column, row};

use super::action::{Action, Wish};
use super::context::Context;
use super::frame;
use super::place::Place;
use super::trouble::Trouble;
use crate::domain::event::Applicant;
use crate::domain::ids::EntityId;
use crate::domain::letter::Urgency;
use crate::domain::procedure::Procedure;
use crate::engine::{LetterFields, RequestInput};
use crate::platform::dialog::Ask;
use crate::show::board as show;
use crate::ui::choice::segmented;
use crate::ui::select::{Item, select};
use crate::ui::tokens::space;
use crate::ui::{Element, Icon, button, field, notice, page, panel, text, theme};
use crate::words::Words;

/// The form.
pub(crate) struct Screen {
    procedure: usize,
    applicant: Applicant,
    number: String,
    date: String,
    subject: String,
    urgency: Urgency,
    fields: BTreeMap<String, String>,
    files: Vec<PathBuf>,
    busy: bool,
    trouble: Option<Trouble>,
}

/// What happens on the form.
#[derive(Debug, Clone)]
pub enum Message {
    /// Another service.
    Procedure(usize),
    /// A field common to every service.
    Typed(Name, String),
    /// A field of this service.
    Own(String, String),
    /// How urgent it is.
    Urgency(usize),
    /// Attach a file.
    PickFile,
    /// A file was picked, or not.
    FilePicked(Option<PathBuf>),
    /// Leave a file out again.
    Drop(usize),
    /// Receive the request.
    Confirm,
    /// Leave the form.
    Cancel,
    /// It was received, or refused.
    Received(ReceivedMessage),
}

/// A field common to every service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    /// The OPD.
    Agency,
    /// Contact person.
    Contact,
    /// E-mail.
    Email,
    /// Telephone.
    Phone,
    /// Letter number.
    Number,
    /// Letter date.
    Date,
    /// Hal.
    Subject,
}

/// The new request, as a message carries it.
#[derive(Debug, Clone)]
pub struct ReceivedMessage(Result<EntityId, Trouble>);

impl Screen {
    /// An empty form for the service whose board was open last.
    pub fn new(context: &Context) -> (Self, Task<Message>) {
        let last = context.office.procedures.iter().position(|it| it.id == context.settings.board);
        let screen = Self {
            procedure: last.unwrap_or(0),
            applicant: Applicant::default(),
            number: String::new(),
            date: String::new(),
            subject: String::new(),
            urgency: Urgency::Normal,
            fields: BTreeMap::new(),
            files: Vec::new(),
            busy: false,
            trouble: None,
        };
        (screen, crate::ui::focus::to("new-Agency"))
    }

    fn procedure<'a>(&self, context: &'a Context) -> Option<&'a Arc<Procedure>> {
        context.office.procedures.get(self.procedure)
    }

    fn input(&self, procedure: &Procedure) -> RequestInput {
        let own = self
            .fields
            .iter()
            .filter(|(name, value)| !value.trim().is_empty() && procedure.field(name).is_some());
        RequestInput {
            applicant: self.applicant.clone(),
            letter: LetterFields {
                number: self.number.clone(),
                date: iso_date(&self.date),
                subject: self.subject.clone(),
            },
            received: None,
            urgency: self.urgency,
            fields: own.map(|(name, value)| (name.clone(), value.trim().to_owned())).collect(),
            attachments: self.files.clone(),
        }
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, context: &Context) -> Action<Message> {
        match message {
            Message::Procedure(index) => self.procedure = index,
            Message::Typed(name, text) => *self.slot(name) = text,
            Message::Own(name, text) => {
                self.fields.insert(name, text);
            }
            Message::Urgency(index) => {
                let all = [Urgency::Normal, Urgency::Urgent, Urgency::Immediate];
                self.urgency = all.get(index).copied().unwrap_or_default();
            }
            Message::PickFile => {
                let ask = Ask {
                    title: context.words.say("new-pick-file"),
                    kind: context.words.say("file-kind-any"),
                    endings: vec!["*".to_owned()],
                    name: String::new(),
                };
                return Action::task(context.ask_open(ask, Message::FilePicked));
            }
            Message::FilePicked(path) => self.files.extend(path),
            Message::Drop(index) if index < self.files.len() => {
                self.files.remove(index);
            }
            Message::Drop(_) => {}
            Message::Confirm if !self.busy => {
                let Some(procedure) = self.procedure(context) else { return Action::none() };
                let (input, id) = (self.input(procedure), procedure.id.clone());
                self.busy = true;
                self.trouble = None;
                return Action::task(context.ask(
                    move |office| office.receive(&id, input),
                    |received| Message::Received(ReceivedMessage(received)),
                ));
            }
            Message::Confirm => {}
            Message::Cancel => return Action::wish(Wish::Go(Place::Board)),
            Message::Received(ReceivedMessage(Ok(id))) => {
                let agency = [("agency", self.applicant.agency.as_str().into())];
                let done = context.words.with("new-done", &agency);
                return Action::wish(Wish::Go(Place::Request(id))).and(Wish::Changed).and(Wish::Done(done));
            }
            Message::Received(ReceivedMessage(Err(trouble))) => {
                self.busy = false;
                self.trouble = Some(trouble);
            }
        }
        Action::none()
    }

    fn slot(&mut self, name: Name) -> &mut String {
        match name {
            Name::Agency => &mut self.applicant.agency,
            Name::Contact => &mut self.applicant.contact_name,
            Name::Email => &mut self.applicant.contact_email,
            Name::Phone => &mut self.applicant.contact_phone,
            Name::Number => &mut self.number,
            Name::Date => &mut self.date,
            Name::Subject => &mut self.subject,
        }
    }

    /// Draws the form.
    pub fn view<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let words = context.words;
        let back = crate::ui::frame::back(words.say("rail-board"), Message::Cancel);
        let confirm = button::primary(words.say("new-confirm")).id("new-confirm");
        let confirm = if self.busy {
            confirm.disabled(words.say("app-busy"))
        } else {
            confirm.on_press(Message::Confirm)
        };
        let header = crate::ui::frame::header(
            [back, text::title(words.say("board-new")).into()],
            [button::plain(words.say("app-cancel")).on_press(Message::Cancel).into(), confirm.into()],
        );
        // Above the form, where it is seen however far the form is scrolled.
        let trouble = self
            .trouble
            .as_ref()
            .map(|trouble| page::told([notice::error(trouble.sentence.as_str()).into()]));
        let items: Vec<Item> =
            context.office.procedures.iter().map(|procedure| show::service_name(procedure).into()).collect();
        let service = select(words.say("new-service"), items, Some(self.procedure), Message::Procedure)
            .id("new-service");
        let form = column![
            service,
            panel::panel(Icon::User, words.say("new-applicant")).body(self.who(words)),
            panel::panel(Icon::Letter, words.say("new-letter")).body(self.letter(words)),
            self.own(context),
            panel::panel(Icon::Clip, words.say("new-files")).body(self.attachments(words)),
        ];
        let content = page::page(form.spacing(space::X16));
        let keys = [("Tab", words.say("keys-field")), ("Esc", words.say("keys-back"))];
        page::steady(0.0, [Some(header), trouble, Some(content), Some(frame::status(context, keys))]).into()
    }

    fn one<'a>(&'a self, label: String, hint: String, name: Name, value: &'a str) -> Element<'a, Message> {
        field::field(label, value)
            .hint(hint)
            .on_input(move |text| Message::Typed(name, text))
            .on_submit(Message::Confirm)
            .id(format!("new-{name:?}"))
            .into()
    }

    fn who<'a>(&'a self, words: Words) -> Element<'a, Message> {
        let none = String::new;
        let applicant = &self.applicant;
        page::form([
            self.one(
                words.say("field-agency"),
                words.say("new-agency-hint"),
                Name::Agency,
                &applicant.agency,
            ),
            page::halves(
                self.one(words.say("field-contact-name"), none(), Name::Contact, &applicant.contact_name),
                self.one(words.say("field-contact-phone"), none(), Name::Phone, &applicant.contact_phone),
            ),
            self.one(words.say("field-contact-email"), none(), Name::Email, &applicant.contact_email),
        ])
    }

    fn letter<'a>(&'a self, words: Words) -> Element<'a, Message> {
        let urgency = match self.urgency {
            Urgency::Normal => 0,
            Urgency::Urgent => 1,
            Urgency::Immediate => 2,
        };
        let levels =
            [words.say("urgency-normal"), words.say("urgency-urgent"), words.say("urgency-immediate")];
        page::form([
            page::halves(
                self.one(words.say("field-letter-number"), String::new(), Name::Number, &self.number),
                self.one(words.say("field-letter-date"), words.say("new-date-hint"), Name::Date, &self.date),
            ),
            self.one(words.say("field-letter-subject"), String::new(), Name::Subject, &self.subject),
            column![
                text::small_strong(words.say("field-urgency")),
                segmented(levels, urgency, Message::Urgency)
            ]
            .spacing(space::X6)
            .into(),
        ])
    }

    /// The fields of this service.
    fn own<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let words = context.words;
        let Some(procedure) = self.procedure(context) else { return column![].into() };
        let fields = procedure.fields.iter().map(|it| {
            let name = it.id.clone();
            let value = self.fields.get(&it.id).map_or("", String::as_str);
            let hint = if it.required {
                it.hint.clone()
            } else {
                format!("{} ({})", it.hint, words.say("sheet-optional"))
            };
            field::field(it.label.as_str(), value)
                .hint(hint.trim().to_owned())
                .on_input(move |text| Message::Own(name.clone(), text))
                .on_submit(Message::Confirm)
                .id(format!("new-field-{}", it.id))
                .into()
        });
        panel::panel(Icon::Form, procedure.service.name.as_str()).body(page::form(fields))
    }

    fn attachments<'a>(&'a self, words: Words) -> Element<'a, Message> {
        let rows = self.files.iter().enumerate().map(|(index, path)| {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            row![
                text::body(name).width(iced::Length::Fill),
                button::text_button(words.say("app-remove")).small().on_press(Message::Drop(index)),
            ]
            .spacing(space::X8)
            .into()
        });
        let mut all: Vec<Element<'a, Message>> = rows.collect();
        all.push(text::small(words.say("new-files-hint")).style(theme::muted).into());
        all.push(
            button::plain(words.say("new-pick-file")).icon(Icon::Clip).on_press(Message::PickFile).into(),
        );
        page::form(all)
    }
}

/// A date as people type it (12-11-2026, 12/11/2026, 12 November 2026) or as computers do, in the latter form.
///
/// What is no date is passed on as typed, so that the rule that refuses it can show it.
fn iso_date(typed: &str) -> Option<String> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let known = crate::domain::indonesian::read_date(typed);
    Some(known.map_or_else(|| typed.to_owned(), |date| date.to_string()))
}
