//! An organization's claim to a domain: its states, and what a look at DNS or the passing of time makes of it.

use crate::{
    moment::{Moment, Span},
    words,
};

words! {
    /// The state of a claim.
    pub enum DomainState {
        /// The value was issued and has not been seen.
        Pending = "pending",
        /// The value was not seen in time.
        Expired = "expired",
        /// Seen at the last good look.
        Verified = "verified",
        /// Absent twice: the grace period runs.
        Failing = "failing",
        /// The grace period is over; a new value is needed.
        Lapsed = "lapsed",
        /// Proven, while another organization holds the domain.
        Contested = "contested",
        /// Removed by someone, or lost to another organization.
        Removed = "removed",
    }
}

impl DomainState {
    /// Whether people with an address at the domain can use services.
    #[must_use]
    pub const fn is_proven(self) -> bool {
        matches!(self, Self::Verified | Self::Failing)
    }

    /// Whether the value no longer counts, so that a new one is needed.
    #[must_use]
    pub const fn needs_new_value(self) -> bool {
        matches!(self, Self::Expired | Self::Lapsed)
    }

    /// Whether DNS is asked.
    #[must_use]
    pub const fn is_watched(self) -> bool {
        matches!(self, Self::Pending | Self::Contested) || self.is_proven()
    }
}

words! {
    /// What happens to a claim. The audit trail, the emails and the history of a domain name it so.
    pub enum DomainEvent {
        /// Added, with a value to publish.
        Added = "added",
        /// The record was seen, or a proven parent domain vouches for it.
        Proven = "proven",
        /// The record was seen, but another organization holds the domain.
        Contested = "contested",
        /// Another organization has proven the domain that this one holds.
        Disputed = "disputed",
        /// Whoever contested the domain has given up.
        DisputeEnded = "dispute_ended",
        /// The time to publish the record ends in three days.
        ExpiresSoon = "expires_soon",
        /// The time to publish the record is over.
        Expired = "expired",
        /// The record was absent twice: the grace period begins.
        Failing = "failing",
        /// The grace period goes on.
        StillFailing = "still_failing",
        /// The record is back.
        Recovered = "recovered",
        /// The grace period is over.
        Lapsed = "lapsed",
        /// DNS could not be asked for three days.
        Unreachable = "unreachable",
        /// A new value was issued.
        Renewed = "renewed",
        /// Associated with another purchasing account.
        Shared = "shared",
        /// No longer associated with a purchasing account.
        Unshared = "unshared",
        /// Removed.
        Removed = "removed",
        /// Another organization has it now.
        Lost = "lost",
        /// The operator decided for the holder.
        Refused = "refused",
        /// Another organization has proven a subdomain.
        SubdomainElsewhere = "subdomain_elsewhere",
    }
}

words! {
    /// What a look says about the record.
    pub enum Seen {
        /// It is there.
        Present = "present",
        /// It is not there, or holds something else.
        Absent = "absent",
        /// DNS could not be asked: nothing is known.
        Unclear = "unclear",
    }
}

/// The time limits, from the settings.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How long a value waits to be published.
    pub challenge: Span,
    /// How long a proven domain may be without its record.
    pub grace: Span,
}

/// Two absences this far apart begin the grace period.
pub const ABSENCE: Span = Span::hours(6);
/// After this time of errors, people are warned.
const ERRORS: Span = Span::days(3);
/// People are told this long before a value expires.
pub const EXPIRY_NOTICE: Span = Span::days(3);
/// Days of the grace period on which people are reminded.
const REMINDERS: [Span; 2] = [Span::days(3), Span::days(6)];

/// How things stand with a claim: what its row holds.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Standing {
    /// The state.
    pub state: DomainState,
    /// Since when.
    pub since: Moment,
    /// When the state ends by itself.
    pub until: Option<Moment>,
    /// Since when the record is absent.
    pub absent_since: Option<Moment>,
    /// Since when DNS cannot be asked.
    pub errors_since: Option<Moment>,
    /// Notices of this state that were sent.
    pub notices: i64,
    /// Whether people were told that DNS cannot be asked.
    pub is_warned: bool,
    /// Looks in this state.
    pub looks: i64,
}

impl Standing {
    /// A claim that enters a state.
    #[must_use]
    pub fn entering(state: DomainState, now: Moment, limits: Limits) -> Self {
        let until = match state {
            DomainState::Pending => Some(now + limits.challenge),
            DomainState::Failing => Some(now + limits.grace),
            _ => None,
        };
        Self {
            state,
            since: now,
            until,
            absent_since: None,
            errors_since: None,
            notices: 0,
            is_warned: false,
            looks: 0,
        }
    }

    /// What a look makes of it. `is_held`: another organization holds the domain. Errors change no state.
    #[must_use]
    pub fn after_look(self, seen: Seen, is_held: bool, now: Moment, limits: Limits) -> (Self, Option<DomainEvent>) {
        use DomainState as S;
        let enter = |state, event| (Self::entering(state, now, limits), Some(event));
        let looked = Self { looks: self.looks + 1, ..self };
        match (self.state, seen) {
            (S::Pending | S::Contested, Seen::Present) if !is_held => enter(S::Verified, DomainEvent::Proven),
            (S::Pending, Seen::Present) => enter(S::Contested, DomainEvent::Contested),
            (S::Failing, Seen::Present) => enter(S::Verified, DomainEvent::Recovered),
            (_, Seen::Present) => (Self { absent_since: None, errors_since: None, is_warned: false, ..looked }, None),
            (S::Failing, Seen::Absent) if self.until.is_some_and(|until| now >= until) => {
                enter(S::Lapsed, DomainEvent::Lapsed)
            }
            (S::Verified | S::Contested, Seen::Absent) => match self.absent_since {
                Some(since) if now - since >= ABSENCE && self.state == S::Verified => {
                    enter(S::Failing, DomainEvent::Failing)
                }
                Some(since) if now - since >= ABSENCE => enter(S::Pending, DomainEvent::DisputeEnded),
                since => {
                    (Self { absent_since: since.or(Some(now)), errors_since: None, is_warned: false, ..looked }, None)
                }
            },
            (_, Seen::Absent) => (Self { errors_since: None, is_warned: false, ..looked }, None),
            (_, Seen::Unclear) => (Self { errors_since: self.errors_since.or(Some(now)), ..looked }, None),
        }
    }

    /// What the passing of time makes of it, if something is due. Of several notices that a server missed while it was
    /// off, only the last one is given.
    #[must_use]
    pub fn after_time(self, now: Moment, limits: Limits) -> Option<(Self, DomainEvent)> {
        let (_, event) = self.next_turn(limits).filter(|(at, _)| now >= *at)?;
        let is_over = self.until.is_some_and(|until| now >= until);
        let passed = REMINDERS.into_iter().filter(|reminder| self.since + *reminder <= now).count();
        Some(match event {
            DomainEvent::ExpiresSoon | DomainEvent::Expired if is_over => {
                (Self::entering(DomainState::Expired, now, limits), DomainEvent::Expired)
            }
            DomainEvent::Unreachable => (Self { is_warned: true, ..self }, event),
            DomainEvent::StillFailing => (Self { notices: i64::try_from(passed).unwrap_or_default(), ..self }, event),
            event => (Self { notices: self.notices + 1, ..self }, event),
        })
    }

    /// When time alone brings the next event.
    #[must_use]
    pub fn turn_at(self, limits: Limits) -> Option<Moment> {
        self.next_turn(limits).map(|(at, _)| at)
    }

    fn next_turn(self, limits: Limits) -> Option<(Moment, DomainEvent)> {
        let warning = self.errors_since.filter(|_| self.state.is_proven() && !self.is_warned);
        let warning = warning.map(|since| (since + ERRORS, DomainEvent::Unreachable));
        let own = match self.state {
            DomainState::Pending => self.until.map(|until| match self.notices {
                0 if limits.challenge > EXPIRY_NOTICE => (until - EXPIRY_NOTICE, DomainEvent::ExpiresSoon),
                _ => (until, DomainEvent::Expired),
            }),
            DomainState::Failing => self.until.and_then(|until| {
                let reminder = usize::try_from(self.notices).ok().and_then(|place| REMINDERS.get(place))?;
                Some((self.since + *reminder, DomainEvent::StillFailing)).filter(|(at, _)| *at < until)
            }),
            _ => None,
        };
        own.into_iter().chain(warning).min_by_key(|(at, _)| *at)
    }

    /// When DNS is asked next, by itself. `spread` (0 to 999) keeps domains apart that were added together.
    #[must_use]
    pub fn look_at(self, now: Moment, spread: i64) -> Option<Moment> {
        if !self.state.is_watched() {
            return None;
        }
        let wait = match self.state {
            DomainState::Pending => pending_wait(now - self.since),
            _ if self.absent_since.is_some() => ABSENCE,
            // A day, give or take two hours.
            _ => Span(Span::hours(22).0 + Span::hours(4).0 / 1000 * spread),
        };
        let next = now + wait;
        Some(match self.until.filter(|_| self.state == DomainState::Failing) {
            // The grace period ends with a look, and an error does not end it.
            Some(until) if until > now => next.min(until),
            Some(_) => now + Span::hours(1),
            None => next,
        })
    }
}

/// When a value is looked for, counted from its issue; then every four hours for a week, then once a day. It depends on the
/// age alone: whoever checks by hand delays nothing.
const PENDING_LOOKS: [Span; 6] =
    [Span::minutes(15), Span::minutes(30), Span::hours(1), Span::hours(2), Span::hours(4), Span::hours(8)];

fn pending_wait(age: Span) -> Span {
    match PENDING_LOOKS.into_iter().find(|look| *look > age) {
        Some(look) => look - age,
        None if age < Span::days(7) => Span::hours(4),
        None => Span::days(1),
    }
}

#[cfg(test)]
mod tests {
    use super::{DomainEvent as E, DomainState as S, *};

    const LIMITS: Limits = Limits { challenge: Span::days(30), grace: Span::days(7) };
    const NOW: Moment = Moment(1_800_000_000_000);

    fn standing(state: S) -> Standing {
        Standing::entering(state, NOW, LIMITS)
    }

    fn look(standing: Standing, seen: Seen, after: Span) -> (Standing, Option<E>) {
        standing.after_look(seen, false, NOW + after, LIMITS)
    }

    #[test]
    fn a_record_proves_a_free_domain_and_contests_a_held_one() {
        assert_eq!(look(standing(S::Pending), Seen::Present, Span(0)).1, Some(E::Proven));
        let (held, event) = standing(S::Pending).after_look(Seen::Present, true, NOW, LIMITS);
        assert_eq!((held.state, event), (S::Contested, Some(E::Contested)));
        assert_eq!(held.after_look(Seen::Present, true, NOW, LIMITS).1, None);
        assert_eq!(look(held, Seen::Present, Span(0)).1, Some(E::Proven), "the holder has given it up");
    }

    #[test]
    fn only_two_absences_six_hours_apart_begin_the_grace_period() {
        let (once, event) = look(standing(S::Verified), Seen::Absent, Span(0));
        assert_eq!((once.state, event), (S::Verified, None));
        assert_eq!(look(once, Seen::Absent, ABSENCE - Span(1)).1, None);
        assert_eq!(look(once, Seen::Present, ABSENCE).0.absent_since, None);
        let (unclear, _) = look(once, Seen::Unclear, Span::hours(3));
        let (failing, event) = look(unclear, Seen::Absent, ABSENCE);
        assert_eq!((failing.state, event), (S::Failing, Some(E::Failing)));
        assert_eq!(failing.until, Some(NOW + ABSENCE + LIMITS.grace));
    }

    #[test]
    fn errors_never_end_anything_and_are_told_once() {
        let mut now = standing(S::Verified);
        for hours in 0..24 * 60 {
            let (next, event) = look(now, Seen::Unclear, Span::hours(hours));
            assert_eq!((next.state, event), (S::Verified, None));
            now = next;
        }
        assert_eq!(now.turn_at(LIMITS), Some(NOW + ERRORS));
        let (warned, event) = now.after_time(NOW + ERRORS, LIMITS).expect("a warning");
        assert_eq!((event, warned.turn_at(LIMITS)), (E::Unreachable, None));
        let late = look(standing(S::Failing), Seen::Unclear, Span::days(60));
        assert_eq!((late.0.state, late.1), (S::Failing, None));
    }

    #[test]
    fn a_domain_lapses_after_two_reminders_and_a_last_look() {
        let mut failing = standing(S::Failing);
        for day in [3, 6] {
            assert_eq!(failing.after_time(NOW + Span::days(day) - Span(1), LIMITS), None);
            let (next, event) = failing.after_time(NOW + Span::days(day), LIMITS).expect("a reminder");
            assert_eq!(event, E::StillFailing);
            failing = next;
        }
        assert_eq!(failing.turn_at(LIMITS), None);
        let missed = standing(S::Failing).after_time(NOW + Span::days(6), LIMITS);
        assert_eq!(missed.map(|(standing, _)| standing), Some(failing));
        assert_eq!(failing.look_at(NOW + Span::days(6), 500), Some(NOW + Span::days(7)));
        assert_eq!(look(failing, Seen::Absent, Span::days(7) - Span(1)).1, None);
        assert_eq!(look(failing, Seen::Absent, Span::days(7)).1, Some(E::Lapsed));
        assert_eq!(look(failing, Seen::Present, Span::days(7)).1, Some(E::Recovered));
    }

    #[test]
    fn a_value_expires_after_a_notice() {
        let pending = standing(S::Pending);
        let (noticed, event) = pending.after_time(NOW + Span::days(27), LIMITS).expect("a notice");
        assert_eq!(event, E::ExpiresSoon);
        assert_eq!(noticed.after_time(NOW + Span::days(30) - Span(1), LIMITS), None);
        let (expired, event) = noticed.after_time(NOW + Span::days(30), LIMITS).expect("the end");
        assert_eq!((expired.state, event, expired.look_at(NOW, 0)), (S::Expired, E::Expired, None));
        assert_eq!(pending.after_time(NOW + Span::days(31), LIMITS).map(|(_, event)| event), Some(E::Expired));
        let short = Limits { challenge: Span::days(2), ..LIMITS };
        let pending = Standing::entering(S::Pending, NOW, short);
        assert_eq!(pending.turn_at(short), Some(NOW + Span::days(2)), "too short for a notice");
    }

    #[test]
    fn a_claimant_whose_record_is_gone_contests_no_more() {
        let (once, _) = look(standing(S::Contested), Seen::Absent, Span(0));
        let (pending, event) = look(once, Seen::Absent, ABSENCE);
        assert_eq!((pending.state, event), (S::Pending, Some(E::DisputeEnded)));
    }

    #[test]
    fn looks_come_at_growing_distances() {
        let mut pending = standing(S::Pending);
        let mut at = NOW;
        let mut waits = Vec::new();
        for _ in 0..60 {
            let next = pending.look_at(at, 0).expect("a look");
            waits.push((next - at).0 / Span::minutes(1).0);
            at = next;
            pending = look(pending, Seen::Absent, at - NOW).0;
        }
        assert_eq!(waits[..8], [15, 15, 30, 60, 120, 240, 240, 240]);
        assert!(waits.is_sorted() && waits.ends_with(&[1440, 1440]));
        let daily = |spread| standing(S::Verified).look_at(NOW, spread).expect("a look") - NOW;
        assert_eq!(daily(0), Span::hours(22));
        assert!(daily(999) < Span::hours(26) && daily(999) > Span::hours(25));
    }
}
