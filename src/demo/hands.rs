//! The hands of the rehearsal's clock.

use crate::app::App;
use crate::clock::instant;
use crate::db::Fault;
use crate::terms::{Moment, moment};
use crate::{inbox, outbox};
use chrono::{Days, Duration, NaiveTime};
use lianxin_sandbox::{ClockMove, Onlooker};
use std::sync::{Arc, OnceLock};
use tokio::time::{Instant, sleep};

/// What is said at Telegram's pace may take this long until the next step.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(20);

/// What was queued before the hands are turned follows within this time, such as the edit of a board: it is nothing that comes next.
const ECHO_SECONDS: i64 = 60;

/// Moves the time as wished, stopping at everything that is due on the way. The page says itself what time it is then.
pub async fn turn(app: Arc<OnceLock<Arc<App>>>, wish: ClockMove, look: Onlooker) -> Result<String, String> {
    let app = app.get().ok_or("机器人还没有启动，请稍等一下")?;
    let moved = match wish {
        ClockMove::AdvanceSeconds(seconds) => {
            move_through(app, app.clock.now() + Duration::seconds(seconds.clamp(0, 86_400))).await
        }
        ClockMove::NextEvent(_) => move_on(app, &look).await,
    };
    moved.map_err(|fault| fault.to_string())?;
    Ok(String::new())
}

/// Moves the time to the next moment at which somebody sees something, at most to the end of the day.
async fn move_on(app: &App, look: &Onlooker) -> Result<(), Fault> {
    let now = app.clock.now();
    let zone = app.house.config.zone;
    let tomorrow = now.with_timezone(&zone).date_naive() + Days::new(1);
    let midnight = instant(zone, tomorrow.and_time(NaiveTime::MIN));
    step(app, now).await?;
    let echo = now + Duration::seconds(ECHO_SECONDS);
    let echo = next_begun(app).await?.map_or(echo, |next| next.min(echo));
    while let Some(due) = next_said(app).await?.filter(|due| *due < echo) {
        step(app, due).await?;
    }
    let mark = look.mark();
    while look.chats_since(mark) == 0 {
        let next = [next_begun(app).await?, next_said(app).await?].into_iter().flatten().min();
        let Some(next) = next.filter(|next| *next < midnight) else {
            return step(app, midnight).await;
        };
        step(app, next).await?;
    }
    Ok(())
}

/// When something is due next.
async fn next_begun(app: &App) -> Result<Option<Moment>, Fault> {
    Ok(app.next_tick().await?.filter(|due| *due > app.clock.now()))
}

/// When the next of what is queued may be said; what should have been said by now and cannot be is not waited for.
async fn next_said(app: &App) -> Result<Option<Moment>, Fault> {
    let now = app.clock.now();
    let mut tx = app.db.read(now).await?;
    let said = outbox::next_due(&mut tx).await?;
    tx.rollback().await?;
    Ok(said.map(moment).filter(|due| *due > now))
}

/// Moves the time to a moment; whatever is due on the way has been said before the next step.
pub async fn move_through(app: &App, target: Moment) -> Result<(), Fault> {
    while let Some(due) = app.next_tick().await?.filter(|due| *due <= target) {
        step(app, due).await?;
    }
    step(app, target).await
}

async fn step(app: &App, to: Moment) -> Result<(), Fault> {
    app.move_clock(to);
    app.tick().await?;
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE && !is_quiet(app).await? {
        sleep(std::time::Duration::from_millis(20)).await;
    }
    Ok(())
}

/// Nothing waits to be taken or to be said at this moment, and nothing is on its way.
pub async fn is_quiet(app: &App) -> Result<bool, Fault> {
    let mut tx = app.db.read(app.clock.now()).await?;
    let taken = inbox::next_due(&mut tx).await?;
    let said = outbox::next_due(&mut tx).await?;
    let (_, outbox) = inbox::counts(&mut tx).await?;
    tx.rollback().await?;
    // The clock runs: what was queued just now would seem to lie ahead of the moment before it was read.
    let now = app.clock.now().timestamp_millis();
    let waits = [taken, said].into_iter().flatten().any(|due| due <= now);
    Ok(!waits && !outbox.by_state.contains_key("sending"))
}
