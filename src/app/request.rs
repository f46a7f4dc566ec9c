//! Permohonan: one request, its flow with the way walked, what is next, its papers and its history.

mod view;

use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;

use super::action::{Action, Wish};
use super::context::Context;
use super::disposition;
use super::flow::Drawing;
use super::paper::Which;
use super::place::Place;
use super::secret::{self, About, Holder, Opened};
use super::sheet::{self, Outcome, Purpose, Sheet};
use super::trouble::Trouble;
use crate::domain::ids::EntityId;
use crate::domain::letter::{Letter, LetterKind};
use crate::domain::procedure::{PaperKind, Procedure};
use crate::domain::request::Request;
use crate::engine::{CaseTime, LetterInput, Made, Offer, Problem, RequestTime, SecretLine};
use crate::platform::dialog::Ask;
use crate::show::heads::HeadWords;
use crate::ui::focus;
use crate::words::Words;

/// One request.
pub(crate) struct Screen {
    id: EntityId,
    loaded: Option<Box<Loaded>>,
    trouble: Option<Trouble>,
    tab: usize,
    step: Option<usize>,
    over: Option<Over>,
    heads: HeadWords,
    /// In a narrow window the panel can be put away, for the whole drawing.
    panel_away: bool,
}

/// What stands over the request.
enum Over {
    Sheet(Box<Sheet>),
    Disposition(Box<disposition::Form>),
    Secret(Box<secret::Form>),
    Reading(secret::Reading),
}

/// Everything the screen shows of the request.
#[derive(Debug, Clone)]
struct Loaded {
    request: Request,
    procedure: Arc<Procedure>,
    letters: Vec<Letter>,
    /// The papers that are neither letters nor the disposition sheet.
    papers: Vec<Offer>,
    secrets: Vec<SecretLine>,
    holders: Vec<Holder>,
    time: RequestTime,
    case: CaseTime,
    drawing: Drawing,
}

/// What happens on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    /// The request has arrived.
    Loaded(LoadedMessage),
    /// Back to the board.
    Back,
    /// Another tab of the panel.
    Tab(usize),
    /// A row of the flow was selected.
    Step(usize),
    /// Do an active step, perhaps with an answer chosen already.
    Advance(usize, Option<usize>),
    /// Another action, from the menu.
    More(usize),
    /// A requirement was ticked.
    Tick(usize, usize, bool),
    /// Something was recorded, or refused.
    Recorded(RecordedMessage),
    /// Something happened on the sheet.
    Sheet(sheet::Message),
    /// Something happened on the disposition form.
    Disposition(disposition::Message),
    /// Print the disposition sheet.
    Print(bool),
    /// It was written, or not.
    Printed(PrintedMessage),
    /// Open a letter.
    Letter(LetterMessage),
    /// Draft a letter of a kind.
    Draft(KindMessage),
    /// It was drafted, or refused.
    Drafted(DraftedMessage),
    /// Attach a file.
    Attach,
    /// A file was picked, or not.
    AttachPicked(Option<PathBuf>),
    /// Seal an account secret of the request.
    Seal,
    /// Read one.
    ReadSecret(usize),
    /// It was opened, or not.
    Read(ReadMessage),
    /// Something happened on the secret's form.
    Secret(secret::Message),
    /// Something happened on secrets that are looked at.
    Reading(secret::ReadingMessage),
    /// Make another paper of the request.
    Paper(PaperMessage),
    /// It was made, or refused.
    Made(MadeMessage),
    /// Where to write it.
    MadeTarget(Arc<Made>, Option<PathBuf>),
    /// Give the agenda number.
    Register,
    /// Show the panel, or put it away.
    Panel,
    /// A line of the menu of prints that narrow windows have.
    Prints(usize),
}

/// A request, as a message carries it.
#[derive(Debug, Clone)]
pub struct LoadedMessage(Result<Box<Loaded>, Trouble>);

/// The end of an action, as a message carries it.
#[derive(Debug, Clone)]
pub struct RecordedMessage(Result<(), Trouble>);

/// A written file, as a message carries it.
#[derive(Debug, Clone)]
pub struct PrintedMessage(Result<PathBuf, Trouble>);

/// Opened secrets, as a message carries them.
#[derive(Debug, Clone)]
pub struct ReadMessage(Result<Opened, Trouble>);

/// A kind of paper, as a message carries it.
#[derive(Debug, Clone, Copy)]
pub struct PaperMessage(PaperKind);

/// A finished paper, as a message carries it.
#[derive(Debug, Clone)]
pub struct MadeMessage(Result<Arc<Made>, Trouble>);

/// A letter, as a message carries it.
#[derive(Debug, Clone, Copy)]
pub struct LetterMessage(EntityId);

/// A kind of letter, as a message carries it.
#[derive(Debug, Clone, Copy)]
pub struct KindMessage(LetterKind);

/// A drafted letter, as a message carries it.
#[derive(Debug, Clone)]
pub struct DraftedMessage(Result<EntityId, Trouble>);

/// The actions of the menu, in its order.
const MORE: [Purpose; 4] = [Purpose::GiveBack, Purpose::Note, Purpose::Undo, Purpose::Withdraw];

impl Screen {
    /// One request, to be asked for.
    pub fn new(context: &Context, id: EntityId) -> (Self, Task<Message>) {
        let heads = HeadWords::new(context.words);
        let mut screen = Self {
            id,
            loaded: None,
            trouble: None,
            tab: 0,
            step: None,
            over: None,
            heads,
            panel_away: false,
        };
        let task = screen.refresh(context);
        (screen, task)
    }

    /// Asks for the request anew.
    pub fn refresh(&mut self, context: &Context) -> Task<Message> {
        let (id, own) = (self.id, context.clone());
        context.ask(
            move |office| {
                let (request, procedure) = office.request(id)?;
                let letters = office.store().letters(Some(id))?;
                let papers = office.papers_of(id)?;
                let papers =
                    papers.into_iter().filter(|it| it.ready && paper_name(own.words, it.kind).is_some());
                let papers = papers.collect();
                let (secrets, holders) = (office.secrets(Some(id))?, Holder::all(office));
                let time = office.time_of(&request, &procedure);
                let case = office.case_time(&request, &procedure);
                let calendar = office.calendar().clone();
                let drawing = Drawing::of_request(&own, &calendar, &request, &procedure, &time);
                let loaded =
                    Loaded { request, procedure, letters, papers, secrets, holders, time, case, drawing };
                Ok(Box::new(loaded))
            },
            |loaded| Message::Loaded(LoadedMessage(loaded)),
        )
    }

    /// Whether something stands over the request and has to be answered first.
    pub fn is_covered(&self) -> bool {
        self.over.is_some()
    }

    fn sheet(
        &mut self,
        context: &Context,
        purpose: Purpose,
        active: usize,
        outcome: Option<usize>,
    ) -> Action<Message> {
        let Some(loaded) = &self.loaded else { return Action::none() };
        let (request, procedure) = (loaded.request.clone(), loaded.procedure.clone());
        let sheet = Sheet::new(context, purpose, request, procedure, active).with_outcome(outcome);
        let focus = sheet.focus_first();
        self.over = Some(Over::Sheet(Box::new(sheet)));
        Action::task(focus)
    }

    fn record(
        &self,
        context: &Context,
        work: impl FnOnce(&mut crate::engine::Office) -> Result<(), Problem> + Send + 'static,
    ) -> Action<Message> {
        Action::task(context.ask(work, |done| Message::Recorded(RecordedMessage(done))))
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, context: &Context) -> Action<Message> {
        let id = self.id;
        match message {
            // An answer about the request that was left in the meantime is no answer.
            Message::Loaded(LoadedMessage(Ok(loaded))) if loaded.request.id != id => {}
            Message::Loaded(LoadedMessage(Ok(loaded))) => {
                self.trouble = None;
                self.loaded = Some(loaded);
            }
            Message::Loaded(LoadedMessage(Err(trouble))) => self.trouble = Some(trouble),
            Message::Back => return Action::wish(Wish::Go(Place::Board)),
            Message::Tab(tab) => self.tab = tab,
            Message::Step(step) => self.step = Some(step),
            Message::Advance(active, outcome) => {
                let returned = self.loaded.as_ref().and_then(|it| it.request.active.get(active));
                let returned = returned.is_some_and(|active| active.returned.is_some());
                let purpose = if returned { Purpose::Resubmit } else { Purpose::Advance };
                return self.sheet(context, purpose, active, outcome);
            }
            Message::More(0) => {
                if let Some(loaded) = &self.loaded {
                    let form = disposition::Form::new(context, &loaded.request, &loaded.procedure);
                    self.over = Some(Over::Disposition(Box::new(form)));
                }
            }
            Message::More(index) => {
                if let Some(purpose) = MORE.get(index - 1) {
                    return self.sheet(context, *purpose, 0, None);
                }
            }
            Message::Tick(active, item, present) => {
                let step = self.loaded.as_ref().and_then(|it| it.request.active.get(active));
                let Some(step) = step.map(|active| active.step.clone()) else { return Action::none() };
                return self.record(context, move |office| office.check(id, &step, item, present));
            }
            Message::Recorded(RecordedMessage(Ok(()))) => return Action::wish(Wish::Changed),
            Message::Recorded(RecordedMessage(Err(trouble))) => return Action::trouble(trouble),
            Message::Sheet(message) => {
                let Some(Over::Sheet(sheet)) = &mut self.over else { return Action::none() };
                match sheet.update(message, context) {
                    Outcome::Stay(task) => return Action::task(task.map(Message::Sheet)),
                    Outcome::Closed => self.over = None,
                    Outcome::Done(sentence) => {
                        self.over = None;
                        return Action::wish(Wish::Changed).and(Wish::Done(sentence));
                    }
                }
            }
            Message::Disposition(message) => {
                let Some(Over::Disposition(form)) = &mut self.over else { return Action::none() };
                match form.update(message, context) {
                    Outcome::Stay(task) => return Action::task(task.map(Message::Disposition)),
                    Outcome::Closed => self.over = None,
                    Outcome::Done(sentence) => {
                        self.over = None;
                        return Action::wish(Wish::Changed).and(Wish::Done(sentence));
                    }
                }
            }
            Message::Seal => {
                let (Some(about), Some(loaded)) = (self.about(), &self.loaded) else { return Action::none() };
                let form = secret::Form::new(about, String::new(), loaded.holders.clone());
                let focus = form.focus_first();
                self.over = Some(Over::Secret(Box::new(form)));
                return Action::task(focus);
            }
            Message::ReadSecret(index) => {
                let secret = self.loaded.as_ref().and_then(|loaded| loaded.secrets.get(index));
                let Some(label) = secret.map(|secret| secret.label.clone()) else { return Action::none() };
                return Action::task(context.ask(
                    move |office| Opened::of(office, id, &label),
                    |opened| Message::Read(ReadMessage(opened)),
                ));
            }
            Message::Read(ReadMessage(Ok(opened))) => {
                if let Some(about) = self.about() {
                    self.over = Some(Over::Reading(secret::Reading::new(about, opened)));
                    return Action::task(focus::to("secret-close"));
                }
            }
            Message::Read(ReadMessage(Err(trouble))) => return Action::trouble(trouble),
            Message::Secret(message) => {
                let Some(Over::Secret(form)) = &mut self.over else { return Action::none() };
                match form.update(message, context) {
                    Outcome::Stay(task) => return Action::task(task.map(Message::Secret)),
                    Outcome::Closed => self.over = None,
                    Outcome::Done(sentence) => {
                        self.over = None;
                        return Action::wish(Wish::Changed).and(Wish::Done(sentence));
                    }
                }
            }
            Message::Reading(message) => {
                let Some(Over::Reading(reading)) = &mut self.over else { return Action::none() };
                let (stays, task) = reading.update(message);
                if !stays {
                    self.over = None;
                }
                return Action::task(task);
            }
            Message::Print(blank) => return Action::wish(Wish::Go(Place::Paper(Which::Sheet(id, blank)))),
            Message::Printed(PrintedMessage(Ok(path))) => {
                let file = [("file", path.display().to_string().into())];
                let sentence = context.words.with("cli-printed", &file);
                return Action::wish(Wish::Written(sentence, path));
            }
            Message::Printed(PrintedMessage(Err(trouble))) => return Action::trouble(trouble),
            Message::Letter(LetterMessage(letter)) => return Action::wish(Wish::Go(Place::Letter(letter))),
            Message::Draft(KindMessage(kind)) => {
                return Action::task(context.ask(
                    move |office| office.draft_letter(id, kind, &LetterInput::default()),
                    |drafted| Message::Drafted(DraftedMessage(drafted)),
                ));
            }
            Message::Drafted(DraftedMessage(Ok(letter))) => {
                return Action::wish(Wish::Changed).and(Wish::Go(Place::Letter(letter)));
            }
            Message::Drafted(DraftedMessage(Err(trouble))) => return Action::trouble(trouble),
            Message::Attach => {
                let ask = Ask {
                    title: context.words.say("new-pick-file"),
                    kind: context.words.say("file-kind-any"),
                    endings: vec!["*".to_owned()],
                    name: String::new(),
                };
                return Action::task(context.ask_open(ask, Message::AttachPicked));
            }
            Message::AttachPicked(Some(path)) => {
                return self.record(context, move |office| office.attach(id, &path, "").map(drop));
            }
            // A draft for a mail program is a file; every other paper is looked at first.
            Message::Paper(PaperMessage(kind)) if kind != PaperKind::Email => {
                return Action::wish(Wish::Go(Place::Paper(Which::Of(id, kind))));
            }
            Message::Paper(PaperMessage(kind)) => {
                return Action::task(context.ask(
                    move |office| office.paper(id, kind).map(Arc::new),
                    |made| Message::Made(MadeMessage(made)),
                ));
            }
            Message::Made(MadeMessage(Ok(made))) => {
                let ending = made.name.rsplit('.').next().unwrap_or("pdf").to_owned();
                let ask = Ask {
                    title: context.words.say("request-save-paper"),
                    kind: ending.to_uppercase(),
                    endings: vec![ending],
                    name: made.name.clone(),
                };
                let target = context.ask_save(ask, move |path| Message::MadeTarget(made, path));
                return Action::task(target);
            }
            Message::Made(MadeMessage(Err(trouble))) => return Action::trouble(trouble),
            Message::MadeTarget(made, Some(path)) => {
                return Action::task(context.write(
                    path,
                    move |_| Ok(made.bytes.clone()),
                    |printed| Message::Printed(PrintedMessage(printed)),
                ));
            }
            Message::Register => return self.record(context, move |office| office.register(id).map(drop)),
            Message::Panel => self.panel_away = !self.panel_away,
            Message::Prints(index) => return self.update(Message::Print(index == 0), context),
            Message::MadeTarget(_, None) | Message::AttachPicked(None) => {}
        }
        Action::none()
    }

    /// What a secret's form says of the request.
    fn about(&self) -> Option<About> {
        let request = &self.loaded.as_ref()?.request;
        let name = format!("{} · {}", request.applicant.agency, request.subject());
        Some(About { request: self.id, name })
    }
}

/// The name of a kind of letter.
pub(crate) fn kind_name(words: Words, kind: LetterKind) -> String {
    crate::words::letter_kind(&words, kind)
}

/// The name of a paper that is made from what is known, without anybody drafting it; `None` for the others.
fn paper_name(words: Words, kind: PaperKind) -> Option<String> {
    Some(match kind {
        PaperKind::RequestForm => words.say("demo-request-form"),
        PaperKind::Receipt => words.say("demo-receipt"),
        PaperKind::Handover => words.say("demo-handover"),
        PaperKind::Memo => words.say("demo-memo"),
        PaperKind::Email => words.say("demo-email"),
        PaperKind::Worksheet => words.say("demo-worksheet"),
        PaperKind::FileIndex => words.say("demo-file-index"),
        PaperKind::Erratum => words.say("paper-erratum"),
        PaperKind::Disposition
        | PaperKind::Assignment
        | PaperKind::Report
        | PaperKind::Reply
        | PaperKind::Incomplete => return None,
    })
}
