//! Delivers one leased mail: renders it, sends it, and records the result.

use super::verdict::{LEASE, Others, Verdict, is_hopeless, judge, wait_after};
use crate::{
    domain::{
        audit::By,
        invitation::LINK_LIFETIME,
        mail::{MailKind, MailState},
        moment::Moment,
    },
    paths,
    server::{
        change::Change,
        db::{
            self, Connection, Transaction,
            invitations::InvitationRow,
            outbox::{LONGEST_WAIT, OutboxRow},
        },
        failure::{Failure, Outcome},
        ids::new_id,
        mail::{Links, Mail, Progress, Refusal, Transport, Trouble, compose},
        state::App,
        token::Token,
        workflow::{life, mails, notices::tell_operator, reminding, reset, review_notices},
    },
};

/// Shown in place of a mail server's reply if a mail could not even be rendered; the log says why.
const UNWRITTEN: &str = "the mail could not be written";
/// The same where the database did not take down that a mail is handed over; and where another server has it now.
const UNNOTED: &str = "the email was not handed over, because the database is busy";
const LOST: &str = "another server sends the email";

/// Tries a leased mail.
pub(super) async fn deliver(app: &App, transport: &Transport, row: &OutboxRow, progress: &Progress) -> Outcome<()> {
    let prepared = match prepare(app, row).await {
        Ok(Some(prepared)) => prepared,
        Ok(None) => return Ok(()),
        Err(failure) if failure.is_of_database() => return Err(failure),
        Err(failure) => {
            tracing::error!(mail = row.id, %failure, "a mail could not be written");
            return note_unwritten(app, row).await;
        }
    };
    let noting = note_handing_over(app, row);
    let sent = transport.send(&app.config, &row.id, &row.recipient, &prepared.mail, progress, noting).await;
    let mut change = turn_while_leased(app, row).await?;
    match sent {
        Ok(reply) => {
            let now = change.now;
            db::outbox::set_sent(&mut change, &row.id, &reply, now).await?;
            change.commit().await?;
            app.mail_server.note_accepted(now);
            if row.trouble.is_some() { end_troubles(app).await } else { Ok(()) }
        }
        Err(refusal) => {
            if refusal.is_certain() {
                prepared.forget_link(&mut change).await?;
            }
            let verdict = note_refusal(&mut change, app, row, &refusal).await?;
            change.commit().await?;
            let is_everybodys = match verdict {
                Verdict::GiveUp => app.mail_server.note_given_up(&refusal.words, &row.id),
                Verdict::AwaitRepair(trouble) => trouble == Trouble::Everybody,
                Verdict::PutOff => false,
            };
            if is_everybodys { take_back(app, &refusal.words).await } else { Ok(()) }
        }
    }
}

/// Before the content leaves: if this server dies now, the mail may have arrived, and waits as long as if the mail server
/// had fallen silent. An error leaves the content where it is.
async fn note_handing_over(app: &App, row: &OutboxRow) -> Result<(), String> {
    let note = async {
        let mut change = turn_while_leased(app, row).await?;
        let until = change.now + LONGEST_WAIT;
        let is_ours = db::outbox::renew(&mut change, row, until).await?;
        change.commit().await?;
        Outcome::Ok(is_ours)
    };
    match note.await {
        Ok(true) => Ok(()),
        Ok(false) => Err(LOST.to_owned()),
        Err(failure) => {
            tracing::error!(mail = row.id, %failure, "a mail is not handed over, because that could not be noted");
            Err(UNNOTED.to_owned())
        }
    }
}

/// After the commit: of mails that are sent at the same moment, the last one sees that none waits any more.
async fn end_troubles(app: &App) -> Outcome<()> {
    let mut tx = app.db.write().await?;
    db::outbox::end_troubles(&mut tx).await?;
    Ok(tx.commit().await?)
}

async fn note_refusal(change: &mut Change, app: &App, row: &OutboxRow, refusal: &Refusal) -> Outcome<Verdict> {
    let now = change.now;
    let words = refusal.words.as_str();
    let others = Others {
        are_refused_alike: app.mail_server.note_refused(words, &row.recipient),
        get_through: app.mail_server.has_accepted_since(row.created_at),
    };
    let verdict = judge(row, refusal, others, now);
    // The server may have taken it over without saying so in time, and be slow with every copy.
    let wait = if refusal.is_certain() { wait_after(row) } else { LONGEST_WAIT };
    match verdict {
        Verdict::GiveUp => {
            tracing::warn!(mail = row.id, words, attempts = row.attempts, "mail given up");
            db::outbox::set_refused(change, row, words, now).await?;
            mails::tell_of_failure(change, &app.config, row).await?;
        }
        Verdict::PutOff => {
            tracing::info!(mail = row.id, words, attempts = row.attempts, "mail is tried again");
            db::outbox::put_off(change, row, words, None, now + wait).await?;
        }
        Verdict::AwaitRepair(trouble) => {
            tracing::info!(mail = row.id, words, attempts = row.attempts, trouble = trouble.code(), "mail waits");
            db::outbox::put_off(change, row, words, Some(trouble.code()), now + wait).await?;
            report(change, app, trouble, words).await?;
        }
    }
    Ok(verdict)
}

/// Notifies the operator of a problem, once for as long as mails wait because of it.
async fn report(change: &mut Change, app: &App, trouble: Trouble, words: &str) -> Outcome<()> {
    let now = change.now;
    if db::outbox::begin_trouble(change, trouble.code(), now).await? {
        tracing::error!(
            trouble = trouble.code(),
            words,
            "the mail server refuses mails for what the operator has to repair; they wait"
        );
        tell_operator(change, &app.config, words);
    }
    Ok(())
}

/// Requeues mails held against recipients before it turned out that every recipient gets the same reply.
async fn take_back(app: &App, words: &str) -> Outcome<()> {
    let given_up = app.mail_server.take_given_up(words);
    if given_up.is_empty() {
        return Ok(());
    }
    let mut change = Change::begin(app, By::System).await?;
    for id in given_up {
        if let Some(row) = db::outbox::find(&mut change, &id).await? {
            mails::put_back(&mut change, &row).await?;
        }
    }
    change.commit().await?;
    app.work.notify_one();
    Ok(())
}

/// A bug or a broken row: retried as if the mail server were unavailable.
async fn note_unwritten(app: &App, row: &OutboxRow) -> Outcome<()> {
    let mut change = Change::begin(app, By::System).await?;
    let now = change.now;
    if is_hopeless(row, now) {
        db::outbox::set_refused(&mut change, row, UNWRITTEN, now).await?;
        mails::tell_of_failure(&mut change, &app.config, row).await?;
    } else {
        db::outbox::put_off(&mut change, row, UNWRITTEN, None, now + wait_after(row)).await?;
    }
    change.commit().await
}

/// The turn to note what became of a mail, for which it waits as long as a lease lasts: an import may hold the database
/// for longer than one wait, and what is not noted is sent again.
async fn turn_while_leased(app: &App, row: &OutboxRow) -> Outcome<Change> {
    let deadline = app.clock.now() + LEASE;
    loop {
        match Change::begin(app, By::System).await.map_err(Failure::from) {
            Err(Failure::Busy(error)) if app.clock.now() < deadline && !app.db.is_closed() => {
                tracing::warn!(mail = row.id, %error, "what became of a mail is not noted yet");
            }
            outcome => return outcome,
        }
    }
}

/// A mail that is written.
struct Prepared {
    mail: Mail,
    link: Option<Link>,
}

/// The link that was made for one attempt.
enum Link {
    /// Of an invitation, with the address as compared.
    Invitation(String, String),
    /// To set a new password.
    Reset(String),
}

impl Prepared {
    /// Deletes the link of an unsent mail: weeks of attempts would leave hundreds that no one knows.
    async fn forget_link(&self, change: &mut Change) -> Outcome<()> {
        match &self.link {
            None => {}
            Some(Link::Reset(id)) => db::resets::delete(change, id).await?,
            Some(Link::Invitation(id, email_key)) => {
                db::invitations::delete_link(change, id).await?;
                change.touch(email_key);
            }
        }
        Ok(())
    }
}

/// Renders the mail, with a fresh link if it carries one; `None` if it is no longer true.
async fn prepare(app: &App, row: &OutboxRow) -> Outcome<Option<Prepared>> {
    // Read before there is a writer: a person may have very much.
    let Some(kind) = still_true(app, row, row.kind()?).await? else { return withdraw(app, row).await };
    let mut change = Change::begin(app, By::System).await?;
    let now = change.now;
    if kind == MailKind::DeliveryFailed && !is_still_refused(&mut change, row).await? {
        db::outbox::set_withdrawn(&mut change, row, now).await?;
        change.commit().await?;
        return Ok(None);
    }
    let token = Token::random();
    let (links, link) = match kind {
        MailKind::Invitation { .. } => {
            let id = row.invitation_id.as_deref().unwrap_or_default();
            let Some(invitation) = to_send(&mut change, id, row).await? else {
                db::outbox::set_withdrawn(&mut change, row, now).await?;
                change.commit().await?;
                return Ok(None);
            };
            let expires_at = now + LINK_LIFETIME;
            let link_id = new_id(now);
            db::invitations::create_link(&mut change, &link_id, id, &token.hash(), now, expires_at).await?;
            change.touch(&invitation.email_key);
            (
                Some(secret_link(app, paths::INVITATION_LINK, &token, expires_at)),
                Some(Link::Invitation(link_id, invitation.email_key)),
            )
        }
        MailKind::SeatAssigned(ref news) => {
            if !db::seats::set_token(&mut change, &news.seat, &token.hash()).await? {
                db::outbox::set_withdrawn(&mut change, row, now).await?;
                change.commit().await?;
                return Ok(None);
            }
            // It works as long as the seat is there.
            (Some(secret_link(app, paths::SEAT_LINK, &token, now)), None)
        }
        MailKind::PasswordReset => {
            let id = row.user_id.as_deref();
            let id = id.ok_or_else(|| Failure::Internal("a mail to set a password of no user".into()))?;
            db::users::lock(&mut change, vec![id]).await?;
            let is_active = db::users::find(&mut change, id).await?.is_some_and(|user| user.is_active);
            // This mail may have arrived although the mail server did not say so, and the link may have been used.
            if !is_active || db::resets::was_used_since(&mut change, id, row.created_at).await? {
                db::outbox::set_withdrawn(&mut change, row, now).await?;
                change.commit().await?;
                return Ok(None);
            }
            let expires_at = now + reset::LINK_LIFETIME;
            let link_id = new_id(now);
            db::resets::create(&mut change, &link_id, id, &token.hash(), now, expires_at).await?;
            (Some(secret_link(app, paths::RESET_LINK, &token, expires_at)), Some(Link::Reset(link_id)))
        }
        _ => (None, None),
    };
    let mail = compose(&app.config, &mut change, row, &kind, links.as_ref()).await?;
    change.commit().await?;
    Ok(Some(Prepared { mail, link }))
}

/// What a mail that tells of what is due says now; none if nothing is left of it.
async fn still_true(app: &App, row: &OutboxRow, kind: MailKind) -> Outcome<Option<MailKind>> {
    let now = app.clock.now();
    let user_id = row.user_id.as_deref().ok_or_else(|| Failure::Internal("a mail to no user".into()));
    Ok(match kind {
        MailKind::Dates(news) => reminding::still_true(app, user_id?, &news, now).await?.map(MailKind::Dates),
        MailKind::ReviewsDue(news) => {
            let mut connection = app.db.read().await?;
            let due = review_notices::still_due(&mut connection, &app.config, user_id?, &news, now).await?;
            due.map(MailKind::ReviewsDue)
        }
        MailKind::Request(news) if row.user_id.is_some() => {
            let may = life::may_still_reach(&mut app.db.read().await?, &news, user_id?).await?;
            may.then_some(MailKind::Request(news))
        }
        other => Some(other),
    })
}

/// Drops a mail that is no longer true.
async fn withdraw(app: &App, row: &OutboxRow) -> Outcome<Option<Prepared>> {
    let mut change = Change::begin(app, By::System).await?;
    let now = change.now;
    // What was handed over before may have arrived: it counts as told.
    if let (Ok(MailKind::Dates(news)), Some(user_id), ..=1) = (row.kind(), &row.user_id, row.attempts) {
        reminding::forget(&mut change, user_id, &news).await?;
    }
    db::outbox::set_withdrawn(&mut change, row, now).await?;
    change.commit().await?;
    Ok(None)
}

/// Whether the invitation that a notice is about is still undeliverable: the refusal may have been taken back, or the
/// invitation sent again, while the notice was on its way.
async fn is_still_refused(connection: &mut Connection, notice: &OutboxRow) -> Outcome<bool> {
    let id = notice.invitation_id.as_deref().unwrap_or_default();
    let mail = db::outbox::find_last_of_invitation(connection, id).await?;
    Ok(mail.is_some_and(|mail| mail.state == MailState::Refused))
}

/// The invitation, if it is pending, another administrator need not confirm what it offers, and this mail, which may have
/// arrived at an earlier attempt, is not replaced by a newer one; it stays so until this transaction ends.
async fn to_send(tx: &mut Transaction, id: &str, mail: &OutboxRow) -> Outcome<Option<InvitationRow>> {
    if !db::invitations::lock(tx, id).await? {
        return Ok(None);
    }
    if mail.attempts > 1 {
        let newest = db::outbox::find_last_of_invitation(tx, id).await?;
        if newest.is_some_and(|newest| newest.id > mail.id && newest.state != MailState::Withdrawn) {
            return Ok(None);
        }
    }
    Ok(db::invitations::find(tx, id).await?.filter(|invitation| invitation.paused_at.is_none()))
}

/// Every link begins with the configured base address, never with what a request said (decision 12).
fn secret_link(app: &App, path: &str, token: &Token, expires_at: Moment) -> Links {
    let url = app.config.base_url.origin.clone() + &paths::of(path, token.secret());
    Links { url, expires_at }
}
