//! Help and usage errors in the language of the screen.
//!
//! clap knows English only, so every text is set here from `assets/lang`: the key of a command is `cli-` and its
//! path, the key of an argument is `arg-` and its name.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};

use crate::words::Words;

/// The words of a command's path, joined: `cli-request-advance`.
fn key(path: &[String]) -> String {
    format!("cli-{}", path.join("-"))
}

/// Sets every text of a command and of those below it.
pub(crate) fn localise(command: Command, words: Words) -> Command {
    let template = format!(
        "{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}",
        words.say("cli-usage-heading")
    );
    let command = command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(flag("help", 'h', ArgAction::Help).global(true))
        .arg(flag("version", 'V', ArgAction::Version));
    translate(command, words, &template, &["lajur".to_owned()])
}

fn flag(name: &'static str, short: char, action: ArgAction) -> Arg {
    Arg::new(name).short(short).long(name).action(action)
}

fn translate(command: Command, words: Words, template: &str, path: &[String]) -> Command {
    let key = key(path);
    let mut command = command
        .about(words.with(&key, &[]))
        .help_template(template.to_owned())
        .subcommand_help_heading(words.say("cli-commands-heading"))
        .subcommand_value_name(words.say("cli-command-name"));
    let arguments: Vec<String> = command.get_arguments().map(|arg| arg.get_id().to_string()).collect();
    for id in arguments {
        command = command.mut_arg(&id, |arg| {
            let heading = if arg.is_positional() {
                words.say("cli-arguments-heading")
            } else {
                words.say("cli-options-heading")
            };
            let takes_value = arg.get_action().takes_values();
            let key = format!("arg-{}", id.replace('_', "-"));
            arg.help(words.with(&key, &[])).help_heading(heading).hide_default_value(takes_value)
        });
    }
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    for name in names {
        let mut below: Vec<String> = path.iter().filter(|part| *part != "lajur").cloned().collect();
        below.push(name.clone());
        command = command.mut_subcommand(name, |sub| translate(sub, words, template, &below));
    }
    command
}

/// What clap found wrong, as one sentence; help and version texts come out as they are.
pub(crate) fn explain(error: &clap::Error, words: Words) -> String {
    let context = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let what = context(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let text = error.render().to_string();
            text.replace("[OPTIONS]", &words.say("cli-options-name"))
        }
        ErrorKind::MissingRequiredArgument => words.with("usage-missing", &[("what", what.into())]),
        ErrorKind::UnknownArgument => words.with("usage-unknown", &[("what", what.into())]),
        ErrorKind::InvalidSubcommand => {
            let what = context(ContextKind::InvalidSubcommand);
            words.with("usage-unknown-command", &[("what", what.into())])
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = context(ContextKind::InvalidValue);
            let valid = context(ContextKind::ValidValue);
            if valid.is_empty() {
                words.with("usage-bad-value", &[("what", what.into()), ("value", value.into())])
            } else {
                words.with(
                    "usage-choose-value",
                    &[("what", what.into()), ("value", value.into()), ("valid", valid.into())],
                )
            }
        }
        ErrorKind::ArgumentConflict => words.with("usage-conflict", &[("what", what.into())]),
        _ => words.with("usage-other", &[("what", what.into())]),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::args::Cli;
    use crate::words::Language;

    fn visit(command: &Command, see: &mut dyn FnMut(&Command)) {
        see(command);
        command.get_subcommands().for_each(|sub| visit(sub, see));
    }

    #[test]
    fn every_command_and_argument_is_explained_in_both_languages() {
        for language in [Language::Indonesian, Language::English] {
            let command = localise(Cli::command(), Words::new(language));
            command.clone().debug_assert();
            visit(&command, &mut |command| {
                let about = command.get_about().map(ToString::to_string).unwrap_or_default();
                assert!(!about.starts_with("cli-"), "{about} has no text");
                for argument in command.get_arguments() {
                    let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
                    assert!(
                        !help.starts_with("arg-") && !help.is_empty(),
                        "{} has no text",
                        argument.get_id()
                    );
                }
            });
        }
    }
}
