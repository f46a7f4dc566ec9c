//! Device keys: signing and strict verification with Ed25519.

use ed25519_dalek::{Signature, Signer, VerifyingKey};

use crate::domain::ids::DeviceKey;

/// A device's secret signing key; wiped from memory when dropped.
pub struct SigningKey(ed25519_dalek::SigningKey);

impl SigningKey {
    /// Takes the key from 32 secret bytes.
    pub fn from_bytes(secret: &[u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(secret))
    }

    /// The secret bytes, for the key store alone.
    pub fn to_bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// The public key, which is the device's name in every event.
    pub fn device(&self) -> DeviceKey {
        DeviceKey(self.0.verifying_key().to_bytes())
    }

    /// The identity by which the same device reads what was locked for it.
    pub fn identity(&self) -> super::seal::Identity {
        super::seal::Identity::of(self)
    }

    /// Signs a message for one purpose; a signature for one purpose never fits another.
    pub fn sign(&self, purpose: &str, message: &[u8]) -> [u8; 64] {
        self.0.sign(&separated(purpose, message)).to_bytes()
    }
}

impl std::fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SigningKey({:?})", self.device())
    }
}

/// Whether a device signed a message for a purpose; weak keys and malleable signatures are refused.
pub fn verify(device: &DeviceKey, purpose: &str, message: &[u8], signature: &[u8; 64]) -> bool {
    VerifyingKey::from_bytes(&device.0).is_ok_and(|key| {
        key.verify_strict(&separated(purpose, message), &Signature::from_bytes(signature)).is_ok()
    })
}

fn separated(purpose: &str, message: &[u8]) -> Vec<u8> {
    [purpose.as_bytes(), &[0], message].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_fits_its_message_purpose_and_device_only() {
        let key = SigningKey::from_bytes(&[7; 32]);
        let other = SigningKey::from_bytes(&[8; 32]);
        let signature = key.sign("test-v1", b"surat");
        assert!(verify(&key.device(), "test-v1", b"surat", &signature));
        assert!(!verify(&key.device(), "test-v1", b"surau", &signature));
        assert!(!verify(&key.device(), "test-v2", b"surat", &signature));
        assert!(!verify(&other.device(), "test-v1", b"surat", &signature));
    }
}
