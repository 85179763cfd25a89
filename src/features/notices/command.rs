use super::model::{NoticeId, QuestionId, Whom};
use crate::terms::{AreaId, Lang, Media, Message, MessageId};
use serde::{Deserialize, Serialize};

/// What this room does.
#[derive(Debug, Clone, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// `/notice`, `/notice text`, `/notice template`
    Write {
        /// What follows the name.
        text: String,
        /// The picture or file below which it was written.
        media: Option<(Media, String)>,
    },
    /// A notice from a template.
    Template {
        /// Its name.
        name: String,
    },
    /// What the author decides before it is sent.
    Draft {
        /// Of this notice.
        notice: NoticeId,
        /// What.
        step: Step,
    },
    /// A second person agrees or not.
    Approval {
        /// To this notice.
        notice: NoticeId,
        /// Which request is answered, by its moment: what was changed since is not agreed to.
        asked: i64,
        /// Agrees.
        yes: bool,
    },
    /// The author has seen a correction as its readers will, and means it or not.
    Correction {
        /// Of this notice.
        notice: NoticeId,
        /// In which message it was written: an older one is not meant any more.
        written: MessageId,
        /// Means it.
        yes: bool,
    },
    /// What the author decides while it is sent and afterwards.
    Run {
        /// Of this notice.
        notice: NoticeId,
        /// What.
        deed: Deed,
    },
    /// 已阅
    Read {
        /// This notice.
        notice: NoticeId,
    },
    /// 提问: the next text is a question about it.
    Question {
        /// About this notice.
        notice: NoticeId,
    },
    /// `/ask`, `/ask text`, `/ask 1012 text`
    Ask {
        /// What follows the name.
        text: String,
    },
    /// 回复: the author's next text answers a question.
    Answer {
        /// This question.
        question: QuestionId,
    },
    /// Nothing is written after all.
    Cancel,
    /// `/verify 1012`
    Verify {
        /// What follows the name.
        number: String,
    },
    /// What somebody writes who was asked something by this room.
    #[serde(skip)]
    Typed(Box<Message>),
}

/// What an author decides before a notice is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Back to the preview.
    Show,
    /// Shows the kinds of readers.
    Whom,
    /// Takes a kind of readers in or out.
    Toggle(Whom),
    /// Shows an area and those below it.
    Parts(AreaId),
    /// Takes an area in or out; shown among the parts of the first.
    Part(AreaId, AreaId),
    /// Shows the times.
    When,
    /// Chooses one.
    At(Preset),
    /// Asks for another time.
    OtherTime,
    /// Receipts are asked for, or not.
    Receipts,
    /// It is pinned in groups, or not.
    Pin,
    /// Asks for its version in another language.
    Version(Lang),
    /// Asks for another text.
    Text,
    /// Sends it, or puts it in the clock's or a second person's hands.
    Send,
    /// Takes it back from there.
    Recall,
    /// Throws it away.
    Discard,
}

/// A time that is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Preset {
    /// As soon as it is sent.
    Now,
    /// An hour from now.
    InAnHour,
    /// 18:00
    Evening,
    /// 08:00 of the next day
    Morning,
}

/// What an author decides about a notice on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Deed {
    /// Back to the progress.
    Show,
    /// Nothing goes out until it is resumed.
    Pause,
    /// Goes on.
    Resume,
    /// What has not gone out stays.
    Stop,
    /// Asks for the right text.
    Correct,
    /// Asks whether it is meant.
    AskWithdraw,
    /// Deletes what was sent.
    Withdraw,
    /// Lists who has not read it.
    Unread,
    /// Another page of that list.
    UnreadPage(usize),
    /// Reminds them, once.
    Remind,
}

impl Command {
    /// With the picture or file of the message in which it was typed.
    pub fn holding(mut self, message: &Message) -> Self {
        if let Self::Write { media, .. } = &mut self {
            *media = file_of(message);
        }
        self
    }

    /// The area that it is about: the room looks at the notice itself.
    pub fn area(&self) -> Option<AreaId> {
        None
    }
}

/// The picture or file that a message holds.
pub fn file_of(message: &Message) -> Option<(Media, String)> {
    let photo = message.photo.clone().map(|file| (Media::Photo, file));
    photo.or_else(|| message.document.clone().map(|file| (Media::Document, file)))
}
