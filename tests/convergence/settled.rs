//! What the schedules found about settling: a third step takes the disputed one's place, and what nobody had seen
//! contradicts it.

use std::rc::Rc;

use chrono::{DateTime, TimeDelta, Utc};
use lajur::domain::event::Payload;
use lajur::domain::ids::{DeviceKey, EntityId, LogId};
use lajur::domain::procedure::Procedure;
use lajur::domain::request::Request;
use lajur::domain::request::rules::{self, Advance, Settle};

use super::memory::{Held, Laptop, Rule, procedures, receive};

const REQUEST: EntityId = EntityId([9; 16]);

fn now() -> DateTime<Utc> {
    "2026-11-16T01:00:00Z".parse().unwrap()
}

/// Three laptops that know one request, which stands at its first step.
fn laptops() -> ([Laptop; 3], &'static Procedure) {
    let procedure = procedures().iter().find(|it| it.id == "deliserdang-splp").unwrap();
    let mut laptops = [1, 2, 3].map(|it| Laptop::new(DeviceKey([it; 32]), LogId([it; 16])));
    let payload = receive(procedure, now());
    laptops[0].record(REQUEST, payload, now(), Rule::Right);
    meet(&mut laptops);
    (laptops, procedure)
}

fn meet(laptops: &mut [Laptop]) {
    let all: Vec<Rc<Held>> = laptops.iter().flat_map(|it| it.arrived.clone()).collect();
    for laptop in laptops {
        laptop.take(&all, Rule::Right);
    }
}

fn request(laptop: &mut Laptop) -> Request {
    laptop.request(REQUEST, Rule::Right)
}

fn does(laptop: &mut Laptop, what: impl Fn(&Request) -> Vec<Payload>) {
    for payload in what(&request(laptop)) {
        laptop.record(REQUEST, payload, now() + TimeDelta::hours(1), Rule::Right);
    }
}

fn advance(procedure: &Procedure) -> impl Fn(&Request) -> Vec<Payload> + '_ {
    move |request| {
        let active = &request.active[0];
        let (step, lane, at) = (active.step.as_str(), active.lane.as_str(), now());
        let intent = Advance { step, outcome: None, lane, on_behalf: false, all_present: true, note: "", at };
        rules::advance(request, procedure, &intent, at).unwrap()
    }
}

fn give_back(procedure: &Procedure) -> impl Fn(&Request) -> Vec<Payload> + '_ {
    move |request| vec![rules::give_back(request, procedure, None, "Berkas kurang.", now()).unwrap()]
}

fn settle<'a>(procedure: &'a Procedure, how: Settle<'static>) -> impl Fn(&Request) -> Vec<Payload> + 'a {
    move |request| vec![rules::settle(procedure, &request.conflicts[0], &how, "Dibahas bersama.").unwrap()]
}

fn steps(request: &Request) -> Vec<&str> {
    request.active.iter().map(|active| active.step.as_str()).collect()
}

#[test]
fn settling_at_a_third_step_takes_the_disputed_one_s_place() {
    let (mut laptops, procedure) = laptops();
    does(&mut laptops[0], advance(procedure));
    does(&mut laptops[1], give_back(procedure));
    meet(&mut laptops);
    does(&mut laptops[2], settle(procedure, Settle::Step("sign_reply")));
    meet(&mut laptops);
    for laptop in &mut laptops {
        let request = request(laptop);
        assert_eq!(steps(&request), ["sign_reply"]);
        assert!(request.conflicts.is_empty());
        assert!(request.spans[0].to.is_some(), "the disputed step has ended");
    }
}

#[test]
fn a_move_that_a_settlement_did_not_see_contradicts_it() {
    let (mut laptops, procedure) = laptops();
    does(&mut laptops[0], advance(procedure));
    does(&mut laptops[1], give_back(procedure));
    meet(&mut laptops[..2]);
    does(&mut laptops[0], settle(procedure, Settle::Step("sign_reply")));
    // The third laptop has heard of nothing and withdraws what it still sees at the first step.
    does(&mut laptops[2], |request| vec![rules::withdraw(request, "Tidak jadi.", now()).unwrap()]);
    meet(&mut laptops);
    for laptop in &mut laptops {
        let request = request(laptop);
        assert_eq!(request.conflicts.len(), 1);
        assert_eq!(request.conflicts[0].versions.len(), 2);
        assert!(request.active.iter().all(|active| active.held), "a held step waits for people");
    }
    // Either version can be chosen, and then it alone stands.
    for (laptop, choice) in [(0, 1), (1, 2)] {
        let mut laptop = laptops[laptop].clone();
        let chosen = request(&mut laptop).conflicts[0].versions[choice - 1].clone();
        does(&mut laptop, settle(procedure, Settle::Version(choice)));
        let request = request(&mut laptop);
        assert!(request.conflicts.is_empty());
        assert_eq!(steps(&request), chosen.leads_to.iter().map(String::as_str).collect::<Vec<_>>());
    }
}
