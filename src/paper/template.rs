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

mod file;
mod words;

use minijinja::value::Serde;
use minijinja::{Environment, ErrorKind, UndefinedBehavior};
use serde_json::{Map, Value};

use crate::domain::letter::{Assignee, Block, Body, Content, LetterKind, Point, Section, Table};
use file::{BlockText, ClauseText, File};

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
    let file: File = toml::from_str(template).map_err(|error| TemplateError::Broken(error.to_string()))?;
    let filler = Filler::new(context);
    let text = |template: &str| filler.text(template, &Value::Null, 0);
    let texts = |templates: &[String]| -> Result<Vec<String>, TemplateError> {
        let filled: Vec<String> =
            templates.iter().map(|template| text(template)).collect::<Result<_, _>>()?;
        Ok(filled.into_iter().filter(|text| !text.is_empty()).collect())
    };
    let body = if let Some(assignment) = &file.assignment {
        Body::Assignment {
            basis: texts(&assignment.basis)?,
            people: filler.people(&assignment.people)?,
            tasks: filler.clauses(&assignment.tasks)?,
        }
    } else if let Some(memo) = &file.memo {
        Body::Memo { from: text(&memo.from)?, blocks: filler.blocks(&memo.blocks)? }
    } else if let Some(handover) = &file.handover {
        let goods = filler.blocks(std::slice::from_ref(&handover.goods))?;
        let goods = goods.into_iter().find_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Paragraph(_) | Block::Points(_) => None,
        });
        Body::Handover {
            giver: filler.party(&handover.giver),
            receiver: filler.party(&handover.receiver),
            goods: goods.unwrap_or_default(),
            terms: texts(&handover.terms)?,
            witness: text("{% if witness %}{{ witness }}{% endif %}")?,
        }
    } else if let Some(report) = &file.report {
        Body::Report {
            from: text(&report.from)?,
            sections: report
                .sections
                .iter()
                .map(|section| {
                    Ok(Section { heading: text(&section.heading)?, blocks: filler.blocks(&section.blocks)? })
                })
                .collect::<Result<_, TemplateError>>()?,
        }
    } else {
        Body::Letter { blocks: filler.blocks(&file.blocks)? }
    };
    Ok(Content {
        classification: text(&file.classification)?,
        security: file.security,
        urgency: file.urgency,
        enclosure: text(&file.enclosure)?,
        subject: text(&file.subject)?,
        addressee: text(&file.addressee)?,
        place: text(&file.place)?,
        body,
        copies: texts(&file.copies)?,
        signatory: text("{{ signatory }}")?,
        on_behalf_of: text("{% if on_behalf_of %}{{ on_behalf_of }}{% endif %}")?,
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
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
        words::register(&mut environment, &context);
        Self { environment, context }
    }

    /// One text, with `item` and `number` when it stands for an item of a list.
    fn text(&self, template: &str, item: &Value, number: usize) -> Result<String, TemplateError> {
        let mut context = self.context.clone();
        if !item.is_null() {
            context.insert("item".to_owned(), item.clone());
            context.insert("number".to_owned(), number.into());
        }
        context.insert("closing".to_owned(), CLOSING.into());
        if template.contains("opening") {
            context.insert("opening".to_owned(), self.render(OPENING, &context)?.into());
        }
        self.render(template, &context)
    }

    fn render(&self, template: &str, context: &Map<String, Value>) -> Result<String, TemplateError> {
        let text =
            self.environment.render_str(template, Serde(context)).map_err(|error| match error.kind() {
                ErrorKind::UndefinedError => {
                    let field = error.detail().filter(|detail| detail.starts_with(words::FIELDS));
                    TemplateError::Missing(
                        field.map_or_else(|| self.unknown(template, context), str::to_owned),
                    )
                }
                _ => TemplateError::Broken(error.to_string()),
            })?;
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
    fn list(&self, path: &str) -> Result<Vec<Value>, TemplateError> {
        let mut keys = path.split('.');
        let first = keys.next().and_then(|key| self.context.get(key));
        let found = keys.fold(first, |value, key| value?.get(key));
        found.and_then(Value::as_array).cloned().ok_or_else(|| TemplateError::Missing(path.to_owned()))
    }

    /// A text for every item of a list, or one text when there is no list.
    fn each(&self, path: &str, templates: &[String]) -> Result<Vec<String>, TemplateError> {
        let items = if path.is_empty() { vec![Value::Null] } else { self.list(path)? };
        let mut texts = Vec::new();
        for (index, item) in items.iter().enumerate() {
            for template in templates {
                texts.push(self.text(template, item, index + 1)?);
            }
        }
        texts.retain(|text| !text.is_empty());
        Ok(texts)
    }

    fn clauses(&self, clauses: &[ClauseText]) -> Result<Vec<String>, TemplateError> {
        let mut texts = Vec::new();
        for clause in clauses {
            texts.extend(self.each(&clause.each, std::slice::from_ref(&clause.text))?);
        }
        Ok(texts)
    }

    /// Blocks; points that follow each other are one list.
    fn blocks(&self, blocks: &[BlockText]) -> Result<Vec<Block>, TemplateError> {
        let mut filled: Vec<Block> = Vec::new();
        for block in blocks {
            let points: Vec<Point> = self
                .each(&block.each, &block.points)?
                .into_iter()
                .map(|text| Point { text, points: Vec::new() })
                .collect();
            match filled.last_mut() {
                _ if points.is_empty() => {}
                Some(Block::Points(list)) => list.extend(points),
                _ => filled.push(Block::Points(points)),
            }
            for text in self.each(&block.each, block.paragraph.as_slice())? {
                filled.push(Block::Paragraph(text));
            }
            if let Some(table) = &block.table {
                let row = |(index, item): (usize, &Value)| {
                    table.row.iter().map(|cell| self.text(cell, item, index + 1)).collect()
                };
                let rows = self.list(&block.each)?.iter().enumerate().map(row).collect::<Result<_, _>>()?;
                filled.push(Block::Table(Table {
                    header: table.header.clone(),
                    widths: table.widths.clone(),
                    rows,
                }));
            }
        }
        Ok(filled)
    }

    fn people(&self, path: &str) -> Result<Vec<Assignee>, TemplateError> {
        Ok(self.list(path)?.iter().map(person).collect())
    }

    /// One person of the context; whoever is not known yet is written by pen.
    fn party(&self, name: &str) -> Assignee {
        self.context.get(name).map(person).unwrap_or_default()
    }
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
