//! *Downloads*: the list, and the hashes of the files for a product.

use super::software_parts::{code_name, language_name, product_names, size_name, state_badge, system_name};
use crate::{
    api::ApiError,
    components::{Tone, cell, empty, heads, note, number_cell, number_heads, page_head, table},
    pages::{
        components::{
            choice, guide_link,
            list::{Filters, filters, filters_on_paper, in_use},
        },
        frame::{
            Layout, Page, respond,
            scope::{data_status, elsewhere, named_scope},
        },
    },
    paths,
    server::{
        context::Context,
        db::software::SoftwareRow,
        failure::Outcome,
        html::IntoHtml,
        http::with_query,
        text::{self, text},
        workflow::{
            downloads::{self, FileList, FileQuery, MOST_SHOWN, ShownFile},
            scopes::Scoped,
        },
    },
};
use axum::{
    extract::Query as FromQuery,
    http::header,
    response::{IntoResponse, Response},
};
use leptos::prelude::*;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// The id of the hint about the first filter.
const HINT: &str = "downloads-hint";

/// The query of the page.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Arrival {
    pub(super) account: String,
    product: String,
    language: String,
    os: String,
    form: String,
}

impl Arrival {
    /// The purchasing account in the address.
    pub(super) fn account(&self) -> Option<&str> {
        (!self.account.is_empty()).then_some(self.account.as_str())
    }

    fn query(&self) -> FileQuery {
        FileQuery {
            account: self.account().map(str::to_owned),
            family: self.product.clone(),
            language: self.language.clone(),
            os: self.os.clone(),
            form: self.form.clone(),
        }
    }

    fn filters(&self) -> [&str; 4] {
        [&self.product, &self.language, &self.os, &self.form]
    }

    /// A URL with the account and the filters, which leads back to the list.
    pub(super) fn kept(&self, path: &str) -> String {
        let filters = [
            ("account", self.account.as_str()),
            ("product", &self.product),
            ("language", &self.language),
            ("os", &self.os),
            ("form", &self.form),
        ];
        with_query(path, filters)
    }

    fn told(&self, context: &Context) -> Vec<[String; 2]> {
        let t = context.locale();
        let some = |code: &str, name: String| (!code.is_empty()).then_some(name);
        in_use([
            (text!(t, downloads.product), Some(self.product.clone())),
            (text!(t, downloads.language), some(&self.language, language_name(context, Some(&self.language)))),
            (text!(t, downloads.os), some(&self.os, system_name(context, Some(&self.os)))),
            (text!(t, downloads.form), some(&self.form, code_name(&self.form))),
        ])
    }
}

/// Shows the list.
pub async fn show(context: Context, FromQuery(arrival): FromQuery<Arrival>) -> Outcome<Response> {
    let title = text!(context.locale(), label.downloads);
    Ok(match downloads::list(&context, &arrival.query()).await? {
        Scoped::Allowed(list) => page(&context, &arrival, title, &list),
        Scoped::NotHere(scopes) => elsewhere(&context, title, &arrival.account, &scopes),
    })
}

fn page(context: &Context, arrival: &Arrival, title: String, list: &FileList) -> Response {
    let t = context.locale();
    let named = named_scope(context, &arrival.account, &list.scopes);
    respond(context, Page::new(title.clone(), Layout::Wide).with_scope(named), || {
        let report = arrival.kept(paths::DOWNLOADS_REPORT);
        view! {
            {page_head(title, text!(t, downloads.lead), ())}
            {data_status(context, &list.scopes, list.import.as_ref())}
            {filter_form(context, arrival, list)}
            {results(context, arrival, list)}
            <p class="section"><a href=report>{text!(t, downloads.report_title)}</a></p>
            {guide_link(context, paths::GUIDE_DOWNLOADS, text!(t, support.downloads_title))}
        }
        .into_html()
    })
}

fn filter_form(context: &Context, arrival: &Arrival, list: &FileList) -> Option<AnyView> {
    let t = context.locale();
    let choices = &list.choices;
    let options = |codes: &BTreeSet<String>, name: &dyn Fn(&str) -> String| {
        codes.iter().map(|code| (code.clone(), name(code))).collect::<Vec<_>>().into_iter()
    };
    let products = options(&choices.families, &str::to_owned);
    let languages = options(&choices.languages, &|code| language_name(context, Some(code)));
    let systems = options(&choices.systems, &|code| system_name(context, Some(code)));
    let forms = options(&choices.forms, &code_name);
    let main =
        choice("product", text!(t, downloads.product), text!(t, downloads.any_product), &arrival.product, products);
    let others = view! {
        {choice("language", text!(t, downloads.language), text!(t, downloads.any_language), &arrival.language, languages)}
        {choice("os", text!(t, downloads.os), text!(t, downloads.any_os), &arrival.os, systems)}
        {choice("form", text!(t, downloads.form), text!(t, downloads.any_form), &arrival.form, forms)}
    };
    let is_filtered = arrival.filters().iter().any(|value| !value.is_empty());
    let form = Filters {
        action: paths::DOWNLOADS,
        kept: &[("account", &arrival.account)],
        main,
        others: others.into_html(),
        others_title: text!(t, common.more_filters),
        are_in_use: arrival.filters()[1..].iter().any(|value| !value.is_empty()),
        hint: [HINT.to_owned(), text!(t, downloads.filter_hint)],
        clear: is_filtered.then(|| with_query(paths::DOWNLOADS, [("account", arrival.account.as_str())])),
    };
    (!choices.families.is_empty()).then(|| filters(context, form))
}

fn results(context: &Context, arrival: &Arrival, list: &FileList) -> AnyView {
    let t = context.locale();
    if list.files.is_empty() {
        let texts = if list.choices.families.is_empty() {
            [text!(t, downloads.empty_title), text!(t, downloads.empty_text)]
        } else {
            [text!(t, common.no_hits_title), text!(t, downloads.no_hits_text)]
        };
        return empty("document", texts, None::<()>).into_html();
    }
    let cut = list.is_cut.then(|| {
        let count = text::grouped(context.language, MOST_SHOWN);
        note(Tone::Info, text!(t, downloads.cut, count = count))
    });
    let rows = list.files.iter().map(|file| row(context, arrival, file)).collect::<Vec<_>>();
    let heads = view! {
        {heads([text!(t, downloads.file), text!(t, downloads.language), text!(t, downloads.os), text!(t, downloads.form)])}
        {number_heads([text!(t, downloads.size)])}
        {heads([text!(t, downloads.released_on), text!(t, common.status)])}
    };
    view! {
        {filters_on_paper(arrival.told(context))}
        {cut}
        {table("table", text!(t, downloads.caption), heads, rows)}
    }
    .into_html()
}

fn row(context: &Context, arrival: &Arrival, file: &ShownFile) -> AnyView {
    let t = context.locale();
    let row = &file.row;
    let products = product_names(&file.products);
    let system = [Some(system_name(context, row.os.as_deref())), row.architecture.clone()];
    let system = system.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let downloaded = file.downloaded_at.map(|at| {
        let date = text::day(context.language, at);
        view! { <span class="quiet">{text!(t, downloads.downloaded, date = date)}</span> }
    });
    let date = view! { <span class="date">{text::register_date(context.language, &row.released_on)}</span> };
    let state = view! { <span class="stack">{state_badge(context, &file.state)}{downloaded}</span> };
    view! {
        <tr>
            <th scope="row">
                <span class="stack">
                    <a href=arrival.kept(&paths::of(paths::DOWNLOAD, &row.id))>{row.title.clone()}</a>
                    <span class="quiet">{products}</span>
                </span>
            </th>
            {cell(text!(t, downloads.language), language_name(context, row.language.as_deref()))}
            {cell(text!(t, downloads.os), system)}
            {cell(text!(t, downloads.form), code_name(&row.form))}
            {number_cell(text!(t, downloads.size), size_name(context, row.size))}
            {cell(text!(t, downloads.released_on), date)}
            {cell(text!(t, common.status), state)}
        </tr>
    }
    .into_html()
}

/// A product in an address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct OfProduct {
    family: String,
    version: String,
}

/// Sends the hashes of the files for a product that the person may download, as `sha256sum --check` reads them.
pub async fn sums(context: Context, FromQuery(of): FromQuery<OfProduct>) -> Outcome<Response> {
    let version = Some(of.version.as_str()).filter(|version| !version.is_empty());
    let files = downloads::list_available(&context, &of.family, version).await?;
    if files.is_empty() {
        return Err(ApiError::NotFound.into());
    }
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8; header=absent"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"SHA256SUMS\""),
    ];
    Ok((headers, sum_lines(files.into_iter().map(|file| file.row))).into_response())
}

/// A line for each file. Those that share a name are looked for in folders named by the register's ids: otherwise, one of
/// them would fail where another one is.
fn sum_lines(files: impl Iterator<Item = SoftwareRow>) -> String {
    let mut by_name: BTreeMap<String, Vec<SoftwareRow>> = BTreeMap::new();
    for file in files {
        // Windows and macOS do not tell capitals apart.
        let same = by_name.entry(file.name.to_lowercase()).or_default();
        if same.iter().all(|known| known.sha256 != file.sha256) {
            same.push(file);
        }
    }
    let lines = by_name.values().flat_map(|same| {
        same.iter().map(|SoftwareRow { sha256, register_id, name, .. }| {
            let path = if same.len() == 1 { name.clone() } else { [register_id, "/", name].concat() };
            format!("{sha256}  {path}\n")
        })
    });
    lines.collect()
}
