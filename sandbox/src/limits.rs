//! Telegram's sending limits, counted in sliding windows.

use std::collections::{HashMap, VecDeque};

use crate::ids::ChatId;
use crate::options::Limits;

const SECOND_MS: i64 = 1_000;
const MINUTE_MS: i64 = 60_000;

/// The instants of what was sent lately, in unix milliseconds.
pub(crate) struct Windows {
    limits: Limits,
    all: VecDeque<i64>,
    chats: HashMap<ChatId, VecDeque<i64>>,
}

impl Windows {
    pub fn new(limits: Limits) -> Self {
        Self { limits, all: VecDeque::new(), chats: HashMap::new() }
    }

    /// Counts a message, or says after how many whole seconds to try again; a refused one is not counted.
    pub fn admit(&mut self, chat: Option<ChatId>, now: i64) -> Result<(), i64> {
        let Limits { per_second, chat_burst, group_per_minute } = self.limits;
        forget(&mut self.all, now - SECOND_MS);
        if self.all.len() >= per_second {
            return Err(1);
        }
        if let Some(chat) = chat {
            let sent = self.chats.entry(chat).or_default();
            forget(sent, now - MINUTE_MS);

            // A window of as many seconds as the burst holds: one a second on the long run.
            let burst_ms = SECOND_MS * i64::try_from(chat_burst).unwrap_or(i64::MAX / SECOND_MS);
            room(sent, chat_burst, now, burst_ms)?;
            if chat.0 < 0 {
                room(sent, group_per_minute, now, MINUTE_MS)?;
            }
            sent.push_back(now);
        }
        self.all.push_back(now);
        Ok(())
    }
}

fn forget(sent: &mut VecDeque<i64>, until: i64) {
    while sent.front().is_some_and(|at| *at <= until) {
        sent.pop_front();
    }
}

/// Whether fewer than `most` lie in the window that ends now; else the whole seconds until one leaves it.
fn room(sent: &VecDeque<i64>, most: usize, now: i64, window_ms: i64) -> Result<(), i64> {
    let inside = sent.iter().filter(|at| **at > now - window_ms).count();
    if inside < most {
        return Ok(());
    }
    let leaves_ms = sent.get(sent.len() - most).map_or(window_ms, |at| at + window_ms - now);
    Err((leaves_ms + SECOND_MS - 1) / SECOND_MS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_second_holds_more_than_thirty_messages() {
        let mut windows = Windows::new(Limits::default());
        let admitted = (0..100).filter(|n| windows.admit(Some(ChatId(1 + n)), n * 10).is_ok()).count();
        assert_eq!(admitted, 30);
        assert!(windows.admit(Some(ChatId(500)), 1_000).is_ok(), "the first has left the window");
    }

    #[test]
    fn a_group_takes_twenty_a_minute_and_says_when_to_come_again() {
        let mut windows = Windows::new(Limits::default());
        let group = Some(ChatId(-1));
        for n in 0..20 {
            assert_eq!(windows.admit(group, n * 1_500), Ok(()), "message {n}");
        }
        assert_eq!(windows.admit(group, 30_000), Err(30));
        assert_eq!(windows.admit(group, 60_000), Ok(()));
    }

    #[test]
    fn a_chat_takes_a_burst_of_three_and_then_one_a_second() {
        let mut windows = Windows::new(Limits::default());
        let chat = Some(ChatId(7));
        let answers: Vec<_> = (0..4).map(|_| windows.admit(chat, 0)).collect();
        assert_eq!(answers, [Ok(()), Ok(()), Ok(()), Err(3)]);
        assert_eq!(windows.admit(chat, 3_000), Ok(()));
    }
}
