//! The procedures that come with the program, as text.

use super::Procedure;

/// Id and TOML text of every procedure under `assets/procedures`.
const BUILTIN: [(&str, &str); 5] = [
    ("batam-hosting", include_str!("../../../assets/procedures/batam-hosting.toml")),
    ("deliserdang-splp", include_str!("../../../assets/procedures/deliserdang-splp.toml")),
    ("kaltara-pse", include_str!("../../../assets/procedures/kaltara-pse.toml")),
    ("tapin-splp", include_str!("../../../assets/procedures/tapin-splp.toml")),
    ("tulungagung-subdomain", include_str!("../../../assets/procedures/tulungagung-subdomain.toml")),
];

impl Procedure {
    /// The id and text of every procedure that comes with the program, in order of id.
    pub fn builtin() -> Vec<(&'static str, &'static str)> {
        BUILTIN.to_vec()
    }
}
