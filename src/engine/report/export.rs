//! The report as files of spreadsheet programs.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use super::table::{Cell, sheets};
use crate::domain::statistics::{Period, Report};
use crate::engine::{Office, Problem};

/// In which form a report leaves the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Pages to sign and file.
    Pdf,
    /// A workbook: services, rows of the SOPs, lanes.
    Xlsx,
    /// The rows of the SOPs, for scripts.
    Csv,
}

impl Form {
    /// The form a file's ending asks for; `None` for any other ending.
    pub fn of_ending(ending: &str) -> Option<Self> {
        match ending.to_ascii_lowercase().as_str() {
            "pdf" => Some(Self::Pdf),
            "xlsx" => Some(Self::Xlsx),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }
}

impl Office {
    /// The report of a period as a file's bytes.
    ///
    /// # Errors
    /// As [`Office::report`], or when the file cannot be made.
    pub fn report_file(
        &mut self,
        period: Period,
        procedure: Option<&str>,
        form: Form,
    ) -> Result<Vec<u8>, Problem> {
        if form == Form::Pdf {
            return Ok(self.report_paper(period, procedure)?.to_pdf()?);
        }
        let report = self.report(period, procedure)?;
        let made = self.now().with_timezone(&self.profile().zone.offset()).date_naive();
        match form {
            Form::Csv => Ok(csv(&report)),
            _ => xlsx(&report, made).map_err(|error| Problem::Paper(error.to_string())),
        }
    }
}

/// The rows of the SOPs as CSV (RFC 4180) with a byte order mark, so that spreadsheet programs read it as UTF-8.
fn csv(report: &Report) -> Vec<u8> {
    let [_, steps, _] = sheets(report);
    let mut text = String::from("\u{feff}");
    let heading: Vec<String> = steps.headings.iter().map(|it| quoted(it)).collect();
    text.push_str(&heading.join(","));
    text.push_str("\r\n");
    for row in &steps.rows {
        let cells = row.iter().map(|cell| match cell {
            Cell::Empty => String::new(),
            Cell::Text(text) => quoted(text),
            Cell::Number(number) => number.to_string(),
        });
        text.push_str(&cells.collect::<Vec<_>>().join(","));
        text.push_str("\r\n");
    }
    text.into_bytes()
}

/// A cell of text; what a spreadsheet program would run as a formula is made plain text with an apostrophe.
fn quoted(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r', ';']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

fn xlsx(report: &Report, made: chrono::NaiveDate) -> Result<Vec<u8>, XlsxError> {
    use chrono::Datelike;
    let mut workbook = Workbook::new();
    // The workbook's own date is the office's, so that the same report gives the same bytes.
    let (year, month, day) = (made.year(), made.month(), made.day());
    let created = ExcelDateTime::from_ymd(
        u16::try_from(year).unwrap_or(1900),
        u8::try_from(month).unwrap_or(1),
        u8::try_from(day).unwrap_or(1),
    )?;
    workbook
        .set_properties(&DocProperties::new().set_title("Laporan layanan").set_creation_datetime(&created));
    let heading = Format::new().set_bold().set_text_wrap();
    for sheet in sheets(report) {
        let page = workbook.add_worksheet().set_name(sheet.name)?;
        page.set_freeze_panes(1, 0)?;
        page.set_repeat_rows(0, 0)?;
        page.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        page.set_footer("&L&8&A&R&8Halaman &P dari &N");
        for (column, title) in (0u16..).zip(&sheet.headings) {
            page.write_string_with_format(0, column, *title, &heading)?;
        }
        for (line, row) in (1u32..).zip(&sheet.rows) {
            for (column, cell) in (0u16..).zip(row) {
                match cell {
                    Cell::Empty => {}
                    Cell::Text(text) => {
                        page.write_string(line, column, text)?;
                    }
                    // Minutes and counts are far below what a double holds exactly.
                    Cell::Number(number) => {
                        page.write_number(line, column, *number as f64)?;
                    }
                }
            }
        }
        page.autofit();
    }
    workbook.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_cannot_break_out_of_their_row_or_run() {
        assert_eq!(quoted("Dinas Kesehatan"), "Dinas Kesehatan");
        assert_eq!(quoted("a,\"b\""), "\"a,\"\"b\"\"\"");
        assert_eq!(quoted("=1+1"), "'=1+1");
    }
}
