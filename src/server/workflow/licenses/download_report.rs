//! *Who has downloaded what*.

use crate::{
    domain::access::Permission,
    server::{
        access::authorize,
        context::Context,
        db::{self, Connection, software::DownloadRow},
        failure::Outcome,
        workflow::{
            person::names_of,
            scopes::{NamedScope, Scoped, select_scopes, visible_accounts},
        },
    },
};
use std::cmp::Reverse;

/// Downloads of the report.
pub const MOST_REPORTED: usize = 200;

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
    Some,
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
    let all = visible_accounts(&mut connection, &actor, Permission::DownloadSoftware).await?;
    let scopes = match select_scopes(&actor, all, account) {
        Ok(scopes) => scopes,
        Err(scopes) => return Ok(Scoped::NotHere(scopes)),
    };
    let limit = i64::try_from(MOST_REPORTED).unwrap_or(i64::MAX);
    let (mut rows, mut seen) = (Vec::new(), 0);
    for scope in &scopes {
        let sees_people = actor.can_in(Permission::ViewUsers, &scope.scope);
        seen += usize::from(sees_people);
        let whose = (!sees_people).then_some(actor.user().id.as_str());
        rows.append(&mut db::software::list_downloads(&mut connection, scope.scope.id(), whose, limit).await?);
    }
    rows.sort_by_cached_key(|row| (Reverse(row.at), row.file_id.clone(), row.user_id.clone()));
    rows.truncate(MOST_REPORTED);
    let downloads = named(&mut connection, rows).await?;
    let whose = match seen {
        0 => Whose::Own,
        seen if seen == scopes.len() => Whose::Everyone,
        _ => Whose::Some,
    };
    Ok(Scoped::Allowed(DownloadReport { scopes, downloads, whose }))
}

async fn named(connection: &mut Connection, rows: Vec<DownloadRow>) -> Outcome<Vec<NamedDownload>> {
    let names = names_of(connection, rows.iter().map(|row| row.user_id.as_str())).await?;
    let with_name =
        |row: DownloadRow| NamedDownload { name: names.get(&row.user_id).cloned().unwrap_or_default(), row };
    Ok(rows.into_iter().map(with_name).collect())
}
