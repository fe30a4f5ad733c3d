//! Mails: what each is about, who waits for it, and how far it has come.

use crate::{
    access::{Role, RoleChange},
    agreement::AccountName,
    domain_claim::DomainEvent,
    ending::EndingKind,
    moment::Moment,
    product::Description,
    request::{RequestFacts, RequestKind, RequestState},
    seat::SeatState,
    words,
};
use serde::{Deserialize, Serialize};

words! {
    /// The priority lane of a mail, the most urgent first. Each lane has its own slots for the mail server and is leased
    /// separately.
    pub enum Lane {
        /// Urgent: the recipient asked for it a moment ago, or must know immediately.
        Urgent = "urgent",
        /// Follows from what someone did on a page.
        Normal = "normal",
        /// Imports, reminders, long lists.
        Bulk = "bulk",
    }
}

words! {
    /// The state of a mail.
    pub enum MailState {
        /// What it tells can still be undone.
        Held = "held",
        /// Waits for an attempt, the first or another one.
        Queued = "queued",
        /// A worker has leased it.
        Sending = "sending",
        /// The mail server has taken it over.
        Sent = "sent",
        /// It was given up.
        Refused = "refused",
        /// It was no longer true.
        Withdrawn = "withdrawn",
    }
}

words! {
    /// Marks a reminder.
    pub enum Reminder {
        /// It is one.
        Yes = "yes",
    }
}

/// Which mail, with the facts that no row holds: what the outbox stores.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum MailKind {
    /// The invitation of a Purchasing Account Administrator (R10), or by a colleague.
    Invitation {
        /// Whether it was sent before, and no one has asked for it.
        #[serde(skip_serializing_if = "Option::is_none")]
        reminder: Option<Reminder>,
    },
    /// To someone who has already accepted, in place of an invitation (decision 6).
    AlreadyRegistered,
    /// A link to set a new password.
    PasswordReset,
    /// Notice that the password was changed.
    PasswordChanged,
    /// To operator and partners: the invitation was declined (decision 8).
    InvitationDeclined,
    /// To Account Administrators: the register names a new Purchasing Account Administrator (decision 14).
    AdministratorChanged(NamedAdministrator),
    /// To a member: an administrator gave or took roles.
    RolesChanged(RoleChanges),
    /// To a member: an administrator suspended the access.
    AccessSuspended(RoleChanges),
    /// To a user: the operator closed the work account.
    AccountClosed,
    /// To a user: the operator gave the work account back.
    AccountReopened,
    /// To Account Administrators: someone else granted a role that can view keys or edit agreements.
    SensitiveGrant(SensitiveGrant),
    /// To Account Administrators: someone took product keys away as a file.
    KeysExported(KeyNews),
    /// To Account Administrators: someone wanted to see more product keys than allowed.
    KeysLimited(KeyNews),
    /// To an inviter: the mail server refused an invitation.
    DeliveryFailed,
    /// To the operator: the mail server refuses mails for a reason that only the operator can resolve.
    MailTrouble {
        /// What it says.
        reply: String,
    },
    /// To whoever may associate domains: a subscription has come, and no domain is proven (R64).
    DomainNeeded(AccountOfAgreement),
    /// To whoever may associate domains: what happened to one.
    Domain(DomainNews),
    /// To whoever got a seat: what it is for, and how to give it back.
    SeatAssigned(SeatNews),
    /// To whoever had a seat: it was taken away.
    SeatEnded(SeatNews),
    /// To whoever has a seat: it pauses, and why.
    SeatPaused(SeatNews),
    /// To whoever has a seat that was paused: it counts again.
    SeatResumed(SeatNews),
    /// To whoever may assign seats: what happened to a subscription.
    Subscription(SubscriptionNews),
    /// To the operator: a domain is contested, or its organization has lost it.
    DomainForOperator(DomainNews),
    /// To whoever answers a request, and to whoever asked: what became of it.
    Request(RequestNews),
    /// To whoever decides in access reviews: which are due.
    ReviewsDue(ReviewsDue),
    /// To whom dates of purchasing accounts reach: what ends soon, and what has ended.
    Dates(DateNews),
    /// To whoever reserved seats: they can be assigned now.
    SeatsUsable(UsableSeats),
    /// To a user: the calendar of their dates has got an address.
    CalendarAddress(CalendarNews),
}

impl MailKind {
    /// An invitation that is no reminder.
    pub const INVITATION: Self = Self::Invitation { reminder: None };
}

/// Access reviews that are due.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct ReviewsDue {
    /// Those of these purchasing accounts.
    pub accounts: Vec<ReviewDue>,
    /// Whether the person was told of all of them before.
    pub is_reminder: bool,
}

/// An access review that is due.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct ReviewDue {
    /// The purchasing account's ID.
    pub id: String,
    /// Title of the purchasing account.
    pub account: String,
    /// Number of the agreement.
    pub agreement: String,
    /// Since when.
    pub due_at: Moment,
}

/// What someone did with product keys.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct KeyNews {
    /// Name of the person.
    pub name: String,
    /// Address of the person.
    pub email: String,
    /// Id of the person.
    pub person: String,
    /// Titles of the purchasing accounts, the first ones.
    pub accounts: Vec<String>,
    /// How many keys.
    pub count: Option<usize>,
    /// The id of the file.
    pub export: Option<String>,
    /// When.
    pub at: Moment,
}

/// A purchasing account with its agreement.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct AccountOfAgreement {
    /// Title of the purchasing account.
    pub account: String,
    /// Number of the agreement.
    pub agreement: String,
}

words! {
    /// What happened to a subscription.
    pub enum SubscriptionEvent {
        /// It ends soon, or today.
        EndsSoon = "ends_soon",
        /// More seats are taken than there are.
        Over = "over",
        /// The seats that are too many are paused now.
        OverPaused = "over_paused",
        /// Someone gave a seat back.
        SeatReturned = "seat_returned",
        /// Seats are paused, for another reason than that there are too many.
        SeatsPaused = "seats_paused",
        /// It is over, and with it its seats.
        SeatsEnded = "seats_ended",
        /// Seats that were paused count again.
        SeatsResumed = "seats_resumed",
    }
}

/// A seat that someone got or lost.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct SeatNews {
    /// The seat's ID.
    pub seat: String,
    /// The product.
    pub product: Description,
    /// Where to use it.
    pub address: Option<String>,
    /// Name of the organization.
    pub organization: String,
    /// Name of who assigned the seat, or took it away.
    pub by: String,
    /// The address of that person.
    #[serde(default)]
    pub by_email: Option<String>,
    /// The first day, if it is still to come.
    #[serde(default)]
    pub starts_on: Option<String>,
    /// The state into which the seat has come by itself.
    #[serde(default)]
    pub state: Option<SeatState>,
}

/// What happened to a subscription.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct SubscriptionNews {
    /// What happened.
    pub event: SubscriptionEvent,
    /// The subscription's ID.
    pub id: String,
    /// The product.
    pub product: Description,
    /// Title of the purchasing account.
    pub account: String,
    /// How many seats it concerns.
    pub count: i64,
    /// People whom it concerns, the first few.
    pub people: Vec<String>,
    /// The last day.
    pub ends_on: Option<String>,
    /// The last day of the grace period.
    pub until: Option<String>,
    /// When the seats that are too many pause.
    pub pauses_at: Option<Moment>,
}

/// What became of a request.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct RequestNews {
    /// The request's ID.
    pub id: String,
    /// What people call it.
    pub number: String,
    /// What is asked for.
    pub what: RequestKind,
    /// How far it is.
    pub state: RequestState,
    /// What it is about.
    pub subject: String,
    /// Facts of its kind.
    pub facts: RequestFacts,
    /// What was written.
    pub text: String,
    /// What was answered.
    pub answer: Option<String>,
    /// Number of the agreement.
    pub agreement: String,
    /// Title of the purchasing account.
    pub account: Option<String>,
    /// Name of the organization.
    pub organization: String,
    /// Name and address of who asked, or of who answered; none for the vendor.
    pub by: Option<[String; 2]>,
    /// Whether the vendor reads it, who answers on the command line.
    pub is_for_vendor: bool,
    /// The order that settles a reservation, or no longer does.
    #[serde(default)]
    pub order: Option<String>,
    /// Whether it was settled, and is open again.
    #[serde(default)]
    pub is_reopened: bool,
    /// Whether its seats count on although it was ordered, until the register brings so many more.
    #[serde(default)]
    pub is_counted: bool,
}

/// Seats that were reserved and can be assigned now.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct UsableSeats {
    /// The request's ID.
    pub request: String,
    /// What people call it.
    pub number: String,
    /// The subscription's ID.
    pub subscription: String,
    /// The product.
    pub product: Description,
    /// Title of the purchasing account.
    pub account: String,
    /// How many seats.
    pub count: i64,
}

/// What happened to a domain.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct DomainNews {
    /// What happened.
    pub event: DomainEvent,
    /// The domain.
    pub domain: String,
    /// Its ID.
    pub id: String,
    /// Name of the organization.
    pub organization: String,
    /// Titles of the purchasing accounts that use it.
    pub accounts: Vec<String>,
    /// Other domains to which the same happened, or with which it happened.
    #[serde(default)]
    pub also: Vec<String>,
    /// When the state ends by itself.
    pub until: Option<Moment>,
}

/// What ends soon or has ended, the nearest to its last day first.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct DateNews {
    /// The day from which days are counted, `YYYY-MM-DD`: that of the last attempt to send it.
    pub today: String,
    /// The first ones.
    pub dates: Vec<DueDate>,
    /// How many there are besides.
    pub more: usize,
    /// By which the reminders that it tells are found.
    pub batch: String,
}

/// The address of a calendar.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct CalendarNews {
    /// Whether it replaces another one, which no longer works.
    pub is_renewed: bool,
}

/// Something that ends on a day.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct DueDate {
    /// What ends.
    pub kind: EndingKind,
    /// What it is, among those of its kind: an id, or several.
    pub subject: String,
    /// The last day, `YYYY-MM-DD`.
    pub ends_on: String,
    /// Number of the agreement.
    pub agreement: String,
    /// The purchasing account; for an agreement or a domain, one of it.
    pub account: Option<AccountName>,
    /// The product, if one ends.
    pub product: Option<Description>,
    /// How many.
    pub quantity: Option<i64>,
    /// The domain, as people read it, if it is about one.
    pub domain: Option<String>,
    /// The number of the reservation, if it is about one.
    pub reservation: Option<String>,
}

/// What was done to roles of a person in an agreement.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct RoleChanges {
    /// Number of the agreement.
    pub agreement: String,
    /// Name of its organization.
    pub organization: String,
    /// Name of who did it; none in a mail that a former release wrote.
    pub by: Option<String>,
    /// The roles; none in a mail that a former release wrote.
    #[serde(default)]
    pub roles: Vec<ChangedRole>,
}

/// What was done to a role.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct ChangedRole {
    /// What was done.
    pub change: RoleChange,
    /// The role.
    pub role: Role,
    /// The purchasing account in which it counts; none where it counts in the whole agreement.
    pub account: Option<AccountName>,
}

/// Whom the register names for a purchasing account.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct NamedAdministrator {
    /// Name of the person.
    pub name: String,
    /// Address of the person.
    pub email: String,
    /// Name of the purchasing account.
    pub account: String,
    /// Number of its agreement.
    pub agreement: String,
}

/// A role that lets a person view keys or edit agreements.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct SensitiveGrant {
    /// Name of who granted it.
    pub granter: String,
    /// Name of the person.
    pub name: String,
    /// Id of the person.
    pub person: String,
    /// The role.
    pub role: Role,
    /// Name of the purchasing account.
    pub account: String,
    /// Number of its agreement.
    pub agreement: String,
}
