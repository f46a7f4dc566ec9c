//! House rules that no compiler knows: floors, doors, names and leftovers (DESIGN §3).

// A test that cannot go on must stop.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What each module may use besides itself. Floors as in ARCHITECTURE.md; the doors on floor 2 stand apart.
const MAY_USE: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("picture", &["domain"]),
    ("wire", &["domain"]),
    ("bundle", &["domain", "wire"]),
    ("paper", &["domain", "picture"]),
    ("platform", &["domain"]),
    ("store", &["domain", "wire"]),
    ("settings", &["domain"]),
    ("words", &["domain"]),
    ("engine", &["domain", "picture", "wire", "bundle", "paper", "platform", "settings", "store", "words"]),
    ("show", &["domain", "picture", "words", "engine"]),
    ("ui", &["domain", "picture"]),
    ("cli", &["domain", "picture", "wire", "words", "platform", "engine", "show"]),
    ("app", &["domain", "picture", "settings", "wire", "words", "platform", "engine", "show", "ui"]),
    ("boot", &["domain", "settings", "words", "platform", "engine", "ui", "app", "cli"]),
];

/// A crate or path that only these places may name, and why.
const ONLY_IN: &[(&str, &[&str], &str)] = &[
    ("rfd::", &["src/platform/"], "it panics without a display, so tests need a fake before it"),
    ("rusqlite::", &["src/store"], "SQL has one door"),
    ("printpdf::", &["src/paper/pdf"], "its interface changes often, so one file knows it"),
    ("lopdf::", &["src/paper"], "PDF has one door"),
    ("hayro::", &["src/paper/raster.rs"], "the screen sees a page through one door"),
    ("iced::", &["src/ui", "src/app", "src/boot", "src/main.rs"], "the office works without a window"),
    ("iced_core::", &[], "iced's own name is enough"),
    ("age::", &["src/wire/seal.rs"], "what is locked, and for whom, is decided in one place"),
    ("keyring::", &["src/platform/keystore.rs"], "a machine without a key store must be met in one place"),
    ("notify::", &["src/platform/changes.rs"], "watching folders differs from system to system"),
    ("std::env", &["src/platform", "src/boot", "src/main.rs"], "the environment is read where it enters"),
    ("std::process::Command", &["src/platform"], "other programs are started in one place"),
];

/// What the rules of the office must never touch: they replay anywhere, in microseconds.
const NOT_IN_DOMAIN: &[&str] =
    &["std::fs", "std::env", "std::net", "std::time::", "std::thread", "SystemTime", "Instant"];

const TOP_LEVEL: &[&str] = &[
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "THIRD-PARTY-NOTICES.md",
    "assets",
    "benches",
    "build.rs",
    "clippy.toml",
    "deny.toml",
    "fonts",
    "packaging",
    "rustfmt.toml",
    "src",
    "tests",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                if !path.ends_with("target") {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|it| it == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn name(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string().replace('\\', "/")
}

/// The code of a file: comments and text literals blanked out, so that only names remain.
fn code(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    for line in text.lines() {
        let line = line.split("//").next().unwrap_or_default();
        let mut inside = false;
        for (index, part) in line.split('"').enumerate() {
            inside = index % 2 == 1;
            if !inside {
                code.push_str(part);
            }
        }
        // A text that runs over several lines is rare in code and harmless to these rules.
        let _ = inside;
        code.push('\n');
    }
    code
}

/// Everything up to the tests at the end of a file.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or_default()
}

#[test]
fn every_module_stays_on_its_floor() {
    let rules: BTreeMap<&str, &[&str]> = MAY_USE.iter().copied().collect();
    let mut broken = Vec::new();
    for path in files("src", "rs") {
        let name = name(&path);
        let module = name.trim_start_matches("src/").split(['/', '.']).next().unwrap_or_default().to_owned();
        if ["lib", "main"].contains(&module.as_str()) {
            continue;
        }
        let allowed = rules.get(module.as_str()).unwrap_or_else(|| panic!("{name} stands on no floor"));
        let text = fs::read_to_string(&path).unwrap();
        for (number, line) in code(&text).lines().enumerate() {
            for used in line.split("crate::").skip(1) {
                let used: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let known = rules.contains_key(used.as_str());
                if known && used != module && !allowed.contains(&used.as_str()) {
                    broken.push(format!("{name}:{}: {module} uses {used}", number + 1));
                }
            }
        }
    }
    assert!(broken.is_empty(), "floors are crossed:\n{}", broken.join("\n"));
}

#[test]
fn every_door_is_opened_in_one_place() {
    let mut broken = Vec::new();
    for path in files("src", "rs") {
        let name = name(&path);
        if name.ends_with("/tests.rs") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        for (number, line) in code(without_tests(&text)).lines().enumerate() {
            for (named, places, why) in ONLY_IN {
                let places_it = places.iter().any(|place| name.starts_with(place));
                let starts_word =
                    |at: usize| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
                if !places_it && line.match_indices(named).any(|(at, _)| starts_word(at)) {
                    broken.push(format!("{name}:{}: {named} ({why})", number + 1));
                }
            }
            if name.starts_with("src/domain") {
                for named in NOT_IN_DOMAIN {
                    if line.contains(named) {
                        broken.push(format!("{name}:{}: the domain names {named}", number + 1));
                    }
                }
            }
            if name.starts_with("src/app") && (line.contains("widget::button") || line.contains("Color::")) {
                broken.push(format!("{name}:{}: raw buttons and colours belong to ui", number + 1));
            }
        }
    }
    assert!(broken.is_empty(), "doors are opened elsewhere:\n{}", broken.join("\n"));
}

#[test]
fn nothing_unfinished_or_skipped_is_left() {
    let mut broken = Vec::new();
    for folder in ["src", "tests", "benches"] {
        for path in files(folder, "rs") {
            let name = name(&path);
            let text = fs::read_to_string(&path).unwrap();
            for (number, line) in code(&text).lines().enumerate() {
                for left in [
                    concat!("#[", "ignore"),
                    concat!("todo", "!("),
                    concat!("unimplemented", "!("),
                    concat!("dbg", "!("),
                ] {
                    if line.contains(left) {
                        broken.push(format!("{name}:{}: {left}", number + 1));
                    }
                }
            }
        }
    }
    assert!(broken.is_empty(), "unfinished:\n{}", broken.join("\n"));
}

#[test]
fn files_are_tidy() {
    let mut broken = Vec::new();
    let texts = [
        ("src", "rs"),
        ("tests", "rs"),
        ("benches", "rs"),
        ("assets", "toml"),
        ("assets", "ftl"),
        (".", "md"),
    ];
    for (folder, ending) in texts {
        for path in files(folder, ending) {
            let name = name(&path);
            if name.starts_with("target") || name.contains("/target/") {
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            if !text.is_empty() && !text.ends_with('\n') {
                broken.push(format!("{name}: the last line has no end"));
            }
            for (number, line) in text.lines().enumerate() {
                if line.ends_with([' ', '\t']) {
                    broken.push(format!("{name}:{}: blank at the end", number + 1));
                }
                for machine in [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/home", "/")] {
                    if line.contains(machine) {
                        broken.push(format!("{name}:{}: names a machine's own folder", number + 1));
                    }
                }
            }
            if name.ends_with("/mod.rs") {
                broken.push(format!("{name}: write thing.rs beside thing/"));
            }
        }
    }
    assert!(broken.is_empty(), "untidy:\n{}", broken.join("\n"));
}

#[test]
fn the_top_level_holds_what_it_should_and_nothing_else() {
    let allowed: BTreeSet<&str> = TOP_LEVEL.iter().copied().collect();
    let ignored = ["target", "out", "proptest-regressions"];
    for entry in fs::read_dir(root()).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') && !ignored.contains(&name.as_str()) {
            assert!(allowed.contains(name.as_str()), "{name} has no place at the top level");
        }
    }
}

#[test]
fn lib_lists_the_modules_floor_by_floor() {
    let text = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let listed: Vec<&str> =
        text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let floor = |module: &str| MAY_USE.iter().position(|(known, _)| *known == module);
    let floors: Vec<usize> = listed
        .iter()
        .map(|module| match floor(module) {
            Some(index) => match index {
                0 => 0,
                1 | 2 => 1,
                3..=8 => 2,
                9 => 3,
                _ => 4,
            },
            None => panic!("{module} stands on no floor"),
        })
        .collect();
    assert!(floors.is_sorted(), "lib.rs is out of order: {listed:?}");
}

#[test]
fn shipped_data_names_no_real_official() {
    // The seeds name the officials who approved them; their names and NIPs must not travel with the program.
    let real = [
        "Miska",
        "Gewasari",
        "ILHAM",
        "ZAIN",
        "197208191997022002",
        "196704071998031007",
        "197101301999031005",
        "196703231994031006",
    ];
    for folder in ["assets", "src", "tests", "packaging"] {
        for ending in ["toml", "ftl", "rs", "md", "txt", "json"] {
            for path in files(folder, ending) {
                if path.ends_with("tidy.rs") {
                    continue;
                }
                let text = fs::read_to_string(&path).unwrap();
                let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
                for name_of in real {
                    assert!(
                        !text.contains(name_of) && !compact.contains(name_of),
                        "{} names {name_of}",
                        name(&path)
                    );
                }
            }
        }
    }
}
