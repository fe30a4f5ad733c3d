//! Choosing the purchasing account to work in.

use super::{own_path, people::NamedScope};
use crate::{
    api::{ApiError, scope::ChooseScope},
    paths,
    server::{access::Actor, context::Context, db, failure::Outcome},
};

/// What a page about a scope shows.
#[derive(Clone, Debug)]
pub enum Answer<T> {
    /// What was asked for.
    Here(T),
    /// The actor's roles do not open the page there, but in these scopes.
    Elsewhere(Vec<NamedScope>),
}

/// Those of the scopes that are to be shown: the one that the address asks for, or that the person works in, or all.
/// An error holds all of them again: the wanted one is none of them.
pub fn narrow(
    actor: &Actor,
    mut scopes: Vec<NamedScope>,
    asked: Option<&str>,
) -> Result<Vec<NamedScope>, Vec<NamedScope>> {
    let account = actor.account().map(|account| account.account_id.as_str());
    let Some(wanted) = asked.or(account) else { return Ok(scopes) };
    match scopes.iter().position(|one| one.scope.id() == wanted) {
        Some(place) => Ok(vec![scopes.swap_remove(place)]),
        None => Err(scopes),
    }
}

/// What an address says about another choice than the new one: the scope, a place in its list, a notice.
const STALE: [&str; 8] = ["scope", "account", "after", "before", "name", "older", "newer", "notice"];

/// Sets the purchasing account of the session, or all with an empty id; gives the path to go back to.
pub async fn choose(context: &Context, input: &ChooseScope) -> Outcome<String> {
    let session = context.session.as_ref().filter(|session| session.is_alive).ok_or(ApiError::Unauthenticated)?;
    let account = Some(input.scope.as_str()).filter(|id| !id.is_empty());
    if account.is_some_and(|id| session.accounts.iter().all(|one| one.account_id != id)) {
        return Err(ApiError::NotFound.into());
    }
    let mut connection = context.write().await?;
    db::sessions::set_account(&mut connection, &session.token_hash, account).await?;
    connection.commit().await?;
    Ok(without_stale(&own_path(&input.return_to, paths::HOME)))
}

fn without_stale(path: &str) -> String {
    let Some((path, query)) = path.split_once('?') else { return path.to_owned() };
    let kept: Vec<&str> =
        query.split('&').filter(|pair| !STALE.contains(&pair.split('=').next().unwrap_or_default())).collect();
    if kept.is_empty() { path.to_owned() } else { format!("{path}?{}", kept.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::without_stale;

    #[test]
    fn the_way_back_forgets_the_former_choice() {
        assert_eq!(without_stale("/home"), "/home");
        assert_eq!(without_stale("/account/access?scope=1"), "/account/access");
        let path = "/account/access?search=a%26b&scope=1&account=2&after=x%40y&name=z&sort=-name&notice=cancelled";
        assert_eq!(without_stale(path), "/account/access?search=a%26b&sort=-name");
    }
}
