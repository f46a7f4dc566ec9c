//! What a revision changed: the lines of two contents compared, and the words inside a line that was rewritten.

use serde::Serialize;
use similar::{ChangeTag, DiffOp, TextDiff, capture_diff_slices};

use super::{Assignee, Block, Body, Content, Point};

/// One line that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The part of the letter: `subject`, `addressee`, `body`, `copies` and so on.
    pub part: &'static str,
    /// The line, from left to right.
    pub pieces: Vec<Piece>,
}

/// A stretch of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// Which revision says it.
    pub side: Side,
    /// What it says.
    pub text: String,
}

/// Which of two revisions says something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Both.
    Both,
    /// Only the earlier one.
    Old,
    /// Only the later one.
    New,
}

impl Difference {
    /// The line as one of the revisions says it; `None` when it has no such line.
    pub fn side(&self, side: Side) -> Option<String> {
        let other = if side == Side::Old { Side::New } else { Side::Old };
        let own = self.pieces.iter().filter(|piece| piece.side != other);
        let text: String = own.map(|piece| piece.text.as_str()).collect();
        (!text.is_empty()).then_some(text)
    }
}

/// The lines that differ between two contents of a letter, in reading order.
pub fn differences(old: &Content, new: &Content) -> Vec<Difference> {
    let (before, after) = (lines(old), lines(new));
    let mut found = Vec::new();
    for ((part, before), (_, after)) in before.iter().zip(&after) {
        for op in capture_diff_slices(similar::Algorithm::Patience, before, after) {
            compare(part, &op, before, after, &mut found);
        }
    }
    found
}

fn compare(
    part: &'static str,
    op: &DiffOp,
    before: &[String],
    after: &[String],
    found: &mut Vec<Difference>,
) {
    if matches!(op, DiffOp::Equal { .. }) {
        return;
    }
    let (old, new) = (&before[op.old_range()], &after[op.new_range()]);
    let whole = |side: Side| {
        move |text: &String| Difference { part, pieces: vec![Piece { side, text: text.clone() }] }
    };
    let both = old.len().min(new.len());
    found.extend(old.iter().zip(new).map(|(old, new)| Difference { part, pieces: rewritten(old, new) }));
    found.extend(old[both..].iter().map(whole(Side::Old)));
    found.extend(new[both..].iter().map(whole(Side::New)));
}

/// A line word by word; stretches of one side are joined.
fn rewritten(old: &str, new: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for change in TextDiff::from_words(old, new).iter_all_changes() {
        let side = match change.tag() {
            ChangeTag::Equal => Side::Both,
            ChangeTag::Delete => Side::Old,
            ChangeTag::Insert => Side::New,
        };
        match pieces.last_mut() {
            Some(last) if last.side == side => last.text.push_str(change.value()),
            _ => pieces.push(Piece { side, text: change.value().to_owned() }),
        }
    }
    pieces
}

/// A content's lines by part; every content has the same parts.
fn lines(content: &Content) -> Vec<(&'static str, Vec<String>)> {
    let line = |text: &str| if text.is_empty() { Vec::new() } else { vec![text.to_owned()] };
    let several = |text: &str| text.lines().map(str::to_owned).collect();
    vec![
        ("classification", line(&content.classification)),
        ("security", line(content.security.code())),
        ("urgency", line(content.urgency.label())),
        ("enclosure", line(&content.enclosure)),
        ("subject", line(&content.subject)),
        ("addressee", several(&content.addressee)),
        ("place", line(&content.place)),
        ("body", body(&content.body)),
        ("copies", content.copies.clone()),
        ("signatory", line(&content.signatory)),
        ("on_behalf_of", line(&content.on_behalf_of)),
    ]
}

fn person(it: &Assignee) -> String {
    format!("{}, {}, {}, {}", it.name, it.rank, it.nip, it.job.replace('\n', " "))
}

fn body(body: &Body) -> Vec<String> {
    let mut lines = Vec::new();
    match body {
        Body::Letter { blocks } => blocks_into(blocks, &mut lines),
        Body::Assignment { basis, people, tasks } => {
            lines.extend(basis.iter().cloned());
            lines.extend(people.iter().map(person));
            lines.extend(tasks.iter().cloned());
        }
        Body::Report { from, sections } => {
            lines.push(from.clone());
            for section in sections {
                lines.push(section.heading.clone());
                blocks_into(&section.blocks, &mut lines);
            }
        }
        Body::Memo { from, blocks } => {
            lines.push(from.clone());
            blocks_into(blocks, &mut lines);
        }
        Body::Handover { giver, receiver, goods, terms, witness } => {
            lines.extend([giver, receiver].map(person));
            blocks_into(&[Block::Table(goods.clone())], &mut lines);
            lines.extend(terms.iter().cloned());
            lines.push(witness.clone());
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

fn blocks_into(blocks: &[Block], lines: &mut Vec<String>) {
    fn points_into(points: &[Point], lines: &mut Vec<String>) {
        for point in points {
            lines.push(point.text.clone());
            points_into(&point.points, lines);
        }
    }
    for block in blocks {
        match block {
            Block::Paragraph(text) => lines.push(text.clone()),
            Block::Points(points) => points_into(points, lines),
            Block::Table(table) => {
                let rows = std::iter::once(&table.header).chain(&table.rows);
                lines.extend(rows.map(|row| row.join(" | ")));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(subject: &str, paragraphs: &[&str]) -> Content {
        Content {
            classification: "500.12.6.3".to_owned(),
            security: Default::default(),
            urgency: Default::default(),
            enclosure: String::new(),
            subject: subject.to_owned(),
            addressee: "Kepala Dinas Kesehatan".to_owned(),
            place: String::new(),
            body: Body::Letter {
                blocks: paragraphs.iter().map(|text| Block::Paragraph((*text).to_owned())).collect(),
            },
            copies: Vec::new(),
            signatory: "kadis".to_owned(),
            on_behalf_of: String::new(),
        }
    }

    #[test]
    fn equal_contents_do_not_differ() {
        let same = content("Persetujuan", &["satu", "dua"]);
        assert_eq!(differences(&same, &same), []);
    }

    #[test]
    fn a_rewritten_line_shows_its_words_and_a_new_one_itself() {
        let old = content("Persetujuan", &["Pembuka.", "Akun telah dibuat.", "Penutup."]);
        let new = content("Persetujuan", &["Pembuka.", "Akun API telah dibuat.", "Tambahan.", "Penutup."]);
        let found = differences(&old, &new);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].side(Side::Old).unwrap(), "Akun telah dibuat.");
        assert_eq!(found[0].side(Side::New).unwrap(), "Akun API telah dibuat.");
        assert!(found[0].pieces.iter().any(|piece| piece.side == Side::New && piece.text.contains("API")));
        assert_eq!((found[1].part, found[1].side(Side::Old)), ("body", None));
        let renamed = content("Penolakan", &["Pembuka."]);
        assert_eq!(differences(&old, &renamed)[0].part, "subject");
    }
}
