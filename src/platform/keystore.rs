//! The operating system's store for passwords: Credential Manager, Keychain, or Secret Service.
//!
//! It is used where it is there. A server, a rescue console or a plain window manager has none, and a first start must
//! work there, too; the caller then falls back to a file.

use zeroize::Zeroizing;

const SERVICE: &str = "lajur";
/// Set to `off`, this keeps keys out of the operating system's store.
pub const VARIABLE: &str = "LAJUR_KEYSTORE";

/// The store is not there, is locked, or refuses.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Unavailable(pub String);

fn entry(name: &str) -> Result<keyring::Entry, Unavailable> {
    if std::env::var(VARIABLE).is_ok_and(|value| value == "off") {
        return Err(Unavailable("off".to_owned()));
    }
    keyring::Entry::new(SERVICE, name).map_err(|error| Unavailable(error.to_string()))
}

/// Keeps a secret under a name, and makes sure that it can be had back.
///
/// # Errors
/// When the store cannot be used.
pub fn put(name: &str, secret: &[u8; 32]) -> Result<(), Unavailable> {
    let entry = entry(name)?;
    entry.set_secret(secret).map_err(|error| Unavailable(error.to_string()))?;
    match get(name) {
        Ok(kept) if *kept == *secret => Ok(()),
        _ => Err(Unavailable("what was kept did not come back".to_owned())),
    }
}

/// The secret under a name.
///
/// # Errors
/// When the store cannot be used or has nothing under that name.
pub fn get(name: &str) -> Result<Zeroizing<[u8; 32]>, Unavailable> {
    let bytes = entry(name)?.get_secret().map(Zeroizing::new);
    let bytes = bytes.map_err(|error| Unavailable(error.to_string()))?;
    let secret = bytes.as_slice().try_into().map_err(|_| Unavailable("not a key".to_owned()))?;
    Ok(Zeroizing::new(secret))
}

/// Forgets the secret under a name; that there is none is just as well.
pub fn forget(name: &str) {
    if let Ok(entry) = entry(name) {
        let _ = entry.delete_credential();
    }
}
