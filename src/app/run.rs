//! The loops that run until the process is asked to stop: receiving, the clock, taking, saying.
//!
//! What always holds: a loop that ends or panics takes the others down, and the process with them; a database that is away is waited for.

use super::{App, Broken, Received, explain, webhook};
use crate::config::Mode;
use crate::db::{Db, Fault, Lease};
use crate::inbox;
use crate::outbox;
use crate::sender::Sender;
use crate::telegram::Failure;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

/// Ends the loops when it becomes true.
type Stop = watch::Receiver<bool>;

/// Telegram holds a long poll open for as long as this, in seconds.
const LONG_POLL: u32 = 25;

/// A lease lives for 15 s, so it is renewed well within.
const RENEW: Duration = Duration::from_secs(5);

/// What is under way when the process is asked to stop may take this long.
const DRAIN: Duration = Duration::from_secs(10);

/// After a failure of the database or of the network.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// Whoever is refused this often before a first poll ended well is the second program with this token.
const CONFLICTS: u32 = 3;

impl App {
    /// Runs until `shutdown` ends or a loop breaks, finishes what is under way, and closes the database.
    pub async fn run(self: Arc<Self>, shutdown: impl Future<Output = ()>) -> Result<(), Broken> {
        if let Err(fault) = self.publish_menus().await {
            // People can type what the menu would offer; the next start tries again.
            report(&fault);
        }
        let (stop, stopping) = watch::channel(false);
        let mut loops = JoinSet::new();
        match &self.house.config.telegram.mode {
            Mode::Polling => loops.spawn(poll(self.clone(), stopping.clone())),
            Mode::Webhook { .. } => loops.spawn(webhook::listen(self.clone(), stopping.clone())),
        };
        loops.spawn(keep_time(self.clone(), stopping.clone()));
        loops.spawn(take(self.clone(), stopping.clone()));
        loops.spawn(say(self.clone(), stopping));

        let outcome = tokio::select! {
            () = shutdown => Ok(()),
            Some(ended) = loops.join_next() => Err(broken(ended)),
        };
        // The loops may all have ended by themselves.
        let _nobody_listens = stop.send(true);
        if timeout(DRAIN, async { while loops.join_next().await.is_some() {} }).await.is_err() {
            tracing::warn!("some work was still under way and is taken up at the next start");
        }
        loops.shutdown().await;
        self.db.close().await;
        outcome
    }

    /// Moves the time of a rehearsal forward and lets the clock look at once.
    pub fn move_clock(&self, at: crate::terms::Moment) {
        self.clock.move_to(at);
        self.clock_moved.notify_one();
        self.inbox_changed.notify_one();
        self.outbox_changed.notify_one();
    }

    /// How long a loop sleeps at most before it looks for what another process has left for it.
    fn look_again(&self) -> Duration {
        match self.db {
            Db::Sqlite { .. } => Duration::from_secs(1),
            Db::Postgres(_) => Duration::from_millis(250),
        }
    }

    /// Takes or renews a role; `None` while another replica holds it.
    async fn lease(&self, role: &'static str) -> Result<Option<Lease>, Fault> {
        let mut tx = self.db.write(self.clock.now()).await?;
        let lease = Lease::take(&mut tx, role, &self.holder).await?;
        tx.commit().await?;
        Ok(lease)
    }

    async fn give_up(&self, lease: &Lease) -> Result<(), Fault> {
        let mut tx = self.db.write(self.clock.now()).await?;
        lease.give_up(&mut tx).await?;
        tx.commit().await
    }

    /// From a moment of our clock to how long to sleep.
    fn until(&self, at_ms: i64) -> Duration {
        Duration::from_millis(u64::try_from(at_ms - self.clock.now().timestamp_millis()).unwrap_or(0))
    }
}

fn broken(ended: Result<Result<(), Broken>, tokio::task::JoinError>) -> Broken {
    match ended {
        Ok(Ok(())) => Broken::Stopped("a loop ended by itself".to_owned()),
        Ok(Err(broken)) => broken,
        Err(panic) => Broken::Stopped(panic.to_string()),
    }
}

/// Asks Telegram for updates, as the only one who does.
async fn poll(app: Arc<App>, mut stop: Stop) -> Result<(), Broken> {
    app.client.delete_webhook().await.map_err(|failure| Broken::Telegram(explain(&failure)))?;
    let (mut pause, mut conflicts, mut established) = (FIRST_PAUSE, 0, false);
    while !*stop.borrow() {
        let received = tokio::select! {
            received = receive(&app) => received,
            _ = stop.changed() => break,
        };
        match received {
            Ok(polled) => {
                established |= polled;
                pause = FIRST_PAUSE;
                continue;
            }
            Err(Received::Failure(Failure::Unauthorized)) => {
                return Err(Broken::Telegram(explain(&Failure::Unauthorized)));
            }
            Err(Received::Failure(Failure::Conflict)) => {
                conflicts += 1;
                if conflicts >= CONFLICTS && !established {
                    return Err(Broken::SecondPoller);
                }
                tracing::warn!("another program asks for updates with this token; asking again in {pause:?}");
            }
            Err(error) => tracing::warn!("{error}; asking again in {pause:?}"),
        }
        rest(&mut stop, pause).await;
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
    if let Ok(Some(lease)) = app.lease("poller").await {
        app.give_up(&lease).await?;
    }
    Ok(())
}

/// One long poll under the lease, let go when the lease is lost; `false` where there was none.
async fn receive(app: &App) -> Result<bool, Received> {
    if app.lease("poller").await?.is_none() {
        sleep(RENEW).await;
        return Ok(false);
    }
    let renew = async {
        loop {
            sleep(RENEW).await;
            if !matches!(app.lease("poller").await, Ok(Some(_))) {
                return;
            }
        }
    };
    tokio::select! {
        received = app.receive(LONG_POLL) => received.map(|_| true),
        () = renew => Ok(false),
    }
}

/// Puts what is due into the inbox.
async fn keep_time(app: Arc<App>, mut stop: Stop) -> Result<(), Broken> {
    while !*stop.borrow() {
        if let Err(fault) = app.tick().await {
            report(&fault);
        }
        let pause = match app.next_tick().await {
            Ok(next) => next.map_or(RENEW, |at| app.until(at.timestamp_millis()).min(app.look_again())),
            Err(fault) => {
                report(&fault);
                FIRST_PAUSE
            }
        };
        tokio::select! {
            () = sleep(pause.max(SHORTEST)) => {}
            () = app.clock_moved.notified() => {}
            _ = stop.changed() => {}
        }
    }
    Ok(())
}

/// Takes what waits in the inbox.
async fn take(app: Arc<App>, mut stop: Stop) -> Result<(), Broken> {
    while !*stop.borrow() {
        let pause = match app.take().await {
            Ok(taken) if taken.more => continue,
            Ok(_) => next_try(&app).await.unwrap_or(FIRST_PAUSE),
            Err(fault) => {
                report(&fault);
                FIRST_PAUSE
            }
        };
        tokio::select! {
            () = sleep(pause) => {}
            () = app.inbox_changed.notified() => {}
            _ = stop.changed() => {}
        }
    }
    Ok(())
}

/// A row whose turn cannot be told to the millisecond is looked at again after this.
const SHORTEST: Duration = Duration::from_millis(20);

async fn next_try(app: &App) -> Result<Duration, Fault> {
    let mut tx = app.db.read(app.clock.now()).await?;
    let next = inbox::next_due(&mut tx).await?;
    tx.rollback().await?;
    Ok(next.map_or(app.look_again(), |at| app.until(at).clamp(SHORTEST, app.look_again())))
}

/// Says what the outbox holds.
async fn say(app: Arc<App>, mut stop: Stop) -> Result<(), Broken> {
    let mut sender = app.sender();
    while !*stop.borrow() {
        let pause = match begin(&app, &mut sender).await {
            Ok(pause) => pause,
            Err(fault) => {
                report(&fault);
                FIRST_PAUSE
            }
        };
        tokio::select! {
            () = sender.ended(), if sender.is_busy() => {}
            () = sleep(pause) => {}
            () = app.outbox_changed.notified() => {}
            _ = stop.changed() => {}
        }
    }
    sender.drain().await?;
    Ok(())
}

/// Begins what may go out now; answers how long to wait where nothing else happens.
async fn begin(app: &App, sender: &mut Sender) -> Result<Duration, Fault> {
    match sender.begin().await {
        Err(Fault::LeaseLost { .. }) => {
            // The new holder has settled what we were sending.
            tracing::warn!("another replica speaks from now on");
            *sender = app.sender();
            return Ok(RENEW);
        }
        begun => begun?,
    };
    if let Some(at) = sender.full_until() {
        // To the millisecond: what is lost here is lost in every second of a broadcast.
        return Ok(app.until(at).clamp(Duration::from_millis(1), app.look_again()));
    }
    let mut tx = app.db.read(app.clock.now()).await?;
    let next = outbox::next_due(&mut tx).await?;
    tx.rollback().await?;
    Ok(next.map_or(app.look_again(), |at| app.until(at).clamp(SHORTEST, app.look_again())))
}

fn report(fault: &Fault) {
    match std::error::Error::source(fault) {
        Some(cause) => tracing::error!("{fault}: {cause}"),
        None => tracing::error!("{fault}"),
    }
}

async fn rest(stop: &mut Stop, pause: Duration) {
    tokio::select! {
        () = sleep(pause) => {}
        _ = stop.changed() => {}
    }
}
