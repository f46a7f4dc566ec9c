//! A hand at the window: presses and types as a person does, and waits until the window has answered.
//!
//! The program runs as it does for people (the office on its own thread, files, the very same views), only the
//! system's window around it is missing.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use chrono::{DateTime, Utc};
use iced::futures::StreamExt;
use iced::futures::executor::block_on;
use iced::keyboard::{self, Key, Modifiers, key::Named};
use iced::{Event, Point, Renderer, Size, Task, event, mouse, window};
use iced_test::Simulator;
use iced_test::core::renderer::Headless;
use iced_test::core::widget::operation::{Operation, Outcome, black_box};
use iced_test::runtime::clipboard::Action as Copied;
use iced_test::runtime::user_interface::{Cache, UserInterface};
use iced_test::runtime::{Action, task};
use lajur::app::{App, Launch, Message};
use lajur::engine::{Office, story};
use lajur::platform::clock::Clock;
use lajur::platform::entropy::Entropy;
use lajur::platform::folders::Folders;
use lajur::settings::Settings;
use lajur::ui::survey::{Part, What, look};
use lajur::ui::{self, Element, Theme};
use lajur::words::Language;

/// Nothing the window is asked takes longer, not even on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);
/// How often it is looked whether it has come.
const GLANCE: Duration = Duration::from_millis(100);

/// The moment every test takes place in.
pub fn now() -> DateTime<Utc> {
    "2026-11-20T09:00:00+07:00".parse().expect("a moment")
}

/// A folder with the sample office, made once and copied for every test.
pub fn sample() -> tempfile::TempDir {
    static SAMPLE: OnceLock<tempfile::TempDir> = OnceLock::new();
    let made = SAMPLE.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        story::fill_with_sample(&mut open(folder.path())).expect("the sample office");
        folder
    });
    copy(made.path())
}

/// Opens an office folder, which no window may hold.
pub fn open(folder: &Path) -> Office {
    let folders = Folders::choose(Some(folder.to_path_buf())).expect("a folder was given");
    Office::open(folders, Clock::Fixed(now()), Entropy::System).expect("the office opens")
}

fn copy(from: &Path) -> tempfile::TempDir {
    fn each(from: &Path, to: &Path) {
        std::fs::create_dir_all(to).expect("a folder can be made");
        for entry in std::fs::read_dir(from).expect("the folder can be read") {
            let path = entry.expect("an entry").path();
            let target = to.join(path.file_name().expect("a name"));
            if path.is_dir() {
                each(&path, &target);
            } else {
                std::fs::copy(&path, &target).expect("a file can be copied");
            }
        }
    }
    let target = tempfile::tempdir().expect("a folder");
    each(from, target.path());
    target
}

/// The hand, with the window it works at.
pub struct Hand {
    app: App,
    cache: Option<Cache>,
    renderer: Renderer,
    cursor: mouse::Cursor,
    size: Size,
    sender: Sender<Action<Message>>,
    actions: Receiver<Action<Message>>,
    folder: PathBuf,
    /// What was copied last.
    pub copied: Option<String>,
}

impl Hand {
    /// Opens the window on a folder and waits for nothing yet.
    pub fn new(folder: &Path, language: Language) -> Self {
        Self::with_settings(folder, language, Settings::default())
    }

    /// Opens the window with settings of this laptop.
    pub fn with_settings(folder: &Path, language: Language, settings: Settings) -> Self {
        // A simulator loads the fonts; nothing else does so without a window.
        let nothing: Element<'_, ()> = iced::widget::row![].into();
        drop(Simulator::<(), Theme>::with_settings(ui::settings(), nothing));
        let renderer = block_on(<Renderer as Headless>::new(
            ui::settings().default_font,
            ui::settings().default_text_size,
            Some("tiny-skia"),
        ));
        let folders = Folders::choose(Some(folder.to_path_buf())).expect("a folder was given");
        let clock = Clock::Fixed(now());
        let (app, task) =
            App::new(Launch { folders, clock, settings, language, own_dialogs: true, map: None });
        let (sender, actions) = channel();
        let hand = Self {
            app,
            cache: Some(Cache::default()),
            renderer: renderer.expect("the software renderer"),
            cursor: mouse::Cursor::Unavailable,
            size: Size::new(1366.0, 728.0),
            sender,
            actions,
            folder: folder.to_path_buf(),
            copied: None,
        };
        hand.run(task);
        hand
    }

    /// Gives the window another size.
    pub fn resize(&mut self, width: f32, height: f32) {
        self.size = Size::new(width, height);
        self.tell(Message::Resized(self.size));
    }

    /// The office in the folder the window holds, read from a copy.
    pub fn office(&self) -> (Office, tempfile::TempDir) {
        let folder = copy(&self.folder);
        (open(folder.path()), folder)
    }

    fn run(&self, task: Task<Message>) {
        let Some(mut stream) = task::into_stream(task) else { return };
        let sender = self.sender.clone();
        std::thread::spawn(move || {
            block_on(async {
                while let Some(action) = stream.next().await {
                    if sender.send(action).is_err() {
                        return;
                    }
                }
            });
        });
    }

    fn tell(&mut self, message: Message) {
        let task = self.app.update(message);
        self.run(task);
    }

    /// Lets the window work with its widgets as they stand, and carries out what they say.
    fn with<R>(
        &mut self,
        work: impl FnOnce(&mut UserInterface<'_, Message, Theme, Renderer>, &mut Renderer, &mut Vec<Message>) -> R,
    ) -> R {
        let cache = self.cache.take().unwrap_or_default();
        let mut ui = UserInterface::build(self.app.view(), self.size, cache, &mut self.renderer);
        let mut messages = Vec::new();
        let result = work(&mut ui, &mut self.renderer, &mut messages);
        self.cache = Some(ui.into_cache());
        for message in messages {
            self.tell(message);
        }
        result
    }

    fn perform(&mut self, action: Action<Message>) {
        match action {
            Action::Output(message) => self.tell(message),
            Action::Widget(operation) => self.with(|ui, renderer, _| {
                let mut next = Some(operation);
                while let Some(mut operation) = next.take() {
                    ui.operate(renderer, operation.as_mut());
                    if let Outcome::Chain(chained) = operation.finish() {
                        next = Some(chained);
                    }
                }
            }),
            Action::Clipboard(Copied::Write { contents, .. }) => self.copied = Some(contents),
            _ => {}
        }
        self.redraw();
    }

    fn event(&mut self, event: Event) -> event::Status {
        let cursor = self.cursor;
        let statuses = self.with(|ui, renderer, messages| {
            ui.update(std::slice::from_ref(&event), cursor, renderer, &mut clipboard(), messages).1
        });
        let status = statuses.first().copied().unwrap_or(event::Status::Ignored);
        if let (event::Status::Ignored, Event::Keyboard(keyboard::Event::KeyPressed { key, modifiers, .. })) =
            (status, event)
        {
            self.tell(Message::Key(key, modifiers));
        }
        self.redraw();
        status
    }

    fn redraw(&mut self) {
        let cursor = self.cursor;
        self.with(|ui, renderer, messages| {
            let redraw = Event::Window(window::Event::RedrawRequested(std::time::Instant::now()));
            ui.update(&[redraw], cursor, renderer, &mut clipboard(), messages);
        });
    }

    /// Everything that can be seen now.
    pub fn seen(&mut self) -> Vec<Part> {
        self.with(|ui, renderer, _| {
            let mut look = look();
            ui.operate(renderer, &mut black_box(&mut look));
            match look.finish() {
                Outcome::Some(parts) => parts,
                _ => Vec::new(),
            }
        })
    }

    /// Every word that can be seen now, for messages and for reading.
    pub fn words(&mut self) -> Vec<String> {
        let words = |part: Part| match part.what {
            What::Words(words) => Some(words),
            _ => None,
        };
        self.seen().into_iter().filter_map(words).collect()
    }

    fn find(&mut self, what: &What) -> Option<Point> {
        self.seen().into_iter().find(|part| part.what == *what).map(|part| part.seen.center())
    }

    /// Waits until something holds.
    pub fn until(&mut self, why: &str, mut holds: impl FnMut(&mut Self) -> bool) {
        let mut waited = Duration::ZERO;
        while !holds(self) {
            // What is waited for may be on the disk, and nothing more happen in the window.
            match self.actions.recv_timeout(GLANCE) {
                Ok(action) => {
                    self.perform(action);
                    waited = Duration::ZERO;
                }
                Err(_) if waited < PATIENCE => waited += GLANCE,
                Err(_) => panic!("waited in vain for {why}; the window says {:#?}", self.words()),
            }
        }
        // What has been answered meanwhile belongs to it.
        while let Ok(action) = self.actions.try_recv() {
            self.perform(action);
        }
    }

    /// Waits for words.
    pub fn see(&mut self, words: &str) {
        let wanted = What::Words(words.to_owned());
        self.until(words, |hand| hand.find(&wanted).is_some());
    }

    /// Waits for words that contain others, and gives them whole.
    pub fn see_with(&mut self, part: &str) -> String {
        let mut found = String::new();
        self.until(part, |hand| match hand.words().into_iter().find(|words| words.contains(part)) {
            Some(words) => {
                found = words;
                true
            }
            None => false,
        });
        found
    }

    /// Waits for a named part.
    pub fn see_part(&mut self, name: &str) {
        let wanted = What::Named(name.to_owned());
        self.until(name, |hand| hand.find(&wanted).is_some());
    }

    /// Whether a named part is there.
    pub fn has_part(&mut self, name: &str) -> bool {
        self.find(&What::Named(name.to_owned())).is_some()
    }

    /// Waits until a named part is there no more.
    pub fn see_gone(&mut self, name: &str) {
        let wanted = What::Named(name.to_owned());
        self.until(name, |hand| hand.find(&wanted).is_none());
    }

    /// Waits until a named part has the keyboard.
    pub fn see_focus(&mut self, name: &str) {
        let wanted = What::Focused(name.to_owned());
        self.until(name, |hand| hand.find(&wanted).is_some());
    }

    /// The named part that has the keyboard.
    pub fn focus(&mut self) -> Option<String> {
        self.seen().into_iter().find_map(|part| match part.what {
            What::Focused(name) => Some(name),
            _ => None,
        })
    }

    fn click(&mut self, at: Point) {
        self.cursor = mouse::Cursor::Available(at);
        self.event(Event::Mouse(mouse::Event::CursorMoved { position: at }));
        self.event(Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)));
        self.event(Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)));
    }

    /// Presses a named part.
    pub fn press(&mut self, name: &str) {
        self.see_part(name);
        let at = self.find(&What::Named(name.to_owned())).expect("it was seen just now");
        self.click(at);
    }

    /// Turns the wheel over the screen until a named part can be seen.
    pub fn scroll_to(&mut self, name: &str) {
        let wanted = What::Named(name.to_owned());
        self.cursor = mouse::Cursor::Available(Point::new(self.size.width * 0.8, self.size.height * 0.5));
        for _ in 0..500 {
            while let Ok(action) = self.actions.try_recv() {
                self.perform(action);
            }
            if self.find(&wanted).is_some() {
                return;
            }
            let delta = mouse::ScrollDelta::Lines { x: 0.0, y: -2.0 };
            self.event(Event::Mouse(mouse::Event::WheelScrolled { delta }));
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("{name} is not on the page; the window says {:#?}", self.words());
    }

    /// Presses words.
    pub fn press_words(&mut self, words: &str) {
        self.see(words);
        let at = self.find(&What::Words(words.to_owned())).expect("they were seen just now");
        self.click(at);
    }

    /// Goes to a screen by its word on the rail.
    pub fn go(&mut self, word: &str) {
        self.press_words(word);
    }

    /// Presses a key.
    pub fn key(&mut self, named: Named) -> event::Status {
        self.tap(Key::Named(named), Modifiers::empty())
    }

    /// Presses a letter, perhaps together with others.
    pub fn letter(&mut self, letter: &str, modifiers: Modifiers) -> event::Status {
        self.tap(Key::Character(letter.into()), modifiers)
    }

    /// Presses a key together with others.
    pub fn tap(&mut self, key: Key, modifiers: Modifiers) -> event::Status {
        // Fields know what is held down only from being told.
        self.event(Event::Keyboard(keyboard::Event::ModifiersChanged(modifiers)));
        let text = match &key {
            Key::Character(text) if modifiers.is_empty() => Some(text.clone()),
            _ => None,
        };
        let status = self.event(Event::Keyboard(keyboard::Event::KeyPressed {
            key: key.clone(),
            modified_key: key,
            physical_key: keyboard::key::Physical::Unidentified(keyboard::key::NativeCode::Unidentified),
            location: keyboard::Location::Standard,
            modifiers,
            repeat: false,
            text,
        }));
        self.event(Event::Keyboard(keyboard::Event::ModifiersChanged(Modifiers::empty())));
        status
    }

    /// Types into what has the keyboard.
    pub fn write(&mut self, text: &str) {
        for letter in text.chars() {
            self.letter(&letter.to_string(), Modifiers::empty());
        }
    }

    /// Types into a field, in place of what it says.
    pub fn fill(&mut self, name: &str, text: &str) {
        self.press(name);
        self.letter("a", Modifiers::COMMAND);
        self.write(text);
        self.see(text);
    }

    /// Answers the window's own file dialog.
    pub fn choose(&mut self, path: &Path) {
        self.see_focus("picker-name");
        self.letter("a", Modifiers::COMMAND);
        self.write(&path.display().to_string());
        self.key(Named::Enter);
        self.see_gone("picker-name");
    }
}

fn clipboard() -> iced_test::core::clipboard::Null {
    iced_test::core::clipboard::Null
}
