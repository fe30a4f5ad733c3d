//! What was bought, and entitles to files of software.

use super::orders::products_of;
use crate::{
    domain::software::{Bought, Entitlement, ForProduct, entitlement},
    server::{
        db::{self, Buyer, Connection, order_lines::BoughtRow, products::ProductRow},
        failure::Outcome,
        workflow::scopes::NamedScope,
    },
};
use std::collections::{BTreeSet, HashMap};

/// What purchasing accounts have bought of some products, and has begun.
#[derive(Default)]
pub(super) struct Holdings {
    /// By the id of the purchasing account, in the order in which they were added.
    pub accounts: Vec<(String, Vec<BoughtRow>)>,
    products: HashMap<String, ProductRow>,
}

impl Holdings {
    /// Adds what was bought in a purchasing account: products of these families, or all.
    pub async fn add(
        &mut self,
        connection: &mut Connection,
        scope: &NamedScope,
        families: Option<&BTreeSet<String>>,
        today: &str,
    ) -> Outcome<()> {
        let id = scope.scope.id();
        let parts = db::order_lines::list_parts(connection, &Buyer::Account(id.to_owned())).await?;
        let mut products = products_of(connection, parts.iter().map(String::as_str)).await?;
        products.retain(|_, product| families.is_none_or(|families| families.contains(&product.family)));
        let keys: Vec<&str> = products.keys().map(String::as_str).collect();
        let bought = list_held(connection, id, &keys, today).await?;
        self.accounts.push((id.to_owned(), bought));
        self.products.extend(products);
        Ok(())
    }

    /// The families of which something was bought.
    pub fn families(&self) -> BTreeSet<String> {
        let rows = self.accounts.iter().flat_map(|(_, rows)| rows);
        rows.filter_map(|row| Some(self.products.get(&row.part_key)?.family.clone())).collect()
    }

    /// The best entitlement to a file, and the purchasing account that has it.
    pub fn entitlement(&self, products: &[ForProduct], released_on: &str) -> (Entitlement, Option<String>) {
        let of = |(id, rows): &(String, Vec<BoughtRow>)| {
            let bought = rows.iter().filter_map(|row| Some(bought(self.products.get(&row.part_key)?, row)));
            (entitlement(bought, products, released_on), id.clone())
        };
        let mut best = (Entitlement::None, None);
        for (found, id) in self.accounts.iter().map(of) {
            if found > best.0 {
                best = (found, Some(id));
            }
        }
        best
    }
}

/// What a purchasing account has bought of some products and not given back, and has begun.
pub(super) async fn list_held(
    connection: &mut Connection,
    account_id: &str,
    part_keys: &[&str],
    today: &str,
) -> Outcome<Vec<BoughtRow>> {
    Ok(net(db::order_lines::list_bought(connection, account_id, part_keys, today).await?))
}

/// What is left of products after what was given back: a return counts where the line is that it corrects.
fn net(rows: Vec<BoughtRow>) -> Vec<BoughtRow> {
    let mut totals: HashMap<String, i64> = HashMap::new();
    for row in &rows {
        let total = totals.entry(row.part_key.clone()).or_default();
        *total = total.saturating_add(row.quantity);
    }
    rows.into_iter().filter(|row| row.quantity > 0 && totals[&row.part_key] > 0).collect()
}

fn bought<'a>(product: &'a ProductRow, row: &'a BoughtRow) -> Bought<'a> {
    Bought {
        family: &product.family,
        version: product.version.as_deref(),
        r#type: product.r#type,
        usage_until: row.usage_until.as_deref(),
        assurance_until: row.assurance_until.as_deref(),
    }
}
