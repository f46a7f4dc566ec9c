//! The shape of a template file.

use serde::Deserialize;

use crate::domain::letter::{Security, Urgency};

/// A template as written in TOML; every text may hold placeholders.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    pub classification: String,
    #[serde(default)]
    pub security: Security,
    #[serde(default)]
    pub urgency: Urgency,
    #[serde(default)]
    pub enclosure: String,
    pub subject: String,
    #[serde(default)]
    pub addressee: String,
    #[serde(default)]
    pub place: String,
    #[serde(default)]
    pub copies: Vec<String>,
    #[serde(default)]
    pub blocks: Vec<BlockText>,
    #[serde(default)]
    pub assignment: Option<AssignmentText>,
    #[serde(default)]
    pub report: Option<ReportText>,
    #[serde(default)]
    pub memo: Option<MemoText>,
    #[serde(default)]
    pub handover: Option<HandoverText>,
}

/// A paragraph, points or a table; with `each`, once for every item of a list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlockText {
    #[serde(default)]
    pub each: String,
    #[serde(default)]
    pub paragraph: Option<String>,
    #[serde(default)]
    pub points: Vec<String>,
    #[serde(default)]
    pub table: Option<TableText>,
}

/// A table with a row for every item.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableText {
    pub header: Vec<String>,
    #[serde(default)]
    pub widths: Vec<u32>,
    pub row: Vec<String>,
}

/// The parts of a letter of assignment.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssignmentText {
    pub basis: Vec<String>,
    pub people: String,
    pub tasks: Vec<ClauseText>,
}

/// One clause, or one for every item of a list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClauseText {
    #[serde(default)]
    pub each: String,
    pub text: String,
}

/// The parts of a report.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportText {
    pub from: String,
    pub sections: Vec<SectionText>,
}

/// A headed section.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionText {
    pub heading: String,
    pub blocks: Vec<BlockText>,
}

/// The parts of a plain nota dinas.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MemoText {
    pub from: String,
    pub blocks: Vec<BlockText>,
}

/// The parts of a berita acara; the parties are named by their place in the context.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandoverText {
    pub giver: String,
    pub receiver: String,
    pub goods: BlockText,
    pub terms: Vec<String>,
}
