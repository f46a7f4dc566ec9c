//! The office on a thread of its own, so that the window never waits for a disk.
//!
//! The window hands over work as functions on [`Office`] and gets their results as futures. Typed functions instead of
//! one large command enum keep every answer's type where it belongs, and leave nothing to match twice.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use futures_channel::oneshot;

use super::{Office, Problem};
use crate::platform::clock::Clock;
use crate::platform::entropy::Entropy;
use crate::platform::folders::Folders;

type Job = Box<dyn FnOnce(&mut Office) + Send>;

/// What the office tells the window without being asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Push {
    /// A minute has passed: clocks and lateness on the screen are due for a look.
    Minute,
}

/// The office's thread has ended, which only a fault of the program can cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the office has stopped")]
pub struct Stopped;

/// A handle on the office's thread; the thread ends with the last handle.
#[derive(Debug, Clone)]
pub struct Desk {
    jobs: Sender<Job>,
    pushes: Arc<Mutex<Option<UnboundedReceiver<Push>>>>,
}

impl Desk {
    /// Opens an office folder on a new thread.
    ///
    /// # Errors
    /// As [`Office::open`].
    pub async fn open(folders: Folders, clock: Clock) -> Result<Self, Arc<Problem>> {
        let (opened, answer) = oneshot::channel();
        let (jobs, inbox) = channel::<Job>();
        let (push, pushes) = unbounded();
        let thread = std::thread::Builder::new().name("office".to_owned());
        let started = thread.spawn(move || {
            let mut office = match Office::open(folders, clock, Entropy::System) {
                Ok(office) => office,
                Err(problem) => {
                    // Nobody waits any more only when the window is gone, too.
                    let _ = opened.send(Err(Arc::new(problem)));
                    return;
                }
            };
            if opened.send(Ok(())).is_ok() {
                work(&mut office, &inbox, &push);
            }
        });
        let stopped = |error| Arc::new(Problem::File { path: "office".into(), error });
        started.map_err(stopped)?;
        answer.await.map_err(|_| stopped(std::io::ErrorKind::BrokenPipe.into()))??;
        Ok(Self { jobs, pushes: Arc::new(Mutex::new(Some(pushes))) })
    }

    /// Hands work to the office and waits for its result without blocking.
    ///
    /// # Errors
    /// When the office's thread has ended.
    pub async fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Office) -> T + Send + 'static,
    ) -> Result<T, Stopped> {
        let (answer, result) = oneshot::channel();
        let job: Job = Box::new(move |office| {
            // A screen that was left in the meantime no longer wants its answer.
            let _ = answer.send(work(office));
        });
        self.jobs.send(job).map_err(|_| Stopped)?;
        result.await.map_err(|_| Stopped)
    }

    /// A number that is this desk's own while it lives, so that a stream of its messages is known as the same one.
    pub fn identity(&self) -> usize {
        Arc::as_ptr(&self.pushes).addr()
    }

    /// What the office tells without being asked; the first caller gets it, later ones nothing.
    pub fn pushes(&self) -> Option<UnboundedReceiver<Push>> {
        self.pushes.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

fn work(office: &mut Office, inbox: &std::sync::mpsc::Receiver<Job>, push: &UnboundedSender<Push>) {
    const MINUTE: Duration = Duration::from_secs(60);
    loop {
        match inbox.recv_timeout(MINUTE) {
            Ok(job) => job(office),
            Err(RecvTimeoutError::Timeout) => {
                let _ = push.unbounded_send(Push::Minute);
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}
