//! The five SOPs as their documents have them, and what is said when a copy of one is broken.

// Clippy's leave for tests covers `#[test]` functions, not the functions they share.
#![allow(clippy::expect_used, clippy::panic)]

use lajur::domain::procedure::{
    FlowResult, PaperKind, Problem, ProblemKind, Procedure, Step, StepKind, TimeUnit,
};
use lajur::words::{self, Language, Words};
use toml::{Table, Value};

fn procedure(id: &str) -> Procedure {
    let builtin = Procedure::builtin();
    let (_, text) = builtin.iter().find(|(name, _)| *name == id).expect(id);
    Procedure::parse(text).unwrap_or_else(|problems| panic!("{id}: {problems:?}"))
}

/// What a document says about its flow table.
struct Sop {
    id: &'static str,
    number: &'static str,
    lanes: &'static [&'static str],
    /// One line per row: printed number, lane id, kind, time as printed.
    rows: &'static [(&'static str, &'static str, &'static str, &'static str)],
    /// Minutes, hours, days, months.
    sums: [u32; 4],
    /// Arrows as `from>to` or `from>to:outcome`, by row position; a fork repeats its start.
    flows: &'static str,
    /// Pieces of wording, with the position of the row they stand in.
    phrases: &'static [(usize, &'static str)],
}

const SOPS: [Sop; 5] = [
    Sop {
        id: "deliserdang-splp",
        number: "0043.1/DKISTAN-DS/2022",
        lanes: &["OPD", "KADIS KOMINFOSTAN", "KABID TIK", "ADMIN SERVER"],
        rows: &[
            ("1", "applicant", "start", "10 Menit"),
            ("2", "head", "task", "10 Menit"),
            ("3", "division", "decision", "10 Menit"),
            ("4", "admin_server", "task", "N/A"),
            ("5", "admin_server", "task", "10 Menit"),
            ("6", "division", "task", "10 Menit"),
            ("7", "head", "task", "10 Menit"),
            ("8", "division", "task", "10 Menit"),
            ("9", "applicant", "end", "10 Menit"),
        ],
        sums: [80, 0, 0, 0],
        flows: "1>2 2>3 3>4:Setuju 3>6:Tolak 4>5 5>6 6>7 7>8 8>9",
        phrases: &[
            (1, "mengajukan permohonan penghubung layanan kepada Kadis Kominfo Kab. Deli Serdang"),
            (3, "Jika permohonan ditolak, Kabid TIK mengirimkan surat balasan kepada OPD disertai alasan"),
            (4, "membuat username dan password untuk API penghubung layanan aplikasi terkait"),
            (9, "yang berisi username dan password API penghubung layanan yang telah dibuat"),
        ],
    },
    Sop {
        id: "tapin-splp",
        number: "000.8.3.3/011.I/DISKOMINFO/I/2024",
        lanes: &[
            "TIM IT KOMINFO",
            "Sub Koordinasi / Seksi Pengembangan Data Aplikasi",
            "Bidang Penyelenggaraan Layanan E-Government",
            "Instansi/SKPD pengguna dan Pemanfaatan Sistem",
        ],
        rows: &[
            ("1", "applicant", "start", "2 Jam"),
            ("2", "division", "task", "2 Hari"),
            ("3", "technical", "decision", ""),
            ("4", "section", "task", ""),
            ("5", "applicant", "task", ""),
            ("6", "technical", "decision", "2 Bulan"),
            ("7", "technical", "task", ""),
            ("8", "technical", "task", ""),
            ("9", "technical", "task", ""),
            ("10", "technical", "task", ""),
            ("11", "applicant", "task", ""),
            ("12", "technical", "task", ""),
            ("13", "section", "task", ""),
            ("14", "technical", "decision", ""),
            ("15", "section", "end", ""),
        ],
        sums: [0, 2, 2, 2],
        flows: "1>2 2>3 3>4:Lengkap 3>1:Tidak_lengkap 4>5 5>6 6>7:Sepakat 6>5:Tidak_sepakat 7>8 8>9 9>10 10>11 \
                11>12 12>13 13>14 14>15:Sesuai 14>3:Tidak_sesuai",
        phrases: &[
            (3, "Jika tidak lengkap, maka kembali ke aktivitas no 1"),
            (4, "meminta instansi mendefinisikan data dan informasi apa yang akan diintegrasikan"),
            (6, "jika tidak maka akan dikembalikan kepada OPD terkait"),
            (14, "tetapi jika tidak maka akan kembali pada proses 3"),
        ],
    },
    Sop {
        id: "batam-hosting",
        number: "",
        lanes: &[
            "Kepala OPD Pemohon",
            "Kepala Dinas Komunikasi dan Informatika",
            "Kepala Bidang Penyelenggaraan E-Government",
            "Kepala Seksi Pengembangan Aplikasi",
            "Kepala Seksi Infrastruktur & Teknologi",
        ],
        rows: &[
            ("1", "applicant", "start", "1 hari"),
            ("2", "head", "task", "1 hari"),
            ("3", "division", "decision", "1 hari"),
            ("4", "section", "decision", "3 jam"),
            ("5", "infrastructure_section", "task", "3 hari"),
            ("6", "infrastructure_section", "task", "1 hari"),
            ("7", "section", "task", "3 hari"),
            ("8", "section", "task", "1 hari"),
            ("9", "section", "task", "1 hari"),
            ("10", "head", "end", "1 hari"),
        ],
        sums: [0, 3, 13, 0],
        flows: "1>2 2>3 3>4:Ya 3>1:Tidak 4>7:Tersedia 4>5:Tidak_tersedia 5>6 6>7 7>8 8>9 9>10",
        phrases: &[
            (1, "Surat Penunjukan pegawai OPD sebagai pengelola / administrator aplikasi"),
            (3, "memutuskan (ya / tidak) dan selanjutnya mendisposisikan kepada Kepala Seksi PA"),
            (4, "jika tidak tersedia berkoordinasi dengan Kepala Seksi Infratek"),
            (9, "Membuat Draft Surat Tanggapan atas permohonan pembuatan subdomain"),
            (10, "Mengirimkan Surat Tanggapan atas permohonan pembuatan subdomain"),
        ],
    },
    Sop {
        id: "kaltara-pse",
        number: "/ SOP-KOMINFO / DISKOMINFO.1 / 2022",
        lanes: &["Pemohon", "Kepala Dinas", "Kepala Bidang", "Tim Teknis"],
        rows: &[
            ("1", "head", "start", "60 menit"),
            ("2", "division", "task", "60 menit"),
            ("3", "technical", "decision", "150 menit"),
            ("4", "technical", "end", "180 menit"),
        ],
        sums: [450, 0, 0, 0],
        flows: "1>2 2>3 3>4:Lengkap 3>1:Tidak_lengkap",
        phrases: &[
            (1, "yang ditujukan kepada Kepala Dinas yang kemudian didisposikan Kepada Kepala Bidang"),
            (3, "pencatatan dan registrasi terhadap sistem elektronik pemerintah di pse.layanan.go.id"),
            (4, "menyampaikan hasil pendaftaran sistem elektronik dan laporan kepada pimpinan dan pemohon"),
        ],
    },
    Sop {
        id: "tulungagung-subdomain",
        number: "",
        lanes: &[
            "Pelaksana Peng. Aplikasi",
            "Kasi. Peng. Aplikasi",
            "Kabid. Peny. E-Government",
            "Kepala Dinas Kominfo",
            "PD Pemohon",
        ],
        rows: &[
            ("1", "applicant", "start", "15 menit"),
            ("2", "technical", "decision", "30 menit"),
            ("3", "applicant", "task", "1 jam"),
            ("4", "applicant", "task", "30 menit"),
            ("6", "applicant", "task", "1 hari"),
            ("5", "head", "task", "1 jam"),
            ("6", "division", "task", "1 jam"),
            ("7", "section", "task", "1 jam"),
            ("8", "technical", "task", "30 menit"),
            ("9", "technical", "task", "1 jam"),
            ("10", "section", "decision", "1 jam"),
            ("11", "technical", "task", "15 menit"),
            ("12", "division", "decision", "1 jam"),
            ("13", "head", "task", "1 hari"),
            ("14", "applicant", "end", "1 jam"),
        ],
        sums: [120, 8, 2, 0],
        flows: "1>2 2>4:Disetujui 2>3:Ditolak 3>2 4>5 5>6 6>7 7>8 8>9 9>10 10>11 11>9:Ada_kesalahan \
                11>12:Tidak_ada 11>13:Tidak_ada 12>15 13>14:Sesuai 13>11:Perlu_perbaikan 14>15",
        phrases: &[
            (2, "apabila ditolak maka dikembalikan ke pemohon untuk diperbaiki"),
            (4, "ditanda-tangani oleh Penanggungjawab Administratif dan Penanggungjawab Teknis"),
            (11, "Bila ada kesalahan, Kepala Seksi meminta Pelaksana segera memperbaiki."),
            (12, "mengirim email kepada pemohon yang berisi detail akun Sub-Domain / Hosting"),
            (15, "Pemohon menerima surat balasan dan email persetujuan pengajuan Sub-Domain / Hosting"),
        ],
    },
];

fn kind(step: &Step) -> &'static str {
    match step.kind {
        StepKind::Start => "start",
        StepKind::Task => "task",
        StepKind::Decision => "decision",
        StepKind::End => "end",
    }
}

fn sums(procedure: &Procedure) -> [u32; 4] {
    let units = [TimeUnit::Minute, TimeUnit::Hour, TimeUnit::Day, TimeUnit::Month];
    let amounts = || procedure.steps.iter().filter_map(|step| step.time.as_ref()?.amount);
    units.map(|unit| amounts().filter(|(_, each)| *each == unit).map(|(value, _)| value).sum())
}

#[test]
fn the_builtin_list_names_its_texts() {
    let listed: Vec<_> = Procedure::builtin().iter().map(|(id, _)| *id).collect();
    let mut expected: Vec<_> = SOPS.iter().map(|sop| sop.id).collect();
    expected.sort_unstable();
    assert_eq!(listed, expected);
    listed.iter().for_each(|id| assert_eq!(procedure(id).id, *id));
}

#[test]
fn rows_lanes_kinds_and_times_are_the_documents() {
    for sop in &SOPS {
        let procedure = procedure(sop.id);
        let lanes: Vec<_> = procedure.lanes.iter().map(|lane| lane.name.as_str()).collect();
        assert_eq!(lanes, sop.lanes, "{}", sop.id);
        let time = |step: &Step| step.time.as_ref().map_or(String::new(), |time| time.text.clone());
        let rows: Vec<_> = (0..procedure.steps.len())
            .map(|row| (&procedure.steps[row], procedure.lane_of(row).id.as_str()))
            .map(|(step, lane)| (step.printed_no.clone(), lane, kind(step), time(step)))
            .collect();
        let expected: Vec<_> = sop
            .rows
            .iter()
            .map(|(no, lane, kind, time)| ((*no).to_owned(), *lane, *kind, (*time).to_owned()))
            .collect();
        assert_eq!(rows, expected, "{}", sop.id);
        assert_eq!(sums(&procedure), sop.sums, "{}", sop.id);
        assert_eq!(procedure.identity.number, sop.number);
    }
}

#[test]
fn flows_are_the_documents() {
    for sop in &SOPS {
        let flows: Vec<_> = procedure(sop.id)
            .flows
            .iter()
            .map(|flow| {
                let outcome = flow.outcome.as_ref().map(|outcome| format!(":{}", outcome.replace(' ', "_")));
                format!("{}>{}{}", flow.from + 1, flow.to + 1, outcome.unwrap_or_default())
            })
            .collect();
        assert_eq!(flows.join(" "), sop.flows, "{}", sop.id);
    }
}

#[test]
fn wording_is_verbatim() {
    for sop in &SOPS {
        let procedure = procedure(sop.id);
        for (row, phrase) in sop.phrases {
            let text = &procedure.steps[row - 1].text;
            assert!(text.contains(phrase), "{} row {row}: {text}", sop.id);
        }
    }
}

#[test]
fn the_sources_own_mistakes_stay_in_the_sop_and_are_named() {
    let kaltara = procedure("kaltara-pse");
    let prose: Vec<_> = kaltara.identity.prose.iter().flat_map(|prose| &prose.text).collect();
    assert!(prose.iter().any(|text| text.contains("Permohonan Pembuatan Layanan Email")));
    for (procedure, word) in [(kaltara, "Layanan Email"), (procedure("batam-hosting"), "subdomain")] {
        assert!(procedure.identity.remarks.iter().any(|remark| remark.contains(word)), "{}", procedure.id);
    }
}

#[test]
fn not_set_is_neither_zero_nor_lost() {
    let deliserdang = procedure("deliserdang-splp");
    let time = deliserdang.steps[3].time.as_ref().expect("row 4 prints N/A");
    assert_eq!((time.text.as_str(), time.amount), ("N/A", None));
    assert!(procedure("tapin-splp").steps[2].time.is_none(), "a blank cell");
}

#[test]
fn requirements_stand_item_by_item() {
    let requirements = |id: &str, row: usize| procedure(id).steps[row - 1].requirements.clone();
    assert_eq!(requirements("deliserdang-splp", 3), ["Surat permohonan", "Disposisi surat kepala dinas"]);
    assert_eq!(requirements("tulungagung-subdomain", 4), ["PC", "Internet", "form elektronik", "printer"]);
    assert_eq!(requirements("batam-hosting", 1).len(), 3);
    assert_eq!(requirements("kaltara-pse", 1), ["Surat permohonan dan berkas lampiran", "Lembar Disposisi"]);
    assert!(
        requirements("tapin-splp", 3)[0]
            .contains("nama, email, nomor ponsel contact person dan proses bisnis")
    );
}

#[test]
fn tulungagung_forks_after_10_and_joins_at_14() {
    let procedure = procedure("tulungagung-subdomain");
    let row = |id: &str| procedure.step_index(id).expect(id);
    let taken: Vec<_> =
        procedure.taken(row("review_result"), Some("Tidak ada")).iter().map(|flow| flow.to).collect();
    assert_eq!(taken, [row("send_email"), row("review_draft")]);
    let joins: Vec<_> =
        procedure.steps.iter().filter(|step| step.join).map(|step| step.printed_no.as_str()).collect();
    assert_eq!(joins, ["14"]);
    assert_eq!(procedure.step_index("6"), None, "a printed number that two rows bear names neither");
    assert_eq!(procedure.step_index("14"), Some(14));
}

#[test]
fn deliserdang_refuses_through_the_heads_signature() {
    let procedure = procedure("deliserdang-splp");
    let refused: Vec<_> =
        procedure.flows.iter().filter(|flow| flow.result == Some(FlowResult::Refused)).collect();
    let [refusal] = refused[..] else { panic!("one refusing flow") };
    assert_eq!(refusal.outcome.as_deref(), Some("Tolak"));
    assert_eq!(procedure.steps[refusal.to].id, "draft_reply");
    assert!(refusal.inferred.as_ref().is_some_and(|reason| reason.contains("ditandatangani Kepala Dinas")));
}

#[test]
fn what_the_document_does_not_say_has_a_reason() {
    for (id, rows, flows) in [
        ("deliserdang-splp", vec![], vec!["verify"]),
        ("tapin-splp", (1..15).filter(|row| *row != 2).collect(), vec!["agree_scenario"]),
        ("batam-hosting", vec![6, 7, 8, 9], vec!["verify", "check_capacity"]),
        ("kaltara-pse", vec![0], vec!["register"]),
        ("tulungagung-subdomain", vec![], vec!["repair_form", "review_result"]),
    ] {
        let procedure = procedure(id);
        let steps = &procedure.steps;
        let inferred: Vec<usize> = (0..steps.len()).filter(|row| steps[*row].inferred.is_some()).collect();
        assert_eq!(inferred, rows, "{id}");
        let inferred = procedure.flows.iter().filter(|flow| flow.inferred.is_some());
        assert_eq!(inferred.map(|flow| steps[flow.from].id.as_str()).collect::<Vec<_>>(), flows, "{id}");
    }
}

#[test]
fn papers_follow_the_outputs() {
    let made = |id: &str, kind: PaperKind| -> Vec<String> {
        let steps = procedure(id).steps;
        steps.into_iter().filter(|step| step.papers.contains(&kind)).map(|step| step.printed_no).collect()
    };
    assert_eq!(made("deliserdang-splp", PaperKind::Assignment), ["3"]);
    assert_eq!(made("tulungagung-subdomain", PaperKind::Disposition), ["5", "6", "7"]);
    assert_eq!(made("tulungagung-subdomain", PaperKind::RequestForm), ["4"]);
    assert_eq!(made("tulungagung-subdomain", PaperKind::Email), ["11"]);
    for sop in &SOPS {
        assert_eq!(made(sop.id, PaperKind::Reply).len(), 1, "{}", sop.id);
    }
}

#[test]
fn a_service_speaks_only_of_itself_and_of_no_secret() {
    let words: [(&[&str], &[&str]); 4] = [
        (&["deliserdang-splp", "tapin-splp"], &["penghubung layanan", "splp"]),
        (&["batam-hosting"], &["hosting"]),
        (&["kaltara-pse"], &["pendaftaran sistem elektronik", "pse"]),
        (&["tulungagung-subdomain"], &["subdomain", "sub-domain"]),
    ];
    for sop in &SOPS {
        let service = procedure(sop.id).service;
        let said = [&[service.name, service.phrase][..], &service.approval_points]
            .concat()
            .join("\n")
            .to_lowercase();
        for (ids, own) in words {
            let speaks = own.iter().any(|word| said.contains(word));
            assert_eq!(speaks, ids.contains(&sop.id), "{}: {own:?}\n{said}", sop.id);
        }
        for secret in ["username", "password", "nama pengguna", "email", "surel"] {
            assert!(!said.contains(secret), "{}: {secret}", sop.id);
        }
    }
}

#[test]
fn an_approved_request_fills_every_approval_point() {
    for sop in &SOPS {
        let procedure = procedure(sop.id);
        let required = |id: &str| id == "agency" || procedure.field(id).is_some_and(|field| field.required);
        let points = procedure.service.approval(|id| required(id).then_some("ISIAN"));
        assert_eq!(points.len(), procedure.service.approval_points.len(), "{}", sop.id);
        assert!(points[0].contains("ISIAN") && points[0].ends_with("dinyatakan lengkap, dan disetujui."));
        assert!(required(&procedure.service.object_field), "{}", sop.id);
    }
}

#[test]
fn cards_are_short_and_no_person_is_named() {
    for (id, text) in Procedure::builtin() {
        let digits = |piece: &str| piece.bytes().filter(u8::is_ascii_digit).count();
        assert!(text.lines().all(|line| line.split('"').all(|piece| digits(piece) < 18)), "{id}: a NIP");
        let procedure = procedure(id);
        assert!(procedure.identity.approved_by.starts_with("Kepala Dinas"), "{id}");
        for step in &procedure.steps {
            assert!(!step.short.contains('…') && !step.short.starts_with("Di"), "{id}: {}", step.short);
        }
    }
}

/// Breaks a copy of every built-in procedure and checks that the answer names the step.
fn broken(damage: impl Fn(&mut Table) -> (String, ProblemKind)) {
    for (id, text) in Procedure::builtin() {
        let mut file: Table = text.parse().expect(id);
        let (step, kind) = damage(&mut file);
        let problems = Procedure::parse(&file.to_string()).expect_err(id);
        let problem = Problem { step: step.clone(), kind };
        assert!(problems.contains(&problem), "{id}: {problem:?} is not among {problems:?}");
        for language in [Language::Indonesian, Language::English] {
            let sentence = words::problem(&Words::new(language), &problem);
            assert!(sentence.contains(&format!("\"{step}\"")), "{id}: {sentence}");
        }
    }
}

fn rows<'f>(file: &'f mut Table, key: &str) -> &'f mut Vec<Value> {
    file.get_mut(key).and_then(Value::as_array_mut).expect("rows")
}

fn step_id(file: &mut Table, row: usize) -> String {
    rows(file, "step")[row]["id"].as_str().expect("id").to_owned()
}

fn add(file: &mut Table, key: &str, row: &str) {
    rows(file, key).push(Value::Table(row.parse().expect("row")));
}

fn add_step(file: &mut Table, id: &str) {
    let lane = rows(file, "lane")[0]["id"].as_str().expect("lane").to_owned();
    add(file, "step", &format!("id = \"{id}\"\nlane = \"{lane}\"\ntext = \"Menunggu\""));
}

#[test]
fn an_unreachable_step_is_refused() {
    broken(|file| {
        let end = rows(file, "step").len() - 1;
        let end = step_id(file, end);
        add_step(file, "island");
        add(file, "flow", &format!("from = \"island\"\nto = \"{end}\""));
        ("island".into(), ProblemKind::Unreachable)
    });
}

#[test]
fn a_dead_end_is_refused() {
    broken(|file| {
        add_step(file, "pit");
        rows(file, "flow")[0]["to"] = "pit".into();
        ("pit".into(), ProblemKind::DeadEnd)
    });
}

#[test]
fn an_unknown_lane_is_refused() {
    broken(|file| {
        rows(file, "step")[1]["lane"] = "kabid2".into();
        (step_id(file, 1), ProblemKind::UnknownLane("kabid2".into()))
    });
}

#[test]
fn an_unknown_step_is_refused() {
    broken(|file| {
        rows(file, "flow")[0]["to"] = "nowhere".into();
        (step_id(file, 0), ProblemKind::UnknownStep("nowhere".into()))
    });
}

#[test]
fn a_fork_without_a_join_is_refused() {
    broken(|file| {
        let (start, third) = (step_id(file, 0), step_id(file, 2));
        add(file, "flow", &format!("from = \"{start}\"\nto = \"{third}\""));
        (start, ProblemKind::ForkWithoutJoin)
    });
}

#[test]
fn a_join_without_a_fork_is_refused() {
    broken(|file| {
        rows(file, "step")[1].as_table_mut().expect("step").insert("join".into(), true.into());
        (step_id(file, 1), ProblemKind::JoinWithoutFork)
    });
}

#[test]
fn a_bad_time_is_refused() {
    broken(|file| {
        rows(file, "step")[0]["time"] = "sebentar".into();
        (step_id(file, 0), ProblemKind::BadTime("sebentar".into()))
    });
}

#[test]
fn a_decision_without_answers_is_refused() {
    broken(|file| {
        let start = step_id(file, 0);
        rows(file, "flow")[0].as_table_mut().expect("flow").insert("outcome".into(), "Ya".into());
        (start, ProblemKind::OutcomeMisplaced)
    });
}

#[test]
fn an_empty_wording_is_refused() {
    broken(|file| {
        rows(file, "step")[0]["text"] = "".into();
        (step_id(file, 0), ProblemKind::Empty("text"))
    });
}

#[test]
fn tulungagungs_own_join_is_needed() {
    let builtin = Procedure::builtin();
    let (_, text) = builtin.iter().find(|(id, _)| *id == "tulungagung-subdomain").expect("built in");
    let problems = Procedure::parse(&text.replace("join = true", "join = false")).expect_err("no join");
    assert_eq!(problems, [Problem { step: "review_result".into(), kind: ProblemKind::ForkWithoutJoin }]);
}

#[test]
fn line_endings_do_not_make_another_version() {
    for (id, text) in Procedure::builtin() {
        let windows = text.replace("\r\n", "\n").replace('\n', "\r\n");
        assert_eq!(Procedure::parse(&windows).expect(id).hash, procedure(id).hash);
    }
}
