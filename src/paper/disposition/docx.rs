//! A disposition sheet as DOCX: the frame as a table, the chain as another.

use docx_rs::{
    Docx, Header, HeightRule, Paragraph, Run, TabValueType, Table, TableBorders, TableCell, TableLayoutType,
    TableRow, VAlignType, WidthType,
};

use super::chain::{HEADINGS, WIDTHS, cells as chain_cells};
use super::form::sentence_case;
use super::{COPY, DispositionPaper, Style, info, short_title};
use crate::domain::disposition::{Disposition, SheetHead};
use crate::domain::indonesian::{local, long_date};
use crate::domain::letter::Urgency;
use crate::paper::PaperError;
use crate::paper::body::BodyStyle;
use crate::paper::compose::{Align, Composer, Type};
use crate::paper::docx::{Par, bytes, cells, document, emblem, twips};
use crate::paper::frame::Frame;
use crate::paper::letterhead::{HeadStyle, lines};
use crate::paper::signature::{Signature, acting};
use crate::paper::unit::mm;

/// Signs of the boxes; word processors find them in their own symbol fonts.
const OPEN: char = '☐';
const TICKED: char = '☑';

/// A disposition sheet as a DOCX file.
///
/// # Errors
/// As [`super::disposition_sheet`], or when the archive cannot be put together.
pub fn disposition_docx(paper: &DispositionPaper<'_>) -> Result<Vec<u8>, PaperError> {
    let style = Style::of(paper);
    let rules = &paper.profile.letters;
    let body = BodyStyle { kind: style.kind, column: style.column, indent: 0.0, justified: false };
    let frame = Frame { sheet: style.sheet, body };
    let mut docx = document(&frame, &rules.margins, rules.body.font, &info(paper));
    docx = docx.header(Header::new().add_paragraph(Paragraph::new()));
    docx = letterhead(docx, paper, &style)?;
    let title = Type::new(style.kind.size * 1.17, style.kind.pitch * 1.17).bold();
    let centered = Par { align: Align::Center, before: mm(3.2), ..Par::left(title) };
    docx = docx.add_paragraph(centered.says("LEMBAR DISPOSISI"));
    docx = docx.add_paragraph(Par::left(Type { pitch: mm(2.7), ..style.kind }).says(""));
    docx = docx.add_table(form(paper, &style));
    docx = docx.add_paragraph(Par::left(Type { pitch: mm(3.0), ..style.kind }).says(""));
    docx = docx.add_table(chain(paper, &style));
    let small =
        Par { before: mm(1.5), ..Par::left(Type::new(style.kind.size * 0.81, style.kind.pitch * 0.81)) };
    if paper.is_copy() {
        docx = docx.add_paragraph(small.says(COPY));
    }
    bytes(docx.add_paragraph(small.says(&rules.sheet.footer)))
}

fn letterhead(docx: Docx, paper: &DispositionPaper<'_>, style: &Style) -> Result<Docx, PaperError> {
    let rules = &paper.profile.letters.letterhead;
    let head = if style.small { HeadStyle::small(rules) } else { HeadStyle::full(rules) };
    let mut composer = Composer::new()?.in_font(paper.profile.letters.body.font);
    let beside = head.emblem().0 + mm(3.0);
    let width = style.column.width - beside;
    let mut text = TableCell::new().vertical_align(VAlignType::Center);
    for (line, kind) in lines(&mut composer, paper.profile, &head, width) {
        text = text.add_paragraph(Par { align: Align::Center, ..Par::left(kind) }.says(&line));
    }
    let picture = emblem(paper.profile, head.emblem())?;
    let run = picture.map_or_else(Run::new, |picture| Run::new().add_image(picture));
    let figure = TableCell::new().add_paragraph(Paragraph::new().add_run(run));
    let row = TableRow::new(vec![figure, text]);
    let rule = docx_rs::TableBorder::new(docx_rs::TableBorderPosition::Bottom)
        .border_type(docx_rs::BorderType::ThickThinSmallGap)
        .size(24)
        .color("000000");
    let table = Table::without_borders(vec![row])
        .set_grid(vec![cells(beside), cells(width)])
        .layout(TableLayoutType::Fixed)
        .set_borders(TableBorders::with_empty().set(rule));
    Ok(docx.add_table(table))
}

fn form(paper: &DispositionPaper<'_>, style: &Style) -> Table {
    let blank = SheetHead::default();
    let head = paper.head.unwrap_or(&blank);
    let width = style.column.width;
    let grid = [width * style.left, width * (1.0 - style.left)];
    let first = paper.chain.first();
    let field = |label: &str, value: &str, at: f32| {
        let tabs = [(TabValueType::Left, at), (TabValueType::Left, at + mm(2.8))];
        let left = at + mm(2.8);
        Par { left, first: -left, before: mm(1.0), tabs: &tabs, ..Par::left(style.kind) }
            .says(&format!("{label}\t:\t{value}"))
    };
    let column = |paragraphs: Vec<Paragraph>, span: usize| {
        paragraphs.into_iter().fold(TableCell::new().grid_span(span), TableCell::add_paragraph)
    };
    let (left, right) = style.labels;
    let letter = vec![
        field("Surat dari", &head.sender, left),
        field("No. Surat", &head.number, left),
        field("Tgl. Surat", &head.date, left),
    ];
    let marking = &paper.profile.letters.marking;
    let boxes = [
        (&sentence_case(&marking.urgency[2]), head.urgency == Urgency::Immediate),
        (&sentence_case(&marking.urgency[1]), head.urgency == Urgency::Urgent),
        (&marking.security[1], head.secret),
    ];
    let boxes: Vec<String> = boxes.into_iter().map(|(word, ticked)| tick(word, ticked)).collect();
    let receipt = vec![
        field("Diterima Tgl.", &head.received, right),
        field("No. Agenda", &head.agenda, right),
        field("Sifat", &boxes.join("   "), right),
    ];
    let rows = vec![
        TableRow::new(vec![column(letter, 1), column(receipt, 1)]),
        TableRow::new(vec![column(vec![field("Hal", &head.subject, left)], 2)]),
        TableRow::new(vec![
            column(recipients(paper, first, style), 1),
            column(instructions(paper, first, style), 1),
        ]),
        TableRow::new(vec![column(note(paper, first, style), 2)])
            .row_height(twips(style.note) as f32)
            .height_rule(HeightRule::AtLeast),
    ];
    Table::new(rows).set_grid(grid.map(cells).to_vec()).layout(TableLayoutType::Fixed)
}

fn tick(text: &str, ticked: bool) -> String {
    format!("{} {text}", if ticked { TICKED } else { OPEN })
}

fn list(heading: &str, ticks: Vec<(String, bool)>, style: &Style) -> Vec<Paragraph> {
    let par = Par { before: mm(0.8), ..Par::left(style.kind) };
    let mut paragraphs = vec![par.says(&format!("{heading}:"))];
    paragraphs.extend(ticks.into_iter().map(|(text, ticked)| par.says(&tick(&text, ticked))));
    paragraphs.push(par.says(&tick("……………………………………", false)));
    paragraphs
}

fn recipients(paper: &DispositionPaper<'_>, first: Option<&Disposition>, style: &Style) -> Vec<Paragraph> {
    let profile = paper.profile;
    let offered = &profile.disposition.recipients;
    let chosen = first.map_or(&[][..], |row| &row.to);
    let others = chosen.iter().filter(|id| !offered.contains(id));
    let ticks = offered.iter().chain(others);
    let ticks = ticks.map(|id| (short_title(profile, id).to_owned(), chosen.contains(id))).collect();
    list(&profile.letters.sheet.recipients, ticks, style)
}

fn instructions(paper: &DispositionPaper<'_>, first: Option<&Disposition>, style: &Style) -> Vec<Paragraph> {
    let profile = paper.profile;
    let offered = &profile.disposition.instructions;
    let chosen = first.map_or(&[][..], |row| &row.instructions);
    let others = chosen.iter().filter(|text| !offered.contains(text));
    let ticks = offered.iter().chain(others).map(|text| (text.clone(), chosen.contains(text))).collect();
    list(&profile.letters.sheet.instructions, ticks, style)
}

fn note(paper: &DispositionPaper<'_>, first: Option<&Disposition>, style: &Style) -> Vec<Paragraph> {
    let profile = paper.profile;
    let par = Par::left(style.kind);
    let mut paragraphs = vec![par.says("Catatan:")];
    if let Some(note) = first.map(|row| row.note.trim()).filter(|note| !note.is_empty()) {
        paragraphs.push(par.says(note));
    }
    let day = first.map_or_else(|| paper.printed.date_naive(), |row| local(row.at, profile.zone).date());
    let date = match first.is_some_and(|row| row.transcribed) {
        true => long_date(day),
        false => "……………………".to_owned(),
    };
    let sign = Par { left: style.column.width * 0.56, ..par };
    paragraphs.push(Par { before: mm(10.0), ..sign }.says(&format!("Tanggal {date}")));
    let signer = first.and_then(|row| profile.position(&row.from)).or(profile.head());
    let holder = signer.and_then(|position| profile.holder(&position.id, day));
    if let Some(position) = signer {
        let title = format!("{}{},", acting(profile, position, day), position.short_title());
        paragraphs.push(sign.says(&title));
    }
    paragraphs.push(Par { kind: Type { pitch: style.signature, ..style.kind }, ..sign }.says(""));
    let person = holder.map(|holder| Signature::person(holder.person, &profile.letters.signature));
    let Signature { name, rank, nip, .. } = person.unwrap_or_default();
    paragraphs.extend([name, rank, nip].iter().filter(|line| !line.is_empty()).map(|line| sign.says(line)));
    paragraphs
}

fn chain(paper: &DispositionPaper<'_>, style: &Style) -> Table {
    let total: f32 = WIDTHS.iter().sum();
    let grid: Vec<usize> = WIDTHS.iter().map(|width| cells(style.column.width * width / total)).collect();
    let kind = Type::new(9.0, 11.0);
    let row = |texts: Vec<String>, bold: bool| {
        let kind = if bold { kind.bold() } else { kind };
        let cell = |index: usize| {
            let text = texts.get(index).map(String::as_str).unwrap_or_default();
            TableCell::new().width(grid[index], WidthType::Dxa).add_paragraph(Par::left(kind).says(text))
        };
        TableRow::new((0..grid.len()).map(cell).collect())
    };
    let mut rows = vec![row(HEADINGS.map(str::to_owned).to_vec(), true)];
    let mut own: Vec<Vec<String>> = paper.chain.iter().map(|it| chain_cells(paper.profile, it)).collect();
    own.resize(own.len().max(3), Vec::new());
    let tall = twips(mm(12.5)) as f32;
    rows.extend(own.into_iter().map(|it| row(it, false).row_height(tall).height_rule(HeightRule::AtLeast)));
    Table::new(rows).set_grid(grid.clone()).layout(TableLayoutType::Fixed)
}
