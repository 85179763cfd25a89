use crate::clock::Clock;
use crate::config::Config;
use crate::db::{Db, Fault, OpenError, Tx};
use crate::features::areas::{self, Area};
use crate::features::people::{self, Invited};
use crate::telegram::Client;
use crate::terms::Role;

/// Issues an invitation link for everybody of an area who has not joined; links issued before and not used end.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The area's name, such as 七星街道 or QX-03; everybody below it is invited too.
    #[arg(long)]
    area: String,
    /// Only this role, by its English or Chinese name.
    #[arg(long)]
    role: Option<String>,
    /// How to print the links.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The bot's name; without it, Telegram is asked.
    #[arg(long)]
    bot: Option<String>,
}

/// How links are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// A line for each.
    Text,
    /// A table for a spreadsheet.
    Csv,
}

/// Nobody was invited.
#[derive(Debug, thiserror::Error)]
pub enum NotInvited {
    /// No area of that name.
    #[error("no area is called that")]
    NoArea,
    /// Several areas of that name.
    #[error("{0} areas are called that; name one that is unique")]
    Areas(usize),
    /// No such role.
    #[error("unknown role; use one of the roster, such as leader or 微网格长")]
    Role,
    /// The bot's name is unknown.
    #[error("Telegram does not tell the bot's name; give it with --bot")]
    Bot,
    /// The database cannot be opened.
    #[error(transparent)]
    Database(#[from] OpenError),
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Issues the invitations and prints them.
pub async fn run(args: Args, config: &Config) -> Result<(), NotInvited> {
    let role = args.role.as_deref().map(|role| people::read_role(role.trim()).ok_or(NotInvited::Role)).transpose()?;
    let bot = match &args.bot {
        Some(name) => name.trim_start_matches('@').to_owned(),
        None => ask_telegram(config).await?,
    };
    let db = Db::open(&config.database_url).await?;
    let invited = issue(&db, &args.area, role, config).await;
    db.close().await;
    print!("{}", written(&invited?, args.format, (config, &bot)));
    Ok(())
}

async fn ask_telegram(config: &Config) -> Result<String, NotInvited> {
    let telegram = &config.telegram;
    let client = Client::new(&telegram.api_url, telegram.token.clone()).map_err(|_| NotInvited::Bot)?;
    client.me().await.map(|me| me.username).map_err(|_| NotInvited::Bot)
}

async fn issue(db: &Db, area: &str, role: Option<Role>, config: &Config) -> Result<Vec<Invited>, NotInvited> {
    let mut tx = db.write(Clock::System.now()).await?;
    let area = the_one(&mut tx, area).await?;
    let guests = people::list_guests(&mut tx, area.id, role).await?;
    let expires = tx.now() + config.invitation_life;
    let invited = people::invite_all(&mut tx, guests, None, expires).await?;
    tx.commit().await?;
    Ok(invited)
}

async fn the_one(tx: &mut Tx, name: &str) -> Result<Area, NotInvited> {
    let mut found = areas::find_named(tx, name.trim()).await?;
    match found.len() {
        1 => Ok(found.remove(0)),
        0 => Err(NotInvited::NoArea),
        count => Err(NotInvited::Areas(count)),
    }
}

fn written(invited: &[Invited], format: Format, (config, bot): (&Config, &str)) -> String {
    match format {
        Format::Csv => people::links_csv(config.lang, invited, bot),
        Format::Text => {
            invited.iter().map(|invited| format!("{}\n", people::link_line(config.lang, invited, bot))).collect()
        }
    }
}
