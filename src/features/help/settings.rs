use chrono::Duration;
use serde::Deserialize;

/// How long this room waits for whom, and how much one volunteer may take on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The number to call where a life is in danger.
    pub emergency_number: String,
    /// A request that was written and not sent is shown once more after so many minutes.
    pub reminder_minutes: u32,
    /// A request that nobody takes is told one step higher after so many minutes …
    pub unclaimed_minutes: u32,
    /// … and an urgent one after so many.
    pub unclaimed_minutes_urgent: u32,
    /// The next counsellor is asked after so many minutes.
    pub counsellor_minutes: u32,
    /// Who takes a request is expected after so many minutes, until they say otherwise.
    pub arrival_minutes: u32,
    /// So many minutes after that they are asked how it stands …
    pub standstill_minutes: u32,
    /// … and without an answer for so many it goes back to the pool.
    pub answer_minutes: u32,
    /// What was delivered and is not confirmed is over after so many hours; a talk that stands still too.
    pub close_hours: u32,
    /// So many requests may one volunteer have at once.
    pub most_claims: u32,
    /// A request that is over is made anonymous after so many days.
    pub forget_days: u32,
}

impl Settings {
    /// How long somebody may be looked for on one step.
    pub fn patience(&self, urgent: bool) -> Duration {
        Duration::minutes(if urgent { self.unclaimed_minutes_urgent } else { self.unclaimed_minutes }.into())
    }
}
