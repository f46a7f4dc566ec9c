//! The working copy of a letter: its content as fields and parts that can be typed into, and back.

use iced::widget::text_editor::{self, Action};

use crate::domain::letter::{Assignee, Block, Body, Content, Point, Section, Table};

/// A letter's content while it is being edited.
#[derive(Debug, Clone)]
pub(crate) struct Form {
    /// What is not edited as text of several lines.
    pub content: Content,
    /// The office or position addressed, one line per line.
    pub addressee: text_editor::Content,
    /// Tembusan, one per line.
    pub copies: text_editor::Content,
    /// The body, part by part.
    pub parts: Vec<Part>,
    /// The part in hand.
    pub chosen: usize,
}

/// One part of the body.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    /// What it is.
    pub role: Role,
    /// Its text; empty for a table and for a person.
    pub text: text_editor::Content,
}

/// What a part of the body is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Role {
    /// A paragraph.
    Paragraph,
    /// A numbered point, at depth 0, 1 or 2.
    Point(usize),
    /// A table, kept as it is.
    Table(Table),
    /// A heading of a report.
    Heading,
    /// One line of what an assignment rests on.
    Basis,
    /// Somebody who is assigned.
    Person(Assignee),
    /// What the assigned are to do.
    Task,
    /// A party of a berita acara: name, pangkat, NIP and jabatan, a line each.
    Party,
}

/// The parts of a berita acara that keep their place: two parties and the goods.
const FIXED: usize = 3;
/// Points are nested at most this deep.
const DEEPEST: usize = 2;

impl Part {
    fn new(role: Role, text: &str) -> Self {
        Self { role, text: text_editor::Content::with_text(text) }
    }

    /// The text without the newline an editor ends with.
    pub fn text(&self) -> String {
        typed(&self.text)
    }
}

impl Form {
    /// A working copy.
    pub fn new(content: &Content) -> Self {
        let mut parts = Vec::new();
        match &content.body {
            Body::Letter { blocks } => flatten(blocks, &mut parts),
            Body::Assignment { basis, people, tasks } => {
                parts.extend(basis.iter().map(|line| Part::new(Role::Basis, line)));
                parts.extend(people.iter().map(|person| Part::new(Role::Person(person.clone()), "")));
                parts.extend(tasks.iter().map(|line| Part::new(Role::Task, line)));
            }
            Body::Report { sections, .. } => {
                for section in sections {
                    parts.push(Part::new(Role::Heading, &section.heading));
                    flatten(&section.blocks, &mut parts);
                }
            }
            Body::Memo { blocks, .. } => flatten(blocks, &mut parts),
            Body::Handover { giver, receiver, goods, terms, .. } => {
                parts.extend([giver, receiver].map(|it| Part::new(Role::Party, &lines_of(it))));
                parts.push(Part::new(Role::Table(goods.clone()), ""));
                parts.extend(terms.iter().map(|line| Part::new(Role::Paragraph, line)));
            }
        }
        Self {
            addressee: text_editor::Content::with_text(&content.addressee),
            copies: text_editor::Content::with_text(&content.copies.join("\n")),
            content: content.clone(),
            parts,
            chosen: 0,
        }
    }

    /// What the working copy says. Empty paragraphs and points are left out.
    pub fn content(&self) -> Content {
        let body = match &self.content.body {
            Body::Letter { .. } => Body::Letter { blocks: blocks(&self.parts) },
            Body::Assignment { .. } => {
                let lines = |wanted: &Role| {
                    let texts = self.parts.iter().filter(|part| part.role == *wanted).map(Part::text);
                    texts.filter(|text| !text.is_empty()).collect()
                };
                let people = self.parts.iter().filter_map(|part| match &part.role {
                    Role::Person(person) => Some(person.clone()),
                    _ => None,
                });
                Body::Assignment {
                    basis: lines(&Role::Basis),
                    people: people.collect(),
                    tasks: lines(&Role::Task),
                }
            }
            Body::Report { from, .. } => {
                let sections = self.parts.chunk_by(|_, next| next.role != Role::Heading).map(|parts| {
                    let heading = parts.first().filter(|part| part.role == Role::Heading).map(Part::text);
                    let rest = if heading.is_some() { &parts[1..] } else { parts };
                    Section { heading: heading.unwrap_or_default(), blocks: blocks(rest) }
                });
                Body::Report { from: from.clone(), sections: sections.collect() }
            }
            Body::Memo { from, .. } => Body::Memo { from: from.clone(), blocks: blocks(&self.parts) },
            Body::Handover { witness, .. } => {
                let mut parties = self.parts.iter().filter(|part| part.role == Role::Party);
                let mut party = || parties.next().map(|part| party_of(&part.text())).unwrap_or_default();
                let (giver, receiver) = (party(), party());
                let goods = self.parts.iter().find_map(|part| match &part.role {
                    Role::Table(table) => Some(table.clone()),
                    _ => None,
                });
                let terms = self.parts.iter().filter(|part| part.role == Role::Paragraph).map(Part::text);
                Body::Handover {
                    giver,
                    receiver,
                    goods: goods.unwrap_or_default(),
                    terms: terms.filter(|text| !text.is_empty()).collect(),
                    witness: witness.clone(),
                }
            }
        };
        let copies = typed(&self.copies);
        let copies = copies.lines().map(str::trim).filter(|line| !line.is_empty());
        Content {
            addressee: typed(&self.addressee),
            copies: copies.map(str::to_owned).collect(),
            body,
            ..self.content.clone()
        }
    }

    /// Carries out what was typed into a part.
    pub fn perform(&mut self, index: usize, action: Action) {
        self.chosen = index;
        if let Some(part) = self.parts.get_mut(index) {
            part.text.perform(action);
        }
    }

    /// The role a new part takes: points in a letter, lines in an assignment.
    pub fn role_of_new(&self, wanted: Role) -> Option<Role> {
        let fits = matches!(
            (&self.content.body, &wanted),
            (Body::Letter { .. }, Role::Paragraph | Role::Point(_))
                | (Body::Assignment { .. }, Role::Basis | Role::Task | Role::Person(_))
                | (Body::Report { .. }, Role::Paragraph | Role::Point(_) | Role::Heading)
                | (Body::Memo { .. }, Role::Paragraph | Role::Point(_))
                | (Body::Handover { .. }, Role::Paragraph)
        );
        fits.then_some(wanted)
    }

    /// Puts a new part behind the one in hand, and takes it in hand. In an assignment it goes to its own kind.
    pub fn add(&mut self, wanted: Role) {
        let Some(role) = self.role_of_new(wanted) else { return };
        let order = |role: &Role| match role {
            Role::Basis => 0,
            Role::Person(_) => 1,
            Role::Task => 2,
            _ => 3,
        };
        let behind = matches!(self.content.body, Body::Handover { .. });
        let at = match order(&role) {
            // What both parties agree on stands below them and their goods.
            3 if behind => (self.chosen + 1).clamp(FIXED.min(self.parts.len()), self.parts.len()),
            3 => (self.chosen + 1).min(self.parts.len()),
            kind => self.parts.iter().take_while(|part| order(&part.role) <= kind).count(),
        };
        self.parts.insert(at, Part::new(role, ""));
        self.chosen = at;
    }

    /// Takes the part in hand away.
    pub fn remove(&mut self) {
        if self.chosen < self.parts.len() && !self.is_fixed(self.chosen) {
            self.parts.remove(self.chosen);
            self.chosen = self.chosen.min(self.parts.len().saturating_sub(1));
        }
    }

    /// Whether a part keeps its place: a berita acara is nothing without its parties and goods.
    fn is_fixed(&self, index: usize) -> bool {
        matches!(self.content.body, Body::Handover { .. }) && index < FIXED
    }

    /// Moves the part in hand up or down, among its own kind in an assignment.
    pub fn shift(&mut self, down: bool) {
        let other = if down { self.chosen.checked_add(1) } else { self.chosen.checked_sub(1) };
        let Some(other) = other.filter(|other| *other < self.parts.len()) else { return };
        let kind = |role: &Role| std::mem::discriminant(role);
        let bound = matches!(self.content.body, Body::Assignment { .. } | Body::Handover { .. });
        if self.is_fixed(self.chosen) || self.is_fixed(other) {
            return;
        }
        if !bound || kind(&self.parts[self.chosen].role) == kind(&self.parts[other].role) {
            self.parts.swap(self.chosen, other);
            self.chosen = other;
        }
    }

    /// Moves the point in hand one level in or out.
    pub fn nest(&mut self, deeper: bool) {
        if let Some(Part { role: Role::Point(depth), .. }) = self.parts.get_mut(self.chosen) {
            *depth = if deeper { (*depth + 1).min(DEEPEST) } else { depth.saturating_sub(1) };
        }
    }

    /// The sign before every part: a point's number, a section's letter, a line's place.
    pub fn signs(&self) -> Vec<String> {
        let mut counts = [0_usize; DEEPEST + 1];
        let (mut headings, mut basis, mut people, mut tasks) = (0, 0, 0, 0);
        let next = |count: &mut usize| {
            *count += 1;
            *count
        };
        let sign = |part: &Part| match &part.role {
            Role::Paragraph => {
                counts = [0; DEEPEST + 1];
                "¶".to_owned()
            }
            Role::Point(depth) => {
                counts[depth + 1..].fill(0);
                let number = next(&mut counts[*depth]);
                match depth {
                    0 => format!("{number}."),
                    1 => format!("{}.", letter(number)),
                    _ => format!("{number})"),
                }
            }
            Role::Table(_) => "▦".to_owned(),
            Role::Heading => {
                counts = [0; DEEPEST + 1];
                format!("{}.", letter(next(&mut headings)).to_uppercase())
            }
            Role::Basis => format!("{}.", next(&mut basis)),
            Role::Person(_) => format!("{}.", next(&mut people)),
            Role::Task => format!("{}.", next(&mut tasks)),
            Role::Party => format!("{}.", next(&mut people)),
        };
        self.parts.iter().map(sign).collect()
    }
}

/// A party as lines that can be typed into; an empty line stands for what is not known.
fn lines_of(person: &Assignee) -> String {
    let job = person.job.replace('\n', " ");
    [person.name.as_str(), &person.rank, &person.nip, &job].join("\n")
}

/// The party that such lines name; what comes behind the fourth line belongs to the jabatan.
fn party_of(text: &str) -> Assignee {
    let mut lines = text.splitn(4, '\n').map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let mut line = || lines.next().unwrap_or_default();
    Assignee { name: line(), rank: line(), nip: line(), job: line() }
}

/// What stands in an editor, without the newline it ends with.
fn typed(content: &text_editor::Content) -> String {
    content.text().trim_end().to_owned()
}

/// 1 → a, 26 → z, 27 → aa.
fn letter(number: usize) -> String {
    let index = number.saturating_sub(1);
    let one = char::from(b'a' + u8::try_from(index % 26).unwrap_or(0));
    if index < 26 { one.to_string() } else { format!("{}{one}", letter(index / 26)) }
}

fn flatten(blocks: &[Block], parts: &mut Vec<Part>) {
    fn points_of(points: &[Point], depth: usize, parts: &mut Vec<Part>) {
        for point in points {
            parts.push(Part::new(Role::Point(depth), &point.text));
            points_of(&point.points, (depth + 1).min(DEEPEST), parts);
        }
    }
    for block in blocks {
        match block {
            Block::Paragraph(text) => parts.push(Part::new(Role::Paragraph, text)),
            Block::Points(points) => points_of(points, 0, parts),
            Block::Table(table) => parts.push(Part::new(Role::Table(table.clone()), "")),
        }
    }
}

/// The blocks that parts make: points that follow each other are one list.
fn blocks(parts: &[Part]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut index = 0;
    while index < parts.len() {
        match &parts[index].role {
            Role::Point(_) => {
                let end =
                    parts[index..].iter().take_while(|part| matches!(part.role, Role::Point(_))).count();
                let points = nested(&parts[index..index + end], 0);
                if !points.is_empty() {
                    blocks.push(Block::Points(points));
                }
                index += end;
                continue;
            }
            Role::Table(table) => blocks.push(Block::Table(table.clone())),
            _ => {
                let text = parts[index].text();
                if !text.is_empty() {
                    blocks.push(Block::Paragraph(text));
                }
            }
        }
        index += 1;
    }
    blocks
}

/// Points with what is nested below each; a point without a parent takes the place of one.
fn nested(parts: &[Part], depth: usize) -> Vec<Point> {
    let depth_of = |part: &Part| if let Role::Point(depth) = part.role { depth } else { 0 };
    let mut points = Vec::new();
    let mut index = 0;
    while index < parts.len() {
        let below = parts[index + 1..].iter().take_while(|part| depth_of(part) > depth).count();
        let text = parts[index].text();
        let inner = nested(&parts[index + 1..=index + below], depth + 1);
        if text.is_empty() {
            points.extend(inner);
        } else {
            points.push(Point { text, points: inner });
        }
        index += below + 1;
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(body: Body) -> Content {
        Content {
            classification: "500.12.16.1".into(),
            security: Default::default(),
            urgency: Default::default(),
            enclosure: String::new(),
            subject: "Persetujuan".into(),
            addressee: "Kepala Dinas Koperasi\nKabupaten Cendana Raya".into(),
            place: "Cendana".into(),
            body,
            copies: vec!["Sekretaris Daerah".into(), "Inspektur".into()],
            signatory: "kadis".into(),
            on_behalf_of: String::new(),
        }
    }

    fn point(text: &str, points: Vec<Point>) -> Point {
        Point { text: text.into(), points }
    }

    #[test]
    fn what_was_not_touched_comes_back_as_it_was() {
        let table = Table { header: vec!["a".into()], widths: vec![], rows: vec![vec!["1".into()]] };
        let bodies = [
            Body::Letter {
                blocks: vec![
                    Block::Paragraph("Pembuka.".into()),
                    Block::Points(vec![
                        point("satu", vec![point("a", vec![point("i", vec![])]), point("b", vec![])]),
                        point("dua", vec![]),
                    ]),
                    Block::Table(table),
                    Block::Points(vec![point("tiga", vec![])]),
                    Block::Paragraph("Penutup.".into()),
                ],
            },
            Body::Assignment {
                basis: vec!["Surat".into()],
                people: vec![Assignee { name: "R. A. P.".into(), ..Assignee::default() }],
                tasks: vec!["Menguji".into(), "Melaporkan".into()],
            },
            Body::Report {
                from: "kabid".into(),
                sections: vec![
                    Section { heading: "Dasar".into(), blocks: vec![Block::Paragraph("x".into())] },
                    Section { heading: "Hasil".into(), blocks: vec![] },
                ],
            },
            Body::Memo { from: "kabid".into(), blocks: vec![Block::Paragraph("Dengan hormat".into())] },
            Body::Handover {
                giver: Assignee {
                    name: "R. A. P.".into(),
                    job: "Pranata, Dinas".into(),
                    ..Assignee::default()
                },
                receiver: Assignee::default(),
                goods: Table { header: vec!["a".into()], widths: vec![], rows: vec![vec!["1".into()]] },
                terms: vec!["Dibuat rangkap dua.".into()],
                witness: "kabid".into(),
            },
        ];
        for body in bodies {
            let content = content(body);
            assert_eq!(Form::new(&content).content(), content);
        }
    }

    #[test]
    fn a_point_is_added_behind_the_one_in_hand_and_an_empty_one_is_left_out() {
        let body =
            Body::Letter { blocks: vec![Block::Points(vec![point("satu", vec![]), point("dua", vec![])])] };
        let content = content(body);
        let mut form = Form::new(&content);
        form.add(Role::Point(0));
        assert_eq!((form.chosen, form.signs()), (1, vec!["1.".to_owned(), "2.".into(), "3.".into()]));
        assert_eq!(form.content(), content);
        form.perform(1, Action::Edit(text_editor::Edit::Paste(std::sync::Arc::new("baru".to_owned()))));
        form.nest(true);
        assert_eq!(form.signs(), ["1.", "a.", "2."]);
        let Body::Letter { blocks } = form.content().body else { panic!("not a letter") };
        let expected = vec![point("satu", vec![point("baru", vec![])]), point("dua", vec![])];
        assert_eq!(blocks, [Block::Points(expected)]);
    }

    #[test]
    fn parts_of_an_assignment_stay_with_their_kind() {
        let body =
            Body::Assignment { basis: vec!["Surat".into()], people: vec![], tasks: vec!["Menguji".into()] };
        let mut form = Form::new(&content(body));
        form.add(Role::Person(Assignee::default()));
        assert_eq!(form.chosen, 1);
        form.shift(true);
        assert_eq!(form.chosen, 1, "a person does not move among the tasks");
        form.add(Role::Paragraph);
        assert_eq!(form.parts.len(), 3, "an assignment has no paragraphs");
        form.remove();
        assert_eq!(form.parts.len(), 2);
    }
}
