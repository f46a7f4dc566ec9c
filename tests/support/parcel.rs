//! Exchange files with chosen content, made as a laptop would make them.

#![allow(clippy::panic, reason = "what cannot be set up is a failed test")]

use std::io;

use lajur::bundle::{self, Content, Seal};
use lajur::engine::{Office, StoreError};
use lajur::platform::keyfile::{self, Stored};
use lajur::wire::bundle::{FORMAT, Kind, Manifest};
use lajur::wire::event::Signed;
use lajur::wire::keys::SigningKey;
use lajur::wire::seal::Lock;

/// Every event that an office holds.
pub fn events_of(office: &Office) -> Vec<Signed> {
    let mut events = Vec::new();
    let kept = office.store().for_each_event(|event| -> Result<(), StoreError> {
        events.push(event);
        Ok(())
    });
    kept.unwrap();
    events
}

/// A bundle of only these events, signed by the office's laptop.
pub fn bundle_of(office: &Office, events: Vec<Signed>) -> Vec<u8> {
    let Some(Stored::Secret(secret)) = keyfile::read(&office.folders().key()).unwrap() else {
        panic!("seeded laptops keep their key in a file");
    };
    let key = SigningKey::from_bytes(&secret);
    let manifest = Manifest {
        id: [7; 16],
        office: office.office_id().unwrap().unwrap(),
        kind: Kind::Incremental,
        exporter: key.device(),
        min_reader: FORMAT,
        critical: Vec::new(),
        app: "lajur".to_owned(),
        created_ms: 0,
        frontier: office.store().frontier().unwrap(),
        events: events.len() as u64,
        blobs: 0,
        wanted: Vec::new(),
        said: None,
        claims: Vec::new(),
    };
    let each =
        Box::new(|each: &mut dyn FnMut(Signed) -> io::Result<()>| events.into_iter().try_for_each(each));
    let mut bytes = Vec::new();
    let content = Content { events: each, blobs: Box::new(std::iter::empty()), device: None };
    bundle::write(&mut bytes, &manifest, content, Seal { key: &key, lock: &Lock::Open }).unwrap();
    bytes
}
