//! Long work seen from outside: how far it is, and the wish that it stop.

use std::io::{self, Read, Seek, SeekFrom};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Shared between whoever works and whoever watches.
#[derive(Debug, Clone, Default)]
pub struct Watch(Arc<State>);

#[derive(Default)]
struct State {
    done: AtomicU64,
    total: AtomicU64,
    stopped: AtomicBool,
    /// Percent that were told last.
    told: AtomicU64,
    tell: Option<Box<dyn Fn(f32) + Send + Sync>>,
}

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} of {:?}", self.done, self.total)
    }
}

impl Watch {
    /// A watch that tells how far the work is, from 0 to 1, whenever another hundredth is done.
    pub fn telling(tell: impl Fn(f32) + Send + Sync + 'static) -> Self {
        Self(Arc::new(State { tell: Some(Box::new(tell)), ..State::default() }))
    }

    /// Begins a stretch of work of `total` parts.
    pub(super) fn begin(&self, total: u64) {
        self.0.done.store(0, Ordering::Relaxed);
        self.0.total.store(total, Ordering::Relaxed);
    }

    /// Counts parts as done.
    ///
    /// # Errors
    /// When somebody asked to stop.
    pub(super) fn step(&self, parts: u64) -> io::Result<()> {
        let done = self.0.done.fetch_add(parts, Ordering::Relaxed).saturating_add(parts);
        let percent = done.saturating_mul(100).checked_div(self.0.total.load(Ordering::Relaxed)).unwrap_or(0);
        if let Some(tell) = &self.0.tell
            && self.0.told.swap(percent, Ordering::Relaxed) != percent
        {
            tell((percent.min(100) as f32) / 100.0);
        }
        if self.is_stopped() { Err(io::Error::other("stopped")) } else { Ok(()) }
    }

    /// Asks the work to stop; what it has done so far is given up.
    pub fn stop(&self) {
        self.0.stopped.store(true, Ordering::Relaxed);
    }

    /// Whether somebody asked to stop.
    pub fn is_stopped(&self) -> bool {
        self.0.stopped.load(Ordering::Relaxed)
    }

    /// How much of the present stretch is done, from 0 to 1; `None` before anything has begun.
    pub fn fraction(&self) -> Option<f32> {
        let total = self.0.total.load(Ordering::Relaxed);
        let done = self.0.done.load(Ordering::Relaxed).min(total);
        (total > 0).then(|| done as f32 / total as f32)
    }
}

/// A file whose reading is watched.
pub(super) struct Watched<'a, R> {
    pub inner: R,
    pub watch: &'a Watch,
}

impl<R: Read> Read for Watched<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.watch.step(read as u64)?;
        Ok(read)
    }
}

impl<R: Seek> Seek for Watched<'_, R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_says_how_far_it_is_and_stops_when_asked() {
        let watch = Watch::default();
        assert_eq!(watch.fraction(), None);
        watch.begin(4);
        assert!(watch.step(1).is_ok());
        assert_eq!(watch.fraction(), Some(0.25));
        watch.stop();
        assert!(watch.step(1).is_err() && watch.is_stopped());
    }
}
