use super::*;
use crate::domain::procedure::Procedure;
use crate::picture::board::{Card, Lane};
use crate::picture::flow::{Stage, Trail};

fn lanes(cards: usize) -> Vec<Lane> {
    vec![Lane { name: "Kabid <TIK> & Persandian".into(), cards, ..Lane::default() }]
}

#[test]
fn a_board_is_whole_xml_and_always_the_same() {
    let card = |_| Card { applicant: "Dinas \u{0} \"Kesehatan\" 😀".into(), ..Card::default() };
    let draw = || board("Papan", &lanes(3), card, 20, |rest| format!("dan {rest} lainnya"));
    let text = draw();
    assert_eq!(text, draw());
    assert!(usvg::Tree::from_str(&text, &usvg::Options::default()).is_ok());
    assert!(!text.contains("lainnya"));
}

#[test]
fn a_crowded_lane_tells_how_many_it_leaves_out() {
    let asked = std::cell::Cell::new(0);
    let card = |_| {
        asked.set(asked.get() + 1);
        Card::default()
    };
    let text = board("Papan", &lanes(10_000), card, 20, |rest| format!("dan {rest} lainnya"));
    assert!(text.contains("dan 9980 lainnya"));
    assert_eq!(asked.get(), 20);
}

const HEADS: Heads<'_> =
    Heads { number: "No", activity: "Kegiatan", time: "Waktu", join: "menunggu keduanya" };

const SMALL: &str = r#"
format = 1
id = "contoh"
[identity]
title = "SOP <Contoh>"
government = "Kabupaten Contoh"
issuer = "Diskominfo"
approved_by = "Kepala Dinas"
[service]
name = "Contoh"
phrase = "contoh"
classification = "500.12"
[[lane]]
id = "opd"
name = "OPD"
role = "applicant"
[[lane]]
id = "kabid"
name = "Kepala Bidang"
role = "division"
[[step]]
id = "ajukan"
printed_no = "1"
lane = "opd"
kind = "start"
text = "Mengajukan permohonan"
time = "10 Menit"
[[step]]
id = "periksa"
printed_no = "2"
lane = "kabid"
kind = "decision"
text = "Memeriksa permohonan dan kelengkapannya, lalu memutuskan"
[[step]]
id = "terima"
printed_no = "3"
lane = "opd"
kind = "end"
text = "Menerima balasan"
[[flow]]
from = "ajukan"
to = "periksa"
[[flow]]
from = "periksa"
to = "ajukan"
outcome = "Tidak lengkap"
[[flow]]
from = "periksa"
to = "terima"
outcome = "Lengkap"
"#;

#[test]
fn a_procedure_is_drawn_with_its_lanes_answers_and_times() {
    let procedure = Procedure::parse(SMALL).expect("the sample is a procedure");
    let text = flow(&procedure, HEADS);
    assert!(usvg::Tree::from_str(&text, &usvg::Options::default()).is_ok());
    for word in ["SOP &lt;Contoh&gt;", "Tidak lengkap", "10 Menit", "Kepala Bidang"] {
        assert!(text.contains(word), "{word}");
    }
}

#[test]
fn the_way_of_a_request_is_told_by_shape_and_sign() {
    let procedure = Procedure::parse(SMALL).expect("the sample is a procedure");
    let marks = Marks {
        stage: &|row| [Stage::Done, Stage::Mine, Stage::Ahead][row],
        trail: &|edge| [Trail::Walked, Trail::Possible, Trail::Ahead][edge],
        actual: &|row| if row == 0 { "12 mnt".to_owned() } else { String::new() },
    };
    let text = walked(&procedure, "0398/2026", HEADS, &marks);
    assert!(usvg::Tree::from_str(&text, &usvg::Options::default()).is_ok());
    for word in ["0398/2026", "12 mnt", "stroke-dasharray"] {
        assert!(text.contains(word), "{word}");
    }
}
