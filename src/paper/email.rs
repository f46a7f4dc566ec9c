//! E-mail drafts as `.eml` (RFC 5322, RFC 2047), which any mail program opens to be sent from there.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, FixedOffset};

/// Most bytes of text in one encoded word, so that it stays below 75 characters (RFC 2047).
const WORD: usize = 45;
/// Most bytes of text in one line of an encoded body: 76 characters.
const LINE: usize = 57;

/// A draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmailDraft {
    /// Name and address of the unit that sends it; the address may be empty, for the mail program to fill in.
    pub from: (String, String),
    /// Name and address of the receiver.
    pub to: (String, String),
    /// Its subject.
    pub subject: String,
    /// Its text, paragraphs separated by empty lines.
    pub text: String,
    /// What makes its message id unlike any other.
    pub id: String,
    /// When it was made.
    pub created: DateTime<FixedOffset>,
}

/// Writes a draft; the same draft always gives the same bytes.
///
/// Written here: a mail library would bring a boundary, a clock and a host name of its own for one plain text.
pub fn eml(draft: &EmailDraft) -> Vec<u8> {
    let domain = draft.from.1.split_once('@').map_or("lajur.invalid", |(_, domain)| domain);
    let headers = [
        ("From", mailbox(&draft.from)),
        ("To", mailbox(&draft.to)),
        ("Subject", encoded(&draft.subject)),
        ("Date", draft.created.to_rfc2822()),
        ("Message-ID", format!("<{}@{}>", safe(&draft.id), safe(domain))),
        // Mail programs open a message that says so as a draft.
        ("X-Unsent", "1".to_owned()),
        ("MIME-Version", "1.0".to_owned()),
        ("Content-Type", "text/plain; charset=utf-8".to_owned()),
        ("Content-Transfer-Encoding", "base64".to_owned()),
    ];
    let mut text = String::new();
    for (name, value) in headers.into_iter().filter(|(_, value)| !value.is_empty()) {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    text.push_str("\r\n");
    let body = draft.text.replace("\r\n", "\n").replace('\n', "\r\n");
    for line in body.as_bytes().chunks(LINE) {
        text.push_str(&STANDARD.encode(line));
        text.push_str("\r\n");
    }
    text.into_bytes()
}

/// A name with its address; nothing without address, for the mail program to fill in.
fn mailbox((name, address): &(String, String)) -> String {
    match (name.trim(), safe(address)) {
        (_, address) if address.is_empty() => String::new(),
        ("", address) => address,
        (name, address) => format!("{} <{address}>", encoded(name)),
    }
}

/// An address or id without anything that could end its header.
fn safe(text: &str) -> String {
    text.chars().filter(|letter| letter.is_ascii_graphic() && !"<>,;\"()".contains(*letter)).collect()
}

/// A header's text in encoded words (RFC 2047), which no text can break out of.
fn encoded(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == ' ';
    if line.chars().all(plain) && line.len() < 60 {
        return line;
    }
    let mut words = vec![String::new()];
    // Words are kept whole where they can be: not every reader joins encoded words without a space.
    for part in line.split_inclusive(' ') {
        if words.last().is_some_and(|word| !word.is_empty() && word.len() + part.len() > WORD) {
            words.push(String::new());
        }
        for letter in part.chars() {
            if words.last().is_some_and(|word| word.len() + letter.len_utf8() > WORD) {
                words.push(String::new());
            }
            if let Some(word) = words.last_mut() {
                word.push(letter);
            }
        }
    }
    let words: Vec<String> =
        words.iter().map(|word| format!("=?utf-8?B?{}?=", STANDARD.encode(word))).collect();
    words.join("\r\n ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> EmailDraft {
        EmailDraft {
            from: ("Bidang Penyelenggaraan E-Government".to_owned(), "egov@contohkab.go.id".to_owned()),
            to: ("NAMA PENERIMA, S.T.".to_owned(), "penerima@contohkab.go.id".to_owned()),
            subject: "Persetujuan – subdomain\r\nBcc: x@y.z".to_owned(),
            text: "Yth. Kepala Dinas,\n\nSubdomain telah disiapkan — terima kasih.".to_owned(),
            id: "7f3a91c2".to_owned(),
            created: DateTime::parse_from_rfc3339("2026-11-20T09:00:00+07:00").unwrap(),
        }
    }

    #[test]
    fn a_draft_has_its_headers_and_the_same_bytes_every_time() {
        let bytes = eml(&draft());
        assert_eq!(bytes, eml(&draft()));
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.is_ascii(), "headers and body are encoded");
        for header in
            ["From:", "To:", "Subject: =?utf-8?B?", "Message-ID: <7f3a91c2@contohkab.go.id>", "X-Unsent: 1"]
        {
            assert!(text.contains(header), "{header} is missing in:\n{text}");
        }
        assert!(!text.contains("\r\nBcc:"));
    }
}
