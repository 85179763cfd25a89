//! What is decided about joining and about groups; pure.

use crate::features::areas::{Area, Purpose};
use crate::terms::{Level, Moment, PersonId, Role, Standing, UserId};

/// An invitation on file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Who is invited.
    pub person: PersonId,
    /// The account with which that person has joined.
    pub account: Option<UserId>,
    /// Until when it is good.
    pub expires: Moment,
    /// Somebody has followed it.
    pub used: bool,
}

/// What becomes of somebody who follows an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joining {
    /// They join as this person.
    Welcome(PersonId),
    /// They had joined already, as the person whom it invites.
    Already,
    /// Somebody else has used it, or the person has joined with another account.
    Used,
    /// It is too old.
    Expired,
    /// No such invitation; perhaps a newer one has replaced it.
    Unknown,
    /// The account is another person of the roster.
    SomebodyElse,
}

/// Decides what following an invitation does for an account that is `caller` in the roster.
pub fn decide_joining(invitation: Option<&Invitation>, caller: Option<PersonId>, now: Moment) -> Joining {
    let Some(invitation) = invitation else {
        return Joining::Unknown;
    };
    match caller {
        Some(caller) if caller == invitation.person => Joining::Already,
        _ if invitation.used || invitation.account.is_some() => Joining::Used,
        _ if invitation.expires <= now => Joining::Expired,
        Some(_) => Joining::SomebodyElse,
        None => Joining::Welcome(invitation.person),
    }
}

/// What was known of a group before the bot's membership changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Before {
    /// The bot was an administrator.
    pub admin: bool,
    /// The bot had been removed.
    pub gone: bool,
}

/// What the bot says in a group when its membership changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Greeting {
    /// Who it is, how to bind, and whether it still needs to be made administrator to read messages.
    Introduce { deaf: bool },
    /// That it now reads messages.
    Hears,
    /// That it no longer reads messages.
    Deaf,
    /// Nothing; it was removed.
    Removed,
    /// Nothing new.
    Quiet,
}

/// Decides what to say; `reads_all` tells that privacy mode is off, so that no administrator is needed.
pub fn decide_greeting(before: Option<Before>, now: Standing, reads_all: bool) -> Greeting {
    let admin = now == Standing::Administrator;
    match before {
        _ if now == Standing::Gone => Greeting::Removed,
        None | Some(Before { gone: true, .. }) => Greeting::Introduce { deaf: !admin && !reads_all },
        Some(Before { admin: false, .. }) if admin => Greeting::Hears,
        Some(Before { admin: true, .. }) if !admin && !reads_all => Greeting::Deaf,
        Some(_) => Greeting::Quiet,
    }
}

/// What `/bind` names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BindTo {
    /// The person's own area, or a choice.
    Own,
    /// The area of this name.
    Named(String, Purpose),
    /// The person's community, for volunteers.
    Volunteers,
}

/// Reads what follows `/bind`: nothing, `QX-03`, `volunteers`, `volunteers 东进社区`.
pub fn read_bind(argument: &str) -> BindTo {
    let argument = argument.trim();
    let (first, rest) = argument.split_once(char::is_whitespace).unwrap_or((argument, ""));
    let volunteers = ["volunteers", "volunteer", "志愿者", "志願者"].contains(&first.to_lowercase().as_str());
    match (volunteers, rest.trim()) {
        (true, "") => BindTo::Volunteers,
        (true, name) => BindTo::Named(name.to_owned(), Purpose::Volunteers),
        (false, _) if argument.is_empty() => BindTo::Own,
        (false, _) => BindTo::Named(argument.to_owned(), Purpose::Reports),
    }
}

/// Those who answer for others, and so invite them and bind groups.
pub fn leads(role: Role) -> bool {
    matches!(role, Role::District | Role::Secretary | Role::GridLeader)
}

/// The areas below one that a group may be chosen for: a micro-grid has no group of its own.
pub fn may_be_bound(area: &Area) -> bool {
    area.level < Level::MicroGrid
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::moment;

    fn invitation() -> Invitation {
        Invitation { person: PersonId(1), account: None, expires: moment(1_000), used: false }
    }

    fn joining(invitation: Invitation, caller: Option<i64>) -> Joining {
        decide_joining(Some(&invitation), caller.map(PersonId), moment(999))
    }

    #[test]
    fn an_invitation_is_good_once_and_until_it_expires() {
        assert_eq!(joining(invitation(), None), Joining::Welcome(PersonId(1)));
        assert_eq!(joining(Invitation { used: true, ..invitation() }, None), Joining::Used);
        assert_eq!(joining(Invitation { account: Some(UserId(5)), ..invitation() }, None), Joining::Used);
        assert_eq!(joining(Invitation { expires: moment(999), ..invitation() }, None), Joining::Expired);
        assert_eq!(decide_joining(None, None, moment(0)), Joining::Unknown);
    }

    #[test]
    fn whoever_has_joined_is_never_joined_to_somebody_else() {
        let used = Invitation { used: true, account: Some(UserId(5)), ..invitation() };
        assert_eq!(joining(used, Some(1)), Joining::Already);
        assert_eq!(joining(invitation(), Some(2)), Joining::SomebodyElse);
    }

    #[test]
    fn the_bot_asks_for_what_it_needs_and_confirms_it_once() {
        let member = Some(Before { admin: false, gone: false });
        let admin = Some(Before { admin: true, gone: false });
        let gone = Some(Before { admin: true, gone: true });
        let cases = [
            (None, Standing::Member, Greeting::Introduce { deaf: true }),
            (None, Standing::Administrator, Greeting::Introduce { deaf: false }),
            (gone, Standing::Member, Greeting::Introduce { deaf: true }),
            (member, Standing::Administrator, Greeting::Hears),
            (member, Standing::Member, Greeting::Quiet),
            (admin, Standing::Administrator, Greeting::Quiet),
            (admin, Standing::Member, Greeting::Deaf),
            (member, Standing::Gone, Greeting::Removed),
        ];
        for (before, now, said) in cases {
            assert_eq!(decide_greeting(before, now, false), said, "{before:?} {now:?}");
        }
        assert_eq!(decide_greeting(None, Standing::Member, true), Greeting::Introduce { deaf: false });
        assert_eq!(decide_greeting(admin, Standing::Member, true), Greeting::Quiet);
    }

    #[test]
    fn what_follows_bind_is_nothing_an_area_or_the_volunteers() {
        let named = |name: &str, purpose| BindTo::Named(name.to_owned(), purpose);
        assert_eq!(read_bind("  "), BindTo::Own);
        assert_eq!(read_bind("QX-03"), named("QX-03", Purpose::Reports));
        assert_eq!(read_bind("Volunteers"), BindTo::Volunteers);
        assert_eq!(read_bind("志愿者 东进 社区"), named("东进 社区", Purpose::Volunteers));
    }
}
