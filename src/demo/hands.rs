//! The hands of the rehearsal's clock.

use crate::app::App;
use crate::db::Fault;
use crate::terms::Moment;
use crate::{inbox, outbox};
use chrono::Duration;
use lianxin_sandbox::ClockMove;
use std::sync::{Arc, OnceLock};
use tokio::time::{Instant, sleep};

/// What is said at Telegram's pace may take this long until the next step.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(20);

/// Moves the time as wished, stopping at everything that is due on the way; answers what time it is now.
pub async fn turn(app: Arc<OnceLock<Arc<App>>>, wish: ClockMove) -> Result<String, String> {
    let app = app.get().ok_or("机器人还没有启动，请稍等一下")?;
    let now = app.clock.now();
    let zone = app.house.config.zone;
    let target = match wish {
        ClockMove::AdvanceSeconds(seconds) => Some(now + Duration::seconds(seconds.clamp(0, 86_400))),
        ClockMove::NextEvent(_) => app.next_tick().await.map_err(|fault| fault.to_string())?,
    };
    let target = target.ok_or("后面没有安排了")?;
    move_through(app, target).await.map_err(|fault| fault.to_string())?;
    Ok(format!("现在是 {}", app.clock.now().with_timezone(&zone).format("%m月%d日 %H:%M")))
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

/// Nothing waits to be taken or to be said at this moment.
pub async fn is_quiet(app: &App) -> Result<bool, Fault> {
    let now = app.clock.now();
    let mut tx = app.db.read(now).await?;
    let taken = inbox::next_due(&mut tx).await?;
    let said = outbox::next_due(&mut tx).await?;
    tx.rollback().await?;
    Ok([taken, said].into_iter().flatten().all(|due| due > now.timestamp_millis()))
}
