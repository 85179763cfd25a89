use super::command::Command;
use super::words;
use crate::db::{Fault, Tx};
use crate::features::areas::{self, Purpose};
use crate::features::people::{self, Caller, Contact, Person};
use crate::features::{Answer, House};
use crate::outbox;
use crate::terms::{Lane, Message, Post};

/// Does what a person asked.
pub async fn handle(tx: &mut Tx, house: &House, caller: &Caller, command: Command) -> Result<Answer, Fault> {
    match command {
        Command::Offer => on_offer(tx, house, caller).await,
        Command::Begin => Ok(Answer::Short(words::begin(caller.lang))),
        Command::Call(message) => on_call(tx, house, caller, &message).await,
    }
}

/// In a group of ours the private chat is offered; elsewhere the bot is silent.
async fn on_offer(tx: &mut Tx, house: &House, caller: &Caller) -> Result<Answer, Fault> {
    let ours = areas::area_of_chat(tx, caller.chat.id).await?.is_some_and(|(_, purpose)| purpose == Purpose::Reports);
    if !ours {
        return Ok(Answer::Quiet);
    }
    let post = Post::text(caller.chat.id, Lane::Help, words::offer(caller.lang))
        .buttons(words::offer_button(caller.lang, &house.username));
    outbox::add(tx, &caller.message.map_or(post.clone(), |message| post.answering(message))).await?;
    Ok(Answer::Quiet)
}

/// In private the call goes to those who are responsible for where the caller lives or works.
async fn on_call(tx: &mut Tx, house: &House, caller: &Caller, message: &Message) -> Result<Answer, Fault> {
    let Some(person) = &caller.person else {
        return Ok(Answer::Quiet);
    };
    let reading = house.config.help_reader.read(&message.text);
    let phone = people::phone_of(tx, person.id).await?;
    let from = (person.name.as_str(), phone.as_ref().map(|phone| phone.reveal()));
    let mut passed_on = false;
    for contact in responsible(tx, person).await? {
        let Some(user) = contact.user else { continue };
        let said = words::passed_on(contact.lang, from, &message.text, &reading);
        outbox::add(tx, &Post::text(user.private_chat(), Lane::Help, said)).await?;
        passed_on = true;
    }
    Ok(Answer::Short(words::answer(caller.lang, reading.danger, passed_on, &house.config.emergency)))
}

/// The grid leader and the community secretary of the person's areas; each once, and never the caller.
async fn responsible(tx: &mut Tx, person: &Person) -> Result<Vec<Contact>, Fault> {
    let mut contacts: Vec<Contact> = vec![];
    for holding in &person.holdings {
        for contact in people::responsible(tx, holding.area).await? {
            let known = contacts.iter().any(|known| known.person == contact.person);
            if !known && contact.person != person.id {
                contacts.push(contact);
            }
        }
    }
    Ok(contacts)
}
