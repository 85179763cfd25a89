use crate::terms::{ChatId, Lane};
use std::collections::{HashMap, VecDeque};

/// How fast we may speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Messages a second over all chats.
    pub per_second: usize,
    /// Of these, how many are kept for replies and help.
    pub reserved: usize,
    /// Messages to one chat in as many seconds: a small burst, one a second on average.
    pub chat_burst: usize,
    /// Messages a minute to one group.
    pub group_per_minute: usize,
    /// Calls on the line at once.
    pub connections: usize,
}

/// Whether a message may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Now.
    Now,
    /// This chat must wait until then (unix milliseconds).
    ChatAt(i64),
    /// Everything in this lane must wait until then.
    AllAt(i64),
}

/// Counts what was sent in sliding windows. Plain token buckets let twice the quota through in one window.
#[derive(Debug)]
pub struct Pace {
    limits: Limits,
    all: VecDeque<i64>,
    /// Of these, what was not a reply or help: it leaves their part alone, however little they use of it.
    low: VecDeque<i64>,
    /// When calls were answered. A call arrives at some moment until then, so that these, with those still under way, are the most
    /// that Telegram can have counted.
    answered: VecDeque<i64>,
    under_way: usize,
    chats: HashMap<ChatId, VecDeque<i64>>,
    all_held_until: i64,
    chat_held_until: HashMap<ChatId, i64>,
    complaints: VecDeque<(i64, ChatId)>,
}

/// Two chats may be slow by themselves; a third complaint within this time means the whole bot.
const COMPLAINTS_OF_ALL: usize = 3;
const COMPLAINT_WINDOW_MS: i64 = 1_000;
/// Telegram allows 30 where we run at 28: one in 14 more is what calls that arrive late may add in a second.
const MARGIN: usize = 14;
/// Where only calls under way are in the way: one of them is answered soon.
const SOON_MS: i64 = 10;
const SECOND_MS: i64 = 1_000;
const MINUTE_MS: i64 = 60_000;

impl Pace {
    /// Begins with what was sent in the last minute: chat and unix milliseconds, oldest first.
    pub fn new(limits: Limits, sent: impl IntoIterator<Item = (ChatId, i64)>) -> Self {
        let mut pace = Self {
            limits,
            all: VecDeque::new(),
            low: VecDeque::new(),
            answered: VecDeque::new(),
            under_way: 0,
            chats: HashMap::new(),
            all_held_until: 0,
            chat_held_until: HashMap::new(),
            complaints: VecDeque::new(),
        };
        for (chat, at) in sent {
            // Nobody remembers in which lane, so it counts against the lower ones.
            pace.sent(chat, Lane::Notice, at);
            pace.ended(chat, at);
        }
        pace
    }

    /// Whether a message in a lane may go to a chat at `now`.
    pub fn turn(&mut self, chat: ChatId, lane: Lane, now: i64) -> Turn {
        self.forget(now);
        if self.all_held_until > now {
            return Turn::AllAt(self.all_held_until);
        }
        let all = free_at(&self.all, self.limits.per_second);
        let low = free_at(&self.low, self.limits.per_second - self.limits.reserved);
        let free = if is_low(lane) { all.max(low) } else { all }.max(self.certain_at(now));
        if free > now {
            return Turn::AllAt(free);
        }
        match self.chat_free_at(chat) {
            at if at > now => Turn::ChatAt(at),
            _ => Turn::Now,
        }
    }

    /// Counts a message that goes out now.
    pub fn sent(&mut self, chat: ChatId, lane: Lane, now: i64) {
        self.all.push_back(now);
        self.under_way += 1;
        if is_low(lane) {
            self.low.push_back(now);
        }
        let last = self.chats.entry(chat).or_default();
        last.push_back(now);
        // Older ones decide nothing.
        while last.len() > self.limits.group_per_minute.max(self.limits.chat_burst) {
            last.pop_front();
        }
    }

    /// When Telegram cannot count more than it allows, however late the calls arrive.
    fn certain_at(&self, now: i64) -> i64 {
        let most = self.limits.per_second + self.limits.per_second / MARGIN;
        match most.checked_sub(self.under_way) {
            Some(room) if room > 0 => free_at(&self.answered, room),
            _ => now + SOON_MS,
        }
    }

    /// A call to a chat was answered, or its answer was lost.
    pub fn ended(&mut self, chat: ChatId, at: i64) {
        self.under_way = self.under_way.saturating_sub(1);
        self.answered.push_back(at);
        if let Some(last) = self.chats.get_mut(&chat).and_then(VecDeque::back_mut) {
            *last = at;
        }
    }

    /// What was counted last, message by message, really goes out now.
    pub fn begun(&mut self, sent: &[(ChatId, Lane)], now: i64) {
        let low = sent.iter().filter(|(_, lane)| is_low(*lane)).count();
        for (moments, count) in [(&mut self.all, sent.len()), (&mut self.low, low)] {
            moments.iter_mut().rev().take(count).for_each(|at| *at = now);
        }
        for (chat, _) in sent {
            if let Some(last) = self.chats.get_mut(chat).and_then(VecDeque::back_mut) {
                *last = now;
            }
        }
    }

    /// Telegram said 429 for a chat. When several chats say it at once, it is meant for the whole bot.
    pub fn too_many(&mut self, chat: ChatId, until: i64, now: i64) {
        let held = self.chat_held_until.entry(chat).or_default();
        *held = until.max(*held);
        self.complaints.retain(|(at, other)| *at > now - COMPLAINT_WINDOW_MS && *other != chat);
        self.complaints.push_back((now, chat));
        if self.complaints.len() >= COMPLAINTS_OF_ALL {
            self.all_held_until = until.max(self.all_held_until);
        }
    }

    fn chat_free_at(&self, chat: ChatId) -> i64 {
        let held = self.chat_held_until.get(&chat).copied().unwrap_or(0);
        let Some(sent) = self.chats.get(&chat) else {
            return held;
        };
        let nth_last = |n: usize| sent.len().checked_sub(n).map_or(i64::MIN / 2, |index| sent[index]);
        let burst = self.limits.chat_burst;
        let after_burst = nth_last(burst) + SECOND_MS * burst as i64 + 1;
        let group = chat.0 < 0;
        let after_minute = if group { nth_last(self.limits.group_per_minute) + MINUTE_MS + 1 } else { 0 };
        held.max(after_burst).max(after_minute)
    }

    fn forget(&mut self, now: i64) {
        for sent in [&mut self.all, &mut self.low, &mut self.answered] {
            while sent.front().is_some_and(|at| *at <= now - SECOND_MS) {
                sent.pop_front();
            }
        }
        if self.chats.len() > FORGET_ABOVE {
            self.chats.retain(|_, sent| sent.back().is_some_and(|at| *at > now - MINUTE_MS));
            self.chat_held_until.retain(|_, until| *until > now);
        }
    }
}

fn is_low(lane: Lane) -> bool {
    lane > Lane::Help
}

/// When fewer than `most` of these lie in the second before; 0 where that is so.
fn free_at(sent: &VecDeque<i64>, most: usize) -> i64 {
    sent.len().checked_sub(most).map_or(0, |freed_by| sent[freed_by] + SECOND_MS + 1)
}

/// Chats are swept out only when there are many; a private chat costs a few bytes.
const FORGET_ABOVE: usize = 20_000;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LIMITS: Limits = Limits { per_second: 28, reserved: 6, chat_burst: 3, group_per_minute: 20, connections: 60 };

    /// Sends as fast as allowed and answers the moments of sending.
    fn rush(chats: &[i64], lane: Lane, messages: usize) -> Vec<(i64, i64)> {
        let mut pace = Pace::new(LIMITS, []);
        let (mut now, mut sent) = (0, vec![]);
        for number in 0..messages {
            let chat = chats[number % chats.len()];
            loop {
                match pace.turn(ChatId(chat), lane, now) {
                    Turn::Now => break,
                    Turn::ChatAt(at) | Turn::AllAt(at) => {
                        assert!(at > now, "waiting must lead somewhere");
                        now = at;
                    }
                }
            }
            pace.sent(ChatId(chat), lane, now);
            pace.ended(ChatId(chat), now);
            sent.push((now, chat));
        }
        sent
    }

    fn most_in_window(sent: &[(i64, i64)], window: i64) -> usize {
        sent.iter()
            .map(|(from, _)| sent.iter().filter(|(at, _)| (*from..*from + window).contains(at)).count())
            .max()
            .unwrap_or(0)
    }

    #[test]
    fn a_group_gets_twenty_a_minute_and_no_more() {
        let sent = rush(&[-5], Lane::Reply, 70);
        assert_eq!(most_in_window(&sent, MINUTE_MS), 20);
    }

    #[test]
    fn a_broadcast_leaves_room_for_replies() {
        let many: Vec<i64> = (1..=200).collect();
        assert_eq!(most_in_window(&rush(&many, Lane::Notice, 200), SECOND_MS), 22);
        assert_eq!(most_in_window(&rush(&many, Lane::Reply, 200), SECOND_MS), 28);
    }

    #[test]
    fn replies_take_nothing_from_a_broadcast_within_their_own_part() {
        let mut pace = Pace::new(LIMITS, []);
        for reply in 0..6 {
            pace.sent(ChatId(100 + reply), Lane::Reply, 0);
        }
        let sent = (0..30).take_while(|chat| {
            let turn = pace.turn(ChatId(1_000 + chat), Lane::Notice, 1);
            pace.sent(ChatId(1_000 + chat), Lane::Notice, 1);
            turn == Turn::Now
        });
        assert_eq!(sent.count(), 22);
    }

    #[test]
    fn calls_that_arrive_late_never_meet_the_limit() {
        let mut pace = Pace::new(LIMITS, []);
        for chat in 0..22 {
            pace.sent(ChatId(chat), Lane::Notice, 0);
            pace.ended(ChatId(chat), 900);
        }
        let mut may = |chat| {
            let turn = pace.turn(ChatId(chat), Lane::Notice, 1_001);
            pace.sent(ChatId(chat), Lane::Notice, 1_001);
            turn
        };
        let turns: Vec<Turn> = (100..109).map(&mut may).collect();
        assert_eq!(turns[..8], [Turn::Now; 8], "30 in all between 900 and 1,001");
        assert_eq!(turns[8], Turn::AllAt(1_901));
    }

    #[test]
    fn one_chats_429_holds_that_chat_and_three_hold_all() {
        let mut pace = Pace::new(LIMITS, []);
        pace.too_many(ChatId(1), 5_000, 0);
        assert_eq!(pace.turn(ChatId(1), Lane::Reply, 0), Turn::ChatAt(5_000));
        assert_eq!(pace.turn(ChatId(2), Lane::Reply, 0), Turn::Now);
        pace.too_many(ChatId(2), 5_000, 10);
        pace.too_many(ChatId(3), 5_000, 20);
        assert_eq!(pace.turn(ChatId(9), Lane::Reply, 30), Turn::AllAt(5_000));
        assert_eq!(pace.turn(ChatId(9), Lane::Reply, 5_001), Turn::Now);
    }

    #[test]
    fn the_memory_of_a_restart_counts() {
        let before = (0..20).map(|number| (ChatId(-5), number * 10));
        let mut pace = Pace::new(LIMITS, before);
        assert_eq!(pace.turn(ChatId(-5), Lane::Reply, 30_000), Turn::ChatAt(60_001));
    }

    proptest! {
        #[test]
        fn no_window_ever_holds_too_many(chats in prop::collection::vec(-4_i64..30, 1..40), messages in 1_usize..150) {
            let sent = rush(&chats, Lane::Reply, messages);
            prop_assert!(most_in_window(&sent, SECOND_MS) <= 28);
            for chat in chats {
                let own: Vec<_> = sent.iter().copied().filter(|(_, other)| *other == chat).collect();
                prop_assert!(most_in_window(&own, 3 * SECOND_MS) <= 3);
                prop_assert!(chat >= 0 || most_in_window(&own, MINUTE_MS) <= 20);
            }
        }
    }
}
