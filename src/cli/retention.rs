//! `lajur retention` and `lajur classification`: JRA dates of closed files, and the table of codes.

use super::args::Classification as Command;
use super::output::{Output, table};
use super::read_text;
use crate::domain::classification::{Code, Fate};
use crate::domain::indonesian;
use crate::domain::request::Refusal;
use crate::engine::{Office, Problem};
use crate::words;

pub(crate) fn run(at: Option<String>, all: bool, office: &mut Office, out: Output) -> Result<(), Problem> {
    office.require_office()?;
    let today = office.now().with_timezone(&office.profile().zone.offset()).date_naive();
    let on = match at {
        None => today,
        Some(text) => indonesian::read_date(&text).ok_or_else(|| {
            let (field, value) = ("--at".to_owned(), text.chars().take(80).collect());
            Problem::Usage(Refusal::BadValue { field, value, expected: "2031-11-30" })
        })?,
    };
    let files = office.case_files(on, all)?;
    out.answer(&files, |text| {
        let rows = files.iter().map(|file| {
            let date = |it: Option<chrono::NaiveDate>| it.map(|it| it.to_string()).unwrap_or_default();
            vec![
                file.agenda.map_or_else(|| "-".to_owned(), |it| it.to_string()),
                file.agency.clone(),
                file.code.clone(),
                file.closed.to_string(),
                date(file.retention.map(|it| it.inactive_from)),
                date(file.retention.map(|it| it.over_from)),
                words::age(&out.words, file.age, file.fate),
            ]
        });
        table(text, &rows.collect::<Vec<_>>());
        if files.is_empty() {
            text.push_str(&out.words.say("retention-none"));
        }
    });
    Ok(())
}

pub(crate) fn classification(command: Command, office: &mut Office, out: Output) -> Result<(), Problem> {
    match command {
        Command::Search { keyword } => {
            let codes = office.classification()?;
            let found: Vec<&Code> = codes.search(&keyword.join(" "));
            out.answer(&found, |text| {
                let rows = found.iter().map(|code| {
                    let fate = if code.fate == Fate::Keep { "permanen" } else { "musnah" };
                    let years = format!("{} + {}", code.active_years, code.inactive_years);
                    vec![code.code.clone(), code.text.clone(), years, fate.to_owned()]
                });
                table(text, &rows.collect::<Vec<_>>());
                if found.is_empty() {
                    text.push_str(&out.words.say("classification-none"));
                }
            });
        }
        Command::Import { file } => {
            let text = read_text(&file)?;
            let count = office.import_classification(&file.display().to_string(), &text)?;
            out.answer(&serde_json::json!({ "codes": count }), |text| {
                let values = [("count", count.into())];
                text.push_str(&out.words.with("classification-imported", &values));
            });
        }
    }
    Ok(())
}
