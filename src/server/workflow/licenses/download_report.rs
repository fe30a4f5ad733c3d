//! *Who has downloaded what*.

use crate::{
    domain::access::Permission,
    server::{
        access::{Actor, authorize},
        context::Context,
        db::{self, Connection, software::DownloadRow},
        failure::Outcome,
        workflow::{
            person::names_of,
            scopes::{NamedScope, Scoped, select_accounts},
        },
    },
};
use std::cmp::Reverse;

/// Downloads that the page shows.
pub const MOST_REPORTED: usize = 200;
/// Downloads of a file of the report that are read together.
const BATCH: usize = 500;

/// A download with the name of the person.
#[derive(Clone, Debug)]
pub struct NamedDownload {
    /// The download.
    pub row: DownloadRow,
    /// Who.
    pub name: String,
}

/// Whose downloads a report has.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Whose {
    /// Those of everyone.
    Everyone,
    /// Those of everyone in some purchasing accounts, the actor's own in the others.
    Mixed,
    /// The actor's own.
    Own,
}

/// Who downloaded what.
#[derive(Clone, Debug)]
pub struct DownloadReport {
    /// The purchasing accounts.
    pub scopes: Vec<NamedScope>,
    /// The latest downloads.
    pub downloads: Vec<NamedDownload>,
    /// Whose they are.
    pub whose: Whose,
}

/// The latest downloads: of everyone where the actor sees the people, elsewhere the actor's own.
pub async fn report(context: &Context, account: Option<&str>) -> Outcome<Scoped<DownloadReport>> {
    let actor = authorize(context, Permission::DownloadSoftware)?;
    let mut connection = context.read().await?;
    let scopes = match select_accounts(&mut connection, &actor, Permission::DownloadSoftware, account).await? {
        Scoped::Allowed(scopes) => scopes,
        Scoped::NotHere(scopes) => return Ok(Scoped::NotHere(scopes)),
    };
    let mut rows = Vec::new();
    for scope in &scopes {
        rows.append(&mut list(&mut connection, &actor, scope, None, MOST_REPORTED).await?);
    }
    rows.sort_by_cached_key(|row| Reverse((row.at, row.file_id.clone(), row.user_id.clone())));
    rows.truncate(MOST_REPORTED);
    let downloads = named(&mut connection, rows).await?;
    let whose = whose(&actor, &scopes);
    Ok(Scoped::Allowed(DownloadReport { scopes, downloads, whose }))
}

fn sees_people(actor: &Actor, scope: &NamedScope) -> bool {
    actor.can_in(Permission::ViewUsers, &scope.scope)
}

fn whose(actor: &Actor, scopes: &[NamedScope]) -> Whose {
    match scopes.iter().filter(|scope| sees_people(actor, scope)).count() {
        0 => Whose::Own,
        seen if seen == scopes.len() => Whose::Everyone,
        _ => Whose::Mixed,
    }
}

/// The latest downloads of a purchasing account that the actor sees, after one of them.
async fn list(
    connection: &mut Connection,
    actor: &Actor,
    scope: &NamedScope,
    after: Option<&DownloadRow>,
    most: usize,
) -> Outcome<Vec<DownloadRow>> {
    let own = (!sees_people(actor, scope)).then_some(actor.user().id.as_str());
    let limit = i64::try_from(most).unwrap_or(i64::MAX);
    Ok(db::software::list_downloads(connection, scope.scope.id(), own, after, limit).await?)
}

async fn named(connection: &mut Connection, rows: Vec<DownloadRow>) -> Outcome<Vec<NamedDownload>> {
    let names = names_of(connection, rows.iter().map(|row| row.user_id.as_str())).await?;
    let with_name =
        |row: DownloadRow| NamedDownload { name: names.get(&row.user_id).cloned().unwrap_or_default(), row };
    Ok(rows.into_iter().map(with_name).collect())
}

/// All downloads of a report, for a file: one purchasing account after the other, in each the latest first. Each batch is
/// read by itself.
pub struct DownloadExport {
    context: Context,
    /// The place of the purchasing account that is read next.
    place: usize,
    /// The download that was read last of it.
    after: Option<DownloadRow>,
    /// The purchasing accounts.
    pub scopes: Vec<NamedScope>,
    /// Whose downloads they are.
    pub whose: Whose,
}

/// Begins a file of the report.
pub async fn export(context: &Context, account: Option<&str>) -> Outcome<DownloadExport> {
    let actor = authorize(context, Permission::DownloadSoftware)?;
    let mut connection = context.read().await?;
    let selected = select_accounts(&mut connection, &actor, Permission::DownloadSoftware, account).await?;
    let scopes = selected.or_not_found()?;
    Ok(DownloadExport { context: context.clone(), place: 0, after: None, whose: whose(&actor, &scopes), scopes })
}

impl DownloadExport {
    /// The next downloads; none after the last.
    pub async fn next(&mut self) -> Outcome<Vec<NamedDownload>> {
        let actor = authorize(&self.context, Permission::DownloadSoftware)?;
        let mut connection = self.context.read().await?;
        while let Some(scope) = self.scopes.get(self.place) {
            let rows = list(&mut connection, &actor, scope, self.after.as_ref(), BATCH).await?;
            self.after = rows.last().filter(|_| rows.len() == BATCH).cloned();
            self.place += usize::from(self.after.is_none());
            if !rows.is_empty() {
                return named(&mut connection, rows).await;
            }
        }
        Ok(Vec::new())
    }
}
