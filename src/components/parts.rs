//! Small components: page heads, sections, lists of facts, tables, pagination.

use super::{compact::compact, icon::icon};
use leptos::prelude::*;

/// Title and lead of a page, with what stands beside them.
pub fn page_head<V: IntoView + 'static>(title: String, lead: String, beside: V) -> impl IntoView + use<V> {
    view! {
        <div class="page-head">
            <div><h1 class="page-title">{title}</h1><p class="lead">{lead}</p></div>
            {beside}
        </div>
    }
}

/// A section of a page; its heading has this id.
pub fn section<V: IntoView + 'static>(id: &'static str, title: String, body: V) -> impl IntoView + use<V> {
    view! { <section class="section" aria-labelledby=id><h2 id=id>{title}</h2>{body}</section> }
}

/// Says why there is nothing to see, and what to do next.
pub fn empty<V: IntoView + 'static>(
    icon_name: &str,
    [title, sentence]: [String; 2],
    next: Option<V>,
) -> impl IntoView + use<V> {
    view! { <div class="empty">{icon(icon_name)}<h2>{title}</h2><p>{sentence}</p>{next}</div> }
}

compact! {
    /// A fact: what it is, and its values.
    pub struct Fact {
        /// What it is.
        pub name: String,
        /// Its values, each on a line.
        pub values: Vec<String>,
        /// The language of the values, where it is not the page's.
        pub language: Option<String>,
    }
}

impl Fact {
    /// A fact with one value.
    #[must_use]
    pub fn new(name: String, value: String) -> Self {
        Self::list(name, vec![value])
    }

    /// A fact with any number of values.
    #[must_use]
    pub const fn list(name: String, values: Vec<String>) -> Self {
        Self { name, values, language: None }
    }

    /// The same with values in another language than the page's.
    #[must_use]
    pub fn in_language(self, code: &str) -> Self {
        Self { language: Some(code.to_owned()), ..self }
    }
}

/// A list of facts.
pub fn facts(facts: Vec<Fact>) -> impl IntoView + use<> {
    let rows = facts.into_iter().map(|Fact { name, values, language }| {
        let values = values.into_iter().map(|value| view! { <dd lang=language.clone()>{value}</dd> });
        view! { <div><dt>{name}</dt>{values.collect::<Vec<_>>()}</div> }
    });
    view! { <dl class="facts">{rows.collect::<Vec<_>>()}</dl> }
}

/// A table with a caption; on small screens its rows become cards, where each [`cell`] says what it is.
pub fn table<H: IntoView + 'static, R: IntoView + 'static>(
    class: &'static str,
    caption: String,
    heads: H,
    rows: R,
) -> impl IntoView + use<H, R> {
    view! {
        <div class="table-wrap">
            <table class=class>
                <caption>{caption}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// The headings of a table's columns.
pub fn heads<const N: usize>(titles: [String; N]) -> impl IntoView + use<N> {
    titles.map(|title| view! { <th scope="col">{title}</th> }).into_iter().collect::<Vec<_>>()
}

/// A cell of a table; `label` is the heading of its column.
pub fn cell<V: IntoView + 'static>(label: String, content: V) -> impl IntoView + use<V> {
    view! { <td data-label=label>{content}</td> }
}

/// An email address in a table, which may break within a word.
pub fn address(email: String) -> impl IntoView + use<> {
    view! { <span class="address">{email}</span> }
}

/// A link to another page of a list.
pub struct PageLink {
    /// What it says.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// What the other page is to this one: `prev` or `next`.
    pub rel: Option<&'static str>,
}

/// Pagination links; nothing if there is only one page.
pub fn pager(label: String, links: Vec<PageLink>) -> Option<impl IntoView + use<>> {
    if links.is_empty() {
        return None;
    }
    let links = links.into_iter().map(|PageLink { label, href, rel }| {
        view! { <li><a class="button" rel=rel href=href>{label}</a></li> }
    });
    Some(view! { <nav class="pager" aria-label=label><ul>{links.collect::<Vec<_>>()}</ul></nav> })
}
