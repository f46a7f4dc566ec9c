//! Typed identifiers, so that a letter's id can never be passed where a request's is meant.

use std::fmt;
use std::str::FromStr;

/// Why a text is not an identifier of the expected kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected {expected} hexadecimal digits")]
pub struct BadId {
    /// Number of hexadecimal digits the identifier has.
    pub expected: usize,
}

fn parse_hex<const N: usize>(text: &str) -> Result<[u8; N], BadId> {
    let bad = BadId { expected: N * 2 };
    let digits: Vec<u8> = text
        .bytes()
        .filter(|byte| *byte != b'-')
        .map(|byte| (byte as char).to_digit(16).map(|digit| digit as u8))
        .collect::<Option<_>>()
        .ok_or(bad)?;
    if digits.len() != N * 2 {
        return Err(bad);
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = pair[0] << 4 | pair[1];
    }
    Ok(bytes)
}

fn write_hex(bytes: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
}

macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident, $size:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(pub [u8; $size]);

        impl $name {
            /// The identifier's raw bytes.
            pub fn as_bytes(&self) -> &[u8] {
                &self.0
            }

            /// Takes the identifier from raw bytes; `None` when the length is wrong.
            pub fn from_slice(bytes: &[u8]) -> Option<Self> {
                bytes.try_into().ok().map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_hex(&self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}(", stringify!($name))?;
                write_hex(&self.0[..4], f)?;
                f.write_str("…)")
            }
        }

        impl FromStr for $name {
            type Err = BadId;

            fn from_str(text: &str) -> Result<Self, BadId> {
                parse_hex(text).map(Self)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

id_type!(
    /// Names one signed event: the BLAKE3 hash of its header.
    EventHash,
    32
);
id_type!(
    /// Names what an event is about: a request, a letter, or one of the office's own lists.
    EntityId,
    16
);
id_type!(
    /// Names a device: its Ed25519 public key.
    DeviceKey,
    32
);
id_type!(
    /// Names one incarnation of one device's log.
    LogId,
    16
);
id_type!(
    /// Names an office: the first half of its founding event's hash.
    OfficeId,
    16
);
id_type!(
    /// Names some content, such as a procedure text or an attachment, by its BLAKE3 hash.
    ContentHash,
    32
);
id_type!(
    /// Names one token: the right to do one step of one request once.
    TokenId,
    16
);

impl EntityId {
    /// The list of devices: founding, admission and revocation.
    pub const ROSTER: Self = Self::office(0);
    /// The office profile: names, letterhead, officials, calendar.
    pub const PROFILE: Self = Self::office(1);
    /// The procedures the office works by.
    pub const PROCEDURES: Self = Self::office(2);
    /// The registers: who may give out which numbers.
    pub const REGISTERS: Self = Self::office(3);
    /// The office's own letter templates.
    pub const TEMPLATES: Self = Self::office(4);

    const fn office(list: u8) -> Self {
        let mut bytes = [0; 16];
        bytes[15] = list;
        Self(bytes)
    }

    /// Whether the entity is one of the office's own lists rather than a request or letter.
    pub fn is_office_level(&self) -> bool {
        self.0[..15] == [0; 15]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_survive_text_and_forgive_hyphens() {
        let id = EntityId([0xab; 16]);
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!("abababab-abab-abab-abab-abababababab".parse(), Ok(id));
    }

    #[test]
    fn wrong_text_is_an_answer_not_a_crash() {
        assert_eq!("ab".parse::<EntityId>(), Err(BadId { expected: 32 }));
        assert!("é".repeat(32).parse::<EntityId>().is_err());
    }
}
