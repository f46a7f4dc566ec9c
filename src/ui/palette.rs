//! The colour roles, each with its light, dark and high-contrast value.
//!
//! One idea carries the look: the office's own materials. Paper is the ground, ink blue means paraf and
//! signature, stamp purple means number, petrol means lane and action, red means late and nothing else.

use iced::Color;

/// Declares the roles as one table, so that a role cannot exist in one scheme only.
macro_rules! palette {
    ($($(#[$doc:meta])* $role:ident: $light:literal, $dark:literal, $high:literal;)*) => {
        /// Every colour of one scheme, by role.
        #[derive(Debug, Clone, Copy, PartialEq)]
        pub struct Palette {
            $($(#[$doc])* pub $role: Color,)*
        }

        impl Palette {
            /// The scheme of a bright room and of paper.
            pub const LIGHT: Self = Self { $($role: rgb($light),)* };
            /// The scheme of a dark room.
            pub const DARK: Self = Self { $($role: rgb($dark),)* };
            /// The scheme of strongest difference: black, white and few bright colours.
            pub const HIGH_CONTRAST: Self = Self { $($role: rgb($high),)* };
        }
    };
}

const fn rgb(hex: u32) -> Color {
    Color::from_rgb8((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

palette! {
    /// Window.
    ground: 0xF4F3EF, 0x13191A, 0x000000;
    /// Cards, boxes, fields, bars.
    surface: 0xFFFFFF, 0x1E2627, 0x000000;
    /// Group heads, footers, stepper strip.
    raised: 0xF8F7F4, 0x232C2D, 0x000000;
    /// Body of a lane on the board.
    lane: 0xECEAE4, 0x181F20, 0x000000;
    /// Locked fields, the desk under a preview.
    sunken: 0xE9E7E0, 0x0F1415, 0x000000;
    /// Dividers and card edges; decorative.
    border: 0xD6D3CA, 0x364243, 0xFFFFFF;
    /// Controls and flow lines not yet walked.
    border_strong: 0x858B87, 0x7D8A87, 0xFFFFFF;
    /// Everything that is read.
    text: 0x1B2422, 0xECEFEA, 0xFFFFFF;
    /// Second lines and hints.
    text_muted: 0x535D5A, 0xAAB5B1, 0xFFFFFF;
    /// Labels of what cannot be used now, always with a reason nearby.
    text_disabled: 0x8B918E, 0x6F7B78, 0x9BE89B;
    /// The main action and the walked path.
    primary: 0x0F5F5C, 0x74C9BE, 0xFFE45C;
    /// What stands on `primary`.
    on_primary: 0xFFFFFF, 0x06211F, 0x000000;
    /// `primary` under the pointer.
    primary_hover: 0x0B4E4B, 0x8AD6CC, 0xFFF0A0;
    /// `primary` while pressed.
    primary_pressed: 0x083E3C, 0x5DB3A8, 0xE6CC3F;
    /// Selection and the user's own lane.
    primary_soft: 0xDDECE9, 0x1C3B39, 0x00343A;
    /// Text buttons and text on `primary_soft`.
    primary_text: 0x0B4F4C, 0xA5E0D7, 0xFFE45C;
    /// Edge of soft areas.
    primary_line: 0x8DBBB5, 0x3F7A74, 0xFFE45C;
    /// The left rail.
    nav: 0x12393C, 0x0C1213, 0x000000;
    /// Words on the rail.
    nav_text: 0xE6EFED, 0xE3EBE9, 0xFFFFFF;
    /// Second lines on the rail.
    nav_muted: 0xA5BFBC, 0x9AABA8, 0xFFFFFF;
    /// The current screen's row on the rail.
    nav_active: 0x1F5357, 0x1C3B39, 0x00343A;
    /// The mark beside the current screen.
    nav_mark: 0x7FD0C5, 0x7FD0C5, 0xFFE45C;
    /// The keyboard ring, nothing else.
    focus: 0x1D56D8, 0x8DB6FF, 0x5CE1FF;
    /// Past the standard time: text.
    late_text: 0xA11D1D, 0xFFB4AA, 0xFFA79B;
    /// Past the standard time: soft fill.
    late_soft: 0xFBE7E4, 0x43211E, 0x000000;
    /// Past the standard time: line.
    late_line: 0xDC9A92, 0x8A4A43, 0xFFA79B;
    /// Past the standard time: bar.
    late_fill: 0xB3261E, 0xF2786A, 0xFFA79B;
    /// Near the standard time: text.
    near_text: 0x764900, 0xF4D08A, 0xFFD27A;
    /// Near the standard time: soft fill.
    near_soft: 0xFCEFD3, 0x3C2F14, 0x000000;
    /// Near the standard time: line.
    near_line: 0xDDB765, 0x7E6630, 0xFFD27A;
    /// Near the standard time: bar.
    near_fill: 0xA9690C, 0xDFA83C, 0xFFD27A;
    /// Done, or time in hand: text.
    ok_text: 0x1D5E36, 0x9FDBB0, 0x8FF0A8;
    /// Done, or time in hand: soft fill.
    ok_soft: 0xE2F1E6, 0x1B3525, 0x000000;
    /// Done, or time in hand: line.
    ok_line: 0x9CCBA9, 0x3F7553, 0x8FF0A8;
    /// Done, or time in hand: bar.
    ok_fill: 0x2B7A48, 0x59B979, 0x8FF0A8;
    /// Paraf and signature: text.
    ink_text: 0x233F8F, 0xB9C9FF, 0xA9C2FF;
    /// Paraf and signature: soft fill.
    ink_soft: 0xE7EBF8, 0x252F55, 0x000000;
    /// Paraf and signature: line.
    ink_line: 0xA9B7E2, 0x4D5E9E, 0xA9C2FF;
    /// Paraf and signature: bar.
    ink_fill: 0x3556B0, 0x86A0F2, 0xA9C2FF;
    /// Number and stamp: text.
    stamp_text: 0x5A388C, 0xD6C2F7, 0xE2C4FF;
    /// Number and stamp: soft fill.
    stamp_soft: 0xEFE9F7, 0x382A53, 0x000000;
    /// Number and stamp: line.
    stamp_line: 0xC3AFE0, 0x6B5595, 0xE2C4FF;
    /// Waiting for the applicant, revoked: text.
    wait_text: 0x465159, 0xC3CDD3, 0xFFFFFF;
    /// Waiting for the applicant, revoked: soft fill.
    wait_soft: 0xE7EBEE, 0x2A3438, 0x000000;
    /// Waiting for the applicant, revoked: line.
    wait_line: 0xB7C0C7, 0x56646B, 0xFFFFFF;
    /// Waiting for the applicant, revoked: bar.
    wait_fill: 0x6B7780, 0x8C9AA2, 0xFFFFFF;
    /// "Perlu diputuskan" only.
    inverse: 0x1B2422, 0xECEFEA, 0xFFFFFF;
    /// What stands on `inverse`.
    on_inverse: 0xFFFFFF, 0x13191A, 0x000000;
    /// Rest of a time bar.
    track: 0xDAD7CE, 0x364243, 0x5A5A5A;
}

/// What a coloured part means; never told by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// No meaning of its own.
    #[default]
    Neutral,
    /// The user's own lane, a selection, an action.
    Primary,
    /// Past the standard time, or an error.
    Late,
    /// Near the standard time, or a warning.
    Near,
    /// Done.
    Ok,
    /// Paraf and signature.
    Ink,
    /// Number and stamp.
    Stamp,
    /// Waiting for somebody outside.
    Wait,
    /// People must decide.
    Inverse,
}

/// The colours of one tone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shades {
    /// Words and signs.
    pub text: Color,
    /// Fill behind the words.
    pub soft: Color,
    /// Edge of the fill.
    pub line: Color,
    /// Solid bars.
    pub fill: Color,
}

impl Palette {
    /// The colours of a tone.
    pub fn shades(&self, tone: Tone) -> Shades {
        let (text, soft, line, fill) = match tone {
            Tone::Neutral => (self.text, self.surface, self.border, self.border_strong),
            Tone::Primary => (self.primary_text, self.primary_soft, self.primary_line, self.primary),
            Tone::Late => (self.late_text, self.late_soft, self.late_line, self.late_fill),
            Tone::Near => (self.near_text, self.near_soft, self.near_line, self.near_fill),
            Tone::Ok => (self.ok_text, self.ok_soft, self.ok_line, self.ok_fill),
            Tone::Ink => (self.ink_text, self.ink_soft, self.ink_line, self.ink_fill),
            Tone::Stamp => (self.stamp_text, self.stamp_soft, self.stamp_line, self.stamp_text),
            Tone::Wait => (self.wait_text, self.wait_soft, self.wait_line, self.wait_fill),
            Tone::Inverse => (self.on_inverse, self.inverse, self.inverse, self.inverse),
        };
        Shades { text, soft, line, fill }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks one pair in all schemes against the ratios written in the design.
    fn pair(name: &str, over: fn(&Palette) -> Color, under: fn(&Palette) -> Color, ratios: [f32; 3]) {
        let schemes = [Palette::LIGHT, Palette::DARK, Palette::HIGH_CONTRAST];
        for (palette, expected) in schemes.iter().zip(ratios) {
            let ratio = over(palette).relative_contrast(under(palette));
            assert!((ratio - expected).abs() <= 0.1, "{name}: {ratio:.2}, the design says {expected}");
        }
    }

    #[test]
    fn words_can_be_read_in_every_scheme() {
        pair("text on ground", |p| p.text, |p| p.ground, [14.3, 15.3, 21.0]);
        pair("text on surface", |p| p.text, |p| p.surface, [15.9, 13.3, 21.0]);
        pair("text on lane", |p| p.text, |p| p.lane, [13.2, 14.4, 21.0]);
        pair("text on primary_soft", |p| p.text, |p| p.primary_soft, [13.0, 10.4, 13.5]);
        pair("muted on surface", |p| p.text_muted, |p| p.surface, [6.8, 7.3, 21.0]);
        pair("muted on lane", |p| p.text_muted, |p| p.lane, [5.7, 7.9, 21.0]);
        pair("muted on sunken", |p| p.text_muted, |p| p.sunken, [5.5, 8.8, 21.0]);
        pair("muted on primary_soft", |p| p.text_muted, |p| p.primary_soft, [5.6, 5.7, 13.5]);
        pair("on_primary on primary", |p| p.on_primary, |p| p.primary, [7.5, 8.7, 16.5]);
        pair("primary_text on soft", |p| p.primary_text, |p| p.primary_soft, [7.7, 8.2, 10.6]);
        pair("late on surface", |p| p.late_text, |p| p.surface, [7.8, 9.1, 11.3]);
        pair("late on soft", |p| p.late_text, |p| p.late_soft, [6.5, 8.4, 11.3]);
        pair("near on surface", |p| p.near_text, |p| p.surface, [7.7, 10.5, 14.8]);
        pair("near on soft", |p| p.near_text, |p| p.near_soft, [6.8, 8.8, 14.8]);
        pair("ok on surface", |p| p.ok_text, |p| p.surface, [7.8, 9.7, 15.2]);
        pair("ok on soft", |p| p.ok_text, |p| p.ok_soft, [6.6, 8.4, 15.2]);
        pair("ink on soft", |p| p.ink_text, |p| p.ink_soft, [8.1, 8.0, 11.8]);
        pair("stamp on soft", |p| p.stamp_text, |p| p.stamp_soft, [7.4, 8.0, 13.6]);
        pair("wait on soft", |p| p.wait_text, |p| p.wait_soft, [6.8, 7.9, 21.0]);
        pair("on_inverse on inverse", |p| p.on_inverse, |p| p.inverse, [15.9, 15.3, 21.0]);
        pair("nav_text on nav", |p| p.nav_text, |p| p.nav, [10.7, 15.6, 21.0]);
        pair("nav_text on active", |p| p.nav_text, |p| p.nav_active, [7.4, 10.0, 13.5]);
    }

    #[test]
    fn shapes_can_be_told_apart_in_every_scheme() {
        pair("control border on surface", |p| p.border_strong, |p| p.surface, [3.5, 4.3, 21.0]);
        pair("focus ring on lane", |p| p.focus, |p| p.lane, [5.2, 8.2, 13.7]);
        pair("late bar on track", |p| p.late_fill, |p| p.track, [4.5, 3.8, 3.7]);
        pair("near bar on track", |p| p.near_fill, |p| p.track, [3.1, 4.9, 4.8]);
        pair("ok bar on track", |p| p.ok_fill, |p| p.track, [3.7, 4.3, 5.0]);
        pair("disabled on surface", |p| p.text_disabled, |p| p.surface, [3.2, 3.5, 14.4]);
    }
}
