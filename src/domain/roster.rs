//! The list of people: order, position and status.

use crate::{access::Role, moment::Moment, words};

words! {
    /// The order of the list; its position is the index in tables of statements.
    pub enum Order {
        /// By name.
        Name = "name",
        /// By name, descending.
        NameDescending = "-name",
        /// By address.
        Address = "address",
        /// By address, descending.
        AddressDescending = "-address",
    }
}

impl Order {
    /// Its position in [`Order::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Whether it is descending.
    #[must_use]
    pub const fn is_descending(self) -> bool {
        matches!(self, Self::NameDescending | Self::AddressDescending)
    }

    /// The same order in the other direction.
    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Self::Name => Self::NameDescending,
            Self::NameDescending => Self::Name,
            Self::Address => Self::AddressDescending,
            Self::AddressDescending => Self::Address,
        }
    }

    /// Compares two keys in this order.
    #[must_use]
    pub fn compare(self, one: &PersonKey, other: &PersonKey) -> std::cmp::Ordering {
        let ordering = match self {
            Self::Name | Self::NameDescending => (&one.name, &one.email).cmp(&(&other.name, &other.email)),
            Self::Address | Self::AddressDescending => one.email.cmp(&other.email),
        };
        if self.is_descending() { ordering.reverse() } else { ordering }
    }

    /// The key before all others.
    #[must_use]
    pub fn beginning(self) -> PersonKey {
        let edge = if self.is_descending() { "\u{10ffff}" } else { "" };
        PersonKey { name: edge.to_owned(), email: edge.to_owned() }
    }
}

/// The key of a person in the list: a page begins before or after it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct PersonKey {
    /// The name as sorted.
    pub name: String,
    /// The address as compared.
    pub email: String,
}

words! {
    /// A person's status in a scope (the specification's user statuses, and paused).
    pub enum Status {
        /// Has an active role.
        Active = "active",
        /// Invited, and the link works.
        Sent = "sent",
        /// Invited, and the link has expired.
        Expired = "expired",
        /// Invited, but the mail was refused.
        Failed = "failed",
        /// Invited by someone who can no longer invite: waiting for another administrator.
        Paused = "paused",
        /// Every role is suspended.
        Deactivated = "deactivated",
    }
}

impl Status {
    /// The status of a pending invitation at a moment. It has no expiry before it is first sent.
    #[must_use]
    pub fn of_invitation(is_paused: bool, is_refused: bool, expires_at: Option<Moment>, now: Moment) -> Self {
        match (is_paused, is_refused) {
            (true, _) => Self::Paused,
            (false, true) => Self::Failed,
            (false, false) if expires_at.is_some_and(|moment| moment <= now) => Self::Expired,
            (false, false) => Self::Sent,
        }
    }
}

/// A set of roles as bits, in the order of the role table, as the roster stores it.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
pub struct RoleSet(pub i64);

impl RoleSet {
    /// Adds a role.
    pub fn insert(&mut self, role: Role) {
        self.0 |= Self::bit(role);
    }

    /// Whether a role is in it.
    #[must_use]
    pub fn contains(self, role: Role) -> bool {
        self.0 & Self::bit(role) != 0
    }

    /// The roles, in the order of the role table.
    pub fn roles(self) -> impl Iterator<Item = Role> {
        Role::ALL.into_iter().filter(move |role| self.contains(*role))
    }

    const fn bit(role: Role) -> i64 {
        1 << role.place()
    }
}

impl FromIterator<Role> for RoleSet {
    fn from_iter<I: IntoIterator<Item = Role>>(roles: I) -> Self {
        roles.into_iter().fold(Self::default(), |mut set, role| {
            set.insert(role);
            set
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invitation_is_expired_at_the_instant() {
        let end = Moment(1000);
        let at = |expires_at, now| Status::of_invitation(false, false, expires_at, now);
        assert_eq!(at(Some(end), Moment(999)), Status::Sent);
        assert_eq!(at(Some(end), end), Status::Expired);
        assert_eq!(at(None, end), Status::Sent);
    }

    #[test]
    fn orders_have_their_place_and_turn_around() {
        for (place, order) in Order::ALL.into_iter().enumerate() {
            assert_eq!(order.index(), place);
            assert_eq!(order.reversed().reversed(), order);
        }
    }

    #[test]
    fn a_set_keeps_what_was_put_in() {
        let set: RoleSet = [Role::AccountViewer, Role::AccountAdministrator].into_iter().collect();
        assert_eq!(set.roles().collect::<Vec<_>>(), [Role::AccountAdministrator, Role::AccountViewer]);
        assert!(!set.contains(Role::UserAdministrator));
    }
}
