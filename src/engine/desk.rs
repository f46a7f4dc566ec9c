//! The office on a thread of its own, so that the window never waits for a disk.
//!
//! The window hands over work as functions on [`Office`] and gets their results as futures. Typed functions instead of
//! one large command enum keep every answer's type where it belongs, and leave nothing to match twice.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use futures_channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use futures_channel::oneshot;

use super::{Office, Problem, Watch};
use crate::platform::changes::{self, Notice};
use crate::platform::clock::Clock;
use crate::platform::entropy::Entropy;
use crate::platform::folders::Folders;

type Job = Box<dyn FnOnce(&mut Office) + Send>;

/// What reaches the office's thread.
enum Order {
    /// Work from the window.
    Job(Job),
    /// Keep step with this folder from now on, or with none.
    Share(Option<PathBuf>),
    /// Something changed in the folder.
    Stirred,
}

/// What the office tells the window without being asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Push {
    /// A minute has passed: clocks and lateness on the screen are due for a look.
    Minute,
    /// Another laptop's records arrived through the shared folder.
    Changed,
}

/// The office's thread has ended, which only a fault of the program can cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the office has stopped")]
pub struct Stopped;

/// A handle on the office's thread; the thread ends with the last handle.
#[derive(Debug, Clone)]
pub struct Desk {
    jobs: Sender<Order>,
    pushes: Arc<Mutex<Option<UnboundedReceiver<Push>>>>,
    /// Notices changes in the shared folder, as long as any handle lives.
    notice: Arc<Mutex<Option<Notice>>>,
}

impl Desk {
    /// Opens an office folder on a new thread.
    ///
    /// # Errors
    /// As [`Office::open`].
    pub async fn open(folders: Folders, clock: Clock) -> Result<Self, Arc<Problem>> {
        let (opened, answer) = oneshot::channel();
        let (jobs, inbox) = channel::<Order>();
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
        Ok(Self { jobs, pushes: Arc::new(Mutex::new(Some(pushes))), notice: Arc::default() })
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
        self.jobs.send(Order::Job(job)).map_err(|_| Stopped)?;
        result.await.map_err(|_| Stopped)
    }

    /// Keeps step with a shared folder from now on, or with none.
    pub fn share(&self, folder: Option<PathBuf>) {
        let orders = self.jobs.clone();
        let stir = move || {
            let _ = orders.send(Order::Stirred);
        };
        let notice = folder.as_deref().and_then(|folder| Notice::of(folder, stir));
        *self.notice.lock().unwrap_or_else(PoisonError::into_inner) = notice;
        // An office that has stopped tells so at the next question.
        let _ = self.jobs.send(Order::Share(folder));
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

fn work(office: &mut Office, inbox: &Receiver<Order>, push: &UnboundedSender<Push>) {
    let mut shared: Option<PathBuf> = None;
    let (mut stirred, mut rounds) = (false, 0u32);
    loop {
        let patience = if stirred { changes::QUIET } else { changes::POLL };
        match inbox.recv_timeout(patience) {
            Ok(Order::Job(job)) => job(office),
            Ok(Order::Share(folder)) => (shared, stirred) = (folder, true),
            Ok(Order::Stirred) => stirred = true,
            Err(RecvTimeoutError::Timeout) => {
                // Clocks on the screen are looked at every second time.
                rounds += u32::from(!stirred);
                stirred = false;
                keep_step(office, shared.as_deref(), push);
                if rounds >= 2 {
                    rounds = 0;
                    let _ = push.unbounded_send(Push::Minute);
                }
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// One round with the shared folder; what goes wrong there must not disturb anybody's work.
fn keep_step(office: &mut Office, shared: Option<&Path>, push: &UnboundedSender<Push>) {
    let Some(folder) = shared else { return };
    match office.sync_folder(folder, &Watch::default()) {
        Ok(report) if report.new > 0 => {
            let _ = push.unbounded_send(Push::Changed);
        }
        Ok(_) => {}
        Err(problem) => tracing::warn!("the shared folder {}: {problem}", folder.display()),
    }
}
