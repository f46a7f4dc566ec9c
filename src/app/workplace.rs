//! The office at work: the rail, the screen in hand, the line below, and what has to be told.

use std::path::PathBuf;

use iced::keyboard::{Key, Modifiers, key::Named};
use iced::widget::row;
use iced::{Length, Size, Task};

use super::action::{Action, Wish};
use super::context::{Context, OfficeInfo};
use super::help::Topic;
use super::place::Place;
use super::trouble::Trouble;
use super::{
    board, calendar, command, exchange, help, letter, letters, morning, new_request, paper, preferences,
    procedures, register, report, request, requests,
};
use crate::domain::office::Position;
use crate::engine::desk::Desk;
use crate::platform::dialog;
use crate::settings::{Settings, TextPercent};
use crate::ui::frame::{self, Entry};
use crate::ui::{self, Element, Icon, Room, notice};
use crate::words::Words;

/// The office at work.
pub(crate) struct Workplace {
    context: Context,
    screen: Screen,
    /// The board as it was left: whoever comes back finds the same card selected.
    board: Option<board::Screen>,
    told: Vec<Told>,
    /// Where one is.
    at: Place,
    /// The command list, while it lies over the window.
    command: Option<command::Screen>,
}

/// The screen in hand.
enum Screen {
    Desk(morning::Screen),
    Board(board::Screen),
    Requests(requests::Screen),
    Request(Box<request::Screen>),
    NewRequest(new_request::Screen),
    Letters(letters::Screen),
    Letter(Box<letter::Screen>),
    Exchange(exchange::Screen),
    Paper(paper::Screen),
    Procedures(procedures::Screen),
    Register(register::Screen),
    Report(report::Screen),
    Calendar(calendar::Screen),
    Preferences(preferences::Screen),
    Help(help::Screen),
    /// Between two screens.
    Left,
}

/// Something told at the top of the window until it is put away.
enum Told {
    Done(String),
    Written(String, PathBuf),
    Trouble(Trouble),
}

/// What happens at work.
#[derive(Debug, Clone)]
pub enum Message {
    Go(PlaceMessage),
    Informed(InfoMessage),
    PutAway(usize),
    Copy(usize),
    OpenFile(usize),
    Desk(morning::Message),
    Welcomed,
    BackedUp(BackedUpMessage),
    Board(board::Message),
    Requests(requests::Message),
    Request(request::Message),
    NewRequest(new_request::Message),
    Letters(letters::Message),
    Letter(letter::Message),
    Exchange(exchange::Message),
    Paper(paper::Message),
    Procedures(procedures::Message),
    Register(register::Message),
    Report(report::Message),
    Calendar(calendar::Message),
    Preferences(preferences::Message),
    Help(help::Message),
    Command(command::Message),
}

/// A place, as a message carries it.
#[derive(Debug, Clone, Copy)]
pub struct PlaceMessage(Place);

/// The end of the day's backup, as a message carries it.
#[derive(Debug, Clone)]
pub struct BackedUpMessage(Result<Option<PathBuf>, Trouble>);

/// What the office says of itself, as a message carries it.
#[derive(Debug, Clone)]
pub struct InfoMessage(Result<OfficeInfo, Trouble>);

impl Workplace {
    /// Work begins at the desk.
    pub fn new(context: Context) -> (Self, Task<Message>) {
        let (screen, task) = morning::Screen::new(&context);
        let backup = daily_backup(&context);
        (
            Self {
                context,
                screen: Screen::Desk(screen),
                board: None,
                told: Vec::new(),
                at: Place::Desk,
                command: None,
            },
            Task::batch([task.map(Message::Desk), backup]),
        )
    }

    /// The office's name.
    pub fn agency(&self) -> &str {
        &self.context.office.profile.agency
    }

    /// The office's thread.
    pub fn desk(&self) -> Desk {
        self.context.desk.clone()
    }

    /// This laptop's settings as the screens have left them.
    pub fn settings(&self) -> &Settings {
        &self.context.settings
    }

    /// Another text size.
    pub fn set_text_percent(&mut self, percent: TextPercent) {
        self.context.settings.text_percent = percent;
    }

    /// Another language.
    pub fn set_words(&mut self, words: Words) {
        self.context.words = words;
    }

    /// Another amount of room: the window in logical pixels, and real ones for each.
    pub fn resized(&mut self, window: Size, pixel_ratio: f32) -> Task<Message> {
        self.context.room = Room::of(window);
        self.context.window = window;
        self.context.pixel_ratio = pixel_ratio;
        match &mut self.screen {
            Screen::Letter(screen) => screen.resized(&self.context).map(Message::Letter),
            Screen::Paper(screen) => screen.resized(&self.context).map(Message::Paper),
            Screen::Preferences(screen) => screen.resized(&self.context).map(Message::Preferences),
            _ => Task::none(),
        }
    }

    /// Asks the office anew, for the frame and for the screen in hand.
    pub fn refresh(&mut self) -> Task<Message> {
        let info = self.context.ask(OfficeInfo::of, |info| Message::Informed(InfoMessage(info)));
        Task::batch([info, self.refresh_screen()])
    }

    fn refresh_screen(&mut self) -> Task<Message> {
        let context = &self.context;
        match &mut self.screen {
            Screen::Desk(screen) => screen.refresh(context).map(Message::Desk),
            Screen::Board(screen) => screen.refresh(context).map(Message::Board),
            Screen::Requests(screen) => screen.refresh(context).map(Message::Requests),
            Screen::Request(screen) => screen.refresh(context).map(Message::Request),
            Screen::Letters(screen) => screen.refresh(context).map(Message::Letters),
            Screen::Letter(screen) => screen.refresh(context).map(Message::Letter),
            Screen::Exchange(screen) => screen.refresh(context).map(Message::Exchange),
            Screen::Paper(screen) => screen.refresh(context).map(Message::Paper),
            Screen::Register(screen) => screen.refresh(context).map(Message::Register),
            Screen::Report(screen) => screen.refresh(context).map(Message::Report),
            Screen::Calendar(screen) => screen.refresh(context).map(Message::Calendar),
            Screen::NewRequest(_)
            | Screen::Procedures(_)
            | Screen::Preferences(_)
            | Screen::Help(_)
            | Screen::Left => Task::none(),
        }
    }

    fn go(&mut self, place: Place) -> Task<Message> {
        // Good news belongs to the screen it was told on.
        self.told.retain(|told| !matches!(told, Told::Done(_)));
        // From one help page to another the way back stays the same.
        let from = match &self.screen {
            Screen::Help(help) => help.from(),
            _ => self.at,
        };
        self.at = place;
        self.command = None;
        let screen = std::mem::replace(&mut self.screen, Screen::Left);
        if let Screen::Board(board) = screen {
            self.board = Some(board);
        }
        let context = &self.context;
        match place {
            Place::Desk => {
                let (screen, task) = morning::Screen::new(context);
                self.screen = Screen::Desk(screen);
                task.map(Message::Desk)
            }
            Place::Board => {
                let (screen, task) = match self.board.take() {
                    Some(mut screen) => {
                        let task = screen.refresh(context);
                        (screen, task)
                    }
                    None => board::Screen::new(context),
                };
                self.screen = Screen::Board(screen);
                Task::batch([task.map(Message::Board), ui::focus::to("board")])
            }
            Place::Requests => {
                let (screen, task) = requests::Screen::new(context);
                self.screen = Screen::Requests(screen);
                task.map(Message::Requests)
            }
            Place::Request(id) => {
                let (screen, task) = request::Screen::new(context, id);
                self.screen = Screen::Request(Box::new(screen));
                task.map(Message::Request)
            }
            Place::NewRequest => {
                let (screen, task) = new_request::Screen::new(context);
                self.screen = Screen::NewRequest(screen);
                task.map(Message::NewRequest)
            }
            Place::Letters => {
                let (screen, task) = letters::Screen::new(context);
                self.screen = Screen::Letters(screen);
                task.map(Message::Letters)
            }
            Place::Letter(id) => {
                let (screen, task) = letter::Screen::new(context, id);
                self.screen = Screen::Letter(Box::new(screen));
                task.map(Message::Letter)
            }
            Place::Exchange => {
                let (screen, task) = exchange::Screen::new(context);
                self.screen = Screen::Exchange(screen);
                task.map(Message::Exchange)
            }
            Place::Procedures => {
                self.screen = Screen::Procedures(procedures::Screen::new(context));
                Task::none()
            }
            Place::Paper(which) => {
                let (screen, task) = paper::Screen::new(context, which);
                self.screen = Screen::Paper(screen);
                task.map(Message::Paper)
            }
            Place::Register => {
                let (screen, task) = register::Screen::new(context);
                self.screen = Screen::Register(screen);
                task.map(Message::Register)
            }
            Place::Report => {
                let (screen, task) = report::Screen::new(context);
                self.screen = Screen::Report(screen);
                task.map(Message::Report)
            }
            Place::Calendar => {
                let (screen, task) = calendar::Screen::new(context);
                self.screen = Screen::Calendar(screen);
                task.map(Message::Calendar)
            }
            Place::Help(topic) => {
                let (screen, task) = help::Screen::new(topic, from);
                self.screen = Screen::Help(screen);
                task.map(Message::Help)
            }
            Place::Preferences => {
                let (screen, task) = preferences::Screen::new(context);
                self.screen = Screen::Preferences(screen);
                task.map(Message::Preferences)
            }
        }
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message) -> Task<Message> {
        let context = &self.context;
        match (message, &mut self.screen) {
            (Message::Go(PlaceMessage(place)), _) => self.go(place),
            (Message::Informed(InfoMessage(Ok(info))), _) => {
                self.context.office = info;
                Task::none()
            }
            (Message::Informed(InfoMessage(Err(trouble))), _) => {
                self.told.push(Told::Trouble(trouble));
                Task::none()
            }
            (Message::PutAway(index), _) => {
                if index < self.told.len() {
                    self.told.remove(index);
                }
                Task::none()
            }
            (Message::Copy(index), _) => match self.told.get(index) {
                Some(Told::Trouble(trouble)) => trouble.copy(),
                _ => Task::none(),
            },
            (Message::OpenFile(index), _) => self.open_file(index),
            (Message::Desk(message), Screen::Desk(screen)) => {
                let action = screen.update(message, context);
                self.carry_out(action, Message::Desk)
            }
            (Message::Welcomed, _) => {
                self.context.settings.welcomed = true;
                Task::none()
            }
            (Message::BackedUp(BackedUpMessage(Ok(None))), _) => Task::none(),
            (Message::BackedUp(BackedUpMessage(Ok(Some(path)))), _) => {
                let file = [("file", path.display().to_string().into())];
                self.tell(Told::Done(self.context.words.with("daily-written", &file)));
                Task::none()
            }
            (Message::BackedUp(BackedUpMessage(Err(trouble))), _) => {
                self.tell(Told::Trouble(trouble));
                Task::none()
            }
            (Message::Board(message), Screen::Board(screen)) => {
                let action = screen.update(message, context);
                self.carry_out(action, Message::Board)
            }
            (Message::Requests(message), Screen::Requests(screen)) => {
                let action = screen.update(message, context);
                self.carry_out(action, Message::Requests)
            }
            (Message::Request(message), Screen::Request(screen)) => {
                let action = screen.update(message, context);
                self.carry_out(action, Message::Request)
            }
            (Message::NewRequest(message), Screen::NewRequest(screen)) => {
                let action = screen.update(message, context);
                self.carry_out(action, Message::NewRequest)
            }
            (Message::Letters(message), Screen::Letters(screen)) => {
                let action = screen.update(message, context);
                self.carry_out(action, Message::Letters)
            }
            (Message::Letter(message), Screen::Letter(screen)) => {
                let action = screen.update(message, context);
                self.carry_out(action, Message::Letter)
            }
            (Message::Exchange(message), Screen::Exchange(screen)) => {
                let action = screen.update(message, context);
                self.carry_out(action, Message::Exchange)
            }
            (Message::Procedures(message), Screen::Procedures(screen)) => {
                let action = screen.update(message, context);
                self.carry_out(action, Message::Procedures)
            }
            (Message::Paper(message), Screen::Paper(screen)) => {
                let action = screen.update(message, context);
                self.carry_out(action, Message::Paper)
            }
            (Message::Register(message), Screen::Register(screen)) => {
                let action = screen.update(message, context);
                self.carry_out(action, Message::Register)
            }
            (Message::Report(message), Screen::Report(screen)) => {
                let action = screen.update(message, context);
                self.carry_out(action, Message::Report)
            }
            (Message::Calendar(message), Screen::Calendar(screen)) => {
                let action = screen.update(message, context);
                self.carry_out(action, Message::Calendar)
            }
            (Message::Help(message), Screen::Help(screen)) => {
                let action = screen.update(message, context);
                self.carry_out(action, Message::Help)
            }
            (Message::Command(command::Message::Close), _) => {
                self.command = None;
                Task::none()
            }
            (Message::Command(message), _) => {
                let Some(command) = &mut self.command else { return Task::none() };
                let action = command.update(message, &self.context);
                self.carry_out(action, Message::Command)
            }
            (Message::Preferences(message), Screen::Preferences(screen)) => {
                let action = screen.update(message, context);
                self.carry_out(action, Message::Preferences)
            }
            // An answer for a screen that has been left in the meantime.
            _ => Task::none(),
        }
    }

    fn carry_out<M: Send + 'static>(
        &mut self,
        action: Action<M>,
        wrap: impl Fn(M) -> Message + Send + 'static,
    ) -> Task<Message> {
        let mut tasks = vec![action.task.map(wrap)];
        for wish in action.wishes {
            match wish {
                Wish::Go(place) => tasks.push(self.go(place)),
                Wish::Command => tasks.push(self.open_command()),
                Wish::Changed => tasks.push(self.refresh()),
                Wish::Done(sentence) => self.tell(Told::Done(sentence)),
                Wish::Written(sentence, path) => self.tell(Told::Written(sentence, path)),
                Wish::Trouble(trouble) => self.tell(Told::Trouble(trouble)),
                Wish::Settings(settings) => self.context.settings = *settings,
            }
        }
        Task::batch(tasks)
    }

    /// Tells something; good news replaces older good news, errors stay until they are put away.
    fn tell(&mut self, told: Told) {
        self.told.retain(|earlier| matches!(earlier, Told::Trouble(_)));
        if self.told.len() > 2 {
            self.told.remove(0);
        }
        self.told.push(told);
    }

    fn open_file(&mut self, index: usize) -> Task<Message> {
        if let Some(Told::Written(_, path)) = self.told.get(index)
            && let Err(error) = dialog::show_file(path)
        {
            let mut trouble = Trouble::said(self.context.words.say("app-no-viewer"));
            trouble.detail = error.to_string();
            self.tell(Told::Trouble(trouble));
        }
        Task::none()
    }

    /// Whether the screen has asked something that must be answered before anything else.
    fn is_covered(&self) -> bool {
        match &self.screen {
            Screen::Board(screen) => screen.is_covered(),
            Screen::Request(screen) => screen.is_covered(),
            Screen::Letter(screen) => screen.is_covered(),
            Screen::Exchange(screen) => screen.is_covered(),
            Screen::Preferences(screen) => screen.is_covered(),
            _ => false,
        }
    }

    /// Whether a message may change more of the window than the field that is being typed into.
    pub fn redraws(message: &Message) -> bool {
        use letter::Message as Letter;
        use new_request::Message as New;
        !matches!(
            message,
            Message::Letter(
                Letter::Line(..)
                    | Letter::Part(..)
                    | Letter::Addressee(_)
                    | Letter::Copies(_)
                    | Letter::Kept(_)
            ) | Message::NewRequest(New::Typed(..) | New::Own(..))
        )
    }

    /// A file was dropped on the window: the screen in hand takes it, and an exchange file finds its own screen.
    pub fn dropped(&mut self, path: PathBuf) -> Task<Message> {
        if self.is_covered() {
            return Task::none();
        }
        let bundle = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("lajur"));
        match (&self.screen, bundle) {
            (Screen::Exchange(_), _) => self.update(Message::Exchange(exchange::Message::Picked(Some(path)))),
            (_, true) => {
                let going = self.go(Place::Exchange);
                let picked = self.update(Message::Exchange(exchange::Message::Picked(Some(path))));
                Task::batch([going, picked])
            }
            (Screen::Request(_), _) => {
                self.update(Message::Request(request::Message::AttachPicked(Some(path))))
            }
            (Screen::NewRequest(_), _) => {
                self.update(Message::NewRequest(new_request::Message::FilePicked(Some(path))))
            }
            _ => {
                self.tell(Told::Trouble(Trouble::said(self.context.words.say("app-drop-where"))));
                Task::none()
            }
        }
    }

    /// A key that nothing on the screen has used.
    pub fn key(&mut self, key: &Key, modifiers: Modifiers) -> Task<Message> {
        if self.is_covered() || self.command.is_some() {
            return Task::none();
        }
        let place = match key {
            Key::Named(Named::F1) => Some(Place::Help(self.topic())),
            Key::Named(Named::Escape) if modifiers.is_empty() => match &self.screen {
                Screen::Help(help) => Some(help.from()),
                Screen::Request(_) | Screen::NewRequest(_) => Some(Place::Board),
                Screen::Letter(_) => Some(Place::Letters),
                Screen::Paper(paper) => Some(paper.from()),
                Screen::Calendar(_) => Some(Place::Preferences),
                _ => None,
            },
            Key::Character(character) if modifiers.command() && character.as_str() == "k" => {
                return self.open_command();
            }
            Key::Character(character) if modifiers.command() && character.as_str() == "n" => {
                Some(Place::NewRequest)
            }
            Key::Character(character) if modifiers.alt() => {
                let digit = character.parse::<usize>().ok().and_then(|digit| digit.checked_sub(1));
                digit.and_then(|index| RAIL.get(index)).map(|(place, _, _)| *place)
            }
            _ => None,
        };
        place.map_or_else(Task::none, |place| self.go(place))
    }

    /// Lays the command list over the window.
    fn open_command(&mut self) -> Task<Message> {
        let words = self.context.words;
        let screen = |(place, icon, name): &RailItem| command::Entry {
            icon: *icon,
            name: name(words),
            kind: words.say("command-screen"),
            place: *place,
        };
        let act = |icon, name: String, place| {
            let kind = words.say("command-action");
            command::Entry { icon, name, kind, place }
        };
        let mut entries = vec![act(Icon::Plus, words.say("board-new"), Place::NewRequest)];
        entries.extend(RAIL.iter().map(screen));
        entries.push(act(Icon::Calendar, words.say("calendar-open"), Place::Calendar));
        entries.push(act(Icon::Sliders, words.say("rail-preferences"), Place::Preferences));
        entries.push(act(Icon::Help, words.say("rail-help"), Place::Help(self.topic())));
        let (screen, task) = command::Screen::new(entries);
        self.command = Some(screen);
        task.map(Message::Command)
    }

    /// The help page about the screen in hand.
    fn topic(&self) -> Topic {
        match self.screen {
            Screen::Desk(_) => Topic::Desk,
            Screen::Board(_) => Topic::Board,
            Screen::Requests(_) | Screen::Request(_) | Screen::NewRequest(_) => Topic::Request,
            Screen::Letters(_) | Screen::Letter(_) | Screen::Paper(_) => Topic::Letters,
            Screen::Exchange(_) => Topic::Exchange,
            Screen::Procedures(_) => Topic::Procedures,
            Screen::Register(_) => Topic::Register,
            Screen::Report(_) => Topic::Report,
            Screen::Calendar(_) => Topic::Calendar,
            Screen::Preferences(_) => Topic::Preferences,
            Screen::Help(_) | Screen::Left => Topic::Keys,
        }
    }

    /// Draws the office at work.
    pub fn view(&self) -> Element<'_, Message> {
        let context = &self.context;
        let screen = match &self.screen {
            Screen::Desk(screen) => screen.view(context).map(Message::Desk),
            Screen::Board(screen) => screen.view(context).map(Message::Board),
            Screen::Requests(screen) => screen.view(context).map(Message::Requests),
            Screen::Request(screen) => screen.view(context).map(Message::Request),
            Screen::NewRequest(screen) => screen.view(context).map(Message::NewRequest),
            Screen::Letters(screen) => screen.view(context).map(Message::Letters),
            Screen::Letter(screen) => screen.view(context).map(Message::Letter),
            Screen::Exchange(screen) => screen.view(context).map(Message::Exchange),
            Screen::Procedures(screen) => screen.view(context).map(Message::Procedures),
            Screen::Paper(screen) => screen.view(context).map(Message::Paper),
            Screen::Register(screen) => screen.view(context).map(Message::Register),
            Screen::Report(screen) => screen.view(context).map(Message::Report),
            Screen::Calendar(screen) => screen.view(context).map(Message::Calendar),
            Screen::Preferences(screen) => screen.view(context).map(Message::Preferences),
            Screen::Help(screen) => screen.view(context).map(Message::Help),
            Screen::Left => row![].into(),
        };
        let screen = ui::page::fresh(std::mem::discriminant(&self.screen), screen);
        let outside =
            (!context.office.admitted).then(|| notice::warning(context.words.say("app-not-admitted")).into());
        let told = self.told.iter().enumerate().map(|(index, told)| self.notice(index, told));
        let hint = (!context.settings.welcomed && matches!(self.screen, Screen::Board(_))).then(|| {
            notice::info(context.words.say("hint-board"))
                .next(context.words.say("hint-board-keys"))
                .action(context.words.say("hint-read"), Message::Welcomed)
                .into()
        });
        let told: Vec<Element<'_, Message>> = outside.into_iter().chain(hint).chain(told).collect();
        let told = (!told.is_empty()).then(|| ui::page::told(told));
        let covered = self.is_covered();
        let told = told.map(|told| ui::dialog::beside(told, covered));
        let main = ui::page::steady(0.0, [told, Some(screen)]).width(Length::Fill).height(Length::Fill);
        let window = ui::panel::ground(row![ui::dialog::beside(self.rail(), covered), main]);
        let command = self.command.as_ref().map(|command| command.view(context, Message::Command));
        ui::dialog::over(window, command)
    }

    fn notice<'a>(&'a self, index: usize, told: &'a Told) -> Element<'a, Message> {
        let words = self.context.words;
        let away = words.say("app-put-away");
        match told {
            Told::Done(sentence) => {
                notice::done(sentence.as_str()).action(away, Message::PutAway(index)).into()
            }
            Told::Written(sentence, _) => notice::done(sentence.as_str())
                .action(words.say("app-open-file"), Message::OpenFile(index))
                .action(away, Message::PutAway(index))
                .into(),
            Told::Trouble(trouble) => notice::error(trouble.sentence.as_str())
                .action(words.say("app-copy-details"), Message::Copy(index))
                .action(away, Message::PutAway(index))
                .into(),
        }
    }

    fn rail(&self) -> Element<'_, Message> {
        let words = self.context.words;
        let office = &self.context.office;
        let count = |place: Place| match place {
            Place::Letters => office.letters,
            Place::Exchange => office.conflicts,
            _ => 0,
        };
        let here = self.place();
        let entry = |(place, icon, key): &(Place, Icon, fn(Words) -> String)| Entry {
            icon: *icon,
            word: key(words).into(),
            count: count(*place),
            key: "".into(),
            current: here == *place,
            on_press: Message::Go(PlaceMessage(*place)),
        };
        let below: (Place, Icon, fn(Words) -> String) =
            (Place::Preferences, Icon::Sliders, |words| words.say("rail-preferences"));
        let help = Entry {
            icon: Icon::Help,
            word: words.say("rail-help").into(),
            count: 0,
            key: "F1".into(),
            current: matches!(here, Place::Help(_)),
            on_press: Message::Go(PlaceMessage(Place::Help(self.topic()))),
        };
        let position = self.context.position().and_then(|id| office.profile.position(id));
        let person = position.map_or_else(|| words.say("rail-nobody"), Position::nickname);
        let device = format!("{} · {}", office.device, words.say("rail-change"));
        frame::rail(
            self.context.room,
            "Lajur",
            RAIL.iter().map(entry),
            [entry(&below), help],
            (person.into(), device.into(), Message::Go(PlaceMessage(Place::Preferences))),
        )
    }

    /// The entry of the rail that is current.
    fn place(&self) -> Place {
        match self.screen {
            Screen::Desk(_) => Place::Desk,
            Screen::Board(_) => Place::Board,
            Screen::Requests(_) | Screen::Request(_) | Screen::NewRequest(_) => Place::Requests,
            Screen::Letters(_) | Screen::Letter(_) => Place::Letters,
            Screen::Exchange(_) => Place::Exchange,
            Screen::Procedures(_) => Place::Procedures,
            Screen::Paper(ref paper) => match paper.from() {
                Place::Register => Place::Register,
                _ => Place::Requests,
            },
            Screen::Register(_) => Place::Register,
            Screen::Report(_) => Place::Report,
            Screen::Help(_) => Place::Help(Topic::Keys),
            Screen::Calendar(_) | Screen::Preferences(_) | Screen::Left => Place::Preferences,
        }
    }
}

/// Writes the day's backup, where one is wished and this laptop may write anything.
fn daily_backup(context: &Context) -> Task<Message> {
    let folder = PathBuf::from(&context.settings.backup_folder);
    if !folder.is_absolute() || !context.office.admitted {
        return Task::none();
    }
    let keep = context.settings.backup_keep.count();
    context.ask(
        move |office| office.back_up_daily(&folder, keep),
        |written| Message::BackedUp(BackedUpMessage(written)),
    )
}

/// A screen on the rail: where it leads, its sign, its word.
type RailItem = (Place, Icon, fn(Words) -> String);

/// The screens in the order of the rail, which is also that of Alt+1 to Alt+9.
const RAIL: [RailItem; 8] = [
    (Place::Desk, Icon::Desk, |words| words.say("rail-desk")),
    (Place::Board, Icon::Board, |words| words.say("rail-board")),
    (Place::Requests, Icon::Folder, |words| words.say("rail-requests")),
    (Place::Letters, Icon::Letter, |words| words.say("rail-letters")),
    (Place::Register, Icon::Book, |words| words.say("rail-register")),
    (Place::Exchange, Icon::Swap, |words| words.say("rail-exchange")),
    (Place::Procedures, Icon::Flow, |words| words.say("rail-procedures")),
    (Place::Report, Icon::Chart, |words| words.say("rail-report")),
];
