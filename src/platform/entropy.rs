//! The one place that makes random bytes.

/// What makes random bytes.
#[derive(Debug)]
pub enum Entropy {
    /// The operating system.
    System,
    /// A stream that is the same every time, for demonstrations and tests: never for an office.
    Seeded(Box<blake3::OutputReader>),
}

impl Entropy {
    /// A stream that depends on the seed alone.
    pub fn seeded(seed: &str) -> Self {
        let mut hasher = blake3::Hasher::new_derive_key("lajur 2026 demonstration entropy");
        hasher.update(seed.as_bytes());
        Self::Seeded(Box::new(hasher.finalize_xof()))
    }

    /// Fresh random bytes.
    ///
    /// # Errors
    /// When the operating system has none to give.
    pub fn bytes<const N: usize>(&mut self) -> std::io::Result<[u8; N]> {
        let mut bytes = [0; N];
        match self {
            Self::System => getrandom::fill(&mut bytes).map_err(std::io::Error::other)?,
            Self::Seeded(stream) => stream.fill(&mut bytes),
        }
        Ok(bytes)
    }
}
