//! Looking through folders, for the window's own file dialog where the system has none.

use std::io;
use std::path::{Path, PathBuf};

use directories::UserDirs;

/// A place people keep files in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The person's own folder.
    Home(PathBuf),
    /// Their documents.
    Documents(PathBuf),
    /// What they downloaded.
    Downloads(PathBuf),
    /// A stick or disk that is plugged in.
    Removable(PathBuf),
}

impl Place {
    /// Its folder.
    pub fn path(&self) -> &Path {
        let (Self::Home(path) | Self::Documents(path) | Self::Downloads(path) | Self::Removable(path)) = self;
        path
    }
}

/// One line of a folder: another folder, or a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// Whether it can be entered.
    pub folder: bool,
}

/// What a typed name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// Nothing was typed.
    Nothing,
    /// A folder that can be entered.
    Folder(PathBuf),
    /// A file that exists.
    File(PathBuf),
    /// A file that does not exist, in a folder that does.
    New(PathBuf),
    /// A file in a folder that does not exist.
    NoFolder(PathBuf),
}

/// The places of this person on this machine that exist.
pub fn places() -> Vec<Place> {
    let mut places = Vec::new();
    if let Some(user) = UserDirs::new() {
        places.push(Place::Home(user.home_dir().to_path_buf()));
        places.extend(user.document_dir().map(|path| Place::Documents(path.to_path_buf())));
        places.extend(user.download_dir().map(|path| Place::Downloads(path.to_path_buf())));
        let name = user.home_dir().file_name().unwrap_or_default();
        for root in ["/media", "/run/media"] {
            places.extend(folders_in(&Path::new(root).join(name)).into_iter().map(Place::Removable));
        }
    }
    places.retain(|place| place.path().is_dir());
    places
}

fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    found.sort();
    found
}

/// What a folder holds: folders first, then the files with one of the endings, hidden ones left out.
///
/// # Errors
/// When the folder cannot be read.
pub fn entries(folder: &Path, endings: &[String]) -> io::Result<Vec<Entry>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        let folder = path.is_dir();
        if !name.starts_with('.') && (folder || ends_with_one_of(&path, endings)) {
            found.push(Entry { name: name.to_owned(), folder });
        }
    }
    found.sort_by_key(|entry| (!entry.folder, entry.name.to_lowercase()));
    Ok(found)
}

fn ends_with_one_of(path: &Path, endings: &[String]) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    endings.is_empty() || endings.iter().any(|wanted| wanted == "*" || wanted.eq_ignore_ascii_case(ending))
}

/// Tells what a typed name or path stands for, seen from a folder; `~` is the person's own folder, and a new file
/// without an ending gets the first of `endings`.
pub fn look(folder: &Path, typed: &str, endings: &[String]) -> Typed {
    let typed = typed.trim();
    if typed.is_empty() {
        return Typed::Nothing;
    }
    let home = || UserDirs::new().map(|user| user.home_dir().to_path_buf());
    let below_home = if typed == "~" { Some("") } else { typed.strip_prefix("~/") };
    let path = match below_home.zip(home()) {
        Some((rest, home)) => home.join(rest),
        None => folder.join(typed),
    };
    if path.is_dir() {
        return Typed::Folder(path);
    }
    if path.exists() {
        return Typed::File(path);
    }
    let path = match endings.first().filter(|ending| *ending != "*") {
        Some(ending) if !ends_with_one_of(&path, endings) => {
            let mut name = path.into_os_string();
            name.push(format!(".{ending}"));
            PathBuf::from(name)
        }
        _ => path,
    };
    match path.parent() {
        _ if path.is_file() => Typed::File(path),
        Some(parent) if parent.is_dir() => Typed::New(path),
        _ => Typed::NoFolder(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_come_first_and_other_files_stay_out() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.lajur", "A.LAJUR", "surat.pdf", ".lajur-tmp.lajur"] {
            std::fs::write(folder.path().join(name), "x").unwrap();
        }
        std::fs::create_dir(folder.path().join("zeta")).unwrap();
        let names: Vec<String> = entries(folder.path(), &["lajur".to_owned()])
            .unwrap()
            .into_iter()
            .map(|entry| entry.name)
            .collect();
        assert_eq!(names, ["zeta", "A.LAJUR", "b.lajur"]);
        assert_eq!(entries(folder.path(), &["*".to_owned()]).unwrap().len(), 4);
    }

    #[test]
    fn what_is_typed_is_a_folder_a_file_or_a_new_name() {
        let folder = tempfile::tempdir().unwrap();
        let (root, pdf) = (folder.path(), ["pdf".to_owned()]);
        std::fs::write(root.join("lama.pdf"), "x").unwrap();
        assert_eq!(look(root, "  ", &pdf), Typed::Nothing);
        assert_eq!(look(root, ".", &pdf), Typed::Folder(root.join(".")));
        assert_eq!(look(root, "lama.pdf", &pdf), Typed::File(root.join("lama.pdf")));
        assert_eq!(look(root, "lama", &pdf), Typed::File(root.join("lama.pdf")));
        assert_eq!(look(root, "surat 1.2", &pdf), Typed::New(root.join("surat 1.2.pdf")));
        assert_eq!(look(root, "tidak/ada.pdf", &pdf), Typed::NoFolder(root.join("tidak/ada.pdf")));
        let absolute = root.join("baru.pdf");
        assert_eq!(look(Path::new("/"), absolute.to_str().unwrap(), &pdf), Typed::New(absolute));
    }
}
