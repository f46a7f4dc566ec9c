//! The erratum (ralat) for letters whose number was given twice: it tells whoever holds the old number which one counts.

use super::{Office, Problem};
use crate::domain::event::{Payload, Renumbered};
use crate::domain::ids::EntityId;
use crate::domain::indonesian::long_date;
use crate::domain::letter::Letter;
use crate::domain::request::Request;
use crate::paper::Paper;
use crate::paper::form::{Part, Side, Signer};
use crate::paper::signature::Signature;

impl Office {
    /// The letters of a request that have another number now than the one they were given first.
    pub(super) fn renumbered(&self, request: EntityId) -> Result<Vec<(Letter, Renumbered)>, Problem> {
        let mut found = Vec::new();
        for letter in self.store().letters(Some(request))? {
            let mut events = self.store().applied_events(letter.id)?;
            events.sort_by_key(|event| event.order_key());
            let last = events.into_iter().rev().find_map(|event| match event.payload {
                Payload::Renumbered(body) => Some(body),
                _ => None,
            });
            let now = letter.numbering.as_ref().map(|numbering| numbering.text.clone());
            found.extend(last.filter(|it| now.is_some_and(|now| now != it.old)).map(|it| (letter, it)));
        }
        Ok(found)
    }

    /// The erratum for every renumbered letter of a request.
    pub(super) fn erratum(&self, request: &Request) -> Result<Paper, Problem> {
        let letters = self.renumbered(request.id)?;
        let field = |label: &str, value: String| (label.to_owned(), value);
        let mut parts = vec![Part::Paragraph(
            "Sehubungan dengan satu nomor surat yang terpakai untuk lebih dari satu surat, dengan ini nomor surat \
             berikut diralat:"
                .to_owned(),
        )];
        let mut signature = None;
        for (letter, change) in &letters {
            let Some(current) = letter.current() else { continue };
            let content = &current.content;
            let date = letter.numbering.as_ref().map(|numbering| numbering.date).unwrap_or_default();
            parts.push(Part::Fields(vec![
                field("Hal", content.subject.clone()),
                field("Kepada", content.addressee.clone()),
                field("Tanggal surat", long_date(date)),
                field("Semula tertulis", format!("Nomor {}", change.old)),
                field("Seharusnya", format!("Nomor {}", change.numbering.text)),
                field("Alasan", change.reason.clone()),
            ]));
            let signs = || Signature::of(self.profile(), &content.signatory, &content.on_behalf_of, date);
            signature.get_or_insert_with(signs);
        }
        let signature = signature.ok_or(Problem::NotDrafted)?;
        parts.push(Part::Paragraph(
            "Nomor semula tidak berlaku untuk surat tersebut. Isi surat selebihnya tidak berubah, dan ralat ini menjadi \
             bagian yang tidak terpisahkan dari surat tersebut."
                .to_owned(),
        ));
        parts.push(Part::Signatures(vec![Signer {
            side: Side::Right,
            lead: vec![self.place_and_date()],
            signature,
        }]));
        self.form_paper("RALAT", request.subject().to_owned(), parts)
    }
}
