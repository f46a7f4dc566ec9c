//! What is wrong with letter rules: fields named as in their file, and why a paper could not be made with them.

use crate::domain::numbering::{Pattern, PatternError};

use super::{ADDRESS, AGENCY, PaperSize, TndFile};

/// Narrowest text column in millimetres: labels and values of a letter's head need that much.
pub const NARROWEST: f32 = 100.0;
/// Most characters of any text of the rules.
const LONGEST: usize = 200;
/// Most lines of a letterhead, and most instructions of a disposition sheet.
const MOST_LINES: usize = 8;
const MOST_INSTRUCTIONS: usize = 30;

/// One thing wrong with letter rules.
#[derive(Debug, Clone, PartialEq)]
pub struct TndFlaw {
    /// Dotted name of the field, such as `margins.left`; empty when the whole file is meant.
    pub field: String,
    /// What is wrong.
    pub trouble: TndTrouble,
}

/// What can be wrong with letter rules.
#[derive(Debug, Clone, PartialEq)]
pub enum TndTrouble {
    /// The text is not TOML; with the reader's own detail.
    Syntax(String),
    /// The text is of a format this version does not read.
    Format(String),
    /// A field this version does not know; with those it knows there.
    UnknownField(Vec<String>),
    /// A field holds another type of value than the one named.
    WrongType(&'static str),
    /// A choice that is not offered; with those that are.
    UnknownChoice(Vec<String>),
    /// A list of another length than this.
    WrongLength(usize),
    /// A number outside these bounds.
    OutOfRange(f32, f32),
    /// Side margins that leave less than this for the text, in millimetres.
    TooNarrow(f32),
    /// A text that must be there is empty.
    Empty,
    /// A text longer than this many characters.
    TooLong(usize),
    /// A list longer than this.
    TooMany(usize),
    /// A letterhead without the line named.
    WithoutLine(&'static str),
    /// A pattern that cannot number letters.
    Pattern(PatternError),
    /// An emblem that cannot be printed.
    Emblem(String),
}

impl TndFile {
    /// Everything that is wrong with the rules; nothing when letters can be set with them.
    pub fn flaws(&self) -> Vec<TndFlaw> {
        let mut flaws = Flaws(Vec::new());
        let rules = &self.rules;
        flaws.sheet(rules.paper, &rules.margins);
        let body = &rules.body;
        flaws.range("body.size", body.size, 8.0, 14.0);
        flaws.range("body.pitch", body.pitch, body.size.max(8.0), body.size.max(8.0) * 2.5);
        flaws.range("body.indent", body.indent, 0.0, 40.0);
        let head = &rules.letterhead;
        for (field, size) in [
            ("letterhead.government", head.government),
            ("letterhead.agency", head.agency),
            ("letterhead.address", head.address),
        ] {
            flaws.range(field, size, 6.0, 30.0);
        }
        flaws.range("letterhead.emblem_width", head.emblem_width, 0.0, 40.0);
        flaws.range("letterhead.emblem_height", head.emblem_height, 0.0, 40.0);
        flaws.list("letterhead.lines", &head.lines, MOST_LINES);
        for line in [AGENCY, ADDRESS] {
            if !head.lines.iter().any(|own| own.trim() == line) {
                flaws.add("letterhead.lines", TndTrouble::WithoutLine(line));
            }
        }
        flaws.range("initials.most", f32::from(rules.initials.most), 1.0, 3.0);
        flaws.pattern("number_template", &self.number_template);
        flaws.pattern("memo.number_template", &rules.memo.number_template);
        flaws.list("instructions", &self.instructions, MOST_INSTRUCTIONS);
        flaws.list("marking.urgency", &rules.marking.urgency, 3);
        flaws.list("marking.security", &rules.marking.security, 3);
        flaws.list("marking.codes", &rules.marking.codes, 4);
        for (field, text) in [
            ("signature.nip_label", &rules.signature.nip_label),
            ("copies.heading", &rules.copies.heading),
            ("assignment.title", &rules.assignment.title),
            ("assignment.verb", &rules.assignment.verb),
            ("sheet.recipients", &rules.sheet.recipients),
            ("sheet.instructions", &rules.sheet.instructions),
        ] {
            flaws.text(field, text);
        }
        for (field, text) in [("basis", &rules.basis), ("sheet.footer", &rules.sheet.footer)] {
            flaws.length(field, text);
        }
        flaws.0
    }
}

struct Flaws(Vec<TndFlaw>);

impl Flaws {
    fn add(&mut self, field: &str, trouble: TndTrouble) {
        self.0.push(TndFlaw { field: field.to_owned(), trouble });
    }

    fn range(&mut self, field: &str, value: f32, least: f32, most: f32) {
        // What is no number at all lies in no range.
        if !(least..=most).contains(&value) {
            self.add(field, TndTrouble::OutOfRange(least, most));
        }
    }

    fn sheet(&mut self, paper: PaperSize, margins: &super::Margins) {
        let (width, height) = paper.millimetres();
        self.range("margins.left", margins.left, 5.0, width - NARROWEST - 5.0);
        self.range("margins.right", margins.right, 5.0, width - NARROWEST - 5.0);
        if margins.left + margins.right > width - NARROWEST {
            self.add("margins.left", TndTrouble::TooNarrow(NARROWEST));
        }
        // The mark of the pertinggal stands below the text.
        self.range("margins.bottom", margins.bottom, 20.0, height / 4.0);
        self.range("margins.letterhead", margins.letterhead, 5.0, height / 4.0);
        self.range("margins.top", margins.top, 10.0, height / 4.0);
    }

    fn text(&mut self, field: &str, text: &str) {
        if text.trim().is_empty() {
            self.add(field, TndTrouble::Empty);
        }
        self.length(field, text);
    }

    fn length(&mut self, field: &str, text: &str) {
        if text.chars().count() > LONGEST {
            self.add(field, TndTrouble::TooLong(LONGEST));
        }
    }

    fn list(&mut self, field: &str, texts: &[String], most: usize) {
        if texts.len() > most {
            self.add(field, TndTrouble::TooMany(most));
        }
        if let Some(text) = texts.iter().find(|text| text.trim().is_empty()) {
            self.text(field, text);
        }
        if let Some(text) = texts.iter().find(|text| text.chars().count() > LONGEST) {
            self.length(field, text);
        }
    }

    fn pattern(&mut self, field: &str, pattern: &str) {
        if let Err(error) = pattern.parse::<Pattern>() {
            self.add(field, TndTrouble::Pattern(error));
        }
        self.length(field, pattern);
    }
}
