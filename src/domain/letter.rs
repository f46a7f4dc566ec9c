//! Letters: what they say, and the life they lead from konsep to dispatch.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub mod difference;
pub mod life;

pub use difference::{Difference, Piece, Side, differences};
pub use life::{Letter, LetterState};

use super::ids::EntityId;
use super::numbers::Register;
use super::office::Person;

/// What a letter is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LetterKind {
    /// Surat balasan: the request is approved.
    Approval,
    /// Surat balasan: the request is refused, with reasons.
    Refusal,
    /// Surat permintaan kelengkapan.
    Incomplete,
    /// Surat tugas.
    Assignment,
    /// Laporan hasil, as nota dinas.
    Report,
    /// Nota dinas that submits a konsep for signature.
    Memo,
    /// Berita acara serah terima.
    Handover,
}

impl LetterKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Approval,
        Self::Refusal,
        Self::Incomplete,
        Self::Assignment,
        Self::Report,
        Self::Memo,
        Self::Handover,
    ];

    /// The register that numbers it.
    pub fn register(self) -> Register {
        match self {
            Self::Report | Self::Memo => Register::Memo,
            Self::Approval | Self::Refusal | Self::Incomplete | Self::Assignment | Self::Handover => {
                Register::Outgoing
            }
        }
    }
}

/// Who may read a letter; its code stands in the number of restricted letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Security {
    /// Biasa/terbuka, code B.
    #[default]
    Open,
    /// Terbatas, code T.
    Restricted,
    /// Rahasia, code R.
    Secret,
    /// Sangat rahasia, code SR.
    TopSecret,
}

impl Security {
    /// The code in a letter number.
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "B",
            Self::Restricted => "T",
            Self::Secret => "R",
            Self::TopSecret => "SR",
        }
    }

    /// The word on the `Sifat` line; open letters show their urgency there.
    pub fn label(self) -> Option<&'static str> {
        match self {
            Self::Open => None,
            Self::Restricted => Some("Terbatas"),
            Self::Secret => Some("Rahasia"),
            Self::TopSecret => Some("Sangat Rahasia"),
        }
    }
}

/// How fast a paper must be dealt with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// Biasa.
    #[default]
    Normal,
    /// Segera.
    Urgent,
    /// Sangat segera.
    Immediate,
}

impl Urgency {
    /// The word on the `Sifat` line.
    pub fn label(self) -> &'static str {
        match self {
            Self::Normal => "Biasa",
            Self::Urgent => "Segera",
            Self::Immediate => "Sangat Segera",
        }
    }
}

/// One block of a letter's body. Text may hold `**bold**`; anything else is literal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A justified paragraph with first-line indent.
    Paragraph(String),
    /// Numbered points, nested at most three deep: 1. → a. → 1).
    Points(Vec<Point>),
    /// A small ruled table; behind points it belongs to the last of them, and their numbers go on below it.
    Table(Table),
}

/// One numbered point with the points below it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Point {
    /// The point's own text.
    pub text: String,
    /// Points of the next level.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<Point>,
}

/// A small ruled table inside a letter.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Table {
    /// Column headings.
    pub header: Vec<String>,
    /// Relative column widths; equal when empty.
    #[serde(default)]
    pub widths: Vec<u32>,
    /// Rows of cells.
    pub rows: Vec<Vec<String>>,
}

/// A person named in a letter of assignment.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Assignee {
    /// Name with academic titles.
    pub name: String,
    /// Pangkat/golongan, such as `Penata (III/c)`.
    pub rank: String,
    /// NIP.
    pub nip: String,
    /// Jabatan.
    pub job: String,
}

impl Assignee {
    /// A person as letters of assignment name them; who has no functional position goes by the title given.
    pub fn of(person: &Person, title: &str) -> Self {
        let rank = match person.grade.as_str() {
            "" => person.rank.clone(),
            grade => format!("{} ({grade})", person.rank),
        };
        let job = if person.job.is_empty() { title } else { &person.job };
        Self { name: person.name.clone(), rank, nip: person.nip.clone(), job: job.to_owned() }
    }
}

/// One headed section of a report.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Section {
    /// Heading, printed as `A. Heading`.
    pub heading: String,
    /// What stands below it.
    pub blocks: Vec<Block>,
}

/// What a letter says between its head and its signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Body {
    /// A letter to somebody outside.
    Letter {
        /// Paragraphs, points and tables.
        blocks: Vec<Block>,
    },
    /// A letter of assignment: Dasar, Kepada, Untuk.
    Assignment {
        /// What the assignment rests on.
        basis: Vec<String>,
        /// Who is assigned.
        people: Vec<Assignee>,
        /// What they are to do.
        tasks: Vec<String>,
    },
    /// A report as nota dinas, with headed sections.
    Report {
        /// The position that reports.
        from: String,
        /// The sections, in order.
        sections: Vec<Section>,
    },
    /// A nota dinas without headings.
    Memo {
        /// The position that writes.
        from: String,
        /// Paragraphs, points and tables.
        blocks: Vec<Block>,
    },
    /// A berita acara of what one party hands over to another.
    Handover {
        /// Who hands over, PIHAK PERTAMA.
        giver: Assignee,
        /// Who receives, PIHAK KEDUA.
        receiver: Assignee,
        /// What is handed over; never a secret, only the cover it lies in.
        goods: Table,
        /// What both agree on, paragraph by paragraph.
        terms: Vec<String>,
        /// Id of the position that knows of it (Mengetahui); empty for none.
        witness: String,
    },
}

impl Body {
    /// Whether it is a nota dinas, which stays inside the office.
    pub fn is_memo(&self) -> bool {
        matches!(self, Self::Report { .. } | Self::Memo { .. })
    }
}

/// One revision of a letter's content: everything except number, date and signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// Classification code (Permendagri 83/2022).
    pub classification: String,
    /// Who may read it.
    #[serde(default)]
    pub security: Security,
    /// How fast it must be dealt with.
    #[serde(default)]
    pub urgency: Urgency,
    /// The `Lampiran` line; empty prints as `-`.
    #[serde(default)]
    pub enclosure: String,
    /// The `Hal` line.
    pub subject: String,
    /// The office or position addressed, lines separated by `\n`.
    #[serde(default)]
    pub addressee: String,
    /// The place below `di`.
    #[serde(default)]
    pub place: String,
    /// What it says.
    pub body: Body,
    /// Tembusan, in order.
    #[serde(default)]
    pub copies: Vec<String>,
    /// Id of the position that signs.
    pub signatory: String,
    /// Id of the position on whose behalf (a.n.) the signatory signs; empty when in their own right.
    #[serde(default)]
    pub on_behalf_of: String,
}

/// The short code that tells prints of one letter from those of another: `7F3A-91C2`.
pub fn naskah_code(letter: EntityId) -> String {
    // The first half of an id is its time, so only the end tells letters of one moment apart.
    let [.., a, b, c, d] = letter.0;
    format!("{a:02X}{b:02X}-{c:02X}{d:02X}")
}

/// Number and date, given together by the register after signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbering {
    /// Year of the register.
    pub year: i32,
    /// Sequence number in that year.
    pub sequence: u32,
    /// Suffix of an inserted number (nomor sisipan); empty otherwise.
    #[serde(default)]
    pub suffix: String,
    /// The complete number as printed.
    pub text: String,
    /// Date of the letter.
    pub date: NaiveDate,
}

/// Which print of a letter is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Variant {
    /// What leaves the office, or goes up for signature while it has no number yet.
    Net,
    /// Pertinggal: stays, with the table of initials.
    FileCopy,
    /// A konsep revision, marked as such.
    Draft,
}

/// One revision of a letter as it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedLetter {
    /// The letter's id.
    pub id: EntityId,
    /// What it is for.
    pub kind: LetterKind,
    /// Revision of the konsep, from 1.
    pub revision: u32,
    /// When that revision was written, in milliseconds since 1970 UTC.
    pub revised_at: i64,
    /// What that revision says.
    pub content: Content,
    /// Number and date, once signed and registered.
    pub numbering: Option<Numbering>,
}
