//! What may enter the program: the licences, sources and bans of deny.toml, and the notices shipped with it.

// A test that cannot go on must stop.
#![allow(clippy::expect_used)]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// One package of the program as built for this platform.
struct Package {
    name: String,
    version: String,
    licence: String,
    source: String,
}

fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs this test");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("cargo speaks UTF-8")
}

/// Every package that is part of the program or its tests on this platform, but not the program itself.
fn packages() -> Vec<Package> {
    let about = cargo(&["-Vv"]);
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).expect("cargo knows its host");
    let metadata =
        cargo(&["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", host]);
    let metadata: Value = serde_json::from_str(&metadata).expect("metadata is JSON");
    let nodes = metadata["resolve"]["nodes"].as_array().expect("nodes");
    let used: BTreeSet<&str> = nodes.iter().filter_map(|node| node["id"].as_str()).collect();
    let text = |package: &Value, key: &str| package[key].as_str().unwrap_or_default().to_owned();
    let packages = metadata["packages"].as_array().expect("packages").iter();
    let mut packages: Vec<Package> = packages
        .filter(|package| used.contains(package["id"].as_str().unwrap_or_default()))
        .filter(|package| package["name"] != "lajur")
        .map(|package| Package {
            name: text(package, "name"),
            version: text(package, "version"),
            licence: text(package, "license"),
            source: text(package, "source"),
        })
        .collect();
    packages.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    assert!(packages.len() > 100, "the list of packages is too short to be true");
    packages
}

fn rules() -> toml::Table {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("deny.toml");
    std::fs::read_to_string(path).expect("deny.toml").parse().expect("deny.toml is TOML")
}

#[test]
fn every_licence_allows_shipping() {
    let rules = rules();
    let allowed: BTreeSet<&str> =
        rules["licenses"]["allow"].as_array().expect("a list").iter().filter_map(|it| it.as_str()).collect();
    let mut broken = Vec::new();
    for package in packages() {
        let licence = spdx::Expression::parse_mode(&package.licence, spdx::ParseMode::LAX);
        let fits = licence.is_ok_and(|it| it.evaluate(|one| allowed.contains(one.to_string().as_str())));
        if !fits {
            broken.push(format!("{} {}: {:?}", package.name, package.version, package.licence));
        }
    }
    assert!(broken.is_empty(), "licences deny.toml does not allow:\n{}", broken.join("\n"));
}

#[test]
fn everything_comes_from_a_registry_and_nothing_banned_comes_along() {
    let rules = rules();
    let banned: BTreeSet<&str> = rules["bans"]["deny"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|it| it["crate"].as_str())
        .collect();
    for package in packages() {
        assert!(package.source.starts_with("registry+"), "{} comes from {}", package.name, package.source);
        assert!(!banned.contains(package.name.as_str()), "{} is banned by deny.toml", package.name);
    }
}

#[test]
fn every_font_ships_with_its_licence_and_notice() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let notices = std::fs::read_to_string(root.join("THIRD-PARTY-NOTICES.md")).expect("the notices");
    let entries = std::fs::read_dir(root.join("fonts")).expect("fonts");
    let names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    let family = |name: &String| Some(name.strip_prefix("LICENSE-")?.strip_suffix(".txt")?.to_owned());
    let families: Vec<String> = names.iter().filter_map(family).collect();
    for name in names.iter().filter(|name| !name.starts_with("LICENSE-")) {
        let licensed = families.iter().any(|family| name.starts_with(family) && notices.contains(family));
        assert!(licensed, "{name} has no licence file or notice");
    }
}
