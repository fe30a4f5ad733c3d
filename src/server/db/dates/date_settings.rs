//! Which reminders people want.

use crate::{
    domain::ending::EndingKind,
    server::db::{Connection, Result, Transaction, run},
};

/// Which reminders a person wants.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DateSettings {
    /// Whether they want any.
    pub is_on: bool,
    /// Of what they want none.
    pub muted: Vec<EndingKind>,
}

impl Default for DateSettings {
    fn default() -> Self {
        Self { is_on: true, muted: Vec::new() }
    }
}

impl DateSettings {
    /// Whether they want to be reminded of something of a kind.
    #[must_use]
    pub fn wants(&self, kind: EndingKind) -> bool {
        self.is_on && !self.muted.contains(&kind)
    }
}

/// What a person has chosen, or what holds where they have chosen nothing.
pub async fn find(connection: &mut Connection, user_id: &str) -> Result<DateSettings> {
    const SQL: &str = "SELECT is_on, muted FROM reminder_settings WHERE user_id = $1";
    let row: Option<(bool, String)> = run!(connection, fetch_optional, sqlx::query_as(SQL).bind(user_id))?;
    let settings = |(is_on, muted): (bool, String)| DateSettings {
        is_on,
        muted: muted.split(' ').filter_map(EndingKind::from_code).collect(),
    };
    Ok(row.map(settings).unwrap_or_default())
}

/// Writes down what a person has chosen.
pub async fn save(tx: &mut Transaction, user_id: &str, settings: &DateSettings) -> Result<()> {
    const SQL: &str = "INSERT INTO reminder_settings (user_id, is_on, muted) VALUES ($1, $2, $3)
        ON CONFLICT (user_id) DO UPDATE SET is_on = $2, muted = $3";
    let muted: String = settings.muted.iter().flat_map(|kind| [" ", kind.code(), " "]).collect();
    run!(tx, execute, sqlx::query(SQL).bind(user_id).bind(settings.is_on).bind(muted)).map(drop)
}
