//! The window's own file dialog, for machines whose system has none: places, a folder's files, and a name to type.

use std::path::PathBuf;

use iced::Task;
use iced::widget::row;

use super::files::{Question, Want};
use crate::platform::browse::{self, Entry, Place, Typed};
use crate::ui::dialog::{Dialog, dialog};
use crate::ui::list::list;
use crate::ui::tokens::{Type, size, space};
use crate::ui::{Icon, button, field, focus, icon, notice, page, shorten, text, theme};
use crate::words::Words;

/// The dialog with the question it puts.
pub(crate) struct Picker {
    question: Question,
    folder: PathBuf,
    places: Vec<Place>,
    /// What the folder holds; `None` while it is being read.
    entries: Option<Vec<Entry>>,
    selected: Option<usize>,
    typed: String,
    /// A file that is there already, and that would be replaced.
    taken: Option<PathBuf>,
    trouble: Option<String>,
}

/// What happens in the dialog.
#[derive(Debug, Clone)]
pub enum Message {
    /// A folder was read, or cannot be.
    Listed(ListedMessage),
    /// The name was typed into.
    Typed(String),
    /// A line was selected.
    Select(usize),
    /// A line was opened.
    Open(usize),
    /// Another place, by its position.
    Place(usize),
    /// The folder above.
    Up,
    /// Take what is typed.
    Confirm,
    /// What is typed turned out to be this.
    Looked(LookedMessage),
    /// Do not choose any file.
    Cancel,
}

/// A folder with what it holds, as a message carries it.
#[derive(Debug, Clone)]
pub struct ListedMessage(PathBuf, Result<(Vec<Entry>, Vec<Place>), String>);

/// What a typed name stands for, as a message carries it.
#[derive(Debug, Clone)]
pub struct LookedMessage(Typed);

/// What becomes of the dialog.
pub(crate) enum Outcome {
    /// It stays, with work under way.
    Stay(Task<Message>),
    /// The person has chosen, in this folder, or does not want to.
    Done(Option<PathBuf>),
}

impl Picker {
    /// The dialog in the folder used last, or among the documents.
    pub fn new(question: Question, last: Option<PathBuf>) -> (Self, Task<Message>) {
        let picker = Self {
            typed: question.ask.name.clone(),
            question,
            folder: PathBuf::new(),
            places: Vec::new(),
            entries: None,
            selected: None,
            taken: None,
            trouble: None,
        };
        let read = picker.read(last);
        (picker, Task::batch([read, focus::to("picker-name")]))
    }

    /// The question it puts.
    pub fn into_question(self) -> Question {
        self.question
    }

    /// Reads a folder; without one, the documents or whatever place there is.
    fn read(&self, folder: Option<PathBuf>) -> Task<Message> {
        let endings = self.question.ask.endings.clone();
        Task::future(async move {
            let places = browse::places();
            let documents = places.iter().find(|place| matches!(place, Place::Documents(_)));
            let usual = documents.or(places.first()).map(|place| place.path().to_path_buf());
            let folder =
                folder.filter(|folder| folder.is_dir()).or(usual).unwrap_or_else(|| PathBuf::from("/"));
            let entries = browse::entries(&folder, &endings);
            let listed = entries.map(|entries| (entries, places)).map_err(|error| error.to_string());
            Message::Listed(ListedMessage(folder, listed))
        })
    }

    fn go(&self, folder: PathBuf) -> Outcome {
        Outcome::Stay(self.read(Some(folder)))
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, words: Words) -> Outcome {
        match message {
            Message::Listed(ListedMessage(folder, Ok((entries, places)))) => {
                (self.folder, self.places, self.entries) = (folder, places, Some(entries));
                self.selected = None;
                self.trouble = None;
            }
            Message::Listed(ListedMessage(folder, Err(reason))) => {
                let values = [("folder", folder.display().to_string().into()), ("reason", reason.into())];
                self.trouble = Some(words.with("picker-unreadable", &values));
                self.entries.get_or_insert_default();
            }
            Message::Typed(typed) => {
                self.typed = typed;
                self.taken = None;
                self.trouble = None;
            }
            Message::Select(index) => {
                self.selected = Some(index);
                if let Some(entry) = self.entry(index).filter(|entry| !entry.folder) {
                    self.typed = entry.name.clone();
                    self.taken = None;
                }
            }
            Message::Open(index) => match self.entry(index) {
                Some(entry) if entry.folder => return self.go(self.folder.join(&entry.name)),
                Some(_) => return self.look(),
                None => {}
            },
            Message::Place(index) => {
                if let Some(place) = self.places.get(index) {
                    return self.go(place.path().to_path_buf());
                }
            }
            Message::Up => {
                if let Some(above) = self.folder.parent() {
                    return self.go(above.to_path_buf());
                }
            }
            Message::Confirm => match self.taken.take() {
                Some(path) => return Outcome::Done(Some(path)),
                None => return self.look(),
            },
            Message::Looked(LookedMessage(typed)) => return self.take(typed, words),
            Message::Cancel => return Outcome::Done(None),
        }
        Outcome::Stay(Task::none())
    }

    fn entry(&self, index: usize) -> Option<&Entry> {
        self.entries.as_ref()?.get(index)
    }

    fn look(&self) -> Outcome {
        let (folder, typed) = (self.folder.clone(), self.typed.clone());
        let endings = self.question.ask.endings.clone();
        Outcome::Stay(Task::future(async move {
            Message::Looked(LookedMessage(browse::look(&folder, &typed, &endings)))
        }))
    }

    /// What is typed is a folder to enter, a file to take, or nothing that will do.
    fn take(&mut self, typed: Typed, words: Words) -> Outcome {
        let file = |path: &PathBuf| [("file", path.display().to_string().into())];
        match typed {
            Typed::Nothing if self.question.want == Want::Folder => {
                return Outcome::Done(Some(self.folder.clone()));
            }
            Typed::Nothing => self.trouble = Some(words.say("picker-nothing")),
            Typed::Folder(folder) if self.question.want == Want::Folder => {
                return Outcome::Done(Some(folder));
            }
            Typed::File(path) | Typed::New(path) if self.question.want == Want::Folder => {
                self.trouble =
                    Some(words.with("picker-no-folder", &[("folder", path.display().to_string().into())]));
            }
            Typed::Folder(folder) => {
                self.typed.clone_from(&self.question.ask.name);
                return self.go(folder);
            }
            Typed::File(path) if self.question.want == Want::Save => {
                self.trouble = Some(words.with("picker-taken", &file(&path)));
                self.taken = Some(path);
            }
            Typed::New(path) if self.question.want == Want::Open => {
                self.trouble = Some(words.with("picker-missing", &file(&path)));
            }
            Typed::File(path) | Typed::New(path) => return Outcome::Done(Some(path)),
            Typed::NoFolder(path) => {
                let folder = path.parent().map(PathBuf::from).unwrap_or_default();
                self.trouble = Some(words.with("picker-no-folder", &file(&folder)));
            }
        }
        Outcome::Stay(Task::none())
    }

    /// Draws the dialog.
    pub fn view(&self, words: Words) -> Dialog<'_, Message> {
        let places = self.places.iter().enumerate().map(|(index, place)| {
            let (sign, word) = match place {
                Place::Home(_) => (Icon::User, words.say("picker-home")),
                Place::Documents(_) => (Icon::Folder, words.say("picker-documents")),
                Place::Downloads(_) => (Icon::In, words.say("picker-downloads")),
                Place::Removable(path) => {
                    (Icon::Usb, path.file_name().unwrap_or_default().to_string_lossy().into_owned())
                }
            };
            button::plain(word).icon(sign).small().on_press(Message::Place(index)).into()
        });
        let up = button::sign(Icon::ChevronUp, words.say("picker-up")).on_press(Message::Up);
        let here = shorten::line(Type::SMALL_STRONG, self.folder.display().to_string()).fill();
        let here = row![up, here].spacing(space::X8).align_y(iced::Alignment::Center);
        let entries = self.entries.as_deref().unwrap_or_default();
        let lines = list(entries.len(), move |index| {
            let entry = &entries[index];
            let sign = if entry.folder { Icon::Folder } else { Icon::Sheet };
            row![icon::icon(sign, size::ICON), shorten::line(Type::BODY, entry.name.as_str()).fill()]
                .spacing(space::X8)
                .padding([0.0, space::X10])
                .align_y(iced::Alignment::Center)
                .into()
        });
        let lines = lines
            .row_height(size::ROW_CHECK)
            .selected(self.selected)
            .on_select(Message::Select)
            .on_open(Message::Open)
            .id("picker-files");
        let lines = iced::widget::container(lines).height(LIST).padding(1.0).style(theme::boxed);
        let empty = (self.entries.is_some() && entries.is_empty()).then(|| {
            text::small(words.with("picker-empty", &[("kind", self.kind().into())])).style(theme::muted)
        });
        let label = match self.question.want {
            Want::Save => words.say("picker-name"),
            Want::Open => words.say("picker-file"),
            Want::Folder => words.say("picker-folder"),
        };
        let name = field::field(label, &self.typed)
            .hint(words.say("picker-name-hint"))
            .on_input(Message::Typed)
            .on_submit(Message::Confirm)
            .id("picker-name");
        let trouble = self.trouble.as_deref().map(|sentence| {
            if self.taken.is_some() { notice::warning(sentence) } else { notice::error(sentence) }
        });
        let confirm = match (&self.taken, self.question.want) {
            (Some(_), _) => words.say("picker-replace"),
            (None, Want::Save) => words.say("picker-save"),
            (None, Want::Open) => words.say("picker-open"),
            (None, Want::Folder) => words.say("picker-take-folder"),
        };
        let places = iced::widget::Row::with_children(places).spacing(space::X8).wrap();
        let parts = [
            Some(places.into()),
            Some(here.into()),
            Some(lines.into()),
            empty.map(Into::into),
            Some(name.into()),
            trouble.map(Into::into),
        ];
        let content = page::steady(space::X10, parts);
        dialog(self.question.ask.title.as_str(), content, Message::Cancel)
            .wide()
            .button(button::plain(words.say("app-cancel")).id("picker-cancel").on_press(Message::Cancel))
            .button(button::primary(confirm).id("picker-confirm").on_press(Message::Confirm))
    }

    fn kind(&self) -> String {
        self.question.ask.kind.clone()
    }
}

/// Height of the list of files: six lines.
const LIST: f32 = 6.0 * size::ROW_CHECK;
