use crate::clock::{BadSchedule, Schedule};
use crate::features::areas::Area;
use crate::features::people::Contact;
use crate::terms::{AreaId, Level, Moment, PersonId};
use serde::{Deserialize, Serialize};

/// This room's settings.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "Written")]
pub struct Settings {
    /// When there is a meeting.
    pub times: Vec<Time>,
    /// Which areas meet: their first person responsible with those of the areas below.
    pub levels: Vec<Level>,
    /// So many minutes before a meeting it is announced.
    pub remind_minutes: u16,
    /// As many weak links stand in an agenda.
    pub weak_links: usize,
}

/// One of the day's meetings.
#[derive(Debug, Clone)]
pub struct Time {
    /// A short name.
    pub id: String,
    /// When it begins.
    pub at: Schedule,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    times: Vec<WrittenTime>,
    levels: Vec<Level>,
    remind_minutes: u16,
    weak_links: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenTime {
    id: String,
    at: String,
}

/// The settings contradict themselves.
#[derive(Debug, thiserror::Error)]
pub enum BadSettings {
    /// Not a time.
    #[error("meetings.times: {0}")]
    Time(#[from] BadSchedule),
    /// A name is missing or there twice.
    #[error("meetings.times: each needs a short name of its own, without a slash")]
    Name,
    /// Grids and micro-grids hold no meetings.
    #[error("meetings.levels: must be of district, town and community")]
    Level,
    /// An hour and a half is the longest notice that still falls on the same half day.
    #[error("meetings.remind_minutes: must be from 1 to 90")]
    Remind,
}

impl TryFrom<Written> for Settings {
    type Error = BadSettings;

    fn try_from(written: Written) -> Result<Self, BadSettings> {
        let Written { times, levels, remind_minutes, weak_links } = written;
        if levels.iter().any(|level| matches!(level, Level::Grid | Level::MicroGrid)) {
            return Err(BadSettings::Level);
        }
        if !(1..=90).contains(&remind_minutes) {
            return Err(BadSettings::Remind);
        }
        let mut read: Vec<Time> = vec![];
        for WrittenTime { id, at } in times {
            if id.is_empty() || id.contains('/') || read.iter().any(|other| other.id == id) {
                return Err(BadSettings::Name);
            }
            read.push(Time { id, at: at.parse()? });
        }
        Ok(Self { times: read, levels, remind_minutes, weak_links })
    }
}

/// A meeting of an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MeetingId(pub i64);

/// Somebody's task: `#3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TaskId(pub i64);

/// A meeting that was announced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    pub id: MeetingId,
    pub area: AreaId,
    pub starts_at: Moment,
    /// Its minutes were sent.
    pub has_minutes: bool,
}

/// Those who meet for an area, all of whom have joined.
#[derive(Debug, Clone)]
pub struct Circle {
    /// The area.
    pub area: Area,
    /// Who leads the meeting; never empty.
    pub chairs: Vec<Contact>,
    /// Who takes part beside them; each once, never a chair, and never empty.
    pub members: Vec<Contact>,
}

/// A task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    pub id: TaskId,
    pub area: AreaId,
    pub what: String,
    pub given_by: PersonId,
    pub given_to: PersonId,
    /// The name of who gave it.
    pub giver: String,
    /// The name of whose it is.
    pub doer: String,
    pub due_at: Moment,
    pub acknowledged_at: Option<Moment>,
    pub done_at: Option<Moment>,
    pub cancelled_at: Option<Moment>,
    pub overdue_told_at: Option<Moment>,
}

impl Task {
    /// It is to be done still.
    pub fn is_open(&self) -> bool {
        self.done_at.is_none() && self.cancelled_at.is_none()
    }

    /// It should have been done.
    pub fn is_overdue(&self, now: Moment) -> bool {
        self.is_open() && self.due_at <= now
    }
}

/// A task while it is being told.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Draft {
    pub what: Option<String>,
    pub who: Option<PersonId>,
    /// Unix milliseconds.
    pub due: Option<i64>,
}
