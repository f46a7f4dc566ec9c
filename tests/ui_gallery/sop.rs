//! The subdomain SOP of the mock-ups, and one request on its way through it.

use lajur::picture::flow::{Diagram, Edge, Node, Shape};
use lajur::ui::flow::{LaneHead, Pace, Row, Stage, Trail};

/// Lane, shape, number, step, standard, actual, pace.
const STEPS: [(usize, &str, &str, &str, &str, &str, Pace); 15] = [
    (4, "c", "1", "Mengisi form pengajuan", "15 mnt", "12 mnt", Pace::InTime),
    (0, "d", "2", "Memeriksa pengajuan", "30 mnt", "26 mnt", Pace::InTime),
    (4, "p", "3", "Memperbaiki data", "1 jam", "1 hari 2 j", Pace::Paused),
    (4, "p", "4", "Mencetak, menandatangani", "30 mnt", "20 mnt", Pace::InTime),
    (4, "p", "6", "Mengajukan surat", "1 hari", "6 j 10 mnt", Pace::InTime),
    (3, "p", "5", "Disposisi ke Kabid", "1 jam", "35 mnt", Pace::InTime),
    (2, "p", "6", "Disposisi ke Kasi", "1 jam", "15 mnt", Pace::InTime),
    (1, "p", "7", "Disposisi ke Pelaksana", "1 jam", "1 j 25 mnt", Pace::Late),
    (0, "p", "8", "Menambah subdomain", "30 mnt", "22 mnt", Pace::InTime),
    (0, "p", "9", "Memeriksa dan melapor", "1 jam", "30 mnt", Pace::InTime),
    (1, "d", "10", "Memeriksa hasil, membuat konsep surat balasan", "1 jam", "50 mnt", Pace::InTime),
    (0, "p", "11", "Mengirim surel akun", "15 mnt", "10 mnt", Pace::Running),
    (2, "d", "12", "Memeriksa konsep surat", "1 jam", "10 mnt", Pace::Running),
    (3, "p", "13", "Menandatangani surat", "1 hari", "", Pace::None),
    (4, "c", "14", "Menerima surat dan surel", "1 jam", "", Pace::None),
];

/// From, to, answer, and whether the sample request walked it.
const ARROWS: [(usize, usize, &str, Trail); 18] = [
    (1, 2, "", Trail::Walked),
    (2, 3, "Ditolak", Trail::Walked),
    (3, 2, "", Trail::Walked),
    (2, 4, "Disetujui", Trail::Walked),
    (4, 5, "", Trail::Walked),
    (5, 6, "", Trail::Walked),
    (6, 7, "", Trail::Walked),
    (7, 8, "", Trail::Walked),
    (8, 9, "", Trail::Walked),
    (9, 10, "", Trail::Walked),
    (10, 11, "", Trail::Walked),
    (11, 9, "Ada kesalahan", Trail::Possible),
    (11, 12, "Tidak ada", Trail::Walked),
    (11, 13, "Tidak ada", Trail::Walked),
    (13, 11, "Perlu perbaikan", Trail::Possible),
    (13, 14, "Sesuai", Trail::Ahead),
    (14, 15, "", Trail::Ahead),
    (12, 15, "", Trail::Ahead),
];

pub fn diagram() -> Diagram {
    let nodes = STEPS.iter().enumerate().map(|(row, step)| Node {
        row,
        lane: step.0,
        shape: match step.1 {
            "c" => Shape::Capsule,
            "d" => Shape::Diamond,
            _ => Shape::Process,
        },
        join: row == 14,
    });
    let edges = ARROWS.iter().map(|(from, to, word, _)| Edge {
        from: from - 1,
        to: to - 1,
        word: (!word.is_empty()).then(|| (*word).to_owned()),
    });
    Diagram {
        rows: vec![0.0; STEPS.len()],
        lanes: Vec::new(),
        nodes: nodes.collect(),
        edges: edges.collect(),
    }
}

pub fn lanes() -> Vec<LaneHead> {
    let lane = |name: &str| LaneHead { name: name.into(), mine: name == "Kabid" };
    ["Pelaksana", "Kasi", "Kabid", "Kadis", "PD Pemohon"].map(lane).to_vec()
}

pub fn row(index: usize) -> Row {
    let (_, _, number, text, standard, actual, pace) = STEPS[index];
    Row {
        id: format!("step-{index}"),
        number: number.into(),
        text: text.into(),
        inferred: index == 2,
        stage: match index {
            0..=10 => Stage::Done,
            11 => Stage::Current,
            12 => Stage::Mine,
            _ => Stage::Ahead,
        },
        actual: actual.into(),
        standard: standard.into(),
        pace,
        cells: Vec::new(),
    }
}

pub fn trail(edge: usize) -> Trail {
    ARROWS[edge].3
}
