//! The shape of a template file.

use serde::{Deserialize, Serialize};

use super::{TemplateFlaw, TemplateTrouble};
use crate::domain::letter::{Security, Urgency};

/// A template as written in TOML; every text may hold placeholders.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateFile {
    /// Classification code.
    pub classification: String,
    /// Who may read the letter.
    #[serde(default, skip_serializing_if = "is_default")]
    pub security: Security,
    /// How fast it must be dealt with.
    #[serde(default, skip_serializing_if = "is_default")]
    pub urgency: Urgency,
    /// The `Lampiran` line.
    #[serde(default, skip_serializing_if = "is_default")]
    pub enclosure: String,
    /// The `Hal` line.
    pub subject: String,
    /// The office or position addressed.
    #[serde(default, skip_serializing_if = "is_default")]
    pub addressee: String,
    /// The place below `di`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub place: String,
    /// Tembusan; one that comes out empty is left out.
    #[serde(default, skip_serializing_if = "is_default")]
    pub copies: Vec<String>,
    /// The body of a letter to somebody outside.
    #[serde(default, skip_serializing_if = "is_default")]
    pub blocks: Vec<BlockText>,
    /// The body of a letter of assignment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignment: Option<AssignmentText>,
    /// The body of a report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report: Option<ReportText>,
    /// The body of a nota dinas.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub memo: Option<MemoText>,
    /// The body of a berita acara.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handover: Option<HandoverText>,
}

/// Paragraph, points or table; with `each`, once for every item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlockText {
    /// Path of the list; empty for none.
    #[serde(default, skip_serializing_if = "is_default")]
    pub each: String,
    /// A paragraph.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<String>,
    /// Numbered points.
    #[serde(default, skip_serializing_if = "is_default")]
    pub points: Vec<String>,
    /// A table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<TableText>,
}

/// A table with a row for every item.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableText {
    /// What stands above the columns, as it is printed.
    pub header: Vec<String>,
    /// Widths of the columns in millimetres; none to share what there is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub widths: Vec<u32>,
    /// The cells of a row.
    pub row: Vec<String>,
}

/// The parts of a letter of assignment.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssignmentText {
    /// Dasar.
    pub basis: Vec<String>,
    /// Path of the list of those who are assigned.
    pub people: String,
    /// What they are to do.
    pub tasks: Vec<ClauseText>,
}

/// One clause, or one for every item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClauseText {
    /// Path of the list; empty for none.
    #[serde(default, skip_serializing_if = "is_default")]
    pub each: String,
    /// What it says.
    pub text: String,
}

/// The parts of a report.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportText {
    /// Who reports.
    pub from: String,
    /// Its sections.
    pub sections: Vec<SectionText>,
}

/// A headed section.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionText {
    /// Its heading.
    pub heading: String,
    /// What it says.
    pub blocks: Vec<BlockText>,
}

/// The parts of a plain nota dinas.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MemoText {
    /// Who writes.
    pub from: String,
    /// What it says.
    pub blocks: Vec<BlockText>,
}

/// The parts of a berita acara; the parties are named by their place in the context.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandoverText {
    /// Who hands over.
    pub giver: String,
    /// Who receives.
    pub receiver: String,
    /// What both agree on.
    pub terms: Vec<String>,
    /// What is handed over.
    pub goods: BlockText,
}

/// What the reader could not make sense of, as people see it: the line itself, or what is missing.
fn unreadable(text: &str, error: &toml::de::Error) -> TemplateFlaw {
    let missing = error.message().strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
    if let Some(name @ ("classification" | "subject")) = missing {
        return TemplateFlaw::of(name, TemplateTrouble::Empty);
    }
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    let line = before.matches('\n').count();
    let said = text.lines().nth(line).map(str::trim).filter(|said| !said.is_empty() && missing.is_none());
    TemplateFlaw::of(
        "",
        match said {
            Some(said) => TemplateTrouble::File { line: Some(line + 1), detail: said.to_owned() },
            None => TemplateTrouble::File { line: None, detail: error.message().to_owned() },
        },
    )
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl TemplateFile {
    /// Reads a template.
    ///
    /// # Errors
    /// What the reader could not make sense of.
    pub fn parse(text: &str) -> Result<Self, TemplateFlaw> {
        toml::from_str(text).map_err(|error| unreadable(text, &error))
    }

    /// The template's text.
    pub fn to_toml(&self) -> String {
        // Texts, numbers and lists always become TOML; if they ever did not, nothing would be kept.
        toml::to_string_pretty(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_again() {
        let table = TableText {
            header: vec!["No.".into(), "\"Nama\"".into()],
            widths: vec![10, 20],
            row: vec!["{{ number }}.".into(), "{{ item.name }}\nbaris \\ dua".into()],
        };
        let block = BlockText { each: "requirements".into(), table: Some(table), ..BlockText::default() };
        let points = BlockText { points: vec!["satu".into(), "'''dua'''".into()], ..BlockText::default() };
        let file = TemplateFile {
            classification: "500".into(),
            urgency: Urgency::Urgent,
            subject: "Hal \u{1} 😀".into(),
            copies: vec!["Sekretaris".into()],
            blocks: vec![points, block.clone()],
            assignment: Some(AssignmentText { tasks: vec![ClauseText::default()], ..Default::default() }),
            report: Some(ReportText { from: "a".into(), sections: vec![SectionText::default()] }),
            memo: Some(MemoText::default()),
            handover: Some(HandoverText { goods: block, terms: vec!["x".into()], ..Default::default() }),
            ..TemplateFile::default()
        };
        assert_eq!(TemplateFile::parse(&file.to_toml()), Ok(file));
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_line() {
        let flaw =
            TemplateFile::parse("classification = \"1\"\nsubject = \"a\"\nsubjek = \"b\"\n").unwrap_err();
        assert!(matches!(flaw.trouble, TemplateTrouble::File { line: Some(3), .. }), "{flaw:?}");
        let TemplateTrouble::File { detail, .. } = flaw.trouble else { panic!("not a line") };
        assert_eq!(detail, "subjek = \"b\"");
        assert_eq!(TemplateFile::parse("").unwrap_err().place, "classification");
        assert!(TemplateFile::parse("subject = \u{0}é").is_err());
    }
}
