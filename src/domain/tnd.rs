//! The letter rules (tata naskah dinas) of a region: paper, margins, type, letterhead, number pattern.
//!
//! Every value has a national default; a region's regulation overrides what it says differently. Lengths are in
//! millimetres, type sizes and line pitches in points.

pub mod check;
pub mod file;

use serde::{Deserialize, Serialize};

use super::letter::{Security, Urgency};
pub use check::{TndFlaw, TndTrouble};
pub use file::TndFile;

/// A region's letter rules, with national defaults for whatever the region does not say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TndProfile {
    /// The regulation these values come from, such as `Peraturan Bupati Contoh Nomor 12 Tahun 2024`; empty for none.
    pub basis: String,
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
    /// How urgency and security are called and coded (sifat).
    pub marking: MarkingRules,
    /// The list of copies (tembusan).
    pub copies: CopiesRules,
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
            basis: String::new(),
            paper: PaperSize::default(),
            margins: Margins::default(),
            body: BodyType::default(),
            letterhead: LetterheadRules::default(),
            address_side: AddressSide::default(),
            date_place: true,
            signature: SignatureRules::default(),
            initials: InitialsRules::default(),
            catchwords: true,
            marking: MarkingRules::default(),
            copies: CopiesRules::default(),
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
    /// The typeface.
    pub font: Font,
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
        Self { font: Font::default(), size: 12.0, pitch: 14.4, indent: 12.5, justified: true }
    }
}

/// The typeface of every paper. The files inside the program have the widths of the names given here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Font {
    /// Arial, as Liberation Sans.
    #[default]
    Arial,
    /// Times New Roman, as Liberation Serif: older regional rules still ask for it.
    Times,
}

/// The letterhead (kop naskah dinas): sizes in points, the emblem's box in millimetres.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LetterheadRules {
    /// Its lines in order: [`GOVERNMENT`], [`AGENCY`] and [`ADDRESS`] stand for the office's own words, anything else
    /// is printed as it is in the government's size.
    pub lines: Vec<String>,
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
            lines: [GOVERNMENT, AGENCY, ADDRESS].map(str::to_owned).to_vec(),
            government: 12.0,
            agency: 16.0,
            address: 9.5,
            emblem_width: 18.0,
            emblem_height: 22.0,
            rule: HeadRule::default(),
        }
    }
}

/// The letterhead's line with the local government.
pub const GOVERNMENT: &str = "{pemerintah}";
/// The letterhead's line with the office.
pub const AGENCY: &str = "{perangkat_daerah}";
/// The letterhead's lines with the address.
pub const ADDRESS: &str = "{alamat}";

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
    /// Most officials who initial one letter, one to three.
    pub most: u8,
    /// Whether the secretary initials what the head signs.
    pub secretary: bool,
}

impl Default for InitialsRules {
    fn default() -> Self {
        Self { lowest_first: false, dates: true, most: 3, secretary: true }
    }
}

/// How urgency and security are called, and the codes of security in letter numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MarkingRules {
    /// Normal, urgent, immediate.
    pub urgency: [String; 3],
    /// Restricted, secret, top secret.
    pub security: [String; 3],
    /// Open, restricted, secret, top secret.
    pub codes: [String; 4],
}

impl Default for MarkingRules {
    fn default() -> Self {
        Self {
            urgency: ["Biasa", "Segera", "Sangat Segera"].map(str::to_owned),
            security: ["Terbatas", "Rahasia", "Sangat Rahasia"].map(str::to_owned),
            codes: ["B", "T", "R", "SR"].map(str::to_owned),
        }
    }
}

impl MarkingRules {
    /// What the `Sifat` line says: how restricted a letter is, and how urgent when it is open.
    pub fn marking(&self, security: Security, urgency: Urgency) -> &str {
        match security {
            Security::Open => self.urgency(urgency),
            Security::Restricted => &self.security[0],
            Security::Secret => &self.security[1],
            Security::TopSecret => &self.security[2],
        }
    }

    /// The word for an urgency.
    pub fn urgency(&self, urgency: Urgency) -> &str {
        match urgency {
            Urgency::Normal => &self.urgency[0],
            Urgency::Urgent => &self.urgency[1],
            Urgency::Immediate => &self.urgency[2],
        }
    }

    /// The code of a security class in letter numbers.
    pub fn code(&self, security: Security) -> &str {
        match security {
            Security::Open => &self.codes[0],
            Security::Restricted => &self.codes[1],
            Security::Secret => &self.codes[2],
            Security::TopSecret => &self.codes[3],
        }
    }
}

/// How the copies (tembusan) are listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CopiesRules {
    /// The word above them.
    pub heading: String,
    /// Whether a single receiver is numbered, too.
    pub number_single: bool,
}

impl Default for CopiesRules {
    fn default() -> Self {
        Self { heading: "Tembusan:".to_owned(), number_single: false }
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
