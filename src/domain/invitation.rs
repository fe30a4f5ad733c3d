//! Invitations and their links: the status of a link (decisions 2 to 8).

use crate::{
    moment::{Moment, Span},
    words,
};

/// How long a link is valid after its email is sent: 60 × 24 hours (R9, decision 2).
pub const LINK_LIFETIME: Span = Span::days(60);

/// How long a decline can be undone with the same link (decision 8).
pub const UNDO_PERIOD: Span = Span::days(7);

/// Reminders for a pending invitation are sent this many days after it was created.
pub const REMINDERS: [Span; 3] = [Span::days(7), Span::days(30), Span::days(53)];

words! {
    /// The state of an invitation.
    pub enum InvitationState {
        /// Sent or about to be sent, not yet answered.
        Pending = "pending",
        /// Accepted with a new or an existing account.
        Accepted = "accepted",
        /// Declined by the invited person.
        Declined = "declined",
        /// Canceled by the register, the operator or an administrator.
        Cancelled = "cancelled",
    }
}

/// A link of an invitation, with everything that decides its status.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    /// The state of its invitation.
    pub state: InvitationState,
    /// When its invitation was declined.
    pub declined_at: Option<Moment>,
    /// The moment from which the link is expired.
    pub expires_at: Moment,
    /// When the link was replaced before it expired.
    pub voided_at: Option<Moment>,
    /// Whether its invitation waits for another administrator.
    pub is_paused: bool,
}

/// The status of a link (decision 5). Each has its own page.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum LinkStatus {
    /// Can be accepted.
    Valid,
    /// Can be accepted once another administrator has confirmed it.
    Paused,
    /// Expired at this moment.
    Expired(Moment),
    /// Replaced by a newer one at this moment.
    Voided(Moment),
    /// Its invitation has been accepted.
    Used,
    /// Its invitation was canceled.
    Cancelled,
    /// Its invitation was declined; this can be undone before this moment.
    Declined(Moment),
    /// Its invitation was declined and can no longer be undone.
    DeclinedForGood,
}

impl Link {
    /// When the invitation was declined, for a link that was valid until then: a link replaced earlier cannot undo the
    /// decline.
    fn died_with_decline(&self) -> Option<Moment> {
        self.declined_at.filter(|at| self.voided_at.is_none_or(|voided| voided == *at))
    }

    /// The status of the link at a moment.
    #[must_use]
    pub fn status_at(&self, now: Moment) -> LinkStatus {
        match self.state {
            InvitationState::Accepted => LinkStatus::Used,
            InvitationState::Cancelled => LinkStatus::Cancelled,
            InvitationState::Declined => match self.died_with_decline().map(|at| at + UNDO_PERIOD) {
                Some(until) if now < until => LinkStatus::Declined(until),
                _ => LinkStatus::DeclinedForGood,
            },
            InvitationState::Pending => match self.voided_at {
                Some(at) => LinkStatus::Voided(at),
                None if self.is_paused => LinkStatus::Paused,
                None if now >= self.expires_at => LinkStatus::Expired(self.expires_at),
                None => LinkStatus::Valid,
            },
        }
    }
}

words! {
    /// Why a person declines an invitation (decision 8): one of these must be chosen. In the order of the form.
    pub enum DeclineReason {
        /// Does not work for the organization.
        NotMyOrganization = "not_my_organization",
        /// Someone else should be the administrator.
        NotMyTask = "not_my_task",
        /// Is leaving.
        Left = "left",
        /// Doesn't know why they were invited.
        Unexpected = "unexpected",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENT: Moment = Moment(1_700_000_000_000);

    fn link(state: InvitationState) -> Link {
        Link { state, declined_at: None, expires_at: SENT + LINK_LIFETIME, voided_at: None, is_paused: false }
    }

    #[test]
    fn a_link_lives_until_the_last_millisecond_of_day_60() {
        let link = link(InvitationState::Pending);
        let last = SENT + Span::days(59) + Span::hours(23) + Span::minutes(59) + Span::seconds(59);
        assert_eq!(link.status_at(last), LinkStatus::Valid);
        assert_eq!(link.status_at(SENT + Span::days(60) - Span(1)), LinkStatus::Valid);
        assert_eq!(link.status_at(SENT + Span::days(60)), LinkStatus::Expired(SENT + LINK_LIFETIME));
    }

    #[test]
    fn an_accepted_invitation_is_used_however_old_the_link() {
        assert_eq!(link(InvitationState::Accepted).status_at(SENT + Span::days(400)), LinkStatus::Used);
    }

    #[test]
    fn a_voided_link_says_so_even_when_expired() {
        let link = Link { voided_at: Some(SENT), ..link(InvitationState::Pending) };
        assert_eq!(link.status_at(SENT + Span::days(400)), LinkStatus::Voided(SENT));
    }

    #[test]
    fn a_decline_can_be_undone_for_seven_days() {
        let link = Link { declined_at: Some(SENT), ..link(InvitationState::Declined) };
        assert_eq!(link.status_at(SENT + Span::days(7) - Span(1)), LinkStatus::Declined(SENT + UNDO_PERIOD));
        assert_eq!(link.status_at(SENT + Span::days(7)), LinkStatus::DeclinedForGood);
    }
}
