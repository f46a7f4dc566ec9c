//! Boards and flows as pictures, from the same layouts and in the same words as the window.

use crate::domain::procedure::Procedure;
use crate::domain::request::Request;
use crate::engine::{Office, Problem};
use crate::picture::svg::{self, Marks};
use crate::show::board::{face, head};
use crate::show::heads::HeadWords;
use crate::show::walk::{Around, Walk};
use crate::words::Words;

/// A lane of the picture shows no more cards than this.
const MOST_CARDS: usize = 8;

/// The board of one SOP as SVG.
pub(crate) fn board_svg(office: &mut Office, procedure: &Procedure, words: Words) -> Result<String, Problem> {
    let board = office.board(Some(&procedure.id), None)?;
    let lanes: Vec<_> = board.lanes.iter().map(|lane| head(words, lane)).collect();
    let card = |at: crate::picture::board::Place| {
        board.lanes[at.lane].cards.get(at.row).map(|card| face(words, card)).unwrap_or_default()
    };
    let more = |count: usize| words.with("picture-more", &[("count", count.into())]);
    Ok(svg::board(&crate::show::board::service_name(procedure), &lanes, card, MOST_CARDS, more))
}

/// The way one request took, as SVG.
pub(crate) fn flow_svg(office: &Office, request: &Request, procedure: &Procedure, words: Words) -> String {
    let time = office.time_of(request, procedure);
    let around = Around { words, calendar: office.calendar(), time: &time, now: office.now() };
    let walk = Walk::of(request, procedure, around, |_| false);
    let marks = Marks {
        stage: &|row| walk.steps.get(row).map(|step| step.stage).unwrap_or_default(),
        trail: &|flow| walk.trail.get(flow).copied().unwrap_or_default(),
        actual: &|row| walk.steps.get(row).map(|step| step.actual.clone()).unwrap_or_default(),
    };
    let title = format!("{}: {}", request.applicant.agency, request.subject());
    svg::walked(procedure, &title, HeadWords::new(words).heads(), &marks)
}
