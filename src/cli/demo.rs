//! `lajur demo`: one request of every SOP from receipt to its end, on several simulated laptops that exchange only
//! bundle files; then every paper, a board picture per SOP, and a page that explains what lies there.

mod office;
mod page;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::json;

use page::{Case, Shown};

use super::output::Output;
use crate::domain::ids::EntityId;
use crate::domain::letter::{LetterKind, Variant};
use crate::domain::procedure::PaperKind;
use crate::engine::story::{Played, Stage, Stories, Story};
use crate::engine::{Office, Problem, read_tnd};
use crate::platform::clock::Clock;
use crate::platform::entropy::Entropy;
use crate::platform::files;
use crate::platform::folders::Folders;
use crate::wire::words::data_code;
use crate::words;

pub(crate) fn run(out_folder: &Path, tnd: Option<&Path>, out: Output) -> Result<(), Problem> {
    let stories = Stories::read()?;
    let rules = tnd.map(read_tnd).transpose()?;
    let exchange = out_folder.join("berkas-tukar");
    for folder in [out_folder.to_path_buf(), exchange.clone()] {
        std::fs::create_dir_all(&folder).map_err(Problem::file(&folder))?;
    }
    let laptops = tempfile::tempdir_in(out_folder).map_err(Problem::file(out_folder))?;
    out.tell(&out.words.with("demo-begin", &[("count", stories.laptops.len().into())]));
    let clock = Clock::manual(
        crate::domain::moment::parse("2026-11-12T08:00", Default::default()).unwrap_or_default(),
    );
    let mut offices = Vec::new();
    for laptop in &stories.laptops {
        let folders = Folders::apart(laptops.path().join(&laptop.id), laptops.path().join("marks"));
        offices.push(Office::open(folders, clock.clone(), Entropy::seeded(&laptop.id))?);
    }
    let mut stage = Stage::several(offices.iter_mut().collect(), clock, &stories, exchange, rules)?;
    let mut played = Vec::new();

    let today = stage.today(&stories)?;
    let mut watch = Watch { out, acts: BTreeMap::new() };
    let mut tell = |story: &Story, _: usize| watch.count(story);
    stage.play(&stories, chrono::TimeDelta::zero(), Some(today), &mut played, &mut tell)?;
    stage.set_clock(today);
    stage.agree()?;
    let boards = boards(&mut stage, out_folder, out)?;
    let morning = match stage.offices().first_mut() {
        Some(first) => Some(office::morning(first, out_folder, out.words)?),
        None => None,
    };
    stage.play(&stories, chrono::TimeDelta::zero(), None, &mut played, &mut tell)?;
    stage.agree()?;
    watch.tell_all(&stories);

    let codes = codes(&mut stage)?;
    let code = codes.first().cloned().unwrap_or_default();
    if codes.iter().any(|other| *other != code) {
        let detail = codes.join(", ");
        return Err(Problem::Store(crate::engine::StoreError::Damaged(detail)));
    }
    let mut cases = Vec::new();
    for played in &played {
        if stories.stories.iter().any(|story| story.demo && story.id == played.story) {
            cases.extend(papers(&mut stage, played, out_folder, out)?);
        }
    }
    if let Some(first) = stage.offices().first_mut() {
        cases.extend(office::cases(first, out_folder, out.words, morning)?);
    }
    let carried = stage.carried();
    drop(stage);
    let page = page::page(&boards, &cases, &code, carried, out.words);
    write(out_folder, "index.html", page.as_bytes())?;
    let files: Vec<&str> =
        boards.iter().chain(cases.iter().flat_map(Case::files)).map(|it| &*it.file).collect();
    let answer = json!({
        "out": out_folder,
        "laptops": codes.len(),
        "bundles": carried,
        "data_code": code,
        "equal": true,
        "requests": played.len(),
        "files": files,
    });
    out.answer(&answer, |text| {
        let values = [
            ("laptops", codes.len().into()),
            ("bundles", carried.into()),
            ("code", code.as_str().into()),
            ("files", files.len().into()),
            ("page", out_folder.join("index.html").display().to_string().into()),
        ];
        text.push_str(&out.words.with("demo-end", &values));
    });
    Ok(())
}

/// Counts acts per story, to tell of each story once it is over.
struct Watch {
    out: Output,
    acts: BTreeMap<String, usize>,
}

impl Watch {
    fn count(&mut self, story: &Story) {
        *self.acts.entry(story.id.clone()).or_default() += 1;
    }

    fn tell_all(&self, stories: &Stories) {
        for story in stories.stories.iter().filter(|story| story.demo) {
            let values = [
                ("story", story.id.as_str().into()),
                ("procedure", story.procedure.as_str().into()),
                ("acts", self.acts.get(&story.id).copied().unwrap_or(0).into()),
            ];
            self.out.tell(&self.out.words.with("demo-story", &values));
        }
    }
}

fn codes(stage: &mut Stage<'_>) -> Result<Vec<String>, Problem> {
    stage.offices().iter().map(|office| Ok(data_code(&office.store().state_hash()?))).collect()
}

/// The board of every SOP as it stands, as pictures.
fn boards(stage: &mut Stage<'_>, folder: &Path, out: Output) -> Result<Vec<Shown>, Problem> {
    let mut shown = Vec::new();
    let Some(office) = stage.offices().first_mut() else { return Ok(shown) };
    for procedure in office.procedures()? {
        let svg = super::picture::board_svg(office, &procedure, out.words)?;
        let file = format!("papan/{}.svg", procedure.id);
        write(folder, &file, svg.as_bytes())?;
        shown.push(Shown { file, text: procedure.identity.title.clone() });
    }
    Ok(shown)
}

/// Every paper of one request.
fn papers(
    stage: &mut Stage<'_>,
    played: &Played,
    folder: &Path,
    out: Output,
) -> Result<Option<Case>, Problem> {
    let Some(office) = stage.offices().first_mut() else { return Ok(None) };
    let (request, procedure) = office.request(played.request)?;
    let state = words::request_state(&out.words, request.state);
    let agenda = request.agenda.map(|agenda| agenda.sequence.to_string()).unwrap_or_default();
    let base = format!("{agenda}-{}", played.story);
    let mut shown = Vec::new();
    let mut keep = |name: &str, text: String, bytes: Vec<u8>| -> Result<(), Problem> {
        let file = format!("{base}/{name}");
        write(folder, &file, &bytes)?;
        shown.push(Shown { file, text });
        Ok(())
    };
    let svg = super::picture::flow_svg(office, &request, &procedure, out.words);
    let flow = Shown { file: format!("{base}/alur.svg"), text: out.words.say("demo-flow") };
    write(folder, &flow.file, svg.as_bytes())?;
    let blank = office.disposition_pdf(played.request, true)?;
    keep("lembar-disposisi-kosong.pdf", out.words.say("demo-disposition-blank"), blank)?;
    if !request.dispositions.is_empty() {
        let filled = office.disposition_pdf(played.request, false)?;
        keep("lembar-disposisi.pdf", out.words.say("demo-disposition"), filled)?;
    }
    for (kind, letter) in &played.letters {
        let (name, text) = match kind {
            LetterKind::Approval => ("surat-balasan-disetujui", out.words.say("demo-approval")),
            LetterKind::Refusal => ("surat-balasan-ditolak", out.words.say("demo-refusal")),
            LetterKind::Incomplete => ("surat-permintaan-kelengkapan", out.words.say("demo-incomplete")),
            LetterKind::Assignment => ("surat-tugas", out.words.say("demo-assignment")),
            LetterKind::Report => ("laporan-hasil", out.words.say("demo-report")),
            LetterKind::Memo => ("nota-dinas", out.words.say("demo-memo")),
            LetterKind::Handover => ("berita-acara-serah-terima", out.words.say("demo-handover")),
        };
        keep(&format!("{name}.pdf"), text.clone(), office.letter_pdf(*letter, Variant::Net)?)?;
        let copy = office.letter_pdf(*letter, Variant::FileCopy)?;
        keep(
            &format!("{name}-pertinggal.pdf"),
            format!("{text} ({})", out.words.say("demo-file-copy")),
            copy,
        )?;
    }
    for kind in own_papers(office, played.request)? {
        let made = office.paper(played.request, kind)?;
        keep(&made.name, out.words.say(&format!("demo-{}", kind.name().replace('_', "-"))), made.bytes)?;
    }
    let title = format!("{agenda}. {}", request.applicant.agency);
    let about = format!("{} — {state}", request.subject());
    Ok(Some(Case { title, about, flow: Some(flow), papers: shown }))
}

/// The papers of a request that are neither letters nor disposition sheets.
fn own_papers(office: &mut Office, request: EntityId) -> Result<Vec<PaperKind>, Problem> {
    const SHOWN_ABOVE: [PaperKind; 5] = [
        PaperKind::Disposition,
        PaperKind::Assignment,
        PaperKind::Report,
        PaperKind::Reply,
        PaperKind::Incomplete,
    ];
    let letters = office.store().letters(Some(request))?;
    let drafted = |kind: &PaperKind| match kind {
        PaperKind::Memo => letters.iter().any(|letter| letter.kind == LetterKind::Memo),
        PaperKind::Handover => letters.iter().any(|letter| letter.kind == LetterKind::Handover),
        other => SHOWN_ABOVE.contains(other),
    };
    let offers = office.papers_of(request)?.into_iter();
    Ok(offers.map(|offer| offer.kind).filter(|kind| !drafted(kind)).collect())
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), Problem> {
    let path: PathBuf = folder.join(name);
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).map_err(Problem::file(parent))?;
    }
    files::write_whole(&path, bytes).map_err(Problem::file(&path))
}
