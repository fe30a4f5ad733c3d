//! What is told once on the page after an action.

/// What was done, or happened.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Notice {
    /// The person signed out.
    SignedOut,
    /// A new password was set by a mailed link.
    PasswordSet,
    /// The session has ended; nothing was typed.
    SessionEnded,
    /// The session has ended; what was typed waits.
    DraftKept,
    /// The own profile was saved.
    ProfileSaved,
    /// The own password was changed.
    PasswordChanged,
    /// A person was given a role.
    RoleAdded,
    /// A role was taken from a person.
    RoleRemoved,
    /// The last role of a person in what one sees was taken.
    LastRoleRemoved,
    /// A person gave up the role that let them see people.
    OwnRoleRemoved,
    /// Access was suspended.
    Deactivated,
    /// Access was given back.
    Reactivated,
    /// Every session of a person was ended.
    SessionsEnded,
    /// An invitation was sent again.
    Resent,
    /// A paused invitation was confirmed.
    Confirmed,
    /// A paused invitation was confirmed, and is sent.
    ConfirmedAndSent,
    /// An invitation offers other roles.
    RolesSaved,
    /// An invitation was canceled.
    Canceled,
}

impl Notice {
    /// Every one.
    pub const ALL: [Self; 18] = [
        Self::SignedOut,
        Self::PasswordSet,
        Self::SessionEnded,
        Self::DraftKept,
        Self::ProfileSaved,
        Self::PasswordChanged,
        Self::RoleAdded,
        Self::RoleRemoved,
        Self::LastRoleRemoved,
        Self::OwnRoleRemoved,
        Self::Deactivated,
        Self::Reactivated,
        Self::SessionsEnded,
        Self::Resent,
        Self::Confirmed,
        Self::ConfirmedAndSent,
        Self::RolesSaved,
        Self::Canceled,
    ];

    /// The word by which it is kept.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::SignedOut => "signed-out",
            Self::PasswordSet => "password-set",
            Self::SessionEnded => "session-ended",
            Self::DraftKept => "draft-kept",
            Self::ProfileSaved => "saved",
            Self::PasswordChanged => "password-changed",
            Self::RoleAdded => "role-added",
            Self::RoleRemoved => "role-removed",
            Self::LastRoleRemoved => "last-role-removed",
            Self::OwnRoleRemoved => "own-role-removed",
            Self::Deactivated => "deactivated",
            Self::Reactivated => "reactivated",
            Self::SessionsEnded => "sessions-ended",
            Self::Resent => "resent",
            Self::Confirmed => "confirmed",
            Self::ConfirmedAndSent => "confirmed-and-sent",
            Self::RolesSaved => "roles-saved",
            Self::Canceled => "canceled",
        }
    }

    /// What has this word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|notice| notice.code() == code)
    }

    /// Whether the person did it, and it was done.
    #[must_use]
    pub const fn is_outcome(self) -> bool {
        !matches!(self, Self::SessionEnded | Self::DraftKept)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lead_back() {
        for notice in Notice::ALL {
            assert_eq!(Notice::from_code(notice.code()), Some(notice));
        }
    }
}
