//! The audit trail's rows. The chain itself is made in `server::audit`.

use super::{Connection, Engine, Result, Transaction, bulk::insert_rows, columns::columns, run};
use crate::domain::{
    audit::{Action, By, EntryKey},
    moment::Moment,
};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// An entry of the trail as stored, with its personal part.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct AuditRow {
    /// The chain that it is in.
    pub chain: String,
    /// The place in the chain, from 1.
    pub sequence: i64,
    /// When.
    pub at: Moment,
    /// Who, as it is hashed: see [`AuditRow::by`].
    pub actor: String,
    /// What was done, as it is hashed: see [`AuditRow::action`].
    pub action: String,
    /// To whom or what.
    pub subject: String,
    /// The organization that it concerns; none where it concerns none.
    pub organization_id: Option<String>,
    /// The purchasing account or agreement that it concerns; none where it concerns neither.
    pub scope_id: Option<String>,
    /// From where: `client`, `command line`, `register` or `server`.
    pub source: String,
    /// More facts, as JSON, without those about people.
    pub details: String,
    /// SHA-256 over salt and personal part; none where there was none.
    pub personal_digest: Option<String>,
    /// SHA-256 over the previous entry's hash and this entry's fields.
    pub hash: String,
    /// The salt of the personal part; none where there is none, or where it was forgotten.
    pub salt: Option<String>,
    /// The personal part, as JSON: see [`audit::content`](crate::server::audit::content).
    pub facts: Option<String>,
}

impl AuditRow {
    /// Who did it; `None` for a word written by a later version.
    #[must_use]
    pub fn by(&self) -> Option<By> {
        By::from_word(&self.actor)
    }

    /// What was done; `None` for a word written by a later version.
    #[must_use]
    pub fn action(&self) -> Option<Action> {
        Action::from_code(&self.action)
    }

    /// Its number within its organization: the last part of its chain, and the place in that.
    #[must_use]
    pub fn number(&self) -> String {
        match self.chain.rsplit_once('/') {
            Some((_, lane)) => format!("{lane}-{}", self.sequence),
            None => self.sequence.to_string(),
        }
    }

    /// Its place among all.
    #[must_use]
    pub fn place(&self) -> EntryKey {
        EntryKey { at: self.at, chain: self.chain.clone(), sequence: self.sequence }
    }

    /// Its place in its chain.
    #[must_use]
    pub fn link(&self) -> Link {
        Link { chain: self.chain.clone(), sequence: self.sequence }
    }
}

/// A place in a chain.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd, sqlx::FromRow)]
pub struct Link {
    /// The chain.
    pub chain: String,
    /// The place, from 1.
    pub sequence: i64,
}

/// Reserves the next sequence numbers of a chain and returns the last of them with the hash of the previous entry. The
/// row stays locked until the transaction ends, so that two entries cannot get the same number.
pub async fn advance(tx: &mut Transaction, chain: &str, count: i64) -> Result<(i64, String)> {
    const SQL: &str = "INSERT INTO audit_heads (chain, sequence, hash) VALUES ($1, $2, '')
        ON CONFLICT (chain) DO UPDATE SET sequence = audit_heads.sequence + $2
        RETURNING sequence, hash";
    run!(tx, fetch_one, sqlx::query_as(SQL).bind(chain).bind(count))
}

/// Appends entries to one chain and makes the last of them its head.
pub async fn append(tx: &mut Transaction, rows: &[AuditRow]) -> Result<()> {
    const HEAD: &str = "UPDATE audit_heads SET hash = $2 WHERE chain = $1";
    insert_rows!(
        tx,
        "INSERT INTO audit_entries (chain, sequence, at, actor, action, subject, organization_id, scope_id, source,
            details, personal_digest, hash) ",
        rows,
        |row| [
            &row.chain,
            row.sequence,
            row.at,
            &row.actor,
            &row.action,
            &row.subject,
            &row.organization_id,
            &row.scope_id,
            &row.source,
            &row.details,
            &row.personal_digest,
            &row.hash,
        ],
        ""
    );
    let personal: Vec<&AuditRow> = rows.iter().filter(|row| row.facts.is_some()).collect();
    insert_rows!(
        tx,
        "INSERT INTO audit_personal (chain, sequence, salt, facts) ",
        personal,
        |row| [&row.chain, row.sequence, &row.salt, &row.facts],
        ""
    );
    let Some(last) = rows.last() else { return Ok(()) };
    run!(tx, execute, sqlx::query(HEAD).bind(&last.chain).bind(&last.hash)).map(drop)
}

/// Entries with their personal parts.
macro_rules! entries {
    ($($rest:literal),+) => {
        concat!(
            concat!("SELECT ", columns!(audit_entries), ", salt, facts FROM audit_entries LEFT JOIN audit_personal USING (chain, sequence) "),
            $($rest),+
        )
    };
}

/// Every entry, chain by chain, in order: for tests, which look at the table as an operator would.
#[doc(hidden)]
pub async fn list(connection: &mut Connection) -> Result<Vec<AuditRow>> {
    const SQL: &str = entries!("ORDER BY audit_entries.chain, audit_entries.sequence");
    run!(connection, fetch_all, sqlx::query_as(SQL))
}

/// The entries of a chain after a place and up to its head, in order, at most so many.
pub async fn list_chain(connection: &mut Connection, head: &Head, after: i64, limit: i64) -> Result<Vec<AuditRow>> {
    const SQL: &str = entries!(
        "WHERE audit_entries.chain = $1 AND audit_entries.sequence > $2 AND audit_entries.sequence <= $3
        ORDER BY audit_entries.sequence LIMIT $4"
    );
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(&head.chain).bind(after).bind(head.sequence).bind(limit))
}

/// Entries that have a personal part, after a place, in order, at most so many.
pub async fn list_personal(connection: &mut Connection, after: &Link, limit: i64) -> Result<Vec<AuditRow>> {
    const SQL: &str = concat!(
        "SELECT ",
        columns!(audit_entries),
        ", salt, facts FROM audit_personal JOIN audit_entries USING (chain, sequence)
        WHERE (audit_personal.chain, audit_personal.sequence) > ($1, $2)
        ORDER BY audit_personal.chain, audit_personal.sequence LIMIT $3"
    );
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(&after.chain).bind(after.sequence).bind(limit))
}

/// Deletes the personal part of an entry. False when there is none.
pub async fn delete_personal(tx: &mut Transaction, link: &Link) -> Result<bool> {
    const SQL: &str = "DELETE FROM audit_personal WHERE chain = $1 AND sequence = $2";
    Ok(run!(tx, execute, sqlx::query(SQL).bind(&link.chain).bind(link.sequence))? == 1)
}

/// Makes SQLite overwrite what this transaction's connection deletes from now on. PostgreSQL does so when it vacuums.
pub async fn overwrite_deleted(tx: &mut Transaction) -> Result<()> {
    match tx.engine() {
        Engine::Sqlite(executor) => sqlx::query("PRAGMA secure_delete = ON").execute(executor).await.map(drop),
        Engine::Postgres(_) => Ok(()),
    }
}

/// The first entry that no head knows: of an unknown chain, or beyond either end of one.
pub async fn find_stray(connection: &mut Connection) -> Result<Option<Link>> {
    const SQL: &str = "SELECT audit_entries.chain, audit_entries.sequence FROM audit_entries
        LEFT JOIN audit_heads ON audit_heads.chain = audit_entries.chain
        WHERE audit_heads.sequence IS NULL OR audit_entries.sequence NOT BETWEEN 1 AND audit_heads.sequence
        ORDER BY audit_entries.chain, audit_entries.sequence LIMIT 1";
    run!(connection, fetch_optional, sqlx::query_as(SQL))
}

/// The first personal part without an entry.
pub async fn find_stray_personal(connection: &mut Connection) -> Result<Option<Link>> {
    const SQL: &str = "SELECT audit_personal.chain, audit_personal.sequence FROM audit_personal
        LEFT JOIN audit_entries USING (chain, sequence) WHERE audit_entries.hash IS NULL
        ORDER BY audit_personal.chain, audit_personal.sequence LIMIT 1";
    run!(connection, fetch_optional, sqlx::query_as(SQL))
}

/// The newest entry of a chain.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize, sqlx::FromRow)]
pub struct Head {
    /// The chain. Heads that were exported earlier call it by the organization, of which each had one.
    #[serde(alias = "organization_id")]
    pub chain: String,
    /// The place of the entry.
    pub sequence: i64,
    /// Its hash.
    pub hash: String,
}

/// Whether an entry with this place and hash exists.
pub async fn holds(connection: &mut Connection, head: &Head) -> Result<bool> {
    const SQL: &str = "SELECT COUNT(*) FROM audit_entries WHERE chain = $1 AND sequence = $2 AND hash = $3";
    let count: i64 =
        run!(connection, fetch_one, sqlx::query_scalar(SQL).bind(&head.chain).bind(head.sequence).bind(&head.hash))?;
    Ok(count > 0)
}

/// The head of every chain, in their order.
pub async fn list_heads(connection: &mut Connection) -> Result<Vec<Head>> {
    run!(connection, fetch_all, sqlx::query_as("SELECT chain, sequence, hash FROM audit_heads ORDER BY chain"))
}

/// Which entries of a scope: an index leads to each of them.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Along {
    /// All.
    Time,
    /// Of one kind.
    Action(Action),
    /// By someone.
    Actor(By),
    /// About one person, invitation or number.
    Subject(String),
}

impl Along {
    fn value(&self) -> Cow<'_, str> {
        match self {
            Self::Time => "".into(),
            Self::Action(action) => action.code().into(),
            Self::Actor(by) => by.word().into(),
            Self::Subject(id) => id.into(),
        }
    }

    const fn index(&self) -> usize {
        match self {
            Self::Time => 0,
            Self::Action(_) => 1,
            Self::Actor(_) => 2,
            Self::Subject(_) => 3,
        }
    }
}

/// A walk along an index.
#[derive(Clone, Copy, Debug)]
pub struct Walk<'a> {
    /// The organization that the entries concern.
    pub organization_id: &'a str,
    /// The scope.
    pub scope_id: &'a str,
    /// Which entries.
    pub along: &'a Along,
    /// Words of the kinds that count, each between two commas; empty where all do.
    pub actions: &'a str,
    /// From this moment on.
    pub since: Moment,
    /// Before this moment.
    pub until: Moment,
    /// From where on, in the direction of the walk, itself left out.
    pub from: Option<&'a EntryKey>,
    /// Whether the newest comes first.
    pub is_newest_first: bool,
}

impl Walk<'_> {
    /// The far end, and the place that the walk begins at: before every entry of its moment.
    fn bounds(&self) -> (Moment, (Moment, &str, i64)) {
        let from = self.from.map(|place| (place.at, place.chain.as_str(), place.sequence));
        if self.is_newest_first {
            let start = (self.until, "", 0);
            (self.since, from.map_or(start, |from| from.min(start)))
        } else {
            let start = (self.since, "", 0);
            (self.until, from.map_or(start, |from| from.max(start)))
        }
    }
}

/// The statements of the walks, in the order of [`Along::index`].
macro_rules! walks {
    ($statement:ident, $tail:literal) => {
        [
            walks!($statement, "$3 = $3", $tail),
            walks!($statement, "action = $3", $tail),
            walks!($statement, "actor = $3", $tail),
            walks!($statement, "subject = $3", $tail),
        ]
    };
    ($statement:ident, $condition:literal, $tail:literal) => {
        $statement!(
            "WHERE organization_id = $1 AND scope_id = $2 AND ",
            $condition,
            " AND ($4 = '' OR $4 LIKE '%,' || action || ',%') AND ",
            $tail
        )
    };
}

/// Counts entries up to a limit.
macro_rules! count_entries {
    ($($rest:literal),+) => {
        concat!("SELECT COUNT(*) FROM (SELECT 1 FROM audit_entries ", $($rest,)+ ") AS counted")
    };
}

const NEWEST_FIRST: [&str; 4] = walks!(
    entries,
    "at >= $5 AND (at, audit_entries.chain, audit_entries.sequence) < ($6, $7, $8)
    ORDER BY at DESC, audit_entries.chain DESC, audit_entries.sequence DESC LIMIT $9"
);
const OLDEST_FIRST: [&str; 4] = walks!(
    entries,
    "at < $5 AND (at, audit_entries.chain, audit_entries.sequence) > ($6, $7, $8)
    ORDER BY at, audit_entries.chain, audit_entries.sequence LIMIT $9"
);
const COUNTS: [&str; 4] = walks!(count_entries, "at >= $5 AND (at, chain, sequence) < ($6, $7, $8) LIMIT $9");

/// The statement of a walk with its values.
macro_rules! along {
    ($texts:expr, $walk:expr, $limit:expr) => {{
        let (end, (at, chain, sequence)) = $walk.bounds();
        sqlx::query_as($texts[$walk.along.index()])
            .bind($walk.organization_id)
            .bind($walk.scope_id)
            .bind($walk.along.value())
            .bind($walk.actions)
            .bind(end)
            .bind(at)
            .bind(chain)
            .bind(sequence)
            .bind($limit)
    }};
}

/// The entries of a walk, at most so many.
pub async fn page(connection: &mut Connection, walk: &Walk<'_>, limit: i64) -> Result<Vec<AuditRow>> {
    let texts = if walk.is_newest_first { NEWEST_FIRST } else { OLDEST_FIRST };
    run!(connection, fetch_all, along!(texts, walk, limit))
}

/// How many entries a walk has, newest first, counted up to a limit.
pub async fn count(connection: &mut Connection, walk: &Walk<'_>, limit: i64) -> Result<i64> {
    let (count,): (i64,) = run!(connection, fetch_one, along!(COUNTS, walk, limit))?;
    Ok(count)
}
