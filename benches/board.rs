//! What a board with many open requests costs beside one with few: only the cards in view may cost.
//!
//! `cargo bench --bench board` prints the table. Drawing is the window's own: tiny-skia on a screen of 1366 × 768.

#![allow(clippy::expect_used, reason = "a measurement that cannot be made should stop")]

#[path = "support/table.rs"]
mod table;

use std::hint::black_box;
use std::time::Duration;

use iced::Size;
use iced_test::Simulator;
use lajur::picture::board::{Board, Column};
use lajur::ui::board::{Card, Lane, Place, Time, board};
use lajur::ui::{Element, Icon, Theme, settings};
use table::{best, head, millis, ratio, row};

const FEW: usize = 30;
const MANY: usize = 10_000;
const LANES: usize = 5;
const SCREEN: Size = Size::new(1366.0, 768.0);

fn lanes(cards: usize) -> Vec<Lane> {
    let lane = |lane: usize| Lane {
        id: format!("lane-{lane}"),
        name: "Pelaksana Pengembangan Aplikasi".to_owned(),
        note: "1 hampir batas".to_owned(),
        late: lane == 1,
        mine: None,
        cards: cards / LANES,
    };
    (0..LANES).map(lane).collect()
}

fn card(place: Place) -> Card {
    Card {
        id: format!("card-{}-{}", place.lane, place.row),
        agenda: format!("{:04}", place.row * LANES + place.lane),
        applicant: "Dinas Pekerjaan Umum dan Penataan Ruang".to_owned(),
        subject: "Permohonan penambahan subdomain layanan".to_owned(),
        step_no: "8".to_owned(),
        step: "Menambah subdomain".to_owned(),
        time: Time::Running { part: 0.6, near: false, text: "25 dari 30 mnt".to_owned() },
        papers: vec![lajur::ui::board::Mark { icon: Icon::Sheet, text: "3".to_owned() }],
        ..Card::default()
    }
}

/// The pure layout of every lane for one screen.
fn layout(cards: usize) -> Duration {
    let column = Column { cards: cards / LANES, offset: 0.0 };
    let columns = [column; LANES];
    const ROUNDS: u32 = 1_000;
    let all = best(5, || {
        for _ in 0..ROUNDS {
            black_box(Board::new(black_box(&columns), SCREEN.width, SCREEN.height, 0.0));
        }
    });
    all / ROUNDS
}

/// One frame: the widget is built, laid out and drawn.
fn frame(cards: usize) -> Duration {
    let lanes = lanes(cards);
    // The first frame shapes every glyph anew; a window draws it once.
    best(7, || {
        let content: Element<'_, ()> = board(lanes.as_slice(), card).into();
        let mut simulator: Simulator<'_, (), Theme> = Simulator::with_size(settings(), SCREEN, content);
        black_box(simulator.snapshot(&Theme::Light).expect("it can be drawn"));
    })
}

fn main() {
    head("a board of 10,000 open requests beside one of 30");
    let (many, few) = (layout(MANY), layout(FEW));
    let nanos = |time: Duration| format!("{} ns", time.as_nanos());
    row("layout", &nanos(many), &nanos(few), &ratio(many, few), "about 1x");
    let (many, few) = (frame(MANY), frame(FEW));
    row("one frame, built and drawn", &millis(many), &millis(few), &ratio(many, few), "about 1x");
}
