//! Access reviews: when one is due, and what is decided about whom.

use crate::{
    moment::{Moment, Span},
    roster::{RoleSet, Status},
    words,
};
use serde::{Deserialize, Serialize};

/// How long after a review became due its reviewers are told once more.
pub const SECOND_NOTICE: Span = Span::days(14);

/// How many views of keys, and downloads, are counted for a person; more are not told apart.
pub const MOST_COUNTED: i64 = 1000;

/// People about whom one form decides at most: a page of them.
pub const MOST_AT_ONCE: usize = 50;

words! {
    /// What was decided about a person.
    pub enum Decision {
        /// The roles are kept.
        Keep = "keep",
        /// The roles in the purchasing account are taken away.
        Remove = "remove",
        /// Nothing, because no one else could decide about the reviewer.
        Own = "own",
    }
}

words! {
    /// Whom a page of a review shows.
    pub enum Shown {
        /// Those about whom no one has decided.
        Open = "open",
        /// Everyone.
        All = "all",
    }
}

words! {
    /// Why nothing can be decided about someone.
    pub enum DecisionRefusal {
        /// Someone was faster.
        Decided = "decided",
        /// The roles are no longer those that were shown.
        Changed = "changed",
        /// No one decides about themselves.
        Own = "own",
        /// One of the roles is not the reviewer's to take away.
        Beyond = "beyond",
        /// The person has no role here.
        Gone = "gone",
        /// The review that the form was part of has been completed.
        Over = "over",
    }
}

/// Why nothing was decided about someone.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct RefusedDecision {
    /// Name of the person; empty if there is no such person.
    pub name: String,
    /// Why.
    pub reason: DecisionRefusal,
    /// Name of who decided already.
    pub by: Option<String>,
    /// What that was.
    pub decision: Option<Decision>,
}

/// The access of a person in a purchasing account as a reviewer saw it: a number that changes with the roles, and with whether
/// they are suspended.
#[must_use]
pub const fn access_mark(roles: RoleSet, status: Status) -> i64 {
    const SUSPENDED: i64 = 1 << 16;
    if matches!(status, Status::Active) { roles.0 } else { roles.0 | SUSPENDED }
}

/// A person as a form of a review names them, with the access that was shown.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SeenPerson {
    /// The person's ID.
    pub user_id: String,
    /// See [`access_mark`].
    pub mark: i64,
}

impl SeenPerson {
    /// The value in the form.
    #[must_use]
    pub fn code(&self) -> String {
        format!("{}.{}", self.user_id, self.mark)
    }

    /// The person with this value; `None` for what no form contains.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let (user_id, mark) = code.split_once('.')?;
        let is_id = user_id.len() == 36 && user_id.chars().all(|c| matches!(c, '0'..='9' | 'a'..='f' | '-'));
        let seen = Self { user_id: user_id.to_owned(), mark: mark.parse().ok()? };
        // A mark has one form, so that no one is named twice.
        (is_id && seen.code() == code).then_some(seen)
    }
}

/// When the next review is due: so long after the last one was completed or, for the first, after the first role was assigned.
/// `None` where nothing is to be reviewed, or reviews are never due.
#[must_use]
pub fn due_at(last_completed_at: Option<Moment>, first_role_at: Option<Moment>, every: Option<Span>) -> Option<Moment> {
    Some(last_completed_at.or(first_role_at)? + every?)
}

/// How often reviewers should have been told of a review that is due at a moment.
#[must_use]
pub fn due_notices(due_at: Moment, now: Moment) -> i64 {
    i64::from(due_at <= now) + i64::from(due_at + SECOND_NOTICE <= now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Role;

    #[test]
    fn a_review_is_due_so_long_after_the_last_one_or_the_first_role() {
        let (first, last, every) = (Moment(5), Moment(1000), Span::days(90));
        assert_eq!(due_at(None, Some(first), Some(every)), Some(first + every));
        assert_eq!(due_at(Some(last), Some(first), Some(every)), Some(last + every));
        assert_eq!(due_at(None, None, Some(every)), None);
        assert_eq!(due_at(Some(last), Some(first), None), None);
    }

    #[test]
    fn reviewers_are_told_on_the_day_and_once_more_after_two_weeks() {
        let due = Moment(0) + Span::days(90);
        let told = |now| due_notices(due, now);
        assert_eq!([told(due - Span(1)), told(due)], [0, 1]);
        assert_eq!([told(due + SECOND_NOTICE - Span(1)), told(due + SECOND_NOTICE)], [1, 2]);
        assert_eq!(told(due + Span::days(400)), 2);
    }

    #[test]
    fn a_form_names_people_with_the_access_that_it_showed() {
        let roles: RoleSet = [Role::AccountViewer].into_iter().collect();
        let (active, suspended) = (access_mark(roles, Status::Active), access_mark(roles, Status::Deactivated));
        assert_ne!(active, suspended);
        let seen = SeenPerson { user_id: "01a22175-3238-721d-a801-3980fe439be0".to_owned(), mark: suspended };
        assert_eq!(SeenPerson::from_code(&seen.code()), Some(seen.clone()));
        for other in ["", ".", "x.1", "01a22175-3238-721d-a801-3980fe439be0", "01a22175-3238-721d-a801-3980fe439be0.x"]
        {
            assert_eq!(SeenPerson::from_code(other), None, "{other}");
        }
        assert_eq!(SeenPerson::from_code(&seen.code().to_uppercase()), None);
        for mark in ["+32", "032", "0032"] {
            let twice = format!("{}.{mark}", seen.user_id);
            assert_eq!(SeenPerson::from_code(&twice), None, "{twice}");
        }
    }
}
