//! What a template may not do, wherever it comes from: go round, or grow beyond any paper.

use crate::domain::template::TemplateTrouble;

/// Only conditions stand between `{%` and `%}`, and nothing is multiplied: both could keep a laptop busy for ever.
pub fn check(template: &str) -> Result<(), TemplateTrouble> {
    let mut rest = template;
    while let Some((instruction, inside, behind)) = braces(rest) {
        let (code, behind) = code(inside, behind);
        if code.contains('*') {
            return Err(TemplateTrouble::Instruction("*".to_owned()));
        }
        if instruction {
            let code = code.trim_start_matches(['-', '+']).trim_start();
            let word: String = code.chars().take_while(|it| it.is_alphanumeric() || *it == '_').collect();
            match word.as_str() {
                "if" | "elif" | "else" | "endif" => {}
                "" => return Err(TemplateTrouble::Braces),
                _ => return Err(TemplateTrouble::Instruction(word)),
            }
        }
        rest = behind;
    }
    Ok(())
}

/// The next `{{` or `{%`: whether it is an instruction, how it ends, and what stands behind it.
fn braces(text: &str) -> Option<(bool, &'static str, &str)> {
    let mut from = 0;
    while let Some(at) = text[from..].find('{').map(|at| from + at) {
        match text.as_bytes().get(at + 1) {
            Some(b'{') => return Some((false, "}}", &text[at + 2..])),
            Some(b'%') => return Some((true, "%}", &text[at + 2..])),
            Some(b'#') => from = text[at + 2..].find("#}").map_or(text.len(), |end| at + end + 4),
            _ => from = at + 1,
        }
    }
    None
}

/// What stands up to the end of braces, without the texts in quotes, and what comes behind.
fn code<'a>(end: &str, text: &'a str) -> (String, &'a str) {
    let (mut code, mut quote, mut escaped) = (String::new(), None, false);
    for (at, letter) in text.char_indices() {
        match quote {
            Some(_) if escaped => escaped = false,
            Some(_) if letter == '\\' => escaped = true,
            Some(open) if letter == open => quote = None,
            Some(_) => {}
            None if text[at..].starts_with(end) => return (code, &text[at + end.len()..]),
            None if matches!(letter, '"' | '\'') => quote = Some(letter),
            None => code.push(letter),
        }
    }
    (code, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_and_bold_are_fine() {
        for text in [
            "**tebal** {{ a.b | c('*') }} {# * #} **",
            "{% if a %}{{ a }}{% elif b -%}x{%- else %}{% endif %}",
            "{{ a ~ \"}} * \" }} * {",
            "",
        ] {
            assert_eq!(check(text), Ok(()), "{text}");
        }
    }

    #[test]
    fn what_repeats_or_multiplies_is_refused() {
        let refused = |word: &str| Err(TemplateTrouble::Instruction(word.to_owned()));
        assert_eq!(check("{% for a in b %}"), refused("for"));
        assert_eq!(check("x {%- set a = 1 %}"), refused("set"));
        assert_eq!(check("{{ 'x' * 9 }}"), refused("*"));
        assert_eq!(check("{{ \"}}\" * 9 }}"), refused("*"));
        assert_eq!(check("{{ '\\'}}' * 9 }}"), refused("*"));
        assert_eq!(check("{% if 'x' * 9 %}"), refused("*"));
        assert_eq!(check("{#}{{ 1 #}{{ 9 * 9"), refused("*"));
        assert_eq!(check("{%"), Err(TemplateTrouble::Braces));
    }
}
