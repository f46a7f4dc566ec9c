//! The report on paper: figures, tables and charts, and a page of proposals for the next revision of the SOPs.

use chrono::NaiveDate;

use crate::domain::indonesian::{self, duration};
use crate::domain::office::Profile;
use crate::domain::statistics::{
    Counts, Direction, LEAST_VISITS, Period, ProcedureReport, Report, Share, Spread, StepReport,
};
use crate::engine::{Office, Problem};
use crate::paper::Paper;
use crate::paper::overview::{Bar, Chart, Overview, Part, Tile, office_name, overview};
use crate::paper::signature::Signature;

impl Office {
    /// The report of a period on paper.
    ///
    /// # Errors
    /// As [`Office::report`], or when the paper cannot be made.
    pub fn report_paper(&mut self, period: Period, procedure: Option<&str>) -> Result<Paper, Problem> {
        let report = self.report(period, procedure)?;
        let printed = self.now().with_timezone(&self.profile().zone.offset());
        let page = page(&report, self.profile(), printed.date_naive());
        Ok(overview(&Overview { printed, ..page }, Some(self.profile()))?)
    }
}

fn page(report: &Report, profile: &Profile, today: NaiveDate) -> Overview {
    // The first page is a paper of its own: what was asked, the sums, and who answers for them.
    let mut parts = vec![Part::Heading("A. Ringkasan per layanan".to_owned()), services(report)];
    parts.extend(signed(profile, today));
    parts.push(Part::Chapter("Permohonan per layanan".to_owned()));
    if !report.procedures.is_empty() {
        parts.push(Part::Chart(volumes(report)));
    }
    for (index, procedure) in report.procedures.iter().enumerate() {
        parts.extend(service(index, procedure));
    }
    parts.extend(proposals(report));
    Overview {
        office: office_name(profile),
        title: "LAPORAN LAYANAN".to_owned(),
        subtitle: format!(
            "Periode {} sampai dengan {}",
            indonesian::long_date(report.period.from),
            indonesian::long_date(report.period.to)
        ),
        right: vec![
            format!("dibuat {}", indonesian::long_date(today)),
            "waktu dalam menit kerja menurut kalender kantor".to_owned(),
        ],
        tiles: tiles(&report.counts),
        parts,
        footer: format!("Laporan layanan {}", office_name(profile)),
        ..Overview::default()
    }
}

fn tiles(counts: &Counts) -> Vec<Tile> {
    let tile = |count: String, label: &str| Tile { count, label: label.to_owned() };
    vec![
        tile(counts.received.to_string(), "diterima"),
        tile(counts.finished.to_string(), "selesai"),
        tile(counts.refused.to_string(), "ditolak"),
        tile(counts.returned.to_string(), "dikembalikan"),
        tile(percent(counts.in_time), "tepat waktu"),
    ]
}

fn percent(share: Share) -> String {
    share.percent().map_or_else(|| "-".to_owned(), |percent| format!("{percent} %"))
}

fn time(spread: Spread, number: i64) -> String {
    if spread.count == 0 { "-".to_owned() } else { duration::minutes(number) }
}

fn services(report: &Report) -> Part {
    let line = |name: &str, counts: &Counts| {
        let number = |number: usize| number.to_string();
        vec![
            name.to_owned(),
            number(counts.received),
            number(counts.finished),
            number(counts.refused),
            number(counts.returned),
            number(counts.open),
            percent(counts.in_time),
            time(counts.office, counts.office.median),
            time(counts.office, counts.office.p90),
            time(counts.applicant, counts.applicant.median),
        ]
    };
    let mut rows: Vec<Vec<String>> =
        report.procedures.iter().map(|it| line(&it.service, &it.counts)).collect();
    rows.push(line("**Jumlah**", &report.counts));
    table(
        &[
            ("Layanan", 30.0),
            ("Diterima", 14.0),
            ("Selesai", 13.0),
            ("Ditolak", 13.0),
            ("Kembali", 14.0),
            ("Berjalan", 14.0),
            ("Tepat waktu", 13.0),
            ("Dinas, median", 20.0),
            ("Dinas, P90", 20.0),
            ("Pemohon, median", 20.0),
        ],
        rows,
    )
}

fn table(columns: &[(&str, f32)], rows: Vec<Vec<String>>) -> Part {
    Part::Table {
        headings: columns.iter().map(|(name, _)| (*name).to_owned()).collect(),
        widths: columns.iter().map(|(_, width)| *width).collect(),
        rows,
    }
}

fn volumes(report: &Report) -> Chart {
    let bar = |count: usize| Bar { value: count as f32, label: count.to_string() };
    let row = |it: &ProcedureReport| {
        let done = it.counts.finished + it.counts.refused;
        (it.service.clone(), vec![bar(it.counts.received), bar(done)])
    };
    Chart {
        alt: "Permohonan diterima dan diselesaikan per layanan".to_owned(),
        legend: vec!["diterima".to_owned(), "selesai atau ditolak".to_owned()],
        rows: report.procedures.iter().map(row).collect(),
    }
}

fn service(index: usize, report: &ProcedureReport) -> Vec<Part> {
    let letter = char::from(b'B' + u8::try_from(index.min(23)).unwrap_or(23));
    let mut parts = vec![Part::Heading(format!("{letter}. {} ({})", report.service, report.issuer))];
    let walked: Vec<&StepReport> = report.steps.iter().filter(|step| step.used.count > 0).collect();
    if walked.is_empty() {
        parts.push(Part::Text("Belum ada langkah yang selesai pada periode ini.".to_owned()));
        return parts;
    }
    parts.push(Part::Chart(rows_chart(&walked)));
    let rows = walked.iter().map(|step| {
        vec![
            step.printed_no.clone(),
            step.short.clone(),
            step.lane.clone(),
            if step.standard.is_empty() {
                "tidak ditetapkan".to_owned()
            } else {
                step.standard.to_lowercase()
            },
            step.used.count.to_string(),
            time(step.used, step.used.median),
            time(step.used, step.used.p90),
            percent(step.in_time),
            if step.waited.count == 0 { "-".to_owned() } else { time(step.waited, step.waited.median) },
        ]
    });
    parts.push(table(
        &[
            ("No", 8.0),
            ("Kegiatan", 46.0),
            ("Pelaksana", 24.0),
            ("Mutu baku", 18.0),
            ("Kali", 9.0),
            ("Median", 20.0),
            ("P90", 20.0),
            ("Tepat waktu", 14.0),
            ("Menunggu pemohon", 20.0),
        ],
        rows.collect(),
    ));
    let lanes = report.lanes.iter().filter(|lane| lane.used.count > 0).map(|lane| {
        vec![
            lane.name.clone(),
            lane.used.count.to_string(),
            time(lane.used, lane.used.median),
            time(lane.used, lane.used.p90),
            percent(lane.in_time),
            if lane.over == 0 { "-".to_owned() } else { duration::minutes(lane.over) },
        ]
    });
    parts.push(table(
        &[
            ("Pelaksana", 50.0),
            ("Dikerjakan", 18.0),
            ("Median", 26.0),
            ("P90", 26.0),
            ("Tepat waktu", 20.0),
            ("Lewat mutu baku, jumlah", 35.0),
        ],
        lanes.collect(),
    ));
    parts
}

/// Real time beside mutu baku, row by row.
fn rows_chart(steps: &[&StepReport]) -> Chart {
    let bar = |minutes: i64| Bar { value: minutes as f32, label: duration::minutes(minutes) };
    let row = |step: &&StepReport| {
        let unset = || Bar { value: 0.0, label: "tidak ditetapkan".to_owned() };
        let standard = step.allowed.map_or_else(unset, bar);
        (format!("{}. {}", step.printed_no, step.short), vec![bar(step.used.median), standard])
    };
    Chart {
        alt: "Waktu nyata (median) di samping mutu baku, per langkah".to_owned(),
        legend: vec!["nyata (median)".to_owned(), "mutu baku".to_owned()],
        rows: steps.iter().map(row).collect(),
    }
}

/// The page of proposals: rows whose real time never fits, in both directions.
fn proposals(report: &Report) -> Vec<Part> {
    let mut parts = vec![
        Part::Chapter("Usulan revisi SOP".to_owned()),
        Part::Text(format!(
            "Baris yang waktunya tidak pernah pas: terlalu pendek bila lebih dari separuh pengerjaan melewatinya, terlalu \
             panjang bila sembilan dari sepuluh pengerjaan memakai paling banyak sepertiganya. Usulan adalah waktu yang \
             cukup bagi sembilan dari sepuluh pengerjaan. Hanya baris dengan sedikitnya {LEAST_VISITS} pengerjaan."
        )),
    ];
    let mut rows = Vec::new();
    for procedure in &report.procedures {
        for step in &procedure.steps {
            let Some(suggestion) = step.suggestion else { continue };
            let direction = match suggestion.direction {
                Direction::TooShort => "terlalu pendek",
                Direction::TooLong => "terlalu panjang",
            };
            rows.push(vec![
                procedure.service.clone(),
                format!("{}. {}", step.printed_no, step.short),
                step.standard.to_lowercase(),
                format!("{} / {}", duration::minutes(step.used.median), duration::minutes(step.used.p90)),
                format!("{} dari {}", step.in_time.part, step.in_time.of),
                direction.to_owned(),
                duration::minutes(suggestion.minutes),
            ]);
        }
    }
    if rows.is_empty() {
        parts.push(Part::Text("Tidak ada baris yang perlu diusulkan pada periode ini.".to_owned()));
    } else {
        parts.push(table(
            &[
                ("Layanan", 28.0),
                ("Baris", 44.0),
                ("Mutu baku", 18.0),
                ("Median / P90", 34.0),
                ("Tepat waktu", 16.0),
                ("Penilaian", 18.0),
                ("Usulan", 20.0),
            ],
            rows,
        ));
    }
    parts
}

/// The head of the office signs; a report goes up with a signature block.
fn signed(profile: &Profile, today: NaiveDate) -> Option<Part> {
    let head = profile.head()?;
    let date = indonesian::long_date(today);
    let seat = profile.seat.trim();
    Some(Part::Signed {
        place: if seat.is_empty() { date } else { format!("{seat}, {date}") },
        signature: Signature::of(profile, &head.id, "", today),
        rules: profile.letters.signature.clone(),
    })
}
