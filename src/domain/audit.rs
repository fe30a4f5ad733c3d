//! The kinds of audit entries, grouped by topic.

use crate::{access::Permission, moment::Moment, words};

/// Who did something.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum By {
    /// A signed-in user, by ID.
    User(String),
    /// The vendor's staff, on the command line.
    Operator,
    /// The agreement register.
    Register,
    /// Whoever opened the link of an invitation.
    Invitee,
    /// Whoever opened the link of a seat.
    SeatHolder,
    /// The product itself.
    System,
}

/// The prefix of a user's word, before the ID.
const USER: &str = "user:";

impl By {
    /// The stored word. Entries are hashed and never rewritten, so the meaning of a word never changes.
    #[must_use]
    pub fn word(&self) -> String {
        match self {
            Self::User(id) => format!("{USER}{id}"),
            Self::Operator => "operator".to_owned(),
            Self::Register => "register".to_owned(),
            Self::Invitee => "invitee".to_owned(),
            Self::SeatHolder => "seat_holder".to_owned(),
            Self::System => "system".to_owned(),
        }
    }

    /// The principal with this word; `None` for a word written by a later version.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let others = || [Self::Operator, Self::Register, Self::Invitee, Self::SeatHolder, Self::System].into_iter();
        let user = word.strip_prefix(USER).map(|id| Self::User(id.to_owned()));
        user.or_else(|| others().find(|other| other.word() == word))
    }

    /// The id of a user.
    #[must_use]
    pub fn user_id(&self) -> Option<&str> {
        if let Self::User(id) = self { Some(id) } else { None }
    }
}

words! {
    /// The categories of the filter, in order.
    pub enum Topic {
        /// Roles assigned and removed.
        Roles = "roles",
        /// Invitations and responses to them.
        Invitations = "invitations",
        /// Access of people, and who viewed what.
        Access = "access",
        /// Changes by the agreement register.
        Register = "register",
        /// What customers write down about their agreements.
        Agreements = "agreements",
        /// Domains: added, proven, lost.
        Domains = "domains",
        /// Online services: seats, and the services that ask.
        Services = "services",
        /// Product keys: who saw them, and what the register changed.
        Keys = "keys",
        /// Software: what is offered, and who downloaded what.
        Downloads = "downloads",
        /// Requests, and what was answered.
        Requests = "requests",
    }
}

/// Defines the kinds of entries: name, stored word, topic.
macro_rules! actions {
    ($($(#[$attribute:meta])* $name:ident = $code:literal in $topic:ident,)*) => {
        words! {
            /// A kind of entry; its word is `noun.verb`. A new one needs a text in `pages::audit`.
            pub enum Action {
                $($(#[$attribute])* $name = $code,)*
            }
        }

        impl Action {
            /// The topic that contains it.
            #[must_use]
            pub const fn topic(self) -> Topic {
                match self {
                    $(Self::$name => Topic::$topic,)*
                }
            }
        }
    };
}

actions! {
    /// A role was assigned.
    RoleGranted = "role.granted" in Roles,
    /// A role was removed.
    RoleRemoved = "role.removed" in Roles,
    /// Someone was invited.
    InvitationCreated = "invitation.created" in Invitations,
    /// The register updated an invitation.
    InvitationUpdated = "invitation.updated" in Invitations,
    /// An invitation was resent.
    InvitationResent = "invitation.resent" in Invitations,
    /// A closed invitation was reopened.
    InvitationReopened = "invitation.reopened" in Invitations,
    /// An invitation was canceled.
    InvitationCancelled = "invitation.cancelled" in Invitations,
    /// An invitation was accepted.
    InvitationAccepted = "invitation.accepted" in Invitations,
    /// An invitation was declined.
    InvitationDeclined = "invitation.declined" in Invitations,
    /// A decline was undone.
    InvitationDeclineUndone = "invitation.decline_undone" in Invitations,
    /// The roles of an invitation were changed.
    InvitationRolesChanged = "invitation.roles_changed" in Invitations,
    /// A paused invitation was confirmed by another administrator.
    InvitationConfirmed = "invitation.confirmed" in Invitations,
    /// An invitation was paused because its inviter can no longer invite.
    InvitationPaused = "invitation.paused" in Invitations,
    /// The operator listed invitations.
    InvitationListed = "invitation.listed" in Access,
    /// Access was suspended.
    UserDeactivated = "user.deactivated" in Access,
    /// Access was restored.
    UserReactivated = "user.reactivated" in Access,
    /// The operator viewed a user.
    UserShown = "user.shown" in Access,
    /// Every session of a user was ended.
    SessionsEnded = "sessions.ended" in Access,
    /// A user changed their own profile.
    ProfileChanged = "profile.changed" in Access,
    /// A user changed their own password.
    PasswordChanged = "password.changed" in Access,
    /// A password was set with a reset link.
    PasswordReset = "password.reset" in Access,
    /// A user's calendar got an address.
    CalendarCreated = "calendar.created" in Access,
    /// A user ended their calendar.
    CalendarEnded = "calendar.ended" in Access,
    /// A password was disabled after many failures.
    PasswordDisabled = "password.disabled" in Access,
    /// The operator listed mails.
    MailListed = "mail.listed" in Access,
    /// The operator retried mails.
    MailRetried = "mail.retried" in Access,
    /// A person's names and addresses were removed from entries.
    PersonForgotten = "person.forgotten" in Access,
    /// Someone exported the trail.
    TrailExported = "trail.exported" in Access,
    /// An access review was started.
    ReviewStarted = "review.started" in Access,
    /// Someone decided about people in an access review.
    ReviewDecided = "review.decided" in Access,
    /// An access review was completed.
    ReviewCompleted = "review.completed" in Access,
    /// The register added an agreement.
    AgreementCreated = "agreement.created" in Register,
    /// The register changed an agreement.
    AgreementUpdated = "agreement.updated" in Register,
    /// An agreement moved to another organization.
    AgreementLeft = "agreement.left" in Register,
    /// The operator viewed an agreement.
    AgreementShown = "agreement.shown" in Register,
    /// The register added a purchasing account.
    AccountCreated = "account.created" in Register,
    /// The register changed a purchasing account.
    AccountUpdated = "account.updated" in Register,
    /// The register added a product.
    ProductCreated = "product.created" in Register,
    /// The register changed a product.
    ProductUpdated = "product.updated" in Register,
    /// The register added a subscription.
    SubscriptionCreated = "subscription.created" in Register,
    /// The register changed a subscription.
    SubscriptionUpdated = "subscription.updated" in Register,
    /// The register changed an order.
    OrderUpdated = "order.updated" in Register,
    /// The register moved an order to another purchasing account.
    OrderMoved = "order.moved" in Register,
    /// An import wrote orders.
    OrdersImported = "orders.imported" in Register,
    /// The register added a statement.
    StatementCreated = "statement.created" in Register,
    /// The register changed a statement.
    StatementUpdated = "statement.updated" in Register,
    /// Someone changed what the customer writes down about a purchasing account.
    AccountEdited = "account.edited" in Agreements,
    /// A domain was added.
    DomainAdded = "domain.added" in Domains,
    /// A domain was proven.
    DomainProven = "domain.proven" in Domains,
    /// A domain was proven that another organization holds.
    DomainContested = "domain.contested" in Domains,
    /// Another organization has proven a domain, too.
    DomainDisputed = "domain.disputed" in Domains,
    /// A dispute about a domain ended.
    DomainDisputeEnded = "domain.dispute_ended" in Domains,
    /// The value of a domain expired.
    DomainExpired = "domain.expired" in Domains,
    /// The record of a domain is gone.
    DomainFailing = "domain.failing" in Domains,
    /// The record of a domain is back.
    DomainRecovered = "domain.recovered" in Domains,
    /// The grace period of a domain is over.
    DomainLapsed = "domain.lapsed" in Domains,
    /// A domain got a new value.
    DomainRenewed = "domain.renewed" in Domains,
    /// A domain is used by another purchasing account.
    DomainShared = "domain.shared" in Domains,
    /// A purchasing account no longer uses a domain.
    DomainUnshared = "domain.unshared" in Domains,
    /// A domain was removed.
    DomainRemoved = "domain.removed" in Domains,
    /// A domain went to another organization.
    DomainLost = "domain.lost" in Domains,
    /// The operator decided for the holder of a domain.
    DomainRefused = "domain.refused" in Domains,
    /// The operator allowed a public mail domain.
    DomainAllowed = "domain.allowed" in Domains,
    /// The operator looked at domains.
    DomainShown = "domain.shown" in Domains,
    /// Someone got a seat.
    SeatAssigned = "seat.assigned" in Services,
    /// A seat was taken away.
    SeatRemoved = "seat.removed" in Services,
    /// Someone gave their seat back.
    SeatReturned = "seat.returned" in Services,
    /// A seat was put first in the order in which seats pause.
    SeatKept = "seat.kept" in Services,
    /// Seats were carried over from the subscription that another one renews.
    SeatsCarried = "seats.carried" in Services,
    /// Seats of a subscription that has been over for long were deleted.
    SeatsForgotten = "seats.forgotten" in Services,
    /// Who may use a subscription was changed.
    SubscriptionSwitched = "subscription.switched" in Services,
    /// Someone exported the seats of a subscription.
    SeatsExported = "seats.exported" in Services,
    /// The operator added a service that asks who may use it.
    ServiceAdded = "service.added" in Services,
    /// A service got a new secret.
    ServiceRotated = "service.rotated" in Services,
    /// A service was removed.
    ServiceRemoved = "service.removed" in Services,
    /// The operator listed services.
    ServiceListed = "service.listed" in Services,
    /// The key that signs answers to services was replaced.
    SigningKeyRotated = "signing_key.rotated" in Services,
    /// Someone saw a product key.
    KeyRevealed = "key.revealed" in Keys,
    /// Someone took product keys away as a file.
    KeysExported = "keys.exported" in Keys,
    /// Someone wanted to see more product keys than allowed.
    KeysLimited = "keys.limited" in Keys,
    /// An import wrote product keys.
    KeysImported = "keys.imported" in Keys,
    /// The register changed a product key, or the facts about it.
    KeyUpdated = "key.updated" in Keys,
    /// The register moved a product key to another purchasing account.
    KeyMoved = "key.moved" in Keys,
    /// The operator renewed what secrets are encrypted by.
    CustodyRenewed = "custody.renewed" in Keys,
    /// The register added a file of software.
    SoftwareCreated = "software.created" in Downloads,
    /// The register changed a file of software.
    SoftwareUpdated = "software.updated" in Downloads,
    /// The operator stored a file of software.
    SoftwareStored = "software.stored" in Downloads,
    /// The operator withdrew a file of software.
    SoftwareWithdrawn = "software.withdrawn" in Downloads,
    /// Someone downloaded a file of software.
    SoftwareDownloaded = "software.downloaded" in Downloads,
    /// Someone asked for something.
    RequestSent = "request.sent" in Requests,
    /// A request was answered.
    RequestAnswered = "request.answered" in Requests,
    /// Whoever asked no longer wants it.
    RequestWithdrawn = "request.withdrawn" in Requests,
    /// A settled reservation is open again: the order no longer has its line.
    RequestReopened = "request.reopened" in Requests,
    /// The operator listed requests.
    RequestListed = "request.listed" in Access,
}

impl Action {
    /// The kinds of a topic.
    pub fn of(topic: Topic) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(move |action| action.topic() == topic)
    }

    /// What a reader of the trail needs besides, because entries of this kind tell what was bought.
    #[must_use]
    pub const fn permission(self) -> Option<Permission> {
        match self {
            Self::OrderUpdated
            | Self::OrderMoved
            | Self::OrdersImported
            | Self::StatementCreated
            | Self::StatementUpdated => Some(Permission::ViewOrders),
            Self::SubscriptionCreated | Self::SubscriptionUpdated => Some(Permission::ViewServices),
            Self::KeyRevealed
            | Self::KeysExported
            | Self::KeysLimited
            | Self::KeysImported
            | Self::KeyUpdated
            | Self::KeyMoved => Some(Permission::ListKeys),
            Self::SoftwareDownloaded => Some(Permission::DownloadSoftware),
            _ => None,
        }
    }
}

/// The key of an entry in the list: time, then position in its chain.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct EntryKey {
    /// The time.
    pub at: Moment,
    /// The chain that contains it.
    pub chain: String,
    /// The position in the chain.
    pub sequence: i64,
}

impl EntryKey {
    /// The key as a query parameter.
    #[must_use]
    pub fn code(&self) -> String {
        format!("{}.{}.{}", self.at.0, self.sequence, self.chain)
    }

    /// The key of a query parameter.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let (at, rest) = code.split_once('.')?;
        let (sequence, chain) = rest.split_once('.')?;
        Some(Self { at: Moment(at.parse().ok()?), chain: chain.to_owned(), sequence: sequence.parse().ok()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lead_back() {
        for topic in Topic::ALL {
            assert!(Action::of(topic).next().is_some());
        }
        for by in [By::User("a:b".to_owned()), By::Operator, By::Register, By::Invitee, By::SeatHolder, By::System] {
            assert_eq!(By::from_word(&by.word()), Some(by));
        }
        assert_eq!(By::from_word("partner:7"), None);
        let place = EntryKey { at: Moment(7), chain: "a-b".to_owned(), sequence: 3 };
        assert_eq!(EntryKey::from_code(&place.code()), Some(place));
        assert_eq!(EntryKey::from_code("7.x.a"), None);
    }
}
