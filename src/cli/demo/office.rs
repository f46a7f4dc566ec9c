//! What the demonstration shows of the office as a whole: its books, a morning sheet and a report, its SOP documents, a
//! sealed slip.

use std::path::Path;

use super::page::{Case, Shown};
use super::write;
use crate::domain::register::RegisterKind;
use crate::engine::report::Form;
use crate::engine::{Office, Problem, Query, SlipInput};
use crate::picture::bpmn::bpmn;
use crate::picture::svg;
use crate::show::heads::HeadWords;
use crate::words::Words;

/// The sample office's Kabid, whose day the morning sheet shows.
const KABID: &str = "kabid_egov";

/// What lies on the Kabid's desk now.
pub(super) fn morning(office: &mut Office, folder: &Path, words: Words) -> Result<Shown, Problem> {
    let sheet = office.morning_pdf(Some(KABID))?;
    keep(folder, "register/lembar-pagi.pdf".to_owned(), words.say("demo-morning"), &sheet)
}

/// The books of the year with the sheets of the day and the month, and every SOP as document, BPMN and picture.
pub(super) fn cases(
    office: &mut Office,
    folder: &Path,
    words: Words,
    morning: Option<Shown>,
) -> Result<Vec<Case>, Problem> {
    let mut books = books(office, folder, words)?;
    books.papers.extend(morning);
    books.papers.extend(report(office, folder, words)?);
    let mut cases = vec![books];
    let heads = HeadWords::new(words);
    for procedure in office.procedures()? {
        let id = &procedure.id;
        let files = [
            (format!("sop/{id}.pdf"), "demo-sop", office.sop_pdf(id)?),
            (format!("sop/{id}.bpmn"), "demo-bpmn", bpmn(&procedure).into_bytes()),
        ];
        let mut papers = Vec::new();
        for (file, text, bytes) in files {
            papers.push(keep(folder, file, words.say(text), &bytes)?);
        }
        let picture = svg::flow(&procedure, heads.heads());
        let flow = keep(folder, format!("sop/{id}.svg"), words.say("demo-sop-flow"), picture.as_bytes())?;
        let (title, about) = (procedure.identity.title.clone(), procedure.identity.issuer.clone());
        cases.push(Case { title, about, flow: Some(flow), papers });
    }
    Ok(cases)
}

fn books(office: &mut Office, folder: &Path, words: Words) -> Result<Case, Problem> {
    let year = office.register_year();
    let mut papers = Vec::new();
    for (kind, name, text) in [
        (RegisterKind::Incoming, "agenda-masuk", "demo-incoming"),
        (RegisterKind::Outgoing, "agenda-keluar", "demo-outgoing"),
        (RegisterKind::Memo, "agenda-nota-dinas", "demo-memos"),
        (RegisterKind::Dispatch, "buku-ekspedisi", "demo-dispatch"),
    ] {
        for (form, ending) in [(Form::Pdf, "pdf"), (Form::Xlsx, "xlsx"), (Form::Csv, "csv")] {
            let bytes = office.register_file(kind, year, form)?;
            let text = format!("{} ({})", words.say(text), ending.to_uppercase());
            papers.push(keep(folder, format!("register/{name}-{year}.{ending}"), text, &bytes)?);
        }
    }
    let newest = office.store().requests(&Query { limit: 1, ..Query::default() })?;
    if let Some(request) = newest.rows.first() {
        // No real secret could stand on a paper of the demonstration.
        let input = SlipInput {
            user: "contoh-pengguna".to_owned(),
            secret: "BUKAN-SANDI-CONTOH-00".to_owned(),
            receiver: Some("NAMA PENERIMA, S.T.".to_owned()),
        };
        let slip = office.print_slip(request.id, &input)?;
        let file = "register/slip-kredensial.pdf".to_owned();
        papers.push(keep(folder, file, words.say("demo-slip"), &slip.pdf)?);
    }
    Ok(Case { title: words.say("demo-books"), about: year.to_string(), flow: None, papers })
}

/// The report of the month so far.
fn report(office: &mut Office, folder: &Path, words: Words) -> Result<Vec<Shown>, Problem> {
    let period = office.this_month();
    let mut papers = Vec::new();
    for (form, ending) in [(Form::Pdf, "pdf"), (Form::Xlsx, "xlsx"), (Form::Csv, "csv")] {
        let bytes = office.report_file(period, None, form)?;
        let text = format!("{} ({})", words.say("demo-period-report"), ending.to_uppercase());
        papers.push(keep(
            folder,
            format!("register/laporan-{}.{ending}", period.to.format("%Y-%m")),
            text,
            &bytes,
        )?);
    }
    Ok(papers)
}

fn keep(folder: &Path, file: String, text: String, bytes: &[u8]) -> Result<Shown, Problem> {
    write(folder, &file, bytes)?;
    Ok(Shown { file, text })
}
