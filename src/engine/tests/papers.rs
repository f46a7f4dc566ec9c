//! Every paper a procedure names can be made, and a secret is on its slip and nowhere else.

use std::collections::BTreeSet;
use std::path::Path;

use super::{Laptops, morning, request};
use crate::domain::ids::EntityId;
use crate::domain::indonesian::local;
use crate::domain::letter::LetterKind;
use crate::domain::procedure::{PaperKind, Procedure};
use crate::domain::register::RegisterKind;
use crate::domain::request::{Refusal, Request};
use crate::engine::report::Form;
use crate::engine::story::fill_with_sample;
use crate::engine::{LetterInput, NewOffice, Office, Problem, RequestInput, SlipInput, profile};
use crate::platform::clock::Clock;
use crate::platform::entropy::Entropy;
use crate::platform::folders::Folders;

fn sample_office(laptops: &Laptops) -> Office {
    let folders = Folders::choose(Some(laptops.path("contoh"))).unwrap();
    let mut office = Office::open(folders, Clock::Fixed(morning()), Entropy::seeded("contoh")).unwrap();
    let profile = profile::sample().unwrap();
    office.found(NewOffice { profile, device: "Laptop Kabid".to_owned() }).unwrap();
    office
}

fn received(office: &mut Office, procedure: &Procedure) -> EntityId {
    let value = |id: &str| match id {
        "subdomain" => "umkm.contohkab.go.id".to_owned(),
        id if id.contains("email") => "pic@contohkab.go.id".to_owned(),
        id if id.contains("phone") => "081200000000".to_owned(),
        _ => "Contoh".to_owned(),
    };
    let fields = procedure.fields.iter().map(|field| (field.id.clone(), value(&field.id))).collect();
    let mut input = RequestInput { fields, ..request("Permohonan") };
    input.applicant.contact_email = "pic@contohkab.go.id".to_owned();
    input.applicant.contact_name = "NAMA PENERIMA, S.T.".to_owned();
    input.letter.number = "500.12.16.1/233/DISPAR/2026".to_owned();
    input.letter.date = Some("2026-11-12".to_owned());
    office.receive(&procedure.id, input).unwrap()
}

#[test]
fn every_paper_a_procedure_names_can_be_made() {
    let laptops = Laptops::new();
    let mut office = sample_office(&laptops);
    for procedure in office.procedures().unwrap() {
        let id = received(&mut office, &procedure);
        let named = procedure.steps.iter().flat_map(|step| &step.papers);
        let offers = office.papers_of(id).unwrap();
        for kind in named {
            assert!(offers.iter().any(|offer| offer.kind == *kind && offer.step.is_some()), "{kind:?}");
        }
        let reasons = Some(vec!["Dokumen belum lengkap".to_owned()]);
        let input = LetterInput { reasons, ..LetterInput::default() };
        let letters: BTreeSet<LetterKind> = procedure
            .steps
            .iter()
            .flat_map(|step| &step.papers)
            .filter_map(|kind| match kind {
                PaperKind::Assignment => Some(LetterKind::Assignment),
                PaperKind::Reply => Some(LetterKind::Refusal),
                PaperKind::Incomplete => Some(LetterKind::Incomplete),
                _ => None,
            })
            .collect();
        for kind in letters {
            office.draft_letter(id, kind, &input).unwrap();
        }
        for offer in office.papers_of(id).unwrap() {
            // Nothing has been done yet that could be reported.
            if offer.kind == PaperKind::Report {
                assert!(!offer.ready && office.draft_letter(id, LetterKind::Report, &input).is_err());
                continue;
            }
            assert!(offer.ready, "{}: {offer:?}", procedure.id);
            let made = office.paper(id, offer.kind).unwrap();
            let begins: &[u8] = if offer.kind == PaperKind::Email { b"From: " } else { b"%PDF-1.7" };
            assert!(made.bytes.starts_with(begins), "{}: {offer:?}", procedure.id);
            assert!(made.name.starts_with(offer.kind.file_stem()), "{}", made.name);
        }
    }
}

#[test]
fn a_letter_nobody_has_drafted_is_not_printed() {
    let laptops = Laptops::new();
    let mut office = sample_office(&laptops);
    let procedure = office.procedure("deliserdang-splp").unwrap();
    let id = received(&mut office, &procedure);
    let reply = office.papers_of(id).unwrap().into_iter().find(|offer| offer.kind == PaperKind::Reply);
    assert!(!reply.unwrap().ready);
    assert!(matches!(office.paper(id, PaperKind::Reply), Err(Problem::NotDrafted)));
}

#[test]
fn the_books_come_in_three_forms() {
    let laptops = Laptops::new();
    let mut office = sample_office(&laptops);
    let procedure = office.procedure("batam-hosting").unwrap();
    received(&mut office, &procedure);
    let ledger = office.ledger(RegisterKind::Incoming, 2026).unwrap();
    let start = office.profile().register_start(2026).incoming;
    assert_eq!(ledger.rows[0][0], (start + 1).to_string());
    for kind in [RegisterKind::Incoming, RegisterKind::Outgoing, RegisterKind::Memo, RegisterKind::Dispatch] {
        for (form, begins) in [(Form::Pdf, &b"%PDF"[..]), (Form::Xlsx, b"PK"), (Form::Csv, b"\xef\xbb\xbf")] {
            let bytes = office.register_file(kind, 2026, form).unwrap();
            assert!(bytes.starts_with(begins), "{kind:?} {form:?}");
            assert_eq!(bytes, office.register_file(kind, 2026, form).unwrap(), "{kind:?} {form:?}");
        }
    }
}

#[test]
fn no_letter_is_received_before_it_is_written() {
    let laptops = Laptops::new();
    let folders = Folders::choose(Some(laptops.path("contoh"))).unwrap();
    let now = Clock::Fixed("2026-11-20T08:40:00+07:00".parse().unwrap());
    let mut office = Office::open(folders, now, Entropy::seeded("contoh")).unwrap();
    fill_with_sample(&mut office).unwrap();
    let zone = office.profile().zone;
    let requests = office.store().requests_between(0, i64::MAX).unwrap();
    let received = |request: &Request| local(request.received, zone).date();
    for request in &requests {
        assert!(request.letter.date.is_none_or(|written| written <= request.letter_received(zone)));
    }
    // Tulungagung's form comes first, its letter days later.
    assert!(requests.iter().any(|request| request.letter_received(zone) > received(request)));
    assert!(requests.iter().any(|request| request.letter_received(zone) == received(request)));
}

/// Whether any file below a folder holds some bytes.
fn holds(folder: &Path, wanted: &[u8]) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            return holds(&path, wanted);
        }
        std::fs::read(&path).unwrap().windows(wanted.len()).any(|bytes| bytes == wanted)
    })
}

#[test]
fn a_secret_is_on_its_slip_and_nowhere_else() {
    let laptops = Laptops::new();
    let mut office = sample_office(&laptops);
    let procedure = office.procedure("deliserdang-splp").unwrap();
    let id = received(&mut office, &procedure);
    let secret = "Kunci-9x-Rahasia-77";
    let input = |secret: &str| SlipInput {
        user: "contoh-simpus".to_owned(),
        secret: secret.to_owned(),
        receiver: None,
    };
    assert!(matches!(
        office.print_slip(id, &input(" ")),
        Err(Problem::Refused(Refusal::MissingField { field })) if field == "secret"
    ));
    assert!(office.request(id).unwrap().0.slips.is_empty(), "a refused slip leaves nothing");

    let first = office.print_slip(id, &input(secret)).unwrap();
    assert!(first.pdf.starts_with(b"%PDF"));
    let second = office.print_slip(id, &input("Lain-8w-Kunci-44")).unwrap();
    assert_ne!(first.serial, second.serial, "every print has its own number");
    let (request, _) = office.request(id).unwrap();
    assert_eq!(request.slips.len(), 2);
    assert_eq!(request.slips[0].receiver, first.receiver);
    assert!(request.history.iter().any(|entry| entry.note.contains(&first.serial)));
    assert!(!holds(&laptops.path("contoh"), secret.as_bytes()), "the secret was kept");
    let handover = office.paper(id, PaperKind::Handover).unwrap();
    assert!(!handover.bytes.windows(secret.len()).any(|bytes| bytes == secret.as_bytes()));
}
