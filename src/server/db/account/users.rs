//! Users.

use crate::domain::{language::Language, moment::Moment, person::full_name};
use crate::server::db::{
    Connection, Result, Transaction,
    bulk::{insert_rows, select_among},
    columns::select,
    run,
};

/// A user as stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct UserRow {
    /// Id.
    pub id: String,
    /// Address as entered.
    pub email: String,
    /// Address as compared.
    pub email_key: String,
    /// First name.
    pub first_name: String,
    /// Last name, may be empty.
    pub last_name: String,
    /// The language of pages and mails.
    pub language: Language,
    /// Country code.
    pub country: String,
    /// PHC string; none while the password is disabled.
    pub password_hash: Option<String>,
    /// False while deactivated.
    pub is_active: bool,
    /// When the account was made.
    pub created_at: Moment,
    /// When the person signed in last.
    pub last_sign_in_at: Option<Moment>,
    /// When the person first looked at the own profile.
    pub saw_profile_at: Option<Moment>,
    /// When the person first looked at the guide to the roles.
    pub saw_roles_at: Option<Moment>,
}

impl UserRow {
    /// The name as shown.
    #[must_use]
    pub fn name(&self) -> String {
        full_name(&self.first_name, &self.last_name)
    }
}

/// What a new user is made of.
#[derive(Clone, Copy, Debug)]
pub struct NewUser<'a> {
    /// Id.
    pub id: &'a str,
    /// Address as entered.
    pub email: &'a str,
    /// Address as compared.
    pub email_key: &'a str,
    /// First name.
    pub first_name: &'a str,
    /// Last name, may be empty.
    pub last_name: &'a str,
    /// Language.
    pub language: Language,
    /// Country code.
    pub country: &'a str,
    /// PHC string.
    pub password_hash: &'a str,
    /// The accepted version of the terms.
    pub terms_version: Option<&'a str>,
}

/// Creates users and gives how many were: not those whose address has an account already.
pub async fn create(tx: &mut Transaction, users: &[NewUser<'_>], now: Moment) -> Result<u64> {
    Ok(insert_rows!(
        tx,
        "INSERT INTO users (id, email, email_key, first_name, last_name, language, country, password_hash, is_active,
            terms_version, terms_accepted_at, created_at, last_sign_in_at) ",
        users,
        |user| [
            user.id,
            user.email,
            user.email_key,
            user.first_name,
            user.last_name,
            user.language,
            user.country,
            user.password_hash,
            true,
            user.terms_version,
            user.terms_version.map(|_| now),
            now,
            now,
        ],
        " ON CONFLICT (email_key) DO NOTHING"
    ))
}

/// The user with this address.
pub async fn find_by_email(connection: &mut Connection, email_key: &str) -> Result<Option<UserRow>> {
    run!(connection, fetch_optional, sqlx::query_as(select!(users, "WHERE email_key = $1")).bind(email_key))
}

/// The users with these ids.
pub async fn list(connection: &mut Connection, ids: &[&str]) -> Result<Vec<UserRow>> {
    Ok(select_among!(connection, select!(users, "WHERE id"), ids, ""))
}

/// The users with one of these addresses.
pub async fn list_by_emails(connection: &mut Connection, email_keys: &[&str]) -> Result<Vec<UserRow>> {
    Ok(select_among!(connection, select!(users, "WHERE email_key"), email_keys, ""))
}

/// Lets changes of these people's roles, and by them, take turns until the transaction ends.
pub async fn lock(tx: &mut Transaction, mut ids: Vec<&str>) -> Result<()> {
    // Always in one order, so that two who lock the same people do not wait for each other.
    ids.sort_unstable();
    ids.dedup();
    for id in ids {
        run!(tx, execute, sqlx::query("UPDATE users SET is_active = is_active WHERE id = $1").bind(id))?;
    }
    Ok(())
}

/// The user with this id.
pub async fn find(connection: &mut Connection, id: &str) -> Result<Option<UserRow>> {
    run!(connection, fetch_optional, sqlx::query_as(select!(users, "WHERE id = $1")).bind(id))
}

/// Notes a sign-in.
pub async fn set_signed_in(tx: &mut Transaction, id: &str, now: Moment) -> Result<()> {
    const SQL: &str = "UPDATE users SET last_sign_in_at = $2 WHERE id = $1";
    run!(tx, execute, sqlx::query(SQL).bind(id).bind(now)).map(drop)
}

/// Sets the password.
pub async fn set_password(tx: &mut Transaction, id: &str, hash: &str) -> Result<()> {
    const SQL: &str = "UPDATE users SET password_hash = $2 WHERE id = $1";
    run!(tx, execute, sqlx::query(SQL).bind(id).bind(hash)).map(drop)
}

/// Replaces the hash that was read, by one with newer parameters or by none, which disables the password; false when
/// there was none, or when it has changed meanwhile.
pub async fn replace_hash(tx: &mut Transaction, user: &UserRow, new: Option<&str>) -> Result<bool> {
    const SQL: &str = "UPDATE users SET password_hash = $3 WHERE id = $1 AND password_hash = $2";
    Ok(run!(tx, execute, sqlx::query(SQL).bind(&user.id).bind(user.password_hash.as_deref()).bind(new))? == 1)
}

/// Sets names, language and country.
pub async fn set_profile(
    tx: &mut Transaction,
    id: &str,
    first_name: &str,
    last_name: &str,
    language: Language,
    country: &str,
) -> Result<()> {
    const SQL: &str = "UPDATE users SET first_name = $2, last_name = $3, language = $4, country = $5 WHERE id = $1";
    run!(tx, execute, sqlx::query(SQL).bind(id).bind(first_name).bind(last_name).bind(language).bind(country)).map(drop)
}

/// Notes the first look at the own profile.
pub async fn set_saw_profile(tx: &mut Transaction, id: &str, now: Moment) -> Result<()> {
    const SQL: &str = "UPDATE users SET saw_profile_at = $2 WHERE id = $1 AND saw_profile_at IS NULL";
    run!(tx, execute, sqlx::query(SQL).bind(id).bind(now)).map(drop)
}

/// Notes the first look at the guide to the roles.
pub async fn set_saw_roles(tx: &mut Transaction, id: &str, now: Moment) -> Result<()> {
    const SQL: &str = "UPDATE users SET saw_roles_at = $2 WHERE id = $1 AND saw_roles_at IS NULL";
    run!(tx, execute, sqlx::query(SQL).bind(id).bind(now)).map(drop)
}

/// Activates or deactivates; false when it was so already.
pub async fn set_active(tx: &mut Transaction, id: &str, active: bool) -> Result<bool> {
    const SQL: &str = "UPDATE users SET is_active = $2 WHERE id = $1 AND is_active <> $2";
    Ok(run!(tx, execute, sqlx::query(SQL).bind(id).bind(active))? == 1)
}
