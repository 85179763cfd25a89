use super::rules::{self, Told};
use super::words;
use crate::db::{Fault, Tx};
use crate::features::House;
use crate::features::areas::Area;
use crate::features::people::{self, Contact, Person};
use crate::features::reports::model::Report;
use crate::features::reports::{self, store};
use crate::outbox;
use crate::terms::{ChatId, Lane, PersonId, Phone, Post, RoundId, Target};

/// A report was filed: tells of cases that are new, and corrects what was told before and counts no more.
pub async fn on_filed(
    tx: &mut Tx,
    house: &House,
    (reporter, micro_grid): (&Person, &Area),
    (before, report): (Option<&Report>, &Report),
) -> Result<(), Fault> {
    let known = before.map(|before| &before.filing.counts);
    let cases = rules::raised(known, &report.filing.counts, &house.config.form);
    let ended = store::list_ended(tx, (micro_grid.id, &report.round)).await?;
    let outdated = rules::outdated(&ended, Some(&report.filing.counts), &house.config.form);
    if cases.is_empty() && outdated.is_empty() {
        return Ok(());
    }
    let scene = Scene::load(tx, house, (reporter, micro_grid, &report.round)).await?;
    scene.correct(tx, &outdated, Change::Corrected).await?;
    for (contact, chat) in scene.hearers().filter(|(contact, _)| contact.person != reporter.id) {
        let alarm = words::alarm(contact.lang, (micro_grid, &report.round), &cases, &house.config.form);
        let by = words::reporter(contact.lang, &reporter.name, scene.phone.as_ref());
        if !cases.is_empty() {
            let post = Post::text(chat, Lane::Nag, format!("{alarm}\n{by}"));
            outbox::add(tx, &post.named(scene.name(report.version, contact.person))).await?;
        }
    }
    Ok(())
}

/// A report was withdrawn: what was told of it counts no more.
pub async fn on_withdrawn(tx: &mut Tx, house: &House, about: (&Person, &Area, &RoundId)) -> Result<(), Fault> {
    let ended = store::list_ended(tx, (about.1.id, about.2)).await?;
    let outdated = rules::outdated(&ended, None, &house.config.form);
    if outdated.is_empty() {
        return Ok(());
    }
    Scene::load(tx, house, about).await?.correct(tx, &outdated, Change::Withdrawn).await
}

/// What has become of the report.
#[derive(Clone, Copy)]
enum Change {
    Corrected,
    Withdrawn,
}

/// Who did something, where, and who is responsible there.
struct Scene<'a> {
    house: &'a House,
    by: &'a Person,
    phone: Option<Phone>,
    micro_grid: &'a Area,
    round: &'a RoundId,
    responsible: Vec<Contact>,
}

impl<'a> Scene<'a> {
    async fn load(
        tx: &mut Tx,
        house: &'a House,
        (by, micro_grid, round): (&'a Person, &'a Area, &'a RoundId),
    ) -> Result<Self, Fault> {
        let phone = people::phone_of(tx, by.id).await?;
        let responsible = people::responsible(tx, micro_grid.id).await?;
        Ok(Self { house, by, phone, micro_grid, round, responsible })
    }

    /// Those responsible who have joined, with their chats.
    fn hearers(&self) -> impl Iterator<Item = (&Contact, ChatId)> {
        self.responsible.iter().filter_map(|contact| Some((contact, contact.user?.private_chat())))
    }

    /// The name under which an alarm is sent, so that it can be corrected.
    fn name(&self, version: i64, to: PersonId) -> String {
        format!("alarm/{}/{}/{version}/{}", self.micro_grid.id.0, self.round, to.0)
    }

    /// Corrects the alarms where they stand; whoever got none reads of nothing.
    async fn correct(&self, tx: &mut Tx, outdated: &[(i64, Vec<Told>)], change: Change) -> Result<(), Fault> {
        for (version, told) in outdated {
            for (contact, chat) in self.hearers() {
                let name = self.name(*version, contact.person);
                let Some(found) = outbox::find_named(tx, &name).await? else { continue };
                let said = self.said(tx, contact, told, change);
                let key = format!("{name}/edit");
                let post = match found.state.as_str() {
                    _ if found.may_be_edited() => Post::edit(chat, Target::Named(name), said).replacing(key),
                    // It may have arrived, and nobody knows as which message.
                    "unknown" => Post::text(chat, Lane::Nag, said),
                    _ => continue,
                };
                outbox::add(tx, &post).await?;
            }
        }
        Ok(())
    }

    fn said(&self, tx: &Tx, contact: &Contact, told: &[Told], change: Change) -> String {
        let (lang, about, form) = (contact.lang, (self.micro_grid, self.round), &self.house.config.form);
        let (heading, key) = match change {
            Change::Corrected => (words::corrected(lang, about, told, form), "reports-history-corrected"),
            Change::Withdrawn => (words::withdrawn(lang, about, told, form), "reports-history-withdrawn"),
        };
        let at = reports::words::at(&self.house.config.rounds, tx.now());
        format!("{heading}\n{}", words::changed_by(lang, key, (at, &self.by.name), self.phone.as_ref()))
    }
}
