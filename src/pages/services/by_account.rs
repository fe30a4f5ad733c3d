//! A page with a section for each purchasing account: the one in the address, the chosen one, or all that the actor
//! may see.

use crate::{
    components::{page_head, result_message},
    pages::{
        components::{guide_link, list::are_told_apart},
        frame::{
            Layout, Page,
            notice::take_result,
            respond,
            scope::{elsewhere, named_scope, scope_name},
        },
    },
    paths,
    server::{
        context::Context,
        html::IntoHtml,
        text::text,
        workflow::scopes::{NamedScope, Scoped},
    },
};
use axum::response::Response;
use leptos::prelude::*;
use serde::Deserialize;

/// The query of such a page.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Arrival {
    scope: String,
}

/// What a page shows of a purchasing account.
pub trait AccountPart {
    /// The purchasing account.
    fn scope(&self) -> &NamedScope;
    /// The body of the section.
    fn body(&self, context: &Context, account_name: &str) -> AnyView;
}

impl Arrival {
    /// The purchasing account in the address.
    #[must_use]
    pub fn asked(&self) -> Option<&str> {
        Some(self.scope.as_str()).filter(|id| !id.is_empty())
    }

    /// The page.
    pub fn page<T: AccountPart>(
        &self,
        context: &Context,
        title: String,
        lead: String,
        parts: &Scoped<Vec<T>>,
    ) -> Response {
        let parts = match parts {
            Scoped::Allowed(parts) => parts,
            Scoped::NotHere(scopes) => return elsewhere(context, title, &self.scope, scopes),
        };
        let t = context.locale();
        let scopes: Vec<_> = parts.iter().map(|part| part.scope().clone()).collect();
        let named = named_scope(context, &self.scope, &scopes);
        let result = take_result(context, "");
        let page = Page::new(title.clone(), Layout::Wide).with_scope(named).with_result(context, result.as_ref());
        respond(context, page, || {
            let has_several = are_told_apart(&scopes);
            let sections = parts.iter().map(|part| account_section(context, part, has_several)).collect::<Vec<_>>();
            view! {
                {page_head(title, lead, ())}
                {result.map(result_message)}
                {sections}
                {guide_link(context, paths::GUIDE_SERVICES, text!(t, label.guide_online_services))}
            }
            .into_html()
        })
    }
}

fn account_section(context: &Context, part: &impl AccountPart, has_several: bool) -> AnyView {
    let name = scope_name(context, part.scope());
    let body = part.body(context, &name);
    if has_several {
        view! { <section class="section"><h2>{name}</h2>{body}</section> }.into_html()
    } else {
        view! { <section class="section" aria-label=name>{body}</section> }.into_html()
    }
}
