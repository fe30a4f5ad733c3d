//! The command line: serving, setting up, importing, and what the operator does by hand.

#![deny(clippy::print_stdout, clippy::print_stderr)]

mod audit;
mod custody;
mod domains;
mod example;
mod import;
mod mail_test;
mod mails;
mod output;
mod records;
mod requests;
mod reservations;
mod seed;
mod services;
mod software;

use super::{
    clock::Clock,
    config::Config,
    db::{self, Db},
    http::{assets::Assets, serve::serve},
    jobs::take_over,
    mail::Transport,
    register_file::{LONGEST_SOURCE, Separator, source_name},
    state::App,
};
use crate::domain::{day::Day, register::RecordKind};
use clap::{Parser, Subcommand};
use jiff::civil::Date;
use output::{print_error, say};
#[cfg(target_os = "linux")]
use rustix::thread::{CpuSet, sched_getcpu, sched_setaffinity};
use std::{error::Error, io, path::PathBuf, process::ExitCode};
use tokio::{
    net::TcpListener,
    runtime::{self, Runtime},
};
use tracing_subscriber::EnvFilter;

/// Whom the first agreement of the example register invites.
const EXAMPLE_ADDRESS: &str = "harry@contoso.com";

/// How a command fails: told on standard error.
type Failed = Box<dyn Error + Send + Sync>;

/// Business Center: the customer portal of a licensing vendor.
#[derive(Debug, Parser)]
#[command(name = "business-center", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the server: answer requests and send emails. BC_ variables configure it; see docs/configuration.md.
    Serve,
    /// Create the database tables, or bring them up to date.
    Migrate,
    /// Check the configuration, and print where the server would listen.
    CheckConfig,
    /// Import a register of agreements, products, subscriptions and orders, and invite administrators; or product keys.
    Import {
        /// The register file; - for standard input.
        file: PathBuf,
        /// The file format; by default, that of the file extension.
        #[arg(long, value_parser = ["json", "csv"])]
        format: Option<String>,
        /// What a CSV file has a row for; by default, agreements. A file of product keys needs it in JSON, too.
        #[arg(long, value_parser = RecordKind::ALL.map(RecordKind::code))]
        kind: Option<String>,
        /// What separates the cells of a CSV file, such as ';' or tab; by default, a comma, or what the column names show.
        #[arg(long)]
        separator: Option<Separator>,
        /// Date of the data in a CSV file (YYYY-MM-DD).
        #[arg(long, value_parser = parse_as_of)]
        as_of: Option<String>,
        /// Name of the system that a CSV file comes from.
        #[arg(long, value_parser = parse_source)]
        source: Option<String>,
        /// Only check and count; change nothing.
        #[arg(long)]
        dry_run: bool,
        /// Import the valid records; write the others with reasons to FILE.rejected.json (exit code 2).
        #[arg(long)]
        partial: bool,
        /// Confirm that numbers that differ from known ones only by leading zeros are new.
        #[arg(long)]
        yes: bool,
        /// Print the result as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Print an example register, to try the import with.
    Example {
        /// Print the file of its product keys instead.
        #[arg(long)]
        keys: bool,
        /// Write its software files into this folder instead.
        #[arg(long, conflicts_with = "keys")]
        software: Option<PathBuf>,
        /// The day for which it is (YYYY-MM-DD); by default, today.
        #[arg(long)]
        date: Option<Date>,
    },
    /// Fill a trial database with people (only with a localhost base URL).
    Seed(seed::Amounts),
    /// View agreements.
    #[command(subcommand)]
    Agreement(records::AgreementCommand),
    /// View, resend and cancel invitations.
    #[command(subcommand)]
    Invitation(records::InvitationCommand),
    /// View, deactivate and reactivate users, and end their sessions.
    #[command(subcommand)]
    User(records::UserCommand),
    /// View emails, retry them, and test the mail settings.
    #[command(subcommand)]
    Mail(mails::MailCommand),
    /// Count the requests of the public forms by day, form and outcome, for the last 30 days.
    Requests {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// List what customers ask for, and answer.
    #[command(subcommand)]
    Request(requests::RequestCommand),
    /// List reservations of seats, settle and refuse them.
    #[command(subcommand)]
    Reservation(reservations::ReservationCommand),
    /// View domains, check them, and decide disputes about them.
    #[command(subcommand)]
    Domain(domains::DomainCommand),
    /// Manage the services that ask who may use them.
    #[command(subcommand)]
    Service(services::ServiceCommand),
    /// Manage the key-encryption keys, without which secrets in the database cannot be opened.
    #[command(subcommand)]
    Keyring(custody::KeyringCommand),
    /// Manage product keys.
    #[command(subcommand)]
    Keys(custody::KeysCommand),
    /// Store, verify and withdraw software files.
    #[command(subcommand)]
    Files(software::FilesCommand),
    /// Verify the audit trail, print its newest entries, and remove people's names and addresses from it.
    #[command(subcommand)]
    Audit(audit::AuditCommand),
}

/// Runs the command that the arguments name.
pub fn run() -> ExitCode {
    let command = match Arguments::try_parse() {
        Ok(arguments) => arguments.command,
        Err(answer) => {
            let _ = answer.print();
            // Not clap's own code 2, which is an import's that rejected some agreements.
            return if answer.use_stderr() { ExitCode::FAILURE } else { ExitCode::SUCCESS };
        }
    };
    let config = match Config::load() {
        Ok(config) => config,
        Err(error) => {
            print_error(format_args!("business-center: {error}"));
            return ExitCode::FAILURE;
        }
    };
    let outcome = match command {
        Command::Serve => run_on_all_cores(execute(command, config)),
        _ => run_on_one_core(execute(command, config)),
    };
    outcome.unwrap_or_else(|error| {
        print_error(format_args!("business-center: {error}"));
        ExitCode::FAILURE
    })
}

fn run_on_all_cores<T>(command: impl Future<Output = Result<T, Failed>>) -> Result<T, Failed> {
    Runtime::new()?.block_on(command)
}

/// A command speaks with the database one statement at a time. The driver for SQLite has a thread of its
/// own, and waking an idle core for each statement made an import take 12.6 s instead of 2.6 s.
fn run_on_one_core<T>(command: impl Future<Output = Result<T, Failed>>) -> Result<T, Failed> {
    #[cfg(target_os = "linux")]
    {
        let mut core = CpuSet::new();
        core.set(sched_getcpu());
        // Where it is not allowed, the command is slower.
        let _ = sched_setaffinity(None, &core);
    }
    runtime::Builder::new_current_thread().enable_all().build()?.block_on(command)
}

async fn execute(command: Command, config: Config) -> Result<ExitCode, Failed> {
    match command {
        Command::Serve => start(config).await,
        Command::CheckConfig => {
            config.check_together()?;
            say(format_args!(
                "Configuration is valid. The server listens at {} and is {}.",
                config.listen, config.base_url.origin
            ))?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Migrate => {
            open_migrated(&config).await?;
            say("The database is up to date.")?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Import { file, format, kind, separator, as_of, source, dry_run, partial, yes, json } => {
            let kind = kind.as_deref().and_then(RecordKind::from_code);
            let options = import::Options { file, format, kind, separator, as_of, source, dry_run, partial, yes, json };
            import::run(&config, &options).await
        }
        Command::Example { keys, software, date } => {
            example::run(date.unwrap_or_else(|| config.day_of(Clock::system().now())), keys, software.as_deref())
        }
        Command::Seed(amounts) => seed::run(&config, &amounts).await,
        Command::Agreement(command) => records::agreement(&config, command).await,
        Command::Invitation(command) => records::invitation(&config, command).await,
        Command::User(command) => records::user(&config, command).await,
        Command::Mail(command) => mails::mail(&config, command).await,
        Command::Requests { json } => mails::requests(&config, json).await,
        Command::Request(command) => requests::run(&config, command).await,
        Command::Reservation(command) => reservations::run(&config, command).await,
        Command::Domain(command) => domains::run(&config, command).await,
        Command::Service(command) => services::run(&config, command).await,
        Command::Keyring(command) => custody::keyring(&config, command).await,
        Command::Keys(command) => custody::keys(&config, command).await,
        Command::Files(command) => software::run(&config, command).await,
        Command::Audit(command) => audit::run(&config, command).await,
    }
}

/// A day, as registers have it.
fn parse_as_of(text: &str) -> Result<String, String> {
    Day::parse(text).map(|day| day.to_string()).ok_or_else(|| "it must be a date, YYYY-MM-DD".to_owned())
}

/// The name of a system, as registers have it.
fn parse_source(text: &str) -> Result<String, String> {
    source_name(text).ok_or_else(|| format!("it must have 1 to {LONGEST_SOURCE} printable characters"))
}

/// Opens the database, which is made where it is missing, with all migrations applied.
async fn open_migrated(config: &Config) -> Result<Db, Failed> {
    let db = Db::connect(&config.database_url).await.map_err(|error| format!("BC_DATABASE_URL: {error}"))?;
    db.migrate().await?;
    Ok(db)
}

/// Opens the database for a command that works with what is there: it makes none, and migrates none.
async fn open(config: &Config) -> Result<Db, Failed> {
    Ok(Db::connect_existing(&config.database_url).await.map_err(|error| format!("BC_DATABASE_URL: {error}"))?)
}

async fn start(config: Config) -> Result<ExitCode, Failed> {
    let filter = EnvFilter::try_new(&config.log)?;
    tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_writer(std::io::stderr)
        // A line that cannot be written, as on a full disk, is left out: complaining about it there would panic.
        .log_internal_errors(false)
        .with_env_filter(filter)
        .init();
    if let Err(error) = config.check_together() {
        tracing::warn!(%error, "settings do not fit together");
    }
    let lock = lock_database(&config)?;
    let db = open_migrated(&config).await?;
    let custody = custody::prepare(&config, &db).await?;
    if lock.is_some() {
        take_over_mails(&db).await?;
    }
    let assets = match Assets::find_folder() {
        Some(folder) => Assets::load(&folder)?,
        None => return Err("the folder `site` with scripts and styles is missing beside the program".into()),
    };
    let transport = Transport::from_config(&config)?;
    let listener = TcpListener::bind(config.listen)
        .await
        .map_err(|error| format!("BC_LISTEN: cannot listen on {}: {error}", config.listen))?;
    welcome(&config, is_example_pending(&db).await?)?;
    serve(App::new(config, db, Clock::system(), assets, custody), listener, transport).await?;
    Ok(ExitCode::SUCCESS)
}

/// The owner of a SQLite file is its only worker, so whoever holds a lease there was killed. On PostgreSQL other servers
/// may be sending, and leases end by their time.
async fn take_over_mails(db: &Db) -> Result<(), Failed> {
    let mails = take_over(db, Clock::system().now()).await?;
    if mails > 0 {
        tracing::info!(mails, "resending emails of a server that was killed");
    }
    Ok(())
}

/// A second server on the same SQLite file would send every mail twice, so the file has one owner.
fn lock_database(config: &Config) -> Result<Option<std::fs::File>, Failed> {
    let Some(path) = config.database_url.strip_prefix("sqlite://") else { return Ok(None) };
    let path = format!("{}.lock", path.split('?').next().unwrap_or(path));
    if let Some(folder) = std::path::Path::new(&path).parent() {
        std::fs::create_dir_all(folder)?;
    }
    let file = std::fs::File::create(&path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(_) => {
            Err("another server is already using this SQLite file; stop it first, or use PostgreSQL to run several"
                .into())
        }
    }
}

/// Whether the first person of the example register has not accepted the invitation yet.
async fn is_example_pending(db: &Db) -> Result<bool, Failed> {
    Ok(!db::invitations::list_waiting_of(&mut db.read().await?, EXAMPLE_ADDRESS).await?.is_empty())
}

/// Says where the portal is and what to do next.
fn welcome(config: &Config, is_example_pending: bool) -> io::Result<()> {
    let base = &config.base_url.origin;
    say(format_args!("{} is ready: {base}/", config.product_name))?;
    if !config.has_development_mailbox() {
        return Ok(());
    }
    if is_example_pending {
        say(format_args!("  1. Open the development mailbox: {base}/dev/mail"))?;
        say(format_args!(
            "  2. Select \u{201c}Get started now\u{201d} in the invitation to {EXAMPLE_ADDRESS} and choose a password."
        ))?;
        say(format_args!("  3. You arrive on the home page. Sign out, then sign in again at {base}/Customer/"))?;
    } else {
        say(format_args!("  Emails go to the development mailbox: {base}/dev/mail"))?;
        say(format_args!("  Sign in at {base}/Customer/"))?;
    }
    say("Stop with Ctrl+C.")
}
