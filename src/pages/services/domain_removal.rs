//! Asks before a domain is removed, or before a purchasing account no longer uses it: how many people lose their services. Where
//! anyone does, removing it takes the domain's name.

use super::words::people_count;
use crate::{
    api::{
        ApiError,
        domains::{DomainUse, RemoveDomain},
    },
    components::{Input, Question, Tone, note},
    domain::{access::Permission, notice::Notice},
    pages::{
        components::{form_fields, with_addresses},
        frame::{Layout, Page, notice::see_other_telling, question::question_page, respond},
    },
    paths,
    server::{
        access::authorize,
        context::Context,
        failure::{Failure, Outcome},
        html::IntoHtml,
        http::form::Form,
        text::{self, text},
        workflow::{
            domains::{self, Removal},
            looking::as_read,
        },
    },
};
use axum::{
    extract::{Path, Query},
    response::Response,
};
use leptos::prelude::*;

/// Asks before a domain is removed.
pub async fn show(context: Context, Path(id): Path<String>) -> Outcome<Response> {
    page(&context, &id, "", None).await
}

/// Removes a domain.
pub async fn submit(context: Context, Path(id): Path<String>, Form(asked): Form<RemoveDomain>) -> Outcome<Response> {
    let input = RemoveDomain { domain: id, ..asked };
    match context.perform(domains::remove(&context, &input)).await {
        Ok(()) => Ok(see_other_telling(&context, paths::DOMAINS, Notice::DomainRemoved)),
        Err(Failure::Refused(error @ ApiError::Invalid(_))) => {
            page(&context, &input.domain, &input.typed, Some(&error)).await
        }
        Err(failure) => Err(failure),
    }
}

async fn page(context: &Context, id: &str, typed: &str, error: Option<&ApiError>) -> Outcome<Response> {
    let removal = domains::removal(context, id).await?;
    let asked = question(context, &removal);
    Ok(ask(context, asked, &removal.view.row.name, removal.people, typed, error))
}

/// Asks; where people lose their seats, for the name of the domain, too.
fn ask(
    context: &Context,
    asked: Question,
    domain: &str,
    people: usize,
    typed: &str,
    error: Option<&ApiError>,
) -> Response {
    if people == 0 {
        return question_page(context, asked);
    }
    let t = context.locale();
    let page = Page::new(asked.title.clone(), Layout::Card).with_error(error);
    respond(context, page, || {
        let label = text!(t, domains.remove_typed, domain = domain);
        let fields = form_fields(context, vec![("typed", label)], error);
        let typing = Input { autocomplete: "off", inputmode: Some("url"), ..Input::default() };
        let hidden =
            asked.fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
        view! {
            <div class="card card-main">
                <h1 class="page-title">{with_addresses(&asked.title)}</h1>
                <p class="lead">{asked.text}</p>
                {asked.warning.map(|sentence| note(Tone::Warning, sentence))}
                <form class="form" id="form" method="post" action=asked.action novalidate>
                    {hidden.collect::<Vec<_>>()}
                    {fields.input("typed", typed, typing)}
                    <div class="form-actions">
                        <button class="button danger">{asked.button}</button>
                        <a class="button" href=asked.back>{asked.keep}</a>
                    </div>
                </form>
            </div>
        }
        .into_html()
    })
}

fn question(context: &Context, removal: &Removal) -> Question {
    let t = context.locale();
    let row = &removal.view.row;
    let name = as_read(&row.name);
    let text = if row.state.is_proven() {
        let accounts = text::grouped(context.language, removal.view.accounts.len());
        let people = people_count(context, removal.people);
        text!(t, domains.remove_text, domain = &name, accounts = accounts, people = people)
    } else {
        text!(t, domains.remove_unproven_text, domain = &name)
    };
    let children = &removal.view.children;
    Question {
        title: text!(t, domains.remove_title, domain = &name),
        text,
        warning: (!children.is_empty()).then(|| text!(t, domains.remove_children, domains = children.join(", "))),
        action: paths::of(paths::DOMAIN_REMOVE, &row.id),
        fields: Vec::new(),
        button: text!(t, domains.remove),
        keep: text!(t, domains.keep),
        back: paths::of(paths::DOMAIN, &row.id),
    }
}

/// Asks before a purchasing account no longer uses a domain.
pub async fn show_stop(
    context: Context,
    Path(domain): Path<String>,
    Query(asked): Query<DomainUse>,
) -> Outcome<Response> {
    stop_page(&context, &DomainUse { domain, ..asked }, None).await
}

async fn stop_page(context: &Context, input: &DomainUse, error: Option<&ApiError>) -> Outcome<Response> {
    let (row, account, people) = domains::stoppable(context, input).await?;
    let t = context.locale();
    let name = as_read(&row.name);
    let asked = Question {
        title: text!(t, domains.stop_title, domain = &name, account = account.title()),
        text: text!(t, domains.stop_text, domain = &name, people = people_count(context, people)),
        warning: None,
        action: paths::of(paths::DOMAIN_STOP, &row.id),
        fields: vec![("scope".to_owned(), input.scope.clone())],
        button: text!(t, domains.stop),
        keep: text!(t, domains.keep),
        back: paths::of(paths::DOMAIN, &row.id),
    };
    Ok(ask(context, asked, &row.name, people, &input.typed, error))
}

/// Uses a domain no longer in a purchasing account.
pub async fn submit_stop(
    context: Context,
    Path(domain): Path<String>,
    Form(asked): Form<DomainUse>,
) -> Outcome<Response> {
    let input = DomainUse { domain, ..asked };
    match Box::pin(context.perform(domains::stop_using(&context, &input))).await {
        Ok(()) => {}
        Err(Failure::Refused(error @ ApiError::Invalid(_))) => return stop_page(&context, &input, Some(&error)).await,
        Err(failure) => return Err(failure),
    }
    let actor = authorize(&context, Permission::ViewDomains)?;
    let path = if domains::view(&context, &actor, &input.domain).await.is_ok() {
        paths::of(paths::DOMAIN, &input.domain)
    } else {
        paths::DOMAINS.to_owned()
    };
    Ok(see_other_telling(&context, &path, Notice::DomainUnshared))
}
