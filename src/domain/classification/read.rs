//! Reading a classification table from CSV as spreadsheet programs write it.

use super::{Code, Fate};

/// The longest retention of a step, in years: more is a slip of the pen.
const LONGEST: u32 = 100;

/// A line of the table that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadLine {
    /// Number of the line, from 1.
    pub line: usize,
    /// Name of the field.
    pub field: &'static str,
    /// What is wrong with it.
    pub wrong: Wrong,
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// It is not there or empty.
    Missing,
    /// It is no whole number of years up to a hundred.
    NoYears(String),
    /// It is neither `musnah` nor `permanen`.
    NoFate(String),
    /// The file has no heading line with `kode`.
    NoHeading,
}

/// Reads the lines below the heading.
pub(super) fn read(text: &str) -> Result<Vec<Code>, Vec<BadLine>> {
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    if !first.to_lowercase().contains("kode") {
        return Err(vec![BadLine { line: 1, field: "kode", wrong: Wrong::NoHeading }]);
    }
    // Spreadsheet programs in Indonesia separate by semicolons.
    let separator = if first.contains(';') { ';' } else { ',' };
    let (mut codes, mut bad) = (Vec::new(), Vec::new());
    for (index, line) in text.lines().enumerate().skip(1).filter(|(_, line)| !line.trim().is_empty()) {
        match code(index + 1, &cells(line, separator)) {
            Ok(code) => codes.push(code),
            Err(wrong) => bad.push(wrong),
        }
    }
    if codes.is_empty() && bad.is_empty() {
        bad.push(BadLine { line: 2, field: "kode", wrong: Wrong::Missing });
    }
    if bad.is_empty() { Ok(codes) } else { Err(bad) }
}

fn code(line: usize, cells: &[String]) -> Result<Code, BadLine> {
    let cell = |index: usize| cells.get(index).map(|it| it.trim()).unwrap_or_default();
    let required = |index: usize, field: &'static str| match cell(index) {
        "" => Err(BadLine { line, field, wrong: Wrong::Missing }),
        text => Ok(text.to_owned()),
    };
    let years = |index: usize, field: &'static str| {
        let years = cell(index).parse().ok().filter(|years| *years <= LONGEST);
        years.ok_or_else(|| {
            let typed = cell(index).chars().take(40).collect();
            BadLine { line, field, wrong: Wrong::NoYears(typed) }
        })
    };
    let fate = match cell(4).to_lowercase().as_str() {
        "musnah" => Fate::Destroy,
        "permanen" => Fate::Keep,
        other => {
            let typed = other.chars().take(40).collect();
            return Err(BadLine { line, field: "nasib", wrong: Wrong::NoFate(typed) });
        }
    };
    Ok(Code {
        code: required(0, "kode")?,
        text: required(1, "uraian")?,
        active_years: years(2, "aktif")?,
        inactive_years: years(3, "inaktif")?,
        fate,
        keywords: cell(5).to_owned(),
    })
}

/// The cells of a line; a quoted cell may hold the separator, and two quotes stand for one.
fn cells(line: &str, separator: char) -> Vec<String> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                cell.push('"');
                letters.next();
            }
            '"' => quoted = !quoted,
            letter if letter == separator && !quoted => cells.push(std::mem::take(&mut cell)),
            letter => cell.push(letter),
        }
    }
    cells.push(cell);
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADING: &str = "kode,uraian,aktif,inaktif,nasib,kata_kunci\n";

    fn wrong(line: &str) -> BadLine {
        read(&format!("{HEADING}{line}")).unwrap_err().remove(0)
    }

    #[test]
    fn tables_of_spreadsheet_programs_are_read() {
        let text = "\u{feff}Kode;Uraian;Aktif;Inaktif;Nasib\r\n500.12;\"Komunikasi; \"\"Informatika\"\"\";2;3;Musnah\r\n";
        let codes = read(text).unwrap();
        assert_eq!(codes[0].text, "Komunikasi; \"Informatika\"");
        assert_eq!((codes[0].active_years, codes[0].inactive_years, codes[0].fate), (2, 3, Fate::Destroy));
    }

    #[test]
    fn what_is_wrong_is_named_by_line_and_field() {
        assert_eq!(read("apa saja").unwrap_err()[0].wrong, Wrong::NoHeading);
        assert_eq!(read(HEADING).unwrap_err()[0].wrong, Wrong::Missing);
        assert_eq!(wrong(",tanpa kode,2,3,musnah").field, "kode");
        assert_eq!(wrong("500,teks,dua,3,musnah").wrong, Wrong::NoYears("dua".to_owned()));
        assert_eq!(wrong("500,teks,2,101,musnah").field, "inaktif");
        assert_eq!(wrong("500,teks,2,3,dibakar").wrong, Wrong::NoFate("dibakar".to_owned()));
        assert_eq!(wrong("500").line, 2);
    }
}
