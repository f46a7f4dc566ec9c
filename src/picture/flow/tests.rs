use proptest::prelude::*;

use super::*;

/// Builds a diagram from short notation: `lane shape` per row, then arrows `from>to:word`.
fn diagram(measures: &Measures, rows: &str, arrows: &str) -> Diagram {
    let nodes: Vec<Node> = rows
        .split_whitespace()
        .enumerate()
        .map(|(row, cell)| Node {
            row,
            lane: usize::from(cell.as_bytes()[0] - b'0'),
            shape: match &cell[1..2] {
                "c" => Shape::Capsule,
                "d" => Shape::Diamond,
                _ => Shape::Process,
            },
            join: cell.ends_with('+'),
        })
        .collect();
    let edges = arrows.split_whitespace().map(|arrow| {
        let (ends, word) =
            arrow.split_once(':').map_or((arrow, None), |(ends, word)| (ends, Some(word.to_owned())));
        let (from, to) = ends.split_once('>').expect("an arrow has two ends");
        let index = |text: &str| text.parse::<usize>().expect("rows are numbers") - 1;
        Edge { from: index(from), to: index(to), word }
    });
    let lanes = 1 + nodes.iter().map(|node| node.lane).max().unwrap_or(0);
    let paper = measures.entry > 0.0;
    Diagram {
        rows: vec![if paper { 13.5 } else { 40.0 }; nodes.len()],
        lanes: vec![if paper { 18.0 } else { 93.0 }; lanes],
        edges: edges.collect(),
        nodes,
    }
}

/// The five SOPs: name, rows, arrows.
pub(super) const SOPS: [(&str, &str, &str); 5] = [
    (
        "tulungagung",
        "4c 0d 4p 4p 4p 3p 2p 1p 0p 0p 1d 0p 2d 3p 4c+",
        "1>2 2>3:Ditolak 3>2 2>4:Disetujui 4>5 5>6 6>7 7>8 8>9 9>10 10>11 11>9:Ada 11>12:Tidak 11>13:Tidak \
         13>11:Perbaikan 13>14:Sesuai 14>15 12>15",
    ),
    (
        "tapin",
        "3c 2p 0d 1p 3p 1d 0p 0p 0p 0p 3p 3p 2p 0d 3c",
        "1>2 2>3 3>1:Tidak 3>4:Lengkap 4>5 5>6 6>5:Tidak 6>7:Sepakat 7>8 8>9 9>10 10>11 11>12 12>13 13>14 \
         14>3:Tidak 14>15:Sesuai",
    ),
    (
        "batam",
        "0c 1p 2d 3d 4p 4p 3p 3p 3p 3c",
        "1>2 2>3 3>4:Ya 3>10:Tidak 4>5:Tidak 4>7:Tersedia 5>6 6>7 7>8 8>9 9>10",
    ),
    ("deliserdang", "0c 1p 2d 3p 3p 2p 1p 0c", "1>2 2>3 3>4:Ya 3>8:Tidak 4>5 5>6 6>7 7>8"),
    ("kaltara", "0c 1p 2p 3d 3p 0c", "1>2 2>3 3>4 4>1:Tidak 4>5:Lengkap 5>6"),
];

/// Checks what every drawing must satisfy.
fn assert_sound(diagram: &Diagram, flow: &Flow) {
    assert_eq!(flow.routes.len(), diagram.edges.len(), "every arrow is drawn");
    for route in &flow.routes {
        let edge = &diagram.edges[route.edge];
        assert!(route.points.len() >= 2, "{edge:?} has no line");
        for pair in route.points.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            assert!(a.x == b.x || a.y == b.y, "{edge:?} runs askew: {:?}", route.points);
            for point in pair {
                assert!((0.0..=flow.width()).contains(&point.x) && (0.0..=flow.height()).contains(&point.y));
            }
            for (node, (_, symbol)) in flow.symbols.iter().enumerate() {
                let inner = symbol.inset(0.01, 0.01);
                assert!(!label::touches(inner, a, b), "{edge:?} runs through {node}: {:?}", route.points);
            }
        }
    }
}

#[test]
fn the_five_sops_can_be_drawn_on_screen_and_on_paper() {
    for (_, rows, arrows) in SOPS {
        for measures in [Measures::SCREEN, Measures::PAPER] {
            let diagram = diagram(&measures, rows, arrows);
            let flow = Flow::new(&diagram, &measures);
            assert_sound(&diagram, &flow);
        }
    }
}

#[test]
fn a_fork_parts_in_one_dot_and_a_join_meets_in_one() {
    let (_, rows, arrows) = SOPS[0];
    let diagram = diagram(&Measures::SCREEN, rows, arrows);
    let flow = Flow::new(&diagram, &Measures::SCREEN);
    let dots: Vec<(usize, bool)> = flow.dots.iter().map(|dot| (dot.node + 1, dot.join)).collect();
    assert_eq!(dots, [(11, false), (15, true)]);
    // On paper both lines enter the symbol itself, at different sides.
    let paper = Flow::new(&self::diagram(&Measures::PAPER, rows, arrows), &Measures::PAPER);
    let ends: Vec<&Route> = paper.routes.iter().filter(|route| diagram.edges[route.edge].to == 14).collect();
    assert!(ends.iter().all(|route| route.end == End::Symbol));
    assert_ne!(ends[0].points.last(), ends[1].points.last());
}

#[test]
fn lines_enter_at_the_top_or_a_side() {
    for (name, rows, arrows) in SOPS {
        for measures in [Measures::SCREEN, Measures::PAPER] {
            let diagram = diagram(&measures, rows, arrows);
            for route in Flow::new(&diagram, &measures).routes {
                let [.., before, last] = &route.points[..] else { panic!("{name}: a line without end") };
                assert!(
                    last.y >= before.y || route.end == End::Joint,
                    "{name}: {:?}",
                    diagram.edges[route.edge]
                );
            }
        }
    }
}

#[test]
fn a_line_to_the_next_row_has_at_most_one_bend() {
    let diagram = diagram(&Measures::PAPER, "0c 1p 1p 0c", "1>2 2>3 3>4");
    let flow = Flow::new(&diagram, &Measures::PAPER);
    let corners: Vec<usize> = flow.routes.iter().map(|route| route.points.len()).collect();
    assert_eq!(corners, [3, 2, 3]);
}

#[test]
fn lines_never_share_a_track_in_the_five_sops() {
    for (name, rows, arrows) in SOPS {
        for measures in [Measures::SCREEN, Measures::PAPER] {
            let diagram = diagram(&measures, rows, arrows);
            let flow = Flow::new(&diagram, &measures);
            for (index, one) in flow.routes.iter().enumerate() {
                for other in &flow.routes[index + 1..] {
                    let (a, b) = (&diagram.edges[one.edge], &diagram.edges[other.edge]);
                    let forked = a.from == b.from && a.word == b.word;
                    assert!(forked || !overlap(one, other), "{name}: {a:?} and {b:?}");
                }
            }
        }
    }
}

/// Whether two lines run along each other.
fn overlap(one: &Route, other: &Route) -> bool {
    let along = |a: &[Point], b: &[Point]| {
        let shared =
            |a0: f32, a1: f32, b0: f32, b1: f32| a0.max(a1).min(b0.max(b1)) - a0.min(a1).max(b0.min(b1));
        let level = a[0].y == a[1].y && b[0].y == b[1].y && a[0].y == b[0].y;
        let upright = a[0].x == a[1].x && b[0].x == b[1].x && a[0].x == b[0].x;
        (level && shared(a[0].x, a[1].x, b[0].x, b[1].x) > 0.01)
            || (upright && shared(a[0].y, a[1].y, b[0].y, b[1].y) > 0.01)
    };
    one.points.windows(2).any(|a| other.points.windows(2).any(|b| along(a, b)))
}

#[test]
fn answers_are_written_clear_of_symbols() {
    for (name, rows, arrows) in SOPS {
        let diagram = diagram(&Measures::SCREEN, rows, arrows);
        let flow = Flow::new(&diagram, &Measures::SCREEN);
        let words = on_lines(&flow, &diagram.edges, |word| (word.len() as f32 * 6.5 + 12.0, 16.0));
        for (index, (edge, rect)) in words.iter().enumerate() {
            let hit = flow.symbols.iter().position(|(shape, symbol)| label::covers(*rect, *shape, *symbol));
            assert_eq!(hit, None, "{name}: {:?}", diagram.edges[*edge]);
            assert!(words[index + 1..].iter().all(|(_, other)| !other.overlaps(rect)), "{name}");
        }
    }
}

#[test]
fn what_does_not_exist_is_left_out_and_the_rest_keeps_its_place() {
    let mut diagram = diagram(&Measures::SCREEN, "0c 1c", "1>2");
    diagram.nodes.push(Node { row: 7, lane: 7, shape: Shape::Process, join: false });
    for (at, to) in [(0, 9), (1, 2)] {
        diagram.edges.insert(at, Edge { from: 0, to, word: Some("Ya".into()) });
    }
    let flow = Flow::new(&diagram, &Measures::SCREEN);
    let drawn: Vec<usize> = flow.routes.iter().map(|route| route.edge).collect();
    assert_eq!(drawn, [2]);
    assert_eq!(on_lines(&flow, &diagram.edges, |_| (30.0, 16.0)), []);
    assert_eq!(Flow::new(&Diagram::default(), &Measures::SCREEN), Flow::default());
}

#[test]
fn a_head_points_the_way_of_its_line() {
    let down = head(&[Point::new(5.0, 0.0), Point::new(5.0, 20.0)], 7.0, 8.0);
    assert_eq!(down, Some([Point::new(5.0, 20.0), Point::new(9.0, 13.0), Point::new(1.0, 13.0)]));
    assert_eq!(head(&[Point::default()], 7.0, 8.0), None);
}

prop_compose! {
    fn diagrams()(
        cells in prop::collection::vec((0_usize..6, 0_u8..3), 2..22),
        arrows in prop::collection::vec((0_usize..22, 0_usize..22, 0_u8..3), 1..30),
    ) -> Diagram {
        let shapes = [Shape::Process, Shape::Diamond, Shape::Capsule];
        let nodes: Vec<Node> = cells.iter().enumerate().map(|(row, (lane, shape))| Node {
            row, lane: *lane, shape: shapes[usize::from(*shape)], join: false,
        }).collect();
        let edges = arrows.into_iter().map(|(from, to, word)| Edge {
            from: from % nodes.len(),
            to: to % nodes.len(),
            word: (word > 0).then(|| word.to_string()),
        });
        Diagram { rows: vec![40.0; nodes.len()], lanes: vec![93.0; 6], edges: edges.collect(), nodes }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_procedure_can_be_drawn(diagram in diagrams()) {
        let flow = Flow::new(&diagram, &Measures::SCREEN);
        assert_sound(&diagram, &flow);
        prop_assert_eq!(&flow, &Flow::new(&diagram, &Measures::SCREEN));
    }
}
