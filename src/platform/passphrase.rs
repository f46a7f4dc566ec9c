//! Passphrases that a person or a script hands over.

use zeroize::Zeroizing;

/// The environment variable that holds a passphrase, so that it stands in no list of commands.
pub const VARIABLE: &str = "LAJUR_PASSPHRASE";

/// The passphrase the environment holds; `None` when there is none or it is empty.
pub fn from_environment() -> Option<Zeroizing<String>> {
    std::env::var(VARIABLE).ok().filter(|text| !text.is_empty()).map(Zeroizing::new)
}
