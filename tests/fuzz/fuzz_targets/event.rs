//! One event's bytes: a header that anybody could have written, and a body of every kind.
#![no_main]

use lajur_fuzz::domain::event::Payload;
use lajur_fuzz::wire::event::{Header, Signed, Verified, decode, hash_header};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if let Ok(header) = Header::from_cbor(data) {
        assert_eq!(Header::from_cbor(&header.to_cbor()), Ok(header.clone()));
        let _ = decode(hash_header(data), &header, data).order_key();
    }
    let (header, body) = data.split_at(data.len() / 2);
    let signed = Signed { header: header.to_vec(), signature: [7; 64], body: body.to_vec() };
    assert!(Verified::check(signed).is_err());
    for kind in Payload::KINDS {
        let payload = Payload::from_json(kind, data);
        if !matches!(payload, Payload::Invalid { .. }) {
            let _ = payload.blobs();
            assert_eq!(Payload::from_json(kind, &payload.to_json()), payload);
        }
    }
});
