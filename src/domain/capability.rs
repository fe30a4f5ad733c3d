//! What the portal lets people do, as texts list it.

use crate::access::{Permission, Role};

/// What the portal lets people do today, in the order in which texts list it. Mails, dashboard, role table and help
/// guides promise nothing else; add a capability here when it is built.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Capability {
    /// View agreements.
    ViewAgreements,
    /// Edit active agreements.
    EditAgreements,
    /// View orders and the licenses that follow from them.
    ViewOrders,
    /// See which product keys exist.
    ListKeys,
    /// View product keys.
    ViewKeys,
    /// Download software.
    DownloadSoftware,
    /// See who has access, and who is invited.
    ViewUsers,
    /// Invite people.
    InviteUsers,
    /// Assign and remove roles.
    AssignRoles,
    /// View the audit trail.
    ViewAuditTrail,
    /// View domains.
    ViewDomains,
    /// Associate domains.
    AssociateDomains,
    /// View online services.
    ViewServices,
    /// Assign seats.
    AssignSeats,
    /// Reserve seats of online services.
    ProvisionServices,
}

impl Capability {
    /// Every one.
    pub const ALL: [Self; 15] = [
        Self::ViewAgreements,
        Self::EditAgreements,
        Self::ViewOrders,
        Self::ListKeys,
        Self::ViewKeys,
        Self::DownloadSoftware,
        Self::ViewUsers,
        Self::InviteUsers,
        Self::AssignRoles,
        Self::ViewAuditTrail,
        Self::ViewDomains,
        Self::AssociateDomains,
        Self::ViewServices,
        Self::AssignSeats,
        Self::ProvisionServices,
    ];

    /// The permission it needs.
    #[must_use]
    pub const fn permission(self) -> Permission {
        match self {
            Self::ViewAgreements => Permission::ViewAgreements,
            Self::EditAgreements => Permission::EditAgreements,
            Self::ViewOrders => Permission::ViewOrders,
            Self::ListKeys => Permission::ListKeys,
            Self::ViewKeys => Permission::ViewKeys,
            Self::DownloadSoftware => Permission::DownloadSoftware,
            Self::ViewUsers => Permission::ViewUsers,
            Self::InviteUsers => Permission::InviteUsers,
            Self::AssignRoles => Permission::AssignRoles,
            Self::ViewAuditTrail => Permission::ViewAuditTrail,
            Self::ViewDomains => Permission::ViewDomains,
            Self::AssociateDomains => Permission::AssociateDomains,
            Self::ViewServices => Permission::ViewServices,
            Self::AssignSeats => Permission::AssignSeats,
            Self::ProvisionServices => Permission::ProvisionServices,
        }
    }

    /// What a set of roles lets a person do, in order, without duplicates and without what goes without saying.
    #[must_use]
    pub fn of(roles: &[Role]) -> Vec<Self> {
        let may = |one: Self| roles.iter().any(|role| role.may(one.permission()));
        let is_implied = |one: Self| match one {
            Self::ViewAgreements => may(Self::EditAgreements),
            Self::ListKeys => may(Self::ViewKeys),
            Self::ViewDomains => may(Self::AssociateDomains),
            Self::ViewServices => may(Self::AssignSeats),
            _ => false,
        };
        Self::ALL.into_iter().filter(|one| may(*one) && !is_implied(*one)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_roles_let_a_person_do_what_any_of_them_allows() {
        use Capability as C;
        assert_eq!(
            Capability::of(&[Role::ReportViewer]),
            [C::ViewAgreements, C::ViewOrders, C::ViewKeys, C::ViewDomains, C::ViewServices]
        );
        assert_eq!(
            Capability::of(&[Role::UserAdministrator, Role::AccountViewer]),
            [
                C::ViewAgreements,
                C::ViewOrders,
                C::ListKeys,
                C::ViewUsers,
                C::InviteUsers,
                C::AssignRoles,
                C::ViewAuditTrail,
                C::ViewDomains,
                C::ViewServices
            ]
        );
        assert_eq!(Capability::of(&[]), []);
    }
}
