//! Letter templates: the first konsep of a letter from a template and what is known about a request.
//!
//! A template is a TOML file whose texts are filled by minijinja. The context is one JSON object:
//!
//! | Key | Holds |
//! | --- | --- |
//! | `office` | `name` (with region), `region`, `seat` |
//! | `service` | `phrase`, `classification`, `approval_points` with `{field}` placeholders |
//! | `request` | `agenda`, `received`, `letter` {`number`, `date`, `subject`}, `applicant` {`agency`, `place`}, `fields` |
//! | `signatory`, `on_behalf_of` | ids of positions; `delegator` is the printed title behind a.n. |
//! | `unit` | `name` and `email` of whom the applicant may ask |
//! | `reasons` | refusal: texts |
//! | `requirements`, `deadline` | incomplete: {`name`, `state`, `note`} each, and a date |
//! | `sop`, `disposition`, `people`, `tasks`, `report_to`, `report_step`, `period` | assignment |
//! | `from`, `memo_to`, `report_copy`, `konsep` {`subject`, `code`, `revision`}, `sop` | nota dinas |
//! | `giver`, `receiver`, `serials`, `witness` | berita acara |
//! | `from`, `report_to`, `report_copy`, `assignment`, `activities`, `result`, `conclusion`, `advice`, `attachments` | report |
//!
//! Dates are ISO (`2026-11-12`) or already in words. What is null or empty counts as unknown; a text that needs
//! something unknown is an error with its name, never a hole in a letter.

mod guard;
mod words;

use minijinja::value::Serde;
use minijinja::{Environment, ErrorKind, UndefinedBehavior};
use serde_json::{Map, Value};

use crate::domain::letter::{Assignee, Block, Body, Content, LetterKind, Point, Section, Table};
use crate::domain::template::{BlockText, ClauseText, TemplateFile, TemplateFlaw, TemplateTrouble};

/// Most characters that one text may come to.
const LONGEST: usize = 20_000;

/// Why a template cannot make a letter.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// The request does not say what the text needs.
    #[error("the letter needs {0}, which the request does not say")]
    Missing(String),
    /// The template itself is wrong.
    #[error("the template is wrong: {0}")]
    Broken(String),
}

impl From<TemplateFlaw> for TemplateError {
    fn from(flaw: TemplateFlaw) -> Self {
        match flaw.trouble {
            TemplateTrouble::Unknown(name) | TemplateTrouble::NoList(name) => Self::Missing(name),
            TemplateTrouble::File { detail, .. } => Self::Broken(detail),
            other => Self::Broken(format!("{}: {other:?}", flaw.place)),
        }
    }
}

/// The first konsep of a letter of a kind.
///
/// # Errors
/// [`TemplateError::Missing`] names what the context lacks.
pub fn content(kind: LetterKind, context: &Value) -> Result<Content, TemplateError> {
    content_from(builtin(kind), context)
}

/// The first konsep of a letter from an office's own template text.
///
/// # Errors
/// As [`content`]; [`TemplateError::Broken`] when the template cannot be read.
pub fn content_from(template: &str, context: &Value) -> Result<Content, TemplateError> {
    Ok(fill(&TemplateFile::parse(template)?, context)?)
}

/// The first konsep of a letter from a template that has been read.
///
/// # Errors
/// What cannot be filled in, and where it stands.
pub fn fill(file: &TemplateFile, context: &Value) -> Result<Content, TemplateFlaw> {
    let filler = Filler::new(context);
    let text = |place: &str, template: &str| filler.text(place, template, &Value::Null, 0);
    Ok(Content {
        classification: text("classification", &file.classification)?,
        security: file.security,
        urgency: file.urgency,
        enclosure: text("enclosure", &file.enclosure)?,
        subject: text("subject", &file.subject)?,
        addressee: text("addressee", &file.addressee)?,
        place: text("place", &file.place)?,
        body: filler.body(file)?,
        copies: filler.texts("copies", &file.copies)?,
        signatory: text("", "{{ signatory }}")?,
        on_behalf_of: text("", "{% if on_behalf_of %}{{ on_behalf_of }}{% endif %}")?,
    })
}

/// The template of a kind that comes with the program.
pub fn builtin(kind: LetterKind) -> &'static str {
    match kind {
        LetterKind::Approval => include_str!("../../assets/templates/approval.toml"),
        LetterKind::Refusal => include_str!("../../assets/templates/refusal.toml"),
        LetterKind::Incomplete => include_str!("../../assets/templates/incomplete.toml"),
        LetterKind::Assignment => include_str!("../../assets/templates/assignment.toml"),
        LetterKind::Report => include_str!("../../assets/templates/report.toml"),
        LetterKind::Memo => include_str!("../../assets/templates/memo.toml"),
        LetterKind::Handover => include_str!("../../assets/templates/handover.toml"),
    }
}

/// Opening of every reply; what it quotes comes from the register.
const OPENING: &str = "Menindaklanjuti {% if request.letter and request.letter.number %}surat Saudara Nomor \
     {{ request.letter.number }} tanggal {{ request.letter.date | long_date }} hal {{ request.letter.subject }}\
     {% else %}permohonan Saudara{% if request.received %} yang diterima tanggal {{ request.received | long_date }}\
     {% endif %}{% if request.agenda %} dengan Nomor Agenda {{ request.agenda }}{% endif %}{% endif %},";
/// Closing of every reply.
const CLOSING: &str = "Demikian disampaikan, atas perhatian dan kerja sama Saudara diucapkan terima kasih.";

/// Fills texts from a context.
struct Filler {
    environment: Environment<'static>,
    context: Map<String, Value>,
}

impl Filler {
    fn new(context: &Value) -> Self {
        let context = match cleaned(context) {
            Some(Value::Object(context)) => context,
            _ => Map::new(),
        };
        // A template may come from anywhere: it knows what letters need, and nothing that goes round or grows.
        let mut environment = Environment::empty();
        environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
        words::register(&mut environment, &context);
        Self { environment, context }
    }

    /// One text, with `item` and `number` when it stands for an item of a list.
    fn text(&self, place: &str, template: &str, item: &Value, number: usize) -> Result<String, TemplateFlaw> {
        let at = |trouble| TemplateFlaw::of(place, trouble);
        guard::check(template).map_err(at)?;
        let mut context = self.context.clone();
        if !item.is_null() {
            context.insert("item".to_owned(), item.clone());
            context.insert("number".to_owned(), number.into());
        }
        context.insert("closing".to_owned(), CLOSING.into());
        if template.contains("opening") {
            context.insert("opening".to_owned(), self.render(OPENING, &context).map_err(at)?.into());
        }
        self.render(template, &context).map_err(at)
    }

    /// Texts; one that comes out empty is left out.
    fn texts(&self, place: &str, templates: &[String]) -> Result<Vec<String>, TemplateFlaw> {
        let mut filled = Vec::new();
        for (index, template) in templates.iter().enumerate() {
            filled.push(self.text(&format!("{place}.{index}"), template, &Value::Null, 0)?);
        }
        filled.retain(|text| !text.is_empty());
        Ok(filled)
    }

    fn body(&self, file: &TemplateFile) -> Result<Body, TemplateFlaw> {
        let text = |place: &str, template: &str| self.text(place, template, &Value::Null, 0);
        Ok(if let Some(assignment) = &file.assignment {
            Body::Assignment {
                basis: self.texts("assignment.basis", &assignment.basis)?,
                people: self.people(&assignment.people)?,
                tasks: self.clauses("assignment.tasks", &assignment.tasks)?,
            }
        } else if let Some(memo) = &file.memo {
            Body::Memo {
                from: text("memo.from", &memo.from)?,
                blocks: self.blocks("memo.blocks", &memo.blocks)?,
            }
        } else if let Some(handover) = &file.handover {
            let mut filled = Vec::new();
            self.block("handover.goods", &handover.goods, &mut filled)?;
            let goods = filled.into_iter().find_map(|block| match block {
                Block::Table(table) => Some(table),
                Block::Paragraph(_) | Block::Points(_) => None,
            });
            Body::Handover {
                giver: self.party(&handover.giver),
                receiver: self.party(&handover.receiver),
                goods: goods.unwrap_or_default(),
                terms: self.texts("handover.terms", &handover.terms)?,
                witness: text("", "{% if witness %}{{ witness }}{% endif %}")?,
            }
        } else if let Some(report) = &file.report {
            let mut sections = Vec::new();
            for (index, section) in report.sections.iter().enumerate() {
                let place = format!("report.sections.{index}");
                sections.push(Section {
                    heading: text(&format!("{place}.heading"), &section.heading)?,
                    blocks: self.blocks(&format!("{place}.blocks"), &section.blocks)?,
                });
            }
            Body::Report { from: text("report.from", &report.from)?, sections }
        } else {
            Body::Letter { blocks: self.blocks("blocks", &file.blocks)? }
        })
    }

    fn render(&self, template: &str, context: &Map<String, Value>) -> Result<String, TemplateTrouble> {
        let text =
            self.environment.render_str(template, Serde(context)).map_err(|error| match error.kind() {
                ErrorKind::UndefinedError => {
                    let field = error.detail().filter(|detail| detail.starts_with(words::FIELDS));
                    let name = field.map_or_else(|| self.unknown(template, context), str::to_owned);
                    TemplateTrouble::Unknown(name)
                }
                ErrorKind::UnknownFilter | ErrorKind::UnknownTest => {
                    TemplateTrouble::Filter(behind_bar(error.detail().unwrap_or_default()))
                }
                ErrorKind::SyntaxError => TemplateTrouble::Braces,
                _ => TemplateTrouble::Value,
            })?;
        if text.chars().count() > LONGEST {
            return Err(TemplateTrouble::TooLong(LONGEST));
        }
        Ok(text.lines().map(words::single_spaced).collect::<Vec<_>>().join("\n"))
    }

    /// The first thing a text asks for that the context does not hold.
    fn unknown(&self, template: &str, context: &Map<String, Value>) -> String {
        let whole = Value::Object(context.clone());
        let conditions: String =
            template.split("{%").skip(1).filter_map(|part| part.split("%}").next()).collect();
        let names = template
            .split("{{")
            .skip(1)
            .filter_map(|part| part.split(['}', '|', ' ']).find(|name| !name.is_empty()));
        let mut unknown =
            names.filter(|name| whole.pointer(&format!("/{}", name.replace('.', "/"))).is_none());
        // What a condition asks about may be unknown.
        let needed = unknown.clone().find(|name| !conditions.contains(name));
        needed.or_else(|| unknown.next()).unwrap_or(template).to_owned()
    }

    /// The list at a path of the context; an empty one counts as unknown.
    fn list(&self, place: &str, path: &str) -> Result<Vec<Value>, TemplateFlaw> {
        let mut keys = path.split('.');
        let first = keys.next().and_then(|key| self.context.get(key));
        let found = keys.fold(first, |value, key| value?.get(key));
        let list = found.and_then(Value::as_array).cloned();
        list.ok_or_else(|| TemplateFlaw::of(place, TemplateTrouble::NoList(path.to_owned())))
    }

    /// The items of a list, or one without anything when there is no list.
    fn items(&self, place: &str, path: &str) -> Result<Vec<Value>, TemplateFlaw> {
        if path.is_empty() { Ok(vec![Value::Null]) } else { self.list(place, path) }
    }

    fn clauses(&self, place: &str, clauses: &[ClauseText]) -> Result<Vec<String>, TemplateFlaw> {
        let mut texts = Vec::new();
        for (index, clause) in clauses.iter().enumerate() {
            let place = format!("{place}.{index}");
            for (number, item) in self.items(&place, &clause.each)?.iter().enumerate() {
                texts.push(self.text(&place, &clause.text, item, number + 1)?);
            }
        }
        texts.retain(|text| !text.is_empty());
        Ok(texts)
    }

    fn blocks(&self, place: &str, blocks: &[BlockText]) -> Result<Vec<Block>, TemplateFlaw> {
        let mut filled = Vec::new();
        for (index, block) in blocks.iter().enumerate() {
            self.block(&format!("{place}.{index}"), block, &mut filled)?;
        }
        Ok(filled)
    }

    /// One block behind others; points that follow each other are one list.
    fn block(&self, place: &str, block: &BlockText, filled: &mut Vec<Block>) -> Result<(), TemplateFlaw> {
        let items = self.items(place, &block.each)?;
        let mut points = Vec::new();
        for (number, item) in items.iter().enumerate() {
            for (index, template) in block.points.iter().enumerate() {
                let place = format!("{place}.points.{index}");
                let text = self.text(&place, template, item, number + 1)?;
                points.extend((!text.is_empty()).then(|| Point { text, points: Vec::new() }));
            }
        }
        match filled.last_mut() {
            _ if points.is_empty() => {}
            Some(Block::Points(list)) => list.extend(points),
            _ => filled.push(Block::Points(points)),
        }
        for (number, item) in items.iter().enumerate() {
            let Some(template) = &block.paragraph else { break };
            let text = self.text(place, template, item, number + 1)?;
            filled.extend((!text.is_empty()).then_some(Block::Paragraph(text)));
        }
        if let Some(table) = &block.table {
            let mut rows = Vec::new();
            for (number, item) in self.list(place, &block.each)?.iter().enumerate() {
                let cell = |(index, cell): (usize, &String)| {
                    self.text(&format!("{place}.table.row.{index}"), cell, item, number + 1)
                };
                rows.push(table.row.iter().enumerate().map(cell).collect::<Result<_, _>>()?);
            }
            let (header, widths) = (table.header.clone(), table.widths.clone());
            filled.push(Block::Table(Table { header, widths, rows }));
        }
        Ok(())
    }

    fn people(&self, path: &str) -> Result<Vec<Assignee>, TemplateFlaw> {
        Ok(self.list("assignment.people", path)?.iter().map(person).collect())
    }

    /// One person of the context; whoever is not known yet is written by pen.
    fn party(&self, name: &str) -> Assignee {
        self.context.get(name).map(person).unwrap_or_default()
    }
}

/// The name in `filter long is unknown`.
fn behind_bar(detail: &str) -> String {
    let name = detail.split_whitespace().nth(1).unwrap_or(detail);
    name.trim_matches(['\'', '"', '`']).chars().take(40).collect()
}

fn person(person: &Value) -> Assignee {
    let text = |key: &str| person.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    Assignee { name: text("name"), rank: text("rank"), nip: text("nip"), job: text("job") }
}

/// The context without what says nothing: null, empty texts, empty lists.
fn cleaned(value: &Value) -> Option<Value> {
    match value {
        Value::Null => None,
        Value::String(text) => {
            // Bold belongs to the template, and a line end would break a sentence.
            let text = words::single_spaced(&text.replace("**", "*"));
            (!text.is_empty()).then_some(Value::String(text))
        }
        Value::Array(items) => {
            let items: Vec<Value> = items.iter().filter_map(cleaned).collect();
            (!items.is_empty()).then_some(Value::Array(items))
        }
        Value::Object(entries) => {
            let known = entries.iter().filter_map(|(key, value)| Some((key.clone(), cleaned(value)?)));
            Some(Value::Object(known.collect()))
        }
        other => Some(other.clone()),
    }
}
