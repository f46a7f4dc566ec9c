//! A letter as DOCX.

use docx_rs::{
    AlignmentType, BorderType, Docx, Footer, Header, HeightRule, PageNum, Paragraph, Run, TabValueType,
    Table, TableBorder, TableBorderPosition, TableBorders, TableCell, TableLayoutType, TableRow, VAlignType,
    WidthType,
};

use super::assignment::{CLOSING, clauses};
use super::handover::{self, Handover};
use super::{LetterPaper, SIGNATURE_SPACE, furnish_words, info, number, signed};
use crate::domain::indonesian::nip;
use crate::domain::letter::{Assignee, Block, Body, Point, Section, Variant};
use crate::domain::numbering::Piece;
use crate::domain::tnd::HeadRule;
use crate::paper::PaperError;
use crate::paper::body::{NUMBER, PARAGRAPH_GAP, POINT_GAP, label};
use crate::paper::compose::{Align, Composer, Type};
use crate::paper::docx::{Par, bytes, cells, document, emblem, tags, twips};
use crate::paper::form::{FOR_THE_PEN, Signer};
use crate::paper::frame::Frame;
use crate::paper::letterhead::{HeadStyle, lines as head_lines};
use crate::paper::signature::{self, Signature};
use crate::paper::unit::mm;

/// A letter as a DOCX file; with `srikandi`, number, date and signer stay that application's placeholders.
///
/// # Errors
/// As [`super::letter`], or when the archive cannot be put together.
pub fn letter_docx(paper: &LetterPaper<'_>, srikandi: bool) -> Result<Vec<u8>, PaperError> {
    let rules = &paper.profile.letters;
    let frame = Frame::of(rules);
    let docx = document(&frame, &rules.margins, rules.body.font, &info(paper));
    let composer = Composer::new()?.in_font(rules.body.font);
    let mut letter = Letter { paper, frame, composer, srikandi, docx };
    letter.around()?;
    match &paper.content().body {
        Body::Letter { blocks } => {
            letter.head();
            letter.blocks(blocks, 0.0, letter.frame.body.indent, letter.frame.body.kind.pitch);
        }
        Body::Assignment { basis, people, tasks } => letter.assignment(basis, people, tasks),
        Body::Report { from, sections } => letter.report(from, sections),
        Body::Memo { from, blocks } => {
            letter.memo_head(from);
            letter.blocks(blocks, 0.0, letter.frame.body.indent, mm(2.0));
        }
        Body::Handover { giver, receiver, goods, terms, witness } => {
            letter.handover(&Handover { giver, receiver, goods, terms, witness });
            return bytes(letter.docx);
        }
    }
    letter.closing();
    if !paper.content().body.is_memo() {
        letter.copies();
    }
    bytes(letter.docx)
}

struct Letter<'a> {
    paper: &'a LetterPaper<'a>,
    frame: Frame,
    composer: Composer,
    srikandi: bool,
    docx: Docx,
}

impl Letter<'_> {
    fn kind(&self) -> Type {
        self.frame.body.kind
    }

    fn width(&self) -> f32 {
        self.frame.body.column.width
    }

    fn add(&mut self, paragraph: Paragraph) {
        self.docx = std::mem::take(&mut self.docx).add_paragraph(paragraph);
    }

    fn table(&mut self, table: Table) {
        self.docx = std::mem::take(&mut self.docx).add_table(table);
    }

    /// What stands above and below the text: the letterhead on the first page, numbers on the others, the marks.
    fn around(&mut self) -> Result<(), PaperError> {
        let kind = self.kind();
        let centered = Par { align: Align::Center, ..Par::left(kind) };
        let later = centered.says("- ").add_page_num(PageNum::new()).add_run(Run::new().add_text(" -"));
        let memo = self.paper.content().body.is_memo();
        let mut first = Header::new();
        if !memo || self.paper.profile.letters.memo.letterhead {
            first = first.add_table(self.letterhead()?);
        }
        // The white space between letterhead and text; a table must not end a head in any case.
        first = first.add_paragraph(Par::left(Type { pitch: mm(6.0), ..kind }).says(""));
        // In this order: docx-rs names heads as they come, but ties their pictures to the usual head first.
        let mut docx =
            std::mem::take(&mut self.docx).header(Header::new().add_paragraph(later)).first_header(first);
        if let Some((left, right)) = furnish_words(self.paper) {
            let par = Par { tabs: &[(TabValueType::Right, self.width())], ..Par::left(Type::new(7.5, 9.5)) };
            let mark = match self.paper.variant {
                Variant::FileCopy => "PERTINGGAL: ",
                _ => "KONSEP: ",
            };
            let line = || Footer::new().add_paragraph(par.says(&format!("{mark}{left}\t{right}")));
            docx = docx.first_footer(line()).footer(line());
        }
        self.docx = docx;
        Ok(())
    }

    fn letterhead(&mut self) -> Result<Table, PaperError> {
        let rules = &self.paper.profile.letters.letterhead;
        let style = HeadStyle::full(rules);
        let size = style.emblem();
        let picture = emblem(self.paper.profile, size)?;
        let beside = if picture.is_some() { size.0 + mm(3.0) } else { 0.0 };
        let column = self.width() - beside;
        let lines = head_lines(&mut self.composer, self.paper.profile, &style, column);
        let mut text =
            TableCell::new().vertical_align(VAlignType::Center).width(cells(column), WidthType::Dxa);
        for (line, kind) in lines {
            text = text.add_paragraph(Par { align: Align::Center, ..Par::left(kind) }.says(&line));
        }
        let mut row = Vec::new();
        let mut grid = Vec::new();
        if let Some(picture) = picture {
            let paragraph =
                Paragraph::new().align(AlignmentType::Left).add_run(Run::new().add_image(picture));
            let cell =
                TableCell::new().vertical_align(VAlignType::Center).width(cells(beside), WidthType::Dxa);
            row.push(cell.add_paragraph(paragraph));
            grid.push(cells(beside));
        }
        row.push(text);
        grid.push(cells(column));
        let (border, eighths) = match rules.rule {
            HeadRule::ThickThin => (BorderType::ThickThinSmallGap, 24),
            HeadRule::ThinThick => (BorderType::ThinThickSmallGap, 24),
            HeadRule::Single => (BorderType::Single, 18),
        };
        let rule =
            TableBorder::new(TableBorderPosition::Bottom).border_type(border).size(eighths).color("000000");
        let row = TableRow::new(row)
            .row_height(twips(style.height() + mm(1.5)) as f32)
            .height_rule(HeightRule::AtLeast);
        Ok(plain(vec![row], grid).set_borders(TableBorders::with_empty().set(rule)))
    }

    /// A labelled line: label, colon and value, which wraps inside its own width.
    fn labelled(&mut self, label: &str, value: &str, colon: f32, right: f32) {
        let value_at = colon + mm(3.5);
        let tabs = [(TabValueType::Left, colon), (TabValueType::Left, value_at)];
        let par = Par { left: value_at, first: -value_at, right, tabs: &tabs, ..Par::left(self.kind()) };
        self.add(par.says(&format!("{label}\t:\t{value}")));
    }

    /// The number as this file shows it.
    fn number(&self) -> String {
        if self.srikandi {
            return tags::NUMBER.to_owned();
        }
        let piece = |piece: Piece| match piece {
            Piece::Text(text) => text,
            Piece::Gap => "\u{a0}".repeat(8),
        };
        number::pieces(self.paper).into_iter().map(piece).collect()
    }

    fn date(&self) -> String {
        if self.srikandi { tags::DATE.to_owned() } else { self.paper.date() }
    }

    /// Nomor, Sifat, Lampiran, Hal, the date beside them, and the addressee.
    fn head(&mut self) {
        let (kind, width) = (self.kind(), self.width());
        let content = self.paper.content();
        let rules = &self.paper.profile.letters;
        let (colon, value) = (mm(20.0), mm(23.5));
        let seat = self.paper.profile.seat.trim();
        let place = if rules.date_place && !seat.is_empty() { format!("{seat},") } else { String::new() };
        let date = format!("{place} {}", self.date());
        let tabs = [(TabValueType::Left, colon), (TabValueType::Left, value), (TabValueType::Right, width)];
        let number = self.number();
        let date_width = self.composer.width(&date, kind);
        let number_width = self.composer.width(&number, kind);
        let par = Par { tabs: &tabs, ..Par::left(kind) };
        // Number and date stand on one line when both fit there.
        if value + number_width + mm(4.0) + date_width > width {
            self.add(Par { align: Align::Right, ..Par::left(kind) }.says(date.trim()));
            self.add(par.says(&format!("Nomor\t:\t{number}")));
        } else {
            self.add(par.says(&format!("Nomor\t:\t{number}\t{}", date.trim())));
        }
        let enclosure = if content.enclosure.trim().is_empty() { "-" } else { &content.enclosure };
        let marking = rules.marking.marking(content.security, content.urgency);
        let beside = (width - value - mm(72.0)).max(0.0);
        for (label, text) in [("Sifat", marking), ("Lampiran", enclosure), ("Hal", content.subject.as_str())]
        {
            self.labelled(label, text, colon, beside);
        }
        self.addressee();
    }

    fn addressee(&mut self) {
        let kind = self.kind();
        let content = self.paper.content();
        if content.addressee.trim().is_empty() {
            return;
        }
        let right = self.paper.profile.letters.address_side == crate::domain::tnd::AddressSide::Right;
        let start = if right { self.signature_x() } else { 0.0 };
        let (name, rest) = (start + mm(10.5), if right { 0.0 } else { (self.width() - mm(99.5)).max(0.0) });
        let at =
            |left: f32, first: f32, before: f32| Par { left, first, before, right: rest, ..Par::left(kind) };
        let tabs = [(TabValueType::Left, name)];
        let mut before = kind.pitch;
        if right {
            self.add(at(name, 0.0, before).says("Kepada"));
            before = 0.0;
        }
        for (index, line) in content.addressee.lines().enumerate() {
            self.add(match index {
                0 => Par { tabs: &tabs, ..at(name, -mm(10.5), before) }.says(&format!("Yth.\t{line}")),
                _ => at(name, 0.0, 0.0).says(line),
            });
        }
        if !content.place.trim().is_empty() {
            self.add(at(name, 0.0, 0.0).says("di"));
            self.add(at(name + mm(7.0), 0.0, 0.0).says(&content.place));
        }
    }

    fn blocks(&mut self, blocks: &[Block], left: f32, indent: f32, first_gap: f32) {
        let kind = self.kind();
        let align = if self.frame.body.justified { Align::Justify } else { Align::Left };
        let mut count = 0;
        for (index, block) in blocks.iter().enumerate() {
            let gap = if index == 0 { first_gap } else { PARAGRAPH_GAP };
            match block {
                Block::Paragraph(text) => {
                    count = 0;
                    let par =
                        Par { align, left, first: indent, before: gap, markup: true, ..Par::left(kind) };
                    self.add(par.says(text));
                }
                Block::Points(points) => {
                    self.points(points, left, 0, count, gap);
                    count += points.len();
                }
                Block::Table(table) => {
                    let left = if count > 0 { left + NUMBER } else { left };
                    self.small_table(table, left);
                }
            }
        }
    }

    /// Numbered points with their numbers as text, so that they stay what the letter quotes.
    fn points(&mut self, points: &[Point], left: f32, level: usize, first: usize, gap: f32) {
        let align = if self.frame.body.justified { Align::Justify } else { Align::Left };
        let text = left + NUMBER;
        for (index, point) in points.iter().enumerate() {
            let before = if index == 0 { gap } else { POINT_GAP };
            let tabs = [(TabValueType::Left, text)];
            let par = Par {
                align,
                left: text,
                first: -NUMBER,
                before,
                tabs: &tabs,
                markup: true,
                ..Par::left(self.kind())
            };
            self.add(par.says(&format!("{}\t{}", label(level, first + index), point.text)));
            if !point.points.is_empty() {
                self.points(&point.points, text, level + 1, 0, POINT_GAP);
            }
        }
    }

    fn small_table(&mut self, table: &crate::domain::letter::Table, left: f32) {
        let count = table.rows.iter().map(Vec::len).chain([table.header.len()]).max().unwrap_or(0);
        if count == 0 {
            return;
        }
        let size = self.kind().size * 10.0 / 12.0;
        let kind = Type { size, pitch: self.kind().size, ..self.kind() };
        let share = |index: usize| table.widths.get(index).map_or(1.0, |width| *width as f32).max(0.01);
        let total: f32 = (0..count).map(share).sum();
        let room = self.width() - left;
        let grid: Vec<usize> = (0..count).map(|index| cells(room * share(index) / total)).collect();
        let row = |texts: &[String], bold: bool| {
            let kind = if bold { kind.bold() } else { kind };
            let align = if bold { Align::Center } else { Align::Left };
            let cell = |index: usize| {
                let text = texts.get(index).map(String::as_str).unwrap_or_default();
                let par = Par { align, markup: !bold, ..Par::left(kind) };
                TableCell::new().width(grid[index], WidthType::Dxa).add_paragraph(par.says(text))
            };
            TableRow::new((0..count).map(cell).collect()).cant_split()
        };
        let header = (!table.header.is_empty()).then(|| row(&table.header, true));
        let rows = header.into_iter().chain(table.rows.iter().map(|texts| row(texts, false))).collect();
        let table = Table::new(rows).set_grid(grid).layout(TableLayoutType::Fixed).indent(twips(left));
        self.table(table.width(cells(room), WidthType::Dxa));
    }

    fn assignment(&mut self, basis: &[String], people: &[Assignee], tasks: &[String]) {
        let kind = self.kind();
        let rules = self.paper.profile.letters.assignment.clone();
        let centered = Par { align: Align::Center, keep: true, ..Par::left(kind) };
        self.add(Par { kind: kind.bold(), ..centered }.says(&rules.title));
        let number = self.number();
        self.add(centered.says(&format!("NOMOR {number}")));
        self.part("Dasar", &clauses(basis, ";", ""), mm(5.9));
        self.add(Par { before: mm(3.0), ..centered }.says(&format!("{}:", rules.verb)));
        for (index, person) in people.iter().enumerate() {
            let start = if people.len() > 1 { label(0, index) } else { String::new() };
            self.person(index, &start, person);
        }
        self.part("Untuk", &clauses(tasks, ";", " dan"), mm(3.0));
        let closing = Par { first: self.frame.body.indent, before: mm(3.0), ..Par::left(kind) };
        self.add(closing.says(CLOSING));
    }

    /// A list behind a label; a single text goes without number.
    fn part(&mut self, name: &str, texts: &[String], before: f32) {
        let (colon, list) = (mm(19.0), mm(22.5));
        for (index, text) in texts.iter().enumerate() {
            let numbered = texts.len() > 1;
            let at = if numbered { list + NUMBER } else { list };
            let tabs = [(TabValueType::Left, colon), (TabValueType::Left, list), (TabValueType::Left, at)];
            let lead = if index == 0 { format!("{name}\t:\t") } else { "\t\t".to_owned() };
            let mark = if numbered { format!("{}\t", label(0, index)) } else { String::new() };
            let gap = if index == 0 { before } else { POINT_GAP };
            let par = Par { left: at, first: -at, before: gap, tabs: &tabs, ..Par::left(self.kind()) };
            self.add(par.says(&format!("{lead}{mark}{text}")));
        }
    }

    fn person(&mut self, index: usize, mark: &str, person: &Assignee) {
        let (colon, list) = (mm(19.0), mm(22.5));
        let text = if mark.is_empty() { list } else { list + NUMBER };
        let stops = [colon, list, text, text + mm(41.0), text + mm(44.5)];
        let tabs = stops.map(|at| (TabValueType::Left, at));
        let tabs = if mark.is_empty() { &tabs[..1] } else { &tabs[..] };
        let tabs: Vec<_> = match mark.is_empty() {
            true => {
                [tabs, &stops[2..].iter().map(|at| (TabValueType::Left, *at)).collect::<Vec<_>>()].concat()
            }
            false => tabs.to_vec(),
        };
        let number = nip::spaced(&person.nip);
        let lines = [
            ("Nama", person.name.as_str()),
            ("Pangkat/Golongan", &person.rank),
            ("NIP", &number),
            ("Jabatan", &person.job),
        ];
        for (line, (name, value)) in
            lines.into_iter().filter(|(_, value)| !value.trim().is_empty()).enumerate()
        {
            let lead = match (index, line) {
                (0, 0) => "Kepada\t:\t",
                _ => "\t\t",
            };
            let mark = match (mark.is_empty(), line) {
                (true, _) => String::new(),
                (false, 0) => format!("{mark}\t"),
                (false, _) => "\t".to_owned(),
            };
            let before = if line > 0 {
                0.0
            } else if index == 0 {
                mm(3.0)
            } else {
                POINT_GAP
            };
            let left = text + mm(44.5);
            let par = Par { left, first: -left, before, tabs: &tabs, ..Par::left(self.kind()) };
            self.add(par.says(&format!("{lead}{mark}{name}\t:\t{value}")));
        }
    }

    /// Title, labelled lines and the rule of a nota dinas.
    fn memo_head(&mut self, from: &str) {
        let kind = self.kind();
        let content = self.paper.content();
        self.add(Par { align: Align::Center, ..Par::left(kind.bold()) }.says("NOTA DINAS"));
        self.add(Par::left(Type { pitch: mm(3.9), ..kind }).says(""));
        let enclosure = if content.enclosure.trim().is_empty() { "-" } else { &content.enclosure };
        let (number, date, copies) = (self.number(), self.date(), content.copies.join("\n"));
        let marking = self.paper.profile.letters.marking.marking(content.security, content.urgency);
        let lines = [
            ("Kepada", content.addressee.as_str()),
            ("Dari", from),
            ("Tembusan", &copies),
            ("Tanggal", &date),
            ("Nomor", &number),
            ("Sifat", marking),
            ("Lampiran", enclosure),
            ("Hal", &content.subject),
        ];
        for (label, value) in lines {
            if label != "Tembusan" || !value.is_empty() {
                self.labelled(label, value, mm(22.0), 0.0);
            }
        }
        let rule = TableBorder::new(TableBorderPosition::Bottom).size(6).color("000000");
        let blank = TableCell::new().add_paragraph(Par::left(Type { pitch: mm(2.0), ..kind }).says(""));
        let line = plain(vec![TableRow::new(vec![blank])], vec![cells(self.width())]);
        self.table(line.set_borders(TableBorders::with_empty().set(rule)));
    }

    fn report(&mut self, from: &str, sections: &[Section]) {
        self.memo_head(from);
        let kind = self.kind();
        for (index, section) in sections.iter().enumerate() {
            let tabs = [(TabValueType::Left, NUMBER)];
            let gap = if index == 0 { mm(2.0) } else { POINT_GAP };
            let par =
                Par { left: NUMBER, first: -NUMBER, before: gap, tabs: &tabs, keep: true, ..Par::left(kind) };
            self.add(par.says(&format!("{}\t{}", label(1, index).to_uppercase(), section.heading)));
            self.blocks(&section.blocks, NUMBER, 0.0, POINT_GAP);
        }
    }

    fn handover(&mut self, handover: &Handover<'_>) {
        let paper = self.paper;
        let kind = self.kind();
        let align = if self.frame.body.justified { Align::Justify } else { Align::Left };
        let centered = Par { align: Align::Center, keep: true, ..Par::left(kind) };
        let text = Par { align, before: PARAGRAPH_GAP, ..Par::left(kind) };
        let number = self.number();
        self.add(Par { kind: kind.bold(), ..centered }.says(&paper.content().subject.to_uppercase()));
        self.add(centered.says(&format!("NOMOR {number}")));
        self.add(text.says(&handover::opening(paper)));
        for (number, person) in [(1, handover.giver), (2, handover.receiver)] {
            let (lines, called) = handover::party(number, person);
            let stops = [NUMBER, mm(30.0), mm(33.5)];
            let tabs = stops.map(|at| (TabValueType::Left, at));
            for (index, (label, value)) in lines.into_iter().enumerate() {
                let mark = if index == 0 { format!("{number}.") } else { String::new() };
                let value = if value.trim().is_empty() { FOR_THE_PEN } else { &value };
                let before = if index == 0 { PARAGRAPH_GAP } else { 0.0 };
                let par = Par { left: stops[2], first: -stops[2], before, tabs: &tabs, ..Par::left(kind) };
                self.add(par.says(&format!("{mark}\t{label}\t:\t{value}")));
            }
            self.add(Par { left: NUMBER, ..Par::left(kind) }.says(called));
        }
        self.add(text.says(handover::GOODS));
        self.small_table(handover.goods, 0.0);
        for term in handover.terms {
            self.add(Par { markup: true, ..text }.says(term));
        }
        self.add(Par::left(kind).says(""));
        let signers = handover::signers(paper, handover);
        let half = self.width() / 2.0;
        let cell = |signer: Option<&Signer>, width: f32| {
            let mut cell = TableCell::new().width(cells(width), WidthType::Dxa);
            for line in signer.map(signed_lines).unwrap_or_default() {
                cell = cell.add_paragraph(Par { keep: true, ..Par::left(kind) }.says(&line));
            }
            cell
        };
        let parties =
            TableRow::new(vec![cell(signers.first(), half), cell(signers.get(1), half)]).cant_split();
        self.table(plain(vec![parties], vec![cells(half), cells(half)]));
        if let Some(witness) = signers.get(2) {
            self.add(Par::left(kind).says(""));
            for line in signed_lines(witness) {
                self.add(Par { left: mm(32.0), keep: true, ..Par::left(kind) }.says(&line));
            }
        }
    }

    /// Left edge of the signature block in the text column.
    fn signature_x(&self) -> f32 {
        signature::place(self.frame.body.column).x - self.frame.body.column.x
    }

    /// The signature block; on the pertinggal the table of initials stands above it.
    fn closing(&mut self) {
        let paper = self.paper;
        if paper.variant == Variant::FileCopy && !paper.initials.is_empty() {
            self.initials();
        }
        let kind = self.kind();
        let left = self.signature_x();
        let place = signature::place(self.frame.body.column);
        let par = Par { left, keep: true, ..Par::left(kind) };
        let mut before = kind.pitch;
        if matches!(paper.content().body, Body::Assignment { .. }) {
            self.add(Par { before, ..par }.says(&format!("Ditetapkan di {}", paper.profile.seat)));
            let date = self.date();
            self.add(par.says(&format!("pada tanggal {date}")));
            before = PARAGRAPH_GAP;
        }
        let signed = signed(paper);
        let mut titles: Vec<String> = match self.srikandi {
            true => vec![format!("{},", tags::TITLE)],
            false => signed.titles.clone(),
        };
        for title in std::mem::take(&mut titles) {
            titles.extend(signature::title_lines(&mut self.composer, &title, kind, place.width));
        }
        for (index, title) in titles.iter().enumerate() {
            let gap = if index == 0 { before } else { 0.0 };
            let tabs = [(TabValueType::Left, left)];
            self.add(match (index, signed.lead.as_str()) {
                (0, lead) if !lead.is_empty() && !self.srikandi => {
                    let hang = Par { first: -signature::HANG, before: gap, tabs: &tabs, ..par };
                    hang.says(&format!("{lead}\t{title}"))
                }
                _ => Par { before: gap, ..par }.says(title),
            });
        }
        let space = Par { kind: Type { pitch: SIGNATURE_SPACE, ..kind }, ..par };
        self.add(space.says(if self.srikandi { tags::SIGNATURE } else { "" }));
        let rules = &paper.profile.letters.signature;
        let name_kind = if rules.bold_name { kind.bold() } else { kind };
        let lines = match self.srikandi {
            true => [tags::NAME.to_owned(), signed.rank, format!("{} {}", rules.nip_label, tags::NIP)],
            false => [signed.name, signed.rank, signed.nip],
        };
        let lines: Vec<(usize, String)> =
            lines.into_iter().enumerate().filter(|(_, line)| !line.trim().is_empty()).collect();
        let last = lines.len().saturating_sub(1);
        for (index, (place, line)) in lines.into_iter().enumerate() {
            let kind = if place == 0 { name_kind } else { kind };
            self.add(Par { kind, keep: index < last, ..par }.says(&line));
        }
    }

    fn initials(&mut self) {
        let kind = Type::new(8.0, 9.6);
        let rules = self.paper.profile.letters.initials;
        let widths: &[f32] = if rules.dates { &[39.0, 16.0, 16.0] } else { &[49.0, 22.0] };
        let grid: Vec<usize> = widths.iter().map(|width| cells(mm(*width))).collect();
        let cell = |text: &str, kind: Type| {
            TableCell::new().vertical_align(VAlignType::Center).add_paragraph(Par::left(kind).says(text))
        };
        let heading = TableRow::new(vec![cell("PARAF HIERARKI", kind.bold()).grid_span(widths.len())]);
        let labels = ["Jabatan", "Paraf", "Tanggal"].into_iter().take(widths.len());
        let labels = TableRow::new(labels.map(|label| cell(label, kind.bold())).collect());
        let title = |id: &String| self.paper.profile.position(id).map_or(id.clone(), |it| it.title.clone());
        let mut rows: Vec<TableRow> = self
            .paper
            .initials
            .iter()
            .map(|id| {
                let cells = std::iter::once(title(id)).chain(vec![String::new(); widths.len() - 1]);
                let row = TableRow::new(cells.map(|text| cell(&text, kind)).collect());
                row.row_height(twips(mm(10.5)) as f32).height_rule(HeightRule::AtLeast)
            })
            .collect();
        if !rules.lowest_first {
            rows.reverse();
        }
        let rows = [vec![heading, labels], rows].concat();
        self.add(Par::left(self.kind()).says(""));
        self.table(Table::new(rows).set_grid(grid).layout(TableLayoutType::Fixed));
    }

    fn copies(&mut self) {
        let rules = &self.paper.profile.letters.copies;
        let trimmed = self.paper.content().copies.iter().map(|copy| copy.trim().trim_end_matches([';', '.']));
        let copies: Vec<&str> = trimmed.filter(|copy| !copy.is_empty()).collect();
        if copies.is_empty() {
            return;
        }
        let kind = self.kind();
        let heading = Par { before: kind.pitch, keep: true, ..Par::left(kind) }.says(&rules.heading);
        let numbered = copies.len() > 1 || rules.number_single;
        self.add(heading);
        for (index, copy) in copies.iter().enumerate() {
            let end = if index + 1 == copies.len() { "." } else { ";" };
            let tabs = [(TabValueType::Left, NUMBER)];
            self.add(match numbered {
                true => Par { left: NUMBER, first: -NUMBER, tabs: &tabs, ..Par::left(kind) }
                    .says(&format!("{}\t{copy}{end}", label(0, index))),
                false => Par::left(kind).says(&format!("{copy}{end}")),
            });
        }
    }
}

/// A signature of a berita acara line by line, with room for the pen.
fn signed_lines(signer: &Signer) -> Vec<String> {
    let Signature { titles, name, rank, nip, .. } = &signer.signature;
    let name = if name.trim().is_empty() { format!("({FOR_THE_PEN})") } else { name.clone() };
    let below = [name, rank.clone(), nip.clone()].into_iter().filter(|line| !line.trim().is_empty());
    let above = signer.lead.iter().chain(titles).cloned();
    above.chain(vec![String::new(); 3]).chain(below).collect()
}

/// A table without rules.
fn plain(rows: Vec<TableRow>, grid: Vec<usize>) -> Table {
    let width = grid.iter().sum();
    Table::without_borders(rows)
        .set_grid(grid)
        .layout(TableLayoutType::Fixed)
        .width(width, WidthType::Dxa)
        .margins(docx_rs::TableCellMargins::new().margin(0, 0, 0, 0))
}
