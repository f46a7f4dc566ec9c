//! The filters templates may use: formal Indonesian for dates, titles, clauses and counts.

use chrono::{Datelike, NaiveDate};
use minijinja::{Environment, Error, ErrorKind};
use serde_json::{Map, Value};

use crate::domain::indonesian::{self, address};

/// Where a request's fields stand in the context.
pub const FIELDS: &str = "request.fields.";

/// Adds the filters to an environment.
pub fn register(environment: &mut Environment<'static>, context: &Map<String, Value>) {
    let region = context
        .get("office")
        .and_then(|office| office.get("region"))
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned();
    let fields = fields(context);
    // Filters take `String`: minijinja then says of an unknown value that it is undefined.
    environment.add_filter("long_date", |text: String| long_date(&text));
    environment.add_filter("until", |from: String, until: String| period(&from, &until));
    environment.add_filter("title_case", |text: String| indonesian::title_case(&text));
    environment.add_filter("sentence", |text: String| sentence(&text));
    environment.add_filter("clause", |text: String| clause(&text));
    environment.add_filter("counted", |count: u64, unit: String| indonesian::counted(count, &unit));
    environment.add_filter("addressee_line", |agency: String| address::head_of(&agency));
    environment
        .add_filter("addressee", move |agency: &str| address::in_lines(&address::head_of(agency), &region));
    environment.add_filter("fill", move |text: String| fill(&text, &fields));
    environment.add_filter("length", minijinja::filters::length);
    environment.add_filter("default", minijinja::filters::default);
    environment.add_filter("upper", |text: String| text.to_uppercase());
    environment.add_filter("lower", |text: String| text.to_lowercase());
}

/// What `{name}` in a service's own sentences may stand for: the request's fields and the applicant's agency.
fn fields(context: &Map<String, Value>) -> Map<String, Value> {
    let request = context.get("request");
    let fields = request.and_then(|request| request.get("fields")).and_then(Value::as_object);
    let mut fields = fields.cloned().unwrap_or_default();
    let agency = request.and_then(|request| request.pointer("/applicant/agency"));
    if let Some(agency) = agency {
        fields.insert("agency".to_owned(), agency.clone());
    }
    fields
}

/// A service's own sentence with its `{name}` placeholders filled.
fn fill(text: &str, fields: &Map<String, Value>) -> Result<String, Error> {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, name, after)) = placeholder(rest) {
        let value = fields.get(name).and_then(Value::as_str);
        // The name travels in the error's detail, so that the letter's writer learns what to add.
        let unknown = || Error::new(ErrorKind::UndefinedError, format!("{FIELDS}{name}"));
        filled.push_str(before);
        filled.push_str(value.ok_or_else(unknown)?);
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

fn placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (before, after) = text.split_once('{')?;
    let (name, after) = after.split_once('}')?;
    Some((before, name, after))
}

/// An ISO date in words; anything else as it is.
fn long_date(text: &str) -> String {
    date(text).map_or_else(|| text.to_owned(), indonesian::long_date)
}

/// The date at the beginning of an ISO date or time.
fn date(text: &str) -> Option<NaiveDate> {
    text.get(..10)?.parse().ok()
}

/// `17 sampai dengan tanggal 19 November 2026`, naming month and year once when they are the same.
fn period(from: &str, until: &str) -> String {
    match (date(from), date(until)) {
        (Some(first), Some(last)) if first == last => indonesian::long_date(first),
        (Some(first), Some(last)) => {
            let start = if (first.year(), first.month()) == (last.year(), last.month()) {
                first.day().to_string()
            } else {
                indonesian::long_date(first)
            };
            format!("{start} sampai dengan tanggal {}", indonesian::long_date(last))
        }
        _ => format!("{} sampai dengan tanggal {}", long_date(from), long_date(until)),
    }
}

/// A text as a sentence: a capital first, a full stop last.
fn sentence(text: &str) -> String {
    let text = indonesian::capitalised(text.trim());
    if text.ends_with(['.', '!', '?', ':']) {
        text
    } else {
        format!("{}.", text.trim_end_matches([';', ',']))
    }
}

/// A text as part of a sentence: no full stop, a small letter first unless it begins with an acronym.
fn clause(text: &str) -> String {
    let text = text.trim().trim_end_matches(['.', ';', ',']);
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if first.is_uppercase() && second.is_lowercase() => {
            first.to_lowercase().chain(text.chars().skip(1)).collect()
        }
        _ => text.to_owned(),
    }
}

/// The text with single spaces.
pub fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_periods_read_as_in_letters() {
        assert_eq!(long_date("2026-11-12"), "12 November 2026");
        assert_eq!(long_date("2026-11-12T08:00:00+07:00"), "12 November 2026");
        assert_eq!(long_date("awal tahun"), "awal tahun");
        assert_eq!(period("2026-11-17", "2026-11-19"), "17 sampai dengan tanggal 19 November 2026");
        assert_eq!(
            period("2026-11-30", "2026-12-01"),
            "30 November 2026 sampai dengan tanggal 1 Desember 2026"
        );
        assert_eq!(period("2026-11-17", "2026-11-17"), "17 November 2026");
    }

    #[test]
    fn sentences_and_clauses() {
        assert_eq!(sentence("fungsi telah tersedia;"), "Fungsi telah tersedia.");
        assert_eq!(clause("Membuat akun API."), "membuat akun API");
        assert_eq!(clause("API dibuat"), "API dibuat");
    }
}
