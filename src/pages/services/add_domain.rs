//! Adding a domain: one field, then what it means, then it counts.

use super::words::domain_fault;
use crate::{
    api::{
        ApiError,
        domains::{AddDomain, DomainAnswer, DomainPreview},
    },
    components::{Fact, Fields, FormTexts, Input, Tone, facts, note},
    domain::{access::Permission, domain_name::DomainName, fault::FaultCode, notice::Notice},
    islands::forms_in_place::FormsInPlace,
    pages::{
        components::form_texts,
        frame::{Layout, Page, notice::see_other_telling, respond, sign_in_first},
    },
    paths,
    server::{
        access::authorize,
        context::Context,
        failure::{Failure, Outcome},
        html::IntoHtml,
        http::{form::Form, see_other, with_query},
        text::text,
        workflow::{domains, drafts},
    },
};
use axum::{extract::Query, response::Response};
use leptos::prelude::*;

/// Shows the form.
pub async fn show(context: Context, Query(input): Query<AddDomain>) -> Outcome<Response> {
    let actor = authorize(&context, Permission::AssociateDomains)?;
    let kept: Option<AddDomain> = drafts::find(&context, paths::DOMAIN_ADD).await?;
    // What the address names comes first.
    let kept = kept.filter(|kept| input.domain.is_empty() && (input.scope.is_empty() || kept.scope == input.scope));
    let mut input = kept.unwrap_or(input);
    if input.scope.is_empty() {
        // Whoever typed the address has named no purchasing account; with several, the list asks for which.
        let Some(only) = domains::only_account(&context, &actor).await? else { return Ok(see_other(paths::DOMAINS)) };
        input.scope = only;
    }
    Ok(page(&context, &input, None, None))
}

/// Shows what adding the domain means, or adds it once that was confirmed.
pub async fn submit(context: Context, Form(input): Form<AddDomain>) -> Outcome<Response> {
    match context.perform(domains::add(&context, &input)).await {
        Ok(DomainAnswer::Preview(preview)) => Ok(page(&context, &input, Some(&preview), None)),
        Ok(DomainAnswer::Added(path)) => Ok(see_other_telling(&context, &path, Notice::DomainAdded)),
        Err(Failure::Refused(ApiError::Unauthenticated)) => {
            sign_in_first::kept(&context, paths::DOMAIN_ADD, &AddDomain { confirmed: String::new(), ..input }).await
        }
        Err(failure) => Ok(page(&context, &input, None, Some(&failure.for_form()?))),
    }
}

fn page(context: &Context, input: &AddDomain, preview: Option<&DomainPreview>, error: Option<&ApiError>) -> Response {
    let t = context.locale();
    let title = text!(t, domains.add_title);
    let page = Page::new(title.clone(), Layout::Narrow).with_error(error).with_form(paths::DOMAIN_ADD).with_islands();
    respond(context, page, || {
        let back = with_query(paths::DOMAINS, [("scope", input.scope.as_str())]);
        let form = match preview {
            Some(preview) => confirmation(context, input, preview),
            None => entry(context, input, error),
        };
        view! {
            <p class="breadcrumb"><a href=back>{text!(t, label.associate_domains)}</a></p>
            <h1 class="page-title">{title}</h1>
            <FormsInPlace>{form}</FormsInPlace>
        }
        .into_html()
    })
}

/// The texts of the form, with a sentence for what is wrong with this domain.
fn texts(context: &Context, input: &AddDomain, error: Option<&ApiError>) -> FormTexts {
    let mut texts = (*form_texts(context)).clone();
    let fault = error.and_then(|error| {
        error.faults().iter().find_map(|fault| match fault.code {
            FaultCode::Domain(reason) => Some(reason),
            _ => None,
        })
    });
    if let (Some(reason), Some(sentence)) = (fault, texts.faults.last_mut()) {
        let meant = DomainName::meant(&input.domain).map(|name| name.to_unicode());
        *sentence = domain_fault(context, reason, meant.as_deref());
    }
    texts
}

fn entry(context: &Context, input: &AddDomain, error: Option<&ApiError>) -> AnyView {
    let t = context.locale();
    let faults = error.map(ApiError::faults).unwrap_or_default().to_vec();
    let labels = vec![("domain", text!(t, domains.domain))];
    let fields = Fields::new(labels, texts(context, input, error), Signal::stored(faults));
    let domain = Input {
        autocomplete: "off",
        inputmode: Some("url"),
        enterkeyhint: Some("next"),
        hint: Some(text!(t, domains.add_hint)),
        is_first: true,
        ..Input::default()
    };
    view! {
        <p class="lead">{text!(t, domains.add_lead)}</p>
        <form class="form card" id="form" method="post" action=paths::DOMAIN_ADD novalidate>
            {fields.summary()}
            <input type="hidden" name="scope" value=input.scope.clone()/>
            {fields.input("domain", &input.domain, domain)}
            <div class="form-actions"><button class="button primary">{text!(t, domains.add_next)}</button></div>
        </form>
    }
    .into_html()
}

fn confirmation(context: &Context, input: &AddDomain, preview: &DomainPreview) -> AnyView {
    let t = context.locale();
    let mut lines = vec![Fact::new(text!(t, domains.domain), preview.unicode.clone())];
    if preview.unicode != preview.name {
        lines.push(Fact::new(text!(t, domains.in_dns), preview.name.clone()));
    }
    if !preview.overlaps.is_empty() {
        lines.push(Fact::list(text!(t, domains.overlaps), preview.overlaps.clone()));
    }
    if !preview.people.is_empty() {
        let mut people = preview.people.clone();
        if preview.has_more_people {
            people.push(text!(t, domains.and_more));
        }
        lines.push(Fact::list(text!(t, domains.people_there), people));
    }
    let meaning = match &preview.parent {
        _ if preview.is_known => text!(t, domains.add_known),
        Some(parent) => text!(t, domains.add_by_parent, parent = parent),
        None => text!(t, domains.add_by_record),
    };
    let again = with_query(paths::DOMAIN_ADD, [("scope", input.scope.as_str()), ("domain", preview.unicode.as_str())]);
    view! {
        <form class="form card" id="form" method="post" action=paths::DOMAIN_ADD data-leaves="">
            <input type="hidden" name="scope" value=input.scope.clone()/>
            <input type="hidden" name="domain" value=preview.name.clone()/>
            <input type="hidden" name="confirmed" value=preview.name.clone()/>
            {facts(lines)}
            {note(Tone::Info, meaning)}
            <div class="form-actions">
                <button class="button primary" autofocus>{text!(t, domains.add)}</button>
                <a class="button" href=again>{text!(t, domains.add_change)}</a>
            </div>
        </form>
    }
    .into_html()
}
