//! What is wrong with a template before anything is filled in: parts that the kind of letter does not have, and what
//! must never be empty.

use super::{BlockText, TableText, TemplateFile};
use crate::domain::letter::LetterKind;

/// Most characters of one text, and of a whole template.
const LONGEST: usize = 4_000;
const LARGEST: usize = 64 << 10;
/// Most parts of a body, and most columns of a table.
const MOST_PARTS: usize = 100;
const MOST_COLUMNS: usize = 8;
/// A column's width in millimetres, and all of them together.
const NARROWEST: u32 = 5;
const WIDEST: u32 = 175;

/// One thing wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateFlaw {
    /// Dotted name of the text, such as `blocks.2.points.0`; empty when the whole template is meant.
    pub place: String,
    /// What is wrong.
    pub trouble: TemplateTrouble,
}

impl TemplateFlaw {
    /// Something wrong at a place.
    pub fn of(place: impl Into<String>, trouble: TemplateTrouble) -> Self {
        Self { place: place.into(), trouble }
    }
}

/// What can be wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemplateTrouble {
    /// The text is no template; with the line that cannot be read, or the reader's own detail.
    File {
        /// The line's number, from 1.
        line: Option<usize>,
        /// What stands there, or what the reader says.
        detail: String,
    },
    /// The template is for another kind of letter.
    OtherKind,
    /// A text that must be there is empty.
    Empty,
    /// More than this many characters.
    TooLong(usize),
    /// More than this many parts.
    TooMany(usize),
    /// Something nobody fills in.
    Unknown(String),
    /// A field that this service does not have, in a template for every service.
    NotEverywhere {
        /// The field.
        name: String,
        /// The service's name.
        service: String,
    },
    /// A list that this letter does not have; empty when none is named where one is needed.
    NoList(String),
    /// Braces that do not close, or what stands between them cannot be read.
    Braces,
    /// An instruction other than if, elif, else and endif.
    Instruction(String),
    /// Something behind `|` that is not known.
    Filter(String),
    /// What stands between the braces cannot be worked out from what is known.
    Value,
    /// A table whose header, cells and widths are not equally many.
    Columns,
    /// A column narrower or wider than paper allows.
    Widths(u32, u32),
}

impl TemplateFile {
    /// The first thing that is wrong with it for a kind of letter; `None` when it can be filled in.
    pub fn flaw(&self, kind: LetterKind) -> Option<TemplateFlaw> {
        self.check(kind).err()
    }

    fn check(&self, kind: LetterKind) -> Result<(), TemplateFlaw> {
        if self.to_toml().len() > LARGEST {
            return Err(TemplateFlaw::of("", TemplateTrouble::TooLong(LARGEST)));
        }
        self.check_kind(kind)?;
        let outgoing = matches!(kind, LetterKind::Approval | LetterKind::Refusal | LetterKind::Incomplete);
        needed("classification", &self.classification)?;
        needed("subject", &self.subject)?;
        if outgoing || matches!(kind, LetterKind::Report | LetterKind::Memo) {
            needed("addressee", &self.addressee)?;
        }
        for (place, text) in
            [("enclosure", &self.enclosure), ("addressee", &self.addressee), ("place", &self.place)]
        {
            short(place, text)?;
        }
        texts("copies", &self.copies)?;
        if outgoing {
            blocks("blocks", &self.blocks)?;
        }
        if let Some(assignment) = &self.assignment {
            texts("assignment.basis", &assignment.basis)?;
            several("assignment.tasks", assignment.tasks.len())?;
            for (index, task) in assignment.tasks.iter().enumerate() {
                needed(&format!("assignment.tasks.{index}"), &task.text)?;
            }
        }
        if let Some(report) = &self.report {
            needed("report.from", &report.from)?;
            several("report.sections", report.sections.len())?;
            for (index, section) in report.sections.iter().enumerate() {
                needed(&format!("report.sections.{index}.heading"), &section.heading)?;
                blocks(&format!("report.sections.{index}.blocks"), &section.blocks)?;
            }
        }
        if let Some(memo) = &self.memo {
            needed("memo.from", &memo.from)?;
            blocks("memo.blocks", &memo.blocks)?;
        }
        if let Some(handover) = &self.handover {
            let goods = std::slice::from_ref(&handover.goods);
            let Some(table) = &handover.goods.table else {
                return Err(TemplateFlaw::of("handover.goods", TemplateTrouble::Empty));
            };
            block("handover.goods", &goods[0])?;
            columns("handover.goods.table", table)?;
            texts("handover.terms", &handover.terms)?;
        }
        Ok(())
    }

    /// Whether it has the parts of this kind and no others.
    fn check_kind(&self, kind: LetterKind) -> Result<(), TemplateFlaw> {
        let has = [
            !self.blocks.is_empty(),
            self.assignment.is_some(),
            self.report.is_some(),
            self.memo.is_some(),
            self.handover.is_some(),
        ];
        let own = match kind {
            LetterKind::Approval | LetterKind::Refusal | LetterKind::Incomplete => 0,
            LetterKind::Assignment => 1,
            LetterKind::Report => 2,
            LetterKind::Memo => 3,
            LetterKind::Handover => 4,
        };
        if has.iter().enumerate().any(|(at, has)| *has && at != own) {
            return Err(TemplateFlaw::of("", TemplateTrouble::OtherKind));
        }
        match has[own] {
            true => Ok(()),
            // A letter without a body can be mended in the form; any other lacks what makes it that kind.
            false if own == 0 => Err(TemplateFlaw::of("blocks", TemplateTrouble::Empty)),
            false => Err(TemplateFlaw::of("", TemplateTrouble::OtherKind)),
        }
    }
}

fn needed(place: &str, text: &str) -> Result<(), TemplateFlaw> {
    if text.trim().is_empty() {
        return Err(TemplateFlaw::of(place, TemplateTrouble::Empty));
    }
    short(place, text)
}

fn short(place: &str, text: &str) -> Result<(), TemplateFlaw> {
    if text.chars().count() > LONGEST {
        return Err(TemplateFlaw::of(place, TemplateTrouble::TooLong(LONGEST)));
    }
    Ok(())
}

fn several(place: &str, count: usize) -> Result<(), TemplateFlaw> {
    match count {
        0 => Err(TemplateFlaw::of(place, TemplateTrouble::Empty)),
        1..=MOST_PARTS => Ok(()),
        _ => Err(TemplateFlaw::of(place, TemplateTrouble::TooMany(MOST_PARTS))),
    }
}

fn texts(place: &str, texts: &[String]) -> Result<(), TemplateFlaw> {
    several(place, texts.len().max(1))?;
    texts.iter().enumerate().try_for_each(|(index, text)| short(&format!("{place}.{index}"), text))
}

fn blocks(place: &str, blocks: &[BlockText]) -> Result<(), TemplateFlaw> {
    several(place, blocks.len())?;
    blocks.iter().enumerate().try_for_each(|(index, it)| block(&format!("{place}.{index}"), it))
}

fn block(place: &str, block: &BlockText) -> Result<(), TemplateFlaw> {
    if let Some(text) = &block.paragraph {
        needed(place, text)?;
    }
    several(&format!("{place}.points"), block.points.len().max(1))?;
    for (index, text) in block.points.iter().enumerate() {
        needed(&format!("{place}.points.{index}"), text)?;
    }
    let Some(table) = &block.table else { return Ok(()) };
    if block.each.trim().is_empty() {
        return Err(TemplateFlaw::of(place, TemplateTrouble::NoList(String::new())));
    }
    columns(&format!("{place}.table"), table)
}

fn columns(place: &str, table: &TableText) -> Result<(), TemplateFlaw> {
    let count = table.header.len();
    several(place, count)?;
    if count > MOST_COLUMNS {
        return Err(TemplateFlaw::of(place, TemplateTrouble::TooMany(MOST_COLUMNS)));
    }
    if table.row.len() != count || (!table.widths.is_empty() && table.widths.len() != count) {
        return Err(TemplateFlaw::of(place, TemplateTrouble::Columns));
    }
    let total = table.widths.iter().fold(0_u32, |sum, width| sum.saturating_add(*width));
    if total > WIDEST || table.widths.iter().any(|width| *width < NARROWEST) {
        return Err(TemplateFlaw::of(place, TemplateTrouble::Widths(NARROWEST, WIDEST)));
    }
    texts(&format!("{place}.header"), &table.header)?;
    texts(&format!("{place}.row"), &table.row)
}
