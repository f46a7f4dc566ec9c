//! The letter rules (tata naskah dinas) of a region: paper, margins, type, letterhead, number pattern.
//!
//! Every value has a national default; a region's regulation overrides what it says differently. Lengths are in
//! millimetres, type sizes and line pitches in points.

use serde::{Deserialize, Serialize};

/// A region's letter rules, with national defaults for whatever the region does not say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TndProfile {
    /// The sheet letters are printed on.
    pub paper: PaperSize,
    /// The white space around a letter.
    pub margins: Margins,
    /// The type of a letter's body.
    pub body: BodyType,
    /// The letterhead (kop naskah dinas).
    pub letterhead: LetterheadRules,
    /// Where the addressee stands.
    pub address_side: AddressSide,
    /// Whether the office's seat stands before the date.
    pub date_place: bool,
    /// The signature block.
    pub signature: SignatureRules,
    /// The table of initials (paraf hierarki) on the pertinggal.
    pub initials: InitialsRules,
    /// Whether each page ends with the first word of the next one (kata penyambung).
    pub catchwords: bool,
    /// The letter of assignment.
    pub assignment: AssignmentRules,
    /// The nota dinas.
    pub memo: MemoRules,
    /// The disposition sheet.
    pub sheet: SheetRules,
}

impl Default for TndProfile {
    fn default() -> Self {
        Self {
            paper: PaperSize::default(),
            margins: Margins::default(),
            body: BodyType::default(),
            letterhead: LetterheadRules::default(),
            address_side: AddressSide::default(),
            date_place: true,
            signature: SignatureRules::default(),
            initials: InitialsRules::default(),
            catchwords: true,
            assignment: AssignmentRules::default(),
            memo: MemoRules::default(),
            sheet: SheetRules::default(),
        }
    }
}

/// A sheet of paper; "F4" has no legal size, so both common ones have a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperSize {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 215 × 330 mm.
    F4,
    /// 210 × 330 mm.
    F4Narrow,
    /// 148 × 210 mm.
    A5,
}

impl PaperSize {
    /// Width and height in millimetres, upright.
    pub fn millimetres(self) -> (f32, f32) {
        match self {
            Self::A4 => (210.0, 297.0),
            Self::F4 => (215.0, 330.0),
            Self::F4Narrow => (210.0, 330.0),
            Self::A5 => (148.0, 210.0),
        }
    }
}

/// The white space around a letter, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Margins {
    /// Left of the text.
    pub left: f32,
    /// Right of the text.
    pub right: f32,
    /// Below the text.
    pub bottom: f32,
    /// Above the letterhead, and above the number of later pages.
    pub letterhead: f32,
    /// Above the text of pages without letterhead.
    pub top: f32,
}

impl Default for Margins {
    fn default() -> Self {
        Self { left: 30.0, right: 20.0, bottom: 25.0, letterhead: 12.0, top: 24.0 }
    }
}

/// The type of a letter's body.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct BodyType {
    /// Type size in points.
    pub size: f32,
    /// Distance from baseline to baseline in points.
    pub pitch: f32,
    /// Indent of a paragraph's first line in millimetres.
    pub indent: f32,
    /// Whether both edges are straight.
    pub justified: bool,
}

impl Default for BodyType {
    fn default() -> Self {
        Self { size: 12.0, pitch: 14.4, indent: 12.5, justified: true }
    }
}

/// The letterhead (kop naskah dinas): sizes in points, the emblem's box in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LetterheadRules {
    /// Size of the government's line.
    pub government: f32,
    /// Size of the office's bold line.
    pub agency: f32,
    /// Size of the address lines.
    pub address: f32,
    /// Width of the emblem's box.
    pub emblem_width: f32,
    /// Height of the emblem's box.
    pub emblem_height: f32,
    /// The rule below it.
    pub rule: HeadRule,
}

impl Default for LetterheadRules {
    fn default() -> Self {
        Self {
            government: 12.0,
            agency: 16.0,
            address: 9.5,
            emblem_width: 18.0,
            emblem_height: 22.0,
            rule: HeadRule::default(),
        }
    }
}

/// The rule below a letterhead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeadRule {
    /// A thick line above a thin one.
    #[default]
    ThickThin,
    /// A thin line above a thick one.
    ThinThick,
    /// One thick line.
    Single,
}

/// Where a letter's addressee stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AddressSide {
    /// Left, below Hal.
    #[default]
    Left,
    /// Right, below the date.
    Right,
}

/// How a signature block is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SignatureRules {
    /// Whether the jabatan stands in capitals.
    pub capitals: bool,
    /// Whether the name is bold.
    pub bold_name: bool,
    /// Whether the name is underlined.
    pub underlined_name: bool,
    /// Whether the golongan follows the pangkat.
    pub grade: bool,
    /// The word before the number, `NIP` or `NIP.`.
    pub nip_label: String,
}

impl Default for SignatureRules {
    fn default() -> Self {
        Self {
            capitals: false,
            bold_name: false,
            underlined_name: false,
            grade: true,
            nip_label: "NIP".to_owned(),
        }
    }
}

/// The table of initials (paraf hierarki).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct InitialsRules {
    /// Whether the lowest jabatan stands first.
    pub lowest_first: bool,
    /// Whether there is a column for the date.
    pub dates: bool,
}

impl Default for InitialsRules {
    fn default() -> Self {
        Self { lowest_first: false, dates: true }
    }
}

/// How a letter of assignment is headed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AssignmentRules {
    /// `SURAT TUGAS` or `SURAT PERINTAH TUGAS`.
    pub title: String,
    /// `MENUGASKAN` or `MEMERINTAHKAN`.
    pub verb: String,
}

impl Default for AssignmentRules {
    fn default() -> Self {
        Self { title: "SURAT TUGAS".to_owned(), verb: "MENUGASKAN".to_owned() }
    }
}

/// How a nota dinas is headed and numbered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MemoRules {
    /// Whether it carries the letterhead.
    pub letterhead: bool,
    /// Pattern of its own number series; see [`super::numbering`].
    pub number_template: String,
}

impl Default for MemoRules {
    fn default() -> Self {
        Self { letterhead: true, number_template: "{klasifikasi}/{urut:03}/ND/{tahun}".to_owned() }
    }
}

/// The form of the disposition sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SheetForm {
    /// A whole A4 page with the chain's table.
    #[default]
    A4,
    /// An A5 page; the chain's table stands on its reverse.
    A5,
    /// Two forms on one F4 page, cut apart after printing; the chain's table stands on the reverse.
    HalfF4,
}

/// How the disposition sheet is worded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SheetRules {
    /// The form it is printed on.
    pub form: SheetForm,
    /// Heading of the list of recipients.
    pub recipients: String,
    /// Heading of the list of instructions.
    pub instructions: String,
    /// The sentence below the frame.
    pub footer: String,
}

impl Default for SheetRules {
    fn default() -> Self {
        Self {
            form: SheetForm::default(),
            recipients: "Diteruskan kepada Saudara".to_owned(),
            instructions: "Dengan hormat harap".to_owned(),
            footer: "Lembar disposisi ini tidak dipisahkan dari suratnya.".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_says_only_what_differs() {
        let profile: TndProfile = toml::from_str("paper = \"f4\"\n[margins]\nleft = 25\n").unwrap();
        assert_eq!(profile.paper, PaperSize::F4);
        assert_eq!(profile.margins, Margins { left: 25.0, ..Margins::default() });
        assert_eq!(profile.body, BodyType::default());
    }
}
