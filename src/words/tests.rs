use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::*;

const FILES: [(Language, &str); 2] = [
    (Language::Indonesian, include_str!("../../assets/lang/id.ftl")),
    (Language::English, include_str!("../../assets/lang/en.ftl")),
];

/// Every key of a file with its placeholders, read as plain text so that Fluent is not its own witness.
fn keys(text: &str) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut keys: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut key = "";
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, _)) = line.split_once(" =").filter(|_| !line.starts_with([' ', '.', '}'])) {
            assert!(!keys.contains_key(name), "{name} stands twice");
            key = name;
        }
        let names = line.split('$').skip(1);
        let names =
            names.map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or(""));
        if !key.is_empty() {
            keys.entry(key).or_default().extend(names);
        }
    }
    keys
}

#[test]
fn both_languages_have_the_same_keys_and_placeholders() {
    let [indonesian, english] = FILES.map(|(_, text)| keys(text));
    assert_eq!(indonesian, english);
    assert!(indonesian.len() > 20);
}

#[test]
fn every_message_formats() {
    for (language, text) in FILES {
        FluentResource::try_new(text.to_owned()).expect("well-formed messages");
        let bundle = match language {
            Language::Indonesian => &INDONESIAN,
            Language::English => &ENGLISH,
        };
        for (key, names) in keys(text) {
            let values: FluentArgs<'_> = names.iter().map(|name| (*name, Value::from(2))).collect();
            let pattern = bundle.get_message(key).and_then(|message| message.value()).expect(key);
            let mut errors = Vec::new();
            let sentence = bundle.format_pattern(pattern, Some(&values), &mut errors);
            assert!(errors.is_empty(), "{key}: {errors:?}");
            assert!(!sentence.is_empty() && !sentence.contains(['{', '\u{2068}']), "{key}: {sentence}");
        }
    }
}

#[test]
fn what_is_missing_falls_back_to_its_key() {
    for (language, _) in FILES {
        assert_eq!(Words::new(language).say("no-such-key"), "no-such-key");
    }
}

#[test]
fn numbers_are_grouped_and_texts_are_not() {
    let words = Words::default();
    let limit = |value: Value<'_>| words.with("problem-too-long-file", &[("limit", value)]);
    assert!(limit(1_000_000.into()).contains("1.000.000 bita"));
    assert!(limit("2026".into()).contains("2026 bita"));
    assert_eq!(words.number(-12_500), "-12.500");
    assert_eq!(Words::new(Language::English).number(12_500), "12,500");
}

/// A missing key must be seen here, not by a reader: every literal key in the sources has a sentence.
#[test]
fn every_key_the_code_names_exists() {
    let known = keys(FILES[0].1);
    let mut named = BTreeSet::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut named);
    let missing: Vec<_> = named.iter().filter(|key| !known.contains_key(key.as_str())).collect();
    assert!(missing.is_empty(), "no sentence for {missing:?}");
    assert!(named.contains("problem-unknown-lane"), "the search finds keys");
}

fn collect(folder: &Path, named: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("sources") {
        let path = entry.expect("entry").path();
        if path.is_dir() {
            collect(&path, named);
        } else if path.extension().is_some_and(|extension| extension == "rs")
            && !path.ends_with("words/tests.rs")
        {
            let source = std::fs::read_to_string(&path).expect("source");
            for call in [".say(", "words.with("] {
                let calls = source.split(call).skip(1).filter_map(|rest| rest.trim_start().strip_prefix('"'));
                named.extend(calls.filter_map(|rest| rest.split_once('"')).map(|(key, _)| key.to_owned()));
            }
        }
    }
}
