//! Works on the requests of the public forms, at most 60 mails a minute in all: the queue waits,
//! nobody is refused.

use crate::{
    domain::moment::Span,
    server::{
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

/// Works on a batch of queued requests, oldest first, as far as the limit in all allows; true when
/// more may be done now. Batches, so that a flood of requests does not keep the mails.
pub async fn fulfil_queued(app: &App) -> Outcome<bool> {
    let queued = db::form_requests::list_queued(&mut app.db.read().await?, BATCH).await?;
    let more = !queued.is_empty();
    for request in queued {
        let mut connection = app.db.write().await?;
        let state = match request.form.as_str() {
            "resend" => resend::fulfil(app, &mut connection, &request).await?,
            _ => reset::fulfil(app, &mut connection, &request).await?,
        };
        let is_mine = db::form_requests::set_state(&mut connection, &request.id, state).await?;
        let may =
            state != "matched" || db::limits::take(&mut connection, "public-forms", IN_ALL, app.clock.now()).await?;
        if !may {
            return Ok(false);
        }
        if is_mine {
            connection.commit().await?;
        }
    }
    Ok(more)
}
