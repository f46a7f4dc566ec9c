//! The icons: one set on a 20 px grid, 1.5 px lines with round ends, to be drawn in one colour.

macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident = $file:literal,)*) => {
        /// One sign of the set.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Icon {
            $($(#[$doc])* $name,)*
        }

        impl Icon {
            /// Every sign, for the gallery.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The drawing, as SVG text.
            pub fn source(self) -> &'static str {
                match self {
                    $(Self::$name => include_str!(concat!("../../assets/icons/", $file, ".svg")),)*
                }
            }
        }
    };
}

icons! {
    /// Downwards.
    ArrowDown = "arrow-down",
    /// To the left.
    ArrowLeft = "arrow-left",
    /// To the right.
    ArrowRight = "arrow-right",
    /// Upwards.
    ArrowUp = "arrow-up",
    /// Returned.
    Back = "back",
    /// The board.
    Board = "board",
    /// A register.
    Book = "book",
    /// A day.
    Calendar = "calendar",
    /// Reports.
    Chart = "chart",
    /// Done, chosen.
    Check = "check",
    /// Unfold.
    ChevronDown = "chevron-down",
    /// Back to where one came from.
    ChevronLeft = "chevron-left",
    /// Go on.
    ChevronRight = "chevron-right",
    /// Segera, fold.
    ChevronUp = "chevron-up",
    /// Sangat segera.
    ChevronsUp = "chevrons-up",
    /// Attachment.
    Clip = "clip",
    /// Time, running.
    Clock = "clock",
    /// Copy.
    Copy = "copy",
    /// Close, revoked.
    Cross = "cross",
    /// The morning sheet.
    Desk = "desk",
    /// Preview.
    Eye = "eye",
    /// Filter.
    Filter = "filter",
    /// An SOP.
    Flow = "flow",
    /// A request.
    Folder = "folder",
    /// Side by side.
    Fork = "fork",
    /// Checklist, disposition.
    Form = "form",
    /// Can be dragged.
    Grip = "grip",
    /// Help.
    Help = "help",
    /// Import.
    In = "in",
    /// A remark.
    Info = "info",
    /// Waits for all.
    Join = "join",
    /// A device.
    Laptop = "laptop",
    /// A letter.
    Letter = "letter",
    /// Locked, held.
    Lock = "lock",
    /// Less.
    Minus = "minus",
    /// Export.
    Out = "out",
    /// Waiting for the applicant.
    Pause = "pause",
    /// Paraf.
    Pen = "pen",
    /// New.
    Plus = "plus",
    /// Print.
    Print = "print",
    /// Again.
    Refresh = "refresh",
    /// Search.
    Search = "search",
    /// Dispatch.
    Send = "send",
    /// Paper.
    Sheet = "sheet",
    /// Refused for safety.
    Shield = "shield",
    /// Signature.
    Sign = "sign",
    /// Settings.
    Sliders = "sliders",
    /// People must decide.
    Split = "split",
    /// Number.
    Stamp = "stamp",
    /// Exchange.
    Swap = "swap",
    /// Throw away.
    Trash = "trash",
    /// Carried by hand.
    Usb = "usb",
    /// A person.
    User = "user",
    /// Late, wrong.
    Warning = "warning",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_sits_on_the_same_grid() {
        for icon in Icon::ALL {
            let source = icon.source();
            assert!(source.contains("viewBox=\"0 0 20 20\""), "{icon:?}");
            assert!(source.contains("stroke-width=\"1.5\""), "{icon:?}");
        }
    }
}
