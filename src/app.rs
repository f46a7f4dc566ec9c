//! The window: a thin face of the engine. The root owns one screen at a time, shows what went wrong, and carries out
//! what a screen wishes; no screen knows another.

mod action;
mod asked;
mod board;
mod calendar;
mod case_time;
mod command;
mod context;
mod disposition;
mod exchange;
mod files;
mod flow;
mod frame;
mod help;
mod hidden;
mod letter;
mod letters;
mod map;
mod morning;
mod new_request;
mod paper;
mod picker;
mod place;
mod preferences;
mod preview;
mod procedures;
mod register;
mod report;
mod request;
mod requests;
mod secret;
mod sheet;
mod start;
mod trouble;
mod unlock;
mod workplace;

use std::path::PathBuf;

use iced::keyboard::{self, Key};
use iced::widget::{column, row};
use iced::{Size, Subscription, Task, window};

use crate::domain::office::Position;
use crate::engine::desk::{Desk, Push};
use crate::engine::{Office, Problem};
use crate::platform::clock::Clock;
use crate::platform::folders::Folders;
use crate::settings::{Look, Settings};
use crate::ui::{self, Element, Room, Theme};
use crate::words::{Language, Words};

use context::{Context, OfficeInfo};
use files::{Files, QuestionMessage};
use picker::Picker;
use trouble::Trouble;
use workplace::Workplace;

/// What the window begins with.
#[derive(Debug, Clone)]
pub struct Launch {
    /// The office folder.
    pub folders: Folders,
    /// What tells the time.
    pub clock: Clock,
    /// This laptop's own settings.
    pub settings: Settings,
    /// The language of the screen.
    pub language: Language,
    /// Whether the window asks for files itself, because the system has no dialog for that.
    pub own_dialogs: bool,
    /// Where to write what stands where in the window, for scripts that press real buttons.
    pub map: Option<PathBuf>,
}

/// The whole window.
pub struct App {
    launch: Launch,
    words: Words,
    settings: Settings,
    /// Size of the window in logical pixels, before the text size.
    size: Size,
    /// Pixels of the screen per logical pixel, before the text size.
    density: f32,
    /// Changes whenever the whole window has to be drawn anew.
    turn: bool,
    files: Files,
    /// The window's own file dialog, while it is open.
    picker: Option<Picker>,
    /// The folder a file was last chosen in.
    folder: Option<PathBuf>,
    stage: Stage,
}

/// What the window shows.
enum Stage {
    /// The office folder is being opened.
    Opening,
    /// The office folder cannot be opened.
    Broken(Trouble),
    /// This laptop's key waits for its passphrase.
    Locked(Desk, unlock::Screen),
    /// There is no office in the folder yet.
    Start(Desk, Box<start::Screen>),
    /// The office at work.
    Work(Box<Workplace>),
}

/// What happens to the window.
#[derive(Debug, Clone)]
pub enum Message {
    /// The office folder was opened, or could not be.
    Opened(OpenedMessage),
    /// Something happened on the question for the passphrase.
    Unlock(unlock::Message),
    /// Something happened on the first screen.
    Start(start::Message),
    /// Something happened at work.
    Work(workplace::Message),
    /// A key that nothing on the screen has used.
    Key(Key, keyboard::Modifiers),
    /// The window stands on a screen of this size, as far as the system tells.
    Placed(window::Id, Option<Size>),
    /// The window has another size.
    Resized(Size),
    /// The window is on another kind of screen.
    Rescaled(f32),
    /// A file was dropped on the window.
    Dropped(PathBuf),
    /// The office tells of itself.
    Pushed(Push),
    /// The window has to ask for a file.
    Asked(QuestionMessage),
    /// Something happened in the window's own file dialog.
    Picker(picker::Message),
    /// Try again to open the folder.
    Retry,
    /// Copy the details of why it cannot be opened.
    Copy,
    /// Something happened that may have moved what stands in the window.
    Look,
    /// What stands where in the window now.
    Seen(Vec<ui::survey::Part>),
    /// Settings have been kept, or not; a failure is no reason to disturb.
    Kept,
}

/// An opened office folder, as a message carries it.
#[derive(Debug, Clone)]
pub struct OpenedMessage(Result<(Desk, Entrance), Trouble>);

/// What an opened folder leads to.
#[derive(Debug, Clone)]
enum Entrance {
    /// The question for the passphrase.
    Locked,
    /// The first start.
    Empty,
    /// Work.
    Office(Box<OfficeInfo>),
}

impl Entrance {
    /// Where to go, once the key is open or a person goes on without it.
    fn of(office: &mut Office) -> Result<Self, Problem> {
        Ok(match office.office_id()? {
            Some(_) => Self::Office(Box::new(OfficeInfo::of(office)?)),
            None => Self::Empty,
        })
    }
}

/// The program's sign in the title bar and the task list; going without it is no reason not to open.
fn icon() -> Option<window::Icon> {
    const SIDE: u32 = 64;
    let rgba = include_bytes!("../assets/icons/window.rgba").to_vec();
    window::icon::from_rgba(rgba, SIDE, SIDE).ok()
}

/// What the window is before the system says how large it made it.
const FIRST_SIZE: Size = Size::new(1366.0, 728.0);

/// Opens the window and stays until it is closed.
///
/// # Errors
/// When the system lets no window open.
pub fn run(launch: Launch) -> iced::Result {
    program(launch).run()
}

/// The window as iced runs it, and as tests drive it.
fn program(
    launch: Launch,
) -> iced::Application<impl iced::Program<State = App, Message = Message, Theme = Theme>> {
    iced::application(move || App::new(launch.clone()), App::update, App::view)
        .settings(iced::Settings { id: Some("id.lajur.Lajur".to_owned()), ..ui::settings() })
        .title(App::title)
        .theme(App::theme)
        .style(|app: &App, theme: &Theme| ui::theme::redrawn(theme, app.turn))
        .scale_factor(|app: &App| app.settings.text_percent.factor())
        .subscription(App::subscription)
        .window(window::Settings {
            size: FIRST_SIZE,
            min_size: Some(Size::new(800.0, 520.0)),
            icon: icon(),
            exit_on_close_request: true,
            #[cfg(target_os = "linux")]
            platform_specific: window::settings::PlatformSpecific {
                application_id: "id.lajur.Lajur".to_owned(),
                ..Default::default()
            },
            ..window::Settings::default()
        })
}

impl App {
    /// The window before anything is known, with the task that opens the folder.
    pub fn new(launch: Launch) -> (Self, Task<Message>) {
        let words = Words::new(launch.language);
        let settings = launch.settings.clone();
        let (files, questions) = if launch.own_dialogs {
            let (files, questions) = Files::of_window();
            (files, Task::run(questions, |question| Message::Asked(QuestionMessage::new(question))))
        } else {
            (Files::of_system(), Task::none())
        };
        let app = Self {
            launch,
            words,
            settings,
            size: FIRST_SIZE,
            density: 1.0,
            turn: false,
            files,
            picker: None,
            folder: None,
            stage: Stage::Opening,
        };
        let placed = window::latest()
            .and_then(|id| window::monitor_size(id).map(move |screen| Message::Placed(id, screen)));
        let task = Task::batch([app.open(), questions, placed]);
        (app, task)
    }

    fn open(&self) -> Task<Message> {
        let (folders, clock, words) = (self.launch.folders.clone(), self.launch.clock.clone(), self.words);
        Task::future(async move {
            match Desk::open(folders, clock).await {
                Ok(desk) => {
                    let work = |office: &mut Office| {
                        if office.is_key_locked() { Ok(Entrance::Locked) } else { Entrance::of(office) }
                    };
                    entrance(desk, words, work).await
                }
                Err(problem) => Message::Opened(OpenedMessage(Err(Trouble::of(words, &problem)))),
            }
        })
    }

    fn title(&self) -> String {
        match &self.stage {
            Stage::Work(work) => format!("{} — Lajur", work.agency()),
            _ => "Lajur".to_owned(),
        }
    }

    fn theme(&self) -> Theme {
        match self.settings.look {
            Look::Light => Theme::Light,
            Look::Dark => Theme::Dark,
            Look::HighContrast => Theme::HighContrast,
        }
    }

    fn subscription(&self) -> Subscription<Message> {
        let keys = keyboard::listen().filter_map(|event| match event {
            keyboard::Event::KeyPressed { key, modifiers, .. } => Some(Message::Key(key, modifiers)),
            _ => None,
        });
        let sizes = window::events().filter_map(|(_, event)| match event {
            window::Event::Opened { size, .. } | window::Event::Resized(size) => Some(Message::Resized(size)),
            window::Event::Rescaled(density) => Some(Message::Rescaled(density)),
            window::Event::FileDropped(path) => Some(Message::Dropped(path)),
            _ => None,
        });
        let pushes = match &self.stage {
            Stage::Work(work) => {
                Subscription::run_with(Pushes(work.desk()), Pushes::stream).map(Message::Pushed)
            }
            _ => Subscription::none(),
        };
        let looks = if self.launch.map.is_some() { map::looks() } else { Subscription::none() };
        Subscription::batch([keys, sizes, pushes, looks.map(|()| Message::Look)])
    }

    /// Takes a message in and says what is to be done next.
    pub fn update(&mut self, message: Message) -> Task<Message> {
        if let (Some(file), Message::Seen(parts)) = (&self.launch.map, &message) {
            return map::write(file.clone(), map::text(parts, self.room_now().1)).discard();
        }
        let small = match &message {
            Message::Work(message) => !Workplace::redraws(message),
            message => matches!(message, Message::Kept | Message::Look | Message::Seen(_)),
        };
        self.turn ^= !small;
        let task = self.react(message);
        match self.launch.map {
            Some(_) => Task::batch([task, ui::survey::survey().map(Message::Seen)]),
            None => task,
        }
    }

    fn react(&mut self, message: Message) -> Task<Message> {
        match message {
            Message::Opened(OpenedMessage(Ok((desk, entrance)))) => self.enter(desk, entrance),
            Message::Opened(OpenedMessage(Err(trouble))) => {
                self.stage = Stage::Broken(trouble);
                Task::none()
            }
            Message::Retry => {
                self.stage = Stage::Opening;
                self.open()
            }
            Message::Copy => match &self.stage {
                Stage::Broken(trouble) => trouble.copy(),
                _ => Task::none(),
            },
            Message::Unlock(message) => {
                let Stage::Locked(desk, screen) = &mut self.stage else { return Task::none() };
                match screen.update(message, desk, self.words) {
                    unlock::Step::Task(task) => task.map(Message::Unlock),
                    unlock::Step::Done => Task::future(entrance(desk.clone(), self.words, Entrance::of)),
                }
            }
            Message::Start(message) => self.start(message),
            Message::Work(message) => {
                let Stage::Work(work) = &mut self.stage else { return Task::none() };
                let task = work.update(message).map(Message::Work);
                Task::batch([task, self.keep_settings()])
            }
            Message::Key(key, modifiers) => self.key(&key, modifiers),
            Message::Placed(id, screen) => {
                // On a small screen the window takes all of it rather than hang over the edge.
                let small =
                    screen.is_some_and(|it| it.width < FIRST_SIZE.width || it.height < FIRST_SIZE.height);
                if small { window::maximize(id, true) } else { Task::none() }
            }
            Message::Resized(size) => {
                self.size = size;
                self.fit()
            }
            Message::Rescaled(density) => {
                self.density = density;
                self.fit()
            }
            Message::Dropped(path) => match &mut self.stage {
                Stage::Work(work) if self.picker.is_none() => work.dropped(path).map(Message::Work),
                _ => Task::none(),
            },
            Message::Pushed(Push::Minute | Push::Changed) => match &mut self.stage {
                Stage::Work(work) => work.refresh().map(Message::Work),
                _ => Task::none(),
            },
            Message::Asked(question) => {
                let Some(question) = question.take() else { return Task::none() };
                let (picker, task) = Picker::new(question, self.folder.clone());
                if let Some(earlier) = self.picker.replace(picker) {
                    earlier.into_question().answer(None);
                }
                task.map(Message::Picker)
            }
            Message::Picker(message) => self.pick(message),
            Message::Kept | Message::Look | Message::Seen(_) => Task::none(),
        }
    }

    fn pick(&mut self, message: picker::Message) -> Task<Message> {
        let Some(picker) = &mut self.picker else { return Task::none() };
        match picker.update(message, self.words) {
            picker::Outcome::Stay(task) => task.map(Message::Picker),
            picker::Outcome::Done(path) => {
                if let Some(folder) = path.as_ref().and_then(|path| path.parent()) {
                    self.folder = Some(folder.to_path_buf());
                }
                if let Some(picker) = self.picker.take() {
                    picker.into_question().answer(path);
                }
                Task::none()
            }
        }
    }

    /// The window in the pixels screens are laid out in, and how many real ones stand for one: a larger text leaves
    /// less room.
    fn room_now(&self) -> (Size, f32) {
        let factor = self.settings.text_percent.factor();
        (Size::new(self.size.width / factor, self.size.height / factor), self.density * factor)
    }

    /// Makes work fit the window as it is now.
    fn fit(&mut self) -> Task<Message> {
        let (size, ratio) = self.room_now();
        match &mut self.stage {
            Stage::Work(work) => work.resized(size, ratio).map(Message::Work),
            _ => Task::none(),
        }
    }

    fn enter(&mut self, desk: Desk, entrance: Entrance) -> Task<Message> {
        match entrance {
            Entrance::Locked => {
                self.stage = Stage::Locked(desk, unlock::Screen::default());
                unlock::Screen::focus()
            }
            Entrance::Empty => {
                self.stage = Stage::Start(desk, Box::new(start::Screen::new(self.words)));
                Task::none()
            }
            Entrance::Office(office) => {
                let (words, settings) = (self.words, self.settings.clone());
                let (window, pixel_ratio) = self.room_now();
                let room = Room::of(window);
                let shared = Some(settings.shared_folder.as_str()).filter(|folder| !folder.is_empty());
                desk.share(shared.map(Into::into));
                let files = self.files.clone();
                let context =
                    Context { desk, files, words, settings, room, window, pixel_ratio, office: *office };
                let (work, task) = Workplace::new(context);
                self.stage = Stage::Work(Box::new(work));
                task.map(Message::Work)
            }
        }
    }

    fn start(&mut self, message: start::Message) -> Task<Message> {
        let Stage::Start(desk, screen) = &mut self.stage else { return Task::none() };
        match screen.update(message, desk, &self.files, self.words) {
            start::Step::Task(task) => task.map(Message::Start),
            start::Step::Language(language) => {
                self.words = Words::new(language);
                self.settings.language = language.code().to_owned();
                self.write_settings()
            }
            start::Step::Ready(info) => {
                let desk = desk.clone();
                if self.settings.position.is_empty() {
                    self.settings.position = usual_position(&info).unwrap_or_default();
                }
                if self.settings.board.is_empty() {
                    self.settings.board = info.busiest.clone().unwrap_or_default();
                }
                let entered = self.enter(desk, Entrance::Office(info));
                Task::batch([entered, self.write_settings()])
            }
        }
    }

    fn key(&mut self, key: &Key, modifiers: keyboard::Modifiers) -> Task<Message> {
        if modifiers.command()
            && let Key::Character(character) = key
        {
            let size = self.settings.text_percent;
            let changed = match character.as_str() {
                "+" | "=" => size.larger(),
                "-" => size.smaller(),
                "0" => Default::default(),
                _ => size,
            };
            if changed != size {
                self.settings.text_percent = changed;
                if let Stage::Work(work) = &mut self.stage {
                    work.set_text_percent(changed);
                }
                return Task::batch([self.fit(), self.write_settings()]);
            }
        }
        match &mut self.stage {
            Stage::Work(work) if self.picker.is_none() => work.key(key, modifiers).map(Message::Work),
            _ => Task::none(),
        }
    }

    /// Keeps the settings when work has changed them.
    fn keep_settings(&mut self) -> Task<Message> {
        let Stage::Work(work) = &self.stage else { return Task::none() };
        if *work.settings() == self.settings {
            return Task::none();
        }
        self.settings = work.settings().clone();
        let language = Language::of_code(&self.settings.language).unwrap_or(self.launch.language);
        if language != self.words.language() {
            self.words = Words::new(language);
            if let Stage::Work(work) = &mut self.stage {
                work.set_words(self.words);
            }
        }
        Task::batch([self.fit(), self.write_settings()])
    }

    fn write_settings(&self) -> Task<Message> {
        let desk = match &self.stage {
            Stage::Work(work) => work.desk(),
            Stage::Start(desk, _) => desk.clone(),
            _ => return Task::none(),
        };
        let text = self.settings.to_text();
        Task::future(async move {
            // Losing a preference is not worth a notice; the next change tries again.
            let _ = desk.ask(move |office| office.keep_settings(&text)).await;
            Message::Kept
        })
    }

    /// Draws the window.
    pub fn view(&self) -> Element<'_, Message> {
        let content = match &self.stage {
            Stage::Opening => ui::panel::ground(ui::text::body(self.words.say("app-opening"))),
            Stage::Broken(trouble) => self.broken(trouble),
            Stage::Locked(_, screen) => screen.view(self.words).map(Message::Unlock),
            Stage::Start(_, screen) => screen.view(self.words).map(Message::Start),
            Stage::Work(work) => work.view().map(Message::Work),
        };
        let picker = self.picker.as_ref().map(|picker| picker.view(self.words).map(Message::Picker));
        ui::focus::scope(ui::dialog::over(content, picker))
    }

    /// The program opens whatever happens, says what is wrong, and offers to try again.
    fn broken(&self, trouble: &Trouble) -> Element<'_, Message> {
        let words = self.words;
        let folder = self.launch.folders.root().display().to_string();
        let retry = ui::button::primary(words.say("app-retry")).id("broken-retry").on_press(Message::Retry);
        let copy =
            ui::button::plain(words.say("app-copy-details")).icon(ui::Icon::Copy).on_press(Message::Copy);
        let content = column![
            ui::frame::masthead("Lajur", row![]),
            ui::text::title(words.say("broken-title")),
            ui::notice::error(trouble.sentence.clone()).next(words.say("broken-unchanged")),
            ui::panel::fact(words.say("broken-folder"), folder, ui::tokens::size::LABEL),
            ui::panel::fact(words.say("broken-detail"), trouble.detail.clone(), ui::tokens::size::LABEL),
            row![retry, copy].spacing(ui::tokens::space::X8),
        ];
        ui::panel::ground(ui::page::page(content.spacing(ui::tokens::space::X16)))
    }
}

/// Asks an opened folder where it leads to.
async fn entrance(
    desk: Desk,
    words: Words,
    work: impl FnOnce(&mut Office) -> Result<Entrance, Problem> + Send + 'static,
) -> Message {
    Message::Opened(OpenedMessage(match desk.ask(work).await {
        Ok(Ok(entrance)) => Ok((desk, entrance)),
        Ok(Err(problem)) => Err(Trouble::of(words, &problem)),
        Err(stopped) => Err(Trouble::stopped(words, stopped)),
    }))
}

/// Who most likely sits at a laptop nobody has said anything about: the main user of the program, the Kabid.
fn usual_position(info: &OfficeInfo) -> Option<String> {
    let lanes_of =
        |position: &Position| info.profile.lanes.iter().filter(|lane| lane.position == position.id).count();
    let heads = info.profile.positions.iter().filter(|position| position.title.starts_with("Kepala Bidang"));
    heads.max_by_key(|position| lanes_of(position)).map(|position| position.id.clone())
}

/// The office's own messages as a stream that belongs to one desk.
struct Pushes(Desk);

impl std::hash::Hash for Pushes {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.identity().hash(state);
    }
}

impl Pushes {
    fn stream(&self) -> impl iced::futures::Stream<Item = Push> + use<> {
        use iced::futures::StreamExt;
        match self.0.pushes() {
            Some(pushes) => pushes.left_stream(),
            None => iced::futures::stream::pending().right_stream(),
        }
    }
}
