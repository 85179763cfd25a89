use crate::terms::{AreaId, ChatId, Lang, Media, Moment, PersonId, Role};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use strum::VariantArray;

/// A notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NoticeId(pub i64);

/// A question about a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct QuestionId(pub i64);

/// Numbers begin above it, so that none is mistaken for a count.
const NUMBERS_ABOVE: i64 = 1_000;

impl NoticeId {
    /// The number that is printed below the notice.
    pub fn number(self) -> i64 {
        NUMBERS_ABOVE + self.0
    }

    /// The notice that would have a number.
    pub fn of_number(number: i64) -> Self {
        Self(number.saturating_sub(NUMBERS_ABOVE))
    }

    /// The name of the author's message about it.
    pub fn preview(self) -> String {
        format!("notice-preview/{}", self.0)
    }

    /// How the names of its copies begin.
    pub fn copies(self) -> String {
        format!("notice/{}/", self.0)
    }

    /// The name of the copy in a chat.
    pub fn copy(self, chat: ChatId) -> String {
        format!("{}{}", self.copies(), chat.0)
    }

    /// How the names of the deletions of its copies begin.
    pub fn deletions(self) -> String {
        format!("notice-delete/{}/", self.0)
    }

    /// The name of the request to a second person.
    pub fn request(self, chat: ChatId) -> String {
        format!("notice-request/{}/{}", self.0, chat.0)
    }
}

/// A kind of readers.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantArray,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", const_into_str)]
pub enum Whom {
    /// The groups that are bound to the areas.
    Groups,
    /// 微网格长
    Leaders,
    /// 网格长
    GridLeaders,
    /// 居民
    Residents,
    /// 志愿者
    Volunteers,
    /// 书记
    Secretaries,
    /// Everybody in the roster, privately.
    Everybody,
}

impl Whom {
    /// The roles whose holders are written to in private.
    pub fn roles(self) -> &'static [Role] {
        match self {
            Self::Groups => &[],
            Self::Leaders => &[Role::Leader],
            Self::GridLeaders => &[Role::GridLeader],
            Self::Residents => &[Role::Resident],
            Self::Volunteers => &[Role::Volunteer],
            Self::Secretaries => &[Role::Secretary],
            Self::Everybody => Role::VARIANTS,
        }
    }
}

/// Where a notice is.
///
/// ```text
/// draft ──► asked ──► scheduled ──► sending ◄──► paused
///   │         └─────► repeating        ├──► done ──────► withdrawn
///   └──► (each of these)               └──► stopped ───► withdrawn
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::EnumString)]
#[strum(serialize_all = "kebab-case", const_into_str)]
pub enum State {
    /// The author is at it.
    Draft,
    /// A second person is asked.
    Asked,
    /// It waits for its time.
    Scheduled,
    /// It goes out again and again, each time as a notice of its own.
    Repeating,
    /// Its copies are on their way.
    Sending,
    /// They wait.
    Paused,
    /// They have gone out, as far as they could.
    Done,
    /// The author ended it before that.
    Stopped,
    /// The author took it back.
    Withdrawn,
}

/// When a notice goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Timing {
    /// As soon as the author says so.
    Now,
    /// At a moment.
    At(Moment),
    /// Again and again, by a cron expression in local time.
    Cron(String),
}

/// Something that is told to many.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    pub id: NoticeId,
    pub author: PersonId,
    /// For which the author speaks.
    pub area: AreaId,
    /// What readers without a version of their own get.
    pub lang: Lang,
    pub media: Option<(Media, String)>,
    /// Its versions; one in `lang` among them, which may be empty beside a picture or file.
    pub texts: Vec<(Lang, String)>,
    /// The areas whose people it is for; never empty.
    pub parts: Vec<AreaId>,
    pub whom: BTreeSet<Whom>,
    pub receipts: bool,
    pub pin: bool,
    pub timing: Timing,
    pub state: State,
    pub asked_at: Option<Moment>,
    /// A correction that a second person must agree to.
    pub pending: Option<String>,
    pub approved_by: Option<PersonId>,
    pub sent_at: Option<Moment>,
    pub corrected_at: Option<Moment>,
    pub withdrawn_at: Option<Moment>,
    pub reminded_at: Option<Moment>,
    pub refresh_at: Option<Moment>,
    /// The repeating notice of which this is one time.
    pub repeats: Option<NoticeId>,
}

impl Notice {
    /// The text for a reader of a language: their own version, or the main one.
    pub fn text(&self, lang: Option<Lang>) -> &str {
        let of = |wanted: Lang| self.texts.iter().find(|(lang, _)| *lang == wanted).map(|(_, text)| text.as_str());
        lang.and_then(of).or_else(|| of(self.lang)).unwrap_or_default()
    }

    /// The languages that it has no version in.
    pub fn lacking(&self) -> impl Iterator<Item = Lang> + '_ {
        Lang::ALL.into_iter().filter(|lang| self.texts.iter().all(|(own, _)| own != lang))
    }
}

/// What a notice says, as it is begun.
#[derive(Debug, Clone, Default)]
pub struct Content {
    pub texts: Vec<(Lang, String)>,
    pub media: Option<(Media, String)>,
}

/// A chat that a notice is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    pub chat: ChatId,
    /// `None` for a group.
    pub person: Option<PersonId>,
    /// Where they hold the role for which they are told, or the group's area.
    pub area: AreaId,
    /// The language that they chose.
    pub lang: Option<Lang>,
}

/// Everybody whom a notice is for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Audience {
    /// Each chat once.
    pub recipients: Vec<Recipient>,
    /// In the roster, and not yet with the bot.
    pub not_joined: usize,
    /// They have blocked the bot, or their account is gone.
    pub unreachable: usize,
}

/// What became of posts of a kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Fates {
    pub queued: usize,
    pub sending: usize,
    pub sent: usize,
    pub failed: usize,
    /// The answer was lost; it is not sent again.
    pub unknown: usize,
    /// The author stopped it.
    pub dropped: usize,
}

impl Fates {
    /// Those whose fate is open.
    pub fn left(&self) -> usize {
        self.queued + self.sending
    }

    /// All of them.
    pub fn all(&self) -> usize {
        self.left() + self.sent + self.failed + self.unknown + self.dropped
    }
}

/// Who has read it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Readers {
    /// Those who got it in private and said so.
    pub private: usize,
    /// Others, in groups.
    pub in_groups: usize,
}

/// A question about a notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    pub id: QuestionId,
    pub notice: NoticeId,
    pub person: PersonId,
    /// `None` once it is forgotten.
    pub text: Option<String>,
    pub answer: Option<String>,
}
