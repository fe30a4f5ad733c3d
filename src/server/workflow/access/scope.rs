//! Choosing the purchasing account to work in.

use crate::server::workflow::own_path;
use crate::{
    api::{ApiError, scope::ChooseScope},
    paths,
    server::{context::Context, db, failure::Outcome},
};

/// What an address says about another choice than the new one: the scope, a place in its list.
const STALE: [&str; 7] = ["scope", "account", "after", "before", "name", "older", "newer"];

/// Sets the purchasing account of the session, or all with an empty id; gives the path to go back to.
pub async fn choose(context: &Context, input: &ChooseScope) -> Outcome<String> {
    let session = context.session.as_ref().filter(|session| session.is_alive).ok_or(ApiError::Unauthenticated)?;
    let account = Some(input.scope.as_str()).filter(|id| !id.is_empty());
    if account.is_some_and(|id| session.accounts.iter().all(|one| one.account_id != id)) {
        return Err(ApiError::NotFound.into());
    }
    let mut tx = context.write().await?;
    db::sessions::set_account(&mut tx, &session.token_hash, account).await?;
    tx.commit().await?;
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
        let path = "/account/access?search=a%26b&scope=1&account=2&after=x%40y&name=z&sort=-name";
        assert_eq!(without_stale(path), "/account/access?search=a%26b&sort=-name");
    }
}
