//! Processes the requests of the public forms, at most 60 mails a minute in total: requests beyond that wait, none is
//! rejected.

use super::isolated;
use crate::{
    domain::{
        audit::By,
        moment::Span,
        public_form::{PublicForm, RequestOutcome},
    },
    server::{
        change::Change,
        db::{self, limits::Bucket},
        failure::Outcome,
        state::App,
        workflow::{resend, reset},
    },
};

/// Mails that the public forms may make in all.
const IN_ALL: Bucket = Bucket { burst: 60, period: Span::seconds(1) };
/// Requests taken up at once.
const BATCH: i64 = 50;

/// Processes a batch of queued requests, oldest first, up to the total rate limit; true if more may be processed now. A
/// failed one is retried later and does not block the others.
pub async fn fulfil_queued(app: &App) -> Outcome<bool> {
    let due = db::form_requests::list_due(&mut app.db.read().await?, app.clock.now(), BATCH).await?;
    let more = !due.is_empty();
    for id in due {
        match isolated(fulfil(app.clone(), id.clone())).await {
            Ok(true) => {}
            Ok(false) => return Ok(false),
            Err(failure) if failure.is_of_database() => return Err(failure),
            Err(failure) => {
                tracing::error!(request = id, %failure, "a request of a public form could not be worked on");
                note_failure(app, &id).await?;
            }
        }
    }
    Ok(more)
}

/// Processes one request; false if the total rate limit makes it wait.
async fn fulfil(app: App, id: String) -> Outcome<bool> {
    let mut change = Change::begin(&app, By::Invitee).await?;
    let Some(request) = db::form_requests::find(&mut change, &id).await? else { return Ok(true) };
    let outcome = match request.form {
        PublicForm::Resend => resend::fulfil(&mut change, &request).await?,
        PublicForm::Reset => reset::fulfil(&mut change, &request).await?,
    };
    if !db::form_requests::finish(&mut change, &id).await? {
        return Ok(true);
    }
    let now = change.now;
    if outcome == RequestOutcome::Matched && !db::limits::take(&mut change, "public-forms", IN_ALL, now).await? {
        return Ok(false);
    }
    db::form_requests::count(&mut change, request.form, outcome, now).await?;
    change.commit().await?;
    Ok(true)
}

async fn note_failure(app: &App, id: &str) -> Outcome<()> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    if let Some(form) = db::form_requests::note_failure(&mut tx, id, now).await? {
        db::form_requests::count(&mut tx, form, RequestOutcome::Failed, now).await?;
    }
    Ok(tx.commit().await?)
}
