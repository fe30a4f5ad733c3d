//! Agreements and purchasing accounts.

pub mod account_details;
pub mod contacts;
pub mod imports;
pub mod organizations;

use crate::domain::{
    access::Scope,
    agreement::{AgreementStatus, Sector},
    day::Day,
    language::Language,
};
use crate::server::db::{Connection, Engine, Result, Transaction, bulk::select_among, columns::select, run};
use std::collections::BTreeMap;

/// An agreement with its organization.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct AgreementRow {
    /// Id.
    pub id: String,
    /// Number.
    pub number: String,
    /// Id of the organization.
    pub organization_id: String,
    /// Name of the organization.
    pub organization_name: String,
    /// Country code of the organization.
    pub organization_country: String,
    /// The register's id of the organization; none where the organization is this agreement's alone.
    pub organization_register_id: Option<String>,
    /// Programme, by the register's short name.
    pub programme: String,
    /// Date of signing, `YYYY-MM-DD`.
    pub signed_on: String,
    /// The last day; none for no end.
    pub ends_on: Option<String>,
    /// Its status.
    pub status: AgreementStatus,
    /// Who signed for the organization.
    pub signatory_name: Option<String>,
    /// The signatory's address.
    pub signatory_email: Option<String>,
    /// Digest of the record imported last.
    pub digest: String,
}

impl AgreementRow {
    /// Its last day; none for no end.
    #[must_use]
    pub fn last_day(&self) -> Option<Day> {
        self.ends_on.as_deref().and_then(Day::parse)
    }

    /// Its status on a day.
    #[must_use]
    pub fn status_on(&self, today: Day) -> AgreementStatus {
        self.status.on(today, self.last_day())
    }
}

/// A purchasing account with its designated administrator.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct PurchasingAccountRow {
    /// Id.
    pub id: String,
    /// Id of its agreement.
    pub agreement_id: String,
    /// Number.
    pub number: String,
    /// Name.
    pub name: String,
    /// Sector.
    pub sector: Sector,
    /// Whether it leads its agreement.
    pub is_lead: bool,
    /// The last day on which it may buy, `YYYY-MM-DD`; none for no end.
    pub offer_ends_on: Option<String>,
    /// The administrator's address as in the register.
    pub administrator_email: String,
    /// The administrator's address as compared.
    pub administrator_email_key: String,
    /// The administrator's first name.
    pub administrator_first_name: String,
    /// The administrator's last name, may be empty.
    pub administrator_last_name: String,
    /// The administrator's language.
    pub administrator_language: Language,
    /// The administrator's country code.
    pub administrator_country: String,
    /// What the customer calls it; none for the register's name.
    pub label: Option<String>,
}

impl PurchasingAccountRow {
    /// What people call it: the customer's label, or else the register's name.
    #[must_use]
    pub fn shown_name(&self) -> &str {
        self.label.as_deref().unwrap_or(&self.name)
    }

    /// What people call it, and its number.
    #[must_use]
    pub fn title(&self) -> String {
        format!("{} · {}", self.shown_name(), self.number)
    }
}

macro_rules! select_agreement {
    ($tail:literal) => {
        concat!(
            "SELECT agreements.id, agreements.number, agreements.organization_id,
                organizations.name AS organization_name, organizations.country AS organization_country,
                organizations.register_id AS organization_register_id, agreements.programme,
                agreements.signed_on, agreements.ends_on, agreements.status, agreements.signatory_name, agreements.signatory_email, agreements.digest
            FROM agreements JOIN organizations ON organizations.id = agreements.organization_id ",
            $tail
        )
    };
}

/// How many agreements there are.
pub async fn count(connection: &mut Connection) -> Result<i64> {
    run!(connection, fetch_one, sqlx::query_scalar("SELECT COUNT(*) FROM agreements"))
}

/// Lets other imports wait until the transaction ends. Whoever only reads, or works within an agreement, goes on.
pub async fn lock_imports(tx: &mut Transaction) -> Result<()> {
    // SQLite has one writer anyway.
    let Engine::Postgres(executor) = tx.engine() else { return Ok(()) };
    sqlx::query("LOCK TABLE agreements IN SHARE ROW EXCLUSIVE MODE").execute(executor).await.map(drop)
}

/// The agreement with this number.
pub async fn find_by_number(connection: &mut Connection, number: &str) -> Result<Option<AgreementRow>> {
    const SQL: &str = select_agreement!("WHERE agreements.number = $1");
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(number))
}

/// Those of some numbers that agreements have.
pub async fn list_numbers_among(connection: &mut Connection, numbers: &[&str]) -> Result<Vec<String>> {
    let found: Vec<(String,)> =
        select_among!(connection, "SELECT number FROM agreements WHERE number", numbers, " ORDER BY number");
    Ok(found.into_iter().map(|(number,)| number).collect())
}

/// The agreement with this id.
pub async fn find(connection: &mut Connection, id: &str) -> Result<Option<AgreementRow>> {
    const SQL: &str = select_agreement!("WHERE agreements.id = $1");
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(id))
}

/// The agreements in which a user holds a role.
pub async fn list_of_user(connection: &mut Connection, user_id: &str) -> Result<Vec<AgreementRow>> {
    const SQL: &str = select_agreement!(
        "WHERE agreements.id IN (SELECT agreement_id FROM role_assignments WHERE user_id = $1)
        ORDER BY agreements.number"
    );
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(user_id))
}

/// Creates or updates an agreement.
pub async fn save(tx: &mut Transaction, row: &AgreementRow) -> Result<()> {
    const SQL: &str = "INSERT INTO agreements (id, number, organization_id, programme, signed_on, status,
            signatory_name, signatory_email, digest, ends_on)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (id) DO UPDATE SET organization_id = $3, programme = $4, signed_on = $5, status = $6,
            signatory_name = $7, signatory_email = $8, digest = $9, ends_on = $10";
    run!(
        tx,
        execute,
        sqlx::query(SQL)
            .bind(&row.id)
            .bind(&row.number)
            .bind(&row.organization_id)
            .bind(&row.programme)
            .bind(&row.signed_on)
            .bind(row.status)
            .bind(&row.signatory_name)
            .bind(&row.signatory_email)
            .bind(&row.digest)
            .bind(&row.ends_on)
    )
    .map(drop)
}

/// The purchasing accounts of an agreement, the lead one first.
pub async fn list_accounts(connection: &mut Connection, agreement_id: &str) -> Result<Vec<PurchasingAccountRow>> {
    const SQL: &str = select!(purchasing_accounts, "WHERE agreement_id = $1 ORDER BY is_lead DESC, number");
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(agreement_id))
}

/// The purchasing account with this id.
pub async fn find_account(connection: &mut Connection, id: &str) -> Result<Option<PurchasingAccountRow>> {
    const SQL: &str = select!(purchasing_accounts, "WHERE id = $1");
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(id))
}

/// Lets no purchasing account of an agreement lead but the one with this number; others may not be saved as leading before.
pub async fn end_other_leads(tx: &mut Transaction, agreement_id: &str, number: &str) -> Result<()> {
    const SQL: &str = "UPDATE purchasing_accounts SET is_lead = FALSE, version = version + 1
        WHERE agreement_id = $1 AND is_lead AND number <> $2";
    run!(tx, execute, sqlx::query(SQL).bind(agreement_id).bind(number)).map(drop)
}

/// Creates or updates a purchasing account.
pub async fn save_account(tx: &mut Transaction, row: &PurchasingAccountRow) -> Result<()> {
    const SQL: &str = "INSERT INTO purchasing_accounts (id, agreement_id, number, name, sector, is_lead,
            administrator_email, administrator_email_key, administrator_first_name, administrator_last_name,
            administrator_language, administrator_country, offer_ends_on)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        ON CONFLICT (id) DO UPDATE SET name = $4, sector = $5, is_lead = $6, administrator_email = $7,
            administrator_email_key = $8, administrator_first_name = $9, administrator_last_name = $10,
            administrator_language = $11, administrator_country = $12, offer_ends_on = $13,
            version = purchasing_accounts.version + 1";
    run!(
        tx,
        execute,
        sqlx::query(SQL)
            .bind(&row.id)
            .bind(&row.agreement_id)
            .bind(&row.number)
            .bind(&row.name)
            .bind(row.sector)
            .bind(row.is_lead)
            .bind(&row.administrator_email)
            .bind(&row.administrator_email_key)
            .bind(&row.administrator_first_name)
            .bind(&row.administrator_last_name)
            .bind(row.administrator_language)
            .bind(&row.administrator_country)
            .bind(&row.offer_ends_on)
    )
    .map(drop)
}

/// Marks a purchasing account as being changed, so that workflows on its roles run one after another.
pub async fn lock_account(tx: &mut Transaction, id: &str) -> Result<()> {
    const SQL: &str = "UPDATE purchasing_accounts SET version = version + 1 WHERE id = $1";
    run!(tx, execute, sqlx::query(SQL).bind(id)).map(drop)
}

/// Locks purchasing accounts, always in one order.
pub async fn lock_accounts(tx: &mut Transaction, mut ids: Vec<&str>) -> Result<()> {
    ids.sort_unstable();
    ids.dedup();
    for id in ids {
        lock_account(tx, id).await?;
    }
    Ok(())
}

/// A purchasing account with its agreement and organization.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ScopeRow {
    /// Id of the agreement.
    pub agreement_id: String,
    /// Number of the agreement.
    pub agreement_number: String,
    /// Where the agreement stands.
    pub agreement_status: AgreementStatus,
    /// Id of the organization.
    pub organization_id: String,
    /// Name of the organization.
    pub organization_name: String,
    /// Id of the purchasing account.
    pub account_id: String,
    /// Number of the purchasing account.
    pub account_number: String,
    /// Name of the purchasing account in the register.
    pub account_name: String,
    /// What the customer calls the purchasing account; none for the register's name.
    pub account_label: Option<String>,
    /// The address of the administrator whom the register names.
    pub administrator_email_key: String,
}

impl ScopeRow {
    /// The purchasing account as a scope.
    #[must_use]
    pub fn scope(&self) -> Scope {
        Scope { agreement_id: self.agreement_id.clone(), account_id: Some(self.account_id.clone()) }
    }

    /// What people call the purchasing account: the customer's label, or else the register's name.
    #[must_use]
    pub fn shown_name(&self) -> &str {
        self.account_label.as_deref().unwrap_or(&self.account_name)
    }

    /// What people call the purchasing account, and its number.
    #[must_use]
    pub fn title(&self) -> String {
        format!("{} · {}", self.shown_name(), self.account_number)
    }
}

/// Selects purchasing accounts with agreement and organization, the lead ones first: `select_scope!("WHERE …")`.
macro_rules! select_scope {
    ($condition:literal) => {
        select_scope!(
            $condition,
            " ORDER BY agreements.number, purchasing_accounts.is_lead DESC, purchasing_accounts.number"
        )
    };
    ($condition:literal, $order:literal) => {
        concat!(
            "SELECT agreements.id AS agreement_id, agreements.number AS agreement_number,
                agreements.status AS agreement_status,
                organizations.id AS organization_id, organizations.name AS organization_name,
                purchasing_accounts.id AS account_id, purchasing_accounts.number AS account_number,
                purchasing_accounts.name AS account_name, account_details.label AS account_label,
                purchasing_accounts.administrator_email_key
            FROM purchasing_accounts
            LEFT JOIN account_details ON account_details.purchasing_account_id = purchasing_accounts.id
            JOIN agreements ON agreements.id = purchasing_accounts.agreement_id
            JOIN organizations ON organizations.id = agreements.organization_id ",
            $condition,
            $order
        )
    };
}
pub(in crate::server::db) use select_scope;

/// Some purchasing accounts, and the last day of the agreement of each.
pub async fn list_accounts_with_ends(
    connection: &mut Connection,
    account_ids: &[&str],
) -> Result<Vec<(ScopeRow, Option<String>)>> {
    let accounts: Vec<ScopeRow> =
        select_among!(connection, select_scope!("WHERE purchasing_accounts.id", ""), account_ids, "");
    let ends: Vec<(String, Option<String>)> = select_among!(
        connection,
        "SELECT purchasing_accounts.id, agreements.ends_on FROM purchasing_accounts
        JOIN agreements ON agreements.id = purchasing_accounts.agreement_id WHERE purchasing_accounts.id",
        account_ids,
        ""
    );
    let mut ends: BTreeMap<String, Option<String>> = ends.into_iter().collect();
    let with_end = |account: ScopeRow| {
        let end = ends.remove(&account.account_id).flatten();
        (account, end)
    };
    Ok(accounts.into_iter().map(with_end).collect())
}

/// When what a purchasing account may do ends.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct EndsRow {
    /// The purchasing account.
    pub account_id: String,
    /// The last day of its agreement, `YYYY-MM-DD`; none for no end.
    pub ends_on: Option<String>,
    /// The last day on which it may buy.
    pub offer_ends_on: Option<String>,
}

/// When the agreements of some purchasing accounts, and what they may buy, end.
pub async fn list_ends(connection: &mut Connection, account_ids: &[&str]) -> Result<Vec<EndsRow>> {
    Ok(select_among!(
        connection,
        "SELECT purchasing_accounts.id AS account_id, agreements.ends_on, purchasing_accounts.offer_ends_on
        FROM purchasing_accounts JOIN agreements ON agreements.id = purchasing_accounts.agreement_id
        WHERE purchasing_accounts.id",
        account_ids,
        ""
    ))
}

/// The purchasing accounts of every agreement in which a user holds a role, the lead ones first.
pub async fn list_scopes(connection: &mut Connection, user_id: &str) -> Result<Vec<ScopeRow>> {
    const SQL: &str = select_scope!(
        "WHERE agreements.id IN (
            SELECT agreement_id FROM role_assignments WHERE user_id = $1 AND suspended_at IS NULL)"
    );
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(user_id))
}

/// The purchasing account with this number, of the agreement with that one.
pub async fn find_scope(connection: &mut Connection, agreement: &str, account: &str) -> Result<Option<ScopeRow>> {
    const SQL: &str = select_scope!("WHERE agreements.number = $1 AND purchasing_accounts.number = $2");
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(agreement).bind(account))
}

/// The purchasing account with this id.
pub async fn find_scope_of_account(connection: &mut Connection, account_id: &str) -> Result<Option<ScopeRow>> {
    const SQL: &str = select_scope!("WHERE purchasing_accounts.id = $1");
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(account_id))
}

/// The ids of the agreements and purchasing accounts for which the register names an address as it is compared, and as
/// people read it.
pub async fn list_naming(connection: &mut Connection, email_key: &str, readable: &str) -> Result<Vec<String>> {
    const SQL: &str = "SELECT id FROM purchasing_accounts WHERE administrator_email_key = $1
        UNION SELECT id FROM agreements WHERE lower(signatory_email) IN ($1, $2)";
    run!(connection, fetch_all, sqlx::query_scalar(SQL).bind(email_key).bind(readable))
}
