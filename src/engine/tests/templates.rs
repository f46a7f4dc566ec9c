//! The office's own letter templates: set, used, taken back, exchanged, and refused when they are wrong.

use proptest::prelude::*;

use super::*;
use crate::domain::event::ActorId;
use crate::domain::letter::{Block, LetterKind, Variant};
use crate::domain::template::placeholder::{list_of, of_field, placeholders};
use crate::domain::template::{TemplateFile, TemplateSet, TemplateTrouble};
use crate::engine::{LetterInput, TemplateSource, speech};
use crate::words::{Language, Words};

const KIND: LetterKind = LetterKind::Approval;
const SPLP: &str = "deliserdang-splp";

/// The office with a place to write in its letters.
fn seated(mut office: Office) -> Office {
    let profile = Profile { seat: "Kota Contoh".to_owned(), ..office.profile().clone() };
    office.set_profile(profile).unwrap();
    office
}

/// The program's own template with another subject.
fn with_subject(subject: &str) -> String {
    TemplateFile { subject: subject.to_owned(), ..Office::builtin_template(KIND).unwrap() }.to_toml()
}

fn hosting(office: &mut Office) -> EntityId {
    let procedure = office.procedure("batam-hosting").unwrap();
    let fields: std::collections::BTreeMap<String, String> = procedure
        .fields
        .iter()
        .map(|field| {
            let value = match field.kind {
                crate::domain::procedure::FieldKind::Email => "dinkes@contohkab.go.id",
                crate::domain::procedure::FieldKind::Domain => "umkm.contohkab.go.id",
                _ => "isian",
            };
            (field.id.clone(), value.to_owned())
        })
        .collect();
    office.receive("batam-hosting", RequestInput { fields, ..request("Permohonan Hosting") }).unwrap()
}

fn subject_of(office: &mut Office, request: EntityId) -> String {
    let letter = office.draft_letter(request, KIND, &LetterInput::default()).unwrap();
    office.letter(letter).unwrap().current().unwrap().content.subject.clone()
}

fn sentence(problem: &Problem) -> String {
    speech::sentence(&Words::default(), problem)
}

#[test]
fn a_template_is_used_for_its_service_and_leaves_what_was_drafted() {
    let laptops = Laptops::new();
    let mut office = seated(laptops.founded("a"));
    let (splp, hosting) = (splp(&mut office), hosting(&mut office));
    let before = office.draft_letter(splp, KIND, &LetterInput::default()).unwrap();
    let said = office.letter(before).unwrap();
    office
        .set_template(KIND, SPLP, &with_subject("Akun {{ service.phrase | title_case }}"), "lebih jelas")
        .unwrap();
    assert_eq!(subject_of(&mut office, splp), "Akun Penghubung Layanan");
    assert_eq!(subject_of(&mut office, hosting), "Persetujuan Permohonan Hosting Aplikasi");
    assert_eq!(office.letter(before).unwrap(), said);

    // One for every service stands behind it; taking one back brings out what stands behind.
    office.set_template(KIND, "", &with_subject("Persetujuan Dinas"), "").unwrap();
    assert_eq!(subject_of(&mut office, splp), "Akun Penghubung Layanan");
    assert_eq!(subject_of(&mut office, hosting), "Persetujuan Dinas");
    office.reset_template(KIND, SPLP, "cukup satu").unwrap();
    assert_eq!(subject_of(&mut office, splp), "Persetujuan Dinas");
    office.reset_template(KIND, "", "").unwrap();
    assert_eq!(subject_of(&mut office, splp), "Persetujuan Permohonan Penghubung Layanan");

    let view = office.template(KIND, SPLP).unwrap();
    assert_eq!((view.source, view.passed_over), (TemplateSource::Program, None));
    let notes: Vec<&str> = view.versions.iter().map(|line| line.note.as_str()).collect();
    assert_eq!(notes, ["lebih jelas", "cukup satu"]);
    assert!(view.versions[1].text.is_empty() && view.versions[0].device == "a");
    assert!(office.own_templates().unwrap().is_empty());
}

#[test]
fn every_template_of_the_program_can_be_set_and_says_the_same_written_anew() {
    let laptops = Laptops::new();
    let mut office = seated(laptops.founded("a"));
    for kind in LetterKind::ALL {
        let file = Office::builtin_template(kind).unwrap();
        for service in ["", SPLP, "batam-hosting"] {
            assert_eq!(office.check_template(kind, service, &file.to_toml()).unwrap(), file, "{kind:?}");
            assert!(
                !office
                    .preview_template(kind, service, &file.to_toml(), Variant::Net)
                    .unwrap()
                    .pages
                    .is_empty()
            );
        }
    }
    // A request of the office is shown where there is one.
    splp(&mut office);
    for kind in LetterKind::ALL {
        let text = Office::builtin_template(kind).unwrap().to_toml();
        office.preview_template(kind, SPLP, &text, Variant::FileCopy).unwrap();
    }
}

#[test]
fn what_is_wrong_is_said_in_one_sentence() {
    let laptops = Laptops::new();
    let mut office = seated(laptops.founded("a"));
    let start = "Templat ini belum dapat dipakai. ";
    let endless = "{{ opening }}".repeat(300);
    let refused = [
        ("{{ umur }}", "Hal: isian \"umur\" tidak dikenal pada surat ini. Pilih dari daftar Sisipkan isian."),
        ("  ", "Hal: masih kosong. Isi bagian ini."),
        (
            "{{ service.phrase",
            "Hal: kurung isian belum lengkap atau tidak dapat dibaca. Hapus kurung itu, lalu sisipkan isiannya kembali.",
        ),
        (
            "{% for a in reasons %}x{% endfor %}",
            "Hal: perintah \"for\" tidak dapat dipakai. Yang dapat dipakai hanya if, elif, else, dan endif.",
        ),
        (
            "{{ service.phrase | goreng }}",
            "Hal: pengubah \"goreng\" tidak dikenal. Hapus bagian itu, lalu sisipkan isiannya kembali.",
        ),
        (
            "{{ request.fields.application }}",
            "Hal: isian \"request.fields.application\" tidak ada pada layanan Pendaftaran Sistem Elektronik. Buat templat untuk satu \
             layanan, atau hapus isian itu.",
        ),
        ("{{ 1 / 0 }}", "Hal: isian di sini tidak dapat dihitung. Hapus isian itu, lalu sisipkan kembali."),
        (
            "{{ 'x' * 30000 }}",
            "Hal: perintah \"*\" tidak dapat dipakai. Yang dapat dipakai hanya if, elif, else, dan endif.",
        ),
        (endless.as_str(), "Hal: terlalu panjang. Paling banyak 20.000 huruf."),
    ];
    for (subject, expected) in refused {
        let problem = office.set_template(KIND, "", &with_subject(subject), "").unwrap_err();
        assert_eq!(sentence(&problem), format!("{start}{expected}"), "{subject}");
        assert_eq!(problem.exit_code(), 2);
    }
    let silent = |change: fn(&mut TemplateFile)| {
        let mut file = Office::builtin_template(KIND).unwrap();
        change(&mut file);
        file.to_toml()
    };
    let silent = [
        (silent(|file| file.classification.clear()), "Klasifikasi: masih kosong. Isi bagian ini."),
        (
            silent(|file| file.classification = "{% if false %}1{% endif %}".into()),
            "Klasifikasi: masih kosong. Isi bagian ini.",
        ),
        (silent(|file| file.addressee.clear()), "Yth.: masih kosong. Isi bagian ini."),
        (silent(|file| file.blocks.clear()), "Isi, bagian 1: masih kosong. Isi bagian ini."),
        (
            silent(|file| file.memo = Some(Default::default())),
            "Isinya untuk jenis surat lain. Pilih jenis surat yang sesuai.",
        ),
        (
            silent(|file| file.blocks[1].each = "harapan".into()),
            "Isi, bagian 2: daftar \"harapan\" tidak ada pada surat ini. Pilih pengulangan yang lain.",
        ),
    ];
    for (text, expected) in silent {
        let problem = office.set_template(KIND, SPLP, &text, "").unwrap_err();
        assert_eq!(sentence(&problem), format!("{start}{expected}"));
    }
    // Nothing of this was recorded, and nothing new is nothing to record.
    assert_eq!(office.store().templates().unwrap(), Default::default());
    let unchanged = office.set_template(KIND, "", &Office::builtin_template(KIND).unwrap().to_toml(), "");
    assert!(matches!(unchanged, Err(Problem::Refused(Refusal::NothingChanged))));
    assert!(matches!(office.reset_template(KIND, "", ""), Err(Problem::Refused(Refusal::NothingChanged))));
    assert!(matches!(office.template(KIND, "tidak-ada"), Err(Problem::UnknownProcedure { .. })));
}

#[test]
fn a_request_that_lacks_what_a_sound_template_asks_for_is_told_so() {
    let laptops = Laptops::new();
    let mut office = seated(laptops.founded("a"));
    let text = with_subject("{{ request.letter.number }} dan {{ disposition.by }}");
    assert!(office.check_template(KIND, SPLP, &text).is_err(), "an approval knows no disposition");
    let mut file = Office::builtin_template(LetterKind::Assignment).unwrap();
    file.subject = "Tugas dari {{ disposition.by }}".into();
    office.set_template(LetterKind::Assignment, SPLP, &file.to_toml(), "").unwrap();
    let request = splp(&mut office);
    let problem = office.draft_letter(request, LetterKind::Assignment, &LetterInput::default()).unwrap_err();
    assert!(matches!(problem, Problem::Refused(Refusal::MissingField { .. })), "{problem:?}");
}

#[test]
fn two_laptops_exchange_a_template_and_draft_with_it() {
    let laptops = Laptops::new();
    let mut one = seated(laptops.founded("one"));
    let mut other = laptops.joined(&mut one, "other");
    let request = splp(&mut one);
    one.set_template(KIND, "", &with_subject("Persetujuan Dinas"), "").unwrap();
    laptops.carry(&mut one, &mut other);
    assert_eq!(subject_of(&mut other, request), "Persetujuan Dinas");
    assert_eq!(other.template(KIND, "").unwrap().versions[0].device, "one");

    // Both change it without knowing of each other; afterwards both have the same.
    one.set_template(KIND, "", &with_subject("Kata Satu"), "").unwrap();
    other.set_template(KIND, "", &with_subject("Kata Dua"), "").unwrap();
    laptops.carry(&mut one, &mut other);
    laptops.carry(&mut other, &mut one);
    let (mine, yours) = (one.template(KIND, "").unwrap(), other.template(KIND, "").unwrap());
    assert_eq!((mine.versions.len(), &mine), (3, &yours));
    assert_eq!(subject_of(&mut one, request), subject_of(&mut other, request));
    // Whoever sets it now has seen both, and is followed.
    other.set_template(KIND, "", &with_subject("Kata Tiga"), "").unwrap();
    laptops.carry(&mut other, &mut one);
    assert_eq!(subject_of(&mut one, request), "Kata Tiga");
}

#[test]
fn a_template_that_cannot_be_used_keeps_nobody_from_drafting() {
    let laptops = Laptops::new();
    let mut office = seated(laptops.founded("a"));
    let request = splp(&mut office);
    office.set_template(KIND, "", &with_subject("Persetujuan Dinas"), "").unwrap();
    let strange = ["???", "subject = 3", "classification = \"1\"\nsubject = \"x\"\nnew_part = 1\n"];
    for text in strange {
        // A laptop with a newer program says what this one cannot read.
        let set = TemplateSet { kind: KIND, procedure: SPLP.into(), text: text.into(), note: String::new() };
        office.record(vec![(EntityId::TEMPLATES, set.into())], ActorId::default()).unwrap();
        assert_eq!(subject_of(&mut office, request), "Persetujuan Dinas");
        let view = office.template(KIND, SPLP).unwrap();
        assert_eq!(view.source, TemplateSource::Office);
        assert!(matches!(view.passed_over.unwrap().trouble, TemplateTrouble::File { .. }));
    }
    assert!(office.verify().unwrap().is_sound());
}

#[test]
fn every_placeholder_can_be_put_into_its_letter_and_has_a_name() {
    let laptops = Laptops::new();
    let mut office = seated(laptops.founded("a"));
    let named = |word: &str| {
        for language in [Language::Indonesian, Language::English] {
            assert_ne!(Words::new(language).with(word, &[]), word, "{word} has no name");
        }
    };
    for kind in LetterKind::ALL {
        let file = Office::builtin_template(kind).unwrap();
        let mut texts: Vec<String> = Vec::new();
        for placeholder in placeholders(kind) {
            named(placeholder.word);
            texts.push(placeholder.text.to_owned());
        }
        let procedure = office.procedure(SPLP).unwrap();
        texts.extend(procedure.fields.iter().map(|field| of_field(&field.id, field.required)));
        for text in texts {
            let file = TemplateFile { subject: format!("Hal {text}"), ..file.clone() };
            let checked = office.check_template(kind, SPLP, &file.to_toml());
            assert!(checked.is_ok(), "{kind:?} {text}: {:?}", checked.unwrap_err());
        }
        let Some(list) = list_of(kind) else { continue };
        named(list.word);
        for item in list.items {
            named(item.word);
            let mut file = file.clone();
            let block = crate::domain::template::BlockText {
                each: list.path.to_owned(),
                points: vec![item.text.to_owned()],
                ..Default::default()
            };
            match kind {
                LetterKind::Assignment => {
                    let clause =
                        crate::domain::template::ClauseText { each: block.each, text: item.text.into() };
                    file.assignment.as_mut().unwrap().tasks.push(clause);
                }
                LetterKind::Report => file.report.as_mut().unwrap().sections[0].blocks.push(block),
                LetterKind::Handover => {
                    let table = file.handover.as_mut().unwrap().goods.table.as_mut().unwrap();
                    table.row[1] = item.text.to_owned();
                }
                _ => file.blocks.push(block),
            }
            let checked = office.check_template(kind, SPLP, &file.to_toml());
            assert!(checked.is_ok(), "{kind:?} {}: {:?}", item.text, checked.unwrap_err());
        }
    }
}

/// What somebody may type: words, placeholders, and everything that looks like one.
fn typed() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        " if ",
        " else ",
        " endif ",
        "for x in y",
        "request",
        ".letter",
        "|",
        "~",
        " * 99999999 ",
        "9999999999999",
        "item",
        "'",
        "\"",
        "\n",
        "(",
        ")",
        "[0]",
        "**",
        "😀",
        "\u{202e}",
        "opening",
        "{{ service.phrase }}",
        "{{ range(9999999) }}",
        "{{ [1]*99999999 }}",
        "-",
        "\t",
        "\\",
        "\u{0}",
    ]);
    let random = prop_oneof![3 => pieces.prop_map(str::to_owned), 1 => ".{0,12}"];
    prop::collection::vec(random, 0..12).prop_map(|pieces| pieces.concat())
}

#[test]
fn whatever_is_typed_is_shown_or_answered_with_a_sentence() {
    let laptops = Laptops::new();
    let mut office = seated(laptops.founded("a"));
    splp(&mut office);
    let office = std::cell::RefCell::new(office);
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 150,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let cases = (typed(), typed(), 0..9_usize);
    let ran = runner.run(&cases, |(text, other, field)| {
        let kind = LetterKind::ALL[text.len() % LetterKind::ALL.len()];
        let mut file = Office::builtin_template(kind).unwrap();
        match (field, &mut file) {
            (0, file) => file.subject = text,
            (1, file) => file.classification = text,
            (2, file) => file.addressee = text,
            (3, file) => (file.place, file.enclosure) = (text, other),
            (4, file) => file.copies = vec![text, other],
            (_, TemplateFile { assignment: Some(part), .. }) => {
                part.basis.push(text);
                part.tasks[0].text = other;
            }
            (_, TemplateFile { report: Some(part), .. }) => part.sections[0].heading = text,
            (_, TemplateFile { memo: Some(part), .. }) => part.from = text,
            (_, TemplateFile { handover: Some(part), .. }) => {
                part.terms.push(text);
                part.goods.table.as_mut().unwrap().row[1] = other;
            }
            (_, file) => {
                file.blocks[0].paragraph = Some(text);
                file.blocks[1].points.push(other);
            }
        }
        match office.borrow_mut().preview_template(kind, SPLP, &file.to_toml(), Variant::Net) {
            Ok(paper) => prop_assert!(!paper.pages.is_empty()),
            Err(problem) => {
                let said = sentence(&problem);
                prop_assert!(said.starts_with("Templat ini belum dapat dipakai. "), "{said}");
                prop_assert!(said.ends_with('.') && !said.contains("Error"), "{said}");
            }
        }
        Ok(())
    });
    ran.unwrap();
}

#[test]
fn a_body_of_points_stays_one_list() {
    let laptops = Laptops::new();
    let mut office = seated(laptops.founded("a"));
    let request = splp(&mut office);
    let mut file = Office::builtin_template(KIND).unwrap();
    file.blocks[2].points = vec!["Satu.".into(), "{% if false %}Dua.{% endif %}".into(), "Tiga.".into()];
    office.set_template(KIND, SPLP, &file.to_toml(), "").unwrap();
    let letter = office.draft_letter(request, KIND, &LetterInput::default()).unwrap();
    let letter = office.letter(letter).unwrap();
    let crate::domain::letter::Body::Letter { blocks } = &letter.current().unwrap().content.body else {
        panic!("not a letter")
    };
    let Block::Points(points) = &blocks[1] else { panic!("{blocks:?}") };
    let ends: Vec<&str> = points.iter().rev().take(2).map(|point| point.text.as_str()).collect();
    assert_eq!(ends, ["Tiga.", "Satu."]);
}
