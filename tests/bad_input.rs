//! Bad input of every kind, given to the real program: one clear sentence, an exit code, and nothing changed.

#![expect(clippy::unwrap_used, reason = "what cannot be set up is a failed test")]

#[path = "bad_input/program.rs"]
mod program;

use std::path::Path;

use lajur::engine::Office;
use lajur::platform::clock::Clock;
use lajur::platform::entropy::Entropy;
use lajur::platform::folders::Folders;
use program::{Laptop, write};
use serde_json::{Value, json};

/// A request as people bring it.
fn request() -> Value {
    json!({
        "applicant": { "agency": "Dinas Kesehatan", "contact_name": "NAMA PEMOHON" },
        "letter": { "number": "500.12.6.3/412/DINKES/2026", "date": "2026-11-12", "subject": "Permohonan" },
        "fields": { "application": "Sistem Informasi Puskesmas" },
    })
}

fn with(path: &str, value: Value) -> Value {
    let mut request = request();
    *request.pointer_mut(path).unwrap() = value;
    request
}

/// Files that are no bundle of ours, each with what it is.
fn broken_bundles(whole: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let flipped = |at: usize| {
        let mut bytes = whole.to_vec();
        bytes[at] ^= 1;
        bytes
    };
    let newer = {
        let mut bytes = whole.to_vec();
        bytes[8] = 9;
        bytes
    };
    vec![
        ("empty", Vec::new()),
        ("a start", whole[..5].to_vec()),
        ("half", whole[..whole.len() / 2].to_vec()),
        ("all but the last byte", whole[..whole.len() - 1].to_vec()),
        ("a byte more", [whole, b"\n"].concat()),
        ("a flipped bit in the front", flipped(12)),
        ("a flipped bit in the middle", flipped(whole.len() / 2)),
        ("a flipped bit at the end", flipped(whole.len() - 1)),
        ("line ends changed on the way", [b"\x89LJR\n\x1a\n".as_slice(), &whole[8..]].concat()),
        ("a picture", b"\x89PNG\r\n\x1a\n0123456789012345678901234567890123456789".to_vec()),
        ("a text", "Surat biasa.\n".repeat(100).into_bytes()),
        ("a database", b"SQLite format 3\0".repeat(256)),
        ("a newer format", newer),
    ]
}

#[test]
fn bundles_that_are_broken_foreign_or_newer_change_nothing() {
    let laptop = Laptop::with_office("bundles");
    let other = Laptop::with_office("other");
    let stick = laptop.path("stick.lajur");
    laptop.good(&["bundle", "export", "--out", &stick]);
    let whole = std::fs::read(&stick).unwrap();
    for (what, bytes) in broken_bundles(&whole) {
        let file = laptop.path("broken.lajur");
        write(&file, &bytes);
        for command in [&["bundle", "import"][..], &["bundle", "inspect"], &["bundle", "import", "--preview"]]
        {
            laptop.refuses(3, &[command, &[file.as_str()]].concat(), what);
        }
    }
    let foreign = laptop.path("foreign.lajur");
    other.good(&["bundle", "export", "--out", &foreign]);
    laptop.refuses(1, &["bundle", "import", &foreign], "another office's bundle");
    laptop.refuses(1, &["bundle", "import", &laptop.path("none.lajur")], "no file");
    laptop.refuses(1, &["bundle", "import", &laptop.path("")], "a folder");
    laptop.refuses(2, &["device", "admit", &stick, "--words", "a b c d e"], "a bundle that asks for nothing");
}

#[test]
fn requests_with_something_missing_or_wrong_are_refused() {
    let laptop = Laptop::with_office("requests");
    let refused = [
        (1, "no agency", with("/applicant/agency", json!("  "))),
        (1, "no subject", with("/letter/subject", json!(""))),
        (1, "no number", with("/letter/number", json!(""))),
        (1, "a 10,000-character subject", with("/letter/subject", json!("x".repeat(10_000)))),
        (1, "a 10,000-character agency", with("/applicant/agency", json!("😀".repeat(10_000)))),
        (1, "a date that is none", with("/letter/date", json!("2026-02-30"))),
        (1, "a field that nobody asked for", with("/fields", json!({ "umur": "12" }))),
        (1, "two lines where one belongs", with("/letter/subject", json!("satu\ndua"))),
        (1, "a receipt in the future", merged("received", json!("2099-01-01T08:00"))),
        (1, "a receipt at no time", merged("received", json!("besok"))),
        (1, "an attachment that is not there", merged("attachments", json!(["/tidak/ada.pdf"]))),
        (2, "a number where a text belongs", with("/letter/subject", json!(12))),
        (2, "an unknown part", merged("surat", json!({}))),
        (2, "an unknown urgency", merged("urgency", json!("kilat"))),
    ];
    for (code, what, input) in refused {
        let file = laptop.path("request.json");
        write(&file, input.to_string().as_bytes());
        let command = ["request", "new", "--procedure", "deliserdang-splp", "--input", &file];
        laptop.refuses(code, &command, what);
    }
    for (what, bytes) in [
        ("no JSON", &b"{ satu: }"[..]),
        ("no text", &[0xff, 0xfe, 0, 1]),
        ("nothing", b""),
        ("a word", b"\"satu\""),
        ("a list", b"[]"),
    ] {
        let file = laptop.path("request.json");
        write(&file, bytes);
        let command = ["request", "new", "--procedure", "deliserdang-splp", "--input", &file];
        laptop.refuses(2, &command, what);
    }
    let file = laptop.path("request.json");
    write(&file, request().to_string().as_bytes());
    laptop.refuses(2, &["request", "new", "--procedure", "tidak-ada", "--input", &file], "no such SOP");
    laptop.refuses(2, &["request", "new", "--procedure", "deliserdang-splp"], "no input");
}

fn merged(key: &str, value: Value) -> Value {
    let mut request = request();
    request[key] = value;
    request
}

#[test]
fn strange_names_are_kept_as_they_are() {
    let laptop = Laptop::with_office("names");
    for name in ["Dinas 😀🏛️", "وزارة الاتصالات", "Dinas\u{202e}natahesek\u{202c}", "'; DROP TABLE event; --"]
    {
        let file = laptop.path("request.json");
        write(&file, with("/applicant/agency", json!(name)).to_string().as_bytes());
        let shown = laptop.good(&["request", "new", "--procedure", "deliserdang-splp", "--input", &file]);
        assert_eq!(shown["applicant"]["agency"], json!(name));
    }
    assert_eq!(laptop.good(&["verify"])["sound"], json!(true));
}

#[test]
fn steps_out_of_turn_and_unknown_ids_are_refused() {
    let laptop = Laptop::with_office("steps");
    let file = laptop.path("request.json");
    write(&file, request().to_string().as_bytes());
    let shown = laptop.good(&["request", "new", "--procedure", "deliserdang-splp", "--input", &file]);
    let id = shown["id"].as_str().unwrap().to_owned();
    let active = shown["active"][0].clone();
    let (step, lane) = (active["step"].as_str().unwrap(), active["lane"].as_str().unwrap());
    let sop = laptop.good(&["procedure", "show", "deliserdang-splp"]);
    let steps = sop["steps"].as_array().unwrap();
    let later = steps.last().unwrap()["id"].as_str().unwrap();
    let other_lane = sop["lanes"].as_array().unwrap().iter().find(|it| it["id"] != json!(lane)).unwrap();
    let other_lane = other_lane["id"].as_str().unwrap();

    let advance = |id: &'static str| ["request", "advance", id];
    laptop.refuses(1, &[&advance("f00dfeed")[..], &["--step", step, "--as", lane]].concat(), "no request");
    laptop.refuses(1, &["request", "show", "zzz"], "an id that is none");
    laptop.refuses(1, &["request", "show", "999/2026"], "an agenda number nobody has");
    let moves = [
        ("a step out of turn", vec!["--step", later, "--as", lane, "--all-present"]),
        ("no such step", vec!["--step", "99", "--as", lane, "--all-present"]),
        ("another's lane", vec!["--step", step, "--as", other_lane, "--all-present"]),
        ("no such lane", vec!["--step", step, "--as", "presiden", "--all-present"]),
        ("an outcome where none is asked", vec!["--step", step, "--as", lane, "--outcome", "Setuju"]),
        ("a step done tomorrow", vec!["--step", step, "--as", lane, "--at", "2026-11-21T09:00"]),
        ("a step done at no time", vec!["--step", step, "--as", lane, "--at", "kemarin"]),
    ];
    for (what, arguments) in moves {
        laptop.refuses(1, &[&["request", "advance", id.as_str()][..], &arguments].concat(), what);
    }
    // On to the decision, where an answer is needed.
    let mut shown = shown;
    while shown["active"][0]["outcomes"].as_array().unwrap().is_empty() {
        let (step, lane) = (shown["active"][0]["step"].clone(), shown["active"][0]["lane"].clone());
        let (step, lane) = (step.as_str().unwrap(), lane.as_str().unwrap());
        shown = laptop.good(&["request", "advance", &id, "--step", step, "--as", lane, "--all-present"]);
    }
    let (step, lane) =
        (shown["active"][0]["step"].as_str().unwrap(), shown["active"][0]["lane"].as_str().unwrap());
    let decide = ["request", "advance", &id, "--step", step, "--as", lane, "--all-present"];
    laptop.refuses(1, &decide, "a decision without an answer");
    laptop.refuses(1, &[&decide[..], &["--outcome", "Mungkin"]].concat(), "an answer that does not exist");
    laptop.refuses(1, &["request", "return", &id, "--reason", " "], "no reason");
    laptop.refuses(1, &["request", "resubmit", &id, "--reason", "Lengkap."], "nothing was returned");
    laptop.refuses(
        1,
        &["request", "correct", &id, "--field", "umur", "--value", "12", "--reason", "Salah."],
        "no such field",
    );
    laptop.refuses(1, &["letter", "show", "f00dfeed"], "no letter");
    laptop.refuses(
        1,
        &["conflict", "settle", "f00d", "--choose", "1", "--reason", "Sepakat."],
        "no conflict",
    );
    laptop.refuses(1, &["device", "revoke", "Laptop Hilang"], "no device");
    laptop.refuses(2, &["letter", "draft", &id, "--kind", "puisi"], "no such kind");
    laptop.refuses(2, &["terbang"], "no such command");
    laptop.refuses(2, &["request", "show"], "no id");
    laptop.refuses(2, &["--lang", "xx", "state"], "no such language");
}

#[test]
fn letter_templates_that_cannot_be_used_are_refused() {
    let laptop = Laptop::with_office("templates");
    let file = laptop.path("templat.toml");
    let shown = laptop.good(&["letter", "template", "show", "approval"]);
    assert_eq!((&shown["source"], &shown["versions"]), (&json!("program"), &json!(0)));
    let sound = shown["text"].as_str().unwrap().to_owned();
    let subject = |text: &str| sound.replace("Persetujuan Permohonan", text);
    let cases = [
        ("no TOML", "satu: dua".to_owned()),
        ("nothing", String::new()),
        ("a part nobody knows", format!("warna = \"merah\"\n{sound}")),
        (
            "another kind",
            laptop.good(&["letter", "template", "show", "memo"])["text"].as_str().unwrap().to_owned(),
        ),
        ("a placeholder nobody knows", subject("{{ umur }}")),
        ("an open brace", subject("{{ request.subject")),
        ("a filter nobody knows", subject("{{ request.subject | goreng }}")),
        ("a loop", subject("{% for a in b %}{% endfor %}")),
        ("a field of another service only", subject("{{ request.fields.subdomain }}")),
        ("an endless subject", subject(&"panjang ".repeat(900))),
        (
            "no classification",
            sound.replace("classification = \"{{ service.classification }}\"", "classification = \" \""),
        ),
        ("a list nobody has", sound.replace("service.approval_points", "harapan")),
    ];
    let set = ["letter", "template", "set", "approval", "--input", &file];
    for (what, text) in cases {
        write(&file, text.as_bytes());
        laptop.refuses(2, &set, what);
    }
    write(&file, &[0xff, 0xfe]);
    laptop.refuses(2, &set, "no text");
    write(&file, sound.as_bytes());
    laptop.refuses(1, &set, "nothing that is new");
    laptop.refuses(1, &["letter", "template", "reset", "approval"], "nothing to take back");
    laptop.refuses(2, &[&set[..], &["--service", "tidak-ada"]].concat(), "no such service");
    laptop.refuses(2, &["letter", "template", "show", "puisi"], "no such kind");
    laptop.refuses(2, &["letter", "template", "set", "approval"], "no input");
    laptop.refuses(1, &["letter", "template", "set", "approval", "--input", "/tidak/ada.toml"], "no file");

    write(&file, subject("Persetujuan Dinas").as_bytes());
    laptop.refuses(1, &[&set[..], &["--note", &"x".repeat(600)]].concat(), "an endless note");
    let set =
        laptop.good(&[&set[..], &["--service", "deliserdang-splp", "--note", "Lebih singkat"]].concat());
    assert_eq!((&set["source"], &set["service"]), (&json!("service"), &json!("deliserdang-splp")));
    let listed = laptop.good(&["letter", "template", "list"]);
    assert_eq!(listed["templates"].as_array().unwrap().len(), 8);
    let place = ["approval", "--service", "deliserdang-splp"];
    let taken_back = laptop.good(&[&["letter", "template", "reset"][..], &place].concat());
    assert_eq!(taken_back["source"], json!("program"));
    let history = laptop.good(&[&["letter", "template", "history"][..], &place].concat());
    assert_eq!(history["versions"][0]["note"], json!("Lebih singkat"));
    assert_eq!(
        (&history["versions"][1]["reset"], &history["versions"][1]["latest"]),
        (&json!(true), &json!(true))
    );
}

#[test]
fn folders_that_cannot_be_used_are_told() {
    let laptop = Laptop::with_office("folders");
    let file = laptop.path("a-file");
    write(&file, b"isi");
    laptop.refuses_in(&file, 1, &["state"], "a file where the folder belongs");
    laptop.refuses_in(&format!("{file}/deeper"), 1, &["state"], "a folder below a file");
    laptop.refuses_in(&laptop.path("empty"), 1, &["state"], "no office yet");
    laptop.refuses(1, &["bundle", "export", "--out", &format!("{file}/stick.lajur")], "no such folder");
    laptop.refuses(1, &["bundle", "export", "--out", &laptop.path("")], "a folder as file");
    if cfg!(target_os = "linux") {
        laptop.refuses_in("/proc/lajur", 1, &["state"], "a folder nobody can write");
        laptop.refuses(1, &["bundle", "export", "--out", "/proc/stick.lajur"], "a stick nobody can write");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let locked = laptop.path("locked");
        std::fs::create_dir(&locked).unwrap();
        std::fs::set_permissions(&locked, std::fs::Permissions::from_mode(0o555)).unwrap();
        // The superuser may write anywhere; then there is nothing to refuse.
        if tempfile::tempfile_in(&locked).is_err() {
            laptop.refuses_in(&format!("{locked}/office"), 1, &["state"], "a folder without permission");
        }
    }
}

#[test]
fn a_folder_that_is_damaged_foreign_or_newer_is_left_alone() {
    let laptop = Laptop::with_office("damaged");
    let database = laptop.path("office/lajur.db");
    let sound = std::fs::read(&database).unwrap();
    let broken = [
        ("a text for a database", "Surat biasa.\n".repeat(600).into_bytes()),
        ("half a database", sound[..sound.len() / 2].to_vec()),
        ("a database of another program", other_database(&laptop, 0, 0)),
        ("a database of a newer version", other_database(&laptop, 0x4C4A_5231, 99)),
    ];
    for (what, bytes) in broken {
        write(&database, &bytes);
        laptop.fails(3, &["state"], what);
        assert_eq!(std::fs::read(&database).unwrap(), bytes, "{what} was changed");
    }
    write(&database, &sound);
    laptop.good(&["verify"]);
    write(&laptop.path("office/device.key"), b"kunci");
    laptop.fails(1, &["state"], "a key that is none");
}

fn other_database(laptop: &Laptop, application: i32, version: i32) -> Vec<u8> {
    let path = laptop.path("other.db");
    let _ = std::fs::remove_file(&path);
    let db = rusqlite::Connection::open(&path).unwrap();
    db.execute_batch(&format!(
        "CREATE TABLE t (x); PRAGMA application_id = {application}; PRAGMA user_version = {version};"
    ))
    .unwrap();
    drop(db);
    std::fs::read(&path).unwrap()
}

#[test]
fn a_second_copy_of_the_program_stays_out() {
    let laptop = Laptop::with_office("twice");
    let before = laptop.good(&["state"]);
    {
        let folders = Folders::choose(Some(laptop.path("office").into())).unwrap();
        let _first = Office::open(folders, Clock::System, Entropy::System).unwrap();
        laptop.fails(1, &["state"], "in use");
    }
    assert_eq!(laptop.good(&["state"]), before);
}

#[test]
fn a_wrong_clock_loses_nothing() {
    let laptop = Laptop::with_office("clock");
    let file = laptop.path("request.json");
    write(&file, request().to_string().as_bytes());
    let new = ["request", "new", "--procedure", "deliserdang-splp", "--input", &file];
    let id = laptop.at("2099-12-31T23:59:59+07:00").good(&new)["id"].as_str().unwrap().to_owned();
    // Back in the right year the request is there, can be worked on, and everything is sound.
    assert_eq!(laptop.good(&["request", "show", &id])["state"], json!("open"));
    laptop.good(&["request", "note", &id, "--text", "Jam laptop sudah dibetulkan."]);
    assert_eq!(laptop.good(&["verify"])["sound"], json!(true));
    assert!(Path::new(&file).exists());
    laptop.at("besok").fails(2, &["state"], "a clock that is none");
    laptop.at("2026-13-01T00:00:00+07:00").fails(2, &["state"], "a month that is none");
}
