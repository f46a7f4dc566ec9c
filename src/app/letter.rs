//! Surat: one letter in its editor, beside the pages of the very PDF that prints, with what is next in its life.

mod asking;
mod compare;
mod form;
mod view;

use std::path::PathBuf;

use iced::Task;
use iced::widget::text_editor;

use super::action::{Action, Wish};
use super::context::Context;
use super::place::Place;
use super::preview::{self, Preview, drawn};
use super::trouble::Trouble;
use crate::domain::ids::EntityId;
use crate::domain::letter::{Body, Content, Letter, LetterState, Variant};
use crate::engine::{Office, PageImage, Problem, speech};
use crate::platform::dialog::Ask;
use crate::platform::files;
use crate::words::Words;
use asking::{Asking, Purpose};
use form::{Form, Role};

/// One letter.
pub(crate) struct Screen {
    id: EntityId,
    loaded: Option<Box<Loaded>>,
    form: Option<Form>,
    /// Whether the working copy says something else than the letter.
    dirty: bool,
    preview: Preview,
    asking: Option<Asking>,
    busy: bool,
    trouble: Option<Trouble>,
    /// In a narrow window either the form is shown or the preview.
    preview_shown: bool,
    /// Index of the revision that the current one is compared with.
    compared: usize,
}

/// What the screen shows of the letter.
#[derive(Debug, Clone)]
struct Loaded {
    letter: Letter,
    agenda: String,
    agency: String,
    procedure: String,
    /// Whether this laptop keeps the register, so that it may number.
    numbers: bool,
}

/// What happens on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    /// The letter has arrived, with a working copy when one was left.
    Loaded(LoadedMessage),
    /// Back to the letters.
    Back,
    /// To the request.
    Request,
    /// A line was typed into.
    Line(Line, String),
    /// The addressee was typed into.
    Addressee(text_editor::Action),
    /// The tembusan were typed into.
    Copies(text_editor::Action),
    /// Another security level.
    Security(usize),
    /// Another urgency.
    Urgency(usize),
    /// Another signatory.
    Signatory(usize),
    /// A part of the body was typed into.
    Part(usize, text_editor::Action),
    /// A part is to be added.
    Add(AddMessage),
    /// A part was taken in hand by its sign.
    Choose(usize),
    /// Move the part in hand down, or up.
    Shift(bool),
    /// Nest the point in hand deeper, or less deep.
    Nest(bool),
    /// Take the part in hand away.
    Remove,
    /// Throw the working copy away.
    Discard,
    /// Save the working copy as the next revision.
    Save,
    /// Do what is next: initial, sign, number or dispatch.
    Next,
    /// Another action, from the menu.
    More(usize),
    /// Another revision to compare the current one with.
    Compare(usize),
    /// A signed file was picked, or not.
    AttachPicked(Option<PathBuf>),
    /// It was taken in, or refused.
    Attached(AttachedMessage),
    /// The paper was handed to the printer, or not.
    SentToPrinter(KeptMessage),
    /// Something happened on the sheet that asks.
    Asking(asking::Message),
    /// Something was recorded, or refused.
    Recorded(RecordedMessage),
    /// The working copy was kept, or not.
    Kept(KeptMessage),
    /// Something happened on the preview.
    Preview(preview::Message),
    /// Pages have arrived.
    Drawn(DrawnMessage),
    /// Save the print as PDF.
    Print,
    /// Where to.
    PrintTarget(Option<PathBuf>),
    /// It was written, or not.
    Printed(PrintedMessage),
    /// Form or preview, in a narrow window.
    Switch,
}

/// A field of one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// Klasifikasi.
    Classification,
    /// Hal.
    Subject,
    /// Lampiran.
    Enclosure,
    /// di.
    Place,
}

/// A letter, as a message carries it.
#[derive(Debug, Clone)]
pub struct LoadedMessage(Result<(Box<Loaded>, Option<Box<Content>>), Trouble>);

/// A part to add, as a message carries it.
#[derive(Debug, Clone)]
pub struct AddMessage(Role);

/// The end of an action with the sentence that tells of it, as a message carries it.
#[derive(Debug, Clone)]
pub struct RecordedMessage(Result<String, Trouble>);

/// The end of keeping a working copy, as a message carries it.
#[derive(Debug, Clone)]
pub struct KeptMessage(Result<(), Trouble>);

/// Pages and the scale they were drawn at, as a message carries them.
#[derive(Debug, Clone)]
pub struct DrawnMessage(Result<(Vec<PageImage>, Vec<char>), Trouble>, f32);

/// What was seen of a signed file, as a message carries it.
#[derive(Debug, Clone)]
pub struct AttachedMessage(Result<Vec<String>, Trouble>);

/// A written file, as a message carries it.
#[derive(Debug, Clone)]
pub struct PrintedMessage(Result<PathBuf, Trouble>);

impl Screen {
    /// One letter, to be asked for.
    pub fn new(context: &Context, id: EntityId) -> (Self, Task<Message>) {
        let mut screen = Self {
            id,
            loaded: None,
            form: None,
            dirty: false,
            preview: Preview::new(Variant::Net),
            asking: None,
            busy: false,
            trouble: None,
            preview_shown: false,
            compared: 0,
        };
        let task = screen.refresh(context);
        (screen, task)
    }

    /// Whether something stands over the letter and has to be answered first.
    pub fn is_covered(&self) -> bool {
        self.asking.is_some()
    }

    /// Asks for the letter anew.
    pub fn refresh(&mut self, context: &Context) -> Task<Message> {
        let id = self.id;
        context.ask(
            move |office| {
                let letter = office.letter(id)?;
                let (request, procedure) = office.request(letter.request)?;
                let loaded = Loaded {
                    agenda: request.agenda.map(|agenda| agenda.to_string()).unwrap_or_default(),
                    agency: request.applicant.agency,
                    procedure: procedure.service.name.clone(),
                    numbers: office.has_role(crate::domain::event::Role::Register),
                    letter,
                };
                Ok((Box::new(loaded), office.working_copy(id).map(Box::new)))
            },
            |loaded| Message::Loaded(LoadedMessage(loaded)),
        )
    }

    /// The room has changed: the pages have to be drawn for it.
    pub fn resized(&mut self, context: &Context) -> Task<Message> {
        self.draw(context)
    }

    /// Whether the words can still be changed without reopening the letter.
    fn is_open(&self) -> bool {
        let state = self.loaded.as_ref().map(|loaded| loaded.letter.state);
        matches!(state, Some(LetterState::Draft | LetterState::Initialled))
    }

    fn take(&mut self, loaded: Box<Loaded>, copy: Option<Box<Content>>) {
        let said = loaded.letter.current().map(|revision| revision.content.clone());
        self.loaded = Some(loaded);
        let Some(said) = said else { return };
        let copy = copy.map(|copy| *copy).filter(|_| self.is_open());
        let typed = self.form.as_ref().filter(|_| self.dirty && self.is_open()).map(Form::content);
        // What is being typed now comes before what was left on disk, and both before what was saved.
        let wanted = typed.or(copy).unwrap_or_else(|| said.clone());
        self.dirty = wanted != said;
        if self.form.as_ref().is_none_or(|form| form.content() != wanted) {
            let chosen = self.form.as_ref().map_or(0, |form| form.chosen);
            let form = Form::new(&wanted);
            self.form = Some(Form { chosen: chosen.min(form.parts.len().saturating_sub(1)), ..form });
        }
    }

    /// The pages of the working copy, drawn away from the window; one set at a time.
    fn draw(&mut self, context: &Context) -> Task<Message> {
        if self.preview.busy {
            self.preview.stale = true;
            return Task::none();
        }
        let Some(form) = &self.form else { return Task::none() };
        let (id, content, variant) = (self.id, form.content(), self.preview.variant);
        let (scale, words) = (self.preview.scale(context), context.words);
        self.preview.busy = true;
        self.preview.stale = false;
        context.ask(
            move |office| {
                let paper = office.preview_letter(id, content, variant)?;
                Ok((paper.to_pdf()?, paper.missing.iter().copied().collect()))
            },
            move |drawing| Message::Drawn(DrawnMessage(drawn(words, drawing, scale), scale)),
        )
    }

    /// Something was typed: keep it, and draw it.
    fn changed(&mut self, context: &Context) -> Action<Message> {
        let Some(form) = &self.form else { return Action::none() };
        let content = form.content();
        let said = self.loaded.as_ref().and_then(|loaded| loaded.letter.current());
        self.dirty = said.is_some_and(|said| said.content != content);
        let (id, dirty) = (self.id, self.dirty);
        let kept = context.ask(
            move |office| {
                if dirty { office.keep_working_copy(id, &content) } else { office.drop_working_copy(id) }
            },
            |kept| Message::Kept(KeptMessage(kept)),
        );
        // The page is waited for; the copy on disk may come a moment later.
        let drawn = self.draw(context);
        Action::task(Task::batch([drawn, kept]))
    }

    /// Records something about the letter, saving the working copy first when there is one.
    fn record(
        &mut self,
        context: &Context,
        done: &str,
        work: impl FnOnce(&mut Office) -> Result<(), Problem> + Send + 'static,
    ) -> Action<Message> {
        if self.busy {
            return Action::none();
        }
        self.busy = true;
        let (id, sentence) = (self.id, context.words.say(done));
        let unsaved = self.form.as_ref().filter(|_| self.dirty).map(Form::content);
        Action::task(context.ask(
            move |office| {
                if let Some(content) = unsaved {
                    office.write_revision(id, content, "")?;
                    office.drop_working_copy(id)?;
                }
                work(office)
            },
            move |done| Message::Recorded(RecordedMessage(done.map(|()| sentence))),
        ))
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, context: &Context) -> Action<Message> {
        let id = self.id;
        match message {
            // An answer about the letter that was left in the meantime is no answer.
            Message::Loaded(LoadedMessage(Ok((loaded, _)))) if loaded.letter.id != id => {}
            Message::Loaded(LoadedMessage(Ok((loaded, copy)))) => {
                self.trouble = None;
                self.take(loaded, copy);
                return Action::task(self.draw(context));
            }
            Message::Loaded(LoadedMessage(Err(trouble))) => self.trouble = Some(trouble),
            Message::Back => return Action::wish(Wish::Go(Place::Letters)),
            Message::Request => {
                let request = self.loaded.as_ref().map(|loaded| loaded.letter.request);
                return request
                    .map_or_else(Action::none, |request| Action::wish(Wish::Go(Place::Request(request))));
            }
            Message::Line(line, text) => {
                return self.edit(context, |form| *slot(&mut form.content, line) = text);
            }
            Message::Addressee(action) => return self.type_in(context, action, |form| &mut form.addressee),
            Message::Copies(action) => return self.type_in(context, action, |form| &mut form.copies),
            Message::Security(index) => {
                let security = view::SECURITIES.get(index).copied().unwrap_or_default();
                return self.edit(context, |form| form.content.security = security);
            }
            Message::Urgency(index) => {
                let urgency = view::URGENCIES.get(index).copied().unwrap_or_default();
                return self.edit(context, |form| form.content.urgency = urgency);
            }
            Message::Signatory(index) => {
                let profile = &context.office.profile;
                let Some(position) = profile.positions.get(index) else { return Action::none() };
                // Whoever signs an outgoing letter in the head's place does so on the head's behalf.
                let head = profile.head().filter(|head| head.id != position.id);
                return self.edit(context, |form| {
                    let body = &form.content.body;
                    let outgoing = !body.is_memo() && !matches!(body, Body::Handover { .. });
                    let head = head.filter(|_| outgoing).map(|head| head.id.clone());
                    form.content.on_behalf_of = head.unwrap_or_default();
                    form.content.signatory.clone_from(&position.id);
                });
            }
            Message::Part(index, action) => {
                let edits = action.is_edit();
                if let Some(form) = &mut self.form {
                    form.perform(index, action);
                }
                if edits {
                    return self.changed(context);
                }
            }
            Message::Choose(index) => {
                if let Some(form) = &mut self.form {
                    form.chosen = index;
                }
            }
            Message::Add(AddMessage(role)) => {
                let mut action = self.edit(context, |form| form.add(role));
                let chosen = self.form.as_ref().map_or(0, |form| form.chosen);
                action.task = Task::batch([action.task, crate::ui::focus::to(view::part_id(chosen))]);
                return action;
            }
            Message::Shift(down) => return self.edit(context, |form| form.shift(down)),
            Message::Nest(deeper) => return self.edit(context, |form| form.nest(deeper)),
            Message::Remove => return self.edit(context, Form::remove),
            Message::Discard => {
                let said = self.loaded.as_ref().and_then(|loaded| loaded.letter.current());
                if let Some(said) = said {
                    self.form = Some(Form::new(&said.content));
                }
                return self.changed(context);
            }
            Message::Save if self.dirty => return self.record(context, "letter-saved", |_| Ok(())),
            Message::Next => return self.next(context),
            Message::More(index) => {
                let purpose = view::more(self).get(index).copied();
                match purpose {
                    Some(Purpose::Attach) => {
                        let endings = ["pdf", "jpg", "jpeg", "png"].map(str::to_owned).to_vec();
                        let title = context.words.say("letter-attach");
                        let ask =
                            Ask { title, kind: "PDF, JPG, PNG".to_owned(), endings, name: String::new() };
                        return Action::task(context.ask_open(ask, Message::AttachPicked));
                    }
                    Some(Purpose::Printer) => return self.to_printer(context),
                    Some(Purpose::Compare) => {
                        let current = self.loaded.as_ref().map_or(0, |loaded| loaded.letter.current);
                        self.compared = current.saturating_sub(1);
                    }
                    _ => {}
                }
                self.asking = purpose.map(|purpose| Asking::new(context.words, purpose));
                return Action::task(crate::ui::focus::to("letter-asking"));
            }
            Message::Compare(index) => self.compared = index,
            Message::AttachPicked(Some(path)) => {
                let words = context.words;
                return Action::task(context.ask(
                    move |office| Ok(speech::returned(&words, &office.attach_signed(id, &path)?)),
                    |said| Message::Attached(AttachedMessage(said)),
                ));
            }
            Message::Attached(AttachedMessage(Ok(said))) => {
                return Action::wish(Wish::Changed).and(Wish::Done(said.join(" ")));
            }
            Message::SentToPrinter(KeptMessage(Ok(()))) => {
                return Action::wish(Wish::Done(context.words.say("letter-printing")));
            }
            Message::Attached(AttachedMessage(Err(trouble)))
            | Message::SentToPrinter(KeptMessage(Err(trouble))) => return Action::trouble(trouble),
            Message::Asking(message) => return self.ask(message, context),
            Message::Recorded(RecordedMessage(Ok(sentence))) => {
                self.busy = false;
                self.asking = None;
                // The letter that comes now is the saved one; nothing typed is newer.
                self.dirty = false;
                return Action::wish(Wish::Changed).and(Wish::Done(sentence));
            }
            Message::Recorded(RecordedMessage(Err(trouble))) => {
                self.busy = false;
                return Action::trouble(trouble);
            }
            Message::Kept(KeptMessage(Err(trouble))) => return Action::trouble(trouble),
            Message::Preview(message) => {
                self.preview.update(message, context);
                return Action::task(self.draw(context));
            }
            Message::Drawn(DrawnMessage(pages, scale)) => {
                self.preview.show(pages, scale);
                if self.preview.stale {
                    return Action::task(self.draw(context));
                }
            }
            Message::Print => return self.print(context),
            Message::PrintTarget(Some(path)) => {
                let variant = self.preview.variant;
                let unsaved = self.form.as_ref().filter(|_| self.dirty).map(Form::content);
                let docx = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("docx"));
                return Action::task(context.ask(
                    move |office| {
                        let pdf = match unsaved {
                            // Word gets what is saved; a konsep that is not may still change under it.
                            _ if docx => office.letter_docx(id, variant, false)?,
                            Some(content) => office.preview_letter(id, content, variant)?.to_pdf()?,
                            None => office.letter_pdf(id, variant)?,
                        };
                        files::write_whole(&path, &pdf).map_err(Problem::file(&path))?;
                        Ok(path)
                    },
                    |printed| Message::Printed(PrintedMessage(printed)),
                ));
            }
            Message::Printed(PrintedMessage(Ok(path))) => {
                let file = [("file", path.display().to_string().into())];
                return Action::wish(Wish::Written(context.words.with("cli-printed", &file), path));
            }
            Message::Printed(PrintedMessage(Err(trouble))) => return Action::trouble(trouble),
            Message::Switch => {
                self.preview_shown = !self.preview_shown;
                return Action::task(self.draw(context));
            }
            Message::Save
            | Message::Kept(KeptMessage(Ok(())))
            | Message::PrintTarget(None)
            | Message::AttachPicked(None) => {}
        }
        Action::none()
    }

    fn edit(&mut self, context: &Context, change: impl FnOnce(&mut Form)) -> Action<Message> {
        match &mut self.form {
            Some(form) => change(form),
            None => return Action::none(),
        }
        self.changed(context)
    }

    fn type_in(
        &mut self,
        context: &Context,
        action: text_editor::Action,
        field: impl FnOnce(&mut Form) -> &mut text_editor::Content,
    ) -> Action<Message> {
        let edits = action.is_edit();
        if let Some(form) = &mut self.form {
            field(form).perform(action);
        }
        if edits { self.changed(context) } else { Action::none() }
    }

    /// What is next in the letter's life.
    fn next(&mut self, context: &Context) -> Action<Message> {
        let id = self.id;
        let Some(loaded) = &self.loaded else { return Action::none() };
        match loaded.letter.state {
            // Whoever saves what was sent back passes it on anew; then initials follow.
            LetterState::Draft if loaded.letter.sent_back.is_some() && !self.dirty => Action::none(),
            LetterState::Draft => self.record(context, "letter-initialled", move |office| {
                office.initial_letter(id, None).map(drop)
            }),
            // A saved change takes the initials back, so it is not signed unseen.
            LetterState::Initialled if self.dirty => self.record(context, "letter-saved", |_| Ok(())),
            LetterState::Initialled => {
                self.asking = Some(Asking::new(context.words, Purpose::Sign));
                Action::none()
            }
            LetterState::Signed if loaded.numbers => self
                .record(context, "letter-numbered", move |office| office.number_letter(id, None).map(drop)),
            LetterState::Numbered => {
                let mut asking = Asking::new(context.words, Purpose::Dispatch);
                asking.text.clone_from(&loaded.agency);
                self.asking = Some(asking);
                Action::task(crate::ui::focus::to("letter-asking"))
            }
            LetterState::Signed | LetterState::Dispatched | LetterState::Cancelled => Action::none(),
        }
    }

    fn ask(&mut self, message: asking::Message, context: &Context) -> Action<Message> {
        let id = self.id;
        let Some(asking) = &mut self.asking else { return Action::none() };
        match message {
            asking::Message::Text(text) => asking.text = text,
            asking::Message::Via(via) => asking.via = via,
            asking::Message::Cancel => self.asking = None,
            asking::Message::Confirm if asking.is_complete() => {
                let date = asking.date();
                let Asking { purpose, text, via } = asking.clone();
                let Some(loaded) = &self.loaded else { return Action::none() };
                let next = loaded.letter.next_initial().unwrap_or_default().to_owned();
                let who = context.position().map_or(next, str::to_owned);
                let content = loaded.letter.current().map(|revision| revision.content.clone());
                return match purpose {
                    Purpose::SendBack => self.record(context, "letter-sent-back", move |office| {
                        office.send_back_letter(id, &who, &text)
                    }),
                    Purpose::Sign => {
                        self.record(context, "letter-signed", move |office| office.sign_letter(id, None))
                    }
                    Purpose::Reopen => self.record(context, "letter-reopened", move |office| match content {
                        Some(content) => office.write_revision(id, content, &text),
                        None => Ok(()),
                    }),
                    Purpose::Dispatch => self.record(context, "letter-dispatched", move |office| {
                        office.dispatch_letter(id, &text, &via)
                    }),
                    Purpose::Insert => self.record(context, "letter-numbered", move |office| match date {
                        Some(date) => office.insert_number(id, date).map(drop),
                        None => Ok(()),
                    }),
                    Purpose::Compare | Purpose::Attach | Purpose::Printer => Action::none(),
                    Purpose::Cancel => self
                        .record(context, "letter-cancelled", move |office| office.cancel_letter(id, &text)),
                };
            }
            asking::Message::Confirm => {}
        }
        Action::none()
    }

    /// Hands what the preview shows to the printer.
    fn to_printer(&self, context: &Context) -> Action<Message> {
        let (id, variant) = (self.id, self.preview.variant);
        let name = self.file_name(context.words);
        let unsaved = self.form.as_ref().filter(|_| self.dirty).map(Form::content);
        Action::task(context.ask(
            move |office| {
                let pdf = match unsaved {
                    Some(content) => office.preview_letter(id, content, variant)?.to_pdf()?,
                    None => office.letter_pdf(id, variant)?,
                };
                office.print(&name, &pdf)
            },
            |sent| Message::SentToPrinter(KeptMessage(sent)),
        ))
    }

    /// The letter's name among files: agenda number, kind and print.
    fn file_name(&self, words: Words) -> String {
        let loaded = self.loaded.as_ref();
        let agenda = loaded.map(|loaded| loaded.agenda.replace('/', "-")).filter(|agenda| !agenda.is_empty());
        let kind =
            loaded.map(|loaded| super::request::kind_name(words, loaded.letter.kind)).unwrap_or_default();
        let variant = match self.preview.variant {
            Variant::FileCopy => words.say("letter-file-copy"),
            _ => words.say("letter-net"),
        };
        let parts: Vec<String> = agenda.into_iter().chain([kind, variant]).collect();
        parts.join("-").to_lowercase().replace([' ', ','], "-").replace("--", "-")
    }

    fn print(&self, context: &Context) -> Action<Message> {
        let ask = Ask {
            title: context.words.say("letter-print"),
            kind: "PDF, DOCX".to_owned(),
            endings: vec!["pdf".to_owned(), "docx".to_owned()],
            name: format!("{}.pdf", self.file_name(context.words)),
        };
        Action::task(context.ask_save(ask, Message::PrintTarget))
    }
}

fn slot(content: &mut Content, line: Line) -> &mut String {
    match line {
        Line::Classification => &mut content.classification,
        Line::Subject => &mut content.subject,
        Line::Enclosure => &mut content.enclosure,
        Line::Place => &mut content.place,
    }
}
