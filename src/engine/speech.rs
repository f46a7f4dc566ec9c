//! What went wrong, as one sentence that says what to do next.

use std::io::ErrorKind;

use super::{Problem, Returned, What};
use crate::bundle::BundleError;
use crate::paper::Coverage;
use crate::store::StoreError;
use crate::words::{self, Words};

/// The sentence for a problem, with a line for each part of it where it has several.
pub fn sentence(words: &Words, problem: &Problem) -> String {
    match problem {
        Problem::Refused(refusal) | Problem::Usage(refusal) => words::refusal(words, refusal),
        Problem::NoOffice => words.say("failure-no-office"),
        Problem::OfficeExists => words.say("failure-office-exists"),
        Problem::NotAdmitted => words.say("failure-not-admitted"),
        Problem::NotAdmin => words.say("failure-not-admin"),
        Problem::NotRegister => words.say("failure-not-register"),
        Problem::NotDrafted => words.say("failure-not-drafted"),
        Problem::InUse => words.say("failure-in-use"),
        Problem::NotFound { what, id } => {
            let id = [("id", id.as_str().into())];
            match what {
                What::Request => words.with("failure-not-found-request", &id),
                What::Letter => words.with("failure-not-found-letter", &id),
                What::Device => words.with("failure-not-found-device", &id),
                What::Conflict => words.with("failure-not-found-conflict", &id),
                What::Secret => words.say("failure-not-found-secret"),
                What::Event => words.with("failure-not-found-event", &id),
                What::Position => words.with("failure-not-found-position", &id),
                What::Paper => words.with("failure-not-found-paper", &id),
            }
        }
        Problem::Ambiguous { id, .. } => words.with("failure-ambiguous", &[("id", id.as_str().into())]),
        Problem::UnknownProcedure { id, known } => words.with(
            "failure-unknown-procedure",
            &[("id", id.as_str().into()), ("known", known.join(", ").into())],
        ),
        Problem::Procedure { file, problems } => {
            let mut lines = vec![words.with("failure-procedure", &[("file", file.as_str().into())])];
            lines.extend(problems.iter().map(|problem| format!("- {}", words::problem(words, problem))));
            lines.join("\n")
        }
        Problem::Calendar { file, problems } => {
            let mut lines = vec![words.with("failure-calendar", &[("file", file.as_str().into())])];
            lines.extend(
                problems.iter().map(|problem| format!("- {}", words::calendar_problem(words, problem))),
            );
            lines.join("\n")
        }
        Problem::Classification { file, lines } => {
            let mut sentences = vec![words.with("failure-classification", &[("file", file.as_str().into())])];
            sentences.extend(lines.iter().take(20).map(|line| format!("- {}", words::bad_line(words, line))));
            sentences.join("\n")
        }
        Problem::Tnd { file, flaws } => {
            let mut lines = vec![words.with("failure-tnd", &[("file", file.as_str().into())])];
            lines.extend(flaws.iter().map(|flaw| format!("- {}", words::tnd_flaw(words, flaw))));
            lines.join("\n")
        }
        Problem::Template(flaw) => {
            words.with("failure-template", &[("what", words::template_flaw(words, flaw).into())])
        }
        Problem::BadInput { file, reason } => words
            .with("failure-bad-input", &[("file", file.as_str().into()), ("reason", reason.trim().into())]),
        Problem::ForeignOffice { name } => {
            words.with("failure-foreign-office", &[("name", name.as_str().into())])
        }
        Problem::OtherBundle => words.say("failure-other-bundle"),
        Problem::WrongWords => words.say("failure-wrong-words"),
        Problem::KeyUnreachable => words.say("failure-key-unreachable"),
        Problem::KeyLocked => words.say("failure-key-locked"),
        Problem::WrongPassphrase => words.say("failure-wrong-passphrase"),
        Problem::NoPassphrase => words.say("failure-no-passphrase"),
        Problem::NoKeystore(detail) => {
            words.with("failure-no-keystore", &[("detail", detail.as_str().into())])
        }
        Problem::Stopped => words.say("failure-cancelled"),
        Problem::DeviceKnown => words.say("failure-device-known"),
        Problem::Bundle(error) => bundle(words, error),
        Problem::Store(error) => store(words, error),
        Problem::File { path, error } => {
            let path = ("path", path.display().to_string().into());
            match error.kind() {
                ErrorKind::NotFound => words.with("failure-file-missing", &[path]),
                ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                    words.with("failure-file-denied", &[path])
                }
                ErrorKind::StorageFull | ErrorKind::QuotaExceeded => words.say("failure-disk-full"),
                _ => words.with("failure-file", &[path, ("detail", error.to_string().into())]),
            }
        }
        Problem::TooLarge { path } => {
            words.with("failure-too-large", &[("path", path.display().to_string().into())])
        }
        Problem::Printer(error) if error.kind() == ErrorKind::NotFound => words.say("failure-no-printer"),
        Problem::Printer(error) => words.with("failure-printer", &[("detail", error.to_string().into())]),
        Problem::NotScan => words.say("failure-not-scan"),
        Problem::OtherPaper { code } => words.with("failure-other-paper", &[("code", code.as_str().into())]),
        Problem::Paper(detail) => words.with("failure-paper", &[("detail", detail.as_str().into())]),
    }
}

/// The characters that could only be printed as boxes.
pub fn missing(words: &Words, missing: &[char]) -> String {
    const NAMED: usize = 12;
    let named: Vec<String> =
        missing.iter().take(NAMED).map(|it| format!("{it} (U+{:04X})", u32::from(*it))).collect();
    let more = if missing.len() > NAMED { ", …" } else { "" };
    words.with("paper-missing", &[("characters", format!("{}{more}", named.join(", ")).into())])
}

/// What was seen of a signed file that came back, sentence by sentence, and what was not looked at.
pub fn returned(words: &Words, returned: &Returned) -> Vec<String> {
    let hash = returned.attachment.hash.to_string();
    let kept = [("file", returned.attachment.name.as_str().into()), ("hash", hash.into())];
    let mut said = vec![words.with("returned-kept", &kept)];
    said.push(match returned.marked {
        Some(Some(number)) if number == returned.revision => {
            words.with("returned-marked", &[("number", number.into())])
        }
        Some(Some(number)) => words.with("returned-marked-earlier", &[("number", number.into())]),
        Some(None) => words.say("returned-marked-unknown"),
        None => words.say("returned-unmarked"),
    });
    let Some(pdf) = &returned.pdf else { return said };
    if pdf.signatures.is_empty() {
        said.push(words.say("returned-no-signature"));
        return said;
    }
    for (index, coverage) in pdf.signatures.iter().enumerate() {
        let number = ("number", (index + 1).into());
        said.push(match coverage {
            Coverage::Whole => words.with("returned-whole", &[number]),
            Coverage::UpTo(bytes) => words.with("returned-up-to", &[number, ("bytes", (*bytes).into())]),
            Coverage::Broken => words.with("returned-broken", &[number]),
        });
    }
    said.push(words.say(if pdf.as_printed { "returned-as-printed" } else { "returned-not-as-printed" }));
    said.push(words.say("returned-not-checked"));
    said
}

fn bundle(words: &Words, error: &BundleError) -> String {
    match error {
        BundleError::NotABundle => words.say("failure-not-bundle"),
        BundleError::Newer(detail) => {
            words.with("failure-bundle-newer", &[("detail", detail.as_str().into())])
        }
        BundleError::Damaged(_) => words.say("failure-bundle-damaged"),
        BundleError::TooLarge => words.say("failure-bundle-large"),
        BundleError::NotForUs => words.say("failure-bundle-not-for-us"),
        BundleError::Passphrase => words.say("failure-bundle-passphrase"),
        BundleError::Forged => words.say("failure-bundle-forged"),
        BundleError::Io(error) => words.with("failure-bundle-read", &[("detail", error.to_string().into())]),
    }
}

fn store(words: &Words, error: &StoreError) -> String {
    match error {
        StoreError::DiskFull => words.say("failure-disk-full"),
        StoreError::ReadOnly(_) => words.say("failure-read-only"),
        StoreError::Busy => words.say("failure-busy"),
        StoreError::Foreign => words.say("failure-foreign-database"),
        StoreError::Newer(_) => words.say("failure-newer-database"),
        StoreError::Damaged(detail) => words.with("failure-damaged", &[("detail", detail.as_str().into())]),
        StoreError::Other(detail) => words.with("failure-store", &[("detail", detail.as_str().into())]),
    }
}
