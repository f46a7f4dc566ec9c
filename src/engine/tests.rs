//! The office at work on real folders, databases and bundle files.

mod papers;
mod templates;

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::{ExportWish, NewOffice, Office, Problem, RequestInput};
use crate::bundle::BundleError;
use crate::domain::event::Role;
use crate::domain::ids::EntityId;
use crate::domain::office::{Position, Profile};
use crate::domain::request::rules::{Advance, Settle};
use crate::domain::request::{ConflictKind, Refusal, RequestState};
use crate::platform::clock::Clock;
use crate::platform::entropy::Entropy;
use crate::platform::folders::Folders;
use crate::store::Mode;

fn morning() -> DateTime<Utc> {
    "2026-11-16T01:00:00Z".parse().unwrap()
}

mod exchange;

struct Laptops {
    folder: tempfile::TempDir,
}

impl Laptops {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn open(&self, name: &str) -> Office {
        let folders = Folders::apart(self.path(name), self.path("marks"));
        Office::open(folders, Clock::Fixed(morning()), Entropy::seeded(name)).unwrap()
    }

    fn founded(&self, name: &str) -> Office {
        let mut office = self.open(name);
        let position = |id: &str, superior: &str| Position {
            id: id.to_owned(),
            title: id.to_owned(),
            superior: superior.to_owned(),
            ..Position::default()
        };
        let profile = Profile {
            agency: "Dinas Komunikasi dan Informatika".to_owned(),
            positions: vec![position("head", ""), position("division", "head")],
            ..Profile::default()
        };
        office.found(NewOffice { profile, device: name.to_owned() }).unwrap();
        office
    }

    /// A second laptop that has joined through files and spoken words.
    fn joined(&self, admin: &mut Office, name: &str) -> Office {
        let mut office = self.open(name);
        let wish = self.path(&format!("{name}-join.lajur"));
        let joining = office.ask_to_join(name, &wish).unwrap();
        admin.admit(&wish, &joining.words.join(" "), vec![]).unwrap();
        self.carry(admin, &mut office);
        assert!(office.is_admitted());
        office
    }

    /// Like `carry`, with a file that anybody can read.
    fn carry_open(&self, from: &mut Office, to: &mut Office) -> super::ReceivedBundle {
        let stick = self.path("open.lajur");
        from.export_as(&stick, &ExportWish { plain: true, ..ExportWish::default() }).unwrap();
        to.import(&stick, Mode::Commit).unwrap()
    }

    fn carry(&self, from: &mut Office, to: &mut Office) -> super::ReceivedBundle {
        let stick = self.path("stick.lajur");
        from.export(&stick).unwrap();
        to.import(&stick, Mode::Commit).unwrap()
    }
}

fn request(subject: &str) -> RequestInput {
    serde_json::from_value(serde_json::json!({
        "applicant": { "agency": "Dinas Kesehatan", "contact_name": "NAMA PEMOHON" },
        "letter": { "number": "500.12.6.3/412/DINKES/2026", "date": "2026-11-12", "subject": subject },
        "fields": { "application": "Sistem Informasi Puskesmas" },
    }))
    .unwrap()
}

fn splp(office: &mut Office) -> EntityId {
    office.receive("deliserdang-splp", request("Permohonan Penghubung Layanan")).unwrap()
}

fn advance(
    office: &mut Office,
    id: EntityId,
    step: &str,
    lane: &str,
    outcome: Option<&str>,
) -> Result<(), Problem> {
    let at = office.now();
    let intent = Advance { step, outcome, lane, on_behalf: false, all_present: true, note: "", at };
    office.advance(id, &intent)
}

fn step_at(office: &mut Office, id: EntityId, number: &str) -> (String, String) {
    let (_, procedure) = office.request(id).unwrap();
    let index = procedure.step_index(number).unwrap();
    (procedure.steps[index].id.clone(), procedure.lane_of(index).id.clone())
}

fn walk(office: &mut Office, id: EntityId, number: &str, outcome: Option<&str>) {
    let (step, lane) = step_at(office, id, number);
    advance(office, id, &step, &lane, outcome).unwrap();
}

fn state_hash(office: &Office) -> [u8; 32] {
    office.store().state_hash().unwrap()
}

#[test]
fn a_request_walks_to_its_end() {
    let laptops = Laptops::new();
    let mut office = laptops.founded("tu");
    let id = splp(&mut office);
    for number in ["1", "2"] {
        walk(&mut office, id, number, None);
    }
    walk(&mut office, id, "3", Some("Setuju"));
    for number in ["4", "5", "6", "7", "8", "9"] {
        assert!(office.request(id).unwrap().0.state.is_open());
        walk(&mut office, id, number, None);
    }
    let (request, _) = office.request(id).unwrap();
    assert_eq!(request.state, RequestState::Completed);
    assert_eq!(request.agenda.map(|agenda| agenda.to_string()), Some("1/2026".to_owned()));
    assert!(office.store_mut().check().unwrap().is_sound());
}

#[test]
fn a_refusal_ends_as_refused() {
    let laptops = Laptops::new();
    let mut office = laptops.founded("tu");
    let id = splp(&mut office);
    walk(&mut office, id, "1", None);
    walk(&mut office, id, "2", None);
    walk(&mut office, id, "3", Some("Tolak"));
    for number in ["6", "7", "8", "9"] {
        walk(&mut office, id, number, None);
    }
    assert_eq!(office.request(id).unwrap().0.state, RequestState::Refused);
}

#[test]
fn what_is_out_of_turn_is_refused_and_changes_nothing() {
    let laptops = Laptops::new();
    let mut office = laptops.founded("tu");
    let id = splp(&mut office);
    let before = state_hash(&office);
    let (third, division) = step_at(&mut office, id, "3");
    let refused = advance(&mut office, id, &third, &division, Some("Setuju"));
    assert!(matches!(refused, Err(Problem::Refused(Refusal::NotActive { .. }))));
    let (first, _) = step_at(&mut office, id, "1");
    let wrong = advance(&mut office, id, &first, &division, None);
    assert!(matches!(wrong, Err(Problem::Refused(Refusal::WrongLane { .. }))));
    let unknown = advance(&mut office, id, "terbang", &division, None);
    assert!(matches!(unknown, Err(Problem::Refused(Refusal::UnknownStep { .. }))));
    let long = office.receive("deliserdang-splp", request(&"x".repeat(10_000)));
    assert!(matches!(long, Err(Problem::Refused(Refusal::TooLong { .. }))));
    assert_eq!(state_hash(&office), before);
}

#[test]
fn a_return_stops_the_step_and_a_resubmission_goes_on_there() {
    let laptops = Laptops::new();
    let mut office = laptops.founded("tu");
    let id = splp(&mut office);
    walk(&mut office, id, "1", None);
    walk(&mut office, id, "2", None);
    office.give_back(id, None, "Proses bisnis belum dilampirkan.").unwrap();
    assert_eq!(office.request(id).unwrap().0.state, RequestState::WaitingApplicant);
    let (third, division) = step_at(&mut office, id, "3");
    let refused = advance(&mut office, id, &third, &division, Some("Setuju"));
    assert!(matches!(refused, Err(Problem::Refused(Refusal::AwaitsApplicant { .. }))));
    office.resubmit(id, "Proses bisnis diterima.").unwrap();
    assert_eq!(office.request(id).unwrap().0.state, RequestState::Open);
    walk(&mut office, id, "3", Some("Setuju"));
    office.withdraw(id, "Aplikasi batal dibangun.").unwrap();
    assert_eq!(office.request(id).unwrap().0.state, RequestState::Withdrawn);
    assert!(matches!(office.resubmit(id, "lagi"), Err(Problem::Refused(Refusal::Ended(_)))));
}

#[test]
fn a_step_done_by_mistake_is_taken_back_with_a_reason() {
    let laptops = Laptops::new();
    let mut office = laptops.founded("tu");
    let id = splp(&mut office);
    walk(&mut office, id, "1", None);
    walk(&mut office, id, "2", None);
    walk(&mut office, id, "3", Some("Tolak"));
    assert!(matches!(office.undo(id, None, " "), Err(Problem::Refused(Refusal::NeedsReason))));
    office.undo(id, None, "Salah pilih jawaban.").unwrap();
    walk(&mut office, id, "3", Some("Setuju"));
    let (request, _) = office.request(id).unwrap();
    assert!(
        !request.refusing && request.active_step("create_account").is_some() || request.active.len() == 1
    );
    assert_eq!(
        request.history.len(),
        6 + request.history.iter().filter(|entry| entry.void.is_some()).count()
    );
}

#[test]
fn laptops_that_exchange_files_agree() {
    let laptops = Laptops::new();
    let mut tu = laptops.founded("tu");
    let mut kabid = laptops.joined(&mut tu, "kabid");
    let mut admin = laptops.joined(&mut tu, "admin");
    let id = splp(&mut tu);
    walk(&mut tu, id, "1", None);
    laptops.carry(&mut tu, &mut kabid);
    walk(&mut kabid, id, "2", None);
    walk(&mut kabid, id, "3", Some("Setuju"));
    laptops.carry(&mut kabid, &mut admin);
    walk(&mut admin, id, "4", None);
    for (from, to) in [(0, 1), (1, 2), (2, 0), (0, 1), (1, 2)] {
        let mut all = [&mut tu, &mut kabid, &mut admin];
        let (from, to) = if from < to {
            let (left, right) = all.split_at_mut(to);
            (&mut left[from], &mut right[0])
        } else {
            let (left, right) = all.split_at_mut(from);
            (&mut right[0], &mut left[to])
        };
        laptops.carry(from, to);
    }
    assert_eq!(state_hash(&tu), state_hash(&kabid));
    assert_eq!(state_hash(&tu), state_hash(&admin));
    let again = laptops.carry(&mut tu, &mut kabid);
    assert_eq!((again.report.new, again.report.pending, again.report.quarantined), (0, 0, 0));
    assert!(kabid.store_mut().check().unwrap().is_sound());
}

#[test]
fn two_answers_to_one_decision_are_shown_and_settled_by_people() {
    let laptops = Laptops::new();
    let mut tu = laptops.founded("tu");
    let mut kabid = laptops.joined(&mut tu, "kabid");
    let id = splp(&mut tu);
    walk(&mut tu, id, "1", None);
    walk(&mut tu, id, "2", None);
    laptops.carry(&mut tu, &mut kabid);
    walk(&mut tu, id, "3", Some("Setuju"));
    walk(&mut kabid, id, "3", Some("Tolak"));
    let received = laptops.carry(&mut kabid, &mut tu);
    assert_eq!(received.conflicts.len(), 1);
    assert_eq!(received.conflicts[0].kind, ConflictKind::K2);
    laptops.carry(&mut tu, &mut kabid);
    assert_eq!(tu.store().conflicts().unwrap(), kabid.store().conflicts().unwrap());
    let (fourth, admin) = step_at(&mut tu, id, "4");
    let held = advance(&mut tu, id, &fourth, &admin, None);
    assert!(matches!(held, Err(Problem::Refused(Refusal::Held { .. }))));
    let conflict = received.conflicts[0].id.to_string();
    let approve = received.conflicts[0].versions.iter().position(|it| it.label == "Setuju").unwrap() + 1;
    tu.settle(&conflict, &Settle::Version(approve), "Berkas ternyata lengkap.").unwrap();
    laptops.carry(&mut tu, &mut kabid);
    for office in [&mut tu, &mut kabid] {
        assert!(office.store().conflicts().unwrap().is_empty());
        let (request, _) = office.request(id).unwrap();
        assert_eq!(request.active.len(), 1);
        assert_eq!(request.active[0].step, fourth);
        assert_eq!(request.history.iter().filter(|entry| entry.void.is_some()).count(), 1);
    }
    walk(&mut kabid, id, "4", None);
}

#[test]
fn the_same_answer_twice_is_agreement() {
    let laptops = Laptops::new();
    let mut tu = laptops.founded("tu");
    let mut kabid = laptops.joined(&mut tu, "kabid");
    let id = splp(&mut tu);
    laptops.carry(&mut tu, &mut kabid);
    walk(&mut tu, id, "1", None);
    walk(&mut kabid, id, "1", None);
    walk(&mut kabid, id, "2", None);
    laptops.carry(&mut kabid, &mut tu);
    assert!(tu.store().conflicts().unwrap().is_empty());
    assert_eq!(tu.request(id).unwrap().0.active.len(), 1);
    walk(&mut tu, id, "3", Some("Setuju"));
}

#[test]
fn a_fork_runs_side_by_side_and_joins() {
    let laptops = Laptops::new();
    let mut tu = laptops.founded("tu");
    let mut staff = laptops.joined(&mut tu, "staff");
    let mut input = request("Permohonan Pembuatan Subdomain");
    input.fields = [
        ("subdomain", "umkm.contohkab.go.id"),
        ("purpose", "Penambahan"),
        ("administrative_contact", "NAMA PERTAMA"),
        ("technical_contact", "NAMA KEDUA"),
    ]
    .map(|(key, value)| (key.to_owned(), value.to_owned()))
    .into();
    let id = tu.receive("tulungagung-subdomain", input).unwrap();
    let (_, procedure) = tu.request(id).unwrap();
    let join = procedure.steps.iter().position(|step| step.join).unwrap();
    let before: Vec<usize> =
        procedure.flows.iter().filter(|flow| flow.to == join).map(|flow| flow.from).collect();
    assert_eq!(before.len(), 2);
    // Walk the only way that neither refuses nor repairs until two steps run side by side.
    while tu.request(id).unwrap().0.active.len() == 1 {
        let (request, procedure) = tu.request(id).unwrap();
        let index = procedure.step_index(&request.active[0].step).unwrap();
        let outcomes = procedure.outcomes(index);
        let good = outcomes.iter().find(|it| ["Disetujui", "Tidak ada", "Sesuai"].contains(*it)).copied();
        let (step, lane) = (procedure.steps[index].id.clone(), procedure.lane_of(index).id.clone());
        let good = good.map(str::to_owned);
        advance(&mut tu, id, &step, &lane, good.as_deref()).unwrap();
    }
    laptops.carry(&mut tu, &mut staff);
    // One branch is done on each laptop; neither sees the other, and nothing contradicts.
    walk(&mut staff, id, "11", None);
    walk(&mut tu, id, "12", Some("Perlu perbaikan"));
    walk(&mut tu, id, "10", Some("Tidak ada"));
    let (request, _) = tu.request(id).unwrap();
    assert_eq!(request.active.len(), 2, "the repaired branch goes on, the e-mail is not sent twice");
    walk(&mut tu, id, "12", Some("Sesuai"));
    walk(&mut tu, id, "13", None);
    assert_eq!(tu.request(id).unwrap().0.active.len(), 1);
    laptops.carry(&mut staff, &mut tu);
    let (request, _) = tu.request(id).unwrap();
    assert_eq!(request.active.len(), 1);
    assert_eq!(request.active[0].step, procedure.steps[join].id);
    walk(&mut tu, id, "14", None);
    assert_eq!(tu.request(id).unwrap().0.state, RequestState::Completed);
}

#[test]
fn a_laptop_that_was_not_admitted_cannot_act_and_foreign_offices_stay_out() {
    let laptops = Laptops::new();
    let mut tu = laptops.founded("tu");
    let mut stranger = laptops.open("stranger");
    let wish = laptops.path("join.lajur");
    stranger.ask_to_join("stranger", &wish).unwrap();
    let stick = laptops.path("locked.lajur");
    tu.export(&stick).unwrap();
    assert!(matches!(stranger.import(&stick, Mode::Commit), Err(Problem::Bundle(BundleError::NotForUs))));
    laptops.carry_open(&mut tu, &mut stranger);
    assert!(matches!(stranger.receive("deliserdang-splp", request("Permohonan")), Err(Problem::NotAdmitted)));
    assert!(matches!(tu.admit(&wish, "babab babab babab babab babab", vec![]), Err(Problem::WrongWords)));
    let mut other = laptops.founded("other");
    let stick = laptops.path("other.lajur");
    other.export(&stick).unwrap();
    assert!(matches!(tu.import(&stick, Mode::Commit), Err(Problem::Bundle(BundleError::NotForUs))));
    other.export_as(&stick, &ExportWish { plain: true, ..ExportWish::default() }).unwrap();
    assert!(matches!(tu.import(&stick, Mode::Commit), Err(Problem::ForeignOffice { .. })));
    assert!(matches!(tu.import(&wish, Mode::Commit), Err(Problem::OtherBundle)));
}

#[test]
fn a_revoked_laptop_keeps_what_was_known_and_the_rest_is_held_apart() {
    let laptops = Laptops::new();
    let mut tu = laptops.founded("tu");
    let mut lost = laptops.joined(&mut tu, "lost");
    let early = splp(&mut lost);
    laptops.carry(&mut lost, &mut tu);
    tu.revoke("lost", "Laptop hilang.").unwrap();
    let late = splp(&mut lost);
    let before = state_hash(&tu);
    let received = laptops.carry(&mut lost, &mut tu);
    assert_eq!(received.report.new, 1);
    assert_eq!(received.report.quarantined, 1);
    assert_eq!(state_hash(&tu), before);
    assert!(tu.request(early).is_ok());
    assert!(tu.request(late).is_err());
    // What is written from now on is not for the revoked laptop; should it hear of it all the same, it agrees.
    let stick = laptops.path("locked.lajur");
    tu.export(&stick).unwrap();
    assert!(matches!(lost.import(&stick, Mode::Commit), Err(Problem::Bundle(BundleError::NotForUs))));
    laptops.carry_open(&mut tu, &mut lost);
    assert_eq!(state_hash(&lost), before);
    assert!(lost.request(late).is_err());
    assert!(matches!(lost.receive("deliserdang-splp", request("Lagi")), Err(Problem::NotAdmitted)));
    assert!(tu.store_mut().check().unwrap().is_sound());
    assert!(lost.store_mut().check().unwrap().is_sound());
}

#[test]
fn a_rehearsal_tells_what_an_import_would_do_and_changes_nothing() {
    let laptops = Laptops::new();
    let mut tu = laptops.founded("tu");
    let mut kabid = laptops.joined(&mut tu, "kabid");
    splp(&mut tu);
    let stick = laptops.path("stick.lajur");
    tu.export(&stick).unwrap();
    let before = state_hash(&kabid);
    let rehearsed = kabid.import(&stick, Mode::Rehearse).unwrap();
    assert_eq!(rehearsed.report.new, 1);
    assert_eq!(state_hash(&kabid), before);
    let done = kabid.import(&stick, Mode::Commit).unwrap();
    assert_eq!(done.report, rehearsed.report);
}

#[test]
fn a_damaged_bundle_changes_nothing() {
    let laptops = Laptops::new();
    let mut tu = laptops.founded("tu");
    let mut kabid = laptops.joined(&mut tu, "kabid");
    splp(&mut tu);
    let stick = laptops.path("stick.lajur");
    tu.export(&stick).unwrap();
    let bytes = std::fs::read(&stick).unwrap();
    let before = state_hash(&kabid);
    let damaged = laptops.path("damaged.lajur");
    for length in (0..bytes.len()).step_by(97) {
        crate::platform::files::write_whole(&damaged, &bytes[..length]).unwrap();
        assert!(matches!(kabid.import(&damaged, Mode::Commit), Err(Problem::Bundle(_))));
    }
    for bit in (0..bytes.len() * 8).step_by(331) {
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        crate::platform::files::write_whole(&damaged, &flipped).unwrap();
        assert!(matches!(kabid.import(&damaged, Mode::Commit), Err(Problem::Bundle(_))));
    }
    assert_eq!(state_hash(&kabid), before);
}

#[test]
fn attachments_travel_byte_for_byte() {
    let laptops = Laptops::new();
    let mut tu = laptops.founded("tu");
    let mut kabid = laptops.joined(&mut tu, "kabid");
    let id = splp(&mut tu);
    let scan = laptops.path("scan.pdf");
    let bytes: Vec<u8> = (0..3_000_000u32).map(|it| (it % 251) as u8).collect();
    crate::platform::files::write_whole(&scan, &bytes).unwrap();
    let attachment = tu.attach(id, &scan, "Surat permohonan").unwrap();
    laptops.carry(&mut tu, &mut kabid);
    assert_eq!(std::fs::read(kabid.blob_path(&attachment.hash)).unwrap(), bytes);
    assert_eq!(kabid.request(id).unwrap().0.attachments, vec![attachment]);
}

#[test]
fn only_one_program_holds_a_folder() {
    let laptops = Laptops::new();
    let _tu = laptops.founded("tu");
    let folders = Folders::apart(laptops.path("tu"), laptops.path("marks"));
    let second = Office::open(folders, Clock::System, Entropy::System);
    assert!(matches!(second, Err(Problem::InUse)));
}

#[test]
fn a_register_is_kept_by_one_device() {
    let laptops = Laptops::new();
    let mut tu = laptops.founded("tu");
    let mut kabid = laptops.joined(&mut tu, "kabid");
    assert!(tu.has_role(Role::Register) && !kabid.has_role(Role::Register));
    let id = splp(&mut kabid);
    assert_eq!(kabid.request(id).unwrap().0.agenda, None);
    assert!(matches!(kabid.register(id), Err(Problem::NotRegister)));
    laptops.carry(&mut kabid, &mut tu);
    let agenda = tu.register(id).unwrap();
    laptops.carry(&mut tu, &mut kabid);
    assert_eq!(kabid.request(id).unwrap().0.agenda, Some(agenda));
    assert_eq!(kabid.find_request(&agenda.to_string()).unwrap(), id);
}

#[test]
fn the_database_is_set_up_for_safety() {
    let laptops = Laptops::new();
    let tu = laptops.founded("tu");
    for (name, found, expected) in tu.store().settings().unwrap() {
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn events_can_be_neither_changed_nor_removed() {
    let laptops = Laptops::new();
    let path: PathBuf = {
        let office = laptops.founded("tu");
        office.folders().database()
    };
    let refuse = |sql: &str| {
        let db = rusqlite::Connection::open(Path::new(&path)).unwrap();
        assert!(db.execute(sql, []).unwrap_err().to_string().contains("append-only"), "{sql}");
    };
    refuse("UPDATE event SET body = x'00'");
    refuse("DELETE FROM event");
}
