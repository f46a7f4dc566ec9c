//! The calendars and holiday lists that come with the program.

/// Name of the preset for an office that has not chosen.
pub const DEFAULT_PRESET: &str = "perpres-21-2023";

/// Every preset's name and text.
const PRESETS: [(&str, &str); 2] = [
    (DEFAULT_PRESET, include_str!("../../../assets/calendars/perpres-21-2023.toml")),
    ("kaltara-2022", include_str!("../../../assets/calendars/kaltara-2022.toml")),
];

/// The national lists every calendar begins with; they bind all offices alike.
pub(super) const NATIONAL_LISTS: [&str; 1] = [include_str!("../../../assets/calendars/holidays-2026.toml")];

/// Names of the calendars that come with the program.
pub fn presets() -> impl Iterator<Item = &'static str> {
    PRESETS.iter().map(|(name, _)| *name)
}

/// The TOML text of a preset, to show, to save and to start an own calendar from.
pub fn preset_text(name: &str) -> Option<&'static str> {
    PRESETS.iter().find(|(preset, _)| *preset == name).map(|(_, text)| *text)
}
