//! Exchange between real folders: locked files, what is missing, copies, numbers, the shared folder, backups, secrets.

use std::path::Path;

use super::{Laptops, request, splp, state_hash};
use crate::bundle::BundleError;
use crate::domain::event::Role;
use crate::domain::ids::EntityId;
use crate::domain::letter::LetterKind;
use crate::domain::numbers::{Gap, Register};
use crate::domain::office::{Assignment, Person};
use crate::domain::procedure::PaperKind;
use crate::domain::request::rules::Settle;
use crate::domain::request::{ConflictKind, Subject};
use crate::engine::{
    BackupLock, ExportWish, Inspection, Keeping, LetterInput, Office, Problem, RequestInput, Scope,
    SecretFields, Unlock, Watch,
};
use crate::platform::clock::Clock;
use crate::platform::entropy::Entropy;
use crate::platform::folders::Folders;
use crate::store::Mode;

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A second laptop that may give numbers, too.
fn registrar(laptops: &Laptops, admin: &mut Office, name: &str, roles: Vec<Role>) -> Office {
    let mut office = laptops.open(name);
    let wish = laptops.path(&format!("{name}-join.lajur"));
    let joining = office.ask_to_join(name, &wish).unwrap();
    admin.admit(&wish, &joining.words.join(" "), roles).unwrap();
    laptops.carry(admin, &mut office);
    office
}

fn with_letter(number: &str) -> RequestInput {
    let mut input = request("Permohonan Penghubung Layanan");
    input.letter.number = number.to_owned();
    input
}

#[test]
fn files_are_locked_for_the_office_and_nobody_else() {
    let laptops = Laptops::new();
    let mut tu = laptops.founded("tu");
    let stranger = laptops.founded("other");
    splp(&mut tu);
    let stick = laptops.path("stick.lajur");
    let summary = tu.export(&stick).unwrap();
    assert_eq!(summary.locked_for, 1);
    assert!(matches!(stranger.inspect(&stick), Err(Problem::Bundle(BundleError::NotForUs))));
    let Inspection::Bundle { locked, .. } = tu.inspect(&stick).unwrap() else { panic!("a bundle") };
    assert!(locked);
    tu.export_as(&stick, &ExportWish { plain: true, ..ExportWish::default() }).unwrap();
    let Inspection::Bundle { locked, .. } = stranger.inspect(&stick).unwrap() else { panic!("a bundle") };
    assert!(!locked);
}

#[test]
fn what_a_laptop_is_known_to_have_is_not_sent_again() {
    let laptops = Laptops::new();
    let mut tu = laptops.founded("tu");
    let mut kabid = laptops.joined(&mut tu, "kabid");
    laptops.carry(&mut kabid, &mut tu);
    splp(&mut tu);
    let stick = laptops.path("stick.lajur");
    let device = kabid.device().unwrap();
    let wish = ExportWish { scope: Scope::For(device), ..ExportWish::default() };
    assert_eq!(tu.forecast(&wish.scope, wish.attachments).unwrap().events, 1);
    assert_eq!(tu.export_as(&stick, &wish).unwrap().events, 1);
    let received = kabid.import(&stick, Mode::Commit).unwrap();
    assert_eq!((received.report.new, received.report.known), (1, 0));
    assert_eq!(state_hash(&tu), state_hash(&kabid));
    // Nothing counts as delivered until the receiver says so.
    assert_eq!(tu.export_as(&stick, &wish).unwrap().events, 1);
    let ask = ExportWish { scope: Scope::Request, ..ExportWish::default() };
    assert_eq!(kabid.export_as(&stick, &ask).unwrap().events, 0);
    assert_eq!(tu.import(&stick, Mode::Commit).unwrap().report.new, 0);
    assert_eq!(tu.export_as(&stick, &wish).unwrap().events, 0);
}

#[test]
fn a_file_too_large_for_one_stick_comes_with_several() {
    let laptops = Laptops::new();
    let mut tu = laptops.founded("tu");
    let mut kabid = laptops.joined(&mut tu, "kabid");
    let scan = laptops.path("scan.pdf");
    let bytes: Vec<u8> =
        (0..3_000_000u32).flat_map(|at| (at.wrapping_mul(2_654_435_761)).to_le_bytes()).collect();
    std::fs::write(&scan, &bytes).unwrap();
    let mut input = with_letter("1");
    input.attachments = vec![scan];
    let id = tu.receive("deliserdang-splp", input).unwrap();
    let stick = laptops.path("stick.lajur");
    let device = kabid.device().unwrap();
    let mut sticks = 0;
    loop {
        sticks += 1;
        let wish = ExportWish { scope: Scope::For(device), limit: Some(5 << 20), ..ExportWish::default() };
        let left = tu.export_as(&stick, &wish).unwrap().left;
        kabid.import(&stick, Mode::Commit).unwrap();
        assert_eq!(kabid.missing_files().unwrap() as u64, left);
        if left == 0 {
            break;
        }
        let ask = ExportWish { scope: Scope::Request, ..ExportWish::default() };
        kabid.export_as(&stick, &ask).unwrap();
        tu.import(&stick, Mode::Commit).unwrap();
    }
    assert_eq!(sticks, 3);
    let (request, _) = kabid.request(id).unwrap();
    assert_eq!(std::fs::read(kabid.blob_path(&request.attachments[0].hash)).unwrap(), bytes);
}

#[test]
fn stopped_work_changes_nothing() {
    let laptops = Laptops::new();
    let mut tu = laptops.founded("tu");
    let mut kabid = laptops.joined(&mut tu, "kabid");
    splp(&mut tu);
    let stick = laptops.path("stick.lajur");
    let watch = Watch::default();
    watch.stop();
    let wish = ExportWish { watch: watch.clone(), ..ExportWish::default() };
    assert!(matches!(tu.export_as(&laptops.path("never.lajur"), &wish), Err(Problem::Stopped)));
    assert!(!laptops.path("never.lajur").exists());
    tu.export(&stick).unwrap();
    let before = state_hash(&kabid);
    assert!(matches!(kabid.import_watched(&stick, Mode::Commit, &watch), Err(Problem::Stopped)));
    assert_eq!(state_hash(&kabid), before);
    kabid.import(&stick, Mode::Commit).unwrap();
    assert_eq!(state_hash(&kabid), state_hash(&tu));
}

#[test]
fn a_folder_that_was_copied_or_put_back_writes_in_a_log_of_its_own() {
    let laptops = Laptops::new();
    let mut tu = laptops.founded("tu");
    let device = tu.device().unwrap();
    splp(&mut tu);
    drop(tu);
    copy(&laptops.path("tu"), &laptops.path("kept"));
    // The same folder goes on in its log, also after a restart.
    let mut tu = laptops.open("tu");
    splp(&mut tu);
    assert_eq!(tu.store().logs_of(&device).unwrap().len(), 1);
    drop(tu);
    // A copy elsewhere does not.
    let mut copied = laptops.open("kept");
    splp(&mut copied);
    assert_eq!(copied.store().logs_of(&device).unwrap().len(), 2);
    drop(copied);
    // Nor does the folder put back to the earlier day.
    std::fs::remove_dir_all(laptops.path("tu")).unwrap();
    copy(&laptops.path("kept"), &laptops.path("tu"));
    let mut back = laptops.open("tu");
    splp(&mut back);
    assert_eq!(back.store().logs_of(&device).unwrap().len(), 3);
    assert!(back.verify().unwrap().store.forks.is_empty());
}

#[test]
fn a_fork_that_no_mark_could_prevent_is_kept_and_shown() {
    let laptops = Laptops::new();
    let mut tu = laptops.founded("tu");
    splp(&mut tu);
    drop(tu);
    // A whole machine put back to an earlier day brings its marks along.
    copy(&laptops.path("tu"), &laptops.path("tu-kept"));
    copy(&laptops.path("marks"), &laptops.path("marks-kept"));
    let mut tu = laptops.open("tu");
    let first = splp(&mut tu);
    let stick = laptops.path("stick.lajur");
    tu.export(&stick).unwrap();
    drop(tu);
    for folder in ["tu", "marks"] {
        std::fs::remove_dir_all(laptops.path(folder)).unwrap();
        copy(&laptops.path(&format!("{folder}-kept")), &laptops.path(folder));
    }
    // Another day brings other chances: the same seed would make the very same event.
    let folders = Folders::apart(laptops.path("tu"), laptops.path("marks"));
    let entropy = Entropy::seeded("another day");
    let mut tu = Office::open(folders, Clock::Fixed(super::morning()), entropy).unwrap();
    let second = splp(&mut tu);
    let received = tu.import(&stick, Mode::Commit).unwrap();
    assert!(received.overtaken);
    assert!(tu.request(first).is_ok() && tu.request(second).is_ok());
    let conflicts = tu.store().conflicts().unwrap();
    let fork = conflicts.iter().find(|it| it.conflict.kind == ConflictKind::K6).unwrap();
    assert_eq!(fork.conflict.versions.len(), 2);
    // Nobody writes on in that log.
    let logs = tu.store().logs_of(&tu.device().unwrap()).unwrap().len();
    splp(&mut tu);
    assert_eq!(tu.store().logs_of(&tu.device().unwrap()).unwrap().len(), logs + 1);
    tu.settle(&fork.conflict.id.to_string(), &Settle::Version(3), "Laptop dipulihkan dari citra.").unwrap();
    assert!(tu.store().conflicts().unwrap().iter().all(|it| it.conflict.kind != ConflictKind::K6));
    assert!(tu.verify().unwrap().is_sound());
}

#[test]
fn one_number_on_two_requests_is_shown_and_settled_by_people() {
    let laptops = Laptops::new();
    let mut tu = laptops.founded("tu");
    let mut desk = registrar(&laptops, &mut tu, "desk", vec![Role::Register]);
    let one = tu.receive("deliserdang-splp", with_letter("1")).unwrap();
    let two = desk.receive("deliserdang-splp", with_letter("2")).unwrap();
    laptops.carry(&mut tu, &mut desk);
    let received = laptops.carry(&mut desk, &mut tu);
    assert_eq!(received.conflicts.iter().map(|it| it.kind).collect::<Vec<_>>(), [ConflictKind::K4]);
    assert_eq!(tu.store().conflicts().unwrap(), desk.store().conflicts().unwrap());
    assert_eq!(tu.request(one).unwrap().0.conflicts.len(), 1);
    let id = received.conflicts[0].id.to_string();
    let keep = |office: &Office, keeper: EntityId| {
        let conflicts = office.store().conflicts().unwrap();
        let versions = &conflicts[0].conflict.versions;
        versions.iter().position(|it| it.option == keeper.to_string()).unwrap() + 1
    };
    assert!(matches!(tu.settle(&id, &Settle::Version(1), " "), Err(Problem::Refused(_))));
    // Both settle at once, and differently: the loser of each gets the next number, which is one number again.
    let (first, second) = (keep(&tu, one), keep(&desk, two));
    tu.settle(&id, &Settle::Version(first), "Lebih dahulu diterima.").unwrap();
    desk.settle(&id, &Settle::Version(second), "Sudah dicap.").unwrap();
    laptops.carry(&mut tu, &mut desk);
    laptops.carry(&mut desk, &mut tu);
    let again = tu.store().conflicts().unwrap();
    assert_eq!(again.len(), 1);
    assert_eq!(again, desk.store().conflicts().unwrap());
    let id = again[0].conflict.id.to_string();
    tu.settle(&id, &Settle::Version(1), "Disepakati lewat telepon.").unwrap();
    laptops.carry(&mut tu, &mut desk);
    for office in [&mut tu, &mut desk] {
        assert!(office.store().conflicts().unwrap().is_empty());
        let numbers = [one, two].map(|id| office.request(id).unwrap().0.agenda.unwrap().sequence);
        assert_ne!(numbers[0], numbers[1]);
        assert!(office.verify().unwrap().is_sound());
    }
    assert_eq!(state_hash(&tu), state_hash(&desk));
}

#[test]
fn one_number_on_two_nota_dinas_is_shown_and_settled_by_people() {
    let laptops = Laptops::new();
    let mut tu = laptops.founded("tu");
    let head = Assignment { position: "head".to_owned(), ..Assignment::default() };
    tu.assign_person(Person { name: "NAMA PEJABAT".to_owned(), ..Person::default() }, head).unwrap();
    let mut desk = registrar(&laptops, &mut tu, "desk", vec![Role::Register]);
    let memo = |office: &mut Office, number: &str| {
        let request = office.receive("deliserdang-splp", with_letter(number)).unwrap();
        let id = office.draft_letter(request, LetterKind::Memo, &LetterInput::default()).unwrap();
        office.sign_letter(id, None).unwrap();
        (id, office.number_letter(id, None).unwrap().sequence)
    };
    let (one, first) = memo(&mut tu, "1");
    let (two, second) = memo(&mut desk, "2");
    assert_eq!(first, second, "neither knew of the other");
    laptops.carry(&mut tu, &mut desk);
    laptops.carry(&mut desk, &mut tu);
    let double = |office: &Office| {
        let conflicts = office.store().conflicts().unwrap();
        let about_memo = |it: &crate::store::StoredConflict| {
            matches!(it.conflict.subject, Subject::Number { register: Register::Memo, .. })
        };
        conflicts.into_iter().find(about_memo)
    };
    let conflict = double(&tu).unwrap().conflict;
    assert_eq!(conflict, double(&desk).unwrap().conflict);
    let keep = conflict.versions.iter().position(|it| it.option == one.to_string()).unwrap() + 1;
    tu.settle(&conflict.id.to_string(), &Settle::Version(keep), "Lebih dahulu ditandatangani.").unwrap();
    laptops.carry(&mut tu, &mut desk);
    for office in [&tu, &desk] {
        assert!(double(office).is_none());
        let numbers = [one, two].map(|id| office.letter(id).unwrap().numbering.unwrap());
        assert_eq!([numbers[0].sequence, numbers[1].sequence], [first, first + 1]);
        assert!(numbers[1].text.contains("/ND/"), "{}", numbers[1].text);
    }
}

#[test]
fn one_letter_received_on_two_laptops_is_a_question() {
    let laptops = Laptops::new();
    let mut tu = laptops.founded("tu");
    let mut desk = registrar(&laptops, &mut tu, "desk", vec![]);
    let one = tu.receive("deliserdang-splp", with_letter("500/9/2026")).unwrap();
    let two = desk.receive("deliserdang-splp", with_letter("500 / 9 / 2026")).unwrap();
    laptops.carry(&mut desk, &mut tu);
    let conflicts = tu.store().conflicts().unwrap();
    assert_eq!(conflicts[0].conflict.kind, ConflictKind::K9);
    let versions = &conflicts[0].conflict.versions;
    let keep = versions.iter().position(|it| it.option == one.to_string()).unwrap() + 1;
    tu.settle(&conflicts[0].conflict.id.to_string(), &Settle::Version(keep), "Surat yang sama.").unwrap();
    assert!(tu.store().conflicts().unwrap().is_empty());
    assert!(!tu.request(two).unwrap().0.state.is_open() && tu.request(one).unwrap().0.state.is_open());
}

#[test]
fn a_leased_block_gives_numbers_to_a_laptop_that_cannot_ask() {
    let laptops = Laptops::new();
    let mut tu = laptops.founded("tu");
    let mut desk = registrar(&laptops, &mut tu, "desk", vec![]);
    assert!(matches!(
        desk.lease_numbers(Register::Incoming, 2026, tu.device().unwrap(), 2),
        Err(Problem::NotRegister)
    ));
    let leased = tu.lease_numbers(Register::Incoming, 2026, desk.device().unwrap(), 2).unwrap();
    assert_eq!((leased.from, leased.to), (1, 2));
    laptops.carry(&mut tu, &mut desk);
    let agenda = |office: &mut Office, id| office.request(id).unwrap().0.agenda.map(|it| it.sequence);
    let numbers: Vec<_> = (0..3)
        .map(|number| {
            let id = desk.receive("deliserdang-splp", with_letter(&format!("d{number}"))).unwrap();
            agenda(&mut desk, id)
        })
        .collect();
    assert_eq!(numbers, [Some(1), Some(2), None]);
    let own = tu.receive("deliserdang-splp", with_letter("t1")).unwrap();
    assert_eq!(agenda(&mut tu, own), Some(3));
    let gaps = tu.number_gaps(Register::Incoming, 2026).unwrap();
    assert_eq!(gaps[&1], Gap::Leased { device: desk.device().unwrap() });
    laptops.carry(&mut desk, &mut tu);
    assert!(tu.number_gaps(Register::Incoming, 2026).unwrap().is_empty());
    assert!(tu.store().conflicts().unwrap().is_empty());
}

#[test]
fn two_changes_of_the_device_list_at_once_are_shown() {
    let laptops = Laptops::new();
    let mut tu = laptops.founded("tu");
    let mut kadis = registrar(&laptops, &mut tu, "kadis", vec![Role::Admin]);
    registrar(&laptops, &mut tu, "lost", vec![]);
    laptops.carry(&mut tu, &mut kadis);
    tu.revoke("lost", "hilang di pasar").unwrap();
    kadis.revoke("lost", "dijual").unwrap();
    laptops.carry(&mut tu, &mut kadis);
    let received = laptops.carry(&mut kadis, &mut tu);
    assert_eq!(received.conflicts.iter().map(|it| it.kind).collect::<Vec<_>>(), [ConflictKind::K8]);
    assert_eq!(tu.store().conflicts().unwrap(), kadis.store().conflicts().unwrap());
    let id = received.conflicts[0].id.to_string();
    tu.settle(&id, &Settle::Version(1), "Sama saja.").unwrap();
    assert!(tu.store().conflicts().unwrap().is_empty());
    laptops.carry(&mut tu, &mut kadis);
    assert!(kadis.store().conflicts().unwrap().is_empty());
}

#[test]
fn laptops_agree_through_a_shared_folder_whatever_else_lies_there() {
    let laptops = Laptops::new();
    let shared = laptops.path("shared");
    std::fs::create_dir_all(&shared).unwrap();
    let mut tu = laptops.founded("tu");
    let mut kabid = laptops.joined(&mut tu, "kabid");
    let mut kadis = laptops.joined(&mut tu, "kadis");
    let scan = laptops.path("scan.pdf");
    std::fs::write(&scan, b"%PDF pindaian").unwrap();
    let mut input = with_letter("1");
    input.attachments = vec![scan];
    let id = tu.receive("deliserdang-splp", input).unwrap();
    kabid.receive("deliserdang-splp", with_letter("2")).unwrap();
    let round = |offices: &mut [&mut Office]| {
        for office in offices.iter_mut() {
            office.sync_folder(&shared, &Watch::default()).unwrap();
        }
    };
    for _ in 0..3 {
        round(&mut [&mut tu, &mut kabid, &mut kadis]);
    }
    assert_eq!(state_hash(&tu), state_hash(&kabid));
    assert_eq!(state_hash(&tu), state_hash(&kadis));
    let (request, _) = kadis.request(id).unwrap();
    assert_eq!(std::fs::read(kadis.blob_path(&request.attachments[0].hash)).unwrap(), b"%PDF pindaian");
    assert_eq!(kadis.missing_files().unwrap(), 0);
    // A quiet round writes nothing.
    let quiet = tu.sync_folder(&shared, &Watch::default()).unwrap();
    assert_eq!((quiet.new, quiet.published, quiet.files, quiet.looked_at), (0, 0, 0, 0));
    // Conflict copies, half files and foreign files do no harm and are looked at once.
    let office = std::fs::read_dir(&shared).unwrap().next().unwrap().unwrap().path();
    let folders = || std::fs::read_dir(&office).unwrap().map(|entry| entry.unwrap().path());
    let name = tu.device().unwrap().to_string();
    let segments = |path: &Path| std::fs::read_dir(path.join("seg")).unwrap().count();
    let foreign = |path: &std::path::PathBuf| {
        !name.starts_with(&*path.file_name().unwrap().to_string_lossy()) && segments(path) > 0
    };
    let other = folders().find(foreign).unwrap();
    let segment = std::fs::read_dir(other.join("seg")).unwrap().next().unwrap().unwrap().path();
    let bytes = std::fs::read(&segment).unwrap();
    let beside = |name: &str| other.join("seg").join(name);
    std::fs::write(beside("a.sync-conflict-20261120-093000-ABCDEFG.lajur"), &bytes).unwrap();
    std::fs::write(beside("half.lajur"), &bytes[..bytes.len() / 2]).unwrap();
    std::fs::write(beside("foreign.lajur"), b"bukan berkas tukar").unwrap();
    let seen = tu.sync_folder(&shared, &Watch::default()).unwrap();
    assert_eq!((seen.looked_at, seen.unreadable, seen.new), (3, 2, 0));
    assert_eq!(tu.sync_folder(&shared, &Watch::default()).unwrap().looked_at, 0);
    // A laptop that joins later can read what was there before, once the others know of it.
    let mut later = laptops.joined(&mut tu, "later");
    kabid.receive("deliserdang-splp", with_letter("3")).unwrap();
    for _ in 0..3 {
        round(&mut [&mut tu, &mut kabid, &mut kadis, &mut later]);
    }
    for office in [&kabid, &kadis, &later] {
        assert_eq!(state_hash(&tu), state_hash(office));
    }
    assert_eq!(later.missing_files().unwrap(), 0);
}

fn restore(
    laptops: &Laptops,
    name: &str,
    file: &Path,
    unlock: &Unlock,
) -> Result<crate::engine::Restored, Problem> {
    let folders = Folders::apart(laptops.path(name), laptops.path("marks"));
    let (clock, mut entropy) = (Clock::Fixed(super::morning()), Entropy::seeded(name));
    Office::restore(&folders, &clock, &mut entropy, file, unlock, &Watch::default())
}

#[test]
fn a_backup_brings_everything_back_and_nothing_that_is_there_is_lost() {
    let laptops = Laptops::new();
    let mut tu = laptops.founded("tu");
    splp(&mut tu);
    let file = laptops.path("backup.lajur");
    let (_, lock) = tu.back_up(&file, None, &Watch::default()).unwrap();
    assert_eq!(lock, BackupLock::Open);
    let backed_up = state_hash(&tu);
    let later = tu.receive("deliserdang-splp", with_letter("later")).unwrap();
    let everything = state_hash(&tu);
    let device = tu.device();
    drop(tu);
    // Elsewhere it can be read, but not written on without a key.
    let restored = restore(&laptops, "new", &file, &Unlock::default()).unwrap();
    assert!(!restored.has_key && restored.set_aside.is_none());
    let mut new = laptops.open("new");
    assert_eq!(state_hash(&new), backed_up);
    assert!(matches!(new.receive("deliserdang-splp", with_letter("x")), Err(Problem::NotAdmitted)));
    // Here what came after the backup is rescued, and the database before is set aside.
    let restored = restore(&laptops, "tu", &file, &Unlock::default()).unwrap();
    assert_eq!(restored.rescued, 1);
    assert!(restored.set_aside.unwrap().join("lajur.db").is_file());
    let mut tu = laptops.open("tu");
    assert_eq!((state_hash(&tu), tu.device()), (everything, device));
    assert!(tu.request(later).is_ok() && tu.verify().unwrap().is_sound());
    splp(&mut tu);
    assert_eq!(tu.store().logs_of(&device.unwrap()).unwrap().len(), 2);
    drop(tu);
    // A database that is no database any more comes back, too.
    std::fs::write(laptops.path("tu").join("lajur.db"), vec![7u8; 8192]).unwrap();
    let _ = std::fs::remove_file(laptops.path("tu").join("lajur.db-wal"));
    restore(&laptops, "tu", &file, &Unlock::default()).unwrap();
    assert_eq!(state_hash(&laptops.open("tu")), backed_up);
    // Another office's folder is left alone.
    drop(laptops.founded("other"));
    assert!(matches!(
        restore(&laptops, "other", &file, &Unlock::default()),
        Err(Problem::ForeignOffice { .. })
    ));
}

#[test]
fn a_backup_under_a_passphrase_carries_the_device_along() {
    let laptops = Laptops::new();
    let mut tu = laptops.founded("tu");
    let file = laptops.path("backup.lajur");
    let (_, lock) = tu.back_up(&file, Some("empat kata yang panjang"), &Watch::default()).unwrap();
    assert_eq!(lock, BackupLock::Passphrase);
    let device = tu.device();
    drop(tu);
    let refused = restore(&laptops, "new", &file, &Unlock::default());
    assert!(matches!(refused, Err(Problem::Bundle(BundleError::Passphrase))));
    let unlock = Unlock { passphrase: Some("empat kata yang panjang".to_owned().into()), recovery: None };
    let restored = restore(&laptops, "new", &file, &unlock).unwrap();
    assert_eq!((restored.has_key, restored.kept), (true, Some(Keeping::Passphrase)));
    // The way back must not leave in clear what the backup had locked.
    let mut new = laptops.open("new");
    assert!(new.is_key_locked());
    new.unlock_key("empat kata yang panjang").unwrap();
    assert_eq!(new.device(), device);
    splp(&mut new);
}

#[test]
fn the_recovery_key_opens_the_office_when_every_admin_is_lost() {
    let laptops = Laptops::new();
    let mut tu = laptops.founded("tu");
    let mut kabid = laptops.joined(&mut tu, "kabid");
    splp(&mut tu);
    assert!(matches!(kabid.make_recovery_key(), Err(Problem::NotAdmin)));
    let old = tu.make_recovery_key().unwrap();
    let key = tu.make_recovery_key().unwrap();
    assert_eq!(tu.store().roster().devices().len(), 2);
    let file = laptops.path("backup.lajur");
    let (_, lock) = tu.back_up(&file, None, &Watch::default()).unwrap();
    assert_eq!(lock, BackupLock::Office);
    drop(tu);
    assert!(restore(&laptops, "new", &file, &Unlock::default()).is_err());
    let unlock = Unlock { passphrase: None, recovery: Some(key.words.clone()) };
    restore(&laptops, "new", &file, &unlock).unwrap();
    let mut new = laptops.open("new");
    assert!(matches!(new.recover(&old.words, "Laptop Baru"), Err(Problem::WrongWords)));
    assert!(matches!(new.recover("lusab babad", "Laptop Baru"), Err(Problem::WrongWords)));
    new.recover(&key.words, "Laptop Baru").unwrap();
    new.revoke("tu", "hilang").unwrap();
    splp(&mut new);
    laptops.carry(&mut new, &mut kabid);
    assert_eq!(state_hash(&new), state_hash(&kabid));
    assert!(kabid.store().held().unwrap().is_empty());
}

#[test]
fn a_secret_is_read_by_those_it_was_locked_for_and_found_nowhere_in_clear() {
    const CANARY: &str = "kenari-rahasia-7431";
    let laptops = Laptops::new();
    let mut tu = laptops.founded("tu");
    let mut kabid = laptops.joined(&mut tu, "kabid");
    let mut kadis = laptops.joined(&mut tu, "kadis");
    let id = splp(&mut tu);
    let fields: SecretFields =
        [("user".to_owned(), "splp".to_owned()), ("password".to_owned(), CANARY.to_owned())].into();
    let holders = [tu.device().unwrap(), kabid.device().unwrap()];
    tu.seal_secret(id, "API SPLP", &fields, &holders).unwrap();
    laptops.carry(&mut tu, &mut kabid);
    laptops.carry(&mut tu, &mut kadis);
    assert_eq!(kabid.open_secrets(id).unwrap(), [("API SPLP".to_owned(), fields)]);
    assert!(matches!(kadis.open_secrets(id), Err(Problem::NotFound { .. })));
    tu.export_as(&laptops.path("plain.lajur"), &ExportWish { plain: true, ..ExportWish::default() }).unwrap();
    tu.back_up(&laptops.path("backup.lajur"), None, &Watch::default()).unwrap();
    let mut folders = vec![laptops.path("")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                let bytes = std::fs::read(entry.path()).unwrap();
                let plain = zstd::decode_all(bytes.get(16..).unwrap_or_default()).unwrap_or_default();
                for text in [bytes, plain] {
                    let found = text.windows(CANARY.len()).any(|part| part == CANARY.as_bytes());
                    assert!(!found, "{}", entry.path().display());
                }
            }
        }
    }
    // Whoever could read it and is revoked still knows it.
    assert!(tu.secrets(None).unwrap()[0].exposed_to.is_empty());
    tu.revoke("kabid", "hilang").unwrap();
    assert_eq!(tu.secrets(None).unwrap()[0].exposed_to, ["kabid"]);
    let changed: SecretFields = [("password".to_owned(), "baru".to_owned())].into();
    tu.seal_secret(id, "API SPLP", &changed, &[]).unwrap();
    assert!(tu.secrets(Some(id)).unwrap()[0].exposed_to.is_empty());
}

#[test]
fn a_recovery_key_that_nobody_was_handed_does_not_count() {
    let laptops = Laptops::new();
    let mut tu = laptops.founded("tu");
    let before = state_hash(&tu);
    let lost = tu.recovery_paper(|_, pdf| {
        assert!(pdf.starts_with(b"%PDF"));
        Err(Problem::NotDrafted)
    });
    assert!(matches!(lost, Err(Problem::NotDrafted)));
    assert!(tu.store().roster().recovery().is_none());
    assert_eq!(state_hash(&tu), before);
    let device = tu.recovery_paper(|_, _| Ok(())).unwrap();
    assert_eq!(tu.store().roster().recovery().map(|it| it.key), Some(device));
}

#[test]
fn what_follows_from_a_revocation_is_known_before_it() {
    let laptops = Laptops::new();
    let mut tu = laptops.founded("tu");
    let mut desk = registrar(&laptops, &mut tu, "desk", vec![]);
    let id = splp(&mut tu);
    let device = desk.device().unwrap();
    tu.lease_numbers(Register::Outgoing, 2026, device, 5).unwrap();
    let fields = SecretFields::from([("password".to_owned(), "kenari".to_owned())]);
    let own = tu.device().unwrap();
    tu.seal_secret(id, "API", &fields, &[own, device]).unwrap();
    tu.seal_secret(id, "Panel", &fields, &[own]).unwrap();
    laptops.carry(&mut tu, &mut desk);
    desk.note(id, "Dari loket").unwrap();
    laptops.carry(&mut desk, &mut tu);
    let departure = tu.departure(&device).unwrap();
    assert_eq!((departure.name.as_str(), departure.records), ("desk", 2));
    assert_eq!(departure.secrets, ["API"]);
    assert_eq!(departure.blocks.iter().map(|it| it.left).collect::<Vec<_>>(), [5]);
    assert!(departure.heard.is_some() && departure.roles.is_empty());
    // What it writes from now on is held apart everywhere.
    tu.revoke("desk", "hilang").unwrap();
    desk.note(id, "Sesudah dicabut").unwrap();
    let received = laptops.carry(&mut desk, &mut tu);
    assert_eq!((received.report.new, received.report.quarantined), (1, 1));
    let exposed: Vec<_> =
        tu.secrets(None).unwrap().into_iter().filter(|it| !it.exposed_to.is_empty()).collect();
    assert_eq!(exposed.iter().map(|it| it.label.as_str()).collect::<Vec<_>>(), ["API"]);
    assert!(matches!(tu.departure(&device), Err(Problem::NotFound { .. })));
}

#[test]
fn a_key_under_a_passphrase_is_opened_by_it_alone() {
    let laptops = Laptops::new();
    let mut tu = laptops.founded("tu");
    let device = tu.device();
    assert!(matches!(tu.keep_key(Keeping::Passphrase, None), Err(Problem::NoPassphrase)));
    tu.keep_key(Keeping::Passphrase, Some("frasa kenari")).unwrap();
    assert!(matches!(tu.check_passphrase("lain"), Err(Problem::WrongPassphrase)));
    tu.check_passphrase("frasa kenari").unwrap();
    drop(tu);
    let mut tu = laptops.open("tu");
    assert!(tu.is_key_locked() && tu.device().is_none());
    // Whoever only looks can; whoever acts is told why not.
    assert_eq!(tu.store().counts().unwrap().1, 0);
    assert!(matches!(tu.receive("deliserdang-splp", with_letter("1")), Err(Problem::KeyLocked)));
    assert!(matches!(tu.unlock_key("lain"), Err(Problem::WrongPassphrase)));
    tu.unlock_key("frasa kenari").unwrap();
    assert_eq!(tu.device(), device);
    splp(&mut tu);
    tu.keep_key(Keeping::File, None).unwrap();
    drop(tu);
    assert_eq!(laptops.open("tu").device(), device);
}

#[test]
fn what_a_laptop_has_is_known_without_ever_meeting_it() {
    let laptops = Laptops::new();
    let mut tu = laptops.founded("tu");
    let mut kabid = registrar(&laptops, &mut tu, "kabid", vec![]);
    let mut kasi = registrar(&laptops, &mut tu, "kasi", vec![]);
    laptops.carry(&mut tu, &mut kabid);
    let far = kasi.device().unwrap();
    splp(&mut tu);
    // From the far laptop only the one in the middle hears.
    laptops.carry(&mut kasi, &mut kabid);
    assert!(tu.peer(&far).unwrap().is_none());
    laptops.carry(&mut kabid, &mut tu);
    let heard = tu.peer(&far).unwrap().unwrap();
    assert_eq!((heard.heard_ms, heard.app.as_str()), (0, ""));
    let wish = ExportWish { scope: Scope::For(far), ..ExportWish::default() };
    let lacks = tu.forecast(&wish.scope, wish.attachments).unwrap().events;
    let everything = tu.forecast(&Scope::Everything, wish.attachments).unwrap().events;
    assert!(lacks > 0 && lacks < everything, "{lacks} of {everything}");
    let stick = laptops.path("stick.lajur");
    tu.export_as(&stick, &wish).unwrap();
    kasi.import(&stick, Mode::Commit).unwrap();
    assert_eq!(state_hash(&tu), state_hash(&kasi));
    // A word that its laptop did not sign is nobody's word.
    let mut claim = tu.store().claims().unwrap().into_iter().find(|it| it.device == far).unwrap();
    claim.created_ms += 1;
    assert!(!claim.fits(tu.require_office().unwrap()));
}

#[test]
fn every_export_is_remembered_with_who_can_read_it() {
    let laptops = Laptops::new();
    let mut tu = laptops.founded("tu");
    let stick = laptops.path("stick.lajur");
    tu.export(&stick).unwrap();
    tu.export_as(&stick, &ExportWish { plain: true, ..ExportWish::default() }).unwrap();
    tu.back_up(&stick, Some("frasa"), &Watch::default()).unwrap();
    let exports = tu.store().exports(9).unwrap();
    let lines: Vec<_> = exports.iter().map(|it| (it.kind.as_str(), it.readers, it.is_open())).collect();
    assert_eq!(lines, [("backup_passphrase", 0, false), ("full", 0, true), ("full", 1, false)]);
    // A folder's own rounds are nobody's export.
    std::fs::create_dir(laptops.path("share")).unwrap();
    tu.sync_folder(&laptops.path("share"), &Watch::default()).unwrap();
    assert_eq!(tu.store().exports(9).unwrap().len(), 3);
}

#[test]
fn what_lies_unread_in_the_shared_folder_is_known() {
    let laptops = Laptops::new();
    let mut tu = laptops.founded("tu");
    let mut kabid = laptops.joined(&mut tu, "kabid");
    let share = laptops.path("share");
    std::fs::create_dir(&share).unwrap();
    assert!(tu.waiting_in(&laptops.path("nowhere")).unwrap().is_empty());
    splp(&mut tu);
    tu.sync_folder(&share, &Watch::default()).unwrap();
    assert!(tu.waiting_in(&share).unwrap().is_empty(), "nobody waits for their own files");
    assert_eq!(kabid.waiting_in(&share).unwrap().len(), 2, "records and frontier");
    kabid.sync_folder(&share, &Watch::default()).unwrap();
    assert!(kabid.waiting_in(&share).unwrap().is_empty());
}

#[test]
fn a_backup_is_written_once_a_day_and_the_latest_are_kept() {
    let laptops = Laptops::new();
    drop(laptops.founded("tu"));
    let folder = laptops.path("backups");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("milik-orang-lain.lajur"), "x").unwrap();
    let folders = Folders::apart(laptops.path("tu"), laptops.path("marks"));
    let clock = Clock::manual(super::morning());
    let mut tu = Office::open(folders, clock.clone(), Entropy::seeded("backups")).unwrap();
    let mut written = Vec::new();
    for day in 0..4 {
        clock.set(super::morning() + chrono::TimeDelta::days(day));
        written.extend(tu.back_up_daily(&folder, 2).unwrap());
        assert_eq!(tu.back_up_daily(&folder, 2).unwrap(), None, "twice on one day");
    }
    assert_eq!(written.len(), 4);
    assert_eq!(written.iter().map(|it| it.exists()).collect::<Vec<_>>(), [false, false, true, true]);
    assert!(folder.join("milik-orang-lain.lajur").exists());
    assert!(matches!(tu.back_up_daily(&laptops.path("gone"), 2), Ok(None) | Err(Problem::File { .. })));
    drop(tu);
    restore(&laptops, "again", &written[3], &Unlock::default()).unwrap();
}

#[test]
fn a_letter_that_lost_its_number_gets_an_erratum() {
    let laptops = Laptops::new();
    let mut tu = laptops.founded("tu");
    tu.set_profile(crate::engine::profile::sample().unwrap()).unwrap();
    let mut desk = registrar(&laptops, &mut tu, "desk", vec![Role::Register]);
    let numbered = |office: &mut Office, number: &str| {
        let id = office.receive("deliserdang-splp", with_letter(number)).unwrap();
        let reasons = Some(vec!["Surat kuasa belum ada".to_owned()]);
        let input = LetterInput { reasons, ..LetterInput::default() };
        let letter = office.draft_letter(id, LetterKind::Incomplete, &input).unwrap();
        for _ in 0..office.letter(letter).unwrap().chain.len() {
            office.initial_letter(letter, None).unwrap();
        }
        office.sign_letter(letter, None).unwrap();
        (id, office.number_letter(letter, None).unwrap().text)
    };
    let (one, old) = numbered(&mut tu, "1");
    let (two, same) = numbered(&mut desk, "2");
    assert_eq!(old, same);
    laptops.carry(&mut desk, &mut tu);
    let conflicts = tu.store().conflicts().unwrap();
    let outgoing = conflicts
        .iter()
        .find(|it| matches!(it.conflict.subject, Subject::Number { register: Register::Outgoing, .. }));
    let conflict = &outgoing.unwrap().conflict;
    assert!(tu.papers_of(one).unwrap().iter().all(|offer| offer.kind != PaperKind::Erratum));
    tu.settle(&conflict.id.to_string(), &Settle::Version(1), "Nomor kembar di dua laptop.").unwrap();
    let offered: Vec<_> = [one, two]
        .into_iter()
        .filter(|id| tu.papers_of(*id).unwrap().iter().any(|offer| offer.kind == PaperKind::Erratum))
        .collect();
    assert_eq!(offered.len(), 1, "only one of the two lost its number");
    let made = tu.paper(offered[0], PaperKind::Erratum).unwrap();
    assert!(made.name.starts_with("ralat") && made.bytes.starts_with(b"%PDF"));
    let (request, _) = tu.request(offered[0]).unwrap();
    let text = tu.erratum(&request).unwrap().dump();
    let new = tu.renumbered(offered[0]).unwrap()[0].1.numbering.text.clone();
    for said in [old.as_str(), new.as_str(), "Nomor kembar di dua laptop."] {
        assert!(text.contains(said.split('/').next().unwrap()), "{said} is not in {text}");
    }
}
