//! What people ask for and someone answers: one life for everything that is asked.

use crate::{
    access::{Permission, Rights, Role, Scope},
    account_details::parse_lines,
    fault::FaultCode,
    product::Description,
    words,
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The most characters of what is asked, and of an answer.
pub const LONGEST_TEXT: u16 = 1_000;
/// The most activations that a request can name.
pub const MOST_ACTIVATIONS: u16 = 10_000;

words! {
    /// What is asked for.
    pub enum RequestKind {
        /// A change of something that the register says.
        FactChange = "fact_change",
        /// More activations of a product key.
        Activations = "activations",
        /// A role, of the people who may assign it.
        Role = "role",
        /// Seats of a subscription from a day on.
        Reservation = "reservation",
    }
}

impl RequestKind {
    /// What those need who may ask for it, and see what was asked; none for roles, for which everyone may ask.
    #[must_use]
    pub const fn permission(self) -> Option<Permission> {
        match self {
            Self::FactChange => Some(Permission::EditAgreements),
            Self::Activations => Some(Permission::ViewKeys),
            Self::Reservation => Some(Permission::ProvisionServices),
            Self::Role => None,
        }
    }
}

words! {
    /// How far a request is.
    pub enum RequestState {
        /// Not answered yet.
        Sent = "sent",
        /// It will be done.
        Accepted = "accepted",
        /// It won't be done.
        Declined = "declined",
        /// It was done.
        Done = "done",
        /// Whoever asked no longer wants it.
        Withdrawn = "withdrawn",
    }
}

impl RequestState {
    /// Whether it can still change.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Sent | Self::Accepted)
    }
}

words! {
    /// Something that the register says of an agreement or a purchasing account.
    pub enum Fact {
        /// Name of the purchasing account.
        AccountName = "account_name",
        /// Its sector.
        Sector = "sector",
        /// Its Purchasing Account Administrator.
        Administrator = "administrator",
        /// The last day on which it may buy.
        OfferEnd = "offer_end",
        /// Name or country of the organization.
        Organization = "organization",
        /// The signatory.
        Signatory = "signatory",
        /// The contacts.
        Contacts = "contacts",
        /// The partner.
        Partner = "partner",
        /// The last day of the agreement.
        AgreementEnd = "agreement_end",
        /// Anything else.
        Other = "other",
    }
}

/// Letters and digits that no one takes for each other (Crockford's base 32).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How many of them a number has, and how many are read together.
const LENGTH: usize = 8;
const HALF: usize = LENGTH / 2;

/// What people and operators call a request: `R-7K3M-9QXD`.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct RequestNumber(String);

impl RequestNumber {
    /// A number made of 40 random bits.
    #[must_use]
    pub fn from_bits(bits: i64) -> Self {
        let digit = |place: usize| {
            let index = usize::try_from((bits >> (5 * place)) & 31).unwrap_or_default();
            char::from(ALPHABET[index])
        };
        Self::written(&(0..LENGTH).map(digit).collect::<String>())
    }

    /// The number that someone typed: hyphens, spaces and case do not matter, nor letters taken for digits.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let typed = typed.trim().to_ascii_uppercase();
        let typed = typed.strip_prefix('R')?;
        let digit = |c: char| match c {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        let digits: String = typed.chars().filter(|c| !matches!(c, '-' | ' ')).map(digit).collect();
        let is_valid = digits.len() == LENGTH && digits.bytes().all(|byte| ALPHABET.contains(&byte));
        is_valid.then(|| Self::written(&digits))
    }

    fn written(digits: &str) -> Self {
        let (first, second) = digits.split_at(HALF);
        Self(format!("R-{first}-{second}"))
    }

    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RequestNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Facts about a request of its kind, which no other row holds as they were.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(default)]
pub struct RequestFacts {
    /// Activations or seats that are wanted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<i64>,
    /// The product, as the register names it in each language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product: Option<Description>,
    /// The register's id of a key or a subscription.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub register_id: Option<String>,
    /// The day from which on it is wanted, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<String>,
}

/// Whether a role would let someone do more in a scope than they can already. Roles of a whole agreement differ from all
/// others.
#[must_use]
pub fn adds(role: Role, rights: &Rights, scope: &Scope) -> bool {
    let allows_more = |permission: &Permission| role.may(*permission) && !rights.can_in(*permission, scope);
    let grants_more = |granted: &Role| role.may_grant(*granted, false) && !rights.may_grant(*granted, scope);
    role.is_for_agreement() || Permission::ALL.iter().any(allows_more) || Role::ALL.iter().any(grants_more)
}

/// What someone wrote in several lines, as it is kept; empty if nothing was written.
pub fn parse_text(typed: &str) -> Result<String, FaultCode> {
    Ok(parse_lines(typed.trim(), LONGEST_TEXT)?.unwrap_or_default())
}

/// A whole number from 1 to a limit.
pub fn parse_count(typed: &str, max: u16) -> Result<i64, FaultCode> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(FaultCode::Required);
    }
    let is_number = typed.bytes().all(|byte| byte.is_ascii_digit());
    let count = typed.parse().ok().filter(|count| is_number && (1..=i64::from(max)).contains(count));
    count.ok_or(FaultCode::CountInvalid { max })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::RoleAssignment;

    fn held(roles: &[Role]) -> Rights {
        let scope = Scope { agreement_id: "a".to_owned(), account_id: Some("p".to_owned()) };
        let one = |role: &Role| RoleAssignment { role: *role, scope: scope.clone(), in_lead: false };
        Rights(roles.iter().map(one).collect())
    }

    #[test]
    fn a_role_adds_what_the_others_do_not_allow() {
        use Role::{AccountAdministrator, AccountManager, AccountViewer, ReportViewer, UserAdministrator};
        let scope = |account: &str| Scope { agreement_id: "a".to_owned(), account_id: Some(account.to_owned()) };
        for (own, wanted, adds_something) in [
            (vec![AccountAdministrator], AccountManager, false),
            (vec![AccountAdministrator], UserAdministrator, false),
            (vec![AccountManager], ReportViewer, false),
            (vec![AccountManager], UserAdministrator, true),
            (vec![ReportViewer], AccountViewer, false),
            (vec![AccountViewer], ReportViewer, true),
            (vec![AccountManager, UserAdministrator], AccountAdministrator, true),
            (vec![], AccountViewer, true),
        ] {
            assert_eq!(adds(wanted, &held(&own), &scope("p")), adds_something, "{own:?} {wanted:?}");
            assert!(adds(wanted, &held(&own), &scope("q")), "elsewhere: {own:?} {wanted:?}");
        }
        assert!(adds(Role::AgreementAdministrator, &held(&[AccountAdministrator]), &scope("p")));
    }

    #[test]
    fn texts_keep_their_lines_and_nothing_that_cannot_be_shown() {
        assert_eq!(parse_text("  a\r\n\r\nb \n"), Ok("a\n\nb".to_owned()));
        assert_eq!(parse_text(" \n "), Ok(String::new()));
        assert_eq!(parse_text("a\tb"), Ok("a\tb".to_owned()), "a pasted cell");
        for text in ["a\u{0}b", "a\u{61c}b", "a\u{2028}b", "\u{200b}", "\u{2800}"] {
            assert_eq!(parse_text(text), Err(FaultCode::Unprintable), "{text:?}");
        }
        assert_eq!(parse_text("It is 7JJT6-PK348-VRV89-KYHK2-7KQJ7."), Err(FaultCode::HoldsKey));
        assert_eq!(parse_text(&"a".repeat(1_001)), Err(FaultCode::TooLong { max: 1_000 }));
    }

    #[test]
    fn counts_are_whole_numbers_within_their_limit() {
        assert_eq!([parse_count(" 25 ", 100), parse_count("100", 100)], [Ok(25), Ok(100)]);
        assert_eq!(parse_count("", 100), Err(FaultCode::Required));
        for typed in ["0", "101", "-1", "+1", "1.5", "1e2", "ten", "99999999999999999999"] {
            assert_eq!(parse_count(typed, 100), Err(FaultCode::CountInvalid { max: 100 }), "{typed}");
        }
    }

    #[test]
    fn numbers_are_read_as_people_type_them() {
        let number = RequestNumber::from_bits(0x1234_5678_9ABC);
        assert_eq!(number.as_str().len(), 11);
        for typed in [number.as_str().to_owned(), number.as_str().to_lowercase(), number.as_str().replace('-', " ")] {
            assert_eq!(RequestNumber::parse(&typed), Some(number.clone()), "{typed}");
        }
        assert_eq!(RequestNumber::parse("r-o1il-0000"), RequestNumber::parse("R-0111-0000"));
        for stranger in ["", "R", "R-1234-567", "R-1234-56789", "1234-5678", "R-1234-567U", "R-1234-567é"] {
            assert_eq!(RequestNumber::parse(stranger), None, "{stranger}");
        }
    }

    #[test]
    fn numbers_of_other_bits_are_others() {
        let numbers: std::collections::BTreeSet<String> =
            (0..1_000).map(|bits| RequestNumber::from_bits(bits * 977).to_string()).collect();
        assert_eq!(numbers.len(), 1_000);
    }
}
