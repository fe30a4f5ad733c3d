//! Access control: roles, permissions, the permission matrix and the grant table of the specification. The only place
//! that decides access.

use crate::words;
use serde::{Deserialize, Serialize};

pub use crate::capability::Capability;

words! {
    /// A customer role (section H of the specification), in the order of the role table.
    pub enum Role {
        /// Manages everything in a purchasing account.
        AccountAdministrator = "account_administrator",
        /// Views a whole agreement; the only role whose scope is an agreement.
        AgreementAdministrator = "agreement_administrator",
        /// Manages people.
        UserAdministrator = "user_administrator",
        /// Edits agreements, provisions services, downloads software.
        AccountManager = "account_manager",
        /// Views everything, including keys.
        ReportViewer = "report_viewer",
        /// Views everything except keys.
        AccountViewer = "account_viewer",
    }
}

/// Something that a role can allow.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Permission {
    /// View agreements.
    ViewAgreements,
    /// Edit active agreements.
    EditAgreements,
    /// View orders, license details and reports.
    ViewOrders,
    /// Know that a key exists, and facts about it; no character of it.
    ListKeys,
    /// View keys.
    ViewKeys,
    /// Download software.
    DownloadSoftware,
    /// Self-service provisioning.
    ProvisionServices,
    /// Associate domains.
    AssociateDomains,
    /// View domains, without their values.
    ViewDomains,
    /// View online services and who has a seat.
    ViewServices,
    /// Assign seats of online services and take them away.
    AssignSeats,
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

impl Permission {
    /// All of them.
    pub const ALL: [Self; 16] = [
        Self::ViewAgreements,
        Self::EditAgreements,
        Self::ViewOrders,
        Self::ListKeys,
        Self::ViewKeys,
        Self::DownloadSoftware,
        Self::ProvisionServices,
        Self::AssociateDomains,
        Self::ViewDomains,
        Self::ViewServices,
        Self::AssignSeats,
        Self::ViewUsers,
        Self::InviteUsers,
        Self::AssignRoles,
        Self::ManagePartnerVisibility,
        Self::ViewAuditTrail,
    ];

    /// Whether people of the lead purchasing account have it in every purchasing account of their agreement.
    const fn is_overseen(self) -> bool {
        matches!(self, Self::ViewAgreements | Self::ViewOrders)
    }
}

/// Who can use a route or a server function.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Access {
    /// Everyone.
    Public,
    /// People with a valid session.
    SignedIn,
    /// People with a role that grants this permission; the workflow checks in which scopes.
    May(Permission),
    /// Services with a name and a secret; no person.
    Service,
}

words! {
    /// A change to a person's role.
    pub enum RoleChange {
        /// Assigned.
        Given = "given",
        /// Removed.
        Taken = "taken",
        /// Suspended, when the person was deactivated.
        Suspended = "suspended",
        /// Restored, when the person was reactivated.
        GivenBack = "given_back",
    }
}

impl Role {
    /// Its position in [`Role::ALL`].
    #[must_use]
    pub const fn place(self) -> usize {
        self as usize
    }

    /// These roles in the order of the role table, without duplicates.
    #[must_use]
    pub fn in_order(roles: impl IntoIterator<Item = Self>) -> Vec<Self> {
        let held: Vec<Self> = roles.into_iter().collect();
        Self::ALL.into_iter().filter(|role| held.contains(role)).collect()
    }

    /// The permission matrix of the specification.
    #[must_use]
    pub const fn may(self, permission: Permission) -> bool {
        use Permission as P;
        match self {
            Self::AccountAdministrator => true,
            Self::AgreementAdministrator => {
                matches!(
                    permission,
                    P::ViewAgreements | P::ViewDomains | P::ViewUsers | P::InviteUsers | P::ManagePartnerVisibility
                )
            }
            Self::UserAdministrator => {
                matches!(permission, P::ViewUsers | P::InviteUsers | P::AssignRoles | P::ViewAuditTrail)
            }
            Self::AccountManager => matches!(
                permission,
                P::ViewAgreements
                    | P::EditAgreements
                    | P::ViewOrders
                    | P::ListKeys
                    | P::ViewKeys
                    | P::DownloadSoftware
                    | P::ProvisionServices
                    | P::AssociateDomains
                    | P::ViewDomains
                    | P::ViewServices
                    | P::AssignSeats
            ),
            Self::ReportViewer => {
                matches!(
                    permission,
                    P::ViewAgreements | P::ViewOrders | P::ListKeys | P::ViewKeys | P::ViewDomains | P::ViewServices
                )
            }
            Self::AccountViewer => {
                matches!(permission, P::ViewAgreements | P::ViewOrders | P::ListKeys | P::ViewDomains | P::ViewServices)
            }
        }
    }

    /// Whether someone with this role may grant another role in the same scope (the grant table of the specification).
    /// `in_lead`: the role is in the lead purchasing account of its agreement.
    #[must_use]
    pub const fn may_grant(self, granted: Self, in_lead: bool) -> bool {
        match self {
            Self::AccountAdministrator => in_lead || !matches!(granted, Self::AgreementAdministrator),
            Self::AgreementAdministrator => matches!(granted, Self::AgreementAdministrator | Self::AccountViewer),
            Self::UserAdministrator => {
                matches!(granted, Self::AccountManager | Self::ReportViewer | Self::AccountViewer)
            }
            Self::AccountManager | Self::ReportViewer | Self::AccountViewer => false,
        }
    }

    /// Whether someone with this role may remove another role: those they may grant, except that an Agreement
    /// Administrator removes none.
    #[must_use]
    pub const fn may_take(self, taken: Self, in_lead: bool) -> bool {
        !matches!(self, Self::AgreementAdministrator) && self.may_grant(taken, in_lead)
    }

    /// Whether Account Administrators are notified when someone else grants this role, because it can view keys or edit
    /// agreements.
    #[must_use]
    pub const fn is_sensitive(self) -> bool {
        self.may(Permission::ViewKeys) || self.may(Permission::EditAgreements)
    }

    /// Whether this role applies to a whole agreement, not to one purchasing account.
    #[must_use]
    pub const fn is_for_agreement(self) -> bool {
        matches!(self, Self::AgreementAdministrator)
    }
}

/// Where a role applies.
#[derive(Clone, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
pub struct Scope {
    /// The agreement.
    pub agreement_id: String,
    /// The purchasing account; none for the whole agreement.
    pub account_id: Option<String>,
}

impl Scope {
    /// The ID of the purchasing account, or of the agreement if there is none.
    #[must_use]
    pub fn id(&self) -> &str {
        self.account_id.as_deref().unwrap_or(&self.agreement_id)
    }
}

/// A role assigned to a person.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RoleAssignment {
    /// The role.
    pub role: Role,
    /// Its scope.
    pub scope: Scope,
    /// Whether its purchasing account is the lead one of the agreement.
    pub in_lead: bool,
}

impl RoleAssignment {
    /// Whether this role covers a scope: its own; for an agreement, every purchasing account in it; and for an Account
    /// Administrator of the lead purchasing account, the agreement itself.
    #[must_use]
    pub fn reaches(&self, scope: &Scope) -> bool {
        if self.scope.agreement_id != scope.agreement_id {
            return false;
        }
        match (&self.scope.account_id, &scope.account_id) {
            (None, _) => true,
            (Some(own), Some(other)) => own == other,
            (Some(_), None) => self.in_lead && self.role == Role::AccountAdministrator,
        }
    }

    /// Whether it covers a scope for viewing what was bought: a role that may, held in the lead purchasing account, covers
    /// the whole agreement (addition 20).
    #[must_use]
    pub fn oversees(&self, agreement_id: &str) -> bool {
        self.in_lead && self.role.may(Permission::ViewOrders) && self.scope.agreement_id == agreement_id
    }

    /// Whether it allows something in a scope.
    #[must_use]
    pub fn allows(&self, permission: Permission, scope: &Scope) -> bool {
        let is_overseen = permission.is_overseen() && self.oversees(&scope.agreement_id);
        self.role.may(permission) && (self.reaches(scope) || is_overseen)
    }

    /// Whether it allows granting a role in a scope.
    #[must_use]
    pub fn grants(&self, role: Role, scope: &Scope) -> bool {
        fits(role, scope) && self.role.may_grant(role, self.in_lead) && self.reaches(scope)
    }

    /// Whether it allows removing a role in a scope.
    #[must_use]
    pub fn takes(&self, role: Role, scope: &Scope) -> bool {
        fits(role, scope) && self.role.may_take(role, self.in_lead) && self.reaches(scope)
    }
}

/// All roles of a person, which alone decide what they can do.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Rights(pub Vec<RoleAssignment>);

/// A pending invitation from the point of view of the person deciding about it.
#[derive(Clone, Copy, Debug)]
pub struct Offer<'a> {
    /// The roles that it offers, each with its scope.
    pub roles: &'a [(Role, Scope)],
    /// Whether the register names its person.
    pub is_of_register: bool,
    /// Whether that person sent it or has taken responsibility for it.
    pub is_own: bool,
    /// Whether it invites that person.
    pub is_for_self: bool,
}

impl Rights {
    fn any(&self, decide: impl FnMut(&RoleAssignment) -> bool) -> bool {
        self.0.iter().any(decide)
    }

    /// Whether any role allows something.
    #[must_use]
    pub fn can(&self, permission: Permission) -> bool {
        self.any(|one| one.role.may(permission))
    }

    /// Whether a role allows something in a scope.
    #[must_use]
    pub fn can_in(&self, permission: Permission, scope: &Scope) -> bool {
        self.any(|one| one.allows(permission, scope))
    }

    /// Whether a role in this agreement, or in a purchasing account of it, allows something.
    #[must_use]
    pub fn can_in_agreement(&self, permission: Permission, agreement_id: &str) -> bool {
        self.any(|one| one.scope.agreement_id == agreement_id && one.role.may(permission))
    }

    /// Whether the person may view what every purchasing account of an agreement bought.
    #[must_use]
    pub fn oversees(&self, agreement_id: &str) -> bool {
        self.any(|one| one.oversees(agreement_id))
    }

    /// Whether the person can assign a role in a scope.
    #[must_use]
    pub fn may_grant(&self, role: Role, scope: &Scope) -> bool {
        self.any(|one| one.grants(role, scope))
    }

    /// Whether the person can remove a role in a scope.
    #[must_use]
    pub fn may_take(&self, role: Role, scope: &Scope) -> bool {
        self.any(|one| one.takes(role, scope))
    }

    /// Whether the person can assign all of these roles.
    #[must_use]
    pub fn may_grant_all(&self, roles: &[(Role, Scope)]) -> bool {
        roles.iter().all(|(role, scope)| self.may_grant(*role, scope))
    }

    /// Whether the person can remove all of these roles.
    #[must_use]
    pub fn may_take_all(&self, roles: &[(Role, Scope)]) -> bool {
        roles.iter().all(|(role, scope)| self.may_take(*role, scope))
    }

    /// Whether roles granted to an existing member take effect immediately; those granted by an Agreement Administrator
    /// wait for acceptance.
    #[must_use]
    pub fn adds_at_once(&self, role: Role, scope: &Scope) -> bool {
        self.may_take(role, scope)
    }

    /// Whether the person is an Account Administrator of a scope.
    #[must_use]
    pub fn administers(&self, scope: &Scope) -> bool {
        self.any(|one| one.role == Role::AccountAdministrator && one.reaches(scope))
    }

    /// Whether the person may take responsibility for a pending invitation: they could have sent it, and it does not
    /// invite them.
    #[must_use]
    pub fn may_confirm(&self, offer: Offer<'_>) -> bool {
        !offer.is_of_register && !offer.is_for_self && self.may_grant_all(offer.roles)
    }

    /// Whether the person may change or cancel a pending invitation: not if the register names its recipient, and other
    /// people's invitations only with the right to remove the roles they offer.
    #[must_use]
    pub fn may_change(&self, offer: Offer<'_>) -> bool {
        self.may_confirm(offer) && (offer.is_own || self.may_take_all(offer.roles))
    }

    /// Whether the person may deactivate someone with these roles: they must be able to remove every one of them that
    /// is in a scope where they assign roles, and there must be one. Roles elsewhere are not affected.
    #[must_use]
    pub fn may_deactivate(&self, roles: &[(Role, Scope)]) -> bool {
        let mut managed = roles.iter().filter(|(_, scope)| self.can_in(Permission::AssignRoles, scope)).peekable();
        managed.peek().is_some() && managed.all(|(role, scope)| self.may_take(*role, scope))
    }
}

/// Whether a role can apply to a scope at all.
#[must_use]
pub fn fits(role: Role, scope: &Scope) -> bool {
    role.is_for_agreement() == scope.account_id.is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The matrix of the specification, a row a permission, a column a role in `Role::ALL` order.
    const MATRIX: [(Permission, [bool; 6]); 15] = [
        (Permission::ViewAgreements, [true, true, false, true, true, true]),
        (Permission::EditAgreements, [true, false, false, true, false, false]),
        (Permission::ViewOrders, [true, false, false, true, true, true]),
        (Permission::ViewKeys, [true, false, false, true, true, false]),
        (Permission::DownloadSoftware, [true, false, false, true, false, false]),
        (Permission::ProvisionServices, [true, false, false, true, false, false]),
        (Permission::AssociateDomains, [true, false, false, true, false, false]),
        (Permission::ViewDomains, [true, true, false, true, true, true]),
        (Permission::ViewServices, [true, false, false, true, true, true]),
        (Permission::AssignSeats, [true, false, false, true, false, false]),
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

    /// The grant table: granter, whether in the lead account, and whom it may make, in `Role::ALL` order.
    const GRANTS: [(Role, bool, [bool; 6]); 12] = [
        (Role::AccountAdministrator, false, [true, false, true, true, true, true]),
        (Role::AccountAdministrator, true, [true, true, true, true, true, true]),
        (Role::AgreementAdministrator, false, [false, true, false, false, false, true]),
        (Role::AgreementAdministrator, true, [false, true, false, false, false, true]),
        (Role::UserAdministrator, false, [false, false, false, true, true, true]),
        (Role::UserAdministrator, true, [false, false, false, true, true, true]),
        (Role::AccountManager, false, [false; 6]),
        (Role::AccountManager, true, [false; 6]),
        (Role::ReportViewer, false, [false; 6]),
        (Role::ReportViewer, true, [false; 6]),
        (Role::AccountViewer, false, [false; 6]),
        (Role::AccountViewer, true, [false; 6]),
    ];

    /// Attack case 10.
    #[test]
    fn every_cell_of_the_grant_table_is_as_specified() {
        for (granter, in_lead, row) in GRANTS {
            for (granted, expected) in Role::ALL.into_iter().zip(row) {
                assert_eq!(granter.may_grant(granted, in_lead), expected, "{granter:?} grants {granted:?}");
                let takes = expected && granter != Role::AgreementAdministrator;
                assert_eq!(granter.may_take(granted, in_lead), takes, "{granter:?} takes {granted:?}");
            }
        }
    }

    #[test]
    fn account_administrators_are_told_of_roles_that_see_keys_or_edit() {
        let sensitive: Vec<_> = Role::ALL.into_iter().filter(|role| role.is_sensitive()).collect();
        assert_eq!(sensitive, [Role::AccountAdministrator, Role::AccountManager, Role::ReportViewer]);
    }

    /// Addition 20.
    #[test]
    fn whoever_may_view_orders_in_the_lead_account_oversees_the_agreement() {
        let scope =
            |account: Option<&str>| Scope { agreement_id: "a".to_owned(), account_id: account.map(str::to_owned) };
        let holding = |role, in_lead| RoleAssignment { role, scope: scope(Some("1")), in_lead };
        let elsewhere = Scope { agreement_id: "b".to_owned(), account_id: Some("9".to_owned()) };
        for role in [Role::AccountAdministrator, Role::AccountManager, Role::ReportViewer, Role::AccountViewer] {
            let (lead, other) = (holding(role, true), holding(role, false));
            for permission in [Permission::ViewOrders, Permission::ViewAgreements] {
                assert!(lead.allows(permission, &scope(Some("2"))) && !other.allows(permission, &scope(Some("2"))));
                assert!(!lead.allows(permission, &elsewhere));
            }
            for permission in [Permission::ViewKeys, Permission::ViewServices, Permission::EditAgreements] {
                assert!(!lead.allows(permission, &scope(Some("2"))), "{role:?} {permission:?}");
            }
        }
        assert!(!holding(Role::UserAdministrator, true).allows(Permission::ViewAgreements, &scope(Some("2"))));
    }

    #[test]
    fn a_role_reaches_its_own_scope_only() {
        let scope = |account: Option<&str>| Scope { agreement_id: "a".into(), account_id: account.map(str::to_owned) };
        let holding = |role, account, in_lead| RoleAssignment { role, scope: scope(account), in_lead };
        let administrator = holding(Role::AccountAdministrator, Some("1"), false);
        assert!(administrator.reaches(&scope(Some("1"))));
        assert!(!administrator.reaches(&scope(Some("2"))) && !administrator.reaches(&scope(None)));
        assert!(!administrator.grants(Role::AgreementAdministrator, &scope(None)));
        let lead = holding(Role::AccountAdministrator, Some("1"), true);
        assert!(lead.grants(Role::AgreementAdministrator, &scope(None)));
        assert!(!lead.grants(Role::AgreementAdministrator, &scope(Some("1"))), "it counts in the agreement only");
        assert!(!lead.grants(Role::AccountViewer, &scope(None)) && !lead.reaches(&scope(Some("2"))));
        let agreement = holding(Role::AgreementAdministrator, None, false);
        assert!(agreement.grants(Role::AccountViewer, &scope(Some("2"))));
        assert!(!agreement.takes(Role::AccountViewer, &scope(Some("2"))));
        let elsewhere = Scope { agreement_id: "b".into(), account_id: Some("1".into()) };
        assert!(!administrator.reaches(&elsewhere) && !agreement.reaches(&elsewhere));
    }

    fn in_account(account: &str) -> Scope {
        Scope { agreement_id: "a".into(), account_id: Some(account.into()) }
    }

    fn in_agreement() -> Scope {
        Scope { agreement_id: "a".into(), account_id: None }
    }

    fn held(roles: &[(Role, Scope, bool)]) -> Rights {
        let one = |(role, scope, in_lead): &(Role, Scope, bool)| RoleAssignment {
            role: *role,
            scope: scope.clone(),
            in_lead: *in_lead,
        };
        Rights(roles.iter().map(one).collect())
    }

    /// An administrator of account 1, an Agreement Administrator, a User Administrator of account 1.
    fn three() -> [Rights; 3] {
        [
            held(&[(Role::AccountAdministrator, in_account("1"), false)]),
            held(&[(Role::AgreementAdministrator, in_agreement(), false)]),
            held(&[(Role::UserAdministrator, in_account("1"), false)]),
        ]
    }

    /// Each row: what is offered, whether it is the own one, and whether each of the three may confirm and change it.
    #[test]
    fn who_may_confirm_and_change_an_invitation() {
        let viewer = [(Role::AccountViewer, in_account("1"))];
        let manager = [(Role::AccountManager, in_account("1"))];
        let elsewhere = [(Role::AccountViewer, in_account("2"))];
        let both = [(Role::AccountViewer, in_account("1")), (Role::AgreementAdministrator, in_agreement())];
        for (roles, is_own, may_confirm, may_change) in [
            (&viewer[..], false, [true, true, true], [true, false, true]),
            (&viewer, true, [true, true, true], [true, true, true]),
            (&manager, false, [true, false, true], [true, false, true]),
            (&elsewhere, false, [false, true, false], [false, false, false]),
            (&elsewhere, true, [false, true, false], [false, true, false]),
            (&both, false, [false, true, false], [false, false, false]),
        ] {
            let offer = Offer { roles, is_of_register: false, is_own, is_for_self: false };
            assert_eq!(three().map(|own| own.may_confirm(offer)), may_confirm, "{offer:?}");
            assert_eq!(three().map(|own| own.may_change(offer)), may_change, "{offer:?}");
            for offer in [Offer { is_of_register: true, ..offer }, Offer { is_for_self: true, ..offer }] {
                assert!(three().iter().all(|own| !own.may_confirm(offer) && !own.may_change(offer)), "{offer:?}");
            }
        }
    }

    #[test]
    fn deactivation_needs_every_role_where_one_assigns_roles() {
        let viewer = |account| (Role::AccountViewer, in_account(account));
        let administrator = (Role::AccountAdministrator, in_account("1"));
        for (roles, may) in [
            (vec![viewer("1")], [true, false, true]),
            (vec![viewer("1"), viewer("2")], [true, false, true]),
            (vec![viewer("2")], [false, false, false]),
            (vec![viewer("1"), administrator], [true, false, false]),
            (Vec::new(), [false, false, false]),
        ] {
            assert_eq!(three().map(|own| own.may_deactivate(&roles)), may, "{roles:?}");
        }
        // The designated administrator of the lead purchasing account sees the others, but assigns no roles there.
        let lead = [
            (Role::AccountAdministrator, in_account("1"), true),
            (Role::AgreementAdministrator, in_agreement(), false),
        ];
        assert!(held(&lead).may_deactivate(&[viewer("1"), viewer("2")]));
        assert!(held(&lead).may_deactivate(&[viewer("1"), (Role::AgreementAdministrator, in_agreement())]));
        assert!(!held(&lead).may_deactivate(&[viewer("2")]));
    }

    #[test]
    fn roles_added_to_a_member_count_at_once_or_wait() {
        let scope = in_account("1");
        assert_eq!(three().map(|own| own.adds_at_once(Role::AccountViewer, &scope)), [true, false, true]);
        assert_eq!(three().map(|own| own.administers(&scope)), [true, false, false]);
        assert!(three().iter().all(|own| !own.administers(&in_account("2")) && !own.administers(&in_agreement())));
    }

    #[test]
    fn a_permission_counts_in_its_own_agreement() {
        for (own, may) in three().iter().zip([true, false, true]) {
            assert_eq!(own.can_in_agreement(Permission::AssignRoles, "a"), may);
            assert!(!own.can_in_agreement(Permission::AssignRoles, "b"));
        }
    }

    #[test]
    fn who_governs_a_person_may_take_every_role_away() {
        let viewer = |account| (Role::AccountViewer, in_account(account));
        assert_eq!(three().map(|own| own.may_take_all(&[viewer("1")])), [true, false, true]);
        assert_eq!(three().map(|own| own.may_take_all(&[viewer("1"), viewer("2")])), [false, false, false]);
    }

    #[test]
    fn codes_lead_back_to_roles() {
        for role in Role::ALL {
            assert_eq!(Role::from_code(role.code()), Some(role));
        }
        assert_eq!(Role::from_code("Account_Administrator"), None);
    }
}
