//! The CSV export of the audit trail, streamed while the client reads it.

use super::{trail::Arrival, words};
use crate::{
    pages::frame::scope::scope_name,
    server::{
        context::Context,
        csv::{Form, line},
        failure::Outcome,
        http::stream::{Sender, stream},
        text::{self, text},
        workflow::audit::{self, Export, NamedEntry},
    },
};
use axum::{
    extract::Query as FromQuery,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

/// Sends the filtered entries, newest first.
pub async fn export(context: Context, FromQuery(arrival): FromQuery<Arrival>) -> Outcome<Response> {
    // No one asked for a file that the browser prefetches, and the export is audited.
    if context.is_prefetch {
        return Ok(StatusCode::SERVICE_UNAVAILABLE.into_response());
    }
    let export = audit::export(&context, &arrival.query()).await?;
    Ok(answer(context, export))
}

fn answer(context: Context, export: Export) -> Response {
    let name = format!("audit-trail-{}.csv", &text::iso(context.now)[..10]);
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8; header=present".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    let (sender, body) = stream();
    tokio::spawn(async move {
        if let Err(failure) = write(&context, export, &sender).await {
            let error = context.report(&failure);
            // The client must not consider the file complete.
            sender.fail(&format!("the export failed: {error:?}")).await;
        }
    });
    (headers, body).into_response()
}

/// Writes in batches, as fast as the client reads.
async fn write(context: &Context, mut export: Export, sender: &Sender) -> Outcome<()> {
    let mut part = Form::People.mark().to_owned() + &line(&heads(context));
    loop {
        if !sender.send(part).await {
            return Ok(());
        }
        let entries = export.next().await?;
        if entries.is_empty() {
            return Ok(());
        }
        part = entries.iter().map(|entry| line(&cells(context, entry))).collect();
    }
}

fn heads(context: &Context) -> [String; 13] {
    let t = context.locale();
    let address = |owner: String| text!(t, audit.field_of, owner = owner, field = text!(t, label.email_address));
    [
        text!(t, audit.when),
        text!(t, audit.column_entry),
        text!(t, common.organization),
        text!(t, label.agreement_number),
        text!(t, audit.column_scope),
        text!(t, audit.who),
        address(text!(t, audit.who)),
        text!(t, audit.what),
        text!(t, audit.whom),
        address(text!(t, audit.whom)),
        text!(t, audit.before),
        text!(t, audit.after),
        text!(t, audit.source),
    ]
}

fn cells(context: &Context, entry: &NamedEntry) -> [String; 13] {
    let t = context.locale();
    let changes = words::changes(context, entry);
    let told = |name: &str, value: &str| text!(t, audit.fact, name = name, value = value);
    let before: Vec<String> =
        changes.iter().filter_map(|change| change.before.as_ref().map(|before| told(&change.name, before))).collect();
    let after: Vec<String> = changes.iter().map(|change| told(&change.name, &change.after)).collect();
    [
        text::iso(entry.row.at),
        entry.row.sequence.to_string(),
        entry.scope.organization_name.clone(),
        entry.scope.agreement_number.clone(),
        scope_name(context, &entry.scope),
        words::principal(context, &entry.actor),
        words::address(&entry.actor).unwrap_or_default(),
        words::action(t, entry),
        words::principal(context, &entry.subject),
        words::address(&entry.subject).unwrap_or_default(),
        before.join("; "),
        after.join("; "),
        words::source(context, entry),
    ]
}
