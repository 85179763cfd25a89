//! Messages with several entries.

use super::file::{self, Outcome, Submission};
use super::{doubt, questions, text as single};
use crate::db::{Fault, Tx};
use crate::features::areas::Area;
use crate::features::people::Caller;
use crate::features::reports::list::{self, Fate, OnFile, Whose};
use crate::features::reports::model::{Filing, Report};
use crate::features::reports::reading::{Entries, Entry, Kind};
use crate::features::reports::resolve::{self, Resolved};
use crate::features::reports::rules::{WhichRound, which_round};
use crate::features::reports::store;
use crate::features::reports::words::{self, Receipt};
use crate::features::{Answer, House};
use crate::i18n::{Arg, pages, text, text_with};
use crate::outbox;
use crate::terms::{AreaId, Lane, Message, PersonId, Post, Role, RoundId};

/// What came of the entries.
#[derive(Default)]
pub struct Told {
    /// What was filed.
    pub filed: Vec<(Area, Receipt, Report)>,
    /// What was not, and what would be right.
    pub wrong: Vec<String>,
    same: bool,
    asked: Vec<(Submission, String)>,
}

/// So many reasons fit one message and are read.
const MOST_REASONS: usize = 30;

impl Told {
    /// Keeps a reason, once; whoever gets so much wrong begins again with the first of them.
    pub fn refuse(&mut self, why: String) {
        if self.wrong.len() < MOST_REASONS && !self.wrong.contains(&why) {
            self.wrong.push(why);
        }
    }
}

/// The sender and what of the message holds for every entry.
struct Sender<'a> {
    house: &'a House,
    caller: &'a Caller,
    person: PersonId,
    message: &'a Message,
    edited: bool,
    /// They answer for others' micro-grids: every entry concerns them.
    leads: bool,
}

/// An entry whose place in the list is known.
struct Placed {
    entry: Entry,
    of: Result<(Area, Whose), String>,
    own_words: bool,
    beside_own: bool,
}

/// Takes each entry that the sender may file and tells of all of them at once.
pub async fn on_entries(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    (message, entries, edited): (&Message, Entries, bool),
) -> Result<Answer, Fault> {
    let Some(person) = &caller.person else {
        return Ok(Answer::Quiet);
    };
    let leads = person.holdings.iter().any(|holding| matches!(holding.role, Role::GridLeader | Role::Secretary));
    let sender = Sender { house, caller, person: person.id, message, edited, leads };
    let mut told = Told::default();
    for placed in place(tx, &sender, entries).await? {
        take(tx, &sender, placed, &mut told).await?;
    }
    tell(tx, &sender, told).await
}

async fn place(tx: &mut Tx, sender: &Sender<'_>, entries: Entries) -> Result<Vec<Placed>, Fault> {
    let caller = sender.caller;
    let Entries { passed_on, list } = entries;
    let leaders = match list.iter().any(|entry| entry.reading.micro_grid.is_none()) {
        true => resolve::leaders_around(tx, caller).await?,
        false => vec![],
    };
    let last = list.len().saturating_sub(1);
    let mut found = vec![];
    for (nth, entry) in list.into_iter().enumerate() {
        let own_words = !passed_on || nth == last;
        let of = whose(tx, sender, (&entry, own_words), &leaders).await?;
        found.push((entry, of, own_words));
    }
    let beside_own = found.iter().any(|(_, of, _)| matches!(of, Ok((_, Whose::Own))));
    Ok(found.into_iter().map(|(entry, of, own_words)| Placed { entry, of, own_words, beside_own }).collect())
}

/// Whose micro-grid an entry is about; or why that cannot be told.
async fn whose(
    tx: &mut Tx,
    &Sender { house, caller, .. }: &Sender<'_>,
    (entry, own_words): (&Entry, bool),
    leaders: &[(String, AreaId)],
) -> Result<Result<(Area, Whose), String>, Fault> {
    let said = entry.reading.micro_grid.as_deref();
    let by_name = list::named_leader(&entry.said, leaders).filter(|_| said.is_none());
    let resolved = match by_name {
        Some(area) => resolve::known(tx, caller, area).await?,
        None if said.is_some() || own_words => resolve::micro_grid(tx, caller, &house.config.reader, said).await?,
        None => Resolved::None,
    };
    let own = resolve::own_micro_grids(tx, caller).await?;
    Ok(match resolved {
        Resolved::This(area) => {
            let whose = if own.contains(&area.id) { Whose::Own } else { Whose::Below };
            Ok((area, whose))
        }
        Resolved::NotYours(area) => Ok((area, Whose::Others)),
        Resolved::Unknown { said, example } => {
            let args = [("said", said.into()), ("example", example.into())];
            Err(text_with(caller.lang, "reports-unknown-micro-grid", args))
        }
        Resolved::OneOf(_) | Resolved::None => Err(about(caller, entry, "reports-list-which")),
    })
}

/// So much of an entry is enough to know it again.
const SHOWN: usize = 24;

fn about(caller: &Caller, entry: &Entry, key: &str) -> String {
    let said: String = entry.said.chars().take(SHOWN).collect();
    text_with(caller.lang, key, [("said", said.into())])
}

async fn take(tx: &mut Tx, sender: &Sender<'_>, placed: Placed, told: &mut Told) -> Result<(), Fault> {
    // What another leader got wrong in a list that passes through is not the sender's to mend.
    let concerns = placed.own_words || sender.leads;
    let (area, whose) = match &placed.of {
        Ok((area, whose)) => (area.clone(), *whose),
        Err(why) => {
            if concerns {
                told.refuse(why.clone());
            }
            return Ok(());
        }
    };
    let reading = &placed.entry.reading;
    let filing = Filing { counts: reading.counts.clone(), needs: reading.needs.clone() };
    let reports = matches!(reading.kind, Kind::Report | Kind::Correction);
    if !reports || filing == Filing::default() {
        if concerns && whose != Whose::Others {
            let key = match reading.kind {
                Kind::Leave => "reports-list-leave",
                Kind::HelpRequest => "reports-list-help",
                _ => "reports-list-not-understood",
            };
            told.refuse(about(sender.caller, &placed.entry, key));
        }
        return Ok(());
    }
    let rounds = &sender.house.config.rounds;
    let slot = reading.slot.map(single::slot_id);
    let WhichRound::This(round, _) = which_round(rounds, slot.as_ref(), sender.caller.at) else {
        told.refuse(single::none_open(sender.house, sender.caller));
        return Ok(());
    };
    let state = compare(tx, sender, (area.id, &round), &filing).await?;
    let submission = submission(sender, (area, round), filing, state.0 == OnFile::OwnWords);
    decide(tx, sender, (submission, &placed), (whose, state), told).await
}

/// How an entry stands to what is on file; and in words, why one that was copied along should be asked about.
async fn compare(
    tx: &mut Tx,
    sender: &Sender<'_>,
    (micro_grid, round): (AreaId, &RoundId),
    filing: &Filing,
) -> Result<(OnFile, String), Fault> {
    let (lang, form) = (sender.caller.lang, &sender.house.config.form);
    let Some(report) = store::find(tx, micro_grid, round).await? else {
        let withdrawn = store::last_ended_version(tx, micro_grid, round).await? > 0;
        let state = if withdrawn { OnFile::Withdrawn } else { OnFile::Nothing };
        return Ok((state, text(lang, "reports-why-withdrawn")));
    };
    let source = Some((sender.message.chat.id, sender.message.id));
    let own_words = sender.edited && report.source == source && report.filed_by == sender.person;
    let after = if own_words { filing.clone() } else { filing.clone().over(&report.filing) };
    let state = match (after == report.filing, own_words) {
        (true, _) => OnFile::Same,
        (false, true) => OnFile::OwnWords,
        (false, false) => OnFile::Different,
    };
    let values = Arg::Html(words::values(lang, &report.filing, form).join(" · "));
    Ok((state, text_with(lang, "reports-why-differs", [("values", values)])))
}

fn submission(sender: &Sender<'_>, (micro_grid, round): (Area, RoundId), filing: Filing, whole: bool) -> Submission {
    let source = Some((sender.message.chat.id, sender.message.id));
    Submission { micro_grid, round, filing, sure: false, whole, source, photo: sender.message.photo.clone() }
}

async fn decide(
    tx: &mut Tx,
    sender: &Sender<'_>,
    (submission, placed): (Submission, &Placed),
    (whose, (on_file, differs)): (Whose, (OnFile, String)),
    told: &mut Told,
) -> Result<(), Fault> {
    let Sender { house, caller, message, .. } = *sender;
    let Placed { entry, own_words, beside_own, .. } = placed;
    let asks = whose != Whose::Others && on_file != OnFile::Same;
    if asks && let Some(why) = file::refused_all(house, caller, &submission.round) {
        told.refuse(why);
        return Ok(());
    }
    let why = match asks {
        true => doubt::why(tx, house, caller, (&submission, &entry.reading, message.forwarded)).await?,
        false => None,
    };
    // To whoever answers for many it is said what was left out; a leader's list is full of others' entries.
    let own_words = *own_words || sender.leads && whose == Whose::Others;
    let (beside_own, doubtful) = (*beside_own, why.is_some());
    match list::decide(list::Entry { whose, on_file, own_words, beside_own, doubtful }) {
        Fate::Leave => told.same |= on_file == OnFile::Same && whose != Whose::Others,
        Fate::Ask => told.asked.push((submission, why.unwrap_or(differs))),
        Fate::NotTheirs => {
            let args = [("micro-grid", submission.micro_grid.name.into())];
            told.refuse(text_with(caller.lang, "reports-not-yours", args));
        }
        Fate::File => file_one(tx, sender, submission, told).await?,
    }
    Ok(())
}

async fn file_one(tx: &mut Tx, sender: &Sender<'_>, submission: Submission, told: &mut Told) -> Result<(), Fault> {
    let area = submission.micro_grid.clone();
    match file::file(tx, sender.house, sender.caller, submission).await? {
        Outcome::Filed(receipt, report) => told.filed.push((area, receipt, *report)),
        Outcome::Refused(why) => told.refuse(why),
        Outcome::AskedOverwrite => {}
    }
    Ok(())
}

/// One receipt, one question, one list of what was not recorded; a reaction where that says it all.
async fn tell(tx: &mut Tx, sender: &Sender<'_>, told: Told) -> Result<Answer, Fault> {
    let Sender { house, caller, .. } = *sender;
    questions::ask_all(tx, house, caller, &told.asked).await?;
    match (told.filed.as_slice(), told.wrong.is_empty()) {
        ([], true) => {
            if told.same {
                single::react(tx, caller).await?;
            }
            Ok(Answer::Quiet)
        }
        ([], false) => single::misread(tx, caller, told.wrong.join("\n")).await,
        ([(area, receipt, report)], true) => {
            single::acknowledge(tx, house, caller, (area, *receipt, report)).await?;
            Ok(Answer::Quiet)
        }
        _ => {
            if !caller.is_private() {
                single::react(tx, caller).await?;
            }
            for post in receipts(house, caller, &told) {
                outbox::add(tx, &post).await?;
            }
            Ok(Answer::Quiet)
        }
    }
}

/// The receipt for several, with what was not recorded; more than one message only where it is longer than one.
pub fn receipts(house: &House, caller: &Caller, told: &Told) -> Vec<Post> {
    let mut lines = list::receipt(caller.lang, &told.filed, &house.config.form);
    if !told.wrong.is_empty() {
        lines.push(String::new());
        lines.push(text_with(caller.lang, "reports-list-wrong", [("count", told.wrong.len().into())]));
        lines.extend(told.wrong.iter().cloned());
    }
    let heading = lines.remove(0);
    let texts = pages(&heading, &lines);
    let last = texts.len() - 1;
    let post = |(nth, html): (usize, String)| {
        let post = Post::text(caller.user.private_chat(), Lane::Reply, html);
        if nth == last { post.buttons(list::receipt_buttons(caller.lang, &told.filed)) } else { post }
    };
    texts.into_iter().enumerate().map(post).collect()
}
