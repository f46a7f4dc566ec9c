//! Attached files on their way in: whole ones, and parts that several sticks bring one after the other.

use std::fs::{self, File};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::super::{Office, Problem};
use crate::bundle::{BlobSink, BundleError};
use crate::domain::ids::ContentHash;
use crate::platform::files;
use crate::platform::folders::Folders;
use crate::store::Mode;

/// Keeps the files of a bundle under temporary names until the whole bundle has proved sound.
pub(in crate::engine) struct Inbox {
    folder: PathBuf,
    rehearse: bool,
    open: Option<Part>,
    pub(in crate::engine) arrived: Vec<Part>,
}

/// A file or a part of one, as it arrived.
pub(in crate::engine) struct Part {
    hash: ContentHash,
    offset: u64,
    length: u64,
    /// Whether the file ends with it.
    ends: bool,
    file: NamedTempFile,
    hasher: blake3::Hasher,
}

impl Part {
    fn is_whole(&self) -> bool {
        self.offset == 0 && self.ends
    }
}

impl Inbox {
    pub(in crate::engine) fn new(folder: PathBuf, mode: Mode) -> Self {
        Self { folder, rehearse: mode == Mode::Rehearse, open: None, arrived: Vec::new() }
    }

    fn close(&mut self, part: Part) -> Result<(), BundleError> {
        if part.is_whole() && part.hasher.finalize().as_bytes() != part.hash.as_bytes() {
            return Err(BundleError::Damaged("a file is not the one its name says"));
        }
        if !self.rehearse {
            self.arrived.push(part);
        }
        Ok(())
    }
}

impl BlobSink for Inbox {
    fn part(&mut self, hash: ContentHash, offset: u64, bytes: &[u8], last: bool) -> Result<(), BundleError> {
        let mut part = match self.open.take() {
            Some(part) if part.hash == hash && part.offset + part.length == offset => part,
            before => {
                if let Some(part) = before {
                    self.close(part)?;
                }
                let file = NamedTempFile::with_prefix_in(".lajur-", &self.folder)?;
                Part { hash, offset, length: 0, ends: false, file, hasher: blake3::Hasher::new() }
            }
        };
        part.hasher.update(bytes);
        part.length += bytes.len() as u64;
        part.ends = last;
        if !self.rehearse {
            part.file.write_all(bytes)?;
        }
        if last {
            return self.close(part);
        }
        self.open = Some(part);
        Ok(())
    }

    fn end(&mut self) -> Result<(), BundleError> {
        match self.open.take() {
            Some(part) => self.close(part),
            None => Ok(()),
        }
    }
}

/// Keeps a file or a part of one; parts are put together as soon as none is missing.
pub(in crate::engine) fn keep_part_in(folders: &Folders, part: Part) -> Result<(), Problem> {
    let target = folders.blob(&part.hash);
    if target.exists() {
        return Ok(());
    }
    if part.is_whole() {
        return persist(part.file, &target);
    }
    let folder = folders.parts(&part.hash);
    let end = if part.ends { ".end" } else { "" };
    persist(part.file, &folder.join(format!("{}-{}{end}", part.offset, part.length)))?;
    assemble(folders, &part.hash)
}

fn assemble(folders: &Folders, hash: &ContentHash) -> Result<(), Problem> {
    let folder = folders.parts(hash);
    let stretch = Stretch::of(&folder);
    if !stretch.complete {
        return Ok(());
    }
    let (whole, fits) = stretch.join(&folders.inbox(), hash).map_err(Problem::file(&folder))?;
    if fits {
        persist(whole, &folders.blob(hash))?;
    }
    // Parts that do not make the file they were named for are of no use to anybody.
    fs::remove_dir_all(&folder).map_err(Problem::file(&folder))
}

impl Office {
    /// Bytes of a file that have arrived without a gap from its beginning.
    pub(super) fn arrived_of(&self, hash: &ContentHash) -> u64 {
        Stretch::of(&self.folders().parts(hash)).length
    }
}

/// Gives a temporary file its lasting name, safely.
pub(super) fn persist(file: NamedTempFile, target: &Path) -> Result<(), Problem> {
    let folder = target.parent().unwrap_or(Path::new(".")).to_path_buf();
    fs::create_dir_all(&folder).map_err(Problem::file(&folder))?;
    file.as_file().sync_all().map_err(Problem::file(target))?;
    file.persist(target).map_err(|error| Problem::file(target)(error.error))?;
    files::sync_folder(&folder).map_err(Problem::file(&folder))
}

/// The parts of a file that follow each other from its beginning.
#[derive(Debug, Default)]
struct Stretch {
    /// Each part with the bytes of it that the parts before have covered.
    parts: Vec<(PathBuf, u64)>,
    length: u64,
    complete: bool,
}

impl Stretch {
    fn of(folder: &Path) -> Self {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let mut parts: Vec<(u64, u64, bool, PathBuf)> = entries
            .filter_map(|entry| {
                let name = entry.file_name().into_string().ok()?;
                let (numbers, ends) = match name.strip_suffix(".end") {
                    Some(numbers) => (numbers, true),
                    None => (name.as_str(), false),
                };
                let (offset, length) = numbers.split_once('-')?;
                Some((offset.parse().ok()?, length.parse().ok()?, ends, entry.path()))
            })
            .collect();
        parts.sort();
        let mut stretch = Self::default();
        for (offset, length, ends, path) in parts {
            let reach = offset.saturating_add(length);
            let useful = reach > stretch.length || (ends && reach == stretch.length);
            if offset <= stretch.length && useful && !stretch.complete {
                stretch.parts.push((path, stretch.length - offset));
                stretch.length = reach;
                stretch.complete = ends;
            }
        }
        stretch
    }

    /// Copies the parts behind each other; the second value tells whether they are the file meant.
    fn join(&self, folder: &Path, hash: &ContentHash) -> io::Result<(NamedTempFile, bool)> {
        let mut whole = NamedTempFile::with_prefix_in(".lajur-", folder)?;
        for (path, skip) in &self.parts {
            let mut part = File::open(path)?;
            part.seek(SeekFrom::Start(*skip))?;
            io::copy(&mut part, &mut whole)?;
        }
        let mut hasher = blake3::Hasher::new();
        whole.rewind()?;
        io::copy(&mut whole, &mut hasher)?;
        Ok((whole, hasher.finalize().as_bytes() == hash.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_in_any_order_and_overlapping_make_one_stretch() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str| fs::write(folder.path().join(name), b"x").unwrap();
        write("100-50");
        assert_eq!(Stretch::of(folder.path()).length, 0);
        write("0-60");
        assert_eq!(Stretch::of(folder.path()).length, 60);
        write("40-80");
        write("foreign");
        let stretch = Stretch::of(folder.path());
        assert_eq!((stretch.length, stretch.complete), (150, false));
        write("150-7.end");
        let stretch = Stretch::of(folder.path());
        assert_eq!((stretch.length, stretch.complete, stretch.parts.len()), (157, true, 4));
        assert_eq!(stretch.parts[1].1, 20);
    }
}
