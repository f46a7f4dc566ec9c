//! Tokens: which steps are to be done, who has done which, and where two moves contradict each other.
//!
//! Every move uses up tokens and makes new ones. A token's name is derived from the token before it and from what
//! the move says, not from who made it: two laptops that record the same answer make the same tokens, and nothing
//! is in conflict. Two different moves on one token contradict each other until people settle it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::dag::Dag;
use crate::domain::event::{Choice, Completed, Event, Payload, Settled};
use crate::domain::ids::{EntityId, TokenId};
use crate::domain::procedure::{Flow, FlowResult, LaneRole, Procedure, StepKind};

/// Why an event has no effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Void {
    /// It names a token or event this request does not have.
    UnknownToken,
    /// It names an answer the step does not offer.
    UnknownOutcome,
    /// Its author knew that the step had been done.
    AlreadyDone,
    /// People settled a conflict the other way.
    SettledOtherwise,
    /// It rests on a move that has no effect.
    RestsOnVoid,
    /// It repeats what may happen only once.
    Repeated,
}

/// One branch of one fork.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Branch {
    /// The fork: named by the token that was used up at it.
    fork: TokenId,
    /// The forking step.
    step: usize,
    /// Which of its flows.
    index: usize,
    /// How many there are.
    count: usize,
}

/// The right to do one step once.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub id: TokenId,
    pub visit: TokenId,
    pub step: usize,
    pub since: DateTime<Utc>,
    pub returned: Option<String>,
    pub refused: bool,
    pub back_from: Option<usize>,
    /// The branches it is inside, outermost first.
    branches: Vec<Branch>,
    /// Whether it has arrived at a join and waits for the other branches.
    arrival: bool,
    /// The moves that made it; empty for the first token.
    makers: Vec<Maker>,
    /// For the token behind a join: the arrivals it stands for.
    arrivals: Vec<TokenId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Maker {
    Move,
    Settlement,
}

/// One event that used up tokens.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Move {
    /// Position of the event in fold order.
    pub event: usize,
    /// What it used up.
    pub consumed: Vec<TokenId>,
    /// What it says, in a form that two laptops share when they say the same.
    pub option: String,
    /// What it made.
    pub produced: Vec<TokenId>,
    /// When it happened.
    pub at: DateTime<Utc>,
}

/// A token that two standing moves use up, or one move and a settlement whose author did not see it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Contest {
    pub token: TokenId,
    /// Positions in [`Tokens::moves`], by option.
    pub options: BTreeMap<String, Vec<usize>>,
    /// The settlement, when it sent the request to a third step.
    pub placed: Option<Placed>,
}

/// Where a settlement sent a request.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed {
    /// Position of the settling event in fold order.
    pub event: usize,
    /// The step.
    pub step: usize,
    /// When, as its author said.
    pub at: DateTime<Utc>,
    /// The token that was made for it.
    token: TokenId,
}

/// The outcome of a fold over tokens.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    pub tokens: BTreeMap<TokenId, Token>,
    pub moves: Vec<Move>,
    pub void: BTreeMap<usize, Void>,
    pub contests: Vec<Contest>,
    /// Positions in [`Tokens::moves`] of the moves that use up a token.
    users: BTreeMap<TokenId, Vec<usize>>,
    /// Events that a settlement rules out.
    dead: BTreeSet<usize>,
    alive: BTreeSet<TokenId>,
    held: BTreeSet<TokenId>,
    /// The settlements in force that sent the request to a third step, by the token they settled.
    placed: BTreeMap<TokenId, Placed>,
}

/// Derives a name for something that follows from `parts`.
pub(super) fn derive(parts: &[&[u8]]) -> TokenId {
    let mut hasher = blake3::Hasher::new_derive_key("lajur 2026 token v1");
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    let mut id = [0; 16];
    hasher.finalize_xof().fill(&mut id);
    TokenId(id)
}

/// Folds the moves of one request. `events` are in fold order; `dag` is their ancestor relation.
pub(super) fn fold(entity: EntityId, procedure: &Procedure, events: &[Event], dag: &Dag) -> Tokens {
    let mut dead = BTreeSet::new();
    // A settlement can only make more moves void, so this ends after at most one round per move.
    loop {
        let mut pass =
            Pass { procedure, events, dag, out: Tokens { dead: dead.clone(), ..Tokens::default() } };
        pass.run(entity);
        let settled = pass.ruled_out();
        if settled.is_subset(&dead) {
            let chosen = pass.settlements();
            let mut tokens = pass.out;
            let placed = |(token, it): (TokenId, Settlement)| Some((token, it.placed?));
            tokens.placed = chosen.into_iter().filter_map(placed).collect();
            tokens.find_alive();
            tokens.find_contests();
            tokens.find_held();
            return tokens;
        }
        dead.extend(settled);
    }
}

struct Pass<'a> {
    procedure: &'a Procedure,
    events: &'a [Event],
    dag: &'a Dag,
    out: Tokens,
}

impl Pass<'_> {
    fn run(&mut self, entity: EntityId) {
        let mut received = false;
        for position in 0..self.events.len() {
            let event = &self.events[position];
            let result = match &event.payload {
                Payload::Received(body) => {
                    if received {
                        Err(Void::Repeated)
                    } else {
                        received = true;
                        let id = derive(&[b"start", entity.as_bytes()]);
                        self.insert(Token::first(id, self.procedure.start(), body.at));
                        Ok(())
                    }
                }
                Payload::Completed(body) => self.complete(position, body),
                Payload::Returned(body) => self.put_aside(position, body.token, body.reason.clone(), body.at),
                Payload::Resubmitted(body) => self.take_up(position, body.token, body.at),
                Payload::Withdrawn(body) => {
                    self.consume(position, body.tokens.clone(), "withdrawn".to_owned(), body.at, Vec::new())
                }
                Payload::Undone(body) => self.undo(position, body),
                Payload::Settled(body) => self.place_settled(position, body),
                _ => Ok(()),
            };
            if let Err(void) = result {
                self.out.void.insert(position, void);
            }
        }
    }

    fn insert(&mut self, token: Token) {
        match self.out.tokens.entry(token.id) {
            std::collections::btree_map::Entry::Vacant(slot) => {
                slot.insert(token);
            }
            std::collections::btree_map::Entry::Occupied(mut slot) => {
                slot.get_mut().makers.extend(token.makers);
            }
        }
    }

    /// Records a move, unless its author knew that one of the tokens had been used up already.
    fn consume(
        &mut self,
        event: usize,
        consumed: Vec<TokenId>,
        option: String,
        at: DateTime<Utc>,
        produced: Vec<Token>,
    ) -> Result<(), Void> {
        if consumed.is_empty() || consumed.iter().any(|token| !self.out.tokens.contains_key(token)) {
            return Err(Void::UnknownToken);
        }
        let known = consumed
            .iter()
            .flat_map(|token| self.out.used_by(*token))
            .any(|earlier| !self.out.dead.contains(&earlier.event) && self.dag.saw(event, earlier.event));
        if known {
            return Err(Void::AlreadyDone);
        }
        let index = self.out.moves.len();
        for token in &consumed {
            self.out.users.entry(*token).or_default().push(index);
        }
        let arrives = produced.iter().any(|token| token.arrival);
        let ids = produced.iter().map(|token| token.id).collect();
        self.out.moves.push(Move { event, consumed, option, produced: ids, at });
        for mut token in produced {
            token.makers = vec![Maker::Move];
            self.insert(token);
        }
        if arrives {
            self.join();
        }
        Ok(())
    }

    fn complete(&mut self, event: usize, body: &Completed) -> Result<(), Void> {
        let token = self.out.tokens.get(&body.token).cloned().ok_or(Void::UnknownToken)?;
        let step = &self.procedure.steps[token.step];
        if step.id != body.step || token.returned.is_some() || token.arrival {
            return Err(Void::UnknownToken);
        }
        let flows = self.procedure.taken(token.step, body.outcome.as_deref());
        if flows.is_empty() && step.kind != StepKind::End {
            return Err(Void::UnknownOutcome);
        }
        let outcome = body.outcome.as_deref().unwrap_or_default();
        let option = format!("completed:{}:{outcome}", step.id);
        let produced = self.follow(&token, &flows, &option, body.at);
        self.consume(event, vec![token.id], option, body.at, produced)
    }

    /// The tokens that doing a step makes.
    fn follow(&self, token: &Token, flows: &[&Flow], option: &str, at: DateTime<Utc>) -> Vec<Token> {
        let inside = token.branches.iter().rposition(|branch| branch.step == token.step);
        let forks = flows.len() > 1 && inside.is_none();
        flows
            .iter()
            .enumerate()
            // Inside a branch of its own fork, the step goes on along that branch alone: the others have run.
            .filter(|(index, _)| {
                flows.len() == 1 || inside.is_none_or(|at| token.branches[at].index == *index)
            })
            .map(|(index, flow)| {
                let mut branches = token.branches.clone();
                if let Some(at) = inside {
                    branches.truncate(at + 1);
                }
                if forks {
                    branches.push(Branch { fork: token.id, step: token.step, index, count: flows.len() });
                }
                let id = derive(&[b"next", token.id.as_bytes(), option.as_bytes(), &index.to_le_bytes()]);
                let to = &self.procedure.steps[flow.to];
                Token {
                    id,
                    visit: id,
                    step: flow.to,
                    since: at,
                    returned: None,
                    refused: token.refused || flow.result == Some(FlowResult::Refused),
                    back_from: (flow.to <= token.step).then_some(token.step),
                    arrival: to.join && !branches.is_empty(),
                    branches,
                    makers: Vec::new(),
                    arrivals: Vec::new(),
                }
            })
            .collect()
    }

    fn put_aside(
        &mut self,
        event: usize,
        token: TokenId,
        reason: String,
        at: DateTime<Utc>,
    ) -> Result<(), Void> {
        let old = self.out.tokens.get(&token).cloned().ok_or(Void::UnknownToken)?;
        if old.returned.is_some() || old.arrival {
            return Err(Void::UnknownToken);
        }
        let id = derive(&[b"returned", token.as_bytes()]);
        let new = Token { id, since: at, returned: Some(reason), makers: Vec::new(), ..old };
        self.consume(event, vec![token], "returned".to_owned(), at, vec![new])
    }

    fn take_up(&mut self, event: usize, token: TokenId, at: DateTime<Utc>) -> Result<(), Void> {
        let old = self.out.tokens.get(&token).cloned().ok_or(Void::UnknownToken)?;
        if old.returned.is_none() {
            return Err(Void::UnknownToken);
        }
        let id = derive(&[b"resubmitted", token.as_bytes()]);
        let new = Token { id, since: at, returned: None, makers: Vec::new(), ..old };
        self.consume(event, vec![token], "resubmitted".to_owned(), at, vec![new])
    }

    fn undo(&mut self, event: usize, body: &crate::domain::event::Undone) -> Result<(), Void> {
        let completed = self.dag.position(&body.completed).ok_or(Void::UnknownToken)?;
        let done = self.out.moves.iter().find(|done| done.event == completed).ok_or(Void::UnknownToken)?;
        let same = done.produced.len() == body.tokens.len()
            && body.tokens.iter().all(|token| done.produced.contains(token));
        let first = done.consumed.first().copied();
        let old = first.and_then(|token| self.out.tokens.get(&token)).cloned();
        let (true, Some(old)) = (same, old) else { return Err(Void::UnknownToken) };
        let at = self.events[event].wall;
        let id = derive(&[b"undone", old.id.as_bytes(), body.completed.as_bytes()]);
        let option = format!("undone:{}", body.completed);
        let new = Token { id, since: at, makers: Vec::new(), ..old };
        self.consume(event, body.tokens.clone(), option, at, vec![new])
    }

    /// Takes note of a settlement; one that sends the request to a third step makes its token.
    fn place_settled(&mut self, event: usize, body: &Settled) -> Result<(), Void> {
        let old = self.out.tokens.get(&body.token).cloned().ok_or(Void::UnknownToken)?;
        // Only what its author saw contradict can be settled; else it would be a way round the procedure.
        if self.seen_options(event, body.token).len() < 2 {
            return Err(Void::UnknownToken);
        }
        let Choice::Step(step) = &body.choice else { return Ok(()) };
        let step = self.procedure.steps.iter().position(|known| known.id == *step);
        let step = step.ok_or(Void::UnknownOutcome)?;
        let id = settled_token(old.id, step);
        let since = self.events[event].wall;
        let makers = vec![Maker::Settlement];
        self.insert(Token { id, visit: id, step, since, returned: None, back_from: None, makers, ..old });
        Ok(())
    }

    /// The different moves on a token that an event's author had seen.
    fn seen_options(&self, event: usize, token: TokenId) -> BTreeSet<&str> {
        let seen = self.out.used_by(token).filter(|user| self.dag.saw(event, user.event));
        seen.map(|user| user.option.as_str()).collect()
    }

    /// Makes the token behind a join once every branch of its fork has arrived.
    fn join(&mut self) {
        let mut arrived: BTreeMap<(usize, Branch), BTreeMap<usize, TokenId>> = BTreeMap::new();
        for token in self.out.tokens.values().filter(|token| token.arrival) {
            if let Some(branch) = token.branches.last() {
                let key = Branch { index: 0, ..branch.clone() };
                arrived.entry((token.step, key)).or_default().insert(branch.index, token.id);
            }
        }
        for ((step, branch), arrivals) in arrived {
            if arrivals.len() < branch.count {
                continue;
            }
            let arrivals: Vec<TokenId> = arrivals.into_values().collect();
            let id = derive(&[b"joined", branch.fork.as_bytes(), &step.to_le_bytes()]);
            let parts = || arrivals.iter().filter_map(|arrival| self.out.tokens.get(arrival));
            let Some(first) = parts().next() else { continue };
            let mut branches = first.branches.clone();
            branches.pop();
            let token = Token {
                id,
                visit: id,
                step,
                since: parts().map(|part| part.since).max().unwrap_or(first.since),
                returned: None,
                refused: parts().any(|part| part.refused),
                back_from: None,
                branches,
                arrival: false,
                makers: Vec::new(),
                arrivals: arrivals.clone(),
            };
            self.out.tokens.entry(id).or_insert(token);
        }
    }

    /// The moves that settlements rule out: those their authors saw and did not choose.
    ///
    /// A move nobody saw when settling is not ruled out; it contradicts the chosen one anew.
    fn ruled_out(&self) -> BTreeSet<usize> {
        let mut ruled_out = BTreeSet::new();
        for (token, settlement) in self.settlements() {
            for user in self.out.used_by(token) {
                let chosen = settlement.choice == Choice::Move(user.option.clone());
                if !chosen && settlement.seen.contains(&user.option) {
                    ruled_out.insert(user.event);
                }
            }
        }
        ruled_out
    }

    /// The settlement in force for each settled token: the last word in causal order, when there is only one.
    fn settlements(&self) -> BTreeMap<TokenId, Settlement> {
        let mut by_token: BTreeMap<TokenId, Vec<usize>> = BTreeMap::new();
        for (position, event) in self.events.iter().enumerate() {
            if let Payload::Settled(body) = &event.payload
                && !self.out.void.contains_key(&position)
            {
                by_token.entry(body.token).or_default().push(position);
            }
        }
        let mut in_force = BTreeMap::new();
        for (token, positions) in by_token {
            let last = self.dag.maximal(&positions);
            let choices: BTreeSet<&Choice> = last
                .iter()
                .filter_map(|position| match &self.events[*position].payload {
                    Payload::Settled(body) => Some(&body.choice),
                    _ => None,
                })
                .collect();
            if let (1, Some(choice), Some(event)) = (choices.len(), choices.first(), last.first()) {
                let seen = last.iter().flat_map(|position| self.seen_options(*position, token));
                let seen = seen.map(str::to_owned).collect();
                let step = match choice {
                    Choice::Step(step) => self.procedure.steps.iter().position(|known| known.id == *step),
                    Choice::Move(_) => None,
                };
                let (event, at) = (*event, self.events[*event].wall);
                let placed = step.map(|step| Placed { event, step, at, token: settled_token(token, step) });
                in_force.insert(token, Settlement { choice: (*choice).clone(), seen, placed });
            }
        }
        in_force
    }
}

/// A settlement in force.
#[derive(Debug)]
struct Settlement {
    choice: Choice,
    /// The moves its authors had seen contradict.
    seen: BTreeSet<String>,
    /// What it makes, when it sends the request to a third step.
    placed: Option<Placed>,
}

/// Names the token of a settlement that sends a request to a step.
fn settled_token(token: TokenId, step: usize) -> TokenId {
    derive(&[b"settled", token.as_bytes(), &step.to_le_bytes()])
}

impl Token {
    fn first(id: TokenId, step: usize, since: DateTime<Utc>) -> Self {
        Self {
            id,
            visit: id,
            step,
            since,
            returned: None,
            refused: false,
            back_from: None,
            branches: Vec::new(),
            arrival: false,
            makers: Vec::new(),
            arrivals: Vec::new(),
        }
    }

    /// Whether the applicant is to act on it. Whatever lane an SOP draws its first row in, a request that comes
    /// back to it goes back to the applicant (Kaltara row 1).
    pub fn waits_for_applicant(&self, procedure: &Procedure) -> bool {
        let back_at_start = self.back_from.is_some() && procedure.steps[self.step].kind == StepKind::Start;
        self.returned.is_some() || back_at_start || procedure.lane_of(self.step).role == LaneRole::Applicant
    }

    /// Whether it is one of several branches on their way to a join.
    pub fn is_parallel(&self) -> bool {
        !self.branches.is_empty()
    }
}

impl Tokens {
    /// Whether a token exists in the history that stands.
    pub fn is_alive(&self, token: &Token) -> bool {
        self.alive.contains(&token.id)
    }

    /// Whether a move is part of the history that stands.
    pub fn stands(&self, candidate: &Move) -> bool {
        !self.dead.contains(&candidate.event)
            && candidate.consumed.iter().all(|token| self.alive.contains(token))
    }

    /// The standing moves that use up a token.
    pub fn users(&self, token: TokenId) -> impl Iterator<Item = &Move> {
        self.used_by(token).filter(|user| self.stands(user))
    }

    fn used_by(&self, token: TokenId) -> impl Iterator<Item = &Move> {
        self.users.get(&token).into_iter().flatten().map(|index| &self.moves[*index])
    }

    /// Finds the tokens of the history that stands, causes before effects.
    fn find_alive(&mut self) {
        let mut alive: BTreeSet<TokenId> = BTreeSet::new();
        let mut behind: BTreeMap<TokenId, TokenId> = BTreeMap::new();
        for token in self.tokens.values() {
            if token.makers.is_empty() && token.arrivals.is_empty() {
                alive.insert(token.id);
            }
            behind.extend(token.arrivals.iter().map(|arrival| (*arrival, token.id)));
        }
        for moved in &self.moves {
            if !moved.consumed.iter().all(|token| alive.contains(token)) {
                continue;
            }
            alive.extend(moved.consumed.iter().filter_map(|token| Some(self.placed.get(token)?.token)));
            if self.dead.contains(&moved.event) {
                continue;
            }
            for token in &moved.produced {
                alive.insert(*token);
                if let Some(joined) = behind.get(token)
                    && self.tokens[joined].arrivals.iter().all(|arrival| alive.contains(arrival))
                {
                    alive.insert(*joined);
                }
            }
        }
        self.alive = alive;
    }

    /// The tokens somebody is to act on now, in printed order of their steps.
    pub fn active(&self) -> Vec<&Token> {
        let joined: BTreeSet<TokenId> = self
            .tokens
            .values()
            .filter(|token| self.is_alive(token))
            .flat_map(|token| token.arrivals.iter().copied())
            .collect();
        let mut active: Vec<&Token> = self
            .tokens
            .values()
            .filter(|token| !token.arrival && !joined.contains(&token.id))
            .filter(|token| self.is_alive(token) && self.users(token.id).next().is_none())
            .filter(|token| self.sent_on(token.id).is_none())
            .collect();
        active.sort_by_key(|token| (token.step, token.since, token.id));
        active
    }

    /// The settlement that used a token up by sending the request to a third step.
    pub fn sent_on(&self, token: TokenId) -> Option<&Placed> {
        self.placed.get(&token).filter(|placed| self.alive.contains(&placed.token))
    }

    /// Whether a token follows from a conflict that is not settled.
    pub fn is_held(&self, token: TokenId) -> bool {
        self.held.contains(&token)
    }

    /// Why an event has no effect, settlements included.
    pub fn void_reason(&self, event: usize) -> Option<Void> {
        if let Some(void) = self.void.get(&event) {
            return Some(*void);
        }
        if self.dead.contains(&event) {
            return Some(Void::SettledOtherwise);
        }
        let moved = self.moves.iter().find(|moved| moved.event == event)?;
        (!self.stands(moved)).then_some(Void::RestsOnVoid)
    }

    /// Finds what contradicts. A settlement that sends the request to a third step is a move of its own: one that
    /// its author had not seen contradicts it, or the request would stand at both steps and nobody be told.
    fn find_contests(&mut self) {
        let mut contests = Vec::new();
        for (token, users) in &self.users {
            let mut options: BTreeMap<String, Vec<usize>> = BTreeMap::new();
            for index in users.iter().copied().filter(|index| self.stands(&self.moves[*index])) {
                options.entry(self.moves[index].option.clone()).or_default().push(index);
            }
            let placed = self.sent_on(*token).cloned();
            if options.len() + usize::from(placed.is_some()) > 1 {
                contests.push(Contest { token: *token, options, placed });
            }
        }
        self.contests = contests;
    }

    fn find_held(&mut self) {
        let placed = self.contests.iter().filter_map(|contest| contest.placed.as_ref());
        let mut held: BTreeSet<TokenId> = placed.map(|placed| placed.token).collect();
        let contested: BTreeSet<usize> =
            self.contests.iter().flat_map(|contest| contest.options.values().flatten().copied()).collect();
        // Moves stand in fold order, so what a held token leads to comes later.
        for (index, moved) in self.moves.iter().enumerate() {
            if contested.contains(&index) || moved.consumed.iter().any(|token| held.contains(token)) {
                held.extend(moved.produced.iter().copied());
                held.extend(moved.consumed.iter().copied());
            }
            let behind = self.tokens.values().filter(|token| {
                !token.arrivals.is_empty() && token.arrivals.iter().any(|arrival| held.contains(arrival))
            });
            let behind: Vec<TokenId> = behind.map(|token| token.id).collect();
            held.extend(behind);
        }
        self.held = held;
    }
}
