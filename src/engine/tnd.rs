//! The letter rules of the office's region: read from a file, handed on as one, shared as part of the profile.

use std::path::Path;

use super::{Office, Problem};
use crate::domain::ids::EntityId;
use crate::domain::letter::{Block, Body, Content, LetterKind, Point, PrintedLetter, Variant};
use crate::domain::office::Profile;
use crate::domain::tnd::{TndFile, TndFlaw, TndTrouble};
use crate::paper::Paper;
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

    /// A letter as it would look under other rules: the office's latest one, or an example while it has none.
    ///
    /// # Errors
    /// When the emblem cannot be used or the database cannot be read.
    pub fn preview_tnd(
        &mut self,
        file: TndFile,
        address: Vec<String>,
        variant: Variant,
    ) -> Result<Paper, Problem> {
        let profile = Profile { address, ..file.applied(self.profile()) };
        let latest = self.store().letters(None)?.into_iter().next_back();
        let printed =
            latest.as_ref().and_then(|letter| letter.printed()).unwrap_or_else(|| example(&profile));
        let chain = latest.map(|letter| letter.chain).unwrap_or_default();
        let printed_at = self.now().with_timezone(&profile.zone.offset());
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

/// A letter that says nothing of anybody, to look at.
fn example(profile: &Profile) -> PrintedLetter {
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
