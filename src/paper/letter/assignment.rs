//! The letter of assignment (surat tugas): Dasar, MENUGASKAN, Kepada, Untuk.

use super::{BLANK_LINE, LetterPaper, SIGNATURE_SPACE, number};
use crate::domain::indonesian::{nip, title_case};
use crate::domain::letter::{Assignee, Point, Table};
use crate::domain::numbering::Piece;
use crate::paper::body::{self, BodyStyle, POINT_GAP};
use crate::paper::compose::{Align, Composer, Setting, Type};
use crate::paper::fields::Fields;
use crate::paper::flow::keep_above;
use crate::paper::frame::Frame;
use crate::paper::signature::{self, Signature};
use crate::paper::strip::{Cut, Strip, spaced, together, zipped};
use crate::paper::structure::{Detail, Numbering, Role, Tree};
use crate::paper::unit::{Column, mm};

/// White space between the parts, in points.
const PART_GAP: f32 = 8.35;
/// Most people named in the letter itself; more stand in an annex.
const MOST_PEOPLE: usize = 3;
/// The last sentence.
pub const CLOSING: &str = "Demikian surat tugas ini dibuat untuk dilaksanakan sebagaimana mestinya.";
/// What stands in the letter when its people are named in the annex.
const SEE_ANNEX: &str = "sebagaimana tercantum dalam lampiran surat tugas ini.";

/// Sets title, basis, people and tasks.
pub fn body(
    composer: &mut Composer,
    paper: &LetterPaper<'_>,
    frame: &Frame,
    basis: &[String],
    people: &[Assignee],
    tasks: &[String],
) -> Vec<Strip> {
    let style = &frame.body;
    let rules = &paper.profile.letters.assignment;
    let mut strips = title(composer, paper, frame);
    let basis = clauses(basis, ";", "");
    strips.extend(spaced(part(composer, "Dasar", &basis, style), mm(5.9)));
    let tag = composer.tree.add(Tree::ROOT, Role::P);
    let setting = Setting::left(style.kind, style.column, tag).aligned(Align::Center);
    strips.extend(spaced(composer.paragraph(&format!("{}:", rules.verb), &setting), PART_GAP));
    let whom = match people.len() {
        0..=MOST_PEOPLE => named(composer, people, style),
        _ => part(composer, "Kepada", &[SEE_ANNEX.to_owned()], style),
    };
    strips.extend(spaced(whom, PART_GAP));
    let tasks = clauses(tasks, ";", " dan");
    strips.extend(spaced(part(composer, "Untuk", &tasks, style), PART_GAP));
    let tag = composer.tree.add(Tree::ROOT, Role::P);
    let setting = Setting { indent: style.indent, ..style.setting(style.column, tag) };
    strips.extend(spaced(composer.paragraph(CLOSING, &setting), PART_GAP));
    strips
}

fn title(composer: &mut Composer, paper: &LetterPaper<'_>, frame: &Frame) -> Vec<Strip> {
    let BodyStyle { kind, column, .. } = frame.body;
    let tag = composer.tree.add(Tree::ROOT, Role::H1);
    let setting = Setting::left(kind.bold(), column, tag).aligned(Align::Center);
    let mut strips = spaced(composer.paragraph(&paper.profile.letters.assignment.title, &setting), mm(7.0));
    let tag = composer.tree.add(Tree::ROOT, Role::P);
    let mut pieces = vec![Piece::Text("NOMOR\u{a0}".to_owned())];
    let given = number::pieces(paper);
    pieces.extend(if given.is_empty() { vec![Piece::Gap] } else { given });
    let width = number::width(composer, &pieces, kind).min(column.width);
    let middle = Column { x: column.x + (column.width - width) / 2.0, width };
    strips.extend(number::set(composer, &pieces, middle, kind, tag));
    together(strips)
}

/// Clauses with `;` between them, `dan` before the last when asked for, and a full stop at the end.
pub fn clauses(texts: &[String], between: &str, before_last: &str) -> Vec<String> {
    let count = texts.len();
    let end = |index: usize| match count - index {
        1 => ".".to_owned(),
        2 => format!("{between}{before_last}"),
        _ => between.to_owned(),
    };
    let clause = |(index, text): (usize, &String)| {
        let bare = text.trim().trim_end_matches("; dan").trim_end_matches([';', '.']);
        format!("{bare}{}", end(index))
    };
    texts.iter().enumerate().map(clause).collect()
}

/// The column behind the labels `Dasar`, `Kepada`, `Untuk`.
fn beside_label(style: &BodyStyle) -> Column {
    style.column.indented(mm(22.5))
}

/// A labelled list; a single text goes without number.
fn part(composer: &mut Composer, label: &str, texts: &[String], style: &BodyStyle) -> Vec<Strip> {
    let column = beside_label(style);
    let list = match texts {
        [only] => {
            let tag = composer.tree.add(Tree::ROOT, Role::P);
            composer.paragraph(only, &style.setting(column, tag))
        }
        _ => {
            let points: Vec<Point> =
                texts.iter().map(|text| Point { text: text.clone(), points: Vec::new() }).collect();
            body::points(composer, &points, &BodyStyle { column, ..*style })
        }
    };
    labelled(composer, label, list, style)
}

fn labelled(composer: &mut Composer, label: &str, list: Vec<Strip>, style: &BodyStyle) -> Vec<Strip> {
    let tag = composer.tree.add(Tree::ROOT, Role::P);
    let word = composer.word(label, style.kind, style.column.x, tag);
    let colon = composer.word(":", style.kind, style.column.x + mm(19.0), tag);
    zipped(vec![vec![word], vec![colon], list])
}

/// The people assigned, each with four labelled lines.
fn named(composer: &mut Composer, people: &[Assignee], style: &BodyStyle) -> Vec<Strip> {
    let column = beside_label(style);
    let list = composer.tree.add_with(Tree::ROOT, Role::L, Detail::Numbering(Numbering::Decimal));
    let mut strips = Vec::new();
    for (index, person) in people.iter().enumerate() {
        let item = composer.tree.add(list, Role::LI);
        let mark = composer.tree.add(item, Role::Lbl);
        let body = composer.tree.add(item, Role::LBody);
        // One person alone is not numbered.
        let indent = if people.len() > 1 { body::NUMBER } else { 0.0 };
        let text = column.indented(indent);
        let fields = Fields {
            kind: style.kind,
            label: text.x,
            colon: text.x + mm(41.0),
            value: Column::between(text.x + mm(44.5), text.right()),
        };
        let number = nip::spaced(&person.nip);
        let lines = [
            ("Nama", &person.name),
            ("Pangkat/Golongan", &person.rank),
            ("NIP", &number),
            ("Jabatan", &person.job),
        ];
        let known = lines.into_iter().filter(|(_, value)| !value.trim().is_empty());
        let mut set: Vec<Strip> =
            known.flat_map(|(label, value)| fields.line(composer, label, value, body)).collect();
        if people.len() > 1 {
            let mark = composer.word(&body::label(0, index), style.kind, column.x, mark);
            set = zipped(vec![vec![mark], set]);
        }
        strips.extend(spaced(together(set), if index == 0 { 0.0 } else { POINT_GAP }));
    }
    labelled(composer, "Kepada", strips, style)
}

/// `Ditetapkan di …` and `pada tanggal …` above the signature, with room for TU's pen before numbering.
pub fn place_and_date(
    composer: &mut Composer,
    paper: &LetterPaper<'_>,
    kind: Type,
    column: Column,
) -> Vec<Strip> {
    let tag = composer.tree.add(Tree::ROOT, Role::P);
    let date = paper.date();
    let mut strips = Vec::new();
    if !paper.profile.seat.trim().is_empty() {
        let place = format!("Ditetapkan di {}", paper.profile.seat);
        strips.extend(composer.paragraph(&place, &Setting::left(kind, column, tag)));
    }
    strips.extend(composer.paragraph(&format!("pada tanggal {date}"), &Setting::left(kind, column, tag)));
    strips
}

/// The annex with everybody assigned, signed by the same official; nothing when the letter itself names them.
pub fn annex(
    composer: &mut Composer,
    paper: &LetterPaper<'_>,
    frame: &Frame,
    people: &[Assignee],
    signed: &Signature,
) -> Vec<Strip> {
    if people.len() <= MOST_PEOPLE {
        return Vec::new();
    }
    let BodyStyle { kind, column, .. } = frame.body;
    let head = column.indented(mm(60.0).min(column.width / 3.0));
    let fields = Fields {
        kind,
        label: head.x,
        colon: head.x + mm(19.0),
        value: Column::between(head.x + mm(22.5), head.right()),
    };
    let tag = composer.tree.add(Tree::ROOT, Role::P);
    let of = format!("Lampiran {}", title_case(&paper.profile.letters.assignment.title.to_lowercase()));
    let mut strips = composer.paragraph(&of, &Setting::left(kind, head, tag));
    let tag = composer.tree.add(Tree::ROOT, Role::P);
    let label = fields.head(composer, "Nomor", tag);
    let number = number::set(composer, &number::pieces(paper), fields.value, kind, tag);
    strips.extend(zipped(vec![label, number]));
    strips.extend(fields.line(composer, "Tanggal", &paper.date(), Tree::ROOT));
    strips = together(strips);
    if let Some(first) = strips.first_mut() {
        first.cut = Cut::Always;
    }
    let tag = composer.tree.add(Tree::ROOT, Role::H2);
    let setting = Setting::left(kind.bold(), column, tag).aligned(Align::Center);
    strips.extend(spaced(composer.paragraph("DAFTAR PEGAWAI YANG DITUGASKAN", &setting), BLANK_LINE));
    let row = |(index, person): (usize, &Assignee)| {
        let Assignee { name, rank, nip, job } = person;
        vec![body::label(0, index), name.clone(), rank.clone(), nip::spaced(nip), job.clone()]
    };
    let list = Table {
        header: ["No.", "Nama", "Pangkat/\nGolongan", "NIP", "Jabatan"].map(str::to_owned).to_vec(),
        widths: vec![10, 46, 28, 41, 35],
        rows: people.iter().enumerate().map(row).collect(),
    };
    strips.extend(spaced(body::small_table(composer, &list, &frame.body, column, Tree::ROOT), PART_GAP));
    let rules = &paper.profile.letters.signature;
    let block = signature::block(composer, signed, signature::place(column), kind, SIGNATURE_SPACE, rules);
    let at = strips.len();
    strips.extend(spaced(block, BLANK_LINE));
    keep_above(&mut strips, at, 2);
    strips
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_are_joined_like_a_sentence() {
        let texts = ["satu;".to_owned(), "dua; dan".to_owned(), "tiga".to_owned()];
        assert_eq!(clauses(&texts, ";", " dan"), ["satu;", "dua; dan", "tiga."]);
        assert_eq!(clauses(&texts[..1], ";", " dan"), ["satu."]);
    }
}
