//! Claims to domains, and the purchasing accounts that use them.

use crate::{
    domain::{
        domain_claim::{DomainState, Standing},
        moment::{Moment, Span},
    },
    server::db::{
        Connection, Engine, Result, Transaction,
        agreements::{ScopeRow, select_scope},
        bulk::select_among,
        columns::{columns, select},
        roles::roles_that_may,
        run, turns,
        users::UserRow,
    },
};
use std::collections::{BTreeMap, HashSet};

/// A claim of an organization to a domain.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct DomainRow {
    /// Id.
    pub id: String,
    /// The organization.
    pub organization_id: String,
    /// The domain: lower case, A-labels.
    pub name: String,
    /// The state.
    pub state: DomainState,
    /// Since when.
    pub since: Moment,
    /// When the state ends by itself.
    pub until: Option<Moment>,
    /// What the TXT record has to hold.
    pub value: String,
    /// When that was issued.
    pub issued_at: Moment,
    /// The proven parent domain that vouches for it.
    pub parent_id: Option<String>,
    /// When it was added.
    pub created_at: Moment,
    /// Who added it.
    pub created_by: Option<String>,
    /// When it was proven.
    pub proven_at: Option<Moment>,
    /// Since when the record is absent.
    pub absent_since: Option<Moment>,
    /// Since when DNS cannot be asked.
    pub errors_since: Option<Moment>,
    /// Notices of this state.
    pub notices: i64,
    /// Whether people were told that DNS cannot be asked.
    pub is_warned: bool,
    /// Looks in this state.
    pub looks: i64,
    /// When DNS is asked next.
    pub look_at: Option<Moment>,
    /// When time brings the next event.
    pub turn_at: Option<Moment>,
}

impl DomainRow {
    /// How things stand.
    #[must_use]
    pub const fn standing(&self) -> Standing {
        Standing {
            state: self.state,
            since: self.since,
            until: self.until,
            absent_since: self.absent_since,
            errors_since: self.errors_since,
            notices: self.notices,
            is_warned: self.is_warned,
            looks: self.looks,
        }
    }

    /// The same claim in another standing.
    #[must_use]
    pub fn with(&self, standing: Standing) -> Self {
        let Standing { state, since, until, absent_since, errors_since, notices, is_warned, looks } = standing;
        Self { state, since, until, absent_since, errors_since, notices, is_warned, looks, ..self.clone() }
    }
}

/// Adds a claim; false where the organization has one already, or another one holds the name that it would hold.
pub async fn create(tx: &mut Transaction, row: &DomainRow) -> Result<bool> {
    const SQL: &str = "INSERT INTO domains (id, organization_id, name, state, since, until, value, parent_id,
            created_at, created_by, proven_at, look_at, turn_at, notices, is_warned, looks, issued_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) ON CONFLICT DO NOTHING";
    Ok(run!(
        tx,
        execute,
        sqlx::query(SQL)
            .bind(&row.id)
            .bind(&row.organization_id)
            .bind(&row.name)
            .bind(row.state)
            .bind(row.since)
            .bind(row.until)
            .bind(&row.value)
            .bind(&row.parent_id)
            .bind(row.created_at)
            .bind(&row.created_by)
            .bind(row.proven_at)
            .bind(row.look_at)
            .bind(row.turn_at)
            .bind(row.notices)
            .bind(row.is_warned)
            .bind(row.looks)
            .bind(row.issued_at)
    )? == 1)
}

/// Turns a claim from one row into another; false where it is no longer the first, or where another organization holds the
/// name that it would hold.
pub async fn replace(tx: &mut Transaction, before: &DomainRow, after: &DomainRow) -> Result<bool> {
    const SQL: &str = "UPDATE domains SET state = $6, since = $7, until = $8, value = $9, parent_id = $10,
            proven_at = $11, absent_since = $12, errors_since = $13, notices = $14, is_warned = $15, looks = $16,
            look_at = $17, turn_at = $18, issued_at = $20
        WHERE id = $1 AND state = $2 AND since = $3 AND notices = $4 AND looks = $5
            AND (NOT $19 OR NOT EXISTS (SELECT 1 FROM domains AS held WHERE held.name = domains.name
                AND held.id <> domains.id AND held.state IN ('verified', 'failing')))";
    let is_replaced = run!(
        tx,
        execute,
        sqlx::query(SQL)
            .bind(&before.id)
            .bind(before.state)
            .bind(before.since)
            .bind(before.notices)
            .bind(before.looks)
            .bind(after.state)
            .bind(after.since)
            .bind(after.until)
            .bind(&after.value)
            .bind(&after.parent_id)
            .bind(after.proven_at)
            .bind(after.absent_since)
            .bind(after.errors_since)
            .bind(after.notices)
            .bind(after.is_warned)
            .bind(after.looks)
            .bind(after.look_at)
            .bind(after.turn_at)
            .bind(after.state.is_proven())
            .bind(after.issued_at)
    )? == 1;
    if is_replaced && before.state.is_proven() != after.state.is_proven() {
        turns::note_domain(tx, &before.id).await?;
    }
    Ok(is_replaced)
}

/// Lets others who want to change a claim to this name wait until the transaction ends.
pub async fn lock_name(tx: &mut Transaction, name: &str) -> Result<()> {
    const SQL: &str = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";
    // SQLite has one writer anyway.
    let Engine::Postgres(executor) = tx.engine() else { return Ok(()) };
    sqlx::query(SQL).bind(name).execute(executor).await.map(drop)
}

/// The claim with this id.
pub async fn find(connection: &mut Connection, id: &str) -> Result<Option<DomainRow>> {
    const SQL: &str = select!(domains, "WHERE id = $1");
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(id))
}

/// An organization's claim to a name, unless it was removed.
pub async fn find_claim(connection: &mut Connection, organization_id: &str, name: &str) -> Result<Option<DomainRow>> {
    const SQL: &str = select!(domains, "WHERE organization_id = $1 AND name = $2 AND state <> 'removed'");
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(organization_id).bind(name))
}

/// Every claim to a name that was not removed, the oldest first.
pub async fn list_claims(connection: &mut Connection, name: &str) -> Result<Vec<DomainRow>> {
    const SQL: &str = select!(domains, "WHERE name = $1 AND state <> 'removed' ORDER BY since, id");
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(name))
}

/// The claims of an organization that were not removed, by name.
pub async fn list_of_organization(connection: &mut Connection, organization_id: &str) -> Result<Vec<DomainRow>> {
    const SQL: &str = select!(domains, "WHERE organization_id = $1 AND state <> 'removed' ORDER BY name");
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(organization_id))
}

/// The proven domains of some organizations: organization and name.
pub async fn list_proven(connection: &mut Connection, organization_ids: &[&str]) -> Result<Vec<(String, String)>> {
    Ok(select_among!(
        connection,
        "SELECT organization_id, name FROM domains WHERE state IN ('verified', 'failing') AND organization_id",
        organization_ids,
        ""
    ))
}

/// Every claim, removed ones too: a page after a name and an id.
pub async fn list(connection: &mut Connection, after: (&str, &str), most: i64) -> Result<Vec<DomainRow>> {
    const SQL: &str = select!(domains, "WHERE (name, id) > ($1, $2) ORDER BY name, id LIMIT $3");
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(after.0).bind(after.1).bind(most))
}

/// The subdomains for which a domain vouches.
pub async fn list_children(connection: &mut Connection, parent_id: &str) -> Result<Vec<DomainRow>> {
    const SQL: &str = select!(domains, "WHERE parent_id = $1 AND state <> 'removed' ORDER BY name");
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(parent_id))
}

/// No look is planned further ahead than a day and two hours.
const LATEST_LOOK: Span = Span::days(3);

/// Leases claims whose look is due: until its time, no one else asks for them. A look that is further away than any
/// comes from a wrong clock.
pub async fn lease_looks(tx: &mut Transaction, now: Moment, lease: Span, most: i64) -> Result<Vec<DomainRow>> {
    const SQL: &str = concat!(
        "UPDATE domains SET look_at = $2 WHERE (look_at <= $1 OR look_at > $4) AND id IN (
            SELECT id FROM (
                SELECT * FROM (SELECT id, look_at FROM domains WHERE look_at <= $1 ORDER BY look_at LIMIT $3) AS due
                UNION ALL SELECT * FROM (SELECT id, look_at FROM domains WHERE look_at > $4 ORDER BY look_at LIMIT $3)
                    AS misdated
            ) AS candidates ORDER BY look_at LIMIT $3)
        RETURNING ",
        columns!(domains)
    );
    run!(tx, fetch_all, sqlx::query_as(SQL).bind(now).bind(now + lease).bind(most).bind(now + LATEST_LOOK))
}

/// Whether some claim's look is due: see [`lease_looks`].
pub async fn has_due_look(connection: &mut Connection, now: Moment) -> Result<bool> {
    // Sorted, so that PostgreSQL takes the index also before it has counted the rows, instead of reading all of them.
    const SQL: &str = "SELECT EXISTS (SELECT * FROM
            (SELECT look_at FROM domains WHERE look_at <= $1 ORDER BY look_at LIMIT 1) AS due)
        OR EXISTS (SELECT * FROM
            (SELECT look_at FROM domains WHERE look_at > $2 ORDER BY look_at LIMIT 1) AS misdated)";
    run!(connection, fetch_one, sqlx::query_scalar(SQL).bind(now).bind(now + LATEST_LOOK))
}

/// The claims for which time brings an event.
pub async fn list_turning(connection: &mut Connection, now: Moment, most: i64) -> Result<Vec<DomainRow>> {
    const SQL: &str = select!(domains, "WHERE turn_at <= $1 ORDER BY turn_at LIMIT $2");
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(now).bind(most))
}

/// Lets a claim whose event could not be worked on wait.
pub async fn postpone_turn(tx: &mut Transaction, id: &str, until: Moment) -> Result<()> {
    const SQL: &str = "UPDATE domains SET turn_at = $2 WHERE id = $1";
    run!(tx, execute, sqlx::query(SQL).bind(id).bind(until)).map(drop)
}

/// Brings the next look of a claim forward.
pub async fn look_soon(tx: &mut Transaction, id: &str, at: Moment) -> Result<()> {
    const SQL: &str = "UPDATE domains SET look_at = $2 WHERE id = $1 AND look_at > $2";
    run!(tx, execute, sqlx::query(SQL).bind(id).bind(at)).map(drop)
}

/// Lets a purchasing account use a domain; false where it does already.
pub async fn associate(tx: &mut Transaction, domain_id: &str, account_id: &str, now: Moment) -> Result<bool> {
    const SQL: &str = "INSERT INTO domain_accounts (domain_id, purchasing_account_id, added_at)
        VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    let is_new = run!(tx, execute, sqlx::query(SQL).bind(domain_id).bind(account_id).bind(now))? == 1;
    if is_new {
        turns::note_account(tx, account_id).await?;
    }
    Ok(is_new)
}

/// Lets a purchasing account no longer use a domain; false where it did not.
pub async fn dissociate(tx: &mut Transaction, domain_id: &str, account_id: &str) -> Result<bool> {
    const SQL: &str = "DELETE FROM domain_accounts WHERE domain_id = $1 AND purchasing_account_id = $2";
    let was_used = run!(tx, execute, sqlx::query(SQL).bind(domain_id).bind(account_id))? == 1;
    if was_used {
        turns::note_account(tx, account_id).await?;
    }
    Ok(was_used)
}

/// The purchasing accounts that use a domain.
pub async fn list_accounts(connection: &mut Connection, domain_id: &str) -> Result<Vec<ScopeRow>> {
    const SQL: &str = select_scope!(
        "WHERE purchasing_accounts.id IN (SELECT purchasing_account_id FROM domain_accounts WHERE domain_id = $1)"
    );
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(domain_id))
}

/// The proven domains that a purchasing account uses, with their states.
pub async fn list_usable(connection: &mut Connection, account_id: &str) -> Result<Vec<(String, DomainState)>> {
    const SQL: &str = "SELECT domains.name, domains.state FROM domain_accounts
        JOIN domains ON domains.id = domain_accounts.domain_id
        WHERE domain_accounts.purchasing_account_id = $1 AND domains.state IN ('verified', 'failing')
        ORDER BY domains.name";
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(account_id))
}

/// Those of some purchasing accounts that use a proven domain.
pub async fn list_accounts_with_domain(connection: &mut Connection, account_ids: &[&str]) -> Result<HashSet<String>> {
    let found: Vec<(String,)> = select_among!(
        connection,
        "SELECT DISTINCT domain_accounts.purchasing_account_id FROM domain_accounts
        JOIN domains ON domains.id = domain_accounts.domain_id
        WHERE domains.state IN ('verified', 'failing') AND domain_accounts.purchasing_account_id",
        account_ids,
        ""
    );
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// Which purchasing accounts of an organization use which domain: the ids of the accounts by that of the domain.
pub async fn list_uses(connection: &mut Connection, organization_id: &str) -> Result<BTreeMap<String, Vec<String>>> {
    const SQL: &str = "SELECT domain_id, purchasing_account_id FROM domain_accounts
        WHERE domain_id IN (SELECT id FROM domains WHERE organization_id = $1) ORDER BY domain_id, added_at";
    let rows: Vec<(String, String)> = run!(connection, fetch_all, sqlx::query_as(SQL).bind(organization_id))?;
    let mut uses: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (domain, account) in rows {
        uses.entry(domain).or_default().push(account);
    }
    Ok(uses)
}

/// The domains of some purchasing accounts that someone should look at: they are not proven, or another organization claims
/// them, too.
pub async fn list_troubled(connection: &mut Connection, account_ids: &[&str]) -> Result<Vec<DomainRow>> {
    // One name at a time: PostgreSQL would rather read every contested domain for EXISTS.
    let mut rows: Vec<DomainRow> = select_among!(
        connection,
        concat!(
            "SELECT ",
            columns!(domains),
            " FROM domain_accounts JOIN domains ON domains.id = domain_accounts.domain_id
            WHERE domains.state <> 'removed' AND (domains.state <> 'verified' OR (
                SELECT 1 FROM domains AS other WHERE other.name = domains.name AND other.state = 'contested' LIMIT 1
            ) IS NOT NULL)
            AND domain_accounts.purchasing_account_id"
        ),
        account_ids,
        " ORDER BY domains.name, domains.id"
    );
    rows.dedup_by(|one, other| one.id == other.id);
    Ok(rows)
}

/// A claim to a domain that ends by itself, or has, and a purchasing account that uses it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct DomainEndRow {
    /// Id.
    pub id: String,
    /// The domain: lower case, A-labels.
    pub name: String,
    /// The state.
    pub state: DomainState,
    /// Since when.
    pub since: Moment,
    /// When the state ends by itself.
    pub until: Option<Moment>,
    /// The purchasing account.
    pub purchasing_account_id: String,
}

/// The domains of some purchasing accounts whose value expires or has expired, or whose grace period ends or has ended.
pub async fn list_ends(connection: &mut Connection, account_ids: &[&str]) -> Result<Vec<DomainEndRow>> {
    Ok(select_among!(
        connection,
        "SELECT domains.id, domains.name, domains.state, domains.since, domains.until,
            domain_accounts.purchasing_account_id
        FROM domain_accounts JOIN domains ON domains.id = domain_accounts.domain_id
        WHERE domains.state IN ('pending', 'expired', 'failing', 'lapsed') AND domain_accounts.purchasing_account_id",
        account_ids,
        " ORDER BY domains.name, domains.id, domain_accounts.purchasing_account_id"
    ))
}

/// Whoever may associate domains with some purchasing accounts: each active person once.
pub async fn list_managers(connection: &mut Connection, account_ids: &[&str]) -> Result<Vec<UserRow>> {
    let mut users: Vec<UserRow> = select_among!(
        connection,
        concat!(
            "SELECT DISTINCT ",
            columns!(users),
            " FROM role_assignments JOIN users ON users.id = role_assignments.user_id
            WHERE role_assignments.role IN ",
            roles_that_may!(AssociateDomains),
            " AND users.is_active AND role_assignments.suspended_at IS NULL AND role_assignments.scope_id"
        ),
        account_ids,
        ""
    );
    users.sort_by(|one, other| one.email_key.cmp(&other.email_key));
    users.dedup_by(|one, other| one.id == other.id);
    Ok(users)
}

/// Keeps a value in mind that proves nothing any more.
pub async fn bury_value(tx: &mut Transaction, row: &DomainRow) -> Result<()> {
    const SQL: &str =
        "INSERT INTO domain_values (value, domain_id, given_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    run!(tx, execute, sqlx::query(SQL).bind(&row.value).bind(&row.id).bind(row.issued_at)).map(drop)
}

/// The dead values of a claim, and when each was issued.
pub async fn list_dead_values(connection: &mut Connection, domain_id: &str) -> Result<Vec<(String, Moment)>> {
    const SQL: &str = "SELECT value, given_at FROM domain_values WHERE domain_id = $1 ORDER BY given_at";
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(domain_id))
}

/// Whether one of some values was issued for another claim to a name.
pub async fn is_value_of_another(connection: &mut Connection, row: &DomainRow, values: &[&str]) -> Result<bool> {
    let owners: Vec<(String,)> = select_among!(connection, "SELECT id FROM domains WHERE value", values, "");
    Ok(owners.iter().any(|(id,)| *id != row.id))
}

/// Whether the operator allows a public mail domain.
pub async fn is_allowed(connection: &mut Connection, name: &str) -> Result<bool> {
    const SQL: &str = "SELECT COUNT(*) FROM allowed_domains WHERE name = $1";
    Ok(run!(connection, fetch_one, sqlx::query_scalar::<_, i64>(SQL).bind(name))? > 0)
}

/// Allows a public mail domain; false where it is allowed already.
pub async fn allow(tx: &mut Transaction, name: &str, now: Moment) -> Result<bool> {
    const SQL: &str = "INSERT INTO allowed_domains (name, allowed_at) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    Ok(run!(tx, execute, sqlx::query(SQL).bind(name).bind(now))? == 1)
}

/// Forgets claims that were removed before a moment, with their looks, their values and what used them.
pub async fn forget_removed_before(tx: &mut Transaction, before: Moment) -> Result<()> {
    macro_rules! of_removed {
        ($statement:literal) => {
            concat!($statement, " IN (SELECT id FROM domains WHERE state = 'removed' AND since < $1)")
        };
    }
    for sql in [
        of_removed!("DELETE FROM domain_looks WHERE domain_id"),
        of_removed!("DELETE FROM domain_values WHERE domain_id"),
        of_removed!("DELETE FROM domain_accounts WHERE domain_id"),
        of_removed!("UPDATE domains SET parent_id = NULL WHERE parent_id"),
        "DELETE FROM domains WHERE state = 'removed' AND since < $1",
    ] {
        run!(tx, execute, sqlx::query(sql).bind(before))?;
    }
    Ok(())
}

/// The claims whose organization has no agreement left in their purchasing accounts, and no subscription there that people
/// may still use.
pub async fn list_without_agreement(connection: &mut Connection, most: i64) -> Result<Vec<DomainRow>> {
    const SQL: &str = select!(
        domains,
        "WHERE state <> 'removed' AND NOT EXISTS (
            SELECT 1 FROM domain_accounts
            JOIN purchasing_accounts ON purchasing_accounts.id = domain_accounts.purchasing_account_id
            JOIN agreements ON agreements.id = purchasing_accounts.agreement_id
            WHERE domain_accounts.domain_id = domains.id AND (agreements.status <> 'ended' OR EXISTS (
                SELECT 1 FROM subscriptions WHERE subscriptions.purchasing_account_id = purchasing_accounts.id
                    AND subscriptions.ended_since IS NULL)))
        ORDER BY id LIMIT $1"
    );
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(most))
}
