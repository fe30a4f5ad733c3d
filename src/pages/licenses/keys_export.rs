//! Product keys as a file: after a step-up, with a reason, and Account Administrators hear of it.

use super::{
    key::{needs_password, reason_texts, reasons, wait},
    keys::Arrival,
};
use crate::{
    api::{ApiError, keys::ExportKeys},
    components::{Tone, TypedReason, key_reason_fields, key_reason_labels, note, page_head},
    islands::file_form::FileForm,
    pages::{
        components::{
            files::{self, Slot},
            form_fields,
        },
        frame::{
            Layout, Page, respond,
            scope::{data_status, scope_name},
        },
    },
    paths,
    server::{
        context::Context,
        csv::Form as CsvForm,
        custody::Disclosed,
        failure::Outcome,
        html::IntoHtml,
        http::form::Form,
        spreadsheet::{About, Cell, Row, Table, rows},
        text::{self, text},
        workflow::key_disclosure::{self, KeyExport, MOST_EXPORTED},
    },
};
use axum::{extract::Query as FromQuery, response::Response};
use leptos::prelude::*;
use std::mem::take;

/// Asks for the reason and the form of the file.
pub async fn show(context: Context, FromQuery(arrival): FromQuery<Arrival>) -> Outcome<Response> {
    let input = ExportKeys {
        account: arrival.account,
        search: arrival.search,
        r#type: arrival.r#type,
        status: arrival.status,
        ..ExportKeys::default()
    };
    page(&context, &input, None).await
}

/// Sends the file.
pub async fn submit(context: Context, Form(input): Form<ExportKeys>) -> Outcome<Response> {
    let slot = Slot::take(&context).await?;
    match context.perform(key_disclosure::export(&context, &input)).await {
        Ok(export) => Ok(file(&context, slot, &input, export)),
        Err(failure) => page(&context, &input, Some(&failure.for_form()?)).await,
    }
}

async fn page(context: &Context, input: &ExportKeys, error: Option<&ApiError>) -> Outcome<Response> {
    let t = context.locale();
    let preview = key_disclosure::preview(context, input).await?;
    let title = text!(t, keys.export_title);
    let page = Page::new(title.clone(), Layout::Narrow).with_error(error).with_islands();
    let arrival = Arrival::of(input);
    Ok(respond(context, page, || {
        let count = text::grouped(context.language, preview.count);
        let most = text::grouped(context.language, MOST_EXPORTED);
        let has_keys = preview.count > 0;
        let lead = if has_keys { text!(t, keys.export_text, count = count) } else { text!(t, keys.export_none) };
        view! {
            <p><a href=arrival.link(paths::KEYS, &[])>{text!(t, keys.back)}</a></p>
            {page_head(title, lead, ())}
            {data_status(context, &preview.scopes, preview.import.as_ref())}
            {told(context, &arrival)}
            {preview.is_cut.then(|| note(Tone::Warning, text!(t, keys.export_cut, count = most)))}
            {has_keys.then(|| form(context, input, error))}
        }
        .into_html()
    }))
}

/// The filters of the file.
fn told(context: &Context, arrival: &Arrival) -> AnyView {
    let told = arrival.told(context);
    let lines = told.iter().map(|[name, value]| view! { <li>{format!("{name}: {value}")}</li> }).collect::<Vec<_>>();
    view! { <ul class="plain-list">{lines}</ul> }.into_html()
}

fn form(context: &Context, input: &ExportKeys, error: Option<&ApiError>) -> AnyView {
    let t = context.locale();
    let texts = reason_texts(context);
    let fields = form_fields(context, key_reason_labels(&texts), error);
    let typed = TypedReason { reason: input.reason.clone(), text: input.reason_text.clone() };
    let needs_password = Signal::stored(needs_password(context, error));
    let kept =
        [("account", &input.account), ("search", &input.search), ("type", &input.r#type), ("status", &input.status)];
    let kept = kept.map(|(name, value)| view! { <input type="hidden" name=name value=value.clone()/> });
    let is_csv = input.form == CSV;
    let form = view! {
        <form class="card form" id="form" method="post" action=paths::KEYS_EXPORT novalidate>
            {wait(context, error)}
            {fields.summary()}
            {kept.into_iter().collect::<Vec<_>>()}
            <fieldset class="choices">
                <legend>{text!(t, keys.export_form)}</legend>
                <label class="choice">
                    <input type="radio" name="form" value="xlsx" checked=!is_csv/>
                    <span>{text!(t, keys.export_xlsx)}</span>
                </label>
                <label class="choice">
                    <input type="radio" name="form" value=CSV checked=is_csv/>
                    <span>{text!(t, keys.export_csv)}</span>
                </label>
                <p class="hint">{text!(t, orders.export_hint)}</p>
            </fieldset>
            {key_reason_fields(&fields, &texts, &reasons(context), &typed, needs_password)}
            <div class="form-actions"><button class="button primary">{text!(t, keys.export_button)}</button></div>
        </form>
    };
    view! { <FileForm under_way=text!(t, keys.export_under_way)>{form}</FileForm> }.into_html()
}

/// The word for CSV.
const CSV: &str = "csv";

fn file(context: &Context, slot: Slot, input: &ExportKeys, export: KeyExport) -> Response {
    let t = context.locale();
    let mut facts: Vec<[String; 2]> =
        export.scopes.iter().map(|scope| [text!(t, label.purchasing_account), scope_name(context, scope)]).collect();
    facts.push([text!(t, keys.export_id), export.id.clone()]);
    facts.push([text!(t, keys.exported_by), export.by.email.clone()]);
    facts.push([text!(t, keys.exported_at), text::date_time(context.language, export.at)]);
    facts.extend(Arrival::of(input).told(context));
    let table = Keys { context: context.clone(), export };
    if input.form == CSV {
        return files::csv(context, slot, CsvForm::People, table);
    }
    let about = About { sheet: text!(t, label.keys), title: text!(t, orders.about), facts };
    files::workbook(context, slot, about, table)
}

/// The keys of a file.
struct Keys {
    context: Context,
    export: KeyExport,
}

impl Table for Keys {
    fn name(&self) -> String {
        format!("keys-{}", self.context.today())
    }

    fn heads(&self) -> Vec<String> {
        let t = self.context.locale();
        vec![
            text!(t, orders.product),
            text!(t, keys.kind),
            text!(t, keys.key),
            text!(t, keys.activations),
            text!(t, audit.field_activations_total),
            text!(t, audit.field_counted_on),
            text!(t, keys.valid_from),
            text!(t, common.status),
            text!(t, label.purchasing_account),
            text!(t, keys.register_id),
            text!(t, keys.export_id),
            text!(t, keys.exported_by),
            text!(t, keys.exported_at),
        ]
    }

    fn times(&self) -> &'static [usize] {
        &[12]
    }

    fn is_secret(&self) -> bool {
        true
    }

    async fn next(&mut self) -> Outcome<Option<Vec<Row>>> {
        let keys = take(&mut self.export.keys);
        let today = self.context.today().to_string();
        Ok(rows(keys.iter().map(|disclosed| self.row(disclosed, &today))))
    }
}

impl Keys {
    fn row(&self, Disclosed { row, key }: &Disclosed, today: &str) -> Row {
        let (context, export) = (&self.context, &self.export);
        let t = context.locale();
        let scope = export.scopes.iter().find(|scope| scope.scope.id() == row.purchasing_account_id);
        let number = |number: Option<i64>| number.map_or(Cell::Empty, Cell::Number);
        vec![
            Cell::Text(row.name()),
            Cell::Text(text::key_type(t, row.r#type)),
            // The register refuses keys that a spreadsheet would change: this one is exact.
            Cell::Text(key.reveal().to_owned()),
            number(row.activations_used),
            number(row.activations_total),
            Cell::day(row.counted_on.as_deref()),
            Cell::day(row.valid_from.as_deref()),
            Cell::Text(text::key_standing(t, row.standing(today))),
            scope.map_or(Cell::Empty, |scope| Cell::Text(scope_name(context, scope))),
            Cell::Text(row.register_id.clone()),
            Cell::Text(export.id.clone()),
            Cell::Text(export.by.email.clone()),
            Cell::Time(export.at),
        ]
    }
}
