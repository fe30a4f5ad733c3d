//! The CSV export of the audit trail, streamed while the client reads it.

use super::{trail::Arrival, words};
use crate::{
    pages::{
        components::files::{self, Slot},
        frame::scope::scope_name,
    },
    paths,
    server::{
        context::Context,
        csv::Form,
        failure::Outcome,
        http::see_other,
        spreadsheet::{Cell, Row, Table, rows},
        text::{self, text},
        workflow::audit::{self, Export, NamedEntry},
    },
};
use axum::{extract::Query as FromQuery, response::Response};

/// Sends the filtered entries, newest first.
pub async fn export(context: Context, FromQuery(arrival): FromQuery<Arrival>) -> Outcome<Response> {
    if arrival.is_faulty() {
        return Ok(see_other(&arrival.link(paths::AUDIT, &[])));
    }
    let slot = Slot::take(&context).await?;
    let export = audit::export(&context, &arrival.query()).await?;
    Ok(files::csv(&context, slot, Form::People, Entries { context: context.clone(), export }))
}

struct Entries {
    context: Context,
    export: Export,
}

impl Table for Entries {
    fn name(&self) -> String {
        format!("audit-trail-{}", self.context.today())
    }

    fn heads(&self) -> Vec<String> {
        heads(&self.context).to_vec()
    }

    async fn next(&mut self) -> Outcome<Option<Vec<Row>>> {
        let entries = self.export.next().await?;
        Ok(rows(entries.iter().map(|entry| cells(&self.context, entry).map(Cell::Text).to_vec())))
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
        entry.row.number(),
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
