use proptest::prelude::*;

use super::sketch;
use super::{Problem, ProblemKind, ProblemKind::*};
use crate::domain::procedure::Procedure;

fn problems(text: &str) -> Vec<Problem> {
    Procedure::parse(text).err().unwrap_or_default()
}

/// Checks that a sketch has exactly these problems.
fn check(rows: &str, flows: &str, expected: &[(&str, ProblemKind)]) {
    let found = problems(&sketch::toml(rows, flows));
    let found: Vec<_> = found.iter().map(|problem| (problem.step.as_str(), problem.kind.clone())).collect();
    assert_eq!(found, expected, "{rows} | {flows}");
}

#[test]
fn sound_sketches_pass() {
    for (rows, flows) in [
        ("s! e.", "s>e"),
        ("s! d? a e.", "s>d d>a:ya d>s:tidak a>e"),
        // A fork, straight and with a way back to the fork and before it.
        ("s! a b e.&", "s>a s>b a>e b>e"),
        ("s! f a b? e.&", "s>f f>a f>b a>e b>e:ya b>f:tidak b>s:ulang"),
        // A branch that goes back inside itself, and a fork out of one outcome only.
        ("s! f? a b c? e.&", "s>f f>a:ok f>b:ok f>s:salah a>e b>c c>b:ulang c>e:ya"),
        // A join that is not the end, a second fork after it, and a way back over both.
        ("s! a b j& c d k&? e.", "s>a s>b a>j b>j j>c j>d c>k d>k k>e:ya k>s:tidak"),
        // A fork in a branch, with a way back to the inner and to the outer fork.
        ("s! a b c d? j& k& e.", "s>a s>b a>c a>d c>j d>j:ya d>a:ulang d>s:awal j>k b>k k>e"),
        // One branch has no row of its own.
        ("s! a j& e.", "s>a s>j a>j j>e"),
    ] {
        check(rows, flows, &[]);
    }
}

#[test]
fn forks_nested_sixty_deep_pass() {
    let mut rows = String::from("s! f0 ");
    let mut flows = String::from("s>f0 f60>j59 ");
    for level in 0..60 {
        let inner = level + 1;
        rows += &format!("f{inner} x{level} j{level}& ");
        flows += &format!("f{level}>f{inner} f{level}>x{level} x{level}>j{level} ");
        flows += &if level == 0 { "j0>e ".to_owned() } else { format!("j{level}>j{} ", level - 1) };
    }
    check(&(rows + "e."), &flows, &[]);
}

#[test]
fn flow_rules() {
    check("a e.", "a>e", &[("", Starts(0))]);
    check("s! t! e.", "s>t t>e", &[("", Starts(2))]);
    check("s! a", "s>a", &[("", NoEnd)]);
    check("s! a e.", "s>e a>e", &[("a", Unreachable)]);
    check("s! a? b c e.", "s>a a>e:x a>b:y b>c c>b", &[("b", DeadEnd), ("c", DeadEnd)]);
    check("s! a? e.", "s>a a>e:x", &[("a", TooFewOutcomes)]);
    check("s! a? e.", "s>a a>e:x a>s:y a>s", &[("a", OutcomeMisplaced)]);
    check("s! e.", "s>e:x", &[("s", OutcomeMisplaced)]);
    check("s! e.", "s>e s>e", &[("s", DuplicateFlow("e".into()))]);
    check("s! e.", "s>e e>s", &[("e", FlowAfterEnd)]);
}

#[test]
fn fork_rules() {
    let fork = |row| [(row, ForkWithoutJoin)];
    // Branches that meet in a row which does not wait, or in an end.
    check("s! a b c e.", "s>a s>b a>c b>c c>e", &fork("s"));
    check("s! a b e.", "s>a s>b a>e b>e", &fork("s"));
    // A branch that can end, or never comes to the join.
    check("s! a? b j& e. x.", "s>a s>b a>j:ya a>x:tidak b>j j>e", &fork("s"));
    check("s! a b? j& e.", "s>a s>b a>b b>j:ya b>s:tidak j>e", &fork("s"));
    // Two joins.
    check("s! a b? j& k& e.", "s>a s>b a>j b>j:x b>k:y j>e k>e", &fork("s"));
    // A way back from which the request can end without the join.
    check("s! d? f a b? j& e. x.", "s>d d>f:ya d>x:tidak f>a f>b a>j b>j:ya b>d:ulang j>e", &fork("f"));
    // A way back out of the inner fork past its own join.
    check(
        "s! a b m? c d? j& k& e.",
        "s>a s>b a>m m>c:ya m>d:ya m>k:tidak c>j d>j:ya d>m:ulang j>k b>k k>e",
        &fork("m"),
    );
}

#[test]
fn join_rules() {
    check("s! a& e.", "s>a a>e", &[("a", JoinWithoutFork)]);
    let outside = |row, fork: &str| [(row, JoinFromOutside(fork.into()))];
    // The join, or a row of a branch, is entered past the fork.
    check("s! d? f a b j& e.", "s>d d>f:ya d>j:tidak f>a f>b a>j b>j j>e", &outside("j", "f"));
    check("s! d? f a b j& e.", "s>d d>f:ya d>b:tidak f>a f>b a>j b>j j>e", &outside("j", "f"));
    // The same decision enters one branch alone.
    check("s! f? a b j& e.", "s>f f>a:ya f>b:ya f>b:tidak a>j b>j j>e", &outside("j", "f"));
    // A row after the join leads back into one branch, or to the join itself.
    check("s! a b j& k? e.", "s>a s>b a>j b>j j>k k>e:ya k>a:tidak", &outside("j", "s"));
    check("s! a b j& k? e.", "s>a s>b a>j b>j j>k k>e:ya k>j:tidak", &outside("j", "s"));
    // Two forks share a join.
    check("s! a b c d j& e.", "s>a s>b a>c a>d b>j c>j d>j j>e", &outside("j", "a"));
}

#[test]
fn names_and_sizes() {
    let good = sketch::toml("s! a e.", "s>a a>e");
    let long = "x".repeat(4_001);
    let many = "\"x\", ".repeat(101);
    for (from, to, step, kind) in [
        ("id = \"a\"\nlane = \"lane\"", "id = \"a\"\nlane = \"kabid2\"", "a", UnknownLane("kabid2".into())),
        ("to = \"e\"", "to = \"z\"", "a", UnknownStep("z".into())),
        ("text = \"a\"", "text = \"a\"\ntime = \"sebentar\"", "a", BadTime("sebentar".into())),
        ("text = \"a\"", "text = \" \"", "a", Empty("text")),
        ("text = \"a\"", "text = \"a\"\ninferred = \"\"", "a", Empty("inferred")),
        ("name = \"L\"", "name = \"\"", "", Empty("lane.name")),
        ("id = \"sketch\"", "id = \"Sketsa Satu\"", "", BadId("Sketsa Satu".into())),
        ("phrase = \"p\"", "phrase = \"p\"\napproval_points = [\"{b}\"]", "", UnknownField("b".into())),
        ("phrase = \"p\"", "phrase = \"p\"\nobject_field = \"b\"", "", UnknownField("b".into())),
        ("format = 1", "format = 2", "", Format(2)),
        ("text = \"a\"", &format!("text = \"{long}\""), "a", TooLong { what: "text", limit: 4_000 }),
        (
            "text = \"a\"",
            &format!("text = \"a\"\nshort = \"{}\"", &long[..41]),
            "a",
            TooLong { what: "short", limit: 40 },
        ),
        (
            "text = \"a\"",
            &format!("text = \"a\"\noutputs = [{many}]"),
            "a",
            TooMany { what: "outputs", limit: 100 },
        ),
    ] {
        assert!(good.contains(from), "{from}");
        let broken = good.replacen(from, to, if from == "to = \"e\"" { 2 } else { 1 });
        assert_eq!(problems(&broken), [Problem { step: step.into(), kind }], "{to}");
    }
    let twin = sketch::toml("s! a a e.", "s>a a>e");
    assert!(problems(&twin).contains(&Problem { step: "a".into(), kind: DuplicateId("a".into()) }));
    let nameless = good.replacen("id = \"a\"", "id = \"\"", 1).replace("\"a\"", "\"\"");
    assert!(problems(&nameless).contains(&Problem { step: "#2".into(), kind: Empty("id") }));
    let steps: String = (0..201).map(|n| format!("r{n} ")).collect();
    assert_eq!(
        problems(&sketch::toml(&format!("s! {steps} e."), "s>e")),
        [Problem { step: String::new(), kind: TooMany { what: "step", limit: 200 } }]
    );
    let huge = "#".repeat(1_000_001);
    assert_eq!(problems(&huge)[0].kind, TooLong { what: "file", limit: 1_000_000 });
    assert!(matches!(problems("id = 3")[0].kind, Syntax(_)));
}

fn builtin() -> impl Strategy<Value = String> {
    prop::sample::select(Procedure::builtin()).prop_map(|(_, text)| text.to_owned())
}

/// One change to a text: a line dropped, doubled or moved, or a character replaced.
fn mutate(text: &str, change: u8, at: usize, to: usize, with: char) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    if lines.is_empty() {
        return with.to_string();
    }
    let (at_line, to_line) = (at % lines.len(), to % lines.len());
    match change % 4 {
        0 => drop(lines.remove(at_line)),
        1 => lines.insert(to_line, lines[at_line]),
        2 => lines.swap(at_line, to_line),
        _ => {
            let mut characters: Vec<char> = text.chars().collect();
            let position = at % characters.len();
            characters[position] = with;
            return characters.into_iter().collect();
        }
    }
    lines.join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn garbage_is_an_answer_not_a_crash(text in any::<String>()) {
        prop_assert!(Procedure::parse(&text).is_err());
    }

    #[test]
    fn toml_like_garbage_is_an_answer_not_a_crash(text in "[\\[\\]{}=\"a-z0-9\n.,]{0,300}") {
        prop_assert!(Procedure::parse(&text).is_err());
    }

    #[test]
    fn a_damaged_procedure_is_an_answer_not_a_crash(
        text in builtin(),
        changes in prop::collection::vec((any::<u8>(), any::<usize>(), any::<usize>(), any::<char>()), 1..6),
    ) {
        let damaged = changes.into_iter().fold(text, |text, (change, at, to, with)| mutate(&text, change, at, to, with));
        if let Err(problems) = Procedure::parse(&damaged) {
            prop_assert!(!problems.is_empty());
        }
    }
}
