//! `lajur demo` on the real program: every laptop agrees, every paper is there, and letters are small.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a missing paper is a failed test")]

#[path = "support/archive.rs"]
mod archive;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// The procedures that the demonstration walks to an end.
const SOPS: [&str; 5] =
    ["batam-hosting", "deliserdang-splp", "kaltara-pse", "tapin-splp", "tulungagung-subdomain"];
/// A letter larger than this does not go through the office's mail.
const MOST_BYTES: u64 = 70_000;

#[test]
fn the_demonstration_shows_the_main_job() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let mut command = Command::new(env!("CARGO_BIN_EXE_lajur"));
    // No display, no home: the demonstration needs neither.
    command.env_clear().args(["--json", "demo", "--out"]).arg(&out);
    let output = command.output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{told}");
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();

    assert_eq!(answer["equal"], true);
    assert!(answer["laptops"].as_u64().unwrap() >= 3);
    assert!(answer["bundles"].as_u64().unwrap() >= 3);
    let files: BTreeSet<&str> =
        answer["files"].as_array().unwrap().iter().map(|file| file.as_str().unwrap()).collect();
    for file in &files {
        look_at(&out.join(file));
    }
    for sop in SOPS {
        assert!(files.contains(format!("papan/{sop}.svg").as_str()), "no board of {sop}");
    }
    for paper in [
        "lembar-disposisi-kosong.pdf",
        "lembar-disposisi.pdf",
        "surat-balasan-disetujui.pdf",
        "surat-balasan-disetujui-pertinggal.pdf",
        "surat-balasan-ditolak.pdf",
        "surat-permintaan-kelengkapan.pdf",
        "surat-tugas.pdf",
        "alur.svg",
        "formulir-permohonan-291-2026.pdf",
        "draf-email-291-2026.eml",
        "287-splp-puskesmas/berita-acara-serah-terima.pdf",
        "287-splp-puskesmas/berita-acara-serah-terima-pertinggal.pdf",
        "agenda-nota-dinas-2026.pdf",
        "agenda-masuk-2026.xlsx",
        "agenda-keluar-2026.csv",
        "buku-ekspedisi-2026.pdf",
        "slip-kredensial.pdf",
        "lembar-pagi.pdf",
        "laporan-2026-11.pdf",
        "laporan-2026-11.xlsx",
        "sop/batam-hosting.bpmn",
    ] {
        assert!(files.iter().any(|file| file.ends_with(paper)), "no {paper} among {files:?}");
    }
    let page = std::fs::read_to_string(out.join("index.html")).unwrap();
    assert!(files.iter().all(|file| page.contains(file)), "the page does not name every file");
    // Simulated laptops leave nothing behind but the files they exchanged.
    let left: BTreeSet<String> = std::fs::read_dir(&out)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with('.'))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

fn look_at(path: &Path) {
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let size = bytes.len() as u64;
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("pdf") => {
            archive::assert_archive(&path.display().to_string(), &bytes);
            // The month's report has a page and its charts for every service.
            let most =
                if path.ends_with("register/laporan-2026-11.pdf") { 3 * MOST_BYTES } else { MOST_BYTES };
            assert!(size < most, "{}: {size} bytes", path.display());
            // An archive finds what belongs to a case file by its code; a slip is no part of one.
            let folder = path.parent().and_then(Path::file_name).unwrap().to_string_lossy();
            let filed = folder.starts_with(|first: char| first.is_ascii_digit());
            let named = "<pdf:Keywords>Klasifikasi ".as_bytes();
            if filed && !path.ends_with("slip-kredensial.pdf") {
                assert!(bytes.windows(named.len()).any(|part| part == named), "{}", path.display());
            }
        }
        Some("svg") => {
            assert!(bytes.starts_with(b"<svg") || bytes.starts_with(b"<?xml"), "{}", path.display());
        }
        Some("xlsx") => assert!(bytes.starts_with(b"PK"), "{}", path.display()),
        Some("csv") => assert!(bytes.starts_with("\u{feff}".as_bytes()), "{}", path.display()),
        Some("bpmn") => assert!(bytes.starts_with(b"<?xml"), "{}", path.display()),
        Some("eml") => assert!(bytes.starts_with(b"From:"), "{}", path.display()),
        other => panic!("{}: {other:?}", path.display()),
    }
}
