//! A laptop's own signed word on how far it has read, so that third laptops can pass it on and nobody can make it up.

use super::bundle::Reached;
use super::keys::{self, SigningKey};
use crate::domain::ids::{DeviceKey, OfficeId};

const PURPOSE: &str = "lajur-frontier-v1";

/// Most claims that one exchange file carries.
pub const MOST: usize = 64;

/// How far a laptop says it has read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The laptop.
    pub device: DeviceKey,
    /// When it said so, by its own clock, in milliseconds since 1970 UTC.
    pub created_ms: i64,
    /// How far it had read each log.
    pub frontier: Vec<Reached>,
    /// Its signature.
    pub signature: [u8; 64],
}

impl Claim {
    /// Signs how far this laptop has read.
    pub fn sign(office: OfficeId, created_ms: i64, frontier: Vec<Reached>, key: &SigningKey) -> Self {
        let signature = key.sign(PURPOSE, &message(office, created_ms, &frontier));
        Self { device: key.device(), created_ms, frontier, signature }
    }

    /// Whether the laptop it names signed it, for this office.
    pub fn fits(&self, office: OfficeId) -> bool {
        let message = message(office, self.created_ms, &self.frontier);
        keys::verify(&self.device, PURPOSE, &message, &self.signature)
    }
}

fn message(office: OfficeId, created_ms: i64, frontier: &[Reached]) -> Vec<u8> {
    let mut message = office.0.to_vec();
    message.extend(created_ms.to_le_bytes());
    for it in frontier {
        message.extend(it.log.as_bytes());
        message.extend(it.seq.to_le_bytes());
        message.extend(it.head.as_bytes());
    }
    message
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{EventHash, LogId};

    #[test]
    fn a_claim_is_its_laptop_s_own_and_for_one_office() {
        let key = SigningKey::from_bytes(&[7; 32]);
        let reached = Reached { log: LogId([1; 16]), seq: 9, head: EventHash([2; 32]) };
        let office = OfficeId([3; 16]);
        let claim = Claim::sign(office, 5, vec![reached], &key);
        assert!(claim.fits(office));
        assert!(!claim.fits(OfficeId([4; 16])));
        let mut changed = claim.clone();
        changed.frontier[0].seq = 10;
        assert!(!changed.fits(office));
        let other = SigningKey::from_bytes(&[8; 32]).device();
        assert!(!Claim { device: other, ..claim }.fits(office));
    }
}
