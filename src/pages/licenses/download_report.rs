//! *Who has downloaded what*.

use super::downloads::Arrival;
use crate::{
    components::{Tone, cell, heads, note, page_head, table},
    pages::frame::{
        Layout, Page, respond,
        scope::{data_status, elsewhere, named_scope, scope_name},
    },
    paths,
    server::{
        context::Context,
        failure::Outcome,
        html::IntoHtml,
        text::{self, text},
        workflow::{
            download_report::{DownloadReport, MOST_REPORTED, NamedDownload, Whose, report},
            scopes::Scoped,
        },
    },
};
use axum::{extract::Query as FromQuery, response::Response};
use leptos::prelude::*;

/// Shows who downloaded what.
pub async fn show(context: Context, FromQuery(arrival): FromQuery<Arrival>) -> Outcome<Response> {
    let account = (!arrival.account.is_empty()).then_some(arrival.account.as_str());
    let title = text!(context.locale(), downloads.report_title);
    Ok(match report(&context, account).await? {
        Scoped::Allowed(report) => report_page(&context, &arrival, &report),
        Scoped::NotHere(scopes) => elsewhere(&context, title, &arrival.account, &scopes),
    })
}

fn report_page(context: &Context, arrival: &Arrival, report: &DownloadReport) -> Response {
    let t = context.locale();
    let title = match report.whose {
        Whose::Own => text!(t, downloads.report_own),
        Whose::Everyone | Whose::Some => text!(t, downloads.report_title),
    };
    let named = named_scope(context, &arrival.account, &report.scopes);
    respond(context, Page::new(title.clone(), Layout::Wide).with_scope(named), || {
        let count = text::grouped(context.language, MOST_REPORTED);
        view! {
            <p><a href=arrival.kept(paths::DOWNLOADS)>{text!(t, downloads.back)}</a></p>
            {page_head(title, text!(t, downloads.report_lead, count = count), ())}
            {data_status(context, &report.scopes, None)}
            {(report.whose == Whose::Some).then(|| note(Tone::Info, text!(t, downloads.report_some)))}
            {report_table(context, report)}
        }
        .into_html()
    })
}

fn report_table(context: &Context, report: &DownloadReport) -> AnyView {
    let t = context.locale();
    if report.downloads.is_empty() {
        return view! { <p>{text!(t, downloads.report_none)}</p> }.into_html();
    }
    let row = |NamedDownload { row, name }: &NamedDownload| {
        let scope = report.scopes.iter().find(|scope| scope.scope.id() == row.purchasing_account_id);
        let account = scope.map(|scope| scope_name(context, scope)).unwrap_or_default();
        let file = view! {
            <span class="stack">
                <a href=paths::of(paths::DOWNLOAD, &row.file_id)>{row.title.clone()}</a>
                <span class="quiet">{row.name.clone()}</span>
            </span>
        };
        view! {
            <tr>
                <th scope="row">{text::date_time(context.language, row.at)}</th>
                {cell(text!(t, downloads.report_who), name.clone())}
                {cell(text!(t, downloads.file), file)}
                {cell(text!(t, keys.account), account)}
            </tr>
        }
    };
    let rows = report.downloads.iter().map(row).collect::<Vec<_>>();
    let titles = [
        text!(t, downloads.report_when),
        text!(t, downloads.report_who),
        text!(t, downloads.file),
        text!(t, keys.account),
    ];
    table("table", text!(t, downloads.report_caption), heads(titles), rows).into_html()
}
