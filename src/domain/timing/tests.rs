//! Cases worked by hand on the national calendar: Monday to Thursday 07.30-16.00 with a break from 12 to 13.

use chrono::{DateTime, Utc};

use super::*;
use crate::domain::event::{Applicant, IncomingLetter, ProcedureRef};
use crate::domain::ids::{EntityId, TokenId};
use crate::domain::letter::Urgency;
use crate::domain::request::{Active, RequestState};

/// A moment of WIB on a day of November 2026; the 16th is a Monday.
fn at(day: u32, time: &str) -> DateTime<Utc> {
    format!("2026-11-{day:02}T{time}:00+07:00").parse().unwrap()
}

fn procedure(id: &str) -> Procedure {
    let (_, text) = Procedure::builtin().into_iter().find(|(name, _)| name.contains(id)).unwrap();
    Procedure::parse(text).unwrap()
}

/// Row, from, to.
type Visit = (usize, DateTime<Utc>, Option<DateTime<Utc>>);

/// A request that has gone through rows of a procedure.
fn request(procedure: &Procedure, rows: &[Visit]) -> Request {
    let mut request = Request {
        id: EntityId([1; 16]),
        procedure: ProcedureRef { id: procedure.id.clone(), hash: procedure.hash },
        agenda: None,
        applicant: Applicant::default(),
        letter: IncomingLetter::default(),
        received: rows[0].1,
        urgency: Urgency::default(),
        fields: Default::default(),
        state: RequestState::Open,
        refusing: false,
        active: Vec::new(),
        spans: Vec::new(),
        dispositions: Vec::new(),
        slips: Vec::new(),
        attachments: Vec::new(),
        history: Vec::new(),
        conflicts: Vec::new(),
        ended: None,
        undoable: Default::default(),
    };
    for (index, (row, from, to)) in rows.iter().enumerate() {
        let step = &procedure.steps[*row];
        let lane = &procedure.lanes[step.lane];
        let visit = TokenId([index as u8 + 1; 16]);
        request.spans.push(Span {
            step: step.id.clone(),
            lane: lane.id.clone(),
            applicant: lane.role == LaneRole::Applicant,
            visit,
            from: *from,
            to: *to,
            outcome: None,
        });
        if to.is_none() {
            request.active.push(Active {
                token: visit,
                visit,
                step: step.id.clone(),
                lane: lane.id.clone(),
                since: *from,
                returned: None,
                held: false,
                parallel: false,
                back_from: None,
                present: Vec::new(),
            });
        }
    }
    request
}

#[test]
fn minutes_past_the_standard_belong_to_the_lane_that_had_the_row() {
    // Kaltara in WIB: row 1 may take 60 minutes and took 90, row 2 may take 60 and took 60.
    let (calendar, kaltara) = (Calendar::default(), procedure("kaltara"));
    let allowed = |row: usize| amount(&kaltara, row).map(|(value, _)| i64::from(value));
    assert_eq!(allowed(0), Some(60), "the case rests on the printed 60 minutes");
    let rows = [(0, at(16, "08:00"), Some(at(16, "09:30"))), (1, at(16, "09:30"), Some(at(16, "10:30")))];
    let visits = visits(&calendar, &request(&kaltara, &rows), &kaltara, at(16, "10:30"));
    assert_eq!((visits[0].minutes, visits[0].over()), (90, 30));
    assert_eq!(visits[1].over(), 60 - allowed(1).unwrap().min(60));
    let lane = Party::Lane(kaltara.steps[0].lane);
    assert_eq!(because_of(&visits, &kaltara)[0], Share { party: lane, minutes: 30 });
}

#[test]
fn waiting_for_the_applicant_is_the_applicants() {
    let (calendar, kaltara) = (Calendar::default(), procedure("kaltara"));
    let mut waited = request(&kaltara, &[(0, at(16, "08:00"), Some(at(16, "08:30")))]);
    let office = waited.spans[0].clone();
    // Returned from 08.30 on Monday to 08.30 on Tuesday: one working day of 450 minutes.
    waited.spans.push(Span {
        applicant: true,
        from: at(16, "08:30"),
        to: Some(at(17, "08:30")),
        ..office.clone()
    });
    waited.spans.push(Span { from: at(17, "08:30"), to: Some(at(17, "08:50")), ..office });
    let visits = visits(&calendar, &waited, &kaltara, at(17, "08:50"));
    assert_eq!(visits.len(), 1, "a return does not begin another visit");
    assert_eq!((visits[0].minutes, visits[0].waited, visits[0].over()), (50, 450, 0));
    assert_eq!(because_of(&visits, &kaltara), [Share { party: Party::Applicant, minutes: 450 }]);
}

#[test]
fn the_whole_of_kaltara_is_one_working_day() {
    let (calendar, kaltara) = (Calendar::default(), procedure("kaltara"));
    let open = request(&kaltara, &[(0, at(16, "07:30"), None)]);
    let whole = whole(&calendar, &open, &kaltara, at(16, "09:00"));
    assert_eq!((whole.allowed_minutes, whole.used_minutes), (Some(450), 90));
    assert_eq!(whole.due, Some(at(16, "16:00")));
    let forecast = forecast(&calendar, &open, &kaltara, at(16, "07:30")).unwrap();
    assert_eq!((forecast.earliest, forecast.latest), (Some(at(16, "16:00")), Some(at(16, "16:00"))));
}

#[test]
fn a_late_step_pushes_the_forecast() {
    // Row 1's 60 minutes ended at 08.30; at 10.00 it is still in hand, so the other 390 minutes begin at 10.00 and end
    // at 09.00 on Tuesday: 300 left of Monday, 90 on Tuesday.
    let (calendar, kaltara) = (Calendar::default(), procedure("kaltara"));
    let open = request(&kaltara, &[(0, at(16, "07:30"), None)]);
    let forecast = forecast(&calendar, &open, &kaltara, at(16, "10:00")).unwrap();
    assert_eq!(forecast.latest, Some(at(17, "09:00")));
}

#[test]
fn steps_without_a_time_leave_the_latest_end_unknown() {
    let (calendar, tapin) = (Calendar::default(), procedure("tapin"));
    let open = request(&tapin, &[(tapin.start(), at(16, "07:30"), None)]);
    let forecast = forecast(&calendar, &open, &tapin, at(16, "07:30")).unwrap();
    assert_eq!(forecast.latest, None);
    assert!(forecast.earliest.is_some() && !forecast.not_set.is_empty());
    assert_eq!(whole(&calendar, &open, &tapin, at(16, "07:30")).allowed_minutes, None);
}

#[test]
fn every_procedure_has_a_forecast_from_its_start() {
    let calendar = Calendar::default();
    for (name, text) in Procedure::builtin() {
        let procedure = Procedure::parse(text).unwrap();
        let open = request(&procedure, &[(procedure.start(), at(16, "07:30"), None)]);
        let forecast = forecast(&calendar, &open, &procedure, at(16, "07:30")).unwrap();
        let earliest = forecast.earliest.unwrap();
        assert!(forecast.latest.is_none_or(|latest| latest >= earliest), "{name}");
        assert!(earliest > at(16, "07:30"), "{name}");
    }
}

#[test]
fn an_ended_request_has_no_forecast() {
    let (calendar, kaltara) = (Calendar::default(), procedure("kaltara"));
    let mut ended = request(&kaltara, &[(0, at(16, "08:00"), Some(at(16, "08:10")))]);
    ended.state = RequestState::Completed;
    ended.ended = Some(at(16, "08:10"));
    assert_eq!(forecast(&calendar, &ended, &kaltara, at(17, "08:00")), None);
    assert_eq!(whole(&calendar, &ended, &kaltara, at(17, "08:00")).used_minutes, 10);
}
