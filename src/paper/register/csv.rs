//! Registers as CSV: UTF-8 with byte order mark, so that every spreadsheet reads it, and safe to open in one.

use crate::domain::register::Ledger;

/// The mark by which spreadsheets know UTF-8.
const BOM: char = '\u{feff}';

/// A register as CSV (RFC 4180).
///
/// Written here: the one rule of quoting is shorter than a dependency.
pub fn csv(ledger: &Ledger) -> Vec<u8> {
    let mut text = String::from(BOM);
    record(&mut text, ledger.columns.iter().map(|column| column.full_title()));
    for row in &ledger.rows {
        record(&mut text, row.iter().map(|cell| harmless(cell)));
    }
    text.into_bytes()
}

fn record(text: &mut String, cells: impl Iterator<Item = String>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            text.push(',');
        }
        if cell.contains(['"', ',', '\n', '\r']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&cell);
        }
    }
    text.push_str("\r\n");
}

/// A cell no spreadsheet takes for a formula: what begins like one gets an apostrophe before it.
fn harmless(cell: &str) -> String {
    let begins_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if begins_formula && cell != "-" { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::register::incoming;

    #[test]
    fn the_mark_comes_first_and_formulas_are_disarmed() {
        let mut ledger = incoming(2026, &[], &Default::default(), Default::default());
        ledger.rows.push(vec![
            "1".to_owned(),
            "=HYPERLINK(\"x\")".to_owned(),
            "-".to_owned(),
            "a, \"b\"".to_owned(),
        ]);
        let text = String::from_utf8(csv(&ledger)).unwrap();
        assert!(text.starts_with(BOM));
        assert!(text.contains("Nomor Naskah Dinas"));
        assert!(text.ends_with("1,\"'=HYPERLINK(\"\"x\"\")\",-,\"a, \"\"b\"\"\"\r\n"), "{text}");
    }
}
