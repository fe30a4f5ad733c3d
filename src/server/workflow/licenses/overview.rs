//! What the home page says of what was bought: each number is that of the page behind it.

use super::{
    license_details::count,
    orders::latest,
    purchases::Purchases,
    reports::{Window, endings},
};
use crate::{
    domain::{access::Permission, license::sum},
    server::{
        access::Actor,
        context::Context,
        db::{Connection, orders::ListedOrder},
        failure::Outcome,
        workflow::scopes::Scoped,
    },
};

/// Orders that the home page lists.
const LATEST: usize = 3;

/// What the home page says.
#[derive(Clone, Debug)]
pub struct Overview {
    /// Whose purchases they are.
    pub purchases: Purchases,
    /// The purchasing account, if only one was chosen.
    pub account: Option<String>,
    /// Licenses that can be used today.
    pub licenses: i64,
    /// What ends in the next ninety days.
    pub endings: usize,
    /// The latest orders.
    pub latest: Vec<ListedOrder>,
}

/// What was bought, in short; none for who may not view it, or where nothing was bought.
pub async fn load(connection: &mut Connection, context: &Context, actor: &Actor) -> Outcome<Option<Overview>> {
    if !actor.can(Permission::ViewOrders) {
        return Ok(None);
    }
    let Scoped::Allowed(purchases) = Purchases::select(connection, context, None).await? else { return Ok(None) };
    let latest = latest(connection, &purchases.buyers, LATEST).await?;
    if latest.is_empty() {
        return Ok(None);
    }
    let today = context.today();
    let licenses = count(connection, &purchases.buyers, &today.to_string()).await?;
    let licenses = sum(licenses.iter().map(|license| license.quantities.current));
    let endings = endings(connection, actor, &purchases, Window::default(), today).await?.len();
    let account = actor.account().map(|account| account.account_id.clone());
    Ok(Some(Overview { purchases, account, licenses, endings, latest }))
}
