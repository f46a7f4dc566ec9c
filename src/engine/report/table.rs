//! The report as rows: what spreadsheets and scripts read.

use crate::domain::statistics::{Counts, ProcedureReport, Report, Share, Spread};

/// One sheet of rows: a name, headings, and cells.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Its name, at most 31 letters.
    pub name: &'static str,
    /// Headings of its columns.
    pub headings: Vec<&'static str>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
}

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text.
    Text(String),
    /// A whole number.
    Number(i64),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        i64::try_from(number).map_or(Self::Empty, Self::Number)
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

/// The report as three sheets: services, rows of the SOPs, lanes; times are working minutes.
pub(super) fn sheets(report: &Report) -> [Sheet; 3] {
    [services(report), steps(report), lanes(report)]
}

fn services(report: &Report) -> Sheet {
    let line = |name: &str, id: &str, counts: &Counts| {
        let mut cells: Vec<Cell> = vec![id.into(), name.into()];
        let numbers = [
            counts.received,
            counts.finished,
            counts.refused,
            counts.withdrawn,
            counts.returned,
            counts.open,
        ];
        cells.extend(numbers.map(Cell::from));
        cells.extend(share(counts.in_time));
        cells.extend(spread(counts.office));
        cells.extend(spread(counts.applicant));
        cells
    };
    let mut rows: Vec<Vec<Cell>> =
        report.procedures.iter().map(|it| line(&it.service, &it.procedure, &it.counts)).collect();
    rows.push(line("Jumlah", "", &report.counts));
    Sheet {
        name: "Layanan",
        headings: vec![
            "SOP",
            "Layanan",
            "Diterima",
            "Selesai",
            "Ditolak",
            "Ditarik",
            "Dikembalikan",
            "Masih berjalan",
            "Tepat waktu",
            "Dari",
            "Tepat waktu (%)",
            "Waktu dinas median (menit kerja)",
            "Waktu dinas P90 (menit kerja)",
            "Waktu pemohon median (menit kerja)",
            "Waktu pemohon P90 (menit kerja)",
        ],
        rows,
    }
}

fn steps(report: &Report) -> Sheet {
    let line = |procedure: &ProcedureReport, step: &crate::domain::statistics::StepReport| {
        let mut cells: Vec<Cell> = vec![
            procedure.procedure.as_str().into(),
            step.printed_no.as_str().into(),
            step.short.as_str().into(),
            step.lane.as_str().into(),
            step.standard.as_str().into(),
            step.allowed.into(),
            step.used.count.into(),
        ];
        cells.extend(spread(step.used));
        cells.extend(share(step.in_time));
        cells.push(step.waited.count.into());
        cells.push(step.suggestion.map(|it| it.minutes).into());
        cells
    };
    let of = |it: &ProcedureReport| it.steps.iter().map(|step| line(it, step)).collect::<Vec<_>>();
    Sheet {
        name: "Baris SOP",
        headings: vec![
            "SOP",
            "No",
            "Kegiatan",
            "Pelaksana",
            "Mutu baku",
            "Mutu baku (menit kerja)",
            "Dikerjakan",
            "Median (menit kerja)",
            "P90 (menit kerja)",
            "Tepat waktu",
            "Dari",
            "Tepat waktu (%)",
            "Menunggu pemohon",
            "Usulan (menit kerja)",
        ],
        rows: report.procedures.iter().flat_map(of).collect(),
    }
}

fn lanes(report: &Report) -> Sheet {
    let of = |it: &ProcedureReport| {
        let line = |lane: &crate::domain::statistics::LaneReport| {
            let mut cells: Vec<Cell> =
                vec![it.procedure.as_str().into(), lane.name.as_str().into(), lane.used.count.into()];
            cells.extend(spread(lane.used));
            cells.extend(share(lane.in_time));
            cells.push(lane.over.into());
            cells
        };
        it.lanes.iter().map(line).collect::<Vec<_>>()
    };
    Sheet {
        name: "Pelaksana",
        headings: vec![
            "SOP",
            "Pelaksana",
            "Dikerjakan",
            "Median (menit kerja)",
            "P90 (menit kerja)",
            "Tepat waktu",
            "Dari",
            "Tepat waktu (%)",
            "Lewat (menit kerja)",
        ],
        rows: report.procedures.iter().flat_map(of).collect(),
    }
}

fn spread(spread: Spread) -> [Cell; 2] {
    if spread.count == 0 { [Cell::Empty, Cell::Empty] } else { [spread.median.into(), spread.p90.into()] }
}

fn share(share: Share) -> [Cell; 3] {
    [share.part.into(), share.of.into(), share.percent().into()]
}
