//! An agreement: what the register says of it, what the customer wrote down about its purchasing accounts, what these
//! bought, and what changed.

pub use super::history::RegisterChange;
use super::{
    agreement_list::roles_in,
    editing::{self, AccountDetails},
    history,
};
use crate::{
    api::ApiError,
    domain::{
        access::{Permission, Role},
        account_details::is_editable,
        agreement::AgreementStatus,
        license::sum,
        paging::Counted,
        register::RecordKind,
    },
    server::{
        access::{Actor, authorize},
        context::Context,
        db::{
            self, Connection,
            agreements::{AgreementRow, PurchasingAccountRow},
            contacts::ContactRow,
            imports::ImportRow,
            orders::OrderFilter,
            organizations::PartnerRow,
        },
        failure::Outcome,
        workflow::{
            license_details, orders,
            purchases::{self, buyers},
            scopes::{NamedScope, visible_accounts},
        },
    },
};
use std::collections::BTreeSet;

/// Purchasing accounts whose purchases are counted.
pub const MOST_COUNTED: usize = 50;

/// What was bought, in numbers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Bought {
    /// Orders, as far as they are counted.
    pub orders: Counted,
    /// Licenses that count today.
    pub licenses: i64,
}

impl Bought {
    fn plus(self, other: Self) -> Self {
        Self { orders: self.orders.plus(other.orders), licenses: self.licenses.saturating_add(other.licenses) }
    }
}

/// What purchasing accounts of an agreement bought.
#[derive(Clone, Debug)]
pub struct BoughtByAccount {
    /// The first purchasing accounts whose purchases the actor may view.
    pub accounts: Vec<(NamedScope, Bought)>,
    /// Whether there are more.
    pub is_cut: bool,
    /// All of it, where the lists of orders and licenses show exactly that.
    pub total: Option<Bought>,
    /// The import whose orders are counted; none before the first.
    pub import: Option<ImportRow>,
}

/// Purchasing accounts of a page of what the customer wrote down.
pub const DETAILS_PAGE: usize = 24;

/// A page of what the customer wrote down about purchasing accounts.
#[derive(Clone, Debug, Default)]
pub struct OwnDetails {
    /// Purchasing accounts about which something is written down, in order.
    pub accounts: Vec<(PurchasingAccountRow, AccountDetails)>,
    /// The number of the purchasing account that the previous page begins with, if there is one.
    pub previous: Option<String>,
    /// The same of the next page.
    pub next: Option<String>,
}

/// An agreement.
#[derive(Clone, Debug)]
pub struct AgreementView {
    /// What the register says.
    pub row: AgreementRow,
    /// Its status today.
    pub status: AgreementStatus,
    /// The actor's roles in it.
    pub roles: Vec<Role>,
    /// The purchasing accounts that the actor may view, the lead one first.
    pub accounts: Vec<PurchasingAccountRow>,
    /// Whether there are others.
    pub has_others: bool,
    /// The ids of those about which the actor can write something down now.
    pub editable: BTreeSet<String>,
    /// What is written down about them.
    pub details: OwnDetails,
    /// Its partners.
    pub partners: Vec<PartnerRow>,
    /// Whom to write to about what.
    pub contacts: Vec<ContactRow>,
    /// What was bought; none if the actor may not view it.
    pub purchases: Option<BoughtByAccount>,
    /// What the register changed, newest first.
    pub history: Vec<RegisterChange>,
    /// Whether the actor may read in the audit trail who did what.
    pub has_trail: bool,
    /// The import whose agreements the page shows; none before the first.
    pub import: Option<ImportRow>,
}

/// An agreement, with what the customer wrote down from this purchasing account on. What the actor may not view does not
/// exist.
pub async fn view(context: &Context, id: &str, details_from: &str) -> Outcome<AgreementView> {
    let actor = authorize(context, Permission::ViewAgreements)?;
    let mut connection = context.read().await?;
    let mut scopes = visible_accounts(&mut connection, &actor, Permission::ViewAgreements).await?;
    scopes.retain(|scope| scope.scope.agreement_id == id);
    if scopes.is_empty() {
        return Err(ApiError::NotFound.into());
    }
    let row = db::agreements::find(&mut connection, id).await?.ok_or(ApiError::NotFound)?;
    let all = db::agreements::list_accounts(&mut connection, id).await?;
    let is_visible = |account: &PurchasingAccountRow| scopes.iter().any(|scope| scope.scope.id() == account.id);
    let (accounts, others): (Vec<_>, Vec<_>) = all.into_iter().partition(is_visible);
    let status = row.status_on(context.day());
    let may_edit = |one: &&NamedScope| is_editable(status) && actor.can_in(Permission::EditAgreements, &one.scope);
    Ok(AgreementView {
        status,
        editable: scopes.iter().filter(may_edit).map(|one| one.scope.id().to_owned()).collect(),
        details: own_details(&mut connection, id, &accounts, details_from).await?,
        roles: roles_in(&actor, id),
        accounts,
        has_others: !others.is_empty(),
        partners: db::organizations::list_partners(&mut connection, id).await?,
        contacts: db::contacts::list(&mut connection, id).await?,
        purchases: purchases_of(&mut connection, context, &actor, id).await?,
        history: history::list(&mut connection, &scopes).await?,
        has_trail: actor.can_in_agreement(Permission::ViewAuditTrail, id),
        import: db::imports::find_newest(&mut connection, RecordKind::Agreements).await?,
        row,
    })
}

/// A page of what is written down about some purchasing accounts of an agreement.
async fn own_details(
    connection: &mut Connection,
    agreement_id: &str,
    accounts: &[PurchasingAccountRow],
    from: &str,
) -> Outcome<OwnDetails> {
    let written = db::account_details::list_accounts(connection, agreement_id).await?;
    let written: BTreeSet<&str> = written.iter().map(String::as_str).collect();
    let own: Vec<&PurchasingAccountRow> = accounts.iter().filter(|one| written.contains(one.id.as_str())).collect();
    let start = own.iter().position(|one| one.number == from).unwrap_or_default();
    let shown: Vec<&PurchasingAccountRow> = own.iter().skip(start).take(DETAILS_PAGE).copied().collect();
    let ids: Vec<&str> = shown.iter().map(|one| one.id.as_str()).collect();
    let mut details = editing::list(connection, &ids).await?;
    let number = |place: usize| own.get(place).map(|one| one.number.clone());
    Ok(OwnDetails {
        accounts: shown.iter().filter_map(|one| Some(((*one).clone(), details.remove(&one.id)?))).collect(),
        previous: (start > 0).then(|| start.saturating_sub(DETAILS_PAGE)).and_then(number),
        next: number(start + DETAILS_PAGE),
    })
}

/// What the purchasing accounts of an agreement bought; none if the actor may view that of none of them.
async fn purchases_of(
    connection: &mut Connection,
    context: &Context,
    actor: &Actor,
    agreement_id: &str,
) -> Outcome<Option<BoughtByAccount>> {
    let visible = purchases::visible(connection, actor).await?;
    let own: Vec<NamedScope> = visible.iter().filter(|one| one.scope.agreement_id == agreement_id).cloned().collect();
    if own.is_empty() {
        return Ok(None);
    }
    let is_cut = own.len() > MOST_COUNTED;
    let mut accounts = Vec::new();
    for scope in own.iter().take(MOST_COUNTED) {
        let bought = bought(connection, context, actor, std::slice::from_ref(scope)).await?;
        accounts.push((scope.clone(), bought));
    }
    // The lists show the purchasing account that the actor works in, or else those of every agreement.
    let are_all_shown = actor.account().is_none() && own.len() == visible.len();
    let has_total = own.len() > 1 && are_all_shown && !is_cut;
    let total = accounts.iter().map(|(_, bought)| *bought).reduce(Bought::plus).filter(|_| has_total);
    let import = db::imports::find_newest(connection, RecordKind::Orders).await?;
    Ok(Some(BoughtByAccount { accounts, is_cut, total, import }))
}

/// Counts as the lists do.
async fn bought(
    connection: &mut Connection,
    context: &Context,
    actor: &Actor,
    scopes: &[NamedScope],
) -> Outcome<Bought> {
    let buyers = buyers(actor, scopes);
    let orders = orders::count(connection, &buyers, &OrderFilter::default()).await?;
    let licenses = license_details::count(connection, &buyers, &context.today().to_string()).await?;
    Ok(Bought { orders, licenses: sum(licenses.iter().map(|license| license.quantities.current)) })
}
