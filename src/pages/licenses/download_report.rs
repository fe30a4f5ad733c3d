//! *Who has downloaded what*.

use super::downloads::Arrival;
use crate::{
    components::{Tone, cell, heads, note, page_head, table},
    pages::{
        components::files::{self, Slot, export_links},
        frame::{
            Layout, Page, respond,
            scope::{data_status, elsewhere, named_scope, scope_name},
        },
    },
    paths,
    server::{
        context::Context,
        csv::Form,
        db::software::DownloadRow,
        failure::Outcome,
        html::IntoHtml,
        http::with_query,
        spreadsheet::{About, Cell, Row, Table, rows},
        text::{self, text},
        workflow::{
            download_report::{DownloadExport, DownloadReport, MOST_REPORTED, NamedDownload, Whose, export, report},
            scopes::{NamedScope, Scoped},
        },
    },
};
use axum::{extract::Query as FromQuery, response::Response};
use leptos::prelude::*;

/// Shows who downloaded what.
pub async fn show(context: Context, FromQuery(arrival): FromQuery<Arrival>) -> Outcome<Response> {
    let title = text!(context.locale(), downloads.report_title);
    Ok(match report(&context, arrival.account()).await? {
        Scoped::Allowed(report) => report_page(&context, &arrival, &report),
        Scoped::NotHere(scopes) => elsewhere(&context, title, &arrival.account, &scopes),
    })
}

fn report_page(context: &Context, arrival: &Arrival, report: &DownloadReport) -> Response {
    let t = context.locale();
    let title = title(context, report.whose);
    let named = named_scope(context, &arrival.account, &report.scopes);
    respond(context, Page::new(title.clone(), Layout::Wide).with_scope(named), || {
        let count = text::grouped(context.language, MOST_REPORTED);
        view! {
            <p><a href=arrival.kept(paths::DOWNLOADS)>{text!(t, downloads.back)}</a></p>
            {page_head(title, text!(t, downloads.report_lead, count = count), ())}
            {data_status(context, &report.scopes, None)}
            {(report.whose == Whose::Mixed).then(|| note(Tone::Info, text!(t, downloads.report_some)))}
            {report_table(context, arrival, report)}
        }
        .into_html()
    })
}

fn title(context: &Context, whose: Whose) -> String {
    let t = context.locale();
    match whose {
        Whose::Own => text!(t, downloads.report_own),
        Whose::Everyone | Whose::Mixed => text!(t, downloads.report_title),
    }
}

fn account_name(context: &Context, scopes: &[NamedScope], row: &DownloadRow) -> String {
    let scope = scopes.iter().find(|scope| scope.scope.id() == row.purchasing_account_id);
    scope.map(|scope| scope_name(context, scope)).unwrap_or_default()
}

fn report_table(context: &Context, arrival: &Arrival, report: &DownloadReport) -> AnyView {
    let t = context.locale();
    if report.downloads.is_empty() {
        return view! { <p>{text!(t, downloads.report_none)}</p> }.into_html();
    }
    let row = |NamedDownload { row, name }: &NamedDownload| {
        let account = account_name(context, &report.scopes, row);
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
                {cell(text!(t, label.purchasing_account), account)}
            </tr>
        }
    };
    let rows = report.downloads.iter().map(row).collect::<Vec<_>>();
    let titles = [
        text!(t, downloads.report_when),
        text!(t, downloads.report_who),
        text!(t, downloads.file),
        text!(t, label.purchasing_account),
    ];
    let exports = [paths::DOWNLOADS_REPORT_XLSX, paths::DOWNLOADS_REPORT_CSV]
        .map(|path| with_query(path, [("account", arrival.account.as_str())]));
    let exports = export_links(context, exports, None, Some(text!(t, downloads.report_exports)));
    view! {
        <div class="results-head">{exports}</div>
        {table("table", text!(t, downloads.report_caption), heads(titles), rows)}
    }
    .into_html()
}

/// Sends all downloads as a workbook.
pub async fn workbook(context: Context, FromQuery(arrival): FromQuery<Arrival>) -> Outcome<Response> {
    let (slot, table) = downloads(&context, &arrival).await?;
    let (t, export) = (context.locale(), &table.export);
    let named = |scope: &NamedScope| [text!(t, label.purchasing_account), scope_name(&context, scope)];
    let mut facts: Vec<[String; 2]> = export.scopes.iter().map(named).collect();
    let whose = match export.whose {
        Whose::Mixed => text!(t, downloads.report_some),
        whose @ (Whose::Own | Whose::Everyone) => title(&context, whose),
    };
    facts.push([text!(t, label.downloads), whose]);
    let about = About { sheet: text!(t, label.downloads), title: text!(t, orders.about), facts };
    Ok(files::workbook(&context, slot, about, table))
}

/// Sends all downloads as CSV.
pub async fn csv(context: Context, FromQuery(arrival): FromQuery<Arrival>) -> Outcome<Response> {
    let (slot, table) = downloads(&context, &arrival).await?;
    Ok(files::csv(&context, slot, Form::People, table))
}

/// All downloads of the report.
struct Downloads {
    context: Context,
    export: DownloadExport,
}

async fn downloads(context: &Context, arrival: &Arrival) -> Outcome<(Slot, Downloads)> {
    let slot = Slot::take(context).await?;
    let export = export(context, arrival.account()).await?;
    Ok((slot, Downloads { context: context.clone(), export }))
}

impl Table for Downloads {
    fn name(&self) -> String {
        format!("downloads-{}", self.context.today())
    }

    fn heads(&self) -> Vec<String> {
        let t = self.context.locale();
        vec![
            text!(t, downloads.report_when),
            text!(t, downloads.report_who),
            text!(t, downloads.title_of_file),
            text!(t, downloads.file_name),
            text!(t, label.purchasing_account),
        ]
    }

    fn times(&self) -> &'static [usize] {
        &[0]
    }

    async fn next(&mut self) -> Outcome<Option<Vec<Row>>> {
        let downloads = self.export.next().await?;
        let (context, scopes) = (&self.context, &self.export.scopes);
        let row = |NamedDownload { row, name }: &NamedDownload| {
            vec![
                Cell::Time(row.at),
                Cell::Text(name.clone()),
                Cell::Text(row.title.clone()),
                Cell::Text(row.name.clone()),
                Cell::Text(account_name(context, scopes, row)),
            ]
        };
        Ok(rows(downloads.iter().map(row)))
    }
}
