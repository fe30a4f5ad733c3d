//! The development mailbox: the mails this installation would have sent. It exists only with a localhost base URL and
//! mails written to a folder, and is in English like other developer tools.

use crate::{
    api::ApiError,
    components::page_head,
    domain::access::Access,
    pages::frame::{Layout, Page, respond},
    paths,
    server::{
        config::MailTarget, context::Context, failure::Outcome, html::IntoHtml, http::route::Route, mail::StoredMail,
    },
};
use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use leptos::prelude::*;
use std::path::PathBuf;
use uuid::Uuid;

/// The Content-Security-Policy of a mail's own page: inline styles are allowed, nothing else.
const MAIL_POLICY: &str = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
/// The most mails in the list.
const LONGEST_LIST: usize = 200;

/// The routes of the mailbox. Every mail contains a secret link.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::new(paths::DEV_MAILS, Access::Public, get(list)).secret(),
        Route::new(paths::DEV_MAIL, Access::Public, get(show)).secret(),
        Route::new(paths::DEV_MAIL_HTML, Access::Public, get(html)).secret(),
    ]
}

/// The folder of mails, for requests from this machine; for others, there is no mailbox.
fn folder(context: &Context) -> Outcome<PathBuf> {
    match &context.app.config.mail {
        MailTarget::Folder(folder) if context.is_local => Ok(folder.clone()),
        _ => Err(ApiError::NotFound.into()),
    }
}

async fn read(context: &Context, id: &str) -> Outcome<StoredMail> {
    let folder = folder(context)?;
    // The ID becomes part of a path, so it must be valid.
    let id = Uuid::parse_str(id).map_err(|_| ApiError::NotFound)?;
    let bytes = tokio::fs::read(folder.join(format!("{id}.json"))).await.map_err(|_| ApiError::NotFound)?;
    Ok(serde_json::from_slice(&bytes).map_err(|_| ApiError::NotFound)?)
}

/// Lists the mails, newest first.
async fn list(context: Context) -> Outcome<Response> {
    let folder = folder(&context)?;
    let mut ids = Vec::new();
    if let Ok(mut entries) = tokio::fs::read_dir(folder).await {
        while let Ok(Some(entry)) = entries.next_entry().await {
            let name = entry.file_name().to_string_lossy().into_owned();
            ids.extend(name.strip_suffix(".json").map(str::to_owned));
        }
    }
    // IDs sort by creation time.
    ids.sort_unstable_by(|a, b| b.cmp(a));
    let mut mails = Vec::new();
    for id in ids.iter().take(LONGEST_LIST) {
        mails.extend(read(&context, id).await);
    }
    Ok(respond(&context, Page::new("Development mailbox".to_owned(), Layout::Wide), || {
        let items = mails
            .into_iter()
            .map(|mail| {
                let path = paths::of(paths::DEV_MAIL, &mail.id);
                view! { <li><a href=path lang=mail.language>{mail.subject}</a><p>{mail.to}</p></li> }
            })
            .collect::<Vec<_>>();
        let is_empty = items.is_empty();
        view! {
            <div lang="en">
                {page_head("Development mailbox".to_owned(), "Emails from this installation are written to files and shown here. Nothing leaves this machine.".to_owned(), ())}
                <ul class="mailbox">{items}</ul>
                {is_empty.then(|| view! { <p>"No emails yet. Import a register or use a form on the site, then reload."</p> })}
            </div>
        }
        .into_html()
    }))
}

/// Shows a mail's text, with its links to follow.
async fn show(context: Context, Path(id): Path<String>) -> Outcome<Response> {
    let mail = read(&context, &id).await?;
    Ok(respond(&context, Page::new(mail.subject.clone(), Layout::Text), || {
        let html = paths::of(paths::DEV_MAIL_HTML, &mail.id);
        let lines = mail
            .text
            .lines()
            .map(|line| {
                if line.starts_with("http://") || line.starts_with("https://") {
                    view! { <a href=line.to_owned()>{line.to_owned()}</a><br/> }.into_html()
                } else {
                    view! { {line.to_owned()}<br/> }.into_html()
                }
            })
            .collect::<Vec<_>>();
        view! {
            <p><a href=paths::DEV_MAILS>"Development mailbox"</a></p>
            {page_head(mail.subject, mail.to, ())}
            <p><a href=html>"View as HTML"</a></p>
            <article class="prose" lang=mail.language>{lines}</article>
        }
        .into_html()
    }))
}

/// Shows a mail's HTML as a page of its own.
async fn html(context: Context, Path(id): Path<String>) -> Outcome<Response> {
    let mail = read(&context, &id).await?;
    let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CONTENT_SECURITY_POLICY, MAIL_POLICY)];
    Ok((headers, mail.html).into_response())
}
