use super::commands::Command;
use super::house::{Answer, House};
use super::people::{self, Caller, Pressed};
use super::{
    album, concerns, digests, duties, help, leave, meetings, menus, nags, notices, observation, reports, upkeep,
};
use crate::db::{Fault, Tx};
use crate::i18n;
use crate::inbox::{Handler, Outcome, Row};
use crate::outbox;
use crate::rights;
use crate::talk;
use crate::telegram;
use crate::terms::{
    AreaId, Author, Chat, ChatKind, Event, Happened, Incoming, Lane, Membership, Message, MessageId, Moment, Post,
    Role, Tap, Tick,
};

impl Handler for House {
    async fn handle(&self, tx: &mut Tx, row: &Row) -> Result<Outcome, Fault> {
        // What an undone part has told is not true.
        tx.take_happened();
        let outcome = take(tx, self, row).await?;
        pass_on(tx, self).await?;
        Ok(outcome)
    }
}

async fn take(tx: &mut Tx, house: &House, row: &Row) -> Result<Outcome, Fault> {
    if row.key.starts_with("t:") {
        let Ok(tick) = serde_json::from_str::<Tick>(&row.body) else {
            return Ok(Outcome::Parked("not a tick".to_owned()));
        };
        return on_tick(tx, house, &tick).await;
    }
    match telegram::read(&row.body, house.own, row.received_at) {
        Ok(incoming) => on_incoming(tx, house, incoming).await,
        Err(unreadable) => Ok(Outcome::Parked(unreadable.to_string())),
    }
}

async fn on_tick(tx: &mut Tx, house: &House, tick: &Tick) -> Result<Outcome, Fault> {
    let known = leave::on_tick(tx, house, tick).await?
        || reports::on_tick(tx, house, tick).await?
        || nags::on_tick(tx, house, tick).await?
        || help::on_tick(tx, house, tick).await?
        || concerns::on_tick(tx, house, tick).await?
        || observation::on_tick(tx, house, tick).await?
        || duties::on_tick(tx, house, tick).await?
        || notices::on_tick(tx, house, tick).await?
        || meetings::on_tick(tx, house, tick).await?
        || digests::on_tick(tx, house, tick).await?
        || upkeep::on_tick(tx, house, tick).await?
        || album::on_tick(tick);
    if known {
        return Ok(Outcome::Applied);
    }
    Ok(Outcome::Ignored("a job that no room knows"))
}

async fn on_incoming(tx: &mut Tx, house: &House, incoming: Incoming) -> Result<Outcome, Fault> {
    let at = incoming.at;
    match incoming.event {
        Event::Message(message) => on_message(tx, house, message, at).await,
        Event::Edited(message) => on_edited(tx, house, message, at).await,
        Event::Tap(tap) => on_tap(tx, house, tap, at).await,
        Event::Membership(change) => on_membership(tx, house, change).await,
        Event::Migrated(migration) => {
            outbox::migrate(tx, migration.from, migration.to).await?;
            Ok(Outcome::Applied)
        }
        Event::Tick(_) => Ok(Outcome::Ignored("a tick from outside")),
        Event::Nothing(kind) => Ok(Outcome::Ignored(kind)),
    }
}

async fn on_message(tx: &mut Tx, house: &House, message: Message, at: Moment) -> Result<Outcome, Fault> {
    let Some(author) = message.author.clone() else {
        return Ok(Outcome::Ignored("written by nobody that we could know"));
    };
    if message.chat.kind == ChatKind::Channel {
        return Ok(Outcome::Ignored("a channel"));
    }
    // Whoever writes hears us, whatever we thought before.
    outbox::reach_again(tx, message.chat.id).await?;
    let caller = caller(tx, house, author, message.chat.clone(), at).await?;
    let caller = Caller { message: Some(message.id), ..caller };
    let message = Message { continues: album::continues(tx, &message).await?, ..message };
    let Some(command) = read_message(tx, house, &caller, &message).await? else {
        return Ok(Outcome::Ignored("nothing for us"));
    };
    answer_message(tx, house, (&caller, &message), command).await
}

/// A typed command, an answer within a conversation, or a text that a room understands.
async fn read_message(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    message: &Message,
) -> Result<Option<Command>, Fault> {
    if let Some((name, argument)) = telegram::typed_command(&message.text, &house.username) {
        return Ok(match read_typed(&name, &argument, caller) {
            // The picture under which it is written belongs to it.
            Some(Command::Concerns(concern)) => Some(Command::Concerns(concern.showing(message))),
            // A notice may be written below the picture that it is about.
            Some(Command::Notices(command)) => Some(Command::Notices(command.holding(message))),
            other => other,
        });
    }
    let step = match talk::current(tx, caller.user, caller.chat.id).await? {
        None => help::waiting(tx, caller).await?,
        step => step,
    };
    let room = step.as_ref().and_then(talk::Step::room);
    let files = |person: &people::Person| person.holdings.iter().any(|holding| rights::FILING.contains(&holding.role));
    // Whoever enters somebody and writes a phone means them: only a whole report is one then, as where a form waits to be filed.
    let enters = room == Some("observation") && observation::read::names_a_phone(&message.text);
    let form = match enters {
        true => reports::FormAt::End,
        false => reports::FormAt::of(step.as_ref().map(|step| &step.step), &house.config.form),
    };
    let situation = reports::read::Situation { form, files: caller.person.as_ref().is_some_and(files) };
    let report = reports::read::message(message, caller.at, &house.config.reader, situation);
    let report = report.filter(|report| !enters || matches!(report, reports::Command::Text(_))).map(Command::Reports);
    let files_report = situation.files && matches!(report, Some(Command::Reports(reports::Command::Text(_))));
    let wish = || read_wish(house, caller, message).map(Command::Leave);
    // Who is asked what they need, and writes that they want leave, needs nothing more for the request.
    let means_another = files_report || room == Some("help") && wish().is_some();
    if let Some(answer) = room.and_then(|room| read_answer(room, message, means_another)) {
        return Ok(Some(answer));
    }
    if message.continues {
        return Ok(None);
    }
    let joined = caller.person.is_some();
    // Where a form asks for a number, 36.5 is none.
    let measures = joined && situation.form == reports::FormAt::Closed;
    let temperature = || observation::read::temperature(message).filter(|_| measures).map(Command::Observation);
    let help = || help::read::message(message, caller, &house.config.help_reader).map(Command::Help);
    let no_answer = || reports::read::no_answer(message, situation).map(Command::Reports);
    let mention = || observation::read::mention(message).filter(|_| joined).map(Command::Observation);
    let unclear = || help::read::unclear(message, caller, &house.config.help_reader).map(Command::Help);
    let asked = report.or_else(wish).or_else(temperature).or_else(help);
    let asked = asked.or_else(no_answer).or_else(mention).or_else(unclear);
    Ok(asked.or_else(|| people::read::text(message, caller).map(Command::People)))
}

/// A leader who writes in private that they want leave; in a group people say so to each other.
fn read_wish(house: &House, caller: &Caller, message: &Message) -> Option<leave::Command> {
    let leads = caller.person.as_ref().is_some_and(|person| person.areas_as(Role::Leader).next().is_some());
    let wishes =
        leads && caller.is_private() && reports::read::asks_for_leave(message, caller.at, &house.config.reader);
    wishes.then(|| leave::read::wish(&message.text))
}

/// What somebody writes whom a room has asked something is for that room; only what means another room, as a report does, is not lost in
/// its question, where that question is not for a text of any kind.
fn read_answer(room: &str, message: &Message, means_another: bool) -> Option<Command> {
    let message = || Box::new(message.clone());
    match room {
        "notices" => Some(Command::Notices(notices::Command::Typed(message()))),
        "meetings" => Some(Command::Meetings(meetings::Command::Typed(message()))),
        "help-talk" => Some(Command::Help(help::Command::Typed(message()))),
        _ if means_another => None,
        "help" => Some(Command::Help(help::Command::Typed(message()))),
        "leave" => Some(Command::Leave(leave::Command::Typed(message()))),
        "concerns" => Some(Command::Concerns(concerns::Command::Typed(message()))),
        "observation" => Some(Command::Observation(observation::Command::Typed(message()))),
        _ => None,
    }
}

pub(super) fn read_typed(name: &str, argument: &str, caller: &Caller) -> Option<Command> {
    let help = help::read::typed(name, argument, caller.is_private()).map(Command::Help);
    let people = || people::read::typed(name, argument, caller).map(Command::People);
    let reports = || reports::read::typed(name).map(Command::Reports);
    let nags = || nags::read::typed(name, argument).map(Command::Nags);
    let leave = || leave::read::typed(name, argument).map(Command::Leave);
    let concerns = || concerns::read::typed(name, argument).map(Command::Concerns);
    let observation = || observation::read::typed(name, argument).map(Command::Observation);
    let duties = || duties::read::typed(name, argument).map(Command::Duties);
    let notices = || notices::read::typed(name, argument).map(Command::Notices);
    let meetings = || meetings::read::typed(name, argument).map(Command::Meetings);
    let digests = || digests::read::typed(name).map(Command::Digests);
    // Those that a link to the private chat leads to come before the plain /start.
    let linked = help.or_else(concerns).or_else(observation).or_else(people);
    let daily = linked.or_else(leave).or_else(reports).or_else(nags);
    let caring = daily.or_else(duties);
    caring.or_else(notices).or_else(meetings).or_else(digests)
}

async fn on_edited(tx: &mut Tx, house: &House, message: Message, at: Moment) -> Result<Outcome, Fault> {
    let Some(author) = message.author.clone() else {
        return Ok(Outcome::Ignored("written by nobody that we could know"));
    };
    let mut caller = caller(tx, house, author, message.chat.clone(), at).await?;
    caller.message = Some(message.id);
    if caller.person.is_none() {
        return Ok(Outcome::Ignored("an edit by a stranger"));
    }
    answer_message(tx, house, (&caller, &message), Command::Reports(reports::read::edited(&message))).await
}

/// Does what a message asks, and says what there is to say at once.
async fn answer_message(
    tx: &mut Tx,
    house: &House,
    (caller, message): (&Caller, &Message),
    command: Command,
) -> Result<Outcome, Fault> {
    let answer = give(tx, house, caller, command).await?;
    if let Answer::Short(text) | Answer::Alert(text) = answer {
        album::answer(tx, message, Post::text(caller.chat.id, Lane::Reply, text).answering(message.id)).await?;
    }
    Ok(Outcome::Applied)
}

async fn on_membership(tx: &mut Tx, house: &House, change: Membership) -> Result<Outcome, Fault> {
    people::on_membership(tx, house, &change).await?;
    Ok(Outcome::Applied)
}

async fn on_tap(tx: &mut Tx, house: &House, tap: Tap, at: Moment) -> Result<Outcome, Fault> {
    let user = tap.author.user;
    let (chat, message) = tap.at.unwrap_or((private_chat(&tap.author), MessageId(0)));
    let caller = caller(tx, house, tap.author, chat, at).await?;
    let caller = Caller { message: Some(message), pressed: Some(Pressed { tap: tap.id.clone() }), ..caller };

    let answer = match talk::find(tx, &tap.token, user).await? {
        talk::Found::Command(command) => match serde_json::from_value(command) {
            Ok(command) => give(tx, house, &caller, command).await?,
            Err(_) => Answer::Alert(i18n::text(caller.lang, "tap-expired")),
        },
        talk::Found::ForSomebodyElse => Answer::Alert(i18n::text(caller.lang, "tap-not-yours")),
        talk::Found::Unknown => Answer::Alert(i18n::text(caller.lang, "tap-expired")),
    };
    let (text, alert) = match answer {
        Answer::Quiet => (String::new(), false),
        Answer::Short(text) => (text, false),
        Answer::Alert(text) => (text, true),
    };
    outbox::add(tx, &Post::toast(&tap.id, caller.chat.id, text, alert)).await?;
    Ok(Outcome::Applied)
}

/// Asks the rights table, then the room.
async fn give(tx: &mut Tx, house: &House, caller: &Caller, command: Command) -> Result<Answer, Fault> {
    let (room, name) = command.name();
    let roles = roles_for(tx, caller, command.area()).await?;
    let met = rights::need(room, name).is_some_and(|need| need.is_met(caller.person.is_some(), &roles));
    if met {
        return command.handle(tx, house, caller).await;
    }
    if caller.person.is_none() && !caller.is_private() && caller.pressed.is_none() {
        return Ok(Answer::Quiet);
    }
    let key = if caller.person.is_some() { "not-allowed" } else { "stranger" };
    Ok(Answer::Alert(i18n::text(caller.lang, key)))
}

/// Tells the rooms above what the room below has made true, and what that makes true in turn.
async fn pass_on(tx: &mut Tx, house: &House) -> Result<(), Fault> {
    let mut told = tx.take_happened();
    while let Some(happened) = told.pop() {
        match happened {
            Happened::Addressed { person } => menus::offer(tx, person).await?,
            Happened::Bound { area } => reports::on_bound(tx, house, area).await?,
            Happened::Reported { micro_grid, round } => {
                nags::on_reported(tx, house, micro_grid, &round).await?;
                concerns::on_reported(tx, house, micro_grid, &round).await?;
                observation::on_reported(tx, house, micro_grid, &round).await?;
            }
            Happened::StandInChanged { micro_grid } => reports::on_stand_in_changed(tx, house, micro_grid).await?,
            Happened::Withdrawn { micro_grid, round, by } => {
                concerns::on_withdrawn(tx, house, (micro_grid, &round), by).await?;
            }
            Happened::WorryNoticed { about, area, by, said } => {
                observation::on_worry(tx, (about, area), by, said.as_deref()).await?;
            }
        }
        told.extend(tx.take_happened());
    }
    Ok(())
}

async fn roles_for(tx: &mut Tx, caller: &Caller, area: Option<AreaId>) -> Result<Vec<Role>, Fault> {
    match (&caller.person, area) {
        (None, _) => Ok(vec![]),
        (Some(person), Some(area)) => {
            let mut roles = people::roles_in_reach(tx, person.id, area).await?;
            if leave::may_act_for(tx, person.id, area, caller.at).await? {
                roles.push(Role::Leader);
            }
            Ok(roles)
        }
        (Some(person), None) => Ok(person.holdings.iter().map(|holding| holding.role).collect()),
    }
}

async fn caller(tx: &mut Tx, house: &House, author: Author, chat: Chat, at: Moment) -> Result<Caller, Fault> {
    let person = people::find_by_user(tx, author.user).await?;
    let chosen = match &person {
        Some(person) => person.lang,
        None => people::lang_of_account(tx, author.user).await?,
    };
    let lang = chosen.or(author.lang).unwrap_or(house.config.lang);
    Ok(Caller { user: author.user, name: author.name, lang, chat, person, message: None, pressed: None, at })
}

fn private_chat(author: &Author) -> Chat {
    Chat { id: author.user.private_chat(), kind: ChatKind::Private, title: String::new() }
}

/// Everything that the clock does.
pub fn jobs(house: &House) -> Vec<crate::clock::Job> {
    [
        leave::jobs(house),
        reports::jobs(house),
        nags::jobs(house),
        concerns::jobs(house),
        observation::jobs(house),
        duties::jobs(house),
        notices::jobs(house),
        meetings::jobs(house),
        digests::jobs(house),
        upkeep::jobs(),
    ]
    .concat()
}
