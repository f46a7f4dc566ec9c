//! The window without a display: the flows of `tests/window.sh`, the ways by keyboard, and starts that fail.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a window that does not answer is a failed test, and its files need not outlive it"
)]

#[path = "window/hand.rs"]
mod hand;

use hand::{Hand, open, sample};
use iced::keyboard::{Modifiers, key::Named};
use lajur::domain::ids::EntityId;
use lajur::domain::letter::{LetterKind, LetterState};
use lajur::domain::request::RequestState;
use lajur::engine::{LetterInput, Mode, Query, Watch};
use lajur::platform::folders::Folders;
use lajur::settings::Settings;
use lajur::words::Language;

fn indonesian(folder: &std::path::Path) -> Hand {
    let settings = Settings { board: "tulungagung-subdomain".to_owned(), ..Settings::default() };
    Hand::with_settings(
        folder,
        Language::Indonesian,
        Settings { position: "kabid_egov".to_owned(), ..settings },
    )
}

/// The only request a search finds.
fn found(hand: &Hand, text: &str) -> EntityId {
    let (office, _folder) = hand.office();
    let query = Query { states: Vec::new(), procedure: None, text: text.to_owned(), offset: 0, limit: 9 };
    let found = office.store().requests(&query).expect("the requests can be searched");
    assert_eq!(found.rows.len(), 1, "{text} is not found once");
    found.rows[0].id
}

#[test]
fn the_first_start_leads_to_the_board_of_the_sample_office() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut hand = Hand::new(folder.path(), Language::Indonesian);
    hand.press("start-sample");
    hand.go("Papan");
    hand.see_part("board");
    hand.see_with("Dinas Kesehatan");
    let (office, _copy) = hand.office();
    assert_eq!(office.profile().agency, "Dinas Komunikasi dan Informatika");
}

#[test]
fn a_new_request_is_received_and_walks_through_three_lanes() {
    let folder = sample();
    let mut hand = indonesian(folder.path());
    hand.go("Papan");
    hand.press("board-new");
    hand.see_focus("new-Agency");
    hand.write("Dinas Uji Jendela");
    hand.fill("new-Number", "500/77/UJI/2026");
    hand.fill("new-Date", "19-11-2026");
    hand.fill("new-Subject", "Permohonan Subdomain Uji");
    let fields: Vec<String> = {
        let (mut office, _copy) = hand.office();
        let procedure = office.procedure("tulungagung-subdomain").expect("the SOP");
        procedure.fields.iter().map(|field| field.id.clone()).collect()
    };
    for field in &fields {
        let wanted = format!("new-field-{field}");
        for _ in 0..60 {
            if hand.focus().as_ref() == Some(&wanted) {
                break;
            }
            hand.key(Named::Tab);
        }
        assert_eq!(hand.focus(), Some(wanted), "Tab comes to every field");
        hand.write("uji");
    }
    hand.press("new-confirm");
    hand.see_part("request-flow");
    let id = found(&hand, "Uji Jendela");
    let mut lanes: Vec<String> = Vec::new();
    for _ in 0..5 {
        let (step, lane) = {
            let (mut office, _copy) = hand.office();
            let (request, _) = office.request(id).expect("the request");
            assert!(matches!(request.state, RequestState::Open | RequestState::WaitingApplicant));
            (request.active[0].step.clone(), request.active[0].lane.clone())
        };
        if !lanes.contains(&lane) {
            lanes.push(lane);
        }
        let (plain, asked) = (format!("advance-{step}"), format!("advance-{step}-0"));
        hand.until(&plain, |hand| hand.has_part(&plain) || hand.has_part(&asked));
        let name = if hand.has_part(&plain) { plain } else { asked };
        hand.press(&name);
        hand.see_part("sheet-confirm");
        if hand.has_part("sheet-tick-all") {
            hand.press("sheet-tick-all");
        } else if hand.has_part("sheet-item-0") {
            hand.press("sheet-item-0");
        }
        hand.press("sheet-confirm");
        hand.see_gone("sheet-confirm");
        hand.until("the next step", |hand| {
            let (mut office, _copy) = hand.office();
            office.request(id).is_ok_and(|(request, _)| request.active[0].step != step)
        });
    }
    assert!(lanes.len() >= 3, "only these lanes were walked: {lanes:?}");
}

#[test]
fn a_letter_is_drafted_changed_seen_and_saved_as_pdf() {
    let folder = sample();
    let mut hand = indonesian(folder.path());
    let letter = {
        let (office, _copy) = hand.office();
        let letters = office.store().letters(None).expect("letters");
        letters.iter().find(|letter| letter.state == LetterState::Draft).expect("a draft").id
    };
    hand.go("Surat");
    hand.press(&format!("letter-{letter}"));
    hand.see_part("letter-page-0");
    hand.fill("letter-Subject", "Persetujuan Subdomain Uji");
    hand.press("letter-save");
    hand.see_gone("letter-save");
    hand.until("the revision", |hand| {
        let (office, _copy) = hand.office();
        let said =
            office.letter(letter).ok().and_then(|letter| Some(letter.current()?.content.subject.clone()));
        said.as_deref() == Some("Persetujuan Subdomain Uji")
    });
    let target = tempfile::tempdir().expect("a folder");
    let file = target.path().join("surat.pdf");
    hand.press("letter-print");
    hand.choose(&file);
    hand.until("the PDF", |_| file.exists());
    let bytes = std::fs::read(&file).expect("the PDF");
    assert!(bytes.starts_with(b"%PDF-") && bytes.len() < 60_000, "{} bytes", bytes.len());
}

#[test]
fn a_second_laptop_joins_by_files_and_words_and_agrees() {
    let (here, there, stick) = (sample(), tempfile::tempdir().expect("a folder"), tempfile::tempdir());
    let stick = stick.expect("a folder");
    let (asking, bundle) = (stick.path().join("gabung.lajur"), stick.path().join("data.lajur"));
    let mut second = Hand::new(there.path(), Language::Indonesian);
    second.press("start-join");
    second.see_focus("start-Device");
    second.fill("start-Device", "Laptop Kasi");
    second.press("start-ask");
    second.choose(&asking);
    second.see("Admin mengetik kata berikut saat menerima laptop ini.");
    let words = second.words();
    let words = words
        .into_iter()
        .find(|words| words.split(' ').count() == 5 && words.chars().all(|c| c.is_lowercase() || c == ' '));
    let words = words.expect("five words on the screen");

    let mut first = indonesian(here.path());
    first.go("Tukar");
    first.press("exchange-pick");
    first.choose(&asking);
    first.see_part("exchange-words");
    first.fill("exchange-words", &words);
    first.press("exchange-admit");
    first.see_gone("exchange-words");
    first.press("exchange-export");
    first.choose(&bundle);
    first.until("the exchange file", |_| bundle.exists());

    second.press("start-import");
    second.choose(&bundle);
    second.go("Papan");
    second.see_part("board");
    let hash = |hand: &Hand| hand.office().0.store().state_hash().expect("a hash");
    assert_eq!(hash(&first), hash(&second));
    assert!(second.office().0.is_admitted());
}

#[test]
fn an_exchange_file_is_looked_at_before_it_is_imported() {
    let (here, stick) = (sample(), tempfile::tempdir().expect("a folder"));
    let (asking, bundle) = (stick.path().join("gabung.lajur"), stick.path().join("data.lajur"));
    let there = tempfile::tempdir().expect("a folder");
    {
        let mut other = open(there.path());
        let joining = other.ask_to_join("Laptop Kasi", &asking).expect("asks");
        let mut office = open(here.path());
        office.admit(&asking, &joining.words.join(" "), Vec::new()).expect("admitted");
        office.export(&bundle).expect("exported");
        other.import(&bundle, Mode::Commit).expect("imported");
        let query =
            Query { states: Vec::new(), procedure: None, text: "Kesehatan".to_owned(), offset: 0, limit: 1 };
        let id = other.store().requests(&query).expect("requests").rows[0].id;
        other.note(id, "Dicatat di Laptop Kasi").expect("noted");
        other.export(&bundle).expect("exported");
    }
    let mut hand = indonesian(here.path());
    let before = hand.office().0.store().state_hash().expect("a hash");
    hand.go("Tukar");
    hand.press("exchange-pick");
    hand.choose(&bundle);
    hand.see_part("exchange-import");
    assert_eq!(hand.office().0.store().state_hash().expect("a hash"), before, "a look changes nothing");
    hand.press("exchange-import");
    hand.see_gone("exchange-import");
    hand.until("the import", |hand| hand.office().0.store().state_hash().is_ok_and(|hash| hash != before));
    // What is no exchange file is refused with a sentence.
    let other = stick.path().join("bukan.lajur");
    std::fs::write(&other, "bukan berkas tukar").expect("a file");
    hand.press("exchange-pick");
    hand.choose(&other);
    hand.see("Berkas itu bukan berkas tukar Lajur. Pilih berkas berakhiran .lajur.");
}

#[test]
fn the_board_is_worked_by_keys_alone() {
    let folder = sample();
    let mut hand = indonesian(folder.path());
    hand.go("Papan");
    hand.see_part("board");
    hand.see_with("Dinas Kesehatan");
    // Tab comes round to the board and on.
    for _ in 0..40 {
        if hand.focus().as_deref() == Some("board") {
            break;
        }
        hand.key(Named::Tab);
    }
    hand.see_focus("board");
    hand.key(Named::ArrowRight);
    hand.key(Named::ArrowRight);
    hand.letter("m", Modifiers::empty());
    hand.see_part("sheet-confirm");
    hand.until("the sheet to have the keyboard", |hand| {
        hand.focus().is_some_and(|focus| focus.starts_with("sheet-") || focus.starts_with("radio-"))
    });
    // While the sheet is open, nothing behind it can be reached.
    assert!(!hand.has_part("board"));
    hand.key(Named::Escape);
    hand.see_gone("sheet-confirm");
    hand.see_focus("board");
    hand.letter("k", Modifiers::empty());
    hand.see_focus("sheet-text");
    hand.key(Named::Escape);
    hand.see_focus("board");
    hand.key(Named::Enter);
    hand.see_part("request-flow");
    hand.key(Named::Escape);
    hand.see_focus("board");
    // A new request, and back.
    hand.letter("n", Modifiers::COMMAND);
    hand.see_focus("new-Agency");
    hand.key(Named::Escape);
    hand.key(Named::Escape);
    hand.see_part("board");
}

#[test]
fn tab_goes_round_the_whole_window() {
    let folder = sample();
    let mut hand = indonesian(folder.path());
    hand.go("Papan");
    hand.see_part("board");
    hand.see_with("Dinas Kesehatan");
    let mut stops = Vec::new();
    for _ in 0..60 {
        hand.key(Named::Tab);
        stops.extend(hand.focus());
    }
    for stop in ["board", "board-new", "board-search"] {
        let times = stops.iter().filter(|it| *it == stop).count();
        assert!(times >= 2, "Tab comes to {stop} {times} times only: {stops:?}");
    }
}

#[test]
fn the_window_speaks_english_too() {
    let folder = sample();
    let mut hand = Hand::new(folder.path(), Language::English);
    hand.go("Board");
    hand.see("New request");
}

#[test]
fn the_first_screen_changes_its_language() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut hand = Hand::new(folder.path(), Language::Indonesian);
    hand.see("Selamat datang di Lajur");
    hand.press_words("English");
    hand.see("Welcome to Lajur");
    let folders = Folders::choose(Some(folder.path().to_path_buf())).expect("a folder was given");
    hand.until("the settings", |_| {
        std::fs::read_to_string(folders.settings()).is_ok_and(|text| Settings::parse(&text).language == "en")
    });
}

#[test]
fn a_folder_that_is_in_use_is_said_to_be_and_can_be_tried_again() {
    let folder = sample();
    let other = open(folder.path());
    let mut hand = indonesian(folder.path());
    hand.see("Data kantor belum dapat dibuka");
    hand.see_with("sedang dibuka oleh Lajur yang lain");
    hand.press_words("Salin rincian");
    hand.until("the copy", |hand| hand.copied.is_some());
    drop(other);
    hand.press("broken-retry");
    hand.go("Papan");
    hand.see_part("board");
}

#[test]
fn a_damaged_database_is_said_to_be_and_left_alone() {
    let folder = sample();
    let folders = Folders::choose(Some(folder.path().to_path_buf())).expect("a folder was given");
    let rubbish = vec![b'x'; 8192];
    std::fs::write(folders.database(), &rubbish).expect("the database can be spoilt");
    let mut hand = indonesian(folder.path());
    hand.see("Data kantor belum dapat dibuka");
    hand.see_part("broken-retry");
    assert_eq!(std::fs::read(folders.database()).expect("the file"), rubbish);
}

#[test]
fn every_size_and_look_is_drawn_without_losing_the_way_out() {
    for (width, height) in [(800.0, 520.0), (1024.0, 600.0), (1920.0, 1080.0)] {
        let folder = sample();
        let mut hand = indonesian(folder.path());
        hand.go("Papan");
        hand.see_part("board");
        hand.resize(width, height);
        hand.press("board-new");
        hand.see_part("new-confirm");
    }
}

#[test]
fn the_morning_sheet_opens_what_it_names_and_prints_itself() {
    let folder = sample();
    let mut hand = indonesian(folder.path());
    hand.see_part("print-morning");
    hand.see("Surat menunggu");
    let target = tempfile::tempdir().expect("a folder");
    let file = target.path().join("lembar-pagi.pdf");
    hand.press("print-morning");
    hand.choose(&file);
    hand.until("the morning sheet", |_| file.exists());
    assert!(std::fs::read(&file).expect("the sheet").starts_with(b"%PDF-"));
    // The first late request is one press away.
    let late = {
        let (mut office, _copy) = hand.office();
        let sheet = office.morning(Some("kabid_egov")).expect("a sheet");
        sheet.late.first().expect("the sample office is late somewhere").about.agency.clone()
    };
    hand.press_words(&late);
    hand.see_part("request-flow");
}

#[test]
fn a_report_changes_its_period_and_is_written_in_three_forms() {
    let folder = sample();
    let mut hand = indonesian(folder.path());
    hand.go("Laporan");
    hand.see_part("report-export");
    hand.press_words("Periode lain");
    hand.fill("report-from", "31-12-2026");
    hand.fill("report-to", "01-01-2026");
    hand.key(Named::Enter);
    hand.see("Periode berakhir sebelum mulai. Tukar kedua tanggalnya.");
    hand.fill("report-from", "01-01-2026");
    hand.fill("report-to", "31-12-2026");
    for tab in ["Per langkah", "Usulan revisi SOP", "Retensi berkas", "Ringkasan"] {
        hand.press_words(tab);
    }
    let target = tempfile::tempdir().expect("a folder");
    for (form, begins) in [("PDF", &b"%PDF-"[..]), ("XLSX", b"PK"), ("CSV", "\u{feff}".as_bytes())] {
        let file = target.path().join("laporan").with_extension(form.to_lowercase());
        hand.press("report-export");
        hand.press_words(form);
        hand.choose(&file);
        hand.until(form, |_| file.exists());
        assert!(std::fs::read(&file).expect("the report").starts_with(begins), "{form}");
    }
}

#[test]
fn a_book_is_searched_and_written() {
    let folder = sample();
    let mut hand = indonesian(folder.path());
    hand.go("Register");
    hand.see_part("register");
    hand.fill("register-search", "tidak ada surat seperti ini");
    hand.see_gone("register");
    hand.fill("register-search", "Dinas Kesehatan");
    hand.see_part("register");
    let target = tempfile::tempdir().expect("a folder");
    let file = target.path().join("agenda.xlsx");
    hand.press("register-export");
    hand.press_words("XLSX");
    hand.choose(&file);
    hand.until("the book", |_| file.exists());
    assert!(std::fs::read(&file).expect("the book").starts_with(b"PK"));
    // What a line tells of is one key away.
    hand.press_words("288");
    hand.key(Named::Enter);
    hand.see_part("request-flow");
}

#[test]
fn a_local_holiday_is_looked_at_before_it_moves_due_dates() {
    let folder = sample();
    let mut hand = indonesian(folder.path());
    // Tall enough for the whole page, so that nothing has to be scrolled to.
    hand.resize(1366.0, 2000.0);
    hand.go("Pengaturan");
    hand.press("open-calendar");
    hand.fill("calendar-holiday-date", "tanggal salah");
    hand.fill("calendar-holiday-name", "Hari Jadi Kabupaten Contoh");
    hand.key(Named::Enter);
    hand.see("Tulis tanggal seperti 25-10-2026.");
    hand.fill("calendar-holiday-date", "23-11-2026");
    hand.press("calendar-holiday-name");
    hand.key(Named::Enter);
    hand.see_part("calendar-apply");
    hand.see("23 November 2026");
    {
        let (office, _copy) = hand.office();
        assert_eq!(office.calendar().local_holidays().count(), 0, "a preview changes nothing");
    }
    hand.press("calendar-apply");
    hand.until("the holiday", |hand| hand.office().0.calendar().local_holidays().count() == 1);
}

#[test]
fn less_motion_is_kept() {
    let folder = sample();
    let mut hand = indonesian(folder.path());
    hand.go("Pengaturan");
    hand.scroll_to("preferences-less-motion");
    hand.press("preferences-less-motion");
    let folders = Folders::choose(Some(folder.path().to_path_buf())).expect("a folder was given");
    hand.until("the settings", |_| {
        std::fs::read_to_string(folders.settings()).is_ok_and(|text| Settings::parse(&text).less_motion)
    });
}

/// A second laptop that belongs to the office in `here`, with all its data.
fn second_laptop(here: &std::path::Path, there: &std::path::Path, name: &str) {
    let stick = tempfile::tempdir().expect("a folder");
    let (asking, bundle) = (stick.path().join("gabung.lajur"), stick.path().join("data.lajur"));
    let (mut other, mut office) = (open(there), open(here));
    let joining = other.ask_to_join(name, &asking).expect("asks");
    office.admit(&asking, &joining.words.join(" "), Vec::new()).expect("admitted");
    office.export(&bundle).expect("exported");
    other.import(&bundle, Mode::Commit).expect("imported");
}

/// Waits until no window holds a folder any more.
fn closed(folder: &std::path::Path) {
    let folders = Folders::choose(Some(folder.to_path_buf())).expect("a folder was given");
    while lajur::platform::lock::take(&folders.lock()).expect("the lock can be tried").is_none() {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
}

/// The button that revokes the laptop with this name.
fn revoke_button(hand: &Hand, name: &str) -> String {
    let (office, _copy) = hand.office();
    format!("revoke-{}", &office.find_device(name).expect("the laptop").to_string()[..8])
}

#[test]
fn a_lost_laptop_is_revoked_with_its_consequences_and_its_secrets_are_changed() {
    let (folder, there) = (sample(), tempfile::tempdir().expect("a folder"));
    second_laptop(folder.path(), there.path(), "Laptop Hilang");
    let mut hand = indonesian(folder.path());
    // A secret for both laptops, typed in on the request.
    hand.go("Permohonan");
    hand.see_with("Dinas Kesehatan");
    hand.press_words("Dinas Kesehatan");
    hand.key(Named::Enter);
    hand.see_part("request-flow");
    let files = hand.see_with("Berkas ");
    hand.press_words(&files);
    hand.press("secret-seal");
    hand.see_focus("secret-label");
    hand.write("API Uji");
    hand.fill("secret-user", "dinkes");
    hand.press("secret-password");
    hand.write("Kenari-77-Rahasia");
    assert!(hand.words().iter().all(|words| !words.contains("Kenari-77")), "a password is shown");
    hand.press_words("Laptop Hilang");
    hand.press("secret-confirm");
    hand.see_gone("secret-confirm");
    hand.press("secret-0");
    hand.see("Kenari-77-Rahasia");
    hand.press("secret-copy-0");
    hand.until("the copy", |hand| hand.copied.as_deref() == Some("Kenari-77-Rahasia"));
    hand.press("secret-close");
    hand.see_gone("secret-close");
    // The laptop is lost.
    hand.go("Tukar");
    let revoke = revoke_button(&hand, "Laptop Hilang");
    hand.press(&revoke);
    hand.see_focus("revoke-reason");
    hand.see_with("pernah dapat dibacanya: API Uji");
    hand.press("revoke-confirm");
    assert!(hand.office().0.find_device("Laptop Hilang").is_ok(), "revoked without a reason");
    hand.fill("revoke-reason", "Hilang di perjalanan");
    hand.press("revoke-confirm");
    hand.see_gone("revoke-confirm");
    hand.until("the revocation", |hand| hand.office().0.find_device("Laptop Hilang").is_err());
    // The task stands on the screen until the secret has been changed.
    hand.scroll_to("secret-change-0");
    hand.see_with("WAJIB DIGANTI");
    hand.press("secret-change-0");
    hand.see_focus("secret-user");
    hand.press("secret-password");
    hand.write("Kenari-78-Rahasia");
    hand.press("secret-confirm");
    hand.see_gone("secret-confirm");
    hand.until("the change", |hand| {
        let (office, _copy) = hand.office();
        office.secrets(None).is_ok_and(|all| all.len() == 1 && all[0].exposed_to.is_empty())
    });
}

#[test]
fn the_recovery_key_goes_onto_paper_and_nowhere_else() {
    let (folder, target) = (sample(), tempfile::tempdir().expect("a folder"));
    let mut hand = indonesian(folder.path());
    hand.go("Tukar");
    hand.press("recovery-make");
    hand.press("recovery-save");
    let file = target.path().join("kunci.pdf");
    hand.choose(&file);
    hand.see_gone("recovery-save");
    hand.until("the key", |hand| hand.office().0.store().roster().recovery().is_some());
    assert!(std::fs::read(&file).expect("the sheet").starts_with(b"%PDF-"));
}

#[test]
fn a_laptop_gets_a_block_of_numbers() {
    let (folder, there) = (sample(), tempfile::tempdir().expect("a folder"));
    second_laptop(folder.path(), there.path(), "Laptop Loket");
    let mut hand = indonesian(folder.path());
    hand.go("Tukar");
    hand.press("numbers-lease");
    hand.fill("lease-count", "0");
    hand.see("Tulis angka 1 sampai 1000.");
    hand.fill("lease-count", "12");
    hand.press("lease-confirm");
    hand.see_gone("lease-confirm");
    hand.until("the block", |hand| {
        let (office, _copy) = hand.office();
        office
            .blocks(2026)
            .is_ok_and(|all| all.len() == 1 && all[0].device_name == "Laptop Loket" && all[0].left == 12)
    });
    hand.see("sisa 12");
}

#[test]
fn a_passphrase_locks_the_key_and_is_asked_for_at_the_next_start() {
    let folder = sample();
    {
        let mut hand = indonesian(folder.path());
        hand.go("Pengaturan");
        hand.scroll_to("key-set");
        hand.press("key-set");
        hand.see_focus("key-1");
        hand.write("kata sandi uji");
        hand.press("key-2");
        hand.write("kata sandi");
        hand.press("key-confirm");
        hand.see_part("key-confirm");
        // Two presses of a field soon after each other select a word, so the field is filled anew.
        hand.press("key-2");
        hand.letter("a", Modifiers::COMMAND);
        hand.write("kata sandi uji");
        hand.press("key-confirm");
        hand.see_gone("key-confirm");
        hand.scroll_to("key-change");
    }
    closed(folder.path());
    let mut hand = indonesian(folder.path());
    hand.see("Kunci laptop ini terkunci");
    hand.see_focus("unlock-passphrase");
    hand.write("kata sandi lain");
    hand.press("unlock-open");
    hand.see_with("bukan kata sandi kunci laptop ini");
    hand.see_focus("unlock-passphrase");
    hand.write("kata sandi uji");
    hand.key(Named::Enter);
    hand.go("Papan");
    hand.see_part("board");
    // Whoever only looks can do so without it.
    drop(hand);
    closed(folder.path());
    let mut hand = indonesian(folder.path());
    hand.press("unlock-look");
    hand.go("Papan");
    hand.see_part("board");
}

#[test]
fn a_backup_is_written_every_day_and_unread_files_stand_on_the_desk() {
    let (folder, there) = (sample(), tempfile::tempdir().expect("a folder"));
    second_laptop(folder.path(), there.path(), "Laptop Kasi");
    let (backups, share) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    open(there.path()).sync_folder(share.path(), &Watch::default()).expect("a round");
    let count = |folder: &std::path::Path| std::fs::read_dir(folder).expect("the folder").count();
    {
        let mut hand = indonesian(folder.path());
        hand.go("Pengaturan");
        hand.scroll_to("daily-pick");
        hand.press("daily-pick");
        hand.choose(backups.path());
        hand.until("the first backup", |_| count(backups.path()) == 1);
        hand.scroll_to("daily-leave");
    }
    closed(folder.path());
    for file in std::fs::read_dir(backups.path()).expect("the folder") {
        std::fs::remove_file(file.expect("a file").path()).expect("it can be removed");
    }
    // The next start writes the day's backup by itself, without being asked.
    let folders = Folders::choose(Some(folder.path().to_path_buf())).expect("a folder was given");
    let settings = Settings::parse(&std::fs::read_to_string(folders.settings()).expect("the settings"));
    assert_eq!(settings.backup_folder, backups.path().display().to_string());
    let shared_folder = share.path().display().to_string();
    let settings = Settings { shared_folder, ..settings };
    let mut hand = Hand::with_settings(folder.path(), Language::Indonesian, settings);
    hand.see_part("bundle-0");
    hand.until("the day's backup", |_| count(backups.path()) == 1);
}

#[test]
fn a_template_is_edited_beside_its_paper_and_the_next_draft_begins_with_it() {
    let folder = sample();
    let mut hand = indonesian(folder.path());
    hand.go("Pengaturan");
    hand.press("template-open");
    hand.see_part("letter-page-0");
    hand.see_with("Berlaku sekarang: bawaan program.");

    // What cannot be filled in stands at the text, and is not kept.
    let subject = |hand: &mut Hand, text: &str| {
        hand.press("template-Subject");
        hand.letter("a", Modifiers::COMMAND);
        hand.write(text);
    };
    subject(&mut hand, "Jawaban {{ umur }}");
    hand.see("Isian \"umur\" tidak dikenal pada surat ini. Pilih dari daftar Sisipkan isian.");
    hand.letter("s", Modifiers::COMMAND);
    subject(&mut hand, "Jawaban Dinas atas ");
    hand.until("no flaw", |hand| !hand.words().iter().any(|words| words.contains("tidak dikenal")));

    // A placeholder goes in where somebody typed.
    hand.press("template-fill");
    hand.press_words("Nama layanan sebagai judul");
    hand.see_focus("template-Subject");
    hand.press("template-save");
    hand.see_with("Berlaku sekarang: templat kantor untuk semua layanan.");
    let (mut office, _copy) = hand.office();
    let view = office.template(LetterKind::Approval, "").expect("the template");
    assert_eq!(view.file.subject, "Jawaban Dinas atas {{ service.phrase | title_case }}");
    assert_eq!(view.versions.len(), 1);

    let query = Query { procedure: Some("deliserdang-splp".to_owned()), limit: 1, ..Query::default() };
    let request = office.store().requests(&query).expect("requests").rows[0].id;
    let letter =
        office.draft_letter(request, LetterKind::Approval, &LetterInput::default()).expect("a draft");
    let letter = office.letter(letter).expect("the letter");
    let subject = letter.current().map(|revision| revision.content.subject.clone());
    assert_eq!(subject.as_deref(), Some("Jawaban Dinas atas Penghubung Layanan"));
}

#[test]
fn a_template_for_one_service_gets_a_part_more_and_goes_back() {
    let folder = sample();
    let mut hand = indonesian(folder.path());
    hand.resize(1366.0, 2400.0);
    hand.go("Pengaturan");
    hand.press("template-open");
    hand.see_part("letter-page-0");
    hand.press("template-service");
    hand.press_words("Penghubung Layanan (SPLP)");
    hand.see_part("template-add-0");
    hand.press("template-part-0");
    hand.press("template-add-0");
    hand.see_focus("template-part-1");
    hand.write("Kalimat tambahan.");
    hand.press("template-down-1");
    // Leaving changes behind is asked about first.
    hand.press("template-kind");
    hand.press_words("Surat tugas");
    hand.see("Simpan atau batalkan dahulu perubahan ini.");
    hand.fill("template-note", "kalimat kedua");
    hand.press("template-save");
    hand.see_with("Berlaku sekarang: templat kantor untuk layanan ini.");
    {
        let (mut office, _copy) = hand.office();
        let view = office.template(LetterKind::Approval, "deliserdang-splp").expect("the template");
        assert_eq!(view.file.blocks[2].paragraph.as_deref(), Some("Kalimat tambahan."));
        assert_eq!(view.versions[0].note, "kalimat kedua");
        let other = office.template(LetterKind::Approval, "batam-hosting").expect("the template");
        assert!(other.versions.is_empty());
    }
    hand.press("template-more");
    hand.press_words("Kembali ke bawaan");
    hand.see_with("Berlaku sekarang: bawaan program.");
    hand.press("template-use-0");
    hand.see_with("Berlaku sekarang: templat kantor untuk layanan ini.");
    let (mut office, _copy) = hand.office();
    let view = office.template(LetterKind::Approval, "deliserdang-splp").expect("the template");
    let texts: Vec<bool> = view.versions.iter().map(|line| line.text.is_empty()).collect();
    assert_eq!(texts, [false, true, false]);
    assert_eq!(view.versions[2].note, "Versi 1 dipakai lagi.");
}
