//! Whose purchases a page shows: those of the purchasing account in the address, of the chosen one, or of all that the actor
//! may view. Whoever may view the lead purchasing account's also views those of the others (addition 20).

use crate::{
    api::ApiError,
    domain::{access::Permission, register::RecordKind},
    server::{
        access::{Actor, authorize},
        context::Context,
        db::{self, Buyer, Connection, imports::ImportRow},
        failure::Outcome,
        workflow::scopes::{NamedScope, Scoped, select_accounts, visible_accounts},
    },
};

/// Whose purchases a page shows.
#[derive(Clone, Debug)]
pub struct Purchases {
    /// The purchasing accounts.
    pub scopes: Vec<NamedScope>,
    /// The same as they are looked up.
    pub buyers: Vec<Buyer>,
    /// The import whose orders the page shows; none before the first.
    pub import: Option<ImportRow>,
}

impl Purchases {
    /// Works on the purchases that the actor sees. `asked` is the purchasing account in the address.
    pub async fn of<T>(
        context: &Context,
        asked: Option<&str>,
        work: impl AsyncFnOnce(&mut Connection, Self) -> Outcome<T>,
    ) -> Outcome<Scoped<T>> {
        let mut connection = context.read().await?;
        match Self::select(&mut connection, context, asked).await? {
            Scoped::Allowed(purchases) => Ok(Scoped::Allowed(work(&mut connection, purchases).await?)),
            Scoped::NotHere(scopes) => Ok(Scoped::NotHere(scopes)),
        }
    }

    /// Looks up whose purchases the actor sees. `asked` is the purchasing account in the address.
    pub async fn select(connection: &mut Connection, context: &Context, asked: Option<&str>) -> Outcome<Scoped<Self>> {
        let actor = authorize(context, Permission::ViewOrders)?;
        let scopes = match select_accounts(connection, &actor, Permission::ViewOrders, asked).await? {
            Scoped::Allowed(scopes) => scopes,
            Scoped::NotHere(scopes) => return Ok(Scoped::NotHere(scopes)),
        };
        let import = db::imports::find_newest(connection, RecordKind::Orders).await?;
        Ok(Scoped::Allowed(Self { buyers: buyers(&actor, &scopes), scopes, import }))
    }

    /// Whether a page has to say which purchasing account something is of.
    #[must_use]
    pub const fn has_several(&self) -> bool {
        self.scopes.len() > 1
    }

    /// The purchasing account with this id, if it is one of those.
    #[must_use]
    pub fn scope(&self, account_id: &str) -> Option<&NamedScope> {
        self.scopes.iter().find(|scope| scope.scope.id() == account_id)
    }
}

/// The purchasing accounts whose purchases the actor may view.
pub async fn visible(connection: &mut Connection, actor: &Actor) -> Outcome<Vec<NamedScope>> {
    visible_accounts(connection, actor, Permission::ViewOrders).await
}

/// An agreement stands for all its purchasing accounts, if the actor views them all and all are shown.
pub fn buyers(actor: &Actor, scopes: &[NamedScope]) -> Vec<Buyer> {
    let mut buyers: Vec<Buyer> = Vec::new();
    for scope in scopes {
        let agreement_id = &scope.scope.agreement_id;
        let buyer = if scopes.len() > 1 && actor.rights().oversees(agreement_id) {
            Buyer::Agreement(agreement_id.clone())
        } else {
            Buyer::Account(scope.scope.id().to_owned())
        };
        if buyers.last() != Some(&buyer) {
            buyers.push(buyer);
        }
    }
    buyers
}

/// Refuses what belongs to a purchasing account whose purchases the actor may not view, like what does not exist.
pub async fn assert_visible(connection: &mut Connection, actor: &Actor, account_id: &str) -> Outcome<()> {
    let scopes = visible(connection, actor).await?;
    if scopes.iter().any(|scope| scope.scope.id() == account_id) { Ok(()) } else { Err(ApiError::NotFound.into()) }
}
