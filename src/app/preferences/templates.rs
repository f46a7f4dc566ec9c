//! Letter templates: what a kind of letter begins with, for every service or for one, edited as a form beside the very
//! paper it makes.

mod form;
mod parts;
mod versions;
mod view;

use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;
use iced::widget::text_editor::{self, Edit};

use crate::app::action::{Action, Wish};
use crate::app::context::Context;
use crate::app::preview::{self, Drawing, Preview, drawn};
use crate::app::trouble::Trouble;
use crate::domain::letter::{LetterKind, Security, Urgency, Variant};
use crate::domain::procedure::Procedure;
use crate::domain::template::placeholder::{list_of, of_field, placeholders};
use crate::domain::template::{TemplateFile, TemplateFlaw};
use crate::engine::{Office, PageImage, Problem, TemplateView};
use crate::platform::dialog::Ask;
use crate::ui::focus;
use crate::words::Words;
use form::{Form, Head, Role, Spot};

/// The security levels and urgencies in their order.
const SECURITIES: [Security; 4] =
    [Security::Open, Security::Restricted, Security::Secret, Security::TopSecret];
const URGENCIES: [Urgency; 3] = [Urgency::Normal, Urgency::Urgent, Urgency::Immediate];

/// What happens on the templates.
#[derive(Debug, Clone)]
pub enum Message {
    /// Another kind of letter.
    Kind(usize),
    /// Another service; the first is every service.
    Service(usize),
    /// The template in force has arrived.
    Loaded(LoadedMessage),
    /// A text was typed into.
    Typed(Spot, text_editor::Action),
    /// Another security level.
    Security(usize),
    /// Another urgency.
    Urgency(usize),
    /// A placeholder is put in where somebody typed last.
    Fill(usize),
    /// A part is repeated for another list, or for none.
    Each(usize, usize),
    /// A heading above a column was typed.
    Title(usize, usize, String),
    /// A column's width was typed.
    Width(usize, usize, String),
    /// One column more, or one less.
    Columns(usize, bool),
    /// A part more, by its place among those offered.
    Add(usize),
    /// A part down, or up.
    Shift(usize, bool),
    /// A part is taken away.
    Remove(usize),
    /// A note on the version was typed.
    Note(String),
    /// Throw the changes away.
    Discard,
    /// Keep them as a new version.
    Save,
    /// They were kept, or refused.
    Saved(SavedMessage),
    /// Look at a version.
    Look(usize),
    /// Use a version again.
    Use(usize),
    /// Another action, from the menu.
    More(usize),
    /// A file was picked, or not.
    FilePicked(Option<PathBuf>),
    /// The file was read, or not.
    FileRead(FileMessage),
    /// Where to write to.
    ExportTarget(Option<PathBuf>),
    /// It was written, or not.
    Exported(ExportedMessage),
    /// Something happened on the preview.
    Preview(preview::Message),
    /// Pages have arrived, or what is wrong.
    Drawn(DrawnMessage),
    /// Form or preview, in a narrow window.
    Switch,
    /// Back to the settings.
    Close,
}

/// A template, as a message carries it.
#[derive(Debug, Clone)]
pub struct LoadedMessage(Result<Box<TemplateView>, Trouble>);

/// The end of saving, as a message carries it.
#[derive(Debug, Clone)]
pub struct SavedMessage(Result<&'static str, Trouble>);

/// A template from a file, as a message carries it.
#[derive(Debug, Clone)]
pub struct FileMessage(Result<Box<TemplateFile>, Trouble>);

/// A written file, as a message carries it.
#[derive(Debug, Clone)]
pub struct ExportedMessage(Result<PathBuf, Trouble>);

/// Pages and the scale they were drawn at, or the flaw that keeps them away, as a message carries them.
#[derive(Debug, Clone)]
pub struct DrawnMessage(Result<Pages, TemplateFlaw>, f32);

type Pages = Result<(Vec<PageImage>, Vec<char>), Trouble>;

/// The template in hand.
pub(crate) struct Editor {
    kind: LetterKind,
    /// Id of the service; empty for every service.
    service: String,
    loaded: Option<Box<TemplateView>>,
    form: Form,
    /// What the form said when it was loaded.
    saved: TemplateFile,
    /// The text that was typed into last.
    spot: Spot,
    note: String,
    flaw: Option<TemplateFlaw>,
    /// The version that is looked at, from 1.
    looking: Option<usize>,
    /// Somebody wanted to leave changes behind.
    leaving: bool,
    preview: Preview,
    preview_shown: bool,
    busy: bool,
}

/// What the menu offers, in its order.
const MORE: [&str; 3] = ["template-reset", "template-import", "template-export"];

impl Editor {
    /// The template of the first kind for every service.
    pub fn new(context: &Context) -> (Self, Task<Message>) {
        let file = TemplateFile::default();
        let form = Form::of(&file);
        let mut editor = Self {
            kind: LetterKind::Approval,
            service: String::new(),
            loaded: None,
            saved: form.file(),
            form,
            spot: Spot::Head(Head::Subject),
            note: String::new(),
            flaw: None,
            looking: None,
            leaving: false,
            preview: Preview::new(Variant::Net),
            preview_shown: false,
            busy: false,
        };
        let task = editor.load(context);
        (editor, task)
    }

    fn load(&mut self, context: &Context) -> Task<Message> {
        let (kind, service) = (self.kind, self.service.clone());
        self.busy = true;
        context.ask(
            move |office| office.template(kind, &service).map(Box::new),
            |view| Message::Loaded(LoadedMessage(view)),
        )
    }

    fn take(&mut self, file: &TemplateFile) {
        self.form = Form::of(file);
        self.spot = Spot::Head(Head::Subject);
        self.flaw = None;
    }

    fn is_dirty(&self) -> bool {
        self.loaded.is_some() && self.form.file() != self.saved
    }

    /// The window has another size, or something was typed: the pages have to be drawn.
    pub fn draw(&mut self, context: &Context) -> Task<Message> {
        if self.preview.busy || self.loaded.is_none() {
            self.preview.stale = true;
            return Task::none();
        }
        let (kind, service, text) = (self.kind, self.service.clone(), self.form.file().to_toml());
        let (variant, scale, words) = (self.preview.variant, self.preview.scale(context), context.words);
        self.preview.busy = true;
        self.preview.stale = false;
        let make = move |office: &mut Office| -> Result<Result<Drawing, TemplateFlaw>, Problem> {
            match office.preview_template(kind, &service, &text, variant) {
                Ok(paper) => Ok(Ok((paper.to_pdf()?, paper.missing.iter().copied().collect()))),
                Err(Problem::Template(flaw)) => Ok(Err(flaw)),
                Err(problem) => Err(problem),
            }
        };
        context.ask(make, move |made| {
            let pages = match made {
                Ok(Ok(drawing)) => Ok(drawn(words, Ok(drawing), scale)),
                Ok(Err(flaw)) => Err(flaw),
                Err(trouble) => Ok(Err(trouble)),
            };
            Message::Drawn(DrawnMessage(pages, scale))
        })
    }

    /// The service whose fields can be put in.
    fn procedure<'a>(&self, context: &'a Context) -> Option<&'a Arc<Procedure>> {
        context.office.procedure(&self.service)
    }

    /// What can be put in where somebody typed last: the name on the screen and the text.
    fn fillings(&self, context: &Context) -> Vec<(String, String)> {
        let words = context.words;
        let name = |word: &str| words.with(word, &[]);
        let list = list_of(self.kind).filter(|list| self.form.each_at(self.spot) == Some(list.path));
        let items = list.into_iter().flat_map(|list| list.items);
        let mut fillings: Vec<(String, String)> =
            items.map(|item| (name(item.word), item.text.to_owned())).collect();
        for field in self.procedure(context).iter().flat_map(|procedure| &procedure.fields) {
            fillings.push((field.label.clone(), of_field(&field.id, field.required)));
        }
        fillings.extend(placeholders(self.kind).map(|it| (name(it.word), it.text.to_owned())));
        fillings
    }

    /// Takes a message in; `None` closes the templates.
    pub fn update(&mut self, message: Message, context: &Context) -> Option<Action<Message>> {
        let words = context.words;
        match message {
            Message::Kind(_) | Message::Service(_) | Message::Close if self.is_dirty() => {
                self.leaving = true;
                return Some(Action::none());
            }
            Message::Close => return None,
            Message::Kind(index) => {
                self.kind = LetterKind::ALL.get(index).copied().unwrap_or(self.kind);
                return Some(Action::task(self.load(context)));
            }
            Message::Service(index) => {
                let chosen = index.checked_sub(1).and_then(|index| context.office.procedures.get(index));
                self.service = chosen.map(|procedure| procedure.id.clone()).unwrap_or_default();
                return Some(Action::task(self.load(context)));
            }
            Message::Loaded(LoadedMessage(Ok(view))) => {
                self.busy = false;
                self.take(&view.file);
                self.saved = self.form.file();
                self.loaded = Some(view);
                (self.looking, self.leaving) = (None, false);
                self.note.clear();
            }
            Message::Typed(spot, action) => {
                self.spot = spot;
                let edits = action.is_edit();
                self.form.perform(spot, action);
                if !edits {
                    return Some(Action::none());
                }
            }
            Message::Security(index) => {
                self.form.file.security = SECURITIES.get(index).copied().unwrap_or_default();
            }
            Message::Urgency(index) => {
                self.form.file.urgency = URGENCIES.get(index).copied().unwrap_or_default();
            }
            Message::Fill(index) => {
                if let Some((_, text)) = self.fillings(context).into_iter().nth(index) {
                    let paste = text_editor::Action::Edit(Edit::Paste(Arc::new(text)));
                    self.form.perform(self.spot, paste);
                }
                let back = focus::to(view::id_of(self.spot));
                return Some(Action::task(Task::batch([self.draw(context), back])));
            }
            Message::Each(index, choice) => {
                let path = parts::lists(self.kind, self.form.parts.get(index)).get(choice).cloned();
                if let (Some(part), Some(path)) = (self.form.parts.get_mut(index), path) {
                    part.each = path;
                }
            }
            Message::Title(index, column, text) => {
                if let Some(column) = self.column(index, column) {
                    column.title = text;
                }
            }
            Message::Width(index, column, text) => {
                if let Some(column) = self.column(index, column) {
                    column.width = text;
                }
            }
            Message::Columns(index, more) => self.form.columns(index, more),
            Message::Add(index) => {
                if let Some(role) = Form::roles(self.kind).into_iter().nth(index) {
                    let behind = match self.spot {
                        Spot::Part(index) | Spot::Cell(index, _) => Some(index),
                        Spot::Head(_) => None,
                    };
                    let table = matches!(role, Role::Table { .. });
                    let at = self.form.add(role, behind, self.kind);
                    self.spot = if table { Spot::Cell(at, 0) } else { Spot::Part(at) };
                    let go = focus::to(view::id_of(self.spot));
                    return Some(Action::task(Task::batch([self.draw(context), go])));
                }
            }
            Message::Shift(index, down) => {
                self.spot = Spot::Head(Head::Subject);
                self.form.shift(index, down);
            }
            Message::Remove(index) => {
                self.spot = Spot::Head(Head::Subject);
                self.form.remove(index);
            }
            Message::Note(note) => {
                self.note = note;
                return Some(Action::none());
            }
            Message::Discard => {
                let file = self.saved.clone();
                self.take(&file);
                (self.looking, self.leaving) = (None, false);
            }
            Message::Save => {
                if self.busy || !self.is_dirty() || self.flaw.is_some() {
                    return Some(Action::none());
                }
                let text = self.form.file().to_toml();
                return Some(Action::task(self.set(context, text, self.note.clone())));
            }
            Message::Saved(SavedMessage(Ok(said))) => {
                let done = Wish::Done(words.with(said, &[]));
                let load = Action::task(self.load(context));
                return Some(load.and(Wish::Changed).and(done));
            }
            Message::Look(index) => {
                let line = self.loaded.as_ref().and_then(|loaded| loaded.versions.get(index));
                match line.map(|line| TemplateFile::parse(&line.text)) {
                    Some(Ok(file)) => {
                        self.take(&file);
                        (self.looking, self.leaving) = (Some(index + 1), false);
                    }
                    Some(Err(flaw)) => {
                        return Some(Action::trouble(Trouble::of(words, &Problem::Template(flaw))));
                    }
                    None => {}
                }
            }
            Message::Use(index) => {
                let line = self.loaded.as_ref().and_then(|loaded| loaded.versions.get(index));
                let Some(line) = line.filter(|_| !self.busy) else { return Some(Action::none()) };
                let note = words.with("template-used-again", &[("number", (index + 1).into())]);
                let text = line.text.clone();
                return Some(Action::task(self.set(context, text, note)));
            }
            Message::More(0) => {
                return Some(Action::task(self.set(context, String::new(), self.note.clone())));
            }
            Message::More(1) => {
                let ask = ask(words, "template-import", String::new());
                return Some(Action::task(context.ask_open(ask, Message::FilePicked)));
            }
            Message::More(_) => {
                let ask = ask(words, "template-export", format!("templat-{}.toml", view::name_of(self.kind)));
                return Some(Action::task(context.ask_save(ask, Message::ExportTarget)));
            }
            Message::FilePicked(Some(path)) => {
                let (kind, service) = (self.kind, self.service.clone());
                let read =
                    move |office: &mut Office| office.read_template(kind, &service, &path).map(Box::new);
                return Some(Action::task(context.ask(read, |file| Message::FileRead(FileMessage(file)))));
            }
            Message::FileRead(FileMessage(Ok(file))) => {
                self.take(&file);
                self.looking = None;
            }
            Message::ExportTarget(Some(path)) => {
                let text = self.form.file().to_toml();
                return Some(Action::task(context.write(
                    path,
                    |_| Ok(text.into_bytes()),
                    |written| Message::Exported(ExportedMessage(written)),
                )));
            }
            Message::Exported(ExportedMessage(Ok(path))) => {
                let file = [("file", path.display().to_string().into())];
                return Some(Action::wish(Wish::Written(words.with("template-exported", &file), path)));
            }
            Message::Preview(message) => self.preview.update(message, context),
            Message::Drawn(DrawnMessage(pages, scale)) => {
                self.preview.busy = false;
                match pages {
                    Ok(pages) => {
                        self.flaw = None;
                        self.preview.show(pages, scale);
                    }
                    Err(flaw) => self.flaw = Some(flaw),
                }
                if !self.preview.stale {
                    return Some(Action::none());
                }
            }
            Message::Switch => self.preview_shown = !self.preview_shown,
            Message::FilePicked(None) | Message::ExportTarget(None) => return Some(Action::none()),
            Message::Loaded(LoadedMessage(Err(trouble)))
            | Message::Saved(SavedMessage(Err(trouble)))
            | Message::FileRead(FileMessage(Err(trouble)))
            | Message::Exported(ExportedMessage(Err(trouble))) => {
                self.busy = false;
                return Some(Action::trouble(trouble));
            }
        }
        Some(Action::task(self.draw(context)))
    }

    /// Records a version; without text the template is taken back.
    fn set(&mut self, context: &Context, text: String, note: String) -> Task<Message> {
        let (kind, service) = (self.kind, self.service.clone());
        self.busy = true;
        let set = move |office: &mut Office| {
            if text.trim().is_empty() {
                office.reset_template(kind, &service, &note)?;
                return Ok("template-reset-done");
            }
            office.set_template(kind, &service, &text, &note)?;
            Ok("template-saved")
        };
        context.ask(set, |saved| Message::Saved(SavedMessage(saved)))
    }

    fn column(&mut self, part: usize, column: usize) -> Option<&mut form::Column> {
        self.form.parts.get_mut(part)?.columns.get_mut(column)
    }
}

fn ask(words: Words, title: &str, name: String) -> Ask {
    Ask { title: words.say(title), kind: "TOML".to_owned(), endings: vec!["toml".to_owned()], name }
}
