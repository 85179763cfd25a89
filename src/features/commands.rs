use super::house::{Answer, House};
use super::people::{self, Caller};
use super::{concerns, digests, duties, help, leave, meetings, nags, notices, observation, reports};
use crate::db::{Fault, Tx};
use crate::terms::AreaId;
use serde::{Deserialize, Serialize};

/// Everything that a person or the clock can ask of the bot.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Joining, inviting, languages, groups.
    People(people::Command),
    /// Leave and who stands in.
    Leave(leave::Command),
    /// Filing, correcting, withdrawing reports.
    Reports(reports::Command),
    /// Reminders, who is missing, excuses.
    Nags(nags::Command),
    /// Calls for help, volunteers.
    Help(help::Command),
    /// Difficulties and wishes of residents.
    Concerns(concerns::Command),
    /// People at home under observation.
    Observation(observation::Command),
    /// Pledges and duties.
    Duties(duties::Command),
    /// Notices.
    Notices(notices::Command),
    /// Meetings and tasks.
    Meetings(meetings::Command),
    /// Sums.
    Digests(digests::Command),
}

impl Command {
    /// Its row of the rights table: room and name.
    pub fn name(&self) -> (&'static str, &'static str) {
        match self {
            Self::People(command) => ("people", command.into()),
            Self::Leave(command) => ("leave", command.into()),
            Self::Reports(command) => ("reports", command.into()),
            Self::Nags(command) => ("nags", command.into()),
            Self::Help(command) => ("help", command.into()),
            Self::Concerns(command) => ("concerns", command.into()),
            Self::Observation(command) => ("observation", command.into()),
            Self::Duties(command) => ("duties", command.into()),
            Self::Notices(command) => ("notices", command.into()),
            Self::Meetings(command) => ("meetings", command.into()),
            Self::Digests(command) => ("digests", command.into()),
        }
    }

    /// The area that it is about, where it names one.
    pub(super) fn area(&self) -> Option<AreaId> {
        match self {
            Self::People(command) => command.area(),
            Self::Leave(command) => command.area(),
            Self::Reports(command) => command.area(),
            Self::Nags(command) => command.area(),
            Self::Help(command) => command.area(),
            Self::Concerns(command) => command.area(),
            Self::Observation(command) => command.area(),
            Self::Duties(command) => command.area(),
            Self::Notices(command) => command.area(),
            Self::Meetings(command) => command.area(),
            Self::Digests(command) => command.area(),
        }
    }

    pub(super) async fn handle(self, tx: &mut Tx, house: &House, caller: &Caller) -> Result<Answer, Fault> {
        match self {
            Self::People(command) => people::handle(tx, house, caller, command).await,
            Self::Leave(command) => leave::handle(tx, house, caller, command).await,
            Self::Reports(command) => reports::handle(tx, house, caller, command).await,
            Self::Nags(command) => nags::handle(tx, house, caller, command).await,
            Self::Help(command) => help::handle(tx, house, caller, command).await,
            Self::Concerns(command) => concerns::handle(tx, house, caller, command).await,
            Self::Observation(command) => observation::handle(tx, house, caller, command).await,
            Self::Duties(command) => duties::handle(tx, house, caller, command).await,
            Self::Notices(command) => notices::handle(tx, house, caller, command).await,
            Self::Meetings(command) => meetings::handle(tx, house, caller, command).await,
            Self::Digests(command) => digests::handle(tx, house, caller, command).await,
        }
    }
}
