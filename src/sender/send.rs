use super::pace::{Limits, Pace, Turn};
use crate::clock::Clock;
use crate::db::{Db, Fault, Lease, Tx};
use crate::outbox::{self, Due, Verdict};
use crate::telegram::{self, Client, Failure, Upload};
use crate::terms::{ChatId, Lane, Moment, moment};
use futures::FutureExt;
use futures::future::BoxFuture;
use futures::stream::{FuturesUnordered, StreamExt};
use serde_json::Value;
use std::collections::HashSet;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Says what the outbox holds.
pub struct Sender {
    db: Db,
    client: Client,
    clock: Clock,
    limits: Limits,
    holder: String,
    lease: Option<Lease>,
    pace: Pace,
    in_flight: FuturesUnordered<BoxFuture<'static, Done>>,
    /// One permit for each connection; calls take theirs in the order in which they were chosen.
    connections: Arc<Semaphore>,
    busy: HashSet<ChatId>,
    /// Fates that are still to be written down; the database was away.
    unwritten: Vec<(Verdict, Due)>,
    /// The pace lets nothing more go until then, in unix milliseconds.
    full_until: Option<i64>,
}

/// A call that has ended.
struct Done {
    row: Due,
    at: Moment,
    result: Result<Value, Failure>,
}

/// Calls chosen and not ended: enough to keep 28 a second going over a line that takes two seconds an answer.
const MOST_IN_FLIGHT: usize = 60;

/// Rows looked at in one go.
const LOOK: i64 = 120;

/// After this, what is left is settled by the next sender as a lost answer.
const DRAIN: std::time::Duration = std::time::Duration::from_secs(7);

impl Sender {
    /// A sender that has taken nothing yet; `holder` names this process.
    pub fn new(db: Db, client: Client, clock: Clock, limits: Limits, holder: String) -> Self {
        let pace = Pace::new(limits, []);
        let (in_flight, busy) = (FuturesUnordered::new(), HashSet::new());
        let connections = Arc::new(Semaphore::new(limits.connections));
        Self {
            db,
            client,
            clock,
            limits,
            holder,
            lease: None,
            pace,
            in_flight,
            connections,
            busy,
            unwritten: vec![],
            full_until: None,
        }
    }

    /// Begins to send what may go now; answers how many calls it began.
    pub async fn begin(&mut self) -> Result<usize, Fault> {
        self.write_down().await?;
        let now = self.clock.now();
        let mut tx = self.db.write(now).await?;
        let Some(lease) = Lease::take(&mut tx, "sender", &self.holder).await? else {
            self.lease = None;
            tx.rollback().await?;
            return Ok(0);
        };
        let new_here = self.lease.replace(lease).is_none();
        if new_here {
            outbox::take_over(&mut tx).await?;
            let minute_ago = now - chrono::Duration::minutes(1);
            let sent = outbox::recent_sends(&mut tx, minute_ago).await?;
            self.pace = Pace::new(self.limits, sent);
        }
        outbox::drop_expired(&mut tx).await?;
        let rows = self.choose(&mut tx).await?;
        tx.commit().await?;
        // The turn to write and the flush took their time: what counts is when the calls really begin.
        let counted: Vec<(ChatId, Lane)> =
            rows.iter().filter(|row| row.counted).map(|row| (ChatId(row.chat), lane_of(row))).collect();
        self.pace.begun(&counted, self.clock.now().timestamp_millis());

        let begun = rows.len();
        for row in rows {
            self.busy.insert(ChatId(row.chat));
            let (connections, client, clock) = (self.connections.clone(), self.client.clone(), self.clock.clone());
            let call = async move {
                let _connection = connections.acquire().await.expect("nobody closes it");
                send(client, clock, row).await
            };
            self.in_flight.push(call.boxed());
        }
        Ok(begun)
    }

    /// Claims the rows whose turn it is.
    async fn choose(&mut self, tx: &mut Tx) -> Result<Vec<Due>, Fault> {
        let now = tx.now_ms();
        let mut chosen = vec![];
        let mut passed_over = HashSet::new();
        let mut lowest = Lane::Notice;
        self.full_until = None;
        for row in outbox::list_due(tx, lowest, LOOK).await? {
            let room = MOST_IN_FLIGHT.saturating_sub(self.in_flight.len() + chosen.len());
            let chat = ChatId(row.chat);
            let lane = lane_of(&row);
            if room == 0 || lane > lowest {
                break;
            }
            // A chat's messages keep their order: behind one that waits, the others wait too.
            if row.counted && (self.busy.contains(&chat) || passed_over.contains(&chat)) {
                continue;
            }
            let Some(row) = with_edited_message(tx, row).await? else {
                continue;
            };
            match if row.counted { self.pace.turn(chat, lane, now) } else { Turn::Now } {
                Turn::Now => {}
                Turn::ChatAt(at) => {
                    outbox::hold_chat(tx, chat, moment(at)).await?;
                    passed_over.insert(chat);
                    continue;
                }
                Turn::AllAt(at) => {
                    self.full_until = Some(at);
                    if lane <= Lane::Help {
                        break;
                    }
                    lowest = Lane::Help;
                    continue;
                }
            }
            if outbox::claim(tx, row.id).await? {
                if row.counted {
                    self.pace.sent(chat, lane, now);
                    passed_over.insert(chat);
                }
                chosen.push(row);
            }
        }
        Ok(chosen)
    }

    /// When the pace lets go what waits for nothing else, in unix milliseconds; what is queued until then may go earlier.
    pub fn full_until(&self) -> Option<i64> {
        self.full_until
    }

    /// Whether calls are under way.
    pub fn is_busy(&self) -> bool {
        !self.in_flight.is_empty()
    }

    /// Waits until a call has ended, with all others that have ended by then; dropping it loses nothing.
    pub async fn ended(&mut self) {
        let Some(first) = self.in_flight.next().await else {
            return;
        };
        let mut ended = vec![first];
        while let Some(Some(done)) = self.in_flight.next().now_or_never() {
            ended.push(done);
        }
        let now = self.clock.now();
        for done in ended {
            let chat = ChatId(done.row.chat);
            self.busy.remove(&chat);
            if done.row.counted {
                self.pace.ended(chat, done.at.timestamp_millis());
            }
            let verdict = self.judge(&done, now);
            self.unwritten.push((verdict, done.row));
        }
    }

    /// Waits until a call has ended and writes down what became of it.
    pub async fn settle(&mut self) -> Result<(), Fault> {
        self.ended().await;
        self.write_down().await
    }

    async fn write_down(&mut self) -> Result<(), Fault> {
        if self.unwritten.is_empty() {
            return Ok(());
        }
        let mut tx = self.db.write(self.clock.now()).await?;
        if let Some(lease) = &self.lease {
            lease.check(&mut tx).await?;
        }
        for (verdict, row) in &self.unwritten {
            outbox::settle(&mut tx, row.id, ChatId(row.chat), verdict).await?;
        }
        tx.commit().await?;
        self.unwritten.clear();
        Ok(())
    }

    fn judge(&mut self, done: &Done, now: Moment) -> Verdict {
        let row = &done.row;
        let failure = match &done.result {
            Ok(result) => return Verdict::Sent(telegram::sent_message(result)),
            Err(failure) => failure.clone(),
        };
        let lane = lane_of(row);
        let chat = ChatId(row.chat);
        if let Failure::TooMany { retry_after } = failure {
            let until = now.timestamp_millis() + i64::try_from(retry_after).unwrap_or(60) * 1_000;
            self.pace.too_many(chat, until, now.timestamp_millis());
        }
        let verdict = Verdict::of(failure.clone(), row.attempts, lane, row.repeatable, now);
        tracing::info!(row = row.id, method = row.method, "outbox row {} did not go out: {failure:?}", row.id);
        verdict
    }

    /// Waits a few seconds for the calls under way, and lets the next sender take over.
    pub async fn drain(&mut self) -> Result<(), Fault> {
        let end = tokio::time::Instant::now() + DRAIN;
        while self.is_busy() {
            match tokio::time::timeout_at(end, self.settle()).await {
                Ok(settled) => settled?,
                Err(_) => break,
            }
        }
        if let Some(lease) = self.lease.take() {
            let mut tx = self.db.write(self.clock.now()).await?;
            lease.give_up(&mut tx).await?;
            tx.commit().await?;
        }
        Ok(())
    }
}

fn lane_of(row: &Due) -> Lane {
    Lane::from_rank(row.lane).unwrap_or(Lane::Notice)
}

/// Fills in the message of an edit by name. `None` while that message is still to be sent, or where it never was.
async fn with_edited_message(tx: &mut Tx, mut row: Due) -> Result<Option<Due>, Fault> {
    if row.edits.is_none() {
        return Ok(Some(row));
    }
    match row.edited_message {
        Some(message) => {
            let body: Value =
                serde_json::from_str(&row.body).map_err(|_| Fault::Corrupt { table: "outbox", column: "body" })?;
            let mut body = body;
            body["message_id"] = message.into();
            row.body = body.to_string();
            Ok(Some(row))
        }
        None if row.edited_waits => Ok(None),
        None => {
            let verdict = Verdict::Failed("the message to edit was never sent".to_owned());
            outbox::settle(tx, row.id, ChatId(row.chat), &verdict).await?;
            Ok(None)
        }
    }
}

async fn send(client: Client, clock: Clock, mut row: Due) -> Done {
    let upload = row.file.as_deref().and_then(|file| {
        let (field, file_name) = file.split_once(';')?;
        Some(Upload {
            field: field.to_owned(),
            file_name: file_name.to_owned(),
            bytes: row.file_bytes.clone().unwrap_or_default(),
        })
    });
    row.file_bytes = None;
    let result = match serde_json::from_str(&row.body) {
        Ok(body) => client.call(&row.method, &body, upload).await,
        Err(_) => Err(Failure::Refused("the row's body is no JSON".to_owned())),
    };
    Done { row, at: clock.now(), result }
}
