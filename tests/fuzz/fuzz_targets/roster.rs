//! The device list: whatever is said about devices, it folds, and order is no matter.
#![no_main]

use lajur_fuzz::domain::event::Role;
use lajur_fuzz::domain::ids::EntityId;
use lajur_fuzz::domain::roster::Roster;
use lajur_fuzz::events;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let mut said = events(text, EntityId::ROSTER, |_, line| line.to_owned());
    let roster = Roster::fold(&said);
    for event in &said {
        let _ = roster.trust(&event.device, &event.log, event.seq, &event.parents);
        let _ = roster.has_role(&event.device, Role::Admin);
    }
    said.reverse();
    let again = Roster::fold(&said);
    assert_eq!(again.heads(), roster.heads());
    assert_eq!(again.devices(), roster.devices());
});
