//! What was bought.

pub mod order_lines;
pub mod orders;
pub mod statements;

/// Whose purchases.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Buyer {
    /// Those of every purchasing account of an agreement.
    Agreement(String),
    /// Those of a purchasing account.
    Account(String),
}

impl Buyer {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Agreement(id) | Self::Account(id) => id,
        }
    }

    /// The first of two texts for an agreement, the second for a purchasing account.
    pub(in crate::server::db) const fn choose<T: Copy>(&self, [of_agreement, of_account]: [T; 2]) -> T {
        match self {
            Self::Agreement(_) => of_agreement,
            Self::Account(_) => of_account,
        }
    }
}
