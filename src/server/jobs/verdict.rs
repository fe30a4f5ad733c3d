//! Decides what happens to a mail that the mail server did not accept.

use crate::{
    domain::moment::{Moment, Span},
    server::{
        db::outbox::{LONGEST_WAIT, OutboxRow},
        mail::{Fault, Refusal, Trouble},
    },
};

/// How long a mail is one worker's without a renewal; short, because the mails of a server that died wait so long for
/// another one. A server on SQLite, which is alone, waits for nothing: see `operator`.
pub(super) const LEASE: Span = Span::seconds(90);
/// Waits between attempts: doubled from the shortest to [`LONGEST_WAIT`].
const SHORTEST_WAIT: Span = Span::seconds(30);
/// After this time a mail is given up.
const GIVE_UP: Span = Span::days(7);
/// But not before this many attempts: a server that was off for a week has not tried.
const FEWEST_ATTEMPTS: i64 = 10;
/// A refusal that does not tell whose fault it is gets so many attempts, if others get their mails meanwhile; so does a
/// mail of which the server never says whether it takes it over, since each attempt may bring a copy.
const UNCLEAR_ATTEMPTS: i64 = 4;
/// What a server calls temporary is none any more after so many attempts: a quarter of an hour.
const LASTING_ATTEMPTS: i64 = 5;

/// What others got.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Others {
    /// Recipients elsewhere get the same refusal, and no one gets a mail.
    pub are_refused_alike: bool,
    /// Mails were taken over since this one was written.
    pub get_through: bool,
}

/// What becomes of the mail.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Verdict {
    /// It is never tried again, and who has to know is told.
    GiveUp,
    /// It is tried again.
    PutOff,
    /// Retried until the operator has solved the problem.
    AwaitRepair(Trouble),
}

/// Classifies a refusal. The operator's problems are never held against a recipient, however long they last.
pub(super) fn judge(row: &OutboxRow, refusal: &Refusal, others: Others, now: Moment) -> Verdict {
    let is_lasting = refusal.is_final() || row.attempts >= LASTING_ATTEMPTS;
    match refusal.fault() {
        _ if others.are_refused_alike && is_lasting => Verdict::AwaitRepair(Trouble::Everybody),
        Fault::Operator(trouble) if is_lasting => Verdict::AwaitRepair(trouble),
        Fault::Operator(_) => Verdict::PutOff,
        Fault::Recipient | Fault::Content if refusal.is_final() => Verdict::GiveUp,
        Fault::Unclear
            if (refusal.is_final() || !refusal.is_certain())
                && row.attempts >= UNCLEAR_ATTEMPTS
                && others.get_through =>
        {
            Verdict::GiveUp
        }
        _ if is_hopeless(row, now) => Verdict::GiveUp,
        _ => Verdict::PutOff,
    }
}

/// Whether a mail has been tried for so long that no one waits for it any more.
pub(super) fn is_hopeless(row: &OutboxRow, now: Moment) -> bool {
    row.attempts >= FEWEST_ATTEMPTS && now - row.created_at >= GIVE_UP
}

/// Doubles with each attempt, with a jitter of a fifth taken from the row's random id.
pub(super) fn wait_after(row: &OutboxRow) -> Span {
    let doublings = u32::try_from(row.attempts - 1).unwrap_or_default().min(20);
    let wait = SHORTEST_WAIT.0.saturating_mul(1 << doublings).min(LONGEST_WAIT.0);
    let dice = row.id.bytes().fold(0_i64, |sum, byte| (sum * 31 + i64::from(byte)) % 1000);
    Span(wait - wait / 5 * dice / 1000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::mail::{Lane, MailState},
        server::mail::Step,
    };

    fn row(attempts: i64) -> OutboxRow {
        OutboxRow {
            id: "0190f3a2-7b1c-7def-8123-456789abcdef".to_owned(),
            kind: String::new(),
            recipient: String::new(),
            language: String::new(),
            invitation_id: None,
            user_id: None,
            details: String::new(),
            is_requested: false,
            lane: Lane::Bulk,
            state: MailState::Sending,
            attempts,
            due_at: Moment(0),
            created_at: Moment(0),
            reply: None,
            trouble: None,
        }
    }

    #[test]
    fn waits_grow_from_half_a_minute_to_an_hour() {
        let waits: Vec<_> = (1..=30).map(|attempts| wait_after(&row(attempts))).collect();
        assert!(waits.is_sorted());
        assert!(waits[0] <= SHORTEST_WAIT && waits[0] > Span::seconds(23));
        assert!(waits[29] <= LONGEST_WAIT && waits[29] > Span::minutes(47));
    }

    #[test]
    fn a_mail_is_given_up_after_a_week_of_attempts() {
        assert!(is_hopeless(&row(FEWEST_ATTEMPTS), Moment(0) + GIVE_UP));
        assert!(!is_hopeless(&row(FEWEST_ATTEMPTS), Moment(0) + GIVE_UP - Span::seconds(1)));
        assert!(!is_hopeless(&row(1), Moment(0) + Span::days(61)));
    }

    #[test]
    fn who_is_to_blame_decides_what_becomes_of_a_mail() {
        let (alone, pass) = (Others::default(), Others { get_through: true, ..Others::default() });
        let alike = Others { are_refused_alike: true, ..Others::default() };
        let (soon, late) = (Moment(0), Moment(0) + GIVE_UP);
        let await_relay = Verdict::AwaitRepair(Trouble::Relay);
        let await_everybody = Verdict::AwaitRepair(Trouble::Everybody);
        for (words, attempts, others, now, verdict) in [
            ("550 5.1.1 no such user", 1, alone, soon, Verdict::GiveUp),
            ("550 5.1.1 no such user", 1, alike, soon, await_everybody),
            ("451 4.7.1 come back later", 1, alone, soon, Verdict::PutOff),
            ("451 4.7.1 come back later", 4, alike, soon, Verdict::PutOff),
            ("451 4.7.1 come back later", 5, alike, soon, await_everybody),
            ("451 4.7.1 come back later", 20, pass, late, Verdict::GiveUp),
            ("450 4.1.1 no such user", 5, pass, soon, Verdict::PutOff),
            ("550 relay not permitted", 1, pass, soon, await_relay),
            ("550 relay not permitted", 99, pass, late, await_relay),
            ("454 relay not permitted", 4, pass, soon, Verdict::PutOff),
            ("454 relay not permitted", 5, pass, soon, await_relay),
            ("554 no", 3, pass, soon, Verdict::PutOff),
            ("554 no", 4, pass, soon, Verdict::GiveUp),
            ("554 no", 9, alone, soon, Verdict::PutOff),
            ("554 no", 10, alone, late, Verdict::GiveUp),
        ] {
            let refusal = Refusal { step: Step::Recipient, code: words[..3].parse().ok(), words: words.to_owned() };
            assert_eq!(judge(&row(attempts), &refusal, others, now), verdict, "{words}, attempt {attempts}");
        }
    }

    #[test]
    fn a_server_that_cannot_be_reached_is_never_held_against_a_recipient() {
        let away = |step| Refusal { step, code: None, words: "connection refused".to_owned() };
        let late = Moment(0) + Span::days(30);
        assert_eq!(judge(&row(1), &away(Step::Connect), Others::default(), Moment(0)), Verdict::PutOff);
        let await_repair = Verdict::AwaitRepair(Trouble::Connection);
        assert_eq!(judge(&row(200), &away(Step::Connect), Others::default(), late), await_repair);
        assert_eq!(judge(&row(200), &away(Step::Content), Others::default(), late), Verdict::GiveUp);
    }

    #[test]
    fn a_mail_that_may_have_arrived_is_sent_a_few_times_only() {
        let unknown = Refusal { step: Step::Content, code: None, words: "no answer within 780 s".to_owned() };
        let pass = Others { get_through: true, ..Others::default() };
        for (attempts, others, verdict) in
            [(3, pass, Verdict::PutOff), (4, pass, Verdict::GiveUp), (4, Others::default(), Verdict::PutOff)]
        {
            assert_eq!(judge(&row(attempts), &unknown, others, Moment(0)), verdict, "attempt {attempts}");
        }
    }
}
