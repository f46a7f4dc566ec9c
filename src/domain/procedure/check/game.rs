//! A proof by play that a procedure which passes the check can always be walked to its end.
//!
//! The game is the plainest reading of the rules: a fork makes one token per branch, a join waits for all of
//! them, and a fork passed again from inside one of its branches lets only that branch go on.

use proptest::prelude::*;

use super::sketch;
use crate::domain::procedure::{Procedure, StepKind};

/// Where a token stands, and which branch of which fork (row and outcome) it runs in, outermost first.
#[derive(Clone, PartialEq)]
struct Token {
    row: usize,
    branches: Vec<((usize, Option<String>), usize)>,
    arrived: bool,
}

/// Plays with the given choices; tells what broke, or `None` when the end was reached or the choices ran out.
fn play(procedure: &Procedure, choices: &[u16]) -> Option<String> {
    let mut tokens = vec![Token { row: procedure.start(), branches: Vec::new(), arrived: false }];
    for choice in choices {
        let ready: Vec<usize> = (0..tokens.len()).filter(|token| !tokens[*token].arrived).collect();
        let Some(turn) = ready.get(usize::from(*choice) % ready.len().max(1)) else {
            return Some("every branch waits".into());
        };
        let token = tokens.remove(*turn);
        if procedure.steps[token.row].kind == StepKind::End {
            return (!tokens.is_empty() || !token.branches.is_empty())
                .then(|| "ended with open branches".into());
        }
        let outcomes = procedure.outcomes(token.row);
        let outcome = outcomes.get(usize::from(*choice >> 8) % outcomes.len().max(1)).copied();
        let taken = procedure.taken(token.row, outcome);
        let fork = (token.row, outcome.map(str::to_owned));
        let again = token.branches.iter().find(|(passed, _)| *passed == fork).map(|(_, branch)| *branch);
        for (branch, flow) in taken.iter().enumerate() {
            let mut branches = token.branches.clone();
            if taken.len() > 1 && again.is_none() {
                branches.push((fork.clone(), branch));
            }
            if taken.len() == 1 || again.is_none_or(|again| again == branch) {
                tokens.push(Token { row: flow.to, branches, arrived: procedure.steps[flow.to].join });
            }
        }
        if let Some(broken) = join(procedure, &mut tokens) {
            return Some(broken);
        }
    }
    None
}

/// Brings together the branches that have all arrived.
fn join(procedure: &Procedure, tokens: &mut Vec<Token>) -> Option<String> {
    while let Some(waiting) =
        tokens.iter().find(|token| token.arrived && complete(procedure, tokens, token)).cloned()
    {
        let outer = &waiting.branches[..waiting.branches.len() - 1];
        tokens.retain(|token| {
            !(token.arrived && token.row == waiting.row && token.branches.starts_with(outer))
        });
        tokens.push(Token { row: waiting.row, branches: outer.to_vec(), arrived: false });
    }
    tokens
        .iter()
        .any(|token| token.arrived && token.branches.is_empty())
        .then(|| "a join without a fork".into())
}

fn complete(procedure: &Procedure, tokens: &[Token], waiting: &Token) -> bool {
    let Some(((fork, _), outer)) = waiting.branches.split_last() else { return false };
    let branches = procedure.taken(fork.0, fork.1.as_deref()).len();
    (0..branches).all(|branch| {
        tokens.iter().any(|token| {
            token.arrived
                && token.row == waiting.row
                && token.branches.split_last() == Some((&(fork.clone(), branch), outer))
        })
    })
}

/// Sound and unsound ways to fork and to go back; the edits make more of them.
const BASES: [(&str, &str); 10] = [
    ("s! f a b? j& e.", "s>f f>a f>b a>j b>j:x b>f:y j>e"),
    ("s! f? a b c? e.&", "s>f f>a:x f>b:x f>s:y a>e b>c c>b:y c>e:x"),
    ("s! a b c d? j& k& e.", "s>a s>b a>c a>d c>j d>j:x d>a:y j>k b>k k>e"),
    ("s! a b j& c d k&? e.", "s>a s>b a>j b>j j>c j>d c>k d>k k>e:x k>s:y"),
    ("s! g? m? a b? j& k? e.", "s>g g>m:x g>s:y m>a:x m>b:x m>g:y a>j b>j:x b>m:y j>k k>e:x k>m:y"),
    ("s! d? f a b? j& e. q.", "s>d d>f:x d>q:y f>a f>b a>j b>j:x b>d:y j>e"),
    ("s! a? b j& e. q.", "s>a s>b a>j:x a>q:y b>j j>e"),
    ("s! a b m? c d? j& k& e.", "s>a s>b a>m m>c:x m>d:x m>k:y c>j d>j:x d>m:y j>k b>k k>e"),
    ("s! d? f a b j& e.", "s>d d>f:x d>j:y f>a f>b a>j b>j j>e"),
    ("s! a b j& k? e.", "s>a s>b a>j b>j j>k k>e:x k>a:y"),
];

const MARKS: [&str; 6] = ["", "", "", "?", "&", "."];

/// Random small procedures around a fork, so that many of them pass the check.
fn sketches() -> impl Strategy<Value = String> {
    let base = prop::sample::select(BASES.to_vec());
    let edits = prop::collection::vec((0..3u8, any::<u16>(), any::<u16>(), 0..3usize), 0..4);
    (base, edits).prop_map(|((rows, flows), edits)| {
        let mut rows: Vec<String> = rows.split_whitespace().map(str::to_owned).collect();
        let mut flows: Vec<String> = flows.split_whitespace().map(str::to_owned).collect();
        for (edit, a, b, outcome) in edits {
            let id =
                |n: u16| rows[usize::from(n) % rows.len()].trim_end_matches(['!', '?', '.', '&']).to_owned();
            match edit {
                0 => flows.push(format!("{}>{}{}", id(a), id(b), [":x", ":y", ""][outcome])),
                1 => drop(flows.remove(usize::from(a) % flows.len())),
                _ => {
                    let (name, row) = (id(a), usize::from(a) % rows.len());
                    rows[row] = name + MARKS[usize::from(b) % MARKS.len()];
                }
            }
        }
        sketch::toml(&rows.join(" "), &flows.join(" "))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..Default::default() })]

    #[test]
    fn what_passes_the_check_never_gets_stuck(
        text in sketches(),
        seed in any::<u64>(),
    ) {
        if let Ok(procedure) = Procedure::parse(&text) {
            for game in 0..20 {
                prop_assert_eq!(play(&procedure, &choices(seed.wrapping_add(game))), None, "{}", text);
            }
        }
    }
}

/// A hundred choices that look random and repeat for the same seed.
fn choices(seed: u64) -> Vec<u16> {
    let mut state = seed;
    let next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as u16
    };
    std::iter::repeat_with(next).take(100).collect()
}

#[test]
fn the_built_in_procedures_never_get_stuck() {
    for (id, text) in Procedure::builtin() {
        let procedure = Procedure::parse(text).expect(id);
        for seed in 0..500 {
            assert_eq!(play(&procedure, &choices(seed)), None, "{id} {seed}");
        }
    }
}
