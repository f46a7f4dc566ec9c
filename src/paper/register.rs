//! Registers on paper: letterhead once, the table with its heading on every page, count and signatures at the end.

pub mod csv;
pub mod xlsx;

use chrono::{DateTime, FixedOffset};

use super::compose::{Align, Composer, Setting, Type};
use super::fields::Fields;
use super::flow::{Sheet, flow, keep_above};
use super::heading::HeadCell;
use super::letterhead::{HeadStyle, letterhead, office_name};
use super::marks;
use super::signature::{self, Signature};
use super::sop::{COLUMN, FOOTER, PAGE};
use super::strip::{Strip, beside, spaced, together};
use super::structure::{Role, Tree};
use super::table::{self, Cell, Style};
use super::unit::{Column, mm};
use super::{Info, Paper, PaperError};
use crate::domain::indonesian::long_date;
use crate::domain::office::Profile;
use crate::domain::register::Ledger;

const KIND: Type = Type::new(8.5, 10.2);
const TEXT: Type = Type::new(9.5, 11.8);
/// Room for a signature.
const SIGNATURE: f32 = mm(11.0);
/// Left edge of the right signature.
const RIGHT: f32 = mm(195.0);

/// A register to print.
#[derive(Debug, Clone, Copy)]
pub struct RegisterPaper<'a> {
    /// The office.
    pub profile: &'a Profile,
    /// What it holds.
    pub ledger: &'a Ledger,
    /// When it is printed.
    pub printed: DateTime<FixedOffset>,
}

/// Sets a register.
///
/// # Errors
/// [`PaperError::Emblem`] when the office's emblem cannot be used; no text is refused.
pub fn register(paper: &RegisterPaper<'_>) -> Result<Paper, PaperError> {
    let mut composer = Composer::new()?;
    let style = HeadStyle::flat(&paper.profile.letters.letterhead);
    let mut strips = letterhead(&mut composer, paper.profile, &style, COLUMN)?;
    strips.extend(head(&mut composer, paper.ledger));
    strips.extend(spaced(body(&mut composer, paper.ledger), mm(3.5)));
    for (index, remark) in paper.ledger.remarks.iter().enumerate() {
        let tag = composer.tree.add(Tree::ROOT, Role::P);
        let lines = composer.paragraph(remark, &Setting::left(TEXT, COLUMN, tag));
        strips.extend(spaced(lines, if index == 0 { mm(2.0) } else { 0.0 }));
    }
    let at = strips.len();
    strips.extend(spaced(signatures(&mut composer, paper), mm(2.5)));
    // Signatures never stand on a page without a row of the book.
    keep_above(&mut strips, at, paper.ledger.remarks.len() + 2);
    let sheet =
        Sheet { width: PAGE.0, height: PAGE.1, first_top: mm(10.0), top: mm(12.0), bottom: mm(197.0) };
    let mut pages = flow(&strips, &sheet).pages;
    let title = crate::domain::indonesian::title_case(&paper.ledger.title.to_lowercase());
    marks::page_of_pages(&mut composer, &mut pages, COLUMN, FOOTER, &title);
    Ok(Paper {
        pages,
        tree: composer.tree,
        info: Info {
            title,
            author: office_name(paper.profile),
            subject: paper.ledger.period.clone(),
            classification: String::new(),
            created: paper.printed,
        },
        missing: composer.missing,
    })
}

/// Title, period and facts.
fn head(composer: &mut Composer, ledger: &Ledger) -> Vec<Strip> {
    let tag = composer.tree.add(Tree::ROOT, Role::H1);
    let setting = Setting::left(Type::new(12.0, 15.0).bold(), COLUMN, tag).aligned(Align::Center);
    let mut strips = spaced(composer.paragraph(&ledger.title, &setting), mm(4.0));
    if !ledger.period.is_empty() {
        let tag = composer.tree.add(Tree::ROOT, Role::P);
        let setting = Setting::left(Type::new(10.0, 13.0), COLUMN, tag).aligned(Align::Center);
        strips.extend(composer.paragraph(&ledger.period, &setting));
    }
    let fields = Fields {
        kind: TEXT,
        label: COLUMN.x,
        colon: COLUMN.x + mm(45.0),
        value: Column::between(COLUMN.x + mm(48.0), COLUMN.right()),
    };
    for (index, (label, value)) in ledger.facts.iter().enumerate() {
        let lines = fields.line(composer, label, value, Tree::ROOT);
        strips.extend(spaced(lines, if index == 0 { mm(2.5) } else { 0.0 }));
    }
    strips
}

fn body(composer: &mut Composer, ledger: &Ledger) -> Vec<Strip> {
    let style = Style {
        column: COLUMN,
        widths: ledger.columns.iter().map(|column| column.width).collect(),
        kind: KIND,
        heading: Type::new(8.0, 9.6).bold(),
        padding: (mm(1.2), mm(0.9)),
        rule: 0.5,
        least: 0.0,
        least_heading: 0.0,
        tallest: mm(90.0),
        centered: false,
    };
    let rows: Vec<Vec<Cell>> =
        ledger.rows.iter().map(|row| row.iter().map(Cell::of).collect::<Vec<_>>()).collect();
    let grouped = ledger.columns.iter().any(|column| !column.group.is_empty());
    let least: &[f32] = if grouped { &[mm(5.4), mm(5.4), mm(3.8)] } else { &[mm(10.8), mm(3.8)] };
    let names = least.len() - 1;
    table::spanned(composer, &heading(ledger, style.heading, names), least, &rows, &style, Tree::ROOT)
}

/// Groups over their columns, columns without group over all `names` rows, then the column numbers.
fn heading(ledger: &Ledger, kind: Type, names: usize) -> Vec<HeadCell> {
    let mut cells = Vec::new();
    let mut index = 0;
    for group in ledger.columns.chunk_by(|one, other| !one.group.is_empty() && one.group == other.group) {
        let end = index + group.len();
        if group[0].group.is_empty() {
            cells.push(HeadCell::new(group[0].title, kind, 0..names, index..end));
        } else {
            cells.push(HeadCell::new(group[0].group, kind, 0..1, index..end));
            let own = group.iter().zip(index..);
            cells.extend(own.map(|(column, at)| HeadCell::new(column.title, kind, 1..2, at..at + 1)));
        }
        index = end;
    }
    cells.extend(HeadCell::numbers(names, ledger.columns.len(), Type::new(7.0, 8.4)));
    cells
}

/// Whoever knows of the book on the left, whoever keeps it on the right.
fn signatures(composer: &mut Composer, paper: &RegisterPaper<'_>) -> Vec<Strip> {
    let profile = paper.profile;
    let day = paper.printed.date_naive();
    let keeper = profile.archivist().map(|position| position.id.clone()).unwrap_or_default();
    let chief =
        if profile.secretary.is_empty() { profile.head() } else { profile.position(&profile.secretary) };
    let chief = chief.map(|position| position.id.clone()).unwrap_or_default();
    let place = match profile.seat.trim() {
        "" => long_date(day),
        seat => format!("{seat}, {}", long_date(day)),
    };
    let columns = [Column { width: mm(120.0), ..COLUMN }, Column::between(RIGHT, COLUMN.right())];
    let sides = [("Mengetahui".to_owned(), chief), (place, keeper)];
    let blocks = sides.into_iter().zip(columns).map(|((lead, signatory), column)| {
        let tag = composer.tree.add(Tree::ROOT, Role::P);
        let mut block = composer.paragraph(&lead, &Setting::left(TEXT, column, tag));
        let signature = Signature::of(profile, &signatory, "", day);
        let rules = &profile.letters.signature;
        block.extend(signature::block(composer, &signature, column, TEXT, SIGNATURE, rules));
        block
    });
    let blocks = blocks.collect();
    together(vec![beside(blocks)])
}
