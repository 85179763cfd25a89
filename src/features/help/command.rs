use super::model::{ApplicationId, Hours, Question, RequestId, Seemed, Wanted};
use super::reading::Category;
use crate::terms::{AreaId, Message, PersonId};
use serde::{Deserialize, Serialize};

/// What this room does.
#[derive(Debug, Clone, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// A call for help in a group: the private chat is offered.
    #[serde(skip)]
    Offer { danger: bool },
    /// The button of that offer was followed into the private chat, or `/help` alone.
    #[serde(skip)]
    Begin,
    /// A call for help in the private chat.
    #[serde(skip)]
    Call(Box<Message>),
    /// `/help` with words behind it.
    #[serde(skip)]
    CallWords { words: String },
    /// What somebody writes who was asked something by this room, or who talks with a counsellor.
    #[serde(skip)]
    Typed(Box<Message>),
    /// A command of this room that was typed in a group.
    #[serde(skip)]
    Elsewhere,

    /// Which kinds of help?
    Choose { request: RequestId },
    /// This one; once more takes it away.
    Pick { request: RequestId, category: Category },
    /// Back to the summary.
    Summary { request: RequestId },
    /// When?
    When { request: RequestId },
    /// Then.
    SetWhen { request: RequestId, wanted: Wanted },
    /// Urgent, or not after all.
    Urgent { request: RequestId },
    /// This is to be written anew.
    Ask { request: RequestId, what: Asked },
    /// The same as last time.
    Again,
    /// Sent to those who can help.
    Send { request: RequestId },
    /// Not needed.
    Drop { request: RequestId },

    /// `/myrequests`
    Mine,
    /// Not needed any more.
    Cancel { request: RequestId, listed: bool },
    /// It has come.
    Received { request: RequestId, thanks: bool },
    /// Something is wrong with it.
    Complain { request: RequestId },

    /// 接单
    Claim { request: RequestId },
    /// The same by somebody who answers for the area.
    Take { request: RequestId, area: AreaId },
    /// Who shall go?
    Assign { request: RequestId, area: AreaId },
    /// This volunteer.
    AssignTo { request: RequestId, area: AreaId, person: PersonId },
    /// `/assign`: what nobody has taken.
    Unclaimed,

    /// The volunteer will be there in so many minutes.
    Arrive { request: RequestId, minutes: u32 },
    /// 已采购
    Bought { request: RequestId },
    /// 已送达
    Delivered { request: RequestId },
    /// 退回
    HandBack { request: RequestId },
    /// Still at it.
    Going { request: RequestId },
    /// The volunteer has been given the money, or not.
    Paid { request: RequestId, paid: bool },
    /// How the resident seemed.
    Seemed { request: RequestId, seemed: Seemed },
    /// Whether there is anything to worry about.
    Worry { request: RequestId, worry: bool },
    /// No note for the next visitor.
    NoNote { request: RequestId },
    /// `/mytasks`
    Tasks,
    /// `/me`
    Me,

    /// A counsellor is there.
    Counsel { request: RequestId },
    /// A counsellor cannot now.
    Pass { request: RequestId },
    /// The other one may know who I am.
    Reveal { request: RequestId },
    /// The talk is over.
    EndTalk { request: RequestId },

    /// `/volunteer`
    Volunteer,
    /// I want to help in this community.
    Apply { area: AreaId },
    /// The secretary's answer.
    Admit { application: ApplicationId, area: AreaId, yes: bool },
    /// This I like to do, or not any more.
    WishFor { category: Category },
    /// Then I can, or not any more.
    WishWhen { hours: Hours },
}

/// What a resident writes anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// What is needed.
    Content,
    /// Where.
    Address,
    /// Where to call.
    Phone,
}

/// What this room waits for somebody to write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Anything to be added to a request that is being written.
    Add(RequestId),
    /// Something of it anew.
    Anew(RequestId, Asked),
    /// What is wrong with what was delivered.
    Complaint(RequestId),
    /// What it cost, a picture, or words in answer to a question.
    After(RequestId, Question),
    /// Name, phone and community of somebody who wants to be a volunteer, as far as they are known.
    Apply {
        /// The name.
        name: Option<String>,
        /// The phone.
        phone: Option<String>,
        /// The community.
        area: Option<AreaId>,
    },
}

impl Command {
    /// The area that it is about; of what a person does with their own, none.
    pub fn area(&self) -> Option<AreaId> {
        match self {
            Self::Take { area, .. }
            | Self::Assign { area, .. }
            | Self::AssignTo { area, .. }
            | Self::Admit { area, .. } => Some(*area),
            _ => None,
        }
    }
}
