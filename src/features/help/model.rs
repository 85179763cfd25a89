//! A request for help, as this room keeps it.

use super::reading::Category;
use crate::terms::{AreaId, Lang, Moment, PersonId, Phone, UserId};
use serde::{Deserialize, Serialize};

/// A request's row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RequestId(pub i64);

/// An application's row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ApplicationId(pub i64);

/// Where a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::IntoStaticStr, strum::EnumString)]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum State {
    /// Being written.
    Draft,
    /// Sent; nobody has taken it.
    Open,
    /// Somebody goes, or a counsellor talks.
    Claimed,
    /// They have bought what is needed.
    Bought,
    /// They say that it is done.
    Delivered,
    /// Done.
    Closed,
    /// The resident needs it no longer.
    Cancelled,
}

/// When help is needed.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantArray,
)]
#[strum(serialize_all = "snake_case", const_into_str)]
#[serde(rename_all = "snake_case")]
pub enum Wanted {
    /// At once.
    Now,
    /// Before the day ends.
    Today,
    /// The day after.
    Tomorrow,
    /// In these days.
    Later,
}

/// Who is looked for. The steps of the ladder are taken in this order, each once a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, strum::IntoStaticStr, strum::EnumString)]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum Rung {
    /// The volunteers' group.
    Group,
    /// The counsellors, one after the other.
    Counsellors,
    /// The leader of the micro-grid.
    Leader,
    /// The leader of the grid.
    GridLeader,
    /// The secretary of the community.
    Secretary,
    /// Everybody has been asked.
    Nobody,
}

/// How somebody seemed to whoever was with them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr, strum::EnumString)]
#[strum(serialize_all = "snake_case", const_into_str)]
#[serde(rename_all = "snake_case")]
pub enum Seemed {
    /// Well.
    Good,
    /// So so.
    Fair,
    /// Not well.
    Poor,
}

/// A time of the day at which a volunteer can go.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantArray,
)]
#[strum(serialize_all = "snake_case", const_into_str)]
#[serde(rename_all = "snake_case")]
pub enum Hours {
    /// Until noon.
    Morning,
    /// Until six.
    Afternoon,
    /// After that.
    Evening,
}

/// What a volunteer is asked after a delivery, one question after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// How did they seem?
    Seemed,
    /// Anything to worry about?
    Worry,
    /// What is it? Those responsible know already that there is something.
    Words,
    /// A note for the next visitor?
    Note,
    /// Nothing more.
    Done,
}

/// A request for help.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// Its row.
    pub id: RequestId,
    /// Who needs help; `None` once it was made anonymous.
    pub person: Option<PersonId>,
    /// The lowest area in which they live.
    pub area: AreaId,
    /// What kinds of help; empty while it is being written.
    pub categories: Vec<Category>,
    /// What is needed, as written.
    pub said: Option<String>,
    /// Telegram's file id of a picture.
    pub photo: Option<String>,
    /// When.
    pub wanted: Wanted,
    /// It cannot wait.
    pub urgent: bool,
    /// A life may be in danger: the emergency number was told, and those responsible know.
    pub danger: bool,
    /// Where to call.
    pub phone: Option<Phone>,
    /// Where to go.
    pub address: Option<String>,
    /// Where it stands.
    pub state: State,
    /// How often it came back to the pool.
    pub round: i64,
    /// Who is looked for, or was last.
    pub rung: Rung,
    /// Who goes.
    pub volunteer: Option<PersonId>,
    /// When they want to be there.
    pub arrives_at: Option<Moment>,
    /// They were asked how it stands.
    pub nudged: bool,
    /// When something is to be done about it.
    pub due_at: Option<Moment>,
    /// What it cost, in fen.
    pub cost: Option<i64>,
    /// It was paid.
    pub paid: bool,
    /// How the person seemed.
    pub seemed: Option<Seemed>,
    /// Whoever was there found something to worry about, and those responsible were told.
    pub worried: bool,
    /// For the next visitor.
    pub note: Option<String>,
    /// The resident said thanks.
    pub thanked: bool,
    /// When it was sent; until then, begun.
    pub asked_at: Moment,
    /// When it was taken last.
    pub claimed_at: Option<Moment>,
    /// When it was delivered.
    pub delivered_at: Option<Moment>,
    /// When it was over.
    pub ended_at: Option<Moment>,
}

impl Request {
    /// It is a talk with a counsellor: never told to a group, carried on through the bot.
    pub fn is_counselling(&self) -> bool {
        self.categories == [Category::Counselling]
    }

    /// Somebody is at it.
    pub fn is_under_way(&self) -> bool {
        matches!(self.state, State::Claimed | State::Bought)
    }

    /// It was sent and may still be cancelled.
    pub fn may_be_cancelled(&self) -> bool {
        self.state == State::Open || self.is_under_way()
    }
}

/// A request before it has a row.
#[derive(Debug, Clone, PartialEq)]
pub struct Fresh {
    /// Who needs help.
    pub person: PersonId,
    /// Where they live.
    pub area: AreaId,
    /// What kinds of help.
    pub categories: Vec<Category>,
    /// What is needed, as written.
    pub said: Option<String>,
    /// A picture.
    pub photo: Option<String>,
    /// When.
    pub wanted: Wanted,
    /// It cannot wait.
    pub urgent: bool,
    /// A life may be in danger.
    pub danger: bool,
    /// Where to call.
    pub phone: Option<Phone>,
    /// Where to go.
    pub address: Option<String>,
}

/// What a volunteer likes to do and when; an empty list is everything, or always.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wishes {
    /// Kinds of help.
    pub categories: Vec<Category>,
    /// Times of the day.
    pub times: Vec<Hours>,
}

/// Somebody who wants to become a volunteer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    /// Its row.
    pub id: ApplicationId,
    /// Their account.
    pub user: UserId,
    /// Their name.
    pub name: String,
    /// Their phone.
    pub phone: Phone,
    /// The community where they want to help.
    pub area: AreaId,
    /// The language of their account.
    pub lang: Lang,
    /// It waits for an answer.
    pub open: bool,
}
