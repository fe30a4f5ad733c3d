//! Who may do what: roles, permissions, the matrix and the grant table of the specification.
//! This is the one place in which access is decided.

use serde::{Deserialize, Serialize};

/// A customer role (section H of the specification).
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Manages everything in a purchasing account.
    AccountAdministrator,
    /// Sees what concerns an agreement; the only role whose scope is the agreement.
    AgreementAdministrator,
    /// Manages people.
    UserAdministrator,
    /// Edits agreements, provisions services, downloads software.
    AccountManager,
    /// Sees everything, keys included.
    ReportViewer,
    /// Sees everything but keys.
    AccountViewer,
}

/// Something that a role may allow.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Permission {
    /// View agreements.
    ViewAgreements,
    /// Edit active agreements.
    EditAgreements,
    /// View orders, license details and reports.
    ViewOrders,
    /// View keys.
    ViewKeys,
    /// Download software.
    DownloadSoftware,
    /// Self-service provisioning.
    ProvisionServices,
    /// Associate domains.
    AssociateDomains,
    /// View users and pending invitations.
    ViewUsers,
    /// Invite users.
    InviteUsers,
    /// Assign and remove roles, deactivate, within the grant table.
    AssignRoles,
    /// Manage partner visibility.
    ManagePartnerVisibility,
    /// View the audit trail.
    ViewAuditTrail,
}

impl Role {
    /// Every role, in the order of the role table.
    pub const ALL: [Self; 6] = [
        Self::AccountAdministrator,
        Self::AgreementAdministrator,
        Self::UserAdministrator,
        Self::AccountManager,
        Self::ReportViewer,
        Self::AccountViewer,
    ];

    /// These roles in the order of the role table, each once.
    #[must_use]
    pub fn in_order(roles: impl IntoIterator<Item = Self>) -> Vec<Self> {
        let held: Vec<Self> = roles.into_iter().collect();
        Self::ALL.into_iter().filter(|role| held.contains(role)).collect()
    }

    /// The word of the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::AccountAdministrator => "account_administrator",
            Self::AgreementAdministrator => "agreement_administrator",
            Self::UserAdministrator => "user_administrator",
            Self::AccountManager => "account_manager",
            Self::ReportViewer => "report_viewer",
            Self::AccountViewer => "account_viewer",
        }
    }

    /// The role with this word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// The permission matrix of the specification.
    #[must_use]
    pub const fn may(self, permission: Permission) -> bool {
        use Permission as P;
        match self {
            Self::AccountAdministrator => true,
            Self::AgreementAdministrator => {
                matches!(permission, P::ViewAgreements | P::ViewUsers | P::InviteUsers | P::ManagePartnerVisibility)
            }
            Self::UserAdministrator => {
                matches!(permission, P::ViewUsers | P::InviteUsers | P::AssignRoles | P::ViewAuditTrail)
            }
            Self::AccountManager => matches!(
                permission,
                P::ViewAgreements
                    | P::EditAgreements
                    | P::ViewOrders
                    | P::ViewKeys
                    | P::DownloadSoftware
                    | P::ProvisionServices
                    | P::AssociateDomains
            ),
            Self::ReportViewer => matches!(permission, P::ViewAgreements | P::ViewOrders | P::ViewKeys),
            Self::AccountViewer => matches!(permission, P::ViewAgreements | P::ViewOrders),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The matrix of the specification, a row a permission, a column a role in `Role::ALL` order.
    const MATRIX: [(Permission, [bool; 6]); 12] = [
        (Permission::ViewAgreements, [true, true, false, true, true, true]),
        (Permission::EditAgreements, [true, false, false, true, false, false]),
        (Permission::ViewOrders, [true, false, false, true, true, true]),
        (Permission::ViewKeys, [true, false, false, true, true, false]),
        (Permission::DownloadSoftware, [true, false, false, true, false, false]),
        (Permission::ProvisionServices, [true, false, false, true, false, false]),
        (Permission::AssociateDomains, [true, false, false, true, false, false]),
        (Permission::ViewUsers, [true, true, true, false, false, false]),
        (Permission::InviteUsers, [true, true, true, false, false, false]),
        (Permission::AssignRoles, [true, false, true, false, false, false]),
        (Permission::ManagePartnerVisibility, [true, true, false, false, false, false]),
        (Permission::ViewAuditTrail, [true, false, true, false, false, false]),
    ];

    #[test]
    fn every_cell_is_as_specified() {
        for (permission, row) in MATRIX {
            for (role, expected) in Role::ALL.into_iter().zip(row) {
                assert_eq!(role.may(permission), expected, "{role:?} {permission:?}");
            }
        }
    }

    #[test]
    fn codes_lead_back_to_roles() {
        for role in Role::ALL {
            assert_eq!(Role::from_code(role.code()), Some(role));
        }
        assert_eq!(Role::from_code("Account_Administrator"), None);
    }
}
