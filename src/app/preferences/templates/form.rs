//! The working copy of a template: its texts as fields and parts that can be typed into, and back.

use iced::widget::text_editor::{Action, Content, Edit};

use crate::domain::letter::LetterKind;
use crate::domain::template::placeholder::list_of;
use crate::domain::template::{
    AssignmentText, BlockText, ClauseText, HandoverText, MemoText, ReportText, SectionText, TableText,
    TemplateFile,
};

/// A text above or below the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Head {
    /// Klasifikasi.
    Classification,
    /// Hal.
    Subject,
    /// Lampiran.
    Enclosure,
    /// Yth.
    Addressee,
    /// Tempat.
    Place,
    /// Dari, of a nota dinas.
    From,
    /// Tembusan, one a line.
    Copies,
}

/// The heads in the order of [`Head`].
pub(super) const HEADS: [Head; 7] = [
    Head::Classification,
    Head::Subject,
    Head::Enclosure,
    Head::Addressee,
    Head::Place,
    Head::From,
    Head::Copies,
];

/// A text that can be typed into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// One above or below the body.
    Head(Head),
    /// A part of the body.
    Part(usize),
    /// A cell of a table.
    Cell(usize, usize),
}

/// What a part of the body is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    /// A paragraph.
    Paragraph,
    /// A numbered point; joined to the one above when both are repeated together.
    Point { joined: bool },
    /// A table; a fixed one keeps its place.
    Table { fixed: bool },
    /// A heading of a report.
    Heading,
    /// What an assignment rests on.
    Basis,
    /// What the assigned are to do.
    Task,
    /// What both parties of a berita acara agree on.
    Term,
}

/// One part of the body.
#[derive(Debug)]
pub(super) struct Part {
    pub role: Role,
    /// Path of the list it is repeated for; empty for none.
    pub each: String,
    /// Its text; empty for a table.
    pub text: Content,
    /// The columns of a table.
    pub columns: Vec<Column>,
}

/// One column of a table.
#[derive(Debug, Default)]
pub(super) struct Column {
    pub title: String,
    pub cell: Content,
    pub width: String,
}

/// A template while it is edited.
#[derive(Debug)]
pub(super) struct Form {
    /// What is not edited as text.
    pub file: TemplateFile,
    heads: [Content; 7],
    pub parts: Vec<Part>,
}

impl Part {
    pub fn new(role: Role, each: &str, text: &str) -> Self {
        Self { role, each: each.to_owned(), text: Content::with_text(text), columns: Vec::new() }
    }

    fn table(block: &BlockText, table: &TableText, fixed: bool) -> Self {
        let column = |(index, title): (usize, &String)| Column {
            title: title.clone(),
            cell: Content::with_text(table.row.get(index).map_or("", String::as_str)),
            width: table.widths.get(index).map(u32::to_string).unwrap_or_default(),
        };
        let columns = table.header.iter().enumerate().map(column).collect();
        Self { columns, ..Self::new(Role::Table { fixed }, &block.each, "") }
    }

    /// A table as a new one begins.
    pub fn new_table(each: &str) -> Self {
        Self {
            columns: vec![Column::default(), Column::default()],
            ..Self::new(Role::Table { fixed: false }, each, "")
        }
    }

    /// The text without the newline an editor ends with.
    fn text(&self) -> String {
        typed(&self.text)
    }

    /// Whether it keeps its place: a berita acara is nothing without its goods.
    pub fn is_fixed(&self) -> bool {
        self.role == Role::Table { fixed: true }
    }

    fn table_text(&self) -> TableText {
        let widths: Vec<&str> = self.columns.iter().map(|column| column.width.trim()).collect();
        // What is no number is no width, and is told as such.
        let width = |text: &&str| text.parse().unwrap_or(0);
        TableText {
            header: self.columns.iter().map(|column| column.title.trim().to_owned()).collect(),
            widths: match widths.iter().all(|width| width.is_empty()) {
                true => Vec::new(),
                false => widths.iter().map(width).collect(),
            },
            row: self.columns.iter().map(|column| typed(&column.cell)).collect(),
        }
    }
}

impl Form {
    /// A working copy.
    pub fn of(file: &TemplateFile) -> Self {
        let from = file.memo.as_ref().map(|memo| &memo.from);
        let from = from.or(file.report.as_ref().map(|report| &report.from)).cloned().unwrap_or_default();
        let copies = file.copies.join("\n");
        let heads = [
            &file.classification,
            &file.subject,
            &file.enclosure,
            &file.addressee,
            &file.place,
            &from,
            &copies,
        ];
        let mut parts = Vec::new();
        flatten(&file.blocks, &mut parts);
        if let Some(assignment) = &file.assignment {
            parts.extend(assignment.basis.iter().map(|text| Part::new(Role::Basis, "", text)));
            parts.extend(assignment.tasks.iter().map(|task| Part::new(Role::Task, &task.each, &task.text)));
        }
        for section in file.report.iter().flat_map(|report| &report.sections) {
            parts.push(Part::new(Role::Heading, "", &section.heading));
            flatten(&section.blocks, &mut parts);
        }
        if let Some(memo) = &file.memo {
            flatten(&memo.blocks, &mut parts);
        }
        if let Some(handover) = &file.handover {
            let table = handover.goods.table.clone().unwrap_or_default();
            parts.push(Part::table(&handover.goods, &table, true));
            parts.extend(handover.terms.iter().map(|text| Part::new(Role::Term, "", text)));
        }
        Self { file: file.clone(), heads: heads.map(|text| Content::with_text(text)), parts }
    }

    /// The text of a head.
    pub fn head(&self, head: Head) -> &Content {
        &self.heads[head as usize]
    }

    fn line(&self, head: Head) -> String {
        typed(self.head(head)).split('\n').map(str::trim).collect::<Vec<_>>().join(" ").trim().to_owned()
    }

    /// What the working copy says. Empty parts are left out.
    pub fn file(&self) -> TemplateFile {
        self.written().0
    }

    /// The template, and for every part the dotted name of its text in it; empty for a part that is left out.
    fn written(&self) -> (TemplateFile, Vec<String>) {
        let mut places = vec![String::new(); self.parts.len()];
        let whole = 0..self.parts.len();
        let from = self.line(Head::From);
        let copies = typed(self.head(Head::Copies));
        let copies = copies.lines().map(str::trim).filter(|line| !line.is_empty());
        let mut file = TemplateFile {
            classification: self.line(Head::Classification),
            enclosure: self.line(Head::Enclosure),
            subject: self.line(Head::Subject),
            addressee: typed(self.head(Head::Addressee)),
            place: self.line(Head::Place),
            copies: copies.map(str::to_owned).collect(),
            blocks: Vec::new(),
            ..self.file.clone()
        };
        if let Some(assignment) = &self.file.assignment {
            let basis = self.texts(&Role::Basis, "assignment.basis", &mut places);
            let tasks = self.texts(&Role::Task, "assignment.tasks", &mut places);
            file.assignment = Some(AssignmentText {
                basis: basis.into_iter().map(|(_, text)| text).collect(),
                people: assignment.people.clone(),
                tasks: tasks.into_iter().map(|(each, text)| ClauseText { each, text }).collect(),
            });
        } else if self.file.report.is_some() {
            file.report = Some(ReportText { from, sections: self.sections(&mut places) });
        } else if self.file.memo.is_some() {
            let blocks = self.blocks(whole, "memo.blocks", &mut places);
            file.memo = Some(MemoText { from, blocks });
        } else if let Some(handover) = &self.file.handover {
            let terms = self.texts(&Role::Term, "handover.terms", &mut places);
            let goods = self.parts.iter().position(Part::is_fixed).map(|index| {
                "handover.goods".clone_into(&mut places[index]);
                let part = &self.parts[index];
                BlockText {
                    each: part.each.clone(),
                    table: Some(part.table_text()),
                    ..handover.goods.clone()
                }
            });
            file.handover = Some(HandoverText {
                terms: terms.into_iter().map(|(_, text)| text).collect(),
                goods: goods.unwrap_or_default(),
                ..handover.clone()
            });
        } else {
            file.blocks = self.blocks(whole, "blocks", &mut places);
        }
        (file, places)
    }

    /// The parts of one kind that say something, with what they are repeated for.
    fn texts(&self, role: &Role, place: &str, places: &mut [String]) -> Vec<(String, String)> {
        let mut texts = Vec::new();
        for (index, part) in self.parts.iter().enumerate().filter(|(_, part)| part.role == *role) {
            let text = part.text();
            if !text.is_empty() {
                places[index] = format!("{place}.{}", texts.len());
                texts.push((part.each.clone(), text));
            }
        }
        texts
    }

    fn sections(&self, places: &mut [String]) -> Vec<SectionText> {
        let mut sections = Vec::new();
        let mut begin = 0;
        while begin < self.parts.len() {
            let headed = self.parts[begin].role == Role::Heading;
            let rest = begin + usize::from(headed);
            let next = self.parts[rest..].iter().position(|part| part.role == Role::Heading);
            let end = next.map_or(self.parts.len(), |next| rest + next);
            let place = format!("report.sections.{}", sections.len());
            let heading = if headed { self.parts[begin].text().replace('\n', " ") } else { String::new() };
            if headed {
                places[begin] = format!("{place}.heading");
            }
            let blocks = self.blocks(rest..end, &format!("{place}.blocks"), places);
            sections.push(SectionText { heading, blocks });
            begin = end;
        }
        sections
    }

    /// The blocks that parts make: points that follow each other are one list.
    fn blocks(&self, range: std::ops::Range<usize>, place: &str, places: &mut [String]) -> Vec<BlockText> {
        let mut blocks: Vec<BlockText> = Vec::new();
        for index in range {
            let part = &self.parts[index];
            let (text, each) = (part.text(), part.each.clone());
            let next = format!("{place}.{}", blocks.len());
            match part.role {
                Role::Table { .. } => {
                    places[index] = next;
                    blocks.push(BlockText { each, table: Some(part.table_text()), ..BlockText::default() });
                }
                _ if text.is_empty() => {}
                Role::Point { joined } => {
                    let last = blocks.len().saturating_sub(1);
                    match blocks.last_mut() {
                        Some(block)
                            if !block.points.is_empty()
                                && block.each == each
                                && (joined || each.is_empty()) =>
                        {
                            places[index] = format!("{place}.{last}.points.{}", block.points.len());
                            block.points.push(text);
                        }
                        _ => {
                            places[index] = format!("{next}.points.0");
                            blocks.push(BlockText { each, points: vec![text], ..BlockText::default() });
                        }
                    }
                }
                _ => {
                    places[index] = next;
                    blocks.push(BlockText { each, paragraph: Some(text), ..BlockText::default() });
                }
            }
        }
        blocks
    }

    /// Where a flaw stands that the template's own words name so; `None` when it belongs to no text.
    pub fn spot_of(&self, place: &str) -> Option<Spot> {
        let head = match place.split('.').next().unwrap_or_default() {
            "classification" => Some(Head::Classification),
            "subject" => Some(Head::Subject),
            "enclosure" => Some(Head::Enclosure),
            "addressee" => Some(Head::Addressee),
            "place" => Some(Head::Place),
            "copies" => Some(Head::Copies),
            _ if matches!(place, "memo.from" | "report.from") => Some(Head::From),
            _ => None,
        };
        if let Some(head) = head {
            return Some(Spot::Head(head));
        }
        let (_, places) = self.written();
        let below = |inner: &str, outer: &str| {
            !outer.is_empty() && (inner == outer || inner.starts_with(&format!("{outer}.")))
        };
        let own = places.iter().position(|part| below(place, part));
        own.or_else(|| places.iter().position(|part| below(part, place))).map(Spot::Part)
    }

    /// The text at a spot.
    pub fn text_mut(&mut self, spot: Spot) -> Option<&mut Content> {
        match spot {
            Spot::Head(head) => Some(&mut self.heads[head as usize]),
            Spot::Part(index) => self.parts.get_mut(index).map(|part| &mut part.text),
            Spot::Cell(index, column) => {
                self.parts.get_mut(index)?.columns.get_mut(column).map(|column| &mut column.cell)
            }
        }
    }

    /// Carries out what was typed; a text of one line stays one.
    pub fn perform(&mut self, spot: Spot, action: Action) {
        let one_line = match spot {
            Spot::Head(head) => !matches!(head, Head::Addressee | Head::Copies),
            Spot::Part(index) => self.parts.get(index).is_some_and(|part| part.role == Role::Heading),
            Spot::Cell(..) => false,
        };
        let breaks = matches!(action, Action::Edit(Edit::Enter));
        if let Some(text) = self.text_mut(spot).filter(|_| !(one_line && breaks)) {
            text.perform(action);
        }
    }

    /// The path of the list that items are taken from at a spot; `None` where nothing is repeated.
    pub fn each_at(&self, spot: Spot) -> Option<&str> {
        let (Spot::Part(index) | Spot::Cell(index, _)) = spot else { return None };
        self.parts.get(index).map(|part| part.each.as_str()).filter(|each| !each.is_empty())
    }

    /// What may be added to a kind of letter.
    pub fn roles(kind: LetterKind) -> Vec<Role> {
        let mut roles = match kind {
            LetterKind::Assignment => return vec![Role::Basis, Role::Task],
            LetterKind::Handover => return vec![Role::Term],
            LetterKind::Report => vec![Role::Heading],
            _ => Vec::new(),
        };
        roles.extend([Role::Paragraph, Role::Point { joined: false }]);
        roles.extend(list_of(kind).map(|_| Role::Table { fixed: false }));
        roles
    }

    /// Puts a new part behind another, or where its own kind ends, and says where it stands.
    pub fn add(&mut self, role: Role, behind: Option<usize>, kind: LetterKind) -> usize {
        let bound = matches!(role, Role::Basis | Role::Task | Role::Term);
        let own = self.parts.iter().rposition(|part| part.role == role);
        let at = match (bound, own) {
            (true, Some(last)) => last + 1,
            (true, None) if role == Role::Basis => 0,
            (true, None) => self.parts.len(),
            (false, _) => behind.map_or(self.parts.len(), |behind| (behind + 1).min(self.parts.len())),
        };
        let list = list_of(kind).map_or("", |list| list.path);
        let part = match role {
            Role::Table { .. } => Part::new_table(list),
            role => Part::new(role, "", ""),
        };
        self.parts.insert(at, part);
        at
    }

    /// Gives a table one column more, or one less.
    pub fn columns(&mut self, index: usize, more: bool) {
        let Some(part) = self.parts.get_mut(index) else { return };
        if more {
            part.columns.push(Column::default());
        } else if part.columns.len() > 1 {
            part.columns.pop();
        }
    }

    /// Takes a part away.
    pub fn remove(&mut self, index: usize) {
        if self.parts.get(index).is_some_and(|part| !part.is_fixed()) {
            self.parts.remove(index);
        }
    }

    /// The part that another changes places with when it moves; `None` where it cannot.
    pub fn neighbour(&self, index: usize, down: bool) -> Option<usize> {
        let other = if down { index.checked_add(1) } else { index.checked_sub(1) }?;
        let (part, beside) = (self.parts.get(index)?, self.parts.get(other)?);
        let bound = |part: &Part| matches!(part.role, Role::Basis | Role::Task | Role::Term);
        let fits = (!bound(part) && !bound(beside)) || part.role == beside.role;
        (fits && !part.is_fixed() && !beside.is_fixed()).then_some(other)
    }

    /// Moves a part up or down.
    pub fn shift(&mut self, index: usize, down: bool) {
        if let Some(other) = self.neighbour(index, down) {
            self.parts.swap(index, other);
        }
    }
}

/// What stands in an editor, without the newline it ends with.
fn typed(content: &Content) -> String {
    content.text().trim_end().to_owned()
}

fn flatten(blocks: &[BlockText], parts: &mut Vec<Part>) {
    for block in blocks {
        for (index, text) in block.points.iter().enumerate() {
            parts.push(Part::new(Role::Point { joined: index > 0 }, &block.each, text));
        }
        if let Some(text) = &block.paragraph {
            parts.push(Part::new(Role::Paragraph, &block.each, text));
        }
        if let Some(table) = &block.table {
            parts.push(Part::table(block, table, false));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Office;

    #[test]
    fn what_was_not_touched_comes_back_as_it_was() {
        for kind in LetterKind::ALL {
            let file = Office::builtin_template(kind).unwrap();
            assert_eq!(Form::of(&file).file(), file, "{kind:?}");
        }
        let mut file = Office::builtin_template(LetterKind::Refusal).unwrap();
        file.blocks[1].points.push("{{ number }}".into());
        file.blocks.push(file.blocks[1].clone());
        assert_eq!(Form::of(&file).file(), file, "points that are repeated together stay together");
    }

    #[test]
    fn a_flaw_is_found_where_it_stands() {
        let incomplete = Form::of(&Office::builtin_template(LetterKind::Incomplete).unwrap());
        for (place, spot) in [
            ("subject", Some(Spot::Head(Head::Subject))),
            ("copies.0", Some(Spot::Head(Head::Copies))),
            ("blocks.0", Some(Spot::Part(0))),
            ("blocks.1", Some(Spot::Part(1))),
            ("blocks.2.table.row.3", Some(Spot::Part(2))),
            ("blocks.3.points.1", Some(Spot::Part(4))),
            ("blocks.9", None),
            ("", None),
        ] {
            assert_eq!(incomplete.spot_of(place), spot, "{place}");
        }
        let report = Form::of(&Office::builtin_template(LetterKind::Report).unwrap());
        assert_eq!(report.spot_of("report.from"), Some(Spot::Head(Head::From)));
        assert_eq!(report.spot_of("report.sections.1.blocks.0.table.row.2"), Some(Spot::Part(3)));
    }

    #[test]
    fn parts_are_added_moved_and_taken_away_among_their_own_kind() {
        let kind = LetterKind::Assignment;
        let mut form = Form::of(&Office::builtin_template(kind).unwrap());
        assert_eq!(form.add(Role::Basis, Some(5), kind), 3);
        assert_eq!(form.neighbour(3, true), None, "a basis does not move among the tasks");
        form.shift(3, false);
        form.perform(Spot::Part(2), Action::Edit(Edit::Paste(std::sync::Arc::new("Perintah".into()))));
        assert_eq!(form.file().assignment.unwrap().basis[2], "Perintah");
        form.remove(2);
        assert_eq!(form.file(), Office::builtin_template(kind).unwrap());
        let mut handover = Form::of(&Office::builtin_template(LetterKind::Handover).unwrap());
        handover.remove(0);
        assert!(handover.parts[0].is_fixed() && handover.neighbour(1, false).is_none());
    }

    #[test]
    fn a_line_stays_one() {
        let mut form = Form::of(&TemplateFile::default());
        let spot = Spot::Head(Head::Subject);
        form.perform(spot, Action::Edit(Edit::Enter));
        form.perform(spot, Action::Edit(Edit::Paste(std::sync::Arc::new("satu\ndua".into()))));
        assert_eq!(form.file().subject, "satu dua");
    }
}
