//! Registers as a spreadsheet, ready to print: A4 across, heading repeated, text cells only.

use chrono::{DateTime, FixedOffset};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, XlsxError};

use crate::domain::register::Ledger;
use crate::paper::PaperError;

/// Characters in one millimetre of a column, as spreadsheets measure them.
const CHARACTERS: f32 = 0.52;

impl From<XlsxError> for PaperError {
    fn from(error: XlsxError) -> Self {
        Self::Sheet(error.to_string())
    }
}

/// A register as XLSX; the same register and moment always give the same bytes.
///
/// # Errors
/// When a text is longer than a cell holds.
pub fn xlsx(ledger: &Ledger, author: &str, created: DateTime<FixedOffset>) -> Result<Vec<u8>, PaperError> {
    let mut book = Workbook::new();
    let moment = ExcelDateTime::from_timestamp(created.naive_local().and_utc().timestamp())?;
    let properties = DocProperties::new().set_title(&ledger.title).set_author(author);
    book.set_properties(&properties.set_creation_datetime(&moment));
    let title = Format::new().set_bold().set_font_size(12);
    let boxed = Format::new().set_border(FormatBorder::Thin).set_text_wrap();
    let heading =
        boxed.clone().set_bold().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
    let cell = boxed.set_align(FormatAlign::Top);
    let sheet = book.add_worksheet();
    sheet.set_name("Register")?;
    sheet.write_string_with_format(0, 0, &ledger.title, &title)?;
    sheet.write_string(1, 0, &ledger.period)?;
    let mut row = 2;
    for (label, value) in &ledger.facts {
        sheet.write_string(row, 0, format!("{label}: {value}"))?;
        row += 1;
    }
    row += 1;
    let head = row;
    for (column, it) in (0..).zip(ledger.columns) {
        sheet.set_column_width(column, it.width * CHARACTERS)?;
        sheet.write_string_with_format(head, column, it.full_title(), &heading)?;
    }
    for cells in &ledger.rows {
        row += 1;
        for (column, text) in (0..).zip(cells) {
            // Written as text, so that nothing in it is ever calculated.
            sheet.write_string_with_format(row, column, text, &cell)?;
        }
    }
    for remark in &ledger.remarks {
        row += 1;
        sheet.write_string(row, 0, remark)?;
    }
    sheet.set_freeze_panes(head + 1, 0)?;
    sheet.set_repeat_rows(head, head)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_footer("&R&8Halaman &P dari &N");
    Ok(book.save_to_buffer()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::register::incoming;

    #[test]
    fn the_same_register_gives_the_same_bytes() {
        let mut ledger = incoming(2026, &[], &Default::default(), Default::default());
        ledger.rows.push(vec!["1".to_owned(), "=1+1".to_owned()]);
        let at = DateTime::parse_from_rfc3339("2026-11-20T09:00:00+07:00").unwrap();
        let bytes = xlsx(&ledger, "Dinas", at).unwrap();
        assert!(bytes.starts_with(b"PK"));
        assert_eq!(bytes, xlsx(&ledger, "Dinas", at).unwrap());
    }
}
