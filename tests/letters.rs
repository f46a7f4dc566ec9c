//! Letters on real folders: what may happen when, which number comes next, and how a signed paper finds home.

// A test that cannot go on must stop.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use chrono::{DateTime, NaiveDate, Utc};
use lajur::domain::event::Role;
use lajur::domain::ids::EntityId;
use lajur::domain::letter::{LetterKind, LetterState, Variant};
use lajur::domain::office::{Assignment, Capacity};
use lajur::domain::procedure::PaperKind;
use lajur::domain::register::RegisterKind;
use lajur::domain::request::Refusal;
use lajur::domain::request::rules::Advance;
use lajur::domain::tnd::{AddressSide, PaperSize};
use lajur::engine::{
    Coverage, LetterInput, Match, Mode, NewOffice, Office, Problem, RequestInput, profile, rasterise,
    read_tnd,
};
use lajur::platform::clock::Clock;
use lajur::platform::entropy::Entropy;
use lajur::platform::folders::Folders;
use lajur::platform::print::Printer;

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The office's laptop on a day of November 2026, nine o'clock.
    fn on(&self, day: u32) -> Office {
        self.laptop("tu", day)
    }

    fn laptop(&self, name: &str, day: u32) -> Office {
        let folders = Folders::choose(Some(self.path(name))).unwrap();
        Office::open(folders, Clock::Fixed(nine(day)), Entropy::seeded(&format!("{name}{day}"))).unwrap()
    }

    fn founded(&self, day: u32) -> Office {
        let mut office = self.on(day);
        let profile = profile::sample().unwrap();
        office.found(NewOffice { profile, device: "Laptop TU".to_owned() }).unwrap();
        office
    }

    fn written(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path(name);
        lajur::platform::files::write_whole(&path, bytes).unwrap();
        path
    }
}

fn nine(day: u32) -> DateTime<Utc> {
    format!("2026-11-{day:02}T02:00:00Z").parse().unwrap()
}

fn date(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn request(office: &mut Office) -> EntityId {
    let input: RequestInput = serde_json::from_value(serde_json::json!({
        "applicant": { "agency": "Dinas Kesehatan", "contact_name": "NAMA PEMOHON",
            "contact_email": "pemohon@contohkab.go.id", "contact_phone": "0800000000" },
        "letter": { "number": "500.12.6.3/412/DINKES/2026", "date": "2026-11-12",
            "subject": "Permohonan Penghubung Layanan" },
        "fields": { "application": "Sistem Informasi Puskesmas" },
    }))
    .unwrap();
    office.receive("deliserdang-splp", input).unwrap()
}

fn draft(office: &mut Office, request: EntityId, kind: LetterKind) -> EntityId {
    let input =
        LetterInput { reasons: Some(vec!["Surat kuasa belum ada".to_owned()]), ..LetterInput::default() };
    office.draft_letter(request, kind, &input).unwrap()
}

fn signed(office: &mut Office, request: EntityId, kind: LetterKind) -> EntityId {
    let id = draft(office, request, kind);
    while office.letter(id).unwrap().next_initial().is_some() {
        office.initial_letter(id, None).unwrap();
    }
    office.sign_letter(id, None).unwrap();
    id
}

/// Walks the request until a technical step is done, so that there is something to report on.
fn do_the_work(office: &mut Office, id: EntityId) {
    for _ in 0..6 {
        let (request, procedure) = office.request(id).unwrap();
        let active = request.active.first().unwrap();
        let index = procedure.step_index(&active.step).unwrap();
        let intent = Advance {
            step: &active.step,
            outcome: procedure.outcomes(index).first().copied(),
            lane: &active.lane,
            on_behalf: false,
            all_present: true,
            note: "",
            at: office.now(),
        };
        office.advance(id, &intent).unwrap();
    }
}

fn refusal<T: std::fmt::Debug>(result: Result<T, Problem>) -> Refusal {
    match result.unwrap_err() {
        Problem::Refused(refusal) => refusal,
        other => panic!("{other:?}"),
    }
}

#[test]
fn number_and_date_come_after_the_signature() {
    let desk = Desk::new();
    let mut office = desk.founded(16);
    let request = request(&mut office);
    let id = draft(&mut office, request, LetterKind::Incomplete);
    assert_eq!(refusal(office.number_letter(id, None)), Refusal::LetterIs(LetterState::Draft));
    while office.letter(id).unwrap().next_initial().is_some() {
        office.initial_letter(id, None).unwrap();
    }
    assert_eq!(refusal(office.number_letter(id, None)), Refusal::LetterIs(LetterState::Initialled));
    for variant in [Variant::Net, Variant::FileCopy, Variant::Draft] {
        let paper = office.letter_paper(id, variant).unwrap();
        assert!(!paper.dump().contains("16 November 2026\n"), "{variant:?} is dated before its signature");
        assert_eq!(paper.info.subject, "Konsep revisi 1");
    }
    office.sign_letter(id, None).unwrap();
    assert_eq!(
        refusal(office.number_letter(id, Some(date(13)))),
        Refusal::DateBeforeSignature { signed: date(16) }
    );
    assert_eq!(refusal(office.number_letter(id, Some(date(17)))), Refusal::Future);
    let start = office.profile().register_start(2026).outgoing;
    assert_eq!(office.number_letter(id, None).unwrap().sequence, start + 1);
    assert_eq!(refusal(office.number_letter(id, None)), Refusal::LetterIs(LetterState::Numbered));
}

#[test]
fn every_number_is_given_once() {
    let desk = Desk::new();
    let mut office = desk.founded(16);
    let start = office.profile().register_start(2026);
    let request = request(&mut office);
    let first = signed(&mut office, request, LetterKind::Incomplete);
    office.number_letter(first, None).unwrap();
    office.cancel_letter(first, "Salah alamat").unwrap();
    let second = signed(&mut office, request, LetterKind::Incomplete);
    // A cancelled number stays used.
    assert_eq!(office.number_letter(second, None).unwrap().sequence, start.outgoing + 2);
    do_the_work(&mut office, request);
    // Nota dinas are counted by themselves, with their own pattern.
    let report = signed(&mut office, request, LetterKind::Report);
    let memo = office.number_letter(report, None).unwrap();
    assert_eq!(memo.sequence, start.memo + 1);
    assert!(memo.text.contains("/ND/"), "{}", memo.text);
    let third = signed(&mut office, request, LetterKind::Assignment);
    assert_eq!(office.number_letter(third, None).unwrap().sequence, start.outgoing + 3);
}

#[test]
fn nota_dinas_and_berita_acara_are_numbered_by_the_register() {
    let desk = Desk::new();
    let mut office = desk.founded(16);
    let start = office.profile().register_start(2026);
    let request = request(&mut office);
    let memo = signed(&mut office, request, LetterKind::Memo);
    let open = office.paper(request, PaperKind::Handover).unwrap();
    let handover = draft(&mut office, request, LetterKind::Handover);
    assert_eq!(refusal(office.number_letter(handover, None)), Refusal::LetterIs(LetterState::Initialled));
    office.sign_letter(handover, None).unwrap();
    let given = [handover, memo].map(|id| office.number_letter(id, None).unwrap());
    assert_eq!([given[0].sequence, given[1].sequence], [start.outgoing + 1, start.memo + 1]);
    for (kind, given) in [(PaperKind::Handover, &given[0]), (PaperKind::Memo, &given[1])] {
        let made = office.paper(request, kind).unwrap();
        assert!(made.bytes != open.bytes);
        let letters = [handover, memo].map(|id| office.letter_paper(id, Variant::Net).unwrap().dump());
        assert!(letters.iter().any(|dump| dump.contains(&given.text)), "{} stands on no paper", given.text);
    }
    // Each stands in its own book, and both in the case file.
    let book = |kind| office.ledger(kind, 2026).unwrap().rows.into_iter().flatten().collect::<Vec<_>>();
    let (outgoing, memos) = (book(RegisterKind::Outgoing), book(RegisterKind::Memo));
    assert!(outgoing.contains(&given[0].text) && !outgoing.contains(&given[1].text));
    assert!(memos.contains(&given[1].text) && !memos.contains(&given[0].text));
}

#[test]
fn nobody_signs_for_a_position_that_nobody_holds() {
    let desk = Desk::new();
    let mut office = desk.founded(16);
    let request = request(&mut office);
    let id = draft(&mut office, request, LetterKind::Incomplete);
    while office.letter(id).unwrap().next_initial().is_some() {
        office.initial_letter(id, None).unwrap();
    }
    let mut profile = office.profile().clone();
    let head = profile.head().unwrap().clone();
    let held = profile.assignments.iter_mut().find(|it| it.position == head.id).unwrap();
    held.until = Some(date(13));
    office.set_profile(profile).unwrap();
    let nobody = Refusal::NobodyHolds { position: head.title.clone(), day: date(16) };
    assert_eq!(refusal(office.sign_letter(id, None)), nobody);
    assert_eq!(office.letter(id).unwrap().state, LetterState::Initialled);
    // A signature of a day on which somebody was in office is recorded; and an acting official signs from now on.
    let plt = Assignment {
        position: head.id.clone(),
        person: office.profile().holder("sekretaris", date(16)).unwrap().person.id.clone(),
        capacity: Capacity::Plt,
        from: date(16),
        until: Some(date(30)),
    };
    office.assign(plt).unwrap();
    office.sign_letter(id, None).unwrap();
    let paper = office.letter_paper(id, Variant::Net).unwrap().dump();
    assert!(paper.contains("Plt. Kepala Dinas"), "{paper}");
}

#[test]
fn a_forgotten_letter_gets_an_inserted_number() {
    let desk = Desk::new();
    let mut office = desk.founded(16);
    let start = office.profile().register_start(2026).outgoing;
    let request = request(&mut office);
    let early = signed(&mut office, request, LetterKind::Incomplete);
    let forgotten: Vec<EntityId> =
        (0..2).map(|_| signed(&mut office, request, LetterKind::Incomplete)).collect();
    office.number_letter(early, None).unwrap();
    drop(office);
    let mut office = desk.on(20);
    let late = signed(&mut office, request, LetterKind::Incomplete);
    office.number_letter(late, None).unwrap();
    assert_eq!(
        refusal(office.number_letter(forgotten[0], Some(date(18)))),
        Refusal::NumberPassed { last: date(20) }
    );
    assert_eq!(refusal(office.insert_number(forgotten[0], date(20))), Refusal::NumberNotPassed);
    for (id, suffix) in forgotten.into_iter().zip(["a", "b"]) {
        let numbering = office.insert_number(id, date(18)).unwrap();
        assert_eq!((numbering.sequence, numbering.suffix.as_str()), (start + 1, suffix));
        assert!(numbering.text.contains(&format!("/{}.{suffix}/", start + 1)), "{}", numbering.text);
    }
}

#[test]
fn only_the_register_s_owner_gives_numbers() {
    let desk = Desk::new();
    let mut office = desk.founded(16);
    let mut other = desk.laptop("kabid", 16);
    let (wish, stick) = (desk.path("join.lajur"), desk.path("stick.lajur"));
    let joining = other.ask_to_join("Laptop Kabid", &wish).unwrap();
    office.admit(&wish, &joining.words.join(" "), vec![]).unwrap();
    let request = request(&mut office);
    let id = signed(&mut office, request, LetterKind::Incomplete);
    office.export(&stick).unwrap();
    other.import(&stick, Mode::Commit).unwrap();
    assert!(!other.has_role(Role::Register));
    assert!(matches!(other.number_letter(id, None), Err(Problem::NotRegister)));
    assert!(matches!(other.insert_number(id, date(16)), Err(Problem::NotRegister)));
}

#[test]
fn letter_rules_travel_to_the_other_laptops() {
    let desk = Desk::new();
    let mut office = desk.founded(16);
    let text = office.tnd().to_toml().replace("paper = \"a4\"", "paper = \"f4\"");
    let file = desk.written("tnd.toml", text.replace("\"left\"", "\"right\"").as_bytes());
    office.set_tnd(read_tnd(&file).unwrap()).unwrap();
    let mut other = desk.laptop("kabid", 16);
    let (wish, stick) = (desk.path("join.lajur"), desk.path("stick.lajur"));
    let joining = other.ask_to_join("Laptop Kabid", &wish).unwrap();
    office.admit(&wish, &joining.words.join(" "), vec![]).unwrap();
    office.export(&stick).unwrap();
    other.import(&stick, Mode::Commit).unwrap();
    let rules = &other.profile().letters;
    assert_eq!((rules.paper, rules.address_side), (PaperSize::F4, AddressSide::Right));
    assert_eq!(other.tnd(), office.tnd());
    let bad = desk.written("bad.toml", b"format = 1\n[margins]\nleft = 400\n");
    let Err(Problem::Tnd { flaws, .. }) = read_tnd(&bad) else { panic!("not refused") };
    assert_eq!(flaws[0].field, "margins.left");
}

/// A PDF with an addition that holds a signature over everything, as signing programs write one.
fn with_signature(pdf: &[u8]) -> Vec<u8> {
    let document = lopdf::Document::load_mem(pdf).unwrap();
    let number = document.max_id + 1;
    let start = pdf.len();
    let range = "/ByteRange [0 0000000000 0000000000 0000000000]";
    let object = format!("\n{number} 0 obj\n<</Type/Sig{range}/Contents <00ff00ff>>>\nendobj\n");
    let table = start + object.len();
    let found = pdf.windows(9).rposition(|part| part == b"startxref").unwrap();
    let previous = String::from_utf8_lossy(&pdf[found..]).lines().nth(1).unwrap().trim().to_owned();
    let root = document.trailer.get(b"Root").unwrap().as_reference().unwrap().0;
    let info = document.trailer.get(b"Info").unwrap().as_reference().unwrap().0;
    let end = format!(
        "xref\n{number} 1\n{:010} 00000 n \ntrailer\n<</Size {}/Root {root} 0 R/Info {info} 0 R/Prev {previous}>>\n\
         startxref\n{table}\n%%EOF\n",
        start + 1,
        number + 1
    );
    let mut file = [pdf, object.as_bytes(), end.as_bytes()].concat();
    let open = start + object.find("<00ff").unwrap();
    let close = start + object.find("00ff>").unwrap() + 5;
    let exact = format!("/ByteRange [0 {open:010} {close:010} {:010}]", file.len() - close);
    let at = start + object.find("/ByteRange").unwrap();
    file[at..at + exact.len()].copy_from_slice(exact.as_bytes());
    file
}

#[test]
fn an_electronically_signed_letter_comes_home() {
    let desk = Desk::new();
    let mut office = desk.founded(16);
    let request = request(&mut office);
    let id = draft(&mut office, request, LetterKind::Incomplete);
    let printed = office.letter_pdf(id, Variant::Net).unwrap();
    let early = desk.written("early.pdf", &printed);
    assert_eq!(refusal(office.attach_signed(id, &early)), Refusal::LetterIs(LetterState::Draft));
    while office.letter(id).unwrap().next_initial().is_some() {
        office.initial_letter(id, None).unwrap();
    }
    let printed = office.letter_pdf(id, Variant::Net).unwrap();
    let file = with_signature(&printed);
    drop(office);
    // It comes back days later, when the letter has its number already.
    let mut office = desk.on(18);
    office.sign_letter(id, None).unwrap();
    office.number_letter(id, None).unwrap();
    let path = desk.written("ditandatangani.pdf", &file);
    assert_eq!(office.match_file(&path).unwrap(), [Match::Letter(id, Some(1))]);
    let returned = office.attach_signed(id, &path).unwrap();
    let pdf = returned.pdf.unwrap();
    assert_eq!((pdf.signatures, pdf.as_printed), (vec![Coverage::Whole], true));
    assert_eq!(returned.marked, None, "the net letter carries no mark");
    assert_eq!(std::fs::read(office.blob_path(&returned.attachment.hash)).unwrap(), file);
    assert_eq!(office.signed_files(id).unwrap(), [returned.attachment]);
    // Something added later is covered by no signature.
    let added = [&file[..], b"% more\n"].concat();
    let pdf = office.attach_signed(id, &desk.written("added.pdf", &added)).unwrap().pdf.unwrap();
    assert_eq!((pdf.signatures, pdf.as_printed), (vec![Coverage::UpTo(file.len())], true));
}

#[test]
fn a_scan_of_the_pertinggal_finds_its_letter() {
    let desk = Desk::new();
    let mut office = desk.founded(16);
    let request = request(&mut office);
    let id = signed(&mut office, request, LetterKind::Incomplete);
    let other = signed(&mut office, request, LetterKind::Incomplete);
    let copy = office.letter_pdf(id, Variant::FileCopy).unwrap();
    let pdf = desk.written("pertinggal.pdf", &copy);
    assert_eq!(office.match_file(&pdf).unwrap(), [Match::Letter(id, Some(1))]);
    let scan = desk.written("pertinggal.png", &png(copy, 200.0));
    assert_eq!(office.match_file(&scan).unwrap(), [Match::Letter(id, Some(1))]);
    assert_eq!(office.attach_signed(id, &scan).unwrap().marked, Some(Some(1)));
    assert!(matches!(office.attach_signed(other, &scan), Err(Problem::OtherPaper { .. })));
    let sheet = office.disposition_pdf(request, true).unwrap();
    let scan = desk.written("disposisi.png", &png(sheet, 300.0));
    assert_eq!(office.match_file(&scan).unwrap(), [Match::Sheet(request)]);
}

#[test]
fn what_is_no_scan_is_refused_and_changes_nothing() {
    let desk = Desk::new();
    let mut office = desk.founded(16);
    let request = request(&mut office);
    let id = signed(&mut office, request, LetterKind::Incomplete);
    let files: [(&str, &[u8]); 4] = [
        ("teks.txt", b"bukan pindaian"),
        ("kosong.pdf", b""),
        ("putus.pdf", b"%PDF-1.7\n1 0 obj"),
        ("putus.png", b"\x89PNG\r\n"),
    ];
    for (name, bytes) in files {
        let path = desk.written(name, bytes);
        assert!(office.attach_signed(id, &path).is_err(), "{name}");
        assert!(office.match_file(&path).is_err(), "{name}");
    }
    assert!(matches!(office.match_file(Path::new("tidak-ada.pdf")), Err(Problem::File { .. })));
    assert_eq!(office.signed_files(id).unwrap(), []);
    // A net letter in paper form carries no code, and a picture of it names no letter.
    let net = png(office.letter_pdf(id, Variant::Net).unwrap(), 100.0);
    let path = desk.written("net.png", &net);
    assert!(matches!(office.match_file(&path), Err(Problem::NotFound { .. })));
    assert_eq!(office.attach_signed(id, &path).unwrap().marked, None);
}

#[test]
fn a_paper_goes_to_the_printer_and_its_copy_goes_with_the_next_start() {
    let desk = Desk::new();
    let mut office = desk.founded(16);
    let kept = Arc::new(Mutex::new(Vec::new()));
    office.set_printer(Printer::Kept(Arc::clone(&kept)));
    let request = request(&mut office);
    let id = draft(&mut office, request, LetterKind::Incomplete);
    let pdf = office.letter_pdf(id, Variant::Net).unwrap();
    office.print("287/2026 surat \"kelengkapan\"", &pdf).unwrap();
    let printed = kept.lock().unwrap().remove(0);
    assert_eq!(printed.file_name().unwrap(), "287-2026-surat--kelengkapan-.pdf");
    assert_eq!(std::fs::read(&printed).unwrap(), pdf);
    drop(office);
    desk.on(17);
    assert!(!printed.exists());
}

/// The first page of a PDF as a scanner writes it, at so many dots to the inch.
fn png(pdf: Vec<u8>, dots: f32) -> Vec<u8> {
    let page = rasterise(pdf, dots / 72.0).unwrap().swap_remove(0);
    let grey: Vec<u8> = page.rgba.chunks_exact(4).map(|pixel| pixel[0]).collect();
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, page.width, page.height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.write_header().unwrap().write_image_data(&grey).unwrap();
    file
}
