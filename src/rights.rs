//! Who may do what: one table of every command, asked by the router before a feature runs.
//!
//! What always holds: a command that is not in the table may be given by nobody.

use crate::terms::Role;

/// What a command asks of the person who gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Anybody at all, strangers too.
    Anyone,
    /// Somebody of the roster who has joined.
    Joined,
    /// A holder of one of these roles; where the command names an area, on that area or above it.
    Roles(&'static [Role]),
    /// The clock.
    Clock,
}

use Need::{Anyone, Clock, Joined, Roles};
use Role::{District, GridLeader, Leader, Secretary};

/// Those who answer for others.
pub const LEADING: &[Role] = &[District, Secretary, GridLeader];
/// Those who report, and those who answer for them.
pub const STAFF: &[Role] = &[District, Secretary, GridLeader, Leader];
/// Those who speak for their area.
const TELLING: &[Role] = &[District, Secretary];
/// Those who file reports.
pub const FILING: &[Role] = &[Leader, GridLeader, Secretary];

/// Every command: its room, its name, what it needs.
pub const TABLE: &[(&str, &str, Need)] = &[
    ("people", "start", Anyone),
    ("help", "offer", Anyone),
    ("help", "begin", Joined),
    // A stranger in danger is told the emergency number too.
    ("help", "call", Anyone),
    ("help", "call-words", Joined),
    // Strangers who want to become volunteers are asked who they are.
    ("help", "typed", Anyone),
    ("help", "elsewhere", Anyone),
    // What belongs to somebody is theirs alone: the room compares the person with the request's.
    ("help", "choose", Joined),
    ("help", "pick", Joined),
    ("help", "summary", Joined),
    ("help", "when", Joined),
    ("help", "set-when", Joined),
    ("help", "urgent", Joined),
    ("help", "ask", Joined),
    ("help", "again", Joined),
    ("help", "send", Joined),
    ("help", "drop", Joined),
    ("help", "mine", Joined),
    ("help", "cancel", Joined),
    ("help", "received", Joined),
    ("help", "complain", Joined),
    // Who is no volunteer is told in the group how to become one.
    ("help", "claim", Anyone),
    ("help", "take", Roles(STAFF)),
    ("help", "assign", Roles(STAFF)),
    ("help", "assign-to", Roles(STAFF)),
    ("help", "unclaimed", Roles(STAFF)),
    ("help", "arrive", Joined),
    ("help", "bought", Joined),
    ("help", "delivered", Joined),
    ("help", "hand-back", Joined),
    ("help", "going", Joined),
    ("help", "paid", Joined),
    ("help", "seemed", Joined),
    ("help", "worry", Joined),
    ("help", "no-note", Joined),
    ("help", "tasks", Joined),
    ("help", "me", Joined),
    ("help", "counsel", Roles(&[Role::Counsellor])),
    ("help", "pass", Roles(&[Role::Counsellor])),
    ("help", "reveal", Joined),
    ("help", "end-talk", Joined),
    ("help", "volunteer", Anyone),
    ("help", "apply", Joined),
    ("help", "admit", Roles(&[District, Secretary])),
    ("help", "wish-for", Roles(&[Role::Volunteer])),
    ("help", "wish-when", Roles(&[Role::Volunteer])),
    ("reports", "zero-here", Roles(FILING)),
    ("reports", "open-here", Roles(FILING)),
    ("reports", "zero", Roles(FILING)),
    ("reports", "open-form", Roles(FILING)),
    ("reports", "form", Roles(FILING)),
    ("reports", "form-typed", Roles(FILING)),
    ("reports", "withdraw", Roles(FILING)),
    ("reports", "answer-question", Roles(FILING)),
    ("reports", "answer-questions", Roles(FILING)),
    ("reports", "meant-for", Roles(FILING)),
    ("reports", "report", Roles(FILING)),
    ("reports", "history", Roles(FILING)),
    ("reports", "history-of", Roles(FILING)),
    // A stranger's report is answered, not swallowed; what nobody may file is said by the room.
    ("reports", "text", Anyone),
    ("reports", "edited", Joined),
    ("reports", "unwritten", Roles(FILING)),
    ("people", "stray", Anyone),
    ("people", "language", Anyone),
    ("people", "speak", Anyone),
    ("people", "invite", Roles(LEADING)),
    ("people", "invite-area", Roles(LEADING)),
    ("people", "invite-links", Roles(LEADING)),
    ("people", "invite-codes", Roles(LEADING)),
    ("people", "invite-file", Roles(LEADING)),
    ("people", "invite-whom", Roles(LEADING)),
    ("people", "invite-one", Roles(LEADING)),
    ("people", "bind", Roles(LEADING)),
    ("people", "bind-choose", Roles(LEADING)),
    ("people", "bind-to", Roles(LEADING)),
    ("people", "unbind", Roles(LEADING)),
    ("nags", "missing", Roles(STAFF)),
    ("nags", "status", Roles(STAFF)),
    ("nags", "excuse", Roles(LEADING)),
    ("nags", "pick-excuse", Roles(LEADING)),
    ("nags", "excuse-one", Roles(LEADING)),
    ("nags", "undo-excuse", Roles(LEADING)),
    ("nags", "take-on", Roles(LEADING)),
    ("leave", "leave", Roles(STAFF)),
    ("leave", "wish", Roles(&[Leader])),
    ("leave", "begin", Roles(&[Leader])),
    ("leave", "fill", Roles(&[Leader])),
    ("leave", "drop", Joined),
    ("leave", "approve", Roles(&[District, Secretary])),
    ("leave", "refuse", Roles(&[District, Secretary])),
    ("leave", "refuse-because", Roles(&[District, Secretary])),
    ("leave", "end", Roles(&[District, Secretary, Leader])),
    ("leave", "typed", Joined),
    ("concerns", "raise", Joined),
    ("concerns", "drop", Joined),
    ("concerns", "typed", Joined),
    ("concerns", "list", Joined),
    // Whoever was given a case may lead another area, and whoever raised it none; the room asks who may.
    ("concerns", "show", Joined),
    ("concerns", "photo", Roles(STAFF)),
    ("concerns", "take", Roles(STAFF)),
    ("concerns", "pick-assignee", Roles(STAFF)),
    ("concerns", "assign", Roles(STAFF)),
    ("concerns", "ask-answer", Roles(STAFF)),
    ("concerns", "ask-close", Roles(STAFF)),
    ("concerns", "ask-reopen", Joined),
    ("concerns", "settle", Joined),
    ("observation", "observe", Roles(FILING)),
    ("observation", "choose", Roles(FILING)),
    ("observation", "draft", Roles(FILING)),
    // A warden may be anybody; the room knows who looks after whom.
    ("observation", "mine", Joined),
    ("observation", "card", Joined),
    ("observation", "act", Joined),
    ("observation", "check-in", Joined),
    ("observation", "talk", Joined),
    ("observation", "proxy", Joined),
    ("observation", "report-is-right", Roles(FILING)),
    // A certificate is shown to strangers.
    ("observation", "verify", Anyone),
    ("observation", "care", Roles(FILING)),
    ("observation", "care-tap", Roles(FILING)),
    ("observation", "typed", Joined),
    ("duties", "mine", Roles(STAFF)),
    ("duties", "pledge", Roles(FILING)),
    ("duties", "read-pledge", Roles(FILING)),
    ("duties", "sign-pledge", Roles(FILING)),
    ("duties", "pledges", Roles(LEADING)),
    ("duties", "pledges-of", Roles(LEADING)),
    ("notices", "write", Roles(TELLING)),
    ("notices", "template", Roles(TELLING)),
    ("notices", "draft", Roles(TELLING)),
    ("notices", "approval", Roles(TELLING)),
    ("notices", "correction", Roles(TELLING)),
    ("notices", "run", Roles(TELLING)),
    ("notices", "answer", Roles(TELLING)),
    ("notices", "read", Anyone),
    ("notices", "question", Joined),
    ("notices", "ask", Joined),
    ("notices", "cancel", Joined),
    ("notices", "typed", Joined),
    // A copy or a fake is shown to somebody who may be no one to us.
    ("notices", "verify", Anyone),
    // Who takes part, and whose a task is, the room asks itself.
    ("meetings", "agenda", Roles(STAFF)),
    ("meetings", "attend", Roles(LEADING)),
    ("meetings", "minutes", Roles(&[District, Secretary])),
    ("meetings", "task", Roles(&[District, Secretary])),
    ("meetings", "pick-who", Roles(&[District, Secretary])),
    ("meetings", "pick-when", Roles(&[District, Secretary])),
    ("meetings", "drop", Joined),
    ("meetings", "typed", Joined),
    ("meetings", "tasks", Roles(STAFF)),
    ("meetings", "acknowledge", Roles(STAFF)),
    ("meetings", "done", Roles(STAFF)),
    ("meetings", "cancel", Roles(&[District, Secretary])),
    ("digests", "now", Roles(LEADING)),
];

/// What a command needs; `None` for a command that is in no row.
pub fn need(room: &str, command: &str) -> Option<Need> {
    TABLE.iter().find(|(table_room, name, _)| *table_room == room && *name == command).map(|(.., need)| *need)
}

impl Need {
    /// Whether somebody who has joined (or not) and holds these roles within reach of the command may give it.
    pub fn is_met(self, joined: bool, roles_in_reach: &[Role]) -> bool {
        match self {
            Anyone => true,
            Joined => joined,
            Roles(roles) => joined && roles.iter().any(|role| roles_in_reach.contains(role)),
            Clock => false,
        }
    }
}
