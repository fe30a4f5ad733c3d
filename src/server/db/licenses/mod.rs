//! What was bought.

pub mod order_lines;
pub mod orders;
pub mod product_keys;
pub mod software;
pub mod statements;

/// Products that a statement looks for at once.
pub const MOST_PARTS: usize = 40;

const _: () = assert!(MOST_PARTS == 40, "is_of_parts! has as many parameters");

/// Whether a line is of one of [`MOST_PARTS`] products: the parameters from the fourth on. `select_among!` does not serve:
/// the condition stands within others.
macro_rules! is_of_parts {
    () => {
        "part_key IN ($4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, \
             $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43)"
    };
}
use is_of_parts;

/// Binds products for `is_of_parts!`; unused places get an empty key, which no product has.
macro_rules! bind_parts {
    ($query:expr, $part_keys:expr) => {{
        let mut query = $query;
        for place in 0..$crate::server::db::licenses::MOST_PARTS {
            query = query.bind($part_keys.get(place).map_or("", |key| AsRef::<str>::as_ref(key)));
        }
        query
    }};
}
use bind_parts;

/// The purchasing accounts of a buyer that is an agreement, as a condition; see [`Buyer::choose`].
macro_rules! of_agreement {
    () => {
        "purchasing_account_id IN (SELECT id FROM purchasing_accounts WHERE agreement_id = $1)"
    };
}
use of_agreement;

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
