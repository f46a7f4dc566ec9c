//! The recovery key on paper: words to type in again, and the same as QR for a camera.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use super::compose::{Align, Composer, Setting, Type};
use super::display::{Color, Item, Point, Ring, Shape, Step};
use super::flow::{Sheet, flow};
use super::strip::{Strip, spaced};
use super::structure::{Role, Tag, Tree};
use super::unit::{Column, mm};
use super::{Info, Paper, PaperError};
use crate::domain::indonesian::long_date;

/// What stands on the sheet.
#[derive(Debug, Clone, Copy)]
pub struct RecoveryPaper<'a> {
    /// The office.
    pub office: &'a str,
    /// The words, separated by blanks.
    pub words: &'a str,
    /// When it is printed.
    pub printed: DateTime<FixedOffset>,
}

const EXPLAINED: [&str; 4] = [
    "Lembar ini membuka kembali kantor di Lajur bila semua laptop admin hilang atau rusak. Siapa pun yang memegangnya dapat menjadi admin kantor dan membaca semua berkas tukar serta cadangan kantor.",
    "Simpan dalam amplop tertutup di brankas atau lemari terkunci, terpisah dari semua laptop. Jangan difoto, jangan dikirim lewat pesan.",
    "Cara memakai: pada laptop baru, jalankan lajur recover --name \"Nama Laptop\" --words - --from cadangan.lajur, lalu ketik ketujuh belas kata di bawah ini berurutan dan tekan Enter. Kata terakhir memeriksa kata lainnya.",
    "Bila lembar ini hilang, cetak yang baru pada laptop admin (layar Tukar): yang lama langsung tidak berlaku.",
];

/// The sheet.
///
/// # Errors
/// When the fonts inside the program cannot be read.
pub fn recovery_sheet(paper: &RecoveryPaper<'_>) -> Result<Paper, PaperError> {
    let mut composer = Composer::new()?;
    let column = Column { x: mm(25.0), width: mm(160.0) };
    let text = Type::new(11.0, 15.5);
    let title = composer.tree.add(Tree::ROOT, Role::H1);
    let heading = Setting::left(Type::new(16.0, 22.0).bold(), column, title).aligned(Align::Center);
    let mut strips = composer.paragraph("KUNCI PEMULIHAN KANTOR", &heading);
    let named = composer.tree.add(Tree::ROOT, Role::P);
    let line = format!("{} · dicetak {}", paper.office, long_date(paper.printed.date_naive()));
    strips.extend(composer.paragraph(&line, &Setting::left(text, column, named).aligned(Align::Center)));
    for explained in EXPLAINED {
        let tag = composer.tree.add(Tree::ROOT, Role::P);
        strips.extend(spaced(composer.paragraph(explained, &Setting::left(text, column, tag)), mm(3.0)));
    }
    strips.extend(spaced(numbered(&mut composer, paper.words, column), mm(7.0)));
    strips.push(qr(paper.words, column)?);
    let sheet =
        Sheet { width: mm(210.0), height: mm(297.0), first_top: mm(25.0), top: mm(25.0), bottom: mm(277.0) };
    let flowed = flow(&strips, &sheet);
    let info = Info {
        title: "Kunci pemulihan kantor".to_owned(),
        author: paper.office.to_owned(),
        subject: "Lajur".to_owned(),
        classification: String::new(),
        created: paper.printed,
    };
    Ok(Paper { pages: flowed.pages, tree: composer.tree, info, missing: composer.missing })
}

/// The words, four to a line, each with its number.
fn numbered(composer: &mut Composer, words: &str, column: Column) -> Vec<Strip> {
    const ACROSS: usize = 4;
    let kind = Type::new(14.0, 24.0);
    let small = Type { color: Color::grey(90), ..Type::new(9.0, 24.0) };
    let words: Vec<&str> = words.split_whitespace().collect();
    let width = column.width / ACROSS as f32;
    let mut strips = Vec::new();
    for (row, group) in words.chunks(ACROSS).enumerate() {
        let tag = composer.tree.add(Tree::ROOT, Role::P);
        let mut strip = Strip { height: kind.pitch, ..Strip::default() };
        for (across, word) in group.iter().enumerate() {
            let x = column.x + width * across as f32;
            let number = format!("{} ", row * ACROSS + across + 1);
            strip.items.extend(composer.word(&number, small, x, tag).items);
            strip.items.extend(composer.word(word, kind.bold(), x + mm(7.0), tag).items);
        }
        strips.push(strip);
    }
    strips
}

/// The words as QR, black squares 1.2 mm wide; it says nothing that the words do not say.
fn qr(words: &str, column: Column) -> Result<Strip, PaperError> {
    const CELL: f32 = mm(1.2);
    let refused = |error: qrcode::types::QrError| PaperError::Pdf(error.to_string());
    let code = qrcode::QrCode::with_error_correction_level(words, qrcode::EcLevel::M).map_err(refused)?;
    let across = code.width();
    let side = across as f32 * CELL;
    let left = column.x + (column.width - side) / 2.0;
    let mut rings = Vec::new();
    for (row, line) in code.to_colors().chunks(across).enumerate() {
        let dark = |at: usize| line.get(at).is_some_and(|color| *color == qrcode::Color::Dark);
        let mut at = 0;
        while at < across {
            let length = (at..across).take_while(|at| dark(*at)).count();
            if length > 0 {
                rings.push(bar(left + at as f32 * CELL, row as f32 * CELL, length as f32 * CELL, CELL));
            }
            at += length.max(1);
        }
    }
    let shape = Shape::Path { rings: Arc::new(rings), pen: None, fill: Some(Color::BLACK) };
    Ok(Strip { gap: mm(8.0), height: side, items: vec![Item { tag: Tag::NONE, shape }], ..Strip::default() })
}

fn bar(x: f32, y: f32, width: f32, height: f32) -> Ring {
    let to = |x: f32, y: f32| Step::Line(Point { x, y });
    let steps = vec![to(x + width, y), to(x + width, y + height), to(x, y + height)];
    Ring { start: Point { x, y }, steps, closed: true }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_stands_on_one_page() {
        let words: Vec<String> = (0..17).map(|number| format!("kata{number}")).collect();
        let printed = DateTime::parse_from_rfc3339("2026-11-20T09:00:00+07:00").unwrap();
        let words = words.join(" ");
        let paper = RecoveryPaper { office: "Diskominfo Contoh", words: &words, printed };
        let sheet = recovery_sheet(&paper).unwrap();
        assert_eq!(sheet.pages.len(), 1);
        let dump = sheet.dump();
        assert!(words.split(' ').all(|word| dump.contains(word)));
        assert!(sheet.missing.is_empty());
        assert!(sheet.to_pdf().unwrap().starts_with(b"%PDF"));
    }
}
