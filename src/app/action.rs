//! What a screen's update gives back: work to do, and wishes that only the root can carry out.

use std::path::PathBuf;

use iced::Task;

use super::place::Place;
use super::trouble::Trouble;
use crate::settings::Settings;

/// What a screen wants.
#[derive(Debug, Clone)]
pub(crate) enum Wish {
    /// Show another place.
    Go(Place),
    /// Show the command list.
    Command,
    /// The office has changed: what the window tells of it is out of date.
    Changed,
    /// Tell that something was done.
    Done(String),
    /// Tell that a file was written, and offer to open it.
    Written(String, PathBuf),
    /// Tell what went wrong.
    Trouble(Trouble),
    /// Keep other settings.
    Settings(Box<Settings>),
}

/// The result of a screen's update.
pub(crate) struct Action<M> {
    /// Work whose result comes back to the screen.
    pub task: Task<M>,
    /// What the root is to do.
    pub wishes: Vec<Wish>,
}

impl<M> Action<M> {
    /// Nothing.
    pub fn none() -> Self {
        Self { task: Task::none(), wishes: Vec::new() }
    }

    /// Work.
    pub fn task(task: Task<M>) -> Self {
        Self { task, wishes: Vec::new() }
    }

    /// A wish.
    pub fn wish(wish: Wish) -> Self {
        Self { task: Task::none(), wishes: vec![wish] }
    }

    /// One wish more.
    pub fn and(mut self, wish: Wish) -> Self {
        self.wishes.push(wish);
        self
    }

    /// The same for the screen that a part belongs to.
    pub fn map<N>(self, wrap: fn(M) -> N) -> Action<N>
    where
        M: Send + 'static,
        N: Send + 'static,
    {
        Action { task: self.task.map(wrap), wishes: self.wishes }
    }

    /// A failure to tell of.
    pub fn trouble(trouble: Trouble) -> Self {
        Self::wish(Wish::Trouble(trouble))
    }
}
