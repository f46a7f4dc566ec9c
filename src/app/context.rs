//! What every screen needs to know of the program around it.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use iced::{Size, Task};

use super::files::Files;
use super::trouble::Trouble;
use crate::domain::office::Profile;
use crate::domain::procedure::Procedure;
use crate::engine::desk::Desk;
use crate::engine::{Office, Problem};
use crate::platform::dialog::Ask;
use crate::platform::files;
use crate::settings::Settings;
use crate::ui::Room;
use crate::words::Words;

/// The program around a screen.
#[derive(Debug, Clone)]
pub(crate) struct Context {
    /// The office's thread.
    pub desk: Desk,
    /// What asks for files.
    pub files: Files,
    /// The language of the screen.
    pub words: Words,
    /// This laptop's own settings.
    pub settings: Settings,
    /// How much room the window has.
    pub room: Room,
    /// The window's size in logical pixels.
    pub window: Size,
    /// Pixels of the screen per logical pixel.
    pub pixel_ratio: f32,
    /// What the status line and the rail tell of the office.
    pub office: OfficeInfo,
}

/// What the window tells of the office at all times.
#[derive(Debug, Clone)]
pub(crate) struct OfficeInfo {
    /// Its profile.
    pub profile: Arc<Profile>,
    /// Its SOPs.
    pub procedures: Arc<Vec<Arc<Procedure>>>,
    /// This laptop's name.
    pub device: String,
    /// Whether this laptop belongs to the office.
    pub admitted: bool,
    /// The words two people compare on the telephone.
    pub data_code: String,
    /// Open requests.
    pub open: usize,
    /// Id of the SOP with the most open requests.
    pub busiest: Option<String>,
    /// What people must settle.
    pub conflicts: usize,
    /// Letters that are on their way.
    pub letters: usize,
    /// The time.
    pub now: DateTime<Utc>,
}

impl OfficeInfo {
    /// Asks the office about itself.
    pub fn of(office: &mut Office) -> Result<Self, Problem> {
        let procedures = Arc::new(office.procedures()?);
        let store = office.store();
        let hash = store.state_hash()?;
        let open = store.open_counts()?;
        let count_of = |id: &str| open.get(id).copied().unwrap_or_default();
        let busiest = procedures.iter().rev().max_by_key(|it| count_of(&it.id)).map(|it| it.id.clone());
        Ok(Self {
            profile: Arc::new(office.profile().clone()),
            procedures,
            device: office.device_name()?,
            admitted: office.is_admitted(),
            data_code: crate::wire::words::data_code(&hash),
            open: open.values().sum(),
            busiest,
            conflicts: store.conflicts()?.len(),
            letters: store.count_on_their_way()?,
            now: office.now(),
        })
    }

    /// The SOP with this id.
    pub fn procedure(&self, id: &str) -> Option<&Arc<Procedure>> {
        self.procedures.iter().find(|procedure| procedure.id == id)
    }
}

impl Context {
    /// Hands work to the office and turns its result into a message.
    pub fn ask<T: Send + 'static, M: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Office) -> Result<T, Problem> + Send + 'static,
        message: impl FnOnce(Result<T, Trouble>) -> M + Send + 'static,
    ) -> Task<M> {
        let (desk, words) = (self.desk.clone(), self.words);
        Task::future(async move {
            message(match desk.ask(work).await {
                Ok(Ok(value)) => Ok(value),
                Ok(Err(problem)) => Err(Trouble::of(words, &problem)),
                Err(stopped) => Err(Trouble::stopped(words, stopped)),
            })
        })
    }

    /// Writes what the office makes into a file, whole or not at all; the answer names the file.
    pub fn write<M: Send + 'static>(
        &self,
        path: PathBuf,
        make: impl FnOnce(&mut Office) -> Result<Vec<u8>, Problem> + Send + 'static,
        message: impl FnOnce(Result<PathBuf, Trouble>) -> M + Send + 'static,
    ) -> Task<M> {
        let work = move |office: &mut Office| {
            let bytes = make(office)?;
            files::write_whole(&path, &bytes).map_err(Problem::file(&path))?;
            Ok(path)
        };
        self.ask(work, message)
    }

    /// Asks where to save a file.
    pub fn ask_save<M: Send + 'static>(
        &self,
        ask: Ask,
        message: impl FnOnce(Option<PathBuf>) -> M + Send + 'static,
    ) -> Task<M> {
        let asked = self.files.save(ask);
        Task::future(async move { message(asked.await) })
    }

    /// Asks for an existing file.
    pub fn ask_open<M: Send + 'static>(
        &self,
        ask: Ask,
        message: impl FnOnce(Option<PathBuf>) -> M + Send + 'static,
    ) -> Task<M> {
        let asked = self.files.open(ask);
        Task::future(async move { message(asked.await) })
    }

    /// Asks for an existing folder.
    pub fn ask_folder<M: Send + 'static>(
        &self,
        title: String,
        message: impl FnOnce(Option<PathBuf>) -> M + Send + 'static,
    ) -> Task<M> {
        let asked = self.files.folder(title);
        Task::future(async move { message(asked.await) })
    }

    /// The position of whoever sits here.
    pub fn position(&self) -> Option<&str> {
        Some(self.settings.position.as_str()).filter(|position| !position.is_empty())
    }
}
