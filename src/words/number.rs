//! Numbers the way each language writes them: 1.234,5 in Indonesian, 1,234.5 in English.

use fluent_bundle::FluentValue;

use super::Language;

/// Writes the number in a placeholder in Indonesian; other values are left to Fluent.
///
/// Fluent hands its memoizer to every formatter; grouping digits needs none, so any will do.
pub(super) fn indonesian<M>(value: &FluentValue<'_>, _memoizer: &M) -> Option<String> {
    write(value, Language::Indonesian)
}

/// Writes the number in a placeholder in English; other values are left to Fluent.
pub(super) fn english<M>(value: &FluentValue<'_>, _memoizer: &M) -> Option<String> {
    write(value, Language::English)
}

fn write(value: &FluentValue<'_>, language: Language) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(group(&number.as_string(), language)),
        _ => None,
    }
}

/// Groups the digits of a plain decimal number such as `-1234.5`.
pub(super) fn group(number: &str, language: Language) -> String {
    let (thousands, decimal) = match language {
        Language::Indonesian => ('.', ','),
        Language::English => (',', '.'),
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut grouped = sign.to_owned();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            grouped.push(thousands);
        }
        grouped.push(digit);
    }
    if !fraction.is_empty() {
        grouped.push(decimal);
        grouped.push_str(fraction);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_thousands_in_both_languages() {
        for (plain, indonesian, english) in [
            ("0", "0", "0"),
            ("999", "999", "999"),
            ("-1000", "-1.000", "-1,000"),
            ("1234567.5", "1.234.567,5", "1,234,567.5"),
        ] {
            assert_eq!(group(plain, Language::Indonesian), indonesian);
            assert_eq!(group(plain, Language::English), english);
        }
    }
}
