//! The letter rules of the office's region: read from a file, handed on as one, shared as part of the profile.

use std::path::Path;

use super::{Office, Problem};
use crate::domain::ids::EntityId;
use crate::domain::letter::{
    Assignee, Block, Body, Content, Letter, LetterKind, Point, PrintedLetter, Variant,
};
use crate::domain::numbers::Register;
use crate::domain::office::Profile;
use crate::domain::tnd::{TndFile, TndFlaw, TndTrouble};
use crate::paper::Paper;
use crate::paper::disposition::{DispositionPaper, disposition_sheet};
use crate::paper::emblem::Emblem;
use crate::paper::letter::{LetterPaper, letter};

/// Reads a file of letter rules.
///
/// # Errors
/// When the file cannot be read, or [`Problem::Tnd`] with everything that is wrong with it.
pub fn read(path: &Path) -> Result<TndFile, Problem> {
    let text = std::fs::read_to_string(path).map_err(Problem::file(path))?;
    let bad = |flaws| Problem::Tnd { file: path.display().to_string(), flaws };
    let file = TndFile::parse(&text).map_err(bad)?;
    check_emblem(&file).map_err(|flaw| bad(vec![flaw]))?;
    Ok(file)
}

/// What cannot be printed is refused now, not on the day of the first letter.
fn check_emblem(file: &TndFile) -> Result<(), TndFlaw> {
    let Some(emblem) = &file.emblem else { return Ok(()) };
    Emblem::read(emblem).map(drop).map_err(|error| TndFlaw {
        field: "emblem".to_owned(),
        trouble: TndTrouble::Emblem(error.to_string()),
    })
}

impl Office {
    /// The letter rules in use, as a file that another office can take over.
    pub fn tnd(&self) -> TndFile {
        TndFile::of(self.profile())
    }

    /// Takes letter rules into use; they travel to the other laptops with the office's profile.
    ///
    /// # Errors
    /// When a letter could not be set with them, or the event cannot be stored.
    pub fn set_tnd(&mut self, file: TndFile) -> Result<(), Problem> {
        let mut flaws = file.flaws();
        flaws.extend(check_emblem(&file).err());
        if !flaws.is_empty() {
            return Err(Problem::Tnd { file: "TND".to_owned(), flaws });
        }
        let profile = file.applied(self.profile());
        self.set_profile(profile)
    }

    /// Takes letter rules and the letterhead's address lines into use at once.
    ///
    /// # Errors
    /// As [`Office::set_tnd`].
    pub fn set_tnd_and_address(&mut self, file: TndFile, address: Vec<String>) -> Result<(), Problem> {
        let flaws = file.flaws();
        if !flaws.is_empty() {
            return Err(Problem::Tnd { file: "TND".to_owned(), flaws });
        }
        self.set_profile(Profile { address, ..file.applied(self.profile()) })
    }

    /// A paper as it would look under other rules: the office's latest of its kind, or an example while it has none.
    ///
    /// # Errors
    /// When the emblem cannot be used or the database cannot be read.
    pub fn preview_tnd(
        &mut self,
        file: TndFile,
        address: Vec<String>,
        variant: Variant,
        example: TndExample,
    ) -> Result<Paper, Problem> {
        let profile = Profile { address, ..file.applied(self.profile()) };
        let printed_at = self.now().with_timezone(&profile.zone.offset());
        let fits = |letter: &Letter| match example {
            TndExample::Letter => {
                matches!(letter.kind, LetterKind::Approval | LetterKind::Refusal | LetterKind::Incomplete)
            }
            TndExample::Assignment => letter.kind == LetterKind::Assignment,
            TndExample::Memo => letter.kind.register() == Register::Memo,
            TndExample::Sheet => false,
        };
        if example == TndExample::Sheet {
            let blank = DispositionPaper { profile: &profile, head: None, chain: &[], printed: printed_at };
            return Ok(disposition_sheet(&blank)?);
        }
        let latest = self.store().letters(None)?.into_iter().rfind(fits);
        let printed = latest.as_ref().and_then(|letter| letter.printed());
        let printed = printed.unwrap_or_else(|| sample(&profile, example));
        let chain = latest.map(|letter| letter.chain).unwrap_or_default();
        Ok(letter(&LetterPaper {
            profile: &profile,
            letter: &printed,
            variant,
            initials: &chain,
            initialled: 0,
            case_file: "",
            printed: printed_at,
        })?)
    }
}

/// Which paper shows what letter rules do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TndExample {
    /// A letter to somebody outside.
    Letter,
    /// A letter of assignment.
    Assignment,
    /// A nota dinas.
    Memo,
    /// A blank disposition sheet.
    Sheet,
}

/// A paper that says nothing of anybody, to look at.
fn sample(profile: &Profile, example: TndExample) -> PrintedLetter {
    let letter = letter_sample(profile);
    let text = |text: &str| text.to_owned();
    let (kind, body) = match example {
        TndExample::Assignment => (
            LetterKind::Assignment,
            Body::Assignment {
                basis: vec![text("Permohonan Dinas Kesehatan"), text("Disposisi Kepala Dinas")],
                people: vec![Assignee { name: text("NAMA PEGAWAI"), ..Assignee::default() }],
                tasks: vec![text("melaksanakan langkah teknis sesuai SOP"), text("melaporkan hasilnya")],
            },
        ),
        TndExample::Memo => {
            let Body::Letter { blocks } = letter.content.body.clone() else { return letter };
            let from = profile.head().map(|head| head.title.clone()).unwrap_or_default();
            (LetterKind::Memo, Body::Memo { from, blocks })
        }
        TndExample::Letter | TndExample::Sheet => return letter,
    };
    PrintedLetter { kind, content: Content { body, ..letter.content.clone() }, ..letter }
}

/// A letter that says nothing of anybody.
fn letter_sample(profile: &Profile) -> PrintedLetter {
    let paragraph = |text: &str| Block::Paragraph(text.to_owned());
    let point = |text: &str| Point { text: text.to_owned(), points: Vec::new() };
    let blocks = vec![
        paragraph("Menindaklanjuti permohonan Saudara, dengan ini disampaikan hal-hal sebagai berikut:"),
        Block::Points(vec![
            point("Permohonan telah diverifikasi, dinyatakan lengkap, dan disetujui."),
            point("Kendala dalam penggunaan layanan dapat disampaikan kepada dinas ini."),
        ]),
        paragraph("Demikian disampaikan, atas perhatian dan kerja sama Saudara diucapkan terima kasih."),
    ];
    PrintedLetter {
        id: EntityId::default(),
        kind: LetterKind::Approval,
        revision: 1,
        revised_at: 0,
        content: Content {
            classification: "500.12.6.2".to_owned(),
            security: Default::default(),
            urgency: Default::default(),
            enclosure: String::new(),
            subject: "Contoh Surat".to_owned(),
            addressee: "Kepala Dinas Kesehatan".to_owned(),
            place: profile.seat.clone(),
            body: Body::Letter { blocks },
            copies: vec!["Sekretaris Daerah (sebagai laporan)".to_owned()],
            signatory: profile.head().map(|head| head.id.clone()).unwrap_or_default(),
            on_behalf_of: String::new(),
        },
        numbering: None,
    }
}
