//! Asking a person for a file: the system's dialog does it, or the window itself where the system has none.

use std::future::Future;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use futures_channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use futures_channel::oneshot;

use crate::platform::dialog::{self, Ask};

/// A handle on whatever asks for files here.
#[derive(Debug, Clone)]
pub(crate) struct Files(Option<UnboundedSender<Question>>);

/// What a question is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Want {
    /// An existing file.
    Open,
    /// A name to write to.
    Save,
    /// An existing folder.
    Folder,
}

/// A question the window has to put itself.
#[derive(Debug)]
pub(crate) struct Question {
    /// What is asked.
    pub ask: Ask,
    /// What is to be chosen.
    pub want: Want,
    answer: oneshot::Sender<Option<PathBuf>>,
}

/// A question, as a message carries it: whoever gets the message first takes it.
#[derive(Debug, Clone)]
pub struct QuestionMessage(Arc<Mutex<Option<Question>>>);

impl QuestionMessage {
    /// Wraps a question.
    pub(crate) fn new(question: Question) -> Self {
        Self(Arc::new(Mutex::new(Some(question))))
    }

    /// The question, once.
    pub(crate) fn take(&self) -> Option<Question> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl Question {
    /// Answers; `None` means that the person does not want to.
    pub fn answer(self, path: Option<PathBuf>) {
        // Whoever asked may be gone, together with the screen.
        let _ = self.answer.send(path);
    }
}

impl Files {
    /// The system asks.
    pub fn of_system() -> Self {
        Self(None)
    }

    /// The window asks: its questions come out of the stream.
    pub fn of_window() -> (Self, UnboundedReceiver<Question>) {
        let (questions, stream) = unbounded();
        (Self(Some(questions)), stream)
    }

    /// Asks where to save; `None` when the person cancels.
    pub fn save(&self, ask: Ask) -> impl Future<Output = Option<PathBuf>> + Send + use<> {
        self.clone().put(ask, Want::Save)
    }

    /// Asks for an existing file; `None` when the person cancels.
    pub fn open(&self, ask: Ask) -> impl Future<Output = Option<PathBuf>> + Send + use<> {
        self.clone().put(ask, Want::Open)
    }

    /// Asks for an existing folder; `None` when the person cancels.
    pub fn folder(&self, title: String) -> impl Future<Output = Option<PathBuf>> + Send + use<> {
        let ask = Ask { title, kind: String::new(), endings: Vec::new(), name: String::new() };
        self.clone().put(ask, Want::Folder)
    }

    async fn put(self, ask: Ask, want: Want) -> Option<PathBuf> {
        let Some(questions) = self.0 else {
            return match want {
                Want::Open => dialog::open(ask).await,
                Want::Save => dialog::save(ask).await,
                Want::Folder => dialog::folder(&ask.title).await,
            };
        };
        let (answer, answered) = oneshot::channel();
        questions.unbounded_send(Question { ask, want, answer }).ok()?;
        answered.await.ok()?
    }
}
