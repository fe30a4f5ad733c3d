//! Results shown once, on the page after an action.

use crate::words;

words! {
    /// What was done or happened.
    pub enum Notice {
        /// The person signed out.
        SignedOut = "signed-out",
        /// A new password was set with a reset link.
        PasswordSet = "password-set",
        /// The session has ended; there was no input.
        SessionEnded = "session-ended",
        /// The session has ended; the input is kept.
        DraftKept = "draft-kept",
        /// The user's own profile was saved.
        ProfileSaved = "saved",
        /// The user's own password was changed.
        PasswordChanged = "password-changed",
        /// A role was assigned to a person.
        RoleAdded = "role-added",
        /// A role was removed from a person.
        RoleRemoved = "role-removed",
        /// A person's last role in the user's scopes was removed.
        LastRoleRemoved = "last-role-removed",
        /// The user removed their own role that let them view people.
        OwnRoleRemoved = "own-role-removed",
        /// Access was suspended.
        Deactivated = "deactivated",
        /// Access was restored.
        Reactivated = "reactivated",
        /// Every session of a person was ended.
        SessionsEnded = "sessions-ended",
        /// An invitation was resent.
        Resent = "resent",
        /// A paused invitation was confirmed.
        Confirmed = "confirmed",
        /// A paused invitation was confirmed, and its email is being sent.
        ConfirmedAndSent = "confirmed-and-sent",
        /// The roles of an invitation were changed.
        RolesSaved = "roles-saved",
        /// An invitation was canceled.
        Canceled = "canceled",
        /// What is written down about a purchasing account was saved.
        AccountSaved = "account-saved",
        /// Roles are kept, in an access review.
        AccessKept = "access-kept",
        /// Roles were taken away, in an access review.
        AccessRemoved = "access-removed",
        /// An access review was completed.
        ReviewCompleted = "review-completed",
        /// A domain was added.
        DomainAdded = "domain-added",
        /// The record of a domain was found.
        DomainVerified = "domain-verified",
        /// DNS was asked.
        DomainChecked = "domain-checked",
        /// A new value was issued.
        DomainRenewed = "domain-renewed",
        /// A purchasing account uses a domain now.
        DomainShared = "domain-shared",
        /// A purchasing account no longer uses a domain.
        DomainUnshared = "domain-unshared",
        /// A domain was removed.
        DomainRemoved = "domain-removed",
        /// A seat was taken away.
        SeatRemoved = "seat-removed",
        /// The person gave their seat back.
        SeatReturned = "seat-returned",
        /// A seat was put first.
        SeatKept = "seat-kept",
        /// Only people who were assigned may use a subscription.
        AssignedOnly = "assigned-only",
        /// Everyone in the domains may use a subscription.
        OpenToDomains = "open-to-domains",
        /// A request was sent.
        RequestSent = "request-sent",
        /// The same was asked before.
        RequestKnown = "request-known",
        /// A request was taken back.
        RequestWithdrawn = "request-withdrawn",
        /// The role that someone asked for was assigned.
        RequestedRoleAssigned = "requested-role-assigned",
        /// A request was declined.
        RequestDeclined = "request-declined",
        /// A request was over already.
        RequestOver = "request-over",
        /// Something that has ended was put aside.
        DateDismissed = "date-dismissed",
        /// It is shown again.
        DateRestored = "date-restored",
        /// What the user is reminded of was saved.
        RemindersSaved = "reminders-saved",
        /// It was saved that the user is reminded of nothing.
        RemindersOff = "reminders-off",
        /// The user's calendar was ended.
        CalendarEnded = "calendar-ended",
        /// Seats were reserved.
        SeatsReserved = "seats-reserved",
        /// A reservation was canceled.
        ReservationCanceled = "reservation-canceled",
        /// A reservation was over already.
        ReservationOver = "reservation-over",
        /// A reservation can no longer be canceled.
        ReservationTooLate = "reservation-too-late",
        /// An action was undone.
        Undone = "undone",
        /// An action can no longer be undone.
        TooLateToUndo = "too-late-to-undo",
    }
}

impl Notice {
    /// Whether it is the result of a successful action of the user.
    #[must_use]
    pub const fn is_outcome(self) -> bool {
        !matches!(
            self,
            Self::SessionEnded
                | Self::DraftKept
                | Self::TooLateToUndo
                | Self::RequestKnown
                | Self::RequestOver
                | Self::ReservationOver
                | Self::ReservationTooLate
        )
    }
}
