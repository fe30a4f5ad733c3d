//! Results that are shown once, on the page after an action.

use crate::words;

words! {
    /// What was done, or happened.
    pub enum Notice {
        /// The person signed out.
        SignedOut = "signed-out",
        /// A new password was set by a mailed link.
        PasswordSet = "password-set",
        /// The session has ended; nothing was typed.
        SessionEnded = "session-ended",
        /// The session has ended; what was typed waits.
        DraftKept = "draft-kept",
        /// The own profile was saved.
        ProfileSaved = "saved",
        /// The own password was changed.
        PasswordChanged = "password-changed",
        /// A person was given a role.
        RoleAdded = "role-added",
        /// A role was taken from a person.
        RoleRemoved = "role-removed",
        /// The last role of a person in what one sees was taken.
        LastRoleRemoved = "last-role-removed",
        /// A person gave up the role that let them see people.
        OwnRoleRemoved = "own-role-removed",
        /// Access was suspended.
        Deactivated = "deactivated",
        /// Access was given back.
        Reactivated = "reactivated",
        /// Every session of a person was ended.
        SessionsEnded = "sessions-ended",
        /// An invitation was sent again.
        Resent = "resent",
        /// A paused invitation was confirmed.
        Confirmed = "confirmed",
        /// A paused invitation was confirmed, and is sent.
        ConfirmedAndSent = "confirmed-and-sent",
        /// An invitation offers other roles.
        RolesSaved = "roles-saved",
        /// An invitation was canceled.
        Canceled = "canceled",
        /// An act was undone.
        Undone = "undone",
        /// An act can no longer be undone.
        TooLateToUndo = "too-late-to-undo",
    }
}

impl Notice {
    /// Whether the person did it, and it was done.
    #[must_use]
    pub const fn is_outcome(self) -> bool {
        !matches!(self, Self::SessionEnded | Self::DraftKept | Self::TooLateToUndo)
    }
}
