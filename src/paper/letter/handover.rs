//! The berita acara serah terima: two parties, what passes between them, three signatures.

use super::{LetterPaper, number};
use crate::domain::indonesian::address::with_region;
use crate::domain::indonesian::{date_in_words, nip};
use crate::domain::letter::{Assignee, Table};
use crate::domain::numbering::Piece;
use crate::paper::body::PARAGRAPH_GAP;
use crate::paper::compose::Composer;
use crate::paper::flow::keep_above;
use crate::paper::form::{self, Part, Side, Signer};
use crate::paper::frame::Frame;
use crate::paper::signature::Signature;
use crate::paper::strip::{Strip, spaced};
use crate::paper::unit::mm;

/// What a berita acara is made of.
#[derive(Debug, Clone, Copy)]
pub struct Handover<'a> {
    /// PIHAK PERTAMA.
    pub giver: &'a Assignee,
    /// PIHAK KEDUA.
    pub receiver: &'a Assignee,
    /// What is handed over.
    pub goods: &'a Table,
    /// What both agree on.
    pub terms: &'a [String],
    /// Id of the position that knows of it.
    pub witness: &'a str,
}

/// Sets title, number, parties, goods, terms and signatures.
pub fn body(
    composer: &mut Composer,
    paper: &LetterPaper<'_>,
    frame: &Frame,
    handover: &Handover<'_>,
) -> Vec<Strip> {
    let mut style = frame.body;
    style.indent = 0.0;
    // A berita acara is set a little closer than letters, so that it stays on one page.
    style.kind.pitch = style.kind.pitch.min(style.kind.size * 1.1);
    let given = number::pieces(paper);
    let number = if given.is_empty() { vec![Piece::Gap] } else { given };
    let title = paper.content().subject.to_uppercase();
    let mut strips = spaced(form::title(composer, &title, &number, &style), mm(6.0));
    for (index, part) in parts(paper, handover).iter().enumerate() {
        let at = strips.len();
        let gap = if index == 0 { mm(5.0) } else { PARAGRAPH_GAP };
        strips.extend(spaced(form::set(composer, part, paper.profile, &style), gap));
        if matches!(part, Part::Signatures(_)) {
            keep_above(&mut strips, at, 2);
        }
    }
    strips
}

/// The first sentence, with the day in words.
pub fn opening(paper: &LetterPaper<'_>) -> String {
    let office = with_region(&paper.profile.agency, &paper.profile.region);
    format!(
        "Pada hari ini, {}, bertempat di {office}, kami yang bertanda tangan di bawah ini:",
        date_in_words(paper.day())
    )
}

/// The sentence before the goods.
pub const GOODS: &str = "PIHAK PERTAMA menyerahkan kepada PIHAK KEDUA, dan PIHAK KEDUA menerima dari PIHAK PERTAMA, \
                         barang sebagai berikut:";

/// Who a party is, and what it is called below.
pub fn party(number: u32, person: &Assignee) -> (Vec<(&'static str, String)>, &'static str) {
    let called = match number {
        1 => "selanjutnya disebut PIHAK PERTAMA;",
        _ => "selanjutnya disebut PIHAK KEDUA.",
    };
    let number = nip::spaced(&person.nip);
    (vec![("Nama", person.name.clone()), ("NIP", number), ("Jabatan", person.job.clone())], called)
}

/// The three signatures: PIHAK KEDUA left, PIHAK PERTAMA right, Mengetahui below.
pub fn signers(paper: &LetterPaper<'_>, handover: &Handover<'_>) -> Vec<Signer> {
    let (profile, day) = (paper.profile, paper.day());
    let label = &profile.letters.signature.nip_label;
    let receiver = handover.receiver;
    let dots = ".".repeat(34);
    let number = nip::spaced(&receiver.nip);
    let receiver = Signature {
        titles: vec!["PIHAK KEDUA,".to_owned()],
        name: receiver.name.clone(),
        rank: receiver.rank.clone(),
        nip: format!("{label} {}", if number.trim().is_empty() { &dots } else { &number }),
        ..Signature::default()
    };
    let giver = Signature::of(profile, &paper.content().signatory, "", day);
    let giver = Signature { lead: String::new(), titles: vec!["PIHAK PERTAMA,".to_owned()], ..giver };
    let mut signers = vec![
        Signer { side: Side::Left, lead: Vec::new(), signature: receiver },
        Signer { side: Side::Right, lead: Vec::new(), signature: giver },
    ];
    if !handover.witness.is_empty() {
        signers.push(Signer {
            side: Side::Middle,
            lead: vec!["Mengetahui".to_owned()],
            signature: Signature::of(profile, handover.witness, "", day),
        });
    }
    signers
}

fn parts(paper: &LetterPaper<'_>, handover: &Handover<'_>) -> Vec<Part> {
    let party = |number, person| {
        let (fields, called) = party(number, person);
        let fields = fields.into_iter().map(|(label, value)| (label.to_owned(), value)).collect();
        Part::Party(number, fields, called.to_owned())
    };
    let mut parts = vec![
        Part::Paragraph(opening(paper)),
        party(1, handover.giver),
        party(2, handover.receiver),
        Part::Paragraph(GOODS.to_owned()),
        Part::Table(handover.goods.clone()),
    ];
    parts.extend(handover.terms.iter().cloned().map(Part::Paragraph));
    parts.push(Part::Signatures(signers(paper, handover)));
    parts
}
