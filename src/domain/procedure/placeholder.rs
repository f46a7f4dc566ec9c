//! Placeholders such as `{application}` in the sentences of a service.

use super::Service;

/// The placeholder every service may use: the applicant's agency.
pub(super) const AGENCY: &str = "agency";

impl Service {
    /// The approval points with every placeholder filled by `value`.
    ///
    /// A point that names something the request does not carry is left out: a letter never shows a hole.
    pub fn approval<'v>(&self, value: impl Fn(&str) -> Option<&'v str>) -> Vec<String> {
        self.approval_points.iter().filter_map(|point| fill(point, &value)).collect()
    }
}

fn fill<'v>(text: &str, value: impl Fn(&str) -> Option<&'v str>) -> Option<String> {
    let mut filled = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece {
            Piece::Literal(literal) => filled.push_str(literal),
            Piece::Name(name) => filled.push_str(value(name).filter(|value| !value.trim().is_empty())?),
        }
    }
    Some(filled)
}

/// The names between braces, in order.
pub(super) fn names(text: &str) -> impl Iterator<Item = &str> {
    pieces(text).filter_map(|piece| match piece {
        Piece::Name(name) => Some(name),
        Piece::Literal(_) => None,
    })
}

enum Piece<'t> {
    Literal(&'t str),
    Name(&'t str),
}

/// Cuts a text at its placeholders; a brace without its partner is literal.
fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (piece, left) = match (rest.find('{'), rest.find('}')) {
            (Some(0), Some(close)) => (Piece::Name(&rest[1..close]), &rest[close + 1..]),
            (Some(open), Some(close)) if open < close => (Piece::Literal(&rest[..open]), &rest[open..]),
            (Some(_), Some(close)) => (Piece::Literal(&rest[..=close]), &rest[close + 1..]),
            _ => (Piece::Literal(rest), ""),
        };
        rest = left;
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(name: &str) -> Option<&'static str> {
        match name {
            "application" => Some("SIMPUS {agency}"),
            "blank" => Some("  "),
            _ => None,
        }
    }

    #[test]
    fn fills_names_once_and_keeps_stray_braces() {
        for (text, filled) in [
            ("Aplikasi {application}.", Some("Aplikasi SIMPUS {agency}.")),
            ("tanpa isian", Some("tanpa isian")),
            ("} sendiri {", Some("} sendiri {")),
            ("a } b {application}", Some("a } b SIMPUS {agency}")),
            ("{blank}", None),
            ("{unknown}", None),
            ("{}", None),
        ] {
            assert_eq!(fill(text, value).as_deref(), filled, "{text}");
        }
    }

    #[test]
    fn lists_names_in_order() {
        assert_eq!(names("{a} dan {b}, {a").collect::<Vec<_>>(), ["a", "b"]);
    }
}
