//! An exchange file: whatever stands in it, reading answers.
#![no_main]

use std::io::Cursor;

use lajur_fuzz::bundle::{Limits, NoBlobs, read};
use lajur_fuzz::wire::bundle::{FLAG_LOCKED, Record, prefix};
use lajur_fuzz::wire::seal::Keys;
use libfuzzer_sys::fuzz_target;

const LIMITS: Limits = Limits { file: 1 << 20, plain: 4 << 20, events: 1_000 };

fn try_read(bytes: &[u8]) {
    let _ = read(&mut Cursor::new(bytes), LIMITS, &mut NoBlobs, &Keys::default());
}

fuzz_target!(|data: &[u8]| {
    try_read(data);
    // What a forger would do: a right front and a right hash around a compressed stream of anything, and around
    // anything in the place of a compressed or a locked stream.
    let compressed = zstd::bulk::compress(data, 1).unwrap_or_default();
    for (flags, payload) in [(0, &compressed[..]), (0, data), (FLAG_LOCKED, data)] {
        let mut file = [&prefix(flags)[..], payload].concat();
        let hash = blake3::hash(&file);
        file.extend(hash.as_bytes());
        try_read(&file);
    }
    let mut rest = data;
    while let Ok(record) = Record::read(&mut rest) {
        // What can be read can be written and read again.
        if !matches!(record, Record::Unknown(_)) {
            assert_eq!(Record::read(record.to_cbor().as_slice()), Ok(record));
        }
    }
});
