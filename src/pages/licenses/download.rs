//! A file to download: what it is, whether it can be downloaded, and how to check it.

use super::{
    downloads::Arrival,
    software_parts::{code_name, language_name, product_names, size_name, state_badge, system_name},
};
use crate::{
    components::{Fact, Tone, facts, note, page_head, section},
    islands::copy_button::{CopyButton, CopyTexts},
    pages::{
        components::guide_link,
        frame::{Layout, Page, respond, scope::data_status},
    },
    paths,
    server::{
        context::Context,
        failure::Outcome,
        html::IntoHtml,
        http::with_query,
        text::{self, text},
        workflow::downloads::{self, FileState, FileView, OtherFiles},
    },
};
use axum::{
    extract::{Path, Query as FromQuery},
    http::StatusCode,
    response::Response,
};
use leptos::prelude::*;

/// Shows the page. Its query is that of the list that it leads back to.
pub async fn show(
    context: Context,
    Path(id): Path<String>,
    FromQuery(arrival): FromQuery<Arrival>,
) -> Outcome<Response> {
    let view = downloads::view(&context, &id).await?;
    let page = Page::new(view.file.row.title.clone(), Layout::Wide).with_islands();
    Ok(respond(&context, page, || body(&context, &arrival, &view)))
}

/// The page in place of a file that is not sent.
pub(super) fn page(context: &Context, view: &FileView, status: StatusCode) -> Response {
    let page = Page::new(view.file.row.title.clone(), Layout::Wide).with_islands();
    respond(context, page.with_status(status.as_u16()), || body(context, &Arrival::default(), view))
}

fn body(context: &Context, arrival: &Arrival, view: &FileView) -> AnyView {
    let t = context.locale();
    let row = &view.file.row;
    let names = product_names(&view.file.products);
    view! {
        <p><a href=arrival.kept(paths::DOWNLOADS)>{text!(t, downloads.back)}</a></p>
        {page_head(row.title.clone(), names, state_badge(context, &view.file.state))}
        {data_status(context, &view.scopes, view.import.as_ref())}
        {offer(context, view)}
        {about(context, view)}
        {check(context, view)}
        {guide_link(context, paths::GUIDE_DOWNLOADS, text!(t, support.downloads_title))}
    }
    .into_html()
}

fn offer(context: &Context, view: &FileView) -> AnyView {
    let t = context.locale();
    let row = &view.file.row;
    let date = |day: &str| text::register_date(context.language, day);
    let contact = &context.app.config.support_contact;
    let sentence = match &view.file.state {
        FileState::Available => {
            let downloaded = view.file.downloaded_at.map(|at| {
                let date = text::date_time(context.language, at);
                view! { <p class="quiet">{text!(t, downloads.downloaded, date = date)}</p> }
            });
            let href = paths::of(paths::DOWNLOAD_FILE, &row.id);
            return view! {
                <div class="section">
                    <p><a class="button primary" href=href>{text!(t, downloads.download)}</a></p>
                    <p>{row.name.clone()}" · "{size_name(context, row.size)}</p>
                    {downloaded}
                </div>
            }
            .into_html();
        }
        FileState::Missing => {
            text!(t, downloads.missing_text, vendor = &context.app.config.vendor_name, contact = contact)
        }
        FileState::After(end) => {
            text!(t, downloads.after_text, end = date(end), released = date(&row.released_on), contact = contact)
        }
        FileState::NotEntitled => {
            let family = view.bought.first().map(|product| product.family.clone()).unwrap_or_default();
            text!(t, downloads.not_entitled_text, family = family, contact = contact)
        }
        FileState::Withdrawn(reason) => text!(t, downloads.withdrawn_text, reason = reason),
    };
    view! { <div class="section">{note(Tone::Info, sentence)}{others(context, view)}</div> }.into_html()
}

/// The lists of what can be downloaded in place of a file that was withdrawn.
fn others(context: &Context, view: &FileView) -> Option<AnyView> {
    let t = context.locale();
    let links = view.others.iter().map(|OtherFiles { family, account_id }| {
        let href = with_query(paths::DOWNLOADS, [("account", account_id.as_str()), ("product", family.as_str())]);
        view! { <li><a href=href>{text!(t, downloads.others, product = family)}</a></li> }
    });
    let links = links.collect::<Vec<_>>();
    (!links.is_empty()).then(|| view! { <ul class="plain-list">{links}</ul> }.into_html())
}

fn about(context: &Context, view: &FileView) -> AnyView {
    let t = context.locale();
    let row = &view.file.row;
    let bytes = text::grouped(context.language, row.size);
    let exact = text!(t, downloads.bytes, count = bytes);
    let rounded = size_name(context, row.size);
    let size = if rounded == exact { exact } else { format!("{rounded} ({exact})") };
    let all = [
        Some(Fact::new(text!(t, downloads.file_name), row.name.clone())),
        Some(Fact::new(text!(t, downloads.language), language_name(context, row.language.as_deref()))),
        Some(Fact::new(text!(t, downloads.os), system_name(context, row.os.as_deref()))),
        row.architecture.as_ref().map(|code| Fact::new(text!(t, downloads.architecture), code.clone())),
        Some(Fact::new(text!(t, downloads.form), code_name(&row.form))),
        Some(Fact::new(text!(t, downloads.released_on), text::register_date(context.language, &row.released_on))),
        Some(Fact::new(text!(t, downloads.size), size)),
    ];
    let body = view! { <div class="card">{facts(all.into_iter().flatten().collect())}</div> };
    section("about", text!(t, downloads.about_title), body).into_html()
}

/// How to check the file: where it can be downloaded, and where a copy of it may be left.
fn check(context: &Context, view: &FileView) -> Option<AnyView> {
    let is_available = view.file.state == FileState::Available;
    if !is_available && !matches!(view.file.state, FileState::Withdrawn(_)) {
        return None;
    }
    let t = context.locale();
    let row = &view.file.row;
    let texts = CopyTexts {
        copy: text!(t, downloads.copy),
        copied: text!(t, downloads.copied),
        failed: text!(t, downloads.copy_failed),
    };
    let commands = [
        (text!(t, downloads.check_windows), format!("certutil -hashfile \"{}\" SHA256", row.name)),
        (text!(t, downloads.check_linux), format!("sha256sum {}", quoted(&row.name))),
        (text!(t, downloads.check_macos), format!("shasum -a 256 {}", quoted(&row.name))),
    ];
    let commands = commands
        .map(|(system, command)| view! { <div><dt>{system}</dt><dd><code class="command">{command}</code></dd></div> })
        .into_iter()
        .collect::<Vec<_>>();
    let sums = view.bought.iter().filter(|_| is_available).map(|product| {
        let version = product.version.as_deref().unwrap_or_default();
        let href = with_query(paths::DOWNLOADS_SUMS, [("family", product.family.as_str()), ("version", version)]);
        let label = text!(t, downloads.sums, product = product_names(std::slice::from_ref(product)));
        view! { <li><a href=href>{label}</a></li> }
    });
    let sums = sums.collect::<Vec<_>>();
    let body = view! {
        <div class="card">
            <p class="quiet" id="sha256">{text!(t, downloads.sha256)}</p>
            <p><code class="hash" aria-labelledby="sha256">{row.sha256.clone()}</code></p>
            <CopyButton text=row.sha256.clone() texts=texts/>
            <p>{text!(t, downloads.check_text)}</p>
            <dl class="facts">{commands}</dl>
            <ul class="plain-list">{sums}</ul>
        </div>
    };
    Some(section("check", text!(t, downloads.check_title), body).into_html())
}

/// A name as a shell reads it: nothing in it is expanded.
fn quoted(name: &str) -> String {
    format!("'{}'", name.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_runs_nothing() {
        assert_eq!(quoted("a b.iso"), "'a b.iso'");
        assert_eq!(quoted("$(reboot) it's `x`"), r"'$(reboot) it'\''s `x`'");
    }
}
