//! This laptop's own settings: language, look, and who sits at it. Never exchanged, never needed to start.

use serde::{Deserialize, Deserializer, Serialize};

use crate::domain::letter::Variant;

/// The look of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Look {
    /// Dark on light.
    #[default]
    Light,
    /// Light on dark.
    Dark,
    /// Strong contrast.
    HighContrast,
}

/// What this laptop remembers. A missing, wrong or extra field costs that field, never the start.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// `id` or `en`; the laptop's locale decides when empty.
    #[serde(deserialize_with = "or_default")]
    pub language: String,
    /// The look of the window.
    #[serde(deserialize_with = "or_default")]
    pub look: Look,
    /// Text size in percent: 100, 125, 150, 175 or 200.
    #[serde(deserialize_with = "or_default")]
    pub text_percent: TextPercent,
    /// Whether cards jump to their new lane instead of gliding there.
    #[serde(deserialize_with = "or_default")]
    pub less_motion: bool,
    /// Id of the position of whoever sits here; empty when nobody has said.
    #[serde(deserialize_with = "or_default")]
    pub position: String,
    /// The SOP whose board was open last; empty for all services.
    #[serde(deserialize_with = "or_default")]
    pub board: String,
    /// Whether the first hints on the board have been read.
    #[serde(deserialize_with = "or_default")]
    pub welcomed: bool,
    /// The folder that exchange files were last saved to or opened from.
    #[serde(deserialize_with = "or_default")]
    pub exchange_folder: String,
    /// The folder that laptops share through Syncthing, Nextcloud or a network; empty when there is none.
    #[serde(deserialize_with = "or_default")]
    pub shared_folder: String,
    /// The folder that gets a backup every day; empty when there is none.
    #[serde(deserialize_with = "or_default")]
    pub backup_folder: String,
    /// How many daily backups are kept.
    #[serde(deserialize_with = "or_default")]
    pub backup_keep: BackupKeep,
    /// The print of a letter that was looked at last.
    #[serde(deserialize_with = "or_default")]
    pub letter_variant: PreviewVariant,
}

/// A text size the window offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextPercent(u16);

impl Default for TextPercent {
    fn default() -> Self {
        Self(100)
    }
}

impl TextPercent {
    const ALL: [u16; 5] = [100, 125, 150, 175, 200];

    /// The factor by which everything grows.
    pub fn factor(self) -> f32 {
        f32::from(self.nearest()) / 100.0
    }

    /// The size in percent.
    pub fn percent(self) -> u16 {
        self.nearest()
    }

    /// The next larger size, or the largest.
    pub fn larger(self) -> Self {
        let now = self.nearest();
        Self(Self::ALL.into_iter().find(|size| *size > now).unwrap_or(now))
    }

    /// The next smaller size, or the smallest.
    pub fn smaller(self) -> Self {
        let now = self.nearest();
        Self(Self::ALL.into_iter().rev().find(|size| *size < now).unwrap_or(now))
    }

    fn nearest(self) -> u16 {
        Self::ALL.into_iter().min_by_key(|size| size.abs_diff(self.0)).unwrap_or(100)
    }
}

/// How many daily backups are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupKeep(u16);

impl Default for BackupKeep {
    fn default() -> Self {
        Self(14)
    }
}

impl BackupKeep {
    /// The numbers that are offered.
    pub const ALL: [Self; 3] = [Self(7), Self(14), Self(60)];

    /// How many; never none.
    pub fn count(self) -> usize {
        usize::from(self.0.max(1))
    }
}

/// The print of a letter shown in the preview.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewVariant(pub Variant);

impl Default for PreviewVariant {
    fn default() -> Self {
        Self(Variant::Net)
    }
}

impl Settings {
    /// Reads settings; what cannot be read is as if it had never been set.
    pub fn parse(text: &str) -> Self {
        toml::from_str(text).unwrap_or_default()
    }

    /// Writes settings.
    pub fn to_text(&self) -> String {
        toml::to_string(self).unwrap_or_default()
    }
}

/// A value of the wrong kind counts as not set.
fn or_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Default + serde::de::DeserializeOwned,
{
    let value = toml::Value::deserialize(deserializer)?;
    Ok(value.try_into().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_survive_text() {
        let settings =
            Settings { look: Look::Dark, position: "kabid_egov".to_owned(), ..Settings::default() };
        assert_eq!(Settings::parse(&settings.to_text()), settings);
    }

    #[test]
    fn wrong_missing_and_extra_fields_cost_nothing_else() {
        let text = "look = 7\ntext_percent = \"besar\"\nposition = \"kabid_egov\"\nunknown = [1]\n";
        let settings = Settings::parse(text);
        assert_eq!(settings.look, Look::Light);
        assert_eq!(settings.text_percent.percent(), 100);
        assert_eq!(settings.position, "kabid_egov");
        assert_eq!(Settings::parse("not toml at all ["), Settings::default());
    }

    #[test]
    fn text_sizes_stay_on_the_offered_steps() {
        let mut size = TextPercent::default();
        for expected in [125, 150, 175, 200, 200] {
            size = size.larger();
            assert_eq!(size.percent(), expected);
        }
        assert_eq!(TextPercent(9_999).smaller().percent(), 175);
        assert_eq!(TextPercent(0).factor(), 1.0);
    }
}
