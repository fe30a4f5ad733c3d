//! What was bought, and entitles to files of software.

use crate::{
    domain::software::{Bought, Entitlement, ForProduct, entitlement},
    server::{
        db::{
            self, Connection,
            order_lines::{BoughtOf, BoughtRow},
        },
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
}

impl Holdings {
    /// Adds what was bought in a purchasing account.
    pub async fn add(
        &mut self,
        connection: &mut Connection,
        scope: &NamedScope,
        of: BoughtOf<'_>,
        today: &str,
    ) -> Outcome<()> {
        let id = scope.scope.id();
        let bought = list_held(connection, id, of, today).await?;
        self.accounts.push((id.to_owned(), bought));
        Ok(())
    }

    /// The families of which something was bought.
    pub fn families(&self) -> BTreeSet<String> {
        self.accounts.iter().flat_map(|(_, rows)| rows).map(|row| row.family.clone()).collect()
    }

    /// The best entitlement to a file, and the purchasing account that has it.
    pub fn entitlement(&self, products: &[ForProduct], released_on: &str) -> (Entitlement, Option<String>) {
        let of = |(id, rows): &(String, Vec<BoughtRow>)| {
            (entitlement(rows.iter().map(bought), products, released_on), id.clone())
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

/// What a purchasing account has bought and not given back, and has begun.
pub(super) async fn list_held(
    connection: &mut Connection,
    account_id: &str,
    of: BoughtOf<'_>,
    today: &str,
) -> Outcome<Vec<BoughtRow>> {
    Ok(net(db::order_lines::list_bought(connection, account_id, of, today).await?))
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

fn bought(row: &BoughtRow) -> Bought<'_> {
    Bought {
        family: &row.family,
        version: row.version.as_deref(),
        r#type: row.r#type,
        usage_until: row.usage_until.as_deref(),
        assurance_until: row.assurance_until.as_deref(),
    }
}
