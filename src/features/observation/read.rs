use super::Command;
use super::reading::phone;
use super::reading::temperature::{self, Reading};
use crate::terms::{ChatKind, Message};

/// With which the number of a certificate begins.
pub const PREFIX: &str = "JC-";

/// Reads a typed command; `argument` is what follows its name.
pub fn typed(name: &str, argument: &str) -> Option<Command> {
    match name {
        "observe" => Some(Command::Observe { line: argument.to_owned() }),
        "mysubjects" => Some(Command::Mine),
        "care" => Some(Command::Care { line: argument.to_owned() }),
        "verify" => number(argument).map(|Number(number)| Command::Verify { number }),
        // The code on a certificate opens the bot with this.
        "start" => number(argument.strip_prefix("verify_")?).map(|Number(number)| Command::Verify { number }),
        _ => None,
    }
}

/// The number of a certificate as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number(pub String);

/// Reads a number, whatever the width and case in which it was typed; other rooms have other prefixes.
pub fn number(text: &str) -> Option<Number> {
    let number = super::reading::plain(text).to_uppercase().replace(['－', '—', '–', '_'], "-");
    let number: String = number.chars().filter(|c| !c.is_whitespace()).collect();
    let tail = number.strip_prefix(PREFIX).or_else(|| number.strip_prefix("JC"))?;
    Some(Number(format!("{PREFIX}{}", tail.trim_start_matches('-'))))
}

/// Whether a text holds a phone, or what was meant as one.
pub fn names_a_phone(text: &str) -> bool {
    phone::words(&super::reading::plain(text)).iter().any(|word| phone::read(word, false) != phone::Read::Other)
}

/// Reads a message that says a temperature and nothing else. It comes before calls for help: those who are asked answer so.
pub fn temperature(message: &Message) -> Option<Command> {
    mention(message).filter(|_| temperature::is_bare(&message.text))
}

/// Reads a message that no other room has claimed: something about a temperature, or nothing.
pub fn mention(message: &Message) -> Option<Command> {
    let about = message.chat.kind == ChatKind::Private && !message.forwarded;
    let meant = about && temperature::read(&message.text) != Reading::Nothing;
    meant.then(|| Command::Typed(Box::new(message.clone())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_in_any_case_and_width() {
        for text in ["JC-2020-0001", "jc-2020-0001", "ＪＣ－２０２０－０００１", " jc2020-0001", "JC_2020_0001"]
        {
            assert_eq!(number(text), Some(Number("JC-2020-0001".into())), "{text}");
        }
        for text in ["TZ-2020-0001", "", "2020-0001"] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
